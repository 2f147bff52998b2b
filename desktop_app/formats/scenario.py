"""A scenario as a file: a timeline in front of one catalogue, and how the window opens on it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, ValidationInfo

from desktop_app.domain.actions import Queue
from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Duration, Instant
from desktop_app.formats.catalogue import Catalogue, read_catalogue
from desktop_app.formats.document import StrictModel, is_file, parse, read_file
from desktop_app.formats.entries import EntryField, EpisodeName, WrittenAction
from desktop_app.formats.faults import quoted, some
from desktop_app.formats.fields import (
    Id,
    InstantField,
    Line,
    PositiveDuration,
    ReadingContext,
    Shipped,
    Text,
    inside,
    read_as,
    reading_of,
)
from desktop_app.formats.iso8601 import Moment
from desktop_app.formats.policy import NamedPolicyOrPath

__all__ = ["Queue", "Scenario", "ScenarioEntry", "ScenarioModel", "read_scenario"]

_NOTHING = LocalText({})


@dataclass(frozen=True, slots=True)
class ScenarioEntry:
    """One entry of a timeline, as it stands in the file."""

    at: Moment
    action: WrittenAction
    policy: Policy | None = None
    """The policy that binds a download. None means the one in force at that instant (rule P4)."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario as it was read."""

    path: Path
    name: str
    title: LocalText
    description: LocalText
    catalogue: Catalogue
    policy: Policy | None = None
    """The policy that is in force from the beginning. It goes before series and catalogue."""
    now: Instant | None = None
    """The instant at which the clock stands. None: the opening, and the clock runs."""
    zone: str | None = None
    """An IANA name; None is the zone of the machine."""
    timeline: tuple[ScenarioEntry, ...] = ()
    """The entries in the order of the file."""
    device_modified: bool | None = None
    """Whether the device is modified from the opening on. None: as the timeline left it."""
    online: bool = True
    disk_full: bool = False
    clock_set_back: Duration | None = None
    """How far the laptop's clock stands behind at the opening (rule T2)."""
    locale: str | None = None
    theme: str | None = None
    view: str = "library"
    select: str | None = None
    variant: str | None = None
    """The variant of the warning. None: the one that is chosen."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(
            f"{quoted(name)} is no time zone here; write an IANA name such as Europe/Paris"
        ) from None
    return name


def _catalogue(name: str, info: ValidationInfo) -> Catalogue:
    """Read at once: what follows in the file is checked against it."""
    reading = reading_of(info)
    path = reading.shipped.catalogues.get(name) or Path(inside(name, info))
    if not is_file(path) and os.path.lexists(path):
        raise ValueError(f"{quoted(name)} is no file; write the path of one")
    catalogue = read_catalogue(path, reading.shipped.policies)
    reading.episodes = catalogue.terms.keys()
    return catalogue


def _variant(name: str, info: ValidationInfo) -> str:
    folder = reading_of(info).shipped.variants
    known = [] if folder is None else sorted(path.stem for path in folder.glob("*.json"))
    if not known or name in known:
        return name
    raise ValueError(f"{quoted(name)} is no variant that ships; write one of {some(known)}")


class ScenarioModel(StrictModel):
    """The JSON object of a scenario."""

    format: Literal["sablier-scenario/1"]
    name: Id
    title: Line
    description: Text = _NOTHING
    catalogue: Annotated[Catalogue, read_as(Annotated[str, AfterValidator(_catalogue)])]
    policy: NamedPolicyOrPath | None = None
    now: InstantField | None = None
    zone: Annotated[str, AfterValidator(_zone)] | None = None
    timeline: list[EntryField]
    device_modified: bool | None = None
    online: bool = True
    disk_full: bool = False
    clock_set_back: PositiveDuration | None = None
    locale: Literal["en", "fr"] | None = None
    theme: Literal["system", "light", "dark", "contrast"] | None = None
    view: Literal[
        "library",
        "transfers",
        "catalogue",
        "inspector",
        "player",
        "warning",
        "rules",
        "settings",
    ] = "library"
    select: EpisodeName | None = None
    variant: Annotated[Id, AfterValidator(_variant)] | None = None


def read_scenario(path: Path, shipped: Shipped) -> Scenario:
    """Read a scenario file with its catalogue; raises `FormatError`.

    Whether its downloads are allowed is known when it runs (`scenario_run`).
    """
    reading = ReadingContext(path.parent, shipped)
    model = parse(ScenarioModel, read_file(path), str(path), reading)
    return Scenario(
        path=path,
        name=model.name,
        title=model.title,
        description=model.description,
        catalogue=model.catalogue,
        policy=model.policy,
        now=model.now,
        zone=model.zone,
        timeline=tuple(
            ScenarioEntry(entry.at, entry.action(), entry.asked_under()) for entry in model.timeline
        ),
        device_modified=model.device_modified,
        online=model.online,
        disk_full=model.disk_full,
        clock_set_back=model.clock_set_back,
        locale=model.locale,
        theme=model.theme,
        view=model.view,
        select=model.select,
        variant=model.variant,
    )
