"""A page with a list: title, search, and the rows or what stands in their place."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.keys import bind
from desktop_app.ui.lines.edge import ScrollEdge
from desktop_app.ui.lines.model import LinesModel
from desktop_app.ui.lines.view import LinesView
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.boxes import column, row
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.empty import EmptyProps, EmptyState
from desktop_app.ui.widgets.head import PageHead

START = 20
"""Left of everything, and above it."""
END = 24 - 6 - int(FOCUS)
"""Right of everything but the rows, whose scroll bar stands there."""


class RowsOrNone(QStackedWidget):
    """Rows, or what stands where none is; it takes what room the rest of its page leaves it."""

    def lowest(self, width: int) -> int:
        """Return the least room in which rows are of use; what stands in their place fits whole."""
        match self.currentWidget():
            case EmptyState() as empty:
                return empty.heightForWidth(width)
            case LinesView() as view:
                return view.heights.sizes.height * 2 // 3
            case _:
                return 0

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class LinesPage(QWidget):
    """Passive: its model asks a source for rows, and its view says what the user asked for."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget | None = None) -> None:
        """Begin a page; a screen makes its parts and then calls `build`."""
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._head = PageHead(holder, self)
        self.search = self._head.search

    def build(
        self,
        model: LinesModel,
        view: LinesView,
        below_head: QVBoxLayout,
        *,
        finds_within: bool = False,
    ) -> None:
        """Lay everything out and connect it.

        Args:
            model: the rows, a child of this page.
            view: what shows them, the same.
            below_head: what stands between the head and the rows.
            finds_within: *Find* works only while the focus is on this page.
        """
        self._lines = model
        self._rows = view
        self._edge = ScrollEdge(self._holder, self._rows, self)
        self._empty = EmptyState(self._holder, self)
        self._stack = RowsOrNone(self)
        self._stack.addWidget(self._rows)
        self._stack.addWidget(self._empty)
        head = row(None, self._head, around=(0, 0, END, 0))
        rows = (self._stack, 1)
        column(self, head, below_head, self._edge, rows, around=(START, START, 6, 0))
        self.setFocusProxy(self._rows)
        bind(QKeySequence.StandardKey.Find, self, self.focus_search, within=finds_within)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.left.connect(self.focus_rows)
        self.search.returnPressed.connect(self.focus_rows)
        self._empty.acted.connect(self.on_empty_acted)
        self._lines.arranged.connect(self.on_arranged)
        self._texts.changed.connect(self.on_texts_changed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_head()

    def place_head(self) -> None:
        """Fit the head into the room that there is now."""
        self._head.fit_into(self.height())

    # what a screen says

    def nothing(self) -> EmptyProps:
        """Return what stands in place of the rows where there are none."""
        raise NotImplementedError

    def on_empty_acted(self) -> None:
        """Do what the button in place of the rows says."""
        raise NotImplementedError

    # what the user does

    def focus_search(self) -> None:
        """Go to the search, with all of its words selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_rows(self) -> None:
        """Go to the rows, or to what stands in their place."""
        shown = self._stack.currentWidget() or self._rows
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_search_changed(self, text: str) -> None:
        self._lines.arrange(replace(self._lines.arrangement, search=text.strip()))

    # what changed

    def on_texts_changed(self) -> None:
        """Ask every sentence again."""
        texts = self._texts
        self.search.set_words(
            texts.tr("Search titles", "search field"), texts.tr("Clear the search", "button")
        )

    def on_arranged(self) -> None:
        """Show rows, or what stands in their place."""
        if self._lines.rowCount():
            self._stack.setCurrentWidget(self._rows)
        else:
            self._empty.set_props(self.nothing())
            self._stack.setCurrentWidget(self._empty)

    def _name(self, title: str) -> None:
        self._head.title.setText(title)
        self.setAccessibleName(title)


def no_match(words: str, sentence: str, texts: Texts) -> EmptyProps:
    """Return what stands in place of the rows where none has these words."""
    title = texts.fill(texts.tr("No title matches “%1”", "no result"), words)
    return EmptyProps("search", title, sentence, texts.tr("Clear the search", "button"))
