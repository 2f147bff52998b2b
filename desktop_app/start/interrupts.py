"""Ctrl+C, SIGTERM and a closed terminal: met by the event loop, never in the middle of a slot."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # Windows has no SIGHUP


class Interrupts(QObject):
    """Emits `met` between two events, also where no timer would ever wake Python up."""

    met = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        self._read.setblocking(False)
        self._write.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.on_woken)
        self._woken_before = signal.set_wakeup_fd(self._write.fileno())
        self._handled_before = {one: signal.signal(one, _note) for one in _heard()}

    def on_woken(self) -> None:
        """Read the number of the signal, which the interpreter wrote as it came."""
        self._read.recv(64)
        self.met.emit()

    def close(self) -> None:
        """As it was before."""
        for one, handler in self._handled_before.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._woken_before)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()


def _heard() -> list[signal.Signals]:
    """Return the signals that end the program, but for those that it was started to ignore."""
    found = [signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__]
    return [one for one in found if signal.getsignal(one) is not signal.SIG_IGN]


def _note(_signal: int, _frame: FrameType | None) -> None:
    """Runs in the middle of anything, so it does nothing: the event loop hears of it by itself."""
