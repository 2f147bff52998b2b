"""The variant of the warning that one session meets."""

from collections.abc import Iterable
from pathlib import Path

from desktop_app.domain.variant import Variant
from desktop_app.session.opening import find_variant, variant_files


class ChosenVariant:
    """The variant that is met from the next warning on, and those to choose among."""

    def __init__(self, current: Variant, data_dir: Path) -> None:
        """`data_dir` holds the folder of the user's own variants."""
        self._current = current
        self._data_dir = data_dir

    @property
    def current(self) -> Variant:
        """The variant that the next warning has."""
        return self._current

    def choose(self, name: str) -> None:
        """Let the variant of that name be met from the next warning on.

        Raises:
            FormatError: there is none of that name, or its file has faults.
        """
        self._current = find_variant(name, self._data_dir)

    def every(self) -> Iterable[Variant]:
        """Return those that ship, then the user's own.

        Raises:
            FormatError: the files of some have faults.
        """
        return variant_files(self._data_dir).values()

    def shipped(self) -> Iterable[Variant]:
        """Return those that ship."""
        return variant_files().values()
