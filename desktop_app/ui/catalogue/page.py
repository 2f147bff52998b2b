"""The page *Catalogue*: title, search, and the rows or what stands in their place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.ui.catalogue.model import CatalogueModel
from desktop_app.ui.catalogue.view import CatalogueView
from desktop_app.ui.lines.page import LinesPage, no_match
from desktop_app.ui.lines.pages import LineSource
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.empty import EmptyProps
from desktop_app.ui.widgets.link import Link


class CataloguePage(LinesPage):
    """It shows a listing."""

    rules_requested = Signal()
    """To be read in plain words."""

    def __init__(
        self, holder: ThemeHolder, texts: Texts, listing: LineSource, parent: QWidget | None = None
    ) -> None:
        super().__init__(holder, texts, parent)
        self.model = CatalogueModel(listing, texts, self)
        self.view = CatalogueView(holder, texts, self.model, self)
        self.rules = Link(holder, self)
        below = column(None, (self.rules, Qt.AlignmentFlag.AlignLeft), 3)
        self.build(self.model, self.view, below, finds_within=True)
        self.setTabOrder(self.search, self.view)
        self.rules.clicked.connect(self.rules_requested)
        holder.changed.connect(self.place_head)
        self.on_texts_changed()

    def lowest(self, width: int) -> int:
        """Return how high it has to be to show a row, or what stands where none is."""
        head = self._head.plan(width - 20 - 24)[1]
        return 20 + head + self.rules.sizeHint().height() + 4 + self._stack.lowest(width)

    # what the user does

    @override
    def on_empty_acted(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.focus_search()

    def select_key(self, key: EpisodeKey) -> bool:
        """Stand on that episode; False where it is not listed."""
        return self.view.select_key(key)

    # what changed

    @override
    def on_texts_changed(self) -> None:
        super().on_texts_changed()
        texts = self._texts
        self._name(texts.tr("Catalogue", "page"))
        self.rules.set_label(texts.tr("The rules in plain words", "button"))
        self._head.subtitle.setText(
            texts.tr("What can be downloaded, what cannot, and why", "under the title")
        )
        self.on_arranged()

    @override
    def nothing(self) -> EmptyProps:
        texts = self._texts
        if words := self.model.arrangement.search:
            sentence = texts.tr("Only titles and series are searched here.", "no result")
            return no_match(words, sentence, texts)
        title = texts.tr("The catalogue is empty", "empty page")
        sentence = texts.tr("It lists no episode at the moment.", "empty page")
        return EmptyProps("inbox", title, sentence)
