"""A row with a panel that stands there for a while: two sentences, and what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.settings.fields import PAD, Row
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.control import press_by_enter
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import FlowLayout, Label

AROUND = PAD - int(FOCUS)
"""Between the edge of a group and a button, whose widget has room for the focus."""


def card_button(holder: ThemeHolder, parent: QWidget, kind: ButtonKind, icon: str = "") -> Button:
    """Make a button that stands on a card."""
    button = Button(holder, "", kind, parent, surface="card", icon=icon or None)
    button.setMinimumWidth(80)
    return button


class PanelRow(QWidget):
    """A row around a control, and below it the panel, hidden at first; Enter presses buttons."""

    def __init__(
        self, holder: ThemeHolder, control: QWidget, style: Style, parent: QWidget
    ) -> None:
        """`style` is that of the panel's first sentence."""
        super().__init__(parent)
        self.row = Row(holder, control, self)
        self.panel = QWidget(self)
        self.panel.hide()
        self.first = Label(holder, style, "text", self.panel, wrap=True)
        self.second = Label(holder, Style.SMALL, "dim", self.panel, wrap=True)
        for label in (self.first, self.second):
            label.setContentsMargins(int(FOCUS), 0, int(FOCUS), 0)
        self.inside = column(self.panel, self.first, self.second, 4, gap=4)
        self.box = column(self, self.row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)


class StartOver(PanelRow):
    """A button that asks in its own place, once, before anything happens."""

    confirmed = Signal()

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        ask = card_button(holder, parent, ButtonKind.OUTLINED, "rotate-ccw")
        super().__init__(holder, ask, Style.BODY_STRONG, parent)
        self.ask = ask
        self.not_now = card_button(holder, self.panel, ButtonKind.OUTLINED)
        self.go = card_button(holder, self.panel, ButtonKind.PRIMARY)
        answers = QWidget(self.panel)
        flow = FlowLayout(answers, 4)
        flow.addWidget(self.not_now)
        flow.addWidget(self.go)
        self.inside.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        self.inside.addWidget(answers)
        self.box.addWidget(self.panel)
        self.ask.clicked.connect(self.on_asked)
        self.not_now.clicked.connect(self.on_declined)
        self.go.clicked.connect(self.on_confirmed)

    @property
    def asking(self) -> bool:
        """Whether the question is on screen."""
        return not self.panel.isHidden()

    def say(self, texts: Texts) -> None:
        """Say what it does, what it asks, and what the answers are."""
        name = texts.tr("Start over with the demo library", "button")
        question = texts.tr("Start over with the demo library?", "question")
        what = texts.tr(
            "A fresh demo library takes the place of yours. Yours is kept beside it as a backup.",
            "settings: demo library",
        )
        for button in (self.ask, self.go):
            button.set_label(texts.tr("Start over", "button"))
        self.ask.setAccessibleName(name)
        self.not_now.set_label(texts.tr("Not now", "button"))
        self.row.set_words(
            name,
            texts.tr("Downloads in every state, as on the first day.", "settings: demo library"),
        )
        self.first.setText(question)
        self.second.setText(what)
        self.panel.setAccessibleName(question)
        self.panel.setAccessibleDescription(what)

    def on_asked(self) -> None:
        """Ask; Enter declines, since the focus starts on *Not now*."""
        self.panel.show()
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)
        self.row.hide()

    def on_declined(self) -> None:
        """Show the button again, which has the focus."""
        self.row.show()
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel.hide()

    def on_confirmed(self) -> None:
        """Hand on that the user wants it."""
        self.on_declined()
        self.confirmed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.asking:
            self.on_declined()
        else:
            super().keyPressEvent(event)
