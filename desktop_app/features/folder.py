"""The folder of media: moving it, showing its files, and saying when it cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.counts import CountsPresenter
from desktop_app.features.showing.messages import Messages
from desktop_app.folder import events as folder
from desktop_app.folder.moving import MoveFault, NotMoved
from desktop_app.folder.reveal import FileManager
from desktop_app.folder.service import FolderService
from desktop_app.ledger import events as library
from desktop_app.library.service import LibraryService
from desktop_app.ui import media_words, moments
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts

if TYPE_CHECKING:
    from desktop_app.ui.settings.page import SettingsPage

_PATH = "path"
"""The first part of the key of a toast that offers to copy a path. The second is the path."""
_FOLDER = "folder"
"""The key of a toast about the folder: the next one takes its place."""


class FolderPresenter(QObject):
    """Moves the folder, shows what lies in it, and says where it cannot be read."""

    def __init__(
        self,
        *,
        folder: FolderService,
        file_manager: FileManager,
        library: LibraryService,
        downloads: DownloadService,
        counts: CountsPresenter,
        messages: Messages,
        page: Lazily[SettingsPage],
        window: MainWindow,
        texts: Texts,
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._file_manager = file_manager
        self._downloads = downloads
        self._counts = counts
        self._messages = messages
        self._window = window
        self._texts = texts
        self._is_closed = is_closed
        folder.happened.connect(self.on_folder_happened)
        library.happened.connect(self.on_library_happened)
        file_manager.failed.connect(self.on_not_shown)
        window.toast_acted.connect(self.on_toast_acted)
        page.once_made(self._on_page_made)

    def _on_page_made(self, page: SettingsPage) -> None:
        page.move_requested.connect(self.on_move_requested)
        page.move_back_requested.connect(self._folder.move_back)
        page.cancel_requested.connect(self._folder.cancel)
        page.show_folder_requested.connect(self.on_show_requested)

    def on_folder_happened(self, event: folder.Event) -> None:
        """Tell the user about the folder, and let transfers wait while it cannot be used."""
        texts = self._texts
        match event:
            case folder.MoveBegan():
                self._downloads.rest()
            case folder.FolderMoved(to):
                self._downloads.start()
                self._counts.show()
                self._say(media_words.moved(str(to), texts))
            case folder.MoveFailed(why, began):
                if began:
                    self._downloads.start()
                self._say(self._reason(why))
            case folder.FolderLost():
                self._downloads.rest()  # the bar at the top tells the user
            case folder.FolderFound():
                self._downloads.start()
                self._counts.show()
                self._say(texts.tr("The folder of your downloads can be read again.", "toast"))
            case _:
                assert_never(event)

    def on_library_happened(self, event: library.Event) -> None:
        """Show a file that was asked for, or say why it cannot be shown or deleted."""
        match event:
            case library.FolderUnreadable(path, asked):
                self._folder.look()
                if asked:
                    self._messages.say(moments.folder_unreadable(str(path), self._texts))
            case library.FileFound(path):
                self._file_manager.show_file(path)
            case library.FileUndeletable(path, reason):
                self._messages.say(moments.file_undeletable(str(path), reason, self._texts))
            case _:
                pass  # another feature tells it

    def _reason(self, not_moved: NotMoved) -> str:
        """Return in one sentence why the folder was not moved."""
        texts, path, detail = self._texts, str(not_moved.path), not_moved.detail
        match not_moved.why:
            case MoveFault.CANCELLED:
                return media_words.cancelled(texts)
            case MoveFault.THERE_ALREADY:
                return media_words.there_already(path, texts)
            case MoveFault.INSIDE:
                return media_words.inside(path, texts)
            case MoveFault.NO_FOLDER:
                return media_words.no_folder(path, texts)
            case MoveFault.NO_ROOM:
                return media_words.no_room(path, not_moved.lacking, texts)
            case MoveFault.NOT_WRITABLE:
                return media_words.not_writable(path, detail, texts)
            case MoveFault.UNWRITTEN:
                return moments.library_unwritable(detail, texts)
            case MoveFault.WENT_WRONG:
                return media_words.went_wrong(path, texts)
            case MoveFault.UNREADABLE:
                return media_words.not_readable(path, detail, texts)
            case _:
                assert_never(not_moved.why)

    def _say(self, sentence: str) -> None:
        self._messages.say_in_place_of(_FOLDER, sentence)

    # moving

    def on_move_requested(self) -> None:
        """Ask in Qt's own window where to move the media."""
        texts, home = self._texts, QDir.homePath()
        title = texts.tr("Choose a folder for your downloads", "title of a window")
        dialog = QFileDialog(self._window, title, home)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.on_chosen)
        dialog.open()

    def on_chosen(self, chosen: str) -> None:
        """Move the media to the chosen folder, if that is possible."""
        if not self._is_closed():
            self._folder.move_into(Path(chosen))

    # showing

    def on_show_requested(self) -> None:
        """Show the folder itself."""
        state = self._folder.state
        if state.readable:
            self._file_manager.show_folder(state.path)
        else:
            self._say(media_words.unreadable(str(state.path), self._texts))

    def on_not_shown(self, path: Path) -> None:
        """Say that nothing opens the folder; the user can still copy its path."""
        texts = self._texts
        copy = texts.tr("Copy", "button: the path of a file, to the clipboard")
        self._messages.offer(media_words.lies_at(str(path), texts), copy, (_PATH, str(path)))

    def on_toast_acted(self, key: object) -> None:
        """Copy the path that a toast offers."""
        match key:
            case (str(kind), str(path)) if kind == _PATH:
                QGuiApplication.clipboard().setText(path)
            case _:
                pass  # a toast of another feature
