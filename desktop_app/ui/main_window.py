"""The main window: the rail, its pages, the inspector, a banner across the top, and toasts.

It is handed its pages as widgets, so that it knows no screen.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import announce, icon_at
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.meter import StorageMeter, StorageUsage
from desktop_app.ui.widgets.motion import SLIDE_MS, Motion
from desktop_app.ui.widgets.rail import Rail, RailItem
from desktop_app.ui.widgets.toast import Toasts

NAME = "Sablier"
SMALLEST = QSize(880, 560)
FOLDS_UNDER = 1100
LAID_OVER_UNDER = 1180
INSPECTOR = 296


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the window and its entry in the rail."""

    key: Hashable
    icon: str
    page: QWidget


@dataclass(frozen=True, slots=True)
class BannerProps:
    """A bar across the top; `key` comes back when its action is chosen."""

    key: Hashable
    icon: str
    text: str
    action: str = ""


class Banner(QWidget):
    """What the user has to know before anything else."""

    acted = Signal(object)

    def __init__(self, holder: ThemeHolder, props: BannerProps, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.props = props
        self.setAccessibleName(props.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24 + holder.theme.grown(20) + 10, 6, 12, 6)
        layout.setSpacing(12)
        layout.addWidget(
            Label(holder, Style.SMALL_MEDIUM, "text", self, wrap=True, text=props.text)
        )
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
        return QSize(0, max(48, super().sizeHint().height()))

    @override
    def heightForWidth(self, width: int) -> int:
        return max(48, super().heightForWidth(width))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.tokens.raised))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(theme.tokens.accent))
        size = theme.grown(20)
        box = QRect(24, (self.height() - size) // 2, size, size)
        icon_at(painter, box.toRectF(), self.props.icon, theme.tokens.accent, theme)
        painter.end()


class _Inspector(QWidget):
    """The ground and the edge of what stands at the right; laid over, it has a head to close it."""

    closed = Signal()

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._head = QWidget(self)
        self._name = Label(holder, Style.SMALL_STRONG, "dim", self._head)
        self.close_button = Button(
            holder, "", ButtonKind.QUIET, self._head, surface="rail", icon="x"
        )
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(20, 8, 8, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self.close_button)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(1, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._head)

    def hold(self, content: QWidget) -> None:
        """Show this in it."""
        self._box.addWidget(content)

    def set_laid_over(self, laid_over: bool) -> None:
        """Whether it lies over the rows."""
        self._head.setVisible(laid_over)

    def set_words(self, name: str, close: str) -> None:
        """What it is called, and the button that closes it."""
        self.setAccessibleName(name)
        self._name.setText(name)
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(close)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.close_button.hasFocus() and not event.isAutoRepeat():
            self.close_button.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._holder.theme.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.rail))
        painter.fillRect(0, 0, 1, self.height(), QColor(tokens.hairline))
        painter.end()


class _Shade(QWidget):
    """What lies over the rows throws a soft shadow on them."""

    WIDTH = 24

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        dark = 0.5 if self._holder.theme.tokens.is_dark else 0.14
        gradient = QLinearGradient(0, 0, self.width(), 0)
        for share, strength in ((0.0, 0.0), (0.6, 0.3), (1.0, 1.0)):
            gradient.setColorAt(share, QColor.fromRgbF(0, 0, 0, dark * strength))
        painter = QPainter(self)
        painter.fillRect(self.rect(), gradient)
        painter.end()


class ShortcutHelp(QDialog):
    """The keys of the window; in a window of its own kind, closed by Esc."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = texts.tr("Keyboard shortcuts", "dialog")
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(16)
        layout.addWidget(Label(holder, Style.DIALOG, "text", self, text=title))
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for line, (keys, does) in enumerate(shortcuts(texts)):
            name = Label(holder, Style.BODY_STRONG, "text", inside, text=keys)
            sentence = Label(holder, Style.BODY, "dim", inside, wrap=True, text=does)
            for column, label in enumerate((name, sentence)):
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(label, line, column)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        layout.addWidget(area, 1)
        close = Button(holder, texts.tr("Close", "button"), ButtonKind.PRIMARY, self)
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        width = min(parent.width() - 80, holder.theme.grown(560))
        wanted = inside.heightForWidth(width - 72) + 2 * layout.spacing() + 44
        wanted += holder.theme.line(Style.DIALOG) + close.sizeHint().height() + 8
        self.resize(width, min(parent.height() - 60, wanted))


def shortcuts(texts: Texts) -> list[tuple[str, str]]:
    """Keys and what they do."""

    def keys(text: str) -> str:
        return QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText)

    arrows = texts.tr("Arrow keys", "shortcut")
    right = texts.tr("Right arrow", "shortcut")
    return [
        (arrows, texts.tr("move among the rows", "shortcut")),
        (keys("Return"), texts.tr("play, or say why it cannot be played", "shortcut")),
        (keys("Space"), texts.tr("what the row's button does", "shortcut")),
        (right, texts.tr("go to the row's button, left arrow back", "shortcut")),
        (keys("R"), texts.tr("renew the chosen rows", "shortcut")),
        (keys("Del"), texts.tr("remove the chosen rows from this laptop", "shortcut")),
        (keys("Ctrl+Z"), texts.tr("undo, while it is offered", "shortcut")),
        (keys("I"), texts.tr("show or hide the details", "shortcut")),
        (keys("Ctrl+F"), texts.tr("search", "shortcut")),
        (keys("Esc"), texts.tr("clear the search, close what lies on top", "shortcut")),
        ("Ctrl+1 … 9", texts.tr("go to a page of the window", "shortcut")),
        (f"{keys('F1')}, ?", texts.tr("show this list", "shortcut")),
    ]


class MainWindow(QMainWindow):
    """Passive: it arranges what it is handed."""

    place_changed = Signal(object)
    """The key of the page that is shown now."""
    banner_acted = Signal(object)
    toast_acted = Signal(object)
    closing = Signal()
    """The user closes the window."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        places: Sequence[Place],
        inspector: QWidget | None = None,
        inspected_places: Sequence[Hashable] = (),
        cover: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._holder = holder
        self._texts = texts
        self._places = list(places)
        self._labels: dict[Hashable, tuple[str, str]] = {}
        self._inspected = frozenset(inspected_places)
        self._banners: dict[Hashable, Banner] = {}
        self._laid_over_wanted = False
        self._docked_wanted = True
        self._help: ShortcutHelp | None = None
        self.setWindowTitle(NAME)
        self.setMinimumSize(SMALLEST)
        self.resize(1280, 800)
        middle = self._middle = QWidget()
        self._whole = QStackedWidget(self)
        self._whole.addWidget(middle)
        self._cover = cover
        if cover is not None:
            self._whole.addWidget(cover)
        self.setCentralWidget(self._whole)
        self.rail = Rail(holder, NAME, middle)
        self._meter = StorageMeter(holder, texts, self.rail)
        self.rail.set_footer(self._meter)
        self._stack = QStackedWidget(middle)
        for place in self._places:
            self._stack.addWidget(place.page)
        self._banner_box = QVBoxLayout()
        self._banner_box.setSpacing(0)
        self._shade = _Shade(holder, middle)
        self._inspector = _Inspector(holder, middle)
        self._inspector.closed.connect(self.toggle_inspector)
        self._came_from: QWidget | None = None
        if inspector is not None:
            self._inspector.hold(inspector)
        self._has_inspector = inspector is not None
        self._slide = Motion(holder, SLIDE_MS, self)
        self._slide.moved.connect(self.on_slid)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(0)
        self._columns.addWidget(self.rail)
        self._columns.addWidget(self._stack, 1)
        outer = QVBoxLayout(middle)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._banner_box)
        outer.addLayout(self._columns, 1)
        self.toasts = Toasts(holder, texts, self._whole)
        self.toasts.acted.connect(self.toast_acted)
        self.rail.chosen.connect(self.show_place)
        self._add_shortcuts()
        holder.changed.connect(self._arrange)
        texts.changed.connect(self.on_texts_changed)
        self.on_texts_changed()
        if self._places:
            self.show_place(self._places[0].key)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("F1", self.show_help),
            ("?", self.show_help),
            ("Ctrl+Z", self.on_undo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        for number, place in enumerate(self._places[:9], start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setObjectName(str(number - 1))
            shortcut.activated.connect(self.on_number)
            place.page.setObjectName(f"place-{number}")

    # places

    @property
    def place(self) -> Hashable:
        """The key of the page that is shown."""
        return self._places[self._stack.currentIndex()].key

    def show_place(self, key: Hashable) -> None:
        """Go to a page."""
        for number, place in enumerate(self._places):
            if place.key == key:
                changed = self._stack.currentIndex() != number
                self._stack.setCurrentIndex(number)
                self.rail.set_current(key)
                self._arrange()
                if changed:
                    self.place_changed.emit(key)

    def on_number(self) -> None:
        """Ctrl and a digit."""
        sender = self.sender()
        if sender is not None and not self.is_covered:
            place = self._places[int(sender.objectName())]
            self.show_place(place.key)
            place.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def name_place(self, key: Hashable, label: str, count: str = "") -> None:
        """What the rail calls a page; its count."""
        self._labels[key] = (label, count)
        items = [RailItem(place.key, *self._with_icon(place)) for place in self._places]
        self.rail.set_items(items)

    def _with_icon(self, place: Place) -> tuple[str, str, str]:
        label, count = self._labels.get(place.key, (str(place.key), ""))
        return label, place.icon, count

    def set_usage(self, usage: StorageUsage) -> None:
        """What the disk holds."""
        self._meter.set_usage(usage)

    # banners

    def banner(self, key: Hashable) -> BannerProps | None:
        """The bar with that key, while it is shown."""
        found = self._banners.get(key)
        return None if found is None else found.props

    def show_banners(self, wanted: Sequence[BannerProps]) -> None:
        """These bars across the top, and no others; one that is new is said as well."""
        if [one.props for one in self._banners.values()] == list(wanted):
            return
        new = {props.key for props in wanted} - self._banners.keys()
        for banner in self._banners.values():
            self._banner_box.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self._banners = {}
        for props in wanted:
            banner = self._banners[props.key] = Banner(self._holder, props, self._middle)
            banner.acted.connect(self.banner_acted)
            self._banner_box.addWidget(banner)
            if props.key in new:
                announce(banner, props.text)
        self._arrange()

    # the cover

    @property
    def is_covered(self) -> bool:
        """The cover (the player) stands in place of everything else."""
        return self._cover is not None and self._whole.currentWidget() is self._cover

    def show_cover(self) -> None:
        """The cover in place of rail and pages."""
        if self._cover is not None:
            self._whole.setCurrentWidget(self._cover)
            self.toasts.raise_()

    def hide_cover(self) -> None:
        """Rail and pages again."""
        self._whole.setCurrentWidget(self._middle)
        self._arrange()

    # the inspector

    @property
    def inspector_is_laid_over(self) -> bool:
        """There is no room for it beside the rows."""
        return self.width() < LAID_OVER_UNDER or self._holder.theme.scale > 1.4

    @property
    def inspector_shown(self) -> bool:
        """It can be seen now."""
        return not self._inspector.isHidden()

    def toggle_inspector(self) -> None:
        """I, or the row's menu; laid over it takes the keyboard, and gives it back."""
        focused = self.focusWidget()
        inside = focused is not None and self._inspector.isAncestorOf(focused)
        if self.inspector_is_laid_over:
            self._laid_over_wanted = not self._laid_over_wanted
            if self._laid_over_wanted and not inside:
                self._came_from = focused
        else:
            self._docked_wanted = not self._docked_wanted
        self._arrange()
        if self.inspector_shown and self.inspector_is_laid_over:
            self._inspector.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._slide.start()
        elif inside and not self.inspector_shown:
            back = self._came_from
            if back is None or not isValid(back) or not back.isVisible():
                back = self._places[self._stack.currentIndex()].page
            back.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_inspector_docked(self, wanted: bool) -> None:
        """Whether it stands beside the rows where there is room."""
        self._docked_wanted = wanted
        self._arrange()

    def _arrange(self) -> None:
        theme = self._holder.theme
        folds_under = FOLDS_UNDER + (theme.scale - 1) * 300
        self.rail.set_folded(self.width() < folds_under)
        possible = self._has_inspector and bool(self._places) and self.place in self._inspected
        width = min(theme.grown(INSPECTOR), self.width() - 200)
        over = self.inspector_is_laid_over
        wanted = self._laid_over_wanted if over else self._docked_wanted
        beside = possible and wanted and not over
        if beside and self._columns.indexOf(self._inspector) < 0:
            self._columns.addWidget(self._inspector)
        elif not beside and self._columns.indexOf(self._inspector) >= 0:
            self._columns.removeWidget(self._inspector)
        self._inspector.setFixedWidth(width)
        self._inspector.set_laid_over(over)
        self._inspector.setVisible(possible and wanted)
        self._shade.setVisible(possible and wanted and over)
        if possible and wanted and over:
            self._place_laid_over()
            self._shade.raise_()
            self._inspector.raise_()
        self.toasts.raise_()

    def on_slid(self, _share: float) -> None:
        """The inspector comes from the right edge."""
        if self.inspector_is_laid_over:
            self._place_laid_over()

    def _place_laid_over(self) -> None:
        below = sum(one.sizeHint().height() for one in self._banners.values())
        whole, width = self._middle.rect(), self._inspector.width()
        left = whole.width() - round(width * self._slide.share)
        self._inspector.setGeometry(left, below, width, whole.height() - below)
        self._shade.setGeometry(left - _Shade.WIDTH, below, _Shade.WIDTH, whole.height() - below)

    # the rest

    def come_to_front(self) -> None:
        """Before the windows of other programs."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_help(self) -> None:
        """F1 or ?: the keys, over the window."""
        if self._help is None:
            self._help = ShortcutHelp(self._holder, self._texts, self)
            self._help.finished.connect(self.on_help_closed)
            self._help.open()

    def on_help_closed(self) -> None:
        """It is gone."""
        self._help = None

    def on_undo(self) -> None:
        """Ctrl+Z: what the newest toast offers."""
        self.toasts.act_on_newest()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None and self._places:
            page = self._places[self._stack.currentIndex()].page
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        laid_over = self.inspector_is_laid_over and self.inspector_shown
        closes = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_I)
        if closes and laid_over and not event.isAutoRepeat():
            self.toggle_inspector()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def on_texts_changed(self) -> None:
        """Ask every sentence again."""
        texts = self._texts
        self._inspector.set_words(
            texts.tr("Details", "the inspector"),
            texts.tr("Close the details", "button of the inspector"),
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
