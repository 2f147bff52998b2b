"""The rows of the library, the chips that filter them, and their order."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NewType, assert_never

from desktop_app.domain.entitlement import Entitlement
from desktop_app.domain.episode import Episode, LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import Granted, NeedsConfirmation, Refused, Renewed, decide
from desktop_app.domain.time import DAY, Instant
from desktop_app.domain.transfer import Transfer

GroupKey = NewType("GroupKey", str)
"""One season of one series of one catalogue."""


class Chip(StrEnum):
    """A filter above the rows. A row can pass several."""

    ALL = "all"
    READY = "ready"
    STARTED = "started"
    ENDING_TODAY = "ending-today"
    EXPIRED = "expired"
    DOWNLOADING = "downloading"


class Sort(StrEnum):
    """The order of groups, and of the rows inside each."""

    EXPIRING_FIRST = "expiring-first"
    TITLE = "title"
    LAST_DOWNLOAD = "last-download"
    SIZE = "size"


class Rank(IntEnum):
    """The main groups of the order *expiring first*: ending, endless, transfers, greyed."""

    ENDING = 0
    ENDLESS = 1
    MOVING = 2
    GREYED = 3


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the user wants a list: one chip, one order, and words to search for.

    Of the groups in `collapsed` only the header is shown, unless words are searched: what was found
    is shown wherever it stands.
    """

    chip: Chip = Chip.ALL
    sort: Sort = Sort.EXPIRING_FIRST
    search: str = ""
    language: str = "en"
    collapsed: frozenset[GroupKey] = frozenset()

    @property
    def folded(self) -> frozenset[GroupKey]:
        """Return the groups of which only the header is shown."""
        return frozenset() if self.search else self.collapsed

    @property
    def is_queue(self) -> bool:
        """Return whether it is the queue: in its order, in no groups, failed ones last."""
        return self.chip is Chip.DOWNLOADING

    @property
    def is_whole_queue(self) -> bool:
        """Return whether it is the queue and nothing is left out: rows can be moved."""
        return self.is_queue and not self.search


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows each chip has, and what lies on the disk; sizes in bytes."""

    rows: dict[Chip, int]
    bytes_on_laptop: int = 0
    ever_downloaded: bool = False
    """Something was downloaded once, even if its row was cleared."""

    @property
    def playable(self) -> int:
        """Return how many rows can be played now."""
        return self.rows.get(Chip.READY, 0) + self.rows.get(Chip.STARTED, 0)

    @property
    def all_expired(self) -> bool:
        """Return whether there are rows, and every one of them is greyed."""
        expired = self.rows.get(Chip.EXPIRED, 0)
        return bool(expired) and expired == self.rows.get(Chip.ALL, 0)


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """Everything that a row shows of an episode. Its entitlement is settled at `as_of`."""

    episode: Episode
    entitlement: Entitlement
    in_force: Policy
    """The policy that would bind a download asked for now."""
    as_of: Instant
    transfer: Transfer | None = None
    position_s: float | None = None
    watched: bool = False
    last_download_at: Instant | None = None
    removing: bool = False
    """The user removed the copy a moment ago and can still undo that."""

    @property
    def greyed(self) -> bool:
        """Return whether the row has neither a live copy nor a transfer."""
        return self.entitlement.licence is None and self.transfer is None


@dataclass(frozen=True, slots=True)
class GroupHeader:
    """The header above the rows of one season. `size` is the bytes on this laptop."""

    series_title: LocalText
    season: int | None
    episodes: int
    size: int
    key: GroupKey = GroupKey("")
    first: ShelfRow | None = None
    """The first row of a collapsed group, which stands for it; None where the rows are shown."""

    @property
    def collapsed(self) -> bool:
        """Return whether only this line of the group is shown."""
        return self.first is not None


def chips_of(entitlement: Entitlement, transfer: Transfer | None, now: Instant) -> frozenset[Chip]:
    """Return the chips that a row is under at `now`, beside *All*."""
    chips: set[Chip] = set()
    if transfer is not None:
        chips.add(Chip.DOWNLOADING)
    licence = entitlement.licence
    if licence is not None:
        chips.add(Chip.READY if licence.opened_at is None else Chip.STARTED)
        if entitlement.ends_at is not None and entitlement.ends_at - now <= DAY:
            chips.add(Chip.ENDING_TODAY)
    elif transfer is None:
        chips.add(Chip.EXPIRED)
    return frozenset(chips)


def rank_of(entitlement: Entitlement, transfer: Transfer | None) -> Rank:
    """Return the main group of a row in the order *expiring first*."""
    if entitlement.licence is not None:
        return Rank.ENDLESS if entitlement.ends_at is None else Rank.ENDING
    return Rank.GREYED if transfer is None else Rank.MOVING


def renews(row: ShelfRow) -> bool | None:
    """Return whether a download asked for now would be a renewal; None where it is refused."""
    moving = row.transfer is not None and row.transfer.under_way
    match decide(row.entitlement, row.as_of, row.in_force, in_progress=moving):
        case Granted():
            return False
        case Renewed():
            return True
        case NeedsConfirmation(renewal):
            return renewal
        case Refused():
            return None
        case never:
            assert_never(never)
