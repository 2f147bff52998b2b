"""The episodes of a catalogue, packed: a hundred thousand take a tenth of what objects would."""

import marshal
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, overload

from typing_extensions import override

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.policy import Policy

_BATCH = 256
_FASTEST = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """What the rules ask a catalogue about an episode."""

    offer: Offer
    policy: Policy | None
    """The series', else the catalogue's, where one of them names one."""


class Episodes(Sequence[Episode]):
    """Episodes in their order, of which only those that are looked at are objects."""

    def __init__(self, episodes: Iterable[Episode] = ()) -> None:
        self.terms: dict[str, Terms] = {}
        """Of each episode by its id: what the timeline of a scenario is held against."""
        self._few: dict[tuple[bool, int | None, int], Terms] = {}
        self._policies: list[Policy | None] = []
        """In the order in which they are met; episodes name them by their place."""
        self._count = 0
        self._batches: list[bytes] = []
        rest = iter(episodes)
        while batch := [self._packed(one) for one in islice(rest, _BATCH)]:
            self._batches.append(zlib.compress(marshal.dumps(batch), _FASTEST))
            self._count += len(batch)

    @override
    def __len__(self) -> int:
        return self._count

    @override
    def __iter__(self) -> Iterator[Episode]:
        return chain.from_iterable(self._unpacked(number) for number in range(len(self._batches)))

    @overload
    def __getitem__(self, index: int) -> Episode: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Episode]: ...
    @override
    def __getitem__(self, index: int | slice) -> Episode | Sequence[Episode]:
        places = range(self._count)[index]
        if isinstance(places, range):
            return [self[place] for place in places]
        return self._unpacked(places // _BATCH)[places % _BATCH]

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(Episode.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # as of every list: what it holds is compared

    def _packed(self, one: Episode) -> tuple[Any, ...]:
        if not self._policies or self._policies[-1] != one.policy:
            self._policies.append(one.policy)
        policy = len(self._policies) - 1
        offered = (one.downloadable, one.leaves_at, policy)
        terms = self._few.get(offered)
        if terms is None:
            terms = Terms(Offer(one.downloadable, one.leaves_at), one.policy)
            self._few[offered] = terms
        self.terms[one.key.episode] = terms
        return (
            *one.key,
            one.series,
            dict(one.series_title.by_language),
            dict(one.title.by_language),
            one.media,
            one.season,
            one.number,
            dict(one.summary.by_language),
            one.poster,
            one.duration_s,
            one.size,
            one.sha256,
            one.languages,
            one.downloadable,
            dict(one.not_offered_because.by_language),
            one.leaves_at,
            policy,
        )

    def _unpacked(self, number: int) -> list[Episode]:
        # nobody else wrote these bytes
        batch = marshal.loads(zlib.decompress(self._batches[number]))  # noqa: S302
        return [self._episode(packed) for packed in batch]

    def _episode(self, packed: tuple[Any, ...]) -> Episode:
        catalogue, episode, series, series_title, title, media, season, number, *rest = packed
        summary, poster, duration_s, size, sha256, languages, *rest = rest
        downloadable, because, leaves_at, policy = rest
        return Episode(
            key=EpisodeKey(catalogue, episode),
            series=series,
            series_title=LocalText(series_title),
            title=LocalText(title),
            media=media,
            season=season,
            number=number,
            summary=LocalText(summary),
            poster=poster,
            duration_s=duration_s,
            size=size,
            sha256=sha256,
            languages=languages,
            downloadable=downloadable,
            not_offered_because=LocalText(because),
            leaves_at=leaves_at,
            policy=self._policies[policy],
        )
