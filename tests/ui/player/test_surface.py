"""The picture: as wide as it was filmed, and with our words over it alone."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from desktop_app.ui.player.view import PlayerView

GREEN = QColor("#00c000")


def drawn(view: PlayerView) -> QImage:
    return view.surface.grab().toImage()


def frame(words: str = "") -> QVideoFrame:
    """A square one."""
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(GREEN)
    made = QVideoFrame(image)
    made.setSubtitleText(words)
    return made


def test_a_picture_keeps_its_shape_between_black_bars(view: PlayerView) -> None:
    sink = QVideoSink(view)
    view.surface.set_sink(sink)
    sink.setVideoFrame(frame())
    image = drawn(view)
    left, middle, y = 20, image.width() // 2, image.height() // 2
    assert image.width() > image.height() + 100
    assert image.pixelColor(left, y) == QColor("black")
    assert image.pixelColor(image.width() - left, y) == QColor("black")
    assert image.pixelColor(middle, y).green() > 150


def test_the_words_of_a_frame_are_not_drawn_twice(view: PlayerView) -> None:
    """Those that are read are laid over it in the program's own font, as large as its text."""
    sink = QVideoSink(view)
    view.surface.set_sink(sink)
    sink.setVideoFrame(frame())
    without = drawn(view)
    view.surface.on_frame(frame("WORDS OF THE FILE"))
    assert drawn(view) == without
    view.surface.on_subtitle("Words")
    assert drawn(view) != without
