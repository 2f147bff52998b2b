"""What a line of the catalogue shows: pure functions from facts, *now* and a language."""

from PySide6.QtCore import QLocale

from desktop_app.domain.intent import Intent, offered_in_catalogue
from desktop_app.domain.licence import Status
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import GroupHeader, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.badges import badge_of
from desktop_app.ui.intents import ActionProps
from desktop_app.ui.lines.rows import HeaderProps, RowProps, header_props, title_of
from desktop_app.ui.terms import terms_line
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind
from desktop_app.ui.widgets.poster import PosterProps

OFFERED = {
    Intent.DOWNLOAD: ButtonKind.PRIMARY,
    Intent.CANCEL: ButtonKind.OUTLINED,
    Intent.SHOW_IN_LIBRARY: ButtonKind.OUTLINED,
    Intent.RENEW: ButtonKind.OUTLINED,
    Intent.TRY_AGAIN: ButtonKind.OUTLINED,
    Intent.WHY: ButtonKind.QUIET,
}
"""What the button of a row can ask for, and how loud it is then."""


def group_props(header: GroupHeader, policy: Policy | None, texts: Texts) -> HeaderProps:
    """Return the name of a series, what there is of it, and the terms of a download."""
    if policy is None:
        return header_props(header, texts)
    sentence = texts.tr("A download allows: %1", "header of a group: the terms of the policy")
    return header_props(header, texts, terms=texts.fill(sentence, terms_line(policy, texts)))


def row_props(row: ShelfRow, now: Instant, texts: Texts) -> RowProps:
    """Return what a row shows at `now`."""
    episode = row.episode
    title, spoken = title_of(episode, texts)
    offered = offered_in_catalogue(row, now)
    action = ActionProps.of(offered, texts, OFFERED[offered])
    refused = _refusal(row, now, texts)
    absent = row.transfer is None and row.entitlement.status(now) is Status.ABSENT
    badge = None if absent else badge_of(row, now, texts)
    leaves_at = row.entitlement.offer.leaves_at
    due = [None if badge is None else badge.changes_at, leaves_at]
    line = refused or texts.local(episode.summary)
    facts = facts_of(row, now, texts)
    greyed = bool(refused)
    spoken += [action.label] if badge is None else [badge.spoken, action.label]
    spoken += [line, facts]
    if offered in (Intent.DOWNLOAD, Intent.RENEW):
        spoken.append(terms_line(row.in_force, texts))
    return RowProps(
        key=episode.key,
        title=title,
        line=line,
        facts=facts,
        action=action,
        badge=badge,
        poster=PosterProps(episode.poster, greyed),
        greyed=greyed,
        spoken=", ".join(one.rstrip(".") for one in spoken if one),
        changes_at=min((at for at in due if at is not None and at > now), default=None),
    )


def _refusal(row: ShelfRow, now: Instant, texts: Texts) -> str:
    """Return why the catalogue does not offer an episode, where it does not."""
    offer = row.entitlement.offer
    if row.entitlement.licence is not None or row.transfer is not None:
        return ""
    if offer.leaves_at is not None and offer.has_left(now):
        left = texts.tr("It left the catalogue on %1.", "why a download is not offered")
        return texts.fill(left, texts.date(offer.leaves_at))
    if not offer.downloadable:
        given = texts.local(row.episode.not_offered_because)
        return given or texts.tr("It is not offered for download.", "why, where none is given")
    return ""


def facts_of(row: ShelfRow, now: Instant, texts: Texts) -> str:
    """Return ``422 KB · 40 s · English, French``."""
    episode = row.episode
    parts = []
    if episode.size is not None:
        parts.append(texts.size(episode.size))
    if episode.duration_s is not None:
        parts.append(texts.length(episode.duration_s))
    if episode.languages:
        parts.append(", ".join(language_name(code, texts) for code in episode.languages))
    leaves_at = row.entitlement.offer.leaves_at
    if leaves_at is not None and now < leaves_at:
        leaves = texts.tr("leaves on %1", "facts of an episode: the catalogue, a date and time")
        parts.append(texts.fill(leaves, texts.date_time(leaves_at)))
    return " · ".join(parts)


def language_name(code: str, texts: Texts) -> str:
    """Return the name of a language; its own name where it is neither English nor French."""
    match code:
        case "en":
            return texts.tr("English", "a language, in a list of facts")
        case "fr":
            return texts.tr("French", "a language, in a list of facts")
        case _:
            return QLocale(code).nativeLanguageName() or code
