"""What a user can ask for (intents), and which intents a row offers at an instant."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.entitlement import Entitlement
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Status
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer, TransferState


class Intent(StrEnum):
    """Something that a user can ask for: play, renew, remove and so on."""

    PLAY = "play"
    RESUME = "resume"
    """Play from where it was stopped."""
    RENEW = "renew"
    DOWNLOAD = "download"
    WHY = "why"
    """Explain why the episode cannot be played or downloaded."""
    REMOVE = "remove"
    """Delete a live copy."""
    CLEAR = "clear"
    """Take a greyed row off the list."""
    UNDO = "undo"
    """Keep a copy that is being removed."""
    PAUSE = "pause"
    GO_ON = "go-on"
    TRY_AGAIN = "try-again"
    CANCEL = "cancel"
    """Give up a transfer."""
    SHOW_IN_LIBRARY = "show-in-library"
    SHOW_IN_FOLDER = "show-in-folder"
    INSPECT = "inspect"
    """Show or hide the details."""
    READ_RULES = "read-rules"
    """Read the rules that are in force for an episode."""


@dataclass(frozen=True, slots=True)
class Request:
    """An intent, and the episodes that it is about."""

    intent: Intent
    keys: tuple[EpisodeKey, ...]


def downloads_again(entitlement: Entitlement, now: Instant) -> Intent:
    """Return the intent of another download: RENEW while the renewal window is open."""
    window = entitlement.window
    return Intent.RENEW if window is not None and window.is_open(now) else Intent.DOWNLOAD


def moves_transfer(transfer: Transfer) -> Intent:
    """Return the intent that pauses a transfer, or lets it go on."""
    match transfer.state:
        case TransferState.QUEUED if transfer.tries_again:
            return Intent.TRY_AGAIN
        case TransferState.QUEUED | TransferState.DOWNLOADING:
            return Intent.PAUSE
        case TransferState.PAUSED:
            return Intent.GO_ON
        case TransferState.FAILED:
            return Intent.TRY_AGAIN
        case never:
            assert_never(never)


def offered_in_library(row: ShelfRow, now: Instant) -> Intent:
    """Return the intent of the button of a row in the library."""
    if row.removing:
        return Intent.UNDO
    if row.transfer is not None:
        waits = row.transfer.state is TransferState.QUEUED and not row.transfer.tries_again
        return Intent.CANCEL if waits else moves_transfer(row.transfer)
    return _played_or_asked_again(row, now)


def offered_in_inspector(row: ShelfRow, now: Instant) -> tuple[Intent, Intent | None]:
    """Return the intents of the two buttons of the inspector. The second may be missing."""
    if row.transfer is not None:
        return moves_transfer(row.transfer), Intent.CANCEL
    if row.removing:
        return Intent.UNDO, None
    first = _played_or_asked_again(row, now)
    match row.entitlement.status(now):
        case Status.READY | Status.ACTIVE:
            return first, Intent.REMOVE
        case Status.LOCKED | Status.REVOKED | Status.RETURNED | Status.EXPIRED:
            return first, Intent.CLEAR
        case Status.ABSENT:
            return first, None
        case never:
            assert_never(never)


def offered_in_catalogue(row: ShelfRow, now: Instant) -> Intent:
    """Return the intent of the button of a row in the catalogue.

    Whether it is granted is decided when it is asked for.
    """
    if row.transfer is not None:
        failed = row.transfer.state is TransferState.FAILED
        return Intent.TRY_AGAIN if failed else Intent.CANCEL
    held = row.entitlement
    status = held.status(now)
    if not status.playable and (held.offer.has_left(now) or not held.offer.downloadable):
        return Intent.WHY
    match status:
        case Status.READY | Status.ACTIVE:
            return Intent.SHOW_IN_LIBRARY
        case Status.LOCKED | Status.REVOKED:
            return Intent.WHY
        case Status.RETURNED | Status.EXPIRED:
            return downloads_again(held, now)
        case Status.ABSENT:
            return Intent.DOWNLOAD
        case never:
            assert_never(never)


def concerns(row: ShelfRow, now: Instant) -> frozenset[Intent]:
    """Return the intents that apply to a row when several rows are chosen."""
    live = row.entitlement.licence is not None and not row.removing
    held = {
        Intent.PLAY: live and row.entitlement.status(now).playable,
        Intent.RENEW: offered_in_library(row, now) in (Intent.RENEW, Intent.DOWNLOAD),
        Intent.REMOVE: live,
        Intent.CLEAR: row.greyed,
        Intent.CANCEL: row.transfer is not None,
        Intent.PAUSE: row.transfer is not None and row.transfer.state.goes_on,
        Intent.GO_ON: row.transfer is not None and row.transfer.state is TransferState.PAUSED,
    }
    return frozenset(intent for intent, holds in held.items() if holds)


def _played_or_asked_again(row: ShelfRow, now: Instant) -> Intent:
    """Return the intent that follows from the status alone (rule A2)."""
    held = row.entitlement
    match held.status(now):
        case Status.READY:
            return Intent.PLAY
        case Status.ACTIVE:
            return Intent.RESUME if row.position_s else Intent.PLAY
        case Status.LOCKED | Status.REVOKED:
            return Intent.WHY
        case Status.RETURNED | Status.EXPIRED | Status.ABSENT:
            return downloads_again(held, now) if held.offer.downloadable else Intent.WHY
        case never:
            assert_never(never)
