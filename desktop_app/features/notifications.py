"""Notifications of the desktop: the limits of rule T4, once the user has asked for them."""

import os
from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.ledger.events import Event, LimitCrossed
from desktop_app.library.service import LibraryService
from desktop_app.notifications.notice import Notice, NoticeClicked
from desktop_app.notifications.service import NotificationService
from desktop_app.settings.service import SettingsService
from desktop_app.ui import moments
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.tray import TrayIcon


class NotificationsPresenter(QObject):
    """Sends notifications to the desktop, and shows the row when one is clicked."""

    def __init__(
        self,
        *,
        library: LibraryService,
        notifications: NotificationService,
        settings: SettingsService,
        episode: Callable[[EpisodeKey], Episode],
        tray: TrayIcon,
        page: DownloadsPage,
        window: MainWindow,
        texts: Texts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._notifications = notifications
        self._settings = settings
        self._episode = episode
        self._page = page
        self._window = window
        self._texts = texts
        library.happened.connect(self.on_library_happened)
        notifications.chosen.connect(self.on_chosen)
        tray.clicked.connect(self.on_clicked)

    def on_library_happened(self, event: Event) -> None:
        """Notify of a limit that was crossed. The library announces each once for each licence."""
        if isinstance(event, LimitCrossed) and self._settings.notifications:
            episode, texts = self._episode(event.key), self._texts
            title = f"{texts.local(episode.title)} · {texts.local(episode.series_title)}"
            body = moments.crossed(episode, event.limit, texts)
            show = texts.tr("Show", "button of a notification")
            self._notifications.post(Notice(event.key, title, body, show))

    def on_chosen(self, chosen: NoticeClicked) -> None:
        """Bring the window to the front after a click; on Wayland the given token allows it."""
        if chosen.token:
            os.environ["XDG_ACTIVATION_TOKEN"] = chosen.token
        self.on_clicked(chosen.key)

    def on_clicked(self, key: EpisodeKey) -> None:
        """Bring the window to the front and show the row, unless a film plays."""
        self._window.come_to_front()
        if not self._window.is_covered:
            self._window.show_place("library")
            self._page.show_key(key)
            self._page.focus_rows()
