"""The storage meter: downloads, everything else and what is free, to scale."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.device import StorageUsage
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.drawing import elided
from desktop_app.ui.widgets.painted import Painted

_WIDEST = 888_000_000
"""So many bytes take as much room as any number of them."""
_BAR = 6


class StorageMeter(Painted):
    """A line to scale, and what it says in words."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent)
        self._texts = texts
        self._usage: StorageUsage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.updateGeometry)
        texts.changed.connect(self._on_texts_changed)

    def set_usage(self, usage: StorageUsage) -> None:
        """Show what the disk holds."""
        if usage != self._usage:
            self._usage = usage
            self._on_texts_changed()

    def _on_texts_changed(self) -> None:
        if self._usage is not None:
            self.setAccessibleName(", ".join(self._lines(self._usage)))
        self.updateGeometry()
        self.update()

    def _lines(self, usage: StorageUsage) -> tuple[str, str, str]:
        texts = self._texts
        used = texts.tr("%1 of downloads", "storage: so many bytes")
        free = texts.tr("%1 free", "storage: so many bytes")
        return (
            texts.tr("Storage", "the meter in the rail"),
            texts.fill(used, texts.size(usage.downloads)),
            texts.fill(free, texts.size(usage.free)),
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
    def paint(self, painter: QPainter, theme: Theme) -> None:
        if self._usage is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, gap = theme.line(Style.CAPTION), theme.grown(8)
        below = line + gap + _BAR + gap
        for top, words in zip((0, below, below + line), self._lines(self._usage), strict=True):
            place = QRectF(0, top, self.width(), line)
            elided(painter, place, words, theme, Style.CAPTION, theme.tokens.dim)
        self._paint_bar(painter, QRectF(0, line + gap, self.width(), _BAR), self._usage)

    def _paint_bar(self, painter: QPainter, bar: QRectF, usage: StorageUsage) -> None:
        """Paint downloads solid, what else there is softer or striped; what is free is empty."""
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
