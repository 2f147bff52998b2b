"""The page *Catalogue*: title, search, and the rows or what stands in their place."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.ui.catalogue.model import CatalogueModel
from desktop_app.ui.catalogue.view import CatalogueView
from desktop_app.ui.keys import bind
from desktop_app.ui.lines.edge import ScrollEdge
from desktop_app.ui.lines.model import LineSource
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.empty import EmptyProps, EmptyState
from desktop_app.ui.widgets.head import PageHead
from desktop_app.ui.widgets.link import Link
from desktop_app.ui.widgets.roll import RowsOrNone


class CataloguePage(QWidget):
    """Passive: it shows a listing, and its view says what the user asked for."""

    rules_requested = Signal()
    """To be read in plain words."""

    def __init__(
        self, holder: ThemeHolder, texts: Texts, listing: LineSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self.model = CatalogueModel(listing, texts, self)
        self.view = CatalogueView(holder, texts, self.model, self)
        self._head = PageHead(holder, self)
        self.search = self._head.search
        self.rules = Link(holder, self)
        self._edge = ScrollEdge(holder, self.view, self)
        self._empty = EmptyState(holder, self)
        self._stack = RowsOrNone(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._lay_out()
        self.setTabOrder(self.search, self.view)
        self.setFocusProxy(self.view)
        bind(QKeySequence.StandardKey.Find, self, self.focus_search, within=True)
        self.rules.clicked.connect(self.rules_requested)
        self.search.textChanged.connect(self.on_search_changed)
        self.search.left.connect(self.focus_rows)
        self.search.returnPressed.connect(self.focus_rows)
        self._empty.acted.connect(self.on_clear_requested)
        self.model.arranged.connect(self.on_arranged)
        texts.changed.connect(self.on_texts_changed)
        holder.changed.connect(self._fit_head)
        self.on_texts_changed()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 24 - 6 - int(FOCUS), 0)
        head.addWidget(self._head)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 6, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.rules, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(3)
        layout.addWidget(self._edge)
        layout.addWidget(self._stack, 1)

    def lowest(self, width: int) -> int:
        """So high that the head leaves a row in view, or what stands where none is."""
        head = self._head.plan(width - 20 - 24)[1]
        return 20 + head + self.rules.sizeHint().height() + 4 + self._stack.lowest(width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        self._head.fit_into(self.height())

    # what the user does

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_rows(self) -> None:
        """Back from the search to the rows, or to what stands in their place."""
        shown = self._stack.currentWidget() or self.view
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def on_clear_requested(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.focus_search()

    def select_key(self, key: EpisodeKey) -> bool:
        """Stand on that episode; False where it is not listed."""
        return self.view.select_key(key)

    def on_search_changed(self, text: str) -> None:
        """Words that must occur."""
        self.model.arrange(replace(self.model.arrangement, search=text.strip()))

    # what changed

    def on_texts_changed(self) -> None:
        """Ask every sentence again."""
        texts = self._texts
        self._head.title.setText(texts.tr("Catalogue", "page"))
        self.rules.set_label(texts.tr("The rules in plain words", "button"))
        self._head.subtitle.setText(
            texts.tr("What can be downloaded, what cannot, and why", "under the title")
        )
        self.setAccessibleName(self._head.title.text())
        self.search.set_words(
            texts.tr("Search titles", "search field"), texts.tr("Clear the search", "button")
        )
        self.on_arranged()

    def on_arranged(self) -> None:
        """Rows, or what stands in their place."""
        if self.model.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        texts = self._texts
        if words := self.model.arrangement.search:
            title = texts.fill(texts.tr("No title matches “%1”", "no result"), words)
            sentence = texts.tr("Only titles and series are searched here.", "no result")
            clear = texts.tr("Clear the search", "button")
            self._empty.set_props(EmptyProps("search", title, sentence, clear))
        else:
            title = texts.tr("The catalogue is empty", "empty page")
            sentence = texts.tr("It lists no episode at the moment.", "empty page")
            self._empty.set_props(EmptyProps("inbox", title, sentence))
        self._stack.setCurrentWidget(self._empty)
