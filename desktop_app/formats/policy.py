"""Policies as files and as JSON (rules P1 to P3)."""

import os
import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field, Tag, ValidationInfo

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import Policy
from desktop_app.formats.document import StrictModel, is_file, parse, read_file
from desktop_app.formats.faults import Fault, FormatError, quoted
from desktop_app.formats.fields import (
    ID_PATTERN,
    OBJECT,
    OBJECT_OR_STRING,
    STRING,
    Count,
    DurationField,
    Line,
    Period,
    PositiveDuration,
    Text,
    inside,
    read_as,
    reading_of,
)

_NOTHING = LocalText({})
_TERMS = tuple(term.name for term in fields(Policy))


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy, and what its file says of it for people."""

    policy: Policy
    title: LocalText = _NOTHING
    source: LocalText = _NOTHING
    mark: LocalText = _NOTHING


class PolicyModel(StrictModel):
    """The JSON object of a policy. What is left out has the domain's default (rule P1)."""

    name: Annotated[str, Field(min_length=1)]
    title: Line = _NOTHING
    source: Text = _NOTHING
    mark: Line = _NOTHING
    storage_duration: PositiveDuration | None = None
    playback_duration: PositiveDuration | None = None
    storage_enforced_after_start: bool = False
    soft_enforce_playback: bool = True
    play_start_grace: DurationField = 0
    max_renewals: Count | None = None
    renewal_window: Period | None = None
    max_downloads: Count | None = None

    def as_policy(self) -> Policy:
        """Return the terms alone."""
        given = self.model_fields_set.intersection(_TERMS)
        return Policy(**{term: getattr(self, term) for term in given})


def read_policy(path: Path) -> PolicyFile:
    """Read a policy file; raises `FormatError`."""
    model = parse(PolicyModel, read_file(path), str(path))
    return PolicyFile(model.as_policy(), model.title, model.source, model.mark)


def find_policy(name_or_file: str, shipped: Path) -> Policy:
    """Read a policy of the folder `shipped` by its name, else a file."""
    path = _shipped(name_or_file, shipped)
    if path is None:
        if not os.path.exists(name_or_file):  # noqa: PTH110 (takes what can be no name of a file)
            reason = f"is neither a policy that ships nor a file; {_advice(shipped)}, or a path"
            raise FormatError([Fault(name_or_file or '""', "", reason)])
        path = Path(name_or_file)
    return read_policy(path).policy


def _shipped(name: str, shipped: Path) -> Path | None:
    path = shipped / f"{name}.json"
    return path if re.fullmatch(ID_PATTERN, name) and path.is_file() else None


def _advice(shipped: Path) -> str:
    return f"write one of {', '.join(sorted(path.stem for path in shipped.glob('*.json')))}"


def _by_name(name: str, info: ValidationInfo) -> Policy:
    shipped = reading_of(info).shipped.policies
    path = _shipped(name, shipped)
    if path is None:
        raise ValueError(
            f"{quoted(name)} is no policy that ships; {_advice(shipped)}, or a policy object"
        )
    return read_policy(path).policy


def _by_name_or_path(name: str, info: ValidationInfo) -> Policy:
    shipped = reading_of(info).shipped.policies
    path = _shipped(name, shipped) or Path(inside(name, info))
    if not is_file(path):
        raise ValueError(
            f"{quoted(name)} is neither a policy that ships nor a file below this one's folder; "
            f"{_advice(shipped)}, a path, or a policy object"
        )
    return read_policy(path).policy


_Object: TypeAlias = Annotated[PolicyModel, AfterValidator(PolicyModel.as_policy), Tag(OBJECT)]
NamedPolicy: TypeAlias = Annotated[
    Policy,
    read_as(
        Annotated[Annotated[str, AfterValidator(_by_name), Tag(STRING)] | _Object, OBJECT_OR_STRING]
    ),
]
"""A shipped name, or the object of a policy."""
NamedPolicyOrPath: TypeAlias = Annotated[
    Policy,
    read_as(
        Annotated[
            Annotated[str, AfterValidator(_by_name_or_path), Tag(STRING)] | _Object,
            OBJECT_OR_STRING,
        ]
    ),
]
"""A shipped name, a policy file below the file's folder, or the object of a policy."""
