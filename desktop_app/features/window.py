"""The window around the pages: places, toasts, the bar across the top, its keys."""

from PySide6.QtCore import Signal
from typing_extensions import override

from desktop_app.features import desk
from desktop_app.features.desk import CLOCK
from desktop_app.features.wire import Wire
from desktop_app.ui.dialogs.base import EVERYWHERE
from desktop_app.ui.dialogs.closing import ClosingAnswer, ClosingDialog
from desktop_app.ui.dialogs.shortcuts import Context, ShortcutsDialog
from desktop_app.ui.keys import bind


class WindowWiring(Wire):
    """The main window."""

    fresh_requested = Signal()
    """The scenario as at its start, for the next person."""
    facilitator_requested = Signal()
    """The facilitator's window."""

    @override
    def connect_all(self) -> None:
        window = self._s.window
        self._asks = True
        window.may_close = self._may_close
        window.place_changed.connect(self.on_place_changed)
        window.toast_acted.connect(self.on_toast_acted)
        window.banner_acted.connect(self.on_banner_acted)
        window.help_requested.connect(self.on_help_requested)
        for keys, slot in (
            ("Ctrl+Shift+R", self.fresh_requested.emit),
            ("Ctrl+Shift+M", self.facilitator_requested.emit),
            ("Ctrl+Shift+F11", self.on_way_out),
        ):
            bind(keys, window, slot, name=EVERYWHERE)
        self._s.texts.changed.connect(self._desk.name_places)
        self._s.texts.changed.connect(self._desk.show_conditions)

    # closing

    def close_without_asking(self) -> None:
        """From now on nothing is asked before the window closes: the desktop ends everything."""
        self._asks = False

    def _may_close(self) -> bool:
        """Only where downloads would go on: a scenario is made new at each opening."""
        s = self._s
        if s.closed or not self._asks or s.travel is not None:
            return True
        if s.window.findChildren(ClosingDialog):
            return False  # it is being asked
        moving = self._desk.queue_holds().moving
        if moving:
            if s.window.isMinimized():
                s.window.come_to_front()
            dialog = ClosingDialog(s.theme, s.texts, moving, s.elapsed, s.window)
            dialog.answered.connect(self.on_closing_answered)
            dialog.open()
        return not moving

    def on_closing_answered(self, answer: ClosingAnswer) -> None:
        """Close, or go on as before."""
        if answer.close and not self._s.closed:
            self.close_without_asking()
            self._s.window.close()

    def on_way_out(self) -> None:
        """The hidden way out of the full screen, and back."""
        window = self._s.window
        window.set_full_screen(not window.is_held_full)

    def on_place_changed(self, place: object) -> None:
        """The keyboard goes to the rows, and the inspector follows."""
        s = self._s
        match place:
            case "library":
                s.downloads_page.focus_rows()
                self._desk.on_current_changed(s.downloads_page.view.current_key)
            case "catalogue":
                s.catalogue_page.focus_rows()
                self._desk.on_current_changed(s.catalogue_page.view.current_key)
            case _:
                pass  # a page without rows

    def on_help_requested(self) -> None:
        """The keys that work here."""
        s = self._s
        context = Context(s.window.is_covered, s.opened.scenario is not None, s.window.pages)
        ShortcutsDialog(s.theme, s.texts, context, s.elapsed, s.window).open()

    def on_toast_acted(self, key: object) -> None:
        """What a toast offers: *Undo*."""
        match key:
            case (desk.REMOVAL, tuple(keys)):
                self._s.library.undo_removal(*keys)
            case (desk.CLEARED, tuple(keys)):
                self._s.library.bring_back(*keys)
                self._s.downloads_page.show_key(keys[0])
            case _:
                pass  # a toast of another feature

    def on_banner_acted(self, key: object) -> None:
        """What the bar across the top offers."""
        if key == CLOCK:
            self._s.library.accept_laptop_clock()
