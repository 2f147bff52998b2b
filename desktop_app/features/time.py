"""Time passes: what the one ticker brings about, and what ends by itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop_app.clock import Clock
from desktop_app.clock.ticker import Tick, Ticker
from desktop_app.clock.zone import ZoneWatch
from desktop_app.domain.countdown import Limit
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.domain.time import MINUTE, SECOND, Duration, Instant
from desktop_app.downloads.network import Network
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.conditions import CLOCK, ConditionsPresenter
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.features.showing.messages import Messages
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.folder.service import FolderService
from desktop_app.ledger import events
from desktop_app.library.service import LibraryService
from desktop_app.playback.service import PlaybackService
from desktop_app.scenarios.service import ScenarioService
from desktop_app.settings.service import SettingsService
from desktop_app.ui import moments
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.drawing import announce

_KEEP_EVERY: Duration = MINUTE
_KEEP_EVERY_IN_SITTING: Duration = 5 * SECOND
"""A crash ends the sitting at the last instant kept."""


class TimePresenter(QObject):
    """Once a second, whatever depends on the time."""

    def __init__(
        self,
        *,
        ticker: Ticker,
        clock: Clock,
        zone_watch: ZoneWatch | None,
        travel: ScenarioService | None,
        library: LibraryService,
        downloads: DownloadService,
        folder: FolderService,
        network: Network,
        playback: PlaybackService,
        settings: SettingsService,
        episode: Callable[[EpisodeKey], Episode],
        showing: RowsPresenter,
        inspecting: InspectorPresenter,
        conditions: ConditionsPresenter,
        messages: Messages,
        follow_sitting: Callable[[], None],
        drop_player: Callable[[], None],
        downloads_page: DownloadsPage,
        catalogue_page: CataloguePage,
        window: MainWindow,
        texts: Texts,
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`follow_sitting` plays what a scenario says is playing; `drop_player` forgets it."""
        super().__init__(parent)
        self._clock = clock
        self._zone_watch = zone_watch
        self._travel = travel
        self._library = library
        self._downloads = downloads
        self._folder = folder
        self._network = network
        self._playback = playback
        self._settings = settings
        self._episode = episode
        self._showing = showing
        self._inspecting = inspecting
        self._conditions = conditions
        self._messages = messages
        self._follow_sitting = follow_sitting
        self._drop_player = drop_player
        self._downloads_page = downloads_page
        self._catalogue_page = catalogue_page
        self._window = window
        self._texts = texts
        self._is_closed = is_closed
        self._kept_at: Duration = 0
        self._ended: dict[Ending, list[Episode]] = {}
        self._tell_ended = QTimer(self, singleShot=True)
        self._tell_ended.timeout.connect(self.on_tell_ended)
        ticker.ticked.connect(self.on_ticked)
        library.happened.connect(self.on_library_happened)
        window.banner_acted.connect(self.on_banner_acted)
        if travel is not None:
            travel.goes_back.connect(self.on_goes_back)
            travel.travelled.connect(self.on_travelled)

    def on_ticked(self, tick: Tick) -> None:
        """Once a second: what fell due happens, and texts that changed are painted again."""
        if self._is_closed():
            return
        if tick.slept_at is not None:
            self._end_sitting_at(tick.slept_at)
        self._follow_zone(tick.now)
        self._library.advance(tick.now)
        if self._travel is not None and self._travel.advance(tick.now):
            self._on_scenario_went_on()
        self._folder.tick()
        self._network.tick()
        self._downloads.tick()
        self._downloads_page.model.on_tick(tick.now)
        self._catalogue_page.model.on_tick(tick.now)
        self._inspecting.on_time(tick.now)
        self._showing.show_player_row()
        self._conditions.show()
        in_sitting = self._playback.in_sitting
        keep_every = _KEEP_EVERY_IN_SITTING if in_sitting else _KEEP_EVERY
        if tick.elapsed - self._kept_at >= keep_every:
            self._kept_at = tick.elapsed
            self._library.keep(tick.now)
            self._settings.store_arranged()

    def _follow_zone(self, now: Instant) -> None:
        """A traveller sets the laptop's zone: every date is that of the new one."""
        if self._zone_watch is not None and self._zone_watch.has_changed(now):
            self._texts.set_zone(self._zone_watch.zone)

    def _end_sitting_at(self, slept_at: Instant) -> None:
        """The laptop slept: the sitting ended the instant before, and is kept to the frame."""
        key = self._playback.key
        if key is not None:
            self._playback.sleep()
            position_s = self._playback.shown.position_s
            self._library.end_sitting(position_s, at=slept_at)
            self._library.put_position(key, position_s, watched=False)

    # what the library says

    def on_library_happened(self, event: events.Event) -> None:
        """Tell what time brought about."""
        match event:
            case events.CopyEnded(key, how):
                self._on_copy_ended(key, how)
            case events.LimitCrossed(key, limit):
                if limit is not Limit.END:  # the end is told by the player, or by a toast
                    announce(self._window, moments.crossed(self._episode(key), limit, self._texts))
            case events.ClockAccepted(moved_by):
                if self._travel is not None:
                    self._travel.move_all(moved_by)
                self._conditions.show()
                texts = self._texts
                self._messages.say(
                    texts.tr("The clock was accepted. Every time left stays what it was.", "toast")
                )
            case _:
                pass  # another feature tells it

    def _on_copy_ended(self, key: EpisodeKey, how: Ending) -> None:
        if self._playback.key == key:
            self._playback.halt()
            self._showing.show_player_row()
        elif how is not Ending.RETURNED:
            self._ended.setdefault(how, []).append(self._episode(key))
            self._tell_ended.start()

    def on_tell_ended(self) -> None:
        """What ended at the same moment is said in one sentence."""
        ended, self._ended = self._ended, {}
        if self._is_closed():
            return
        for how, episodes in ended.items():
            self._messages.say(moments.ended(episodes, how, self._texts))

    # the clock

    def on_banner_acted(self, key: object) -> None:
        """*Accept the clock*, in the bar across the top."""
        if key == CLOCK:
            self._library.accept_laptop_clock()

    def on_goes_back(self, _to: object) -> None:
        """What went on is not what goes on now; none of it is to be stored."""
        if self._playback.key is not None:
            self._drop_player()
        self._library.forget_unsettled()
        self._downloads.drop()

    def on_travelled(self, _to: object) -> None:
        """The demo clock was moved: everything may show something else."""
        self._library.advance(self._clock.now())
        self._on_scenario_went_on()

    def _on_scenario_went_on(self) -> None:
        self._follow_sitting()
        self._downloads.wake()
        self._showing.refresh_everything()
