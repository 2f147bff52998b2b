"""What a policy answers to the questions of the rules, in a few words, to be compared."""

from collections.abc import Sequence
from typing import assert_never

from desktop_app.domain.policy import Policy
from desktop_app.ui.answers import Question
from desktop_app.ui.terms import copies_of, grace_of, held, limits_of, period, stop_of
from desktop_app.ui.text import Texts


def brief_of(policy: Policy, question: Question, texts: Texts) -> tuple[str, ...]:
    """Answer one question for a policy in a few words, the same for all policies."""
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
        sentence = texts.tr("to start it: from the download", "terms of a policy")
        if policy.storage_enforced_after_start:
            sentence = texts.tr("to watch it: from the download", "terms of a policy")
        words.append(sentence)
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
    playing = stop_of(texts)
    if policy.soft_enforce_playback:
        playing = texts.tr("a sitting that runs may be finished", "terms of a policy")
    return [texts.tr("deleted from this laptop", "terms of a policy"), playing]
