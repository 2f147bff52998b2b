"""The variants of the warning: shipped ones, the user's own, and the chosen one."""

from collections.abc import Iterable
from pathlib import Path

from desktop_app.domain.variant import NEUTRAL, Variant
from desktop_app.formats.faults import Fault, FormatError, some
from desktop_app.platform.paths import resource
from desktop_app.platform.regular import require_regular


class ChosenVariant:
    """Holds the variant of the next warning, and those to choose from."""

    def __init__(self, current: Variant, data_dir: Path) -> None:
        """`data_dir` holds the folder of the user's own variants."""
        self._current = current
        self._data_dir = data_dir

    @property
    def current(self) -> Variant:
        """The variant that the next warning has."""
        return self._current

    def choose(self, name: str) -> None:
        """Use the variant of that name from the next warning on.

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


def variants_folder(data_dir: Path) -> Path:
    """Return where the user's own variants of the warning lie."""
    return data_dir / "variants"


def variant_files(data_dir: Path | None = None) -> dict[str, Variant]:
    """Read all variants by name: those that ship, *neutral* first, then the user's own.

    A shipped name goes before a file of the same name.

    Raises:
        FormatError: some have faults; all of them are told at once.
    """
    paths = _variant_paths(data_dir)
    found: dict[str, Variant] = {}
    faults: list[Fault] = []
    for name in sorted(
        paths, key=lambda name: (name != NEUTRAL.name, not _ships(paths[name]), name)
    ):
        try:
            found[name] = _read_variant(paths[name])
        except FormatError as error:
            faults += error.faults
    if faults:
        raise FormatError(faults)
    return found


def find_variant(name: str, data_dir: Path | None = None) -> Variant:
    """Read the variant of that name.

    Raises:
        FormatError: there is none, or its file has faults.
    """
    paths = _variant_paths(data_dir)
    if name not in paths:
        reason = f"is no variant of the warning; there are {some(sorted(paths))}"
        raise FormatError([Fault(name, "", reason)])
    return _read_variant(paths[name])


def _read_variant(path: Path) -> Variant:
    from desktop_app.formats.variant import read_variant

    try:
        require_regular(path)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}; put a file in its place, or take it away"
        raise FormatError([Fault(str(path), "", reason)]) from error
    return read_variant(path, resource("icons"))


def _variant_paths(data_dir: Path | None) -> dict[str, Path]:
    own = () if data_dir is None else (variants_folder(data_dir),)
    folders = (*own, resource("variants"))
    return {path.stem: path for folder in folders for path in folder.glob("*.json")}


def _ships(path: Path) -> bool:
    return path.parent == resource("variants")
