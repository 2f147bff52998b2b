"""Make the posters, the product's mark, its application icon and one icon of our own.

python pictures.py      needs PySide6
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from scenes import SCENES, picture

RESOURCES = Path(__file__).resolve().parent.parent
ICON_SIZE = 256

HOURGLASS = (
    "M4.6 1.5h14.8a.6.6 0 0 1 .6.6v3c0 3-1.7 4.6-4.3 6.9 2.6 2.3 4.3 3.9 4.3 6.9v3a.6.6 0 0 1-.6.6"
    "H4.6a.6.6 0 0 1-.6-.6v-3c0-3 1.7-4.6 4.3-6.9C5.7 9.7 4 8.1 4 5.1v-3a.6.6 0 0 1 .6-.6z"
    "M10 8.2v7.6l4.9-3.8z"
)
MARK = f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">
  <path fill="currentColor" fill-rule="evenodd" d="{HOURGLASS}"/>
</svg>
"""
APP_ICON = f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
  <rect width="256" height="256" rx="56" fill="#14161B"/>
  <g transform="translate(38 38) scale(7.5)">
    <path fill="#F0B84A" fill-rule="evenodd" d="{HOURGLASS}"/>
  </g>
</svg>
"""
CLOCK_STRUCK = """\
<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none"
  stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
  <circle cx="12" cy="12" r="10"/>
  <path d="M12 6v6"/>
  <path d="m5 5 14 14"/>
</svg>
"""


def main() -> None:
    posters, icons = RESOURCES / "catalogue" / "posters", RESOURCES / "icons"
    posters.mkdir(parents=True, exist_ok=True)
    icons.mkdir(exist_ok=True)
    for episode in SCENES:
        (posters / f"{episode}.svg").write_text(picture(episode, 0), "utf-8")
    (icons / "mark.svg").write_text(MARK, "utf-8")
    (icons / "clock-struck.svg").write_text(CLOCK_STRUCK, "utf-8")
    (icons / "app-icon.svg").write_text(APP_ICON, "utf-8")
    image = QImage(ICON_SIZE, ICON_SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(APP_ICON.encode()).render(painter)
    painter.end()
    image.save(str(icons / "app-icon.png"))


if __name__ == "__main__":
    main()
