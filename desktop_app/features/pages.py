"""What the pages with rows ask for beside the intents: order, folded groups, the queue."""

from typing_extensions import override

from desktop_app.domain.shelf import GroupKey, Sort
from desktop_app.features.wire import Wire
from desktop_app.storage.transfers import standing_of
from desktop_app.ui import moments
from desktop_app.ui.library.ordering import Move
from desktop_app.ui.widgets.drawing import announce


class PagesWiring(Wire):
    """How the pages *Downloads* and *Catalogue* are arranged, and the queue."""

    @override
    def connect_all(self) -> None:
        s = self._s
        self._connect_downloads_page()
        self._connect_catalogue_page()
        for place, page in (("library", s.downloads_page), ("catalogue", s.catalogue_page)):
            groups = [GroupKey(key) for key in s.settings.folded.get(place, ())]
            page.model.fold(groups, folded=True)

    def _connect_downloads_page(self) -> None:
        page = self._s.downloads_page
        page.set_sort(self._s.settings.sort)
        page.catalogue_requested.connect(self.on_catalogue_requested)
        page.sort_chosen.connect(self.on_sort_chosen)
        page.several_changed.connect(self._desk.inspect)
        page.pause_all_requested.connect(self._s.downloads.pause_all)
        page.resume_all_requested.connect(self._s.downloads.resume_all)
        view = page.view
        view.current_changed.connect(self._desk.on_current_changed)
        view.folded.connect(self.on_library_folded)
        view.move_requested.connect(self.on_move_requested)

    def on_move_requested(self, move: Move) -> None:
        """Another order of the queue; where the first of them stands now is said."""
        s = self._s
        if not s.downloads.move(*move.keys, before=move.before):
            return
        standing = standing_of(s.opened.db, move.keys[0])
        if standing is not None and standing.place is not None:
            episodes = [self._desk.episode(key) for key in move.keys]
            sentence = moments.moved(episodes, standing.place, standing.of, s.texts)
            announce(s.downloads_page.view, sentence)

    def on_sort_chosen(self, sort: Sort) -> None:
        """In that order the next time too."""
        self._s.settings.arrange("sort", sort.value)

    def on_library_folded(self, groups: frozenset[GroupKey]) -> None:
        """Folded the next time too."""
        self._s.settings.put_folded("library", groups)

    def on_catalogue_folded(self, groups: frozenset[GroupKey]) -> None:
        """Folded the next time too."""
        self._s.settings.put_folded("catalogue", groups)

    def on_catalogue_requested(self) -> None:
        """There is nothing yet."""
        self._s.window.show_place("catalogue")

    def _connect_catalogue_page(self) -> None:
        page = self._s.catalogue_page
        page.view.current_changed.connect(self._desk.on_current_changed)
        page.view.folded.connect(self.on_catalogue_folded)
