"""Chips: a choice of one among a few, each with its count."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, ThemeHolder
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
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        body = self.body
        radius = body.height() / 2
        surface: str = getattr(tokens, self._surface)
        if self.isChecked():
            rounded(painter, body, radius, fill=tokens.text)
            ink = tokens.on_text
        else:
            fill = mix(surface, tokens.text, 0.07) if self.underMouse() else QColor(surface)
            edge = tokens.edge if self.underMouse() else tokens.hairline
            rounded(painter, body, radius, fill=fill, edge=edge)
            ink = tokens.text
        middle = Qt.AlignmentFlag.AlignHCenter
        elided(painter, body, self._label, theme, Style.SMALL_MEDIUM, ink, middle)
        if self.hasFocus():
            focus_rings(painter, body, radius, theme, surface)
        painter.end()


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
        self._keys: list[Hashable] = []
        self._buttons: dict[Hashable, ChipButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._end: QWidget | None = None
        self._layout = FlowLayout(self, gap=0)
        wrap_within(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        holder.changed.connect(self.on_theme_changed)
        self._group.buttonClicked.connect(self.on_clicked)

    def set_end(self, widget: QWidget | None) -> None:
        """What stands at the right end, on a line of its own where there is no room."""
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
        """Whether it would stand on a line with chips."""
        left = 0
        for key in self._keys:
            wide = self._buttons[key].sizeHint().width()
            left = wide if left + wide > width else left + wide
        return left + end.sizeHint().width() <= width

    def set_items(self, items: Sequence[ChipProps]) -> None:
        """Show these; chips that stay keep the focus."""
        keys = [item.key for item in items]
        if keys != self._keys:
            while self._layout.count():
                self._layout.takeAt(0)
            for key in [key for key in self._buttons if key not in keys]:
                gone = self._buttons.pop(key)
                self._group.removeButton(gone)
                gone.hide()
                gone.deleteLater()
            for key in keys:
                if key not in self._buttons:
                    self._buttons[key] = ChipButton(self._holder, self, self._surface)
                    self._group.addButton(self._buttons[key])
                self._layout.addWidget(self._buttons[key])
                self._buttons[key].show()
            if self._end is not None:
                self._layout.addWidget(self._end)
            for one, other in pairwise(keys):
                QWidget.setTabOrder(self._buttons[one], self._buttons[other])
            self._keys = keys
        for item in items:
            self._buttons[item.key].set_label(item.text, item.spoken)
        self.updateGeometry()

    def set_current(self, key: Hashable) -> None:
        """Mark one as chosen, without telling anyone."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            reach_first(self._buttons[key], self._group)

    def on_clicked(self, button: QAbstractButton) -> None:
        """Tell which chip it was."""
        for key, one in self._buttons.items():
            if one is button:
                self.chosen.emit(key)

    def on_theme_changed(self) -> None:
        """Sizes may have changed."""
        for button in self._buttons.values():
            button.updateGeometry()
        self._layout.invalidate()
        self.updateGeometry()
