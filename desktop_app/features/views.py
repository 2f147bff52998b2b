"""Shows a view that a scenario or `screenshot` names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop_app.domain.device import Device
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.playback import Phase
from desktop_app.domain.renewal import Decision, NeedsConfirmation, decide
from desktop_app.domain.shelf import Chip, ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.downloads.device import DeviceHolder
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import DownloadRows
from desktop_app.playback.service import PlaybackService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from desktop_app.ui.catalogue.page import CataloguePage
    from desktop_app.ui.player.view import PlayerView

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


Preview: TypeAlias = Callable[
    [Mapping[EpisodeKey, NeedsConfirmation], Instant, QWidget | None], object
]
"""Shows every variant of the warning as it would ask this, over a window."""


class ViewsPresenter(QObject):
    """Shows any view. A view of an episode takes the scenario's row if it fits, else the first."""

    def __init__(
        self,
        *,
        library: LibraryService,
        playback: PlaybackService,
        device: DeviceHolder,
        rows: DownloadRows,
        selected: EpisodeKey | None,
        folder: Path,
        showing: RowsPresenter,
        inspecting: InspectorPresenter,
        preview: Preview,
        downloads_page: DownloadsPage,
        catalogue_page: Lazily[CataloguePage],
        player: Lazily[PlayerView],
        window: MainWindow,
        parent: QObject,
    ) -> None:
        """`selected` is the scenario's episode. A file with no film in it is made in `folder`."""
        super().__init__(parent)
        self._library = library
        self._playback = playback
        self._device = device
        self._rows = rows
        self._selected = selected
        self._folder = folder
        self._showing = showing
        self._inspecting = inspecting
        self._preview = preview
        self._downloads_page = downloads_page
        self._catalogue_page = catalogue_page
        self._player = player
        self._window = window

    def show(self, view: str) -> bool:
        """Show a view; whether there was something to show.

        Raises:
            ValueError: nothing shows a view of that name.
        """
        match view:
            case "player":
                return self._play()
            case "player-full-screen":
                player, once = self._player(), Qt.ConnectionType.SingleShotConnection
                player.set_full_screen(True)
                self._playback.sitting_began.connect(player.hiding.hide, once)
                return self._play()
            case "player-paused":
                self._playback.hold_at(Phase.PAUSED)
                return self._play()
            case "player-ended":
                self._playback.hold_at(Phase.ENDED)
                return self._play()
            case "player-unable":
                return self._play_what_cannot_be()
            case "warning":
                return self._ask()
            case "variants":
                return self.show_variants()
            case "transfers":
                page = self._downloads_page
                self._window.show_place("library")
                page.show_chip(Chip.DOWNLOADING)
                if (row := self._first_row(lambda row: row.transfer is not None)) is not None:
                    page.show_key(row.episode.key)
                return True
            case "shortcuts":
                self._window.help_requested.emit()
                return True
            case "library" | "catalogue" | "inspector" | "rules" | "settings":
                self._show_page(view)
                return True
            case _:
                raise ValueError(f"there is no view {view}")

    def show_variants(self, over: QWidget | None = None) -> bool:
        """Show all variants of the warning; False where asking for no row leads to it.

        Raises:
            FormatError: the files of some have faults.
        """
        device = self._device.get()
        row = self._first_row(partial(_asks, device))
        decision = None if row is None else _decided(device, row)
        if row is None or not isinstance(decision, NeedsConfirmation):
            return False
        self._preview({row.episode.key: decision}, row.as_of, over)
        return True

    def _show_page(self, view: str) -> None:
        if (row := self._first_row(lambda _row: True)) is not None:
            self._downloads_page.show_key(row.episode.key)
            key = row.episode.key
            self._catalogue_page.once_made(lambda page: page.select_key(key))
            self._inspecting.show()  # told before it had its size, it is laid out too high
        self._window.show_place("library" if view == "inspector" else view)
        if view == "inspector" and not self._window.inspector_shown:
            self._window.toggle_inspector()

    def _ask(self) -> bool:
        row = self._first_row(partial(_asks, self._device.get()))
        answered = _answered_by(self._library.confirmation_needed)
        if row is not None:
            self._downloads_page.show_key(row.episode.key)
            self._library.ask_download(row.episode.key)
        return bool(answered)

    def _play(self) -> bool:
        """Play the episode whose sitting runs. Otherwise play the first that may be played."""
        key = self._library.running()
        if key is None:
            row = self._first_row(_playable)
            key = None if row is None else row.episode.key
        answered = _answered_by(self._library.play_allowed)
        if key is not None:
            self._library.ask_play(key)
        return bool(answered)

    def _play_what_cannot_be(self) -> bool:
        """Play a file with no film in it, in place of one that may be played (rule S5)."""
        row = self._first_row(_playable)
        if row is None:
            return False
        broken = self._folder / "no-film.webm"
        broken.write_bytes(b"no film at all")
        self._player()  # it is there before anything plays
        self._playback.open(row.episode, broken, 0.0)
        self._showing.show_player_row()
        self._window.show_cover()
        return True

    def _first_row(self, wanted: Callable[[ShelfRow], bool]) -> ShelfRow | None:
        """Return the row that the scenario selects if it fits, else the first that fits."""
        if self._selected is not None:
            row = self._rows.row(self._selected)
            if row is not None and wanted(row):
                return row
        model = self._downloads_page.model
        lines = (model.line(number) for number in range(min(model.rowCount(), _LOOKED_AT)))
        found = (line for line in lines if isinstance(line, ShelfRow))
        return next((row for row in found if wanted(row)), None)


def _answered_by(signal: SignalInstance) -> list[object]:
    """Return a list that collects what the signal carries from now on."""
    carried: list[object] = []
    signal.connect(carried.append)
    return carried


def _playable(row: ShelfRow) -> bool:
    """Return whether a row may be played (rule A2)."""
    return row.entitlement.status(row.as_of).playable


def _asks(device: Device, row: ShelfRow) -> bool:
    """Return whether asking for this row leads to the warning."""
    return isinstance(_decided(device, row), NeedsConfirmation)


def _decided(device: Device, row: ShelfRow) -> Decision:
    return decide(
        row.entitlement,
        row.as_of,
        row.in_force,
        device_modified=device.modified,
        in_progress=row.transfer is not None and row.transfer.under_way,
    )
