"""The page of the catalogue: keyboard, pointer, search, and what it costs."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt, SignalInstance
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import EpisodeKey, LocalText
from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.licence import Ending
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.catalogue.plans import plan_row, row_sizes
from desktop_app.ui.catalogue.rows import row_props
from desktop_app.ui.lines.delegate import lines_of
from desktop_app.ui.lines.rows import HeaderProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeChoice, ThemeHolder
from desktop_app.ui.widgets.badge import badge_size
from tests.ui.shelf import NOW, FakeShelf, began_with_left, moving, row

ABSENT = row("absent", granted=None, number=1)
LIVE = row("live", opened=began_with_left(31 * HOUR + MINUTE), number=2)
MOVING = row("moving", granted=None, transfer=moving(TransferState.DOWNLOADING), number=3)
LOCKED = row("locked", ended=Ending.EXPIRED, grants=2, number=4)
EXPIRED = row("expired", ended=Ending.EXPIRED, number=5)
ROWS = [ABSENT, LIVE, MOVING, LOCKED, EXPIRED]


@pytest.fixture
def shelf() -> FakeShelf:
    return FakeShelf(list(ROWS))


@pytest.fixture
def texts() -> Texts:
    return Texts("en")


@pytest.fixture
def page(
    qtbot: QtBot, dark: ThemeHolder, texts: Texts, shelf: FakeShelf
) -> Iterator[CataloguePage]:
    made = CataloguePage(dark, texts, shelf)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    yield made
    made.close()


def heard(signal: SignalInstance) -> list[object]:
    told: list[object] = []
    signal.connect(lambda *what: told.append(what[0]))
    return told


def button_of(page: CataloguePage, key: EpisodeKey) -> QPoint:
    number = page.model.find(key)
    assert number is not None
    props = page.model.row(number)
    assert props is not None
    rect = QRectF(page.view.visualRect(page.model.index(number, 0)))
    plan = plan_row(rect, props, page.view.heights.sizes, page.view._holder.theme)
    return plan.button.center().toPoint()


INTENTS = [
    (ABSENT, Intent.DOWNLOAD),
    (EXPIRED, Intent.RENEW),
    (LIVE, Intent.SHOW_IN_LIBRARY),
    (MOVING, Intent.CANCEL),
    (LOCKED, Intent.WHY),
]


@pytest.mark.parametrize(("shown", "intent"), INTENTS, ids=lambda one: getattr(one, "key", ""))
def test_each_row_does_its_one_thing_by_key_and_by_click(
    page: CataloguePage,
    qtbot: QtBot,
    shown: ShelfRow,
    intent: Intent,
) -> None:
    key = shown.episode.key
    told = heard(page.view.intent_requested)
    page.select_key(key)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    at = button_of(page, key)
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == [Request(intent, (key,))] * 3


def test_a_click_beside_the_button_only_selects(page: CataloguePage, qtbot: QtBot) -> None:
    told = heard(page.view.intent_requested)
    at = button_of(page, LIVE.episode.key) - QPoint(400, 0)
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == []
    assert page.view.current_key == LIVE.episode.key


def test_a_press_that_is_let_go_elsewhere_does_nothing(page: CataloguePage, qtbot: QtBot) -> None:
    told = heard(page.view.intent_requested)
    at, viewport = button_of(page, LIVE.episode.key), page.view.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at - QPoint(400, 0))
    assert told == []


def test_tab_brings_the_keyboard_to_the_first_row_and_arrows_skip_headers(
    page: CataloguePage, qtbot: QtBot
) -> None:
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    first = page.view.current_key
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    last = page.view.current_key
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert first is not None
    assert first != last
    assert page.view.current_key == first


def test_search_filters_and_keeps_the_place(page: CataloguePage, qtbot: QtBot) -> None:
    page.select_key(LOCKED.episode.key)
    page.focus_search()
    qtbot.keyClicks(page.search, "lock")
    assert page.model.rowCount() == 2
    assert page.view.current_key == LOCKED.episode.key
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.model.rowCount() == 6
    assert page.view.current_key == LOCKED.episode.key


def test_no_result_offers_to_clear(page: CataloguePage, qtbot: QtBot) -> None:
    page.search.setText("zzz")
    assert page._empty.title == "No title matches “zzz”"
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 6
    assert page.search.text() == ""
    assert page.search.hasFocus()


def test_an_empty_catalogue_says_so(qtbot: QtBot, dark: ThemeHolder) -> None:
    page = CataloguePage(dark, Texts("en"), FakeShelf([]))
    qtbot.addWidget(page)
    assert page._empty.title == "The catalogue is empty"


def test_a_change_repaints_the_row_that_changed(page: CataloguePage, shelf: FakeShelf) -> None:
    told = heard(page.model.dataChanged)
    number = page.model.find(ABSENT.episode.key)
    assert number is not None
    page.model.props(number)
    key = shelf.put(replace(ABSENT, transfer=moving(TransferState.QUEUED, received=0)))
    shelf._lines[number] = shelf.rows[0]
    page.model.on_changed({key})
    number = page.model.find(key)
    assert number is not None
    props = page.model.row(number)
    assert props is not None
    assert props.action.label == "Cancel"
    assert told


def test_a_tick_repaints_only_what_says_something_else(page: CataloguePage) -> None:
    told = heard(page.model.dataChanged)
    page.grab()
    page.model.on_tick(NOW + 30_000)
    quiet = list(told)
    page.model.on_tick(NOW + MINUTE + 1)
    number = page.model.find(LIVE.episode.key)
    assert number is not None
    props = page.model.row(number)
    assert props is not None
    assert props.badge is not None
    assert quiet == []
    assert len(told) == 1
    assert props.badge.text == "30 h left"


def test_the_language_and_the_look_change_at_run_time(
    page: CataloguePage, texts: Texts, dark: ThemeHolder
) -> None:
    texts.switch("fr")
    first = page.model.props(0)
    assert isinstance(first, HeaderProps)
    assert first.terms.startswith("Un téléchargement permet")
    before = page.view.rowHeight(1)
    dark.set_text_percent(200)
    page.resize(784, 560)
    page.grab()
    assert page.view.rowHeight(1) > before
    dark.set_look(ThemeChoice.LIGHT)
    assert not page.grab().isNull()


def test_nothing_of_a_stacked_row_overlaps(
    page: CataloguePage, texts: Texts, dark: ThemeHolder
) -> None:
    texts.switch("fr")
    dark.set_text_percent(200)
    page.resize(784, 560)
    page.grab()
    for number in range(page.model.rowCount()):
        props = page.model.row(number)
        if props is None:
            continue
        cell = QRectF(0, 0, page.view.columnWidth(0), page.view.heights.sizes.height)
        plan = plan_row(cell, props, page.view.heights.sizes, dark.theme)
        assert plan.body.contains(plan.button)
        assert plan.title.width() > 300
        if props.badge is not None:
            assert plan.body.contains(plan.badge)
            assert not plan.badge.intersects(plan.button)
            assert plan.badge.top() >= plan.facts.bottom()
            assert plan.badge.width() == badge_size(props.badge, dark.theme).width()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("percent", "width"),
    [(100, 620), *((percent, width) for percent in (100, 150, 200) for width in (740, 916, 1372))],
)
def test_the_facts_of_a_row_are_never_cut_off(language: str, percent: int, width: int) -> None:
    texts, theme = Texts(language), Theme(scale=percent / 100)
    sizes = row_sizes(theme, texts, width)
    for shown in (*ROWS, row("leaving", granted=None, offer=Offer(leaves_at=NOW + 9 * DAY))):
        told = replace(
            shown,
            episode=replace(
                shown.episode, languages=("en", "fr"), summary=LocalText.plain("A long story. " * 9)
            ),
        )
        props = row_props(told, NOW, texts)
        plan = plan_row(QRectF(0, 0, width, sizes.height), props, sizes, theme)
        lines = lines_of(plan.facts, props.facts, theme, Style.CAPTION, "")
        metrics = theme.metrics(Style.CAPTION)
        for rect, text, _style, _ink in lines:
            assert metrics.horizontalAdvance(text) <= rect.width(), text
            assert text == text.strip(" ·")
        for part in (plan.title, plan.line, plan.facts, plan.button):
            assert plan.body.contains(part), (props.title, part)
        for part in (plan.title, plan.line, plan.badge, plan.button):
            assert part.isEmpty() or not part.intersects(plan.facts), (props.title, part)


def test_words_have_room_beside_a_badge_or_stand_above_it(
    page: CataloguePage, dark: ThemeHolder
) -> None:
    for width in (600, 758, 900, 1072):
        sizes = row_sizes(dark.theme, Texts("en"), width)
        for number in range(page.model.rowCount()):
            if (props := page.model.row(number)) is not None:
                plan = plan_row(QRectF(0, 0, width, sizes.height), props, sizes, dark.theme)
                assert plan.line.width() >= 260, width


def test_a_folded_group_still_says_what_a_download_allows(
    qtbot: QtBot, page: CataloguePage
) -> None:
    def header() -> HeaderProps:
        props = page.model.props(0)
        assert isinstance(props, HeaderProps)
        return props

    def drawn() -> QImage:
        return page.view.viewport().grab(page.view.visualRect(page.model.index(0, 0))).toImage()

    open_header, open_picture = header(), drawn()
    at = page.view.visualRect(page.model.index(0, 0)).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.model.rowCount() == 1
    assert header().terms == open_header.terms != ""
    assert header().spoken == open_header.spoken.replace("expanded", "collapsed")
    page.view.clearFocus()
    assert drawn() != open_picture, "its mark points elsewhere"
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.model.rowCount() == len(ROWS) + 1


def test_a_low_page_does_without_its_subtitle(
    qtbot: QtBot, page: CataloguePage, dark: ThemeHolder
) -> None:
    page.resize(784, 560)
    page.grab()
    assert page._head.subtitle.isVisible()
    dark.set_text_percent(200)
    assert not page._head.subtitle.isVisible()
    qtbot.waitUntil(lambda: page._head.height() == page.search.height() > 48)
    page.resize(784, 900)
    page.grab()
    assert page._head.subtitle.isVisible()


def test_the_first_row_keeps_its_whole_header_in_a_page_that_grows(
    page: CataloguePage, dark: ThemeHolder, shelf: FakeShelf
) -> None:
    shelf.rows[:] = [
        row(f"{series}{number}", series=series, number=number)
        for series in "ABC"
        for number in (1, 2, 3)
    ]
    page.model.reload()
    page.resize(784, 160)
    page.grab()
    headers = [n for n in range(page.model.rowCount()) if page.model.header(n) is not None]
    first = page.model.row(headers[1] + 1)
    assert first is not None
    assert page.select_key(first.key)
    page.resize(784, 600)
    page.grab()
    number = page.view.currentIndex().row()
    assert page.model.header(number - 1) is not None
    assert page.view.rowViewportPosition(number - 1) >= 0


def test_a_row_chosen_before_the_page_is_shown_appears_below_its_header(
    qtbot: QtBot, dark: ThemeHolder, texts: Texts, shelf: FakeShelf
) -> None:
    dark.set_text_percent(200)
    page = CataloguePage(dark, texts, shelf)
    qtbot.addWidget(page)
    first = page.model.row(1)
    assert first is not None
    assert page.select_key(first.key)
    page.resize(1184, 800)
    page.show()
    assert page.view.rowViewportPosition(0) == 0
    assert page.view.rowViewportPosition(1) == page.view.heights.of(0)


def test_a_line_shows_that_rows_went_out_of_view(page: CataloguePage) -> None:
    page.resize(784, 400)
    page.grab()
    assert not page._edge.shown
    top = page.view.mapTo(page, QPoint()).y()
    page.view.verticalScrollBar().setValue(40)
    assert page._edge.shown
    image = page._edge.grab().toImage()
    assert image.pixelColor(40, 0).name() == page.view._holder.theme.tokens.hairline.lower()
    assert page.view.mapTo(page, QPoint()).y() == top


def test_ten_thousand_rows_cost_what_ten_cost(qtbot: QtBot, dark: ThemeHolder) -> None:
    few = FakeShelf([row(f"e{number}", number=number) for number in range(100)])
    many = FakeShelf([row(f"e{number}", number=number) for number in range(10_000)])
    for shelf in (few, many):
        page = CataloguePage(dark, Texts("en"), shelf)
        qtbot.addWidget(page)
        page.resize(1072, 800)
        page.grab()
        page.model.on_tick(NOW + DAY)
        page.view.verticalScrollBar().setValue(400)
        page.grab()
    assert many.brought <= few.brought + 64


def test_the_rules_stand_before_the_search_for_the_keyboard(
    page: CataloguePage, qtbot: QtBot
) -> None:
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Backtab)
    assert page.rules.hasFocus()
    assert page.rules.accessibleName() == "The rules in plain words"
    with qtbot.waitSignal(page.rules_requested):
        qtbot.keyClick(page.rules, Qt.Key.Key_Space)
