"""A catalogue: what may be watched, and what may be downloaded of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from os import fstat
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, ValidationInfo

from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, SECOND
from desktop_app.formats.document import MAX_MIB, StrictModel, is_file, parse, read_file
from desktop_app.formats.faults import quoted
from desktop_app.formats.fields import (
    Checksum,
    Id,
    InstantField,
    Language,
    Line,
    Media,
    PathInside,
    ReadingContext,
    Shipped,
    Size,
    Stored,
    Text,
    reading_of,
)
from desktop_app.formats.iso8601 import MAX_DAYS
from desktop_app.formats.listed import Episodes, Terms
from desktop_app.formats.policy import NamedPolicy
from desktop_app.formats.series import SeriesReader, UnusualError

_NOTHING = LocalText({})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One catalogue as it was read."""

    path: Path
    id: str
    title: LocalText
    policy: Policy | None
    """Its own, where it names one; an episode has its series' or this already."""
    episodes: Episodes
    """In the order of the file."""

    @property
    def terms(self) -> Mapping[str, Terms]:
        """What it says of each episode by its id, as far as the rules ask."""
        return self.episodes.terms


def _new_episode(episode: str, info: ValidationInfo) -> str:
    seen = reading_of(info).seen
    if episode in seen:
        raise ValueError(f"{quoted(episode)} stands in this catalogue twice; give one another id")
    seen.add(episode)
    return episode


_EpisodeId: TypeAlias = Annotated[Id, AfterValidator(_new_episode)]
_Seconds: TypeAlias = Annotated[float, Field(gt=0, le=MAX_DAYS * DAY // SECOND)]


class EpisodeModel(StrictModel):
    """The JSON object of an episode."""

    id: _EpisodeId
    season: Stored | None = None
    number: Stored | None = None
    title: Line
    summary: Text = _NOTHING
    media: Media
    poster: PathInside | None = None
    duration_s: _Seconds | None = None
    size: Size | None = None
    sha256: Checksum | None = None
    languages: Annotated[list[Language], Field(default_factory=list)]
    downloadable: bool = True
    not_offered_because: Text = _NOTHING
    leaves_at: InstantField | None = None


class SeriesModel(StrictModel):
    """The JSON object of a series."""

    id: Id
    title: Line
    policy: NamedPolicy | None = None
    episodes: list[EpisodeModel]


class CatalogueFile(StrictModel):
    """The JSON object of a catalogue."""

    format: Literal["sablier-catalogue/1"]
    id: Id
    title: Line
    policy: NamedPolicy | None = None
    series: list[SeriesModel]


def read_catalogue(path: Path, policies: Path) -> Catalogue:
    """Read a catalogue file; `policies` is the folder of those that ship. Raises `FormatError`."""
    try:
        if is_file(path):  # what cannot be read twice is read as a whole
            return read_in_parts(path, policies)
    except (OSError, ValueError, RecursionError):
        pass  # what is wrong with it, or only unusual, is known once it is looked at as a whole
    return read_whole(path, policies)


def read_whole(path: Path, policies: Path) -> Catalogue:
    """Read it at once; raises `FormatError` with all that is wrong with it."""
    reading = ReadingContext(path.parent, Shipped(policies))
    model = parse(CatalogueFile, read_file(path), str(path), reading)
    return _catalogue(path, model, iter(model.series))


def read_in_parts(path: Path, policies: Path) -> Catalogue:
    """Read one series after the other, so that a large file never is in memory as a whole.

    Raises:
        OSError, ValueError, RecursionError: it cannot be read, or so.
    """
    reading = ReadingContext(path.parent, Shipped(policies))

    def series() -> Iterator[SeriesModel]:
        for one in parts.series() if any_series else ():
            yield SeriesModel.model_validate(one, context=reading)
        if not any_series:
            parts.end()

    with path.open("rb") as file:
        if fstat(file.fileno()).st_size > MAX_MIB * 1024 * 1024:
            raise UnusualError("too long")
        parts = SeriesReader(file)
        any_series = parts.begin()
        before = _head(parts, reading)
        catalogue = _catalogue(path, before, series())
        after = _head(parts, reading)
    if (after.id, after.policy) != (before.id, before.policy):
        raise UnusualError("what the episodes are given stands after them")
    return replace(catalogue, title=after.title)


def _head(parts: SeriesReader, reading: ReadingContext) -> CatalogueFile:
    """Check what has been read of a catalogue beside its series; its title may still follow."""
    head = {"title": "…"} | parts.head if parts.reading else parts.head
    return CatalogueFile.model_validate(head | {"series": []}, context=reading)


def _catalogue(path: Path, model: CatalogueFile, all_series: Iterator[SeriesModel]) -> Catalogue:
    episodes = (
        _episode(model, series, episode) for series in all_series for episode in series.episodes
    )
    return Catalogue(path, model.id, model.title, model.policy, Episodes(episodes))


def _episode(catalogue: CatalogueFile, series: SeriesModel, episode: EpisodeModel) -> Episode:
    return Episode(
        key=EpisodeKey(catalogue.id, episode.id),
        series=series.id,
        series_title=series.title,
        title=episode.title,
        media=episode.media,
        season=episode.season,
        number=episode.number,
        summary=episode.summary,
        poster=episode.poster,
        duration_s=episode.duration_s,
        size=episode.size,
        sha256=episode.sha256,
        languages=tuple(episode.languages),
        downloadable=episode.downloadable,
        not_offered_because=episode.not_offered_because,
        leaves_at=episode.leaves_at,
        policy=series.policy or catalogue.policy,
    )
