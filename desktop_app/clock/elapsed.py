"""Real time that passed: a monotonic clock that also counts sleep (rule T2)."""

import sys
import time
from collections.abc import Callable
from typing import TypeAlias

from desktop_app.domain.time import Duration

Elapsed: TypeAlias = Callable[[], Duration]
"""Milliseconds from an arbitrary start; never goes back."""

if sys.platform == "linux":

    def elapsed() -> Duration:
        """Return the milliseconds since the machine was started, sleep included."""
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000

elif sys.platform == "darwin":

    def elapsed() -> Duration:
        """Return the milliseconds since the start. On macOS CLOCK_MONOTONIC includes sleep."""
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000

else:

    def elapsed() -> Duration:
        """Return the milliseconds since the start. On Windows the counter includes sleep."""
        return time.monotonic_ns() // 1_000_000
