"""Everything that the window can show, by name, for the tests that look at all of it.

Every view of `desktop_app.features.views` is among them, and what lies over a view: questions,
messages, menus, toasts, the bar across the top, and what stands where nothing is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.intent import Intent
from desktop_app.domain.licence import Status
from desktop_app.domain.media_folder import MediaShown, MoveShown
from desktop_app.domain.playback import Phase
from desktop_app.domain.shelf import Chip, GroupHeader, ShelfRow
from desktop_app.domain.time import DAY
from desktop_app.domain.tracks import Track
from desktop_app.features.showing.conditions import CLOCK
from desktop_app.features.views import PLAYER_VIEWS, VIEWS
from desktop_app.ui import media_words, moments
from desktop_app.ui.badges import badge_of
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.closing import ClosingDialog
from desktop_app.ui.dialogs.explanation import ExplanationDialog
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.dialogs.warning import WarningDialog, warning_of
from desktop_app.ui.library.view import DownloadsView
from desktop_app.ui.lines.view import LinesView
from desktop_app.ui.player.echo import on_top_echo
from desktop_app.ui.player.next_words import NextProps
from desktop_app.ui.player.props import place_of
from desktop_app.ui.widgets.disclosure import Disclosure
from desktop_app.ui.widgets.focus import bring_into_view
from desktop_app.ui.window.banners import BannerProps
from tests.support.stage import Stage

ELSEWHERE = "/media/camille/Films et séries de vacances/Sablier-3fa85f12"


@dataclass(frozen=True, slots=True)
class Scene:
    """A name, and what brings it about; `leave` takes back what would stay."""

    name: str
    show: Callable[[Stage], None]
    leave: Callable[[Stage], None] = lambda _stage: None


def scenes() -> list[Scene]:
    """All of them; what changes the library stands last."""
    return [
        *(Scene(view, _view(view), _in_window) for view in VIEWS),
        Scene("library: no result", _search("zzz")),
        *(Scene(f"library: {chip}", _filter(chip)) for chip in (Chip.READY, Chip.EXPIRED)),
        Scene("library: several rows", _select_all),
        Scene("library: a folded group", _fold_all, _unfold_all),
        Scene("library: orders", _open_orders),
        Scene("library: menu of a row", _menu_of_row),
        Scene("library: menu of a group", _menu_of_group),
        Scene("transfers: what failed", _inspect_failed),
        Scene("transfers: menu of a row", _menu_in_queue),
        Scene("transfers: a row that is dragged", _drag, _let_go),
        Scene("closing on transfers", _ask_before_closing),
        Scene("catalogue: no result", _search_catalogue),
        Scene("catalogue: menu of a row", _menu_in_catalogue),
        Scene("catalogue: why an episode is not offered", _not_offered),
        Scene("inspector: everything unfolded", _unfold_details, _unfold_details),
        Scene("inspector: nothing", _inspect_nothing),
        Scene("player: menu", _open_menu),
        Scene("player: every button and an echo", _show_every_button),
        Scene("player: no sound", _be_silent),
        Scene("player: the next episode", _offer_next, _offer_nothing),
        Scene("player: overtime, full screen", _overtime, _in_window),
        Scene("settings: start over", _ask_start_over),
        Scene("settings: the downloads elsewhere", _elsewhere, _not_elsewhere),
        Scene("settings: the downloads move", _moving, _not_elsewhere),
        Scene("shortcuts", _show_help),
        Scene("explanation", _explain, _is_explained),
        *(
            Scene(f"why: {status}", _why(status))
            for status in (Status.EXPIRED, Status.LOCKED, Status.REVOKED, Status.RETURNED)
        ),
        Scene("warning: several episodes", _warn_of_several, _close_toast),
        *(
            Scene(f"warning: {variant}", _warn_as(variant), _warn_as_designed)
            for variant in ("sheet", "delayed", "details-first")
        ),
        *(
            Scene(f"bar: {kind}", _bar(kind), _hide_bars)
            for kind in ("clock", "device", "network", "folder", "disk")
        ),
        Scene("toast: removed", _remove, _undo),
        Scene("toast: several refused", _refuse_several, _close_toast),
    ]


def each(stage: Stage, wanted: Callable[[str], object] = str) -> Iterator[str]:
    """Every scene of a session, one after the other; its name while it is shown.

    `wanted` says by its name whether a scene is shown at all: without it each of them is.

    Time stands still meanwhile: the next tick would take back what is shown here out of season.
    So does what slides in.
    """
    stage.session.ticker.stop()
    stage.session.theme.set_reduced_motion(True)
    for scene in scenes():
        if not wanted(scene.name):
            continue
        scene.show(stage)
        settle(stage)
        yield scene.name
        leave(stage)
        scene.leave(stage)


def settle(stage: Stage) -> None:
    """Everything is laid out, which a layout inside of another takes rounds for."""

    def places() -> list[QRect]:
        return [one.geometry() for top in tops() for one in top.findChildren(QWidget)]

    QApplication.processEvents()
    before = places()
    for _ in range(10):
        for window in tops():
            window.grab(QRect(0, 0, 1, 1))  # lays out all of it
        QApplication.processEvents()
        after = places()
        if after == before:
            return
        before = after


def paint() -> None:
    """Every window that is seen."""
    for window in tops():
        window.grab()


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
        player = stage.session.player
        if view in PLAYER_VIEWS:
            stage.session.playback.hold_at(Phase.PLAYING)
        assert stage.session.features.views.show(view), f"there is no {view}"
        if view == "player-unable":
            stage.until(lambda: player.props.message is not None)
        elif view in PLAYER_VIEWS:
            stage.until(lambda: player.surface.has_picture)
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
    stage.session.downloads_page.view.folding.fold_all(folded=True)


def _unfold_all(stage: Stage) -> None:
    stage.session.downloads_page.view.folding.fold_all(folded=False)


def _open_orders(stage: Stage) -> None:
    stage.session.downloads_page._sort.on_clicked()


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


def _queue(stage: Stage, episode: str) -> LinesView:
    page = stage.session.downloads_page
    page.show_chip(Chip.DOWNLOADING)
    assert page.view.select_key(EpisodeKey("demo", episode))
    return page.view


def _inspect_failed(stage: Stage) -> None:
    _queue(stage, "clearing")
    if not stage.window.inspector_shown:
        stage.window.toggle_inspector()


def _menu_in_queue(stage: Stage) -> None:
    view = _queue(stage, "heartwood")
    _menu(view, view.currentIndex().row())


def _drag(stage: Stage) -> None:
    view = _queue(stage, "heartwood")
    assert isinstance(view, DownloadsView)
    at = view.visualRect(view.currentIndex()).center()
    view._drag.hold(view.currentIndex().row(), at)
    view._drag.move_to(at + QPoint(0, 40))
    assert view._drag.is_dragging


def _let_go(stage: Stage) -> None:
    stage.session.downloads_page.view._drag.cancel()


def _ask_before_closing(stage: Stage) -> None:
    s = stage.session
    ClosingDialog(s.theme, s.texts, 2, s.elapsed, s.window).open()
    _opened(stage, ClosingDialog)


def _refuse_several(stage: Stage) -> None:
    stage.session.library.ask_download(
        *(EpisodeKey("demo", one) for one in ("low-water", "terminus", "junction", "mycelium"))
    )
    stage.until(lambda: bool(stage.window.toasts.shown))


def _close_toast(stage: Stage) -> None:
    for toast in stage.window.toasts.shown:
        stage.window.toasts.withdraw(toast.key)


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


def _open_menu(stage: Stage) -> None:
    _view("player")(stage)
    controls = stage.session.player.controls
    stage.until(lambda: bool(stage.session.player.state.subtitle_tracks))
    (controls.more if controls.more.isVisible() else controls.subtitles).click()


def _show_every_button(stage: Stage) -> None:
    _view("player")(stage)
    sounds = (Track("0", "fr"), Track("1", "en"))
    shown = replace(stage.session.playback.shown, audio_tracks=sounds, rate=1.25)
    stage.session.player.show_state(shown)
    stage.session.player.say(on_top_echo(stage.session.texts, on=None))


def _be_silent(stage: Stage) -> None:
    _view("player")(stage)
    stage.session.player.show_state(replace(stage.session.playback.shown, silent=True))


def _offer_next(stage: Stage) -> None:
    _view("player-ended")(stage)
    stage.session.features.next_episode.drop()  # a countdown of its own would play on meanwhile
    texts, row = stage.session.texts, _row(stage, Status.READY)
    stage.session.player.show_next(
        NextProps(
            title=texts.local(row.episode.title),
            place=place_of(row.episode, texts),
            poster=row.episode.poster,
            badge=badge_of(row, row.as_of, texts),
            sentence=texts.local(row.episode.series_title),
            seconds_left=8,
            play_name=texts.tr("Play", "button"),
            cancel_name=texts.tr("Not now", "button: of the warning"),
        )
    )


def _offer_nothing(stage: Stage) -> None:
    stage.session.player.show_next(None)


def _overtime(stage: Stage) -> None:
    _view("player-full-screen")(stage)
    row = _row(stage, Status.ACTIVE)
    over = row.entitlement.ends_at
    stage.session.player.show_row(row, over)
    stage.session.player.hiding.hide()


def _in_window(stage: Stage) -> None:
    stage.session.player.set_full_screen(False)


def _ask_start_over(stage: Stage) -> None:
    stage.window.show_place("settings")
    stage.session.settings_page.start_over.on_asked()


def _elsewhere(stage: Stage) -> None:
    _show_media(stage, MediaShown(ELSEWHERE, 1_200_000_000, 61_000_000_000, is_own=False))


def _moving(stage: Stage) -> None:
    move = MoveShown(ELSEWHERE, 420_000_000, 1_200_000_000)
    _show_media(stage, MediaShown("/home/camille", 1_200_000_000, 61_000_000_000, move=move))


def _show_media(stage: Stage, shown: MediaShown) -> None:
    stage.window.show_place("settings")
    stage.session.settings_page.media.show_media(shown)
    bring_into_view(stage.session.settings_page.media)


def _not_elsewhere(stage: Stage) -> None:
    stage.session.showing.counts.show_media()


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
        stage.session.downloads_page.view.ask(Intent.WHY, _first(stage, status))
        _opened(stage, MessageDialog)

    return shown


def _warn_of_several(stage: Stage) -> None:
    keys = [row.episode.key for row in _rows(stage) if row.greyed]
    stage.session.library.ask_download(*keys)
    _opened(stage, WarningDialog)


def _warn_as(variant: str) -> Callable[[Stage], None]:
    def shown(stage: Stage) -> None:
        stage.session.variants.choose(variant)
        assert stage.session.features.views.show("warning")
        _opened(stage, warning_of(stage.session.variants.current))

    return shown


def _warn_as_designed(stage: Stage) -> None:
    stage.session.variants.choose("neutral")


def _bar(kind: str) -> Callable[[Stage], None]:
    def shown(stage: Stage) -> None:
        texts = stage.session.texts
        match kind:
            case "clock":
                accept = moments.accept_clock(texts)
                props = BannerProps(CLOCK, "clock", moments.clock_set_back(3 * DAY, texts), accept)
            case "device":
                props = BannerProps("device", "shield-alert", moments.device_modified(texts))
            case "folder":
                props = BannerProps(
                    "folder", "hard-drive", media_words.unreadable(ELSEWHERE, texts)
                )
            case "network":
                props = BannerProps("network", "wifi-off", moments.offline(texts))
            case _:
                props = BannerProps("disk", "hard-drive", moments.disk_full(texts))
        stage.window.show_banners([props])

    return shown


def _hide_bars(stage: Stage) -> None:
    stage.session.showing.conditions.show()


def _remove(stage: Stage) -> None:
    stage.session.library.remove(_first(stage, Status.ACTIVE))
    assert stage.window.toasts.shown


def _undo(stage: Stage) -> None:
    stage.window.toasts.act_on_newest()
    assert not stage.window.toasts.shown


def _rows(stage: Stage) -> list[ShelfRow]:
    model = stage.session.downloads_page.model
    lines = [model.line(number) for number in range(model.rowCount())]
    return [line for line in lines if isinstance(line, ShelfRow)]


def _row(stage: Stage, status: Status) -> ShelfRow:
    key = _first(stage, status)
    return next(row for row in _rows(stage) if row.episode.key == key)


def _first(stage: Stage, status: Status) -> EpisodeKey:
    found = [row for row in _rows(stage) if row.entitlement.status(row.as_of) is status]
    assert found, f"no row is {status}"
    return next((row for row in found if row.transfer is None), found[0]).episode.key


__all__ = ["Scene", "each", "leave", "paint", "scenes", "settle", "tops"]
