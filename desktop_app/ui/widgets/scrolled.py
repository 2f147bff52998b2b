"""What is higher than its room: an area without a frame that scrolls up and down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget


class Scrolled(QScrollArea):
    """As wide as what is in it; what stands inside has the focus, the area itself has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_clear(self, inside: QWidget) -> None:
        """Scroll this, and let what is behind it be seen."""
        self.setWidget(inside)
        for part in (self.viewport(), inside):
            part.setAutoFillBackground(False)


def scroll_by(bar: QScrollBar, key: Qt.Key) -> bool:
    """Scroll as far as a key says; False where it says nothing of the kind."""
    step, page = 3 * bar.singleStep(), bar.pageStep()
    to = {
        Qt.Key.Key_Up: bar.value() - step,
        Qt.Key.Key_Down: bar.value() + step,
        Qt.Key.Key_PageUp: bar.value() - page,
        Qt.Key.Key_PageDown: bar.value() + page,
        Qt.Key.Key_Home: bar.minimum(),
        Qt.Key.Key_End: bar.maximum(),
    }.get(key)
    if to is None:
        return False
    bar.setValue(to)
    return True
