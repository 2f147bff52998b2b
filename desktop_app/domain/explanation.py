"""The explanation before the very first play: what it tells about the copy."""

from dataclasses import dataclass

from desktop_app.domain.episode import Episode
from desktop_app.domain.licence import Licence, earlier
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant


@dataclass(frozen=True, slots=True)
class ExplanationFacts:
    """What the explanation tells. The licence is live and not started."""

    episode: Episode
    licence: Licence
    leaves_at: Instant | None
    now: Instant

    @classmethod
    def of(cls, row: ShelfRow) -> "ExplanationFacts":
        """Make the facts from a row whose licence is live."""
        assert row.entitlement.licence is not None
        leaves_at = row.entitlement.offer.leaves_at
        return cls(row.episode, row.entitlement.licence, leaves_at, row.as_of)


def last_instant(facts: ExplanationFacts) -> Instant | None:
    """Return when the copy would end if it were started now; None if it has no end."""
    opened = facts.now + facts.licence.policy.play_start_grace
    started = Licence(facts.licence.granted_at, facts.licence.policy, opened)
    return earlier(started.expires_at, facts.leaves_at)
