"""What is wrong with a file: where in it, and why."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; `where` is the path in the file, empty for the file as a whole."""

    file: str
    where: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (shown(self.file), self.where, self.reason) if part)


class FormatError(ValueError):
    """A file that cannot be taken, with everything that is wrong with it.

    A `ValueError`, so that what is wrong with a file that another one names is reported with it.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shown(text: str) -> str:
    """A text on one line that every terminal and log can print."""
    return text if text.isprintable() else json.dumps(text)


def quoted(value: object) -> str:
    """What stands in the file, short, as a sentence about it can say it."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    text = json.dumps(value, ensure_ascii=False)
    text = text if text.isprintable() else json.dumps(value)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
