"""The panel at the right of the window: beside the pages, or over them where it is narrow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import column, row
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.control import press_by_enter
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.motion import SLIDE_MS, Motion
from desktop_app.ui.widgets.painted import Painted

LAID_OVER_UNDER = 1180
_WIDTH = 296
_SHADE = 24


class _Shade(Painted):
    """The soft shadow that the panel throws on what it lies over."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        dark = 0.5 if theme.tokens.is_dark else 0.14
        gradient = QLinearGradient(0, 0, self.width(), 0)
        for share, strength in ((0.0, 0.0), (0.6, 0.3), (1.0, 1.0)):
            gradient.setColorAt(share, QColor.fromRgbF(0, 0, 0, dark * strength))
        painter.fillRect(self.rect(), gradient)


class SidePanel(Painted):
    """Holds the inspector; laid over the pages it slides in, and has a head to close it."""

    closed = Signal()
    """The user closes it."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        content: QWidget | None,
        columns: QHBoxLayout,
        above: QWidget,
        parent: QWidget,
    ) -> None:
        """`columns` is the layout that it joins beside the pages; `above` keeps the top free."""
        super().__init__(holder, parent)
        self._texts = texts
        self._columns = columns
        self._above = above
        self._around = parent
        self._possible = False
        self._wanted = {"over": False, "beside": True}
        self._came_from: QWidget | None = None
        self._shade = _Shade(holder, parent)
        self._head = QWidget(self)
        self._name = Label(holder, Style.SMALL_STRONG, "dim", self._head)
        self.close_button = Button(
            holder, "", ButtonKind.QUIET, self._head, surface="rail", icon="x"
        )
        self.close_button.clicked.connect(self.closed)
        row(self._head, (self._name, 1), self.close_button, gap=-1, around=(20, 8, 8, 0))
        shown = () if content is None else (content,)
        column(self, self._head, *shown, around=(1, 0, 0, 0))
        self.slide = Motion(holder, SLIDE_MS, self)
        self.slide.moved.connect(self._on_slid)
        texts.changed.connect(self._on_texts_changed)
        self._on_texts_changed()

    def _on_texts_changed(self) -> None:
        name = self._texts.tr("Details", "the inspector")
        close = self._texts.tr("Close the details", "button of the inspector")
        self.setAccessibleName(name)
        self._name.setText(name)
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(close)

    @property
    def is_laid_over(self) -> bool:
        """Whether there is no room for it beside the pages."""
        return self.window().width() < LAID_OVER_UNDER or self._holder.theme.scale > 1.4

    @property
    def is_shown(self) -> bool:
        """Whether it can be seen, beside the pages or over them."""
        return not self.isHidden()

    def toggle(self, page: QWidget) -> None:
        """Show or hide it; laid over, it takes the keyboard, and gives it back, else to `page`."""
        where = "over" if self.is_laid_over else "beside"
        focused = self.window().focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self._wanted[where] = not self._wanted[where]
        if self._wanted["over"] and where == "over" and not inside:
            self._came_from = focused
        self.arrange(possible=self._possible)
        if self.is_shown and self.is_laid_over:
            self.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.slide.start()
        elif inside and not self.is_shown:
            back = self._came_from
            if back is None or not isValid(back) or not back.isVisible():
                back = page
            back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def arrange(self, *, possible: bool) -> None:
        """Stand where there is room for it; `possible` says that the page has anything to show."""
        self._possible = possible
        over = self.is_laid_over
        shown = possible and self._wanted["over" if over else "beside"]
        docked = self._columns.indexOf(self) >= 0
        if shown and not over and not docked:
            self._columns.addWidget(self)
        elif docked and (over or not shown):
            self._columns.removeWidget(self)
        self.setFixedWidth(min(self._holder.theme.grown(_WIDTH), self.window().width() - 200))
        self._head.setVisible(over)
        self.setVisible(shown)
        self._shade.setVisible(shown and over)
        if shown and over:
            self._place()
            self._shade.raise_()
            self.raise_()

    def _on_slid(self, _share: float) -> None:
        if self.is_laid_over:
            self._place()

    def _place(self) -> None:
        below = 0 if self._above.isHidden() else self._above.height()
        whole = self._around.rect()
        left = whole.width() - round(self.width() * self.slide.share)
        self.setGeometry(left, below, self.width(), whole.height() - below)
        self._shade.setGeometry(left - _SHADE, below, _SHADE, whole.height() - below)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.rail))
        painter.fillRect(0, 0, 1, self.height(), QColor(tokens.hairline))
