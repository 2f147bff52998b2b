"""*Why?*, refusals and failures: pure functions from a reason to sentences.

Every reason of part A, every status of rule A2 and every trouble of a transfer has its own
sentences: what is the case, until when, and what can be done now.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import Reason, Refused
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Trouble
from desktop_app.ui.dialogs.props import ItemProps, title_of
from desktop_app.ui.terms import not_offered
from desktop_app.ui.text import Texts
from desktop_app.ui.troubles import device_blocked, trouble_words
from desktop_app.ui.widgets.poster import PosterProps


class MessageAction(StrEnum):
    """What a message offers beside closing it."""

    RENEW = "renew"
    DOWNLOAD = "download"
    TRY_AGAIN = "try-again"
    PLAY = "play"


@dataclass(frozen=True, slots=True)
class MessageText:
    """What a message says."""

    key: EpisodeKey
    icon: str
    title: str
    sentences: tuple[str, ...]
    item: ItemProps
    action: MessageAction | None = None

    @property
    def body(self) -> str:
        """The sentences, one after the other."""
        return " ".join(self.sentences)


def why(
    row: ShelfRow, now: Instant, texts: Texts, *, ended_at: Instant | None = None
) -> MessageText:
    """Why a row is as it is: its transfer first, else what its status means.

    `ended_at` is when its last licence ended, where that is known.
    """
    transfer = row.transfer
    if transfer is not None and not transfer.under_way:
        return failed(row.episode, transfer.trouble, texts)
    if transfer is not None:
        return refused(row, Refused(Reason.IN_PROGRESS), now, texts)
    return not_playable(row, row.entitlement.status(now), now, texts, ended_at=ended_at)


def refused(row: ShelfRow, refusal: Refused, now: Instant, texts: Texts) -> MessageText:
    """Why a download was refused (part A); `row` is the episode as it is now."""
    episode = row.episode
    name = texts.local(episode.title)
    match refusal.reason:
        case Reason.DEVICE_BLOCKED:
            title = texts.tr("Downloads are off on this laptop", "title of a message")
            body = [device_blocked(texts), _plays_on(texts)]
            icon = "shield-alert"
        case Reason.NOT_OFFERED:
            title = texts.fill(
                texts.tr("“%1” is not offered for download", "title of a message"), name
            )
            body = [not_offered(episode, texts)]
            if row.entitlement.licence is not None:
                body.append(_plays_on(texts))
            icon = "ban"
        case Reason.WITHDRAWN:
            title = texts.fill(texts.tr("“%1” is no longer offered", "title of a message"), name)
            body = _withdrawn(row, now, texts)
            icon = "ban"
        case Reason.ALREADY_DOWNLOADED:
            title = texts.fill(
                texts.tr("“%1” is already on this laptop", "title of a message"), name
            )
            body = [_nothing_used(texts), *_ends(row, texts)]
            icon = "hard-drive"
        case Reason.IN_PROGRESS if row.transfer is not None and not row.transfer.under_way:
            return failed(episode, row.transfer.trouble, texts)  # it is not stored yet that it is
        case Reason.IN_PROGRESS:
            title = texts.fill(
                texts.tr("“%1” is already being downloaded", "title of a message"), name
            )
            body = [
                texts.tr("It is in the queue, or held there by you.", "message"),
                texts.tr("It counts once it is complete, and only then.", "message"),
            ]
            icon = "download"
        case Reason.LOCKED:
            return _locked(row, refusal.until, texts)
        case Reason.SHELF_FULL:
            title = texts.tr("This laptop holds all the downloads it may", "title of a message")
            body = _shelf_full(row.in_force, texts)
            icon = "inbox"
        case never:
            assert_never(never)
    return MessageText(episode.key, icon, title, tuple(body), _item(row, texts))


def not_playable(
    row: ShelfRow, status: Status, now: Instant, texts: Texts, *, ended_at: Instant | None = None
) -> MessageText:
    """What a status means for playing, and what can be done (rule A2)."""
    episode = row.episode
    name = texts.local(episode.title)
    action: MessageAction | None = None
    match status:
        case Status.REVOKED:
            title = texts.fill(texts.tr("“%1” is no longer offered", "title of a message"), name)
            body, icon = _withdrawn(row, now, texts), "ban"
        case Status.LOCKED:
            return _locked(row, row.entitlement.downloads_reset_at(now), texts)
        case Status.ABSENT:
            title = texts.fill(texts.tr("“%1” is not on this laptop", "title of a message"), name)
            body, action = _again(row, now, texts)
            icon = "download"
        case Status.RETURNED:
            title = texts.fill(texts.tr("You removed “%1”", "title of a message"), name)
            again, action = _again(row, now, texts)
            body = [_removed(ended_at, texts), *again]
            icon = "package-x"
        case Status.EXPIRED if row.entitlement.ended is Ending.LOST:
            title = texts.fill(texts.tr("The file of “%1” is missing", "title of a message"), name)
            again, action = _again(row, now, texts)
            body = [
                texts.tr(
                    "It was moved or deleted outside Sablier, so the copy has ended.", "message"
                ),
                *again,
            ]
            icon = "file-x"
        case Status.EXPIRED:
            title = texts.fill(texts.tr("“%1” has expired", "title of a message"), name)
            again, action = _again(row, now, texts)
            body = [_time_over(ended_at, texts), *again]
            icon = "clock-struck"
        case Status.READY | Status.ACTIVE:
            title = texts.fill(texts.tr("“%1” can be watched now", "title of a message"), name)
            body = _ends(row, texts) or [
                texts.tr("It has no time limit on this laptop.", "message")
            ]
            icon, action = "play", MessageAction.PLAY
        case never:
            assert_never(never)
    return MessageText(episode.key, icon, title, tuple(body), _item(row, texts), action)


def failed(episode: Episode, trouble: Trouble | None, texts: Texts) -> MessageText:
    """Why a transfer failed, and what to do now; nothing was counted (rule D3)."""
    name = texts.local(episode.title)
    title = texts.fill(texts.tr("“%1” was not downloaded", "title of a message"), name)
    words = trouble_words(trouble, texts)
    body = words.sentences
    if trouble is Trouble.NOT_OFFERED:
        body = (not_offered(episode, texts),)
    item = ItemProps(
        title_of(episode, texts), (_line(episode, texts),), PosterProps(episode.poster)
    )
    again = MessageAction.TRY_AGAIN if words.may_help_again else None
    return MessageText(episode.key, words.icon, title, (*body, _nothing_used(texts)), item, again)


# sentences that several reasons share


def _locked(row: ShelfRow, until: Instant | None, texts: Texts) -> MessageText:
    name = texts.local(row.episode.title)
    title = texts.fill(texts.tr("No downloads of “%1” left", "title of a message"), name)
    body = [texts.tr("Every download that the rules allow has been used.", "message")]
    if until is None:
        body.append(texts.tr("They do not open again.", "message: downloads"))
    else:
        sentence = texts.tr("Downloads of “%1” open again on %2.", "message: title, date and time")
        body.append(texts.fill(sentence, name, texts.long_date_time(until)))
    return MessageText(row.episode.key, "lock", title, tuple(body), _item(row, texts))


def _again(row: ShelfRow, now: Instant, texts: Texts) -> tuple[list[str], MessageAction | None]:
    """How it comes back to this laptop, and what that uses up."""
    entitlement = row.entitlement
    if not entitlement.offer.downloadable:
        return [not_offered(row.episode, texts)], None
    if entitlement.offer.has_left(now):
        return [texts.tr("It has left the catalogue.", "message")], None
    left = entitlement.downloads_left(now, row.in_force)
    window = entitlement.window
    if window is None:
        return [texts.tr("It has to be downloaded first.", "message")], MessageAction.DOWNLOAD
    if not window.is_open(now):
        sentence = texts.tr("It can be downloaded again, with all its renewals.", "message")
        if row.in_force.max_renewals == 0 or row.in_force.max_renewals is None:
            sentence = texts.tr("It can be downloaded again.", "message")
        return [sentence], MessageAction.DOWNLOAD
    until = entitlement.downloads_reset_at(now)
    if left is None:
        return [texts.tr("It can be renewed as often as you like.", "message")], MessageAction.RENEW
    if until is None:
        sentence = texts.tr("%n renewal(s) left, and no other after that.", "message", left)
        return [sentence], MessageAction.RENEW
    sentence = texts.tr("%n renewal(s) left until %1.", "message: a date and a time", left)
    return [texts.fill(sentence, texts.long_date_time(until))], MessageAction.RENEW


def _withdrawn(row: ShelfRow, now: Instant, texts: Texts) -> list[str]:
    leaves_at = row.entitlement.offer.leaves_at
    after = texts.tr("It can be neither watched nor downloaded any more.", "message")
    if leaves_at is None or leaves_at > now:
        return [after]
    sentence = texts.tr("It left the catalogue on %1.", "message: a date and a time")
    return [texts.fill(sentence, texts.long_date_time(leaves_at)), after]


def _ends(row: ShelfRow, texts: Texts) -> list[str]:
    licence, ends_at = row.entitlement.licence, row.entitlement.ends_at
    if licence is None:
        return []
    if ends_at is not None:
        if licence.opened_at is None and licence.expires_at == ends_at:
            sentence = texts.tr("It must be started before %1.", "message: a date and a time")
        else:
            sentence = texts.tr("It can be watched until %1.", "message: a date and a time")
        return [texts.fill(sentence, texts.long_date_time(ends_at))]
    finish = licence.policy.playback_duration
    if licence.opened_at is None and finish is not None:
        sentence = texts.tr("From the moment you press play you have %1 to finish it.", "warning")
        return [texts.fill(sentence, texts.long_span(finish))]
    return []


def _shelf_full(policy: Policy, texts: Texts) -> list[str]:
    most = policy.max_downloads
    if not most:
        return [texts.tr("Its policy allows no download on this laptop.", "message")]
    return [
        texts.tr("%n download(s) at once are allowed, those under way included.", "message", most),
        texts.tr("Remove one, or wait until one has ended, then ask again.", "message"),
        _nothing_used(texts),
    ]


def _plays_on(texts: Texts) -> str:
    return texts.tr("What is already on this laptop can be watched as before.", "message")


def _nothing_used(texts: Texts) -> str:
    return texts.tr("Nothing was used up.", "message: no download was counted")


def _time_over(ended_at: Instant | None, texts: Texts) -> str:
    if ended_at is None:
        return texts.tr("Its time is over, and its file was deleted from this laptop.", "message")
    sentence = texts.tr(
        "Its time was over on %1, and its file was deleted from this laptop.",
        "message: a date and a time",
    )
    return texts.fill(sentence, texts.long_date_time(ended_at))


def _removed(ended_at: Instant | None, texts: Texts) -> str:
    if ended_at is None:
        return texts.tr("Its file is no longer on this laptop.", "message")
    sentence = texts.tr(
        "Its file was deleted from this laptop on %1.", "message: a date and a time"
    )
    return texts.fill(sentence, texts.long_date_time(ended_at))


def _item(row: ShelfRow, texts: Texts) -> ItemProps:
    poster = PosterProps(row.episode.poster, greyed=row.greyed)
    return ItemProps(title_of(row.episode, texts), (_line(row.episode, texts),), poster)


def _line(episode: Episode, texts: Texts) -> str:
    parts = [texts.local(episode.series_title)]
    if episode.duration_s is not None:
        parts.append(texts.length(episode.duration_s))
    return " · ".join(parts)


def action_label(action: MessageAction, texts: Texts) -> str:
    """What the other button of a message says."""
    match action:
        case MessageAction.RENEW:
            return texts.tr("Renew", "button")
        case MessageAction.DOWNLOAD:
            return texts.tr("Download", "button")
        case MessageAction.TRY_AGAIN:
            return texts.tr("Try again", "button: a failed transfer")
        case MessageAction.PLAY:
            return texts.tr("Play", "button")
        case never:
            assert_never(never)
