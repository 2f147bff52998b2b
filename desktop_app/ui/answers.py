"""The rules in plain words: five questions, and what the terms of a download answer to each.

Every sentence is true in every case, as in `terms`: what a policy does not say is not promised.
"""

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from desktop_app.domain.policy import Policy
from desktop_app.domain.rules import Rules
from desktop_app.domain.warning import time_case
from desktop_app.ui.terms import (
    allowed_at_once,
    held,
    how_long,
    period,
    renewals_left,
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
        """Return the name of its picture in resources/icons."""
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
    """Ask the question as a person asks it."""
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
    """Answer all five questions, in their order."""
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
    said = [how_long(time_case(rules.policy), rules.policy, texts), again]
    if rules.asked_now is not None:
        sentence = texts.tr(
            "These are the times of the copy on this laptop. Another download would have those in "
            "force now: %1.",
            "the rules",
        )
        said.append(texts.fill(sentence, " · ".join(times_of(rules.asked_now, texts))))
    return said


def _from_when(policy: Policy, texts: Texts) -> list[str]:
    start, finish = policy.storage_duration, policy.playback_duration
    grace, earlier = policy.play_start_grace, policy.storage_enforced_after_start
    if start is None and finish is None:
        return [texts.tr("No time is counted.", "the rules")]
    said = []
    if start is not None:
        sentence = texts.tr(
            "The time to start it (%1) counts from the moment the download is complete.",
            "the rules",
        )
        if earlier:
            sentence = texts.tr(
                "The time to watch it (%1) counts from the moment the download is complete.",
                "the rules",
            )
        said.append(texts.fill(sentence, texts.long_span(start)))
    if finish is not None:
        sentence = texts.tr(
            "The time to finish it (%1) counts from the first time you press play, even if you "
            "stop at once.",
            "the rules",
        )
        if grace:
            sentence = texts.tr(
                "The time to finish it (%1) counts once it has played for %2; playing less than "
                "that starts nothing.",
                "the rules",
            )
        said.append(texts.fill(sentence, texts.long_span(finish), texts.long_span(grace)))
        if start is not None and earlier:
            said.append(texts.tr("Whichever ends first decides.", "the rules"))
    elif grace and not earlier:
        sentence = texts.tr("Playing it for less than %1 does not start it.", "the rules")
        said.append(texts.fill(sentence, texts.long_span(grace)))
    always = texts.tr(
        "Time passes whether or not you watch, and while Sablier is closed.", "the rules"
    )
    return [*said, always]


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
    at_once = [] if most is None else [allowed_at_once(most, texts)]
    return [*said, *_left(rules, texts), *at_once]


def _left(rules: Rules, texts: Texts) -> list[str]:
    """Say what is left of the count of one episode."""
    window = rules.window
    if window is None or window.downloads_left is None:
        return []
    if window.downloads_left == 0:
        return [texts.tr("Every download that the rules allow has been used.", "message")]
    return [renewals_left(window.downloads_left, window.ends_at, texts)]


def _until_when(rules: Rules, texts: Texts) -> list[str]:
    counted = [] if rules.policy.max_downloads == 0 else [_count_ends(rules, texts)]
    leaving = texts.tr(
        "An episode that leaves the catalogue can be neither watched nor downloaded from that "
        "moment on, however much time was left.",
        "the rules",
    )
    if rules.leaves_at is None:
        return [*counted, leaving]
    sentence = texts.tr("It left the catalogue on %1.", "message: a date and a time")
    if rules.leaves_at > rules.now:
        sentence = texts.tr("It leaves the catalogue on %1.", "the rules: a date and a time")
    return [*counted, leaving, texts.fill(sentence, texts.long_date_time(rules.leaves_at))]


def _count_ends(rules: Rules, texts: Texts) -> str:
    window, length = rules.window, rules.policy.renewal_window
    if rules.max_renewals is None:
        return texts.tr("Renewals have no last day.", "the rules")
    if window is not None:
        sentence = texts.tr(
            "Downloads are counted since %1, and the count never starts again.",
            "the rules: a date and a time",
        )
        if window.ends_at is not None:
            sentence = texts.tr(
                "Downloads are counted since %1; the count starts again on %2.",
                "the rules: dates and times",
            )
        dates = window.opened_at, window.ends_at
        return texts.fill(sentence, *(texts.long_date_time(at) for at in dates if at is not None))
    if length is None:
        return texts.tr(
            "Downloads are counted for good: the count never starts again.", "the rules"
        )
    sentence = texts.tr(
        "Downloads are counted for %1 from the first one; then the count starts again.",
        "the rules",
    )
    return texts.fill(sentence, period(length, texts))


def _what_then(rules: Rules, texts: Texts) -> list[str]:
    said = _deletion(rules.policy, texts)
    if rules.policy.max_downloads == 0:
        return said
    if rules.max_renewals is None:
        return [*said, texts.tr("It can be downloaded again while it is offered.", "the rules")]
    locked = texts.tr(
        "With no download left it is locked until the count starts again.", "the rules"
    )
    if (rules.policy.renewal_window if rules.window is None else rules.window.ends_at) is None:
        locked = texts.tr("With no download left it stays locked.", "the rules")
    counted = texts.tr(
        "Only a complete download counts, not one that failed or was cancelled. "
        "Removing a copy gives no download back.",
        "the rules",
    )
    return [*said, locked, counted]


def _deletion(policy: Policy, texts: Texts) -> list[str]:
    if policy.storage_duration is None and policy.playback_duration is None:
        leaving = texts.tr(
            "When it leaves the catalogue it is deleted from this laptop, and playing stops.",
            "the rules",
        )
        return [leaving]
    if policy.playback_duration is None and not policy.storage_enforced_after_start:
        stays = texts.tr(
            "Once started it stays until you remove it or it leaves the catalogue.", "the rules"
        )
        return [
            texts.tr("If it is not started in time, it is deleted from this laptop.", "the rules"),
            stays,
        ]
    playing = texts.tr("If it is playing at that moment, playing stops.", "the rules")
    if policy.soft_enforce_playback:
        playing = texts.tr(
            "If it is playing at that moment you may watch on, until you close it, it reaches "
            "its end, it has been paused for 15 minutes or this laptop goes to sleep.",
            "the rules",
        )
    return [when_over(texts), playing]
