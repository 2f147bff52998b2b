"""The rows of the catalogue: keyboard and pointer, and a place that is kept."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.ui.catalogue.delegate import (
    LineDelegate,
    Pointing,
    RowSizes,
    plan_header,
    plan_row,
    row_sizes,
)
from desktop_app.ui.catalogue.model import CatalogueModel
from desktop_app.ui.catalogue.rows import ActionKind, HeaderProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Theme, ThemeHolder

SCROLL_BAR = 14
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class CatalogueView(QTableView):
    """One column; Enter, Space or a click on its button does the one thing that a row offers."""

    action_requested = Signal(object)
    """The `RowProps` whose action was asked for."""
    inspect_requested = Signal(object)
    """The EpisodeKey of the row whose details are asked for."""
    current_changed = Signal(object)
    """An EpisodeKey, or None: the row that the keyboard stands on."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        model: CatalogueModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._rows = model
        self._sizes = row_sizes(holder.theme, texts, 720)
        self._pointing = Pointing()
        self._pressed = -1
        self._current: EpisodeKey | None = None
        self._fitting = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        palette = QPalette(self.palette())  # or the view paints its own ground under the row
        palette.setColor(QPalette.ColorRole.Highlight, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setItemDelegate(
            LineDelegate(self._theme_now, self._sizes_now, self._pointing_now, self)
        )
        self.setModel(model)
        self.verticalScrollBar().setSingleStep(32)
        model.modelAboutToBeReset.connect(self.on_about_to_be_reset)
        model.modelReset.connect(self.on_reset)
        holder.changed.connect(self.on_theme_changed)
        self.set_texts(texts)

    def _theme_now(self) -> Theme:
        return self._holder.theme

    def _sizes_now(self) -> RowSizes:
        return self._sizes

    def _pointing_now(self) -> Pointing:
        return self._pointing

    # the place

    @property
    def current_key(self) -> EpisodeKey | None:
        """The row that the keyboard stands on."""
        row = self._rows.row(self.currentIndex().row())
        return None if row is None else row.key

    def select_key(self, key: EpisodeKey) -> bool:
        """Stand on that episode and bring it into view; False where it is not shown."""
        number = self._rows.find(key)
        if number is None:
            return False
        self.setCurrentIndex(self._rows.index(number, 0))
        self._fit()
        self.scrollTo(self.currentIndex())
        return True

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.current_key)

    def on_about_to_be_reset(self) -> None:
        """Remember where the keyboard stands."""
        self._current = self.current_key

    def on_reset(self) -> None:
        """Stand on the same episode, where it is still among them."""
        self._measure(anyway=True)
        if self._current is None or not self.select_key(self._current):
            self.scrollToTop()

    def _visible(self) -> tuple[int, int]:
        header = self.verticalHeader()
        first = header.visualIndexAt(0)
        last = header.visualIndexAt(self.viewport().height() - 1)
        return max(0, first), self._rows.rowCount() - 1 if last < 0 else last

    def _fit(self) -> None:
        """Give the lines in view their heights; what is in view stays where it is."""
        if self._fitting:
            return
        self._fitting = True
        header, bar = self.verticalHeader(), self.verticalScrollBar()
        for _ in range(8):
            first, last = self._visible()
            if last < first:
                break
            self._rows.look_at(first, last)
            before, changed = header.sectionPosition(last), False
            for number in range(first, last + 1):
                props = self._rows.props(number)
                wanted = self._sizes.height
                if isinstance(props, HeaderProps):
                    wanted = plan_header(props, self._holder.theme, self.columnWidth(0)).height
                if header.sectionSize(number) != wanted:
                    header.resizeSection(number, wanted)
                    changed = True
            if not changed:
                break
            value = bar.value()
            self.updateGeometries()
            if value > 0:
                bar.setValue(value + header.sectionPosition(last) - before)
        self._fitting = False

    def _measure(self, *, anyway: bool = False) -> None:
        width = self.width() - SCROLL_BAR  # the same whether or not the bar is there
        if width != self.columnWidth(0) or anyway:
            self.setColumnWidth(0, width)
            self._sizes = row_sizes(self._holder.theme, self._texts, width)
            self.verticalHeader().setDefaultSectionSize(self._sizes.height)
        self._fit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def on_theme_changed(self) -> None:
        """Other colours, other sizes."""
        self._measure(anyway=True)
        self.viewport().update()

    def set_texts(self, texts: Texts) -> None:
        """Another language: other widths, another accessible name."""
        self._texts = texts
        self.setAccessibleName(texts.tr("Catalogue", "the list, for a screen reader"))
        self._measure(anyway=True)
        self.viewport().update()

    # pointer

    def _button_at(self, place: QPoint) -> int:
        index = self.indexAt(place)
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is None:
            return -1
        plan = plan_row(QRectF(self.visualRect(index)), row, self._sizes, self._holder.theme)
        return index.row() if plan.button.contains(place) else -1

    def _point(self, pointing: Pointing) -> None:
        if pointing != self._pointing:
            self._pointing = pointing
            self.viewport().update()
            hand = Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(hand if pointing.on_button else Qt.CursorShape.ArrowCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        button = self._button_at(place)
        pressed = 0 <= self._pressed == button
        shown = self._pointing.focus_shown
        self._point(Pointing(self.indexAt(place).row(), button >= 0, pressed, shown))
        if self._pressed < 0:
            super().mouseMoveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        button = self._button_at(place)
        left = event.button() is Qt.MouseButton.LeftButton
        self._point(Pointing(self.indexAt(place).row(), button >= 0, left and button >= 0))
        if left and button >= 0:
            self._pressed = button
            self.setCurrentIndex(self._rows.index(button, 0))
        else:
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line, self._pressed = self._pressed, -1
        if line < 0:
            super().mouseReleaseEvent(event)
            return
        button = self._button_at(event.position().toPoint())
        self._point(Pointing(self._pointing.hovered, button >= 0))
        row = self._rows.row(line)
        if row is not None and button == line:
            self.action_requested.emit(row)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click on a button asks for nothing more."""

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point(Pointing(focus_shown=self._pointing.focus_shown))
        super().leaveEvent(event)

    # keyboard

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pointing = self._pointing
        self._point(Pointing(pointing.hovered, pointing.on_button, focus_shown=True))
        row = self._rows.row(self.currentIndex().row())
        if event.key() in _ENTER:
            if row is not None and not event.isAutoRepeat():
                self.action_requested.emit(row)
        elif event.key() == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if row is not None and row.action is ActionKind.RENEW and not event.isAutoRepeat():
                self.action_requested.emit(row)
        elif event.key() == Qt.Key.Key_I and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if row is not None and not event.isAutoRepeat():
                self.inspect_requested.emit(row.key)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_edge(last=event.key() == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Nothing: it would fetch every row. There is a search field."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        shown = event.reason() in _BY_KEY
        self._point(Pointing(self._pointing.hovered, self._pointing.on_button, focus_shown=shown))
        if shown and not self.currentIndex().isValid():
            self._go_to_edge(last=False)

    def _go_to_edge(self, *, last: bool) -> None:
        numbers = range(self._rows.rowCount())
        for number in reversed(numbers) if last else numbers:
            if self._rows.row(number) is not None:
                self.setCurrentIndex(self._rows.index(number, 0))
                break
        if not last:
            self.scrollToTop()
