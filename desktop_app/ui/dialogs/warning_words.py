"""What the warning says: pure functions from facts to sentences (part A).

Every sentence is true in every case: what a policy does not say is not promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import NeedsConfirmation
from desktop_app.domain.time import Instant
from desktop_app.domain.variant import (
    NEUTRAL,
    AcceptCase,
    Case,
    ConsequenceCase,
    DialogChoice,
    EndCase,
    OnlyCase,
    Part,
    Sentence,
    TimeCase,
    TitleCase,
    Variant,
)
from desktop_app.domain.warning import (
    WarningEpisode,
    WarningFacts,
    consequence_case,
    end_case,
    time_case,
    title_case,
)
from desktop_app.ui.dialogs.props import CardProps, ItemProps, item_of
from desktop_app.ui.dialogs.year import year_of
from desktop_app.ui.terms import how_long, then_deleted, when_over, whole_span
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind


def warning_props(facts: WarningFacts, texts: Texts, variant: Variant = NEUTRAL) -> CardProps:
    """Say what is true by the facts, in the order and the words of a variant."""
    episodes, alone = facts.episodes, len(facts.episodes) == 1
    name = texts.local(episodes[0].episode.title) if alone else texts.number(len(episodes))
    words = _Words(texts, variant, name)
    sentences = {
        Part.CONSEQUENCE: _consequence(episodes, words),
        **_terms(facts, words),
        Part.KEPT: _kept(words),
    }
    title, accept = _title_and_accept(episodes, words)
    said = [sentences.get(part, "") for part in variant.order]
    details = variant.order.index(Part.DETAILS)
    return CardProps(
        icon=variant.icon,
        title=title,
        sentences=tuple(one for one in said[:details] if one),
        sentences_below=tuple(one for one in said[details:] if one),
        items=tuple(_item(one, facts, texts) for one in episodes),
        year=year_of(episodes[0].needs, facts.now, texts) if variant.year and alone else (),
        decline=_decline(words),
        accept=accept,
        decline_kind=_kind(variant.loud is DialogChoice.NOT_NOW),
        accept_kind=_kind(variant.loud is DialogChoice.RENEW),
        focus=variant.focus,
        default=variant.default,
        delay=variant.delay,
    )


def _kind(loud: bool) -> ButtonKind:
    return ButtonKind.ACCENT if loud else ButtonKind.OUTLINED


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one warning: those of its variant, where it has some for the case."""

    texts: Texts
    variant: Variant
    subject: str
    """%1: the title, or how many episodes."""

    def say(self, sentence: Sentence, case: Case, neutral: str, **values: str) -> str:
        """Say the sentence in that case; `values` stand for its %2, %3 …, as p2 to p6."""
        own = self.variant.worded(sentence, case)
        known = [self.subject, *(values.get(f"p{number}", "") for number in range(2, 7))]
        return self.texts.fill(neutral if own is None else self.texts.local(own), *known)

    def distance(self, part: Part, other: Part) -> int:
        """Return how many parts after the other it stands."""
        return self.variant.order.index(part) - self.variant.order.index(other)


# the title and the buttons: what is used up


def _title_and_accept(episodes: Sequence[WarningEpisode], words: _Words) -> tuple[str, str]:
    texts, case, count = words.texts, title_case(episodes), len(episodes)
    match case:
        case TitleCase.ONE_RENEWAL:
            title = texts.tr("Use the last renewal for “%1”?", "title of the warning")
            accept = texts.tr("Use last renewal", "button of the warning")
        case TitleCase.ONE_ONLY:
            title = texts.tr("Use the only download for “%1”?", "title of the warning")
            accept = texts.tr("Use only download", "button of the warning")
        case TitleCase.MANY_RENEWAL:
            title = texts.tr(
                "Use the last renewal for %n episode(s)?", "title of the warning", count
            )
            accept = texts.tr("Use last renewals", "button of the warning: of several episodes")
        case TitleCase.MANY_ONLY:
            title = texts.tr(
                "Use the only download for %n episode(s)?", "title of the warning", count
            )
            accept = texts.tr("Use only downloads", "button of the warning: of several episodes")
        case TitleCase.MANY_MIXED:
            title = texts.tr(
                "Use the last download for %n episode(s)?", "title of the warning", count
            )
            accept = texts.tr("Use last downloads", "button of the warning: of several episodes")
        case _:
            assert_never(case)
    button = words.say(Sentence.ACCEPT, AcceptCase(case.value), accept)
    return words.say(Sentence.TITLE, case, title), button


def _decline(words: _Words) -> str:
    texts = words.texts
    neutral = texts.tr("Not now", "button: of the warning, of the explanation")
    return words.say(Sentence.DECLINE, OnlyCase.ANY, neutral)


# the body


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
                "This is the only download of each before the date shown below it.", "warning"
            )
        case ConsequenceCase.MANY_LAST_UNTIL:
            neutral = texts.tr(
                "This is the last download of each until the date shown below it.", "warning"
            )
        case ConsequenceCase.MANY_ONLY:
            neutral = texts.tr(
                "This is the only download of each; how long is shown below it.", "warning"
            )
        case ConsequenceCase.MANY_LAST:
            neutral = texts.tr(
                "This is the last download of each; how long is shown below it.", "warning"
            )
        case _:
            assert_never(case)
    until = texts.long_date_time(resets_at) if len(episodes) == 1 and resets_at is not None else ""
    return words.say(Sentence.CONSEQUENCE, case, neutral, p2=until)


def _terms(facts: WarningFacts, words: _Words) -> dict[Part, str]:
    """Say how long the copy can be watched, and how that ends, where it does."""
    policy, leaves_at = facts.episodes[0].policy, facts.episodes[0].leaves_after(facts.now)
    if len(facts.episodes) > 1 and not facts.alike:
        return {
            Part.TIME: _time(TimeCase.EACH, policy, words),
            Part.END: _end(EndCase.EACH, policy, None, words),
        }
    case, found = time_case(policy), {}
    if case is not TimeCase.NO_LIMIT or leaves_at is None:
        found[Part.TIME] = _time(case, policy, words)
    if case is not TimeCase.NO_LIMIT or leaves_at is not None:
        found[Part.END] = _end(end_case(policy, leaves_at), policy, leaves_at, words)
    return found


def _time(case: TimeCase, policy: Policy, words: _Words) -> str:
    texts = words.texts
    neutral = how_long(case, policy, texts)
    if case is TimeCase.EACH and words.distance(Part.TIME, Part.CONSEQUENCE) > 0:
        neutral = texts.tr("How long each can be watched is shown below it too.", "warning")
    return words.say(
        Sentence.TIME,
        case,
        neutral,
        p3=whole_span(policy.storage_duration or 0, texts),
        p4=whole_span(policy.playback_duration or 0, texts),
        p5=whole_span(policy.play_start_grace, texts),
    )


def _end(case: EndCase, policy: Policy, leaves_at: Instant | None, words: _Words) -> str:
    """Say how it ends, right after how long it lasts, or in a sentence that stands alone."""
    texts, after = words.texts, words.distance(Part.END, Part.TIME) == 1
    start = whole_span(policy.storage_duration or 0, texts)
    date = "" if leaves_at is None else texts.long_date_time(leaves_at)
    match case:
        case EndCase.EACH:
            neutral = texts.tr(
                "When its time is over, each is deleted from this laptop.", "warning"
            )
        case EndCase.LEAVES:
            neutral = texts.tr(
                "It is deleted from this laptop on %1 at the latest, when it leaves the catalogue.",
                "warning",
            )
        case EndCase.OVER_OR_LEAVES if after:
            neutral = texts.tr(
                "After that it is deleted from this laptop, "
                "and on %1 at the latest, when it leaves the catalogue.",
                "warning",
            )
        case EndCase.OVER_OR_LEAVES:
            neutral = texts.tr(
                "When its time is over it is deleted from this laptop, "
                "and on %1 at the latest, when it leaves the catalogue.",
                "warning",
            )
        case EndCase.NOT_STARTED | EndCase.OVER if after:
            neutral = then_deleted(policy, texts)
        case EndCase.NOT_STARTED:
            neutral = texts.tr(
                "If it is not started within %1, it is deleted from this laptop.", "warning"
            )
        case EndCase.OVER:
            neutral = when_over(texts)
        case _:
            assert_never(case)
    return words.say(Sentence.END, case, texts.fill(neutral, date or start), p3=start, p6=date)


def _kept(words: _Words) -> str:
    texts = words.texts
    sentence = texts.tr("“%1” uses nothing up.", "warning: the label of its other button")
    return words.say(Sentence.KEPT, OnlyCase.ANY, texts.fill(sentence, _decline(words)))


# the episodes


def _item(one: WarningEpisode, facts: WarningFacts, texts: Texts) -> ItemProps:
    lines = []
    if len(facts.episodes) > 1:
        lines.append(_date_of(one.needs, texts))
        if not facts.alike:
            lines.append(_times_of(one, facts.now, texts))
    return item_of(one.episode, texts, *lines, sized=True)


def _date_of(needs: NeedsConfirmation, texts: Texts) -> str:
    if needs.resets_at is None:
        return texts.tr("No other download after this one", "warning: of one of several")
    if needs.renewal:
        sentence = texts.tr("Last download until %1", "warning: of one of several")
    else:
        sentence = texts.tr("No other download before %1", "warning: of one of several")
    return texts.fill(sentence, texts.date_time(needs.resets_at))


def _times_of(one: WarningEpisode, now: Instant, texts: Texts) -> str:
    policy, leaves_at, parts = one.policy, one.leaves_after(now), []
    if policy.storage_duration is not None:
        sentence = texts.tr("%1 to start it", "warning: of one of several")
        if policy.storage_enforced_after_start:
            sentence = texts.tr("%1 to watch it", "warning: of one of several")
        parts.append(texts.fill(sentence, whole_span(policy.storage_duration, texts)))
    if policy.playback_duration is not None:
        sentence = texts.tr("%1 from pressing play", "warning: of one of several")
        if policy.play_start_grace:
            sentence = texts.tr("%1 once it has played for %2", "warning: of one of several")
        finish, grace = policy.playback_duration, policy.play_start_grace
        parts.append(texts.fill(sentence, whole_span(finish, texts), whole_span(grace, texts)))
    if leaves_at is not None:
        sentence = texts.tr("leaves on %1", "warning: of one of several, from the catalogue")
        parts.append(texts.fill(sentence, texts.date_time(leaves_at)))
    return " · ".join(parts) or texts.tr("no time limit", "warning: of one of several")
