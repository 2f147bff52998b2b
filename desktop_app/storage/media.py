"""The folder of media files of one library: part files, complete ones, and what is gone.

A file is named by its transfer, `t17.part` while it arrives and `t17.webm` when it is complete, so
that no name is ever used twice.
"""

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_app.domain.address import suffix_of
from desktop_app.storage.disk import flush_file, flush_folder

_OURS = re.compile(r"t([1-9][0-9]*)\.(part|[a-z0-9]{1,5})")
_CHUNK = 1 << 20


class Presence(StrEnum):
    """What a look at a file finds (rule S4)."""

    THERE = "there"
    GONE = "gone"
    UNREADABLE = "unreadable"
    """Its folder cannot be read: an error to report, which ends nothing."""


@dataclass(frozen=True, slots=True)
class OurFile:
    """A file that is ours by its name; `size` in bytes."""

    path: Path
    transfer: int
    complete: bool
    size: int


class MediaFolder:
    """Where the media files of one library lie: one for all who ask, so that it moves for all.

    It is told to move on the GUI thread, while nothing of the library runs on another one.
    """

    def __init__(self, path: Path, own: Path | None = None) -> None:
        """`own` is the folder inside the library's, where the media lie until they are moved."""
        self._own = path if own is None else own
        self.path = path
        self.next: Path | None = None
        """Where they are being moved to: what is deleted meanwhile is deleted there too."""

    @property
    def is_own(self) -> bool:
        """They lie inside the library's folder, and were not moved elsewhere."""
        return self.path == self._own

    @property
    def own(self) -> Path:
        """The folder inside the library's."""
        return self._own

    def ensure(self) -> None:
        """Make the folder where it is missing; one elsewhere is on a disk that is not there.

        Raises:
            OSError: it cannot be made.
        """
        if self.is_own:
            self.path.mkdir(parents=True, exist_ok=True)

    def part(self, transfer: int) -> Path:
        """Return where the bytes of a transfer arrive (rule F1)."""
        return self.path / f"t{transfer}.part"

    def complete(self, transfer: int, media: str) -> Path:
        """Return where a transfer's complete file lies; the suffix is that of its source."""
        suffix = suffix_of(media)
        known = re.fullmatch(r"\.[a-z0-9]{1,5}", suffix) and suffix != ".part"
        return self.path / f"t{transfer}{suffix if known else '.media'}"

    def file(self, name: str) -> Path:
        """Return the file of a licence."""
        return self.path / name

    def look(self, name: str, size: int) -> Presence:
        """Return whether the file of a licence is there, with its size (rule S4)."""
        try:
            found = self.file(name).stat()
        except FileNotFoundError:
            return Presence.GONE if can_be_read(self.path) else Presence.UNREADABLE
        except OSError:
            return Presence.UNREADABLE
        there = stat.S_ISREG(found.st_mode) and found.st_size == size
        return Presence.THERE if there else Presence.GONE

    def sizes(self) -> dict[str, int]:
        """Return the files in the folder and their sizes in bytes.

        Raises:
            OSError: the folder is not there or cannot be read.
        """
        return _sizes_in(self.path)

    def ours(self) -> Iterator[OurFile]:
        """Return every file that is ours by its name.

        Raises:
            OSError: the folder cannot be read.
        """
        for name, size in sorted(self.sizes().items()):
            if (found := _OURS.fullmatch(name)) is not None:
                yield OurFile(self.path / name, int(found[1]), found[2] != "part", size)

    def hand_on(self, transfer: int, to: int) -> None:
        """Give what had arrived of a transfer to another one.

        Raises:
            OSError: it is there and cannot be renamed.
        """
        with contextlib.suppress(FileNotFoundError):
            self.part(transfer).replace(self.part(to))

    def put_in_place(self, part: Path, complete: Path) -> None:
        """Flush a verified part file to disk and rename it (rule F2).

        Raises:
            OSError: the disk would not take it.
        """
        with part.open("rb+") as file:
            flush_file(file.fileno())
        part.replace(complete)
        flush_folder(complete.parent)

    def delete(self, path: Path) -> None:
        """Delete a file that may already be gone.

        Raises:
            OSError: it is there and cannot be deleted.
        """
        path.unlink(missing_ok=True)
        if self.next is not None:
            (self.next / path.name).unlink(missing_ok=True)


def _sizes_in(folder: Path) -> dict[str, int]:
    sizes, missed = {}, False
    with os.scandir(folder) as found:
        for one in found:
            try:
                if one.is_file():
                    sizes[one.name] = one.stat().st_size
            except FileNotFoundError:
                missed = True
    if missed:  # a file was deleted just now, or its folder has gone with it (rule S4)
        os.scandir(folder).close()
    return sizes


def can_be_read(folder: Path) -> bool:
    """Return whether the files of a folder can be told (rule S4)."""
    try:
        with os.scandir(folder):
            return True
    except OSError:
        return False


def ours_in(folder: Path) -> list[Path]:
    """Return the files in a folder that are ours by their names.

    Raises:
        OSError: the folder cannot be read.
    """
    return [one for one in sorted(folder.iterdir()) if _OURS.fullmatch(one.name) and one.is_file()]


def sha256_of(path: Path) -> str:
    """Return the checksum of a file, as lower-case hex.

    Raises:
        OSError: it cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
