"""The next episode: offered at the end of one, and played by itself after a countdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.clock import Elapsed
from desktop_app.clock.ticker import Ticker
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.licence import Status
from desktop_app.domain.next_episode import Countdown
from desktop_app.domain.playback import Phase
from desktop_app.domain.player import PlayerState
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import SECOND
from desktop_app.downloads.service import DownloadService
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import DownloadRows
from desktop_app.playback.service import PlaybackService
from desktop_app.playback.shown import PositionReached
from desktop_app.settings.service import SettingsService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.rows import action_of
from desktop_app.ui.text import Texts

if TYPE_CHECKING:
    from desktop_app.ui.player.view import PlayerView

_LOOK_EVERY = SECOND // 4


class NextEpisodePresenter(QObject):
    """Offers the next episode. Playing it asks the rules; nothing is downloaded by itself."""

    intent_requested = Signal(object)
    """A `Request`: what the card's button says, where that is not to play."""

    def __init__(
        self,
        *,
        library: LibraryService,
        downloads: DownloadService,
        playback: PlaybackService,
        settings: SettingsService,
        ticker: Ticker,
        rows: DownloadRows,
        player: Lazily[PlayerView],
        texts: Texts,
        elapsed: Elapsed,
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._playback = playback
        self._settings = settings
        self._rows = rows
        self._player = player
        self._texts = texts
        self._elapsed = elapsed
        self._is_closed = is_closed
        self._ended: EpisodeKey | None = None
        """The episode that reached its end."""
        self._during: EpisodeKey | None = None
        """The episode that played when the user asked for the next one before the end."""
        self._next: EpisodeKey | None = None
        """The episode that is offered."""
        self._offer = Intent.WHY
        """The intent that the card's button names. Pressing it carries out no other intent."""
        self._countdown: Countdown | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.on_ended)
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.on_look)
        playback.position_reached.connect(self.on_position_reached)
        playback.changed.connect(self.on_playback_changed)
        library.play_allowed.connect(self.drop)
        player.once_made(self._on_player_made)
        for changed in (library.changed, downloads.changed, downloads.progressed, texts.changed):
            changed.connect(self.refresh)
        ticker.ticked.connect(self.refresh)

    def _on_player_made(self, player: PlayerView) -> None:
        player.next_requested.connect(self.on_next_requested)
        player.next_cancelled.connect(self.drop)

    @property
    def offered(self) -> EpisodeKey | None:
        """The episode on the card."""
        return self._next

    def on_position_reached(self, reached: PositionReached) -> None:
        """Remember that the end was reached. The offer follows once the library is up to date."""
        if reached.watched:
            self._ended = reached.key
            self._soon.start()

    def on_ended(self) -> None:
        """Offer the next episode, if the player is still at the end."""
        ended = self._ended
        if (
            self._is_closed()
            or ended is None
            or not _stands_at_its_end(self._playback.shown, ended)
        ):
            return
        if self._during is not None:  # the user asked before the end: the countdown may begin now
            self._during = None
            self._player().show_next(None)
        self._next = self._library.next_after(ended)
        row = self._row()
        if row is None:
            return
        if self._settings.play_next and _may_play(row):
            self._countdown = Countdown(self._elapsed())
            self._timer.start()
        self.refresh()

    def on_playback_changed(self, shown: PlayerState) -> None:
        """Drop the offer where the player was closed, or plays something else."""
        ended, during = self._ended, self._during
        key = None if shown.episode is None else shown.episode.key
        left = ended is not None and not _stands_at_its_end(shown, ended)
        if left or during not in (None, key):
            self.drop()

    def on_look(self) -> None:
        """Count down. Behind a dialog, a menu or another program the countdown stands still."""
        if self._countdown is None:
            return
        self._countdown = self._countdown.look(self._elapsed(), held=_is_something_in_front())
        if self._countdown.left > 0:
            self.refresh()
        else:
            self._play()

    def refresh(self, _what: object = None) -> None:
        """Show the card again, and stop the countdown if the episode can no longer be played."""
        row = self._row()
        if self._is_closed() or row is None:
            return
        if self._countdown is not None and not _may_play(row):
            self._stop_counting()
        from desktop_app.ui.player.next_words import next_props

        held, seconds = _is_something_in_front(), None
        if self._countdown is not None:
            left = self._countdown.look(self._elapsed(), held=held).left
            seconds = max(1, left) / SECOND  # the next look notices that the time is over
        offer = action_of(row, row.as_of, self._texts)
        self._offer = offer.intent
        props = next_props(row, row.as_of, seconds, offer.label, self._texts)
        self._player().show_next(replace(props, counts=not held))

    def drop(self, _why: object = None) -> None:
        """Take the offer back."""
        self._soon.stop()
        self._stop_counting()
        self._ended = self._during = None
        if self._next is not None:
            self._next = None
            self._player().show_next(None)

    def on_next_requested(self) -> None:
        """Carry out the intent of the card's button. Without a card, ask for the next episode."""
        key = self._next
        if key is None:
            self._ask_in_the_middle()
            return
        if self._offer in (Intent.PLAY, Intent.RESUME):
            self._play()
        else:
            self.intent_requested.emit(Request(self._offer, (key,)))

    def _ask_in_the_middle(self) -> None:
        """Ask to play the next episode. If playing would start its time, show the card first."""
        playing = self._playback.key
        following = None if playing is None else self._library.next_after(playing)
        if following is None:
            return
        row = self._rows.row(following)
        if row is not None and row.entitlement.status(row.as_of) is Status.READY:
            self._during, self._next = playing, following
            self.refresh()
        else:
            self._library.ask_play(following)

    def _play(self) -> None:
        key = self._next
        self.drop()
        if key is not None:
            self._library.ask_play(key)

    def _stop_counting(self) -> None:
        self._timer.stop()
        self._countdown = None

    def _row(self) -> ShelfRow | None:
        return None if self._next is None else self._rows.row(self._next)


def _may_play(row: ShelfRow) -> bool:
    """Return whether the episode may be played and is not being removed."""
    return row.entitlement.status(row.as_of).playable and not row.removing


def _stands_at_its_end(shown: PlayerState, key: EpisodeKey) -> bool:
    """Return whether the player is at the end, or was closed because the copy ended there."""
    stands = shown.phase in (Phase.ENDED, Phase.CLOSED)
    return stands and shown.episode is not None and shown.episode.key == key


def _is_something_in_front() -> bool:
    active = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
    modal, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
    return not active or modal is not None or popup is not None
