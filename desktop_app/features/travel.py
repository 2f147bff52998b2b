"""The clock of a scenario: what goes on with it, and what is dropped where it goes back."""

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
        """`follow_sitting` plays what a scenario says is playing; `drop_player` forgets it."""
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
        """Let what the scenario has to come by `now` happen."""
        if self._travel.advance(now):
            self._follow()

    def on_goes_back(self, _to: object) -> None:
        """Drop what goes on: in the scenario run again it does not, and none of it is stored."""
        if self._playback.key is not None:
            self._drop_player()
        self._library.forget_unsettled()
        self._downloads.drop()

    def on_travelled(self, _to: object) -> None:
        """Show everything anew: the clock was moved."""
        self._library.advance(self._clock.now())
        self._follow()

    def on_library_happened(self, event: events.Event) -> None:
        """Move what is still to come with an accepted clock (rule T2)."""
        match event:
            case events.ClockAccepted(moved_by):
                self._travel.move_all(moved_by)
            case _:
                pass  # another feature tells it

    def _follow(self) -> None:
        self._follow_sitting()
        self._downloads.wake()
        self._showing.refresh_everything()
