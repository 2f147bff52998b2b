"""What happened to the folder of media, in the past tense: one frozen value a signal."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from desktop_app.folder.moving import NotMoved


@dataclass(frozen=True, slots=True)
class MoveBegan:
    """Files are about to be copied: nothing may come into the folder until the move is over."""


@dataclass(frozen=True, slots=True)
class FolderMoved:
    """The media lie elsewhere now."""

    to: Path


@dataclass(frozen=True, slots=True)
class MoveFailed:
    """Everything is as it was; `began` where `MoveBegan` was told before."""

    why: NotMoved
    began: bool


@dataclass(frozen=True, slots=True)
class FolderLost:
    """The folder cannot be read any more; that ends nothing (rule S4)."""

    folder: Path


@dataclass(frozen=True, slots=True)
class FolderFound:
    """The folder can be read again."""

    folder: Path


Event: TypeAlias = MoveBegan | FolderMoved | MoveFailed | FolderLost | FolderFound
