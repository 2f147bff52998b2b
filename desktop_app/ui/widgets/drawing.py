"""Small things that every painter here needs."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QGuiApplication,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.theme import Style, Theme

FOCUS = 4.0
"""The room that the two rings of the focus take around a control."""


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: str | QColor | None = None,
    edge: str | QColor | None = None,
    width: float = 1.0,
) -> None:
    """Paint a rounded rectangle; its edge lies inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge is not None else 0.0
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else QColor(fill))
    painter.setPen(Qt.PenStyle.NoPen if edge is None else QPen(QColor(edge), width))
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, radius - inset, radius - inset)


def card_ground(painter: QPainter, rect: QRectF, theme: Theme, radius: float = 12) -> None:
    """Draw the ground of a card; where the page has the same colour, a hairline around it."""
    tokens = theme.tokens
    edge = tokens.hairline if tokens.card == tokens.app else None
    rounded(painter, rect, radius, fill=tokens.card, edge=edge)


def focus_rings(
    painter: QPainter, body: QRectF, radius: float, theme: Theme, surface: str, gap: float = 2.0
) -> None:
    """Paint a gap in the colour of the surface, and around it a ring in that of the text."""
    around = body.adjusted(-gap, -gap, gap, gap)
    rounded(painter, around, radius + gap, edge=surface, width=gap)
    outside = around.adjusted(-2, -2, 2, 2)
    rounded(painter, outside, radius + gap + 2, edge=theme.tokens.text, width=2)


def elided(
    painter: QPainter,
    rect: QRectF,
    text: str,
    theme: Theme,
    style: Style,
    colour: str,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Paint one line of text, cut with an ellipsis where it does not fit, centred in height."""
    shown = cut(text, theme, style, int(rect.width()))
    painter.setFont(theme.font(style))
    painter.setPen(QColor(colour))
    painter.drawText(rect, int(flags | Qt.AlignmentFlag.AlignVCenter), shown)


def cut(text: str, theme: Theme, style: Style, width: int) -> str:
    """Return what of a line is shown in a width: all, or its beginning and an ellipsis.

    Every line that a painter draws comes through here, so that a test hears what is cut off.
    """
    return theme.metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, width)


def icon_at(painter: QPainter, rect: QRectF, name: str, colour: str, theme: Theme) -> None:
    """Paint an icon that fills `rect`, sharp on this device."""
    ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
    pixmap = theme.pixmap(name, colour, round(rect.width()), ratio)
    painter.drawPixmap(rect.topLeft(), pixmap)


def may_be_alone() -> bool:
    """Return whether nothing may be mixing windows, as under X: round corners show no ground."""
    return QGuiApplication.platformName() == "xcb"


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence, without taking the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def wrap_within(widget: QWidget, across: QSizePolicy.Policy, down: QSizePolicy.Policy) -> None:
    """Give a widget a size policy by which its height follows from its width."""
    policy = QSizePolicy(across, down)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
