"""What is asked for on the pages with rows, and in the inspector beside them."""

from functools import partial

from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import GroupKey, Sort
from desktop_app.domain.transfer import TransferState
from desktop_app.features.wire import Wire
from desktop_app.storage.entitlements import history_of
from desktop_app.storage.transfers import standing_of
from desktop_app.ui import moments
from desktop_app.ui.dialogs import reasons
from desktop_app.ui.library.ordering import Move
from desktop_app.ui.library.view import Chosen
from desktop_app.ui.widgets.drawing import announce


class PagesWiring(Wire):
    """Intents of the pages *Downloads* and *Catalogue*, and of the inspector."""

    @override
    def connect_all(self) -> None:
        s = self._s
        self._connect_downloads_page()
        self._connect_catalogue_page()
        self._connect_inspector()
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
        view.play_requested.connect(self._s.library.ask_play)
        view.renew_requested.connect(self.on_renew_requested)
        view.remove_requested.connect(self.on_remove_requested)
        view.clear_requested.connect(self.on_remove_requested)
        view.undo_requested.connect(self._s.library.undo_removal)
        view.why_requested.connect(self.on_why_requested)
        view.pause_requested.connect(self._s.downloads.pause)
        view.go_on_requested.connect(self.on_go_on_requested)
        view.cancel_requested.connect(self._s.downloads.cancel)
        view.inspect_requested.connect(self.on_inspect_requested)
        view.current_changed.connect(self._desk.on_current_changed)
        view.folded.connect(self.on_library_folded)
        view.move_requested.connect(self.on_move_requested)
        view.season_requested.connect(self.on_season_requested)

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

    def on_renew_requested(self, chosen: Chosen) -> None:
        """One warning may ask for several (rule A1)."""
        self._s.library.ask_download(*chosen.keys)

    def on_season_requested(self, keys: tuple[EpisodeKey, ...]) -> None:
        """All that there is of a season; what is refused is told in one sentence."""
        self._s.library.ask_download(*keys)

    def on_remove_requested(self, chosen: Chosen) -> None:
        """Live copies are removed, greyed rows are cleared; both can be undone."""
        self._s.library.remove(*chosen.keys)

    def on_why_requested(self, key: EpisodeKey) -> None:
        """Say why a row is as it is, and what can be done."""
        row = self._s.download_rows.row(key)
        if row is not None:
            history = history_of(self._s.opened.db, key)
            ended_at = history[-1].ended_at if history else None
            self._desk.explain(partial(reasons.why, row, row.as_of, ended_at=ended_at))

    def on_go_on_requested(self, key: EpisodeKey) -> None:
        """A held transfer goes on, or is tried at once; a failed one is asked for again (A1)."""
        row = self._s.download_rows.row(key)
        if row is None or row.transfer is None:
            return
        if row.transfer.state is TransferState.FAILED:
            self._s.library.ask_download(key)
        else:
            if row.transfer.tries_again:
                self._s.downloads.pause(key)  # which forgets when it would be tried by itself
            self._s.downloads.resume(key)

    def _connect_catalogue_page(self) -> None:
        page = self._s.catalogue_page
        page.download_requested.connect(self._s.library.ask_download)
        page.cancel_requested.connect(self._s.downloads.cancel)
        page.why_requested.connect(self.on_why_requested)
        page.show_in_library_requested.connect(self.on_show_in_library_requested)
        page.view.current_changed.connect(self._desk.on_current_changed)
        page.view.inspect_requested.connect(self.on_inspect_requested)
        page.view.folded.connect(self.on_catalogue_folded)
        page.view.season_requested.connect(self.on_season_requested)

    def on_show_in_library_requested(self, key: EpisodeKey) -> None:
        """It is among the downloads: go there."""
        self._s.window.show_place("library")
        self._s.downloads_page.show_key(key)

    def _connect_inspector(self) -> None:
        view = self._s.inspector
        view.play_requested.connect(self._s.library.ask_play)
        view.renew_requested.connect(self._s.library.ask_download)
        view.remove_requested.connect(self._s.library.remove)
        view.clear_requested.connect(self._s.library.remove)
        view.undo_requested.connect(self._s.library.undo_removal)
        view.why_requested.connect(self.on_why_requested)
        view.pause_requested.connect(self._s.downloads.pause)
        view.go_on_requested.connect(self.on_go_on_requested)
        view.cancel_requested.connect(self._s.downloads.cancel)

    def on_inspect_requested(self, key: EpisodeKey) -> None:
        """I, or the row's menu."""
        self._desk.on_current_changed(key)
        self._s.window.toggle_inspector()
