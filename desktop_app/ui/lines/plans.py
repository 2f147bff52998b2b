"""Where everything of a line stands: what a screen says once for all its rows and headers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, QSize

from desktop_app.domain.intent import Intent
from desktop_app.ui.badges import BadgeProps
from desktop_app.ui.intents import label_of
from desktop_app.ui.lines.rows import HeaderProps, RowProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.badge import badge_size
from desktop_app.ui.widgets.buttons import button_size
from desktop_app.ui.widgets.drawing import FOCUS

RADIUS = 12
POSTER = QSize(128, 72)
PAD = 11
GAP = 16
END = 15
_HEADER_BADGE = 24


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
class HeaderEnd:
    """Where the badge and the mark that folds a group stand; the words end at `left`."""

    badge: QRectF
    mark: QRectF

    @property
    def left(self) -> float:
        """Where the end begins."""
        return (self.badge if self.badge.width() > 0 else self.mark).left()


@dataclass(frozen=True, slots=True)
class HeaderPlan:
    """Where everything of a header stands; the height includes its gaps."""

    height: int
    name: QRectF
    line: QRectF
    end: HeaderEnd
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


def plan_end(cell: QRectF, middle: float, badge: BadgeProps | None, theme: Theme) -> HeaderEnd:
    """Place the mark at the right edge, and the badge before it, around the line at `middle`."""
    side = theme.grown(16)
    mark = QRectF(0, round(middle - side / 2), side, side)
    mark.moveRight(cell.right() - FOCUS - theme.grown(4))
    if badge is None:
        return HeaderEnd(QRectF(), mark)
    size = badge_size(badge, theme, _HEADER_BADGE)
    pill = QRectF(0, round(middle - size.height() / 2), size.width(), size.height())
    pill.moveRight(mark.left() - theme.grown(8))
    return HeaderEnd(pill, mark)
