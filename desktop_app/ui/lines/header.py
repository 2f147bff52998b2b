"""The end of a group's header: what its folded rows come to, and the mark that folds them."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop_app.ui.badges import BadgeProps
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import badge_size, paint_badge
from desktop_app.ui.widgets.drawing import FOCUS, focus_rings, icon_at

_BADGE = 24


@dataclass(frozen=True, slots=True)
class LineState:
    """What pointer and keyboard do to a line now."""

    hovered: bool = False
    focused: bool = False


@dataclass(frozen=True, slots=True)
class EndPlan:
    """Where the end of a header stands; the words before it end at `left`."""

    badge: QRectF
    mark: QRectF

    @property
    def left(self) -> float:
        """Where the end begins."""
        return (self.badge if self.badge.width() > 0 else self.mark).left()


def plan_end(cell: QRectF, middle: float, badge: BadgeProps | None, theme: Theme) -> EndPlan:
    """The mark at the right edge, and the badge before it, around the line at `middle`."""
    side = theme.grown(16)
    mark = QRectF(0, round(middle - side / 2), side, side)
    mark.moveRight(cell.right() - FOCUS - theme.grown(4))
    if badge is None:
        return EndPlan(QRectF(), mark)
    size = badge_size(badge, theme, _BADGE)
    pill = QRectF(0, round(middle - size.height() / 2), size.width(), size.height())
    pill.moveRight(mark.left() - theme.grown(8))
    return EndPlan(pill, mark)


def paint_end(
    painter: QPainter,
    plan: EndPlan,
    badge: BadgeProps | None,
    theme: Theme,
    state: LineState,
    *,
    collapsed: bool,
) -> None:
    """The badge and the mark."""
    if badge is not None:
        paint_badge(painter, plan.badge, badge, theme)
    ink = theme.tokens.text if state.hovered or state.focused else theme.tokens.faint
    icon_at(painter, plan.mark, "chevron-right" if collapsed else "chevron-down", ink, theme)


def paint_header_focus(painter: QPainter, around: QRectF, theme: Theme) -> None:
    """Two rings around the words of a header."""
    focus_rings(painter, around, 8, theme, theme.tokens.app)
