"""What the facilitator is handed of the session that a participant meets."""

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
    """The variants of the warning, and which one is met."""

    @property
    def current(self) -> Variant:
        """The one that is met from the next warning on."""

    def choose(self, name: str) -> None:
        """Let that one be met, or raise FormatError."""

    def every(self) -> Iterable[Variant]:
        """Return those that ship, then the user's own, or raise FormatError."""

    def shipped(self) -> Iterable[Variant]:
        """Return those that ship."""


@dataclass(frozen=True, kw_only=True)
class Participant:
    """The parts of one session that the facilitator moves, and looks at."""

    clock: Clock
    ticker: Ticker
    travel: ScenarioService | None
    device: DeviceHolder
    library: LibraryService
    episode: Callable[[EpisodeKey], Episode]
    put_setting: Callable[[Setting, object], None]
    variants: Variants
    show_variants: Callable[[QWidget], bool]
    """Show them all over a window; False where nothing leads to the warning; or FormatError."""
    save: Callable[[Path, OnScreen], None]
    """Write what is on screen as a scenario, or raise ScenarioError."""
    page: DownloadsPage
    window: MainWindow
    texts: Texts
    is_closed: Callable[[], bool]
