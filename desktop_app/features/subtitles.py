"""Subtitles: those of a film, and those that the user brings in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from desktop_app.domain.tracks import SUBTITLE_SUFFIXES
from desktop_app.features.showing.messages import Messages
from desktop_app.formats.subtitles import SubtitleFault
from desktop_app.playback.service import PlaybackService
from desktop_app.playback.subtitles import EncodingChosen, SubtitlesUnreadable
from desktop_app.settings.service import SettingsService
from desktop_app.ui.encodings import encoding_name
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts

if TYPE_CHECKING:
    from desktop_app.ui.player.view import PlayerView


class SubtitlesPresenter(QObject):
    """Shows the subtitles that were chosen, and says why a file of them cannot be shown."""

    def __init__(
        self,
        *,
        playback: PlaybackService,
        settings: SettingsService,
        messages: Messages,
        player: Lazily[PlayerView],
        window: MainWindow,
        texts: Texts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._settings = settings
        self._messages = messages
        self._window = window
        self._texts = texts
        playback.subtitles_refused.connect(self.on_subtitles_refused)
        playback.encoding_chosen.connect(self.on_encoding_chosen)
        player.once_made(self._on_player_made)

    def _on_player_made(self, player: PlayerView) -> None:
        player.subtitle_requested.connect(self._playback.set_subtitle)
        player.encoding_requested.connect(self._playback.set_encoding)
        player.subtitle_file_requested.connect(self.on_subtitle_file_requested)
        player.subtitle_file_dropped.connect(self._playback.add_subtitles)

    def on_subtitles_refused(self, refused: SubtitlesUnreadable) -> None:
        """Say that a file of subtitles cannot be shown."""
        name, texts = refused.path.name, self._texts
        match refused.reason:
            case SubtitleFault.UNREADABLE:
                sentence = texts.tr("The subtitles in %1 cannot be read.", "toast: a file")
            case SubtitleFault.TOO_LARGE:
                sentence = texts.tr("%1 is too large to hold subtitles.", "toast: a file")
            case SubtitleFault.NO_SUBTITLES if refused.encoding is not None:
                sentence = texts.tr(
                    "%1 is not written in %2. It is read as before.", "toast: a file, an encoding"
                )
            case SubtitleFault.NO_SUBTITLES:
                sentence = texts.tr(
                    "There are no subtitles in %1 that Sablier can read.", "toast: a file"
                )
            case never:
                assert_never(never)
        encoding = "" if refused.encoding is None else encoding_name(refused.encoding, texts)
        self._messages.say(texts.fill(sentence, name, encoding))

    def on_encoding_chosen(self, chosen: EncodingChosen) -> None:
        """Store the encoding that was chosen for a file of subtitles."""
        self._settings.put_encoding(chosen.path, chosen.encoding)

    def on_subtitle_file_requested(self) -> None:
        """Let the user choose a file of subtitles, while playback goes on."""
        texts = self._texts
        title = texts.tr("Choose subtitles", "a dialog for files")
        patterns = " ".join(f"*{suffix}" for suffix in SUBTITLE_SUFFIXES)
        kinds = f"{texts.tr('Subtitles', 'menu')} ({patterns})"
        dialog = QFileDialog(self._window, title, "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.on_subtitle_file_chosen)
        dialog.open()

    def on_subtitle_file_chosen(self, file: str) -> None:
        """Show the subtitles of the chosen file."""
        self._playback.add_subtitles(Path(file))
