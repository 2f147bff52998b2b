"""The window around the pages: closing it, filling the screen, and the keys that work in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.clock import Elapsed
from desktop_app.features.showing.counts import CountsPresenter
from desktop_app.ui.keys import EVERYWHERE, bind
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder

if TYPE_CHECKING:
    from desktop_app.ui.dialogs.props import DialogAnswer


class WindowPresenter(QObject):
    """Asks before the window closes, and handles the keys that work everywhere."""

    fresh_requested = Signal()
    """The scenario as at its start, for the next person."""
    facilitator_requested = Signal()
    """The facilitator's window."""

    def __init__(
        self,
        *,
        window: MainWindow,
        counts: CountsPresenter,
        theme: ThemeHolder,
        texts: Texts,
        elapsed: Elapsed,
        in_scenario: bool,
        asks_before_closing: bool,
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """If `asks_before_closing`, closing asks while downloads run."""
        super().__init__(parent)
        self._window = window
        self._counts = counts
        self._theme = theme
        self._texts = texts
        self._elapsed = elapsed
        self._in_scenario = in_scenario
        self._asks = asks_before_closing
        self._is_closed = is_closed
        window.may_close = self._may_close
        window.help_requested.connect(self.on_help_requested)
        for keys, slot in (
            ("Ctrl+Shift+R", self.fresh_requested.emit),
            ("Ctrl+Shift+M", self.facilitator_requested.emit),
            ("Ctrl+Shift+F11", self.on_way_out),
        ):
            bind(keys, window, slot, name=EVERYWHERE)

    def close_without_asking(self) -> None:
        """Close without a question from now on, because the desktop ends all programs."""
        self._asks = False

    def _may_close(self) -> bool:
        """Return whether the window may close. If downloads run, ask first."""
        if self._is_closed() or not self._asks:
            return True
        from desktop_app.ui.dialogs.closing import ClosingDialog

        if self._window.findChildren(ClosingDialog):
            return False  # the question is already open
        moving = self._counts.queue_pauses().moving
        if moving:
            if self._window.isMinimized():
                self._window.come_to_front()
            dialog = ClosingDialog(self._theme, self._texts, moving, self._elapsed, self._window)
            dialog.answered.connect(self.on_closing_answered)
            dialog.open()
        return not moving

    def on_closing_answered(self, answer: DialogAnswer) -> None:
        """Close, or go on as before."""
        if answer.accepted and not self._is_closed():
            self.close_without_asking()
            self._window.close()

    def on_way_out(self) -> None:
        """Leave the participant's full screen, or fill the screen again."""
        self._window.set_full_screen(not self._window.is_held_full)

    def on_help_requested(self) -> None:
        """Show the keys that work here."""
        from desktop_app.ui.dialogs.shortcuts import Context, ShortcutsDialog

        context = Context(self._window.is_covered, self._in_scenario, self._window.pages)
        ShortcutsDialog(self._theme, self._texts, context, self._elapsed, self._window).open()
