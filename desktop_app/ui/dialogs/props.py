"""What the warning and the explanation say: pure functions from facts to sentences (part A).

Every sentence is true in every case: what a policy does not say is not promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Licence, earlier
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import NeedsConfirmation
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Duration, Instant
from desktop_app.domain.variant import (
    NEUTRAL,
    AcceptCase,
    Case,
    ConsequenceCase,
    EndCase,
    OnlyCase,
    Part,
    Sentence,
    TimeCase,
    TitleCase,
    Variant,
)
from desktop_app.ui.terms import how_long, then_deleted, when_over
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


class PointMark(Enum):
    """Where a point of the year stands in its line."""

    PAST = "past"
    TODAY = "today"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class PointProps:
    """A point of the year: its place, 0 to 1, and its label."""

    mark: PointMark
    share: float
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class WarningProps:
    """All that the warning shows."""

    title: str
    sentences: tuple[str, ...]
    """Above the episodes."""
    sentences_below: tuple[str, ...]
    """Below them."""
    items: tuple[ItemProps, ...]
    year: tuple[PointProps, ...]
    """From the first download to the reset, with today on it; empty where there is no line."""
    decline: str
    accept: str

    @property
    def body(self) -> str:
        """The sentences above, one after the other."""
        return " ".join(self.sentences)

    @property
    def below(self) -> str:
        """Those below."""
        return " ".join(self.sentences_below)


def warning_props(facts: WarningFacts, texts: Texts, variant: Variant = NEUTRAL) -> WarningProps:
    """What the warning says: what is true by the facts, in the order and the words of a variant."""
    count = len(facts.episodes)
    words = _Words(texts, variant, _subject(facts, texts))
    sentences = {
        Part.CONSEQUENCE: _consequence(facts.episodes, words),
        **_terms(facts, words),
        Part.KEPT: _kept(words),
    }
    details = variant.order.index(Part.DETAILS)
    said = [sentences.get(part, "") for part in variant.order]
    year = variant.year and count == 1
    return WarningProps(
        title=_title(facts.episodes, words),
        sentences=tuple(one for one in said[:details] if one),
        sentences_below=tuple(one for one in said[details:] if one),
        items=tuple(_item(one, facts, texts) for one in facts.episodes),
        year=year_of(facts.episodes[0].needs, facts.now, texts) if year else (),
        decline=_decline(words),
        accept=_accept(facts.episodes, words),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one warning: those of its variant, where it has some for the case."""

    texts: Texts
    variant: Variant
    subject: str
    """%1: the title, or how many episodes."""

    def say(self, sentence: Sentence, case: Case, neutral: str, **values: str) -> str:
        """The sentence in that case; `values` are what its %2, %3 … stand for, as p2 to p6."""
        own = self.variant.worded(sentence, case)
        known = [self.subject, *(values.get(f"p{number}", "") for number in range(2, 7))]
        return self.texts.fill(neutral if own is None else self.texts.local(own), *known)

    def follows(self, part: Part, other: Part) -> bool:
        """It stands right after the other in the same paragraph."""
        order = self.variant.order
        return order.index(part) == order.index(other) + 1

    def comes_after(self, part: Part, other: Part) -> bool:
        """It stands anywhere after the other."""
        order = self.variant.order
        return order.index(part) > order.index(other)


def _subject(facts: WarningFacts, texts: Texts) -> str:
    if len(facts.episodes) > 1:
        return texts.number(len(facts.episodes))
    return texts.local(facts.episodes[0].episode.title)


def _span(duration: Duration, texts: Texts) -> str:
    """``48 hours``, never cut in two lines."""
    return texts.long_span(duration).replace(" ", NO_BREAK)


# the title and the buttons: what is used up


def title_case(episodes: Sequence[WarningEpisode]) -> TitleCase:
    """Return how many are asked for, and what of each is used up."""
    kinds = {one.needs.renewal for one in episodes}
    if len(episodes) == 1:
        return TitleCase.ONE_RENEWAL if True in kinds else TitleCase.ONE_ONLY
    if len(kinds) > 1:
        return TitleCase.MANY_MIXED
    return TitleCase.MANY_RENEWAL if True in kinds else TitleCase.MANY_ONLY


def _title(episodes: Sequence[WarningEpisode], words: _Words) -> str:
    texts, case, count = words.texts, title_case(episodes), len(episodes)
    match case:
        case TitleCase.ONE_RENEWAL:
            neutral = texts.tr("Use the last renewal for “%1”?", "title of the warning")
        case TitleCase.ONE_ONLY:
            neutral = texts.tr("Use the only download for “%1”?", "title of the warning")
        case TitleCase.MANY_RENEWAL:
            neutral = texts.tr(
                "Use the last renewal for %n episode(s)?", "title of the warning", count
            )
        case TitleCase.MANY_ONLY:
            neutral = texts.tr(
                "Use the only download for %n episode(s)?", "title of the warning", count
            )
        case TitleCase.MANY_MIXED:
            neutral = texts.tr(
                "Use the last download for %n episode(s)?", "title of the warning", count
            )
        case _:
            assert_never(case)
    return words.say(Sentence.TITLE, case, neutral)


def _accept(episodes: Sequence[WarningEpisode], words: _Words) -> str:
    texts, case = words.texts, AcceptCase(title_case(episodes).value)
    match case:
        case AcceptCase.ONE_RENEWAL:
            neutral = texts.tr("Use last renewal", "button of the warning")
        case AcceptCase.ONE_ONLY:
            neutral = texts.tr("Use only download", "button of the warning")
        case AcceptCase.MANY_RENEWAL:
            neutral = texts.tr("Use last renewals", "button of the warning: of several episodes")
        case AcceptCase.MANY_ONLY:
            neutral = texts.tr("Use only downloads", "button of the warning: of several episodes")
        case AcceptCase.MANY_MIXED:
            neutral = texts.tr("Use last downloads", "button of the warning: of several episodes")
        case _:
            assert_never(case)
    return words.say(Sentence.ACCEPT, case, neutral)


def _decline(words: _Words) -> str:
    texts = words.texts
    neutral = texts.tr("Not now", "button: of the warning, of the explanation")
    return words.say(Sentence.DECLINE, OnlyCase.ANY, neutral)


# the body


def consequence_case(episodes: Sequence[WarningEpisode]) -> ConsequenceCase:
    """Return what is used up, and whether a date is known for all of them."""
    case, renewal = ConsequenceCase, any(one.needs.renewal for one in episodes)
    until = all(one.needs.resets_at is not None for one in episodes)
    if len(episodes) == 1 and renewal:
        return case.ONE_RENEWAL_UNTIL if until else case.ONE_RENEWAL
    if len(episodes) == 1:
        return case.ONE_ONLY_UNTIL if until else case.ONE_ONLY
    if renewal:
        return case.MANY_LAST_UNTIL if until else case.MANY_LAST
    return case.MANY_ONLY_UNTIL if until else case.MANY_ONLY


def _consequence(episodes: Sequence[WarningEpisode], words: _Words) -> str:
    texts, case, resets_at = words.texts, consequence_case(episodes), episodes[0].needs.resets_at
    match case:
        case ConsequenceCase.ONE_RENEWAL_UNTIL:
            neutral = texts.tr("This is the last download of “%1” until %2.", "warning")
        case ConsequenceCase.ONE_RENEWAL:
            neutral = texts.tr(
                "This is the last download of “%1”: there will be no other.", "warning"
            )
        case ConsequenceCase.ONE_ONLY_UNTIL:
            neutral = texts.tr(
                "This is the only download of “%1”: there will be no other before %2.", "warning"
            )
        case ConsequenceCase.ONE_ONLY:
            neutral = texts.tr(
                "This is the only download of “%1”: there will be no other.", "warning"
            )
        case ConsequenceCase.MANY_ONLY_UNTIL:
            neutral = texts.tr(
                "This is the only download of each before the date under it.", "warning"
            )
        case ConsequenceCase.MANY_LAST_UNTIL:
            neutral = texts.tr(
                "This is the last download of each until the date under it.", "warning"
            )
        case ConsequenceCase.MANY_ONLY:
            neutral = texts.tr(
                "This is the only download of each; under it stands how long.", "warning"
            )
        case ConsequenceCase.MANY_LAST:
            neutral = texts.tr(
                "This is the last download of each; under it stands how long.", "warning"
            )
        case _:
            assert_never(case)
    until = texts.long_date_time(resets_at) if len(episodes) == 1 and resets_at is not None else ""
    return words.say(Sentence.CONSEQUENCE, case, neutral, p2=until)


def _alike(episodes: Sequence[WarningEpisode], now: Instant) -> bool:
    """One sentence is true of all of them."""
    times = {
        (
            one.policy.storage_duration,
            one.policy.playback_duration,
            one.policy.storage_enforced_after_start,
            one.policy.play_start_grace,
        )
        for one in episodes
    }
    return len(times) == 1 and all(one.leaves_after(now) is None for one in episodes)


def _terms(facts: WarningFacts, words: _Words) -> dict[Part, str]:
    """How long the copy can be watched, and how that ends, where it does."""
    first = facts.episodes[0]
    if len(facts.episodes) == 1:
        leaves_at = first.leaves_after(facts.now)
    elif _alike(facts.episodes, facts.now):
        leaves_at = None
    else:
        return _terms_of_each(words)
    endless = first.policy.storage_duration is None and first.policy.playback_duration is None
    found = {}
    if not endless or leaves_at is None:
        found[Part.TIME] = _time(first.policy, words)
    if not endless or leaves_at is not None:
        found[Part.END] = _end(first.policy, leaves_at, words)
    return found


def _terms_of_each(words: _Words) -> dict[Part, str]:
    texts = words.texts
    time = (
        texts.tr("How long each can be watched stands under it too.", "warning")
        if words.comes_after(Part.TIME, Part.CONSEQUENCE)
        else texts.tr("How long each can be watched stands under it.", "warning")
    )
    end = texts.tr("When its time is over, each is deleted from this laptop.", "warning")
    return {
        Part.TIME: words.say(Sentence.TIME, TimeCase.EACH, time),
        Part.END: words.say(Sentence.END, EndCase.EACH, end),
    }


def time_case(policy: Policy) -> TimeCase:
    """Return which limits a policy sets to watching."""
    case, grace, earlier = TimeCase, policy.play_start_grace, policy.storage_enforced_after_start
    if policy.storage_duration is None:
        if policy.playback_duration is None:
            return case.NO_LIMIT
        return case.FINISH_GRACE if grace else case.FINISH
    if policy.playback_duration is None:
        return case.WATCH if earlier else case.START
    if earlier:
        return case.WATCH_FINISH_GRACE if grace else case.WATCH_FINISH
    return case.START_FINISH_GRACE if grace else case.START_FINISH


def _time(policy: Policy, words: _Words) -> str:
    texts = words.texts
    return words.say(
        Sentence.TIME,
        time_case(policy),
        how_long(policy, texts),
        p3=_span(policy.storage_duration or 0, texts),
        p4=_span(policy.playback_duration or 0, texts),
        p5=_span(policy.play_start_grace, texts),
    )


def _end(policy: Policy, leaves_at: Instant | None, words: _Words) -> str:
    """How it ends, as the sentence after how long it lasts, or as one that stands alone."""
    texts = words.texts
    endless_once_started = (
        policy.playback_duration is None and not policy.storage_enforced_after_start
    )
    after = words.follows(Part.END, Part.TIME)
    start = _span(policy.storage_duration or 0, texts)
    if leaves_at is not None:
        date = texts.long_date_time(leaves_at)
        if endless_once_started or not (policy.playback_duration or policy.storage_duration):
            neutral = texts.tr(
                "It is deleted from this laptop on %1 at the latest, when it leaves the catalogue.",
                "warning",
            )
            return words.say(Sentence.END, EndCase.LEAVES, texts.fill(neutral, date), p6=date)
        neutral = (
            texts.tr(
                "After that it is deleted from this laptop, "
                "and on %1 at the latest, when it leaves the catalogue.",
                "warning",
            )
            if after
            else texts.tr(
                "When its time is over it is deleted from this laptop, "
                "and on %1 at the latest, when it leaves the catalogue.",
                "warning",
            )
        )
        return words.say(Sentence.END, EndCase.OVER_OR_LEAVES, texts.fill(neutral, date), p6=date)
    if time_case(policy) is TimeCase.START:
        neutral = (
            then_deleted(policy, texts)
            if after
            else texts.fill(
                texts.tr("Not started within %1, it is deleted from this laptop.", "warning"), start
            )
        )
        return words.say(Sentence.END, EndCase.NOT_STARTED, neutral, p3=start)
    neutral = then_deleted(policy, texts) if after else when_over(texts)
    return words.say(Sentence.END, EndCase.OVER, neutral)


def _kept(words: _Words) -> str:
    texts = words.texts
    sentence = texts.tr("“%1” uses nothing up.", "warning: the label of its other button")
    return words.say(Sentence.KEPT, OnlyCase.ANY, texts.fill(sentence, _decline(words)))


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
        grace = one.policy.play_start_grace
        sentence = (
            texts.tr("%1 once it has played for %2", "warning: of one of several")
            if grace
            else texts.tr("%1 from pressing play", "warning: of one of several")
        )
        parts.append(texts.fill(sentence, _span(finish, texts), _span(grace, texts)))
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
        PointProps(PointMark.PAST, 0.0, first, texts.date_time(start)),
        PointProps(PointMark.TODAY, share, today, texts.date(now)),
        PointProps(PointMark.RESET, 1.0, reset, texts.date_time(end)),
    )


class LabelPlace(Enum):
    """Where a label stands: under the line, in a second row under it, or above it."""

    UNDER = "under"
    LOWER = "lower"
    ABOVE = "above"


def places_of(
    widths: tuple[float, float, float], share: float, width: float, dot: float, gap: float
) -> tuple[tuple[LabelPlace, float], ...]:
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
        now = (LabelPlace.UNDER, centred)
    else:
        now = (LabelPlace.ABOVE, min(max(0.0, centred), max(0.0, width - today)))
    return (
        (LabelPlace.UNDER, 0.0),
        now,
        (LabelPlace.LOWER if ends_touch else LabelPlace.UNDER, right),
    )


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
