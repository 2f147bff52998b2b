"""What may be done next and what it uses up, in one or two sentences."""

from typing import assert_never

from desktop_app.domain.outlook import Outlook, Prospect, next_download, outlook_of
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer
from desktop_app.ui.inspector.transfer import waits_because
from desktop_app.ui.terms import not_offered, renewals_of
from desktop_app.ui.text import Texts, in_one_line
from desktop_app.ui.troubles import trouble_words


def outlook(row: ShelfRow, now: Instant, texts: Texts) -> tuple[str, ...]:
    """Say what the buttons below would do, and what that uses up."""
    if row.transfer is not None:
        return _moving(row, row.transfer, now, texts)
    return tuple(_sentence(one, row, texts) for one in outlook_of(row, now))


def _moving(row: ShelfRow, transfer: Transfer, now: Instant, texts: Texts) -> tuple[str, ...]:
    if transfer.under_way:
        counts = texts.tr(
            "It counts only once it is complete. Cancelling uses nothing up.",
            "outlook: a download",
        )
        waits = waits_because(transfer, texts)
        return (waits, counts) if waits else (counts,)
    used = texts.tr("Nothing was used up.", "message: no download was counted")
    said = trouble_words(transfer.trouble, texts).sentences
    # why it failed may be why it cannot be asked for again, which is said once
    again = [_sentence(one, row, texts) for one in next_download(row, now)[:1]]
    return " ".join((*said, used)), *(one for one in again if one not in said)


def _sentence(one: Outlook, row: ShelfRow, texts: Texts) -> str:
    """Word a prospect; `%1` is its date and time."""
    match one.what:
        case Prospect.UNDO_KEEPS:
            said = texts.tr("Undo keeps it here as it was.", "outlook: while it is being removed")
        case Prospect.CLEARING_KEEPS_NOTHING_ELSE:
            said = texts.tr("Clearing only takes it off this list.", "outlook")
        case Prospect.GONE_FOR_GOOD:
            said = texts.tr("It can be neither watched nor downloaded any more.", "message")
        case Prospect.PLAY_STARTS_TIME:
            return _starts(one, row, texts)
        case Prospect.PLAY_UNTIL:
            said = texts.tr(
                "Playing uses nothing up. If you start it now, you can watch it until %1.",
                "outlook",
            )
        case Prospect.PLAY_WITHOUT_LIMIT:
            said = texts.tr("Playing uses nothing up: it has no time limit.", "outlook")
        case Prospect.PLAY_WITHOUT_LIMIT_ONCE_STARTED:
            said = texts.tr(
                "Playing uses nothing up: once started, it has no time limit.", "outlook"
            )
        case Prospect.AGAIN_WITHOUT_LIMIT:
            said = texts.tr("Playing again uses nothing up: it has no time limit.", "outlook")
        case Prospect.AGAIN_UNTIL:
            said = texts.tr("Playing again uses nothing up until %1.", "outlook: a date and a time")
        case Prospect.AGAIN_UNTIL_IT_STOPS:
            said = texts.tr(
                "Playing again uses nothing up until %1, when playing stops.",
                "outlook: a date and a time",
            )
        case Prospect.STOPPED_IT_IS_DELETED:
            said = texts.tr("If you stop now, it is deleted from this laptop.", "outlook")
        case Prospect.SITTING_CAN_END:
            said = texts.tr(
                "You can finish this sitting; when it ends, the copy is deleted from this laptop.",
                "outlook",
            )
        case Prospect.REMOVED_NOT_AS_THINGS_STAND:
            said = texts.tr(
                "Once removed, it cannot be downloaded again as things stand.", "outlook"
            )
        case Prospect.REMOVED_AGAIN:
            said = texts.tr("Once removed, it can be downloaded again.", "outlook")
        case Prospect.REMOVED_USES_NOTHING:
            said = texts.tr("Removing uses nothing up: its renewals are without limit.", "outlook")
        case Prospect.REMOVED_GIVES_NOTHING:
            said = texts.tr("Removing gives no renewal back.", "outlook")
        case Prospect.REMOVED_NEVER:
            said = texts.tr("Once removed, it cannot be downloaded again.", "outlook")
        case Prospect.REMOVED_LOCKED_UNTIL:
            said = texts.tr("Once removed, it is locked until %1.", "outlook: a date and a time")
        case Prospect.LOCKED_FOR_EVER:
            said = texts.tr("It cannot be downloaded again: no download is left.", "outlook")
        case Prospect.LOCKED_AND_LEAVES:
            said = texts.tr(
                "It cannot be downloaded again: it leaves the catalogue on %1, "
                "before downloads open again.",
                "outlook: a date and a time",
            )
        case Prospect.LOCKED_UNTIL:
            said = texts.tr("It can be downloaded again from %1.", "outlook: a date and a time")
        case Prospect.NOT_OFFERED:
            return not_offered(row.episode, texts)
        case Prospect.LEFT_CATALOGUE:
            said = texts.tr("It has left the catalogue.", "message")
        case Prospect.NONE_ALLOWED_HERE:
            said = texts.tr("Its policy allows no download on this laptop.", "message")
        case Prospect.FIRST_WITHOUT_LIMIT:
            said = texts.tr("Downloading uses nothing up: renewals are without limit.", "outlook")
        case Prospect.FIRST_IS_ONLY:
            said = texts.tr("Downloading uses the only download: %1.", "outlook: no renewal …")
            return texts.fill(said, renewals_of(row.in_force, texts))
        case Prospect.FIRST_OPENS_RENEWALS:
            said = texts.tr(
                "Downloading opens your renewals: %1.", "outlook: 1 renewal within a year"
            )
            return texts.fill(said, renewals_of(row.in_force, texts))
        case Prospect.RENEW_WITHOUT_LIMIT:
            said = texts.tr("Renewing uses nothing up: renewals are without limit.", "outlook")
        case Prospect.RENEW_ONE_OF:
            said = texts.tr("Renewing uses 1 of the %n renewal(s) left.", "outlook", one.left)
        case Prospect.RENEW_ONE_OF_UNTIL:
            said = texts.tr(
                "Renewing uses 1 of the %n renewal(s) left until %1.", "outlook", one.left
            )
        case Prospect.RENEW_LAST:
            said = texts.tr("Renewing uses the last renewal; no other follows.", "outlook")
        case Prospect.RENEW_LAST_UNTIL:
            said = texts.tr(
                "Renewing uses the last renewal until %1.", "outlook: a date and a time"
            )
        case Prospect.RENEW_LAST_AND_LEAVES:
            said = texts.tr(
                "Renewing uses the last renewal; it leaves the catalogue on %1.",
                "outlook: a date and a time",
            )
        case Prospect.ASKED_FIRST:
            said = texts.tr("You are asked first.", "outlook: before the last renewal")
        case _:
            assert_never(one.what)
    return said if one.at is None else texts.fill(said, in_one_line(texts.date_time(one.at)))


def _starts(one: Outlook, row: ShelfRow, texts: Texts) -> str:
    """Say what the first play opens."""
    licence = row.entitlement.licence
    assert licence is not None
    assert licence.policy.playback_duration is not None
    assert one.at is not None
    until, grace = in_one_line(texts.date_time(one.at)), licence.policy.play_start_grace
    span = in_one_line(texts.long_span(licence.policy.playback_duration))
    if grace:
        said = texts.tr(
            "Playing it for %3 starts your %1. If you start it now, you can watch it until %2.",
            "outlook: 48 hours, a date and a time, the shortest play that counts",
        )
        return texts.fill(said, span, until, in_one_line(texts.long_span(grace)))
    said = texts.tr(
        "Playing starts your %1. If you start it now, you can watch it until %2.",
        "outlook: 48 hours, a date and a time",
    )
    return texts.fill(said, span, until)
