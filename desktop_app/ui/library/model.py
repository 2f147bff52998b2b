"""The model of the library: its lines, the rows under each chip, the seconds left of transfers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import Counts, ShelfRow, Sort
from desktop_app.ui.library.rows import DownloadProps, props_of, row_props
from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.lines.pages import Line, LineSource
from desktop_app.ui.lines.rows import LineProps
from desktop_app.ui.text import Texts


class DownloadsModel(LinesModel):
    """Every change may move rows: the library is sorted by what ends first."""

    counts_changed = Signal()

    def __init__(self, shelf: LineSource, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(shelf, texts, parent)
        self._seconds_left: dict[EpisodeKey, float] = {}
        self._counts = shelf.counts()

    @property
    def counts(self) -> Counts:
        """How many rows each chip has."""
        return self._counts

    @override
    def row(self, number: int) -> DownloadProps | None:
        props = self.props(number)
        return props if isinstance(props, DownloadProps) else None

    @override
    def reload(self) -> None:
        super().reload()
        self._recount()

    @override
    def on_changed(self, keys: Iterable[EpisodeKey]) -> None:
        changed = frozenset(keys)
        super().on_changed(changed)
        if changed:
            self._recount()

    @property
    def can_be_ordered(self) -> bool:
        """The rows are the whole queue, and each can be given another place in it."""
        return self.arrangement.is_whole_queue

    def may_move(self, number: int) -> bool:
        """Return whether the row on that line has a place in the queue; what failed has none."""
        line = self.line(number) if self.can_be_ordered else None
        return isinstance(line, ShelfRow) and line.transfer is not None and line.transfer.under_way

    def on_progress(self, seconds_left: Mapping[EpisodeKey, float | None]) -> None:
        """Show how far these came; each still takes so many seconds, where known."""
        for key, seconds in seconds_left.items():
            if seconds is None:
                self._seconds_left.pop(key, None)
            else:
                self._seconds_left[key] = seconds
        self.refresh(seconds_left.keys())

    @override
    def made(self, number: int, line: Line) -> LineProps:
        row = line if isinstance(line, ShelfRow) else line.first
        left = None if row is None else self._seconds_left.get(row.episode.key)
        asked = self.arrangement
        if asked.is_queue and isinstance(line, ShelfRow):
            place = number + 1 if self.may_move(number) else None
            return row_props(line, self._now, self._texts, left, with_series=True, place=place)
        most_urgent_first = asked.sort is Sort.EXPIRING_FIRST
        return props_of(line, self._now, self._texts, left, with_badge=most_urgent_first)

    @override
    def painted(self, props: LineProps) -> object:
        """Leave out the next change; the share behind a badge counts only while bytes arrive."""
        if not isinstance(props, DownloadProps):
            return props
        share = props.badge.share if props.transfer is not None else 0.0
        badge = replace(props.badge, changes_at=None, share=share)
        return replace(props, badge=badge, changes_at=None)

    def _recount(self) -> None:
        counts = self.source.counts()
        if counts != self._counts:
            self._counts = counts
            self.counts_changed.emit()
