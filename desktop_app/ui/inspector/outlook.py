"""What may be done next and what it uses up: a pure function from a row to one or two sentences.

Every sentence is true in every case: it says what the domain answers for this copy, under the
policy that binds it, or of the next one, under the policy in force.
"""

from typing import assert_never

from desktop_app.domain.licence import Licence, Status
from desktop_app.domain.licence_timeline import ends_if_started
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer
from desktop_app.ui.inspector.transfer import waits_because
from desktop_app.ui.terms import not_offered, renewals_of
from desktop_app.ui.text import Texts, in_one_line
from desktop_app.ui.troubles import trouble_words


def outlook(row: ShelfRow, now: Instant, texts: Texts) -> tuple[str, ...]:
    """Say what the buttons below would do, and what that uses up."""
    entitlement = row.entitlement
    if row.transfer is not None:
        return _moving(row, row.transfer, now, texts)
    licence = entitlement.licence
    if row.removing:
        return (
            texts.tr("Undo keeps it here as it was.", "outlook: while it is being removed"),
            *_removed(row, now, texts),
        )
    status = entitlement.status(now)
    if licence is not None and status.playable:
        if licence.expires_at is not None and licence.expires_at <= now:
            return (_past_its_end(licence, texts),)
        playing = (
            _ready(row, licence, now, texts)
            if status is Status.READY
            else _active(row, licence, texts)
        )
        return (playing, *_removed(row, now, texts))
    match status:
        case Status.LOCKED:
            return (_locked(row, now, texts), _cleared(texts))
        case Status.REVOKED:
            gone = texts.tr("It can be neither watched nor downloaded any more.", "message")
            return (gone, _cleared(texts))
        case Status.ACTIVE | Status.READY | Status.ABSENT | Status.RETURNED | Status.EXPIRED:
            return _again(row, now, texts)
        case _:
            assert_never(status)


# while it moves


def _moving(row: ShelfRow, transfer: Transfer, now: Instant, texts: Texts) -> tuple[str, ...]:
    if transfer.under_way:
        counts = texts.tr(
            "It counts once it is complete, and only then; cancelling uses nothing up.",
            "outlook: a download",
        )
        waits = waits_because(transfer, texts)
        return (waits, counts) if waits else (counts,)
    used = texts.tr("Nothing was used up.", "message: no download was counted")
    said = trouble_words(transfer.trouble, texts).sentences
    # why it failed may be why it cannot be asked for again, which is said once
    again = [one for one in _again(row, now, texts)[:1] if one not in said]
    return " ".join((*said, used)), *again


# while it can be watched


def _ready(row: ShelfRow, licence: Licence, now: Instant, texts: Texts) -> str:
    """Say what the first play opens."""
    policy = licence.policy
    end = ends_if_started(row, licence, now)
    finish, grace = policy.playback_duration, policy.play_start_grace
    if finish is None:
        if end is not None:
            sentence = texts.tr(
                "Playing uses nothing up; started now, it can be watched until %1.", "outlook"
            )
            return texts.fill(sentence, _when(end, texts))
        if licence.expires_at is None:
            return texts.tr("Playing uses nothing up: it has no time limit.", "outlook")
        return texts.tr("Playing uses nothing up: once started, it has no time limit.", "outlook")
    assert end is not None
    span, until = in_one_line(texts.long_span(finish)), _when(end, texts)
    if grace:
        sentence = texts.tr(
            "Playing it for %3 starts your %1; started now, it can be watched until %2.",
            "outlook: 48 hours, a date and a time, the shortest play that counts",
        )
        return texts.fill(sentence, span, until, in_one_line(texts.long_span(grace)))
    sentence = texts.tr(
        "Playing starts your %1; started now, it can be watched until %2.",
        "outlook: 48 hours, a date and a time",
    )
    return texts.fill(sentence, span, until)


def _active(row: ShelfRow, licence: Licence, texts: Texts) -> str:
    """Say until when watching again is free, and whether playing stops then."""
    end = row.entitlement.ends_at
    if end is None:
        return texts.tr("Playing again uses nothing up: it has no time limit.", "outlook")
    if licence.policy.soft_enforce_playback and end == licence.expires_at:
        sentence = texts.tr("Playing again uses nothing up until %1.", "outlook: a date and a time")
    else:
        sentence = texts.tr(
            "Playing again uses nothing up until %1, when playing stops.",
            "outlook: a date and a time",
        )
    return texts.fill(sentence, _when(end, texts))


def _past_its_end(licence: Licence, texts: Texts) -> str:
    """Say what follows where its time is over inside a sitting (rules S, R5)."""
    if licence.opened_at is None:
        return texts.tr("Stopped now, it is deleted from this laptop.", "outlook")
    return texts.tr(
        "You can finish this sitting; when it ends, the copy is deleted from this laptop.",
        "outlook",
    )


def _removed(row: ShelfRow, now: Instant, texts: Texts) -> tuple[str, ...]:
    """Say what removing the live copy leaves (rules D3, R6)."""
    entitlement = row.entitlement
    offer, window = entitlement.offer, entitlement.window
    if not offer.downloadable or window is None or row.in_force.max_downloads == 0:
        return (texts.tr("Removed, it cannot be downloaded again as things stand.", "outlook"),)
    if not window.is_open(now):
        return (texts.tr("Removed, it can be downloaded again.", "outlook"),)
    left, until = window.downloads_left, window.ends_at
    if left is None:
        return (texts.tr("Removing uses nothing up: its renewals are without limit.", "outlook"),)
    if left:
        return (texts.tr("Removing gives no renewal back.", "outlook"),)
    if until is None or (offer.leaves_at is not None and offer.leaves_at <= until):
        return (texts.tr("Removed, it cannot be downloaded again.", "outlook"),)
    sentence = texts.tr("Removed, it is locked until %1.", "outlook: a date and a time")
    return (texts.fill(sentence, _when(until, texts)),)


# while it cannot


def _locked(row: ShelfRow, now: Instant, texts: Texts) -> str:
    offer, until = row.entitlement.offer, row.entitlement.downloads_reset_at(now)
    if until is None:
        return texts.tr("It cannot be downloaded again: no download is left.", "outlook")
    if not offer.downloadable:
        return not_offered(row.episode, texts)
    if offer.leaves_at is not None and offer.leaves_at <= until:
        sentence = texts.tr(
            "It cannot be downloaded again: it leaves the catalogue on %1, "
            "before downloads open again.",
            "outlook: a date and a time",
        )
        return texts.fill(sentence, _when(offer.leaves_at, texts))
    sentence = texts.tr("It can be downloaded again from %1.", "outlook: a date and a time")
    return texts.fill(sentence, _when(until, texts))


def _cleared(texts: Texts) -> str:
    return texts.tr("Clearing only takes it off this list.", "outlook")


def _again(row: ShelfRow, now: Instant, texts: Texts) -> tuple[str, ...]:
    """Say what the next download uses up, or why there is none."""
    entitlement, policy = row.entitlement, row.in_force
    offer, window = entitlement.offer, entitlement.window
    if not offer.downloadable:
        return (not_offered(row.episode, texts),)
    if offer.has_left(now):
        return (texts.tr("It has left the catalogue.", "message"),)
    if policy.max_downloads == 0 and entitlement.downloads_left(now, policy) != 0:
        return (texts.tr("Its policy allows no download on this laptop.", "message"),)
    if window is None or not window.is_open(now):
        return _first(policy, texts)
    left, until = window.downloads_left, window.ends_at
    if left is None:
        return (texts.tr("Renewing uses nothing up: renewals are without limit.", "outlook"),)
    if left == 0:
        return (_locked(row, now, texts),)
    if left > 1:
        if until is None:
            return (texts.tr("Renewing uses 1 of the %n renewal(s) left.", "outlook", left),)
        sentence = texts.tr("Renewing uses 1 of the %n renewal(s) left until %1.", "outlook", left)
        return (texts.fill(sentence, _when(until, texts)),)
    asked = texts.tr("You are asked first.", "outlook: before the last renewal")
    if until is None:
        return (texts.tr("Renewing uses the last renewal; no other follows.", "outlook"), asked)
    if offer.leaves_at is not None and offer.leaves_at <= until:
        sentence = texts.tr(
            "Renewing uses the last renewal; it leaves the catalogue on %1.",
            "outlook: a date and a time",
        )
        return (texts.fill(sentence, _when(offer.leaves_at, texts)), asked)
    sentence = texts.tr("Renewing uses the last renewal until %1.", "outlook: a date and a time")
    return (texts.fill(sentence, _when(until, texts)), asked)


def _first(policy: Policy, texts: Texts) -> tuple[str, ...]:
    """Say what a download begins that opens a renewal window, under the policy in force."""
    if policy.max_renewals is None:
        return (texts.tr("Downloading uses nothing up: renewals are without limit.", "outlook"),)
    if policy.max_renewals == 0:
        sentence = texts.tr("Downloading uses the only download: %1.", "outlook: no renewal …")
        asked = texts.tr("You are asked first.", "outlook: before the last renewal")
        return (texts.fill(sentence, renewals_of(policy, texts)), asked)
    sentence = texts.tr("Downloading opens your renewals: %1.", "outlook: 1 renewal within a year")
    return (texts.fill(sentence, renewals_of(policy, texts)),)


def _when(at: Instant, texts: Texts) -> str:
    return in_one_line(texts.date_time(at))
