"""What the warning and the explanation say: pure functions from facts to sentences (part A).

Every sentence is true in every case: what a policy does not say is not promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Licence, earlier
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import NeedsConfirmation
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Duration, Instant
from desktop_app.ui.terms import how_long, then_deleted
from desktop_app.ui.text import NO_BREAK, Texts
from desktop_app.ui.widgets.poster import PosterProps


@dataclass(frozen=True, slots=True)
class WarningEpisode:
    """One last download that is asked for; `policy` is the one that would bind it (rule P4)."""

    episode: Episode
    needs: NeedsConfirmation
    policy: Policy
    leaves_at: Instant | None
    """As the offer says it now, which may be something else than the episode's entry."""

    @classmethod
    def of(cls, row: ShelfRow, needs: NeedsConfirmation) -> "WarningEpisode":
        """What the warning has to know of a row."""
        return cls(row.episode, needs, row.in_force, row.entitlement.offer.leaves_at)

    def leaves_after(self, now: Instant) -> Instant | None:
        """When it leaves the catalogue, where that is still to come."""
        return self.leaves_at if self.leaves_at is not None and self.leaves_at > now else None


@dataclass(frozen=True, slots=True)
class WarningFacts:
    """All that the warning is about; `now` is when it was asked."""

    episodes: tuple[WarningEpisode, ...]
    now: Instant

    @property
    def keys(self) -> tuple[EpisodeKey, ...]:
        """The episodes, in their order."""
        return tuple(one.episode.key for one in self.episodes)


@dataclass(frozen=True, slots=True)
class ItemProps:
    """An episode in the card; `lines` stand under its title."""

    title: str
    lines: tuple[str, ...]
    poster: PosterProps

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join((self.title, *self.lines))


class Mark(Enum):
    """Where a point of the year stands in its line."""

    PAST = "past"
    TODAY = "today"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class PointProps:
    """A point of the year: its place, 0 to 1, and its label."""

    mark: Mark
    share: float
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class WarningProps:
    """All that the warning shows."""

    title: str
    sentences: tuple[str, ...]
    items: tuple[ItemProps, ...]
    year: tuple[PointProps, ...]
    """From the first download to the reset, with today on it; empty where there is no line."""
    decline: str
    accept: str

    @property
    def body(self) -> str:
        """The sentences, one after the other."""
        return " ".join(self.sentences)


def warning_props(facts: WarningFacts, texts: Texts) -> WarningProps:
    """What the warning says."""
    many = len(facts.episodes) > 1
    return WarningProps(
        title=_title(facts.episodes, texts),
        sentences=_sentences_for_many(facts.episodes, facts.now, texts)
        if many
        else _sentences_for_one(facts.episodes[0], facts.now, texts),
        items=tuple(_item(one, facts, texts) for one in facts.episodes),
        year=() if many else year_of(facts.episodes[0].needs, facts.now, texts),
        decline=texts.tr("Not now", "button: of the warning, of the explanation"),
        accept=_accept(facts.episodes, texts),
    )


def _span(duration: Duration, texts: Texts) -> str:
    """``48 hours``, never cut in two lines."""
    return texts.long_span(duration).replace(" ", NO_BREAK)


# the title and the button: what is used up


def _title(episodes: Sequence[WarningEpisode], texts: Texts) -> str:
    kinds = {one.needs.renewal for one in episodes}
    count = len(episodes)
    if count == 1:
        name = texts.local(episodes[0].episode.title)
        sentence = (
            texts.tr("Use the last renewal for “%1”?", "title of the warning")
            if kinds == {True}
            else texts.tr("Use the only download for “%1”?", "title of the warning")
        )
        return texts.fill(sentence, name)
    if kinds == {True}:
        return texts.tr("Use the last renewal for %n episode(s)?", "title of the warning", count)
    if kinds == {False}:
        return texts.tr("Use the only download for %n episode(s)?", "title of the warning", count)
    return texts.tr("Use the last download for %n episode(s)?", "title of the warning", count)


def _accept(episodes: Sequence[WarningEpisode], texts: Texts) -> str:
    kinds = {one.needs.renewal for one in episodes}
    if len(episodes) == 1:
        if kinds == {True}:
            return texts.tr("Use last renewal", "button of the warning")
        return texts.tr("Use only download", "button of the warning")
    if kinds == {True}:
        return texts.tr("Use last renewals", "button of the warning: of several episodes")
    if kinds == {False}:
        return texts.tr("Use only downloads", "button of the warning: of several episodes")
    return texts.tr("Use last downloads", "button of the warning: of several episodes")


# the body: at most three sentences


def _sentences_for_one(one: WarningEpisode, now: Instant, texts: Texts) -> tuple[str, ...]:
    name = texts.local(one.episode.title)
    needs = one.needs
    if needs.renewal and needs.resets_at is not None:
        first = texts.fill(
            texts.tr("This is the last download of “%1” until %2.", "warning"),
            name,
            texts.long_date_time(needs.resets_at),
        )
    elif needs.renewal:
        first = texts.fill(
            texts.tr("This is the last download of “%1”: there will be no other.", "warning"), name
        )
    elif needs.resets_at is not None:
        first = texts.fill(
            texts.tr(
                "This is the only download of “%1”: there will be no other before %2.", "warning"
            ),
            name,
            texts.long_date_time(needs.resets_at),
        )
    else:
        first = texts.fill(
            texts.tr("This is the only download of “%1”: there will be no other.", "warning"), name
        )
    return (first, *_terms(one.policy, one.leaves_after(now), texts))


def _sentences_for_many(
    episodes: Sequence[WarningEpisode], now: Instant, texts: Texts
) -> tuple[str, ...]:
    only = not any(one.needs.renewal for one in episodes)
    if all(one.needs.resets_at is not None for one in episodes):
        first = (
            texts.tr("This is the only download of each before the date under it.", "warning")
            if only
            else texts.tr("This is the last download of each until the date under it.", "warning")
        )
    elif only:
        first = texts.tr("This is the only download of each; under it stands how long.", "warning")
    else:
        first = texts.tr("This is the last download of each; under it stands how long.", "warning")
    if _alike(episodes, now):
        return (first, *_terms(episodes[0].policy, None, texts))
    second = texts.tr("How long each can be watched stands under it too.", "warning")
    third = texts.tr("When its time is over, each is deleted from this laptop.", "warning")
    return (first, second, third)


def _alike(episodes: Sequence[WarningEpisode], now: Instant) -> bool:
    """One sentence is true of all of them."""
    times = {
        (
            one.policy.storage_duration,
            one.policy.playback_duration,
            one.policy.storage_enforced_after_start,
        )
        for one in episodes
    }
    return len(times) == 1 and all(one.leaves_after(now) is None for one in episodes)


def _terms(policy: Policy, leaves_at: Instant | None, texts: Texts) -> tuple[str, ...]:
    """How long the copy can be watched, and how that ends; two sentences at most."""
    if policy.storage_duration is None and policy.playback_duration is None:
        if leaves_at is None:
            return (how_long(policy, texts),)
        return (_end(policy, leaves_at, texts),)
    return (how_long(policy, texts), _end(policy, leaves_at, texts))


def _end(policy: Policy, leaves_at: Instant | None, texts: Texts) -> str:
    endless_once_started = (
        policy.playback_duration is None and not policy.storage_enforced_after_start
    )
    if leaves_at is not None:
        sentence = (
            texts.tr(
                "It is deleted from this laptop on %1 at the latest, when it leaves the catalogue.",
                "warning",
            )
            if endless_once_started or not (policy.playback_duration or policy.storage_duration)
            else texts.tr(
                "After that it is deleted from this laptop, "
                "and on %1 at the latest, when it leaves the catalogue.",
                "warning",
            )
        )
        return texts.fill(sentence, texts.long_date_time(leaves_at))
    return then_deleted(policy, texts)


# the episodes


def _item(one: WarningEpisode, facts: WarningFacts, texts: Texts) -> ItemProps:
    parts = [texts.local(one.episode.series_title)]
    if one.episode.duration_s is not None:
        parts.append(texts.length(one.episode.duration_s))
    if one.episode.size is not None:
        size = texts.tr("%1 to download", "warning: so many bytes")
        parts.append(texts.fill(size, texts.size(one.episode.size)))
    lines = [" · ".join(parts)]
    if len(facts.episodes) > 1:
        lines.append(_date_of(one.needs, texts))
        if not _alike(facts.episodes, facts.now):
            lines.append(_times_of(one, facts.now, texts))
    return ItemProps(title_of(one.episode, texts), tuple(lines), PosterProps(one.episode.poster))


def title_of(episode: Episode, texts: Texts) -> str:
    """``1. Salt``."""
    name = texts.local(episode.title)
    return name if episode.number is None else f"{episode.number}. {name}"


def _date_of(needs: NeedsConfirmation, texts: Texts) -> str:
    if needs.resets_at is None:
        return texts.tr("No other download after this one", "warning: of one of several")
    if needs.renewal:
        sentence = texts.tr("Last download until %1", "warning: of one of several")
    else:
        sentence = texts.tr("No other download before %1", "warning: of one of several")
    return texts.fill(sentence, texts.date_time(needs.resets_at))


def _times_of(one: WarningEpisode, now: Instant, texts: Texts) -> str:
    start, finish = one.policy.storage_duration, one.policy.playback_duration
    leaves_at = one.leaves_after(now)
    parts = []
    if start is not None:
        sentence = (
            texts.tr("%1 to watch it", "warning: of one of several")
            if one.policy.storage_enforced_after_start
            else texts.tr("%1 to start it", "warning: of one of several")
        )
        parts.append(texts.fill(sentence, _span(start, texts)))
    if finish is not None:
        sentence = texts.tr("%1 from pressing play", "warning: of one of several")
        parts.append(texts.fill(sentence, _span(finish, texts)))
    if leaves_at is not None:
        sentence = texts.tr("leaves on %1", "warning: of one of several, from the catalogue")
        parts.append(texts.fill(sentence, texts.date_time(leaves_at)))
    return " · ".join(parts) or texts.tr("no time limit", "warning: of one of several")


# the year


def year_of(needs: NeedsConfirmation, now: Instant, texts: Texts) -> tuple[PointProps, ...]:
    """First download, today, reset; nothing where the window never ends or opens only now."""
    start, end = needs.window_opened_at, needs.resets_at
    if start is None or end is None or end <= start:
        return ()
    share = min(1.0, max(0.0, (now - start) / (end - start)))
    first = texts.tr("First download", "a point in the year of renewals")
    today = texts.tr("Today", "a point in the year of renewals")
    reset = texts.tr("Renewals reset", "a point in the year of renewals")
    return (
        PointProps(Mark.PAST, 0.0, first, texts.date_time(start)),
        PointProps(Mark.TODAY, share, today, texts.date(now)),
        PointProps(Mark.RESET, 1.0, reset, texts.date_time(end)),
    )


class Place(Enum):
    """Where a label stands: under the line, in a second row under it, or above it."""

    UNDER = "under"
    LOWER = "lower"
    ABOVE = "above"


def places_of(
    widths: tuple[float, float, float], share: float, width: float, dot: float, gap: float
) -> tuple[tuple[Place, float], ...]:
    """Row and left edge of the labels of first download, today and reset.

    They never touch: today moves above the line where it would, and the reset moves a row down.
    Today stands in the middle over its dot, but inside the line.
    """
    first, today, reset = widths
    middle = dot / 2 + share * (width - dot)
    right = max(0.0, width - reset)
    ends_touch = first + gap > right
    centred = middle - today / 2
    if not ends_touch and centred >= first + gap and centred + today + gap <= right:
        now = (Place.UNDER, centred)
    else:
        now = (Place.ABOVE, min(max(0.0, centred), max(0.0, width - today)))
    return ((Place.UNDER, 0.0), now, (Place.LOWER if ends_touch else Place.UNDER, right))


# the explanation before the first play


@dataclass(frozen=True, slots=True)
class ExplanationFacts:
    """The first play of all: what it opens; the licence is live and not started."""

    episode: Episode
    licence: Licence
    leaves_at: Instant | None
    now: Instant

    @classmethod
    def of(cls, row: ShelfRow) -> "ExplanationFacts":
        """What the explanation has to know of a row, whose licence is live."""
        assert row.entitlement.licence is not None
        leaves_at = row.entitlement.offer.leaves_at
        return cls(row.episode, row.entitlement.licence, leaves_at, row.as_of)


@dataclass(frozen=True, slots=True)
class ExplanationProps:
    """All that the explanation shows."""

    title: str
    sentences: tuple[str, ...]
    item: ItemProps
    decline: str
    accept: str

    @property
    def body(self) -> str:
        """The sentences, one after the other."""
        return " ".join(self.sentences)


def explanation_props(facts: ExplanationFacts, texts: Texts) -> ExplanationProps:
    """What is said once, before the first play of all."""
    policy = facts.licence.policy
    finish = policy.playback_duration
    name = texts.local(facts.episode.title)
    if finish is None:
        title = texts.fill(texts.tr("Start watching “%1”?", "title of the explanation"), name)
    else:
        title = texts.fill(
            texts.tr("Start the %1?", "title of the explanation: the 48 hours"),
            _span(finish, texts),
        )
    episode = facts.episode
    parts = [texts.local(episode.series_title)]
    if episode.duration_s is not None:
        parts.append(texts.length(episode.duration_s))
    return ExplanationProps(
        title=title,
        sentences=_explained(facts, finish, name, texts),
        item=ItemProps(title_of(episode, texts), (" · ".join(parts),), PosterProps(episode.poster)),
        decline=texts.tr("Not now", "button: of the warning, of the explanation"),
        accept=texts.tr("Start watching", "button of the explanation"),
    )


def _explained(
    facts: ExplanationFacts, finish: Duration | None, name: str, texts: Texts
) -> tuple[str, ...]:
    end = last_instant(facts)
    grace = facts.licence.policy.play_start_grace
    if end is None:
        sentence = texts.tr(
            "You can watch “%1” as often as you like: it has no time limit on this laptop.",
            "explanation",
        )
        return (texts.fill(sentence, name),)
    opens: tuple[str, ...] = ()
    if finish is not None and grace:
        sentence = texts.tr(
            "Playing “%1” for %3 opens its playback window of %2.",
            "explanation: how long to play, and how long it lasts",
        )
        opens = (texts.fill(sentence, name, _span(finish, texts), _span(grace, texts)),)
    elif finish is not None:
        sentence = texts.tr(
            "Pressing play opens the playback window of “%1”: %2, even if you stop at once.",
            "explanation: how long it lasts",
        )
        opens = (texts.fill(sentence, name, _span(finish, texts)),)
    until = texts.tr(
        "Started now, it can be watched as often as you like until %1.",
        "explanation: a date and a time",
    )
    return (
        *opens,
        texts.fill(until, texts.long_date_time(end)),
        texts.tr("Then it is deleted from this laptop.", "explanation"),
    )


def last_instant(facts: ExplanationFacts) -> Instant | None:
    """When the copy would end, were it started now; None where nothing ends it."""
    opened = facts.now + facts.licence.policy.play_start_grace
    started = Licence(facts.licence.granted_at, facts.licence.policy, opened)
    return earlier(started.expires_at, facts.leaves_at)
