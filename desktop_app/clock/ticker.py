"""The one tick of the program. It compares instants; it never sleeps until one."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock.elapsed import Elapsed, elapsed
from desktop_app.clock.protocol import Clock
from desktop_app.domain.time import SECOND, Duration, Instant

ASLEEP_AFTER: Duration = 20 * SECOND
"""Ticks further apart than this mean that the laptop slept in between."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The time of a tick; `slept_at` is the instant before the laptop slept since the last one."""

    now: Instant
    elapsed: Duration
    slept_at: Instant | None = None


_QUICKLY: Duration = SECOND // 5


class Ticker(QObject):
    """Emits a `Tick` a second while it runs, and more often for a clock that runs fast."""

    ticked = Signal(object)

    def __init__(
        self, clock: Clock, elapsed: Elapsed = elapsed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._elapsed = elapsed
        self._last = Tick(clock.now(), elapsed())
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self.tick)

    def set_rate(self, rate: int) -> None:
        """Look at a clock as often as its rate asks for: at a fast one more often."""
        self._timer.setInterval(_QUICKLY if rate > 1 else SECOND)

    def start(self) -> None:
        """Begin to tick."""
        self._last = Tick(self._clock.now(), self._elapsed())
        self._timer.start()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def catch_up(self) -> None:
        """Tick first if the laptop has just woken: for whoever is about to look at the time."""
        if self._timer.isActive() and self._slept(self._elapsed()):
            self.tick()

    def tick(self) -> None:
        """Read the clock once and tell everyone."""
        now, passed = self._clock.now(), self._elapsed()
        self._last = Tick(now, passed, self._last.now if self._slept(passed) else None)
        self.ticked.emit(self._last)

    def _slept(self, passed: Duration) -> bool:
        return passed - self._last.elapsed > ASLEEP_AFTER
