"""*Why?*, refusals and failures: pure functions from a reason to sentences.

Every reason of part A, every status of rule A2 and every trouble of a transfer has its own
sentences: what is the case, until when, and what can be done now.
"""

from collections.abc import Sequence
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
from desktop_app.ui.dialogs.props import ItemProps, item_of
from desktop_app.ui.terms import allowed_at_once, not_offered, renewals_left
from desktop_app.ui.text import Texts
from desktop_app.ui.troubles import device_blocked, trouble_words


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
    """Say why a row is as it is: its transfer first, else what its status means.

    `ended_at` is when its last licence ended, where that is known.
    """
    transfer = row.transfer
    if transfer is not None and not transfer.under_way:
        return failed(row.episode, transfer.trouble, texts)
    if transfer is not None:
        return refused(row, Refused(Reason.IN_PROGRESS), now, texts)
    return not_playable(row, row.entitlement.status(now), now, texts, ended_at=ended_at)


def refused(row: ShelfRow, refusal: Refused, now: Instant, texts: Texts) -> MessageText:
    """Say why a download was refused (part A); `row` is the episode as it is now."""
    match refusal.reason:
        case Reason.DEVICE_BLOCKED:
            icon = "shield-alert"
            title = texts.tr("Downloads are off on this laptop", "title of a message")
            body = [device_blocked(texts), _plays_on(texts)]
        case Reason.NOT_OFFERED:
            icon, title = "ban", texts.tr("“%1” is not offered for download", "title of a message")
            body = [not_offered(row.episode, texts)]
            if row.entitlement.licence is not None:
                body.append(_plays_on(texts))
        case Reason.WITHDRAWN:
            return _withdrawn(row, now, texts)
        case Reason.ALREADY_DOWNLOADED:
            icon = "hard-drive"
            title = texts.tr("“%1” is already on this laptop", "title of a message")
            body = [_nothing_used(texts), *_ends(row, texts)]
        case Reason.IN_PROGRESS if row.transfer is not None and not row.transfer.under_way:
            # it is not stored yet that it failed
            return failed(row.episode, row.transfer.trouble, texts)
        case Reason.IN_PROGRESS:
            icon = "download"
            title = texts.tr("“%1” is already being downloaded", "title of a message")
            body = [
                texts.tr("It is in the queue, or held there by you.", "message"),
                texts.tr("It counts only once it is complete.", "message"),
            ]
        case Reason.LOCKED:
            return _locked(row, refusal.until, texts)
        case Reason.SHELF_FULL:
            icon = "inbox"
            title = texts.tr("This laptop holds all the downloads it may", "title of a message")
            body = _shelf_full(row.in_force, texts)
        case never:
            assert_never(never)
    return _message(row, icon, title, body, texts)


def not_playable(
    row: ShelfRow, status: Status, now: Instant, texts: Texts, *, ended_at: Instant | None = None
) -> MessageText:
    """Say what a status means for playing, and what can be done (rule A2)."""
    again, action = _again(row, now, texts)
    match status:
        case Status.REVOKED:
            return _withdrawn(row, now, texts)
        case Status.LOCKED:
            return _locked(row, row.entitlement.downloads_reset_at(now), texts)
        case Status.ABSENT:
            icon, title = "download", texts.tr("“%1” is not on this laptop", "title of a message")
            body = [again]
        case Status.RETURNED:
            icon, title = "package-x", texts.tr("You removed “%1”", "title of a message")
            dated = texts.tr(
                "Its file was deleted from this laptop on %1.", "message: a date and a time"
            )
            undated = texts.tr("Its file is no longer on this laptop.", "message")
            body = [_ended(dated, undated, ended_at, texts), again]
        case Status.EXPIRED if row.entitlement.ended is Ending.LOST:
            icon, title = "file-x", texts.tr("The file of “%1” is missing", "title of a message")
            lost = texts.tr(
                "It was moved or deleted outside Sablier, so the copy has ended.", "message"
            )
            body = [lost, again]
        case Status.EXPIRED:
            icon, title = "clock-struck", texts.tr("“%1” has expired", "title of a message")
            dated = texts.tr(
                "Its time was over on %1, and its file was deleted from this laptop.",
                "message: a date and a time",
            )
            undated = texts.tr(
                "Its time is over, and its file was deleted from this laptop.", "message"
            )
            body = [_ended(dated, undated, ended_at, texts), again]
        case Status.READY | Status.ACTIVE:
            icon, title = "play", texts.tr("“%1” can be watched now", "title of a message")
            endless = texts.tr("It has no time limit on this laptop.", "message")
            body, action = _ends(row, texts) or [endless], MessageAction.PLAY
        case never:
            assert_never(never)
    return _message(row, icon, title, body, texts, action)


def failed(episode: Episode, trouble: Trouble | None, texts: Texts) -> MessageText:
    """Say why a transfer failed, and what to do now; nothing was counted (rule D3)."""
    title = texts.tr("“%1” was not downloaded", "title of a message")
    title = texts.fill(title, texts.local(episode.title))
    words = trouble_words(trouble, texts)
    body = words.sentences
    if trouble is Trouble.NOT_OFFERED:
        body = (not_offered(episode, texts),)
    sentences = (*body, _nothing_used(texts))
    again = None if trouble is not None and trouble.is_refusal else MessageAction.TRY_AGAIN
    return MessageText(episode.key, words.icon, title, sentences, item_of(episode, texts), again)


def _message(
    row: ShelfRow,
    icon: str,
    title: str,
    sentences: Sequence[str],
    texts: Texts,
    action: MessageAction | None = None,
) -> MessageText:
    """Fill in the title of the episode, and show it."""
    title = texts.fill(title, texts.local(row.episode.title))
    item = item_of(row.episode, texts, greyed=row.greyed)
    return MessageText(row.episode.key, icon, title, tuple(sentences), item, action)


# sentences that several reasons share


def _locked(row: ShelfRow, until: Instant | None, texts: Texts) -> MessageText:
    used = texts.tr("Every download that the rules allow has been used.", "message")
    again = texts.tr("They do not open again.", "message: downloads")
    if until is not None:
        again = texts.tr("Downloads of “%1” open again on %2.", "message: title, date and time")
        again = texts.fill(again, texts.local(row.episode.title), texts.long_date_time(until))
    title = texts.tr("No downloads of “%1” left", "title of a message")
    return _message(row, "lock", title, [used, again], texts)


def _withdrawn(row: ShelfRow, now: Instant, texts: Texts) -> MessageText:
    body, leaves_at = [], row.entitlement.offer.leaves_at
    if leaves_at is not None and leaves_at <= now:
        sentence = texts.tr("It left the catalogue on %1.", "message: a date and a time")
        body.append(texts.fill(sentence, texts.long_date_time(leaves_at)))
    body.append(texts.tr("It can be neither watched nor downloaded any more.", "message"))
    title = texts.tr("“%1” is no longer offered", "title of a message")
    return _message(row, "ban", title, body, texts)


def _again(row: ShelfRow, now: Instant, texts: Texts) -> tuple[str, MessageAction | None]:
    """Say how it comes back to this laptop, and what that uses up."""
    entitlement, window = row.entitlement, row.entitlement.window
    left, until = entitlement.downloads_left(now, row.in_force), entitlement.downloads_reset_at(now)
    action: MessageAction | None = MessageAction.RENEW
    if not entitlement.offer.downloadable:
        sentence, action = not_offered(row.episode, texts), None
    elif entitlement.offer.has_left(now):
        sentence, action = texts.tr("It has left the catalogue.", "message"), None
    elif window is None:
        sentence = texts.tr("It has to be downloaded first.", "message")
        action = MessageAction.DOWNLOAD
    elif not window.is_open(now):
        sentence = texts.tr("It can be downloaded again, with all its renewals.", "message")
        if not row.in_force.max_renewals:
            sentence = texts.tr("It can be downloaded again.", "message")
        action = MessageAction.DOWNLOAD
    elif left is None:
        sentence = texts.tr("It can be renewed as often as you like.", "message")
    else:
        sentence = renewals_left(left, until, texts)
    return sentence, action


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
        allowed_at_once(most, texts),
        texts.tr("Remove one, or wait until one has ended, then ask again.", "message"),
        _nothing_used(texts),
    ]


def _plays_on(texts: Texts) -> str:
    return texts.tr("What is already on this laptop can be watched as before.", "message")


def _nothing_used(texts: Texts) -> str:
    return texts.tr("Nothing was used up.", "message: no download was counted")


def _ended(dated: str, undated: str, ended_at: Instant | None, texts: Texts) -> str:
    """Say how the copy ended, with its date where that is known."""
    return undated if ended_at is None else texts.fill(dated, texts.long_date_time(ended_at))


def action_label(action: MessageAction, texts: Texts) -> str:
    """Label the other button of a message."""
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
