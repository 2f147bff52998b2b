"""What is kept of a user's choices, each by the name under which it is stored."""

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
