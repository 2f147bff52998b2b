"""One file at a time in QtMultimedia; imported when the first one is opened.

What Qt tells from its own threads arrives here. The view is handed a sink of ours, to which goes
what belongs to the open file and nothing of the one before: a frame may still be on its way when
another file is loaded.
"""

import math
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QUrl, Signal
from PySide6.QtMultimedia import (
    QAudioBuffer,
    QAudioBufferOutput,
    QAudioOutput,
    QMediaDevices,
    QMediaMetaData,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from desktop_app.domain.output import SHORTEST_FILM_S, CannotPlay, Output
from desktop_app.domain.playback import stands_at
from desktop_app.domain.time import SECOND
from desktop_app.domain.tracks import Track
from desktop_app.platform.overrides import look_for_overrides
from desktop_app.playback import unlocked
from desktop_app.playback.ending import PlaybackStop
from desktop_app.playback.languages import language_code

_BEFORE_END_S = 0.2
_AHEAD_S = 1.0
"""So far the clock may be ahead of the last frame or sound that was told of."""
_MICRO = 1_000_000
"""The unit in which Qt tells the times of frames and sounds."""
_NOWHERE = b"auto_null"
"""Where PulseAudio and PipeWire send the sound of a laptop without a loudspeaker."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """What a file has inside."""

    sounds: tuple[Track, ...]
    subtitles: tuple[Track, ...]


class MediaPlayer(QObject):
    """Loads, plays, and tells what came of it."""

    loaded = Signal()
    """The file can be started."""
    first_output = Signal()
    """Its first frame is on the sink, or its first sound was heard, and it is no still picture."""
    moved = Signal()
    """It stands elsewhere."""
    measured = Signal(float)
    """Its length in seconds is known."""
    tracks_found = Signal(object)
    """`Tracks`."""
    stopped = Signal(object)
    """`PlaybackStop`: nothing more comes out of what was a film; `EndInspector` judges why."""
    broke = Signal(object)
    """`CannotPlay`: it is no film, or this machine cannot decode it."""
    silent_changed = Signal(bool)
    """Whether this laptop has nothing to hear it with."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sink = QVideoSink(self)
        self._player = QMediaPlayer(self)
        self._sound = QAudioOutput(self._player)
        self._sounds = QAudioBufferOutput(self._player)
        self._frames = QVideoSink(self._player)
        self._devices = QMediaDevices(self)
        look_for_overrides(self._player, self._sound, self._sounds, self._frames, self._devices)
        self._loading = False
        self._started = False
        self._put_out = False
        self._output = Output()
        self._frame_s: float | None = None
        self._clock_s = 0.0
        self._sought_s = 0.0
        self._player.setAudioOutput(self._sound)
        self._player.setAudioBufferOutput(self._sounds)
        self._player.setVideoOutput(self._frames)
        self._frames.videoFrameChanged.connect(self._on_frame)
        self._frames.subtitleTextChanged.connect(self._on_words)
        self._sounds.audioBufferReceived.connect(self._on_sound)
        self._player.positionChanged.connect(self._on_position)
        self._player.durationChanged.connect(self._on_duration)
        self._player.tracksChanged.connect(self._on_tracks)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)
        self._devices.audioOutputsChanged.connect(self.follow_default_output)

    # what it is told

    def load(self, path: Path) -> None:
        """Another file; `loaded` or `broke` follows."""
        self._forget()
        self._loading = True
        unlocked.load(self._player, QUrl.fromLocalFile(str(path)))

    def start(self, position_s: float, *, held: bool) -> None:
        """The file is loaded: play from there, or show what is there. Nothing else was shown."""
        begin = _inside(position_s)
        self._started, self._clock_s, self._sought_s = True, position_s, position_s
        self._output = Output(
            picture=self._player.hasVideo(),
            must_move=not held and begin == 0 and self.duration_s < SHORTEST_FILM_S,
        )
        if begin > 0:
            unlocked.seek(self._player, begin)
        if held:
            unlocked.pause(self._player)
        else:
            unlocked.play(self._player)

    def unload(self) -> None:
        """No file."""
        self.stop()
        unlocked.load(self._player, QUrl())

    def play(self) -> None:
        """Go on."""
        unlocked.play(self._player)

    def pause(self) -> None:
        """Stand still."""
        unlocked.pause(self._player)

    def stop(self) -> None:
        """Show and tell nothing more of this file."""
        self._forget()
        unlocked.stop(self._player)

    def seek(self, position_s: float) -> float:
        """Go there, or just before the end; where that is."""
        known = self.duration_s > 0
        wanted = min(max(0.0, position_s), self.last_s) if known else max(0.0, position_s)
        self._frame_s, self._clock_s, self._sought_s = None, wanted, wanted
        self._output.leave()
        unlocked.seek(self._player, round(wanted * SECOND))
        self.forget_words()
        return wanted

    def set_volume(self, volume: float, *, muted: bool) -> None:
        """0 to 1."""
        self._sound.setVolume(volume)
        self._sound.setMuted(muted)

    def set_rate(self, rate: float) -> None:
        """How fast; voices keep their pitch where Qt can (from 6.10 on it does)."""
        self._player.setPlaybackRate(rate)

    def hear(self, number: int) -> None:
        """That one of its sounds."""
        self._player.setActiveAudioTrack(number)

    def read(self, number: int | None) -> None:
        """Those of its subtitles, or none of them."""
        self._player.setActiveSubtitleTrack(-1 if number is None else number)
        self.forget_words()

    def show_words(self, text: str) -> None:
        """In the place of its own subtitles."""
        if text != self.sink.subtitleText():
            self.sink.setSubtitleText(text)

    def forget_words(self) -> None:
        """Qt leaves the words of the last place standing until those of the new one begin."""
        self._frames.setSubtitleText("")
        self.show_words("")

    # what can be asked

    @property
    def position_s(self) -> float:
        """Where it stands: the start of the frame that is shown."""
        return stands_at(self._frame_s, self._clock_s)

    @property
    def duration_s(self) -> float:
        """How long it is; 0 while that is not known."""
        return self._player.duration() / SECOND

    @property
    def last_s(self) -> float:
        """So far on there is a frame for certain."""
        return max(0.0, self.duration_s - _BEFORE_END_S)

    @property
    def last_output_s(self) -> float:
        """The end of the last frame or sound that came; seeking changes nothing about it."""
        return self._output.last_s

    @property
    def silent(self) -> bool:
        """There is nothing to hear it with."""
        device = self._sound.device()
        return device.isNull() or device.id().data() == _NOWHERE

    def follow_default_output(self) -> None:
        """The system chose another loudspeaker, found one, or lost the last."""
        before, default = self.silent, QMediaDevices.defaultAudioOutput()
        if default != self._sound.device():
            self._sound.setDevice(default)
        if self.silent is not before:
            self.silent_changed.emit(self.silent)

    # what QtMultimedia tells

    def _forget(self) -> None:
        self._loading = self._started = self._put_out = False
        self._output = Output()
        self._frame_s, self._clock_s, self._sought_s = None, 0.0, 0.0
        self.show_words("")

    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._started and frame.isValid():
            self._frame_s = frame.startTime() / _MICRO
            self._output.add_frame(self._frame_s, frame.endTime() / _MICRO)
            if self._output.is_film:
                self.sink.setVideoFrame(frame)
            self._tell_output()

    def _on_sound(self, heard: QAudioBuffer) -> None:
        if self._started and heard.isValid():
            self._output.add_sound((heard.startTime() + heard.duration()) / _MICRO)
            self._tell_output()

    def _tell_output(self) -> None:
        if not self._put_out and self._output.is_film:
            self._put_out = True
            self.first_output.emit()

    def _on_words(self, text: str) -> None:
        if self._started and self._player.activeSubtitleTrack() >= 0:
            self.show_words(text)

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
        return position >= length and position / SECOND > self._output.reached_s + _AHEAD_S

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
        if self._output.is_still:
            self.broke.emit(CannotPlay.STILL)
        elif self._output.is_film:
            self.stopped.emit(PlaybackStop(self._output.reached_s, self._sought_s, failed))
        else:
            self.broke.emit(CannotPlay.UNKNOWN)


def _tracks(found: list[QMediaMetaData]) -> tuple[Track, ...]:
    """The tracks of the open file, named by their place in it."""
    tracks = []
    for number, track in enumerate(found):
        language = track.value(QMediaMetaData.Key.Language)
        code = language_code(language) if isinstance(language, QLocale.Language) else None
        tracks.append(Track(f"{number}", code, track.stringValue(QMediaMetaData.Key.Title)))
    return tuple(tracks)


def _inside(position_s: float) -> int:
    """A millisecond on: at the very start of a frame Qt still shows the one before."""
    return math.floor(round(position_s * SECOND, 3)) + 1 if position_s > 0 else 0
