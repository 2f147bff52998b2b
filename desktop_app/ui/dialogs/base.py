"""A card over a dimmed window: what the warning, the explanation and the messages have in common.

It is window-modal and announced as an alert; closing declines, as Esc does; and the focus goes
back to where it was. What it shows and hears is its `content`.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QDialog, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.domain.time import Duration
from desktop_app.ui.answers import Rules
from desktop_app.ui.dialogs.content import (
    DEAF_FOR,
    RADIUS,
    CardProps,
    ClosedBy,
    DialogAnswer,
    DialogContent,
)
from desktop_app.ui.keys import bind
from desktop_app.ui.screens import moved_into, room_of
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.drawing import may_be_alone
from desktop_app.ui.widgets.link import Link

__all__ = ["DEAF_FOR", "EVERYWHERE", "CardDialog", "CardProps", "ClosedBy", "Holds", "Scrim"]

EVERYWHERE = "everywhere"
"""The object name of a window's shortcuts that work while a card lies over it."""


class Scrim(QWidget):
    """The veil over the window behind a card."""

    def __init__(self, holder: ThemeHolder, over: QWidget) -> None:
        super().__init__(over)
        self._holder = holder
        self._share = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(holder.theme.motion(150))
        self._fade.valueChanged.connect(self.on_faded)
        self.setGeometry(over.rect())

    def cover(self) -> None:
        """Lie over everything in the window."""
        self.show()
        self.raise_()
        if self._fade.duration():
            self._fade.start()
        else:
            self._share = 1.0

    def on_faded(self, share: float) -> None:
        """A little darker."""
        self._share = share
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(0, 0, 0)
        veil.setAlphaF(_veil_of(self._holder) * self._share)
        painter.fillRect(self.rect(), veil)
        painter.end()


def _veil_of(holder: ThemeHolder) -> float:
    return 0.6 if holder.theme.tokens.is_dark else 0.45


class Caller:
    """What had the focus in a window when a card came, and has it again when the card goes."""

    def __init__(self, window: QWidget) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and focused.window() is window
        self._widget = focused if inside else window.focusWidget()

    def give_back(self) -> None:
        """The focus, where what had it is still there."""
        widget = self._widget
        if widget is not None and isValid(widget) and widget.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)


class Holds:
    """What holds dialog content over a window; subclasses say what it shows and means."""

    content: DialogContent
    _accessible: object = None

    def card(self, texts: Texts) -> CardProps:
        """What it shows, in this language."""
        raise NotImplementedError

    def more(self) -> Sequence[QWidget]:
        """What else stands in it, below the sentences."""
        return ()

    def outcome(self, *, accepted: bool, how: ClosedBy) -> object:
        """The value of `answered`."""
        raise NotImplementedError

    @property
    def decline_button(self) -> Button:
        """*Not now*, or *Close*."""
        return self.content.decline

    @property
    def accept_button(self) -> Button:
        """What does it; hidden where there is only one way out."""
        return self.content.accept

    @property
    def rules_link(self) -> Link:
        """*The rules in plain words*."""
        return self.content.read

    @property
    def is_reading(self) -> bool:
        """The rules stand in place of what it asks."""
        return self.content.is_reading


class CardDialog(Holds, QDialog):
    """A question or a message in a window of its own, which blocks the one below."""

    answered = Signal(object)
    """One frozen value, once: what was answered, and how."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        elapsed: Callable[[], Duration],
        parent: QWidget,
        rules: Sequence[Rules] = (),
    ) -> None:
        super().__init__(parent.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        announce_as_alert()
        self._holder = holder
        self._texts = texts
        self._how = ClosedBy.WINDOW
        self._is_answered = False
        self._caller: Caller | None = None
        self._scrim: Scrim | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.content = DialogContent(
            holder, texts, elapsed, self.card, self, more=self.more, rules=rules
        )
        self.content.chosen.connect(self.on_chosen)
        self.content.refreshed.connect(self.on_refreshed)
        self.installEventFilter(self.content)
        parent.window().installEventFilter(self)

    # opening and answering

    @override
    def open(self) -> None:
        """Show it over its window; the answer comes as a signal."""
        window = self._over()
        self._caller = Caller(window)
        self._scrim = Scrim(self._holder, window)
        self._scrim.cover()
        self.content.refresh()
        for shortcut in window.findChildren(QShortcut, EVERYWHERE):
            bind(shortcut.key(), self, shortcut.activated)
        self.content.take_focus()
        super().open()

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
        window, was_active = self._over(), self.isActiveWindow()
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

    def on_refreshed(self) -> None:
        """It says something else."""
        props = self.content.props
        self.setWindowTitle(props.title)
        self.setAccessibleName(props.title)
        self.setAccessibleDescription(props.spoken)
        self._place()

    def _place(self) -> None:
        """In the middle of its window, and whole on the screen where that lies half outside."""
        window = self._over()
        room = room_of(window)
        self.content.fit(window.size() if room is None else window.size().boundedTo(room.size()))
        self.setFixedSize(self.content.size())
        middle = window.mapToGlobal(window.rect().center())
        corner = middle - QPoint(self.width() // 2, self.height() // 2)
        place = QRect(corner, self.size())
        self.move(corner if room is None else moved_into(place, room))
        if self._scrim is not None:
            self._scrim.setGeometry(window.rect())

    def _over(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if may_be_alone():
            painter = QPainter(self)
            self._paint_what_is_behind(painter)
            painter.end()

    def _corners(self) -> list[QRect]:
        side = QSize(RADIUS, RADIUS)
        right, bottom = self.width() - RADIUS, self.height() - RADIUS
        return [QRect(QPoint(x, y), side) for x in (0, right) for y in (0, bottom)]

    def _paint_what_is_behind(self, painter: QPainter) -> None:
        window = self._over()
        for corner in self._corners():
            at = window.mapFromGlobal(self.mapToGlobal(corner.topLeft()))
            painter.drawPixmap(corner.topLeft(), window.grab(QRect(at, corner.size())))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.parent():
            if kind in (QEvent.Type.Resize, QEvent.Type.Move):
                self._place()
            elif kind == QEvent.Type.UpdateRequest and may_be_alone():
                for corner in self._corners():
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
    """A plain dialog has the role Dialog; these are alerts, as a message box is."""
    if not _installed:
        _installed.append(_accessible_of)
        QAccessible.installFactory(_accessible_of)


def _accessible_of(_name: str, one: QObject) -> QAccessibleWidget | None:
    if not (isinstance(one, Holds) and isinstance(one, QWidget)):
        return None
    made = _Alert(one)
    one._accessible = made  # noqa: SLF001  Qt keeps it, Python has to as well
    return made
