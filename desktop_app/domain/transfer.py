"""The state machine of a transfer: fetching an episode's media onto this laptop.

A transfer is not a licence: it never counts before its file is complete, verified and committed
(rules D3, A1). Its states and what may follow them stand here; bytes are moved by `downloads`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.time import HOUR, MINUTE, SECOND, Duration


class TransferState(StrEnum):
    """The four states of a transfer."""

    QUEUED = "queued"
    DOWNLOADING = "downloading"
    PAUSED = "paused"
    FAILED = "failed"

    @property
    def goes_on(self) -> bool:
        """Return whether the transfer runs, or waits for its turn or its next try."""
        return self in (TransferState.QUEUED, TransferState.DOWNLOADING)


class Trouble(StrEnum):
    """Why a transfer waits or failed. The first three are refusals at its end (rule A1)."""

    DEVICE_BLOCKED = "device-blocked"
    NOT_OFFERED = "not-offered"
    WITHDRAWN = "withdrawn"
    NO_NETWORK = "no-network"
    DISK_FULL = "disk-full"
    SOURCE_MISSING = "source-missing"
    WRONG_LENGTH = "wrong-length"
    WRONG_CHECKSUM = "wrong-checksum"
    NOT_MEDIA = "not-media"
    INCOMPLETE = "incomplete"
    SIGN_IN_PAGE = "sign-in-page"
    UNREADABLE = "unreadable"
    SOURCE_CHANGED = "source-changed"
    UNWRITABLE = "unwritable"
    TOO_LARGE = "too-large"
    DISK_ERROR = "disk-error"
    PART_LOST = "part-lost"
    INTERRUPTED = "interrupted"
    HOST_NOT_FOUND = "host-not-found"
    UNREACHABLE = "unreachable"
    INSECURE = "insecure"
    UNSECURED = "unsecured"
    PROXY_SIGN_IN = "proxy-sign-in"
    PROXY_UNREACHABLE = "proxy-unreachable"
    SIGN_IN_NEEDED = "sign-in-needed"
    FORBIDDEN = "forbidden"
    LEGAL_REASONS = "legal-reasons"
    SERVER_REFUSED = "server-refused"
    SERVER_BUSY = "server-busy"
    SERVER_ERROR = "server-error"
    ENDLESS_REDIRECT = "endless-redirect"
    UNSAFE_REDIRECT = "unsafe-redirect"
    BROKEN_REDIRECT = "broken-redirect"
    WENT_WRONG = "went-wrong"
    """A fault of the program itself; the log says more."""

    @property
    def is_refusal(self) -> bool:
        """Return whether the rules refused the licence (rule A1)."""
        return self in _REFUSALS

    @property
    def is_passing(self) -> bool:
        """Return whether the transfer is tried again without asking the user."""
        return self in _PASSING

    @property
    def is_of_the_content(self) -> bool:
        """Return whether the file that arrived is the wrong one or no film, and is deleted."""
        return self in _OF_THE_CONTENT

    @property
    def may_wait(self) -> bool:
        """Return whether a queued transfer may wait: for a next try, or for a sign-in (rule F2)."""
        return self.is_passing or self is Trouble.SIGN_IN_PAGE


_REFUSALS = (Trouble.DEVICE_BLOCKED, Trouble.NOT_OFFERED, Trouble.WITHDRAWN)
_PASSING = frozenset(
    {
        Trouble.NO_NETWORK,
        Trouble.SOURCE_CHANGED,
        Trouble.PART_LOST,
        Trouble.INTERRUPTED,
        Trouble.PROXY_UNREACHABLE,
        Trouble.HOST_NOT_FOUND,
        Trouble.UNREACHABLE,
        Trouble.SERVER_BUSY,
        Trouble.SERVER_ERROR,
    }
)

_OF_THE_CONTENT = frozenset(
    {
        Trouble.WRONG_LENGTH,
        Trouble.WRONG_CHECKSUM,
        Trouble.NOT_MEDIA,
        Trouble.INCOMPLETE,
    }
)


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer in the queue. `received` and `size` are bytes."""

    id: int
    state: TransferState
    received: int = 0
    size: int | None = None
    trouble: Trouble | None = None
    attempts: int = 0
    """How many automatic tries have failed since the last progress."""
    furthest: int = 0
    """The most bytes that ever had arrived. Only bytes beyond them count as progress."""
    validator: str | None = None
    """The version of the file that the part file belongs to: a strong ETag, or a date."""
    rate: float | None = None
    """The present speed in bytes per second, while the transfer runs."""

    @property
    def under_way(self) -> bool:
        """Return whether the transfer is queued, running or paused, and not failed."""
        return self.state is not TransferState.FAILED

    @property
    def tries_again(self) -> bool:
        """Return whether the transfer waits for its next try, which the user can ask for now."""
        waits = self.state is TransferState.QUEUED and self.trouble is not None
        return waits and self.trouble is not Trouble.NO_NETWORK

    @property
    def progress(self) -> float | None:
        """Return the share that has arrived, 0 to 1, or None while the size is not known."""
        return None if not self.size else min(1.0, self.received / self.size)

    @property
    def seconds_left(self) -> float | None:
        """Return how many seconds the transfer still takes at the present speed."""
        if not self.size or not self.rate:
            return None
        return max(0, self.size - self.received) / self.rate

    def started(self) -> "Transfer":
        """Return the transfer as running."""
        return self._moved(TransferState.DOWNLOADING, TransferState.QUEUED)

    def paused(self) -> "Transfer":
        """Return the transfer as paused by the user."""
        return self._moved(TransferState.PAUSED, TransferState.QUEUED, TransferState.DOWNLOADING)

    def resumed(self) -> "Transfer":
        """Return a paused or failed transfer in the queue, because the user lets it go on."""
        moved = self._moved(TransferState.QUEUED, TransferState.PAUSED, TransferState.FAILED)
        return replace(moved, attempts=0)

    def advanced(self, received: int) -> "Transfer":
        """Return the transfer with more bytes. Progress resets the count of failed tries.

        What had arrived before and is fetched anew is none: a server that always begins again
        would never be given up, nor one that sends a few bytes each time.
        """
        hundredth = LEAST_PROGRESS if self.size is None else self.size // 100
        least = max(1, min(LEAST_PROGRESS, hundredth))
        further = received - self.furthest
        if further <= 0 or (further < least and received != self.size):
            return replace(self, received=received)
        return replace(self, received=received, furthest=received, attempts=0)

    def emptied(self) -> "Transfer":
        """Return the transfer with no bytes, because those that had arrived were deleted."""
        return replace(self, received=0, validator=None)

    def troubled(self, trouble: Trouble, *, signed_out: bool = False) -> "Transfer":
        """Return the transfer after a trouble: waiting for its next try, or failed (rule F5).

        It also waits where a sign-in page came and the network is known to be `signed_out`.
        """
        waits = trouble is Trouble.NO_NETWORK or (trouble is Trouble.SIGN_IN_PAGE and signed_out)
        if waits or (trouble.is_passing and self.attempts < MAX_ATTEMPTS):
            state = TransferState.QUEUED
        else:
            state = TransferState.FAILED
        attempts = self.attempts + (not waits)
        return replace(self, state=state, trouble=trouble, attempts=attempts, rate=None)

    def _moved(self, to: TransferState, *allowed: TransferState) -> "Transfer":
        if self.state not in allowed:
            raise ValueError(f"a {self.state} transfer cannot become {to}")
        return replace(self, state=to, trouble=None, rate=None)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why a queued transfer waits, and how long until it is tried again."""

    trouble: Trouble
    again_in: Duration


LEAST_PROGRESS = 16 << 10
"""Fewer bytes than these, or than a hundredth of it, are no progress: a server that sends one now
and then is given up."""

MAX_ATTEMPTS = 6
"""Automatic tries before a passing trouble becomes a failure."""


LONGEST_PAUSE: Duration = HOUR
"""The longest that a server can make a transfer wait."""


def retry_after(attempts: int, asked: Duration = 0) -> Duration:
    """Return the pause before the next automatic try: 2 s, doubling, at most 5 minutes (T5).

    A server may have `asked` for a longer one, up to an hour.
    """
    pause = min(5 * MINUTE, 2 * SECOND << min(max(0, attempts - 1), 16))
    return max(pause, min(asked, LONGEST_PAUSE))


def pause_after(trouble: Trouble, attempts: int, asked: Duration = 0) -> Duration:
    """Return how long a transfer waits after a trouble (see `retry_after`).

    A network is looked for more often than a server is asked again, and one that wants a sign-in is
    asked every minute, unless it says itself that it is done.
    """
    match trouble:
        case Trouble.NO_NETWORK:
            return 5 * SECOND
        case Trouble.SIGN_IN_PAGE:
            return MINUTE
        case _:  # all other troubles that pass wait longer each time
            return retry_after(attempts, asked)


def next_to_start(queue: Iterable[Transfer], slots: int) -> list[Transfer]:
    """Return the queued transfers to start now, so that `slots` run at once."""
    ordered = list(queue)
    running = sum(one.state is TransferState.DOWNLOADING for one in ordered)
    waiting = [one for one in ordered if one.state is TransferState.QUEUED]
    return waiting[: max(0, slots - running)]
