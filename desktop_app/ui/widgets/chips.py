"""Chips: a choice of one among a few, each with its count."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.control import Control, reach_first
from desktop_app.ui.widgets.drawing import FOCUS, elided, focus_rings, rounded, wrap_within
from desktop_app.ui.widgets.labels import FlowLayout


@dataclass(frozen=True, slots=True)
class ChipProps:
    """One chip: what it stands for, what it says, and what a screen reader says."""

    key: Hashable
    text: str
    spoken: str


class ChipButton(Control):
    """One of the chips."""

    def __init__(self, holder: ThemeHolder, parent: QWidget, surface: str = "app") -> None:
        super().__init__(holder, parent, surface)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, for a screen reader too
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        words = theme.metrics(Style.SMALL_MEDIUM).horizontalAdvance(self._label)
        height = max(32, theme.line(Style.SMALL_MEDIUM) + theme.grown(10))
        return QSize(words + 2 * theme.grown(11) + 2 + int(2 * FOCUS), height + int(2 * FOCUS))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens, body = theme.tokens, self.body
        radius, ink = body.height() / 2, tokens.text
        if self.isChecked():
            rounded(painter, body, radius, fill=tokens.text)
            ink = tokens.on_text
        elif self.underMouse():
            fill = mix(self.ground, tokens.text, 0.07)
            rounded(painter, body, radius, fill=fill, edge=tokens.edge)
        else:
            rounded(painter, body, radius, fill=self.ground, edge=tokens.hairline)
        middle = Qt.AlignmentFlag.AlignHCenter
        elided(painter, body, self._label, theme, Style.SMALL_MEDIUM, ink, middle)
        if self.hasFocus():
            focus_rings(painter, body, radius, theme, self.ground)


class Chips(QWidget):
    """The chips in a row, more rows where they do not fit; arrows move among them.

    `surface` names the token of the ground that they stand on.
    """

    chosen = Signal(object)
    """The key of the chip that the user chose."""

    def __init__(
        self, holder: ThemeHolder, parent: QWidget | None = None, *, surface: str = "app"
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._surface = surface
        self._buttons: dict[Hashable, ChipButton] = {}
        """In the order in which they stand."""
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._end: QWidget | None = None
        self._layout = FlowLayout(self, gap=0)
        wrap_within(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        holder.changed.connect(self.updateGeometry)
        self._group.buttonClicked.connect(self._on_clicked)

    def set_end(self, widget: QWidget | None) -> None:
        """Put it at the right end, on a line of its own where there is no room."""
        if widget is self._end:
            return
        if self._end is not None:
            self._layout.removeWidget(self._end)
        self._end = widget
        self._layout.push_last = widget is not None
        if widget is not None:
            self._layout.addWidget(widget)
            widget.show()
        self.updateGeometry()

    def has_room_for(self, end: QWidget, width: int) -> bool:
        """Return whether it would stand on a line with chips."""
        left = 0
        for button in self._buttons.values():
            wide = button.sizeHint().width()
            left = wide if left + wide > width else left + wide
        return left + end.sizeHint().width() <= width

    def set_items(self, items: Sequence[ChipProps]) -> None:
        """Show these; chips that stay keep the focus."""
        keys = [item.key for item in items]
        if keys != list(self._buttons):
            while self._layout.count():
                self._layout.takeAt(0)
            before, self._buttons = self._buttons, {}
            for key in keys:
                self._buttons[key] = before.pop(key) if key in before else self._make()
                self._layout.addWidget(self._buttons[key])
                self._buttons[key].show()
            for gone in before.values():
                self._group.removeButton(gone)
                gone.hide()
                gone.deleteLater()
            if self._end is not None:
                self._layout.addWidget(self._end)
            for one, other in pairwise(self._buttons.values()):
                QWidget.setTabOrder(one, other)
        for item in items:
            self._buttons[item.key].set_label(item.text, item.spoken)
        self.updateGeometry()

    def _make(self) -> ChipButton:
        button = ChipButton(self._holder, self, self._surface)
        self._group.addButton(button)
        return button

    def set_current(self, key: Hashable) -> None:
        """Mark one as chosen, without telling anyone."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            reach_first(self._buttons[key], self._group)

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(key for key, one in self._buttons.items() if one is button))
