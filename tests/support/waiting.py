"""Waiting, with the event loop running."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer


def a_moment(milliseconds: int) -> None:
    """The event loop runs; unlike Qt's own waiting this lets other threads of Python run too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def once(holds: Callable[[], bool], act: Callable[[], object]) -> None:
    """Do it as soon as that holds, looked at with the event loop running."""
    timer = QTimer(QCoreApplication.instance(), interval=20)

    def look() -> None:
        if holds():
            timer.stop()
            act()

    timer.timeout.connect(look)
    timer.start()
