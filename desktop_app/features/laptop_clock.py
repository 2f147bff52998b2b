"""Accepting the laptop's clock after it was set back (rule T2)."""

from PySide6.QtCore import QObject

from desktop_app.features.showing.conditions import CLOCK, ConditionsPresenter
from desktop_app.features.showing.messages import Messages
from desktop_app.ledger import events
from desktop_app.library.service import LibraryService
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts


class LaptopClockPresenter(QObject):
    """Accepts the laptop's clock for the user, and tells the result."""

    def __init__(
        self,
        *,
        library: LibraryService,
        conditions: ConditionsPresenter,
        messages: Messages,
        window: MainWindow,
        texts: Texts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._conditions = conditions
        self._messages = messages
        self._texts = texts
        library.happened.connect(self.on_library_happened)
        window.banner_acted.connect(self.on_banner_acted)

    def on_banner_acted(self, key: object) -> None:
        """Accept the clock, where the bar that offers it was pressed."""
        if key == CLOCK:
            self._library.accept_laptop_clock()

    def on_library_happened(self, event: events.Event) -> None:
        """Take the bar away once the clock is accepted, and say so."""
        match event:
            case events.ClockAccepted():
                self._conditions.show()
                texts = self._texts
                self._messages.say(
                    texts.tr(
                        "The clock was accepted. No download lost or gained any time.", "toast"
                    )
                )
            case _:
                pass  # another feature tells it
