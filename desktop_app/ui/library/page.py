"""The page *Downloads*: title, search, chips, order, and the rows or what stands in their place."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.queue import QueuePauses
from desktop_app.domain.shelf import Chip, Sort
from desktop_app.ui.library.buttons import HoldButton, SortButton
from desktop_app.ui.library.model import DownloadsModel
from desktop_app.ui.library.selection import SelectionBar, selection_props
from desktop_app.ui.library.view import DownloadsView
from desktop_app.ui.library.words import chips_props, nothing_props, subtitle_of
from desktop_app.ui.lines.kept import REMEMBERED
from desktop_app.ui.lines.page import END, START, LinesPage
from desktop_app.ui.lines.pages import LineSource
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.boxes import column, row
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.chips import Chips
from desktop_app.ui.widgets.drawing import announce
from desktop_app.ui.widgets.empty import EmptyProps


class DownloadsPage(LinesPage):
    """It shows a shelf: filtered by chips, in the order that was asked for."""

    catalogue_requested = Signal()
    """There is nothing yet: go to the catalogue."""
    sort_chosen = Signal(object)
    """A Sort: the order that the user wants from now on."""
    several_changed = Signal()
    """Another number of rows is selected together, or no longer several."""
    pause_all_requested = Signal()
    """Every transfer is to be held."""
    resume_all_requested = Signal()
    """Every held transfer is to go on."""

    def __init__(
        self, holder: ThemeHolder, texts: Texts, shelf: LineSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(holder, texts, parent)
        self.model = DownloadsModel(shelf, texts, self)
        self.view = DownloadsView(holder, texts, self.model, self)
        self._several = 0
        self.chips = Chips(holder, self)
        self.selection = SelectionBar(holder, self)
        self._sort = SortButton(holder, self)
        self._sort.chosen.connect(self.on_sort_chosen)
        self.hold = HoldButton(holder, self)
        self.hold.pause_requested.connect(self.pause_all_requested)
        self.hold.resume_requested.connect(self.resume_all_requested)
        self._lay_out()
        self.chips.chosen.connect(self.on_chip_chosen)
        self.view.selection_changed.connect(self.on_selection_changed)
        self.selection.asked.connect(self.view.ask_chosen)
        self.selection.done_requested.connect(self._on_selection_done)
        self.model.counts_changed.connect(self.on_counts_changed)
        holder.changed.connect(self._name_ends)
        self.on_texts_changed()

    def _lay_out(self) -> None:
        self.hold.hide()
        self.chips.set_end(self._sort)
        self._bar = QWidget(self)
        self._filters = QStackedLayout(self._bar)
        self._filters.addWidget(self.chips)
        self._filters.addWidget(self.selection)
        filters = row(None, self._bar, around=(0, 0, END, 0))
        self.build(self.model, self.view, column(None, 8, filters))

    def lowest(self, width: int) -> int:
        """Return how high it has to be to show a row, or what stands where none is."""
        inner = width - START - 6 - END
        bar = self._filters.heightForWidth(inner)
        return 20 + self._head.plan(inner)[1] + 8 + bar + 1 + self._stack.lowest(width)

    @override
    def place_head(self) -> None:
        """Put *Sort* beside the chips; where it would stand alone there, before the search.

        The queue has an order of its own: there *Pause all* stands in its place.
        """
        super().place_head()
        width = self.width() - START - 6 - END
        end = self._bar_end
        alone = end is not None and self._begun and not self.chips.has_room_for(end, width)
        if end is not None and alone and self._head.has_room_for(end, width):
            self.chips.set_end(None)
            self._head.set_end(end)
        else:
            self._head.set_end(None)
            self.chips.set_end(end)
        for one in (self._sort, self.hold):
            one.setVisible(one is end)

    @property
    def _bar_end(self) -> Button | None:
        if not self.model.arrangement.is_queue:
            return self._sort
        return self.hold if self.hold.counts.any else None

    @property
    def several(self) -> int:
        """How many rows are selected together; 0 where it is one, or none."""
        return self._several

    @property
    def _begun(self) -> bool:
        """Whether anything was ever downloaded: before, there is nothing to filter or to sort."""
        counts = self.model.counts
        return counts.ever_downloaded or counts.rows.get(Chip.ALL, 0) > 0

    # what the user does

    def show_key(self, key: EpisodeKey) -> None:
        """Stand on that episode, whatever is filtered away now."""
        if not self.view.select_key(key):
            self.search.clear()
            self.chips.set_current(Chip.ALL)
            self.on_chip_chosen(Chip.ALL)
            self.view.select_key(key)
        self.focus_rows()

    def on_chip_chosen(self, chip: Chip) -> None:
        """Show what is under that chip."""
        self.model.arrange(replace(self.model.arrangement, chip=chip))
        self.place_head()

    def show_chip(self, chip: Chip) -> None:
        """Show what is under that chip, and mark it as chosen."""
        self.on_chip_chosen(chip)
        self.on_counts_changed()

    def show_queue(self, counts: QueuePauses) -> None:
        """Offer to hold these transfers, or to let them go on."""
        self.hold.show_counts(counts, self._texts)
        self.place_head()

    def on_sort_chosen(self, sort: Sort) -> None:
        """Show the rows in another order from now on."""
        self.set_sort(sort)
        self.sort_chosen.emit(sort)

    def set_sort(self, sort: Sort) -> None:
        """Show the rows in that order."""
        self.model.arrange(replace(self.model.arrangement, sort=sort))
        self._name_ends()

    def _on_selection_done(self) -> None:
        self.view.choose_current()
        self.focus_rows()

    def on_selection_changed(self) -> None:
        """Show what several selected rows can do, in place of the chips."""
        count = self.view.place.chosen_count
        several = count > 1
        if several:
            rows = self.view.chosen_rows() if count <= REMEMBERED else None
            count = count if rows is None else len(rows)
            self.selection.show_props(selection_props(count, rows, self._texts), self._texts)
        before, self._several = self._several, count if count > 1 else 0
        wanted = self.selection if self._several else self.chips
        if self._filters.currentWidget() is not wanted:
            here, focused = self._filters.currentWidget(), QApplication.focusWidget()
            if here is not None and focused is not None and here.isAncestorOf(focused):
                self.focus_rows()
            self._filters.setCurrentWidget(wanted)
            if wanted is self.selection:
                announce(self, self.selection.title)
        if self._several != before:
            self.several_changed.emit()

    @override
    def on_empty_acted(self) -> None:
        """Go to the catalogue, or show everything again."""
        asked = self.model.arrangement
        if asked.search:
            self.search.clear()
        elif asked.chip is not Chip.ALL:
            self.on_chip_chosen(Chip.ALL)
            self.chips.set_current(Chip.ALL)
        else:
            self.catalogue_requested.emit()

    # what changed

    @override
    def on_texts_changed(self) -> None:
        super().on_texts_changed()
        texts = self._texts
        self._name(texts.tr("Downloads", "page"))
        self._name_ends()
        self.on_counts_changed()
        self.on_selection_changed()

    def _name_ends(self) -> None:
        self._sort.show_order(self.model.arrangement.sort, self._texts)
        self.hold.show_counts(self.hold.counts, self._texts)
        self.place_head()

    def on_counts_changed(self) -> None:
        """Show other numbers in the chips and under the title."""
        counts, chosen = self.model.counts, self.model.arrangement.chip
        self._head.subtitle.setText(subtitle_of(counts, self._texts))
        self.chips.set_items(chips_props(counts, chosen, self._texts))
        self.chips.set_current(chosen)
        self._bar.setVisible(self._begun)
        self.place_head()
        self.on_arranged()

    @override
    def on_arranged(self) -> None:
        super().on_arranged()
        self.setFocusProxy(self._stack.currentWidget() or self.view)
        if self._several:  # they may be something else now
            self.on_selection_changed()

    @override
    def nothing(self) -> EmptyProps:
        return nothing_props(self.model.arrangement, self.model.counts, self._texts)
