"""The line with the place in the episode: what has passed, a slider, and the whole length."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.player.keys import LEAP_S, STEP_S
from desktop_app.ui.player.props import PlayerProps, spoken_position
from desktop_app.ui.player.slider import Slider
from desktop_app.ui.player.tip import TimeTip
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import row
from desktop_app.ui.widgets.labels import Label


class PositionLine(QWidget):
    """Shows where playback stands; a tip on the page says the time under the pointer."""

    sought = Signal(float)
    """Go to this position, in seconds."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget, page: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._page = page
        self._props: PlayerProps | None = None
        self.elapsed = Label(holder, Style.SMALL_MEDIUM, "text", self)
        self.elapsed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider = Slider(holder, self)
        self.slider.setSingleStep(round(STEP_S * 1000))
        self.slider.setPageStep(round(LEAP_S * 1000))
        self.slider.chosen.connect(self._on_chosen)
        self.slider.held.connect(self._on_held)
        self.slider.pointed.connect(self.on_pointed)
        self.length = Label(holder, Style.SMALL_MEDIUM, "dim", self)
        self.tip = TimeTip(holder, page)
        row(self, self.elapsed, (self.slider, 1), self.length, gap=8)
        holder.changed.connect(self._measure)
        texts.changed.connect(self._on_texts_changed)
        self._on_texts_changed()

    def _on_texts_changed(self) -> None:
        """Ask every sentence again; the next props are shown as if they were the first."""
        self._props = None
        self.slider.setAccessibleName(self._texts.tr("Position", "slider"))

    def show_props(self, props: PlayerProps) -> None:
        """Show where playback stands, unless the user holds the handle."""
        old, self._props = self._props, props
        self.slider.setEnabled(props.message is None)
        self.slider.setMaximum(round(props.duration_s * 1000))
        if old is None or old.duration_s != props.duration_s:
            self.length.setText(self._texts.position(props.duration_s) if props.duration_s else "")
            self._measure()
        if not self.slider.isSliderDown():
            self._show_place(props.position_s)

    def _show_place(self, position_s: float) -> None:
        self.slider.set_shown(round(position_s * 1000))
        self._show_time(position_s)

    def _show_time(self, position_s: float) -> None:
        text = self._texts.position(position_s)
        if text != self.elapsed.text():
            self.elapsed.setText(text)
            if self._width_of(text) > self.elapsed.width():
                self._measure()  # the length is not known
        length = 0.0 if self._props is None else self._props.duration_s
        spoken = spoken_position(position_s, length, self._texts)
        if spoken != self.slider.accessibleDescription():
            self.slider.setAccessibleDescription(spoken)

    def _measure(self) -> None:
        """Make both as wide as the longest, so that no number makes its neighbours move."""
        props = self._props
        longest_s = 0.0 if props is None else max(props.duration_s, props.position_s)
        width = self._width_of(self._texts.position(longest_s))
        for label in (self.elapsed, self.length):
            label.setFixedWidth(width)

    def _width_of(self, time: str) -> int:
        return self._holder.theme.metrics(Style.SMALL_MEDIUM).horizontalAdvance(time) + 4

    def _on_held(self, value: int) -> None:
        """Let the time follow the handle; the picture waits until it is let go."""
        self._show_time(value / 1000)

    def _on_chosen(self, value: int) -> None:
        """Go there; and show where it really stands, whatever came of it."""
        if self.slider.maximum() > 0:
            self.sought.emit(value / 1000)
        if self._props is not None:
            self._show_place(self._props.position_s)

    def on_pointed(self, x: float | None) -> None:
        """Show the time there, above the pointer; None hides it."""
        if x is None or self.slider.maximum() == 0:
            self.tip.hide()
            return
        text = self._texts.position(self.slider.value_at(x) / 1000)
        self.tip.show_at(text, self.slider.mapTo(self._page, QPoint(round(x), 0)))
