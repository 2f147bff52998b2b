"""Bars across the top of the window: what the user has to know before anything else."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import row
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import announce, icon_at
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.roll import Bars

_LOWEST = 48


@dataclass(frozen=True, slots=True)
class BannerProps:
    """A bar across the top; `key` comes back when its action is chosen."""

    key: Hashable
    icon: str
    text: str
    action: str = ""


class Banner(Painted):
    """One bar: an icon, a sentence, and a button where there is something to do."""

    acted = Signal(object)

    def __init__(self, holder: ThemeHolder, props: BannerProps, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.props = props
        self.setAccessibleName(props.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = Label(holder, Style.SMALL_MEDIUM, "text", self, wrap=True, text=props.text)
        side = 24 + holder.theme.grown(20) + 10
        layout = row(self, words, gap=12, around=(side, 6, 12, 6))
        if props.action:
            button = Button(holder, props.action, ButtonKind.OUTLINED, self, surface="raised")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self.on_clicked)
            layout.addWidget(button)

    def on_clicked(self) -> None:
        """Tell what was chosen."""
        self.acted.emit(self.props.key)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, max(_LOWEST, super().sizeHint().height()))

    @override
    def heightForWidth(self, width: int) -> int:
        return max(_LOWEST, super().heightForWidth(width))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.fillRect(self.rect(), QColor(theme.tokens.raised))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.tokens.accent))
        size = theme.grown(20)
        box = QRect(24, (self.height() - size) // 2, size, size)
        icon_at(painter, box.toRectF(), self.props.icon, theme.tokens.accent, theme)


class Banners(Bars):
    """The bars that are shown now, one below the other."""

    acted = Signal(object)
    """The key of the bar whose action was chosen."""
    changed = Signal()
    """Other bars are shown."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.shown: dict[Hashable, Banner] = {}

    def show_banners(self, wanted: Sequence[BannerProps]) -> None:
        """Show these bars, and no others; have one that is new said as well."""
        if [one.props for one in self.shown.values()] == list(wanted):
            return
        new = {props.key for props in wanted} - self.shown.keys()
        for banner in self.shown.values():
            self.box.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.shown = {}
        for props in wanted:
            banner = self.shown[props.key] = Banner(self._holder, props, self)
            banner.acted.connect(self.acted)
            self.box.addWidget(banner)
            if props.key in new:
                announce(banner, props.text)
        self.fit()
        self.changed.emit()
