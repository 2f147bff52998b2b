"""One file at a time in QtMultimedia; imported when the first one is opened.

What Qt tells from its own threads arrives here.
"""

import math
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QUrl, Signal
from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer

from desktop_app.domain.output import SHORTEST_FILM_S, CannotPlay, Output
from desktop_app.domain.playback import stands_at
from desktop_app.domain.time import SECOND
from desktop_app.domain.tracks import Track
from desktop_app.platform.overrides import look_for_overrides
from desktop_app.playback import unlocked
from desktop_app.playback.ending import PlaybackStop
from desktop_app.playback.languages import language_code
from desktop_app.playback.loudspeaker import Loudspeaker
from desktop_app.playback.outputs import MediaOutputs

_BEFORE_END_S = 0.2
_AHEAD_S = 1.0
"""How far the clock may be ahead of the last known frame or sound, in seconds."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """The sounds and subtitles that a file has inside."""

    sounds: tuple[Track, ...]
    subtitles: tuple[Track, ...]


class MediaPlayer(QObject):
    """Loads and plays one file at a time, and emits what happens."""

    loaded = Signal()
    """The file can be started."""
    moved = Signal()
    """The position has changed."""
    measured = Signal(float)
    """The length of the file is known, in seconds."""
    tracks_found = Signal(object)
    """`Tracks`."""
    stopped = Signal(object)
    """`PlaybackStop`: nothing more comes out of what was a film; `EndInspector` judges why."""
    broke = Signal(object)
    """`CannotPlay`: it is no film, or this machine cannot decode it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        look_for_overrides(self._player)
        self.loudspeaker = Loudspeaker(self._player, self)
        self.outputs = MediaOutputs(self._player, self)
        self._loading = False
        self._started = False
        self._clock_s = 0.0
        self._sought_s = 0.0
        self._player.positionChanged.connect(self._on_position)
        self._player.durationChanged.connect(self._on_duration)
        self._player.tracksChanged.connect(self._on_tracks)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)

    # what it is told

    def load(self, path: Path) -> None:
        """Load another file; `loaded` or `broke` follows."""
        self._forget()
        self._loading = True
        unlocked.load(self._player, QUrl.fromLocalFile(str(path)))

    def start(self, position_s: float, *, held: bool) -> None:
        """Play the loaded file from there, or show what is there; nothing else was shown."""
        begin = _inside(position_s)
        self._started, self._clock_s, self._sought_s = True, position_s, position_s
        must_move = not held and begin == 0 and self.duration_s < SHORTEST_FILM_S
        self.outputs.begin(Output(picture=self._player.hasVideo(), must_move=must_move))
        if begin > 0:
            unlocked.seek(self._player, begin)
        if held:
            unlocked.pause(self._player)
        else:
            unlocked.play(self._player)

    def unload(self) -> None:
        """Let go of the file."""
        self.stop()
        unlocked.load(self._player, QUrl())

    def play(self) -> None:
        """Play on from where it stands."""
        unlocked.play(self._player)

    def pause(self) -> None:
        """Hold still until it is to play on."""
        unlocked.pause(self._player)

    def stop(self) -> None:
        """Show and tell nothing more of this file."""
        self._forget()
        unlocked.stop(self._player)

    def seek(self, position_s: float) -> float:
        """Go to a position, or just before the end; return where that is."""
        known = self.duration_s > 0
        wanted = min(max(0.0, position_s), self.last_s) if known else max(0.0, position_s)
        self._clock_s, self._sought_s = wanted, wanted
        self.outputs.leave()
        unlocked.seek(self._player, round(wanted * SECOND))
        self.outputs.forget_words()
        return wanted

    def set_rate(self, rate: float) -> None:
        """Set how fast it plays; voices keep their pitch where Qt can (from 6.10 on it does)."""
        self._player.setPlaybackRate(rate)

    def hear(self, number: int) -> None:
        """Play the sound of that number."""
        self._player.setActiveAudioTrack(number)

    def read(self, number: int | None) -> None:
        """Show its subtitles of that number, or none."""
        self._player.setActiveSubtitleTrack(-1 if number is None else number)
        self.outputs.forget_words()

    # what can be asked

    @property
    def position_s(self) -> float:
        """Return where it stands: the start of the frame that is shown."""
        return stands_at(self.outputs.frame_s, self._clock_s)

    @property
    def duration_s(self) -> float:
        """Return how long it is; 0 while that is not known."""
        return self._player.duration() / SECOND

    @property
    def last_s(self) -> float:
        """Return the last position at which there is a frame for certain."""
        return max(0.0, self.duration_s - _BEFORE_END_S)

    @property
    def last_output_s(self) -> float:
        """Return the end of the last frame or sound that came, wherever it went since."""
        return self.outputs.output.last_s

    # what QtMultimedia tells

    def _forget(self) -> None:
        self._loading = self._started = False
        self._clock_s, self._sought_s = 0.0, 0.0
        self.outputs.forget()

    def _on_position(self, position: int) -> None:
        if not self._started or self._jumps_to(position):
            return
        self._clock_s = position / SECOND
        self.moved.emit()

    def _jumps_to(self, position: int) -> bool:
        """Tell the jump of Qt's clock at an end or a break: to the length, or 0 without one."""
        length = self._player.duration()
        if length <= 0:
            return position == 0
        return position >= length and position / SECOND > self.outputs.output.reached_s + _AHEAD_S

    def _on_duration(self, duration: int) -> None:
        if duration > 0:
            self.measured.emit(duration / SECOND)

    def _on_tracks(self) -> None:
        sounds, subtitles = self._player.audioTracks(), self._player.subtitleTracks()
        self.tracks_found.emit(Tracks(_tracks(sounds), _tracks(subtitles)))

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.LoadedMedia and self._loading:
            self._loading = False
            if self._player.hasVideo() or self._player.hasAudio():
                self.loaded.emit()
            else:
                self.broke.emit(CannotPlay.EMPTY)
        elif status == QMediaPlayer.MediaStatus.EndOfMedia and self._started:
            self._tell_stop(failed=False)

    def _on_error(self, _error: QMediaPlayer.Error, _text: str) -> None:
        if self._loading or self._started:
            self._tell_stop(failed=True)

    def _tell_stop(self, *, failed: bool) -> None:
        if self.outputs.output.is_still:
            self.broke.emit(CannotPlay.STILL)
        elif self.outputs.output.is_film:
            self.stopped.emit(PlaybackStop(self.outputs.output.reached_s, self._sought_s, failed))
        else:
            self.broke.emit(CannotPlay.UNKNOWN)


def _tracks(found: list[QMediaMetaData]) -> tuple[Track, ...]:
    """Return the tracks of the open file, named by their place in it."""
    tracks = []
    for number, track in enumerate(found):
        language = track.value(QMediaMetaData.Key.Language)
        code = language_code(language) if isinstance(language, QLocale.Language) else None
        tracks.append(Track(f"{number}", code, track.stringValue(QMediaMetaData.Key.Title)))
    return tuple(tracks)


def _inside(position_s: float) -> int:
    """Return a millisecond on: at the very start of a frame Qt still shows the one before."""
    return math.floor(round(position_s * SECOND, 3)) + 1 if position_s > 0 else 0
