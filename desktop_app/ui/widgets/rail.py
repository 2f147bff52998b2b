"""The rail: where one can go, the storage meter below; folds to icons in a narrow window."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.boxes import Spare, column
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import elided, focus_rings, icon_at, rounded
from desktop_app.ui.widgets.painted import Painted

WIDTH = 208
FOLDED = 64


@dataclass(frozen=True, slots=True)
class RailItem:
    """One place: `count` is shown beside its name."""

    key: Hashable
    label: str
    icon: str
    count: str = ""


class _Brand(Painted):
    """The mark and the name."""

    def __init__(self, holder: ThemeHolder, name: str, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._name = name
        self._folded = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(FOLDED, max(40, self._holder.theme.line(Style.HEADING) + 12))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        size = theme.grown(24)
        left = (self.width() - size) // 2 if self._folded else 9
        box = QRectF(left, (self.height() - size) // 2, size, size)
        icon_at(painter, box, "mark", theme.tokens.accent, theme)
        if not self._folded:
            words = QRectF(box.right() + 11, 0, self.width() - box.right() - 11, self.height())
            elided(painter, words, self._name, theme, Style.HEADING, theme.tokens.text)


class _Place(Control):
    """One entry of the rail."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._item = RailItem("", "", "circle")
        self._folded = False
        self.setCheckable(True)
        self.setAutoExclusive(True)  # its group sees to that; a screen reader asks here
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_item(self, item: RailItem) -> None:
        self._item = item
        self.setAccessibleName(f"{item.label} {item.count}".strip())
        self.set_folded(self._folded)

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self.setToolTip(self.accessibleName() if folded else "")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(FOLDED, max(40, self._holder.theme.line(Style.BODY) + 16))

    def needed(self) -> int:
        """Return the width at which name and count stand whole, whatever the digits are."""
        theme = self._holder.theme
        words = theme.metrics(Style.BODY_MEDIUM).horizontalAdvance(self._item.label) + 1
        digits = "0" * max(2, len(self._item.count)) if self._item.count else ""
        count = theme.metrics(Style.CAPTION).horizontalAdvance(digits) + 2
        return 12 + theme.grown(20) + 12 + words + 8 + count + 12

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens, body = theme.tokens, QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            edge = tokens.hairline if tokens.card == tokens.rail else None
            rounded(painter, body, 8, fill=tokens.card, edge=edge)
            bar = QRectF(0, 8, 3, body.height() - 16)
            rounded(painter, bar, 1.5, fill=tokens.accent)
        elif self.underMouse():
            rounded(painter, body, 8, fill=mix(tokens.rail, tokens.text, 0.06))
        size = theme.grown(20)
        left = (body.width() - size) // 2 if self._folded else 12
        box = QRectF(left, (body.height() - size) // 2, size, size)
        ink = tokens.text if chosen else tokens.dim
        icon_at(painter, box, self._item.icon, ink, theme)
        if not self._folded:
            metrics = theme.metrics(Style.CAPTION)
            room = metrics.horizontalAdvance(self._item.count) + 2
            count = QRectF(body.right() - 12 - room, 0, room, body.height())
            right = Qt.AlignmentFlag.AlignRight
            elided(painter, count, self._item.count, theme, Style.CAPTION, tokens.dim, right)
            start = box.right() + 12
            words = QRectF(start, 0, count.left() - 8 - start, body.height())
            elided(painter, words, self._item.label, theme, Style.BODY_MEDIUM, ink)
        if self.hasFocus():
            inner = body.adjusted(4, 4, -4, -4)
            surface = tokens.card if chosen else tokens.rail
            focus_rings(painter, inner, 5, theme, surface)


class Rail(Painted):
    """The places of the window from top to bottom, and a footer."""

    chosen = Signal(object)
    """The key of the place that the user chose."""

    def __init__(self, holder: ThemeHolder, name: str, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent)
        self._folded = False
        self._footer: QWidget | None = None
        self._current: Hashable = None
        self._places: dict[Hashable, _Place] = {}
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._brand = _Brand(holder, name, self)
        self._items = column(None, gap=2)
        parts = (self._brand, 13, self._items, Spare(1))
        self._layout = column(self, *parts, around=(12, 13, 13, 24))
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def set_items(self, items: Sequence[RailItem]) -> None:
        """Show these places, always the same ones; their names and counts may change."""
        for item in items:
            if item.key not in self._places:
                place = _Place(self._holder, self)
                self._group.addButton(place, len(self._places))
                self._items.addWidget(place)
                self._places[item.key] = place
            self._places[item.key].set_item(item)
            self._places[item.key].set_folded(self._folded)
        self.set_current(self._current)
        self.on_theme_changed()

    def set_current(self, key: Hashable) -> None:
        """Mark the place where one is, without telling anyone."""
        self._current = key
        if key in self._places:
            self._places[key].setChecked(True)

    def set_footer(self, footer: QWidget) -> None:
        """Show this at the bottom, except while folded."""
        self._footer = footer
        self._layout.addLayout(column(None, footer, around=(12, 0, 12, 6)))
        footer.setVisible(not self._folded)

    def set_folded(self, folded: bool) -> None:
        """Show icons alone, or whole entries."""
        self._folded = folded
        self._brand.set_folded(folded)
        for place in self._places.values():
            place.set_folded(folded)
        if self._footer is not None:
            self._footer.setVisible(not folded)
        self._layout.setContentsMargins(8 if folded else 12, 13, 9 if folded else 13, 24)
        self.on_theme_changed()

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(list(self._places)[number])

    def on_theme_changed(self) -> None:
        """Be as wide as the size of text asks for, with whole words."""
        theme = self._holder.theme
        self.setFixedWidth(theme.grown(FOLDED) if self._folded else self.unfolded)
        self.updateGeometry()

    @property
    def unfolded(self) -> int:
        """The width as designed, or that which its words in this language need."""
        sides = 12 + 13
        words = [sides + place.needed() for place in self._places.values()]
        if self._footer is not None:
            words.append(sides + 2 * 12 + self._footer.sizeHint().width())
        return max(round(WIDTH * (1 + (self._holder.theme.scale - 1) * 0.6)), *words, 0)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.rail))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), QColor(tokens.hairline))
