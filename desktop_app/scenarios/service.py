"""Opening a scenario, and moving about in its time."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from sqlite_utils import Database

from desktop_app.clock import DemoClock
from desktop_app.domain.actions import Ask, SwitchDevice
from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Duration, Instant
from desktop_app.domain.upcoming import Due, Upcoming
from desktop_app.ledger import journal
from desktop_app.ledger.clock import keep_instant
from desktop_app.ledger.commands import Command
from desktop_app.ledger.performer import Performer
from desktop_app.storage import upcoming

_NEVER: Instant = 1 << 62


class ScenarioService(QObject):
    """Time travel in an open scenario (rule T5); a user's own library has none."""

    goes_back = Signal(object)
    """The instant that the demo clock goes back to; what was done after it is dropped already."""
    travelled = Signal(object)
    """The instant that the demo clock was moved to; every row may show something else."""

    def __init__(
        self,
        db: Database,
        performer: Performer,
        clock: DemoClock,
        later: Iterable[Command] = (),
        parent: QObject | None = None,
    ) -> None:
        """`later` are the commands of the scenario whose instants are still to come."""
        super().__init__(parent)
        self._db = db
        self._performer = performer
        self._clock = clock
        self._later = sorted(later, key=lambda command: command.at)
        done = journal.entries(db)
        self._script = [one for one in done if not isinstance(one.action, Ask)] + self._later

    @property
    def later(self) -> tuple[Command, ...]:
        """What the scenario says happens after now, in order."""
        return tuple(self._later)

    def advance(self, now: Instant) -> bool:
        """Carry out what the scenario says happens by now; whether it said anything."""
        due = [command for command in self._later if command.at <= now]
        if due:
            self._performer.catch_up(due, now)
            self._later = self._later[len(due) :]
            self._arrive(now, {})
            self._performer.circumstances.apply_device_after_opening()
        return bool(due)

    def travel_to(self, instant: Instant) -> None:
        """Move the demo clock. Backwards, the facts up to then are run again.

        What was done after `instant` is dropped, and what the scenario says of the time after it
        is to come again.
        """
        if instant < self._clock.now():
            had = self._performer.rewind(instant)
            self.goes_back.emit(instant)
            self._arrive(instant, had)
            self._performer.circumstances.apply_device_after_opening()
            self._later = [command for command in self._script if command.at > instant]
        if not self.advance(instant):
            keep_instant(self._db, instant)
        self._clock.move_to(instant)
        self.travelled.emit(instant)

    def switch_device(self, device: Device) -> None:
        """Make the device this one; whether it was modified is one of the facts (T5)."""
        now = self._clock.now()
        if device.modified != self._performer.circumstances.device().modified:
            self._performer.perform(Command(now, SwitchDevice(device.modified)))
        self._performer.circumstances.set_device(device)

    def move_all(self, by: Duration) -> None:
        """Move what is still to come with an accepted clock: it keeps its distance (rule T2)."""
        self._later = [replace(command, at=command.at + by) for command in self._later]
        self._script = [replace(command, at=command.at + by) for command in self._script]
        self._performer.circumstances.move(by)

    # what will happen

    def next_event(self, after: Instant) -> Instant | None:
        """Return the next instant at which something falls due, or the scenario says something."""
        due = upcoming.next_due(self._db, after)
        first = [one.at for one in self.upcoming(after, _NEVER, 1)]
        return min((at for at in (due, *first) if at is not None), default=None)

    def next_end(self, after: Instant) -> Instant | None:
        """Return the next instant at which a live copy ends."""
        return upcoming.next_end(self._db, after)

    def upcoming(self, after: Instant, until: Instant, at_most: int) -> list[Upcoming]:
        """Return what happens after `after` and up to `until`, the earliest first."""
        scripted = {
            Upcoming(command.at, Due.SCRIPTED, self._performer.key_of(command)): None
            for command in self._later
            if after < command.at <= until
        }
        by_itself = upcoming.upcoming(self._db, after, until, at_most)
        return sorted([*by_itself, *scripted], key=lambda one: one.at)[:at_most]

    def _arrive(self, now: Instant, had: dict[EpisodeKey, Path]) -> None:
        try:
            self._performer.arrive(now, had)
        except OSError as error:
            logging.getLogger(__name__).warning("%s", error)
