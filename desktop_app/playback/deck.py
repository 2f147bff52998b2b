"""The player of QtMultimedia: made when the first file is opened, and set as the user left it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.playback import SPEEDS
from desktop_app.playback.holder import PlayerStateHolder

if TYPE_CHECKING:
    from desktop_app.playback.media import MediaPlayer


class Deck(QObject):
    """Holds the one `MediaPlayer`, or none yet, and how loud and how fast it plays."""

    made = Signal(object)
    """The `MediaPlayer`, once."""

    def __init__(self, shown: PlayerStateHolder, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self.media: MediaPlayer | None = None

    def make(self) -> "MediaPlayer":
        """Return the player, which is made at the first call."""
        if self.media is None:
            from desktop_app.playback.media import MediaPlayer

            self.media = media = MediaPlayer(self)
            self._set_sound()
            media.set_rate(self._shown.value.rate)
            self.made.emit(media)
        return self.media

    def close(self) -> None:
        """Let go of the player."""
        if self.media is not None:
            self.media.deleteLater()
            self.media = None

    def set_volume(self, volume: float) -> None:
        """Set how loud it is, from 0 to 1, and heard."""
        self._shown.put(volume=min(1.0, max(0.0, volume)), muted=False)
        self._set_sound()

    def toggle_mute(self) -> None:
        """Turn the sound off or on."""
        self._shown.put(muted=not self._shown.value.muted)
        self._set_sound()

    def set_rate(self, rate: float) -> None:
        """Set how fast it plays, until the program ends."""
        self._shown.put(rate=min(SPEEDS[-1], max(SPEEDS[0], rate)))
        if self.media is not None:
            self.media.set_rate(self._shown.value.rate)

    def _set_sound(self) -> None:
        if self.media is not None:
            shown = self._shown.value
            self.media.loudspeaker.set_volume(shown.volume, muted=shown.muted)
