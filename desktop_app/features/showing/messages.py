"""Telling the user: toasts, and messages in a card."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject

from desktop_app.clock import Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.rules import Rules
from desktop_app.ledger.events import Event, LibraryUnwritten
from desktop_app.library.removals import UNDO_FOR
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import DownloadRows
from desktop_app.storage.unusable import LibraryError, Unusable
from desktop_app.ui import moments
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.toast import ToastProps

if TYPE_CHECKING:
    from desktop_app.ui.dialogs.message import MessageAnswer
    from desktop_app.ui.dialogs.reasons import MessageText

LONG_MS = 15_000
"""How long a toast stays that has a path or a reason to read."""


class Messages(QObject):
    """Shows toasts and messages to the user."""

    def __init__(
        self,
        *,
        window: MainWindow,
        theme: ThemeHolder,
        texts: Texts,
        elapsed: Elapsed,
        rows: DownloadRows,
        library: LibraryService,
        meet_damage: Callable[[LibraryError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._texts = texts
        self._elapsed = elapsed
        self._rows = rows
        self._library = library
        self._meet_damage = meet_damage
        library.happened.connect(self.on_library_happened)

    def rules_of(self, *keys: EpisodeKey) -> tuple[Rules, ...]:
        """Return the rules that bind these episodes now."""
        rows = (self._rows.row(key) for key in keys)
        return tuple(Rules.of(row) for row in rows if row is not None)

    def say(self, sentence: str) -> None:
        """Show a toast."""
        self._window.toasts.say(ToastProps(sentence))

    def say_in_place_of(self, key: Hashable, sentence: str) -> None:
        """Show a toast for long, in place of the last one with that key."""
        self._window.toasts.say(ToastProps(sentence, key=key, lasts_ms=LONG_MS))

    def offer(self, sentence: str, action: str, key: Hashable) -> None:
        """Show a toast for long, with a button; pressed, the window emits `toast_acted(key)`."""
        self._window.toasts.say(ToastProps(sentence, action, key, LONG_MS))

    def offer_undo(self, sentence: str, key: Hashable) -> None:
        """Show a toast that offers *Undo* for as long as something can be undone."""
        texts = self._texts
        undo = texts.tr("Undo", "button in a toast")
        self._window.toasts.say(ToastProps(sentence, undo, key, lasts_ms=UNDO_FOR))

    def on_library_happened(self, event: Event) -> None:
        """Say that what was asked for could not be stored."""
        if isinstance(event, LibraryUnwritten):
            self.say_unusable(event.error)

    def say_unusable(self, error: LibraryError) -> None:
        """Say that the library cannot be written, in place of an earlier toast about it.

        That it is damaged stands in a bar from then on.
        """
        match error.why:
            case Unusable.LOCKED:
                sentence = moments.library_locked(self._texts)
            case Unusable.FULL:
                sentence = moments.library_full(self._texts)
            case Unusable.NOT_WRITABLE:
                sentence = moments.library_unwritable(error.detail, self._texts)
            case Unusable.DAMAGED | Unusable.NEWER | Unusable.NOT_A_FILE:
                self._meet_damage(error)
                return
            case _:
                assert_never(error.why)
        self.say_in_place_of("library", sentence)

    def explain(self, say: Callable[[Texts], MessageText]) -> None:
        """Open a message in a card."""
        from desktop_app.ui.dialogs.message import MessageDialog

        rules = self.rules_of(say(self._texts).key)
        dialog = MessageDialog(self._theme, self._texts, say, self._elapsed, self._window, rules)
        dialog.answered.connect(self.on_message_answered)
        dialog.open()

    def on_message_answered(self, answer: MessageAnswer) -> None:
        """Carry out what the pressed button of a message offers."""
        from desktop_app.ui.dialogs.reasons import MessageAction

        match answer.action:
            case MessageAction.RENEW | MessageAction.DOWNLOAD | MessageAction.TRY_AGAIN:
                self._library.ask_download(answer.key)
            case MessageAction.PLAY:
                self._library.ask_play(answer.key)
            case None:
                pass
            case _:
                assert_never(answer.action)
