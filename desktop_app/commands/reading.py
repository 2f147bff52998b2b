"""What a command reads without a window: the user's library, or a scenario in a temporary place."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.domain.time import to_rfc3339
from desktop_app.formats.faults import quoted
from desktop_app.platform import output
from desktop_app.session.copying import copy_user_library
from desktop_app.session.folders import DATABASE
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.opening import PICTURED_AT, open_scenario, read_user_library
from desktop_app.session.shipped import find_scenario
from desktop_app.start.options import Options
from desktop_app.storage.unusable import library_error


@contextmanager
def reading(options: Options) -> Iterator[OpenLibrary]:
    """Open the library that was asked for, to be read; a scenario in a temporary folder.

    Raises:
        FormatError: the scenario has faults.
        LibraryError: the library cannot be used.
    """
    if options.scenario is None:
        library = read_user_library(options.folder)
        with _closing(library):
            yield library
        return
    scenario = find_scenario(options.scenario)
    with tempfile.TemporaryDirectory(prefix="sablier-") as folder:
        library = open_scenario(scenario, Path(folder) / "library", options.given(), at=options.at)
        with _closing(library):
            _say_that_nothing_has_happened(library, options)
            yield library


@contextmanager
def picturing(options: Options) -> Iterator[OpenLibrary]:
    """Open a copy of the library that was asked for, whose clock stands, to be drawn.

    Raises:
        FormatError: the scenario has faults.
        LibraryError: the library cannot be used.
    """
    with tempfile.TemporaryDirectory(prefix="sablier-") as folder:
        place = Path(folder) / "library"
        if options.scenario is None:
            library = copy_user_library(options.folder, place, options.given())
        else:
            scenario = find_scenario(options.scenario)
            library = open_scenario(
                scenario, place, options.given(), at=options.at, standing_at=PICTURED_AT
            )
        with _closing(library):
            _say_that_nothing_has_happened(library, options)
            yield library


def _say_that_nothing_has_happened(library: OpenLibrary, options: Options) -> None:
    """Say so on standard error where ``--at`` lies before the first event of a scenario."""
    scenario, later = library.scenario, library.later
    if options.at is None or scenario is None or not later:
        return
    if len(later) < len(scenario.timeline):
        return
    counted = (
        ""
        if scenario.now is not None
        else " It has no now, and its events are counted from the instant of opening."
    )
    asked, first = to_rfc3339(options.at), to_rfc3339(later[0].at)
    output.complain(
        f"--at {asked} lies before the scenario {quoted(scenario.name)} begins: "
        f"nothing has happened yet, and its first event is at {first}.{counted}"
    )


@contextmanager
def _closing(library: OpenLibrary) -> Iterator[None]:
    """Close a library after the block; what is met in reading it is said as in opening it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise library_error(error, library.folder / DATABASE) from error
    finally:
        library.close()
