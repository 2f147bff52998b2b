"""The controls under the picture: the place in it, play and pause, the sound, the subtitles."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.player.parts import SIDE, name_button, player_button
from desktop_app.ui.player.props import PlayerProps, spoken_position
from desktop_app.ui.player.slider import Slider
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import PAD, ButtonKind, button_size
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.menu import Menu

STEP_S = 5.0
LEAP_S = 10.0
VOLUME_STEP = 0.05
_SOUND = 100


class Controls(QWidget):
    """Shows props, and says what was asked for."""

    toggled = Signal()
    """Play or pause."""
    leapt = Signal(float)
    """So many seconds on."""
    sought = Signal(float)
    """To this position, in seconds."""
    volume_chosen = Signal(float)
    """0 to 1."""
    muted = Signal()
    """Sound off or on."""
    subtitle_chosen = Signal(object)
    """The key of subtitles, or None for none."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._props: PlayerProps | None = None
        self._make_line()
        self._make_buttons()
        self._lay_out()
        holder.changed.connect(self.on_theme_changed)

    def _make_line(self) -> None:
        self.elapsed = Label(self._holder, Style.SMALL_MEDIUM, "text", self)
        self.position = Slider(self._holder, "app", self)
        self.position.setSingleStep(round(STEP_S * 1000))
        self.position.setPageStep(round(LEAP_S * 1000))
        self.position.chosen.connect(self.on_position_chosen)
        self.position.held.connect(self.on_position_held)
        self.length = Label(self._holder, Style.SMALL_MEDIUM, "dim", self)

    def _make_buttons(self) -> None:
        holder = self._holder
        self.toggle = player_button(holder, "play", self, ButtonKind.PRIMARY)
        self.toggle.clicked.connect(self.toggled)
        self.leap_back = player_button(holder, "rotate-ccw", self)
        self.leap_back.clicked.connect(self.on_leap_back)
        self.leap_on = player_button(holder, "rotate-cw", self)
        self.leap_on.clicked.connect(self.on_leap_on)
        self.mute = player_button(holder, "volume-2", self)
        self.mute.clicked.connect(self.muted)
        self.volume = Slider(holder, "app", self)
        self.volume.setRange(0, _SOUND)
        self.volume.setSingleStep(round(VOLUME_STEP * _SOUND))
        self.volume.setPageStep(2 * round(VOLUME_STEP * _SOUND))
        self.volume.chosen.connect(self.on_volume_moved)
        self.volume.held.connect(self.on_volume_moved)
        self.subtitles = player_button(holder, "captions", self)
        self.subtitles.clicked.connect(self.open_subtitles)
        self.menu = Menu(self)
        self._choices = QActionGroup(self)
        self._choices.triggered.connect(self.on_subtitle_chosen)

    def _lay_out(self) -> None:
        line = self._line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.elapsed)
        line.addWidget(self.position, 1)
        line.addWidget(self.length)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.toggle, self.leap_back, self.leap_on):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.mute)
        buttons.addWidget(self.volume)
        buttons.addSpacing(8)
        self._languages = QGridLayout()
        self._languages.addWidget(self.subtitles, 0, 0, Qt.AlignmentFlag.AlignRight)
        buttons.addLayout(self._languages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addLayout(buttons)
        chain: list[QWidget] = [self.position, self.toggle, self.leap_back]
        chain += [self.leap_on, self.mute, self.volume, self.subtitles]
        for one, other in pairwise(chain):
            self.setTabOrder(one, other)

    # what it shows

    def show_props(self, props: PlayerProps) -> None:
        """Where it stands, and what can be done."""
        old, self._props = self._props, props
        texts = self._texts
        if old is None or old.toggle_icon != props.toggle_icon:
            self.toggle.set_icon(props.toggle_icon)
            name_button(self.toggle, props.toggle_name, texts.tr("Space", "the key"))
        # only where nothing can be played at all: what is disabled loses the focus
        for control in (self.toggle, self.position, self.leap_back, self.leap_on):
            control.setEnabled(props.message is None)
        milliseconds = round(props.duration_s * 1000)
        if self.position.maximum() != milliseconds:
            self.position.setRange(0, milliseconds)
        if old is None or old.duration_s != props.duration_s:
            self.length.setText(texts.position(props.duration_s))
            self._measure_times()
        if not self.position.isSliderDown():
            self.position.set_shown(round(props.position_s * 1000))
            self._show_time(props.position_s)
        self.volume.set_shown(round(props.volume * _SOUND))
        self.volume.setAccessibleDescription(texts.percent(props.volume))
        if old is None or (old.volume_icon, old.mute_name) != (props.volume_icon, props.mute_name):
            self.mute.set_icon(props.volume_icon)
            name_button(self.mute, props.mute_name, "M")
        if old is None or (old.subtitles, old.subtitle_label) != (
            props.subtitles,
            props.subtitle_label,
        ):
            self._show_subtitles(props)

    def _show_subtitles(self, props: PlayerProps) -> None:
        texts = self._texts
        self.subtitles.setEnabled(bool(props.subtitles))
        self.subtitles.set_icon("captions" if props.subtitles_on else "captions-off")
        self.subtitles.set_label(props.subtitle_label)
        name = texts.fill(texts.tr("Subtitles: %1", "button"), props.subtitle_label)
        name_button(self.subtitles, name, "C")
        self._measure_subtitles()
        self.menu.clear()
        for choice in props.subtitles:
            action = self.menu.addAction(choice.label)
            action.setCheckable(True)
            action.setChecked(choice.chosen)
            action.setData(choice.key)
            self._choices.addAction(action)
            if choice.chosen:
                icon = self._holder.theme.icon("check", self._holder.theme.tokens.text, 16)
                action.setIcon(icon)

    def set_texts(self, texts: Texts) -> None:
        """Speak this language; the next props are shown as if they were the first."""
        self._texts = texts
        self._props = None
        seconds = texts.number(round(LEAP_S))
        for button, name in (
            (self.leap_back, texts.tr("Back %n second(s)", "player", round(LEAP_S))),
            (self.leap_on, texts.tr("Forward %n second(s)", "player", round(LEAP_S))),
        ):
            button.set_label(seconds)
            name_button(button, name)
        self.position.setAccessibleName(texts.tr("Position", "slider"))
        self.volume.setAccessibleName(texts.tr("Volume", "slider"))
        self._measure()

    def on_theme_changed(self) -> None:
        """Other colours and sizes."""
        self._measure()
        self.update()

    def _measure(self) -> None:
        theme, ring = self._holder.theme, int(FOCUS)
        side = theme.grown(SIDE) - ring
        self._line.setContentsMargins(side, 0, side, 0)
        self._buttons.setContentsMargins(side, 0, side - theme.grown(PAD), 0)
        self._measure_times()
        self._measure_subtitles()

    def _measure_subtitles(self) -> None:
        """As wide as its widest choice, so that choosing moves no neighbour."""
        choices = () if self._props is None else self._props.subtitles
        theme = self._holder.theme
        widths = [button_size(one.label, theme, "captions").width() for one in choices]
        self._languages.setColumnMinimumWidth(0, max(widths, default=0) + int(2 * FOCUS))

    def _show_time(self, position_s: float) -> None:
        text = self._texts.position(position_s)
        if text != self.elapsed.text():
            self.elapsed.setText(text)
            length = 0.0 if self._props is None else self._props.duration_s
            spoken = spoken_position(position_s, length, self._texts)
            self.position.setAccessibleDescription(spoken)

    def _measure_times(self) -> None:
        """Both as wide as the longest, so that no number makes its neighbours move."""
        length = 0.0 if self._props is None else self._props.duration_s
        widest = self._texts.position(length)
        width = self._holder.theme.metrics(Style.SMALL_MEDIUM).horizontalAdvance(widest) + 4
        for label in (self.elapsed, self.length):
            label.setFixedWidth(width)
        self.elapsed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    # what the user asks for

    def on_leap_back(self) -> None:
        """Ten seconds back."""
        self.leapt.emit(-LEAP_S)

    def on_leap_on(self) -> None:
        """Ten seconds on."""
        self.leapt.emit(LEAP_S)

    def on_volume_moved(self, value: int) -> None:
        """The volume follows the handle."""
        self.volume_chosen.emit(value / _SOUND)

    def on_position_held(self, value: int) -> None:
        """The time follows the handle; the picture waits until it is let go."""
        self._show_time(value / 1000)

    def on_position_chosen(self, value: int) -> None:
        """Go there; and show where it really stands, whatever came of it."""
        self.sought.emit(value / 1000)
        if self._props is not None:
            self.position.set_shown(round(self._props.position_s * 1000))
            self._show_time(self._props.position_s)

    def open_subtitles(self) -> None:
        """The menu of languages, above its button."""
        if self.subtitles.isEnabled():
            corner = self.subtitles.mapToGlobal(QPoint(0, 0))
            height = self.menu.sizeHint().height()
            self.menu.setAccessibleName(self.subtitles.accessibleName())
            self.menu.popup(QPoint(corner.x(), corner.y() - height))
            self.menu.setActiveAction(self._choices.checkedAction())

    def on_subtitle_chosen(self, action: QAction) -> None:
        """Another language, or none."""
        self.subtitle_chosen.emit(action.data())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._holder.theme.tokens.app))
        painter.end()
