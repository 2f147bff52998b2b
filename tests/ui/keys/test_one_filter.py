"""Nobody but the filter decides about a key that is held, and every shortcut is one it knows."""

from pathlib import Path

import desktop_app

PACKAGE = Path(desktop_app.__file__).parent
KEYS = PACKAGE / "ui" / "keys"


def who_says(words: str) -> set[str]:
    """The files that say it."""
    return {
        str(path.relative_to(KEYS if path.is_relative_to(KEYS) else PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if words in path.read_text()
    }


def test_whether_a_key_repeats_is_asked_in_one_place() -> None:
    assert who_says("isAutoRepeat") == {"keyboard.py"}


def test_every_shortcut_is_made_in_one_place() -> None:
    assert who_says("QShortcut(") == {"binding.py"}
    assert who_says(".setShortcut") == set()
