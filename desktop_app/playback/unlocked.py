"""Slots of the player, called while Python's lock is free.

`QMediaPlayer` waits inside its calls for its own threads. One of them may be waiting for the lock:
to destroy a connection to Python, or to ask whether Python overrides a hook of Qt. A plain call
holds the lock while it waits, and both would stand still for ever; a call through the meta object
lets go of it.
"""

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, Qt, QUrl

_NOW = Qt.ConnectionType.DirectConnection


def play(player: QObject) -> None:
    """Play the media from where it stands."""
    QMetaObject.invokeMethod(player, "play", _NOW)


def pause(player: QObject) -> None:
    """Pause the media where it stands."""
    QMetaObject.invokeMethod(player, "pause", _NOW)


def stop(player: QObject) -> None:
    """Stop the media and go to its beginning."""
    QMetaObject.invokeMethod(player, "stop", _NOW)


def load(player: QObject, url: QUrl) -> None:
    """Load another source, or none."""
    QMetaObject.invokeMethod(player, "setSource", _NOW, Q_ARG(QUrl, url))


def seek(player: QObject, milliseconds: int) -> None:
    """Go to another position."""
    QMetaObject.invokeMethod(player, "setPosition", _NOW, Q_ARG("qlonglong", milliseconds))
