"""The rows of the catalogue: each offers one thing."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget
from typing_extensions import override

from desktop_app.ui.catalogue.delegate import (
    LineDelegate,
    RowSizes,
    plan_header,
    plan_row,
    row_sizes,
)
from desktop_app.ui.catalogue.model import CatalogueModel
from desktop_app.ui.catalogue.rows import HeaderProps
from desktop_app.ui.intents import Intent, label_of
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
        super().__init__(holder, texts, model, parent)
        self._rows = model
        self._sizes = row_sizes(holder.theme, texts, 720)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(LineDelegate(self.theme_now, self._sizes_now, self.pointing_now, self))
        self.on_look_changed()
        self.on_texts_changed()

    def _sizes_now(self) -> RowSizes:
        return self._sizes

    @override
    def take_width(self, width: int) -> bool:
        old = self._sizes
        self._sizes = row_sizes(self._holder.theme, self._texts, width)
        return old != self._sizes

    @override
    def row_height(self) -> int:
        return self._sizes.height

    @override
    def header_height(self, number: int) -> int:
        props = self._rows.props(number)
        if not isinstance(props, HeaderProps):
            return self._sizes.height
        return plan_header(props, self._holder.theme, self.columnWidth(0)).height

    @override
    def button_rect(self, number: int, cell: QRectF) -> QRectF | None:
        row = self._rows.row(number)
        if row is None:
            return None
        return plan_row(cell, row, self._sizes, self._holder.theme).button

    @override
    def on_texts_changed(self) -> None:
        texts = self._texts
        self.setAccessibleName(texts.tr("Catalogue", "the list, for a screen reader"))
        super().on_texts_changed()

    @override
    def act(self, number: int) -> None:
        row = self._rows.row(number)
        if row is not None:
            self.ask(row.action.intent, row.key)

    @override
    def open_row(self, number: int) -> None:
        """Nothing: what a double click would ask for twice uses something up."""

    @override
    def enter_row(self, number: int) -> None:
        self.act(number)

    @override
    def menu_of(self, number: int) -> QMenu | None:
        row = self._rows.row(number)
        if row is None:
            return None
        menu = Menu(self)
        menu.addAction(row.action.label, self.on_menu_act)
        menu.addSeparator()
        menu.addAction(label_of(Intent.INSPECT, self._texts), self.on_menu_inspect)
        return menu

    def on_menu_act(self) -> None:
        """What the row's button does."""
        self.act(self.currentIndex().row())

    def on_menu_inspect(self) -> None:
        """Show the details."""
        if (key := self.current_key) is not None:
            self.ask(Intent.INSPECT, key)

    @override
    def on_key(self, key: Qt.Key) -> bool:
        row = self._rows.row(self.currentIndex().row())
        if row is None:
            return False
        match key:
            case Qt.Key.Key_R if row.action.intent is Intent.RENEW:
                self.ask(Intent.RENEW, row.key)
            case Qt.Key.Key_I:
                self.ask(Intent.INSPECT, row.key)
            case _:
                return False
        return True
