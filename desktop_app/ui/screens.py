"""Windows on the screens that there are: never larger than the one they are on, and always on one.

A laptop of 1366 × 768 at a scale of 2 has room for 683 × 384, and a window may be moved to a
smaller screen, or a projector unplugged, while the program runs.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

FRAME = QSize(16, 56)
"""Room for what the system draws around a window, which is not known before it does."""


class KeptOnScreen(QObject):
    """Keeps one window within its screen; its smallest size yields to a smaller one."""

    def __init__(self, window: QWidget, smallest: QSize) -> None:
        super().__init__(window)
        self._window = window
        self._smallest = smallest
        self._screen: QScreen | None = None
        self._watched: QObject | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._on_settled)
        window.installEventFilter(self)
        self._follow(window.screen())

    def _frame(self) -> QSize:
        window = self._window
        drawn = window.frameGeometry().size() - window.size()
        return drawn if window.isVisible() and not drawn.isNull() else FRAME

    def _fit(self) -> None:
        """Be no larger than the screen, and have no need to be."""
        window = self._window
        room = window.screen().availableGeometry().size() - self._frame()
        if window.minimumSize() == window.maximumSize():
            return  # a picture is taken of it, of a size that was asked for
        window.setMinimumSize(self._smallest.boundedTo(room))
        if not (window.isFullScreen() or window.isMaximized()):
            window.resize(window.size().boundedTo(room))

    def _follow(self, screen: QScreen) -> None:
        if screen is not self._screen:
            if self._screen is not None:
                self._screen.availableGeometryChanged.disconnect(self._on_room_changed)
            self._screen = screen
            screen.availableGeometryChanged.connect(self._on_room_changed)
            screen.destroyed.connect(self._on_screen_gone)
        self._fit()

    def _on_screen_gone(self) -> None:
        self._screen = None

    def on_screen_changed(self, screen: QScreen | None) -> None:
        """Fit the screen that it was moved to, or was left on when its own was unplugged."""
        if screen is not None:
            self._follow(screen)
        self._later.start(0)

    def _on_room_changed(self, _room: QRect) -> None:
        self._fit()
        self._later.start(0)

    def _on_settled(self) -> None:
        """Move back what would be out of reach."""
        window, frame = self._window, self._window.frameGeometry()
        if not window.isVisible() or window.isFullScreen() or window.isMaximized():
            return
        title = QRect(frame.topLeft(), QSize(frame.width(), max(1, frame.height() // 8)))
        screens = QGuiApplication.screens()
        if not any(one.availableGeometry().intersects(title) for one in screens):
            window.move(moved_into(frame, window.screen().availableGeometry()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            handle = self._window.windowHandle()
            if handle is not None and handle is not self._watched:
                self._watched = handle
                handle.screenChanged.connect(self.on_screen_changed)
            self._follow(self._window.screen())
        return False


def moved_into(rect: QRect, room: QRect) -> QPoint:
    """Return the corner at which `rect` lies in that room, as near as can be to where it was."""
    left = max(room.left(), min(rect.left(), room.right() + 1 - rect.width()))
    top = max(room.top(), min(rect.top(), room.bottom() + 1 - rect.height()))
    return QPoint(left, top)


def room_of(window: QWidget) -> QRect | None:
    """Return what a card over a window may cover; None where it is kept on no screen."""
    if window.findChild(KeptOnScreen) is None:
        return None
    return window.screen().availableGeometry()
