"""What the command line may say, before or after a subcommand."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.domain.settings import Setting, SettingName
from desktop_app.domain.time import Instant
from desktop_app.platform.paths import user_data_dir


@dataclass(frozen=True, slots=True)
class Options:
    """What holds before or after a subcommand; None is not said."""

    data_dir: Path | None = None
    scenario: str | None = None
    at: Instant | None = None
    locale: str | None = None
    theme: str | None = None
    text_size: int | None = None
    facilitator: bool = False

    @property
    def folder(self) -> Path:
        """Where the libraries lie."""
        return user_data_dir() if self.data_dir is None else self.data_dir

    def given(self) -> dict[SettingName, Any]:
        """Return what goes before the user's settings."""
        return {
            Setting.LANGUAGE: self.locale,
            Setting.THEME: self.theme,
            Setting.TEXT_SIZE: self.text_size,
        }
