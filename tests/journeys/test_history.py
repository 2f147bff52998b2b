"""The inspector in the real window: the history after a renewal, and the keyboard in it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.warning import WarningDialog
from desktop_app.ui.inspector.parts import GrantWidget, TimelinePoint
from tests.support.stage import Stage, demo, staged


def spoken(stage: Stage, kind: type[TimelinePoint] | type[GrantWidget]) -> list[str]:
    """What the accessibility tree says of every part of that kind that can be seen."""
    names = []
    for one in stage.session.inspector.findChildren(kind):
        if one.isVisible():
            found = QAccessible.queryAccessibleInterface(one)
            assert found is not None
            names.append(found.text(QAccessible.Text.Name).replace("\u00a0", " "))
    return names


def test_d1_d3_the_inspector_has_every_download_after_a_renewal(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.session.texts.set_zone(QTimeZone(b"Europe/Paris"))
        view = stage.session.inspector
        stage.select("salt")
        assert view._content.history.accessibleName() == "Every download, 1, hidden"
        assert spoken(stage, GrantWidget) == []
        stage.press(Qt.Key.Key_R)
        warning = stage.dialog(WarningDialog)
        with qtbot.waitSignal(warning.answered):
            stage.click(warning.accept_button)
        stage.until_downloaded("salt")
        stage.select("salt")
        assert view._content.history.accessibleName() == "Every download, 2, shown"
        renewed, first = sorted(spoken(stage, GrantWidget), reverse=True)
        assert renewed == (
            "Renewal 1 of 1, 22 Jun 2026, 13:07, Never started, On this laptop now,"
            " The article of 2017"
        )
        assert first == (
            "First download, 12 Feb 2026, 09:30, 1 renewal until 12 Feb 2027, 09:30,"
            " First play · 13 Feb 2026, 20:10, Expired · 15 Feb 2026, 20:10, The article of 2017"
        )
        entries = sorted(spoken(stage, TimelinePoint))
        assert all(entries)
        assert "Renewal 1 of 1, 22 Jun 2026, 13:07" in entries
        assert "Renewals reset, 12 Feb 2027, 09:30" in entries


def test_laid_over_everything_in_it_is_reached_by_tab_and_left_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.window.resize(900, 600)
        stage.select("mycelium")
        rows = stage.session.downloads_page.view
        stage.press(Qt.Key.Key_I)
        inspector = stage.session.inspector
        close = stage.window.focusWidget()
        assert close is stage.window._inspector.close_button
        reached = []
        for _ in range(40):
            stage.press(Qt.Key.Key_Tab)
            focused = stage.window.focusWidget()
            assert focused is not None
            if focused is close:
                break
            reached.append(focused)
        assert focused is close, "Tab comes round again"
        wanted = [inspector._area, inspector._content.history, inspector._content.rules]
        wanted += [inspector._primary, inspector._secondary]
        assert reached[: len(wanted)] == wanted
        assert rows in reached
        stage.press(Qt.Key.Key_Escape)
        assert not stage.window.inspector_shown
        assert stage.window.focusWidget() is rows


def test_what_was_never_downloaded_says_what_a_download_opens(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.window.resize(900, 600)
        page = stage.session.catalogue_page
        stage.window.show_place("catalogue")
        page.select_key(demo("fog-signal"))
        stage.press(Qt.Key.Key_I)
        assert stage.window.inspector_shown
        view = stage.session.inspector
        assert view.key == demo("fog-signal")
        shown = [
            one.text().replace("\u00a0", " ") for one in view._content.outlook if one.isVisible()
        ]
        assert shown == ["Downloading opens your renewals: 1 renewal within a year."]
        assert not view._content.history.isVisible()
        stage.press(Qt.Key.Key_I)
        assert not stage.window.inspector_shown
        assert stage.window.focusWidget() is page.view
