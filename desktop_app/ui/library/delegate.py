"""How a line of the library is drawn, and where its button is. Nothing is kept between paints."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_app.ui.intents import label_of
from desktop_app.ui.library.rows import OFFERED, HeaderProps, RowProps
from desktop_app.ui.lines.header import (
    EndPlan,
    HeaderState,
    paint_end,
    paint_header_focus,
    plan_end,
)
from desktop_app.ui.lines.model import PROPS_ROLE
from desktop_app.ui.lines.pointing import Pointing
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, mix
from desktop_app.ui.widgets.badge import badge_height, badge_room, badge_size, paint_badge
from desktop_app.ui.widgets.buttons import ButtonState, button_size, paint_button
from desktop_app.ui.widgets.drawing import FOCUS, elided, focus_rings, icon_at, rounded
from desktop_app.ui.widgets.poster import paint_poster

RADIUS = 12
POSTER = QSize(128, 72)
PAD = 11
GAP = 16
END = 15


@dataclass(frozen=True, slots=True)
class RowSizes:
    """What all rows of one width have in common; the height includes the gap between rows."""

    row: int
    button: QSize
    stacked: bool
    """The badge stands under the words, because beside them there is no room."""
    under_button: bool
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
    grip: QRectF
    """Where the pointer is told that the row can be taken away; none where it cannot."""


def row_sizes(theme: Theme, texts: Texts, width: int, *, with_grip: bool = False) -> RowSizes:
    """The sizes for rows of that width in this language."""
    buttons = [button_size(label_of(one, texts), theme) for one in OFFERED]
    button = QSize(
        max(theme.grown(96), *(size.width() for size in buttons)),
        max(size.height() for size in buttons),
    )
    badge = badge_room(theme, texts)
    wanted = theme.px(150)
    grip = theme.grown(20) if with_grip else 0
    fixed = 2 * FOCUS + PAD + grip + POSTER.width() + 2 * GAP + badge + GAP + button.width() + END
    stacked = width < fixed + wanted
    words = theme.line(Style.ROW) + theme.grown(2) + theme.line(Style.SMALL)
    content = words + theme.grown(20)
    if stacked:
        content += theme.grown(6) + badge_height(theme, 24)
    return RowSizes(
        row=max(POSTER.height() + 20, content) + int(2 * FOCUS),
        button=button,
        stacked=stacked,
        under_button=stacked and width < fixed,
        grip=grip,
    )


def plan_row(cell: QRectF, props: RowProps, sizes: RowSizes, theme: Theme) -> RowPlan:
    """Where everything of a row stands in its cell."""
    body = cell.adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
    poster = QRectF(0, 0, POSTER.width(), POSTER.height())
    poster.moveTo(
        body.left() + PAD + sizes.grip, body.top() + round((body.height() - POSTER.height()) / 2)
    )
    title_line, line_line = theme.line(Style.ROW), theme.line(Style.SMALL)
    gap = theme.grown(2)
    words = title_line + gap + line_line
    under = theme.grown(6) + badge_height(theme, 24) if sizes.stacked else 0
    top = body.top() + round((body.height() - words - under) / 2)
    wide = sizes.button
    button = QRectF(body.right() - END - wide.width(), 0, wide.width(), wide.height())
    middle = top + words / 2 if sizes.under_button else body.center().y()
    button.moveTop(round(middle - wide.height() / 2))
    left = poster.right() + GAP
    badge = badge_size(props.badge, theme, 24 if sizes.stacked else 30)
    if sizes.stacked:
        right = button.left() - GAP
        room = (body.right() - END if sizes.under_button else right) - left
        pill = QRectF(left, top + words + theme.grown(6), min(badge.width(), room), badge.height())
    else:
        end = button.left() - GAP
        width = min(badge.width(), int(end - left - theme.px(120)))
        pill = QRectF(end - width, round(body.center().y() - badge.height() / 2), width, 0)
        pill.setHeight(badge.height())
        right = pill.left() - GAP
    title = QRectF(left, top, right - left, title_line)
    line = QRectF(left, top + title_line + gap, right - left, line_line)
    grip = QRectF(body.left(), body.top(), poster.left() - body.left(), body.height())
    return RowPlan(body, poster, title, line, pill, button, grip if props.grip else QRectF())


class RowDelegate(QStyledItemDelegate):
    """Draws rows and headers; theme, sizes and pointer are asked for at every paint."""

    def __init__(
        self,
        theme: Callable[[], Theme],
        sizes: Callable[[], RowSizes],
        pointing: Callable[[], Pointing],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
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
        cell = QRectF(option.rect)
        theme = self._theme()
        painter.save()
        if isinstance(props, HeaderProps):
            pointing = self._pointing()
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            hovered = pointing.hovered == index.row()
            shown = HeaderState(hovered, has_focus and pointing.focus_shown)
            paint_header(painter, cell, props, theme, shown)
        elif isinstance(props, RowProps):
            state = option.state
            self._paint_row(painter, cell, props, theme, state, index.row())
        painter.restore()

    def _paint_row(
        self,
        painter: QPainter,
        cell: QRectF,
        props: RowProps,
        theme: Theme,
        state: QStyle.StateFlag,
        number: int,
    ) -> None:
        pointing = self._pointing()
        plan = plan_row(cell, props, self._sizes(), theme)
        tokens = theme.tokens
        hovered = pointing.hovered == number
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and pointing.focus_shown
        base = tokens.app if props.greyed else tokens.card
        ground = mix(base, tokens.text, 0.035) if hovered else QColor(base)
        edge: str | None = None
        if state & QStyle.StateFlag.State_Selected:
            edge = tokens.accent
        elif props.greyed or tokens.card == tokens.app:
            edge = tokens.hairline
        selected = bool(state & QStyle.StateFlag.State_Selected)
        width = 2.0 if selected and tokens.card == tokens.app else 1.0
        rounded(painter, plan.body, RADIUS, fill=ground, edge=edge, width=width)
        paint_poster(painter, plan.poster, props.poster, theme)
        if props.grip:
            side = theme.grown(18)
            dots = QRectF(0, 0, side, side)
            dots.moveCenter(plan.grip.center())
            dots.moveTopLeft(QPointF(round(dots.left()), round(dots.top())))
            ink = tokens.text if hovered or focused else tokens.faint
            icon_at(painter, dots, "grip-vertical", ink, theme)
        ink = tokens.greyed if props.greyed else tokens.text
        elided(painter, plan.title, props.title, theme, Style.ROW, ink)
        ink = tokens.greyed if props.greyed else tokens.dim
        elided(painter, plan.line, props.line, theme, Style.SMALL, ink)
        paint_badge(painter, plan.badge, props.badge, theme)
        paint_button(
            painter,
            plan.button,
            props.action.label,
            props.action.button,
            theme,
            ground.name(),
            ButtonState(
                hovered and pointing.on_button,
                hovered and pointing.on_button and pointing.pressed,
                focused and pointing.button_focused,
            ),
        )
        if focused and not pointing.button_focused:
            focus_rings(painter, plan.body, RADIUS, theme, tokens.app)


@dataclass(frozen=True, slots=True)
class HeaderPlan:
    """Where everything of a header stands; the height includes its gaps."""

    height: int
    name: QRectF
    line: QRectF
    end: EndPlan


def plan_header(props: HeaderProps, theme: Theme, width: float) -> HeaderPlan:
    """What there is of a series stands under its name where beside it there is no room."""
    height = theme.line(Style.SMALL)
    top = max(36, height + theme.grown(16)) - height - theme.grown(2)
    end = plan_end(QRectF(0, 0, width, 0), top + height / 2, props.badge, theme)
    gap = theme.grown(10)
    room = end.left - gap - FOCUS
    wanted = theme.metrics(Style.SMALL_STRONG).horizontalAdvance(props.title) + 1
    name = QRectF(FOCUS, top, min(wanted, room), height)
    wanted = theme.metrics(Style.SMALL).horizontalAdvance(props.line) + 1
    line = QRectF(name.right() + gap, top, wanted, height)
    if line.right() > end.left - gap:
        line = QRectF(FOCUS, max(name.bottom(), end.badge.bottom()), width - 2 * FOCUS, height)
    return HeaderPlan(round(line.bottom()) + theme.grown(2), name, line, end)


def paint_header(
    painter: QPainter, cell: QRectF, props: HeaderProps, theme: Theme, state: HeaderState
) -> None:
    """The name of a series, and what there is of it."""
    tokens = theme.tokens
    plan = plan_header(props, theme, cell.width())
    painter.translate(cell.topLeft())
    elided(painter, plan.name, props.title, theme, Style.SMALL_STRONG, tokens.text)
    elided(painter, plan.line, props.line, theme, Style.SMALL, tokens.faint)
    paint_end(painter, plan.end, props.badge, theme, state, collapsed=props.collapsed)
    if state.focused:
        top = plan.name.top() - theme.grown(3)
        around = QRectF(FOCUS, top, cell.width() - 2 * FOCUS, cell.height() - FOCUS - top)
        paint_header_focus(painter, around, theme)
