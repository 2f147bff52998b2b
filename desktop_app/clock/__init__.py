"""Where *now* comes from: the laptop's clock with its guard, the demo clock, and the one ticker.

May import `domain`; QtCore in the ticker and the zone alone. Whoever needs the time is handed a
`Clock`; nothing else in the program reads one.
"""

from desktop_app.clock.demo import DemoClock
from desktop_app.clock.elapsed import Elapsed, elapsed
from desktop_app.clock.protocol import Clock
from desktop_app.clock.system import SystemClock

__all__ = ["Clock", "DemoClock", "Elapsed", "SystemClock", "elapsed"]
