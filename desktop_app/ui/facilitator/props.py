"""What the facilitator's window shows: pure functions from what holds now and a language."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.device import Device
from desktop_app.domain.episode import Episode, LocalText
from desktop_app.domain.time import DAY, HOUR, MINUTE, Duration, Instant
from desktop_app.domain.upcoming import Due
from desktop_app.ui.text import Texts

RATES = (1, 60, 3600)
"""So many times as fast as real time the demo clock may run."""
LEAPS: tuple[Duration, ...] = (HOUR, 6 * HOUR, 48 * HOUR)
BEFORE_THE_END: Duration = 5 * MINUTE
SET_BACK: Duration = 3 * DAY
"""How far the laptop's clock is set back where the facilitator does it."""
_SHORTEST: Duration = 12 * HOUR
_A_WEEK: Duration = 7 * DAY


class Jump(StrEnum):
    """Where the demo clock may go, beside a length of time."""

    YEAR = "year"
    NEXT_EVENT = "next-event"
    BEFORE_END = "before-end"
    START = "start"


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario to choose; `key` comes back when it is."""

    key: Hashable
    title: LocalText
    line: LocalText


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that will happen to an episode, or what the scenario says (no episode)."""

    at: Instant
    kind: Due
    episode: Episode | None


@dataclass(frozen=True, slots=True)
class ClockShown:
    """The clock as it stands."""

    now: Instant
    rate: int
    movable: bool
    """A user's own library has the laptop's clock, which nobody moves (rule T5)."""
    due: tuple[DueItem, ...] = ()
    """What will happen, the earliest first."""
    can_go_to_end: bool = False


@dataclass(frozen=True, slots=True)
class ParticipantShown:
    """What the participant meets."""

    language: str
    device: Device
    set_back_by: Duration | None
    variant: str
    full_screen: bool


@dataclass(frozen=True, slots=True)
class LineMark:
    """A thing to come on the line: its place, 0 to 1, its words, and how soon it is."""

    share: float
    text: str
    kind: Due
    soon: bool


def clock_title(shown: ClockShown, texts: Texts) -> str:
    """``Mon 22 Jun 2026 13:07``."""
    return texts.weekday_date_time(shown.now)


def clock_state(shown: ClockShown, texts: Texts) -> str:
    """``demo time · running ×60``."""
    if not shown.movable:
        return texts.tr("the laptop’s own clock, which nobody moves", "facilitator: the clock")
    if shown.rate == 0:
        return texts.tr("demo time · paused", "facilitator: the clock")
    running = texts.tr("demo time · running ×%1", "facilitator: the clock; so many times as fast")
    return texts.fill(running, texts.number(shown.rate))


def horizon(shown: ClockShown) -> Duration:
    """How much of the time to come the line shows: what falls due in a week, else what is next."""
    away = [one.at - shown.now for one in shown.due]
    near = [one for one in away if one <= _A_WEEK] or away[:1]
    return max(_SHORTEST, round(max(near, default=0) * 1.08))


def marks(shown: ClockShown, texts: Texts) -> tuple[LineMark, ...]:
    """What the line shows, to scale."""
    span, now = horizon(shown), shown.now
    near = [one for one in shown.due if one.at - now <= span][:6]
    return tuple(
        LineMark(
            (one.at - now) / span,
            due_text(one, now, texts),
            one.kind,
            soon=one.kind is Due.ENDS and one.at - now <= HOUR,
        )
        for one in near
    )


def due_text(item: DueItem, now: Instant, texts: Texts) -> str:
    """``Night Ferry ends 13:45``; with the weekday where it is not today."""
    today = item.at - now < DAY and texts.date(item.at) == texts.date(now)
    when = texts.time(item.at) if today else texts.weekday_time(item.at)
    if item.at - now > 6 * DAY:
        when = texts.date(item.at)
    if item.episode is None:
        return texts.fill(texts.tr("scenario %1", "facilitator: it says something at"), when)
    match item.kind:
        case Due.ENDS:
            sentence = texts.tr("%1 ends %2", "facilitator: an episode, when")
        case Due.LEAVES:
            sentence = texts.tr("%1 leaves %2", "facilitator: an episode, when")
        case Due.START_LIMIT:
            sentence = texts.tr("%1 must start by %2", "facilitator: an episode, when")
        case Due.RESETS:
            sentence = texts.tr("%1 opens again %2", "facilitator: an episode, when")
        case Due.SCRIPTED:
            sentence = texts.tr("%1 changes %2", "facilitator: an episode, when")
        case _:
            assert_never(item.kind)
    return texts.fill(sentence, texts.local(item.episode.title), when)


def days_between(now: Instant, span: Duration, texts: Texts) -> Sequence[tuple[float, str]]:
    """Where the days begin on the line, at most three of them, with their names."""
    starts = texts.midnights(now, now + span)
    step = max(1, len(starts) // 3)
    return [((at - now) / span, texts.weekday_day(at)) for at in starts[::step]][:3]
