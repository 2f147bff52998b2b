"""The model of the catalogue: what its lines show."""

from collections.abc import Iterable

from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import ShelfRow
from desktop_app.ui.catalogue.rows import group_props, row_props
from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.lines.pages import Line
from desktop_app.ui.lines.rows import LineProps


class CatalogueModel(LinesModel):
    """Its order does not depend on what happens to a download."""

    @override
    def on_changed(self, keys: Iterable[EpisodeKey]) -> None:
        self.refresh(frozenset(keys), headers=True)

    @override
    def made(self, number: int, line: Line) -> LineProps:
        if isinstance(line, ShelfRow):
            return row_props(line, self._now, self._texts)
        first = self.line(number + 1) if line.first is None else line.first
        policy = first.in_force if isinstance(first, ShelfRow) else None
        return group_props(line, policy, self._texts)
