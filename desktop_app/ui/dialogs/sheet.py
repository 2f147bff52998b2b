"""A card on a sheet that lies in the window itself, over all of it.

It blocks as a dialog does: what is behind is dimmed and does not react, Tab stays inside, and Esc
and closing decline. But a click beside the card reaches it, so that whoever studies how people
answer can see it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from typing_extensions import override

from desktop_app.ui.dialogs.base import CardHolder, Subject
from desktop_app.ui.dialogs.props import ClosedBy, DialogAnswer
from desktop_app.ui.dialogs.veil import Caller, Scrim
from desktop_app.ui.keys import EVERYWHERE, hears_no_held_keys
from desktop_app.ui.widgets.focus import focus_next


@dataclass(frozen=True, slots=True)
class ClickedOutside:
    """A click beside the card: where in the window, and the accessible name of what is there."""

    x: int
    y: int
    name: str
    early: bool
    """In the moments in which the card itself hears nothing."""


_SWALLOWED = (QEvent.Type.Wheel, QEvent.Type.ContextMenu)
"""What would reach the window below."""


class Sheet(CardHolder[Subject], Scrim):
    """A question in the window that asks; it answers as a `CardDialog` does."""

    answered = Signal(object)
    """One frozen value, once: what was answered, and how."""
    clicked_outside = Signal(object)
    """A `ClickedOutside`."""

    @override
    def begin(self) -> None:
        Scrim.__init__(self, self._holder, self._over)
        hears_no_held_keys(self)

    # opening and answering

    def open(self) -> None:
        """Lay it over its window; the answer comes as a signal."""
        self._caller = Caller(self._over)
        self.content.refresh()
        self.cover()
        self.content.take_focus()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.on_focus_changed)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def reject(self) -> None:
        """Go away, which is *Not now*."""
        self.on_chosen(DialogAnswer(accepted=False, how=ClosedBy.WINDOW))

    @override
    def on_chosen(self, chosen: DialogAnswer) -> None:
        if self._is_answered:
            return
        self._is_answered = True
        self._over.removeEventFilter(self)
        if self._caller is not None:
            self._caller.give_back()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # what asked is gone
        self.hide()
        self.deleteLater()
        self.answered.emit(self.outcome(accepted=chosen.accepted, how=chosen.how))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.reject()
        super().closeEvent(event)

    # how it lies in its window

    @override
    def place(self) -> None:
        self.setGeometry(self._over.rect())
        self.content.fit(self._over.size())
        self.content.move(self.rect().center() - self.content.rect().center())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent():
            if event.type() == QEvent.Type.Resize:
                self.place()
            elif event.type() == QEvent.Type.Close:
                self.reject()
        return False

    # nothing gets past it

    def on_focus_changed(self, old: QWidget | None, focused: QWidget | None) -> None:
        """Take back the focus that goes to the window below."""
        if self._is_answered or focused is None or focused.window() is not self._over:
            return
        if focused is not self and not self.isAncestorOf(focused):
            if old is not None and self.isAncestorOf(old):
                old.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.content.take_focus()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return focus_next(self.content.stops, QApplication.focusWidget(), forward=next)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            everywhere = self._over.findChildren(QShortcut, EVERYWHERE)
            event.setAccepted(all(keys != one.key() for one in everywhere))
            return True
        if event.type() in _SWALLOWED:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if not self.content.geometry().contains(at):
            name = self._what_is_at(at)
            self.clicked_outside.emit(ClickedOutside(at.x(), at.y(), name, self.content.is_deaf))
        event.accept()

    def _what_is_at(self, at: QPoint) -> str:
        """Name what is below the veil there: a row, a button, or what they stand in."""
        window = self._over
        for beside in reversed(window.findChildren(QWidget, "", _CHILDREN)):
            if beside is self or not beside.isVisible() or not beside.geometry().contains(at):
                continue
            found: QWidget | None = beside.childAt(beside.mapFrom(window, at)) or beside
            while found is not None and found is not window:
                if name := _name_at(found, window.mapToGlobal(at)):
                    return name
                found = found.parentWidget()
        return ""


_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly


def _name_at(widget: QWidget, at: QPoint) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    if found is None:
        return ""
    if isinstance(widget, QAbstractItemView):
        row = found.childAt(at.x(), at.y())
        if row is not None and (name := row.text(QAccessible.Text.Name)):
            return name
    return found.text(QAccessible.Text.Name)
