"""Opening a library: the user's own, or the place of a scenario. No window yet."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from desktop_app.clock import DemoClock, SystemClock
from desktop_app.domain.settings import Setting, SettingName
from desktop_app.domain.time import Instant
from desktop_app.domain.variant import NEUTRAL
from desktop_app.ledger.catalogues import keep_catalogue
from desktop_app.session.folders import DATABASE, MEDIA, library_folder, make_empty
from desktop_app.session.holding import is_taken
from desktop_app.session.opened import OpenLibrary, assemble, make_from_scenario, told_or_closed
from desktop_app.session.shipped import DEMO, demo_catalogue, demo_origin
from desktop_app.session.variants import find_variant
from desktop_app.storage.backups import keep_damaged
from desktop_app.storage.checking import CheckToCome, check_to_come, hold_writes
from desktop_app.storage.database import open_for_reading, open_library, require_files
from desktop_app.storage.entitlements import running_sitting
from desktop_app.storage.examination import examine
from desktop_app.storage.places import media_folder
from desktop_app.storage.transaction import kept_now
from desktop_app.storage.unusable import LibraryError

if TYPE_CHECKING:
    from desktop_app.formats.scenario import Scenario

PICTURED_AT = 1_782_126_420_000
"""2026-06-22T13:07:00+02:00: the instant at which a picture opens a scenario without *now*."""
_log = logging.getLogger(__name__)


def open_user_library(data_dir: Path, given: Mapping[SettingName, Any]) -> OpenLibrary:
    """Open the user's own library; a new one is the scenario `demo`, run through the rules.

    Raises:
        LibraryError: it cannot be used; nothing in it was changed.
    """
    folder = library_folder(data_dir)
    path = folder / DATABASE
    _make_if_missing(folder)
    examined = examine(path)
    db = open_library(path, examined=examined)
    with told_or_closed(db, path):
        check = check_to_come(path) if examined else None
        if check is not None:
            hold_writes(db, partial(_keep_what_is_damaged, db, check))
        with _whatever_can_be_written():
            keep_catalogue(db, DEMO, demo_origin(), demo_catalogue)
        clock = SystemClock(kept_now(db))
        library = assemble(folder, db, clock, given, media=media_folder(db, folder / MEDIA))
        library = replace(library, check=check)
        with _whatever_can_be_written():
            return replace(library, recovered=tuple(library.ledger.recover()))
        return replace(library, cut_off_at=kept_now(db))


def _keep_what_is_damaged(db: Database, check: CheckToCome) -> None:
    """Wait for the check; what is damaged is copied as it is before anything is written."""
    if check.found() is not None:
        try:
            keep_damaged(db, SystemClock().now())
        except LibraryError as error:
            _log.warning("no copy of the damaged library: %s", error)


@contextmanager
def _whatever_can_be_written() -> Iterator[None]:
    """Go on if the library cannot be written now, because a removal may make room."""
    try:
        yield
    except sqlite3.OperationalError as error:
        _log.warning("the library cannot be written: %s", error)


def read_user_library(data_dir: Path) -> OpenLibrary:
    """Open the user's own library as it is stored, without the means to change it.

    Raises:
        LibraryError: it cannot be used.
    """
    folder = library_folder(data_dir)
    path = folder / DATABASE
    _make_if_missing(folder)
    db = open_for_reading(path)
    with told_or_closed(db, path):
        kept = kept_now(db)
        crashed = running_sitting(db) is not None and not is_taken(folder)
        media = media_folder(db, folder / MEDIA)
        library = assemble(folder, db, SystemClock(kept), {}, media=media)
        return replace(library, cut_off_at=kept if crashed else None)


def _make_if_missing(folder: Path) -> None:
    """Make the demo library where there is none."""
    require_files(
        folder / DATABASE
    )  # a link that leads nowhere means that its disk is not connected
    if not (folder / DATABASE).exists():
        from desktop_app.session.making import make_demo_library

        make_demo_library(folder)


def open_scenario(
    scenario: Scenario,
    folder: Path,
    given: Mapping[SettingName, Any],
    *,
    at: Instant | None = None,
    standing_at: Instant | None = None,
) -> OpenLibrary:
    """Open a scenario, made new in its place.

    `at` is where its clock is moved to, `standing_at` the now of one that sets none (a picture).

    Raises:
        FormatError: the rules refuse one of its downloads, or its variant has faults.
        LibraryError: its place cannot be written.
    """
    from desktop_app.formats.scenario_run import run_scenario

    variant = find_variant(scenario.variant or NEUTRAL.name)
    said = {name: value for name, value in given.items() if value is not None}
    given = {Setting.LANGUAGE: scenario.locale, Setting.THEME: scenario.theme, **said}
    opened_at = SystemClock().now() if standing_at is None else standing_at
    opening = run_scenario(scenario, opened_at, at)
    stands = scenario.now is not None or standing_at is not None or at is not None
    make_empty(folder)
    clock = DemoClock(opening.now, 0 if stands else 1, set_back_by=scenario.clock_set_back)
    library = make_from_scenario(scenario, opening, folder, clock, given)
    library.device.put(
        replace(library.device.get(), online=scenario.online, disk_full=scenario.disk_full)
    )
    return replace(library, variant=variant)
