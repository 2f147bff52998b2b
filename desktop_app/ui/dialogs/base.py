"""A card over a dimmed window: what the warning, the explanation and the messages have in common.

It is window-modal and announced as an alert; closing declines, as Esc does; and the focus goes
back to where it was. What it shows and hears is its `content`.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QDialog, QWidget
from typing_extensions import override

from desktop_app.domain.rules import Rules
from desktop_app.domain.time import Duration
from desktop_app.ui.dialogs.content import DialogContent
from desktop_app.ui.dialogs.frame import RADIUS
from desktop_app.ui.dialogs.props import CardProps, ClosedBy, DialogAnswer
from desktop_app.ui.dialogs.veil import Caller, Scrim
from desktop_app.ui.keys import EVERYWHERE, bind
from desktop_app.ui.screens import moved_into, room_of
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.drawing import may_be_alone

Subject = TypeVar("Subject")
"""What a card is about, to be worded anew in every language."""


class CardHolder(Generic[Subject]):
    """What holds dialog content over a window; subclasses say what it shows and means."""

    _accessible: object = None

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        subject: Subject,
        elapsed: Callable[[], Duration],
        parent: QWidget,
        rules: Sequence[Rules] = (),
    ) -> None:
        """Lie over the window of `parent`; `elapsed` is a clock in real time."""
        self._holder = holder
        self._texts = texts
        self._subject = subject
        self._over = parent.window()
        self.begin()
        assert isinstance(self, QWidget)
        self._is_answered = False
        self._caller: Caller | None = None
        announce_as_alert()
        self.content = DialogContent(
            holder, texts, elapsed, self.card, self, more=self.more, rules=rules
        )
        self.decline_button = self.content.decline
        self.accept_button = self.content.accept
        self.rules_link = self.content.read
        self.content.chosen.connect(self.on_chosen)
        self.content.refreshed.connect(self.place)
        self._over.installEventFilter(self)

    def begin(self) -> None:
        """Make the widget that it is."""
        raise NotImplementedError

    def card(self, texts: Texts) -> CardProps:
        """Return what it shows, in this language."""
        raise NotImplementedError

    def more(self) -> Sequence[QWidget]:
        """Return what else stands in it, below the sentences."""
        return ()

    def outcome(self, *, accepted: bool, how: ClosedBy) -> object:
        """Return the value of `answered`."""
        return DialogAnswer(accepted, how)

    def on_chosen(self, chosen: DialogAnswer) -> None:
        """Act on a button or a key of its content."""
        raise NotImplementedError

    def place(self) -> None:
        """Lie over the window, as large as what is shown now needs."""
        raise NotImplementedError

    @property
    def is_reading(self) -> bool:
        """Whether the rules stand in place of what it asks."""
        return self.content.is_reading


class CardDialog(CardHolder[Subject], QDialog):
    """A question or a message in a window of its own, which blocks the one below."""

    answered = Signal(object)
    """One frozen value, once: what was answered, and how."""

    @override
    def begin(self) -> None:
        kind = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint
        QDialog.__init__(self, self._over, kind)
        self._how = ClosedBy.WINDOW
        self._scrim: Scrim | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)

    # opening and answering

    @override
    def open(self) -> None:
        """Show it over its window; the answer comes as a signal."""
        window = self._over
        self._caller = Caller(window)
        self._scrim = Scrim(self._holder, window)
        self._scrim.cover()
        self.content.refresh()
        for shortcut in window.findChildren(QShortcut, EVERYWHERE):
            bind(shortcut.key(), self, shortcut.activated)
        self.content.take_focus()
        super().open()

    @override
    def on_chosen(self, chosen: DialogAnswer) -> None:
        """Act on a button or a key of its content."""
        if self._how is ClosedBy.WINDOW:
            self._how = chosen.how
        code = QDialog.DialogCode
        self.done((code.Accepted if chosen.accepted else code.Rejected).value)

    @override
    def done(self, code: int) -> None:
        if self._is_answered:
            return
        self._is_answered = True
        window, was_active = self._over, self.isActiveWindow()
        super().done(code)
        window.removeEventFilter(self)
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
        if was_active:
            window.activateWindow()
        if self._caller is not None:
            self._caller.give_back()
        accepted = code == QDialog.DialogCode.Accepted.value
        self.deleteLater()
        self.answered.emit(self.outcome(accepted=accepted, how=self._how))

    # how it lies over its window

    @override
    def place(self) -> None:
        """Stand in the middle of its window, whole on the screen where that lies half outside."""
        window = self._over
        room = room_of(window)
        self.content.fit(window.size() if room is None else window.size().boundedTo(room.size()))
        self.setFixedSize(self.content.size())
        middle = window.mapToGlobal(window.rect().center())
        corner = middle - QPoint(self.width() // 2, self.height() // 2)
        place = QRect(corner, self.size())
        self.move(corner if room is None else moved_into(place, room))
        if self._scrim is not None:
            self._scrim.setGeometry(window.rect())

    def _bare_corners(self) -> list[QRect]:
        """Return the corners that show nothing behind them, where no program mixes windows."""
        if not may_be_alone():
            return []
        side = QSize(RADIUS, RADIUS)
        right, bottom = self.width() - RADIUS, self.height() - RADIUS
        return [QRect(QPoint(x, y), side) for x in (0, right) for y in (0, bottom)]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for corner in self._bare_corners():
            at = self._over.mapFromGlobal(self.mapToGlobal(corner.topLeft()))
            painter.drawPixmap(corner.topLeft(), self._over.grab(QRect(at, corner.size())))
        painter.end()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.parent():
            if kind in (QEvent.Type.Resize, QEvent.Type.Move):
                self.place()
            elif kind == QEvent.Type.UpdateRequest:
                for corner in self._bare_corners():
                    self.update(corner)
        return False


class _Alert(QAccessibleWidget):
    """A card as a screen reader meets it: nothing else can be reached while it is open."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card, QAccessible.Role.AlertMessage)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.modal = 1
        return state


_installed: list[object] = []


def announce_as_alert() -> None:
    """Give dialogs the role of an alert, as a message box has it; a plain one is a Dialog."""
    if not _installed:
        _installed.append(_accessible_of)
        QAccessible.installFactory(_accessible_of)


def _accessible_of(_name: str, one: QObject) -> QAccessibleWidget | None:
    if not (isinstance(one, CardHolder) and isinstance(one, QWidget)):
        return None
    made = _Alert(one)
    one._accessible = made  # noqa: SLF001  Qt keeps it, Python has to as well
    return made
