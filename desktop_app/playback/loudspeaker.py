"""The loudspeaker that the sound of a film goes to."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

from desktop_app.platform.overrides import look_for_overrides

_NOWHERE = b"auto_null"
"""Where PulseAudio and PipeWire send the sound of a laptop without a loudspeaker."""


class Loudspeaker(QObject):
    """Sends the sound of a player to the one that the system chose, and follows that choice."""

    silent_changed = Signal(bool)
    """Whether this laptop has nothing to hear it with."""

    def __init__(self, player: QMediaPlayer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = QAudioOutput(player)
        self._devices = QMediaDevices(self)
        look_for_overrides(self._sound, self._devices)
        player.setAudioOutput(self._sound)
        self._devices.audioOutputsChanged.connect(self.follow_system)

    @property
    def silent(self) -> bool:
        """Return whether there is nothing to hear it with."""
        device = self._sound.device()
        return device.isNull() or device.id().data() == _NOWHERE

    def set_volume(self, volume: float, *, muted: bool) -> None:
        """Set how loud it is, from 0 to 1."""
        self._sound.setVolume(volume)
        self._sound.setMuted(muted)

    def follow_system(self) -> None:
        """Go to another loudspeaker where the system chose one, found one, or lost the last."""
        before, default = self.silent, QMediaDevices.defaultAudioOutput()
        if default != self._sound.device():
            self._sound.setDevice(default)
        if self.silent is not before:
            self.silent_changed.emit(self.silent)
