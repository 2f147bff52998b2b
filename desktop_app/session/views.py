"""Bringing one view of a session before the user, or before a camera."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, SignalInstance

from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.playback import Phase
from desktop_app.domain.renewal import Decision, NeedsConfirmation, decide
from desktop_app.domain.shelf import Chip, ShelfRow
from desktop_app.domain.time import Instant

if TYPE_CHECKING:
    from desktop_app.session.session import Session

_LOOKED_AT = 64
PLAYER_VIEWS = ("player", "player-full-screen", "player-paused", "player-ended", "player-unable")
VIEWS = (
    "library",
    "transfers",
    "catalogue",
    "inspector",
    *PLAYER_VIEWS,
    "warning",
    "rules",
    "settings",
    "shortcuts",
    "variants",
)


def show(session: "Session", view: str) -> bool:
    """Show a view, on the row that the scenario selects where that will do; whether it could."""
    match view:
        case "player":
            return _play(session)
        case "player-full-screen":
            player, once = session.player, Qt.ConnectionType.SingleShotConnection
            player.set_full_screen(True)
            session.playback.sitting_began.connect(player.hiding.hide, once)
            return _play(session)
        case "player-paused":
            session.playback.hold_at(Phase.PAUSED)
            return _play(session)
        case "player-ended":
            session.playback.hold_at(Phase.ENDED)
            return _play(session)
        case "player-unable":
            return _play_what_cannot_be(session)
        case "warning":
            row = first_row(session, partial(_asks, session.opened.device.get()))
            answered = _answered_by(session.library.confirmation_needed)
            if row is not None:
                session.downloads_page.show_key(row.episode.key)
                session.library.ask_download(row.episode.key)
            return bool(answered)
        case "variants":
            asked = last_renewal(session)
            if asked is not None:
                key, needs, now = asked
                session.wiring.library.show_variants({key: needs}, now)
            return asked is not None
        case "transfers":
            page = session.downloads_page
            session.window.show_place("library")
            page.show_chip(Chip.DOWNLOADING)
            if (row := first_row(session, lambda row: row.transfer is not None)) is not None:
                page.show_key(row.episode.key)
            return True
        case "shortcuts":
            session.window.help_requested.emit()
            return True
        case "library" | "catalogue" | "inspector" | "rules" | "settings":
            if (row := first_row(session, lambda _row: True)) is not None:
                session.downloads_page.show_key(row.episode.key)
                session.catalogue_page.select_key(row.episode.key)
            session.window.show_place("library" if view == "inspector" else view)
            if view == "inspector" and not session.window.inspector_shown:
                session.window.toggle_inspector()
            return True
        case _:
            raise ValueError(f"there is no view {view}")


def _play(session: "Session") -> bool:
    """What runs, or what may be played first."""
    key = session.library.running()
    if key is None:
        row = first_row(session, _playable)
        key = None if row is None else row.episode.key
    answered = _answered_by(session.library.play_allowed)
    if key is not None:
        session.library.ask_play(key)
    return bool(answered)


def _play_what_cannot_be(session: "Session") -> bool:
    """A file with no film in it, in place of one that may be played (rule S5)."""
    row = first_row(session, _playable)
    if row is None:
        return False
    broken = session.opened.folder / "no-film.webm"
    broken.write_bytes(b"no film at all")
    session.playback.open(row.episode, broken, 0.0)
    session.wiring.desk.show_player_row()
    session.window.show_cover()
    return True


def last_renewal(session: "Session") -> tuple[EpisodeKey, NeedsConfirmation, Instant] | None:
    """What the warning would be about: the row that the scenario selects, or the first such."""
    device = session.opened.device.get()
    row = first_row(session, partial(_asks, device))
    decision = None if row is None else _decided(device, row)
    if row is None or not isinstance(decision, NeedsConfirmation):
        return None
    return row.episode.key, decision, row.as_of


def _answered_by(signal: SignalInstance) -> list[object]:
    """What the signal carries from now on: what was asked may be answered by another one."""
    carried: list[object] = []
    signal.connect(carried.append)
    return carried


def first_row(session: "Session", wanted: Callable[[ShelfRow], bool]) -> ShelfRow | None:
    """The row that the scenario selects if it will do, else the first on the page that does."""
    scenario, model = session.opened.scenario, session.downloads_page.model
    if scenario is not None and scenario.select is not None:
        row = session.download_rows.row(EpisodeKey(scenario.catalogue.id, scenario.select))
        if row is not None and wanted(row):
            return row
    lines = (model.line(number) for number in range(min(model.rowCount(), _LOOKED_AT)))
    found = (line for line in lines if isinstance(line, ShelfRow))
    return next((row for row in found if wanted(row)), None)


def _playable(row: ShelfRow) -> bool:
    """Whether the rules let it be played (rule A2)."""
    return row.entitlement.status(row.as_of).playable


def _asks(device: Device, row: ShelfRow) -> bool:
    """Whether asking for this row leads to the warning."""
    return isinstance(_decided(device, row), NeedsConfirmation)


def _decided(device: Device, row: ShelfRow) -> Decision:
    return decide(
        row.entitlement,
        row.as_of,
        row.in_force,
        device_modified=device.modified,
        in_progress=row.transfer is not None and row.transfer.under_way,
    )
