"""The clock of the facilitator's window: what it shows, and how it moves the participant's."""

from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import DemoClock
from desktop_app.domain.facilitator import BEFORE_THE_END, ClockShown, DueItem, GoTo, Jump, Leap
from desktop_app.domain.time import CalendarPeriod, Instant
from desktop_app.features.facilitator.participant import Participant
from desktop_app.features.facilitator.reading import reading
from desktop_app.ui.facilitator.window import FacilitatorWindow
from desktop_app.ui.text import Texts

_REFRESH_MS = 250
_LOOKED_AT = 8
"""How many of the things that fall due are listed."""
_FAR = CalendarPeriod(years=2)


class FacilitatorClock(QObject):
    """Shows the participant's clock and what falls due, and moves that clock."""

    moved = Signal()
    """Emitted when the participant's clock was moved."""

    def __init__(self, window: FacilitatorWindow, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._texts = texts
        self._participant: Participant | None = None
        self._start: Instant = 0
        self._due: tuple[DueItem, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.on_refresh)
        window.rate_requested.connect(self.on_rate_requested)
        window.jump_requested.connect(self.on_jump_requested)
        window.set_back_requested.connect(self.on_set_back_requested)
        window.time_written.connect(self.on_time_written)
        texts.changed.connect(self.on_refresh)

    def attach(self, participant: Participant) -> None:
        """Show and move the clock of this participant from now on."""
        self._participant = participant
        self._start = participant.clock.now()
        self._timer.start()

    def detach(self) -> None:
        """Let go of the clock, because the session is closed."""
        self._timer.stop()
        self._participant = None

    def look_ahead(self) -> None:
        """Look up what falls due from now on, and show it with the clock."""
        participant = self._participant
        if participant is None or participant.is_closed():
            return
        if participant.travel is not None:
            now = participant.clock.now()
            found = participant.travel.upcoming(now, _FAR.after(now), _LOOKED_AT)
            self._due = tuple(
                DueItem(one.at, one.kind, None if one.key is None else participant.episode(one.key))
                for one in found
            )
        self.on_refresh()

    def on_refresh(self) -> None:
        """Show the clock as it stands now."""
        participant = self._participant
        if participant is None or participant.is_closed():
            return
        clock, travel = participant.clock, participant.travel
        now = clock.now()
        end = None if travel is None else travel.next_end(now + BEFORE_THE_END)
        self._window.show_clock(
            ClockShown(
                now,
                clock.time.rate if isinstance(clock, DemoClock) else 1,
                isinstance(clock, DemoClock) and travel is not None,
                tuple(one for one in self._due if one.at > now),
                can_go_to_end=end is not None,
            )
        )
        self._say_reading(now)

    def on_time_written(self, _text: str) -> None:
        """Say what was written into the field means before anything happens."""
        if self._participant is not None and not self._participant.is_closed():
            self._say_reading(self._participant.clock.now())

    def on_rate_requested(self, rate: int) -> None:
        """Let the clock run `rate` times as fast as real time; at 0 it stands."""
        participant = self._participant
        if participant is not None and isinstance(participant.clock, DemoClock):
            participant.clock.run_at(rate)
            participant.ticker.set_rate(rate)
            participant.ticker.tick()
            self.moved.emit()

    def on_set_back_requested(self, by: int | None) -> None:
        """Set the laptop's clock back, as the scenario sees it, or put it right (rule T2)."""
        participant = self._participant
        if participant is not None and isinstance(participant.clock, DemoClock):
            participant.clock.set_back(by)
            participant.ticker.tick()
            self.moved.emit()

    def on_jump_requested(self, jump: Jump | Leap | GoTo) -> None:
        """Move the clock. Moved back, everything done after that instant is dropped (rule T5)."""
        participant = self._participant
        if participant is None or participant.travel is None:
            return
        now = participant.clock.now()
        at: Instant | None
        match jump:
            case Leap(by=by):
                at = now + by
            case GoTo(text=text):
                at = reading(text, now, self._texts).at
                self._window.at.clear()
            case Jump.YEAR:
                at = CalendarPeriod(years=1).after(now)
            case Jump.NEXT_EVENT:
                at = participant.travel.next_event(now)
            case Jump.BEFORE_END:
                end = participant.travel.next_end(now + BEFORE_THE_END)
                at = None if end is None else end - BEFORE_THE_END
            case Jump.START:
                at = self._start
            case _:
                assert_never(jump)
        if at is not None:
            participant.travel.travel_to(at)
            self.moved.emit()

    def _say_reading(self, now: Instant) -> None:
        found = reading(self._window.at.text, now, self._texts)
        self._window.at.show_reading(found.sentence, can_go=found.at is not None)
