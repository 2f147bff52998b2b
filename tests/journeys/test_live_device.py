"""The device and the clock of a scenario, switched while a participant works (rules F5, A1, T2)."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.scenarios.service import ScenarioService
from tests.journeys.test_conditions import bars
from tests.support.stage import NOW, Stage, demo, scenario_file, staged

SLOW = 20_000
"""Bytes a second: no demo episode arrives while a test looks at it."""


def travel(stage: Stage) -> ScenarioService:
    found = stage.session.travel
    assert found is not None
    return found


def switch(stage: Stage, **reports: Any) -> None:
    """The facilitator makes the device report something else."""
    device = stage.session.opened.device.get()
    travel(stage).switch_device(replace(device, **reports))


def moving(stage: Stage, episode: str) -> tuple[str, Trouble | None] | None:
    """The state of its transfer, and why."""
    row = stage.session.catalogue_rows.row(demo(episode))
    if row is None or row.transfer is None:
        return None
    return row.transfer.state, row.transfer.trouble


def download_slowly(stage: Stage) -> None:
    """“Salt” is on its way, and will be for a while."""
    stage.session.settings.put("rate_limit", SLOW)
    stage.session.library.ask_download(demo("salt"))
    stage.until(lambda: moving(stage, "salt") == (TransferState.DOWNLOADING, None))


def test_f5_without_a_network_transfers_wait_and_go_on_by_themselves(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path)) as stage:
        download_slowly(stage)
        switch(stage, online=False)
        stage.until(lambda: moving(stage, "salt") == (TransferState.QUEUED, Trouble.NO_NETWORK))
        assert bars(stage) == ["network"]
        stage.session.library.ask_download(demo("canopy"))
        stage.until(lambda: moving(stage, "canopy") == (TransferState.QUEUED, Trouble.NO_NETWORK))
        stage.session.settings.put("rate_limit", 0)
        switch(stage, online=True)
        stage.until_downloaded("salt")
        stage.until_downloaded("canopy")
        assert bars(stage) == []


def test_f5_a_disk_that_is_full_now_fails_what_runs(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path)) as stage:
        download_slowly(stage)
        switch(stage, disk_full=True)
        stage.until(lambda: moving(stage, "salt") == (TransferState.FAILED, Trouble.DISK_FULL))
        assert bars(stage) == ["disk"]
        stage.session.library.ask_download(demo("canopy"))
        stage.until(lambda: moving(stage, "canopy") == (TransferState.FAILED, Trouble.DISK_FULL))
        stage.session.settings.put("rate_limit", 0)
        switch(stage, disk_full=False)
        stage.session.library.ask_download(demo("salt"))
        stage.until_downloaded("salt")


def test_a1_a_device_that_is_modified_now_is_refused_at_the_end_and_at_the_next_request(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path)) as stage:
        download_slowly(stage)
        switch(stage, modified=True)
        stage.session.settings.put("rate_limit", 0)
        stage.until(lambda: moving(stage, "salt") == (TransferState.FAILED, Trouble.DEVICE_BLOCKED))
        assert bars(stage) == ["device"]
        switch(stage, modified=False)
        stage.session.library.ask_download(demo("salt"))
        stage.until_downloaded("salt")
        travel(stage).travel_to(NOW + HOUR)
        travel(stage).travel_to(NOW + MINUTE)  # run again: it was allowed then, and is so now
        assert stage.status("salt") is Status.READY


def test_t5_a_live_switch_of_the_device_is_a_fact_that_going_back_keeps(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path, device_modified=True)) as stage:
        device = stage.session.opened.device
        travel(stage).travel_to(NOW + 10 * MINUTE)
        switch(stage, modified=False, online=False)
        travel(stage).travel_to(NOW + HOUR)
        for minutes, modified in ((30, False), (5, True), (-30, True)):
            travel(stage).travel_to(NOW + minutes * MINUTE)
            assert device.get().modified is modified, minutes
            assert not device.get().online


def test_t5_going_back_holds_the_transfers_closes_the_player_and_undoes_removals(
    qtbot: QtBot, tmp_path: Path
) -> None:
    timeline: list[dict[str, Any]] = [
        {"at": "-PT5H", "do": "download", "episode": "low-water"},
        {"at": "-PT5H", "do": "download", "episode": "canopy"},
    ]
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *timeline)) as stage:
        stage.session.settings.put("rate_limit", SLOW)
        travel(stage).travel_to(NOW + HOUR)
        stage.session.library.ask_download(demo("salt"))
        stage.until(lambda: moving(stage, "salt") == (TransferState.DOWNLOADING, None))
        stage.watch("low-water")
        stage.session.library.remove(demo("canopy"))
        travel(stage).travel_to(NOW + 30 * MINUTE)
        assert not stage.window.is_covered
        assert stage.status("low-water") is Status.READY
        assert not stage.session.library.is_removing(demo("canopy"))
        assert moving(stage, "salt") is None
        assert stage.session.downloads.live(demo("salt")) is None
        stage.session.settings.put("rate_limit", 0)
        stage.session.library.ask_download(demo("salt"))
        stage.until_downloaded("salt")
        travel(stage).travel_to(NOW + 3 * DAY)
        assert stage.status("salt") is Status.READY


def test_t5_a_transfer_that_was_asked_for_before_goes_on_after_going_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, scenario_file(tmp_path)) as stage:
        download_slowly(stage)
        travel(stage).travel_to(NOW + HOUR)
        travel(stage).travel_to(NOW + MINUTE)
        assert moving(stage, "salt") is not None
        stage.session.settings.put("rate_limit", 0)
        stage.session.downloads.rate_changed()
        stage.until_downloaded("salt")


def test_t2_a_clock_that_was_set_back_is_accepted_and_every_time_left_stays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    timeline: list[dict[str, Any]] = [{"at": "+PT4H", "do": "download", "episode": "canopy"}]
    for episode, hours in (("salt", 30), ("low-water", 5)):
        timeline += [
            {"at": f"-PT{hours}H", "do": "download", "episode": episode},
            {"at": f"-PT{hours}H", "do": "play", "episode": episode},
            {"at": f"-PT{hours - 1}H", "do": "stop", "episode": episode},
        ]
    with staged(qtbot, tmp_path, scenario_file(tmp_path, *timeline)) as stage:
        assert bars(stage) == []
        stage.clock.set_back(3 * DAY)
        stage.session.ticker.tick()
        assert bars(stage) == ["clock"]
        stage.let_pass(HOUR)
        before = {name: stage.shown(name) for name in ("salt", "low-water")}
        stage.window.banner_acted.emit("clock")
        assert bars(stage) == []
        assert stage.clock.now() == NOW + HOUR - 3 * DAY
        assert {name: stage.shown(name) for name in before} == before
        assert stage.row("salt").entitlement.ends_at == NOW + 18 * HOUR - 3 * DAY
        assert travel(stage).next_event(stage.clock.now()) == NOW + 4 * HOUR - 3 * DAY
        travel(stage).travel_to(NOW - 3 * DAY)
        assert stage.row("salt").entitlement.ends_at == NOW + 18 * HOUR - 3 * DAY
        travel(stage).travel_to(NOW + 5 * HOUR - 3 * DAY)
        assert stage.status("canopy") is Status.READY
