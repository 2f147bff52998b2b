"""How the lines of a list are drawn, once a screen has said where everything stands.

Nothing is kept between paints.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
)
from PySide6.QtGui import QColor, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_app.ui.intents import Intent, label_of
from desktop_app.ui.lines.header import EndPlan, LineState, paint_end, paint_header_focus
from desktop_app.ui.lines.model import PROPS_ROLE
from desktop_app.ui.lines.pointing import Pointing
from desktop_app.ui.lines.rows import HeaderProps, RowProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, mix
from desktop_app.ui.widgets.badge import paint_badge
from desktop_app.ui.widgets.buttons import ButtonState, button_size, paint_button
from desktop_app.ui.widgets.drawing import FOCUS, elided, focus_rings, icon_at, rounded
from desktop_app.ui.widgets.paragraph import paragraph
from desktop_app.ui.widgets.poster import paint_poster

RADIUS = 12
POSTER = QSize(128, 72)
PAD = 11
GAP = 16
END = 15
_BETWEEN = " ·"
"""A line neither begins nor ends with what stands between two facts."""


@dataclass(frozen=True, slots=True)
class RowSizes:
    """What all rows of one width have in common; the height includes the gap between rows."""

    height: int
    button: QSize
    stacked: bool
    """The badge stands under the words, because beside them there is no room."""
    under_button: bool = False
    """Stacked, and the badge may have to run under the button."""
    grip: int = 0
    """Room for what says that rows can be given another place."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Where everything of one row stands."""

    body: QRectF
    poster: QRectF
    title: QRectF
    line: QRectF
    badge: QRectF
    button: QRectF
    facts: QRectF = field(default_factory=QRectF)
    grip: QRectF = field(default_factory=QRectF)
    """Where the pointer is told that the row can be taken away; none where it cannot."""


@dataclass(frozen=True, slots=True)
class HeaderPlan:
    """Where everything of a header stands; the height includes its gaps."""

    height: int
    name: QRectF
    line: QRectF
    end: EndPlan
    terms: QRect = field(default_factory=QRect)


@dataclass(frozen=True, slots=True)
class Plans:
    """What a screen says about its lines: how large they are, and where everything stands."""

    sizes: Callable[[Theme, Texts, int], RowSizes]
    """The sizes for rows of that width in this language."""
    row: Callable[[QRectF, RowProps, RowSizes, Theme], RowPlan]
    header: Callable[[HeaderProps, Theme, float], HeaderPlan]


def button_room(intents: Iterable[Intent], theme: Theme, texts: Texts) -> QSize:
    """Return the size of a button that can ask for any of these."""
    sizes = [button_size(label_of(one, texts), theme) for one in intents]
    return QSize(max(one.width() for one in sizes), max(one.height() for one in sizes))


class LinesDelegate(QStyledItemDelegate):
    """Draws rows and headers; theme, sizes and pointer are asked for at every paint."""

    def __init__(
        self,
        plans: Plans,
        theme: Callable[[], Theme],
        sizes: Callable[[], RowSizes],
        pointing: Callable[[], Pointing],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._plans = plans
        self._theme = theme
        self._sizes = sizes
        self._pointing = pointing

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        props = index.data(PROPS_ROLE)
        cell, theme, pointing = QRectF(option.rect), self._theme(), self._pointing()
        hovered = pointing.hovered == index.row()
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        state = LineState(hovered, has_focus and pointing.focus_shown)
        painter.save()
        if isinstance(props, HeaderProps):
            plan = self._plans.header(props, theme, cell.width())
            paint_header(painter, cell, props, plan, theme, state)
        elif isinstance(props, RowProps):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_row(painter, cell, props, state, selected=selected)
        painter.restore()

    def _paint_row(
        self,
        painter: QPainter,
        cell: QRectF,
        props: RowProps,
        state: LineState,
        *,
        selected: bool,
    ) -> None:
        theme, pointing = self._theme(), self._pointing()
        plan = self._plans.row(cell, props, self._sizes(), theme)
        tokens = theme.tokens
        base = tokens.app if props.greyed else tokens.card
        ground = mix(base, tokens.text, 0.035) if state.hovered else QColor(base)
        flat = props.greyed or tokens.card == tokens.app
        edge = tokens.accent if selected else tokens.hairline if flat else None
        width = 2.0 if selected and tokens.card == tokens.app else 1.0
        rounded(painter, plan.body, RADIUS, fill=ground, edge=edge, width=width)
        paint_poster(painter, plan.poster, props.poster, theme)
        if props.grip:
            _paint_grip(painter, plan.grip, theme, state)
        for rect, text, style, ink in (
            (plan.title, props.title, Style.ROW, tokens.text),
            *lines_of(plan.line, props.line, theme, Style.SMALL, tokens.dim),
            *lines_of(plan.facts, props.facts, theme, Style.CAPTION, tokens.faint),
        ):
            elided(painter, rect, text, theme, style, tokens.greyed if props.greyed else ink)
        if props.badge is not None:
            paint_badge(painter, plan.badge, props.badge, theme)
        on_button = state.hovered and pointing.on_button
        button = ButtonState(
            on_button, on_button and pointing.pressed, state.focused and pointing.button_focused
        )
        action = props.action
        paint_button(
            painter, plan.button, action.label, action.button, theme, ground.name(), button
        )
        if state.focused and not pointing.button_focused:
            focus_rings(painter, plan.body, RADIUS, theme, tokens.app)


def _paint_grip(painter: QPainter, room: QRectF, theme: Theme, state: LineState) -> None:
    side = theme.grown(18)
    dots = QRectF(0, 0, side, side)
    dots.moveCenter(room.center())
    dots.moveTopLeft(QPointF(round(dots.left()), round(dots.top())))
    ink = theme.tokens.text if state.hovered or state.focused else theme.tokens.faint
    icon_at(painter, dots, "grip-vertical", ink, theme)


def lines_of(
    rect: QRectF, text: str, theme: Theme, style: Style, ink: str
) -> list[tuple[QRectF, str, Style, str]]:
    """Return the text on as many lines as `rect` has; the last one takes what is left."""
    height = theme.line(style)
    if rect.height() < 2 * height:
        return [(rect, text, style, ink)] if text else []
    layout = QTextLayout(text, theme.font(style))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(rect.width())
    layout.endLayout()
    cut = first.textLength()
    upper = QRectF(rect.left(), rect.top(), rect.width(), height)
    lower = upper.translated(0, height)
    return [
        (upper, text[:cut].rstrip(_BETWEEN), style, ink),
        (lower, text[cut:].lstrip(_BETWEEN), style, ink),
    ]


def paint_header(
    painter: QPainter,
    cell: QRectF,
    props: HeaderProps,
    plan: HeaderPlan,
    theme: Theme,
    state: LineState,
) -> None:
    """Draw the name of a series, what there is of it, and where it has terms, these below."""
    tokens = theme.tokens
    painter.translate(cell.topLeft())
    elided(painter, plan.name, props.title, theme, Style.SMALL_STRONG, tokens.text)
    elided(painter, plan.line, props.line, theme, Style.SMALL, tokens.faint)
    if props.terms:
        size, height = theme.px(14), theme.line(Style.SMALL)
        top = plan.terms.top() + round((height - size) / 2)
        icon_at(painter, QRectF(FOCUS, top, size, size), "hourglass", tokens.accent, theme)
        paragraph(props.terms, theme, Style.SMALL).paint(painter, plan.terms, tokens.dim)
    paint_end(painter, plan.end, props.badge, theme, state, collapsed=props.collapsed)
    if state.focused:
        above = plan.name.top() - theme.grown(3)
        around = QRectF(FOCUS, above, cell.width() - 2 * FOCUS, cell.height() - FOCUS - above)
        paint_header_focus(painter, around, theme)
