"""Where everything of a line of the library stands."""

from PySide6.QtCore import QRectF, QSize

from desktop_app.ui.library.rows import OFFERED
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
from desktop_app.ui.widgets.drawing import FOCUS


def row_sizes(theme: Theme, texts: Texts, width: int, *, with_grip: bool = False) -> RowSizes:
    """Return the sizes for rows of that width in this language."""
    room = button_room(OFFERED, theme, texts)
    button = QSize(max(theme.grown(96), room.width()), room.height())
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
        height=max(POSTER.height() + 20, content) + int(2 * FOCUS),
        button=button,
        stacked=stacked,
        under_button=stacked and width < fixed,
        grip=grip,
    )


def plan_row(cell: QRectF, props: RowProps, sizes: RowSizes, theme: Theme) -> RowPlan:
    """Place everything of a row in its cell."""
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
    high = 24 if sizes.stacked else 30
    badge = QSize(0, 0) if props.badge is None else badge_size(props.badge, theme, high)
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
    return RowPlan(body, poster, title, line, pill, button, grip=grip if props.grip else QRectF())


def plan_header(props: HeaderProps, theme: Theme, width: float) -> HeaderPlan:
    """Place what there is of a series beside its name, or under it where there is no room."""
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


PLANS = Plans(row_sizes, plan_row, plan_header)
