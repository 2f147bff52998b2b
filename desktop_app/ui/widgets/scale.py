"""A stretch of time as a line to scale: what has gone in the accent, dots, and today on it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop_app.ui.tokens import Tokens


def paint_scale(
    painter: QPainter,
    left: QPointF,
    length: float,
    past: Sequence[float],
    today: float,
    dot: float,
    tokens: Tokens,
    ground: str,
) -> None:
    """Paint a line from `left` on, `length` long between its outer dots; shares are 0 to 1.

    A dot is `dot` wide, those after the first are smaller; the end is hollow, today drawn last.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def place(share: float) -> QPointF:
        return left + QPointF(share * length, 0)

    for end, colour in ((1.0, tokens.track), (today, tokens.accent)):
        painter.setPen(QPen(QColor(colour), dot / 3.5))
        painter.drawLine(left, place(end))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    for number, share in enumerate(past):
        radius = dot * (0.32 if number else 0.5)
        painter.drawEllipse(place(share), radius, radius)
    painter.setBrush(QColor(ground))
    for share, ring in ((1.0, tokens.edge), (today, tokens.accent)):
        painter.setPen(QPen(QColor(ring), dot / 5))
        painter.drawEllipse(place(share), dot * 0.4, dot * 0.4)
