"""Where everything of a line of the catalogue stands."""

from PySide6.QtCore import QRect, QRectF, QSize

from desktop_app.ui.catalogue.rows import OFFERED
from desktop_app.ui.lines.plans import (
    END,
    GAP,
    PAD,
    POSTER,
    HeaderPlan,
    Plans,
    RowPlan,
    RowSizes,
    button_room,
    plan_end,
)
from desktop_app.ui.lines.rows import HeaderProps, RowProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme
from desktop_app.ui.widgets.badge import badge_height, badge_room, badge_size
from desktop_app.ui.widgets.buttons import button_size
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.paragraph import paragraph

_WORDS = 260
"""So wide, at 100 %, are the words beside a badge at least; else it stands under them."""
_MOST_LINES = 2


def row_sizes(theme: Theme, texts: Texts, width: int) -> RowSizes:
    """Return the sizes for rows of that width in this language."""
    button = button_room(OFFERED, theme, texts)
    badge = badge_room(theme, texts)
    fixed = 2 * FOCUS + PAD + POSTER.width() + 3 * GAP + badge + button.width() + END
    stacked = width < fixed + theme.px(_WORDS)
    content = _words(theme, _MOST_LINES) + 2 * theme.grown(6)
    if stacked:
        content += theme.grown(12) + max(button.height(), badge_height(theme, 24))
    return RowSizes(max(POSTER.height() + 20, content) + int(2 * FOCUS), button, stacked)


def _words(theme: Theme, lines: int) -> int:
    """Return the height of title and facts, and so many lines of what it is about between."""
    line = theme.line(Style.SMALL)
    return theme.line(Style.ROW) + lines * line + theme.line(Style.CAPTION) + 4


def plan_row(cell: QRectF, props: RowProps, sizes: RowSizes, theme: Theme) -> RowPlan:
    """Place everything of a row in its cell."""
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
    return RowPlan(body, poster, title, line, pill, button, facts)


def _lines_of(text: str, style: Style, theme: Theme, width: float) -> int:
    """Return how many lines a text takes: one, or two where one is not enough."""
    return 1 if theme.metrics(style).horizontalAdvance(text) <= width else 2


def plan_header(props: HeaderProps, theme: Theme, width: float) -> HeaderPlan:
    """Place everything of a header, on as many lines as it needs at that width."""
    whole, width = QRectF(0, 0, width, 0), round(width)
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
    end = plan_end(whole, name.toRectF().center().y(), None, theme)
    return HeaderPlan(bottom + theme.grown(6), name.toRectF(), line.toRectF(), end, terms)


PLANS = Plans(row_sizes, plan_row, plan_header)
