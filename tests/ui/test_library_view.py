"""The rows on screen: keyboard, pointer, and a place that is kept."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import EpisodeKey, LocalText
from desktop_app.domain.intent import Request
from desktop_app.domain.licence import Ending
from desktop_app.domain.shelf import Chip, GroupHeader
from desktop_app.domain.time import HOUR, MINUTE
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.library.plans import plan_header, plan_row, row_sizes
from desktop_app.ui.library.rows import row_props
from desktop_app.ui.library.view import DownloadsView
from desktop_app.ui.lines.rows import HeaderProps, header_props
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.badge import badge_height
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.empty import EmptyState
from tests.support.ears import listen
from tests.ui.shelf import NOW, FakeShelf, began_with_left, every_state, picture, row
from tests.ui.test_model import many


def key(name: str) -> EpisodeKey:
    return EpisodeKey("demo", name)


class Asked:
    """What the view asked for, in order."""

    def __init__(self, view: DownloadsView) -> None:
        self.intents: list[tuple[object, ...]] = []
        view.intent_requested.connect(self.on_intent_requested)

    def on_intent_requested(self, request: Request) -> None:
        self.intents.append((str(request.intent), *request.keys))


def opened(qtbot: QtBot, holder: ThemeHolder, shelf: FakeShelf, size=(776, 800)) -> DownloadsPage:  # type: ignore[no-untyped-def]  # noqa: ANN001
    page = DownloadsPage(holder, Texts("en"), shelf)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot, dark: ThemeHolder) -> DownloadsPage:
    return opened(qtbot, dark, FakeShelf(picture()))


def heights(view: DownloadsView) -> list[int]:
    return [view.rowHeight(number) for number in range(view.model().rowCount())]


def test_rows_are_100_high_with_their_gap_and_headers_36(page: DownloadsPage) -> None:
    assert heights(page.view)[:7] == [36, 100, 100, 100, 100, 36, 100]


def test_arrows_stop_at_headers_and_leave_the_details_alone(
    qtbot: QtBot, page: DownloadsPage
) -> None:
    view = page.view
    view.select_key(key("salt"))
    told: list[object] = []
    view.current_changed.connect(told.append)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 5
    assert view.chosen_rows() == []
    assert told == []
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_key == key("canopy")
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current_key == key("salt")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current_key == key("night-ferry")
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_key == key("first-frost")


def test_enter_plays_what_can_be_played_and_else_says_why(
    qtbot: QtBot, page: DownloadsPage
) -> None:
    asked = Asked(page.view)
    page.view.select_key(key("low-water"))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    page.view.select_key(key("salt"))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert asked.intents == [("play", key("low-water")), ("why", key("salt"))]


def test_keys_for_renewing_removing_and_details(qtbot: QtBot, page: DownloadsPage) -> None:
    asked = Asked(page.view)
    page.view.select_key(key("salt"))
    qtbot.keyClick(page.view, Qt.Key.Key_R)
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    page.view.select_key(key("low-water"))
    qtbot.keyClick(page.view, Qt.Key.Key_Delete)
    qtbot.keyClick(page.view, Qt.Key.Key_I)
    assert asked.intents == [
        ("renew", key("salt")),
        ("clear", key("salt")),
        ("remove", key("low-water")),
        ("inspect", key("low-water")),
    ]


def test_the_button_is_reached_and_pressed_by_keyboard(qtbot: QtBot, page: DownloadsPage) -> None:
    asked = Asked(page.view)
    page.view.select_key(key("mycelium"))
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    page.view.select_key(key("heartwood"))
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.pointer.now.button_focused
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.keyClick(page.view, Qt.Key.Key_Left)
    assert not page.view.pointer.now.button_focused
    assert asked.intents == [("why", key("mycelium")), ("pause", key("heartwood"))]


def lines(page: DownloadsPage) -> list[str]:
    found = [page.model.props(number) for number in range(page.model.rowCount())]
    return [props.title for props in found if props is not None]


@pytest.mark.parametrize("fold", [Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_group_is_folded_and_unfolded_by_keyboard(
    qtbot: QtBot, page: DownloadsPage, fold: Qt.Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, said = page.view, listen(monkeypatch)
    told: list[object] = []
    view.folded.connect(told.append)
    view.select_key(key("canopy"))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().row() == 5, "from a row to its header"
    qtbot.keyClick(view, fold)
    assert lines(page)[5:7] == ["Understory", "Snow Line"]
    assert view.currentIndex().row() == 5
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert lines(page)[5:7] == ["Understory", "6. Canopy"]
    assert told == [frozenset({view._lines.key(5)}), frozenset()]
    assert said == ["Collapsed", "Expanded"]


def test_a_folded_group_says_what_ends_first_in_it(qtbot: QtBot, page: DownloadsPage) -> None:
    page.view.folding.fold(5)
    props = page.model.props(5)
    assert isinstance(props, HeaderProps)
    assert props.badge is not None
    assert props.badge.text == "5 h 20 left"
    assert props.spoken.endswith("5 hours and 20 minutes left, collapsed")
    page.model.on_tick(NOW + MINUTE)
    props = page.model.props(5)
    assert isinstance(props, HeaderProps)
    assert props.badge is not None
    assert props.badge.text == "5 h 19 left"


def test_a_click_on_a_header_folds_it_and_moves_nothing_above(
    qtbot: QtBot, page: DownloadsPage
) -> None:
    view = page.view
    before = view.visualRect(view.model().index(5, 0)).top()
    place = view.visualRect(view.model().index(5, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lines(page)[5:7] == ["Understory", "Snow Line"]
    assert view.visualRect(view.model().index(5, 0)).top() == before
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lines(page)[6] == "6. Canopy"


def test_the_first_row_of_a_group_is_brought_into_view_with_its_header(
    qtbot: QtBot, dark: ThemeHolder
) -> None:
    page = opened(qtbot, dark, FakeShelf(many(300)))
    page.view.select_key(key("e200"))
    page.view.select_key(key("e100"))
    number = page.view.currentIndex().row()
    assert page.model.header(number - 1) is not None
    assert page.view.rowViewportPosition(number - 1) >= 0


def test_what_is_searched_is_found_in_a_folded_group(qtbot: QtBot, page: DownloadsPage) -> None:
    page.view.folding.fold(5)
    page.search.setText("canopy")
    assert lines(page) == ["Understory", "6. Canopy"]
    page.search.clear()
    assert lines(page)[5:7] == ["Understory", "Snow Line"]


def test_a_typed_letter_neither_looks_through_all_rows_nor_moves_the_keyboard(
    qtbot: QtBot, dark: ThemeHolder
) -> None:
    shelf = FakeShelf(many(2_000))
    page = opened(qtbot, dark, shelf)
    view = page.view
    qtbot.keyClick(view, Qt.Key.Key_Home)
    view.grab()
    at, brought = view.current_key, shelf.brought
    for letter in "zxe":
        qtbot.keyClicks(view, letter)
    assert (view.current_key, shelf.brought) == (at, brought)


def test_all_groups_fold_and_the_keyboard_stands_on_the_header(
    qtbot: QtBot, page: DownloadsPage
) -> None:
    view = page.view
    view.select_key(key("canopy"))
    view.folding.fold_all(folded=True)
    assert lines(page) == ["Les Heures creuses", "Understory", "Snow Line"]
    assert view.currentIndex().row() == 1
    view.folding.fold_all(folded=False)
    assert len(lines(page)) == 12
    assert view.currentIndex().row() == 5


def test_several_rows_have_a_bar_in_place_of_the_chips(qtbot: QtBot, page: DownloadsPage) -> None:
    view, bar = page.view, page.selection
    asked = Asked(view)
    where = view.y()
    view.select_key(key("low-water"))
    assert page.chips.isVisible()
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bar.isVisible()
    assert bar.title == "3 selected"
    assert view.y() == where, "nothing moves"
    labels = [one.accessibleName() for one in bar.findChildren(Button) if one.isVisible()]
    assert labels == [
        "Clear the selection", "Play “3. Low Water”, the first that can be played",
        "Renew 1", "Remove 2", "Clear 1",
    ]  # fmt: skip
    for button in (bar.play, bar.renew, bar.remove, bar.clear):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.intents == [
        ("play", key("low-water")),
        ("renew", key("salt")),
        ("remove", key("low-water"), key("harbour-lights")),
        ("clear", key("salt")),
    ]
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert page.chips.isVisible()
    assert [one.key for one in view.chosen_rows()] == [key("salt")]


def test_a_selection_too_large_to_look_at_is_offered_what_may_be_done(
    qtbot: QtBot, dark: ThemeHolder
) -> None:
    page = opened(qtbot, dark, FakeShelf(many(2_000)))
    page.view.setFocus()
    qtbot.keySequence(page.view, QKeySequence(QKeySequence.StandardKey.SelectAll))
    assert page.selection.isVisible()
    assert not page.selection.play.isVisible()
    assert page.selection.remove.isVisible()


def test_another_filter_begins_at_the_top_unless_the_chosen_row_is_in_it(
    qtbot: QtBot, dark: ThemeHolder
) -> None:
    page = opened(qtbot, dark, FakeShelf(many(400)))
    bar = page.view.verticalScrollBar()
    bar.setValue(4_000)
    page.on_chip_chosen(Chip.STARTED)
    assert bar.value() == 0
    page.view.select_key(key("e200"))
    at = page.view.visualRect(page.view.currentIndex()).top()
    page.on_chip_chosen(Chip.ALL)
    assert page.view.visualRect(page.view.currentIndex()).top() == at
    assert page.view.current_key == key("e200")


def button_place(view: DownloadsView, name: str) -> QPoint:
    number = view._rows.find(key(name))
    assert number is not None
    props = view._rows.row(number)
    assert props is not None
    rect = view.visualRect(view.model().index(number, 0)).toRectF()
    plan = plan_row(rect, props, view.heights.sizes, view._holder.theme)
    return plan.button.center().toPoint()


def test_the_button_is_hit_by_the_pointer_and_a_double_click_plays(
    qtbot: QtBot, page: DownloadsPage
) -> None:
    view = page.view
    asked = Asked(view)
    viewport: QWidget = view.viewport()
    left_button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(viewport, left_button, pos=button_place(view, "harbour-lights"))
    qtbot.mouseClick(viewport, left_button, pos=button_place(view, "salt"))
    place = view.visualRect(view.model().index(2, 0)).topLeft() + QPoint(200, 40)
    qtbot.mouseClick(viewport, left_button, pos=place)
    assert view.current_key == key("low-water")
    qtbot.mouseDClick(viewport, left_button, pos=place)
    assert asked.intents == [
        ("play", key("harbour-lights")),
        ("renew", key("salt")),
        ("play", key("low-water")),
    ]


def test_a_press_that_leaves_the_button_does_nothing(qtbot: QtBot, page: DownloadsPage) -> None:
    view = page.view
    asked = Asked(view)
    place = button_place(view, "salt")
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, place.y()))
    assert asked.intents == []


@pytest.mark.parametrize("state", list(every_state()))
def test_every_state_has_a_menu(page: DownloadsPage, state: str) -> None:
    props = row_props(every_state()[state], NOW, Texts("en"))
    labels = [one.text() for one in page.view.menu_for(props).actions() if one.text()]
    assert "Details" in labels
    assert len(labels) == len(set(labels))


def test_what_is_looked_at_stays_where_it_is_when_rows_appear_above(
    qtbot: QtBot, dark: ThemeHolder
) -> None:
    shelf = FakeShelf(many(300))
    page = opened(qtbot, dark, shelf)
    view = page.view
    view.select_key(key("e150"))
    before = view.visualRect(view.currentIndex()).top()
    shelf.put(row("new", series="Series 0003", opened=began_with_left(7 * HOUR)))
    shelf.put(row("newer", series="Series 0004", opened=began_with_left(7 * HOUR)))
    page.model.on_changed({key("new"), key("newer")})
    assert view.current_key == key("e150")
    assert [one.key for one in view.chosen_rows()] == [key("e150")]
    assert view.visualRect(view.currentIndex()).top() == before


def test_a_selection_is_kept_by_its_episodes(qtbot: QtBot, dark: ThemeHolder) -> None:
    shelf = FakeShelf(picture())
    page = opened(qtbot, dark, shelf)
    page.view.select_key(key("low-water"))
    told: list[object] = []
    page.view.current_changed.connect(told.append)
    shelf.put(row("night-ferry", number=4, ended=Ending.EXPIRED, minutes=42))
    page.model.on_changed({key("night-ferry")})
    assert page.view.current_key == key("low-water")
    assert page.model.find(key("low-water")) == 1 or page.view.currentIndex().row() > 0
    assert told == []
    shelf.rows = [one for one in shelf.rows if one.episode.key != key("low-water")]
    page.model.on_changed({key("low-water")})
    assert told == [page.view.current_key]
    assert told != [None], "the next row takes its place"
    assert [one.key for one in page.view.chosen_rows()] == told


@pytest.mark.parametrize("scrolled", [False, True])
def test_what_was_selected_far_away_is_what_is_removed(
    qtbot: QtBot, dark: ThemeHolder, scrolled: bool
) -> None:
    shelf = FakeShelf(many(1_500))
    page = opened(qtbot, dark, shelf)
    view = page.view
    view.select_key(key("e5"))
    if scrolled:
        for step in range(1, 13):
            view.verticalScrollBar().setValue(step * 10_000)
    shelf.put(row("new", series="Series 0000", opened=began_with_left(7 * HOUR)))
    page.model.on_changed({key("new")})
    asked = Asked(view)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert asked.intents == [("remove", key("e5"))]


def test_scrolling_up_over_headers_does_not_jump(qtbot: QtBot, dark: ThemeHolder) -> None:
    page = opened(qtbot, dark, FakeShelf(many(400)))
    view = page.view
    bar = view.verticalScrollBar()
    bar.setValue(20_000)
    for _ in range(40):
        number = view.rowAt(view.viewport().height() // 2)
        before = view.rowViewportPosition(number)
        bar.setValue(bar.value() - 60)
        assert view.rowViewportPosition(number) == before + 60


@pytest.mark.parametrize("count", [100, 10_000])
def test_opening_scrolling_and_searching_bring_the_same_rows(
    qtbot: QtBot, dark: ThemeHolder, count: int
) -> None:
    shelf = FakeShelf(many(count))
    page = opened(qtbot, dark, shelf)
    assert shelf.brought == 64
    shelf.asked.clear()
    page.view.verticalScrollBar().setValue(300)
    assert shelf.brought == 0
    page.search.setText("E1")
    assert shelf.brought <= 64
    assert [what for what, _ in shelf.asked].count("arrange") == 1


def test_search_chips_and_empty_states(qtbot: QtBot, page: DownloadsPage) -> None:
    qtbot.keyClicks(page.search, "salt")
    assert page.model.rowCount() == 2
    page.search.setText("zzz")
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.title == "No title matches “zzz”"
    page.on_empty_acted()
    assert page.model.rowCount() == 12
    page.chips.chosen.emit(Chip.STARTED)
    assert page.model.arrangement.chip is Chip.STARTED
    page.focus_search()
    page.search.setText("x")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""


def test_the_first_run_leads_to_the_catalogue(qtbot: QtBot, dark: ThemeHolder) -> None:
    page = opened(qtbot, dark, FakeShelf([]))
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.title == "Nothing is downloaded yet"
    with qtbot.waitSignal(page.catalogue_requested):
        page.on_empty_acted()


def test_before_the_first_download_there_is_one_thing_to_do(
    qtbot: QtBot, dark: ThemeHolder
) -> None:
    shelf = FakeShelf([])
    page = opened(qtbot, dark, shelf)
    page.activateWindow()
    page.setFocus()
    focused = page.focusWidget()
    assert isinstance(focused, Button)
    assert focused.accessibleName() == "Open the catalogue"
    assert not page.chips.isVisible()
    assert not page._sort.isVisible()
    shelf.rows[:] = picture()
    page.model.reload()
    page.grab()
    assert page.chips.isVisible()
    assert page._sort.isVisible()


def test_the_order_never_stands_alone_on_a_line(qtbot: QtBot, dark: ThemeHolder) -> None:
    page = opened(qtbot, dark, FakeShelf(picture()))
    for width, before_search in ((776, False), (676, True), (776, False), (500, False)):
        page.resize(width, 800)
        page.grab()
        sort, search = (one.mapTo(page, QPoint()) for one in (page._sort, page.search))
        assert (sort.y() < search.y() + page.search.height()) is before_search, width
        if before_search:
            assert sort.x() + page._sort.width() <= search.x()
        else:
            chips = page.chips.mapTo(page, QPoint()).y()
            assert sort.y() < chips + page.chips.height()
        subtitle = page._head.subtitle
        assert subtitle.height() >= subtitle.heightForWidth(subtitle.width())
        assert not subtitle.geometry().intersects(page.search.geometry())


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [300, 740, 1000])
def test_what_there_is_of_a_series_is_never_cut_off(
    language: str, percent: int, width: int
) -> None:
    texts, theme = Texts(language), Theme(scale=percent / 100)
    header = GroupHeader(LocalText.plain("Les Heures creuses"), 1, 4, 954_000_000)
    badge = row_props(every_state()["minutes"], NOW, texts).badge
    for props in (header_props(header, texts), header_props(header, texts, badge)):
        plan = plan_header(props, theme, width)
        if width > 300:
            metrics = theme.metrics(Style.SMALL)
            assert metrics.horizontalAdvance(props.line) <= plan.line.width()
        assert plan.line.right() <= width
        assert plan.line.bottom() <= plan.height
        for part in (plan.name, plan.end.badge, plan.end.mark):
            assert not plan.line.intersects(part)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [620, 760, 1000])
@pytest.mark.usefixtures("qapp")
def test_nothing_overlaps_in_a_row(language: str, percent: int, width: int) -> None:
    texts, theme = Texts(language), Theme(scale=percent / 100)
    sizes = row_sizes(theme, texts, width)
    for shown in every_state().values():
        props = row_props(shown, NOW, texts)
        plan = plan_row(_cell(width, sizes.height), props, sizes, theme)
        parts = [plan.poster, plan.title, plan.line, plan.badge, plan.button]
        for number, one in enumerate(parts):
            assert plan.body.contains(one)
            assert one.width() > 0
            for other in parts[number + 1 :]:
                assert not one.intersects(other), (props.title, sizes)
        assert plan.title.height() >= theme.line(Style.ROW)
        assert plan.badge.height() >= badge_height(theme, 24)


def _cell(width: int, height: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from PySide6.QtCore import QRectF

    return QRectF(0, 0, width, height)


def test_the_page_grows_with_the_text(qtbot: QtBot, dark: ThemeHolder) -> None:
    page = opened(qtbot, dark, FakeShelf(picture()))
    dark.set_text_percent(200)
    assert heights(page.view)[0] > 36
    assert heights(page.view)[1] > 150
    dark.set_text_percent(100)
    assert heights(page.view)[:2] == [36, 100]


def test_a_tick_keeps_everything_and_changes_the_text(page: DownloadsPage) -> None:
    page.view.select_key(key("night-ferry"))
    page.model.on_tick(NOW + MINUTE)
    shown = page.view.chosen_rows()[0]
    assert shown.badge.text == "37 min left"
    assert replace(shown, badge=shown.badge).key == page.view.current_key
