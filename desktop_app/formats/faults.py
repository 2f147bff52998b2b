"""Faults of a file: where they are, and what is wrong."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

LONGEST_QUOTE = 60
LONGEST_NAME = 300
"""The longest file name that is shown whole. A longer one is shown without its middle."""
FAULTS_TOLD = 10
"""How many faults are shown of files read together. Then comes how many more there are."""
NAMES_TOLD = 10


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
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """Return a line for each of the first faults, and one that says how many more there are."""
        told = [str(fault) for fault in self.faults[:FAULTS_TOLD]]
        more = len(self.faults) - len(told)
        if more:
            faults = "fault" if more == 1 else "faults"
            told.append(f"and {more} more {faults}; correct these first")
        return told


def shown(text: str) -> str:
    """Return a text on one line that every terminal and log can print, of a bearable length."""
    if len(text) > LONGEST_NAME:
        half = LONGEST_NAME // 2
        text = f"{text[:half]}…{text[-half:]}"
    return text if text.isprintable() else json.dumps(text)


def some(names: Collection[str]) -> str:
    """List the names; of many the first, and how many more there are."""
    told = ", ".join(shown(name) for name in list(names)[:NAMES_TOLD])
    more = len(names) - NAMES_TOLD
    return f"{told} and {more} more" if more > 0 else told


def quoted(value: object) -> str:
    """Return what stands in the file, short, as a sentence about it can say it."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        value = value[: LONGEST_QUOTE + 1]
    text = json.dumps(value, ensure_ascii=False)
    text = text if text.isprintable() else json.dumps(value)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
