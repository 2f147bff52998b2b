"""What a command reads without a window: the user's library, or a scenario in a temporary place."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_app.opening import (
    PICTURED_AT,
    Library,
    copy_user_library,
    find_scenario,
    open_scenario,
    read_user_library,
)
from desktop_app.options import Options


@contextmanager
def reading(options: Options) -> Iterator[Library]:
    """The library that was asked for, to be read; a scenario is made in a temporary folder.

    Raises:
        FormatError: the scenario has faults.
        LibraryError: the library cannot be used.
    """
    if options.scenario is None:
        library = read_user_library(options.folder)
        try:
            yield library
        finally:
            library.close()
        return
    scenario = find_scenario(options.scenario)
    with tempfile.TemporaryDirectory(prefix="sablier-") as folder:
        library = open_scenario(scenario, Path(folder) / "library", options.given(), at=options.at)
        try:
            yield library
        finally:
            library.close()


@contextmanager
def picturing(options: Options) -> Iterator[Library]:
    """A copy of the library that was asked for, whose clock stands, to be drawn.

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
        try:
            yield library
        finally:
            library.close()
