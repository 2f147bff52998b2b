"""The controls under the picture: the place in it, play and pause, sound, subtitles, speed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.playback import SPEEDS
from desktop_app.ui.player.choices import rate_text
from desktop_app.ui.player.keys import LEAP_S, VOLUME_STEP
from desktop_app.ui.player.menus import ChoiceMenu, MoreMenu
from desktop_app.ui.player.parts import SIDE, name_button, player_button
from desktop_app.ui.player.position import PositionLine
from desktop_app.ui.player.props import PlayerProps
from desktop_app.ui.player.slider import Slider
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, column, row
from desktop_app.ui.widgets.buttons import PAD_OF_ICON, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS

_SOUND = 100
_GAP = 4
_VOLUME = 96
"""So wide a slider of the volume is still of use, at 100 %."""


class Controls(QWidget):
    """Shows props; a `PlayerController` answers its buttons."""

    volume_chosen = Signal(float)
    """0 to 1."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._props: PlayerProps | None = None
        self._full = False
        self.on_top: bool | None = False
        """The window stays above the others; None where that cannot be."""
        self.setAutoFillBackground(True)
        self.line = PositionLine(holder, texts, self, parent)
        self.position = self.line.slider
        self._make_buttons()
        self._make_menus()
        self._lay_out()
        holder.changed.connect(self._on_theme_changed)
        texts.changed.connect(self._on_texts_changed)
        self._on_texts_changed()

    def _make_buttons(self) -> None:
        holder = self._holder
        self.toggle = player_button(holder, "play", self, ButtonKind.PRIMARY)
        self.leap_back = player_button(holder, "rotate-ccw", self)
        self.leap_on = player_button(holder, "rotate-cw", self)
        self.mute = player_button(holder, "volume-2", self)
        self.volume = Slider(holder, self)
        self.volume.setRange(0, _SOUND)
        self.volume.setSingleStep(round(VOLUME_STEP * _SOUND))
        self.volume.setPageStep(2 * round(VOLUME_STEP * _SOUND))
        self.volume.chosen.connect(self._on_volume_moved)
        self.volume.held.connect(self._on_volume_moved)
        self.subtitles = player_button(holder, "captions", self)
        self.sound = player_button(holder, "audio-lines", self)
        self.rate = player_button(holder, None, self)
        self.pin = player_button(holder, "pin", self)
        self.pin.setCheckable(True)
        self.more = player_button(holder, "ellipsis", self)
        self.fill = player_button(holder, "maximize", self)

    def _make_menus(self) -> None:
        self.encoding_menu = ChoiceMenu(self._holder, self)
        self.subtitle_menu = ChoiceMenu(self._holder, self, self.encoding_menu)
        self.subtitle_menu.open_at(self.subtitles, instead=self.more)
        self.sound_menu = ChoiceMenu(self._holder, self)
        self.sound_menu.open_at(self.sound)
        self.rate_menu = ChoiceMenu(self._holder, self)
        self.rate_menu.open_at(self.rate)
        menus = (self.subtitle_menu, self.sound_menu, self.rate_menu)
        self.more_menu = MoreMenu(self._holder, menus, self)
        self.more_menu.open_at(self.more)

    def _lay_out(self) -> None:
        first = (self.toggle, self.leap_back, self.leap_on)
        last = (self.subtitles, self.sound, self.rate, self.pin, self.more, self.fill)
        parts = (*first, Spare(1), self.mute, self.volume, _GAP, *last)
        self._buttons = row(None, *parts, gap=_GAP)
        column(self, self.line, self._buttons, gap=_GAP, around=(0, 8, 0, 8))

    def show_props(self, props: PlayerProps) -> None:
        """Show where playback stands, and what can be done."""
        old, self._props = self._props, props
        self._show_toggle(props, old)
        for button in (self.leap_back, self.leap_on):
            button.setEnabled(props.message is None)
        self.line.show_props(props)
        self._show_volume(props, old)
        if old is None or _chosen(old) != _chosen(props):
            self._show_choices(props)

    def _show_toggle(self, props: PlayerProps, old: PlayerProps | None) -> None:
        again = props.toggle_name if props.message is not None and props.can_toggle else ""
        if old is None or old.toggle_icon != props.toggle_icon or self.toggle.text() != again:
            self.toggle.set_icon(props.toggle_icon)
            self.toggle.set_label(again)  # what the message speaks of is in words
            name_button(self.toggle, props.toggle_name, self._texts.tr("Space", "the key"))
        # only where nothing can be played at all: what is disabled loses the focus
        self.toggle.setEnabled(props.message is None or props.can_toggle)

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
        rate = rate_text(props.rate, texts)
        self.rate.set_label(rate)
        name_button(self.rate, texts.fill(texts.tr("Speed: %1", "button"), rate), "< >")
        self.sound_menu.menuAction().setVisible(bool(props.sounds))
        self._fit()

    def show_on_top(self, on: bool | None) -> None:
        """Show whether the window stays above the others; None where that cannot be."""
        self.on_top = on
        self.pin.setChecked(bool(on))
        self.pin.set_icon("pin-off" if on else "pin")
        name = self._texts.tr("Always on top", "the window")
        name_button(self.pin, name, "T")
        self.more_menu.show_pin(name, on)
        self._fit()

    def show_full(self, *, full: bool) -> None:
        """Show whether the picture fills the screen."""
        self._full = full
        self.fill.set_icon("minimize" if full else "maximize")
        leave = self._texts.tr("Leave full screen", "button: the player")
        enter = self._texts.tr("Full screen", "button: the player")
        name_button(self.fill, leave if full else enter, "F")

    def _on_texts_changed(self) -> None:
        """Ask every sentence again; the next props are shown as if they were the first."""
        texts, self._props = self._texts, None
        seconds = texts.number(round(LEAP_S))
        for button, name, key in (
            (self.leap_back, texts.tr("Back %n second(s)", "player", round(LEAP_S)), "J"),
            (self.leap_on, texts.tr("Forward %n second(s)", "player", round(LEAP_S)), "L"),
        ):
            button.set_label(seconds)
            name_button(button, name, key)
        name_button(self.more, texts.tr("More", "button: of the player"))
        self.volume.setAccessibleName(texts.tr("Volume", "slider"))
        self.subtitle_menu.setTitle(texts.tr("Subtitles", "menu"))
        self.encoding_menu.setTitle(texts.tr("Encoding", "menu: of a file of subtitles"))
        self.sound_menu.setTitle(texts.tr("Audio", "menu"))
        self.rate_menu.setTitle(texts.tr("Speed", "menu"))
        self.show_full(full=self._full)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        theme, ring = self._holder.theme, int(FOCUS)
        side = theme.grown(SIDE) - ring
        self.line.setContentsMargins(side, 0, side, 0)
        self._buttons.setContentsMargins(side, 0, side - theme.grown(PAD_OF_ICON), 0)
        metrics = theme.metrics(Style.SMALL_STRONG)
        widest = max(metrics.horizontalAdvance(rate_text(one, self._texts)) for one in SPEEDS)
        self.rate.setFixedWidth(widest + 2 * (theme.grown(PAD_OF_ICON) + ring))
        self.show_on_top(self.on_top)

    def _fit(self) -> None:
        """Move what has no room into the menu that *More* opens."""
        silent = self._props is not None and self._props.silent
        has_sounds = self._props is not None and bool(self._props.sounds)
        wanted = [self.toggle, self.leap_back, self.leap_on, self.mute, self.subtitles, self.fill]
        wanted += [self.sound] * has_sounds + [self.pin] * (self.on_top is not None)
        around = self._buttons.contentsMargins()
        room = self.width() - around.left() - around.right() - self.rate.width()
        room -= sum(one.sizeHint().width() + _GAP for one in wanted) + _GAP
        room -= 0 if silent else self._holder.theme.grown(_VOLUME) + _GAP
        roomy = room >= 0
        for one in (self.subtitles, self.rate):
            one.setVisible(roomy)
        self.sound.setVisible(roomy and has_sounds)
        self.pin.setVisible(roomy and self.on_top is not None)
        self.more.setVisible(not roomy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_volume_moved(self, value: int) -> None:
        self.volume_chosen.emit(value / _SOUND)


def _chosen(props: PlayerProps) -> tuple[object, ...]:
    """Return all that the menus and their buttons show."""
    return (props.subtitles, props.encodings, props.sounds, props.rates)
