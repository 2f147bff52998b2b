"""Disks that answer as those on a network do, or as broken ones."""

import os
import stat

import pytest


class Flushing:
    """From now on the disk answers each wish to flush a folder, or a file, with an error number."""

    def __init__(
        self, patch: pytest.MonkeyPatch, *, folders: int | None = None, files: int | None = None
    ) -> None:
        self.folders, self.files = folders, files
        self.refused = 0
        """How often it did."""
        self._flush = os.fsync
        patch.setattr(os, "fsync", self._answer)

    def _answer(self, descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        number = self.folders if is_folder else self.files
        if number is not None:
            self.refused += 1
            raise OSError(number, os.strerror(number))
        self._flush(descriptor)
