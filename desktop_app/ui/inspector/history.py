"""Every grant of an episode in words: when, which of how many, under which terms, and its end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import Ending, RenewalWindow
from desktop_app.domain.licence_timeline import GrantLine
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.ui.text import Texts, in_one_line


@dataclass(frozen=True, slots=True)
class GrantProps:
    """A download that was granted once."""

    title: str
    lines: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """All of it in one, for a screen reader."""
        return ", ".join((self.title, *self.lines))


@dataclass(frozen=True, slots=True)
class HistoryProps:
    """What is under *Every download*, the newest first; without grants it is not shown at all."""

    heading: str
    count: str
    shown: str
    """The heading in full words while the list is open."""
    hidden: str
    grants: tuple[GrantProps, ...]

    @property
    def begins_open(self) -> bool:
        """Whether it is open at first: a single download stands in the timeline already."""
        return len(self.grants) > 1


def history_props(
    history: Sequence[GrantLine], title_of: Callable[[Policy], LocalText | None], texts: Texts
) -> HistoryProps:
    """Word the history of an episode; `title_of` says what a policy that ships is called."""
    count = len(history)
    return HistoryProps(
        heading=texts.tr("Every download", "heading in the inspector: a history"),
        count=texts.number(count),
        shown=texts.tr("Every download, %n, shown", "a list that can be folded", count),
        hidden=texts.tr("Every download, %n, hidden", "a list that can be folded", count),
        grants=tuple(
            _grant(line, title_of, texts, is_first=number == 0)
            for number, line in reversed(list(enumerate(history)))
        ),
    )


def _grant(
    line: GrantLine, title_of: Callable[[Policy], LocalText | None], texts: Texts, *, is_first: bool
) -> GrantProps:
    title = title_of(line.policy)
    lines = [texts.date_time(line.granted_at)]
    if line.window.grants == 1:
        lines.append(_opened(line.window, texts))
    lines += [
        _played(line, texts),
        _ended(line, texts),
        line.policy.name if title is None else texts.local(title),
    ]
    return GrantProps(granted(line, texts, is_first=is_first), tuple(lines))


def granted(line: GrantLine, texts: Texts, *, is_first: bool) -> str:
    """Say which download it was: ``First download``, ``Renewal 1 of 1``."""
    if is_first:
        return texts.tr("First download", "licence timeline")
    number, most = line.window.grants - 1, line.window.max_renewals
    if number == 0:
        return texts.tr("Downloaded, renewals start over", "licence timeline")
    if most is None:
        return texts.fill(texts.tr("Renewal %1", "licence timeline: its number"), str(number))
    sentence = texts.tr("Renewal %1 of %2", "licence timeline: its number, how many there are")
    return texts.fill(sentence, str(number), str(most))


def _opened(window: RenewalWindow, texts: Texts) -> str:
    """Say what a first grant brought with it."""
    most, until = window.max_renewals, window.ends_at
    if most is None:
        what = texts.tr("Renewals without limit", "licence timeline")
    elif most == 0:
        what = texts.tr("No renewal", "history: that a first download opened")
    else:
        what = texts.tr("%n renewal(s)", "history: that a first download opened", most)
    if until is None:
        return what
    sentence = texts.tr("%1 until %2", "history: so many renewals, a date and a time")
    return texts.fill(sentence, what, in_one_line(texts.date_time(until)))


def _played(line: GrantLine, texts: Texts) -> str:
    if line.opened_at is None:
        return texts.tr("Never started", "history: of a download")
    return _dated(texts.tr("First play", "licence timeline"), line.opened_at, texts)


def _ended(line: GrantLine, texts: Texts) -> str:
    if line.ended_at is None:
        return texts.tr("On this laptop now", "history: of a download")
    what = {
        Ending.EXPIRED: texts.tr("Expired", "history: how a download ended"),
        Ending.RETURNED: texts.tr("Removed by you", "licence timeline"),
        Ending.LOST: texts.tr("File found missing", "licence timeline"),
        Ending.WITHDRAWN: texts.tr("Left the catalogue", "licence timeline"),
        None: "",
    }[line.ending]
    return _dated(what, line.ended_at, texts)


def _dated(what: str, at: Instant, texts: Texts) -> str:
    sentence = texts.tr("%1 · %2", "history: what happened, a date and a time")
    return texts.fill(sentence, what, in_one_line(texts.date_time(at)))
