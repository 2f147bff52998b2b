"""The settings: each choice is kept and takes effect at once."""

from PySide6.QtCore import Signal
from typing_extensions import override

from desktop_app.ui.text import system_language
from desktop_app.ui.theme import Look
from desktop_app.wiring.wire import Wire


class SettingsWiring(Wire):
    """The page *Settings*."""

    start_over_requested = Signal()
    """The demo library fresh again."""

    @override
    def connect_all(self) -> None:
        page = self._s.settings_page
        page.language_requested.connect(self.on_language_chosen)
        page.theme_requested.connect(self.on_theme_chosen)
        page.text_size_requested.connect(self.on_text_size_chosen)
        page.policy_requested.connect(self.on_policy_chosen)
        page.rate_limit_requested.connect(self.on_rate_limit_chosen)
        page.start_over_requested.connect(self.start_over_requested)
        self._desk.show_settings()

    def on_language_chosen(self, language: str | None) -> None:
        """Another language, at once."""
        s = self._s
        s.settings.put("language", language)
        s.texts.switch(language or system_language())
        s.qt_texts.switch(s.texts.language)
        self._desk.name_places()
        self._desk.show_settings()
        self._desk.inspect()

    def on_theme_chosen(self, theme: str) -> None:
        """Another theme, at once."""
        self._s.settings.put("theme", theme)
        self._s.theme.set_look(Look(theme))
        self._desk.show_settings()

    def on_text_size_chosen(self, percent: int) -> None:
        """Another size of text, at once."""
        self._s.settings.put("text_size", percent)
        self._s.theme.set_text_percent(percent)
        self._desk.show_settings()

    def on_policy_chosen(self, name: str | None) -> None:
        """Another policy for what is asked for from now on (rule P4)."""
        self._s.settings.put("policy", name)
        self._desk.show_settings()
        self._desk.refresh_everything()

    def on_rate_limit_chosen(self, rate: int | None) -> None:
        """Another limit, for what runs too."""
        self._s.settings.put("rate_limit", 0 if rate is None else rate)
        self._s.downloads.rate_changed()
        self._desk.show_settings()
