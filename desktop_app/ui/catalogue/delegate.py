"""How a line of the catalogue is drawn, and where its button is."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop_app.ui.catalogue.rows import OFFERED, HeaderProps, RowProps
from desktop_app.ui.intents import label_of
from desktop_app.ui.lines.header import (
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
from desktop_app.ui.widgets.paragraph import paragraph
from desktop_app.ui.widgets.poster import paint_poster

RADIUS = 12
POSTER = QSize(128, 72)
PAD = 11
GAP = 16
END = 15
_WORDS = 260
"""So wide, at 100 %, are the words beside a badge at least; else it stands under them."""
_MOST_LINES = 2
_BETWEEN = " ·"
"""A line neither begins nor ends with what stands between two facts."""


@dataclass(frozen=True, slots=True)
class RowSizes:
    """What all rows of one width have in common; the height includes the gap between rows."""

    height: int
    button: QSize
    stacked: bool
    """Badge and button stand under the words, because beside them there is no room."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Where everything of one row stands."""

    body: QRectF
    poster: QRectF
    title: QRectF
    line: QRectF
    facts: QRectF
    badge: QRectF
    button: QRectF


def row_sizes(theme: Theme, texts: Texts, width: int) -> RowSizes:
    """The sizes for rows of that width in this language."""
    buttons = [button_size(label_of(one, texts), theme) for one in OFFERED]
    button = QSize(max(size.width() for size in buttons), max(size.height() for size in buttons))
    badge = badge_room(theme, texts)
    fixed = 2 * FOCUS + PAD + POSTER.width() + 3 * GAP + badge + button.width() + END
    stacked = width < fixed + theme.px(_WORDS)
    content = _words(theme, _MOST_LINES) + 2 * theme.grown(6)
    if stacked:
        content += theme.grown(12) + max(button.height(), badge_height(theme, 24))
    return RowSizes(max(POSTER.height() + 20, content) + int(2 * FOCUS), button, stacked)


def _words(theme: Theme, lines: int) -> int:
    """Title and facts, and between them so many lines of what it is about."""
    line = theme.line(Style.SMALL)
    return theme.line(Style.ROW) + lines * line + theme.line(Style.CAPTION) + 4


def plan_row(cell: QRectF, props: RowProps, sizes: RowSizes, theme: Theme) -> RowPlan:
    """Where everything of a row stands in its cell."""
    body = cell.adjusted(FOCUS, FOCUS, -FOCUS, -FOCUS)
    poster = QRectF(body.left() + PAD, 0, POSTER.width(), POSTER.height())
    wide = button_size(props.action.label, theme) if sizes.stacked else sizes.button
    left, end = poster.right() + GAP, body.right() - END
    button = QRectF(end - wide.width(), 0, wide.width(), wide.height())
    badge = QSize(0, 0) if props.badge is None else badge_size(props.badge, theme)
    strip = max(wide.height(), badge_height(theme, 24)) if sizes.stacked else 0
    start, stop = left, button.left() - GAP
    right = facts_right = end
    above = False
    if sizes.stacked:
        if badge.width() > stop - start:
            start = poster.left()
        above = badge.width() > stop - start  # not even there: it has the line to itself
        right, stop = (stop, end) if above else (end, stop)
        pill = QRectF(start, 0, min(badge.width(), stop - start), badge.height())
    else:
        width = min(badge.width(), stop - left - theme.px(110))
        pill = QRectF(stop - width, 0, width, badge.height())
        right = facts_right = stop if props.badge is None else pill.left() - GAP
    about = _lines_of(props.line, Style.SMALL, theme, right - left)
    facts_lines = _lines_of(props.facts, Style.CAPTION, theme, facts_right - left)
    about = min(about, _MOST_LINES + 1 - facts_lines)  # the facts are never cut off
    words = _words(theme, about) + (facts_lines - 1) * theme.line(Style.CAPTION)
    under = theme.grown(8) + strip if sizes.stacked else 0
    top = body.top() + round((body.height() - words - under) / 2)
    title = QRectF(left, top, right - left, theme.line(Style.ROW))
    line = QRectF(left, title.bottom() + 2, right - left, about * theme.line(Style.SMALL))
    facts = QRectF(left, line.bottom() + 2, facts_right - left, 0)
    facts.setHeight(facts_lines * theme.line(Style.CAPTION))
    middle = top + words + theme.grown(8) + strip / 2 if sizes.stacked else body.center().y()
    poster.moveTop(body.top() + round((body.height() - POSTER.height()) / 2))
    if sizes.stacked:
        poster.moveTop(min(top, poster.top()))
    pill.moveTop(round(middle - pill.height() / 2))
    button.moveTop(top if above else round(middle - button.height() / 2))
    return RowPlan(body, poster, title, line, facts, pill, button)


def _lines_of(text: str, style: Style, theme: Theme, width: float) -> int:
    """One, or two where one is not enough."""
    return 1 if theme.metrics(style).horizontalAdvance(text) <= width else 2


@dataclass(frozen=True, slots=True)
class HeaderPlan:
    """Where everything of a header stands; no rectangle where there are no terms."""

    height: int
    name: QRect
    line: QRect
    terms: QRect


def plan_header(props: HeaderProps, theme: Theme, width: int) -> HeaderPlan:
    """Everything takes as many lines as it needs at that width."""
    side, height = int(FOCUS), theme.line(Style.SMALL)
    room = width - 2 * side - theme.grown(30)
    name_width = theme.metrics(Style.SMALL_STRONG).horizontalAdvance(props.title) + 1
    name = QRect(side, theme.grown(16), min(name_width, room), height)
    line_width = theme.metrics(Style.SMALL).horizontalAdvance(props.line) + 1
    gap = theme.grown(10)
    if name.width() + gap + line_width <= room:
        line = QRect(name.right() + 1 + gap, name.top(), line_width, height)
    else:
        line = QRect(side, name.bottom() + 1, room, height)
    bottom, terms = line.bottom() + 1, QRect()
    if props.terms:
        left = side + theme.px(14) + theme.grown(8)
        broad = width - side - left
        terms = QRect(left, bottom, broad, paragraph(props.terms, theme, Style.SMALL).height(broad))
        bottom = terms.bottom() + 1
    return HeaderPlan(bottom + theme.grown(6), name, line, terms)


class LineDelegate(QStyledItemDelegate):
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
        painter.save()
        if isinstance(props, HeaderProps):
            pointing = self._pointing()
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            hovered = pointing.hovered == index.row()
            shown = HeaderState(hovered, has_focus and pointing.focus_shown)
            _paint_header(painter, cell, props, self._theme(), shown)
        elif isinstance(props, RowProps):
            self._paint_row(painter, cell, props, option.state, index.row())
        painter.restore()

    def _paint_row(
        self,
        painter: QPainter,
        cell: QRectF,
        props: RowProps,
        state: QStyle.StateFlag,
        number: int,
    ) -> None:
        theme, pointing = self._theme(), self._pointing()
        plan = plan_row(cell, props, self._sizes(), theme)
        tokens = theme.tokens
        hovered = pointing.hovered == number
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and pointing.focus_shown
        base = tokens.app if props.greyed else tokens.card
        ground = mix(base, tokens.text, 0.035) if hovered else QColor(base)
        flat = props.greyed or tokens.card == tokens.app
        edge = tokens.accent if selected else tokens.hairline if flat else None
        width = 2.0 if selected and tokens.card == tokens.app else 1.0
        rounded(painter, plan.body, RADIUS, fill=ground, edge=edge, width=width)
        paint_poster(painter, plan.poster, props.poster, theme)
        for rect, text, style, ink in (
            (plan.title, props.title, Style.ROW, tokens.text),
            *_lines(plan.line, props.line, theme, Style.SMALL, tokens.dim),
            *_lines(plan.facts, props.facts, theme, Style.CAPTION, tokens.faint),
        ):
            elided(painter, rect, text, theme, style, tokens.greyed if props.greyed else ink)
        if props.badge is not None:
            paint_badge(painter, plan.badge, props.badge, theme)
        on_button = hovered and pointing.on_button
        pressed = on_button and pointing.pressed
        button = ButtonState(on_button, pressed, focused and pointing.button_focused)
        action = props.action
        paint_button(
            painter, plan.button, action.label, action.button, theme, ground.name(), button
        )
        if focused and not pointing.button_focused:
            focus_rings(painter, plan.body, RADIUS, theme, tokens.app)


def _lines(
    rect: QRectF, text: str, theme: Theme, style: Style, ink: str
) -> list[tuple[QRectF, str, Style, str]]:
    """The text on as many lines as `rect` has; the last one takes what is left."""
    height = theme.line(style)
    if rect.height() < 2 * height:
        return [(rect, text, style, ink)]
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


def _paint_header(
    painter: QPainter, cell: QRectF, props: HeaderProps, theme: Theme, state: HeaderState
) -> None:
    """The name of a series, what there is of it, and the terms below."""
    tokens = theme.tokens
    plan = plan_header(props, theme, round(cell.width()))
    painter.translate(cell.topLeft())
    name, line = plan.name.toRectF(), plan.line.toRectF()
    elided(painter, name, props.title, theme, Style.SMALL_STRONG, tokens.text)
    elided(painter, line, props.line, theme, Style.SMALL, tokens.faint)
    if props.terms:
        size, height = theme.px(14), theme.line(Style.SMALL)
        top = plan.terms.top() + round((height - size) / 2)
        box = QRectF(FOCUS, top, size, size)
        icon_at(painter, box, "hourglass", tokens.accent, theme)
        paragraph(props.terms, theme, Style.SMALL).paint(painter, plan.terms, tokens.dim)
    whole = QRectF(0, 0, cell.width(), cell.height())
    end = plan_end(whole, name.center().y(), None, theme)
    paint_end(painter, end, None, theme, state, collapsed=props.collapsed)
    if state.focused:
        around = whole.adjusted(FOCUS, name.top() - theme.grown(3), -FOCUS, -FOCUS)
        paint_header_focus(painter, around, theme)
