"""Plays one file at a time, and tells what a sitting needs to know."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Elapsed, elapsed
from desktop_app.domain.encodings import Encoding
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.playback import END_S, Closed, Paused, Phase, Resumed
from desktop_app.domain.player import PlayerState
from desktop_app.playback.deck import Deck
from desktop_app.playback.follower import MediaFollower
from desktop_app.playback.holder import PlayerStateHolder
from desktop_app.playback.shown import Languages, PositionReached
from desktop_app.playback.sitting import Sitting
from desktop_app.playback.track_choices import NO_TRACKS, TrackChoices

if TYPE_CHECKING:
    from desktop_app.playback.media import MediaPlayer


class PlaybackService(QObject):
    """Plays one file at a time for the program, which has no other player."""

    changed = Signal(object)
    """`PlayerState`."""
    sitting_began = Signal(object)
    """The key of the episode whose first frame was shown or heard."""
    sitting_ended = Signal(object)
    """The position in seconds."""
    position_reached = Signal(object)
    failed = Signal(object)
    """`Undecodable`, or `BrokeOff` where it had played."""
    file_gone = Signal(object)
    """The key of the open episode, whose file was seen to be gone (rule S4)."""
    languages_chosen = Signal(object)
    """`Languages`: what the user wants to hear and to read from now on."""
    subtitles_refused = Signal(object)
    """`SubtitlesUnreadable`."""
    encoding_chosen = Signal(object)
    """`EncodingChosen`: how a file of subtitles is to be read from now on."""
    play_again_requested = Signal(object)
    """Going on needs a new sitting: the key, to be asked for again (rule A2)."""
    sink_ready = Signal(object)
    """The `QVideoSink`, once there is one."""

    def __init__(
        self,
        lacking: Callable[[], str],
        elapsed: Elapsed = elapsed,
        parent: QObject | None = None,
        *,
        awake: Callable[[], None] = lambda: None,
        stay_awake: Callable[[bool], None] = lambda _playing: None,
    ) -> None:
        """`lacking` says what this machine lacks to play, or nothing.

        `awake` is asked before time is looked at: where the laptop slept it calls `sleep` first.
        `stay_awake` is told when something begins to play, and when nothing does any more.
        """
        super().__init__(parent)
        self._awake = awake
        self._lacking = lacking
        self._state = state = PlayerStateHolder(self)
        state.changed.connect(self.changed)
        self._deck = Deck(state, self)
        self._deck.made.connect(self._on_made)
        self._sitting = Sitting(state, self._deck, elapsed, awake, stay_awake, self)
        self._sitting.began.connect(self.sitting_began)
        self._sitting.ended.connect(self.sitting_ended)
        self._sitting.position_reached.connect(self.position_reached)
        self._sitting.failed.connect(self.failed)
        self._tracks = TrackChoices(state, self._deck, self)
        self._tracks.languages_chosen.connect(self.languages_chosen)
        self._tracks.subtitles_refused.connect(self.subtitles_refused)
        self._tracks.encoding_chosen.connect(self.encoding_chosen)
        self._follower = MediaFollower(state, self._deck, self._sitting, self._tracks, self)
        self._follower.file_gone.connect(self.file_gone)

    @property
    def shown(self) -> PlayerState:
        """Return what the view shows now."""
        return self._state.value

    @property
    def key(self) -> EpisodeKey | None:
        """Return the episode that is open."""
        return self._state.key

    @property
    def in_sitting(self) -> bool:
        """Return whether a frame was shown, and nothing has ended the sitting since."""
        return self._sitting.state.in_sitting

    def prepare(
        self,
        volume: float,
        languages: Languages,
        encodings: Mapping[Path, Encoding] = MappingProxyType({}),
    ) -> None:
        """Begin with what the user chose the last time; `encodings` are of files of subtitles."""
        self._tracks.prepare(languages, encodings)
        self._deck.set_volume(volume)

    def hold_at(self, phase: Phase) -> None:
        """Show the first frame of what is opened, or the last, and stay there: for a picture."""
        self._follower.held = phase

    # opening and closing

    def open(self, episode: Episode, path: Path, position_s: float) -> None:
        """Load a file whose playback was allowed, and play it from there.

        What already plays goes on in the same sitting (rule R7).
        """
        phase = self._sitting.state.phase
        if self.key == episode.key and (self.in_sitting or phase is Phase.OPENING):
            if phase is Phase.PAUSED:
                self.toggle()
            return
        if self.key is not None:
            self.close_episode()
        if self._deck.media is None and (lacking := self._lacking()):
            self._state.put(episode=episode, phase=Phase.UNDECODABLE, lacking=lacking)
            return
        self._follower.begin(episode, path, position_s)

    def close_episode(self) -> None:
        """Close the player; its sitting ends."""
        if self.key is None:
            return
        self._follower.end()
        self._sitting.feed(Closed)
        if self._deck.media is not None:
            self._deck.media.unload()
        self._tracks.close()
        self._state.put(episode=None, position_s=0.0, duration_s=0.0, lacking="", **NO_TRACKS)

    def halt(self) -> None:
        """Stop what may not be played any more, and leave it to the view to say why."""
        self._follower.end()
        self._sitting.halt()

    def close(self) -> None:
        """Let go of everything, in the order that Qt needs."""
        self.close_episode()
        self._deck.close()

    def sleep(self) -> None:
        """End the sitting: the laptop slept, and what was on screen stands still."""
        self._sitting.sleep()

    # what the user asks for

    def toggle(self) -> None:
        """Play or pause."""
        self._awake()
        media, phase = self._deck.media, self._sitting.state.phase
        if media is None or self.key is None:
            return
        if phase is Phase.PLAYING:
            media.pause()
            self._sitting.stand_still()
            self._sitting.keep_position()
            self._sitting.feed(Paused)
        elif phase is Phase.PAUSED and self.in_sitting:
            media.play()
            self._sitting.feed(Resumed)
        elif phase in (Phase.PAUSED, Phase.ENDED, Phase.BROKEN):
            self.play_again_requested.emit(self.key)

    def seek(self, position_s: float) -> None:
        """Go to a position; after the end it is to be played again from there."""
        if self._deck.media is None or self.key is None:
            return
        ended = self._sitting.state.phase is Phase.ENDED
        if self.in_sitting:
            self._state.put(position_s=self._deck.media.seek(position_s))
            self._tracks.show_words()
        elif ended and position_s < self.shown.position_s - END_S:
            self.position_reached.emit(PositionReached(self.key, position_s, watched=False))
            self.play_again_requested.emit(self.key)

    def set_volume(self, volume: float) -> None:
        """Set how loud it is, from 0 to 1, and heard."""
        self._deck.set_volume(volume)

    def toggle_mute(self) -> None:
        """Turn the sound off or on."""
        self._deck.toggle_mute()

    def set_rate(self, rate: float) -> None:
        """Set how fast it plays, until the program ends."""
        self._deck.set_rate(rate)

    def set_audio(self, key: str) -> None:
        """Hear that one of the sounds."""
        self._tracks.set_audio(key)

    def set_subtitle(self, key: str | None) -> None:
        """Read those subtitles, or none."""
        self._tracks.set_subtitle(key)

    def add_subtitles(self, path: Path) -> None:
        """Read that file of subtitles with the open episode."""
        self._tracks.add_subtitles(path)

    def set_encoding(self, codec: str | None) -> None:
        """Read the file of subtitles that is shown in that encoding; None guesses again."""
        self._tracks.set_encoding(codec)

    def _on_made(self, media: "MediaPlayer") -> None:
        self.sink_ready.emit(media.outputs.sink)
