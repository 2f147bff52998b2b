"""Opening a library: the user's own, or the place of a scenario. No window yet.

<data>/library/library.db and media/     the user's library
<data>/scenarios/NAME/                   a scenario's, made new at each opening
<data>/library-2026-06-22-130700/        a backup that *start over* left
"""

import contextlib
import hashlib
import json
import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlite_utils import Database

from desktop_app.clock import Clock, DemoClock, SystemClock
from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.settings import Setting, SettingName
from desktop_app.domain.time import Instant
from desktop_app.domain.variant import NEUTRAL, Variant
from desktop_app.downloads.device import DeviceHolder
from desktop_app.formats.catalogue import Catalogue, read_catalogue
from desktop_app.formats.document import is_file
from desktop_app.formats.faults import Fault, FormatError, shown, some
from desktop_app.formats.fields import Shipped
from desktop_app.formats.policy import PolicyFile, read_policy
from desktop_app.formats.scenario import Scenario, read_scenario
from desktop_app.formats.scenario_run import ScenarioOpening, run_scenario
from desktop_app.formats.variant import read_variant
from desktop_app.ledger.catalogues import store_catalogue
from desktop_app.ledger.circumstances import Circumstances
from desktop_app.ledger.commands import Command, ScenarioError
from desktop_app.ledger.events import Event
from desktop_app.ledger.ledger import Ledger
from desktop_app.ledger.performer import Performer
from desktop_app.ledger.places import stay
from desktop_app.ledger.settings import put_setting
from desktop_app.platform.paths import resource
from desktop_app.platform.regular import require_regular
from desktop_app.session.holding import is_taken
from desktop_app.settings.service import OF_THE_LIBRARY, SettingsService
from desktop_app.storage import room
from desktop_app.storage.backups import back_up
from desktop_app.storage.database import open_for_reading, open_library, require_files
from desktop_app.storage.entitlements import running_sitting
from desktop_app.storage.examination import examine
from desktop_app.storage.media import MediaFolder, ours_in
from desktop_app.storage.places import media_folder
from desktop_app.storage.settings import settings as stored_settings
from desktop_app.storage.transaction import kept_now
from desktop_app.storage.unusable import LibraryError, Unusable, library_error, told, unwritable

DATABASE = "library.db"
MEDIA = "media"
SCENARIOS_FOLDER = "scenarios"
_log = logging.getLogger(__name__)
CATALOGUES = {"demo": "catalogue.json", "demo-hundred": "hundred.json"}
"""The files of the catalogues that ship, by the names that a scenario knows them by."""
SCENARIOS = (
    "last-renewal",
    "two-hours-before-landing",
    "locked-out",
    "hundred-downloads",
    "first-run",
    "clock-set-back",
    "modified-device",
    "leaves-tonight",
    "strict-rental",
    "overtime",
    "transfers",
    "demo",
)
"""The scenarios that ship, in the order in which they are offered."""
PICTURED_AT = 1_782_126_420_000
"""2026-06-22T13:07+02:00: where a scenario without a *now* stands in a picture."""


@dataclass(frozen=True)
class OpenLibrary:
    """An open library, and everything below the services."""

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
    """What the scenario says happens after its opening."""
    cut_off_at: Instant | None = None
    """Where nothing may be written: the last instant kept before a crash, if there was one."""
    recovered: tuple[Event, ...] = ()
    """What opening it brought about: a sitting that a crash cut off has ended."""
    variant: Variant = NEUTRAL
    """Of the warning, as the scenario says it."""

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()


def policy_files() -> dict[str, PolicyFile]:
    """The policies that ship, by name."""
    files = [read_policy(path) for path in sorted(resource("policies").glob("*.json"))]
    return {one.policy.name: one for one in files}


def variants_folder(data_dir: Path) -> Path:
    """Where the user's own variants of the warning lie."""
    return data_dir / "variants"


def variant_files(data_dir: Path | None = None) -> dict[str, Variant]:
    """The variants of the warning by name: those that ship, *neutral* first, then the user's own.

    A shipped name goes before a file of the same name.

    Raises:
        FormatError: some have faults; all of them are told at once.
    """
    paths = _variant_paths(data_dir)
    found: dict[str, Variant] = {}
    faults: list[Fault] = []
    for name in sorted(
        paths, key=lambda name: (name != NEUTRAL.name, not _ships(paths[name]), name)
    ):
        try:
            found[name] = _read_variant(paths[name])
        except FormatError as error:
            faults += error.faults
    if faults:
        raise FormatError(faults)
    return found


def find_variant(name: str, data_dir: Path | None = None) -> Variant:
    """The variant of that name.

    Raises:
        FormatError: there is none, or its file has faults.
    """
    paths = _variant_paths(data_dir)
    if name not in paths:
        reason = f"is no variant of the warning; there are {some(sorted(paths))}"
        raise FormatError([Fault(name, "", reason)])
    return _read_variant(paths[name])


def _read_variant(path: Path) -> Variant:
    try:
        require_regular(path)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}; put a file in its place, or take it away"
        raise FormatError([Fault(str(path), "", reason)]) from error
    return read_variant(path, resource("icons"))


def _variant_paths(data_dir: Path | None) -> dict[str, Path]:
    own = () if data_dir is None else (variants_folder(data_dir),)
    folders = (*own, resource("variants"))
    return {path.stem: path for folder in folders for path in folder.glob("*.json")}


def _ships(path: Path) -> bool:
    return path.parent == resource("variants")


def demo_catalogue() -> Catalogue:
    """The catalogue that ships."""
    return read_catalogue(resource("catalogue", CATALOGUES["demo"]), resource("policies"))


def shipped() -> Shipped:
    """What a scenario may name that ships."""
    return Shipped(
        policies=resource("policies"),
        catalogues={name: resource("catalogue", file) for name, file in CATALOGUES.items()},
        variants=resource("variants"),
    )


class UnknownScenarioError(FormatError):
    """There is no scenario of that name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        reason = f"is neither a file nor a scenario that ships; those are {', '.join(known)}"
        super().__init__([Fault(name, "", reason)])


def find_scenario(name: str) -> Scenario:
    """A shipped scenario by its name, else a file.

    Raises:
        FormatError: it is not to be found, or has faults.
    """
    ships = name in SCENARIOS
    path = resource("scenarios", f"{name}.json") if ships else Path(name)
    if not ships and not is_file(path):
        raise UnknownScenarioError(shown(name) or '""', sorted(SCENARIOS))
    return read_scenario(path, shipped())


def read_scenario_file(path: Path) -> Scenario:
    """A scenario out of a file, whatever ships under its name.

    Raises:
        FormatError: it has faults.
    """
    return read_scenario(path, shipped())


@cache
def scenario_heads() -> tuple[tuple[str, LocalText, LocalText], ...]:
    """Name, title and description of the scenarios that ship; nothing else of them is read."""
    heads = []
    for name in SCENARIOS:
        head = json.loads(resource("scenarios", f"{name}.json").read_text(encoding="utf-8"))
        heads.append((name, LocalText(head["title"]), LocalText(head.get("description", {}))))
    return tuple(heads)


def library_folder(data_dir: Path) -> Path:
    """Where the user's own library lies."""
    return data_dir / "library"


def scenario_folder(data_dir: Path, scenario: Scenario) -> Path:
    """Where a scenario's library lies; one from a file is told apart by its path."""
    name = scenario.name
    if scenario.path.parent.resolve() != resource("scenarios").resolve():
        digest = hashlib.sha256(str(scenario.path.resolve()).encode()).hexdigest()
        name = f"{name}-{digest[:12]}"
    return data_dir / SCENARIOS_FOLDER / name


def open_user_library(data_dir: Path, given: Mapping[SettingName, Any]) -> OpenLibrary:
    """The user's own library; a new one is the scenario `demo`, run through the rules.

    Raises:
        LibraryError: it cannot be used; nothing in it was changed.
    """
    folder = library_folder(data_dir)
    path = folder / DATABASE
    _make_if_missing(folder)
    db = open_library(path, examined=examine(path))
    with _told_or_closed(db, path):
        with _whatever_can_be_written():
            store_catalogue(db, demo_catalogue(), "demo")
        clock = SystemClock(kept_now(db))
        library = _over(folder, db, clock, given, media=media_folder(db, folder / MEDIA))
        with _whatever_can_be_written():
            return replace(library, recovered=tuple(library.ledger.recover()))
        return replace(library, cut_off_at=kept_now(db))


@contextmanager
def _whatever_can_be_written() -> Iterator[None]:
    """A library that cannot be written now is opened all the same: a removal may make room."""
    try:
        yield
    except sqlite3.OperationalError as error:
        _log.warning("the library cannot be written: %s", error)


def read_user_library(data_dir: Path) -> OpenLibrary:
    """The user's own library as it is stored, without the means to change it.

    Raises:
        LibraryError: it cannot be used.
    """
    folder = library_folder(data_dir)
    path = folder / DATABASE
    _make_if_missing(folder)
    db = open_for_reading(path)
    with _told_or_closed(db, path):
        kept = kept_now(db)
        crashed = running_sitting(db) is not None and not is_taken(folder)
        media = media_folder(db, folder / MEDIA)
        library = _over(folder, db, SystemClock(kept), {}, media=media)
        return replace(library, cut_off_at=kept if crashed else None)


def _make_if_missing(folder: Path) -> None:
    """A link that leads nowhere is no missing library: its disk may be away."""
    require_files(folder / DATABASE)
    if not (folder / DATABASE).exists():
        make_demo_library(folder)


@contextmanager
def _told_or_closed(db: Database, path: Path) -> Iterator[None]:
    """Let go of a library that turns out to be damaged, and say so."""
    try:
        with told(path):
            yield
    except BaseException:
        db.close()
        raise


def open_copy_of_user_library(
    data_dir: Path, folder: Path, given: Mapping[SettingName, Any]
) -> OpenLibrary:
    """A copy of the user's own library in a scenario's place, to travel in: its clock stands.

    Raises:
        LibraryError: it cannot be used, or the place cannot be written.
    """
    _empty(folder)
    return copy_user_library(data_dir, folder, given, bring=_bring)


def copy_user_library(
    data_dir: Path,
    to: Path,
    given: Mapping[SettingName, Any],
    *,
    bring: Callable[[Path, Path], None] | None = None,
) -> OpenLibrary:
    """A copy of the user's own library whose clock stands, to be drawn.

    `bring` takes over one media file; for a picture a second name is enough.

    Raises:
        LibraryError: it cannot be used, or there is no place for the copy.
    """
    original = read_user_library(data_dir)
    media = MediaFolder(to / MEDIA)
    now, crashed = original.clock.now(), original.cut_off_at is not None
    try:
        to.mkdir(parents=True, exist_ok=True)
        back_up(original.db, to / DATABASE)
    except OSError as error:
        raise unwritable(to, error) from error
    finally:
        original.close()
    try:
        found = ours_in(original.media.path)
    except OSError:
        # the copy has none that can be read either (rule S4), and a picture shows which
        if bring is None:
            media = MediaFolder(original.media.path, own=to / MEDIA)
    else:
        try:
            media.ensure()
            for path in found:
                (bring or _borrow)(path, media.path / path.name)
        except OSError as error:
            raise unwritable(to, error) from error
    db = open_library(to / DATABASE)
    stay(db)
    library = _over(to, db, DemoClock(now, rate=0), given, media=media)
    if crashed:
        library.ledger.recover()
    return library


def open_scenario(
    scenario: Scenario,
    folder: Path,
    given: Mapping[SettingName, Any],
    *,
    at: Instant | None = None,
    standing_at: Instant | None = None,
) -> OpenLibrary:
    """A scenario, made new in its place.

    `at` is where its clock is moved to, `standing_at` the now of one that sets none (a picture).

    Raises:
        FormatError: the rules refuse one of its downloads, or its variant has faults.
        LibraryError: its place cannot be written.
    """
    variant = find_variant(scenario.variant or NEUTRAL.name)
    said = {name: value for name, value in given.items() if value is not None}
    given = {Setting.LANGUAGE: scenario.locale, Setting.THEME: scenario.theme, **said}
    opened_at = SystemClock().now() if standing_at is None else standing_at
    opening = run_scenario(scenario, opened_at, at)
    stands = scenario.now is not None or standing_at is not None or at is not None
    _empty(folder)
    clock = DemoClock(opening.now, 0 if stands else 1, set_back_by=scenario.clock_set_back)
    library = _run(scenario, opening, folder, clock, given)
    library.device.put(
        replace(library.device.get(), online=scenario.online, disk_full=scenario.disk_full)
    )
    return replace(library, variant=variant)


def make_demo_library(folder: Path, kept: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Make the user's library: whole, or not at all; `kept` are settings of the one before.

    Where its database is gone, what is left of the old one is put aside. A library that another
    program made at the same moment is as good as this one.

    Raises:
        LibraryError: it cannot be written.
    """
    scenario = find_scenario("demo")
    clock = SystemClock()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix="making-", dir=folder.parent))
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        library = _run(scenario, run_scenario(scenario, clock.now()), making, clock, {})
        for name, value in kept.items():
            put_setting(library.db, name, value)
        library.close()
        _put_in_place(making, folder)
    except LibraryError as error:  # where it was being made is nobody's business
        raise LibraryError(error.why, folder / DATABASE, error.detail) from error
    except OSError as error:
        raise unwritable(folder, error) from error
    except sqlite3.Error as error:
        raise library_error(error, folder / DATABASE) from error
    except ScenarioError as error:
        raise LibraryError(Unusable.NOT_WRITABLE, folder, str(error)) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _put_in_place(making: Path, folder: Path) -> None:
    try:
        making.replace(folder)
    except OSError:
        if (folder / DATABASE).exists():
            return
        if not folder.is_dir():  # a file in its place is nothing of ours
            raise
        aside = _free_name(folder)
        folder.replace(aside)
        making.replace(folder)
        _log.warning("%s had no %s; what was left of it is kept in %s", folder, DATABASE, aside)


def start_over(data_dir: Path) -> Path | None:
    """Make the demo library fresh again; where the old one went, if there was one.

    The user's settings stay what they were, where the old library can still be read.

    Raises:
        LibraryError: it cannot be written; the old one is where it was.
    """
    folder = library_folder(data_dir)
    kept = _settings_in(folder)
    backup = None
    try:
        if folder.exists():
            backup = _free_name(folder)
            room.give_up(folder)
            folder.replace(backup)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        make_demo_library(folder, kept)
    except BaseException:
        if backup is not None:
            backup.replace(folder)
        raise
    return backup


def _settings_in(folder: Path) -> dict[str, Any]:
    if not (folder / DATABASE).exists():
        return {}
    try:
        db = open_for_reading(folder / DATABASE)
    except LibraryError:
        return {}
    try:
        stored = stored_settings(db)
    except sqlite3.Error:
        return {}
    finally:
        db.close()
    return {name: value for name, value in stored.items() if name not in OF_THE_LIBRARY}


def _run(
    scenario: Scenario,
    opening: ScenarioOpening,
    folder: Path,
    clock: Clock,
    given: Mapping[SettingName, Any],
) -> OpenLibrary:
    db = open_library(folder / DATABASE)
    store_catalogue(db, scenario.catalogue, str(scenario.path))
    later = tuple(Command(step.at, step.command, step.policy) for step in opening.later)
    library = _over(folder, db, clock, given, scenario, later, opened_at=opening.anchor)
    commands = [Command(step.at, step.command, step.policy) for step in opening.steps]
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


def _over(
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
    media = media or MediaFolder(folder / MEDIA)
    policies = {name: one.policy for name, one in policy_files().items()}
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


def _empty(folder: Path) -> None:
    """A place to make a library in, made new."""
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def _borrow(path: Path, to: Path) -> None:
    """A second name for a file: deleting it leaves the file alone."""
    try:
        to.symlink_to(path.resolve())
    except OSError:
        shutil.copyfile(path, to)


def _bring(path: Path, to: Path) -> None:
    """A file of one's own; one that is complete is never written again, and may be shared."""
    if path.suffix != ".part":
        with contextlib.suppress(OSError):
            to.hardlink_to(path)
            return
    shutil.copyfile(path, to)


def _free_name(folder: Path) -> Path:
    stamp = datetime.fromtimestamp(SystemClock().now() / 1000, UTC).strftime("%Y-%m-%d-%H%M%S")
    candidate = folder.with_name(f"{folder.name}-{stamp}")
    number = 2
    while candidate.exists():
        candidate = folder.with_name(f"{folder.name}-{stamp}-{number}")
        number += 1
    return candidate
