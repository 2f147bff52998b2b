"""Notifications of the desktop: the limits of rule T4, once the user has asked for them."""

import os

from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.features.wire import Wire
from desktop_app.ledger.events import Event, LimitCrossed
from desktop_app.notifications.notice import Chosen, Notice
from desktop_app.ui import moments


class NotificationsWiring(Wire):
    """From the library to the desktop, and back to the row."""

    @override
    def connect_all(self) -> None:
        self._s.library.happened.connect(self.on_library_happened)
        self._s.notifications.chosen.connect(self.on_chosen)
        self._s.tray.clicked.connect(self.on_clicked)

    def on_library_happened(self, event: Event) -> None:
        """A limit was crossed: the library says each once for each licence."""
        s, texts = self._s, self._s.texts
        if isinstance(event, LimitCrossed) and s.settings.notifications:
            episode = self._desk.episode(event.key)
            title = moments.title_and_series(episode, texts)
            body = moments.crossed(episode, event.limit, texts)
            s.notifications.post(Notice(event.key, title, body, moments.show(texts)))

    def on_chosen(self, chosen: Chosen) -> None:
        """A notification was clicked: on Wayland its token lets the window come to the front."""
        if chosen.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = chosen.token
        self.on_clicked(chosen.key)

    def on_clicked(self, key: EpisodeKey) -> None:
        """The window comes to the front, on the row that it was about, unless a film plays."""
        s = self._s
        s.window.come_to_front()
        if not s.window.is_covered:
            s.window.show_place("library")
            s.downloads_page.show_key(key)
            s.downloads_page.focus_rows()
