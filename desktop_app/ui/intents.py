"""What a user can ask for of episodes, once for every view, menu, key and button."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from desktop_app.domain.entitlement import Entitlement
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind


class Intent(StrEnum):
    """What can be asked for."""

    PLAY = "play"
    RESUME = "resume"
    """Play from where it was stopped."""
    RENEW = "renew"
    DOWNLOAD = "download"
    WHY = "why"
    """Say why a row is as it is."""
    REMOVE = "remove"
    """Delete a live copy."""
    CLEAR = "clear"
    """Take a greyed row off the list."""
    UNDO = "undo"
    """Keep what is being removed."""
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


@dataclass(frozen=True, slots=True)
class ActionProps:
    """A button that asks for something."""

    intent: Intent
    label: str
    button: ButtonKind

    @classmethod
    def of(
        cls, intent: Intent, texts: Texts, button: ButtonKind = ButtonKind.OUTLINED
    ) -> "ActionProps":
        """Make the button of an intent, which says what the intent is called."""
        return cls(intent, label_of(intent, texts), button)


def downloads_again(entitlement: Entitlement, now: Instant) -> Intent:
    """Return what another download of an episode would be: a renewal while its window is open."""
    window = entitlement.window
    return Intent.RENEW if window is not None and window.is_open(now) else Intent.DOWNLOAD


def moves_transfer(transfer: Transfer) -> Intent:
    """Return what holds a transfer, or lets it go on."""
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


def label_of(intent: Intent, texts: Texts) -> str:
    """Return what a button or a menu calls it."""
    match intent:
        case Intent.PLAY:
            return texts.tr("Play", "button")
        case Intent.RESUME:
            return texts.tr("Resume", "button: watching")
        case Intent.RENEW:
            return texts.tr("Renew", "button")
        case Intent.DOWNLOAD:
            return texts.tr("Download", "button")
        case Intent.WHY:
            return texts.tr("Why?", "button: why it cannot be played")
        case Intent.REMOVE:
            return texts.tr("Remove", "button: a copy")
        case Intent.CLEAR:
            return texts.tr("Clear", "button: take a greyed row off the list")
        case Intent.UNDO:
            return texts.tr("Undo", "button: a removal")
        case Intent.PAUSE:
            return texts.tr("Pause", "button: a transfer")
        case Intent.GO_ON:
            return texts.tr("Go on", "button: a paused transfer")
        case Intent.TRY_AGAIN:
            return texts.tr("Try again", "button: a failed transfer")
        case Intent.CANCEL:
            return texts.tr("Cancel", "button: a transfer")
        case Intent.SHOW_IN_LIBRARY:
            return texts.tr("In your downloads", "button: goes there")
        case Intent.SHOW_IN_FOLDER:
            return texts.tr("Show in folder", "a file")
        case Intent.INSPECT:
            return texts.tr("Details", "menu of a row: the inspector")
        case Intent.READ_RULES:
            return texts.tr("The rules in plain words", "button: opens a page")
        case never:
            assert_never(never)
