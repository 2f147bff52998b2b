"""The only place where one feature's signals meet another's slots; read `Wiring` as its contents.

A feature has a module, and what several of them do to the screen stands in `desk`. Imports
everything; nothing but the composition root imports it.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.desk import Desk
from desktop_app.features.folder import FolderWiring
from desktop_app.features.intents import IntentsWiring
from desktop_app.features.library import LibraryWiring
from desktop_app.features.next_episode import NextEpisodeWiring
from desktop_app.features.notifications import NotificationsWiring
from desktop_app.features.pages import PagesWiring
from desktop_app.features.player import PlayerWiring
from desktop_app.features.rules import RulesWiring
from desktop_app.features.settings import SettingsWiring
from desktop_app.features.time import TimeWiring
from desktop_app.features.transfers import TransfersWiring
from desktop_app.features.window import WindowWiring
from desktop_app.session.views import show

if TYPE_CHECKING:
    from desktop_app.session.session import Session


class Wiring(QObject):
    """Connects one session; what concerns the whole program goes out as signals of its parts."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._s = session
        self.desk = Desk(session)
        self.player = PlayerWiring(session, self.desk)
        self.time = TimeWiring(session, self.desk, self.player)
        self.library = LibraryWiring(session, self.desk)
        self.notifications = NotificationsWiring(session, self.desk)
        self.transfers = TransfersWiring(session, self.desk)
        self.folder = FolderWiring(session, self.desk)
        self.pages = PagesWiring(session, self.desk)
        self.intents = IntentsWiring(session, self.desk)
        self.next_episode = NextEpisodeWiring(session, self.desk)
        self.next_episode.intent_requested.connect(self.intents.on_intent_requested)
        self.settings = SettingsWiring(session, self.desk)
        self.window = WindowWiring(session, self.desk)
        self.rules = RulesWiring(session, self.desk)
        self.desk.name_places()
        self.desk.show_counts()
        self.desk.show_conditions()

    def show_opening(self) -> None:
        """What the scenario says to begin with: a view, a selected row, a running playback."""
        s, scenario = self._s, self._s.opened.scenario
        show(s, "library")
        if scenario is not None and scenario.view != "library":
            show(s, scenario.view)
        self.player.follow_sitting()
