"""The parts of a participant's session that the facilitator uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.clock import Clock
from desktop_app.clock.ticker import Ticker
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.settings import Setting
from desktop_app.domain.variant import Variant
from desktop_app.downloads.device import DeviceHolder
from desktop_app.library.service import LibraryService
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts

if TYPE_CHECKING:
    from desktop_app.scenarios.saving import OnScreen
    from desktop_app.scenarios.service import ScenarioService


class Variants(Protocol):
    """The variants of the warning, and the chosen one."""

    @property
    def current(self) -> Variant:
        """Return the variant of the next warning."""

    def choose(self, name: str) -> None:
        """Use the variant of that name from the next warning on, or raise FormatError."""

    def every(self) -> Iterable[Variant]:
        """Return those that ship, then the user's own, or raise FormatError."""

    def shipped(self) -> Iterable[Variant]:
        """Return those that ship."""


@dataclass(frozen=True, kw_only=True)
class Participant:
    """The parts of one session that the facilitator changes and shows."""

    clock: Clock
    ticker: Ticker
    travel: ScenarioService | None
    device: DeviceHolder
    library: LibraryService
    episode: Callable[[EpisodeKey], Episode]
    put_setting: Callable[[Setting, object], None]
    variants: Variants
    show_variants: Callable[[QWidget], bool]
    """Shows all variants. Returns False if no row leads to the warning; raises FormatError."""
    save: Callable[[Path, OnScreen], None]
    """Writes the present state as a scenario, or raises ScenarioError."""
    page: DownloadsPage
    window: MainWindow
    texts: Texts
    is_closed: Callable[[], bool]
