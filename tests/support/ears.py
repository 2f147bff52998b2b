"""What a screen reader is told: Qt's end of the line, where offscreen nobody listens."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent

from desktop_app.ui.widgets import drawing


def listen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sentence that is announced from now on."""
    heard: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(drawing, "QAccessible", SimpleNamespace(updateAccessibility=hear))
    return heard
