"""Where Tab stops: in the order in which the layouts place what is seen, and always in view."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

_AROUND = 24
"""What a scroll area shows beyond the control that has the focus."""


def stops_in(root: QWidget | None) -> Iterator[QWidget]:
    """Yield everything visible below `root` where Tab stops, in the order in which it is read.

    The focus chain that Qt keeps is that of creation, and some parts are made again and again.
    """
    if root is None or not root.isVisible() or not root.isEnabled():
        return
    if _is_stop(root):
        yield root
    if isinstance(root, QStackedWidget):
        yield from stops_in(root.currentWidget())
    elif isinstance(root, QScrollArea):
        yield from stops_in(root.widget())
    elif (layout := root.layout()) is not None:
        yield from _stops_of(layout)
    elif not _is_stop(root):
        for one in sorted(_parts_of(root), key=lambda one: (one.y(), one.x())):
            yield from stops_in(one)


def _parts_of(root: QWidget) -> list[QWidget]:
    """Return what a widget without a layout places itself."""
    parts = [one for one in root.children() if isinstance(one, QWidget)]
    return [one for one in parts if not one.isWindow()]


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from stops_in(widget)
        elif (inner := item.layout()) is not None:
            yield from _stops_of(inner)


def _is_stop(widget: QWidget) -> bool:
    """Return whether Tab stops here; of buttons of which one is chosen, at that one alone."""
    if isinstance(widget, QAbstractButton) and (group := widget.group()) is not None:
        chosen = group.checkedButton()
        if group.exclusive() and chosen is not None:
            return widget is chosen
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def focus_next(stops: Sequence[QWidget], focused: QWidget | None, *, forward: bool) -> bool:
    """Give the focus to the stop after or before the focused one, or else to the first or last.

    After the last comes the first. False where there are no stops.
    """
    if not stops:
        return False
    if focused in stops:
        number = stops.index(focused) + (1 if forward else -1)
    else:
        number = 0 if forward else -1
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[number % len(stops)].setFocus(reason)
    return True


def bring_into_view(widget: QWidget) -> None:
    """Scroll what lies around it so far that all of it is seen; of rows, the current one."""
    if isinstance(widget, QAbstractItemView):
        widget.scrollTo(widget.currentIndex())
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and (inside := around.widget()) is not None:
            # not ensureWidgetVisible: of a line of text it knows only the cursor
            middle = widget.mapTo(inside, widget.rect().center())
            around.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + _AROUND)
        around = around.parentWidget()
