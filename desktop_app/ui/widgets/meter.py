"""The storage meter: downloads, everything else and what is free, to scale."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder, mix
from desktop_app.ui.widgets.drawing import elided


@dataclass(frozen=True, slots=True)
class StorageUsage:
    """Bytes on the disk that holds the downloads."""

    downloads: int
    other: int
    free: int


class StorageMeter(QWidget):
    """A line to scale, and what it says in words."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._usage: StorageUsage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.updateGeometry)
        texts.changed.connect(self.on_texts_changed)

    def set_usage(self, usage: StorageUsage) -> None:
        """Show what the disk holds."""
        if usage != self._usage:
            self._usage = usage
            self.on_texts_changed()

    def on_texts_changed(self) -> None:
        """Ask every sentence again."""
        if self._usage is not None:
            self.setAccessibleName(", ".join(self._lines(self._usage)))
        self.update()

    def _lines(self, usage: StorageUsage) -> tuple[str, str, str]:
        texts = self._texts
        return (
            texts.tr("Storage", "the meter in the rail"),
            texts.fill(
                texts.tr("%1 of downloads", "storage: so many bytes"), texts.size(usage.downloads)
            ),
            texts.fill(texts.tr("%1 free", "storage: so many bytes"), texts.size(usage.free)),
        )

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        return QSize(160, 3 * theme.line(Style.CAPTION) + theme.grown(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._usage is None:
            return
        theme = self._holder.theme
        tokens = theme.tokens
        line = theme.line(Style.CAPTION)
        title, used, free = self._lines(self._usage)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = float(self.width())
        elided(painter, QRectF(0, 0, width, line), title, theme, Style.CAPTION, tokens.dim)
        top = line + theme.grown(8)
        bar = QRectF(0, top, width, 6)
        shape = QPainterPath()
        shape.addRoundedRect(bar, 3, 3)
        painter.setClipPath(shape)
        painter.fillRect(bar, QColor(tokens.hairline))
        usage = self._usage
        whole = max(1, usage.downloads + usage.other + usage.free)
        first = width * usage.downloads / whole
        if usage.downloads:
            first = max(2.0, first)
            painter.fillRect(QRectF(0, top, first, 6), QColor(tokens.accent))
        gap = 1.0 if usage.downloads else 0.0
        second = width * usage.other / whole
        grey = mix(tokens.hairline, tokens.dim, 0.5)
        painter.fillRect(QRectF(first + gap, top, max(0.0, second - gap), 6), grey)
        painter.setClipping(False)
        below = top + 6 + theme.grown(8)
        colour = tokens.dim
        elided(painter, QRectF(0, below, width, line), used, theme, Style.CAPTION, colour)
        rest = QRectF(0, below + line, width, line)
        elided(painter, rest, free, theme, Style.CAPTION, colour, Qt.AlignmentFlag.AlignLeft)
        painter.end()
