"""The rules in plain words: five questions, and what the terms of a download answer to each.

Every sentence is true in every case, as in `terms`: what a policy does not say is not promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from desktop_app.domain.policy import Policy
from desktop_app.domain.rules import Rules
from desktop_app.ui.terms import (
    copies_of,
    grace_of,
    held,
    how_long,
    limits_of,
    period,
    renewals_left,
    stop_of,
    times_of,
    when_over,
)
from desktop_app.ui.text import Texts


class Question(Enum):
    """What everyone wants to know, with its icon."""

    HOW_LONG = "hourglass"
    FROM_WHEN = "play"
    HOW_OFTEN = "download"
    UNTIL_WHEN = "calendar-clock"
    WHAT_THEN = "trash-2"

    @property
    def icon(self) -> str:
        """Of resources/icons."""
        return self.value


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """One question, and its answer in whole sentences."""

    question: Question
    heading: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentences, one after the other."""
        return " ".join(self.sentences)


def heading_of(question: Question, texts: Texts) -> str:
    """The question, as a person asks it."""
    match question:
        case Question.HOW_LONG:
            return texts.tr("How long do I have?", "the rules: a question")
        case Question.FROM_WHEN:
            return texts.tr("From when does it count?", "the rules: a question")
        case Question.HOW_OFTEN:
            return texts.tr("How often may I download it?", "the rules: a question")
        case Question.UNTIL_WHEN:
            return texts.tr("Until when?", "the rules: a question")
        case Question.WHAT_THEN:
            return texts.tr("What happens then?", "the rules: a question")
        case _:
            assert_never(question)


def answers_of(rules: Rules, texts: Texts) -> tuple[QuestionAnswer, ...]:
    """All five, in their order."""
    sentences = {
        Question.HOW_LONG: _how_long(rules, texts),
        Question.FROM_WHEN: _from_when(rules.policy, texts),
        Question.HOW_OFTEN: _how_often(rules, texts),
        Question.UNTIL_WHEN: _until_when(rules, texts),
        Question.WHAT_THEN: _what_then(rules, texts),
    }
    return tuple(
        QuestionAnswer(question, heading_of(question, texts), tuple(held(one) for one in said))
        for question, said in sentences.items()
    )


def _how_long(rules: Rules, texts: Texts) -> list[str]:
    again = texts.tr("While it lasts you can watch it as often as you like.", "the rules")
    said = [how_long(rules.policy, texts), again]
    if rules.asked_now is not None:
        sentence = texts.tr(
            "These are the times of the copy on this laptop. Another download would have those in "
            "force now: %1.",
            "the rules",
        )
        said.append(texts.fill(sentence, " · ".join(times_of(rules.asked_now, texts))))
    return said


def _from_when(policy: Policy, texts: Texts) -> list[str]:
    start, finish, grace = (
        policy.storage_duration,
        policy.playback_duration,
        policy.play_start_grace,
    )
    if start is None and finish is None:
        return [texts.tr("No time is counted.", "the rules")]
    said = []
    if start is not None:
        sentence = (
            texts.tr(
                "The time to watch it (%1) counts from the moment the download is complete.",
                "the rules",
            )
            if policy.storage_enforced_after_start
            else texts.tr(
                "The time to start it (%1) counts from the moment the download is complete.",
                "the rules",
            )
        )
        said.append(texts.fill(sentence, texts.long_span(start)))
    if finish is not None and grace:
        sentence = texts.tr(
            "The time to finish it (%1) counts once it has played for %2; playing less than that "
            "starts nothing.",
            "the rules",
        )
        said.append(texts.fill(sentence, texts.long_span(finish), texts.long_span(grace)))
    elif finish is not None:
        sentence = texts.tr(
            "The time to finish it (%1) counts from the first time you press play, even if you "
            "stop at once.",
            "the rules",
        )
        said.append(texts.fill(sentence, texts.long_span(finish)))
    elif grace and not policy.storage_enforced_after_start:
        sentence = texts.tr("Playing it for less than %1 does not start it.", "the rules")
        said.append(texts.fill(sentence, texts.long_span(grace)))
    if start is not None and finish is not None and policy.storage_enforced_after_start:
        said.append(texts.tr("Whichever ends first decides.", "the rules"))
    said.append(
        texts.tr("Time passes whether or not you watch, and while Sablier is closed.", "the rules")
    )
    return said


def _how_often(rules: Rules, texts: Texts) -> list[str]:
    most, renewals = rules.policy.max_downloads, rules.max_renewals
    if most == 0:
        return [texts.tr("These terms allow no download on this laptop.", "the rules")]
    if renewals is None:
        said = [texts.tr("As often as you like: renewals are not limited.", "the rules")]
    elif renewals == 0:
        said = [
            texts.tr("Once: it cannot be renewed.", "the rules"),
            texts.tr("A warning comes before that download.", "the rules"),
        ]
    else:
        said = [
            texts.tr("Once, and after that %n renewal(s).", "the rules", renewals),
            texts.tr(
                "Each download after the first is a renewal, whether the copy has run out, you "
                "have removed it or its file was lost.",
                "the rules",
            ),
            texts.tr("A warning comes before the last one.", "the rules: renewal"),
        ]
    said += _left(rules, texts)
    if most is not None:
        said.append(
            texts.tr(
                "%n download(s) at once are allowed, those under way included.", "message", most
            )
        )
    return said


def _left(rules: Rules, texts: Texts) -> list[str]:
    """What is left of the count of one episode."""
    window = rules.window
    if window is None or window.downloads_left is None:
        return []
    if window.downloads_left == 0:
        return [texts.tr("Every download that the rules allow has been used.", "message")]
    return [renewals_left(window.downloads_left, window.ends_at, texts)]


def _until_when(rules: Rules, texts: Texts) -> list[str]:
    said = [] if rules.policy.max_downloads == 0 else [_count_ends(rules, texts)]
    said.append(
        texts.tr(
            "What leaves the catalogue can be neither watched nor downloaded from that moment on, "
            "whatever time was left.",
            "the rules",
        )
    )
    if rules.leaves_at is not None:
        sentence = (
            texts.tr("It leaves the catalogue on %1.", "the rules: a date and a time")
            if rules.leaves_at > rules.now
            else texts.tr("It left the catalogue on %1.", "message: a date and a time")
        )
        said.append(texts.fill(sentence, texts.long_date_time(rules.leaves_at)))
    return said


def _count_ends(rules: Rules, texts: Texts) -> str:
    window, length = rules.window, rules.policy.renewal_window
    if rules.max_renewals is None:
        return texts.tr("Renewals have no last day.", "the rules")
    if window is None and length is None:
        return texts.tr(
            "Downloads are counted for good: the count never starts again.", "the rules"
        )
    if window is None:
        assert length is not None
        sentence = texts.tr(
            "Downloads are counted for %1 from the first one; then the count starts again.",
            "the rules",
        )
        return texts.fill(sentence, period(length, texts))
    if window.ends_at is None:
        sentence = texts.tr(
            "Downloads are counted since %1, and the count never starts again.",
            "the rules: a date and a time",
        )
        return texts.fill(sentence, texts.long_date_time(window.opened_at))
    sentence = texts.tr(
        "Downloads are counted since %1; the count starts again on %2.",
        "the rules: dates and times",
    )
    began, ends = texts.long_date_time(window.opened_at), texts.long_date_time(window.ends_at)
    return texts.fill(sentence, began, ends)


def _what_then(rules: Rules, texts: Texts) -> list[str]:
    policy, renewals = rules.policy, rules.max_renewals
    if policy.storage_duration is None and policy.playback_duration is None:
        said = [
            texts.tr(
                "When it leaves the catalogue it is deleted from this laptop, and playing stops.",
                "the rules",
            )
        ]
    elif policy.playback_duration is None and not policy.storage_enforced_after_start:
        stays = texts.tr(
            "Once started it stays until you remove it or it leaves the catalogue.", "the rules"
        )
        said = [
            texts.tr("Not started in time, it is deleted from this laptop.", "the rules"),
            stays,
        ]
    elif policy.soft_enforce_playback:
        said = [
            when_over(texts),
            texts.tr(
                "If it is playing at that moment you may watch on, until you close it, it reaches "
                "its end, it has been paused for 15 minutes or this laptop goes to sleep.",
                "the rules",
            ),
        ]
    else:
        said = [
            when_over(texts),
            texts.tr("If it is playing at that moment, playing stops.", "the rules"),
        ]
    if policy.max_downloads == 0:
        return said
    if renewals is None:
        return [*said, texts.tr("It can be downloaded again while it is offered.", "the rules")]
    ends = rules.policy.renewal_window if rules.window is None else rules.window.ends_at
    locked = (
        texts.tr("With no download left it stays locked.", "the rules")
        if ends is None
        else texts.tr(
            "With no download left it is locked until the count starts again.", "the rules"
        )
    )
    counted = texts.tr(
        "Only a complete download counts, not one that failed or was cancelled. "
        "Removing a copy gives no download back.",
        "the rules",
    )
    return [*said, locked, counted]


# in a few words, to be compared


def brief_of(policy: Policy, question: Question, texts: Texts) -> tuple[str, ...]:
    """What a policy answers to one question, in a few words: the same words for all policies."""
    words: Sequence[str]
    match question:
        case Question.HOW_LONG:
            words = limits_of(policy, texts)
        case Question.FROM_WHEN:
            words = _brief_start(policy, texts)
        case Question.HOW_OFTEN:
            words = [*_brief_count(policy, texts), *copies_of(policy, texts)]
        case Question.UNTIL_WHEN:
            words = [_brief_end(policy, texts)]
        case Question.WHAT_THEN:
            words = _brief_deletion(policy, texts)
        case _:
            assert_never(question)
    return tuple(held(one[:1].upper() + one[1:]) for one in words)


def _brief_start(policy: Policy, texts: Texts) -> list[str]:
    if policy.storage_duration is None and policy.playback_duration is None:
        return [texts.tr("no time is counted", "terms of a policy")]
    words = []
    if policy.storage_duration is not None:
        words.append(
            texts.tr("to watch it: from the download", "terms of a policy")
            if policy.storage_enforced_after_start
            else texts.tr("to start it: from the download", "terms of a policy")
        )
    if policy.playback_duration is not None:
        words.append(texts.tr("to finish it: from the first play", "terms of a policy"))
        if policy.play_start_grace:
            words.append(grace_of(policy, texts))
    return words


def _brief_count(policy: Policy, texts: Texts) -> list[str]:
    if policy.max_downloads == 0:
        return []
    if policy.max_renewals is None:
        return [texts.tr("any number of renewals", "terms of a policy")]
    if policy.max_renewals == 0:
        return [texts.tr("no renewal", "terms of a policy")]
    return [texts.tr("%n renewal(s)", "terms of a policy", policy.max_renewals)]


def _brief_end(policy: Policy, texts: Texts) -> str:
    if policy.max_renewals is None:
        return texts.tr("renewals have no last day", "terms of a policy")
    if policy.renewal_window is None:
        return texts.tr("the count never starts again", "terms of a policy")
    sentence = texts.tr("the count starts again after %1", "terms of a policy")
    return texts.fill(sentence, period(policy.renewal_window, texts))


def _brief_deletion(policy: Policy, texts: Texts) -> list[str]:
    if policy.storage_duration is None and policy.playback_duration is None:
        return [texts.tr("deleted when it leaves the catalogue", "terms of a policy")]
    if policy.playback_duration is None and not policy.storage_enforced_after_start:
        return [texts.tr("deleted if it was not started", "terms of a policy")]
    return [
        texts.tr("deleted from this laptop", "terms of a policy"),
        texts.tr("a sitting that runs may be finished", "terms of a policy")
        if policy.soft_enforce_playback
        else stop_of(texts),
    ]
