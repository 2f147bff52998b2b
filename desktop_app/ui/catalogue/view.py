"""The rows of the catalogue: each offers one thing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget
from typing_extensions import override

from desktop_app.domain.intent import Intent
from desktop_app.ui.catalogue.model import CatalogueModel
from desktop_app.ui.catalogue.plans import PLANS
from desktop_app.ui.lines.view import LinesView
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.menu import Menu


class CatalogueView(LinesView):
    """Enter, Space or a click on its button does the one thing that a row offers."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        model: CatalogueModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(holder, texts, model, PLANS, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.on_look_changed()
        self.on_texts_changed()

    @override
    def on_texts_changed(self) -> None:
        texts = self._texts
        self.setAccessibleName(texts.tr("Catalogue", "the list, for a screen reader"))
        super().on_texts_changed()

    @override
    def open_row(self, number: int) -> None:
        """Do nothing: what a double click would ask for twice uses something up."""

    @override
    def enter_row(self, number: int) -> None:
        self.act(number)

    @override
    def menu_of(self, number: int) -> QMenu | None:
        row = self._lines.row(number)
        if row is None:
            return None
        menu = Menu(self)
        menu.addAction(row.action.label, self.on_menu_act)
        menu.addSeparator()
        self.offer_one(menu, Intent.INSPECT)
        return menu

    @override
    def on_key(self, key: Qt.Key) -> bool:
        row = self._lines.row(self.place.number)
        if row is None or key != Qt.Key.Key_R or row.action.intent is not Intent.RENEW:
            return False
        self.ask(Intent.RENEW, row.key)
        return True
