"""The folders of libraries in the user's data folder.

<data>/library/library.db and media/     the user's library
<data>/scenarios/NAME/                   a scenario's, made new at each opening
<data>/library-2026-06-22-130700/        a backup that *start over* left
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.platform.paths import resource
from desktop_app.storage.unusable import unwritable

if TYPE_CHECKING:
    from desktop_app.formats.scenario import Scenario

DATABASE = "library.db"
MEDIA = "media"
SCENARIOS_FOLDER = "scenarios"


def library_folder(data_dir: Path) -> Path:
    """Return the folder of the user's own library."""
    return data_dir / "library"


def scenario_folder(data_dir: Path, scenario: Scenario) -> Path:
    """Return the folder of a scenario's library. For a file it depends on the path."""
    name = scenario.name
    if scenario.path.parent.resolve() != resource("scenarios").resolve():
        digest = hashlib.sha256(str(scenario.path.resolve()).encode()).hexdigest()
        name = f"{name}-{digest[:12]}"
    return data_dir / SCENARIOS_FOLDER / name


def make_empty(folder: Path) -> None:
    """Make a folder for a library, and delete what it held.

    Raises:
        LibraryError: it cannot be written.
    """
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
    except OSError as error:
        raise unwritable(folder, error) from error
