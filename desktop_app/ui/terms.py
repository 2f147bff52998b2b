"""A policy in plain words: what a download made now would allow."""

import re

from desktop_app.domain.episode import Episode
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import CalendarPeriod
from desktop_app.ui.text import NO_BREAK, Texts

_AFTER_NUMBER = re.compile(r"(?<=\d) ")
"""No line ends between a number and what it counts."""


def terms_of(policy: Policy, texts: Texts) -> tuple[str, ...]:
    """Every limit that the policy sets, each in a few words, the time first."""
    terms = (*_times(policy, texts), _downloads(policy, texts), *_copies(policy, texts))
    return tuple(_AFTER_NUMBER.sub(NO_BREAK, one) for one in terms)


def terms_line(policy: Policy, texts: Texts) -> str:
    """``48 hours to finish once started · 1 renewal within a year``."""
    return " · ".join(terms_of(policy, texts))


def _times(policy: Policy, texts: Texts) -> list[str]:
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
        if policy.play_start_grace:
            grace = texts.tr("less than %1 of playing starts nothing", "terms of a policy")
            terms.append(texts.fill(grace, texts.long_span(policy.play_start_grace)))
    if not policy.soft_enforce_playback:
        terms.append(texts.tr("playing stops at the end of the time", "terms of a policy"))
    return terms


def renewals_of(policy: Policy, texts: Texts) -> str:
    """``1 renewal within a year``."""
    return _AFTER_NUMBER.sub(NO_BREAK, _downloads(policy, texts))


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


def _copies(policy: Policy, texts: Texts) -> list[str]:
    match policy.max_downloads:
        case None:
            return []
        case 0:
            return [texts.tr("no download on this laptop", "terms of a policy")]
        case copies:
            return [texts.tr("at most %n download(s) at once", "terms of a policy", copies)]


def period(window: CalendarPeriod, texts: Texts) -> str:
    """``2 years, 6 months``."""
    parts = []
    if window.years:
        parts.append(texts.tr("%n year(s)", "a length of time in a sentence", window.years))
    if window.months:
        parts.append(texts.tr("%n month(s)", "a length of time in a sentence", window.months))
    if window.days:
        parts.append(texts.tr("%n day(s)", "an amount of time", window.days))
    return ", ".join(parts)


def not_offered(episode: Episode, texts: Texts) -> str:
    """Why an episode may not be downloaded: its catalogue's own words, where it has some."""
    given = texts.local(episode.not_offered_because)
    return given or texts.tr("Its catalogue does not allow it to be downloaded.", "message")
