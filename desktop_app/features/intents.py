"""Carries out the intents of the user, wherever they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject

from desktop_app.clock import Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.licence_timeline import GrantLine
from desktop_app.domain.transfer import TransferState
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.features.showing.messages import Messages
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import DownloadRows
from desktop_app.ui.inspector.view import InspectorView
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder

if TYPE_CHECKING:
    from desktop_app.ui.catalogue.page import CataloguePage


class IntentsPresenter(QObject):
    """Carries out the intents of both lists, of the inspector, and of the next episode's card."""

    def __init__(
        self,
        *,
        library: LibraryService,
        downloads: DownloadService,
        rows: DownloadRows,
        history: Callable[[EpisodeKey], Sequence[GrantLine]],
        inspecting: InspectorPresenter,
        messages: Messages,
        downloads_page: DownloadsPage,
        catalogue_page: Lazily[CataloguePage],
        inspector: InspectorView,
        window: MainWindow,
        theme: ThemeHolder,
        texts: Texts,
        elapsed: Elapsed,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._downloads = downloads
        self._rows = rows
        self._history = history
        self._inspecting = inspecting
        self._messages = messages
        self._page = downloads_page
        self._window = window
        self._theme = theme
        self._texts = texts
        self._elapsed = elapsed
        for view in (downloads_page.view, inspector):
            view.intent_requested.connect(self.on_intent_requested)
        catalogue_page.once_made(self._on_catalogue_made)

    def _on_catalogue_made(self, page: CataloguePage) -> None:
        page.view.intent_requested.connect(self.on_intent_requested)

    def on_intent_requested(self, request: Request) -> None:
        """Carry out an intent. One warning may ask about several episodes (rule A1)."""
        library, downloads, keys = self._library, self._downloads, request.keys
        match request.intent:
            case Intent.RENEW | Intent.DOWNLOAD:
                library.ask_download(*keys)
            case Intent.REMOVE | Intent.CLEAR:
                library.remove(*keys)
            case Intent.UNDO:
                library.undo_removal(*keys)
            case Intent.PLAY | Intent.RESUME:
                _each(library.ask_play, keys)
            case Intent.WHY:
                _each(self._explain, keys)
            case Intent.PAUSE:
                _each(downloads.pause, keys)
            case Intent.GO_ON | Intent.TRY_AGAIN:
                _each(self._go_on, keys)
            case Intent.CANCEL:
                _each(downloads.cancel, keys)
            case Intent.SHOW_IN_LIBRARY:
                _each(self._show_in_library, keys)
            case Intent.SHOW_IN_FOLDER:
                _each(library.ask_file, keys)
            case Intent.INSPECT:
                _each(self._inspect, keys)
            case Intent.READ_RULES:
                _each(self._show_rules, keys)
            case _:
                assert_never(request.intent)

    def _show_in_library(self, key: EpisodeKey) -> None:
        self._window.show_place("library")
        self._page.show_key(key)

    def _inspect(self, key: EpisodeKey) -> None:
        self._inspecting.on_current_changed(key)
        self._window.toggle_inspector()

    def _show_rules(self, key: EpisodeKey) -> None:
        """Show the rules that bind one episode, over the window."""
        from desktop_app.ui.dialogs.rules import RulesDialog

        for rules in self._messages.rules_of(key):
            RulesDialog(self._theme, self._texts, rules, self._elapsed, self._window).open()

    def _explain(self, key: EpisodeKey) -> None:
        """Explain why an episode cannot be played or downloaded, and what the user can do."""
        from desktop_app.ui.dialogs import reasons

        row = self._rows.row(key)
        if row is not None:
            history = self._history(key)
            ended_at = history[-1].ended_at if history else None
            self._messages.explain(partial(reasons.why, row, row.as_of, ended_at=ended_at))

    def _go_on(self, key: EpisodeKey) -> None:
        """Resume a paused transfer, retry a waiting one, or ask again for a failed one (A1)."""
        row = self._rows.row(key)
        if row is None or row.transfer is None:
            return
        if row.transfer.state is TransferState.FAILED:
            self._library.ask_download(key)
        else:
            if row.transfer.tries_again:
                self._downloads.pause(
                    key
                )  # pausing also forgets when the next automatic try was due
            self._downloads.resume(key)


def _each(ask: Callable[[EpisodeKey], None], keys: Sequence[EpisodeKey]) -> None:
    for key in keys:
        ask(key)
