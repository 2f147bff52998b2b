"""Makers of domain values for tests, and random timelines for the domain and the oracle."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from desktop_app.domain.policy import Policy
from desktop_app.domain.time import (
    CalendarPeriod,
    Duration,
    Instant,
    from_datetime,
    to_rfc3339,
)
from desktop_app.domain.timeline import (
    Action,
    CommandAnswer,
    Download,
    Lose,
    Observe,
    Play,
    Remove,
    SetDeviceModified,
    SetDownloadable,
    SetLeavesAt,
    SetPolicy,
    Stop,
)
from tests.support.oracle import Line, Oracle, Period, Terms

Pick = Callable[[Sequence[Any]], Any]
"""Chooses one of several: `random.choice`, or Hypothesis."""

SIMPLE_ACTIONS: dict[str, Callable[[str], Action]] = {
    "play": Play,
    "stop": Stop,
    "remove": Remove,
    "lose": Lose,
    "look": Observe,
}


def instant(text: str) -> Instant:
    """An RFC 3339 text with an offset as the domain's instant."""
    return from_datetime(datetime.fromisoformat(text))


def policy_of(terms: Terms, name: str = "test") -> Policy:
    """The oracle's terms as the domain's policy."""
    period = terms.renewal_window
    return Policy(
        name,
        storage_duration=_milliseconds(terms.storage_duration),
        playback_duration=_milliseconds(terms.playback_duration),
        storage_enforced_after_start=terms.storage_enforced_after_start,
        soft_enforce_playback=terms.soft_enforce_playback,
        play_start_grace=terms.play_start_grace // timedelta(milliseconds=1),
        max_renewals=terms.max_renewals,
        renewal_window=None if period is None else CalendarPeriod(*period),
        max_downloads=terms.max_downloads,
    )


def action_of(line: Line) -> Action:
    """The oracle's line as the domain's command."""
    match line:
        case Line(do="download", episode=str(episode), confirm=confirm):
            return Download(episode, confirm)
        case Line(do="set", key="downloadable", episode=str(episode), value=bool(offered)):
            return SetDownloadable(episode, offered)
        case Line(do="set", key="leaves_at", episode=str(episode), value=value):
            return SetLeavesAt(episode, None if value is None else from_datetime(value))
        case Line(do="set", key="device_modified", value=bool(modified)):
            return SetDeviceModified(modified)
        case Line(do="set", key="policy", value=Terms() as terms):
            return SetPolicy(policy_of(terms))
        case Line(do=do, episode=str(episode)):
            return SIMPLE_ACTIONS[do](episode)
    raise ValueError(f"no such line: {line}")


def json_of(answer: CommandAnswer) -> dict[str, Any]:
    """The domain's answer as `replay` prints it."""
    state = answer.state
    return {
        "at": to_rfc3339(answer.at),
        "clock_set_back": answer.clock_set_back,
        "episode": answer.episode,
        "decision": answer.decision,
        "status": state and str(state.status),
        "overtime": state and state.overtime,
        "expires_at": _text(state.expires_at) if state else None,
        "remaining_s": state and state.remaining_s,
        "downloads_left": state and state.downloads_left,
        "downloads_reset_at": _text(state.downloads_reset_at) if state else None,
    }


def some_terms(pick: Pick) -> Terms:
    """Any policy, its times so few and so alike that their ends often fall together."""
    short = [timedelta(minutes=minutes) for minutes in (1, 2, 3, 5)]
    return Terms(
        storage_duration=pick([None, *short]),
        playback_duration=pick([*short, None]),
        storage_enforced_after_start=pick([False, True]),
        soft_enforce_playback=pick([True, False]),
        play_start_grace=pick([timedelta(0), timedelta(0), *short]),
        max_renewals=pick([1, 0, 2, 5, None]),
        renewal_window=pick(PERIODS),
        max_downloads=pick([None] * 6 + [2, 2, 1, 0]),
    )


PERIODS = (
    Period(years=1),
    None,
    Period(days=1),
    Period(months=1),
    Period(years=1, months=13, days=1),
)
STARTS = [
    datetime.fromisoformat(text)
    for text in ("2026-06-18T14:48:00Z", "2024-02-29T23:59:59.999Z", "2023-12-31T12:00:00Z")
]
STEPS = [
    timedelta(milliseconds=ms)
    for ms in (0, 0, 0, 60_000, 60_000, 120_000, 1, 59_999, 180_000, 30_000, -5_000, -5_001)
]
BESIDE = [timedelta(milliseconds=ms) for ms in (0, 0, 0, 1, -1)]
TO_AN_END = [False, False, True]
DOINGS = (
    *("download", "download", "play", "play", "stop", "look") * 5,
    *("remove", "lose", "leaves_at", "leaves_at"),
    *("policy", "downloadable", "device_modified"),
)
EPISODES = [*["salt"] * 8, "tide", "tide", "reed"]


def some_lines(pick: Pick, terms: Terms, length: int) -> list[Line]:
    """A timeline that meets ends, graces, departures and window ends exactly, and just beside."""
    listener = Oracle(terms)
    now = pick(STARTS)
    ends = [now]
    lines = []
    for _ in range(length):
        ahead = [end for end in ends[-12:] if end >= now]
        at = pick(ahead or [now]) + pick(BESIDE) if pick(TO_AN_END) else now + pick(STEPS)
        line = _some_line(pick, at, ends)
        answer = listener.answer(line)
        now = listener.latest
        ends += [
            datetime.fromisoformat(answer[name])
            for name in ("expires_at", "downloads_reset_at")
            if answer[name] is not None
        ]
        lines.append(line)
    return lines


def _some_line(pick: Pick, at: datetime, ends: list[datetime]) -> Line:
    episode = pick(EPISODES)
    match pick(DOINGS):
        case "download":
            return Line(at, "download", episode, confirm=pick([True, True, False]))
        case "leaves_at":
            chosen = pick([None, None, None, at + pick(STEPS), pick(ends[-4:])])
            if chosen is not None:
                ends.append(chosen)
            return Line(at, "set", episode, key="leaves_at", value=chosen)
        case "downloadable":
            return Line(at, "set", episode, key="downloadable", value=pick([True] * 3 + [False]))
        case "device_modified":
            modified = pick([False] * 9 + [True])
            return Line(at, "set", key="device_modified", value=modified)
        case "policy":
            return Line(at, "set", key="policy", value=some_terms(pick))
        case doing:
            return Line(at, doing, episode)


def _milliseconds(duration: timedelta | None) -> Duration | None:
    return None if duration is None else duration // timedelta(milliseconds=1)


def _text(at: Instant | None) -> str | None:
    return None if at is None else to_rfc3339(at)
