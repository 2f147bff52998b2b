"""What every part of the wiring holds on to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.features.desk import Desk

if TYPE_CHECKING:
    from desktop_app.session.session import Session


class Wire(QObject):
    """Connects one feature of a session as soon as it is made."""

    def __init__(self, session: "Session", desk: Desk) -> None:
        super().__init__(session)
        self._s = session
        self._desk = desk
        self.connect_all()

    def connect_all(self) -> None:
        """Signals to slots; every part has its own."""
