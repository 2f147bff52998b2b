"""Screens of Qt's offscreen platform, for programs that a test starts."""

import json
from pathlib import Path


def offscreen(*sizes: tuple[int, int], folder: Path) -> str:
    """Return the QT_QPA_PLATFORM that has screens of these sizes side by side.

    They are called `screen-0`, `screen-1` and so on. `folder` takes the file that describes them.
    """
    screens, left = [], 0
    for number, (width, height) in enumerate(sizes):
        screens.append(
            {"name": f"screen-{number}", "x": left, "y": 0, "width": width, "height": height}
            | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        )
        left += width
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    return f"offscreen:configfile={config}"
