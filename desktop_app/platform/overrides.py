"""Objects to which threads of Qt's own connect."""

from PySide6.QtCore import QObject


def look_for_overrides(*objects: QObject) -> None:
    """Have PySide look here, once for all, whether Python overrides the hooks of a connection.

    `connectNotify` and `disconnectNotify` are due on the thread that connects. The first time,
    PySide asks the interpreter, and waits there for its lock, which the GUI thread may hold while
    it waits for that very thread; it may collect there, too, what belongs to the GUI thread.
    """
    for one in objects:
        QObject.disconnect(one.objectNameChanged.connect(one.setObjectName))
