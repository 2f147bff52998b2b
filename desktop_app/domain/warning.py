"""What the warning before the last download asks about, and which of its cases hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.renewal import NeedsConfirmation
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.variant import ConsequenceCase, EndCase, TimeCase, TitleCase


@dataclass(frozen=True, slots=True)
class WarningEpisode:
    """One last download that is asked for; `policy` is the one that would bind it (rule P4)."""

    episode: Episode
    needs: NeedsConfirmation
    policy: Policy
    leaves_at: Instant | None
    """When the episode leaves, by the present offer. The entry of the catalogue may differ."""

    @classmethod
    def of(cls, row: ShelfRow, needs: NeedsConfirmation) -> "WarningEpisode":
        """Make the facts of one episode from its row."""
        return cls(row.episode, needs, row.in_force, row.entitlement.offer.leaves_at)

    def leaves_after(self, now: Instant) -> Instant | None:
        """Return when the episode leaves the catalogue, if that is still to come."""
        return self.leaves_at if self.leaves_at is not None and self.leaves_at > now else None


@dataclass(frozen=True, slots=True)
class WarningFacts:
    """All that the warning is about; `now` is when it was asked."""

    episodes: tuple[WarningEpisode, ...]
    now: Instant

    @property
    def keys(self) -> tuple[EpisodeKey, ...]:
        """Return the episodes, in their order."""
        return tuple(one.episode.key for one in self.episodes)

    @property
    def alike(self) -> bool:
        """Return whether one sentence about the time holds for all episodes."""
        times = {
            (
                one.policy.storage_duration,
                one.policy.playback_duration,
                one.policy.storage_enforced_after_start,
                one.policy.play_start_grace,
            )
            for one in self.episodes
        }
        return len(times) == 1 and all(one.leaves_after(self.now) is None for one in self.episodes)


def title_case(episodes: Sequence[WarningEpisode]) -> TitleCase:
    """Return how many are asked for, and what of each is used up."""
    kinds = {one.needs.renewal for one in episodes}
    if len(episodes) == 1:
        return TitleCase.ONE_RENEWAL if True in kinds else TitleCase.ONE_ONLY
    if len(kinds) > 1:
        return TitleCase.MANY_MIXED
    return TitleCase.MANY_RENEWAL if True in kinds else TitleCase.MANY_ONLY


def consequence_case(episodes: Sequence[WarningEpisode]) -> ConsequenceCase:
    """Return what is used up, and whether a date is known for all of them."""
    case, renewal = ConsequenceCase, any(one.needs.renewal for one in episodes)
    until = all(one.needs.resets_at is not None for one in episodes)
    if len(episodes) == 1 and renewal:
        return case.ONE_RENEWAL_UNTIL if until else case.ONE_RENEWAL
    if len(episodes) == 1:
        return case.ONE_ONLY_UNTIL if until else case.ONE_ONLY
    if renewal:
        return case.MANY_LAST_UNTIL if until else case.MANY_LAST
    return case.MANY_ONLY_UNTIL if until else case.MANY_ONLY


def time_case(policy: Policy) -> TimeCase:
    """Return which limits a policy sets to watching."""
    case, grace, earlier = TimeCase, policy.play_start_grace, policy.storage_enforced_after_start
    if policy.storage_duration is None:
        if policy.playback_duration is None:
            return case.NO_LIMIT
        return case.FINISH_GRACE if grace else case.FINISH
    if policy.playback_duration is None:
        return case.WATCH if earlier else case.START
    if earlier:
        return case.WATCH_FINISH_GRACE if grace else case.WATCH_FINISH
    return case.START_FINISH_GRACE if grace else case.START_FINISH


def end_case(policy: Policy, leaves_at: Instant | None) -> EndCase:
    """Return how a copy ends; `leaves_at` is when it leaves the catalogue, if that is to come."""
    time = time_case(policy)
    if leaves_at is None:
        return EndCase.NOT_STARTED if time is TimeCase.START else EndCase.OVER
    endless = time in (TimeCase.START, TimeCase.NO_LIMIT)
    return EndCase.LEAVES if endless else EndCase.OVER_OR_LEAVES
