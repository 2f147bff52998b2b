"""What a notification says, and who may show it."""

from dataclasses import dataclass
from typing import Protocol

from desktop_app.domain.episode import EpisodeKey


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification about an episode, in place of an older one about it."""

    key: EpisodeKey
    title: str
    body: str
    action: str
    """What a click on it does, in a word or two."""


@dataclass(frozen=True, slots=True)
class NoticeClicked:
    """A notification was clicked; `token` lets a window come to the front where one is needed."""

    key: EpisodeKey
    token: str = ""


class Tray(Protocol):
    """The icon in the tray of the desktop."""

    def can_show(self) -> bool:
        """Return whether there is a tray that shows messages."""

    def show_notice(self, message: Notice, /) -> None:
        """Show a message beside the tray."""

    def close(self) -> None:
        """Take the icon away."""
