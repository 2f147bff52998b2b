"""The controls under the picture: the place in it, play and pause, sound, subtitles, speed."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.playback import SPEEDS
from desktop_app.ui.player.choices import rate_text
from desktop_app.ui.player.keys import LEAP_S, STEP_S, VOLUME_STEP
from desktop_app.ui.player.menus import ChoiceMenu, MoreMenu
from desktop_app.ui.player.parts import SIDE, name_button, player_button
from desktop_app.ui.player.props import PlayerProps, spoken_position
from desktop_app.ui.player.slider import Slider
from desktop_app.ui.player.tip import TimeTip
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import PAD_OF_ICON, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import Label

_SOUND = 100
_GAP = 4
_VOLUME = 96
"""So wide a slider of the volume is still of use, at 100 %."""


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
    pinned = Signal()
    """Above other windows, or no longer."""
    filled = Signal()
    """Fill the screen, or no longer."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._props: PlayerProps | None = None
        self._on_top: bool | None = False
        self._full = False
        self._tip = TimeTip(holder, parent)
        self._make_line()
        self._make_buttons()
        self._make_menus()
        self._lay_out()
        holder.changed.connect(self.on_theme_changed)

    def _make_line(self) -> None:
        self.elapsed = Label(self._holder, Style.SMALL_MEDIUM, "text", self)
        self.position = Slider(self._holder, "app", self)
        self.position.setSingleStep(round(STEP_S * 1000))
        self.position.setPageStep(round(LEAP_S * 1000))
        self.position.chosen.connect(self.on_position_chosen)
        self.position.held.connect(self.on_position_held)
        self.position.pointed.connect(self.on_pointed)
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
        self.sound = player_button(holder, "audio-lines", self)
        self.sound.clicked.connect(self.on_sound_clicked)
        self.rate = player_button(holder, None, self)
        self.rate.clicked.connect(self.on_rate_clicked)
        self.pin = player_button(holder, "pin", self)
        self.pin.setCheckable(True)
        self.pin.clicked.connect(self.pinned)
        self.more = player_button(holder, "ellipsis", self)
        self.more.clicked.connect(self.on_more_clicked)
        self.fill = player_button(holder, "maximize", self)
        self.fill.clicked.connect(self.filled)

    def _make_menus(self) -> None:
        self.encoding_menu = ChoiceMenu(self._holder, self)
        self.subtitle_menu = ChoiceMenu(self._holder, self, self.encoding_menu)
        self.sound_menu = ChoiceMenu(self._holder, self)
        self.rate_menu = ChoiceMenu(self._holder, self)
        menus = (self.subtitle_menu, self.sound_menu, self.rate_menu)
        self.more_menu = MoreMenu(self._holder, menus, self)
        self.more_menu.pinned.connect(self.pinned)

    def _lay_out(self) -> None:
        line = self._line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.elapsed)
        line.addWidget(self.position, 1)
        line.addWidget(self.length)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(_GAP)
        for button in (self.toggle, self.leap_back, self.leap_on):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.mute)
        buttons.addWidget(self.volume)
        buttons.addSpacing(_GAP)
        for button in (self.subtitles, self.sound, self.rate, self.pin, self.more, self.fill):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(_GAP)
        layout.addLayout(line)
        layout.addLayout(buttons)

    # what it shows

    def show_props(self, props: PlayerProps) -> None:
        """Where it stands, and what can be done."""
        old, self._props = self._props, props
        texts = self._texts
        again = props.toggle_name if props.message is not None and props.can_toggle else ""
        if old is None or old.toggle_icon != props.toggle_icon or self.toggle.text() != again:
            self.toggle.set_icon(props.toggle_icon)
            self.toggle.set_label(again)  # what the message speaks of is in words
            name_button(self.toggle, props.toggle_name, texts.tr("Space", "the key"))
        # only where nothing can be played at all: what is disabled loses the focus
        self.toggle.setEnabled(props.message is None or props.can_toggle)
        for control in (self.position, self.leap_back, self.leap_on):
            control.setEnabled(props.message is None)
        milliseconds = round(props.duration_s * 1000)
        if self.position.maximum() != milliseconds:
            self.position.setRange(0, milliseconds)
        if old is None or old.duration_s != props.duration_s:
            self.length.setText(texts.position(props.duration_s) if props.duration_s else "")
            self._measure_times()
        if not self.position.isSliderDown():
            self.position.set_shown(round(props.position_s * 1000))
            self._show_time(props.position_s)
        self._show_volume(props, old)
        if old is None or _chosen(old) != _chosen(props):
            self._show_choices(props)

    def _show_volume(self, props: PlayerProps, old: PlayerProps | None) -> None:
        texts = self._texts
        self.volume.set_shown(round(props.volume * _SOUND))
        self.volume.setAccessibleDescription(texts.percent(props.volume))
        if old is None or (old.volume_icon, old.mute_name) != (props.volume_icon, props.mute_name):
            self.mute.set_icon(props.volume_icon)
            silent = texts.tr("No sound", "button: there is nothing to hear it with")
            self.mute.set_label(silent if props.silent else "")
            name_button(self.mute, props.mute_name, "M")
            self.volume.setVisible(not props.silent)
            self._fit()

    def _show_choices(self, props: PlayerProps) -> None:
        texts = self._texts
        from_file = texts.tr("From a file…", "menu of subtitles")
        self.encoding_menu.show_choices(props.encodings)
        self.subtitle_menu.show_choices(props.subtitles, from_file=from_file)
        self.sound_menu.show_choices(props.sounds)
        self.rate_menu.show_choices(props.rates)
        self.subtitles.set_icon("captions" if props.subtitles_on else "captions-off")
        name = texts.fill(texts.tr("Subtitles: %1", "button"), props.subtitle_label)
        name_button(self.subtitles, name, "C")
        name_button(self.sound, texts.fill(texts.tr("Audio: %1", "button"), props.sound_label), "A")
        self.rate.set_label(props.rate_label)
        name_button(self.rate, texts.fill(texts.tr("Speed: %1", "button"), props.rate_label), "< >")
        self.sound_menu.menuAction().setVisible(bool(props.sounds))
        self._fit()

    def show_on_top(self, on: bool | None) -> None:
        """Whether the window stays above the others; None where that cannot be."""
        self._on_top = on
        texts = self._texts
        self.pin.setChecked(bool(on))
        self.pin.set_icon("pin-off" if on else "pin")
        name = texts.tr("Always on top", "the window")
        name_button(self.pin, name, "T")
        self.more_menu.show_pin(name, on)
        self._fit()

    def show_full(self, *, full: bool) -> None:
        """Whether the picture fills the screen."""
        self._full = full
        texts = self._texts
        self.fill.set_icon("minimize" if full else "maximize")
        leave = texts.tr("Leave full screen", "button: the player")
        name_button(
            self.fill, leave if full else texts.tr("Full screen", "button: the player"), "F"
        )

    def set_texts(self, texts: Texts) -> None:
        """Speak this language; the next props are shown as if they were the first."""
        self._texts = texts
        self._props = None
        seconds = texts.number(round(LEAP_S))
        for button, name, key in (
            (self.leap_back, texts.tr("Back %n second(s)", "player", round(LEAP_S)), "J"),
            (self.leap_on, texts.tr("Forward %n second(s)", "player", round(LEAP_S)), "L"),
        ):
            button.set_label(seconds)
            name_button(button, name, key)
        name_button(self.more, texts.tr("More", "button: of the player"))
        self.position.setAccessibleName(texts.tr("Position", "slider"))
        self.volume.setAccessibleName(texts.tr("Volume", "slider"))
        self.subtitle_menu.setTitle(texts.tr("Subtitles", "menu"))
        self.encoding_menu.setTitle(texts.tr("Encoding", "menu: of a file of subtitles"))
        self.sound_menu.setTitle(texts.tr("Audio", "menu"))
        self.rate_menu.setTitle(texts.tr("Speed", "menu"))
        self.show_on_top(self._on_top)
        self.show_full(full=self._full)
        self._measure()

    def on_theme_changed(self) -> None:
        """Other colours and sizes."""
        self.show_on_top(self._on_top)
        self._measure()
        self.update()

    def _measure(self) -> None:
        theme, ring = self._holder.theme, int(FOCUS)
        side = theme.grown(SIDE) - ring
        self._line.setContentsMargins(side, 0, side, 0)
        self._buttons.setContentsMargins(side, 0, side - theme.grown(PAD_OF_ICON), 0)
        metrics = theme.metrics(Style.SMALL_STRONG)
        widest = max(metrics.horizontalAdvance(rate_text(one, self._texts)) for one in SPEEDS)
        self.rate.setFixedWidth(widest + 2 * (theme.grown(PAD_OF_ICON) + ring))
        self._measure_times()
        self._fit()

    def _fit(self) -> None:
        """What has no room goes into the menu of the rest, and *More* opens it."""
        silent = self._props is not None and self._props.silent
        wanted = [self.toggle, self.leap_back, self.leap_on, self.mute, self.subtitles, self.fill]
        has_sounds = self._props is not None and bool(self._props.sounds)
        wanted += [self.sound] * has_sounds + [self.pin] * (self._on_top is not None)
        around = self._buttons.contentsMargins()
        room = self.width() - around.left() - around.right() - self.rate.width()
        room -= sum(one.sizeHint().width() + _GAP for one in wanted) + _GAP
        room -= 0 if silent else self._holder.theme.grown(_VOLUME) + _GAP
        roomy = room >= 0
        for one in (self.subtitles, self.rate):
            one.setVisible(roomy)
        self.sound.setVisible(roomy and has_sounds)
        self.pin.setVisible(roomy and self._on_top is not None)
        self.more.setVisible(not roomy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_time(self, position_s: float) -> None:
        text = self._texts.position(position_s)
        if text != self.elapsed.text():
            self.elapsed.setText(text)
            if self._width_of(text) > self.elapsed.width():
                self._measure_times()  # the length is not known
        length = 0.0 if self._props is None else self._props.duration_s
        spoken = spoken_position(position_s, length, self._texts)
        if spoken != self.position.accessibleDescription():
            self.position.setAccessibleDescription(spoken)

    def _measure_times(self) -> None:
        """Both as wide as the longest, so that no number makes its neighbours move."""
        props = self._props
        longest_s = 0.0 if props is None else max(props.duration_s, props.position_s)
        width = self._width_of(self._texts.position(longest_s))
        for label in (self.elapsed, self.length):
            label.setFixedWidth(width)
        self.elapsed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _width_of(self, time: str) -> int:
        return self._holder.theme.metrics(Style.SMALL_MEDIUM).horizontalAdvance(time) + 4

    # what the user asks for

    @property
    def is_held(self) -> bool:
        """The pointer holds a handle."""
        return self.position.isSliderDown() or self.volume.isSliderDown()

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
        if self.position.maximum() > 0:
            self.sought.emit(value / 1000)
        if self._props is not None:
            self.position.set_shown(round(self._props.position_s * 1000))
            self._show_time(self._props.position_s)

    def on_pointed(self, x: float | None) -> None:
        """The time there, above the pointer."""
        page = self.parentWidget()
        if x is None or page is None or self.position.maximum() == 0:
            self._tip.hide()
            return
        text = self._texts.position(self.position.value_at(x) / 1000)
        self._tip.show_at(text, self.position.mapTo(page, QPoint(round(x), 0)))

    def open_subtitles(self) -> None:
        """The menu of languages, above its button or above *More*."""
        above = self.subtitles if self.subtitles.isVisible() else self.more
        self.subtitle_menu.open_above(above, self.subtitles.accessibleName())

    def on_sound_clicked(self) -> None:
        """The menu of sounds."""
        self.sound_menu.open_above(self.sound, self.sound.accessibleName())

    def on_rate_clicked(self) -> None:
        """The menu of speeds."""
        self.rate_menu.open_above(self.rate, self.rate.accessibleName())

    def on_more_clicked(self) -> None:
        """The menu of the rest."""
        self.more_menu.open_above(self.more, self.more.accessibleName())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._holder.theme.tokens.app))
        painter.end()


def _chosen(props: PlayerProps) -> tuple[object, ...]:
    """All that the menus and their buttons show."""
    return (props.subtitles, props.encodings, props.sounds, props.rates)
