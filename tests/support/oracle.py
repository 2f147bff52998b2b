"""Part R of the rulebook by another hand: written from the page alone, before the program was read.

Nothing here steps from state to state. What was asked and answered is kept as bare facts (grants,
sittings, removals, dates of leaving), and every answer is worked out of them anew.
"""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

Answer = dict[str, Any]


class Period(NamedTuple):
    """A calendar period (P2)."""

    years: int = 0
    months: int = 0
    days: int = 0

    def after(self, start: datetime) -> datetime:
        """Years and months together, cut to the month's last day, then the days."""
        years, month0 = divmod(start.month - 1 + self.months, 12)
        year, month = start.year + self.years + years, month0 + 1
        day = min(start.day, calendar.monthrange(year, month)[1])
        return start.replace(year=year, month=month, day=day) + timedelta(days=self.days)


YEAR = Period(years=1)


@dataclass(frozen=True)
class Terms:
    """A policy, with the defaults of the table in part P."""

    storage_duration: timedelta | None = None
    playback_duration: timedelta | None = timedelta(hours=48)
    storage_enforced_after_start: bool = False
    soft_enforce_playback: bool = True
    play_start_grace: timedelta = timedelta(0)
    max_renewals: int | None = 1
    renewal_window: Period | None = YEAR
    max_downloads: int | None = None


@dataclass(frozen=True)
class Line:
    """One line of a timeline; `value` is that of a `set`, which names its `key`."""

    at: datetime
    do: str
    episode: str | None = None
    confirm: bool = False
    key: str = ""
    value: Any = None


@dataclass
class Sitting:
    """From the first frame to the stop that was asked for, if one was."""

    start: datetime
    stop: datetime | None = None


@dataclass
class Copy:
    """The facts about one grant."""

    granted: datetime
    terms: Terms
    leaving: list[tuple[datetime, datetime | None]]
    sittings: list[Sitting] = field(default_factory=list)
    taken: tuple[datetime, str] | None = None

    def storage_end(self) -> datetime | None:
        """When the time to start is over (S1)."""
        return after(self.granted, self.terms.storage_duration)

    def opened(self, now: datetime) -> datetime | None:
        """When the playback window opened: in the first sitting that reached its grace (R3)."""
        for sitting in self.sittings:
            opening = sitting.start + self.terms.play_start_grace
            if opening <= (sitting.stop or now):
                storage_end = self.storage_end()
                too_late = storage_end is not None and opening > storage_end
                hard = not self.terms.soft_enforce_playback
                return None if hard and too_late else opening
        return None

    def expires(self, now: datetime) -> datetime | None:
        """`expires_at` of S1."""
        opened = self.opened(now)
        if opened is None:
            return self.storage_end()
        ends = [after(opened, self.terms.playback_duration)]
        if self.terms.storage_enforced_after_start:
            ends.append(self.storage_end())
        return min((end for end in ends if end is not None), default=None)

    def ran_out(self, now: datetime) -> bool:
        """Past its end, and in no sitting that may carry it over (R3, R5, R6)."""
        end = self.expires(now)
        if end is None or now < end:
            return False
        in_a_sitting = bool(self.sittings) and self.sittings[-1].stop is None
        return not (self.terms.soft_enforce_playback and in_a_sitting)

    def withdrawn(self, now: datetime) -> bool:
        """Whether it was live when its episode left (R3, R4)."""
        spans = pairwise([*self.leaving, (now, None)])
        return any(left and max(left, since) <= until for (since, left), (until, _) in spans)

    def live(self, now: datetime) -> bool:
        """Not taken, not run out, not withdrawn."""
        return not (self.taken or self.ran_out(now) or self.withdrawn(now))

    def playing(self, now: datetime) -> bool:
        """Inside a sitting (R4: an ended licence has none)."""
        return bool(self.sittings) and not self.sittings[-1].stop and self.live(now)


@dataclass
class Entry:
    """The facts about one episode."""

    downloadable: bool = True
    leaves_at: datetime | None = None
    copies: list[Copy] = field(default_factory=list)

    def left(self, now: datetime) -> bool:
        """Whether it has left the catalogue."""
        return self.leaves_at is not None and self.leaves_at <= now

    def live_copy(self, now: datetime) -> Copy | None:
        """The copy that can be played, if there is one."""
        return next((copy for copy in self.copies if copy.live(now)), None)

    def window(self, now: datetime) -> tuple[Terms, int, datetime | None] | None:
        """The open renewal window: its terms, the grants in it, its end (D1, P4)."""
        inside: list[Copy] = []
        end: datetime | None = None
        for copy in self.copies:
            if inside and (end is None or copy.granted < end):
                inside.append(copy)
            else:
                period = copy.terms.renewal_window
                inside, end = [copy], period.after(copy.granted) if period else None
        if not inside or (end is not None and end <= now):
            return None
        return inside[0].terms, len(inside), end

    def downloads_left(self, now: datetime, in_force: Terms) -> int | None:
        """D2."""
        terms, used, _ = self.window(now) or (in_force, 0, None)
        return None if terms.max_renewals is None else max(0, 1 + terms.max_renewals - used)

    def status(self, now: datetime, in_force: Terms) -> str:
        """The table of part S."""
        if self.copies and self.left(now):
            return "revoked"
        if copy := self.live_copy(now):
            return "active" if copy.opened(now) else "ready"
        if not self.copies:
            return "absent"
        if self.downloads_left(now, in_force) == 0:
            return "locked"
        taken = self.copies[-1].taken
        return "returned" if taken and taken[1] == "remove" else "expired"


def after(start: datetime, duration: timedelta | None) -> datetime | None:
    """An end, where there is a limit."""
    return None if duration is None else start + duration


class Oracle:
    """Everything that was said so far."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.device_modified = False
        self.entries: dict[str, Entry] = {}
        self.latest: datetime | None = None

    def answer(self, line: Line) -> Answer:
        """One line in, one answer out."""
        late = self.latest - line.at if self.latest else timedelta(0)
        self.latest = now = max(line.at, self.latest or line.at)
        told = {"at": text(now), "clock_set_back": late > timedelta(seconds=5)}
        if line.episode is None:
            self.set_for_all(line)
            return told | dict.fromkeys(AFTER_CLOCK)
        entry = self.entries.setdefault(line.episode, Entry())
        decision = self.act(line, entry, now)
        copy, window = entry.live_copy(now), entry.window(now)
        end = copy.expires(now) if copy else None
        status = entry.status(now, self.terms)
        return told | {
            "episode": line.episode,
            "decision": decision,
            "status": status,
            "overtime": status == "active" and end is not None and end <= now,
            "expires_at": text(end),
            "remaining_s": None if end is None else max(0, (end - now) // timedelta(seconds=1)),
            "downloads_left": entry.downloads_left(now, self.terms),
            "downloads_reset_at": text(window[2]) if window else None,
        }

    def set_for_all(self, line: Line) -> None:
        """A `set` without an episode."""
        if line.key == "policy":
            self.terms = line.value
        else:
            self.device_modified = line.value

    def act(self, line: Line, entry: Entry, now: datetime) -> str | None:
        """Write the facts down that a line makes true, and say what was decided."""
        copy = entry.live_copy(now)
        match line.do:
            case "set" if line.key == "downloadable":
                entry.downloadable = line.value
            case "set":
                entry.leaves_at = line.value
                for each in entry.copies:
                    each.leaving.append((now, line.value))
            case "download":
                decision = self.download(entry, now, line.confirm)
                if decision in ("granted", "renewed"):
                    entry.copies.append(Copy(now, self.terms, [(now, entry.leaves_at)]))
                return decision
            case "stop" if copy and copy.playing(now):
                copy.sittings[-1].stop = now
                return "stopped"
            case "stop":
                return "refused: not-playing"
            case "play" if copy:
                if not copy.playing(now):
                    self.stop_all(now)
                    copy.sittings.append(Sitting(now))
                return "playing"
            case "play":
                return f"refused: {entry.status(now, self.terms)}"
            case "remove" | "lose" if copy:
                copy.taken = (now, line.do)
                return {"remove": "removed", "lose": "lost"}[line.do]
            case "remove" | "lose":
                return f"refused: nothing-to-{line.do}"
        return None

    def download(self, entry: Entry, now: datetime, confirmed: bool) -> str:
        """The table of part A."""
        left, most = entry.downloads_left(now, self.terms), self.terms.max_downloads
        shelf = sum(each.live_copy(now) is not None for each in self.entries.values())
        answers = {
            "refused: device-blocked": self.device_modified,
            "refused: not-offered": not entry.downloadable,
            "refused: withdrawn": entry.left(now),
            "refused: already-downloaded": entry.live_copy(now) is not None,
            "refused: locked": left == 0,
            "refused: shelf-full": most is not None and shelf >= most,
            "needs-confirmation": left == 1 and not confirmed,
            "granted": entry.window(now) is None,
            "renewed": True,
        }
        return next(answer for answer, holds in answers.items() if holds)

    def stop_all(self, now: datetime) -> None:
        """One sitting at a time (R7)."""
        for entry in self.entries.values():
            for copy in entry.copies:
                if copy.playing(now):
                    copy.sittings[-1].stop = now


AFTER_CLOCK = (
    "episode",
    "decision",
    "status",
    "overtime",
    "expires_at",
    "remaining_s",
    "downloads_left",
    "downloads_reset_at",
)


def text(instant: datetime | None) -> str | None:
    """As `replay` prints an instant."""
    if instant is None:
        return None
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def answers(lines: Iterable[Line], terms: Terms) -> Iterator[Answer]:
    """What `replay` has to print for these lines under this policy."""
    oracle = Oracle(terms)
    return (oracle.answer(line) for line in lines)
