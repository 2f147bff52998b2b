"""The head of a page with rows: its title, a search, and what there is of it all."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget, QWidgetItem
from typing_extensions import override

from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS, wrap_within
from desktop_app.ui.widgets.labels import ItemLayout, Label
from desktop_app.ui.widgets.search import SearchField

LOW = 300
"""A page lower than this, in pixels at 100 %, does without its subtitle."""
_GAP = 16
_NARROW = 200
"""So far, at 100 %, a search makes room for its neighbours."""


class PageHead(QWidget):
    """Title and search on one line; the subtitle beside the search, or below it from edge to edge.

    Something else may stand before the search: what is its `end`.
    """

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.title = Label(holder, Style.TITLE, "text", self)
        self.subtitle = Label(holder, Style.BODY, "dim", self, wrap=True)
        self.search = SearchField(holder, self)
        self._end: QWidget | None = None
        self._layout = _HeadLayout(self)
        wrap_within(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        holder.changed.connect(self.updateGeometry)

    def fit_into(self, height: int) -> None:
        """Leave the subtitle out of a low page, where the rows need its room."""
        self.subtitle.setVisible(height >= self._holder.theme.px(LOW))

    def has_room_for(self, end: QWidget, width: int) -> bool:
        """Return whether it would fit between title and search."""
        search = self._holder.theme.grown(_NARROW) + int(2 * FOCUS)
        words = int(FOCUS) + self.title.sizeHint().width()
        return words + _GAP + end.sizeHint().width() + search <= width

    def set_end(self, end: QWidget | None) -> None:
        """Put it before the search."""
        if end is self._end:
            return
        self._end = end
        if end is not None:
            end.setParent(self)
            end.show()
        self._layout.invalidate()

    def plan(self, width: int) -> tuple[dict[QWidget, QRect], int]:
        """Return where everything stands, and how high that is."""
        theme, left, top = self._holder.theme, int(FOCUS), 2
        title, hint = self.title.sizeHint(), self.search.sizeHint()
        end = QSize(0, 0) if self._end is None else self._end.sizeHint()
        least = self.search.minimumSizeHint().width()
        room = width - left - title.width() - _GAP - end.width()
        is_narrow = room < least  # large text: the search has a line of its own at the bottom
        if is_narrow:
            field = QRect(0, 0, max(1, min(hint.width(), width - end.width())), hint.height())
            words, before_end = width - left, width
        else:
            field = QRect(0, 0, max(least, min(room, hint.width())), hint.height())
            field.moveRight(width - 1)
            words, before_end = field.left() - end.width() - _GAP - left, field.left()
        high = max(theme.line(Style.TITLE), title.height())
        places: dict[QWidget, QRect] = {self.title: QRect(left, top, max(0, words), high)}
        bottom = top + high if is_narrow else max(top + high, field.bottom() + 1)
        if not self.subtitle.isHidden():
            wanted = self.subtitle.fontMetrics().horizontalAdvance(self.subtitle.text())
            fits = not is_narrow and wanted < words
            at, room = (top + high + 2, words) if fits else (bottom, width - left)
            tall = max(theme.line(Style.BODY), self.subtitle.heightForWidth(room))
            places[self.subtitle] = QRect(left, at, room, tall)
            bottom = max(bottom, at + tall)
        if is_narrow:
            field.moveTop(bottom)
            bottom = field.bottom() + 1
        places[self.search] = field
        if self._end is not None:
            middle = field.top() + round((field.height() - end.height()) / 2)
            places[self._end] = QRect(QPoint(before_end - end.width(), middle), end)
        return places, bottom


class _HeadLayout(ItemLayout):
    """Asks the head where everything stands."""

    def __init__(self, head: PageHead) -> None:
        super().__init__(head)
        self._head = head
        for one in (head.title, head.subtitle, head.search):
            self.addChildWidget(one)
            self.addItem(QWidgetItem(one))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._head.plan(width)[1]

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    @override
    def minimumSize(self) -> QSize:
        words, field = self._head.title.sizeHint(), self._head.search.minimumSizeHint()
        return QSize(max(words.width(), field.width()), field.height())

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for widget, place in self._head.plan(rect.width())[0].items():
            widget.setGeometry(place.translated(rect.topLeft()))
