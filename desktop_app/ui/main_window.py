"""The main window: the rail, its pages, the inspector, a banner across the top, and toasts.

It is handed its pages as widgets, so that it knows no screen.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.ui.keys import bind, hears_no_held_keys
from desktop_app.ui.screens import KeptOnScreen
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import announce, icon_at
from desktop_app.ui.widgets.focus import bring_into_view, stops_in
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.meter import StorageMeter, StorageUsage
from desktop_app.ui.widgets.motion import SLIDE_MS, Motion
from desktop_app.ui.widgets.rail import WIDTH, Rail, RailItem
from desktop_app.ui.widgets.roll import Bars, Roll
from desktop_app.ui.widgets.toast import Toasts

NAME = "Sablier"
SMALLEST = QSize(880, 560)
_ON_TOP = Qt.WindowType.WindowStaysOnTopHint
FOLDS_UNDER = 1100
LAID_OVER_UNDER = 1180
INSPECTOR = 296


@dataclass(frozen=True, slots=True)
class Destination:
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
        if enter and self.close_button.hasFocus():
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


def _shows_current(view: QAbstractItemView) -> bool:
    """The row that the keyboard stands on is in view, if only in part."""
    row = view.visualRect(view.currentIndex())
    return row.isValid() and view.viewport().rect().intersects(row)


class MainWindow(QMainWindow):
    """Passive: it arranges what it is handed."""

    place_changed = Signal(object)
    """The key of the page that is shown now."""
    banner_acted = Signal(object)
    toast_acted = Signal(object)
    help_requested = Signal()
    """F1 or ?: the keys."""
    closing = Signal()
    """The user closes the window."""
    cover_filled = Signal(bool)
    """Whether the cover has the whole screen now."""
    on_top_changed = Signal(bool)
    """Whether it stays above the windows of other programs."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        places: Sequence[Destination],
        inspector: QWidget | None = None,
        inspected_places: Sequence[Hashable] = (),
        cover: QWidget | None = None,
        cover_ground: QWidget | None = None,
    ) -> None:
        """Over the cover, messages stand at the top of `cover_ground`, where no control is."""
        super().__init__()
        self._holder = holder
        self._texts = texts
        self._places = list(places)
        self.may_close: Callable[[], bool] = lambda: True
        """Asked when somebody closes the window; where it may not, they are told why."""
        self._labels: dict[Hashable, tuple[str, str]] = {}
        self._inspected = frozenset(inspected_places)
        self._banners: dict[Hashable, Banner] = {}
        self._laid_over_wanted = False
        self._docked_wanted = True
        self._held_full = False
        self._cover_fills = False
        self.setWindowTitle(NAME)
        self.setMinimumSize(SMALLEST)
        self.resize(1280, 800)
        middle = self._middle = QWidget()
        self._whole = QStackedWidget(self)
        self._whole.addWidget(middle)
        self._cover = cover
        self._cover_ground = cover_ground or cover
        if cover is not None:
            self._whole.addWidget(cover)
            hears_no_held_keys(cover)
        self.setCentralWidget(self._whole)
        self.rail = Rail(holder, NAME, middle)
        self._meter = StorageMeter(holder, texts, self.rail)
        self.rail.set_footer(self._meter)
        self._stack = QStackedWidget(middle)
        for place in self._places:
            self._stack.addWidget(place.page)
            hears_no_held_keys(place.page)
        self._bars = Bars(middle)
        self._banner_box = self._bars.box
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
        self._pages = QWidget(middle)
        self._free = QWidget(self._pages)  # where messages stand; nothing else is there then
        self._free.setFixedHeight(0)
        pages = QVBoxLayout(self._pages)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(0)
        self._roll = Roll(self._stack, self._pages)
        pages.addWidget(self._roll, 1)
        pages.addWidget(self._free)
        self._columns.addWidget(self._pages, 1)
        outer = QVBoxLayout(middle)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bars)
        outer.addLayout(self._columns, 1)
        self.toasts = Toasts(holder, texts, self._whole)
        self.toasts.acted.connect(self.toast_acted)
        self.toasts.room_changed.connect(self.on_toast_room_changed)
        self.toasts.stand_on(self._pages)
        self.rail.chosen.connect(self.show_place)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self.on_focus_changed)
        self._add_shortcuts()
        holder.changed.connect(self._arrange)
        texts.changed.connect(self.on_texts_changed)
        self.on_texts_changed()
        if self._places:
            self.show_place(self._places[0].key)

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("F1", self.help_requested.emit),
            ("?", self.help_requested.emit),
            ("Ctrl+Z", self.on_undo),
        ):
            bind(keys, self, slot)
        for number, place in enumerate(self._places[:9], start=1):
            bind(f"Ctrl+{number}", self, self.on_number, name=str(number - 1))
            place.page.setObjectName(f"place-{number}")

    # places

    @property
    def place(self) -> Hashable:
        """The key of the page that is shown."""
        return self._places[self._stack.currentIndex()].key

    @property
    def pages(self) -> int:
        """How many pages Ctrl and a digit reach."""
        return min(9, len(self._places))

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
            self._focus_page(Qt.FocusReason.ShortcutFocusReason)

    def _focus_page(self, reason: Qt.FocusReason) -> None:
        """The page says where its focus begins, or it begins at the top."""
        page = self._places[self._stack.currentIndex()].page
        proxy = page.focusProxy()
        first = proxy if proxy is not None and proxy.isVisible() else next(stops_in(page), page)
        first.setFocus(reason)

    def _stops(self) -> list[QWidget]:
        """Where Tab stops, from the left to the right and from top to bottom."""
        roots = [self._whole.currentWidget()]
        if not self.is_covered and self._columns.indexOf(self._inspector) < 0:
            roots.append(self._inspector)  # it lies over the rows, in no layout
        roots.append(self.toasts)
        return [stop for root in roots for stop in stops_in(root) if stop is not root]

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops, focused = self._stops(), self.focusWidget()
        if not stops:
            return False
        if focused in stops:
            number = stops.index(focused) + (1 if next else -1)
        else:
            number = 0 if next else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[number % len(stops)].setFocus(reason)
        return True

    def on_focus_changed(self, old: QWidget | None, focused: QWidget | None) -> None:
        """What the keyboard goes to is seen; what the pointer presses stays where it is."""
        if old is None or focused is None or not self.isAncestorOf(focused):
            return  # the window itself came to the front, or went
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            bring_into_view(focused)

    def name_place(self, key: Hashable, label: str, count: str = "") -> None:
        """What the rail calls a page; its count."""
        if self._labels.get(key) == (label, count):
            return
        self._labels[key] = (label, count)
        items = [RailItem(place.key, *self._with_icon(place)) for place in self._places]
        self.rail.set_items(items)

    def _with_icon(self, place: Destination) -> tuple[str, str, str]:
        label, count = self._labels.get(place.key, (str(place.key), ""))
        return label, place.icon, count

    def set_usage(self, usage: StorageUsage) -> None:
        """What the disk holds."""
        self._meter.set_usage(usage)
        self.rail.on_theme_changed()

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
        self._bars.fit()
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
            self.toasts.stand_on(self._cover_ground or self._cover, at_top=True)

    def hide_cover(self) -> None:
        """Rail and pages again, in a window as it was before."""
        self.set_cover_fills(False)
        self.set_on_top(False)
        self._whole.setCurrentWidget(self._middle)
        self.toasts.stand_on(self._pages)
        self._arrange()

    def on_toast_room_changed(self, room: int) -> None:
        """Messages have the foot of the page to themselves; what is in use stays in view."""
        kept = [view for view in self._item_views() if _shows_current(view)]
        self._free.setFixedHeight(room)
        for layout in (self._pages.layout(), self._stack.layout()):
            if layout is not None:
                layout.activate()
        for view in kept:
            bring_into_view(view)
        focused = self.focusWidget()
        if focused is None or isinstance(focused, QAbstractItemView):
            return  # the user may have scrolled away from the current row
        if self._pages.isAncestorOf(focused):
            bring_into_view(focused)

    def _item_views(self) -> list[QAbstractItemView]:
        views = self._stack.findChildren(QAbstractItemView)
        return [view for view in views if view.isVisible()]

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

    def _arrange(self) -> None:
        theme = self._holder.theme
        wider = self.rail.unfolded - WIDTH  # what is beside it keeps its room
        folds_under = FOLDS_UNDER + max((theme.scale - 1) * 300, wider if theme.scale > 1 else 0)
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
        below = self._bars.height() if self._banners else 0
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

    # full screen, and above other windows

    def set_full_screen(self, wanted: bool) -> None:
        """Fill the screen and be held there, or be what it was before."""
        self._held_full = wanted
        self._fill_screen()

    @property
    def is_held_full(self) -> bool:
        """It fills the screen, and stays so."""
        return self._held_full

    def set_cover_fills(self, wanted: bool) -> None:
        """The cover asks for the whole screen for itself, or no longer does."""
        if wanted != self._cover_fills:
            self._cover_fills = wanted
            self._fill_screen()
            self.cover_filled.emit(wanted)

    def _fill_screen(self) -> None:
        """As long as anyone asks for it; a window that was maximized is so again."""
        wanted = self._held_full or self._cover_fills
        if wanted != self.isFullScreen():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        if wanted:
            self.show()

    @property
    def can_stay_on_top(self) -> bool:
        """Under Wayland no program decides that."""
        return not QGuiApplication.platformName().startswith("wayland")

    @property
    def is_on_top(self) -> bool:
        """It stays above the windows of other programs."""
        handle = self.windowHandle()
        return handle is not None and bool(handle.flags() & _ON_TOP)

    def set_on_top(self, wanted: bool) -> None:
        """Stay above the windows of other programs, or no longer.

        The handle takes the flag as it stands; the widget would make itself anew for it, and lose
        place and focus.
        """
        handle = self.windowHandle()
        if handle is not None and self.can_stay_on_top and wanted != self.is_on_top:
            handle.setFlag(_ON_TOP, wanted)
            self.on_top_changed.emit(wanted)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        left = event.type() == QEvent.Type.WindowStateChange and not self.isFullScreen()
        if left and self._cover_fills:  # the desktop has keys of its own
            self._cover_fills = False
            self.cover_filled.emit(False)

    def on_undo(self) -> None:
        """Ctrl+Z: what the newest toast offers."""
        self.toasts.act_on_newest()

    def keep_on_screen(self) -> None:
        """From now on it is no larger than the screen that it is on."""
        KeptOnScreen(self, SMALLEST)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None and self._places:
            self._focus_page(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        laid_over = self.inspector_is_laid_over and self.inspector_shown
        closes = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_I)
        if closes and laid_over:
            self.toggle_inspector()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._held_full:
            event.ignore()  # nobody leaves it by chance, but who knows the hidden way
            return
        if not self.may_close():
            event.ignore()
            return
        self.set_cover_fills(False)  # the next start begins with a window
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
