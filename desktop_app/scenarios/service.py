"""Opening a scenario, and moving about in its time."""

import logging
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from sqlite_utils import Database

from desktop_app.clock import DemoClock
from desktop_app.domain.time import Instant
from desktop_app.scenarios.performer import Command, Performer, ScenarioError, recorded
from desktop_app.storage import journal
from desktop_app.storage.database import keep_now
from desktop_app.storage.rewind import forget_what_happened


class ScenarioService(QObject):
    """Time travel in an open scenario (rule T5); a user's own library has none."""

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
        self._script = [*recorded(journal.entries(db)), *self._later]

    def advance(self, now: Instant) -> bool:
        """Carry out what the scenario says happens by now; whether it said anything."""
        due = [command for command in self._later if command.at <= now]
        self._later = self._later[len(due) :]
        for command in due:
            try:
                self._performer.perform(command)
            except ScenarioError as error:
                logging.getLogger(__name__).warning("%s", error)
        if due:
            try:
                self._performer.arrive(now)
            except OSError as error:
                logging.getLogger(__name__).warning("%s", error)
        return bool(due)

    def travel_to(self, instant: Instant) -> None:
        """Move the demo clock. Backwards, the facts up to then are run again.

        What was done after `instant` is dropped, and what the scenario says of the time after it
        is to come again. The caller closes the player and holds the transfers first.
        """
        if instant < self._clock.now():
            kept = recorded(journal.entries(self._db, until=instant))
            forget_what_happened(self._db)
            run(self._performer, self._db, kept, instant)
            self._later = [command for command in self._script if command.at > instant]
        self._clock.move_to(instant)
        self.advance(instant)
        self.travelled.emit(instant)


def run(performer: Performer, db: Database, commands: Iterable[Command], now: Instant) -> None:
    """Carry out commands in their order, let time pass to `now`, and put the media in place.

    Raises:
        ScenarioError: a download was refused.
        OSError: a file cannot be read or written.
    """
    performer.begin()
    for command in commands:
        performer.perform(command)
    performer.arrive(now)
    performer.meet_device()
    keep_now(db, now)
