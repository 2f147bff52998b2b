"""What a line of the catalogue shows: pure functions from facts, *now* and a language."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QLocale

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import GroupHeader, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import TransferState
from desktop_app.ui.intents import ActionProps, Intent, downloads_again
from desktop_app.ui.terms import terms_line
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.badge import BadgeProps, badge_of
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


@dataclass(frozen=True, slots=True)
class RowProps:
    """All that a row shows; `badge` is None for what was never downloaded and is not moving."""

    key: EpisodeKey
    title: str
    line: str
    """What it is about, or why it is not offered."""
    facts: str
    action: ActionProps
    badge: BadgeProps | None
    poster: PosterProps
    greyed: bool
    spoken: str
    changes_at: Instant | None
    """When any of this changes by itself, if nothing else happens."""

    @property
    def tip(self) -> str:
        """Every text that may be cut off where there is no room."""
        badge = [] if self.badge is None else [self.badge.text]
        return "\n".join([self.title, self.line, self.facts, *badge])


@dataclass(frozen=True, slots=True)
class HeaderProps:
    """All that a group's header shows; `terms` is what a download made now would allow."""

    title: str
    line: str
    terms: str
    spoken: str
    collapsed: bool = False

    @property
    def tip(self) -> str:
        """Name and line; the line may be cut off where there is no room."""
        return f"{self.title}\n{self.line}"

    @property
    def changes_at(self) -> Instant | None:
        """No text of a header changes by itself."""
        return None


def header_props(header: GroupHeader, policy: Policy | None, texts: Texts) -> HeaderProps:
    """The name of a series, what there is of it, and the terms of a download."""
    parts = []
    if header.season is not None:
        season = texts.tr("Season %1", "header of a group")
        parts.append(texts.fill(season, str(header.season)))
    parts.append(texts.tr("%n episode(s)", "header of a group", header.episodes))
    if header.size > 0:
        size = texts.tr("%1 on this laptop", "header of a group: so many bytes")
        parts.append(texts.fill(size, texts.size(header.size)))
    title = texts.local(header.series_title)
    terms = ""
    if policy is not None:
        sentence = texts.tr("A download allows: %1", "header of a group: the terms of the policy")
        terms = texts.fill(sentence, terms_line(policy, texts))
    state = (
        texts.tr("collapsed", "state of a group of rows")
        if header.collapsed
        else texts.tr("expanded", "state of a group of rows")
    )
    spoken = ", ".join(part for part in [title, *parts, terms, state] if part)
    return HeaderProps(title, " · ".join(parts), terms, spoken, header.collapsed)


def row_props(row: ShelfRow, now: Instant, texts: Texts) -> RowProps:
    """What a row shows at `now`."""
    episode = row.episode
    name = texts.local(episode.title)
    offered = _offered(row, now)
    action = ActionProps.of(offered, texts, OFFERED[offered])
    refused = _refusal(row, now, texts)
    absent = row.transfer is None and row.entitlement.status(now) is Status.ABSENT
    badge = None if absent else badge_of(row, now, texts)
    leaves_at = row.entitlement.offer.leaves_at
    due = [None if badge is None else badge.changes_at, leaves_at]
    line = refused or texts.local(episode.summary)
    facts = facts_of(row, now, texts)
    greyed = bool(refused)
    spoken = [name]
    if episode.number is not None:
        number = texts.tr("episode %1", "the number of an episode, in full words")
        spoken.append(texts.fill(number, str(episode.number)))
    spoken += [action.label] if badge is None else [badge.spoken, action.label]
    spoken += [line, facts]
    if offered in (Intent.DOWNLOAD, Intent.RENEW):
        spoken.append(terms_line(row.in_force, texts))
    return RowProps(
        key=episode.key,
        title=name if episode.number is None else f"{episode.number}. {name}",
        line=line,
        facts=facts,
        action=action,
        badge=badge,
        poster=PosterProps(episode.poster, greyed),
        greyed=greyed,
        spoken=", ".join(one.rstrip(".") for one in spoken if one),
        changes_at=min((at for at in due if at is not None and at > now), default=None),
    )


def _offered(row: ShelfRow, now: Instant) -> Intent:
    """The one action of a row; whether it is granted is decided when it is asked for."""
    if row.transfer is not None:
        failed = row.transfer.state is TransferState.FAILED
        return Intent.TRY_AGAIN if failed else Intent.CANCEL
    held = row.entitlement
    status = held.status(now)
    if status.playable:
        return Intent.SHOW_IN_LIBRARY
    if held.offer.has_left(now) or not held.offer.downloadable:
        return Intent.WHY
    match status:
        case Status.ABSENT:
            return Intent.DOWNLOAD
        case Status.LOCKED | Status.REVOKED:
            return Intent.WHY
        case Status.RETURNED | Status.EXPIRED:
            return downloads_again(held, now)
        case Status.READY | Status.ACTIVE:
            return Intent.SHOW_IN_LIBRARY
        case never:
            assert_never(never)


def _refusal(row: ShelfRow, now: Instant, texts: Texts) -> str:
    """Why the catalogue does not offer it, where it does not."""
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
    """``422 KB · 40 s · English, French``."""
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
    """A language in the words of this one; by its own name where it is neither of ours."""
    match code:
        case "en":
            return texts.tr("English", "a language, in a list of facts")
        case "fr":
            return texts.tr("French", "a language, in a list of facts")
        case _:
            return QLocale(code).nativeLanguageName() or code
