"""Time passes: what the one ticker brings about."""

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop_app.clock.ticker import Tick
from desktop_app.domain.time import MINUTE, SECOND, Duration, Instant
from desktop_app.features.desk import Desk
from desktop_app.features.player import PlayerWiring
from desktop_app.features.wire import Wire

if TYPE_CHECKING:
    from desktop_app.session.session import Session

_KEEP_EVERY: Duration = MINUTE
_KEEP_EVERY_IN_SITTING: Duration = 5 * SECOND
"""A crash ends the sitting at the last instant kept."""


class TimeWiring(Wire):
    """Once a second."""

    def __init__(self, session: "Session", desk: Desk, player: PlayerWiring) -> None:
        super().__init__(session, desk)
        self._player = player
        self._kept_at: Duration = 0

    @override
    def connect_all(self) -> None:
        self._s.ticker.ticked.connect(self.on_ticked)
        if self._s.travel is not None:
            self._s.travel.goes_back.connect(self.on_goes_back)
            self._s.travel.travelled.connect(self.on_travelled)

    def on_ticked(self, tick: Tick) -> None:
        """Once a second: what fell due happens, and texts that changed are painted again."""
        s = self._s
        if s.closed:
            return
        if tick.slept_at is not None:
            self._end_sitting_at(tick.slept_at)
        self._follow_zone(tick.now)
        s.library.advance(tick.now)
        if s.travel is not None and s.travel.advance(tick.now):
            self._on_scenario_went_on()
        s.folder.tick()
        s.network.tick()
        s.downloads.tick()
        s.downloads_page.model.on_tick(tick.now)
        s.catalogue_page.model.on_tick(tick.now)
        if (at := s.inspector.changes_at) is not None and at <= tick.now:
            self._desk.inspect()
        self._desk.inspect_waiting()
        self._desk.show_player_row()
        self._desk.show_conditions()
        keep_every = _KEEP_EVERY_IN_SITTING if s.playback.in_sitting else _KEEP_EVERY
        if tick.elapsed - self._kept_at >= keep_every:
            self._kept_at = tick.elapsed
            s.library.keep(tick.now)
            s.settings.store_arranged()

    def _follow_zone(self, now: Instant) -> None:
        """A traveller sets the laptop's zone: every date is that of the new one."""
        s = self._s
        if s.zone_watch is not None and s.zone_watch.has_changed(now):
            s.texts.set_zone(s.zone_watch.zone)

    def _end_sitting_at(self, slept_at: Instant) -> None:
        """The laptop slept: the sitting ended the instant before, and is kept to the frame."""
        s, key = self._s, self._s.playback.key
        if key is not None:
            s.playback.sleep()
            position_s = s.playback.shown.position_s
            s.library.end_sitting(position_s, at=slept_at)
            s.library.put_position(key, position_s, watched=False)

    def on_goes_back(self, _to: object) -> None:
        """What went on is not what goes on now; none of it is to be stored."""
        s = self._s
        if s.playback.key is not None:
            self._player.drop()
        s.library.forget_what_waits()
        s.library.undo_all_removals()
        s.downloads.drop()

    def on_travelled(self, _to: object) -> None:
        """The demo clock was moved: everything may show something else."""
        self._s.library.advance(self._s.opened.clock.now())
        self._on_scenario_went_on()

    def _on_scenario_went_on(self) -> None:
        self._player.follow_sitting()
        self._s.downloads.wake()
        self._desk.refresh_everything()
