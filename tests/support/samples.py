"""Small real media in every container (`resources/make/samples.py` makes them), and odd files."""

import struct
import zlib
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

SAMPLES = Path(__file__).parents[1] / "samples"
WORDS = {
    "words.srt": "1\n00:00:00,500 --> 00:00:08,000\nHello\n",
    "words.vtt": "WEBVTT\n\n00:00.500 --> 00:08.000\nHello\n",
    "words.ass": "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    "Dialogue: 0,0:00:00.50,0:00:08.00,Default,,0,0,0,,Hello\n",
    "chapters.ffmeta": ";FFMETADATA1\ntitle=x\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=8000\n"
    "title=The first\n",
}
"""Files of words or chapters alone, all of which FFmpeg says it plays."""
STILLS = ("png", "jpg", "bmp", "webp")


def sample(name: str) -> bytes:
    """One of tests/samples."""
    return (SAMPLES / name).read_bytes()


def picture(kind: str) -> bytes:
    """A still picture in that format."""
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.encode())).write(image)
    return bytes(held.data())


def png_of(size: int) -> bytes:
    """A PNG of exactly so many bytes, as whole as any other: a chunk of its own fills it up."""
    whole = picture("png")
    end = whole.rindex(b"IEND") - 4
    name, words = b"saBl", bytes(size - len(whole) - 12)
    chunk = struct.pack(">I", len(words)) + name + words
    return whole[:end] + chunk + struct.pack(">I", zlib.crc32(name + words)) + whole[end:]
