"""What the player is at, in one place that its parts share."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.player import PlayerState


class PlayerStateHolder(QObject):
    """Holds the `PlayerState`, and tells each change of it."""

    changed = Signal(object)
    """The `PlayerState` that holds now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value = PlayerState()

    @property
    def key(self) -> EpisodeKey | None:
        """Return the episode that is open."""
        return None if self.value.episode is None else self.value.episode.key

    def put(self, **what: Any) -> None:
        """Change some of its fields, and tell that if it is a change."""
        after = replace(self.value, **what)
        if after != self.value:
            self.value = after
            self.changed.emit(after)
