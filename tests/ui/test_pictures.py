"""Pictures from outside are read at the size they are drawn; what is too much is not shown."""

import base64
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from desktop_app.domain.svg import elements_drawn
from desktop_app.platform.paths import resource
from desktop_app.ui.widgets.pictures import middle, read_picture

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]

SIZE = QSize(160, 90)
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 160 90">'
)
RED, GREEN, BLUE = QColor("#c00000"), QColor("#00c000"), QColor("#0000c0")


def thirds(width: int, height: int) -> QImage:
    """Red on the left, green in the middle, blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number, colour in enumerate((RED, GREEN, BLUE)):
        painter.fillRect(number * width // 3, 0, width // 3 + 1, height, colour)
    painter.end()
    return image


def near(image: QImage, at: QPoint, colour: QColor) -> bool:
    found = image.pixelColor(at)
    pairs = zip(found.getRgb()[:3], colour.getRgb()[:3], strict=True)
    return all(abs(one - other) < 30 for one, other in pairs)


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "bmp"])
@pytest.mark.parametrize("size", [(640, 360), (160, 90), (40, 20), (600, 900), (3_000, 50)])
def test_a_picture_fills_the_place_from_its_middle(
    tmp_path: Path, ending: str, size: tuple[int, int]
) -> None:
    path = tmp_path / f"poster.{ending}"
    assert thirds(*size).save(str(path))
    image = read_picture(str(path), SIZE)
    assert image is not None
    assert image.size() == SIZE
    assert near(image, QPoint(80, 45), GREEN)
    if size[0] * 90 <= size[1] * 160:  # all of its width is to be seen
        assert near(image, QPoint(4, 45), RED)
        assert near(image, QPoint(155, 45), BLUE)


def test_a_photograph_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    """The camera wrote the picture as it lay, and how to turn it."""
    path = tmp_path / "poster.jpg"
    lying = thirds(640, 360).transformed(QTransform().rotate(-90))
    assert lying.save(str(path), "JPG", 95)
    orientation = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    exif = b"Exif\0\0" + orientation
    content = path.read_bytes()
    segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    path.write_bytes(content[:2] + segment + content[2:])
    image = read_picture(str(path), SIZE)
    assert image is not None
    assert image.size() == SIZE
    for at, colour in ((QPoint(10, 45), RED), (QPoint(80, 45), GREEN), (QPoint(150, 45), BLUE)):
        assert near(image, at, colour)


COST = """
import re, sys
from pathlib import Path
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from desktop_app.ui.widgets.pictures import read_picture

def most_mebibytes():  # ru_maxrss would count what the parent had
    return int(re.search("VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1]) // 1024

app = QGuiApplication([])
before = most_mebibytes()
for path in sys.argv[1:]:
    image = read_picture(path, QSize(512, 288))
    print(image is not None and image.size().toTuple())
print(most_mebibytes() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_5000_by_5000_pixels_take_little_memory(tmp_path: Path) -> None:
    """A JPEG is decoded at the size it is drawn; Qt decodes others whole, so they are not shown."""
    large = QImage(5_000, 5_000, QImage.Format.Format_RGB32)
    large.fill(GREEN)
    paths = [tmp_path / name for name in ("large.jpg", "large.png", "inside.svg", "mono.png")]
    for path in paths[:2]:
        assert large.save(str(path))
    mono = QImage(5_000, 5_000, QImage.Format.Format_Mono)
    mono.fill(1)
    assert mono.save(str(paths[3]))
    paths[2].write_text(f"{HEAD}{picture_inside(paths[1])}</svg>")
    done = subprocess.run(
        [sys.executable, "-c", COST, *map(str, paths)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        timeout=60,
    )
    *sizes, mebibytes = done.stdout.split("\n")[:-1]
    assert sizes == ["(512, 288)", "False", "(512, 288)", "False"]
    assert int(mebibytes) < 40


@pytest.mark.parametrize("claimed", [(20_000, 20_000), (65_000, 100)])
def test_a_jpeg_that_claims_more_than_may_be_decoded_is_not_begun(
    tmp_path: Path, claimed: tuple[int, int], caplog: pytest.LogCaptureFixture
) -> None:
    """The second one has few pixels, and millions where it is scaled to the height of its place."""
    path = tmp_path / "poster.jpg"
    assert thirds(64, 64).save(str(path))
    content = bytearray(path.read_bytes())
    frame = content.index(b"\xff\xc0") + 5
    width, height = claimed
    content[frame : frame + 4] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    path.write_bytes(content)
    assert read_picture(str(path), QSize(512, 288)) is None
    assert "more than 1" in caplog.text


def picture_inside(path: Path) -> str:
    data = base64.b64encode(path.read_bytes()).decode()
    return f'<image width="160" height="90" xlink:href="data:image/png;base64,{data}"/>'


def test_a_line_of_pixels_is_no_picture_of_millions(tmp_path: Path) -> None:
    path = tmp_path / "line.png"
    line = QImage(200_000, 1, QImage.Format.Format_RGB32)
    line.fill(GREEN)
    assert line.save(str(path))
    image = read_picture(str(path), SIZE)
    assert image is not None
    assert image.size() == SIZE


def test_what_is_no_picture_is_none(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "empty.png").touch()
    (tmp_path / "cut.png").write_bytes(png(thirds(300, 200))[:400])
    (tmp_path / "text.svg").write_text("no picture")
    (tmp_path / "other.png").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "folder.png").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "long.svg").write_text(f"{HEAD}<!--{'x' * 1_100_000}--></svg>")
    for path in (*tmp_path.iterdir(), tmp_path / "missing.png", Path("a\0b.png")):
        assert read_picture(str(path), SIZE) is None, path
    shown = resource("catalogue", "posters", "salt.svg")
    assert read_picture(str(shown), QSize()) is None


def test_a_picture_is_what_it_begins_as_whatever_its_name_ends_with(tmp_path: Path) -> None:
    (tmp_path / "svg.png").write_text(f'{HEAD}<rect width="160" height="90"/></svg>')
    (tmp_path / "again.png").write_text(uses_again(10, 10))
    (tmp_path / "png.jpg").write_bytes(png(thirds(300, 200)))
    (tmp_path / "png.svg").write_bytes(png(thirds(300, 200)))
    shown = {path.name for path in tmp_path.iterdir() if read_picture(str(path), SIZE)}
    assert shown == {"svg.png", "png.jpg", "png.svg"}


def png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


@pytest.mark.parametrize("path", sorted(resource("catalogue", "posters").glob("*.svg")), ids=str)
def test_the_posters_that_ship_are_shown(path: Path) -> None:
    assert read_picture(str(path), SIZE) is not None


# --- what an SVG draws


def uses_again(levels: int, times: int) -> str:
    groups = "".join(
        f'<g id="u{n}">' + f'<use xlink:href="#u{n - 1}"/>' * times + "</g>"
        for n in range(1, levels)
    )
    return f'{HEAD}<defs><rect id="u0"/>{groups}</defs><use href="#u{levels - 1}"/></svg>'


@pytest.mark.parametrize(
    ("svg", "drawn"),
    [
        (f"{HEAD}</svg>", 1),
        (f'{HEAD}<g id="a"><rect/><rect/></g><use href="#a"/></svg>', 8),
        (f'{HEAD}<use href="#missing"/></svg>', 2),
        (f"{HEAD}<use/></svg>", math.inf),
        (f'{HEAD}<g id="a"><use href="#a"/></g></svg>', math.inf),
        (f'{HEAD}<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>', math.inf),
        (HEAD + "<g>" * 100 + "</g>" * 100 + "</svg>", math.inf),
        (f'{HEAD}<image xlink:href="/dev/zero"/></svg>', math.inf),
        (f'{HEAD}<image href="file:///tmp/pipe"/></svg>', math.inf),
        (f'{HEAD}<image href="data:image/png;base64,"/></svg>', 2),
        (HEAD, math.inf),
        ("", math.inf),
    ],
)
def test_what_an_svg_draws_is_counted(svg: str, drawn: float) -> None:
    assert elements_drawn(svg.encode()) == drawn


def test_ten_lines_that_draw_ten_times_ten_times_are_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "again.svg"
    path.write_text(uses_again(10, 10))
    assert elements_drawn(path.read_bytes()) > 10**9
    assert read_picture(str(path), SIZE) is None
    path.write_text(uses_again(3, 10))
    assert read_picture(str(path), SIZE) is not None


@given(text=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_counted(text: bytes) -> None:
    assert elements_drawn(text) >= 0


@given(
    *(st.integers(1, 10_000) for _ in range(4)),
)
def test_the_middle_lies_inside_and_has_the_shape(w: int, h: int, across: int, down: int) -> None:
    found = middle(QSize(w, h), QSize(across, down))
    assert 0 < found.width() <= w
    assert 0 < found.height() <= h
    assert found.width() == w or found.height() == h
    assert found.left() >= 0
    assert found.top() >= 0
    assert abs(w - found.width() - 2 * found.left()) <= 1
    assert abs(h - found.height() - 2 * found.top()) <= 1
