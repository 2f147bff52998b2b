"""What the facilitator's window shows: pure functions from what holds now and a language."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.episode import LocalText
from desktop_app.domain.facilitator import (
    BEFORE_THE_END,
    LEAPS,
    SET_BACK,
    ClockShown,
    DueItem,
    Jump,
    MeetsChoice,
    ParticipantShown,
    horizon,
)
from desktop_app.domain.time import DAY, HOUR, Duration, Instant
from desktop_app.domain.upcoming import Due
from desktop_app.platform.zones import midnights
from desktop_app.ui.text import Texts

LANGUAGES = (("en", "English"), ("fr", "Français"))


@dataclass(frozen=True, slots=True)
class ChoiceProps:
    """What a row of choices is called, what there is to choose, and what holds."""

    name: str
    items: Sequence[tuple[Hashable, str]]
    current: Hashable


@dataclass(frozen=True, slots=True)
class LineMark:
    """A thing to come on the line: its place, 0 to 1, its words, and how soon it is."""

    share: float
    text: str
    kind: Due
    soon: bool


def clock_title(shown: ClockShown, texts: Texts) -> str:
    """Say which time it is: ``Mon 22 Jun 2026 13:07``."""
    return texts.weekday_date_time(shown.now)


def clock_state(shown: ClockShown, texts: Texts) -> str:
    """Say how the clock runs: ``demo time · running ×60``."""
    if not shown.movable:
        return texts.tr("the laptop’s own clock, which cannot be moved", "facilitator: the clock")
    if shown.rate == 0:
        return texts.tr("demo time · paused", "facilitator: the clock")
    running = texts.tr("demo time · running ×%1", "facilitator: the clock; so many times as fast")
    return texts.fill(running, texts.number(shown.rate))


def marks(shown: ClockShown, texts: Texts) -> tuple[LineMark, ...]:
    """Return what the line shows, to scale."""
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
    """Say what happens and when: ``Night Ferry ends 13:45``, with the weekday if not today."""
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
    """Return where at most three days begin on the line, with their names."""
    starts = midnights(now, now + span, texts.zone)
    step = max(1, len(starts) // 3)
    return [((at - now) / span, texts.weekday_day(at)) for at in starts[::step]][:3]


def jump_labels(texts: Texts) -> dict[Hashable, str]:
    """Return what the buttons say that move the clock, by where they move it."""
    before = texts.tr("%1 before the next end", "facilitator: button; 5 min")
    return {
        **{leap: f"+{texts.span(leap)}" for leap in LEAPS},
        Jump.YEAR: texts.tr("+1 year", "facilitator: button"),
        Jump.NEXT_EVENT: texts.tr("Next event", "facilitator: button"),
        Jump.BEFORE_END: texts.fill(before, texts.span(BEFORE_THE_END)),
        Jump.START: texts.tr("Back to the start", "facilitator: button"),
    }


def choices_of(
    shown: ParticipantShown, variants: Sequence[tuple[str, LocalText]], texts: Texts
) -> dict[MeetsChoice, ChoiceProps]:
    """Return each row of choices in words."""
    device, back = shown.device, texts.tr("Set back by %1", "facilitator: the laptop's clock")
    return {
        MeetsChoice.LANGUAGE: ChoiceProps(
            texts.tr("Participant’s language", "facilitator"), LANGUAGES, shown.language
        ),
        MeetsChoice.VARIANT: ChoiceProps(
            texts.tr("Warning", "facilitator: its variant"),
            [(name, texts.local(title)) for name, title in variants],
            shown.variant,
        ),
        MeetsChoice.ONLINE: ChoiceProps(
            texts.tr("Network", "facilitator"),
            [(True, texts.tr("On", "facilitator")), (False, texts.tr("Off", "facilitator"))],
            device.online,
        ),
        MeetsChoice.MODIFIED: ChoiceProps(
            texts.tr("Device", "facilitator"),
            [
                (False, texts.tr("As sold", "facilitator: the device")),
                (True, texts.tr("Modified", "facilitator: the device")),
            ],
            device.modified,
        ),
        MeetsChoice.DISK_FULL: ChoiceProps(
            texts.tr("Disk", "facilitator"),
            [
                (False, texts.tr("Has room", "facilitator: the disk")),
                (True, texts.tr("Full", "facilitator: the disk")),
            ],
            device.disk_full,
        ),
        MeetsChoice.LAPTOP: ChoiceProps(
            texts.tr("Laptop’s clock", "facilitator"),
            [
                (None, texts.tr("Right", "facilitator: the laptop's clock")),
                (SET_BACK, texts.fill(back, texts.span(SET_BACK))),
            ],
            SET_BACK if shown.set_back_by else None,
        ),
        MeetsChoice.FULL_SCREEN: ChoiceProps(
            texts.tr("Participant’s window", "facilitator"),
            [
                (False, texts.tr("Window", "facilitator: of the participant")),
                (True, texts.tr("Full screen", "facilitator: of the participant")),
            ],
            shown.full_screen,
        ),
    }
