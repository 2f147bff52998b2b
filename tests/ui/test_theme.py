"""The token table: every contrast that the design promises, recomputed with the WCAG formula."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app.platform.paths import resource
from desktop_app.ui.theme import Style, Theme, ThemeChoice, ThemeHolder, icon_pixmap, tokens_of
from desktop_app.ui.tokens import CONTRAST, DARK, LIGHT, Tokens, Tone, mix
from tests.support.contrast import contrast

BOTH = pytest.mark.parametrize("tokens", [DARK, LIGHT], ids=["dark", "light"])
ALL = pytest.mark.parametrize("tokens", [DARK, LIGHT, CONTRAST], ids=["dark", "light", "contrast"])

pytestmark = pytest.mark.usefixtures("qapp")


def grounds(tokens: Tokens) -> list[str]:
    return [tokens.app, tokens.rail, tokens.card, tokens.raised]


def least(colour: str, on: list[str]) -> float:
    return min(contrast(colour, ground) for ground in on)


def test_the_formula_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@BOTH
def test_text_is_as_readable_as_the_design_says(tokens: Tokens) -> None:
    assert least(tokens.text, grounds(tokens)) >= 12.9
    assert least(tokens.dim, grounds(tokens)) >= 6.8
    assert least(tokens.faint, grounds(tokens)) >= 5.2
    assert least(tokens.greyed, [tokens.app, tokens.card, tokens.raised]) >= 5.7


@ALL
def test_edges_accents_and_badges_can_be_told(tokens: Tokens) -> None:
    assert least(tokens.edge, grounds(tokens)) >= 3
    assert least(tokens.accent, grounds(tokens)) >= 3
    assert contrast(tokens.on_accent, tokens.accent) >= 5.85
    assert contrast(tokens.on_text, tokens.text) >= 12
    for tone in Tone:
        pair = tokens.badge(tone)
        assert contrast(pair.fg, pair.bg) >= 4.5, tone
        if pair.edge is not None:
            assert least(pair.edge, grounds(tokens)) >= 3, tone


def test_high_contrast_is_black_white_and_one_accent() -> None:
    assert least(CONTRAST.text, grounds(CONTRAST)) >= 12
    for colour in (CONTRAST.dim, CONTRAST.faint, CONTRAST.greyed):
        assert least(colour, grounds(CONTRAST)) >= 12
    used = {CONTRAST.badge(tone) for tone in Tone}
    colours = {colour for pair in used for colour in (pair.fg, pair.bg)}
    assert colours <= {"#000000", "#FFFFFF", CONTRAST.accent}
    for pair in used:
        assert contrast(pair.fg, pair.bg) >= 12


def drawn(tokens: Tokens) -> dict[str, tuple[str, list[str]]]:
    """Every text and icon that is drawn, and the grounds on which it is: what pointing does too."""
    app, rail, card, raised = grounds(tokens)
    pointed = [
        mix(one, tokens.text, share).name() for one in grounds(tokens) for share in (0.1, 0.2)
    ]
    bright = [
        mix(tokens.text, one, share).name() for one in grounds(tokens) for share in (0.1, 0.2)
    ]
    loud = [mix(tokens.accent, tokens.text, share).name() for share in (0.1, 0.2)]
    return {
        "text": (tokens.text, [app, rail, card, raised, *pointed]),
        "dim": (
            tokens.dim,
            [
                *(app, rail, card, raised),
                mix(rail, tokens.text, 0.06).name(),
                mix(card, tokens.text, 0.035).name(),
            ],
        ),
        "faint: hints, what is disabled, numbers": (tokens.faint, [app, rail, card, raised]),
        "greyed rows": (tokens.greyed, [app, card, raised, rail]),
        "the accent, as words and icons": (tokens.accent, [app, rail, card, raised]),
        "on the accent: buttons, what is selected in a menu": (
            tokens.on_accent,
            [tokens.accent, *loud],
        ),
        "on the colour of text: primary buttons, the chosen chip": (
            tokens.on_text,
            [tokens.text, *bright],
        ),
        **{
            f"badge {tone.value}": (tokens.badge(tone).fg, [tokens.badge(tone).bg]) for tone in Tone
        },
    }


@ALL
def test_every_pair_that_is_drawn_can_be_read(tokens: Tokens) -> None:
    weak = {
        name: round(least(colour, on), 2)
        for name, (colour, on) in drawn(tokens).items()
        if least(colour, on) < 4.5
    }
    assert not weak


@ALL
def test_what_is_no_text_stands_out_from_what_is_beside_it(tokens: Tokens) -> None:
    assert least(tokens.text, grounds(tokens)) >= 3, "the ring of the focus, outside its gap"
    assert least(tokens.edge, grounds(tokens)) >= 3, "edges, tracks of sliders, round marks"
    assert contrast(tokens.accent, tokens.track) >= 3, "what is used of a line to scale"
    for pair in (tokens.badge(tone) for tone in Tone):
        assert least(pair.fg, [pair.bg]) >= 3, "rings and icons of badges"


def test_over_the_picture_everything_is_drawn_as_on_dark() -> None:
    for colour in (DARK.text, DARK.dim, DARK.accent):
        assert contrast(colour, "#000000") >= 4.5


def test_high_contrast_stays_so_whatever_is_pointed_at() -> None:
    for name, (colour, on) in drawn(CONTRAST).items():
        assert contrast(colour, on[0]) >= 12, name
        assert least(colour, on) >= 7, name


def test_the_choice_system_follows_the_system() -> None:
    assert tokens_of(ThemeChoice.SYSTEM, system_is_dark=True) is DARK
    assert tokens_of(ThemeChoice.SYSTEM, system_is_dark=False) is LIGHT
    assert tokens_of(ThemeChoice.CONTRAST, system_is_dark=False) is CONTRAST


def test_a_theme_is_applied_once_and_told_once(qapp: QApplication) -> None:
    holder = ThemeHolder(qapp, ThemeChoice.DARK)
    told: list[str] = []
    holder.changed.connect(lambda: told.append(holder.theme.tokens.app))
    holder.set_look(ThemeChoice.LIGHT)
    holder.set_look(ThemeChoice.LIGHT)
    assert told == [LIGHT.app]
    assert QGuiApplication.palette().window().color() == QColor(LIGHT.app)
    holder.set_text_percent(150)
    assert holder.theme.px(20) == 30
    assert holder.theme.font(Style.ROW).pixelSize() == 22
    holder.set_text_percent(100)


def test_the_bundled_font_has_its_weights() -> None:
    theme = Theme()
    assert theme.font(Style.BODY).family() == "Inter"
    widths = {theme.metrics(Style.SMALL).horizontalAdvance(str(digit) * 4) for digit in range(10)}
    assert len(widths) == 1, "figures are tabular"
    assert theme.metrics(Style.SMALL_STRONG).horizontalAdvance("Resume") > theme.metrics(
        Style.SMALL
    ).horizontalAdvance("Resume")


def test_an_icon_takes_its_colour_and_is_sharp() -> None:
    image = icon_pixmap("lock", "#ff0000", 20, 2.0).toImage()
    assert (image.width(), image.devicePixelRatio()) == (40, 2.0)
    painted = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert painted == {"#ff0000"}


def test_the_badge_of_every_tone_is_another_one_on_screen() -> None:
    for tokens in (DARK, LIGHT):
        pairs = [tokens.badge(tone) for tone in Tone]
        assert len(set(pairs)) == len(pairs)


def test_resources_are_found() -> None:
    assert resource("fonts", "Inter-Regular.otf").is_file()
    assert isinstance(resource(), Path)
