"""Plays one file at a time, and tells what a sitting needs to know."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, QObject, QTimer, QUrl, Signal

from desktop_app.clock import Elapsed, elapsed
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.playback import (
    Broke,
    Closed,
    FirstOutput,
    Input,
    Opened,
    Paused,
    Phase,
    PlaybackState,
    ReachedEnd,
    Resumed,
    Tick,
    reduce,
)
from desktop_app.domain.time import SECOND, Duration
from desktop_app.domain.tracks import Track, in_language
from desktop_app.playback import unlocked

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaMetaData, QMediaPlayer, QVideoSink

_KEEP_POSITION_EVERY: Duration = 5 * SECOND
_LAST_FRAME_S = 0.2
"""So long before its end a film has a frame for certain."""
SLOWEST, FASTEST = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the player's view shows, beside the picture."""

    episode: Episode | None = None
    phase: Phase = Phase.CLOSED
    position_s: float = 0.0
    duration_s: float = 0.0
    volume: float = 1.0
    muted: bool = False
    rate: float = 1.0
    """How fast it plays, from `SLOWEST` to `FASTEST`."""
    audio_tracks: tuple[Track, ...] = ()
    audio: str | None = None
    """The key of the sound that is heard."""
    subtitle_tracks: tuple[Track, ...] = ()
    subtitle: str | None = None
    """The key of the subtitles that are on."""
    silent: bool = False
    """This machine has nothing to hear it with."""
    lacking: str = ""
    """What this machine lacks to play at all, in one sentence."""


@dataclass(frozen=True, slots=True)
class Languages:
    """ISO 639-1; no `audio` is the file's first sound, no `subtitles` are none."""

    audio: str | None = None
    subtitles: str | None = None


@dataclass(frozen=True, slots=True)
class PositionReached:
    """To be kept: where playback stands; `watched` once the end was reached."""

    key: EpisodeKey
    position_s: float
    watched: bool


@dataclass(frozen=True, slots=True)
class Undecodable:
    """This machine cannot decode the file; nothing was opened (rule S5)."""

    episode: Episode


class PlaybackService(QObject):
    """The one player of the program."""

    changed = Signal(object)
    """`Shown`."""
    sitting_began = Signal(object)
    """The key of the episode whose first frame was shown or heard."""
    sitting_ended = Signal(object)
    """The position in seconds."""
    position_reached = Signal(object)
    failed = Signal(object)
    languages_chosen = Signal(object)
    """`Languages`: what the user wants to hear and to read from now on."""
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
    ) -> None:
        """`lacking` says what this machine lacks to play, or nothing.

        `awake` is asked before time is looked at: where the laptop slept it calls `sleep` first.
        """
        super().__init__(parent)
        self._awake = awake
        self._lacking = lacking
        self._elapsed = elapsed
        self._state = PlaybackState()
        self._shown = Shown()
        self._wanted = Languages()
        self._start_at_s = 0.0
        self._loading = False
        self._kept_at: Duration = 0
        self._held: Phase | None = None
        self._player: QMediaPlayer | None = None
        self._audio: QAudioOutput | None = None
        self._sink: QVideoSink | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND // 4)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def shown(self) -> Shown:
        """What the view shows now."""
        return self._shown

    @property
    def key(self) -> EpisodeKey | None:
        """The episode that is open."""
        return None if self._shown.episode is None else self._shown.episode.key

    @property
    def in_sitting(self) -> bool:
        """A frame was shown, and nothing has ended the sitting since."""
        return self._state.in_sitting

    def prepare(self, volume: float, languages: Languages) -> None:
        """The volume and the languages that the user chose the last time."""
        self._wanted = languages
        self._show(volume=volume)
        if self._audio is not None:
            self._audio.setVolume(volume)

    def hold_at(self, phase: Phase) -> None:
        """Show the first frame of what is opened, or the last, and stay there: for a picture."""
        self._held = phase

    def open(self, episode: Episode, path: Path, position_s: float) -> None:
        """Load a file whose playback was allowed, and play it from there.

        What already plays goes on in the same sitting (rule R7).
        """
        if self.key == episode.key and (self.in_sitting or self._state.phase is Phase.OPENING):
            if self._state.phase is Phase.PAUSED:
                self.toggle()
            return
        if self.key is not None:
            self.close_episode()
        if lacking := self._lacking():
            self._show(episode=episode, phase=Phase.UNDECODABLE, lacking=lacking)
            return
        player = self._made()
        self._start_at_s = position_s
        self._loading = True
        self._show(
            episode=episode,
            position_s=position_s,
            duration_s=episode.duration_s or 0.0,
            lacking="",
            **_NO_TRACKS,
        )
        self._feed(Opened(self._elapsed()))
        unlocked.load(player, QUrl.fromLocalFile(str(path)))
        if self._held is None:
            self._timer.start()

    def close_episode(self) -> None:
        """Close the player; its sitting ends."""
        self._timer.stop()
        if self._shown.episode is None:
            return
        self._feed(Closed(self._elapsed()))
        if self._player is not None:
            unlocked.stop(self._player)
            unlocked.load(self._player, QUrl())
        self._show(episode=None, position_s=0.0, duration_s=0.0, lacking="", **_NO_TRACKS)

    def halt(self) -> None:
        """What plays may not be played any more: stop, and leave it to the view to say why."""
        self._timer.stop()
        if self._player is not None:
            unlocked.stop(self._player)
        self._state = PlaybackState()
        self._show(phase=Phase.CLOSED)

    def close(self) -> None:
        """Let go of everything, in the order that Qt needs."""
        self.close_episode()
        if self._player is not None:
            self._player.deleteLater()
            self._player = None

    def sleep(self) -> None:
        """The laptop slept: its sitting is over, and what was on screen stands still."""
        if self._player is not None and self._state.phase is Phase.PLAYING:
            unlocked.pause(self._player)
        if self._state.in_sitting:
            self._state = PlaybackState(Phase.PAUSED, self._elapsed(), in_sitting=False)
            self._show(phase=Phase.PAUSED)
        elif self._state.phase is Phase.OPENING:
            self._feed(Opened(self._elapsed()))

    # what the user asks for

    def toggle(self) -> None:
        """Play or pause."""
        self._awake()
        if self._player is None or self.key is None:
            return
        if self._state.phase is Phase.PLAYING:
            unlocked.pause(self._player)
            self._feed(Paused(self._elapsed()))
        elif self._state.phase is Phase.PAUSED and self._state.in_sitting:
            unlocked.play(self._player)
            self._feed(Resumed(self._elapsed()))
        elif self._state.phase in (Phase.PAUSED, Phase.ENDED):
            self.play_again_requested.emit(self.key)

    def seek(self, position_s: float) -> None:
        """Go to a position; only inside a sitting."""
        if self._player is None or not self._state.in_sitting:
            return
        wanted = min(max(0.0, position_s), max(0.0, self._shown.duration_s - _LAST_FRAME_S))
        unlocked.seek(self._player, round(wanted * SECOND))
        self._forget_line()
        self._show(position_s=wanted)

    def set_volume(self, volume: float) -> None:
        """0 to 1."""
        wanted = min(1.0, max(0.0, volume))
        if self._audio is not None:
            self._audio.setVolume(wanted)
            self._audio.setMuted(False)
        self._show(volume=wanted, muted=False)

    def toggle_mute(self) -> None:
        """Sound on or off."""
        self._show(muted=not self._shown.muted)
        if self._audio is not None:
            self._audio.setMuted(self._shown.muted)

    def set_rate(self, rate: float) -> None:
        """How fast it plays."""
        wanted = min(FASTEST, max(SLOWEST, rate))
        if self._player is not None:
            self._player.setPlaybackRate(wanted)
        self._show(rate=wanted)

    def set_audio(self, key: str) -> None:
        """Hear that one of the sounds."""
        for number, track in enumerate(self._shown.audio_tracks):
            if track.key == key and self._player is not None:
                self._player.setActiveAudioTrack(number)
                self._show(audio=key)
                self._want(replace(self._wanted, audio=track.language))

    def set_subtitle(self, key: str | None) -> None:
        """Those subtitles, or none."""
        tracks = self._shown.subtitle_tracks
        chosen = next((track for track in tracks if track.key == key), None)
        if chosen is None and key is not None:
            return
        self._show_subtitles(chosen)
        self._forget_line()
        self._want(replace(self._wanted, subtitles=None if chosen is None else chosen.language))

    def add_subtitles(self, path: Path) -> None:
        """Show those of a file beside the film."""

    def _want(self, languages: Languages) -> None:
        if languages != self._wanted:
            self._wanted = languages
            self.languages_chosen.emit(languages)

    # what QtMultimedia tells

    def _made(self) -> "QMediaPlayer":
        if self._player is None:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink

            self._player = QMediaPlayer(self)
            self._audio = QAudioOutput(self._player)
            self._audio.setVolume(self._shown.volume)
            self._audio.setMuted(self._shown.muted)
            self._player.setPlaybackRate(self._shown.rate)
            self._sink = QVideoSink(self._player)
            _ask_for_overrides(self._player, self._audio, self._sink)
            self._player.setAudioOutput(self._audio)
            self._player.setVideoOutput(self._sink)
            self._sink.videoFrameChanged.connect(self._on_frame)
            self._player.positionChanged.connect(self._on_position)
            self._player.durationChanged.connect(self._on_duration)
            self._player.tracksChanged.connect(self._on_tracks)
            self._player.mediaStatusChanged.connect(self._on_status)
            self._player.errorOccurred.connect(self._on_error)
            self.sink_ready.emit(self._sink)
        return self._player

    def _on_frame(self, frame: Any) -> None:
        if self._state.phase is Phase.OPENING and frame.isValid():
            self._feed(FirstOutput(self._elapsed()))
            self._stay()

    def _stay(self) -> None:
        match self._held:
            case Phase.PAUSED:
                self._feed(Paused(self._elapsed()))
            case Phase.ENDED:
                self._feed(ReachedEnd(self._elapsed()))
                self._show(position_s=self._shown.duration_s)
            case _:
                pass

    def _on_position(self, position: int) -> None:
        if self._player is None or self._state.phase is Phase.CLOSED:
            return
        if self._state.phase is Phase.OPENING and not self._player.hasVideo() and position > 0:
            self._feed(FirstOutput(self._elapsed()))
        if self._state.phase in (Phase.PLAYING, Phase.PAUSED):
            self._show(position_s=position / SECOND)

    def _on_duration(self, duration: int) -> None:
        if duration > 0:
            self._show(duration_s=duration / SECOND)

    def _on_tracks(self) -> None:
        if self._player is None:
            return
        sounds = _tracks(self._player.audioTracks())
        subtitles = _tracks(self._player.subtitleTracks())
        heard = in_language(sounds, self._wanted.audio) or next(iter(sounds), None)
        self._show(
            audio_tracks=sounds,
            subtitle_tracks=subtitles,
            audio=None if heard is None else heard.key,
        )
        if heard is not None:
            self._player.setActiveAudioTrack(sounds.index(heard))
        self._show_subtitles(in_language(subtitles, self._wanted.subtitles))

    def _show_subtitles(self, track: Track | None) -> None:
        if self._player is not None:
            tracks = self._shown.subtitle_tracks
            self._player.setActiveSubtitleTrack(-1 if track is None else tracks.index(track))
        self._show(subtitle=None if track is None else track.key)

    def _forget_line(self) -> None:
        """Qt leaves the words of the last place standing until those of the new one begin."""
        if self._sink is not None:
            self._sink.setSubtitleText("")

    def _on_status(self, status: Any) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if status == QMediaPlayer.MediaStatus.LoadedMedia and self._loading:
            self._loading = False
            self._start()
        elif status == QMediaPlayer.MediaStatus.EndOfMedia and self.key is not None:
            before = self._state
            self._feed(ReachedEnd(self._elapsed()))
            if before.in_sitting and self._state.phase is Phase.ENDED:
                self._show(position_s=self._shown.duration_s)
        elif status == QMediaPlayer.MediaStatus.InvalidMedia and self.key is not None:
            self._feed(Broke(self._elapsed()))

    def _start(self) -> None:
        """The file is loaded: a position that is asked for earlier is forgotten."""
        if self._player is None or self._state.phase is not Phase.OPENING:
            return
        if self._held is Phase.ENDED:
            self._start_at_s = self._shown.duration_s - _LAST_FRAME_S
        if self._start_at_s > 0:
            unlocked.seek(self._player, round(self._start_at_s * SECOND))
        if self._held is not None:
            unlocked.pause(self._player)
        else:
            unlocked.play(self._player)

    def _on_error(self, _error: Any, _text: str) -> None:
        if self.key is not None:
            self._feed(Broke(self._elapsed()))

    def _on_timeout(self) -> None:
        self._awake()
        now = self._elapsed()
        self._feed(Tick(now))
        playing = self._state.phase is Phase.PLAYING
        if playing and now - self._kept_at >= _KEEP_POSITION_EVERY and self.key is not None:
            self._keep_position(watched=False)

    def _keep_position(self, *, watched: bool) -> None:
        self._kept_at = self._elapsed()
        assert self.key is not None
        self.position_reached.emit(PositionReached(self.key, self._shown.position_s, watched))

    def _feed(self, happened: Input) -> None:
        before, self._state = self._state, reduce(self._state, happened)
        if before == self._state:
            return
        after = self._state
        if self._shown.phase is not after.phase:
            self._show(phase=after.phase)
        if after.in_sitting and not before.in_sitting:
            self.sitting_began.emit(self.key)
        elif before.in_sitting and not after.in_sitting:
            self._keep_position(watched=after.phase is Phase.ENDED)
            self.sitting_ended.emit(self._shown.position_s)
        if after.phase is Phase.UNDECODABLE and before.phase is not Phase.UNDECODABLE:
            if self._player is not None:
                unlocked.stop(self._player)
            assert self._shown.episode is not None
            self.failed.emit(Undecodable(self._shown.episode))

    def _show(self, **what: Any) -> None:
        after = replace(self._shown, **what)
        if after != self._shown:
            self._shown = after
            self.changed.emit(after)


_NO_TRACKS: Final[dict[str, Any]] = {
    "audio_tracks": (),
    "audio": None,
    "subtitle_tracks": (),
    "subtitle": None,
}


def _tracks(found: "list[QMediaMetaData]") -> tuple[Track, ...]:
    """The tracks of the open file, named by their place in it."""
    from PySide6.QtMultimedia import QMediaMetaData

    tracks = []
    for number, track in enumerate(found):
        language = track.value(QMediaMetaData.Key.Language)
        known = isinstance(language, QLocale.Language) and language is not QLocale.Language.C
        code = QLocale.languageToCode(language) if known else ""
        title = track.stringValue(QMediaMetaData.Key.Title)
        tracks.append(Track(f"{number}", code or None, title))
    return tuple(tracks)


def _ask_for_overrides(*objects: QObject) -> None:
    """Have each object ask here, once and for all, whether its hooks are overridden in Python.

    The player's threads connect to these objects, and let go of them when they end. The first time
    `connectNotify` and `disconnectNotify` are due, PySide asks the interpreter, and waits for its
    lock; which the GUI thread holds while `QMediaPlayer.stop` waits for that very thread.
    """
    for one in objects:
        QObject.disconnect(one.objectNameChanged.connect(one.setObjectName))
