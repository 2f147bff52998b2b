"""The page *The rules*: opening it, and going back to the page before."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.clock import Elapsed
from desktop_app.domain.episode import Episode
from desktop_app.domain.rules import TermsInForce
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.settings.service import SettingsService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder

if TYPE_CHECKING:
    from desktop_app.domain.shipped import ShippedPolicy
    from desktop_app.ui.catalogue.page import CataloguePage
    from desktop_app.ui.rules.page import RulesPage

_RULES = "rules"
"""The place of the rules in plain words."""


class RulesPresenter(QObject):
    """Shows the page *The rules*, and leaves it again."""

    def __init__(
        self,
        *,
        page: Lazily[RulesPage],
        catalogue_page: Lazily[CataloguePage],
        settings: SettingsService,
        series_with_terms: Callable[[], Iterable[Episode]],
        showing: RowsPresenter,
        window: MainWindow,
        theme: ThemeHolder,
        texts: Texts,
        elapsed: Elapsed,
        parent: QObject,
    ) -> None:
        """`series_with_terms` returns an episode of each series, and of each of its policies."""
        super().__init__(parent)
        self._page = page
        self._settings = settings
        self._series_with_terms = series_with_terms
        self._window = window
        self._theme = theme
        self._texts = texts
        self._elapsed = elapsed
        self._came_from: Hashable = window.place
        self._caller: QWidget | None = None
        window.place_changed.connect(self.on_place_changed)
        page.once_made(self._on_page_made)
        catalogue_page.once_made(self._on_catalogue_made)
        showing.refreshed.connect(self.on_refreshed)

    def _on_catalogue_made(self, page: CataloguePage) -> None:
        page.rules_requested.connect(self.on_rules_requested)

    def _on_page_made(self, page: RulesPage) -> None:
        page.left.connect(self.on_left)
        page.policy_requested.connect(self.on_policy_requested)

    def on_rules_requested(self) -> None:
        """Show the rules, where a button that names them was pressed."""
        self._caller = QApplication.focusWidget()
        self._window.show_place(_RULES)

    def on_policy_requested(self, policy: ShippedPolicy) -> None:
        """Show all that one policy says."""
        from desktop_app.ui.dialogs.rules import RulesDialog

        RulesDialog(self._theme, self._texts, policy, self._elapsed, self._window).open()

    def on_place_changed(self, place: Hashable) -> None:
        """Show the rules when their page is opened. Otherwise remember the page to go back to."""
        if place != _RULES:
            self._came_from, self._caller = place, None
            return
        self._show()
        self._page().scroll_to_top()
        self._page().setFocus(Qt.FocusReason.OtherFocusReason)

    def on_left(self) -> None:
        """Go back to the page before, with the focus on what was pressed there."""
        caller, self._caller = self._caller, None
        self._window.show_place(self._came_from)
        if caller is not None and isValid(caller) and caller.isVisible():
            caller.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_refreshed(self) -> None:
        """Show the rules again, because other rules may be in force."""
        if self._window.place == _RULES:
            self._show()

    def _show(self) -> None:
        """Show the terms in force, each with what it concerns."""
        found: list[TermsInForce] = []
        for episode in self._series_with_terms():
            policy, origin = self._settings.in_force_by(episode)
            same = next(
                (one for one in found if (one.policy, one.origin) == (policy, origin)), None
            )
            title = episode.series_title
            if same is None:
                found.append(TermsInForce(policy, origin, (title,)))
            elif title not in same.series:
                found[found.index(same)] = replace(same, series=(*same.series, title))
        self._page().show_terms(found)
