"""The settings by the names under which they are stored, and the values that hold."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Setting(StrEnum):
    """A setting that the user can choose on the page *Settings*, and undo."""

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
    """A value that is stored for the next start, such as the size of the window."""

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
    """The values that hold now. Each `Setting` has a field of its name."""

    language: str | None = None
    """`en`, `fr`, or None to follow the system."""
    theme: str = "system"
    """`system`, `light`, `dark` or `contrast`."""
    text_size: int = 100
    """The size of text in percent of the usual one."""
    reduced_motion: bool = False
    play_next: bool = True
    notifications: bool = False
    notifications_work: bool | None = None
    """Whether this desktop shows notifications; None while that is not known."""
    policy: str | None = None
    """The name of the chosen policy. None means the policy of each series or catalogue."""
    policy_of_scenario: bool = False
    """True if the open scenario sets the policy, so that the choice has no effect."""
    rate_limit: int | None = None
    """Bytes a second; None is no limit."""
    slots: int = 2
    """How many downloads run at once."""
    data_folder: str = ""
    log_file: str = ""

    def value(self, setting: Setting) -> Hashable:
        """Return the value of one setting."""
        found: Hashable = getattr(self, setting.value)
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """Asks for another value of a setting."""

    setting: Setting
    value: Hashable
