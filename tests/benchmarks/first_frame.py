"""From *play* to the first frame, beside a bare `QMediaPlayer` with the same file.

    python -m tests.benchmarks.first_frame bare|ours|turns [TIMES]

*Play* is the Return key on a row of the window: the rules answer, the player opens, and the clock
stops where the frame is on its surface. The bare player is made once, as ours is, has the same kind
of sink, and is told to play as soon as Qt heeds it. Both take turns, and the medians are
compared. Half of the times playback goes on in the middle of the episode.

The first play of all brings QtMultimedia into the process, so it is measured in processes of its
own, which take turns too.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, QUrl
from PySide6.QtCore import Qt as Keys
from PySide6.QtTest import QTest

from desktop_app.domain.episode import EpisodeKey
from desktop_app.playback import unlocked
from desktop_app.session.opening import open_scenario
from desktop_app.session.session import open_session
from desktop_app.session.shipped import find_scenario
from desktop_app.start.application import make_application
from tests.benchmarks.measuring import Figure, Plan, alone, ratio, tell, turns
from tests.support.stage import no_bus, scenario_file

LATER_S = 12.0
_EPISODE = EpisodeKey("demo", "salt")
_PATIENCE_MS = 5_000


class _Arrival(QObject):
    """Waits in an event loop until a frame has arrived."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._loop.quit)
        self._at = 0.0

    def on_frame(self, frame: Any) -> None:
        if frame.isValid() and not self._at:
            self._at = time.perf_counter()
            self._loop.quit()

    def time(self, play: Callable[[], None]) -> float:
        """Milliseconds from `play` to the next frame."""
        self._at = 0.0
        self._patience.start()
        began = time.perf_counter()
        play()
        if not self._at:
            self._loop.exec()
        self._patience.stop()
        if not self._at:
            raise SystemExit("no frame within five seconds")
        return (self._at - began) * 1_000


class Bare:
    """Nothing but Qt: a player, its sound, its sink, and a window that is shown."""

    def __init__(self, path: Path) -> None:
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink

        self._path = path
        self._arrival = _Arrival()
        self._from_s = 0.0
        self._loaded = QMediaPlayer.MediaStatus.LoadedMedia
        self._player = QMediaPlayer()
        self._sound = QAudioOutput()
        self._sink = QVideoSink()
        self._player.setAudioOutput(self._sound)
        self._player.setVideoOutput(self._sink)
        self._sink.videoFrameChanged.connect(self._arrival.on_frame)
        self._player.mediaStatusChanged.connect(self.on_status)
        self._sound.setVolume(0)

    def play(self, from_s: float) -> float:
        """Once."""
        taken = self._arrival.time(lambda: self._play(from_s))
        unlocked.stop(self._player)
        unlocked.load(self._player, QUrl())
        return taken

    def _play(self, from_s: float) -> None:
        self._from_s = from_s
        unlocked.load(self._player, QUrl.fromLocalFile(str(self._path)))
        if not from_s:
            unlocked.play(self._player)

    def on_status(self, status: Any) -> None:
        """A position that is asked for before the file is loaded is forgotten."""
        if status == self._loaded and self._from_s:
            from_s, self._from_s = self._from_s, 0.0
            unlocked.seek(self._player, round(from_s * 1_000))
            unlocked.play(self._player)


class Ours:
    """The whole session, its window on screen, the row chosen."""

    def __init__(self, folder: Path) -> None:
        scenario = scenario_file(
            folder,
            {"at": "-PT2H", "do": "download", "episode": _EPISODE.episode},
            {"at": "-PT1H", "do": "play", "episode": _EPISODE.episode},
            {"at": "-PT59M", "do": "stop", "episode": _EPISODE.episode},
        )
        opened = open_scenario(find_scenario(str(scenario)), folder / "place", {"language": "en"})
        opened.settings.put("explained_first_play", value=True)
        opened.settings.put("volume", 0.0)
        self.session = open_session(make_application(), opened, folder, bus=no_bus)
        self._arrival = _Arrival()
        self.session.playback.sink_ready.connect(self.on_sink_ready)
        self.session.window.resize(1280, 800)
        self.session.show()
        _settle()
        self.session.downloads_page.show_key(_EPISODE)
        self.session.downloads_page.focus_rows()
        _settle()

    def on_sink_ready(self, sink: Any) -> None:
        """After the surface, which is connected already."""
        sink.videoFrameChanged.connect(self._arrival.on_frame)

    @property
    def path(self) -> Path:
        """The file that is played."""
        (path,) = self.session.opened.media.path.iterdir()
        return path

    def play(self, from_s: float) -> float:
        """Once, by the keyboard; then back to the rows."""
        session = self.session
        session.library.put_position(_EPISODE, from_s, watched=False)
        _settle(50)
        taken = self._arrival.time(self._press_return)
        if not session.player.surface.has_picture:
            raise SystemExit("the frame is not on the surface")
        session.features.playing.close_player()
        _settle(50)
        return taken

    def _press_return(self) -> None:
        QTest.keyClick(self.session.window.windowHandle(), Keys.Key.Key_Return)

    def close(self) -> None:
        """In order."""
        self.session.close()


def _settle(milliseconds: int = 300) -> None:
    QTest.qWait(milliseconds)


def first(which: str) -> None:
    """The first play of a process, in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        ours = Ours(Path(name))
        if which == "ours":
            taken = ours.play(0.0)
        else:
            began = time.perf_counter()
            bare = Bare(ours.path)
            taken = (time.perf_counter() - began) * 1_000 + bare.play(0.0)
        ours.close()
    tell(ms=taken)


def take_turns(times: int) -> None:
    """Both in one process, half of the times from the middle."""
    make_application()
    with tempfile.TemporaryDirectory() as name:
        ours = Ours(Path(name))
        bare = Bare(ours.path)
        bare.play(0.0)
        ours.play(0.0)
        found: dict[str, list[float]] = {"bare": [], "ours": []}
        for number in range(times):
            from_s = LATER_S * (number % 2)
            found["bare"].append(bare.play(from_s))
            found["ours"].append(ours.play(from_s))
        ours.close()
    tell(**found)


def figures(plan: Plan) -> Iterator[Figure]:
    """In a process of its own, then the first play of as many processes."""
    found = alone("first_frame", "turns", plan.often)
    yield Figure("first-frame", ratio(found["ours"], found["bare"]), "", _beside(found))
    early = turns(
        plan.times,
        {
            "bare": lambda: alone("first_frame", "bare")["ms"],
            "ours": lambda: alone("first_frame", "ours")["ms"],
        },
    )
    yield Figure("first-play", ratio(early["ours"], early["bare"]), "", _beside(early))


def _beside(found: dict[str, list[float]]) -> str:
    return f"{median(found['ours']):.1f} ms, bare {median(found['bare']):.1f} ms"


if __name__ == "__main__":
    if sys.argv[1] == "turns":
        take_turns(int(sys.argv[2]))
    else:
        first(sys.argv[1])
