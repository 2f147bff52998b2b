"""The pages of the window, one at a time, above the room that messages take at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from desktop_app.ui.keys import hears_no_held_keys
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.focus import bring_into_view, stops_in
from desktop_app.ui.widgets.roll import Roll


class Pages(QWidget):
    """A stack of pages that is scrolled where the window is too low for it."""

    def __init__(self, pages: Sequence[Lazily[QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget(self)
        self._pages = tuple(pages)
        self._kept = {number: QWidget() for number in range(len(self._pages))}
        for place in self._kept.values():
            self.stack.addWidget(place)
        self.free = QWidget(self)
        """The area for messages, which holds nothing else."""
        self.free.setFixedHeight(0)
        column(self, (Roll(self.stack, self), 1), self.free)

    def put(self, number: int, page: QWidget) -> None:
        """Put a page in the place that is kept for it, unless it stands there."""
        kept = self._kept.pop(number, None)
        if kept is None:
            return
        self.stack.insertWidget(number, page)
        self.stack.removeWidget(kept)
        kept.deleteLater()
        hears_no_held_keys(page)
        page.setObjectName(f"place-{number + 1}")

    def show_page(self, number: int) -> None:
        """Show a page; where nobody has gone to it before, it is made now."""
        self.put(number, self._pages[number]())
        self.stack.setCurrentIndex(number)

    def focus_first(self, reason: Qt.FocusReason) -> None:
        """Give the focus to where the page says that it begins, else to its top."""
        page = self.stack.currentWidget() or self
        proxy = page.focusProxy()
        first = proxy if proxy is not None and proxy.isVisible() else next(stops_in(page), page)
        first.setFocus(reason)

    def keep_free(self, room: int) -> None:
        """Leave messages the foot of the page to themselves; what is in use stays in view."""
        views = self.stack.findChildren(QAbstractItemView)
        kept = [view for view in views if view.isVisible() and _shows_current(view)]
        self.free.setFixedHeight(room)
        for layout in (self.layout(), self.stack.layout()):
            if layout is not None:
                layout.activate()
        for view in kept:
            bring_into_view(view)
        focused = self.window().focusWidget()
        if focused is None or isinstance(focused, QAbstractItemView):
            return  # the user may have scrolled away from the current row
        if self.isAncestorOf(focused):
            bring_into_view(focused)


def _shows_current(view: QAbstractItemView) -> bool:
    """Return whether the row that the keyboard stands on is in view, if only in part."""
    row = view.visualRect(view.currentIndex())
    return row.isValid() and view.viewport().rect().intersects(row)
