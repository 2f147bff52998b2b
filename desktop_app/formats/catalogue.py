"""A catalogue: what may be watched, and what may be downloaded of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, ValidationInfo

from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, SECOND
from desktop_app.formats.document import StrictModel, parse, read_file
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
from desktop_app.formats.policy import NamedPolicy

_NOTHING = LocalText({})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One catalogue as it was read."""

    path: Path
    id: str
    title: LocalText
    policy: Policy | None
    """Its own, where it names one; an episode has its series' or this already."""
    episodes: tuple[Episode, ...]
    """In the order of the file."""


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
    reading = ReadingContext(path.parent, Shipped(policies))
    model = parse(CatalogueFile, read_file(path), str(path), reading)
    episodes = (
        _episode(model, series, episode) for series in model.series for episode in series.episodes
    )
    return Catalogue(path, model.id, model.title, model.policy, tuple(episodes))


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
