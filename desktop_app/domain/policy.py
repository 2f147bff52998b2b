"""Policies: the terms that bind a licence and its renewal window (part P)."""

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.time import HOUR, CalendarPeriod, Duration


@dataclass(frozen=True, slots=True)
class Policy:
    """One set of terms; the defaults are those of the press article of 2017 (rule P1)."""

    name: str
    storage_duration: Duration | None = None
    """Time to start, from the grant."""
    playback_duration: Duration | None = 48 * HOUR
    """Time to finish, from the first play; elapsed time, not calendar days."""
    storage_enforced_after_start: bool = False
    """The earlier of both ends counts, even once started."""
    soft_enforce_playback: bool = True
    """A sitting that began in time may run on past the end."""
    play_start_grace: Duration = 0
    """A sitting shorter than this does not open the playback window."""
    max_renewals: int | None = 1
    """Renewals per renewal window; None is no limit."""
    renewal_window: CalendarPeriod | None = CalendarPeriod(years=1)
    """Counted from the first grant; None never ends."""
    max_downloads: int | None = None
    """Live licences on this device at once; None is no limit."""

    def same_terms(self, other: "Policy") -> bool:
        """Return whether two policies have the same terms, whatever their names are."""
        return replace(self, name=other.name) == other


class Origin(StrEnum):
    """Who put a policy in force, in the order in which they are asked."""

    SCENARIO = "scenario"
    CHOSEN = "chosen"
    CATALOGUE = "catalogue"
    DEFAULT = "default"


DEFAULT = Policy("clubic-2017")
