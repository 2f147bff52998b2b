"""What the program has open: the user's library, a copy of it, or a scenario."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QTimeZone

from desktop_app.domain.episode import LocalText
from desktop_app.session.folders import SCENARIOS_FOLDER, library_folder, scenario_folder
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.opening import open_scenario, open_user_library
from desktop_app.session.shipped import find_scenario, scenario_heads
from desktop_app.start.options import Options

if TYPE_CHECKING:
    from desktop_app.domain.facilitator import ScenarioCard
    from desktop_app.formats.scenario import Scenario


class Own(Enum):
    """What is open where it is no scenario."""

    LIBRARY = "library"
    COPY = "copy"
    """A copy of the user's library, whose clock can be moved."""


Subject: TypeAlias = "Scenario | Own"


def subject_of(options: Options) -> Subject:
    """Return what the options ask for.

    Raises:
        FormatError: there is no such scenario, or it has faults.
    """
    return Own.LIBRARY if options.scenario is None else find_scenario(options.scenario)


def every_card() -> list[ScenarioCard]:
    """Return the facilitator's cards: the scenarios that ship, and the user's library."""
    from desktop_app.domain.facilitator import OWN_LIBRARY, ScenarioCard

    cards = [ScenarioCard(*head) for head in scenario_heads()]
    return [*cards, ScenarioCard(OWN_LIBRARY, LocalText({}), LocalText({}))]


def subject_on_card(key: str) -> Subject:
    """Return what a card of the facilitator names.

    Raises:
        FormatError: the scenario has faults.
    """
    from desktop_app.domain.facilitator import OWN_LIBRARY

    return Own.COPY if key == OWN_LIBRARY else find_scenario(key)


def card_of(subject: Subject) -> str | None:
    """Return the key of the facilitator's card that names the subject; None where none does."""
    match subject:
        case Own.LIBRARY:
            return None
        case Own.COPY:
            from desktop_app.domain.facilitator import OWN_LIBRARY

            return OWN_LIBRARY
        case _:
            return subject.name


def folder_of(subject: Subject, data_dir: Path) -> Path:
    """Return where the library of the subject lies."""
    match subject:
        case Own.LIBRARY:
            return library_folder(data_dir)
        case Own.COPY:
            return data_dir / SCENARIOS_FOLDER / "copy-of-your-library"
        case _:
            return scenario_folder(data_dir, subject)


def zone_of(subject: Subject) -> QTimeZone | None:
    """Return the time zone that a scenario names; without one dates are those of the laptop's."""
    if not isinstance(subject, Own) and subject.zone:
        return QTimeZone(subject.zone.encode())
    return None


def open_subject(subject: Subject, folder: Path, options: Options) -> OpenLibrary:
    """Open the library of the subject, which lies in `folder`.

    Raises:
        FormatError: the rules refuse something of the scenario.
        LibraryError: the library cannot be used.
    """
    given = options.given()
    match subject:
        case Own.LIBRARY:
            return open_user_library(options.folder, given)
        case Own.COPY:
            from desktop_app.session.copying import open_copy_of_user_library

            return open_copy_of_user_library(options.folder, folder, given)
        case _:
            return open_scenario(subject, folder, given, at=options.at)
