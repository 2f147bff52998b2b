"""Where the downloads lie: what the settings say of it, and whom the keyboard reaches there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.media_folder import MediaShown, MoveShown
from desktop_app.ui.settings.media import MediaRow, progress, sentence
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder

HERE = MediaShown("/media/ada/Films/Sablier-1", 1_200_000_000, 61_000_000_000)
MOVE = MoveShown("/media/ada/Films", 420_000_000, 1_200_000_000)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "says", "away", "how_far"),
    [
        (
            "en",
            "1.2 GB of downloads here, 61 GB free on this disk.",
            "This folder cannot be read now.",
            "420 MB of 1.2 GB (35 %). Downloads wait meanwhile.",
        ),
        (
            "fr",
            "1,2 Go de téléchargements ici, 61 Go libres sur ce disque.",
            "Ce dossier ne peut pas être lu pour le moment.",
            "420 Mo sur 1,2 Go (35 %). Les téléchargements attendent pendant ce temps.",
        ),
    ],
)
def test_what_it_says(language: str, says: str, away: str, how_far: str) -> None:
    texts = Texts(language)
    assert plain(sentence(HERE, texts)) == says
    assert plain(sentence(replace(HERE, readable=False), texts)) == away
    assert plain(progress(MOVE, texts)) == how_far
    assert "%" not in progress(MoveShown("/media"), texts)


def test_the_keyboard_is_where_something_can_be_done(qtbot: QtBot, dark: ThemeHolder) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = MediaRow(dark, Texts("en"), window)
    row.resize(700, row.heightForWidth(700) if row.hasHeightForWidth() else 200)
    window.resize(700, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    asked: list[str] = []
    row.move_requested.connect(lambda: asked.append("move"))
    row.cancel_requested.connect(lambda: asked.append("cancel"))
    row.show_media(HERE)
    assert row.back.isHidden()
    row.show_media(replace(HERE, is_own=False))
    assert row.back.isVisible()
    row.move_button.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    row.show_media(replace(HERE, move=MOVE))
    assert row.cancel.hasFocus()
    assert not row.move_button.isVisible()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    row.show_media(HERE)
    assert row.move_button.hasFocus()
    assert asked == ["move", "cancel"]
    row.show_media(replace(HERE, movable=False))
    assert not row.move_button.isVisible()
    assert row.show_button.isVisible()
