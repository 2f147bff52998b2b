"""How the lines of a list are drawn, once a screen has said where everything stands.

Nothing is kept between paints.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_app.ui.lines.heights import LineHeights
from desktop_app.ui.lines.model import PROPS_ROLE
from desktop_app.ui.lines.plans import RADIUS, HeaderPlan, Plans
from desktop_app.ui.lines.pointing import LinePointer
from desktop_app.ui.lines.rows import HeaderProps, RowProps
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.badge import paint_badge
from desktop_app.ui.widgets.buttons import ButtonState, paint_button
from desktop_app.ui.widgets.drawing import FOCUS, elided, focus_rings, icon_at, rounded
from desktop_app.ui.widgets.paragraph import paragraph
from desktop_app.ui.widgets.poster import paint_poster

_BETWEEN = " ·"
"""A line neither begins nor ends with what stands between two facts."""


@dataclass(frozen=True, slots=True)
class LineState:
    """What pointer and keyboard do to a line now."""

    hovered: bool = False
    focused: bool = False

    def ink(self, theme: Theme) -> str:
        """Return the colour of a mark that stands back until its line is used."""
        used = self.hovered or self.focused
        return theme.tokens.text if used else theme.tokens.faint


class LinesDelegate(QStyledItemDelegate):
    """Draws rows and headers; theme, sizes and pointer are asked for at every paint."""

    def __init__(
        self,
        plans: Plans,
        holder: ThemeHolder,
        heights: LineHeights,
        pointer: LinePointer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._plans = plans
        self._holder = holder
        self._heights = heights
        self._pointer = pointer

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        props = index.data(PROPS_ROLE)
        cell, theme, pointing = QRectF(option.rect), self._holder.theme, self._pointer.now
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
        theme, pointing = self._holder.theme, self._pointer.now
        plan = self._plans.row(cell, props, self._heights.sizes, theme)
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
    icon_at(painter, dots, "grip-vertical", state.ink(theme), theme)


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
    if props.badge is not None:
        paint_badge(painter, plan.end.badge, props.badge, theme)
    mark = "chevron-right" if props.collapsed else "chevron-down"
    icon_at(painter, plan.end.mark, mark, state.ink(theme), theme)
    if state.focused:
        above = plan.name.top() - theme.grown(3)
        around = QRectF(FOCUS, above, cell.width() - 2 * FOCUS, cell.height() - FOCUS - above)
        focus_rings(painter, around, 8, theme, tokens.app)
