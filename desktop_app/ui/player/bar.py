"""The bar over the picture: the way back, what plays, how long is left, and a line below them."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.player.parts import SIDE, Line, name_button, player_button
from desktop_app.ui.player.props import PlayerProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import PAD, PAD_OF_ICON
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import Label

_WIDE = 560


class Bar(QWidget):
    """Shows props; `back` is pressed."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self.back = player_button(holder, "arrow-left", self)
        self.title = Line(holder, Style.ROW, "text", self)
        self.place = Line(holder, Style.SMALL, "dim", self)
        self.badge = Badge(holder, None, self)
        self.notice = Label(holder, Style.SMALL_MEDIUM, "text", self, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.place)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addWidget(self.back)
        self._line.addLayout(words, 1)
        self._line.addSpacing(8)
        self._line.addWidget(self.badge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._line)
        layout.addWidget(self.notice)
        holder.changed.connect(self.on_theme_changed)

    def show_props(self, props: PlayerProps, old: PlayerProps | None) -> None:
        """What plays, and how long is left."""
        self.title.set_text(props.title)
        self.place.set_text(props.place)
        self.badge.setVisible(props.badge is not None)
        if props.badge is not None and (old is None or old.badge != props.badge):
            self.badge.set_props(props.badge)
        self.notice.setVisible(bool(props.notice))
        if old is None or old.notice != props.notice:
            self.notice.setText(props.notice)

    def set_texts(self, texts: Texts) -> None:
        """Speak this language."""
        self._texts = texts
        self._arrange()

    def _arrange(self) -> None:
        """Words beside the arrow where there is room; the title and the time left go first."""
        texts = self._texts
        name = texts.tr("Back", "button: out of the player")
        wide = self.width() >= self._holder.theme.px(_WIDE)
        self.back.set_label(name if wide else "")
        name_button(self.back, name, texts.tr("Esc", "the key"))
        self._set_margins(wide=wide)

    def _set_margins(self, *, wide: bool) -> None:
        """One margin for what can be seen: a quiet button begins and ends with its icon and words.

        `wide` says that *Back* has words.
        """
        theme, ring = self._holder.theme, int(FOCUS)
        side = theme.grown(SIDE)
        before = theme.grown(PAD if wide else PAD_OF_ICON)
        self._line.setContentsMargins(side - ring - before, 8, side, 8)
        self.notice.setContentsMargins(side, 0, side, 10)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def on_theme_changed(self) -> None:
        """Other colours and sizes."""
        self._arrange()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._holder.theme.tokens.app))
        painter.end()
