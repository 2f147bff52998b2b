"""The main window: the rail, its pages, the inspector, bars across the top, and toasts.

It is handed its pages as widgets, so that it knows no screen. Its parts are in `window/`.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from desktop_app.domain.device import StorageUsage
from desktop_app.ui.keys import bind, hears_no_held_keys
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.boxes import column, row
from desktop_app.ui.widgets.focus import bring_into_view, focus_next, stops_in
from desktop_app.ui.widgets.meter import StorageMeter
from desktop_app.ui.widgets.rail import WIDTH, Rail, RailItem
from desktop_app.ui.widgets.toast import Toasts
from desktop_app.ui.window.banners import BannerProps, Banners
from desktop_app.ui.window.frame import FramedWindow
from desktop_app.ui.window.pages import Pages
from desktop_app.ui.window.side_panel import SidePanel

NAME = "Sablier"
SMALLEST = QSize(880, 560)
FOLDS_UNDER = 1100


@dataclass(frozen=True, slots=True)
class Destination:
    """A page of the window and its entry in the rail."""

    key: Hashable
    icon: str
    page: Lazily[QWidget]


class MainWindow(FramedWindow):
    """Passive: it arranges what it is handed."""

    place_changed = Signal(object)
    """The key of the page that is shown now."""
    banner_acted = Signal(object)
    toast_acted = Signal(object)
    help_requested = Signal()
    """F1 or ?: the keys."""

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
        super().__init__(SMALLEST)
        self._holder = holder
        self._places = list(places)
        self._labels: dict[Hashable, tuple[str, str]] = {}
        self._inspected = frozenset(() if inspector is None else inspected_places)
        self._cover: QWidget | None = None
        self._cover_ground: QWidget | None = None
        self.setWindowTitle(NAME)
        self.resize(1280, 800)
        middle = self._middle = QWidget()
        self._whole = QStackedWidget(self)
        self._whole.addWidget(middle)
        self.setCentralWidget(self._whole)
        self.rail = Rail(holder, NAME, middle)
        self._meter = StorageMeter(holder, texts, self.rail)
        self.rail.set_footer(self._meter)
        self._pages = Pages([place.page for place in self._places], middle)
        self._stack = self._pages.stack
        self._banners = Banners(holder, middle)
        self._columns = row(None, self.rail, (self._pages, 1))
        column(middle, self._banners, (self._columns, 1))
        self._inspector = SidePanel(holder, texts, inspector, self._columns, self._banners, middle)
        self.toasts = Toasts(holder, texts, self._whole)
        self.toasts.stand_on(self._pages)
        self._listen()
        if cover is not None:
            self.take_cover(cover, cover_ground or cover)
        if self._places:
            self.show_place(self._places[0].key)

    def _listen(self) -> None:
        self.rail.chosen.connect(self.show_place)
        self._banners.acted.connect(self.banner_acted)
        self._banners.changed.connect(self._arrange)
        self._inspector.closed.connect(self.toggle_inspector)
        self.toasts.acted.connect(self.toast_acted)
        self.toasts.room_changed.connect(self._pages.keep_free)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._holder.changed.connect(self._arrange)
        bind("F1", self, self.help_requested)
        bind("?", self, self.help_requested)
        bind("Ctrl+Z", self, self.toasts.act_on_newest)
        for number, place in enumerate(self._places[:9], start=1):
            bind(f"Ctrl+{number}", self, partial(self._go_to, place))

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
                self._pages.show_page(number)
                self.rail.set_current(key)
                self._arrange()
                if changed:
                    self.place_changed.emit(key)

    def take_page(self, key: Hashable, page: QWidget) -> None:
        """Own a page that was made before anybody went to it."""
        for number, place in enumerate(self._places):
            if place.key == key:
                self._pages.put(number, page)

    def _go_to(self, place: Destination) -> None:
        if not self.is_covered:
            self.show_place(place.key)
            self._pages.focus_first(Qt.FocusReason.ShortcutFocusReason)

    def name_place(self, key: Hashable, label: str, count: str = "") -> None:
        """Set what the rail calls a page, and its count."""
        if self._labels.get(key) == (label, count):
            return
        self._labels[key] = (label, count)
        items = []
        for place in self._places:
            label, count = self._labels.get(place.key, (str(place.key), ""))
            items.append(RailItem(place.key, label, place.icon, count))
        self.rail.set_items(items)

    def set_usage(self, usage: StorageUsage) -> None:
        """Show what the disk holds."""
        self._meter.set_usage(usage)
        self.rail.on_theme_changed()

    # the keyboard

    def _stops(self) -> list[QWidget]:
        """Return where Tab stops, from the left to the right and from top to bottom."""
        roots = [self._whole.currentWidget()]
        if not self.is_covered and self._columns.indexOf(self._inspector) < 0:
            roots.append(self._inspector)  # it lies over the rows, in no layout
        roots.append(self.toasts)
        return [stop for root in roots for stop in stops_in(root) if stop is not root]

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return focus_next(self._stops(), self.focusWidget(), forward=next)

    def _on_focus_changed(self, old: QWidget | None, focused: QWidget | None) -> None:
        """Show what the keyboard goes to; what the pointer presses stays where it is."""
        if old is None or focused is None or not self.isAncestorOf(focused):
            return  # the window itself came to the front, or went
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            bring_into_view(focused)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        closes = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_I)
        if closes and self.inspector_is_laid_over and self.inspector_shown:
            self.toggle_inspector()
        else:
            super().keyPressEvent(event)

    # banners

    def banner(self, key: Hashable) -> BannerProps | None:
        """Return the bar with that key, while it is shown."""
        found = self._banners.shown.get(key)
        return None if found is None else found.props

    def show_banners(self, wanted: Sequence[BannerProps]) -> None:
        """Show these bars across the top, and no others."""
        self._banners.show_banners(wanted)

    # the cover

    @property
    def is_covered(self) -> bool:
        """Whether the cover (the player) stands in place of everything else."""
        return self._cover is not None and self._whole.currentWidget() is self._cover

    def take_cover(self, cover: QWidget, ground: QWidget) -> None:
        """Own the cover, which may be made later; over it, messages stand on `ground`."""
        self._cover, self._cover_ground = cover, ground
        self._whole.addWidget(cover)
        hears_no_held_keys(cover)
        self.toasts.raise_()

    def show_cover(self) -> None:
        """Show the cover in place of rail and pages."""
        if self._cover is not None:
            self._whole.setCurrentWidget(self._cover)
            self.toasts.stand_on(self._cover_ground or self._cover, at_top=True)

    def hide_cover(self) -> None:
        """Show rail and pages again, in a window as it was before."""
        self.set_cover_fills(False)
        self.set_on_top(False)
        self._whole.setCurrentWidget(self._middle)
        self.toasts.stand_on(self._pages)
        self._arrange()

    # the inspector

    @property
    def inspector_is_laid_over(self) -> bool:
        """Whether there is no room for it beside the rows."""
        return self._inspector.is_laid_over

    @property
    def inspector_shown(self) -> bool:
        """Whether it can be seen now."""
        return self._inspector.is_shown

    def toggle_inspector(self) -> None:
        """Show or hide it: I, or the row's menu."""
        self._inspector.toggle(self._places[self._stack.currentIndex()].page())

    def _arrange(self) -> None:
        scale = self._holder.theme.scale
        wider = self.rail.unfolded - WIDTH  # what is beside it keeps its room
        folds_under = FOLDS_UNDER + max((scale - 1) * 300, wider if scale > 1 else 0)
        self.rail.set_folded(self.width() < folds_under)
        self._inspector.arrange(possible=bool(self._places) and self.place in self._inspected)
        self.toasts.raise_()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None and self._places:
            self._pages.focus_first(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
