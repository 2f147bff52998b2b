"""Pictures from outside, read at the size they are drawn; what would take too long is none."""

import logging
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPainter
from PySide6.QtSvg import QSvgRenderer

from desktop_app.domain.svg import elements_drawn

_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": b"png",
    b"\xff\xd8\xff": b"jpeg",
    b"RIFF": b"webp",
    b"GIF8": b"gif",
    b"BM": b"bmp",
}
"""Left to itself, Qt would try whatever plugin the system has: PDF, SVG, TIFF."""
_MOST_PIXELS = 16_000_000
"""Of a picture that has to be decoded whole: 64 MB, about a quarter of a second."""
_MOST_PIXELS_SCALED = 100_000_000
"""Of one that is decoded at the size it is drawn."""
_MEMORY_MIB = 64
_MOST_SVG_BYTES = 1024 * 1024
_MOST_ELEMENTS = 20_000
"""Of an SVG, what it uses again counted again."""

_log = logging.getLogger(__name__)
_Option = QImageIOHandler.ImageOption
_Turn = QImageIOHandler.Transformation


def read_picture(path: str, size: QSize) -> QImage | None:
    """Read a picture that fills `size` from its middle; None where there is none to show.

    None, too, for a picture that is too large, and for an SVG that draws too much.
    """
    QImageReader.setAllocationLimit(_MEMORY_MIB)  # also of pictures inside of an SVG
    if size.isEmpty() or not Path(path).is_file():
        return None
    try:
        with Path(path).open("rb") as file:
            head = file.read(1024)
    except OSError:
        return None
    for beginning, kind in _BEGINNINGS.items():
        if head.startswith(beginning):
            return _bitmap(path, kind, size)
    return _svg(path, size) if b"<svg" in head or path.lower().endswith(".svg") else None


def _bitmap(path: str, kind: bytes, size: QSize) -> QImage | None:
    reader = QImageReader(path, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    whole = reader.size()
    pixels = whole.width() * whole.height()
    if whole.isEmpty():
        return None
    turned = reader.transformation() & _Turn.TransformationRotate90
    wanted = size.transposed() if turned else size
    decoded, most = pixels, _MOST_PIXELS
    if reader.supportsOption(_Option.ScaledSize):
        scaled = whole.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        reader.setScaledSize(scaled)
        decoded, most = scaled.width() * scaled.height(), _MOST_PIXELS_SCALED
    if pixels > most or decoded > _MOST_PIXELS:
        _log.warning("%s is not shown: more than %d pixels in a %s", path, most, kind.decode())
        return None
    image = reader.read()
    if image.isNull():
        return None
    # what is left out is cut off first: scaled whole, a line of pixels would be millions wide
    return image.copy(middle(image.size(), size)).scaled(
        size,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def middle(whole: QSize, wanted: QSize) -> QRect:
    """Return the largest part of a picture in the shape of `wanted`, around its middle."""
    across = min(whole.width(), max(1, round(whole.height() * wanted.width() / wanted.height())))
    down = min(whole.height(), max(1, round(whole.width() * wanted.height() / wanted.width())))
    return QRect((whole.width() - across) // 2, (whole.height() - down) // 2, across, down)


def _svg(path: str, size: QSize) -> QImage | None:
    try:
        with Path(path).open("rb") as file:
            text = file.read(_MOST_SVG_BYTES + 1)
    except OSError:
        return None
    if len(text) > _MOST_SVG_BYTES or elements_drawn(text) > _MOST_ELEMENTS:
        _log.warning("%s is not shown: it is no SVG, or draws too much", path)
        return None
    renderer = QSvgRenderer(path)
    if not renderer.isValid():
        return None
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image
