"""How a card behaves: real keys and clicks, sent to the handle of its window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.explanation import ExplanationFacts
from desktop_app.domain.licence import Ending, Licence
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.rules import Rules
from desktop_app.domain.transfer import Trouble
from desktop_app.domain.variant import NEUTRAL, Shape, Variant
from desktop_app.domain.warning import WarningFacts
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.content import DEAF_FOR
from desktop_app.ui.dialogs.explanation import ExplanationAnswer, ExplanationDialog
from desktop_app.ui.dialogs.message import MessageAnswer, MessageDialog
from desktop_app.ui.dialogs.props import ClosedBy
from desktop_app.ui.dialogs.reasons import MessageAction, failed, why
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.dialogs.veil import Scrim
from desktop_app.ui.dialogs.warning import WarningAnswer, WarningDialog, warning_of
from desktop_app.ui.screens import KeptOnScreen
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from tests.support.ears import alerts
from tests.support.hands import Hands, keyboard
from tests.ui.dialogs.facts import NOW, english, episode, facts, row

KEYS = facts().keys
LONG = pytest.mark.long
LEFT = Qt.MouseButton.LeftButton
_Card = TypeVar("_Card", CardDialog, Sheet)


@dataclass
class Stage:
    """A window with a row that asks, and the card over it."""

    window: QMainWindow
    asking: QPushButton
    holder: ThemeHolder
    texts: Texts
    passed: list[int]
    pressed: list[bool]
    answers: list[object] = field(default_factory=list)
    card: CardDialog | Sheet | None = None

    def elapsed(self) -> int:
        return self.passed[0]

    @property
    def handle(self) -> QWindow:
        """What the system sends keys to while the card is open."""
        assert self.card is not None
        return self.card.window().windowHandle()

    def open(self, card: _Card, *, heard: bool = True) -> _Card:
        self.card = card
        card.answered.connect(self.answers.append)
        card.open()
        assert QTest.qWaitForWindowActive(self.handle, 1_000)
        if card.content._seen_at is None:
            QApplication.processEvents()
        assert card.content._seen_at is not None
        if heard:
            self.passed[0] += DEAF_FOR
        return card

    def warn(self, asked: WarningFacts | None = None, *, heard: bool = True) -> CardDialog:
        card = WarningDialog(self.holder, self.texts, asked or facts(), self.elapsed, self.window)
        return self.open(card, heard=heard)

    def warn_as(
        self,
        variant: Variant,
        asked: WarningFacts | None = None,
        rules: Sequence[Rules] = (),
        *,
        heard: bool = True,
    ) -> CardDialog | Sheet:
        """The warning in a variant."""
        kind = warning_of(variant)
        return self.open(
            kind(
                self.holder,
                self.texts,
                asked or facts(),
                self.elapsed,
                self.window,
                rules,
                variant,
            ),
            heard=heard,
        )

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.handle, key)

    def repeat(self, key: Qt.Key) -> None:
        """A key that is held: pressed and released again and again."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True)
            QApplication.sendEvent(self.handle, event)

    def click(self, button: QWidget) -> None:
        handle = button.window().windowHandle()
        at = button.mapTo(button.window(), button.rect().center())
        QTest.mouseClick(handle, LEFT, Qt.KeyboardModifier.NoModifier, at)


@pytest.fixture
def stage(qtbot: QtBot, dark: ThemeHolder) -> Iterator[Stage]:
    dark.set_reduced_motion(True)
    window = QMainWindow()
    middle = QWidget(window)
    asking = QPushButton("Renew", middle)
    asking.setMinimumHeight(40)
    layout = QVBoxLayout(middle)
    layout.addWidget(QPushButton("before", middle))
    layout.addWidget(asking)
    window.setCentralWidget(middle)
    window.resize(780, 700)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    asking.setFocus()
    pressed: list[bool] = []
    asking.clicked.connect(lambda: pressed.append(True))
    with keyboard(Hands()):
        yield Stage(window, asking, dark, english(), [5_000], pressed)


def test_enter_at_once_declines(stage: Stage) -> None:
    card = stage.warn()
    assert card.decline_button.hasFocus()
    stage.key(Qt.Key.Key_Return)
    assert stage.answers == [WarningAnswer(KEYS, renew=False, how=ClosedBy.ENTER)]


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("move", [Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Down])
def test_enter_renews_once_the_user_has_moved_there(
    stage: Stage, move: Qt.Key, enter: Qt.Key
) -> None:
    card = stage.warn()
    stage.key(move)
    assert card.accept_button.hasFocus()
    assert stage.answers == []
    stage.key(enter)
    assert stage.answers == [WarningAnswer(KEYS, renew=True, how=ClosedBy.ENTER)]


def test_moving_back_declines_again(stage: Stage) -> None:
    stage.warn()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        stage.key(key)
    assert stage.answers == [WarningAnswer(KEYS, renew=False, how=ClosedBy.ENTER)]


def test_space_presses_the_button_that_has_the_focus(stage: Stage) -> None:
    stage.warn()
    stage.key(Qt.Key.Key_Tab)
    stage.key(Qt.Key.Key_Space)
    assert stage.answers == [WarningAnswer(KEYS, renew=True, how=ClosedBy.BUTTON)]


def test_a_click_half_made_on_the_button_moves_no_focus_to_it(stage: Stage) -> None:
    card = stage.warn()
    at = card.accept_button.mapTo(card, card.accept_button.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(card.windowHandle(), LEFT, none, at)
    QTest.mouseRelease(card.windowHandle(), LEFT, none, QPoint(5, 5))
    assert stage.answers == []
    stage.key(Qt.Key.Key_Return)
    assert stage.answers == [WarningAnswer(KEYS, renew=False, how=ClosedBy.ENTER)]


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape]
)
def test_a_key_that_repeats_does_nothing_ever(stage: Stage, key: Qt.Key, moved: bool) -> None:
    card = stage.warn()
    if moved:
        stage.key(Qt.Key.Key_Tab)
    for _ in range(20):
        stage.passed[0] += 100
        stage.repeat(key)
    assert stage.answers == []
    assert card.isVisible()


def test_keys_and_clicks_in_the_first_400_ms_do_nothing(stage: Stage) -> None:
    card = stage.warn(heard=False)
    stage.passed[0] += DEAF_FOR - 1
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Tab):
        stage.key(key)
    stage.click(card.accept_button)
    stage.click(card.decline_button)
    assert stage.answers == []
    assert card.decline_button.hasFocus()
    stage.passed[0] += 1
    stage.click(card.accept_button)
    assert stage.answers == [WarningAnswer(KEYS, renew=True, how=ClosedBy.BUTTON)]


def test_a_press_in_the_first_400_ms_and_a_release_after_them_do_nothing(stage: Stage) -> None:
    card = stage.warn(heard=False)
    at = card.accept_button.mapTo(card, card.accept_button.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(card.windowHandle(), LEFT, none, at)
    QTest.keyPress(card.windowHandle(), Qt.Key.Key_Space)
    stage.passed[0] += DEAF_FOR
    QTest.mouseRelease(card.windowHandle(), LEFT, none, at)
    QTest.keyRelease(card.windowHandle(), Qt.Key.Key_Space)
    assert stage.answers == []


@pytest.mark.parametrize(
    ("close", "how"),
    [
        (lambda stage: stage.key(Qt.Key.Key_Escape), ClosedBy.ESC),
        (lambda stage: stage.card.close(), ClosedBy.WINDOW),
        (lambda stage: stage.card.windowHandle().close(), ClosedBy.WINDOW),
        (lambda stage: stage.click(stage.card.decline_button), ClosedBy.BUTTON),
    ],
)
def test_esc_closing_and_not_now_decline(
    stage: Stage, close: Callable[[Stage], None], how: ClosedBy
) -> None:
    stage.warn()
    close(stage)
    assert stage.answers == [WarningAnswer(KEYS, renew=False, how=how)]


def test_it_answers_once(stage: Stage) -> None:
    card = stage.warn()
    card.answered.connect(card.reject)
    stage.click(card.accept_button)
    assert stage.answers == [WarningAnswer(KEYS, renew=True, how=ClosedBy.BUTTON)]


def test_the_window_behind_is_blocked_and_dimmed_until_it_is_answered(
    qtbot: QtBot, stage: Stage
) -> None:
    card = stage.warn()
    assert QApplication.activeModalWidget() is card
    assert card.windowModality() == Qt.WindowModality.WindowModal
    at = stage.asking.mapTo(stage.window, QPoint(8, 8))
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(stage.window.windowHandle(), LEFT, none, at)
    assert stage.pressed == []
    scrim = stage.window.findChild(Scrim)
    assert scrim is not None
    assert scrim.geometry() == stage.window.rect()
    stage.key(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: stage.window.findChild(Scrim) is None, timeout=1_000)
    QTest.mouseClick(stage.window.windowHandle(), LEFT, none, at)
    assert stage.pressed == [True]


def test_the_focus_goes_back_to_what_asked(qtbot: QtBot, stage: Stage) -> None:
    stage.warn()
    assert not stage.asking.hasFocus()
    stage.key(Qt.Key.Key_Return)
    qtbot.waitUntil(stage.asking.hasFocus, timeout=1_000)


def test_over_a_window_that_lies_half_outside_it_is_whole_on_the_screen(stage: Stage) -> None:
    room = stage.window.screen().availableGeometry()
    KeptOnScreen(stage.window, QSize(300, 200))
    stage.window.resize(600, 400)
    stage.window.move(room.right() - 150, room.bottom() - 100)
    QApplication.processEvents()
    card = stage.warn()
    assert room.contains(card.frameGeometry()), card.frameGeometry()
    assert card.isVisible()
    stage.key(Qt.Key.Key_Return)


def test_what_asked_may_be_gone_by_then(stage: Stage) -> None:
    stage.warn()
    stage.asking.deleteLater()
    QApplication.sendPostedEvents(stage.asking, QEvent.Type.DeferredDelete)
    stage.key(Qt.Key.Key_Return)
    assert len(stage.answers) == 1


def test_it_is_announced_as_an_alert_with_its_words(stage: Stage) -> None:
    card = stage.warn()
    found = QAccessible.queryAccessibleInterface(card)
    assert found is not None
    assert found.role() == QAccessible.Role.AlertMessage
    assert found.text(QAccessible.Text.Name) == "Use the last renewal for “Salt”?"
    assert "until 12 February 2027, 09:30" in found.text(QAccessible.Text.Description)
    focused = QAccessible.queryAccessibleInterface(card.decline_button)
    assert focused is not None
    assert focused.text(QAccessible.Text.Name) == "Not now"


@pytest.mark.parametrize("shape", list(Shape))
def test_it_is_called_out_once_when_it_opens(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, shape: Shape
) -> None:
    """Whoever hears the window learns at once that something is asked."""
    heard = alerts(monkeypatch)
    stage.warn_as(replace(NEUTRAL, shape=shape))
    assert heard == ["Use the last renewal for “Salt”?"]
    stage.key(Qt.Key.Key_Return)
    assert stage.answers
    assert len(heard) == 1


def test_it_speaks_another_language_at_once_and_keeps_the_focus(stage: Stage) -> None:
    card = stage.warn()
    stage.key(Qt.Key.Key_Tab)
    stage.texts.switch("fr")
    assert card.windowTitle().startswith("Utiliser le dernier renouvellement")
    assert card.accept_button.text() == "Utiliser le dernier renouvellement"
    assert card.accept_button.hasFocus()


def test_it_follows_its_window(stage: Stage) -> None:
    card = stage.warn()
    stage.window.resize(600, 600)
    QApplication.processEvents()
    assert card.width() <= 600 - 48
    assert (card.geometry().center() - stage.window.geometry().center()).manhattanLength() <= 2
    scrim = stage.window.findChild(Scrim)
    assert scrim is not None
    assert scrim.size() == stage.window.size()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("percent", [100, pytest.param(150, marks=LONG), 200])
@pytest.mark.parametrize("count", [1, 3, 12])
@pytest.mark.parametrize(
    "look",
    [
        ThemeChoice.DARK,
        pytest.param(ThemeChoice.LIGHT, marks=LONG),
        pytest.param(ThemeChoice.CONTRAST, marks=LONG),
    ],
)
def test_its_buttons_are_always_in_view(
    stage: Stage, look: ThemeChoice, count: int, percent: int, language: str
) -> None:
    stage.window.resize(880, 560)
    stage.holder.set_look(look)
    stage.holder.set_text_percent(percent)
    stage.texts.switch(language)
    card = stage.warn(facts(*(episode(str(number)) for number in range(count))))
    assert card.width() <= 880
    assert card.height() <= 560
    for button in (card.decline_button, card.accept_button):
        assert card.rect().contains(button.geometry())
        assert button.height() - 8 >= 32
        assert button.width() >= button.sizeHint().width()
    assert not card.decline_button.geometry().intersects(card.accept_button.geometry())
    area = card.content._area
    assert card.content._content is not None
    assert area.height() >= 120
    assert area.geometry().bottom() < card.decline_button.geometry().top() + 8
    assert card.content._content.width() <= area.viewport().width()
    stage.holder.set_text_percent(100)
    card.close()


def test_what_does_not_fit_is_scrolled_by_keys(stage: Stage) -> None:
    stage.window.resize(880, 560)
    card = stage.warn(facts(*(episode(str(number)) for number in range(12))))
    bar = card.content._area.verticalScrollBar()
    assert bar.maximum() > 0
    stage.key(Qt.Key.Key_Down)
    assert bar.value() > 0
    stage.key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
        stage.key(key)
    assert bar.value() == 0
    assert card.decline_button.hasFocus()


def test_the_veil_fades_in_unless_motion_is_reduced(qtbot: QtBot, stage: Stage) -> None:
    stage.holder.set_reduced_motion(False)
    stage.warn()
    scrim = stage.window.findChild(Scrim)
    assert scrim is not None
    qtbot.waitUntil(lambda: scrim._share == 1.0, timeout=1_000)


def test_the_explanation_is_the_same_kind_of_card(stage: Stage) -> None:
    asked = ExplanationFacts(episode(), Licence(NOW, DEFAULT), None, NOW)

    def ask() -> CardDialog:
        card = ExplanationDialog(stage.holder, stage.texts, asked, stage.elapsed, stage.asking)
        return stage.open(card)

    ask()
    stage.key(Qt.Key.Key_Return)
    card = ask()
    assert card.parentWidget() is stage.window
    assert card.accept_button.text() == "Start watching"
    stage.click(card.accept_button)
    key = episode().key
    assert stage.answers == [
        ExplanationAnswer(key, start=False, how=ClosedBy.ENTER),
        ExplanationAnswer(key, start=True, how=ClosedBy.BUTTON),
    ]


def test_a_message_has_one_way_out(stage: Stage) -> None:
    card = stage.open(
        MessageDialog(
            stage.holder,
            stage.texts,
            lambda texts: failed(episode(), Trouble.WITHDRAWN, texts),
            stage.elapsed,
            stage.window,
        )
    )
    assert card.accept_button.isHidden()
    assert card.decline_button.text() == "Close"
    stage.key(Qt.Key.Key_Right)
    assert card.decline_button.hasFocus()
    stage.key(Qt.Key.Key_Return)
    assert stage.answers == [MessageAnswer(episode().key, None, ClosedBy.ENTER)]


def test_a_message_may_offer_something(stage: Stage) -> None:
    expired = row(ended=Ending.EXPIRED)
    card = stage.open(
        MessageDialog(
            stage.holder,
            stage.texts,
            lambda texts: why(expired, NOW, texts),
            stage.elapsed,
            stage.window,
        )
    )
    assert card.accept_button.text() == "Renew"
    stage.click(card.accept_button)
    assert stage.answers == [MessageAnswer(episode().key, MessageAction.RENEW, ClosedBy.BUTTON)]


@pytest.mark.parametrize(
    "percent",
    [100, pytest.param(125, marks=LONG), 150, pytest.param(175, marks=LONG), 200],
)
@pytest.mark.parametrize("words", range(4, 60, 7))
def test_a_card_is_as_high_as_what_it_says(stage: Stage, percent: int, words: int) -> None:
    stage.holder.set_text_percent(percent)
    stage.window.resize(1280, 1000)
    said = why(row(ended=Ending.EXPIRED), NOW, Texts("fr"))
    long = replace(said, sentences=(" ".join(["téléchargement"] * words),))
    card = MessageDialog(stage.holder, stage.texts, lambda _: long, stage.elapsed, stage.window)
    stage.open(card)
    content = card.content._content
    assert content is not None
    assert (
        card.content._area.height() == content.height() == content.heightForWidth(content.width())
    )
    assert not card.content._area.verticalScrollBar().isVisible()
    assert not card.content._further.isVisible()
    card.content.on_declined()


def test_the_french_warning_at_200_percent_fits_a_window_of_1280_by_800(stage: Stage) -> None:
    stage.holder.set_text_percent(200)
    stage.texts.switch("fr")
    stage.window.resize(1280, 800)
    card = stage.warn()
    assert card.content._area.verticalScrollBar().maximum() == 0
    card.content.on_declined()


def test_in_the_smallest_window_an_arrow_leads_to_what_is_below(stage: Stage) -> None:
    stage.holder.set_text_percent(200)
    stage.texts.switch("fr")
    stage.window.resize(880, 560)
    card = stage.warn()
    bar = card.content._area.verticalScrollBar()
    for button in (card.decline_button, card.accept_button):
        assert card.rect().contains(button.geometry())
    assert stage.window.geometry().contains(card.geometry())
    while card.content._further.isVisible():
        arrow, before = card.content._further.geometry(), bar.value()
        assert not arrow.intersects(card.content._area.geometry())
        assert not arrow.intersects(card.decline_button.geometry())
        stage.click(card.content._further)
        assert bar.value() > before
    assert bar.value() == bar.maximum() > 0
    assert stage.answers == []
    card.content.on_declined()


def test_where_nothing_mixes_windows_the_corners_show_what_is_behind(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    card = stage.warn()
    behind, shown = stage.window.grab().toImage(), card.grab().toImage()
    for corner in (card.rect().topLeft(), card.rect().bottomRight()):
        at = stage.window.mapFromGlobal(card.mapToGlobal(corner))
        assert shown.pixelColor(corner) == behind.pixelColor(at)
    card.content.on_declined()
