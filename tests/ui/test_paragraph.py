"""Words over several lines: one rhythm, and no line that begins or ends where it may not."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.settings.choice import ChoiceButton
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.disclosure import PageLink
from desktop_app.ui.widgets.labels import Heading, Label, Prose
from desktop_app.ui.widgets.paragraph import paragraph

FRENCH = (
    "Elle expire 48\u00a0h après la première lecture\u202f; «\u202fSel\u202f» se renouvelle une"
    " fois par an. Faut-il l’utiliser\u202f? Il n’en reste qu’un."
)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("style", [Style.HEADING, Style.BODY, Style.SMALL, Style.CAPTION])
def test_every_line_is_as_high_as_the_type_scale_says(
    qtbot: QtBot, dark: ThemeHolder, style: Style, percent: int
) -> None:
    label = Label(dark, style, wrap=True, text=FRENCH)
    qtbot.addWidget(label)
    dark.set_text_percent(percent)
    line, words = dark.theme.line(style), label.paragraph()
    assert words is not None
    for width in (160, 240, 600):
        count = len(words.lines(width))
        assert label.heightForWidth(width) == count * line
    label.setContentsMargins(8, 3, 8, 5)
    assert label.heightForWidth(256) == len(words.lines(240)) * line + 8
    assert label.sizeHint().height() % line == 8
    assert label.minimumSizeHint().height() == line + 8


def test_prose_keeps_its_narrow_spaces_at_every_width(qtbot: QtBot, dark: ThemeHolder) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    prose = Prose(dark, FRENCH, over)
    words = prose.paragraph()
    assert words is not None
    for width in range(120, 640, 7):
        lines = words.lines(width)
        assert "".join(lines).count("\u202f") == FRENCH.count("\u202f")
        for line in lines:
            assert not line.rstrip(" ").endswith("«"), lines
            assert not line.lstrip().startswith((";", "?", "»")), lines


def test_lines_that_are_written_apart_stay_apart(qtbot: QtBot, dark: ThemeHolder) -> None:
    label = Label(dark, Style.CAPTION, wrap=True, text="One\nTwo\nThree")
    qtbot.addWidget(label)
    assert label.heightForWidth(400) == 3 * dark.theme.line(Style.CAPTION)


def test_a_word_wider_than_its_line_goes_on_in_the_next_one(dark: ThemeHolder) -> None:
    word = "Donaudampfschifffahrtsgesellschaft"[:30]
    lines = paragraph(word, dark.theme, Style.BODY).lines(100)
    assert (len(lines) > 1, "".join(lines)) == (True, word)
    metrics = dark.theme.metrics(Style.BODY)
    assert all(metrics.horizontalAdvance(line) <= 100 for line in lines)


def test_what_paints_its_own_words_has_the_same_rhythm(qtbot: QtBot, dark: ThemeHolder) -> None:
    choice, link, heading = ChoiceButton(dark), PageLink(dark), Heading(dark, wrap=True, text="a b")
    for widget in (choice, link, heading):
        qtbot.addWidget(widget)
    choice.set_words("A title", FRENCH)
    link.set_label(FRENCH)
    for of in (choice.heightForWidth, link.heightForWidth):
        steps = {of(width) - of(width + 40) for width in range(200, 700, 10)}
        assert {step % dark.theme.line(Style.SMALL) for step in steps} == {0}
    assert heading.heightForWidth(400) == dark.theme.line(Style.BODY)
