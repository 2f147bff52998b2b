"""The content of a dialog: what it shows, which keys and clicks it hears, and what they mean.

Nothing is chosen by anything in the first 400 ms, nor by a key that is held (`ui.keys` sees to
that). Enter means what the card says, which is to decline, until the user has moved, and then the
button that has the focus. Esc declines.

Where it knows the rules that it follows from, a quiet link shows them in the same card. Esc and
*Back* lead back to what it asked, which has not changed and is deaf for 400 ms again.

Whoever holds it (`base`) places it over a window, and ends with its answer.
"""

from collections.abc import Callable, Sequence
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.rules import Rules, together
from desktop_app.domain.time import Duration
from desktop_app.domain.variant import DialogChoice
from desktop_app.ui.dialogs.body import RING
from desktop_app.ui.dialogs.frame import CardFrame
from desktop_app.ui.dialogs.props import CardProps, ClosedBy, DialogAnswer
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.drawing import announce
from desktop_app.ui.widgets.scrolled import scroll_by

DEAF_FOR: Duration = 400
"""Keys and clicks are ignored for so long after the card is seen, in real time."""

_LOOKED_AT_EVERY_MS = 50
_MOVES = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""Why the focus comes to a button that the user went to."""
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_POINTER = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


class DialogContent(CardFrame):
    """All of a card but its window; `say` and `more` are asked again in every language."""

    chosen = Signal(object)
    """A `DialogAnswer`, whenever one of its buttons or keys means one."""
    refreshed = Signal()
    """The content has changed, and its holder takes its size from `fit`."""

    props: CardProps
    """The props that are shown, from the first `refresh` on."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        elapsed: Callable[[], Duration],
        say: Callable[[Texts], CardProps],
        parent: QWidget,
        *,
        more: Callable[[], Sequence[QWidget]] = tuple,
        rules: Sequence[Rules] = (),
    ) -> None:
        super().__init__(holder, parent)
        self._texts = texts
        self._elapsed = elapsed
        self._say = say
        self._more = more
        self._rules = together(rules)
        self.is_reading = False
        """The rules stand in place of what it asks."""
        self._seen_at: Duration | None = None
        """When what it asks was seen, which *Back* shows again."""
        self._first_seen_at: Duration | None = None
        self._moved = False
        self.decline.clicked.connect(self.on_declined)
        self.accept.clicked.connect(self.on_accepted)
        self.read.clicked.connect(self.on_rules_asked)
        self._waiting = QTimer(self, interval=_LOOKED_AT_EVERY_MS)
        self._waiting.timeout.connect(self.on_waited)
        for widget in (self, *self.findChildren(QWidget)):
            widget.installEventFilter(self)
        holder.changed.connect(self.refresh)
        texts.changed.connect(self.refresh)

    @property
    def is_deaf(self) -> bool:
        """Whether nothing is heard yet."""
        return self._seen_at is None or self._elapsed() - self._seen_at < DEAF_FOR

    @property
    def is_waiting(self) -> bool:
        """Whether the button that does it cannot be pressed yet."""
        seen, delay = self._first_seen_at, self.props.delay
        return bool(delay) and (seen is None or self._elapsed() - seen < delay)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """The widgets at which Tab stops, in their order."""
        return tuple(
            one
            for one in (self.decline, self.accept, self.read)
            if one.isVisible() and one.isEnabled()
        )

    def take_focus(self) -> None:
        """Set the focus where it stands at first."""
        match self.props.focus:
            case DialogChoice.NOT_NOW:
                first: QWidget = self.decline
            case DialogChoice.RENEW:
                first = self.accept
            case DialogChoice.NONE:
                first = self
            case _:
                assert_never(self.props.focus)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is chosen

    def on_rules_asked(self) -> None:
        """Show the rules in place of what it asks."""
        self._turn(reading=True)
        self.decline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, *, reading: bool) -> None:
        self.is_reading = reading
        self._area.verticalScrollBar().setValue(0)
        self.refresh()
        announce(self, self.props.title)

    def _back(self) -> None:
        """Show again what it asks, as it was; the second click of two lands nowhere."""
        self._turn(reading=False)
        self._seen_at = self._elapsed()
        self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_accepted(self) -> None:
        """Accept: the button that does it was pressed."""
        self.chosen.emit(DialogAnswer(accepted=True, how=ClosedBy.BUTTON))

    def on_declined(self) -> None:
        """Decline with *Not now*, or leave the rules with *Back*."""
        if self.is_reading:
            self._back()
        else:
            self.chosen.emit(DialogAnswer(accepted=False, how=ClosedBy.BUTTON))

    # what is shown

    def refresh(self) -> None:
        """Say everything again: another language, another theme."""
        props = self.props = self._rules_card() if self.is_reading else self._say(self._texts)
        if (card := self.parentWidget()) is not None:
            card.setWindowTitle(props.title)
            card.setAccessibleName(props.title)
            card.setAccessibleDescription(props.spoken)
        leads_on = bool(self._rules) and not self.is_reading
        self.show_card(props, self._texts, self._more(), leads_on=leads_on)
        for widget in self._area.findChildren(QWidget):
            widget.installEventFilter(self)
        self.set_waiting(waiting=self.is_waiting)
        self.refreshed.emit()

    def _rules_card(self) -> CardProps:
        texts = self._texts
        return CardProps(
            icon="scroll-text",
            title=texts.tr("The rules in plain words", "title"),
            sentences=(),
            decline=texts.tr("Back", "button"),
            rules=self._rules,
        )

    def on_waited(self) -> None:
        """Let the button be pressed once the delay has passed; among the rules it is not told."""
        if self.is_reading or self.is_waiting:
            return
        self._waiting.stop()
        self.set_waiting(waiting=False)
        announce(self, self._note.text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._seen_at is None:
            self._seen_at = self._first_seen_at = self._elapsed()
            if self.is_waiting:
                self._waiting.start()
        super().paintEvent(event)

    # what is listened to

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._on_focus(watched, event.reason())
            return False
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self.is_deaf or (kind == QEvent.Type.KeyPress and self._on_key(event))
        return kind in _POINTER and self.is_deaf

    def _on_key(self, event: QKeyEvent) -> bool:
        """Do what a key means anywhere in the card; True where nothing else may have it."""
        key, bar = Qt.Key(event.key()), self._area.verticalScrollBar()
        match key:
            case Qt.Key.Key_Escape if self.is_reading:
                self._back()
            case Qt.Key.Key_Escape:
                self.chosen.emit(DialogAnswer(accepted=False, how=ClosedBy.ESC))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
                if modifiers == Qt.KeyboardModifier.NoModifier:
                    self._on_enter()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                self._move_focus(back=key is Qt.Key.Key_Left)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if bar.maximum() == 0:
                self._move_focus(back=key is Qt.Key.Key_Up)
            case _:
                return scroll_by(bar, key)
        return True

    def _on_focus(self, watched: QObject, reason: Qt.FocusReason) -> None:
        if watched is self.read:
            self._area.ensureWidgetVisible(self.read, 0, RING)
        if not self.is_deaf:
            self._moved = self._moved or reason in _MOVES
        elif reason is Qt.FocusReason.MouseFocusReason:
            self.take_focus()  # the click is not heard either

    def _on_enter(self) -> None:
        if self.is_reading:
            self._back()
        elif self.read.hasFocus():
            self.on_rules_asked()
        else:
            match self._meant_by_enter():
                case DialogChoice.NOT_NOW:
                    self.chosen.emit(DialogAnswer(accepted=False, how=ClosedBy.ENTER))
                case DialogChoice.RENEW if not self.is_waiting:
                    self.chosen.emit(DialogAnswer(accepted=True, how=ClosedBy.ENTER))
                case DialogChoice.RENEW | DialogChoice.NONE:
                    pass  # it waits, or no button is meant
                case never:
                    assert_never(never)

    def _meant_by_enter(self) -> DialogChoice:
        if self._moved and self.accept.hasFocus():
            return DialogChoice.RENEW
        if self._moved and self.decline.hasFocus():
            return DialogChoice.NOT_NOW
        return self.props.default

    def _move_focus(self, *, back: bool) -> None:
        if self.accept.isHidden():
            return
        self._moved = True
        if back:
            self.decline.setFocus(Qt.FocusReason.BacktabFocusReason)
        else:
            self.accept.setFocus(Qt.FocusReason.TabFocusReason)
