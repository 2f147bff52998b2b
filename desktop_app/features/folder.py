"""The folder of media: where it lies, whether it can be read, and showing what lies in it."""

from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from desktop_app.features.wire import Wire
from desktop_app.folder import events as folder
from desktop_app.folder.moving import NotMoved, Why
from desktop_app.ui import moments, places
from desktop_app.ui.widgets.toast import ToastProps

_PATH = "path"
"""With the path, the key of a toast that offers to copy it."""
_LASTS_MS = 15_000


class FolderWiring(Wire):
    """The service of the folder, the file manager, and the settings of both."""

    @override
    def connect_all(self) -> None:
        s = self._s
        s.folder.changed.connect(self._desk.show_media)
        s.folder.changed.connect(self._desk.show_conditions)
        s.folder.happened.connect(self.on_folder_happened)
        s.file_manager.failed.connect(self.on_not_shown)
        s.window.toast_acted.connect(self.on_toast_acted)
        media = s.settings_page.media
        media.move_requested.connect(self.on_move_requested)
        media.move_back_requested.connect(s.folder.move_back)
        media.cancel_requested.connect(s.folder.cancel)
        media.show_requested.connect(self.on_show_requested)
        self._desk.show_media()

    def on_folder_happened(self, event: folder.Event) -> None:
        """Transfers wait while the folder is not itself, and the user is told."""
        s, texts = self._s, self._s.texts
        match event:
            case folder.MoveBegan():
                s.downloads.rest()
            case folder.FolderMoved(to):
                s.downloads.start()
                self._desk.show_counts()
                self._say(places.moved(str(to), texts))
            case folder.MoveFailed(why, began):
                if began:
                    s.downloads.start()
                self._say(self._reason(why))
            case folder.FolderLost():
                s.downloads.rest()  # the bar across the top says it
            case folder.FolderFound():
                s.downloads.start()
                self._desk.show_counts()
                self._say(places.readable_again(texts))
            case _:
                assert_never(event)

    def _reason(self, not_moved: NotMoved) -> str:
        """Why everything is where it was, in one sentence."""
        texts, path, detail = self._s.texts, str(not_moved.path), not_moved.detail
        match not_moved.why:
            case Why.CANCELLED:
                return places.cancelled(texts)
            case Why.THERE_ALREADY:
                return places.there_already(path, texts)
            case Why.INSIDE:
                return places.inside(path, texts)
            case Why.NO_FOLDER:
                return places.no_folder(path, texts)
            case Why.NO_ROOM:
                return places.no_room(path, not_moved.lacking, texts)
            case Why.NOT_WRITABLE:
                return places.not_writable(path, detail, texts)
            case Why.UNWRITTEN:
                return moments.library_unwritable(detail, texts)
            case Why.WENT_WRONG:
                return places.went_wrong(path, texts)
            case Why.UNREADABLE:
                return places.not_readable(path, detail, texts)
            case _:
                assert_never(not_moved.why)

    def _say(self, sentence: str) -> None:
        props = ToastProps(sentence, key="folder", lasts_ms=_LASTS_MS)
        self._s.window.toasts.say(props)

    # moving

    def on_move_requested(self) -> None:
        """Where to, is asked in Qt's own window."""
        s = self._s
        title, home = places.choose(s.texts), QDir.homePath()
        dialog = QFileDialog(s.window, title, home)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.on_chosen)
        dialog.open()

    def on_chosen(self, chosen: str) -> None:
        """There it goes, if that can be."""
        if not self._s.closed:
            self._s.folder.move_into(Path(chosen))

    # showing

    def on_show_requested(self) -> None:
        """The folder itself."""
        s = self._s
        if s.folder.state.readable:
            s.file_manager.show_folder(s.folder.state.path)
        else:
            self._say(places.unreadable(str(s.folder.state.path), s.texts))

    def on_not_shown(self, path: Path) -> None:
        """The user can still take the path elsewhere."""
        texts = self._s.texts
        self._s.window.toasts.say(
            ToastProps(
                places.lies_at(str(path), texts),
                places.copy_path(texts),
                (_PATH, str(path)),
                _LASTS_MS,
            )
        )

    def on_toast_acted(self, key: object) -> None:
        """*Copy*."""
        match key:
            case (str(kind), str(path)) if kind == _PATH:
                QGuiApplication.clipboard().setText(path)
            case _:
                pass  # a toast of another feature
