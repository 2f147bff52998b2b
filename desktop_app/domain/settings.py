"""What is kept of a user's choices, each by the name under which it is stored, and what holds."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Setting(StrEnum):
    """What can be chosen on the page *Settings*, and undone."""

    LANGUAGE = "language"
    THEME = "theme"
    TEXT_SIZE = "text_size"
    REDUCED_MOTION = "reduced_motion"
    PLAY_NEXT = "play_next"
    NOTIFICATIONS = "notifications"
    POLICY = "policy"
    RATE_LIMIT = "rate_limit"
    SLOTS = "slots"


class Remembered(StrEnum):
    """What is kept of how the program was last used."""

    EXPLAINED_FIRST_PLAY = "explained_first_play"
    VOLUME = "volume"
    AUDIO = "audio"
    SUBTITLES = "subtitles"
    ENCODINGS = "encodings"
    GEOMETRY = "geometry"
    SORT = "sort"
    FOLDED = "folded"


SettingName: TypeAlias = Setting | Remembered


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """Everything that holds now; a field for each `Setting`, of its name."""

    language: str | None = None
    """`en`, `fr`, or None to follow the system."""
    theme: str = "system"
    """`system`, `light`, `dark` or `contrast`."""
    text_size: int = 100
    """Percent."""
    reduced_motion: bool = False
    play_next: bool = True
    notifications: bool = False
    notifications_work: bool | None = None
    """Whether this desktop shows any; None where that is not known yet."""
    policy: str | None = None
    """None is what each catalogue says."""
    policy_of_scenario: bool = False
    """The open scenario sets the policy, whatever is chosen here."""
    rate_limit: int | None = None
    """Bytes a second; None is no limit."""
    slots: int = 2
    """How many downloads run at once."""
    data_folder: str = ""
    log_file: str = ""

    def value(self, setting: Setting) -> Hashable:
        """Return what holds of one setting."""
        found: Hashable = getattr(self, setting.value)
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """The user wants another value of a setting."""

    setting: Setting
    value: Hashable
