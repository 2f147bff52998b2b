"""A player, what it said, and the frames that reached the sink that it hands to the view."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink
from pytestqt.qtbot import QtBot

from desktop_app.clock import elapsed
from desktop_app.domain.episode import Episode
from desktop_app.domain.player import PlayerState
from desktop_app.playback.service import PlaybackService
from desktop_app.playback.shown import Languages
from desktop_app.session.shipped import demo_catalogue
from tests.support.signals import Heard

SIGNALS = (
    "changed",
    "sitting_began",
    "sitting_ended",
    "position_reached",
    "failed",
    "file_gone",
    "languages_chosen",
    "subtitles_refused",
    "encoding_chosen",
    "play_again_requested",
    "sink_ready",
)
SOON = 4_000
FRAME_S = 0.05
"""The episodes that ship have 20 frames a second."""
EPISODES = {one.key.episode: one for one in demo_catalogue().episodes}
SALT, TERMINUS = EPISODES["salt"], EPISODES["terminus"]


class Stage:
    """Real files; only the time that a test skips is counted by hand."""

    def __init__(self, lacking: str = "") -> None:
        self.skipped = 0
        self.stays_awake: list[bool] = []
        self.service = PlaybackService(
            lambda: lacking,
            lambda: elapsed() + self.skipped,
            stay_awake=self.stays_awake.append,
        )
        self.heard = Heard(self.service, *SIGNALS)
        self.frames: list[float] = []
        self.words: list[str] = []
        self.sink: QVideoSink | None = None
        self.service.sink_ready.connect(self.on_sink_ready)
        self.service.prepare(0.0, Languages())

    def on_sink_ready(self, sink: QVideoSink) -> None:
        self.sink = sink
        sink.videoFrameChanged.connect(self.on_frame)
        sink.subtitleTextChanged.connect(self.words.append)

    def on_frame(self, frame: QVideoFrame) -> None:
        self.frames.append(frame.startTime() / 1_000_000)

    def open(self, episode: Episode, position_s: float = 0.0, path: Path | None = None) -> None:
        """As the rules allowed it; the file is the catalogue's own where none is named."""
        self.service.open(episode, path or Path(episode.media), position_s)

    def play(self, qtbot: QtBot, episode: Episode = SALT, position_s: float = 0.0) -> None:
        """Until the sitting has begun and time passes."""
        began = len(self.heard["sitting_began"])
        self.open(episode, position_s)
        self.until(qtbot, lambda: len(self.heard["sitting_began"]) > began)
        self.until(qtbot, lambda: self.shown.position_s > position_s)

    def until(self, qtbot: QtBot, holds: Callable[[], bool]) -> None:
        """Wait, not for long."""
        qtbot.waitUntil(holds, timeout=SOON)

    @property
    def shown(self) -> PlayerState:
        """What the view shows."""
        return self.service.shown

    def player(self) -> QMediaPlayer | None:
        """Qt's own, once it was made."""
        return self.service.findChild(QMediaPlayer)

    def words_now(self) -> str:
        """What is to be read under the picture."""
        assert self.sink is not None
        return self.sink.subtitleText()

    def close(self) -> None:
        """In order."""
        self.service.close()
        self.service.deleteLater()
