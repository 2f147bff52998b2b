"""What there is to know of a transfer: from where, how much, since when, and its place."""

from dataclasses import dataclass
from pathlib import PurePath

from desktop_app.domain.address import file_of, server_of
from desktop_app.domain.queue import InQueue
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import MINUTE, Duration
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.ui.text import Texts
from desktop_app.ui.troubles import trouble_text


@dataclass(frozen=True, slots=True)
class FactProps:
    """A name, and what holds of it."""

    name: str
    value: str

    @property
    def spoken(self) -> str:
        """Both in one, for a screen reader."""
        return f"{self.name}, {self.value}"


def facts_of(row: ShelfRow, queued: InQueue | None, texts: Texts) -> tuple[FactProps, ...]:
    """Return what there is to know, in the order in which one asks; nothing where nothing moves."""
    transfer = row.transfer
    if transfer is None:
        return ()
    facts = [
        (texts.tr("From", "details of a download: a server, or a file"), origin(row.episode.media)),
        (texts.tr("Arrived", "details of a download"), _arrived(row, transfer, texts)),
    ]
    if queued is not None:
        asked = texts.tr("Asked for", "details of a download: when")
        facts.append((asked, texts.date_time(queued.asked_at)))
        if queued.place is not None:
            both = texts.fill(
                texts.tr("%1 of %2", "a place in the queue"),
                texts.number(queued.place),
                texts.number(queued.of),
            )
            facts.append((texts.tr("Place in the queue", "details of a download"), both))
        if transfer.under_way:
            limit = texts.tr("Speed limit", "details of a download")
            facts.append((limit, _limit(queued.rate_limit, texts)))
        if queued.again_in is not None:
            again = texts.tr("Next try", "details of a download: when")
            facts.append((again, _again(queued.again_in, texts)))
    if transfer.attempts:
        tries = texts.tr("Failed tries", "details of a download: how many in a row")
        facts.append((tries, texts.number(transfer.attempts)))
    return tuple(FactProps(name, value) for name, value in facts)


def origin(media: str) -> str:
    """Return the server, or the name of the file: never a user's name or a password."""
    file = file_of(media)
    return (server_of(media) or "") if file is None else PurePath(file).name


def waits_because(transfer: Transfer, texts: Texts) -> str:
    """Say why it waits: ``Connection lost. It is tried again by itself.``; or nothing."""
    if transfer.state is not TransferState.QUEUED or transfer.trouble is None:
        return ""
    if transfer.trouble is Trouble.NO_NETWORK:
        return texts.tr(
            "No network. It continues automatically once you are online again.", "outlook"
        )
    if transfer.trouble is Trouble.SIGN_IN_PAGE:
        return texts.tr(
            "A sign-in page came instead of the episode. It continues automatically once you "
            "have signed in to this network.",
            "outlook",
        )
    why = trouble_text(transfer.trouble, texts)
    again = texts.tr("%1. Sablier tries again automatically.", "outlook: why a download waits")
    return texts.fill(again, why[:1].upper() + why[1:])


def _arrived(row: ShelfRow, transfer: Transfer, texts: Texts) -> str:
    size = transfer.size or row.episode.size
    if size is None:
        return texts.size(transfer.received)
    return texts.part_of_size(transfer.received, size)


def _again(again_in: Duration, texts: Texts) -> str:
    """Say when, in whole minutes, rounded up: nothing ticks by seconds."""
    if again_in < MINUTE:
        return texts.tr("in under a minute", "details of a download: the next try")
    minutes = -(-again_in // MINUTE)
    return texts.tr("in %n minute(s)", "details of a download: the next try", minutes)


def _limit(rate: int | None, texts: Texts) -> str:
    if rate is None:
        return texts.tr("none", "details of a download: no limit")
    return texts.fill(texts.tr("%1 per second", "speed: bytes"), texts.size(rate))
