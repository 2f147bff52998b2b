"""What just happened, in a sentence: for toasts, banners and screen readers."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from desktop_app.domain.countdown import Limit, time_left
from desktop_app.domain.episode import Episode
from desktop_app.domain.licence import Ending
from desktop_app.domain.renewal import Reason
from desktop_app.domain.time import MINUTE, Duration
from desktop_app.ui.text import Texts


def titled(sentence: str, episode: Episode, texts: Texts) -> str:
    """Fill the title of an episode into a sentence, in place of %1."""
    return texts.fill(sentence, texts.local(episode.title))


def downloaded(episode: Episode, texts: Texts) -> str:
    """Say that a complete file and its licence are there."""
    return titled(texts.tr("“%1” is on this laptop and ready to watch.", "toast"), episode, texts)


def ended(first: Episode, count: int, how: Ending, texts: Texts) -> str:
    """Say that so many copies are gone from this laptop, one or the `first` of several, and how."""
    match how:
        case Ending.EXPIRED:
            one = texts.tr("“%1” has expired and was deleted from this laptop.", "toast")
            several = texts.tr(
                "%n episode(s) have expired and were deleted from this laptop.", "toast", count
            )
        case Ending.RETURNED:
            one = texts.tr("“%1” was removed from this laptop.", "toast")
            several = texts.tr("%n episode(s) were removed from this laptop.", "toast", count)
        case Ending.LOST:
            one = texts.tr("The file of “%1” is missing, so it cannot be played.", "toast")
            several = texts.tr(
                "The files of %n episode(s) are missing, so they cannot be played.", "toast", count
            )
        case Ending.WITHDRAWN:
            one = texts.tr("“%1” has left the catalogue and was deleted from this laptop.", "toast")
            several = texts.tr(
                "%n episode(s) have left the catalogue and were deleted from this laptop.",
                "toast",
                count,
            )
        case _:
            assert_never(how)
    return several if count > 1 else titled(one, first, texts)


def crossed(episode: Episode, limit: Limit, texts: Texts) -> str:
    """Say that a limit of the time left was crossed (rule T4)."""
    match limit:
        case Limit.DAY:
            sentence = texts.tr("24 hours left for “%1”.", "announcement")
        case Limit.SIX_HOURS:
            sentence = texts.tr("6 hours left for “%1”.", "announcement")
        case Limit.HOUR:
            sentence = texts.tr("1 hour left for “%1”.", "announcement")
        case Limit.END:
            sentence = texts.tr("The time for “%1” is over.", "announcement")
        case _:
            assert_never(limit)
    return titled(sentence, episode, texts)


def removing(episodes: Sequence[Episode], texts: Texts) -> str:
    """Say that removals began, which can be undone."""
    if len(episodes) == 1:
        return titled(texts.tr("Removing “%1” from this laptop.", "toast"), episodes[0], texts)
    return texts.tr("Removing %n episode(s) from this laptop.", "toast", len(episodes))


def cleared(episodes: Sequence[Episode], texts: Texts) -> str:
    """Say that greyed rows were taken away."""
    if len(episodes) == 1:
        return titled(texts.tr("“%1” was cleared from the list.", "toast"), episodes[0], texts)
    return texts.tr("%n row(s) cleared from the list.", "toast", len(episodes))


def cancelled(episode: Episode, texts: Texts) -> str:
    """Say that a transfer was taken off the queue."""
    sentence = texts.tr("The download of “%1” was cancelled; it does not count.", "toast")
    return titled(sentence, episode, texts)


def not_downloaded(refused: Sequence[tuple[Episode, Reason]], texts: Texts) -> str:
    """Say which of several downloads that were asked for were refused."""
    if len(refused) == 1:
        ((episode, reason),) = refused
        sentence = texts.tr("“%1” was not downloaded: %2.", "toast: and why")
        return texts.fill(sentence, texts.local(episode.title), _why(reason, texts)[0])
    counted = Counter(reason for _episode, reason in refused)
    parts = [_why(one, texts, counted[one])[1] for one in Reason if one in counted]
    sentence = texts.tr("%n episode(s) were not downloaded: %1.", "toast: and why", len(refused))
    return texts.fill(sentence, ", ".join(parts))


def _why(reason: Reason, texts: Texts, count: int = 1) -> tuple[str, str]:
    """Say why one episode was refused, and why so many of several were."""
    match reason:
        case Reason.DEVICE_BLOCKED:
            one = texts.tr("this laptop was modified", "why: one episode")
            many = texts.tr("%n because this laptop was modified", "why: of several", count)
        case Reason.NOT_OFFERED:
            one = texts.tr("it is not offered", "why: one episode")
            many = texts.tr("%n is/are not offered", "why: of several", count)
        case Reason.WITHDRAWN:
            one = texts.tr("it has left the catalogue", "why: one episode")
            many = texts.tr("%n has/have left the catalogue", "why: of several", count)
        case Reason.ALREADY_DOWNLOADED:
            one = texts.tr("it is already here", "why: one episode")
            many = texts.tr("%n is/are already here", "why: of several", count)
        case Reason.IN_PROGRESS:
            one = texts.tr("it is already in the queue", "why: one episode")
            many = texts.tr("%n is/are already in the queue", "why: of several", count)
        case Reason.LOCKED:
            one = texts.tr("it is locked", "why: one episode")
            many = texts.tr("%n is/are locked", "why: of several", count)
        case Reason.SHELF_FULL:
            one = texts.tr("this laptop holds all the downloads it may", "why: one episode")
            many = texts.tr(
                "%n because this laptop holds all the downloads it may", "why: of several", count
            )
        case never:
            assert_never(never)
    return one, many


def moved(episodes: Sequence[Episode], place: int, of: int, texts: Texts) -> str:
    """Say where transfers now stand in the queue; `place` is that of the first of them."""
    numbers = texts.number(place), texts.number(of)
    if len(episodes) > 1:
        sentence = texts.tr(
            "%n download(s) moved; the first is number %1 of %2 in the queue.",
            "announcement",
            len(episodes),
        )
        return texts.fill(sentence, *numbers)
    sentence = texts.tr("“%1” is now number %2 of %3 in the queue.", "announcement")
    return texts.fill(sentence, texts.local(episodes[0].title), *numbers)


def failed(episode: Episode, why: str, texts: Texts) -> str:
    """Say that a transfer failed; `why` is a short reason."""
    sentence = texts.tr("The download of “%1” failed (%2). It does not count.", "toast")
    return texts.fill(sentence, texts.local(episode.title), why)


def folder_unreadable(folder: str, texts: Texts) -> str:
    """Say that the folder of media cannot be read (rule S4)."""
    sentence = texts.tr(
        "The folder %1 cannot be read. Connect its disk or allow reading it; nothing was changed.",
        "toast",
    )
    return texts.fill(sentence, folder)


def file_undeletable(file: str, reason: str, texts: Texts) -> str:
    """Say that an ended copy is still on the disk."""
    sentence = texts.tr(
        "%1 could not be deleted (%2). Sablier tries again at its next start.", "toast"
    )
    return texts.fill(sentence, file, reason)


def library_locked(texts: Texts) -> str:
    """Say that another program writes to the library, and does not end."""
    return texts.tr(
        "The library is locked by another program. Close that program; nothing was lost.", "toast"
    )


def library_full(texts: Texts) -> str:
    """Say that there is no room for what was to be stored."""
    return texts.tr(
        "The disk is full, so nothing can be stored. Make room on it, then try again; "
        "nothing was lost.",
        "toast",
    )


def library_unwritable(reason: str, texts: Texts) -> str:
    """Say that the disk of the library may only be read."""
    sentence = texts.tr(
        "The library cannot be written (%1). Allow writing there. Nothing was lost.", "toast"
    )
    return texts.fill(sentence, reason)


def library_newer(reason: str, texts: Texts) -> str:
    """Say that a newer program has written into the library since it was opened."""
    sentence = texts.tr(
        "A newer version of Sablier has written into the library (%1). What can be read is shown. "
        "Close the program and use that version.",
        "banner",
    )
    return texts.fill(sentence, reason)


def library_damaged(reason: str, copy: Path | None, texts: Texts) -> str:
    """Say that the library is damaged, and where a copy of it lies, if one could be made."""
    if copy is None:
        sentence = texts.tr(
            "The library is damaged (%1). What can be read is shown; no copy of the file could be "
            "made. Close the program and put a backup in its place.",
            "banner",
        )
        return texts.fill(sentence, reason)
    sentence = texts.tr(
        "The library is damaged (%1). What can be read is shown; the file as it was found is kept "
        "as %2. Close the program and put a backup in its place.",
        "banner",
    )
    return texts.fill(sentence, reason, str(copy))


def plays(texts: Texts) -> str:
    """Tell the desktop why the laptop stays awake."""
    return texts.tr("An episode is playing", "why the laptop does not sleep")


def clock_set_back(by: Duration, texts: Texts) -> str:
    """Say that the laptop's clock stands behind (rule T2)."""
    sentence = texts.tr(
        "This laptop’s clock was set back by %1. Time left goes on as before.", "banner"
    )
    return texts.fill(sentence, texts.remaining(time_left(round(by / MINUTE) * MINUTE)))


def device_modified(texts: Texts) -> str:
    """Say that the device reports that it was modified (part A)."""
    return texts.tr(
        "This laptop reports that its system was modified, so nothing can be downloaded. "
        "What is already here can still be watched.",
        "banner",
    )


def offline(texts: Texts) -> str:
    """Say that there is no network (rule F5)."""
    return texts.tr(
        "No network. Downloads wait, and continue automatically once you are online again.",
        "banner",
    )


def disk_full(texts: Texts) -> str:
    """Say that there is no room for anything more (rule F5)."""
    return texts.tr(
        "The disk of this laptop is full. Downloads fail until there is room.", "banner"
    )


def accept_clock(texts: Texts) -> str:
    """Label the button that accepts the laptop's clock."""
    return texts.tr("Accept this clock", "button in a banner")


def went_wrong(log: str, texts: Texts) -> str:
    """Say that something happened that should not have, and where the log is."""
    return texts.fill(texts.tr("Something went wrong. The log says more: %1", "toast"), log)
