"""Tells the user about copies that end or are about to, and stops the player."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop_app.domain.countdown import Limit
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.features.showing.messages import Messages
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.ledger import events
from desktop_app.library.service import LibraryService
from desktop_app.playback.service import PlaybackService
from desktop_app.ui import moments
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.drawing import announce


class EndingsPresenter(QObject):
    """Tells of copies that end, and of limits that they cross (rule T4)."""

    def __init__(
        self,
        *,
        library: LibraryService,
        playback: PlaybackService,
        episode: Callable[[EpisodeKey], Episode],
        showing: RowsPresenter,
        messages: Messages,
        window: MainWindow,
        texts: Texts,
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._episode = episode
        self._showing = showing
        self._messages = messages
        self._window = window
        self._texts = texts
        self._is_closed = is_closed
        self._library = library
        self._ended: dict[Ending, list[EpisodeKey]] = {}
        self._tell_ended = QTimer(self, singleShot=True)
        self._tell_ended.timeout.connect(self.on_tell_ended)
        library.happened.connect(self.on_library_happened)
        library.due.caught_up.connect(self.on_tell_ended)

    def on_library_happened(self, event: events.Event) -> None:
        """Tell the user that a copy ended, or that its end is near."""
        match event:
            case events.CopyEnded(key, how):
                self._on_copy_ended(key, how)
            case events.LimitCrossed(key, limit):
                if limit is not Limit.END:  # the end is told by the player, or by a toast
                    announce(self._window, moments.crossed(self._episode(key), limit, self._texts))
            case _:
                pass  # another feature tells it

    def on_tell_ended(self) -> None:
        """Tell what ended at the same moment in one sentence, once all of it has."""
        if self._library.due.is_behind:
            return
        ended, self._ended = self._ended, {}
        if self._is_closed():
            return
        for how, keys in ended.items():
            first = self._episode(keys[0])
            self._messages.say(moments.ended(first, len(keys), how, self._texts))

    def _on_copy_ended(self, key: EpisodeKey, how: Ending) -> None:
        if self._playback.key == key:
            self._playback.halt()
            self._showing.show_player_row()
        elif how is not Ending.RETURNED:
            self._ended.setdefault(how, []).append(key)
            self._tell_ended.start()
