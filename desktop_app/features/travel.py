"""Follows the clock of a scenario, forwards and back (rule T5)."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.clock import Clock
from desktop_app.domain.time import Instant
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.ledger import events
from desktop_app.library.service import LibraryService
from desktop_app.playback.service import PlaybackService
from desktop_app.scenarios.service import ScenarioService


class TravelPresenter(QObject):
    """Lets everything follow the clock of a scenario (rule T5)."""

    def __init__(
        self,
        *,
        travel: ScenarioService,
        clock: Clock,
        library: LibraryService,
        downloads: DownloadService,
        playback: PlaybackService,
        showing: RowsPresenter,
        follow_sitting: Callable[[], None],
        drop_player: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`follow_sitting` plays what plays in the scenario; `drop_player` closes the player."""
        super().__init__(parent)
        self._travel = travel
        self._clock = clock
        self._library = library
        self._downloads = downloads
        self._playback = playback
        self._showing = showing
        self._follow_sitting = follow_sitting
        self._drop_player = drop_player
        travel.goes_back.connect(self.on_goes_back)
        travel.travelled.connect(self.on_travelled)
        library.happened.connect(self.on_library_happened)

    def advance(self, now: Instant) -> None:
        """Let happen what the scenario has planned up to `now`."""
        if self._travel.advance(now):
            self._follow()

    def on_goes_back(self, _to: object) -> None:
        """Close the player, and forget removals and transfers: the clock goes back."""
        if self._playback.key is not None:
            self._drop_player()
        self._library.forget_unstored()
        self._downloads.drop()

    def on_travelled(self, _to: object) -> None:
        """Show everything anew: the clock was moved."""
        self._library.advance(self._clock.now())
        self._follow()

    def on_library_happened(self, event: events.Event) -> None:
        """Move what the scenario has planned, when the laptop's clock is accepted (rule T2)."""
        match event:
            case events.ClockAccepted(moved_by):
                self._travel.move_all(moved_by)
            case _:
                pass  # another feature tells it

    def _follow(self) -> None:
        self._follow_sitting()
        self._downloads.wake()
        self._showing.refresh_everything()
