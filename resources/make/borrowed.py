"""Copy what others made: the Lucide icons that the program uses, and four weights of Inter.

    python borrowed.py LUCIDE INTER

LUCIDE is the unpacked npm package lucide-static, INTER the folder with the fonts' OTF files.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
ICONS = """
    arrow-down arrow-left audio-lines ban calendar-clock captions captions-off check chevron-down
    chevron-left chevron-right circle circle-help clock contrast door-open download
    ellipsis file-x folder-open gauge globe hard-drive hourglass inbox info keyboard list lock
    maximize minimize monitor-play moon package-x panel-right pause pin pin-off play refresh-cw
    rotate-ccw rotate-cw search settings shield-alert skip-forward smartphone square-x sun timer-off
    trash-2 triangle-alert tv undo-2 volume-1 volume-2 volume-x wifi-off x
""".split()  # noqa: SIM905 (sixty short names read better as lines)


def main() -> None:
    lucide, inter = map(Path, sys.argv[1:])
    icons, fonts = RESOURCES / "icons", RESOURCES / "fonts"
    icons.mkdir(exist_ok=True)
    fonts.mkdir(exist_ok=True)
    for name in ICONS:
        shutil.copyfile(lucide / "icons" / f"{name}.svg", icons / f"{name}.svg")
    shutil.copyfile(lucide / "LICENSE", icons / "LICENSE-lucide.txt")
    for weight in WEIGHTS:
        shutil.copyfile(inter / f"Inter-{weight}.otf", fonts / f"Inter-{weight}.otf")


if __name__ == "__main__":
    main()
