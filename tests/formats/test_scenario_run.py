"""A scenario carried out: in the order of its instants, by the rules, up to where its clock is."""

from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.actions import Queue
from desktop_app.domain.licence import Status
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.domain.timeline import (
    Download,
    Observe,
    SetDownloadable,
    SetLeavesAt,
)
from desktop_app.formats.faults import FormatError
from desktop_app.formats.iso8601 import parse_instant
from desktop_app.formats.scenario_run import ScenarioOpening, ScenarioStep, run_scenario
from tests.formats.test_scenario import NOW, catalogue_of, read, scenario_of

AT = parse_instant(NOW)


def entry(at: str, do: str, episode: str | None = "salt", **fields: Any) -> dict[str, Any]:
    """One entry."""
    return {"at": at, "do": do} | ({} if episode is None else {"episode": episode}) | fields


def opened(
    folder: Path,
    *timeline: object,
    until: int | None = None,
    catalogue: object = None,
    **fields: Any,
) -> ScenarioOpening:
    """The scenario, opened at `AT`."""
    return run_scenario(read(folder, scenario_of(*timeline, **fields), catalogue), AT, until)


def status(opening: ScenarioOpening, episode: str = "salt") -> Status:
    """What it is at the opening."""
    return opening.timeline.entitlements(opening.now)[episode].status(opening.now)


def refusals(folder: Path, *timeline: object, **fields: Any) -> dict[str, str]:
    """Places and reasons."""
    with pytest.raises(FormatError) as caught:
        opened(folder, *timeline, **fields)
    assert all(fault.file.endswith("scenario.json") for fault in caught.value.faults)
    return {fault.where: fault.reason for fault in caught.value.faults}


def test_entries_run_in_the_order_of_their_instants_and_of_the_file(tmp_path: Path) -> None:
    opening = opened(
        tmp_path,
        entry("-PT1H", "look"),
        entry("2026-06-22T09:07:00Z", "download"),
        entry("-PT2H", "look", "tide"),
        entry("-P1D", "look"),
    )
    assert opening.now == AT
    assert opening.steps == (
        ScenarioStep(AT - DAY, Observe("salt")),
        ScenarioStep(AT - 2 * HOUR, Download("salt")),
        ScenarioStep(AT - 2 * HOUR, Observe("tide")),
        ScenarioStep(AT - HOUR, Observe("salt")),
    )
    assert (opening.later, opening.policy) == ((), None)
    assert status(opening) is Status.READY
    assert status(opening, "tide") is Status.ABSENT


def test_a_now_of_its_own_goes_before_the_moment_of_opening(tmp_path: Path) -> None:
    opening = opened(tmp_path, entry("-P1D", "look"), now="2000-01-02T00:00:00Z")
    assert opening.now == parse_instant("2000-01-02T00:00:00Z")
    assert opening.steps[0].at == parse_instant("2000-01-01T00:00:00Z")


def test_t5_a_moved_clock_drops_what_comes_after_it(tmp_path: Path) -> None:
    timeline = (
        entry("-PT2H", "download"),
        entry("-PT1H", "play"),
        entry("-PT30M", "stop", position_s=7.5),
        entry("+PT1H", "remove"),
    )
    here = opened(tmp_path, *timeline)
    assert (status(here), here.positions, len(here.later)) == (Status.ACTIVE, {"salt": 7.5}, 1)
    back = opened(tmp_path, *timeline, until=AT - HOUR)
    assert (back.now, len(back.steps), len(back.later)) == (AT - HOUR, 2, 2)
    assert (back.timeline.playing, back.positions) == ("salt", {})
    ahead = opened(tmp_path, *timeline, until=AT + HOUR)
    assert (status(ahead), ahead.later) == (Status.RETURNED, ())
    much_later = opened(tmp_path, *timeline[:3], until=AT + 3 * DAY)
    assert status(much_later) is Status.EXPIRED


def test_a_play_that_no_stop_ends_is_running(tmp_path: Path) -> None:
    timeline = (entry("-PT2H", "download"), entry("-PT1H", "play"))
    assert opened(tmp_path, *timeline).timeline.playing == "salt"
    over = opened(tmp_path, *timeline, entry("-PT1M", "lose"))
    assert over.timeline.playing is None


def test_a_position_is_that_of_a_stop_that_stopped_something(tmp_path: Path) -> None:
    opening = opened(
        tmp_path,
        entry("-PT3H", "stop", position_s=1.0),
        entry("-PT2H", "download"),
        entry("-PT2H", "play"),
        entry("-PT1H", "stop"),
    )
    assert opening.positions == {}


def test_a_download_that_asks_counts_as_confirmed(tmp_path: Path) -> None:
    opening = opened(
        tmp_path,
        entry("-P9D", "download"),
        entry("-P8D", "remove"),
        entry("-P7D", "download"),
        entry("-P6D", "remove"),
    )
    assert [step.action for step in opening.steps if isinstance(step.action, Download)] == [
        Download("salt"),
        Download("salt", confirm=True),
    ]
    assert status(opening) is Status.LOCKED


def test_a_every_refused_download_is_a_fault_with_its_place(tmp_path: Path) -> None:
    found = refusals(
        tmp_path,
        entry("-P1D", "download"),
        entry("-P2D", "download"),
        entry("-PT1H", "queue", state="paused"),
        entry("-PT30M", "set", None, device_modified=True),
        entry("-PT20M", "download", "tide"),
        entry("+P1D", "download"),
    )
    reasons = {where: reason.split(";")[0].split(" as ")[1] for where, reason in found.items()}
    assert reasons == {
        "timeline[0]": "already-downloaded",
        "timeline[2]": "already-downloaded",
        "timeline[4]": "device-blocked",
        "timeline[5]": "device-blocked",
    }
    assert found["timeline[0]"] == (
        "the rules refuse this download of salt as already-downloaded; take it out, or move it to "
        "when they allow it"
    )


def test_a_a_transfer_under_way_refuses_another_and_takes_a_place(tmp_path: Path) -> None:
    queued = entry("-PT3H", "queue", state="queued")
    again = entry("-PT1H", "download")
    found = refusals(tmp_path, queued, again, entry("-PT1H", "queue", state="queued"))
    assert [reason.split(";")[0].split(" as ")[1] for reason in found.values()] == [
        "in-progress"
    ] * 2
    full = refusals(
        tmp_path,
        queued,
        entry("-PT1H", "download", "tide"),
        policy={"name": "x", "max_downloads": 1},
    )
    assert "as shelf-full" in full["timeline[1]"]


def test_a_a_failed_transfer_may_be_asked_for_again(tmp_path: Path) -> None:
    failed = entry("-PT3H", "queue", state="failed", progress=0.5, reason="disk-full")
    opening = opened(tmp_path, failed)
    (step,) = opening.steps
    assert isinstance(step.action, Queue)
    assert opening.transfers == {"salt": step.action}
    again = opened(tmp_path, failed, entry("-PT2H", "queue", state="downloading"))
    assert again.transfers["salt"].state == "downloading"
    done = opened(
        tmp_path, failed, entry("-PT2H", "download"), policy={"name": "x", "max_downloads": 1}
    )
    assert (done.transfers, status(done)) == ({}, Status.READY)


def test_what_the_catalogue_says_holds_from_the_beginning(tmp_path: Path) -> None:
    closed = catalogue_of("salt", downloadable=False)
    assert (
        "as not-offered"
        in refusals(tmp_path, entry("-P1D", "download"), catalogue=closed)["timeline[0]"]
    )
    opening = opened(
        tmp_path,
        entry("-P2D", "set", downloadable=True),
        entry("-P1D", "download"),
        catalogue=closed,
    )
    assert opening.steps[0] == ScenarioStep(
        AT - 2 * DAY, SetDownloadable("salt", downloadable=True)
    )
    leaving = catalogue_of("salt", leaves_at="2026-06-22T13:06:00+02:00")
    assert status(opened(tmp_path, entry("-P1D", "download"), catalogue=leaving)) is Status.REVOKED


def test_leaves_at_may_count_from_now(tmp_path: Path) -> None:
    opening = opened(
        tmp_path,
        entry("-P2D", "download"),
        entry("-P2D", "set", leaves_at="-PT1M"),
        entry("-P2D", "set", "tide", leaves_at=None),
    )
    assert opening.steps[1:] == (
        ScenarioStep(AT - 2 * DAY, SetLeavesAt("salt", AT - MINUTE)),
        ScenarioStep(AT - 2 * DAY, SetLeavesAt("tide", None)),
    )
    assert status(opening) is Status.REVOKED


def test_p4_the_policy_in_force_is_the_scenarios_else_the_series_else_the_default(
    tmp_path: Path,
) -> None:
    own = catalogue_of("salt", "tide")
    own["series"][0]["policy"] = {"name": "own", "storage_duration": "P5D"}
    download = entry("-P1D", "download")
    change = entry("-PT12H", "set", None, policy={"name": "set", "storage_duration": "P3D"})
    after = entry("-PT6H", "download", "tide")

    def policies(*timeline: object, **fields: Any) -> list[str]:
        opening = opened(tmp_path, *timeline, **fields)
        held = opening.timeline.entitlements(opening.now).values()
        return [one.licence.policy.name for one in held if one.licence is not None]

    assert policies(download, after) == ["clubic-2017"] * 2
    assert policies(download, after, catalogue=own) == ["own", "own"]
    assert policies(download, change, after, catalogue=own) == ["own", "set"]
    assert policies(download, change, after, catalogue=own, policy="one") == ["one", "set"]
    assert opened(tmp_path, change, policy="one").policy == Policy("set", storage_duration=3 * DAY)


@pytest.mark.parametrize(
    ("fields", "changed", "found"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"device_modified": True}, False, True),
        ({"device_modified": False}, True, False),
    ],
)
def test_the_device_is_as_the_scenario_says_at_its_opening(
    fields: dict[str, bool], changed: bool, found: bool, tmp_path: Path
) -> None:
    timeline = [entry("-P2D", "download")]
    if changed:
        timeline.append(entry("-P1D", "set", None, device_modified=True))
    assert opened(tmp_path, *timeline, **fields).timeline.device_modified is found


def test_an_instant_that_no_now_can_reach_is_a_fault(tmp_path: Path) -> None:
    found = refusals(
        tmp_path,
        entry("-P2D", "look"),
        entry("+P1D", "set", leaves_at="-P1D"),
        now="1970-01-01T12:00:00Z",
    )
    assert found == {
        "timeline[0].at": '"-P2D" lies outside the years 1970 to 9000 in UTC; write one inside',
        "timeline[1].leaves_at": '"-P1D" lies outside the years 1970 to 9000 in UTC; '
        "write one inside",
    }
