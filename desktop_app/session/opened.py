"""An open library and everything below the services."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from desktop_app.clock import Clock
from desktop_app.domain.policy import Policy
from desktop_app.domain.settings import SettingName
from desktop_app.domain.time import Instant
from desktop_app.domain.variant import NEUTRAL, Variant
from desktop_app.downloads.device import DeviceHolder
from desktop_app.ledger.catalogues import store_catalogue
from desktop_app.ledger.circumstances import Circumstances
from desktop_app.ledger.commands import Command, ScenarioError
from desktop_app.ledger.events import Event
from desktop_app.ledger.ledger import Ledger
from desktop_app.ledger.performer import Performer
from desktop_app.session.folders import DATABASE, MEDIA
from desktop_app.session.shipped import policies
from desktop_app.settings.service import SettingsService
from desktop_app.storage.checking import CheckToCome
from desktop_app.storage.database import open_library
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.unusable import library_error, told, unwritable

if TYPE_CHECKING:
    from desktop_app.formats.scenario import Scenario
    from desktop_app.formats.scenario_run import ScenarioOpening


@dataclass(frozen=True)
class OpenLibrary:
    """Holds an open library, and everything below the services."""

    folder: Path
    db: Database
    media: MediaFolder
    clock: Clock
    settings: SettingsService
    device: DeviceHolder
    ledger: Ledger
    performer: Performer
    scenario: Scenario | None = None
    later: tuple[Command, ...] = ()
    """The commands of the scenario that come after its opening."""
    cut_off_at: Instant | None = None
    """For a library opened to read: the last stored instant before a crash, if there was one."""
    recovered: tuple[Event, ...] = ()
    """What happened on opening: a sitting that a crash cut off has ended."""
    check: CheckToCome | None = None
    """Of a large database: made after the first paint, and nothing is written before it."""
    variant: Variant = NEUTRAL
    """The variant of the warning that the scenario names."""

    def close(self) -> None:
        """Close the database."""
        self.db.close()


def make_from_scenario(
    scenario: Scenario,
    opening: ScenarioOpening,
    folder: Path,
    clock: Clock,
    given: Mapping[SettingName, Any],
) -> OpenLibrary:
    """Make the library of a scenario in its folder, which must be empty.

    Raises:
        LibraryError: it cannot be written.
        ScenarioError: a source cannot be read.
    """
    db = open_library(folder / DATABASE)
    store_catalogue(db, scenario.catalogue, str(scenario.path))
    later = tuple(Command(step.at, step.action, step.policy) for step in opening.later)
    library = assemble(folder, db, clock, given, scenario, later, opened_at=opening.anchor)
    commands = [Command(step.at, step.action, step.policy) for step in opening.steps]
    try:
        library.performer.open(commands, opening.now)
    except OSError as error:
        library.close()
        raise unwritable(folder, error) from error
    except sqlite3.Error as error:
        library.close()
        raise library_error(error, folder / DATABASE) from error
    except ScenarioError:
        library.close()
        raise
    return library


def assemble(
    folder: Path,
    db: Database,
    clock: Clock,
    given: Mapping[SettingName, Any],
    scenario: Scenario | None = None,
    later: tuple[Command, ...] = (),
    *,
    media: MediaFolder | None = None,
    opened_at: Instant | None = None,
) -> OpenLibrary:
    """Put together everything below the services, over a database that is open.

    `given` are settings of this session alone, `opened_at` the instant that a scenario opens at.
    """
    media = media or MediaFolder(folder / MEDIA)
    settings = SettingsService(
        db, policies, given=given, scenario_policy=None if scenario is None else scenario.policy
    )
    device = DeviceHolder()
    ledger = Ledger(db, media, settings.in_force, device.get)

    def choose(policy: Policy | None) -> None:
        settings.scenario_policy = policy

    circumstances = Circumstances(
        policy=None if scenario is None else scenario.policy,
        device_modified=None if scenario is None else scenario.device_modified,
        opened_at=clock.now() if opened_at is None else opened_at,
        choose_policy=choose,
        set_device=device.put,
        device=device.get,
    )
    own = "" if scenario is None else scenario.catalogue.id
    performer = Performer(db, media, ledger, own, circumstances)
    return OpenLibrary(
        folder, db, media, clock, settings, device, ledger, performer, scenario, later
    )


@contextmanager
def told_or_closed(db: Database, path: Path) -> Iterator[None]:
    """Close a library that turns out to be damaged while the block reads it.

    Raises:
        LibraryError: it is damaged, or cannot be read.
    """
    try:
        with told(path):
            yield
    except BaseException:
        db.close()
        raise
