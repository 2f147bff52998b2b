"""What a screen reader is told: of every view a name for every control, and its state."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.shelf import Chip
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.warning import WarningDialog
from tests.support import scenes
from tests.support.access import Node, Role, misheard, nodes
from tests.support.stage import Stage, staged
from tests.support.tabbing import is_trap

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])


def test_every_control_has_a_name_every_card_is_an_alert_and_nothing_is_a_trap(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """And what is disabled says so. In French `test_fits` walks through all of it."""
    found: list[str] = []
    cards, disabled = 0, set[str]()
    with staged(qtbot, tmp_path, "demo") as stage:
        for scene in scenes.each(stage):
            tops = scenes.tops()
            assert sum(len(nodes(top)) for top in tops) > (5 if "full" in scene else 10), scene
            here = misheard(tops)
            cards += sum(isinstance(top, CardDialog) for top in tops)
            if scene == "player-unable":
                disabled = {one.name for one in nodes(stage.window) if one.state.disabled}
                assert stage.session.player.bar.back.hasFocus()
            if is_trap(stage):
                here.append("Tab does not come back the way it went")
            found += [f"{scene}: {fault}" for fault in here]
    assert not found, "\n".join(found)
    assert cards >= 7
    assert {"Play", "Position"} <= disabled


ROWS = {
    "en": {
        "Low Water, episode 3, 30 hours left, Resume",
        "Salt, episode 1, Expired, 1 renewal left, Renew",
        "Harbour Lights, episode 2, 48 hours once started, Play",
    },
    "fr": {
        "Basses eaux, épisode 3, 30 heures restantes, Reprendre",
        "Sel, épisode 1, Expiré, 1 renouvellement, Renouveler",
        "Les Lumières du port, épisode 2, 48 heures une fois lancé, Lire",
    },
}


def cells(stage: Stage) -> list[Node]:
    return [one for one in nodes(stage.session.downloads_page.view) if one.role is Role.Cell]


@LANGUAGES
def test_a_row_is_one_sentence(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with staged(qtbot, tmp_path, "last-renewal", language=language) as stage:
        said = {node.name for node in cells(stage)}
        plain = {name.replace("\u00a0", " ") for name in said}
        assert ROWS[language] <= plain, "\n".join(sorted(said))
        page = stage.session.downloads_page
        for number in range(page.model.rowCount()):
            row = page.model.row(number)
            if row is not None:
                (sentence,) = [name for name in said if name == row.spoken]
                assert row.badge.spoken in sentence
                assert sentence.endswith(f", {row.action.label}")


def test_rows_say_whether_they_are_selected_and_where_the_keyboard_stands(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.select("salt")
        chosen = [one for one in cells(stage) if one.state.selected]
        assert [one.name.split(",")[0] for one in chosen] == ["Salt"]
        assert all(one.state.focusable and one.state.selectable for one in chosen)
        assert [one.name.split(",")[0] for one in cells(stage) if one.state.focused] == ["Salt"]
        stage.session.downloads_page.view.selectAll()
        rows = [one for one in cells(stage) if one.state.selectable]
        assert len(rows) == 9
        assert all(one.state.selected for one in rows)


def test_a_group_says_whether_it_is_folded(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        view = stage.session.downloads_page.view

        def ends() -> set[str]:
            headers = [one.name.split(", ") for one in cells(stage) if ", Season" in one.name]
            return {words[-1] for words in headers}

        assert ends() == {"expanded"}
        view.folding.fold_all(folded=True)
        assert ends() == {"collapsed"}


def chosen_ones(stage: Stage, *inside: str) -> list[str]:
    """The names of the radio buttons that are chosen, below the things with these names."""
    return [
        one.name
        for one in nodes(stage.window)
        if one.role is Role.RadioButton
        and one.state.checked
        and all(name in one.path for name in inside)
    ]


def test_one_of_several_is_a_radio_button_and_says_which_is_chosen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        assert chosen_ones(stage) == ["Downloads 9", "All 9"]
        scenes.scenes()[0].show(stage)
        stage.session.downloads_page.chips.set_current(Chip.READY)
        assert chosen_ones(stage)[1].startswith("Ready")
        stage.window.show_place("settings")
        assert chosen_ones(stage)[0] == "Settings"
        for heading, chosen in {
            "Language": "English",
            "Theme": "System",
            "Text size": "100 %",
        }.items():
            (name,) = chosen_ones(stage, f"Client '{heading}'")
            assert name.replace("\u00a0", " ").endswith(chosen)


def test_fields_say_whether_they_can_be_written_in(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        fields = [one for one in nodes(stage.window) if one.role is Role.EditableText]
        assert [(one.name, one.state.readOnly) for one in fields] == [("Search titles", False)]
        stage.window.show_place("settings")
        fields = [one for one in nodes(stage.window) if one.role is Role.EditableText]
        assert len(fields) >= 2
        assert all(one.state.readOnly for one in fields)


@LANGUAGES
def test_the_warning_is_an_alert_with_its_text_and_its_buttons(
    qtbot: QtBot, tmp_path: Path, language: str
) -> None:
    with staged(qtbot, tmp_path, "last-renewal", language=language) as stage:
        assert stage.session.features.views.show("warning")
        warning = stage.dialog(WarningDialog)
        alert, *inside = nodes(warning)
        assert alert.role is Role.AlertMessage
        assert alert.state.modal
        props = warning.card(stage.session.texts)
        assert (alert.name, alert.description) == (props.title, props.body)
        said = {one.name for one in inside}
        assert {props.title, props.body} <= said
        assert any(one.name == props.items[0].spoken for one in inside)
        buttons = [one for one in inside if one.role is Role.Button]
        assert [one.name for one in buttons][-2:] == [props.decline, props.accept]
        assert [one.name for one in buttons if one.state.focused] == [props.decline]
        warning.reject()


def test_an_order_that_is_chosen_is_checked_in_its_menu(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        stage.session.downloads_page._sort.on_clicked()
        menu = QApplication.activePopupWidget()
        assert menu is not None
        items = [one for one in nodes(menu) if one.role is Role.MenuItem]
        assert [one.name for one in items if one.state.checked] == ["Expiring first"]
        assert all(one.state.checkable for one in items)
        assert nodes(menu)[0].name == "Sort: Expiring first"
        menu.close()
