"""Pages in a window that may be too low for them: then the page as a whole can be scrolled."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.scrolled import Scrolled


@runtime_checkable
class HasLowest(Protocol):
    """A page that does not scroll as a whole by itself."""

    def lowest(self, width: int) -> int:
        """Return how high it has to be, in a window so wide, for everything in it to be of use."""


class Roll(Scrolled):
    """As high as its pages where there is room, else scrolled: large text on a small screen."""

    def __init__(self, pages: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = pages
        self.setWidgetResizable(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_clear(pages)
        pages.installEventFilter(self)
        pages.currentChanged.connect(self.fit)

    def fit(self) -> None:
        """Give the page that is shown the room that it needs."""
        page, room = self._pages.currentWidget(), self.size()
        policy = Qt.ScrollBarPolicy
        bar, high = policy.ScrollBarAlwaysOff, room.height()
        if isinstance(page, HasLowest) and page.lowest(room.width()) > high:
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            bar, high = policy.ScrollBarAlwaysOn, page.lowest(room.width())
        if self.verticalScrollBarPolicy() is not bar:
            self.setVerticalScrollBarPolicy(bar)
        self._pages.resize(room.width(), high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Bars(Scrolled):
    """Bars across the top, as high as they are; where they leave too little they are scrolled."""

    MOST = 0.4
    """So much of the window, at most."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        self.box = column(inside)
        self.set_clear(inside)
        inside.installEventFilter(self)
        parent.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """Make it as high as the bars are, at most."""
        around, inside = self.parentWidget(), self.widget()
        if around is None or inside is None:
            return
        needed = self.box.totalHeightForWidth(around.width()) if self.box.count() else 0
        self.setFixedHeight(max(0, min(needed, round(self.MOST * around.height()))))
        self.setVisible(self.box.count() > 0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.fit()
        return super().eventFilter(watched, event)
