"""The page of the rules: what it says of the terms in force, and all policies beside them."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import DEFAULT, Origin
from desktop_app.domain.rules import TermsInForce
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.session.shipped import policy_files
from desktop_app.ui.answers import Question
from desktop_app.ui.rules.page import READ_WELL, RulesPage
from desktop_app.ui.rules.props import comparison_of, legend_of, sections_of
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.answers import AnswerList

EN, FR = Texts("en"), Texts("fr")
LONG_1072 = pytest.param(1072, 100, marks=pytest.mark.long)
LONG_1712 = pytest.param(1712, 100, marks=pytest.mark.long)
LONG_1712_150 = pytest.param(1712, 150, marks=pytest.mark.long)
"""Pixels and percent of text: between those where most has to give way."""
SHIPPED = [
    ShippedPolicy(name, one.title, one.policy, one.source, one.mark)
    for name, one in policy_files().items()
]
SKY = policy_files()["sky-go-nz"].policy
SEA = LocalText({"en": "The Sea", "fr": "La Mer"})
FOREST = LocalText({"en": "The Forest", "fr": "La Forêt"})
ONE = (TermsInForce(DEFAULT, Origin.DEFAULT, (SEA, FOREST)),)
TWO = (
    TermsInForce(DEFAULT, Origin.DEFAULT, (SEA,)),
    TermsInForce(SKY, Origin.CATALOGUE, (FOREST,)),
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("in_force", "says"),
    [
        (ONE[0], "The catalogue sets no others."),
        (
            replace(ONE[0], origin=Origin.CATALOGUE),
            "Set by the catalogue.",
        ),
        (
            replace(ONE[0], origin=Origin.CHOSEN),
            "Chosen in the settings.",
        ),
        (
            replace(ONE[0], origin=Origin.SCENARIO),
            "Set by the open scenario.",
        ),
    ],
)
def test_one_set_of_terms_says_who_put_it_in_force(in_force: TermsInForce, says: str) -> None:
    (section,) = sections_of([in_force], SHIPPED, EN)
    assert section.title == "The article of 2017"
    assert section.lines == (says, "Source: Clubic, 18 June 2017 (press or a forum).")
    assert [one.question for one in section.answers] == list(Question)


def test_several_sets_name_their_series() -> None:
    english, french = sections_of(TWO, SHIPPED, EN), sections_of(TWO, SHIPPED, FR)
    assert [one.title for one in english] == ["The article of 2017", "Sky Go New Zealand"]
    assert english[1].lines[0] == "Set for “The Forest”."
    assert plain(french[1].lines[0]).endswith(" « La Forêt ».")


def test_terms_that_no_file_ships_go_by_their_name() -> None:
    own = replace(DEFAULT, name="my own terms")
    (section,) = sections_of([TermsInForce(own, Origin.CATALOGUE)], SHIPPED, EN)
    assert section.title == "my own terms"
    assert len(section.lines) == 1


def test_every_policy_stands_beside_the_others_with_source_and_mark() -> None:
    rows = comparison_of(ONE, SHIPPED, EN)
    assert {one.name for one in rows} == set(policy_files())
    assert rows[0].name == "clubic-2017"
    assert [one.in_force for one in rows] == ["In force", *[""] * (len(rows) - 1)]
    assert all(one.source for one in rows)
    marks = {one.name: one.mark.spoken for one in rows}
    assert marks["clubic-2017"] == "B: press or a forum"
    assert marks["sky-go-nz"] == "A: the service’s own page"
    assert marks["prime-video-included"] == "C: reported, unverified"


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        (
            "clubic-2017",
            [
                "48 hours to finish once started",
                "To finish it: from the first play",
                "1 renewal",
                "The count starts again after 1 year",
                "Deleted from this laptop, A sitting that runs may be finished",
            ],
        ),
        (
            "sky-go-nz",
            [
                "30 days to start, 48 hours to finish once started, Whichever ends first",
                "To watch it: from the download, To finish it: from the first play",
                "Any number of renewals, At most 25 downloads at once",
                "Renewals have no last day",
                "Deleted from this laptop, A sitting that runs may be finished",
            ],
        ),
        (
            "catalogue-window",
            [
                "No time limit while it is in the catalogue",
                "No time is counted",
                "Any number of renewals",
                "Renewals have no last day",
                "Deleted when it leaves the catalogue",
            ],
        ),
        (
            "screener-14d",
            [
                "14 days to start, No time limit once started",
                "To start it: from the download",
                "Any number of renewals",
                "Renewals have no last day",
                "Deleted if it was not started",
            ],
        ),
    ],
)
def test_the_same_questions_in_the_same_words(name: str, cells: list[str]) -> None:
    (found,) = [one for one in comparison_of(ONE, SHIPPED, EN) if one.name == name]
    assert [plain(", ".join(cell.words)) for cell in found.cells] == cells
    assert plain(found.cells[0].spoken) == f"{found.title}, How long do I have? {cells[0]}"


def test_the_marks_are_explained_in_both_languages() -> None:
    assert [one.letter for one in legend_of(EN)] == ["A", "B", "C"]
    assert not {one.words for one in legend_of(EN)} & {one.words for one in legend_of(FR)}


# the page


@pytest.fixture
def page(qtbot: QtBot, dark: ThemeHolder) -> Iterator[RulesPage]:
    made = RulesPage(dark, Texts("en"), SHIPPED)
    qtbot.addWidget(made)
    made.show_terms(ONE)
    made.resize(1072, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    yield made
    made.close()


def settle(page: RulesPage, width: int, height: int = 600) -> None:
    page.resize(width, height)
    QTest.qWait(0)


def shown(widget: QWidget) -> list[QLabel]:
    return [one for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


@pytest.mark.parametrize(("width", "percent", "table"), [(1072, 100, True), (816, 100, False)])
def test_a_table_where_there_is_room_and_cards_where_there_is_none(
    page: RulesPage, dark: ThemeHolder, width: int, percent: int, table: bool
) -> None:
    settle(page, width)
    assert page.comparison.is_table == table


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "percent"), [(816, 100), LONG_1072, (784, 200), LONG_1712_150])
def test_nothing_is_cut_off(
    qtbot: QtBot, page: RulesPage, dark: ThemeHolder, language: str, width: int, percent: int
) -> None:
    dark.set_text_percent(percent)
    page._texts.switch(language)
    page.show_terms(TWO)
    settle(page, width)
    qtbot.waitUntil(lambda: not cut_off(page))


def cut_off(page: RulesPage) -> list[str]:
    """What is not wholly to be seen."""
    found = []
    for label in shown(page):
        words = re.split(r"[\s/-]", label.text())
        widest = max(label.fontMetrics().horizontalAdvance(word) for word in words)
        right = label.mapTo(page._inside, label.rect().bottomRight()).x()
        wide = widest > label.width()
        if label.height() < label.heightForWidth(label.width()) or wide or right > page.width():
            found.append(label.text())
    return found


def test_esc_and_back_leave(qtbot: QtBot, page: RulesPage) -> None:
    assert page.back.hasFocus()
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Space)


def test_arrows_scroll_and_tab_goes_from_policy_to_policy(qtbot: QtBot, page: RulesPage) -> None:
    bar = page._scroll.verticalScrollBar()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Down)
    assert bar.value() > 0
    assert page.back.hasFocus()
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    for name, link in page.comparison.links.items():
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
        assert link.hasFocus(), name
        top = link.mapTo(page._scroll.viewport(), link.rect().topLeft()).y()
        assert 0 <= top <= page._scroll.viewport().height() - link.height()


def test_a_policy_can_be_asked_for_in_full(qtbot: QtBot, page: RulesPage) -> None:
    link = page.comparison.links["sky-go-nz"]
    assert link.accessibleName() == "Sky Go New Zealand, Read in full"
    with qtbot.waitSignal(page.policy_requested) as asked:
        link.click()
    assert asked.args is not None
    assert asked.args[0].policy == SKY


def test_another_language_at_once_with_the_focus_where_it_was(page: RulesPage) -> None:
    page.comparison.links["chili-rental"].setFocus()
    page._texts.switch("fr")
    assert page.back.accessibleName() == "Retour"
    assert page.comparison.links["chili-rental"].hasFocus()
    said = [plain(one.text()) for one in shown(page)]
    assert "Combien de téléchargements ?" in said
    assert "Clubic, 18 juin 2017" in said


def test_every_cell_is_spoken_with_its_policy_and_its_question(page: RulesPage) -> None:
    names = {plain(one.accessibleName()) for one in page.findChildren(QWidget)}
    assert "Chili rental, How often may I download it? No renewal" in names
    assert "The article of 2017, In force" in names


@pytest.mark.parametrize(("width", "percent"), [(816, 100), LONG_1072, LONG_1712, (1072, 200)])
def test_everything_ends_at_one_right_edge(
    qtbot: QtBot, page: RulesPage, dark: ThemeHolder, width: int, percent: int
) -> None:
    dark.set_text_percent(percent)
    settle(page, width)
    panel = page._panel_box.itemAt(0).widget()
    assert panel is not None

    def right(widget: QWidget, ring: int = 0) -> int:
        return widget.mapTo(page._inside, widget.rect().topRight()).x() - ring

    qtbot.waitUntil(lambda: right(panel) == right(page.comparison))
    assert right(page.back, 4) == right(panel)
    (answers,) = panel.findChildren(AnswerList)
    assert answers.width() <= round(READ_WELL * dark.theme.scale)
