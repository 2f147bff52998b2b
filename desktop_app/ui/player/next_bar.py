"""The next episode, plainly: its words and its two buttons under the picture."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.player.next import NextProps
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import announce
from desktop_app.ui.widgets.labels import Label


class NextBar(QWidget):
    """Shown while there is a next episode to offer."""

    play_requested = Signal()
    cancelled = Signal()

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Label(holder, Style.ROW, "text", self)
        self._sentence = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self._badge = Badge(holder, None, self)
        self.play = Button(holder, "", ButtonKind.PRIMARY, self, surface="app")
        self.cancel = Button(holder, "", ButtonKind.OUTLINED, self, surface="app")
        for button in (self.play, self.cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.play.clicked.connect(self.play_requested)
        self.cancel.clicked.connect(self.cancelled)
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.addLayout(words, 1)
        for one in (self._badge, self.play, self.cancel):
            layout.addWidget(one)
        self.hide()

    def show_next(self, props: NextProps | None) -> None:
        """Another state of it; None hides it."""
        appears = self.isHidden()
        self.setVisible(props is not None)
        if props is None:
            return
        self._title.setText(f"{props.title} · {props.place}")
        self._sentence.setText(props.sentence)
        if props.badge is not None:
            self._badge.set_props(props.badge)
        self.play.set_label(props.play_name)
        self.cancel.set_label(props.cancel_name)
        if appears:
            announce(self, props.spoken)
