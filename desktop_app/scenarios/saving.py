"""The state of an open scenario as a scenario of its own, which opens just there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlite_utils import Database

from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import SECOND, Duration, Instant
from desktop_app.domain.timeline import SetPolicy
from desktop_app.domain.transfer import Transfer
from desktop_app.formats.faults import FormatError
from desktop_app.formats.fields import Shipped
from desktop_app.formats.policy import read_policy
from desktop_app.formats.scenario import Scenario, ScenarioEntry, read_scenario
from desktop_app.formats.scenario_run import run_scenario
from desktop_app.formats.scenario_write import catalogue_name, scenario_text
from desktop_app.ledger import journal
from desktop_app.ledger.commands import Command, ScenarioError
from desktop_app.scenarios.telling import Telling, left_at, to_come
from desktop_app.storage.whole import appearing


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What the participant's window shows, and no library knows."""

    locale: str | None = None
    theme: str | None = None
    view: str = "library"
    select: EpisodeKey | None = None
    variant: str | None = None

    def shown_by(self, scenario: Scenario) -> Scenario:
        """Return the scenario with what is on screen: it opens just there."""
        key = self.select
        here = key is not None and key.catalogue == scenario.catalogue.id
        return replace(
            scenario,
            locale=self.locale,
            theme=self.theme,
            view=self.view,
            select=key.episode if key is not None and here else None,
            variant=self.variant,
        )


def gather(
    db: Database,
    scenario: Scenario,
    now: Instant,
    *,
    later: Iterable[Command],
    device: Device,
    set_back_by: Duration | None,
    chosen: Policy | None,
    moving: Callable[[EpisodeKey], Transfer | None],
    on_screen: OnScreen,
) -> Scenario:
    """Return the scenario with everything that happened in its library up to `now`.

    `chosen` is the policy that the user chose for everything, `moving` how far a running transfer
    is at this moment.

    Raises:
        ScenarioError: it cannot be told as a scenario.
    """
    done = list(journal.entries(db))
    _require_one_catalogue(scenario.catalogue.id, done)
    saved = replace(
        on_screen.shown_by(scenario),
        now=now,
        timeline=tuple(sorted(Telling(db, scenario, done, moving).entries(), key=_instant)),
        device_modified=None,
        online=device.online,
        disk_full=device.disk_full,
        clock_set_back=(set_back_by or 0) // SECOND * SECOND or None,
    )
    try:
        opening = run_scenario(saved, now)
    except FormatError as error:
        raise _untold(error) from error
    rest = list(left_at(db, saved, opening))
    if opening.policy is None and chosen is not None:
        rest.append(ScenarioEntry(now, SetPolicy(chosen)))
    if device.modified != opening.timeline.device_modified or scenario.device_modified is not None:
        saved = replace(saved, device_modified=device.modified)
    rest += [ScenarioEntry(one.at, action, one.policy) for one in later for action in to_come(one)]
    return replace(saved, timeline=(*saved.timeline, *rest))


def save(scenario: Scenario, path: Path, shipped: Shipped) -> None:
    """Write a scenario into a file, once it is known that it can be read back and run.

    Raises:
        ScenarioError: it cannot be written there.
    """
    folder = path.parent
    catalogue = catalogue_name(scenario.catalogue.path, folder, shipped)
    if catalogue is None:
        raise ScenarioError(
            "A scenario can only name a catalogue below its own folder: save it in "
            f"{scenario.catalogue.path.parent}, or in a folder above."
        )
    policies = [read_policy(file).policy for file in shipped.policies.glob("*.json")]
    try:
        with appearing(path) as written:
            written.write_bytes(scenario_text(scenario, catalogue, policies).encode())
            read = read_scenario(written, shipped)
            run_scenario(read, read.now or 0)
    except OSError as error:
        raise ScenarioError(
            f"The scenario cannot be written to {path} ({error.strerror or error}): "
            "choose another folder or name."
        ) from error
    except FormatError as error:
        raise _untold(error) from error


def _require_one_catalogue(catalogue: str, done: Iterable[Command]) -> None:
    met = {one.catalogue for one in done if one.catalogue is not None}
    if strange := met - {catalogue}:
        raise ScenarioError(
            f"A scenario has one catalogue, here {catalogue}, but something happened "
            f"to episodes of {', '.join(sorted(strange))} too: start from a library without them."
        )


def _untold(error: FormatError) -> ScenarioError:
    fault = error.faults[0]
    said = ": ".join(part for part in (fault.where, fault.reason) if part)
    return ScenarioError(f"What happened here cannot be told as a scenario ({said}).")


def _instant(entry: ScenarioEntry) -> Instant:
    assert isinstance(entry.at, Instant)
    return entry.at
