"""Moving around: choosing rows, sorting, folding groups, changing pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.domain.settings import Remembered
from desktop_app.domain.shelf import GroupKey, Sort
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.settings.service import SettingsService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop_app.ui.catalogue.page import CataloguePage


class BrowsingPresenter(QObject):
    """Shows what is chosen, and keeps how the pages are arranged."""

    def __init__(
        self,
        *,
        settings: SettingsService,
        downloads_page: DownloadsPage,
        catalogue_page: Lazily[CataloguePage],
        inspecting: InspectorPresenter,
        window: MainWindow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._downloads_page = downloads_page
        self._catalogue_page = catalogue_page
        self._inspecting = inspecting
        self._window = window
        downloads_page.set_sort(settings.sort)
        downloads_page.sort_chosen.connect(self.on_sort_chosen)
        downloads_page.catalogue_requested.connect(self.on_catalogue_requested)
        downloads_page.view.current_changed.connect(inspecting.on_current_changed)
        downloads_page.view.folded.connect(self.on_library_folded)
        window.place_changed.connect(self.on_place_changed)
        downloads_page.model.fold(self._folded_in("library"), folded=True)
        catalogue_page.once_made(self._on_catalogue_made)

    def _on_catalogue_made(self, page: CataloguePage) -> None:
        page.view.current_changed.connect(self._inspecting.on_current_changed)
        page.view.folded.connect(self.on_catalogue_folded)
        page.model.fold(self._folded_in("catalogue"), folded=True)

    def _folded_in(self, place: str) -> list[GroupKey]:
        return [GroupKey(key) for key in self._settings.folded.get(place, ())]

    def on_sort_chosen(self, sort: Sort) -> None:
        """Store the chosen order for the next start."""
        self._settings.arrange(Remembered.SORT, sort.value)

    def on_library_folded(self, groups: frozenset[GroupKey]) -> None:
        """Folded the next time too."""
        self._settings.put_folded("library", groups)

    def on_catalogue_folded(self, groups: frozenset[GroupKey]) -> None:
        """Folded the next time too."""
        self._settings.put_folded("catalogue", groups)

    def on_catalogue_requested(self) -> None:
        """Show the catalogue, from the page that says that nothing is downloaded."""
        self._window.show_place("catalogue")

    def on_place_changed(self, place: object) -> None:
        """Give the keyboard to the rows, and let the inspector follow."""
        match place:
            case "library":
                self._downloads_page.focus_rows()
                self._inspecting.on_current_changed(self._downloads_page.view.current_key)
            case "catalogue":
                page = self._catalogue_page()
                page.focus_rows()
                self._inspecting.on_current_changed(page.view.current_key)
            case _:
                pass  # a page without rows
