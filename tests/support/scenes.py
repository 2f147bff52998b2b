"""Everything that the window can show, by name, for the tests that look at all of it.

Every view of `desktop_app.views` is among them, and what lies over a view: questions, messages,
menus, toasts, the bar across the top, and what stands where nothing is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.domain.playback import Phase
from desktop_app.domain.shelf import Chip, GroupHeader, ShelfRow
from desktop_app.domain.time import DAY
from desktop_app.ui import moments
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.explanation import ExplanationDialog
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.dialogs.warning import WarningDialog, warning_of
from desktop_app.ui.main_window import BannerProps
from desktop_app.ui.widgets.disclosure import Disclosure
from desktop_app.ui.widgets.lines.view import LinesView
from desktop_app.views import VIEWS, show
from desktop_app.wiring.desk import CLOCK
from tests.support.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """A name, and what brings it about; `leave` takes back what would stay."""

    name: str
    show: Callable[[Stage], None]
    leave: Callable[[Stage], None] = lambda _stage: None


def scenes() -> list[Scene]:
    """All of them; what changes the library stands last."""
    return [
        *(Scene(view, _view(view)) for view in VIEWS),
        Scene("library: no result", _search("zzz")),
        *(Scene(f"library: {chip}", _filter(chip)) for chip in (Chip.READY, Chip.EXPIRED)),
        Scene("library: several rows", _select_all),
        Scene("library: a folded group", _fold_all, _unfold_all),
        Scene("library: orders", _open_orders),
        Scene("library: menu of a row", _menu_of_row),
        Scene("library: menu of a group", _menu_of_group),
        Scene("catalogue: no result", _search_catalogue),
        Scene("catalogue: menu of a row", _menu_in_catalogue),
        Scene("catalogue: why an episode is not offered", _not_offered),
        Scene("inspector: everything unfolded", _unfold_details, _unfold_details),
        Scene("inspector: nothing", _inspect_nothing),
        Scene("player: subtitles", _open_subtitles),
        Scene("player: file that cannot be decoded", _undecodable),
        Scene("settings: start over", _ask_start_over),
        Scene("shortcuts", _show_help),
        Scene("explanation", _explain, _is_explained),
        *(
            Scene(f"why: {status}", _why(status))
            for status in (Status.EXPIRED, Status.LOCKED, Status.REVOKED, Status.RETURNED)
        ),
        Scene("warning: several episodes", _warn_of_several),
        *(
            Scene(f"warning: {variant}", _warn_as(variant), _warn_as_designed)
            for variant in ("sheet", "delayed", "details-first")
        ),
        *(
            Scene(f"bar: {kind}", _bar(kind), _hide_bars)
            for kind in ("clock", "device", "network", "disk")
        ),
        Scene("toast: removed", _remove, _undo),
    ]


def each(stage: Stage) -> Iterator[str]:
    """Every scene of a session, one after the other; its name while it is shown.

    Time stands still meanwhile: the next tick would take back what is shown here out of season.
    So does what slides in.
    """
    stage.session.ticker.stop()
    stage.session.theme.set_reduced_motion(True)
    for scene in scenes():
        scene.show(stage)
        settle(stage)
        yield scene.name
        leave(stage)
        scene.leave(stage)


def settle(stage: Stage) -> None:
    """Everything is laid out, which a layout inside of another takes rounds for, and painted."""
    before: list[QRect] = []
    for _ in range(10):
        for window in tops():
            window.grab()
        QApplication.processEvents()
        after = [one.geometry() for top in tops() for one in top.findChildren(QWidget)]
        if after == before:
            return
        before = after


def tops() -> list[QWidget]:
    """The windows that are seen, the newest last."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def leave(stage: Stage) -> None:
    """Close what lies on top, and see everything again."""
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()
    for over in (*stage.window.findChildren(QDialog), *stage.window.findChildren(Sheet)):
        if over.isVisible():
            over.reject()
    if stage.window.is_covered:
        stage.session.player.close_requested.emit()
    page = stage.session.downloads_page
    page.search.clear()
    stage.session.catalogue_page.search.clear()
    page.on_chip_chosen(Chip.ALL)
    page.chips.set_current(Chip.ALL)
    stage.window.show_place("library")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# how


def _opened(stage: Stage, kind: type[CardDialog | Sheet]) -> None:
    """The card is there; whether it hears yet is for those to ask who press its keys."""
    stage.until(lambda: any(one.isVisible() for one in stage.window.findChildren(kind)))


def _view(view: str) -> Callable[[Stage], None]:
    def shown(stage: Stage) -> None:
        if view == "player":
            stage.session.playback.hold_at(Phase.PLAYING)
        assert show(stage.session, view), f"there is no {view}"
        if view == "player":
            stage.until(lambda: stage.session.player.surface.has_picture)
        if view == "warning":
            _opened(stage, WarningDialog)

    return shown


def _search(words: str) -> Callable[[Stage], None]:
    return lambda stage: stage.session.downloads_page.search.setText(words)


def _filter(chip: Chip) -> Callable[[Stage], None]:
    def shown(stage: Stage) -> None:
        stage.session.downloads_page.on_chip_chosen(chip)
        stage.session.downloads_page.chips.set_current(chip)

    return shown


def _select_all(stage: Stage) -> None:
    stage.session.downloads_page.view.selectAll()


def _fold_all(stage: Stage) -> None:
    stage.session.downloads_page.view.fold_all(folded=True)


def _unfold_all(stage: Stage) -> None:
    stage.session.downloads_page.view.fold_all(folded=False)


def _open_orders(stage: Stage) -> None:
    stage.session.downloads_page.on_sort_clicked()


def _menu(view: LinesView, number: int) -> None:
    view.setCurrentIndex(view.model().index(number, 0))
    place = view.viewport().rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, place, view.mapToGlobal(place), Qt.KeyboardModifier(0))
    QApplication.sendEvent(view.viewport(), event)
    assert isinstance(QApplication.activePopupWidget(), QMenu)


def _line(view: LinesView, kind: type[object]) -> int:
    lines = view._lines
    return next(one for one in range(lines.rowCount()) if isinstance(lines.line(one), kind))


def _menu_of_row(stage: Stage) -> None:
    view = stage.session.downloads_page.view
    _menu(view, _line(view, ShelfRow))


def _menu_of_group(stage: Stage) -> None:
    view = stage.session.downloads_page.view
    _menu(view, _line(view, GroupHeader))


def _menu_in_catalogue(stage: Stage) -> None:
    stage.window.show_place("catalogue")
    view = stage.session.catalogue_page.view
    _menu(view, _line(view, ShelfRow))


def _search_catalogue(stage: Stage) -> None:
    stage.window.show_place("catalogue")
    stage.session.catalogue_page.search.setText("zzz")


def _not_offered(stage: Stage) -> None:
    stage.window.show_place("catalogue")
    stage.session.library.ask_download(EpisodeKey("demo", "terminus"))
    _opened(stage, MessageDialog)


def _unfold_details(stage: Stage) -> None:
    _view("inspector")(stage)
    for one in stage.session.inspector.findChildren(Disclosure):
        one.click()


def _inspect_nothing(stage: Stage) -> None:
    if not stage.window.inspector_shown:
        stage.window.toggle_inspector()
    stage.session.inspector.show_nothing()


def _open_subtitles(stage: Stage) -> None:
    _view("player")(stage)
    stage.until(stage.session.player.subtitles.isEnabled)
    stage.session.player.open_subtitles()


def _undecodable(stage: Stage) -> None:
    key = _first(stage, Status.READY)
    episode = stage.session.opened.ledger.episode(key)
    broken = stage.session.data_dir / "broken.webm"
    broken.write_bytes(b"no film at all")
    stage.session.playback.open(episode, broken, 0.0)
    stage.window.show_cover()
    stage.until(lambda: stage.session.player.props.message is not None)


def _ask_start_over(stage: Stage) -> None:
    stage.window.show_place("settings")
    stage.session.settings_page.start_over.on_asked()


def _show_help(stage: Stage) -> None:
    stage.press(Qt.Key.Key_F1)
    assert QApplication.activeModalWidget() is not None


def _explain(stage: Stage) -> None:
    stage.session.settings.put("explained_first_play", value=False)
    stage.session.library.ask_play(_first(stage, Status.READY))
    _opened(stage, ExplanationDialog)


def _is_explained(stage: Stage) -> None:
    stage.session.settings.put("explained_first_play", value=True)


def _why(status: Status) -> Callable[[Stage], None]:
    def shown(stage: Stage) -> None:
        stage.session.downloads_page.view.why_requested.emit(_first(stage, status))
        _opened(stage, MessageDialog)

    return shown


def _warn_of_several(stage: Stage) -> None:
    keys = [row.episode.key for row in _rows(stage) if row.greyed]
    stage.session.library.ask_download(*keys)
    _opened(stage, WarningDialog)


def _warn_as(variant: str) -> Callable[[Stage], None]:
    def shown(stage: Stage) -> None:
        stage.session.set_variant(variant)
        assert show(stage.session, "warning")
        _opened(stage, warning_of(stage.session.variant))

    return shown


def _warn_as_designed(stage: Stage) -> None:
    stage.session.set_variant("neutral")


def _bar(kind: str) -> Callable[[Stage], None]:
    def shown(stage: Stage) -> None:
        texts = stage.session.texts
        match kind:
            case "clock":
                accept = moments.accept_clock(texts)
                props = BannerProps(CLOCK, "clock", moments.clock_set_back(3 * DAY, texts), accept)
            case "device":
                props = BannerProps("device", "shield-alert", moments.device_modified(texts))
            case "network":
                props = BannerProps("network", "wifi-off", moments.offline(texts))
            case _:
                props = BannerProps("disk", "hard-drive", moments.disk_full(texts))
        stage.window.show_banners([props])

    return shown


def _hide_bars(stage: Stage) -> None:
    stage.session.wiring.desk.show_conditions()


def _remove(stage: Stage) -> None:
    stage.session.library.remove(_first(stage, Status.ACTIVE))
    assert stage.window.toasts.shown


def _undo(stage: Stage) -> None:
    stage.window.on_undo()
    assert not stage.window.toasts.shown


def _rows(stage: Stage) -> list[ShelfRow]:
    model = stage.session.downloads_page.model
    lines = [model.line(number) for number in range(model.rowCount())]
    return [line for line in lines if isinstance(line, ShelfRow)]


def _first(stage: Stage, status: Status) -> EpisodeKey:
    found = [row for row in _rows(stage) if row.entitlement.status(row.as_of) is status]
    assert found, f"no row is {status}"
    return next((row for row in found if row.transfer is None), found[0]).episode.key


__all__ = ["Scene", "each", "leave", "scenes", "settle", "tops"]
