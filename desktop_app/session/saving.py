"""The state of an open library with a demo clock, written as a scenario."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from desktop_app.clock import DemoClock
from desktop_app.domain.episode import EpisodeKey, LocalText
from desktop_app.domain.transfer import Transfer
from desktop_app.formats.scenario import Scenario
from desktop_app.formats.scenario_write import id_from
from desktop_app.ledger.commands import Command
from desktop_app.scenarios.saving import OnScreen, gather, save
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.shipped import demo_catalogue, shipped


def save_state(
    library: OpenLibrary,
    path: Path,
    on_screen: OnScreen,
    *,
    later: Iterable[Command] = (),
    moving: Callable[[EpisodeKey], Transfer | None] = lambda _key: None,
) -> None:
    """Write the present state as a scenario that has the name of its file.

    `later` is what the open scenario says is still to come, `moving` how far a transfer is.

    Raises:
        ScenarioError: it cannot be told as a scenario, or not be written there.
    """
    assert isinstance(library.clock, DemoClock)
    settings = library.settings
    title = LocalText.plain(path.stem)
    gathered = gather(
        library.db,
        replace(library.scenario or _of_a_copy(path), name=id_from(path.stem), title=title),
        library.clock.now(),
        later=later,
        device=library.device.get(),
        set_back_by=library.clock.set_back_by,
        chosen=settings.chosen_policy,
        moving=moving,
        on_screen=replace(
            on_screen,
            locale=on_screen.locale or settings.language,
            theme=on_screen.theme or settings.theme,
        ),
    )
    save(gathered, path, shipped())


def _of_a_copy(path: Path) -> Scenario:
    """Return what a copy of the user's library is made from: the demo catalogue, no policy."""
    nothing = LocalText({})
    return Scenario(
        path=path, name="", title=nothing, description=nothing, catalogue=demo_catalogue()
    )
