"""The queue of transfers: changing its order, pausing all of it, telling its results."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject

from desktop_app.clock import Clock
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.queue import Move
from desktop_app.downloads import events
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.counts import CountsPresenter
from desktop_app.features.showing.inspector import InspectorPresenter, QueuePlace
from desktop_app.features.showing.messages import Messages
from desktop_app.folder.service import FolderService
from desktop_app.library.service import LibraryService
from desktop_app.ui import moments
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.text import Texts
from desktop_app.ui.troubles import trouble_text
from desktop_app.ui.widgets.drawing import announce

if TYPE_CHECKING:
    from desktop_app.ui.catalogue.page import CataloguePage


class QueuePresenter(QObject):
    """Carries out what the user asks of transfers, and tells their results."""

    def __init__(
        self,
        *,
        downloads: DownloadService,
        library: LibraryService,
        folder: FolderService,
        clock: Clock,
        episode: Callable[[EpisodeKey], Episode],
        standing: Callable[[EpisodeKey], QueuePlace | None],
        inspecting: InspectorPresenter,
        counts: CountsPresenter,
        messages: Messages,
        downloads_page: DownloadsPage,
        catalogue_page: Lazily[CataloguePage],
        texts: Texts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._downloads = downloads
        self._library = library
        self._folder = folder
        self._clock = clock
        self._episode = episode
        self._standing = standing
        self._inspecting = inspecting
        self._counts = counts
        self._messages = messages
        self._downloads_page = downloads_page
        self._catalogue_page = catalogue_page
        self._texts = texts
        downloads.progressed.connect(self.on_progressed)
        downloads.happened.connect(self.on_downloads_happened)
        downloads.files_missing.connect(self.on_files_missing)
        downloads_page.pause_all_requested.connect(downloads.pause_all)
        downloads_page.resume_all_requested.connect(downloads.resume_all)
        downloads_page.view.move_requested.connect(self.on_move_requested)

    # what the user does

    def on_move_requested(self, move: Move) -> None:
        """Move transfers in the queue, and say the new place of the first one."""
        if not self._downloads.move(*move.keys, before=move.before):
            return
        standing = self._standing(move.keys[0])
        if standing is not None and standing.place is not None:
            episodes = [self._episode(key) for key in move.keys]
            sentence = moments.moved(episodes, standing.place, standing.of, self._texts)
            announce(self._downloads_page.view, sentence)

    # what happens

    def on_progressed(self, moved: events.Moved) -> None:
        """Show how far transfers are; nothing else about their rows has changed."""
        live = {key: self._downloads.live(key) for key in moved.keys}
        self._downloads_page.model.on_progress(
            {key: None if one is None else one.seconds_left for key, one in live.items()}
        )
        if (page := self._catalogue_page.made) is not None:
            page.model.refresh(moved.keys)
        self._inspecting.show_if(moved.keys)

    def on_downloads_happened(self, event: events.Event) -> None:
        """Tell the user how a transfer ended, or why it waits."""
        say, texts = self._messages.say, self._texts
        match event:
            case events.Downloaded(episode):
                say(moments.downloaded(episode, texts))
            case events.TransferFailed(episode, trouble):
                say(moments.failed(episode, trouble_text(trouble, texts), texts))
            case events.TransferCancelled(episode):
                say(moments.cancelled(episode, texts))
            case events.NetworkMissing():
                say(texts.tr("No network. Downloads continue once you are online again.", "toast"))
            case events.TransferUnwritten(error):
                self._messages.say_unusable(error)
            case events.MediaFolderUnreadable():
                self._folder.doubt()
            case _:
                assert_never(event)
        self._counts.show()
        self._library.advance(self._clock.now())

    def on_files_missing(self, missing: events.FilesMissing) -> None:
        """End live licences whose files are gone as lost (rules S4, F4)."""
        self._library.lose(missing.keys)
