"""Buttons: primary, outlined, quiet, and the accent of the warning; the focus in two rings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import FOCUS, elided, focus_rings, icon_at, rounded

RADIUS = 8
PAD = 16
"""Before and behind what a button shows, at 100 %; it grows half as fast as text."""
PAD_OF_ICON = 9
"""The same, where that is an icon alone."""


class ButtonKind(StrEnum):
    """How loud a button is."""

    PRIMARY = "primary"
    OUTLINED = "outlined"
    QUIET = "quiet"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class ButtonState:
    """What the pointer and the keyboard do to a button now."""

    hovered: bool = False
    pressed: bool = False
    focused: bool = False
    enabled: bool = True


def button_size(label: str, theme: Theme, icon: str | None = None, *, light: bool = False) -> QSize:
    """Return the body of a button around its label, without the room for the focus."""
    style, pad = (Style.SMALL, 4) if light else (Style.SMALL_STRONG, PAD)
    width = theme.metrics(style).horizontalAdvance(label) + 2 * theme.grown(pad) + 1
    if icon is not None:
        gap = theme.grown(4 if light else 8) if label else 0
        width += theme.px(14 if light else 16) + gap
        width -= 0 if label else 2 * theme.grown(PAD - PAD_OF_ICON)
    return QSize(width, max(34, theme.line(Style.SMALL_STRONG) + theme.grown(14)))


def paint_button(
    painter: QPainter,
    body: QRectF,
    label: str,
    kind: ButtonKind,
    theme: Theme,
    surface: str,
    state: ButtonState = ButtonState(),
    icon: str | None = None,
    *,
    light: bool = False,
) -> None:
    """Paint a button on a ground of the colour `surface`."""
    tokens = theme.tokens
    painter.save()
    match kind:
        case ButtonKind.PRIMARY:
            fill: QColor | None = QColor(tokens.text)
            edge, ink, towards = None, tokens.on_text, surface
        case ButtonKind.ACCENT:
            fill = QColor(tokens.accent)
            edge, ink, towards = None, tokens.on_accent, tokens.text
        case ButtonKind.OUTLINED:
            fill, edge, ink, towards = None, tokens.hairline, tokens.text, tokens.text
        case ButtonKind.QUIET:
            fill, edge, ink, towards = None, None, tokens.dim, tokens.text
        case _:
            assert_never(kind)
    if not state.enabled:
        ink = tokens.faint
        if fill is not None:
            fill, edge = None, tokens.hairline
    elif state.pressed or state.hovered:
        strength = 0.2 if state.pressed else 0.1
        base = surface if fill is None else fill.name()
        fill = mix(base, towards, strength)
        if kind is ButtonKind.QUIET:
            ink = tokens.text
        if kind is ButtonKind.OUTLINED:
            edge = tokens.edge
    rounded(painter, body, RADIUS, fill=fill, edge=edge)
    _paint_label(painter, body, label, ink, theme, icon, light=light)
    if state.focused:
        focus_rings(painter, body, RADIUS, theme, surface)
    painter.restore()


def _paint_label(
    painter: QPainter,
    body: QRectF,
    label: str,
    ink: str,
    theme: Theme,
    icon: str | None,
    *,
    light: bool,
) -> None:
    middle = Qt.AlignmentFlag.AlignHCenter
    if icon is None:
        inner = body.adjusted(4, 0, -4, 0)
        elided(painter, inner, label, theme, Style.SMALL_STRONG, ink, middle)
        return
    size = theme.px(14 if light else 16)
    gap = theme.grown(4 if light else 8) if label else 0
    style = Style.SMALL if light else Style.SMALL_STRONG
    words = theme.metrics(style).horizontalAdvance(label) + 1
    left = round(body.center().x() - (size + gap + words) / 2)
    box = QRectF(left, round(body.center().y() - size / 2), size, size)
    rest = QRectF(box.right() + gap, body.top(), words, body.height())
    if light:
        rest.moveLeft(left)
        box.moveLeft(rest.right() + gap)
    icon_at(painter, box, icon, ink, theme)
    elided(painter, rest, label, theme, style, ink)


class Button(Control):
    """A push button; its widget has 4 px more on every side, where the focus is drawn.

    A `light` one has plain text, and its icon behind it.
    """

    def __init__(
        self,
        holder: ThemeHolder,
        label: str = "",
        kind: ButtonKind = ButtonKind.OUTLINED,
        parent: QWidget | None = None,
        *,
        surface: str = "app",
        icon: str | None = None,
        light: bool = False,
    ) -> None:
        super().__init__(holder, parent, surface)
        self._kind = kind
        self._icon_name = icon
        self._light = light
        self._ringed = False
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_label(label)

    def set_kind(self, kind: ButtonKind) -> None:
        """Be as loud as this from now on."""
        self._kind = kind
        self.update()

    def set_ringed(self, *, ringed: bool) -> None:
        """Be drawn as with the focus, in a picture of what would have it."""
        self._ringed = ringed
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon of resources/icons."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        size = button_size(self._label, self._holder.theme, self._icon_name, light=self._light)
        return QSize(size.width() + int(2 * FOCUS), size.height() + int(2 * FOCUS))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        focused = self.hasFocus() or self._ringed
        state = ButtonState(self.underMouse(), self.isDown(), focused, self.isEnabled())
        paint_button(
            painter,
            self.body,
            self._label,
            self._kind,
            theme,
            self.ground,
            state,
            self._icon_name,
            light=self._light,
        )
