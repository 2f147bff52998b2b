"""The laptop's time zone, as a test sets it for its own process."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def travelling(zone: str) -> Iterator[Callable[[str], None]]:
    """The laptop is in that zone; what is yielded sets another one, as a traveller does."""
    before = os.environ.get("TZ")

    def arrive(name: str | None) -> None:
        if name is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = name
        time.tzset()

    arrive(zone)
    try:
        yield arrive
    finally:
        arrive(before)
