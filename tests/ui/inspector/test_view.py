"""The panel: it shows, emits, scrolls, and follows language and theme."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.licence import Ending, Licence
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import MINUTE
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.ui.inspector.view import InspectorView
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeChoice, ThemeHolder
from tests.ui.dialogs.facts import NOW, YEAR, english, episode, plain, row
from tests.ui.inspector.test_props import ACTIVE, GRANTED, OPENED, line

LINE = line(GRANTED, DEFAULT, OPENED)
KEY = episode().key


@pytest.fixture
def texts() -> Texts:
    return english()


@pytest.fixture
def view(qtbot: QtBot, dark: ThemeHolder, texts: Texts) -> InspectorView:
    view = InspectorView(dark, texts)
    view.resize(295, 700)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


def words(view: InspectorView) -> list[str]:
    return [one.accessibleName() for one in view._content.entries if one.isVisible()]


def test_it_is_empty_until_a_row_is_chosen(view: InspectorView) -> None:
    assert view.key is None
    assert view.changes_at is None
    assert view._nothing.isVisible()
    assert not view._primary.isVisible()
    view.on_primary()
    view.on_secondary()
    view.show_row(ACTIVE, [LINE], NOW)
    assert view.key == KEY
    assert view.changes_at is not None
    assert not view._nothing.isVisible()
    view.show_several(9)
    assert view._nothing.words.text().startswith("9 episode")
    assert view._nothing.isVisible()
    assert not view._primary.isVisible()
    assert not view._secondary.isVisible()
    assert view.key is None
    view.show_nothing()
    assert view._nothing.words.text() == "Choose an episode to see its dates."
    assert view._nothing.isVisible()
    assert view.key is None


@pytest.mark.parametrize(
    ("shown", "intents"),
    [
        (ACTIVE, [Intent.RESUME, Intent.REMOVE]),
        (row(ended=Ending.EXPIRED), [Intent.RENEW, Intent.CLEAR]),
        (row(window=None), [Intent.DOWNLOAD]),
        (row(licence=Licence(GRANTED, DEFAULT), removing=True), [Intent.UNDO]),
        (
            row(transfer=Transfer(1, TransferState.DOWNLOADING)),
            [Intent.PAUSE, Intent.CANCEL],
        ),
        (row(transfer=Transfer(1, TransferState.PAUSED)), [Intent.GO_ON, Intent.CANCEL]),
        (row(transfer=Transfer(1, TransferState.FAILED)), [Intent.TRY_AGAIN, Intent.CANCEL]),
    ],
)
def test_its_buttons_emit_what_is_asked_for(
    view: InspectorView, shown: ShelfRow, intents: list[Intent]
) -> None:
    view.show_row(shown, [], NOW)
    told: list[Request] = []
    view.intent_requested.connect(told.append)
    for button in (view._primary, view._secondary)[: len(intents)]:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == [Request(intent, (KEY,)) for intent in intents]
    assert view._secondary.isVisible() == (len(intents) == 2)


def test_why_can_be_asked(qtbot: QtBot, view: InspectorView) -> None:
    view.show_row(row(ended=Ending.EXPIRED, window=replace(YEAR, grants=2)), [], NOW)
    with qtbot.waitSignal(view.intent_requested, timeout=1_000) as asked:
        QTest.mouseClick(view._primary, Qt.MouseButton.LeftButton)
    assert asked.args == [Request(Intent.WHY, (KEY,))]


def test_its_timeline_grows_and_shrinks(view: InspectorView) -> None:
    view.show_row(ACTIVE, [LINE], NOW)
    assert len(words(view)) == 5
    view.show_row(row(window=None), [], NOW)
    assert words(view) == []
    assert not view._content.heading.isVisible()
    view.show_row(ACTIVE, [LINE], NOW)
    assert view._content.heading.isVisible()
    assert words(view)[1] == "First play, 48 h window opens, 21 Jun 2026, 20:05"


def test_it_speaks_another_language_at_once(view: InspectorView, texts: Texts) -> None:
    view.show_row(ACTIVE, [LINE], NOW)
    texts.switch("fr")
    assert view._primary.text() == "Reprendre"
    assert words(view)[0] == "Premier téléchargement, 18 juin 2026, 14:48"


def test_every_theme_and_size_is_drawn(
    qtbot: QtBot, view: InspectorView, dark: ThemeHolder, texts: Texts
) -> None:
    view.show_row(ACTIVE, [LINE], NOW)
    pictures = set()
    for look in (ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.CONTRAST):
        dark.set_look(look)
        pictures.add(view.grab().toImage().pixelColor(28, 690 - 40).name())
    assert len(pictures) == 3
    dark.set_text_percent(200)
    texts.switch("fr")
    QApplication.processEvents()
    assert view._content.width() <= view._area.viewport().width()
    assert view._primary.geometry().bottom() < view.height()
    assert view._secondary.geometry().top() >= view._primary.geometry().bottom()
    line, one = dark.theme.line(Style.SMALL_STRONG), view._content.badge.minimumSizeHint().height()
    assert view._content.badge.height() == one + line
    dark.set_text_percent(100)
    qtbot.waitUntil(
        lambda: view._content.badge.height() == view._content.badge.minimumSizeHint().height()
    )


def test_a_transfer_is_told_apart_from_the_light_rail(
    view: InspectorView, dark: ThemeHolder
) -> None:
    dark.set_look(ThemeChoice.LIGHT)
    view.show_row(row(transfer=Transfer(1, TransferState.PAUSED)), [], NOW)
    badge = view._content.badge.grab().toImage()
    tokens = dark.theme.tokens
    assert badge.pixelColor(badge.width() // 2, 0).name() == tokens.hairline.lower()
    assert (
        badge.pixelColor(badge.width() - 12, badge.height() // 2).name() == tokens.moving.bg.lower()
    )


def test_what_does_not_fit_is_reached_by_keys(qtbot: QtBot, view: InspectorView) -> None:
    view.resize(295, 940)
    view.show_row(ACTIVE, [LINE], NOW)
    QApplication.processEvents()
    assert view._area.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert not view._fade.isVisible()
    view.resize(295, 360)
    bar = view._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=1_000)
    assert view._fade.isVisible()
    assert view._fade.geometry().bottom() == view._area.viewport().geometry().bottom()
    assert view._area.focusPolicy() == Qt.FocusPolicy.TabFocus
    view._area.setFocus(Qt.FocusReason.TabFocusReason)
    view.grab()
    QTest.keyClick(view.windowHandle(), Qt.Key.Key_Down)
    assert bar.value() > 0
    for one in (
        view._content.history,
        view._content.file,
        view._content.rules,
        view._primary,
        view._secondary,
    ):
        QTest.keyClick(view.windowHandle(), Qt.Key.Key_Tab)
        assert one.hasFocus()


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, view: InspectorView) -> None:
    view.show_row(ACTIVE, [LINE], NOW)
    for button, intent in (
        (view._content.file, Intent.SHOW_IN_FOLDER),
        (view._content.rules, Intent.READ_RULES),
        (view._primary, Intent.RESUME),
        (view._secondary, Intent.REMOVE),
    ):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            with qtbot.waitSignal(view.intent_requested, timeout=1_000) as asked:
                QTest.keyClick(view.windowHandle(), key)
            assert asked.args == [Request(intent, (KEY,))]


def grants(view: InspectorView) -> list[str]:
    return [plain(one.accessibleName()) for one in view._content.grants if one.isVisible()]


def test_one_download_is_folded_away_and_enter_or_space_open_it(view: InspectorView) -> None:
    view.show_row(ACTIVE, [LINE], NOW)
    assert view._content.history.accessibleName() == "Every download, 1, hidden"
    assert grants(view) == []
    view._content.history.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.windowHandle(), Qt.Key.Key_Return)
    assert view._content.history.accessibleName() == "Every download, 1, shown"
    assert grants(view) == [
        (
            "First download, 18 Jun 2026, 14:48, 1 renewal until 18 Jun 2027, 14:48,"
            " First play · 21 Jun 2026, 20:05, On this laptop now, clubic-2017"
        )
    ]
    view.show_row(ACTIVE, [LINE], NOW + MINUTE)
    assert len(grants(view)) == 1
    QTest.keyClick(view.windowHandle(), Qt.Key.Key_Space)
    assert grants(view) == []


def test_several_downloads_are_shown_until_they_are_folded_away(view: InspectorView) -> None:
    two = [LINE, line(OPENED, number=2)]
    view.show_row(ACTIVE, two, NOW)
    assert len(grants(view)) == 2
    QTest.mouseClick(view._content.history, Qt.MouseButton.LeftButton)
    view.show_row(ACTIVE, two, NOW + MINUTE)
    assert grants(view) == []
    other = row(one=episode("tide", "Tide"), licence=Licence(GRANTED, DEFAULT))
    view.show_row(other, two, NOW)
    assert len(grants(view)) == 2
    view.show_row(other, [], NOW)
    assert not view._content.history.isVisible()


def test_thirty_downloads_scroll(qtbot: QtBot, view: InspectorView) -> None:
    many = [line(GRANTED + number * MINUTE, number=number + 1) for number in range(30)]
    view.show_row(row(licence=Licence(many[-1].granted_at, DEFAULT)), many, NOW)
    bar = view._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 30 * 40, timeout=1_000)
    assert len(grants(view)) == 30
    assert len(words(view)) < 9
    width = view._content.poster.width()
    view.show_row(row(window=None), [], NOW)
    qtbot.waitUntil(lambda: bar.maximum() == 0, timeout=1_000)
    assert view._content.poster.width() == width


def test_the_words_have_the_room_where_there_is_little(
    view: InspectorView, dark: ThemeHolder
) -> None:
    view.show_row(ACTIVE, [LINE], NOW)
    assert view._content.poster.isVisible()
    dark.set_text_percent(200)
    assert not view._content.poster.isVisible()
    dark.set_text_percent(100)
    assert view._content.poster.isVisible()


def test_a_screen_reader_finds_it_all(view: InspectorView) -> None:
    view.show_row(ACTIVE, [LINE], NOW)
    assert view.accessibleName() == "Details of “Salt”"
    assert view._content.badge.accessibleName() == "30 hours and 58 minutes left"
    assert view._content.year.accessibleName() == "1 download between 18 Jun 2026 and 18 Jun 2027"
    for one in view.findChildren(QWidget):
        if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert one.accessibleName(), one
    found = QAccessible.queryAccessibleInterface(view._primary)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == "Resume"
