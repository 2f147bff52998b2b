"""The application object of Qt, which exists once for the whole program."""

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop_app.clock import elapsed
from desktop_app.platform.paths import resource
from desktop_app.ui.keys import Clock, Keyboard, display_clock


def make_application(clock: Clock | None = None) -> QApplication:
    """Qt's application object with the product's name and icon, and its one filter of keys.

    `clock` says when a key was pressed, where that is not what the display says.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["sablier"])
    # what FFmpeg and QtSvg say of every file that is opened belongs on nobody's terminal
    rules = ("qt.multimedia.*.info=false", "qt.svg*.warning=false", "qt.gui.imageio*.warning=false")
    QLoggingCategory.setFilterRules("\n".join(rules))
    app.setApplicationName("sablier")
    app.setApplicationDisplayName("Sablier")
    app.setDesktopFileName("sablier")
    Keyboard(app, clock or display_clock(elapsed))
    app.setWindowIcon(QIcon(str(resource("icons", "app-icon.png"))))
    return app
