"""Every bar of the benchmarks, once, with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure may come to: at most `limit`, or at least; None where it is only told."""

    figure: str
    """What is measured, as the table calls it."""
    limit: float | None
    unit: str
    why: str
    at_least: bool = False

    def holds(self, value: float) -> bool | None:
        """Return whether a value keeps it; None where there is nothing to keep."""
        if self.limit is None:
            return None
        return value >= self.limit if self.at_least else value <= self.limit

    def __str__(self) -> str:
        if self.limit is None:
            return "–"
        return f"{'≥' if self.at_least else '≤'} {self.limit:g} {self.unit}"


TIMES = "times"

BARS: dict[str, Bar] = {
    # a start
    "start": Bar(
        "start to the first painted, populated window",
        1.6,
        TIMES,
        "of a bare PySide6 window that imports sqlite_utils: more than that is the program's own",
    ),
    "still": Bar("the window stands still after that", 50, "ms", "a longer pause is seen and felt"),
    "memory": Bar("resident memory", 104, "MiB", "the floor's 64, and 40 for the program"),
    "memory-growth": Bar(
        "resident memory beyond that of the smallest library", 10, "MiB", "rows stay on the disk"
    ),
    "first-start": Bar(
        "making the demo library at a first start", None, TIMES, "happens once; of a bare window"
    ),
    # in the window
    "keystroke": Bar(
        "a keystroke of search, painted", 30, "ms", "two frames: letters keep up with the fingers"
    ),
    "select": Bar("selecting a row", 5, "ms", "an arrow key that is held repeats every 30 ms"),
    "scroll": Bar("scroll, 99th of 100 repaints", 8, "ms", "half a frame at 60 a second"),
    "scroll-bare": Bar("scroll beside a bare list", 4, TIMES, "a row has six parts"),
    "tick": Bar("one tick", 1, "ms", "0.6 ms when it was first measured; it stays"),
    "arrange": Bar(
        "filter and sort to the painted result", 80, "ms", "below 100 ms a click feels direct"
    ),
    "steps": Bar(
        "SQLite's steps of one change beside the smallest library's",
        1.1,
        TIMES,
        "a change costs what it touches, not what lies beside it",
    ),
    # work on many, and on one
    "due": Bar(
        "10,000 licences that fall due in one jump",
        3,
        TIMES,
        "of one transaction of 10,000 plain updates: each is decided, told and shown as well",
    ),
    "due-gap": Bar("longest gap meanwhile", 100, "ms", "the window answers while they end"),
    "renewal": Bar(
        "one durable renewal", 2, TIMES, "of the same statements through sqlite3: as much again"
    ),
    "idle": Bar("idle CPU with badges running", 0.2, "%", "a battery does not notice it"),
    "replay": Bar(
        "replay of 100,000 lines", 10, TIMES, "of parsing and printing them with json, and no rules"
    ),
    "catalogue": Bar(
        "opening a scenario on a catalogue", 6, "s", "processor time: what a person waits for, once"
    ),
    "catalogue-memory": Bar(
        "memory beyond that of a catalogue of ten", 64, "MiB", "it is read in batches"
    ),
    # the event loop, playing, downloading
    "loop-gap": Bar(
        "longest gap, the clock at ×3,600", 50, "ms", "twenty ends a tick are not to be felt"
    ),
    "first-frame": Bar(
        "play to the first frame", 1.3, TIMES, "of a bare QMediaPlayer with the same file"
    ),
    "first-play": Bar(
        "the first play of a process", None, TIMES, "it brings QtMultimedia in; of a bare player"
    ),
    "transfer": Bar(
        "a download's speed",
        0.9,
        TIMES,
        "of curl, sha256sum and sync: what a download can do at all",
        at_least=True,
    ),
    "transfer-memory": Bar(
        "memory that it takes on top", 64, "MiB", "a file never lies in memory whole"
    ),
    "transfer-gap": Bar("longest gap while it arrives", 50, "ms", "a longer pause is seen"),
}
"""By the name that a group of figures gives it."""
