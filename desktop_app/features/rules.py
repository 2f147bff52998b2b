"""The rules in plain words: how one gets to the page, and back to what one was doing."""

from collections.abc import Hashable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.features.desk import RULES
from desktop_app.features.wire import Wire
from desktop_app.ui.dialogs.rules import RulesDialog
from desktop_app.ui.terms import ShippedPolicy


class RulesWiring(Wire):
    """The page *The rules*, and what leads there."""

    @override
    def connect_all(self) -> None:
        s = self._s
        self._came_from: Hashable = s.window.place
        self._caller: QWidget | None = None
        s.window.place_changed.connect(self.on_place_changed)
        s.rules_page.left.connect(self.on_left)
        s.rules_page.policy_requested.connect(self.on_policy_requested)
        s.catalogue_page.rules_requested.connect(self.on_rules_requested)

    def on_rules_requested(self) -> None:
        """A button that names them was pressed."""
        self._caller = QApplication.focusWidget()
        self._s.window.show_place(RULES)

    def on_place_changed(self, place: Hashable) -> None:
        """The rules as they are now; else remember where the user is."""
        page = self._s.rules_page
        if place != RULES:
            self._came_from, self._caller = place, None
            return
        self._desk.show_rules()
        page.scroll_to_top()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_left(self) -> None:
        """Back to the page before, on what was pressed there."""
        caller, self._caller = self._caller, None
        self._s.window.show_place(self._came_from)
        if caller is not None and isValid(caller) and caller.isVisible():
            caller.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_policy_requested(self, policy: ShippedPolicy) -> None:
        """All that one policy says."""
        s = self._s
        RulesDialog(s.theme, s.texts, policy, s.elapsed, s.window).open()
