"""The storage meter: downloads, everything else and what is free, to scale."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.device import StorageUsage
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.drawing import elided

_WIDEST = 888_000_000
"""So many bytes take as much room as any number of them."""
_BAR = 6


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
        self.updateGeometry()
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
        metrics = theme.metrics(Style.CAPTION)
        widest = StorageUsage(_WIDEST, 0, _WIDEST)
        lines = [*self._lines(widest), *self._lines(self._usage or widest)]
        width = max(metrics.horizontalAdvance(line) + 1 for line in lines)
        return QSize(max(159, width), 3 * theme.line(Style.CAPTION) + theme.grown(24))

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
        self._paint_bar(painter, QRectF(0, top, width, _BAR), self._usage)
        below = top + _BAR + theme.grown(8)
        colour = tokens.dim
        elided(painter, QRectF(0, below, width, line), used, theme, Style.CAPTION, colour)
        rest = QRectF(0, below + line, width, line)
        elided(painter, rest, free, theme, Style.CAPTION, colour, Qt.AlignmentFlag.AlignLeft)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF, usage: StorageUsage) -> None:
        """Downloads are solid, what else there is is softer or striped, what is free is empty."""
        tokens = self._holder.theme.tokens
        flat = tokens.hairline == tokens.dim  # one colour for every line: shapes tell them apart
        shape = QPainterPath()
        shape.addRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(bar, QColor(tokens.rail if flat else tokens.hairline))
        whole = max(1, usage.downloads + usage.other + usage.free)
        first = bar.width() * usage.downloads / whole
        gap = 0.0
        if usage.downloads:
            first = max(4.0 if flat else 2.0, first)
            gap = 2.0 if flat else 1.0
            painter.fillRect(QRectF(0, bar.top(), first, _BAR), QColor(tokens.accent))
        second = max(0.0, bar.width() * usage.other / whole - gap)
        other = QRectF(first + gap, bar.top(), second, _BAR)
        if flat:
            painter.setClipRect(other, Qt.ClipOperation.IntersectClip)
            painter.setPen(QPen(QColor(tokens.dim), 1.5))
            for left in range(int(other.left()) - _BAR, int(other.right()) + 1, 4):
                painter.drawLine(QPointF(left, other.bottom()), QPointF(left + _BAR, other.top()))
        else:
            painter.fillRect(other, mix(tokens.hairline, tokens.dim, 0.5))
        painter.restore()
        if flat:
            inner = bar.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(QColor(tokens.edge), 1))
            painter.drawRoundedRect(inner, _BAR / 2, _BAR / 2)
            painter.drawLine(
                QPointF(other.right(), bar.top()), QPointF(other.right(), bar.bottom())
            )
