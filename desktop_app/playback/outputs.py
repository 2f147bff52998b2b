"""The frames, sounds and subtitles that come out of the open file.

The view is handed a sink of ours, to which goes what belongs to the open file and nothing of the
one before: a frame may still be on its way when another file is loaded.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import (
    QAudioBuffer,
    QAudioBufferOutput,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

from desktop_app.domain.output import Output
from desktop_app.platform.overrides import look_for_overrides

_MICRO = 1_000_000
"""The unit in which Qt tells the times of frames and sounds."""


class MediaOutputs(QObject):
    """Takes what a player puts out, and hands on what is a film's."""

    first = Signal()
    """Its first frame is on the sink, or its first sound was heard, and it is no still picture."""

    def __init__(self, player: QMediaPlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sink = QVideoSink(self)
        self._player = player
        self._sounds = QAudioBufferOutput(player)
        self._frames = QVideoSink(player)
        look_for_overrides(self._sounds, self._frames)
        self.output = Output()
        """What came of the open file since playback last went elsewhere."""
        self.frame_s: float | None = None
        """Where the frame begins that is shown."""
        self._open = self._told_first = False
        player.setAudioBufferOutput(self._sounds)
        player.setVideoOutput(self._frames)
        self._frames.videoFrameChanged.connect(self._on_frame)
        self._frames.subtitleTextChanged.connect(self._on_words)
        self._sounds.audioBufferReceived.connect(self._on_sound)

    def begin(self, output: Output) -> None:
        """Take what comes from now on, as of the open file."""
        self._open = True
        self.output = output

    def forget(self) -> None:
        """Take nothing more, and show no words."""
        self._open = self._told_first = False
        self.output = Output()
        self.frame_s = None
        self.show_words("")

    def leave(self) -> None:
        """Count from here: playback goes elsewhere in the file."""
        self.frame_s = None
        self.output.leave()

    def show_words(self, text: str) -> None:
        """Show words in the place of the file's own subtitles."""
        if text != self.sink.subtitleText():
            self.sink.setSubtitleText(text)

    def forget_words(self) -> None:
        """Take the words away; Qt leaves the last ones standing until the next begin."""
        self._frames.setSubtitleText("")
        self.show_words("")

    def _on_frame(self, frame: QVideoFrame) -> None:
        if self._open and frame.isValid():
            self.frame_s = frame.startTime() / _MICRO
            self.output.add_frame(self.frame_s, frame.endTime() / _MICRO)
            if self.output.is_film:
                self.sink.setVideoFrame(frame)
            self._tell_first()

    def _on_sound(self, heard: QAudioBuffer) -> None:
        if self._open and heard.isValid():
            self.output.add_sound((heard.startTime() + heard.duration()) / _MICRO)
            self._tell_first()

    def _tell_first(self) -> None:
        if not self._told_first and self.output.is_film:
            self._told_first = True
            self.first.emit()

    def _on_words(self, text: str) -> None:
        if self._open and self._player.activeSubtitleTrack() >= 0:
            self.show_words(text)
