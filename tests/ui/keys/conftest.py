"""What the tests of keys share."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.hands import Hands, keyboard
from tests.ui.keys.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    window, middle = QMainWindow(), QWidget()
    layout = QVBoxLayout(middle)
    rows = QListWidget()
    rows.addItems([str(number) for number in range(100)])
    for one in (QPushButton("press"), rows, QLineEdit(objectName="line"), QSpinBox()):
        layout.addWidget(one)
    window.setCentralWidget(middle)
    qtbot.addWidget(window)
    hands = Hands()
    with keyboard(hands):
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        made = Desk(window, hands)
        made.button.clicked.connect(made.hears("pressed"))
        made.button.setFocus()
        yield made
