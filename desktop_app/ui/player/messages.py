"""The message in place of the picture: why nothing plays, and what can be done."""

from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.output import CannotPlay
from desktop_app.domain.playback import Phase
from desktop_app.domain.player import PlayerState
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.text import Texts


@dataclass(frozen=True, slots=True)
class PictureMessage:
    """What stands in place of the picture."""

    icon: str
    title: str
    sentence: str


def message_of(
    state: PlayerState, row: ShelfRow | None, now: Instant, texts: Texts
) -> PictureMessage | None:
    """Say why nothing plays; None where something does, or could."""
    if state.lacking:
        title = texts.tr("This laptop cannot play videos yet", "player")
        return PictureMessage("monitor-play", title, state.lacking)
    if row is not None and row.entitlement.licence is None:
        return _ended(row, now, texts)
    if state.phase is Phase.UNDECODABLE:
        return _cannot_play(state.why, texts)
    if state.phase is Phase.BROKEN:
        title = texts.tr("The episode breaks off at %1", "player: a position, such as 12:04")
        return PictureMessage(
            "file-x",
            texts.fill(title, texts.position(state.position_s)),
            texts.tr(
                "Its file is damaged there, or could not be read any further. "
                "You can try again from this place.",
                "player",
            ),
        )
    return None


def _cannot_play(why: CannotPlay, texts: Texts) -> PictureMessage:
    """Say what is wrong with the file; trying it opened nothing (rule S5)."""
    match why:
        case CannotPlay.UNKNOWN:
            title = texts.tr("This laptop cannot play this file", "player")
            sentence = texts.tr("Its format is not supported, or the file is damaged.", "player")
        case CannotPlay.STILL:
            title = texts.tr("This file is a still picture", "player")
            sentence = texts.tr("There is no film and no sound in it.", "player: a still picture")
        case CannotPlay.EMPTY:
            title = texts.tr("This file has neither picture nor sound", "player")
            sentence = texts.tr("It holds only subtitles or chapters.", "player")
        case never:
            assert_never(never)
    nothing = texts.tr("Trying used nothing up: the time left is unchanged.", "player")
    return PictureMessage("file-x", title, f"{sentence} {nothing}")


def _ended(row: ShelfRow, now: Instant, texts: Texts) -> PictureMessage:
    """Say why there is nothing to play any more, and what can be done."""
    held, name = row.entitlement, texts.local(row.episode.title)
    status = held.status(now)
    if status is Status.REVOKED:
        title = texts.tr("“%1” has left the catalogue", "player")
        sentence = texts.tr("Its copy has been deleted from this laptop.", "player")
        return PictureMessage("ban", texts.fill(title, name), sentence)
    match held.ended:
        case Ending.RETURNED:
            icon = "package-x"
            title = texts.tr("“%1” was removed from this laptop", "player")
        case Ending.LOST:
            icon = "file-x"
            title = texts.tr("The file of “%1” is missing", "player")
        case Ending.EXPIRED | Ending.WITHDRAWN | None:
            icon = "clock-struck"
            title = texts.tr("The time for “%1” is over", "player")
        case never:
            assert_never(never)
    return PictureMessage(icon, texts.fill(title, name), _what_now(row, now, texts))


def _what_now(row: ShelfRow, now: Instant, texts: Texts) -> str:
    held = row.entitlement
    if held.status(now) is Status.LOCKED:
        until = held.downloads_reset_at(now)
        if until is None:
            return texts.tr("It cannot be downloaded again.", "player")
        again = texts.tr("It can be downloaded again from %1.", "player: a date and time")
        return texts.fill(again, texts.long_date_time(until))
    if not held.offer.downloadable:
        return texts.tr("It is no longer offered for download.", "player")
    if held.window is not None and held.window.is_open(now):
        return texts.tr("You can renew it in your downloads.", "player")
    return texts.tr("You can download it again.", "player")
