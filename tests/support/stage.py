"""The real application on a stage: real files, database and playback, driven by keys and clicks."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.clock import DemoClock, Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Duration, from_datetime
from desktop_app.formats.iso8601 import parse_instant
from desktop_app.platform.session_bus import Connect
from desktop_app.session.opening import open_scenario, open_user_library
from desktop_app.session.session import Session, open_session
from desktop_app.session.shipped import find_scenario
from desktop_app.start.application import make_application
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.content import DEAF_FOR
from desktop_app.ui.text import Texts
from tests.support.clocks import Skipping
from tests.support.hands import Hands

NOW = parse_instant("2026-06-22T11:07:00Z")
WAIT_MS = 10_000

_Dialog = TypeVar("_Dialog", bound=CardDialog)

__all__ = ["NOW", "Stage", "System", "from_datetime", "scenario_file", "staged", "staged_library"]


def demo(episode: str) -> EpisodeKey:
    """An episode of the catalogue that ships."""
    return EpisodeKey("demo", episode)


def scenario_file(folder: Path, *timeline: dict[str, Any], **fields: Any) -> Path:
    """A scenario on the demo catalogue whose clock stands at `NOW`."""
    whole = {
        "format": "sablier-scenario/1",
        "name": "journey",
        "title": "A journey",
        "catalogue": "demo",
        "now": "2026-06-22T11:07:00Z",
        "zone": "Europe/Paris",
        "timeline": list(timeline),
        "locale": "en",
        "theme": "dark",
    }
    path = folder / "journey.json"
    path.write_text(json.dumps(whole | fields))
    return path


class System:
    """Has something that opens a folder, until it is told that it has not."""

    def __init__(self) -> None:
        self.opens = True
        self.opened: list[Path] = []

    def open_url(self, url: QUrl) -> bool:
        """As the desktop would."""
        self.opened.append(Path(url.toLocalFile()))
        return self.opens


class Stage:
    """One session, and what a person does with it."""

    def __init__(
        self,
        qtbot: QtBot,
        session: Session,
        system: System | None = None,
        hands: Hands | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.system = system or System()
        self.hands = hands or Hands()
        self.session = session
        self.window = session.window

    # time

    @property
    def clock(self) -> DemoClock:
        """The clock of the scenario."""
        clock = self.session.opened.clock
        assert isinstance(clock, DemoClock)
        return clock

    def let_pass(self, duration: Duration) -> None:
        """The demo clock goes on by so much, and ticks."""
        self.clock.move_to(self.clock.now() + duration)
        self.session.ticker.tick()

    # what is shown

    def row(self, episode: str) -> ShelfRow:
        """What the library says of an episode."""
        found = self.session.download_rows.row(demo(episode))
        assert found is not None
        return found

    def status(self, episode: str) -> Status:
        """The status that the rules give it now."""
        row = self.row(episode)
        return row.entitlement.status(row.as_of)

    def shown(self, episode: str) -> str:
        """The row as it is painted: title, line, badge and button."""
        model = self.session.downloads_page.model
        line = model.find(demo(episode))
        assert line is not None, f"{episode} has no row"
        props = model.row(line)
        assert props is not None
        return f"{props.title} | {props.line} | {props.badge.text} | {props.action.label}"

    def media(self) -> list[str]:
        """The complete files on this laptop."""
        folder = self.session.opened.media.path
        return sorted(path.name for path in folder.iterdir() if path.suffix != ".part")

    # what a person does

    def select(self, episode: str) -> None:
        """Go to a row."""
        self.session.window.show_place("library")
        self.session.downloads_page.show_key(demo(episode))
        self.session.downloads_page.focus_rows()
        assert self.session.downloads_page.view.current_key == demo(episode)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """A key, sent to the window that the system would send it to."""
        QTest.keyClick(self.handle(), key, modifier or Qt.KeyboardModifier.NoModifier)

    def handle(self) -> QWindow:
        """What the system sends the next key to."""
        if (popup := QApplication.activePopupWidget()) is not None:
            return popup.windowHandle()
        modal = QApplication.activeModalWidget()
        target = self.window if modal is None else modal
        target.activateWindow()  # no window manager gives the focus back
        window = target.windowHandle()
        self.until(lambda: QApplication.focusWindow() is window)
        return window

    def write(self, words: str) -> None:
        """Letters and spaces, one key after the other."""
        for letter in words:
            self.press(Qt.Key(ord(letter.upper())))

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """A click through the window system's handle, which a modal dialog blocks."""
        place = widget.rect().center() if at is None else at
        handle = widget.window().windowHandle()
        assert isinstance(handle, QWindow)
        inside = widget.mapTo(widget.window(), place)
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)

    def dialog(self, kind: type[_Dialog]) -> _Dialog:
        """The card that is open, once it hears."""
        self.qtbot.waitUntil(lambda: bool(self.window.findChildren(kind)), timeout=WAIT_MS)
        (found,) = self.window.findChildren(kind)
        self.let_it_hear(found)
        return found

    def let_it_hear(self, card: CardDialog) -> None:
        """The moments in which a card that has appeared hears nothing are over."""
        self.until(card.isVisible)
        if card.content.is_deaf and isinstance(self.session.elapsed, Skipping):
            self.session.elapsed.skipped += DEAF_FOR
        self.until(lambda: not card.content.is_deaf)

    def until(self, holds: Any) -> None:
        """Wait, at most ten seconds."""
        self.qtbot.waitUntil(holds, timeout=WAIT_MS)

    def until_downloaded(self, episode: str) -> None:
        """Wait for the licence."""
        self.until(lambda: self.status(episode) in (Status.READY, Status.ACTIVE))

    def watch(self, episode: str) -> None:
        """Play until a frame has been shown."""
        self.select(episode)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.session.library.running() == demo(episode))

    def leave_player(self) -> None:
        """Esc: back to the rows."""
        assert self.window.is_covered
        self.press(Qt.Key.Key_Escape)
        assert not self.window.is_covered
        assert self.session.library.running() is None


def no_bus(_name: str) -> None:
    """A desktop without one."""


@contextmanager
def staged(
    qtbot: QtBot,
    folder: Path,
    scenario: Path | str,
    bus: Connect = no_bus,
    *,
    language: str = "en",
    texts: Texts | None = None,
    elapsed: Elapsed | None = None,
) -> Iterator[Stage]:
    """A scenario in its window; a test never speaks to the desktop that it runs on.

    `texts` speak in place of those of the language; `elapsed` is the real time of the session.
    """
    hands = Hands()
    app = make_application(hands)
    opened = open_scenario(find_scenario(str(scenario)), folder / "place", {"language": language})
    opened.settings.put("rate_limit", 0)
    opened.settings.put("explained_first_play", value=True)
    system = System()
    session = open_session(
        app,
        opened,
        folder,
        elapsed=elapsed or Skipping(),
        bus=bus,
        open_url=system.open_url,
        texts=texts,
    )
    with _shown(qtbot, session, system, hands) as stage:
        yield stage


@contextmanager
def staged_library(qtbot: QtBot, folder: Path) -> Iterator[Stage]:
    """The user's own library in its window."""
    hands = Hands()
    app = make_application(hands)
    opened = open_user_library(folder, {"language": "en", "theme": "dark"})
    opened.settings.put("rate_limit", 0)
    system = System()
    session = open_session(
        app,
        opened,
        folder,
        elapsed=Skipping(),
        bus=no_bus,
        open_url=system.open_url,
    )
    with _shown(qtbot, session, system, hands) as stage:
        yield stage


@contextmanager
def _shown(qtbot: QtBot, session: Session, system: System, hands: Hands) -> Iterator[Stage]:
    try:
        with qtbot.waitExposed(session.window):
            session.show()
        session.window.activateWindow()
        yield Stage(qtbot, session, system, hands)
    finally:
        session.close()


def place_of(point: QPoint) -> QPointF:
    """The same point for events that want fractions."""
    return QPointF(point)
