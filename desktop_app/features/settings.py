"""The settings: each choice is kept, takes effect at once, and can be undone."""

import sqlite3
from typing import assert_never

from PySide6.QtCore import Signal
from typing_extensions import override

from desktop_app.features.wire import Wire
from desktop_app.ui.settings.props import Change, Setting
from desktop_app.ui.text import system_language
from desktop_app.ui.theme import Look
from desktop_app.ui.widgets.drawing import announce


class SettingsWiring(Wire):
    """The page *Settings*."""

    start_over_requested = Signal()
    """The demo library fresh again."""

    @override
    def connect_all(self) -> None:
        page = self._s.settings_page
        page.change_requested.connect(self.on_change_requested)
        page.start_over_requested.connect(self.start_over_requested)
        self._s.window.toast_acted.connect(self.on_toast_acted)
        self._s.window.place_changed.connect(self.on_place_changed)
        self._s.notifications.changed.connect(self._desk.show_settings)
        self._desk.show_settings()

    def on_change_requested(self, change: Change) -> None:
        """Another value, at once; a toast offers the one before."""
        s, setting = self._s, change.setting
        no_limit = setting is Setting.RATE_LIMIT and change.value is None
        try:
            s.settings.choose(setting.value, 0 if no_limit else change.value)
        except sqlite3.Error:
            s.settings_page.show_again()
            raise
        self._apply(setting)
        self._desk.offer_undo(s.settings_page.changed_to(setting), ("setting", setting))

    def put(self, name: str, value: object) -> None:
        """A value from outside of the page, at once, and without a word about it."""
        self._s.settings.put(name, value)
        self._apply(Setting(name))

    def on_toast_acted(self, key: object) -> None:
        """*Undo*: what held before the last change of that setting."""
        match key:
            case ("setting", Setting() as setting) if self._s.settings.undo(setting.value):
                self._apply(setting)
                announce(self._s.window, self._s.settings_page.changed_to(setting))
            case _:
                pass  # a toast of another feature, or nothing to undo

    def on_place_changed(self, place: object) -> None:
        """Whether this desktop shows notifications is asked when somebody may want them."""
        if place == "settings":
            self._s.notifications.ask()

    def _apply(self, setting: Setting) -> None:
        s = self._s
        match setting:
            case Setting.LANGUAGE:
                s.texts.switch(s.settings.language or system_language())
                s.qt_texts.switch(s.texts.language)
                self._desk.name_places()
                self._desk.inspect()
            case Setting.THEME:
                s.theme.set_look(Look(s.settings.theme))
            case Setting.TEXT_SIZE:
                s.theme.set_text_percent(s.settings.text_size)
            case Setting.REDUCED_MOTION:
                s.theme.set_reduced_motion(s.settings.reduced_motion)
            case Setting.NOTIFICATIONS | Setting.PLAY_NEXT:
                pass  # it is asked when there is something to tell, or to play
            case Setting.POLICY:
                self._desk.refresh_everything()
            case Setting.RATE_LIMIT:
                s.downloads.rate_changed()
                self._desk.inspect()
            case Setting.SLOTS:
                s.downloads.slots_changed()
            case _:
                assert_never(setting)
        self._desk.show_settings()
