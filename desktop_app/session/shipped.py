"""What ships: the policies, the catalogues and the scenarios."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from desktop_app.domain.episode import LocalText
from desktop_app.formats.catalogue import Catalogue, read_catalogue
from desktop_app.formats.document import is_file
from desktop_app.formats.faults import Fault, FormatError, shown
from desktop_app.formats.fields import Shipped
from desktop_app.formats.policy import PolicyFile, read_policy
from desktop_app.formats.scenario import Scenario, read_scenario
from desktop_app.platform.paths import resource

CATALOGUES = {"demo": "catalogue.json", "demo-hundred": "hundred.json"}
"""The files of the catalogues that ship, by the names that a scenario knows them by."""
SCENARIOS = (
    "last-renewal",
    "two-hours-before-landing",
    "locked-out",
    "hundred-downloads",
    "first-run",
    "clock-set-back",
    "modified-device",
    "leaves-tonight",
    "strict-rental",
    "overtime",
    "transfers",
    "demo",
)
"""The scenarios that ship, in the order in which they are offered."""


def policy_files() -> dict[str, PolicyFile]:
    """Return the policies that ship, by name."""
    return {one.policy.name: one for one in _policies_in(resource("policies"))}


@cache
def _policies_in(folder: Path) -> tuple[PolicyFile, ...]:
    return tuple(read_policy(path) for path in sorted(folder.glob("*.json")))


def demo_catalogue() -> Catalogue:
    """Return the catalogue that ships."""
    return _catalogue_of(resource("catalogue", CATALOGUES["demo"]), resource("policies"))


@cache
def _catalogue_of(path: Path, policies: Path) -> Catalogue:
    return read_catalogue(path, policies)


def shipped() -> Shipped:
    """Return what a scenario may name that ships."""
    return Shipped(
        policies=resource("policies"),
        catalogues={name: resource("catalogue", file) for name, file in CATALOGUES.items()},
        variants=resource("variants"),
    )


class UnknownScenarioError(FormatError):
    """There is no scenario of that name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self.known = name, tuple(known)
        reason = f"is neither a file nor a scenario that ships; those are {', '.join(known)}"
        super().__init__([Fault(name, "", reason)])


def find_scenario(name: str) -> Scenario:
    """Read a shipped scenario by its name, else one out of a file.

    Raises:
        FormatError: it is not to be found, or has faults.
    """
    ships = name in SCENARIOS
    path = resource("scenarios", f"{name}.json") if ships else Path(name)
    if not ships and not is_file(path):
        raise UnknownScenarioError(shown(name) or '""', sorted(SCENARIOS))
    return read_scenario(path, shipped())


def read_scenario_file(path: Path) -> Scenario:
    """Read a scenario out of a file, whatever ships under its name.

    Raises:
        FormatError: it has faults.
    """
    return read_scenario(path, shipped())


@cache
def scenario_heads() -> tuple[tuple[str, LocalText, LocalText], ...]:
    """Return name, title and description of each scenario that ships; nothing else is read."""
    heads = []
    for name in SCENARIOS:
        head = json.loads(resource("scenarios", f"{name}.json").read_text(encoding="utf-8"))
        heads.append((name, LocalText(head["title"]), LocalText(head.get("description", {}))))
    return tuple(heads)
