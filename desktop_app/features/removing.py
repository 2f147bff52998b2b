"""Offers *Undo* after removing copies and clearing rows, for as long as it is possible."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.features.showing.messages import Messages
from desktop_app.ledger import events
from desktop_app.library.service import LibraryService
from desktop_app.ui import moments
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts

REMOVAL = "removal"
CLEARED = "cleared"
"""With a tuple of EpisodeKey, the key of a toast that offers to undo it."""


class RemovingPresenter(QObject):
    """Offers to bring back what was removed or cleared."""

    def __init__(
        self,
        *,
        library: LibraryService,
        episode: Callable[[EpisodeKey], Episode],
        messages: Messages,
        page: DownloadsPage,
        window: MainWindow,
        texts: Texts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._episode = episode
        self._messages = messages
        self._page = page
        self._window = window
        self._texts = texts
        library.happened.connect(self.on_library_happened)
        window.toast_acted.connect(self.on_toast_acted)

    def on_library_happened(self, event: events.Event) -> None:
        """Offer *Undo*, and withdraw the offer where nothing is left to undo."""
        match event:
            case events.RemovalBegan(episodes):
                self._offer_undo(REMOVAL, moments.removing(episodes, self._texts), episodes)
            case events.RowsCleared(episodes):
                self._offer_undo(CLEARED, moments.cleared(episodes, self._texts), episodes)
            case events.RemovalUndone(keys):
                self._withdraw_undo(keys)
            case events.CopyEnded(key):
                self._withdraw_undo((key,))
            case _:
                pass  # another feature tells it

    def on_toast_acted(self, key: object) -> None:
        """Bring back what was removed or cleared, because *Undo* was pressed."""
        match key:
            case (str(kind), tuple(keys)) if kind == REMOVAL:
                self._library.undo_removal(*keys)
            case (str(kind), tuple(keys)) if kind == CLEARED:
                self._library.bring_back(*keys)
                self._page.show_key(keys[0])
            case _:
                pass  # a toast of another feature

    def _offer_undo(self, kind: str, sentence: str, episodes: Collection[Episode]) -> None:
        self._messages.offer_undo(sentence, (kind, tuple(one.key for one in episodes)))

    def _withdraw_undo(self, keys: Collection[EpisodeKey]) -> None:
        """Withdraw *Undo* for these episodes. Others that were removed with them keep it."""
        for toast in self._window.toasts.shown:
            match toast.key:
                case (str(kind), tuple(removed)) if kind == REMOVAL and not set(keys).isdisjoint(
                    removed
                ):
                    self._window.toasts.withdraw(toast.key)
                    left = [key for key in removed if self._library.is_removing(key)]
                    if left:
                        episodes = [self._episode(key) for key in left]
                        sentence = moments.removing(episodes, self._texts)
                        self._offer_undo(REMOVAL, sentence, episodes)
                case _:
                    pass  # a toast about something else
