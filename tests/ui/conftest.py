"""What the tests of screens share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.theme import ThemeChoice, ThemeHolder


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[ThemeHolder]:
    """The dark theme at 100 %, applied."""
    holder = ThemeHolder(qapp, ThemeChoice.DARK)
    yield holder
    holder.setParent(None)
    holder.deleteLater()
