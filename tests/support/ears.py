"""What a screen reader is told: Qt's end of the line, where offscreen nobody listens."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.dialogs import base, sheet
from desktop_app.ui.widgets import drawing


def listen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sentence that is announced from now on."""
    heard: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(drawing, "QAccessible", SimpleNamespace(updateAccessibility=hear))
    return heard


def alerts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the cards that are called out as alerts from now on."""
    heard: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        card = event.object()
        if event.type() is QAccessible.Event.Alert and isinstance(card, QWidget):
            heard.append(card.accessibleName())

    ear = SimpleNamespace(
        updateAccessibility=hear,
        installFactory=QAccessible.installFactory,
        Event=QAccessible.Event,
        Role=QAccessible.Role,
    )
    for module in (base, sheet):
        monkeypatch.setattr(module, "QAccessible", ear)
    return heard
