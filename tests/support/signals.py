"""What an object has said, recorded, to be looked at on the test's own stack."""

from typing import Any, TypeVar

from PySide6.QtCore import QObject, SignalInstance

Event = TypeVar("Event")


class Heard:
    """Everything that the named signals of an object carry, in order, by signal."""

    def __init__(self, sender: QObject, *signals: str) -> None:
        self._said: dict[str, list[Any]] = {name: [] for name in signals}
        for name in signals:
            getattr(sender, name).connect(self._said[name].append)

    def __getitem__(self, name: str) -> list[Any]:
        return self._said[name]

    def of(self, name: str, kind: type[Event]) -> list[Event]:
        """Those of one kind that a signal carried."""
        return [one for one in self._said[name] if isinstance(one, kind)]

    def forget(self) -> None:
        """Listen again from here."""
        for said in self._said.values():
            said.clear()


def heard(signal: SignalInstance) -> list[object]:
    """What it tells from now on; None where it carries nothing."""
    told: list[object] = []
    signal.connect(lambda *what: told.append(what[0] if what else None))
    return told
