"""Where the resources are, and where the user's library lives."""

from functools import cache
from pathlib import Path

import platformdirs

APP_NAME = "sablier"


@cache
def resources() -> Path:
    """Return the resources folder: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Return a file or folder of the resources: ``resource("icons", "play.svg")``."""
    return resources().joinpath(*parts)


def user_data_dir() -> Path:
    """Return the folder of the user's library, unless another was given; nothing is created."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def user_log_dir() -> Path:
    """Return the folder of the rotating log; nothing is created."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))
