"""Somebody runs a demo: their window moves the clock, and the participant sees what they do."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.device import Device
from desktop_app.domain.facilitator import BEFORE_THE_END, OWN_LIBRARY, SET_BACK, Jump, Leap
from desktop_app.domain.intent import Intent
from desktop_app.domain.licence import Status
from desktop_app.domain.settings import Setting
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.features.facilitator.presenter import Facilitator
from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support.hands import Hands
from tests.support.stage import NOW, Stage, demo, scenario_file


class Demo:
    """A program with both windows, and the stage that the participant stands on."""

    def __init__(self, qtbot: QtBot, options: Options) -> None:
        self.qtbot = qtbot
        self.closed = False
        self.program = Program(make_application(Hands()), options)
        assert self.program._instance.is_first()
        self.program.open()
        self.program.show_facilitator()
        self.settle()

    @property
    def facilitator(self) -> Facilitator:
        assert self.program.facilitator is not None
        return self.program.facilitator

    @property
    def stage(self) -> Stage:
        assert self.program.session is not None
        stage = Stage(self.qtbot, self.program.session)
        stage.session.settings.put("rate_limit", 0)
        stage.session.settings.put("explained_first_play", value=True)
        return stage

    def settle(self) -> None:
        """Until the participant's window has begun."""
        self.qtbot.waitUntil(lambda: self.program.session is not None, timeout=10_000)
        session = self.program.session
        assert session is not None
        self.qtbot.waitUntil(session.ticker._timer.isActive, timeout=10_000)

    def click(self, button: QWidget) -> None:
        assert button.isEnabled(), button
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def leap(self, by: int) -> None:
        self.facilitator.window.jump_requested.emit(Leap(by))

    def anew(self, ask: Callable[[], None]) -> None:
        """Ask for another session, and wait for it."""
        before = self.program.session
        ask()
        self.qtbot.waitUntil(lambda: self.program.session not in (None, before), timeout=10_000)
        self.settle()

    def now(self) -> int:
        return self.stage.session.opened.clock.now()

    def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        self.program.close()
        self.facilitator.close()
        self.program._instance.close()
        self.program.deleteLater()


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[..., Demo]]:
    demos: list[Demo] = []

    def start(folder: Path, scenario: str | None = "last-renewal", **said: Any) -> Demo:
        demos.append(Demo(qtbot, Options(data_dir=folder, scenario=scenario, locale="en", **said)))
        return demos[-1]

    yield start
    for one in demos:
        one.close()


Opened = Callable[..., Demo]


def test_t5_the_article_is_told_with_the_demo_clock(
    qtbot: QtBot, tmp_path: Path, opened: Opened
) -> None:
    run = opened(tmp_path, str(scenario_file(tmp_path)))
    stage = run.stage
    stage.session.catalogue_page.view.ask(Intent.DOWNLOAD, demo("salt"))
    stage.until_downloaded("salt")
    stage.watch("salt")
    stage.leave_player()
    run.leap(47 * HOUR + 59 * MINUTE)
    assert stage.status("salt") is Status.ACTIVE
    stage.watch("salt")
    stage.leave_player()
    run.leap(MINUTE)
    assert stage.status("salt") is Status.EXPIRED
    assert stage.media() == []

    stage.select("salt")
    stage.press(Qt.Key.Key_R)
    warning = stage.dialog(WarningDialog)
    stage.press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(warning.answered):
        stage.press(Qt.Key.Key_Return)
    stage.until_downloaded("salt")
    stage.watch("salt")
    stage.leave_player()
    run.click(run.facilitator.window.jumps[48 * HOUR])
    assert stage.status("salt") is Status.LOCKED
    assert "Locked until 22 Jun 2027" in stage.shown("salt")

    run.click(run.facilitator.window.jumps[Jump.YEAR])
    assert stage.status("salt") is Status.EXPIRED
    assert "Expired · download again" in stage.shown("salt")


def test_t5_every_jump_goes_where_it_says_and_back(tmp_path: Path, opened: Opened) -> None:
    run = opened(tmp_path)
    window, stage = run.facilitator.window, run.stage
    start = run.now()
    run.click(window.jumps[Jump.BEFORE_END])
    assert stage.row("night-ferry").entitlement.ends_at == run.now() + BEFORE_THE_END
    run.click(window.jumps[Jump.NEXT_EVENT])
    run.click(window.jumps[6 * HOUR])
    assert stage.status("night-ferry") is Status.EXPIRED
    assert stage.status("canopy") is Status.EXPIRED
    run.click(window.jumps[Jump.START])
    assert run.now() == start
    assert stage.status("night-ferry") is Status.ACTIVE
    assert stage.shown("canopy").endswith("5 h 20 left | Resume")
    window.at.edit.setText("25 jun 13:07")
    assert window.at.understood.text() == "Thu 25 Jun 2026 13:07, 3 days ahead"
    run.click(window.at.go)
    assert run.now() - start == 3 * DAY
    assert stage.status("low-water") is Status.EXPIRED


def test_what_was_understood_is_shown_before_the_clock_goes_there(
    qtbot: QtBot, tmp_path: Path, opened: Opened
) -> None:
    run = opened(tmp_path)
    window, start = run.facilitator.window, run.now()
    field = window.at
    assert not field.go.isEnabled()
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "24 jum 13:06")
    assert field.understood.text().startswith("“jum” cannot be read.")
    assert field.edit.accessibleDescription() == field.understood.text()
    assert not field.go.isEnabled()
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert run.now() == start
    assert field.text == "24 jum 13:06", "what was written is still there"
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text == ""

    qtbot.keyClicks(field.edit, "+47h59")
    assert field.understood.text() == "Wed 24 Jun 2026 13:06, 47 h 59 ahead"
    assert run.now() == start, "nothing happens before Go"
    run.leap(HOUR)
    assert field.understood.text() == "Wed 24 Jun 2026 14:06, 47 h 59 ahead"
    window.own_language_requested.emit("fr")
    assert field.understood.text().startswith("mer. 24 juin 2026 14:06")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert run.now() == start + 48 * HOUR + 59 * MINUTE
    assert field.text == ""
    qtbot.keyClicks(field.edit, "-48h59")
    run.click(field.go)
    assert run.now() == start


def test_t5_the_clock_stands_runs_and_runs_faster(tmp_path: Path, opened: Opened) -> None:
    run = opened(tmp_path)
    window, clock = run.facilitator.window, run.stage.clock
    assert clock.time.rate == 0
    run.click(window.rates[60])
    assert clock.time.rate == 60
    run.click(window.pause)
    assert clock.time.rate == 0
    run.click(window.pause)
    assert clock.time.rate == 1
    run.click(window.rates[3600])
    before = clock.now()
    run.qtbot.waitUntil(lambda: clock.now() - before > 20 * MINUTE, timeout=10_000)


def test_each_window_speaks_its_own_language(tmp_path: Path, opened: Opened) -> None:
    run = opened(tmp_path)
    run.facilitator.window.language_requested.emit("fr")
    assert run.stage.session.texts.language == "fr"
    assert run.facilitator.window.next_participant.accessibleName() == "Reset for next participant"
    run.facilitator.window.own_language_requested.emit("fr")
    assert run.facilitator.window.windowTitle() == "Animation"
    run.facilitator.window.language_requested.emit("en")
    assert run.stage.session.texts.language == "en"
    assert not run.stage.window.toasts.shown, "the participant is told nothing of it"


def test_f5_the_network_the_disk_and_the_clock_are_switched_live(
    tmp_path: Path, opened: Opened
) -> None:
    run = opened(tmp_path)
    window, stage = run.facilitator.window, run.stage
    window.device_requested.emit(Device(modified=True, online=False, disk_full=True))
    for bar in ("device", "network", "disk"):
        assert stage.window.banner(bar) is not None
    window.device_requested.emit(Device())
    assert stage.window.banner("network") is None
    shown = stage.shown("low-water")
    window.set_back_requested.emit(SET_BACK)
    assert stage.window.banner("clock") is not None
    stage.window.banner_acted.emit("clock")
    assert stage.window.banner("clock") is None
    assert stage.shown("low-water") == shown, "every time left stays what it was"
    assert run.now() == NOW - SET_BACK


def test_the_next_participant_finds_nothing_of_the_last_one(tmp_path: Path, opened: Opened) -> None:
    run = opened(tmp_path)
    run.facilitator.window.language_requested.emit("fr")
    stage = run.stage
    start = run.now()
    stage.session.settings_page.change_requested.emit(_theme("light"))
    stage.session.library.remove(demo("low-water"))
    stage.session.downloads_page.search.setText("salt")
    stage.select("salt")
    stage.press(Qt.Key.Key_R)
    stage.dialog(WarningDialog)
    run.leap(7 * DAY)
    run.anew(lambda: run.click(run.facilitator.window.next_participant))
    fresh = run.stage
    assert run.now() == start
    assert fresh.session.texts.language == "fr", "what they prepared holds"
    assert fresh.session.settings.theme == "system", "what the participant chose does not"
    assert fresh.session.downloads_page.search.text() == ""
    assert fresh.window.toasts.shown == ()
    assert fresh.window.findChildren(WarningDialog) == []
    assert fresh.status("low-water") is Status.ACTIVE


def _theme(name: str) -> object:
    from desktop_app.domain.settings import Change

    return Change(Setting.THEME, name)


def test_a_card_opens_its_scenario_in_place_of_the_one_before(
    tmp_path: Path, opened: Opened
) -> None:
    run = opened(tmp_path)
    window = run.facilitator.window
    run.anew(lambda: run.click(window.left.cards["locked-out"]))
    assert window.left.cards["locked-out"].isChecked()
    assert not window.left.cards["last-renewal"].isChecked()
    assert run.stage.status("mycelium") is Status.LOCKED
    assert window.isVisible()


def test_the_users_own_library_is_tried_in_a_copy(tmp_path: Path, opened: Opened) -> None:
    run = opened(tmp_path, None)
    window = run.facilitator.window
    assert not window.jumps[48 * HOUR].isEnabled()
    assert not window.rates[60].isEnabled()
    own = run.stage.shown("low-water")
    run.anew(lambda: run.click(window.left.cards[OWN_LIBRARY]))
    assert run.stage.shown("low-water") == own
    run.click(window.jumps[48 * HOUR])
    assert run.stage.status("low-water") is Status.EXPIRED
    run.close()
    again = opened(tmp_path, None)
    assert again.stage.shown("low-water") == own, "the library itself is as it was"


def test_a_file_that_is_dropped_is_opened_or_all_its_faults_are_said(
    tmp_path: Path, opened: Opened
) -> None:
    run = opened(tmp_path)
    window = run.facilitator.window
    good = scenario_file(tmp_path, {"at": "-P1D", "do": "download", "episode": "salt"})
    run.anew(lambda: drop(window, good))
    assert run.stage.status("salt") is Status.READY

    bad = tmp_path / "bad.json"
    broken = json.loads(good.read_text()) | {"view": "nowhere", "colour": "red"}
    bad.write_text(json.dumps(broken))
    session = run.program.session
    drop(window, bad)
    trouble = run.facilitator._trouble
    assert trouble is not None
    assert "view" in trouble.accessibleDescription()
    assert "colour" in trouble.accessibleDescription()
    assert run.program.session is session, "what was open stays open"
    trouble.accept()


def drop(window: QWidget, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    place = QPointF(QPoint(200, 200))
    window.dropEvent(QDropEvent(place, action, data, Qt.MouseButton.LeftButton, none))


def test_the_state_is_saved_as_a_scenario_that_opens_on_the_same_screen(
    tmp_path: Path, opened: Opened
) -> None:
    run = opened(tmp_path)
    run.leap(5 * HOUR)
    run.stage.session.library.remove(demo("harbour-lights"))
    run.stage.select("low-water")
    run.leap(HOUR)
    shown = {name: run.stage.status(name) for name in ("salt", "low-water", "night-ferry")}
    rows, now = run.stage.shown("low-water"), run.now()
    file = tmp_path / "saved.json"
    run.facilitator.save_to(str(file))
    run.anew(lambda: run.facilitator.window.file_requested.emit(str(file)))
    assert run.now() == now
    assert {name: run.stage.status(name) for name in shown} == shown
    assert run.stage.shown("low-water") == rows
    assert run.stage.session.downloads_page.view.current_key == demo("low-water")


def test_the_participants_window_fills_the_screen_and_is_left_by_a_hidden_way(
    tmp_path: Path, opened: Opened
) -> None:
    run = opened(tmp_path)
    window = run.stage.window
    run.facilitator.window.full_screen_requested.emit(True)
    assert window.isFullScreen()
    assert window.windowTitle() == "Sablier", "nothing of the scenario is told"
    window.close()
    assert window.isVisible(), "nobody leaves it by chance"
    run.anew(lambda: run.click(run.facilitator.window.next_participant))
    window = run.stage.window
    assert window.isFullScreen(), "for the next one too"
    run.stage.press(
        Qt.Key.Key_F11,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert not window.isFullScreen()
