"""Turn keys, the wheel and clicks of the player's page into what the user asks for."""

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop_app.domain.playback import next_rate
from desktop_app.domain.tracks import subtitle_to_show
from desktop_app.ui.player import echo
from desktop_app.ui.player.choices import next_choice, rate_text
from desktop_app.ui.player.echo import EchoProps
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
        slots: dict[Act, Callable[[], object]] = {
            Act.LEAVE: self._on_escape,
            Act.TOGGLE: self._toggle,
            Act.BACK: partial(self._step, -1),
            Act.ON: partial(self._step, 1),
            Act.LEAP_BACK: partial(self._leap_by_key, -LEAP_S),
            Act.LEAP_ON: partial(self._leap_by_key, LEAP_S),
            Act.START: partial(self._go_to_end, 0.0),
            Act.END: partial(self._go_to_end, 1.0),
            Act.LOUDER: partial(self._change_volume, 1),
            Act.QUIETER: partial(self._change_volume, -1),
            Act.MUTE: partial(self._mute, by_key=True),
            Act.SLOWER: partial(self._change_rate, faster=False),
            Act.FASTER: partial(self._change_rate, faster=True),
            Act.SUBTITLES: self._on_subtitles,
            Act.SUBTITLE_MENU: view.controls.subtitle_menu.open,
            Act.SOUND: self._on_sound,
            Act.FULL_SCREEN: self._fill,
            Act.ON_TOP: partial(self._pin, by_key=True),
            Act.NEXT: view.next_requested.emit,
        }
        for act, slot in slots.items():
            add_keys(view, act, slot)
        tenths = [partial(self._go_by_key, tenth / 10) for tenth in range(10)]
        add_keys(view, Act.TENTH, *tenths)
        self._connect()

    def _connect(self) -> None:
        view, controls = self._view, self._view.controls
        view.episode_changed.connect(self._forget)
        view.space_pressed.connect(self._toggle)
        view.surface.clicked.connect(self._on_picture_clicked)
        view.surface.double_clicked.connect(self._on_picture_double_clicked)
        view.surface.wheeled.connect(self._change_volume)
        view.next_card.cancelled.connect(self._cancel_next)
        controls.line.sought.connect(self._seek)
        controls.toggle.clicked.connect(self._toggle)
        controls.leap_back.clicked.connect(self._on_leap_back_clicked)
        controls.leap_on.clicked.connect(self._on_leap_on_clicked)
        controls.mute.clicked.connect(self._mute)
        controls.pin.clicked.connect(self._pin)
        controls.more_menu.pinned.connect(self._pin)
        controls.fill.clicked.connect(self._fill)

    def _forget(self) -> None:
        """Forget which subtitles were read last: another episode has others."""
        self._read_last = None

    # play, pause, leave

    def _toggle(self) -> None:
        props = self._view.props
        if props is not None and props.can_toggle:
            self._view.toggle_requested.emit()

    def _on_picture_clicked(self) -> None:
        """Play or pause; what has ended starts again by its button alone."""
        props = self._view.props
        if props is not None and props.can_leap and not props.at_end:
            self._toggle()

    def _on_picture_double_clicked(self) -> None:
        """Fill the screen: what the first click did is undone."""
        self._on_picture_clicked()
        self._fill()

    def _fill(self) -> None:
        self._view.full_screen_requested.emit(not self._view.is_full)

    def _on_escape(self) -> None:
        """Leave what was entered last."""
        view = self._view
        if view.next_card.props is not None:
            self._cancel_next()
        elif view.is_full:
            view.full_screen_requested.emit(False)
        else:
            view.close_requested.emit()

    def _cancel_next(self) -> None:
        """Keep the next episode from starting by itself."""
        self._view.show_next(None)
        self._view.next_cancelled.emit()

    def _pin(self, *, by_key: bool = False) -> None:
        view, controls = self._view, self._view.controls
        if controls.on_top is not None:
            view.on_top_requested.emit(not controls.on_top)
        if by_key:
            view.say(echo.on_top_echo(view.texts, on=controls.on_top))

    # where it stands

    def _seek(self, position_s: float) -> None:
        props = self._view.props
        if props is not None and props.can_leap:
            end_s = props.duration_s or math.inf
            self._view.seek_requested.emit(min(max(0.0, position_s), end_s))

    def _leap(self, seconds: float) -> None:
        props = self._view.props
        if props is not None:
            self._seek(props.position_s + seconds)

    def _on_leap_back_clicked(self) -> None:
        self._leap(-LEAP_S)

    def _on_leap_on_clicked(self) -> None:
        self._leap(LEAP_S)

    def _leap_by_key(self, seconds: float) -> None:
        """Leap with an echo, which counts what is pressed while it stands there."""
        view = self._view
        if view.props is None or not view.props.can_leap or (view.props.at_end and seconds > 0):
            return
        goes_on = view.echo.isVisible() and self._leapt * seconds > 0
        self._leapt = self._leapt + seconds if goes_on else seconds
        said = echo.leap_echo(self._leapt, view.texts)
        self._leap(seconds)
        view.say(said)

    def _go_by_key(self, share: float) -> None:
        view = self._view
        if view.props is not None and view.props.can_seek:
            self._leapt = 0.0
            place = view.props.duration_s * share
            self._seek(place)
            view.say(EchoProps("clock", view.texts.position(place)))

    def _step(self, steps: int) -> None:
        """Go a little back or on; where the volume has the focus, change that."""
        if self._view.controls.volume.hasFocus():
            self._change_volume(steps)
        else:
            self._leap_by_key(steps * STEP_S)

    def _go_to_end(self, share: float) -> None:
        """Go to the start or the end; where the volume has the focus, to silence or full."""
        if self._view.controls.volume.hasFocus():
            self._set_volume(share)
        else:
            self._go_by_key(share)

    # sound

    def _change_volume(self, steps: int) -> None:
        """Play louder or quieter than before; a muted player goes on from what was heard last."""
        state = self._view.state
        if state is not None:
            self._set_volume(state.volume + steps * VOLUME_STEP)

    def _set_volume(self, volume: float) -> None:
        view = self._view
        if not self._say_silent():
            wanted = round(min(1.0, max(0.0, volume)), 2)
            view.volume_requested.emit(wanted)
            view.say(echo.volume_echo(wanted, view.texts))

    def _mute(self, *, by_key: bool = False) -> None:
        view = self._view
        if view.state is None or self._say_silent():
            return
        said = echo.mute_echo(view.texts, muted=not view.state.muted)
        view.mute_requested.emit()
        if by_key:
            view.say(said)

    def _say_silent(self) -> bool:
        """Say why nothing can be heard; False where something can."""
        props = self._view.props
        if props is None or not props.silent:
            return False
        self._view.say(echo.silent_echo(props.mute_name))
        return True

    def _on_sound(self) -> None:
        view, texts = self._view, self._view.texts
        if view.props is None:
            return
        if not view.props.sounds:
            only = texts.tr("This episode has one audio track", "echo of a key")
            view.say(EchoProps("audio-lines", only))
            return
        wanted = next_choice(view.props.sounds)
        view.audio_requested.emit(wanted.key)
        said = texts.fill(texts.tr("Audio: %1", "button"), wanted.label)
        view.say(EchoProps("audio-lines", said))

    # speed, subtitles

    def _change_rate(self, *, faster: bool) -> None:
        view = self._view
        if view.props is not None:
            wanted = next_rate(view.props.rate, faster=faster)
            view.rate_requested.emit(wanted)
            view.say(EchoProps("gauge", rate_text(wanted, view.texts)))

    def _on_subtitles(self) -> None:
        """Switch the subtitles off, or on again as they were."""
        view, state, texts = self._view, self._view.state, self._view.texts
        if state is None or view.props is None:
            return
        wanted = None
        if state.subtitle is not None:
            self._read_last = state.subtitle
        else:
            wanted = subtitle_to_show(state.subtitle_tracks, self._read_last, texts.language)
            if wanted is None:
                none = texts.tr("This episode has no subtitles", "echo of a key")
                view.say(EchoProps("captions-off", none))
                return
        label = next(one.label for one in view.props.subtitles if one.key == wanted)
        view.subtitle_requested.emit(wanted)
        icon = "captions-off" if wanted is None else "captions"
        view.say(EchoProps(icon, texts.fill(texts.tr("Subtitles: %1", "button"), label)))
