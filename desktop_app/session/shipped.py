"""What ships: the policies, the catalogues and the scenarios."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.formats.faults import Fault, FormatError, shown
from desktop_app.formats.known_policy import known_policy
from desktop_app.platform.paths import resource

if TYPE_CHECKING:
    from desktop_app.formats.catalogue import Catalogue
    from desktop_app.formats.fields import Shipped
    from desktop_app.formats.policy import PolicyFile
    from desktop_app.formats.scenario import Scenario

DEMO = "demo"
"""The id of the catalogue that every user's library begins with."""
CATALOGUES = {DEMO: "catalogue.json", "demo-hundred": "hundred.json"}
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


def policies() -> dict[str, Policy]:
    """Return what the policies that ship say, by name."""
    return {name: one.policy for name, one in policy_files().items()}


def shipped_policies() -> list[ShippedPolicy]:
    """Return the policies that ship, as the pages show them."""
    return [
        ShippedPolicy(name, one.title, one.policy, one.source, one.mark)
        for name, one in policy_files().items()
    ]


def policy_title(policy: Policy) -> LocalText | None:
    """Return what a policy that ships is called; None for one of other terms or another name."""
    return _titles(resource("policies")).get(policy)


@cache
def _titles(folder: Path) -> dict[Policy, LocalText]:
    """The inspector asks for these at every start: read without pydantic."""
    files = (json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json"))
    return {known_policy(file): LocalText(file["title"]) for file in files}


@cache
def _policies_in(folder: Path) -> tuple[PolicyFile, ...]:
    from desktop_app.formats.policy import read_policy

    return tuple(read_policy(path) for path in sorted(folder.glob("*.json")))


def demo_catalogue() -> Catalogue:
    """Return the catalogue that ships."""
    return _catalogue_of(resource("catalogue", CATALOGUES[DEMO]), resource("policies"))


def demo_origin() -> str:
    """Return what tells the catalogue that ships from the one of another version."""
    read = hashlib.sha256(resource("catalogue", CATALOGUES[DEMO]).read_bytes())
    for file in sorted(resource("policies").glob("*.json")):  # its series name some of them
        read.update(file.read_bytes())
    return f"{DEMO} {read.hexdigest()}"


@cache
def _catalogue_of(path: Path, policies: Path) -> Catalogue:
    from desktop_app.formats.catalogue import read_catalogue

    return read_catalogue(path, policies)


def shipped() -> Shipped:
    """Return the files that ship and that a scenario may name."""
    from desktop_app.formats.fields import Shipped

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
    from desktop_app.formats.document import is_file

    ships = name in SCENARIOS
    path = resource("scenarios", f"{name}.json") if ships else Path(name)
    if not ships and not is_file(path):
        raise UnknownScenarioError(shown(name) or '""', sorted(SCENARIOS))
    return read_scenario_file(path)


def read_scenario_file(path: Path) -> Scenario:
    """Read a scenario out of a file, whatever ships under its name.

    Raises:
        FormatError: it has faults.
    """
    from desktop_app.formats.scenario import read_scenario

    return read_scenario(path, shipped())


@cache
def scenario_heads() -> tuple[tuple[str, LocalText, LocalText], ...]:
    """Return name, title and description of each scenario that ships; nothing else is read."""
    heads = []
    for name in SCENARIOS:
        head = json.loads(resource("scenarios", f"{name}.json").read_text(encoding="utf-8"))
        heads.append((name, LocalText(head["title"]), LocalText(head.get("description", {}))))
    return tuple(heads)
