"""Moving around: choosing rows, sorting, folding groups, changing pages."""

from PySide6.QtCore import QObject

from desktop_app.domain.settings import Remembered
from desktop_app.domain.shelf import GroupKey, Sort
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.settings.service import SettingsService
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow


class BrowsingPresenter(QObject):
    """Shows what is chosen, and keeps how the pages are arranged."""

    def __init__(
        self,
        *,
        settings: SettingsService,
        downloads_page: DownloadsPage,
        catalogue_page: CataloguePage,
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
        for view in (downloads_page.view, catalogue_page.view):
            view.current_changed.connect(inspecting.on_current_changed)
        downloads_page.view.folded.connect(self.on_library_folded)
        catalogue_page.view.folded.connect(self.on_catalogue_folded)
        window.place_changed.connect(self.on_place_changed)
        for place, page in (("library", downloads_page), ("catalogue", catalogue_page)):
            groups = [GroupKey(key) for key in settings.folded.get(place, ())]
            page.model.fold(groups, folded=True)

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
                self._catalogue_page.focus_rows()
                self._inspecting.on_current_changed(self._catalogue_page.view.current_key)
            case _:
                pass  # a page without rows
