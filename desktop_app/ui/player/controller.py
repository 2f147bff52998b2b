"""Turn keys, the wheel and clicks of the player's page into what the user asks for."""

import math

from PySide6.QtCore import QObject

from desktop_app.ui.player import echo
from desktop_app.ui.player.choices import next_choice, next_rate, subtitle_to_show
from desktop_app.ui.player.keys import LEAP_S, STEP_S, VOLUME_STEP, Act, add_keys
from desktop_app.ui.player.view import PlayerView


class PlayerController(QObject):
    """Answer the keys, wheel and clicks of one player's page, as a child of that page.

    What cannot be done now is not asked for; what a key does leaves an echo over the picture.
    """

    def __init__(self, view: PlayerView) -> None:
        super().__init__(view)
        self._view = view
        self._read_last: str | None = None
        self._leapt = 0.0
        add_keys(
            view,
            {
                Act.LEAVE: self.on_escape,
                Act.TOGGLE: self.toggle,
                Act.BACK: self.on_left,
                Act.ON: self.on_right,
                Act.LEAP_BACK: self.on_leap_back,
                Act.LEAP_ON: self.on_leap_on,
                Act.START: self.on_home,
                Act.END: self.on_end,
                Act.LOUDER: self.on_louder,
                Act.QUIETER: self.on_quieter,
                Act.MUTE: self.on_mute,
                Act.SLOWER: self.on_slower,
                Act.FASTER: self.on_faster,
                Act.SUBTITLES: self.on_subtitles,
                Act.SUBTITLE_MENU: view.controls.open_subtitles,
                Act.SOUND: self.on_sound,
                Act.FULL_SCREEN: self.fill,
                Act.ON_TOP: self.on_pin,
                Act.NEXT: view.next_requested.emit,
                Act.TENTH: self.on_digit,
            },
        )
        self._connect()

    def _connect(self) -> None:
        view, controls = self._view, self._view.controls
        view.episode_changed.connect(self.forget)
        view.space_pressed.connect(self.toggle)
        view.surface.clicked.connect(self.on_picture_clicked)
        view.surface.double_clicked.connect(self.on_picture_double_clicked)
        view.surface.wheeled.connect(self.on_wheeled)
        view.next_card.cancelled.connect(self.cancel_next)
        controls.toggled.connect(self.toggle)
        controls.leapt.connect(self.leap)
        controls.sought.connect(self.seek)
        controls.muted.connect(self.on_mute_clicked)
        controls.rate_menu.chosen.connect(self.on_rate_chosen)
        controls.pinned.connect(self.pin)
        controls.filled.connect(self.fill)

    def forget(self) -> None:
        """Forget which subtitles were read last: another episode has others."""
        self._read_last = None

    # play, pause, leave

    def toggle(self) -> None:
        """Play or pause."""
        props = self._view.props
        if props is not None and props.can_toggle:
            self._view.toggle_requested.emit()

    def on_picture_clicked(self) -> None:
        """Play or pause; what has ended starts again by its button alone."""
        props = self._view.props
        if props is not None and props.can_leap and not props.at_end:
            self.toggle()

    def on_picture_double_clicked(self) -> None:
        """Fill the screen: what the first click did is undone."""
        self.on_picture_clicked()
        self.fill()

    def fill(self) -> None:
        """Fill the screen, or no longer."""
        self._view.full_screen_requested.emit(not self._view.is_full)

    def on_escape(self) -> None:
        """Out of what was entered last."""
        view = self._view
        if view.next_card.props is not None:
            self.cancel_next()
        elif view.is_full:
            view.full_screen_requested.emit(False)
        else:
            view.close_requested.emit()

    def cancel_next(self) -> None:
        """The next episode does not start by itself."""
        self._view.show_next(None)
        self._view.next_cancelled.emit()

    def pin(self) -> None:
        """Above the other windows, or no longer."""
        on = self._view.is_on_top
        if on is not None:
            self._view.on_top_requested.emit(not on)

    def on_pin(self) -> None:
        """The same, by its key."""
        self.pin()
        self._view.say(echo.on_top_echo(self._view.texts, on=self._view.is_on_top))

    # where it stands

    def seek(self, position_s: float) -> None:
        """To this place."""
        props = self._view.props
        if props is not None and props.can_leap:
            end_s = props.duration_s or math.inf
            self._view.seek_requested.emit(min(max(0.0, position_s), end_s))

    def leap(self, seconds: float) -> None:
        """So far on, or back."""
        props = self._view.props
        if props is not None:
            self.seek(props.position_s + seconds)

    def _leap_by_key(self, seconds: float) -> None:
        """Its echo counts what is pressed while it stands there."""
        view = self._view
        if view.props is None or not view.props.can_leap or (view.props.at_end and seconds > 0):
            return
        goes_on = view.echo.isVisible() and self._leapt * seconds > 0
        self._leapt = self._leapt + seconds if goes_on else seconds
        said = echo.leap_echo(self._leapt, view.texts)
        self.leap(seconds)
        view.say(said)

    def _go_by_key(self, share: float) -> None:
        view = self._view
        if view.props is not None and view.props.can_seek:
            self._leapt = 0.0
            place = view.props.duration_s * share
            self.seek(place)
            view.say(echo.place_echo(place, view.texts))

    def on_leap_back(self) -> None:
        """Ten seconds back."""
        self._leap_by_key(-LEAP_S)

    def on_leap_on(self) -> None:
        """Ten seconds on."""
        self._leap_by_key(LEAP_S)

    def on_left(self) -> None:
        """Five seconds back; quieter, where the volume has the focus."""
        if self._view.controls.volume.hasFocus():
            self.on_quieter()
        else:
            self._leap_by_key(-STEP_S)

    def on_right(self) -> None:
        """Five seconds on; louder, where the volume has the focus."""
        if self._view.controls.volume.hasFocus():
            self.on_louder()
        else:
            self._leap_by_key(STEP_S)

    def on_home(self) -> None:
        """To the start; silence, where the volume has the focus."""
        if self._view.controls.volume.hasFocus():
            self._set_volume(0.0)
        else:
            self._go_by_key(0.0)

    def on_end(self) -> None:
        """To the end; as loud as can be, where the volume has the focus."""
        if self._view.controls.volume.hasFocus():
            self._set_volume(1.0)
        else:
            self._go_by_key(1.0)

    def on_digit(self) -> None:
        """To so many tenths."""
        sender = self.sender()
        if sender is not None:
            self._go_by_key(int(sender.objectName()) / 10)

    # sound

    def on_louder(self) -> None:
        """A little louder."""
        self._change_volume(1)

    def on_quieter(self) -> None:
        """A little quieter."""
        self._change_volume(-1)

    def on_wheeled(self, notches: int) -> None:
        """The wheel over the picture."""
        self._change_volume(notches)

    def _change_volume(self, steps: int) -> None:
        """From what was heard last: a muted player goes on from there."""
        state = self._view.state
        if state is not None:
            self._set_volume(state.volume + steps * VOLUME_STEP)

    def _set_volume(self, volume: float) -> None:
        view = self._view
        if not self._say_silent():
            wanted = round(min(1.0, max(0.0, volume)), 2)
            view.volume_requested.emit(wanted)
            view.say(echo.volume_echo(wanted, view.texts))

    def on_mute_clicked(self) -> None:
        """Sound off or on."""
        if not self._say_silent():
            self._view.mute_requested.emit()

    def on_mute(self) -> None:
        """The same, by its key."""
        view = self._view
        if view.state is not None and not self._say_silent():
            said = echo.mute_echo(view.texts, muted=not view.state.muted)
            view.mute_requested.emit()
            view.say(said)

    def _say_silent(self) -> bool:
        """Nothing can be heard, and why."""
        props = self._view.props
        if props is None or not props.silent:
            return False
        self._view.say(echo.silent_echo(props.mute_name))
        return True

    def on_sound(self) -> None:
        """The next of the sounds."""
        view = self._view
        if view.props is None:
            return
        if not view.props.sounds:
            view.say(echo.one_sound_echo(view.texts))
            return
        wanted = next_choice(view.props.sounds)
        view.audio_requested.emit(wanted.key)
        view.say(echo.sound_echo(wanted.label, view.texts))

    # speed, subtitles

    def on_slower(self) -> None:
        """A step slower."""
        self._change_rate(faster=False)

    def on_faster(self) -> None:
        """A step faster."""
        self._change_rate(faster=True)

    def _change_rate(self, *, faster: bool) -> None:
        view = self._view
        if view.props is not None:
            wanted = next_rate(view.props.rate, faster=faster)
            view.rate_requested.emit(wanted)
            view.say(echo.rate_echo(wanted, view.texts))

    def on_rate_chosen(self, rate: float) -> None:
        """Out of the menu."""
        self._view.rate_requested.emit(rate)

    def on_subtitles(self) -> None:
        """Off, or on again as they were."""
        view, state = self._view, self._view.state
        if state is None or view.props is None:
            return
        if state.subtitle is not None:
            self._read_last = state.subtitle
            wanted = None
        else:
            language = view.texts.language
            wanted = subtitle_to_show(state.subtitle_tracks, self._read_last, language)
            if wanted is None:
                view.say(echo.no_subtitles_echo(view.texts))
                return
        label = next(one.label for one in view.props.subtitles if one.key == wanted)
        view.subtitle_requested.emit(wanted)
        view.say(echo.subtitle_echo(label, view.texts, on=wanted is not None))
