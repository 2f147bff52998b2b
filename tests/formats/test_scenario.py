"""A scenario as a file: its entries, its catalogue, and every fault at its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.actions import Clear, Queue, SetPosition
from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, HOUR, SECOND
from desktop_app.domain.timeline import (
    Download,
    Lose,
    Observe,
    Play,
    Remove,
    SetDeviceModified,
    SetDownloadable,
    SetPolicy,
    Stop,
)
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.formats.entries import Departure
from desktop_app.formats.faults import FormatError
from desktop_app.formats.fields import Shipped
from desktop_app.formats.iso8601 import MAX_DAYS, RelativeInstant, parse_instant
from desktop_app.formats.scenario import Scenario, ScenarioEntry, read_scenario

NOW = "2026-06-22T13:07:00+02:00"


def scenario_of(*timeline: object, **fields: Any) -> dict[str, Any]:
    """A scenario of the demo catalogue."""
    return {
        "format": "sablier-scenario/1",
        "name": "test",
        "title": "Test",
        "catalogue": "demo",
        "timeline": list(timeline),
    } | fields


def catalogue_of(*episodes: str, **fields: Any) -> dict[str, Any]:
    """A catalogue of one series."""
    made = [{"id": name, "title": name, "media": f"{name}.webm"} | fields for name in episodes]
    series = {"id": "hours", "title": "Hours", "episodes": made}
    return {"format": "sablier-catalogue/1", "id": "demo", "title": "Demo", "series": [series]}


def read(folder: Path, value: object, catalogue: object = None) -> Scenario:
    """Written and read, where the demo catalogue has salt and tide and the policy `one` ships."""
    catalogue = catalogue or catalogue_of("salt", "tide")
    (folder / "catalogue.json").write_text(json.dumps(catalogue))
    (folder / "mine.json").write_text('{"name": "mine"}')
    policies = folder / "policies"
    policies.mkdir(exist_ok=True)
    (policies / "one.json").write_text('{"name": "one"}')
    file = folder / "scenario.json"
    file.write_text(json.dumps(value))
    variants = folder / "variants"
    return read_scenario(file, Shipped(policies, {"demo": folder / "catalogue.json"}, variants))


def faults(folder: Path, value: object) -> dict[str, str]:
    """Places and reasons."""
    with pytest.raises(FormatError) as caught:
        read(folder, value)
    return {fault.where: fault.reason for fault in caught.value.faults}


def test_what_is_required_is_enough(tmp_path: Path) -> None:
    scenario = read(tmp_path, scenario_of())
    assert scenario == Scenario(
        path=tmp_path / "scenario.json",
        name="test",
        title=LocalText.plain("Test"),
        description=LocalText({}),
        catalogue=scenario.catalogue,
        policy=None,
        now=None,
        zone=None,
        timeline=(),
        device_modified=None,
        online=True,
        disk_full=False,
        clock_set_back=None,
        locale=None,
        theme=None,
        view="library",
        select=None,
        variant=None,
    )
    assert [episode.key for episode in scenario.catalogue.episodes] == [
        ("demo", "salt"),
        ("demo", "tide"),
    ]


def test_every_field_is_read(tmp_path: Path) -> None:
    fields: dict[str, Any] = {
        "description": {"en": "A test", "fr": "Un essai"},
        "policy": "one",
        "now": NOW,
        "zone": "Europe/Paris",
        "device_modified": True,
        "online": False,
        "disk_full": True,
        "locale": "fr",
        "theme": "contrast",
        "view": "catalogue",
        "select": "salt",
        "variant": "loss-first",
    }
    scenario = read(tmp_path, scenario_of(**fields, clock_set_back="P3D"))
    assert scenario.clock_set_back == 3 * DAY
    assert scenario.policy == Policy("one")
    assert scenario.now == parse_instant(NOW)
    assert scenario.description == LocalText(fields["description"])
    for name in ("zone", "device_modified", "online", "disk_full", "locale", "theme", "view"):
        assert getattr(scenario, name) == fields[name]
    assert (scenario.select, scenario.variant) == ("salt", "loss-first")


def test_a_variant_is_one_of_those_that_ship_once_any_do(tmp_path: Path) -> None:
    (tmp_path / "variants").mkdir()
    assert read(tmp_path, scenario_of(variant="my-own")).variant == "my-own"
    (tmp_path / "variants" / "neutral.json").write_text("{}")
    assert read(tmp_path, scenario_of(variant="neutral")).variant == "neutral"
    assert faults(tmp_path, scenario_of(variant="my-own")) == {
        "variant": '"my-own" is no variant that ships; write one of neutral'
    }


def test_p4_a_download_may_say_what_it_was_asked_for_under(tmp_path: Path) -> None:
    asked = {"at": "-P4D", "episode": "salt", "policy": "one"}
    scenario = read(
        tmp_path,
        scenario_of(asked | {"do": "download"}, asked | {"do": "queue", "state": "paused"}),
    )
    assert [entry.policy for entry in scenario.timeline] == [Policy("one")] * 2
    assert scenario.timeline[0].action == Download("salt")


@pytest.mark.parametrize(
    ("fields", "action"),
    [
        ({"do": "download", "episode": "salt"}, Download("salt")),
        ({"do": "download", "episode": "salt", "confirm": True}, Download("salt", confirm=True)),
        ({"do": "play", "episode": "salt"}, Play("salt")),
        ({"do": "stop", "episode": "salt"}, Stop("salt")),
        ({"do": "stop", "episode": "salt", "position_s": 20}, Stop("salt", 20.0)),
        ({"do": "remove", "episode": "salt"}, Remove("salt")),
        ({"do": "lose", "episode": "salt"}, Lose("salt")),
        ({"do": "look", "episode": "tide"}, Observe("tide")),
        ({"do": "clear", "episode": "salt"}, Clear("salt")),
        ({"do": "clear", "episode": "salt", "back": True}, Clear("salt", back=True)),
        ({"do": "set", "episode": "salt", "position_s": 9}, SetPosition("salt", 9.0)),
        (
            {"do": "queue", "episode": "salt", "state": "paused", "progress": 0.42},
            Queue("salt", TransferState.PAUSED, 0.42),
        ),
        (
            {"do": "queue", "episode": "salt", "state": "downloading", "progress": 1},
            Queue("salt", TransferState.DOWNLOADING, 1.0),
        ),
        (
            {"do": "queue", "episode": "salt", "state": "failed", "reason": "disk-full"},
            Queue("salt", TransferState.FAILED, 0.0, Trouble.DISK_FULL),
        ),
        (
            {"do": "queue", "episode": "salt", "state": "queued", "reason": "no-network"},
            Queue("salt", TransferState.QUEUED, 0.0, Trouble.NO_NETWORK),
        ),
        *(
            (
                {"do": "queue", "episode": "salt", "state": "failed", "reason": str(trouble)},
                Queue("salt", TransferState.FAILED, 0.0, trouble),
            )
            for trouble in (Trouble.NOT_MEDIA, Trouble.INCOMPLETE, Trouble.SIGN_IN_PAGE)
        ),
        (
            {"do": "queue", "episode": "salt", "state": "queued", "reason": "sign-in-page"},
            Queue("salt", TransferState.QUEUED, 0.0, Trouble.SIGN_IN_PAGE),
        ),
        (
            {"do": "set", "episode": "salt", "downloadable": False},
            SetDownloadable("salt", downloadable=False),
        ),
        ({"do": "set", "episode": "salt", "leaves_at": None}, Departure("salt", None)),
        (
            {"do": "set", "episode": "salt", "leaves_at": "+PT2H"},
            Departure("salt", RelativeInstant(2 * HOUR)),
        ),
        (
            {"do": "set", "episode": "salt", "leaves_at": NOW},
            Departure("salt", parse_instant(NOW)),
        ),
        ({"do": "set", "device_modified": True}, SetDeviceModified(modified=True)),
        ({"do": "set", "policy": "one"}, SetPolicy(Policy("one"))),
        ({"do": "set", "policy": "mine.json"}, SetPolicy(Policy("mine"))),
        ({"do": "set", "policy": {"name": "own"}}, SetPolicy(Policy("own"))),
    ],
)
def test_r_the_timeline_has_the_verbs_of_replay_and_queue(
    fields: dict[str, Any], action: object, tmp_path: Path
) -> None:
    scenario = read(tmp_path, scenario_of({"at": "-P4D"} | fields, {"at": NOW} | fields))
    assert scenario.timeline == (
        ScenarioEntry(RelativeInstant(-4 * DAY), action),  # type: ignore[arg-type]
        ScenarioEntry(parse_instant(NOW), action),  # type: ignore[arg-type]
    )


SALT = {"at": "-P4D", "episode": "salt"}
QUEUE = SALT | {"do": "queue", "state": "paused"}


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        (SALT, ""),
        (SALT | {"do": "Look"}, ""),
        (SALT | {"do": ["look"]}, ""),
        ({"at": "-P4D", "do": "set"}, ""),
        (SALT | {"do": "set"}, ""),
        ("look", ""),
        (SALT | {"do": "look", "at": "yesterday"}, ".at"),
        ({"do": "look", "episode": "salt"}, ".at"),
        ({"at": "-P4D", "do": "look"}, ".episode"),
        (SALT | {"do": "look", "episode": "reed"}, ".episode"),
        (SALT | {"do": "look", "episode": 5}, ".episode"),
        (SALT | {"do": "look", "confirm": True}, ".confirm"),
        (SALT | {"do": "download", "confirm": 1}, ".confirm"),
        (SALT | {"do": "stop", "position_s": -1}, ".position_s"),
        (SALT | {"do": "stop", "position_s": "20"}, ".position_s"),
        (SALT | {"do": "stop", "position_s": 1e300}, ".position_s"),
        (SALT | {"do": "set", "position_s": MAX_DAYS * DAY // SECOND + 1}, ".position_s"),
        (QUEUE | {"state": "done"}, ".state"),
        (QUEUE | {"state": 5, "reason": "disk-full"}, ".state"),
        (QUEUE | {"progress": 1.1}, ".progress"),
        (QUEUE | {"progress": -0.1}, ".progress"),
        (QUEUE | {"progress": True}, ".progress"),
        (QUEUE | {"reason": "bad luck"}, ".reason"),
        (QUEUE | {"reason": "disk-full"}, ".reason"),
        (QUEUE | {"state": "downloading", "reason": "no-network"}, ".reason"),
        (QUEUE | {"state": "failed"}, ".reason"),
        (QUEUE | {"state": "failed", "reason": "no-network"}, ".reason"),
        (QUEUE | {"state": "queued", "reason": "disk-full"}, ".reason"),
        (QUEUE | {"state": "queued", "reason": "not-media"}, ".reason"),
        (SALT | {"do": "play", "policy": "one"}, ".policy"),
        (SALT | {"do": "clear", "back": 1}, ".back"),
        (SALT | {"do": "set", "position_s": -1}, ".position_s"),
        ({"at": "-P4D", "do": "set", "position_s": 1}, ".episode"),
        (SALT | {"do": "set", "downloadable": None}, ".downloadable"),
        (SALT | {"do": "set", "leaves_at": "now"}, ".leaves_at"),
        (SALT | {"do": "set", "downloadable": True, "leaves_at": None}, ".leaves_at"),
        (SALT | {"do": "set", "device_modified": True}, ".episode"),
        ({"at": "-P4D", "do": "set", "policy": "two"}, ".policy"),
        ({"at": "-P4D", "do": "set", "policy": "../x.json"}, ".policy"),
        ({"at": "-P4D", "do": "set", "policy": {"name": ""}}, ".policy.name"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(entry: object, where: str, tmp_path: Path) -> None:
    good = SALT | {"do": "look"}
    assert list(faults(tmp_path, scenario_of(good, good, good, entry))) == [f"timeline[3]{where}"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("format", "sablier-scenario/2"), ("name", "../x"), ("name", ""), ("title", 5)],
        *[("description", None), ("policy", "two"), ("now", "-P4D"), ("now", 5)],
        *[("zone", "Europe/Atlantis"), ("zone", "Europe"), ("zone", "../x"), ("zone", "")],
        *[("timeline", {}), ("online", 1), ("locale", "de"), ("theme", "sepia"), ("view", "x")],
        *[("select", "reed"), ("select", 5), ("device_modified", 0), ("extra", 1)],
        *[("disk_full", 1), ("clock_set_back", "-P3D"), ("clock_set_back", "PT0S")],
        *[("clock_set_back", 3), ("variant", "No Id"), ("variant", 5)],
        *[("catalogue", 5), ("catalogue", "../catalogue.json"), ("catalogue", "C:x")],
    ],
)
def test_a_wrong_value_is_refused_with_its_place(field: str, value: object, tmp_path: Path) -> None:
    assert list(faults(tmp_path, scenario_of(**{field: value}))) == [field]


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    known = "is no episode of the catalogue; write one of salt, tide"
    value = scenario_of({"do": "look", "at": "x", "episode": "reed"}, {"do": "x"}, select="reed")
    found = faults(tmp_path, value | {"zone": "x"})
    assert list(found) == ["zone", "timeline[0].at", "timeline[0].episode", "timeline[1]", "select"]
    assert found["select"] == found["timeline[0].episode"] == f'"reed" {known}'
    assert found["timeline[1]"] == (
        "should be an object whose `do` is one of download, play, stop, remove, lose, look, clear, "
        "queue or set, a set with one of downloadable, leaves_at, position_s, device_modified, "
        "policy, not an object; correct it"
    )
    assert found["timeline[0].at"].endswith("or count it from now (-P4D, +PT2H)")
    assert list(faults(tmp_path, {})) == ["format", "name", "title", "catalogue", "timeline"]


def test_a_catalogue_of_its_own_stands_below_its_folder(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/reeds.json").write_text(json.dumps(catalogue_of("reed")))
    value = scenario_of(catalogue="own/reeds.json", select="reed")
    (episode,) = read(tmp_path, value).catalogue.episodes
    assert episode.media == str(tmp_path / "own/reed.webm")


def test_the_faults_of_its_catalogue_are_reported_with_its_own(tmp_path: Path) -> None:
    with pytest.raises(FormatError) as caught:
        read(
            tmp_path,
            scenario_of(SALT | {"do": "look"}, name=""),
            catalogue_of("salt", "tide", extra=1),
        )
    assert [(Path(fault.file).name, fault.where) for fault in caught.value.faults] == [
        ("scenario.json", "name"),
        ("catalogue.json", "series[0].episodes[0].extra"),
        ("catalogue.json", "series[0].episodes[1].extra"),
    ]
    with pytest.raises(FormatError, match=r"none\.json: cannot be read: No such file"):
        read(tmp_path, scenario_of(catalogue="none.json"))
