"""Makes the user's library from the demo scenario, at the first start and when starting over."""

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop_app.clock import SystemClock
from desktop_app.formats.scenario_run import run_scenario
from desktop_app.ledger.catalogues import store_catalogue
from desktop_app.ledger.commands import ScenarioError
from desktop_app.ledger.settings import put_setting
from desktop_app.session.folders import DATABASE, library_folder
from desktop_app.session.opened import make_from_scenario
from desktop_app.session.shipped import demo_origin, find_scenario
from desktop_app.settings.service import OF_THE_LIBRARY
from desktop_app.storage import room
from desktop_app.storage.database import open_for_reading
from desktop_app.storage.settings import settings
from desktop_app.storage.unusable import LibraryError, Unusable, library_error, unwritable

_log = logging.getLogger(__name__)


def make_demo_library(folder: Path, kept: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Make the user's library, whole or not at all. `kept` are settings to take over.

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
        library = make_from_scenario(
            scenario, run_scenario(scenario, clock.now()), making, clock, {}
        )
        store_catalogue(library.db, scenario.catalogue, demo_origin())
        for name, value in kept.items():
            put_setting(library.db, name, value)
        library.close()
        _put_in_place(making, folder)
    except LibraryError as error:  # the error names the temporary folder; name the library instead
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
        if not folder.is_dir():  # a file with this name is not ours to move
            raise
        aside = _free_name(folder)
        folder.replace(aside)
        making.replace(folder)
        _log.warning("%s had no %s; what was left of it is kept in %s", folder, DATABASE, aside)


def start_over(data_dir: Path) -> Path | None:
    """Make the demo library afresh; return where the old one went, if there was one.

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
        stored = settings(db)
    except sqlite3.Error:
        return {}
    finally:
        db.close()
    return {name: value for name, value in stored.items() if name not in OF_THE_LIBRARY}


def _free_name(folder: Path) -> Path:
    stamp = datetime.fromtimestamp(SystemClock().now() / 1000, UTC).strftime("%Y-%m-%d-%H%M%S")
    candidate = folder.with_name(f"{folder.name}-{stamp}")
    number = 2
    while candidate.exists():
        candidate = folder.with_name(f"{folder.name}-{stamp}-{number}")
        number += 1
    return candidate
