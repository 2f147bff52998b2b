"""Waiting, with the event loop running."""

from PySide6.QtCore import QEventLoop, QTimer


def a_moment(milliseconds: int) -> None:
    """The event loop runs; unlike Qt's own waiting this lets other threads of Python run too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
