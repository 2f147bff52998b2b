"""How high the lines of a list are: rows alike, each header by itself, once it comes into view."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QTableView

from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.lines.plans import Plans, RowSizes
from desktop_app.ui.lines.rows import HeaderProps
from desktop_app.ui.theme import ThemeHolder


class LineHeights:
    """Gives the lines in view their heights; what is in view stays where it is."""

    def __init__(
        self,
        view: QTableView,
        lines: LinesModel,
        plans: Plans,
        holder: ThemeHolder,
        sizes: RowSizes,
    ) -> None:
        self._view = view
        self._lines = lines
        self._plans = plans
        self._holder = holder
        self._is_fitting = False
        self.sizes = sizes
        self.is_held = False
        """Lines are being found again: nothing is measured meanwhile."""

    def of(self, number: int) -> int:
        """Return how high a line is."""
        if self._lines.header(number) is not None:
            props = self._lines.props(number)
            if isinstance(props, HeaderProps):
                width = self._view.columnWidth(0)
                return self._plans.header(props, self._holder.theme, width).height
        return self.sizes.height

    def visible(self) -> range:
        """Return the numbers of the lines in view."""
        header = self._view.verticalHeader()
        first = max(0, header.visualIndexAt(0))
        last = header.visualIndexAt(self._view.viewport().height() - 1)
        return range(first, self._lines.rowCount() if last < 0 else last + 1)

    def fit(self) -> bool:
        """Give the lines in view their heights; whether any had another one."""
        if self._is_fitting or self.is_held:
            return False
        self._is_fitting = True
        changed_at_all = False
        for _ in range(8):
            if not self._fit_once():
                break
            changed_at_all = True
        self._is_fitting = False
        return changed_at_all

    def _fit_once(self) -> bool:
        header, bar = self._view.verticalHeader(), self._view.verticalScrollBar()
        visible = self.visible()
        if not visible:
            return False
        self._lines.look_at(visible[0], visible[-1])
        before = header.sectionPosition(visible[-1])
        changed = False
        for number in visible:
            if header.sectionSize(number) != (wanted := self.of(number)):
                header.resizeSection(number, wanted)
                changed = True
        if changed:
            value, moved = bar.value(), header.sectionPosition(visible[-1]) - before
            self._view.updateGeometries()
            if value > 0:
                bar.setValue(value + moved)
        return changed

    def on_data_changed(self, top_left: QModelIndex | QPersistentModelIndex) -> None:
        """Give a header that shows something else another height."""
        if self._lines.header(top_left.row()) is not None:
            self.fit()

    def show_header_above(self, number: int) -> None:
        """Show whose the first row of a group is, where header and row both fit."""
        above, header = number - 1, self._view.verticalHeader()
        if number < 0 or self._lines.header(above) is None:
            return
        height, top = self.of(above), self._view.rowViewportPosition(number)
        if top < height <= self._view.viewport().height() - self._view.rowHeight(number):
            header.resizeSection(above, height)  # it may have been measured at another width
            self._view.updateGeometries()
            self._view.verticalScrollBar().setValue(header.sectionPosition(above))
