"""A policy in plain words: what a download made now would allow, in a few words and in sentences.

Every sentence is true in every case: what a policy does not say is not promised.
"""

import re
from typing import assert_never

from desktop_app.domain.episode import Episode
from desktop_app.domain.policy import Policy
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.domain.time import CalendarPeriod, Duration, Instant
from desktop_app.domain.variant import TimeCase
from desktop_app.ui.text import NO_BREAK, Texts, in_one_line

_AFTER_NUMBER = re.compile(r"(?<=\d) ")
"""No line ends between a number and what it counts."""


def held(text: str) -> str:
    """Keep numbers on one line with what they count."""
    return _AFTER_NUMBER.sub(NO_BREAK, text)


def terms_line(policy: Policy, texts: Texts) -> str:
    """Say every limit, the time first: ``48 hours to finish once started · 1 renewal in all``."""
    terms = (*times_of(policy, texts), _downloads(policy, texts), *copies_of(policy, texts))
    return " · ".join(held(one) for one in terms)


def times_of(policy: Policy, texts: Texts) -> list[str]:
    """Say every limit of time."""
    terms = limits_of(policy, texts)
    if policy.storage_duration is None and policy.playback_duration is None:
        return terms
    if policy.playback_duration is not None and policy.play_start_grace:
        terms.append(grace_of(policy, texts))
    if not policy.soft_enforce_playback:
        terms.append(stop_of(texts))
    return terms


def limits_of(policy: Policy, texts: Texts) -> list[str]:
    """Say how long there is to start, and how long to finish."""
    start, finish = policy.storage_duration, policy.playback_duration
    if start is None and finish is None:
        return [texts.tr("no time limit while it is in the catalogue", "terms of a policy")]
    terms = []
    if start is not None and finish is None and policy.storage_enforced_after_start:
        both = texts.tr("%1 to watch it, started or not", "terms of a policy")
        terms.append(texts.fill(both, texts.long_span(start)))
    elif start is not None:
        terms.append(
            texts.fill(texts.tr("%1 to start", "terms of a policy"), texts.long_span(start))
        )
        if finish is None:
            terms.append(texts.tr("no time limit once started", "terms of a policy"))
    if finish is not None:
        once = texts.tr("%1 to finish once started", "terms of a policy")
        terms.append(texts.fill(once, texts.long_span(finish)))
        if start is not None and policy.storage_enforced_after_start:
            terms.append(texts.tr("whichever ends first", "terms of a policy"))
    return terms


def grace_of(policy: Policy, texts: Texts) -> str:
    """Say how short a sitting opens nothing."""
    grace = texts.tr("less than %1 of playing starts nothing", "terms of a policy")
    return texts.fill(grace, texts.long_span(policy.play_start_grace))


def stop_of(texts: Texts) -> str:
    """Say that playing stops (hard enforcement)."""
    return texts.tr("playing stops at the end of the time", "terms of a policy")


def renewals_of(policy: Policy, texts: Texts) -> str:
    """Say how many renewals there are: ``1 renewal within a year``."""
    return held(_downloads(policy, texts))


def _downloads(policy: Policy, texts: Texts) -> str:
    renewals, window = policy.max_renewals, policy.renewal_window
    if renewals is None:
        return texts.tr("any number of renewals", "terms of a policy")
    if window is None:
        if renewals == 0:
            return texts.tr("no renewal", "terms of a policy")
        return texts.tr("%n renewal(s) in all", "terms of a policy", renewals)
    if window == CalendarPeriod(years=1):
        if renewals == 0:
            return texts.tr("no renewal within a year", "terms of a policy")
        return texts.tr("%n renewal(s) within a year", "terms of a policy", renewals)
    span = period(window, texts)
    if renewals == 0:
        return texts.fill(texts.tr("no renewal within %1", "terms of a policy"), span)
    return texts.fill(texts.tr("%n renewal(s) within %1", "terms of a policy", renewals), span)


def renewals_left(left: int, until: Instant | None, texts: Texts) -> str:
    """Say how many renewals are left, and until when; None is no last day."""
    if until is None:
        return texts.tr("%n renewal(s) left, and no other after that.", "message", left)
    sentence = texts.tr("%n renewal(s) left until %1.", "message: a date and a time", left)
    return texts.fill(sentence, texts.long_date_time(until))


def copies_of(policy: Policy, texts: Texts) -> list[str]:
    """Say how many may lie on this laptop at once."""
    match policy.max_downloads:
        case None:
            return []
        case 0:
            return [texts.tr("no download on this laptop", "terms of a policy")]
        case copies:
            return [texts.tr("at most %n download(s) at once", "terms of a policy", copies)]


def allowed_at_once(most: int, texts: Texts) -> str:
    """Say how many may lie on this laptop at once, in a sentence."""
    return texts.tr(
        "%n download(s) at once are allowed, those under way included.", "message", most
    )


def period(window: CalendarPeriod, texts: Texts) -> str:
    """Say how long a calendar period is: ``2 years, 6 months``."""
    parts = []
    if window.years:
        parts.append(texts.tr("%n year(s)", "a length of time in a sentence", window.years))
    if window.months:
        parts.append(texts.tr("%n month(s)", "a length of time in a sentence", window.months))
    if window.days:
        parts.append(texts.tr("%n day(s)", "an amount of time", window.days))
    return ", ".join(parts)


def not_offered(episode: Episode, texts: Texts) -> str:
    """Say why an episode may not be downloaded, in its catalogue's own words if it has some."""
    given = texts.local(episode.not_offered_because)
    return given or texts.tr("Its catalogue does not allow it to be downloaded.", "message")


# in sentences


def how_long(case: TimeCase, policy: Policy, texts: Texts) -> str:
    """Say how long copies can be watched whose limits are of that case."""
    match case:
        case TimeCase.EACH:
            sentence = texts.tr("How long each can be watched is shown below it.", "warning")
        case TimeCase.NO_LIMIT:
            sentence = texts.tr("It has no time limit on this laptop.", "warning")
        case TimeCase.WATCH:
            sentence = texts.tr("You have %1 from the download to watch it.", "warning")
        case TimeCase.START:
            sentence = texts.tr(
                "You have %1 from the download to start it; once started, it has no time limit.",
                "warning",
            )
        case TimeCase.FINISH:
            sentence = texts.tr(
                "From the moment you press play you have %1 to finish it.", "warning"
            )
        case TimeCase.FINISH_GRACE:
            sentence = texts.tr("Once it has played for %2 you have %1 to finish it.", "warning")
        case TimeCase.WATCH_FINISH:
            sentence = texts.tr(
                "You have %1 from the download to watch it, "
                "and no more than %2 from the moment you press play.",
                "warning",
            )
        case TimeCase.WATCH_FINISH_GRACE:
            sentence = texts.tr(
                "You have %1 from the download to watch it, "
                "and no more than %2 once it has played for %3.",
                "warning",
            )
        case TimeCase.START_FINISH:
            sentence = texts.tr(
                "You have %1 from the download to start it, "
                "and from the moment you press play %2 to finish it.",
                "warning",
            )
        case TimeCase.START_FINISH_GRACE:
            sentence = texts.tr(
                "You have %1 from the download to start it, "
                "and once it has played for %3, %2 to finish it.",
                "warning",
            )
        case _:
            assert_never(case)
    spans = policy.storage_duration, policy.playback_duration, policy.play_start_grace
    return texts.fill(sentence, *(whole_span(one, texts) for one in spans if one))


def then_deleted(policy: Policy, texts: Texts) -> str:
    """Say how a copy with a time limit ends; it follows on `how_long`."""
    if policy.storage_duration is None or policy.storage_enforced_after_start:
        return texts.tr("Then it is deleted from this laptop.", "warning")
    if policy.playback_duration is None:
        return texts.tr("If it is not started by then, it is deleted from this laptop.", "warning")
    return when_over(texts)


def when_over(texts: Texts) -> str:
    """Say that a copy with a time limit is deleted at its end."""
    return texts.tr("When its time is over it is deleted from this laptop.", "warning")


def whole_span(duration: Duration, texts: Texts) -> str:
    """Say a length of time, never cut in two lines: ``48 hours``."""
    return in_one_line(texts.long_span(duration))


def mark_words(mark: str, texts: Texts) -> str:
    """Say how far a source can be trusted."""
    match mark:
        case "A":
            return texts.tr("the service’s own page", "mark of a source")
        case "B":
            return texts.tr("press or a forum", "mark of a source")
        case "C":
            return texts.tr("reported, unverified", "mark of a source")
        case _:  # a policy file may mark itself in words of its own
            return mark


def source_line(policy: ShippedPolicy, texts: Texts) -> str:
    """Say where a policy comes from, and how far that can be trusted."""
    source, mark = texts.local(policy.source), texts.local(policy.mark)
    sentence = texts.tr("Source: %1 (%2).", "of a policy: and its mark")
    return texts.fill(sentence, source, mark_words(mark, texts)) if source else ""
