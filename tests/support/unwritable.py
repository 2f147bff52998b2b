"""A program whose library cannot be written while somebody asks for everything that writes.

python -m tests.support.unwritable FOLDER locked|read-only|full

It prints, as JSON, what each command changed of what is shown or stored, and what was said.
"""

import difflib
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.clock import DemoClock
from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.facilitator import Leap
from desktop_app.domain.intent import Intent
from desktop_app.domain.queue import Move
from desktop_app.domain.settings import Change, Setting
from desktop_app.domain.time import DAY, HOUR
from desktop_app.features.removing import CLEARED
from desktop_app.features.showing.conditions import CLOCK
from desktop_app.platform.log import start_log
from desktop_app.session.folders import DATABASE
from desktop_app.session.session import Session
from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from desktop_app.storage import room
from tests.support.other_program import once_open
from tests.support.small_disk import fill
from tests.support.stage import demo, scenario_file
from tests.support.waiting import a_moment

Act = Callable[[], object]

_TIMELINE = (
    {"at": "-P9D", "do": "download", "episode": "salt"},
    {"at": "-P9D", "do": "play", "episode": "salt"},
    {"at": "-P8D", "do": "stop", "episode": "salt", "position_s": 5},
    {"at": "-P7D", "do": "download", "episode": "mycelium"},
    {"at": "-P7D", "do": "remove", "episode": "mycelium"},
    {"at": "-P6D", "do": "download", "episode": "clearing"},
    {"at": "-P6D", "do": "remove", "episode": "clearing"},
    {"at": "-P5D", "do": "clear", "episode": "clearing"},
    {"at": "-P2D", "do": "download", "episode": "harbour-lights"},
    {"at": "-P2D", "do": "download", "episode": "low-water"},
    {"at": "-PT5H", "do": "play", "episode": "low-water"},
    {"at": "-PT4H", "do": "stop", "episode": "low-water", "position_s": 12.7},
    {"at": "-PT2H", "do": "queue", "episode": "heartwood", "state": "downloading", "progress": 0.4},
    {"at": "-PT1H", "do": "queue", "episode": "first-frost", "state": "queued"},
    {"at": "-PT1H", "do": "queue", "episode": "the-viaduct", "state": "paused", "progress": 0.4},
    {"at": "+PT1H", "do": "set", "device_modified": True},
)


def _commands(program: Program, session: Session) -> Iterator[tuple[str, Act]]:
    """Everything that writes, asked for as a person does."""
    assert program.facilitator is not None
    desk, view = program.facilitator.window, session.downloads_page.view
    settings = session.settings_page

    def ask(intent: Intent, *names: str) -> Act:
        return lambda: view.ask(intent, *map(demo, names))

    yield "accept the clock", lambda: session.window.banner_acted.emit(CLOCK)
    yield "download", ask(Intent.DOWNLOAD, "fog-signal")
    yield "renew", ask(Intent.RENEW, "salt", "mycelium")
    yield "clear", ask(Intent.CLEAR, "salt")
    yield "remove and clear", ask(Intent.REMOVE, "harbour-lights", "salt")
    yield (
        "bring back",
        lambda: session.window.toast_acted.emit((CLEARED, (demo("clearing"), demo("mycelium")))),
    )
    yield "pause what runs", ask(Intent.PAUSE, "heartwood")
    yield "pause what waits", ask(Intent.PAUSE, "first-frost")
    yield "go on", ask(Intent.GO_ON, "the-viaduct")
    yield "pause everything", session.downloads_page.pause_all_requested.emit
    yield "let everything go on", session.downloads_page.resume_all_requested.emit
    yield "cancel what runs", ask(Intent.CANCEL, "heartwood")
    yield "cancel what waits", ask(Intent.CANCEL, "first-frost")
    yield (
        "another order of the queue",
        lambda: view.move_requested.emit(
            Move((demo("the-viaduct"), demo("first-frost")), demo("heartwood"))
        ),
    )
    for setting, value in (
        (Setting.LANGUAGE, "fr"),
        (Setting.THEME, "light"),
        (Setting.TEXT_SIZE, 150),
        (Setting.REDUCED_MOTION, True),
        (Setting.PLAY_NEXT, False),
        (Setting.NOTIFICATIONS, True),
        (Setting.POLICY, "strict-rental"),
        (Setting.RATE_LIMIT, None),
        (Setting.SLOTS, 5),
    ):
        change = Change(setting, value)
        yield f"set {setting}", lambda change=change: settings.change_requested.emit(change)
    yield "undo", lambda: session.window.toast_acted.emit(("setting", Setting.SLOTS))
    yield "language of the desk", lambda: desk.language_requested.emit("fr")
    yield "a modified device", lambda: desk.device_requested.emit(Device(modified=True))
    yield "forwards", lambda: desk.jump_requested.emit(Leap(2 * HOUR))
    yield "backwards", lambda: desk.jump_requested.emit(Leap(-3 * DAY))
    yield "play", ask(Intent.PLAY, "harbour-lights")


_MOVING = re.compile(r"[0-9.]+ KB of|[0-9]+ %( ·|,) [0-9]+ [a-z]+|share=[0-9.]+")
"""The progress of the running transfer, which goes on meanwhile."""


def _shown(session: Session) -> list[str]:
    """Whatever is shown, and whatever is stored."""
    found = []
    for model in (session.downloads_page.model, session.catalogue_page.model):
        rows = [repr(model.row(line)) for line in range(model.rowCount())]
        found += [_MOVING.sub("", row) for row in rows]
    toasts = session.window.toasts
    for one in session.window.findChildren(QWidget):
        if toasts.isAncestorOf(one) or one is toasts or not one.isVisible():
            continue
        said = [type(one).__name__, one.objectName(), one.accessibleName()]
        for name in ("text", "isChecked", "value", "isEnabled"):
            told = getattr(one, name, None)
            said.append(told() if callable(told) else None)
        found.append(_MOVING.sub("", repr(said)))
    db = session.opened.db
    found += [line for line in db.conn.iterdump() if '"kept"' not in line]
    found += sorted(path.name for path in session.opened.media.path.iterdir())
    clock = session.opened.clock
    assert isinstance(clock, DemoClock)
    found += [repr(clock.time), repr(clock.set_back_by), repr(session.opened.device.get())]
    found += [
        repr(sorted(session.settings._stored.items())),
        repr(session.settings.scenario_policy),
    ]
    found += [repr(session.theme.look), session.texts.language]
    running = [(key, session.downloads.live(key) is not None) for key in _QUEUE]
    found.append(repr([*running, session.library.is_removing(demo("harbour-lights"))]))
    return found


_QUEUE: tuple[EpisodeKey, ...] = tuple(
    demo(one) for one in ("heartwood", "first-frost", "the-viaduct")
)


def _make_unwritable(session: Session, folder: Path, how: str) -> Callable[[], object]:
    """From now on it cannot be written; what makes it writable again."""
    db, path = session.opened.db, session.opened.folder / DATABASE
    db.execute("PRAGMA busy_timeout = 20")
    match how:
        case "locked":
            other = sqlite3.connect(path, isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            return other.close
        case "read-only":
            db.execute("PRAGMA query_only = ON")
            return lambda: db.execute("PRAGMA query_only = OFF")
        case _:
            room.give_up(path.parent)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            fill(folder)
            return (folder / "filling").unlink


def _said(session: Session) -> list[str]:
    return [toast.text for toast in session.window.toasts.shown if toast.key == "library"]


def _until(holds: Callable[[], bool]) -> None:
    """Wait, at most ten seconds."""
    for _ in range(200):
        if holds():
            return
        a_moment(50)


def _play_out(program: Program, folder: Path, how: str) -> None:
    session = program.session
    assert session is not None
    session.settings.put("rate_limit", 1)
    session.settings.put("explained_first_play", value=True)
    session.downloads.resume(demo("heartwood"))
    session.settings_page.change_requested.emit(Change(Setting.SLOTS, 1))
    program.show_facilitator()
    session.ticker.stop()
    session.theme.set_reduced_motion(True)
    for place in ("catalogue", "settings", "rules", "library"):
        session.window.show_place(place)
        a_moment(20)
    session.downloads_page.show_key(demo("low-water"))
    a_moment(300)
    written_again = _make_unwritable(session, folder, how)
    if how == "full":  # what runs meets it too, at its next byte
        _until(lambda: session.downloads.live(demo("heartwood")) is None)
        a_moment(300)
    told = {}
    for name, act in _commands(program, session):
        if name == "renew" and how == "full":
            continue  # the question that it is answered with writes nothing
        session.window.toasts.withdraw("library")
        session.library._unasked.try_at_once()
        before = _shown(session)
        act()
        if name == "play":
            _until(lambda: bool(_said(session)))
        a_moment(10)
        changed = difflib.unified_diff(before, _shown(session), lineterm="", n=0)
        told[name] = {
            "changed": [line for line in changed if line[:3] not in ("---", "+++", "@@ ")],
            "said": _said(session),
            "modal": QApplication.activeModalWidget() is not None,
        }
    written_again()
    session.library._unasked.try_at_once()
    after = {}
    for name, act in _commands(program, session):
        if name in ("accept the clock", "pause what runs", "set theme"):
            before = _shown(session)
            act()
            a_moment(10)
            after[name] = before != _shown(session)
    print(json.dumps({"refused": told, "then": after}))  # noqa: T201
    QApplication.exit()


def main(folder: Path, how: str) -> int:
    """See above."""
    app = make_application()
    start_log(folder)
    scenario = scenario_file(folder, *_TIMELINE, clock_set_back="PT20H")
    program = Program(app, Options(data_dir=folder, scenario=str(scenario)))
    once_open(program, lambda: _play_out(program, folder, how))
    return program.run()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
