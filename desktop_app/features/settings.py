"""The settings: each choice is stored, takes effect at once, and can be undone."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.settings import Change, Setting, SettingsShown
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.counts import CountsPresenter
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.features.showing.messages import Messages
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.notifications.service import NotificationService
from desktop_app.platform.qt_texts import QtTexts
from desktop_app.settings.service import SettingsService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts, system_language
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from desktop_app.ui.widgets.drawing import announce

if TYPE_CHECKING:
    from desktop_app.ui.settings.page import SettingsPage


class SettingsPresenter(QObject):
    """Stores the choices of the page *Settings*, and applies them."""

    start_over_requested = Signal()
    """The demo library fresh again."""

    def __init__(
        self,
        *,
        page: Lazily[SettingsPage],
        settings: SettingsService,
        downloads: DownloadService,
        notifications: NotificationService,
        showing: RowsPresenter,
        inspecting: InspectorPresenter,
        counts: CountsPresenter,
        messages: Messages,
        window: MainWindow,
        theme: ThemeHolder,
        texts: Texts,
        qt_texts: QtTexts,
        data_folder: Path,
        log_file: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._settings = settings
        self._downloads = downloads
        self._notifications = notifications
        self._showing = showing
        self._inspecting = inspecting
        self._counts = counts
        self._messages = messages
        self._window = window
        self._theme = theme
        self._texts = texts
        self._qt_texts = qt_texts
        self._data_folder = data_folder
        self._log_file = log_file
        page.once_made(self._on_page_made)
        window.toast_acted.connect(self.on_toast_acted)
        window.place_changed.connect(self.on_place_changed)
        notifications.changed.connect(self.show)

    def _on_page_made(self, page: SettingsPage) -> None:
        page.change_requested.connect(self.on_change_requested)
        page.start_over_requested.connect(self.start_over_requested)
        self.show()

    def on_change_requested(self, change: Change) -> None:
        """Store another value, and offer the old one in a toast."""
        setting = change.setting
        no_limit = setting is Setting.RATE_LIMIT and change.value is None
        try:
            self._settings.choose(setting, 0 if no_limit else change.value)
        except sqlite3.Error:
            self._page().show_again()
            raise
        self._apply(setting)
        self._messages.offer_undo(self._page().changed_to(setting), ("setting", setting))

    def put(self, setting: Setting, value: object) -> None:
        """Store a value that was chosen outside the page, without a toast."""
        self._settings.put(setting, value)
        self._apply(setting)

    def on_toast_acted(self, key: object) -> None:
        """Take back the last change of the setting that a toast is about."""
        match key:
            case ("setting", Setting() as setting) if self._settings.undo(setting):
                self._apply(setting)
                announce(self._window, self._page().changed_to(setting))
            case _:
                pass  # a toast of another feature, or nothing to undo

    def on_place_changed(self, place: object) -> None:
        """Ask whether this desktop shows notifications, when somebody may want them."""
        if place == "settings":
            self._notifications.ask()

    def show(self) -> None:
        """Show what holds now, once the page has been looked at."""
        if (page := self._page.made) is None:
            return
        page.show_settings(
            SettingsShown(
                **{setting.value: self._settings.holds(setting) for setting in Setting},
                notifications_work=self._notifications.available,
                policy_of_scenario=self._settings.scenario_policy is not None,
                data_folder=str(self._data_folder),
                log_file=str(self._log_file),
            )
        )

    def _apply(self, setting: Setting) -> None:
        """Apply a setting that takes effect at once. Other settings are read when needed."""
        settings = self._settings
        match setting:
            case Setting.LANGUAGE:
                self._texts.switch(settings.language or system_language())
                self._qt_texts.switch(self._texts.language)
                self._counts.name_places()
                self._inspecting.show()
            case Setting.THEME:
                self._theme.set_look(ThemeChoice(settings.theme))
            case Setting.TEXT_SIZE:
                self._theme.set_text_percent(settings.text_size)
            case Setting.REDUCED_MOTION:
                self._theme.set_reduced_motion(settings.reduced_motion)
            case Setting.POLICY:
                self._showing.refresh_everything()
            case Setting.RATE_LIMIT:
                self._downloads.rate_changed()
                self._inspecting.show()
            case Setting.SLOTS:
                self._downloads.slots_changed()
            case _:
                pass
        self.show()
