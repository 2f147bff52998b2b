"""At most ten views as they were last looked at, drawn by the very command that anyone can run.

A scenario whose clock and zone are fixed, the bundled font without hinting, Fusion and no screen
make every picture the same on every machine, up to the edges of curves. Where one differs, what is
drawn now, what was expected and where they differ are written to a folder that the message names.

    pytest tests/golden --new-pictures

takes the pictures anew. Look at each before committing it: that is all that they are worth.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from desktop_app.commands.screenshot import take
from desktop_app.features.views import VIEWS
from desktop_app.start.options import Options

pytestmark = pytest.mark.no_qt_log  # a film is opened: see the conftest of the journeys

HERE = Path(__file__).parent
LOOSE = 24
"""So far apart may a channel of a pixel be, of 255: curves are smoothed a little differently."""
FEW = 60
"""So many pixels may be further apart than that."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A view, and how it is shown."""

    view: str
    theme: str = "dark"
    locale: str = "en"
    percent: int = 100
    size: tuple[int, int] = (1280, 800)

    @property
    def name(self) -> str:
        """Its file, without an ending."""
        large = f"-{self.percent}" if self.percent != 100 else ""
        return f"{self.view}-{self.theme}-{self.locale}{large}"


PICTURES = [
    one
    for one in (
        Picture("library"),
        Picture("library", "light", "fr"),
        Picture("library", "contrast", "fr", size=(880, 560)),
        Picture("warning"),
        Picture("warning", "light", "fr", 200, (880, 560)),
        Picture("inspector", "light", "en", size=(1000, 700)),
        Picture("catalogue", "dark", "fr"),
        Picture("settings", "light", "en"),
        Picture("rules", "dark", "fr"),
        Picture("player", "dark", "en", size=(880, 560)),
    )
    if one.view in VIEWS
]


def drawn(one: Picture, folder: Path) -> QImage:
    """The view as it is now."""
    options = Options(
        data_dir=folder,
        scenario="last-renewal",
        locale=one.locale,
        theme=one.theme,
        text_size=one.percent,
    )
    path = folder / f"{one.name}.png"
    assert take(options, one.view, path, QSize(*one.size)) == 0
    return QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)


def apart(one: QImage, other: QImage) -> QImage:
    """How far apart the channels of each pixel are."""
    found = QImage(one)
    painter = QPainter(found)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    return found


def loud(difference: QImage) -> int:
    """How many pixels are further apart than `LOOSE`; each of them is made white."""
    count, width, white = 0, difference.width(), QColor("white").rgb()
    is_loud = bytes(value > LOOSE for value in range(256))
    channels = bytearray(difference.constBits()).translate(is_loud)
    channels[3::4] = bytes(len(channels) // 4)  # the fourth is no colour
    at = channels.find(1)
    while at >= 0:
        count += 1
        pixel = at // 4
        difference.setPixel(pixel % width, pixel // width, white)
        at = channels.find(1, 4 * pixel + 4)
    return count


@pytest.mark.parametrize("one", PICTURES, ids=[one.name for one in PICTURES])
def test_a_view_looks_as_it_was_last_looked_at(
    one: Picture, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    expected = HERE / f"{one.name}.png"
    now = drawn(one, tmp_path)
    if request.config.getoption("--new-pictures"):
        assert now.save(str(expected))
        return
    assert expected.is_file(), f"{expected} is missing: pytest tests/golden --new-pictures"
    before = QImage(str(expected)).convertToFormat(QImage.Format.Format_RGB32)
    folder = tmp_path / "compared"
    if before.size() == now.size():
        difference = apart(now, before)
        count = loud(difference)
    else:
        difference, count = now, now.width() * now.height()
    if count > FEW:
        folder.mkdir()
        for name, image in {"actual": now, "expected": before, "diff": difference}.items():
            assert image.save(str(folder / f"{name}.png"))
        pytest.fail(f"{one.name}: {count} pixels differ; see actual, expected and diff in {folder}")


def test_no_more_than_ten_are_kept_and_none_is_left_over() -> None:
    kept = {path.stem for path in HERE.glob("*.png")}
    assert kept == {one.name for one in PICTURES}
    assert len(kept) <= 10
    assert {one.theme for one in PICTURES} >= {"dark", "light", "contrast"}
    assert {one.locale for one in PICTURES} == {"en", "fr"}
