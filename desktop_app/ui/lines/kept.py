"""The user's place in a list: what is selected, where the keyboard stands, what is looked at.

Lines may stand elsewhere after any change, so all of it is known by keys and found again by them.
"""

from dataclasses import dataclass

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    Signal,
)
from PySide6.QtWidgets import QTableView

from desktop_app.domain.episode import EpisodeKey
from desktop_app.ui.lines.heights import LineHeights
from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.lines.pages import LineKey

REMEMBERED = 500
"""A larger selection is not looked for again after lines moved."""

_FLAG = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class _Pin:
    """A line that is in view, and how far from the top."""

    key: LineKey
    offset: int


class KeptPlace(QObject):
    """Selects lines, remembers what the user selected and looks at, and finds it again."""

    current_changed = Signal(object)
    """An EpisodeKey, or None: the row that the keyboard stands on. A header leaves it as it was."""
    moved = Signal()
    """The user went to another line."""

    def __init__(self, view: QTableView, lines: LinesModel, heights: LineHeights) -> None:
        super().__init__(view)
        self._view = view
        self._lines = lines
        self._heights = heights
        self._chosen: tuple[EpisodeKey, ...] = ()
        self._pins: tuple[_Pin, ...] = ()
        self._stood_on = -1
        self._asked_anew = False
        self.current: LineKey | None = None
        """The line that the keyboard stands on."""
        lines.asked_anew.connect(self._on_asked_anew)
        lines.modelAboutToBeReset.connect(self._on_about_to_be_reset)

    @property
    def number(self) -> int:
        """The number of the line that the keyboard stands on; -1 where it stands on none."""
        return self._view.currentIndex().row()

    # what is selected

    def select(self, key: LineKey) -> bool:
        """Stand on that line and bring it into view, unfolded; False where it is not shown."""
        number = self._lines.find(key)
        if number is None and isinstance(key, EpisodeKey):
            if (group := self._lines.source.group_of(key)) is not None:
                self._lines.fold({group}, folded=False)
            number = self._lines.find(key)
        if number is None:
            return False
        self.stand_on(number)
        self._heights.fit()
        self._view.scrollTo(self._view.currentIndex())
        self._heights.show_header_above(number)
        return True

    def stand_on(self, number: int) -> None:
        """Select only that line."""
        # setCurrentIndex() of the view would look at the modifier keys that are down just now
        index = self._lines.index(number, 0)
        self._view.selectionModel().setCurrentIndex(index, _FLAG.ClearAndSelect | _FLAG.Rows)

    def stand_on_edge(self, *, last: bool) -> None:
        """Go to the first or last row; the header of a folded group stands for its rows."""
        count = self._lines.rowCount()
        for number in range(count - 1, -1, -1) if last else range(count):
            header = self._lines.header(number)
            if header is None or header.collapsed:
                self.stand_on(number)
                self._view.scrollTo(self._lines.index(number, 0))
                if not last:
                    self._view.scrollToTop()
                return

    def chosen_numbers(self) -> list[int]:
        """Return the selected rows from top to bottom; always those that the user selected."""
        numbers = self._selected_numbers()
        if self._chosen and {self._lines.key(number) for number in numbers} != set(self._chosen):
            self._restore_selection()  # rows moved outside of what is in view
            numbers = self._selected_numbers()
        return numbers

    @property
    def chosen_count(self) -> int:
        """How many lines are selected, counted without looking at them."""
        selection = self._view.selectionModel().selection()
        return sum(selection.at(number).height() for number in range(selection.count()))

    def _selected_numbers(self) -> list[int]:
        return sorted({index.row() for index in self._view.selectionModel().selectedRows()})

    def on_selection_changed(self) -> None:
        """Remember what the user selected."""
        if not self._heights.is_held:
            few = self.chosen_count <= REMEMBERED
            keys = [self._lines.key(one) for one in self._selected_numbers()] if few else []
            self._chosen = tuple(key for key in keys if isinstance(key, EpisodeKey))

    def on_current_changed(self, current: QModelIndex) -> None:
        """Remember where the keyboard stands."""
        if self._heights.is_held:
            return
        self.moved.emit()
        key = self._lines.key(current.row())
        if key != self.current:
            self.current = key
            if key is None or isinstance(key, EpisodeKey):
                self.current_changed.emit(key)

    # keeping the place

    def _on_asked_anew(self) -> None:  # then only the chosen row keeps its place
        self._asked_anew = True

    def _on_about_to_be_reset(self) -> None:
        self.remember()
        self._stood_on = self.number
        self._heights.is_held = True

    def remember(self) -> None:
        """Remember which lines are in view, and where."""
        pins = [
            _Pin(key, self._view.rowViewportPosition(number))
            for number in self._heights.visible()
            if (key := self._lines.key(number)) is not None
        ]
        whole = [pin for pin in pins if pin.offset >= 0]
        current = [pin for pin in whole if pin.key == self.current]
        rows = [pin for pin in (*whole, *pins) if isinstance(pin.key, EpisodeKey)]
        self._pins = (*current, *rows, *whole)

    def on_arranged(self) -> None:
        """Find what was selected and what was looked at again: lines may stand elsewhere."""
        was_reset, self._heights.is_held = self._heights.is_held, False
        anew, self._asked_anew = self._asked_anew, False
        if was_reset:
            lost = self.current is not None and self._lines.find(self.current) is None
            if lost and not anew:
                self._stand_on_neighbour()
            self._restore_selection()
            if anew and self.current is None:
                self._view.scrollToTop()
            else:
                self.restore()
        elif self._lines.key(self.number) != self.current:
            self._restore_selection()
        self._heights.fit()

    def _stand_on_neighbour(self) -> None:
        """Stand on the next row in place of one that is gone."""
        last = self._lines.rowCount() - 1
        for number in (*range(self._stood_on, last + 1), *range(min(self._stood_on, last), -1, -1)):
            key = self._lines.key(number)
            if isinstance(key, EpisodeKey):
                self.current, self._chosen = key, (key,)
                self.current_changed.emit(key)
                return

    def _restore_selection(self) -> None:
        chosen, current = self._chosen, self.current
        model = self._view.selectionModel()
        number = None if current is None else self._lines.find(current)
        self._heights.is_held = True
        still: list[EpisodeKey] = []
        selection = QItemSelection()
        for key in chosen:
            found = number if key == current else self._lines.find(key)
            if found is not None:
                selection.append(QItemSelectionRange(self._lines.index(found, 0)))
                still.append(key)
        self._chosen = tuple(still)  # whoever is told that the selection changed finds these
        model.select(selection, _FLAG.ClearAndSelect | _FLAG.Rows)
        if number is None:
            model.clearCurrentIndex()
        else:
            model.setCurrentIndex(self._lines.index(number, 0), _FLAG.NoUpdate)
        self._heights.is_held = False
        if number is None and current is not None:
            self.current = None
            if isinstance(current, EpisodeKey):
                self.current_changed.emit(None)

    def restore(self) -> None:
        """Bring the first of the remembered lines that is still there to where it stood."""
        self._view.updateGeometries()
        for pin in self._pins:
            number = self._lines.find(pin.key)
            if number is not None:
                break
        else:
            return
        bar = self._view.verticalScrollBar()
        for _ in range(4):
            bar.setValue(self._view.verticalHeader().sectionPosition(number) - pin.offset)
            if not self._heights.fit():
                break
