"""What every variant of the warning keeps, whatever its file says; and that it says the truth."""

import json
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import LocalText
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import NeedsConfirmation
from desktop_app.domain.rules import Rules
from desktop_app.domain.time import DAY, MINUTE, SECOND, Instant
from desktop_app.domain.variant import (
    CASES,
    NEUTRAL,
    AcceptCase,
    DialogChoice,
    Part,
    Sentence,
    Shape,
    TitleCase,
    Variant,
)
from desktop_app.domain.warning import WarningEpisode, WarningFacts, time_case
from desktop_app.formats.variant import read_variant
from desktop_app.platform.paths import resource
from desktop_app.session.variants import find_variant, variant_files, variants_folder
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.content import DEAF_FOR
from desktop_app.ui.dialogs.preview import VariantsPreview, traits
from desktop_app.ui.dialogs.props import ClosedBy
from desktop_app.ui.dialogs.sheet import ClickedOutside, Sheet
from desktop_app.ui.dialogs.warning import WarningAnswer, WarningSheet
from desktop_app.ui.dialogs.warning_words import warning_props
from desktop_app.ui.theme import ThemeChoice
from tests.support.ears import listen
from tests.support.fitting import faults
from tests.ui.dialogs.facts import (
    FIRST,
    LAST_RENEWAL,
    LEAVES,
    NOW,
    RESET,
    english,
    episode,
    facts,
    french,
    plain,
    row,
)
from tests.ui.dialogs.test_dialogs import KEYS, LEFT, Stage, stage

__all__ = ["stage"]

VARIANTS = variant_files()
SHEET, DELAYED, RENEW = (VARIANTS[name] for name in ("sheet", "delayed", "renew-default"))
NONE = VARIANTS["no-default"]
ENTER, TAB, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Space
PLAIN = Qt.KeyboardModifier.NoModifier

every_variant = pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)


def answered(renew: bool, how: ClosedBy) -> list[object]:
    return [WarningAnswer(KEYS, renew=renew, how=how)]


def wait_for(stage: Stage, variant: Variant) -> None:
    """Until the button that renews can be pressed."""
    stage.passed[0] += variant.delay
    if stage.card is not None:
        stage.card.content.on_waited()


def test_those_that_ship_are_these() -> None:
    assert list(VARIANTS) == [
        "neutral",
        "delayed",
        "details-first",
        "loss-first",
        "no-default",
        "no-year",
        "renew-default",
        "sheet",
    ]
    assert all(name == one.name for name, one in VARIANTS.items())
    for one in VARIANTS.values():
        for text in (one.title, one.description):
            assert set(text.by_language) == {"en", "fr"}


# what every variant keeps


@every_variant
def test_a_key_that_repeats_does_nothing_ever(stage: Stage, variant: Variant) -> None:
    card = stage.warn_as(variant)
    for move in (False, True):
        if move:
            stage.key(TAB)
        for key in (ENTER, Qt.Key.Key_Enter, SPACE, ESC):
            for _ in range(5):
                stage.passed[0] += 1_000
                stage.repeat(key)
    assert stage.answers == []
    assert card.isVisible()


@every_variant
def test_nothing_is_heard_in_the_first_400_ms(stage: Stage, variant: Variant) -> None:
    card = stage.warn_as(variant, heard=False)
    before = QApplication.focusWidget()
    stage.passed[0] += DEAF_FOR - 1
    for key in (ENTER, ESC, SPACE, TAB):
        stage.key(key)
    stage.click(card.accept_button)
    stage.click(card.decline_button)
    assert stage.answers == []
    assert QApplication.focusWidget() is before
    stage.passed[0] += 1
    stage.key(ESC)
    assert stage.answers == answered(renew=False, how=ClosedBy.ESC)


@every_variant
def test_esc_and_closing_are_not_now(stage: Stage, variant: Variant) -> None:
    stage.warn_as(variant)
    stage.key(ESC)
    card = stage.warn_as(variant)
    card.close()
    card = stage.warn_as(variant)
    stage.click(card.decline_button)
    ways = (ClosedBy.ESC, ClosedBy.WINDOW, ClosedBy.BUTTON)
    assert stage.answers == [WarningAnswer(KEYS, renew=False, how=how) for how in ways]


@every_variant
@pytest.mark.parametrize("key", [ESC, ENTER, SPACE])
def test_the_focus_goes_back_to_what_asked(
    qtbot: QtBot, stage: Stage, variant: Variant, key: Qt.Key
) -> None:
    card = stage.warn_as(variant)
    assert not stage.asking.hasFocus()
    if QApplication.focusWidget() not in (card.decline_button, card.accept_button):
        stage.key(TAB)
    stage.key(key)
    assert len(stage.answers) == 1
    qtbot.waitUntil(stage.asking.hasFocus, timeout=1_000)


@every_variant
def test_it_is_announced_as_an_alert_with_all_of_its_words(stage: Stage, variant: Variant) -> None:
    card = stage.warn_as(variant)
    found = QAccessible.queryAccessibleInterface(card)
    assert found is not None
    assert found.role() == QAccessible.Role.AlertMessage
    assert found.state().modal
    props = warning_props(facts(), stage.texts, variant)
    assert found.text(QAccessible.Text.Name) == props.title
    told = found.text(QAccessible.Text.Description)
    assert all(one in told for one in (*props.sentences, *props.sentences_below))
    assert "12 February 2027, 09:30" in told


@every_variant
def test_enter_does_what_the_file_says_and_never_renews_otherwise(
    stage: Stage, variant: Variant
) -> None:
    card = stage.warn_as(variant)
    focused = {
        DialogChoice.NOT_NOW: card.decline_button,
        DialogChoice.RENEW: card.accept_button,
        DialogChoice.NONE: card.content,
    }
    assert QApplication.focusWidget() is focused[variant.focus]
    stage.key(ENTER)
    meant = {
        DialogChoice.NOT_NOW: [False],
        DialogChoice.RENEW: [not variant.delay],
        DialogChoice.NONE: [],
    }
    assert [one.renew for one in stage.answers] == meant[variant.default]  # type: ignore[attr-defined]


@every_variant
def test_enter_once_moved_presses_the_button_that_has_the_focus(
    stage: Stage, variant: Variant
) -> None:
    card = stage.warn_as(variant)
    wait_for(stage, variant)
    stage.key(Qt.Key.Key_Right)
    assert card.accept_button.hasFocus()
    stage.key(Qt.Key.Key_Left)
    assert card.decline_button.hasFocus()
    stage.key(ENTER)
    assert stage.answers == answered(renew=False, how=ClosedBy.ENTER)
    card = stage.warn_as(variant)
    wait_for(stage, variant)
    for _ in range(2):
        if not card.accept_button.hasFocus() or not card.content._moved:
            stage.key(Qt.Key.Key_Right)
    stage.key(ENTER)
    assert stage.answers[1:] == answered(renew=True, how=ClosedBy.ENTER)


@every_variant
def test_tab_stays_inside_until_it_is_answered(stage: Stage, variant: Variant) -> None:
    rules = (Rules.of(row()),)
    card = stage.warn_as(variant, rules=rules)
    wait_for(stage, variant)
    seen = set()
    for key in [TAB] * 5 + [Qt.Key.Key_Backtab] * 5:
        stage.key(key)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert card.isAncestorOf(focused)
        seen.add(focused)
    assert seen == {card.decline_button, card.accept_button, card.rules_link}


@every_variant
def test_the_rules_are_read_in_it_and_nothing_is_answered(stage: Stage, variant: Variant) -> None:
    card = stage.warn_as(variant, rules=(Rules.of(row()),))
    card.content.on_rules_asked()
    assert card.is_reading
    assert card.accept_button.isHidden()
    assert not card.content._note.isVisible()
    stage.key(ESC)
    assert not card.is_reading
    assert stage.answers == []
    stage.key(ENTER)
    assert stage.answers == []
    stage.passed[0] += DEAF_FOR
    stage.key(ESC)
    assert stage.answers == answered(renew=False, how=ClosedBy.ESC)


@every_variant
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("percent", [pytest.param(100, marks=pytest.mark.long), 200])
@pytest.mark.parametrize(
    "look",
    [
        ThemeChoice.DARK,
        pytest.param(ThemeChoice.LIGHT, marks=pytest.mark.long),
        pytest.param(ThemeChoice.CONTRAST, marks=pytest.mark.long),
    ],
)
def test_it_is_drawn_and_nothing_is_cut_off(
    stage: Stage, variant: Variant, look: ThemeChoice, percent: int, language: str
) -> None:
    stage.window.resize(880, 560)
    stage.holder.set_look(look)
    stage.holder.set_text_percent(percent)
    stage.texts.switch(language)
    for count in (1, 3):
        asked = facts(*(episode(str(number)) for number in range(count)))
        card = stage.warn_as(variant, asked, rules=(Rules.of(row()),))
        content = card.content
        QApplication.processEvents()
        assert faults(card) == []
        assert content.width() <= 880
        assert content.height() <= 560
        for button in (card.decline_button, card.accept_button):
            assert content.rect().contains(button.geometry())
            assert button.width() >= button.sizeHint().width()
        assert not card.decline_button.geometry().intersects(card.accept_button.geometry())
        assert content._area.height() >= 100
        if content._note.isVisible():
            assert content._note.geometry().bottom() < card.decline_button.geometry().top() + 8
            assert content._note.geometry().top() > content._area.geometry().bottom()
        assert _colours(content.grab().toImage()) > 8
        card.content.on_declined()
    stage.holder.set_text_percent(100)


def _colours(image: QImage) -> int:
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    return len(set(pixels[::7]))


# the delay


def test_a_delayed_button_says_so_and_cannot_be_pressed_before(
    qtbot: QtBot, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listen(monkeypatch)
    card = stage.warn_as(DELAYED)
    note, button = card.content._note, card.accept_button
    before = card.content.height()
    assert plain(note.text()) == "“Use last renewal” can be pressed after 3 seconds."
    found = QAccessible.queryAccessibleInterface(button)
    assert found is not None
    assert found.state().disabled
    assert found.text(QAccessible.Text.Description) == note.text()
    stage.passed[0] += 3 * SECOND - DEAF_FOR - 1
    stage.click(button)
    stage.key(TAB)
    assert not button.hasFocus()
    stage.key(Qt.Key.Key_Right)
    stage.key(SPACE)  # the focus never left the other button
    assert stage.answers == answered(renew=False, how=ClosedBy.BUTTON)
    card = stage.warn_as(DELAYED)
    stage.passed[0] += 3 * SECOND
    qtbot.waitUntil(card.accept_button.isEnabled, timeout=2_000)
    assert heard[-1] == plain(card.content._note.text()) == "“Use last renewal” can be pressed now."
    assert card.content.height() == before  # nothing moves under the pointer
    stage.click(card.accept_button)
    assert stage.answers[1:] == answered(renew=True, how=ClosedBy.BUTTON)


def test_enter_that_renews_does_nothing_before_the_delay_has_passed(stage: Stage) -> None:
    variant = replace(DELAYED, default=DialogChoice.RENEW)
    stage.warn_as(variant)
    stage.key(ENTER)
    assert stage.answers == []
    wait_for(stage, variant)
    stage.key(ENTER)
    assert stage.answers == answered(renew=True, how=ClosedBy.ENTER)


def test_what_was_read_meanwhile_is_not_waited_for_again(stage: Stage) -> None:
    card = stage.warn_as(DELAYED, rules=(Rules.of(row()),))
    card.content.on_rules_asked()
    wait_for(stage, DELAYED)
    stage.key(ESC)
    stage.texts.switch("fr")
    stage.passed[0] += DEAF_FOR
    assert card.accept_button.isEnabled()


def test_rules_that_are_read_for_a_moment_do_not_end_the_delay(qtbot: QtBot, stage: Stage) -> None:
    card = stage.warn_as(DELAYED, rules=(Rules.of(row()),))
    card.content.on_rules_asked()
    card.content.on_waited()
    stage.key(ESC)
    assert not card.accept_button.isEnabled()
    stage.passed[0] += 3 * SECOND
    qtbot.waitUntil(card.accept_button.isEnabled, timeout=2_000)


def test_a_click_half_made_beside_the_default_takes_enter_away_from_it(stage: Stage) -> None:
    card = stage.warn_as(RENEW)
    at = card.decline_button.mapTo(card, card.decline_button.rect().center())
    QTest.mousePress(stage.handle, LEFT, PLAIN, at)
    QTest.mouseRelease(stage.handle, LEFT, PLAIN, QPoint(5, 5))
    stage.key(ENTER)
    assert stage.answers == answered(renew=False, how=ClosedBy.ENTER)


# the sheet


def sheet_on(stage: Stage) -> WarningSheet:
    sheet = stage.warn_as(SHEET)
    assert isinstance(sheet, WarningSheet)
    return sheet


def test_a_sheet_dims_its_window_and_is_no_other(stage: Stage) -> None:
    before = stage.window.grab().toImage()
    sheet = sheet_on(stage)
    assert QApplication.activeModalWidget() is None
    assert sheet.window() is stage.window
    assert sheet.geometry() == stage.window.rect()
    middle = sheet.content.geometry().center() - sheet.rect().center()
    assert middle.manhattanLength() <= 2
    after = stage.window.grab().toImage()
    assert after.pixelColor(2, 2).lightness() < before.pixelColor(2, 2).lightness()
    stage.window.resize(640, 600)
    QApplication.processEvents()
    assert sheet.geometry() == stage.window.rect()
    assert sheet.rect().contains(sheet.content.geometry())


def test_a_click_beside_the_card_is_seen_and_does_nothing_else(stage: Stage) -> None:
    sheet = sheet_on(stage)
    seen: list[object] = []
    sheet.clicked_outside.connect(seen.append)
    at = stage.asking.mapTo(stage.window, QPoint(8, 8))
    QTest.mouseClick(stage.handle, LEFT, PLAIN, at)
    QTest.mouseClick(stage.handle, LEFT, PLAIN, sheet.content.geometry().topLeft() + QPoint(9, 30))
    assert seen == [ClickedOutside(at.x(), at.y(), "Renew", early=False)]
    assert stage.pressed == []
    assert stage.answers == []
    assert sheet.decline_button.hasFocus()
    stage.key(ESC)
    QTest.mouseClick(stage.window.windowHandle(), LEFT, PLAIN, at)
    assert stage.pressed == [True]


def test_an_early_click_beside_it_is_seen_too(stage: Stage) -> None:
    sheet = stage.warn_as(SHEET, heard=False)
    assert isinstance(sheet, Sheet)
    seen: list[object] = []
    sheet.clicked_outside.connect(seen.append)
    QTest.mouseClick(stage.handle, LEFT, PLAIN, QPoint(3, 3))
    assert [one.early for one in seen] == [True]  # type: ignore[attr-defined]


def test_what_takes_the_focus_behind_a_sheet_gives_it_back(stage: Stage) -> None:
    sheet = sheet_on(stage)
    stage.key(TAB)
    stage.asking.setFocus()
    assert sheet.accept_button.hasFocus()


def test_the_window_that_is_closed_under_a_sheet_declines(stage: Stage) -> None:
    sheet_on(stage)
    stage.window.windowHandle().close()
    assert stage.answers == answered(renew=False, how=ClosedBy.WINDOW)


# what is true

STAYS = replace(DEFAULT, playback_duration=None)
GRACE = replace(DEFAULT, play_start_grace=5 * MINUTE)
RENTED = replace(DEFAULT, storage_duration=28 * DAY)
STRICT = replace(RENTED, storage_enforced_after_start=True)
SCREENER = replace(STAYS, storage_duration=14 * DAY)
POLICIES = {
    time_case(policy): policy
    for policy in (
        DEFAULT,
        STAYS,
        GRACE,
        RENTED,
        STRICT,
        SCREENER,
        replace(SCREENER, storage_enforced_after_start=True),
        replace(RENTED, play_start_grace=5 * MINUTE),
        replace(STRICT, play_start_grace=5 * MINUTE),
    )
}
NEEDS = (
    LAST_RENEWAL,
    NeedsConfirmation(True, FIRST, None),
    NeedsConfirmation(False, None, RESET),
    NeedsConfirmation(False, None, None),
)


def test_every_case_of_the_time_is_in_the_table() -> None:
    assert {*POLICIES, "each"} == set(CASES[Sentence.TIME])


def asked_about(
    count: int, needs: NeedsConfirmation, policy: Policy, leaves_at: Instant | None
) -> WarningFacts:
    return facts(
        *(episode(str(number)) for number in range(count)),
        needs=needs,
        policy=policy,
        leaves_at=leaves_at,
    )


def test_every_case_of_every_sentence_is_met_by_some_facts() -> None:
    named = {
        sentence: {case: LocalText({"en": f"{sentence} {case}"}) for case in cases}
        for sentence, cases in CASES.items()
    }
    every_part = replace(NEUTRAL, words=named, order=(*NEUTRAL.order, Part.KEPT))
    said: set[str] = set()
    for policy, needs, leaves_at in product(POLICIES.values(), NEEDS, (None, LEAVES)):
        alone = asked_about(1, needs, policy, leaves_at)
        several = [
            replace(alone, episodes=(*alone.episodes, WarningEpisode(episode("b"), *other)))
            for other in product(NEEDS, (policy, DEFAULT), (None,))
        ]
        for asked in (alone, *several):
            props = warning_props(asked, english(), every_part)
            said |= {props.title, props.accept, props.decline}
            said |= {*props.sentences, *props.sentences_below}
    assert said == {f"{sentence} {case}" for sentence, cases in CASES.items() for case in cases}


def test_a_button_has_the_cases_of_the_title() -> None:
    assert [case.value for case in AcceptCase] == [case.value for case in TitleCase]


@every_variant
@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_every_fact_is_told_in_every_variant(variant: Variant, policy: Policy) -> None:
    """The dates and the lengths of time of the rules are all there, and no others."""
    lengths = (policy.storage_duration, policy.playback_duration)
    languages = (english(), french())
    for texts, count, leaves_at, needs in product(languages, (1, 3), (None, LEAVES), NEEDS):
        asked = asked_about(count, needs, policy, leaves_at)
        props = warning_props(asked, texts, variant)
        whole = " ".join(
            (
                props.title,
                props.body,
                props.below,
                *(one.spoken for one in props.items),
            )
        )
        neutral = warning_props(asked, texts)
        assert props.items == neutral.items
        assert not any(left in whole for left in ("%1", "%2", "%3", "%4", "%5", "%6", "%n", "(s)"))
        said = plain(whole)
        for length in lengths:
            if length is not None:
                assert plain(texts.long_span(length)) in said
        long, short = texts.long_date_time, texts.date_time
        for at, told in ((needs.resets_at, needs.resets_at), (LEAVES, leaves_at)):
            if at is not None:
                there = plain(long(at)) in said or plain(short(at)) in said
                assert there == (told is not None)
        sentences = (*props.sentences, *props.sentences_below)
        assert len(sentences) <= 3 + (Part.KEPT in variant.order)
        assert all(one.endswith(".") for one in sentences)
        assert bool(props.year) == (variant.year and bool(neutral.year))


@every_variant
def test_a_sentence_that_leans_on_another_stands_right_after_it(variant: Variant) -> None:
    """*Then it is deleted* says nothing where nothing was said before of how long."""
    for policy in POLICIES.values():
        for leaves_at in (None, LEAVES):
            asked = asked_about(1, LAST_RENEWAL, policy, leaves_at)
            props = warning_props(asked, english(), variant)
            said = ["", *props.sentences, "", *props.sentences_below]
            for before, one in pairwise(said):
                if one.startswith(("Then ", "After that ", "Not started by then")):
                    assert before.startswith(("From the moment", "You have", "Once it has"))


@every_variant
def test_several_of_different_terms_say_each_its_own(variant: Variant) -> None:
    asked = WarningFacts(
        (
            WarningEpisode(episode("a"), LAST_RENEWAL, DEFAULT, LEAVES),
            WarningEpisode(episode("b"), NeedsConfirmation(False, None, None), GRACE, None),
        ),
        NOW,
    )
    props = warning_props(asked, english(), variant)
    assert "2 episodes" in props.title
    assert plain(props.items[1].lines[2]) == "48 hours once it has played for 5 minutes"
    assert not any("48 hours" in one for one in (*props.sentences, *props.sentences_below))


def test_two_that_differ_in_the_grace_alone_are_not_alike() -> None:
    asked = WarningFacts(
        tuple(
            WarningEpisode(episode(name), LAST_RENEWAL, policy, None)
            for name, policy in {"a": DEFAULT, "b": GRACE}.items()
        ),
        NOW,
    )
    assert "is shown below it" in warning_props(asked, english()).sentences[1]


def test_the_loss_first_names_what_is_lost_and_then_what_is_kept() -> None:
    props = warning_props(facts(), english(), VARIANTS["loss-first"])
    assert props.title == "Have no renewal left for “Salt”?"
    assert plain(props.body) == (
        "After this download, “Salt” cannot be downloaded again until 12 February 2027, 09:30. "
        "It is deleted from this laptop when its time is over, finished or not. "
        "From the moment you press play you have 48 hours to finish it. "
        "“Not now” uses nothing up."
    )
    assert props.accept == "Use last renewal"


def test_the_details_first_stand_above_the_words() -> None:
    props = warning_props(facts(), english(), VARIANTS["details-first"])
    assert props.sentences == ()
    assert [one.split()[0] for one in props.sentences_below] == ["From", "Then", "This"]


def test_a_case_that_a_file_leaves_out_has_the_neutral_words() -> None:
    words = {Sentence.TITLE: VARIANTS["loss-first"].words[Sentence.TITLE]}
    one = replace(NEUTRAL, words=words)
    neutral = warning_props(facts(), english())
    assert warning_props(facts(), english(), one).sentences == neutral.sentences
    assert warning_props(facts(), english(), one).title != neutral.title


# a file, and no code


MINE = {
    "format": "sablier-variant/1",
    "name": "mine",
    "title": {"en": "My own", "fr": "La mienne"},
    "description": {"en": "A test", "fr": "Un essai"},
    "as": "sheet",
    "loud": "not-now",
    "icon": None,
    "order": ["kept", "details", "consequence", "end", "time"],
    "words": {
        "accept": {"one-renewal": {"en": "Renew it", "fr": "Le renouveler"}},
        "decline": {"any": {"en": "Keep it", "fr": "Le garder"}},
    },
}


def test_a_new_file_is_a_new_variant(stage: Stage, tmp_path: Path) -> None:
    folder = variants_folder(tmp_path)
    folder.mkdir()
    (folder / "mine.json").write_text(json.dumps(MINE))
    (folder / "neutral.json").write_text("{}")  # a shipped name goes before
    found = variant_files(tmp_path)
    assert list(found) == [*VARIANTS, "mine"]
    assert found["mine"] == find_variant("mine", tmp_path)
    card = stage.warn_as(found["mine"])
    assert isinstance(card, Sheet)
    assert card.content._content is not None
    assert card.content._content.emblem is None
    assert card.accept_button.text() == "Renew it"
    assert card.content.props.body == "“Keep it” uses nothing up."
    assert plain(card.content.props.below).endswith(
        "When its time is over it is deleted from this laptop. "
        "From the moment you press play you have 48 hours to finish it."
    )
    assert traits(found["mine"], card.content.props, stage.texts) == (
        "Sheet in the window · Enter: “Keep it”"
    )
    stage.key(ENTER)
    assert stage.answers == answered(renew=False, how=ClosedBy.ENTER)


@pytest.mark.parametrize(
    ("variant", "told"),
    [
        (NEUTRAL, "Dialog · Enter: “Not now”"),
        (NONE, "Dialog · Enter does nothing"),
        (
            replace(NONE, default=DialogChoice.RENEW),
            "Dialog · Enter: “Use last renewal” · no focus at first",
        ),
        (
            replace(DELAYED, default=DialogChoice.NONE, year=False),
            (
                "Dialog · Enter does nothing · focus: “Not now” · "
                "“Use last renewal” after 3 seconds · without the year"
            ),
        ),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_what_a_picture_cannot_show_is_said(variant: Variant, told: str) -> None:
    texts = english()
    assert traits(variant, warning_props(facts(), texts, variant), texts) == told


def test_the_default_is_read_from_its_file_too() -> None:
    assert find_variant("neutral") == read_variant(
        resource("variants", "neutral.json"), resource("icons")
    )


# the preview


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("percent", [pytest.param(100, marks=pytest.mark.long), 200])
@pytest.mark.parametrize(
    "look", [ThemeChoice.DARK, pytest.param(ThemeChoice.LIGHT, marks=pytest.mark.long)]
)
def test_the_preview_draws_them_all(
    stage: Stage, look: ThemeChoice, percent: int, language: str, qtbot: QtBot
) -> None:
    stage.holder.set_look(look)
    stage.texts.switch(language)
    stage.holder.set_text_percent(percent)
    preview = VariantsPreview(stage.holder, stage.texts, tuple(VARIANTS.values()), facts())
    qtbot.addWidget(preview)
    preview.resize(880, 560)
    with qtbot.waitExposed(preview):
        preview.show()
    assert [one.variant for one in preview.tiles] == list(VARIANTS.values())
    assert faults(preview) == []
    assert preview.horizontalScrollBar().maximum() == 0
    for tile in preview.tiles:
        assert tile.picture.accessibleName() == stage.texts.local(tile.variant.title)
        words = warning_props(facts(), stage.texts, tile.variant)
        assert words.title in tile.picture.accessibleDescription()
        assert words.spoken in tile.picture.accessibleDescription()
        assert _colours(tile.picture.grab().toImage()) > 8
    looks = [tile.picture.grab().toImage() for tile in preview.tiles]
    same = [
        (one.variant.name, other.variant.name)
        for number, one in enumerate(preview.tiles)
        for after, other in enumerate(preview.tiles[number + 1 :], number + 1)
        if looks[number] == looks[after]
    ]
    assert same == [("neutral", "sheet")]
    stage.holder.set_text_percent(100)


def test_the_preview_follows_its_language_and_other_facts(stage: Stage, qtbot: QtBot) -> None:
    preview = VariantsPreview(stage.holder, stage.texts, (NEUTRAL, DELAYED), facts())
    qtbot.addWidget(preview)
    preview.resize(1280, 800)
    preview.show()
    first, second = preview.tiles
    assert second.y() == first.y()
    assert second.x() > first.x()
    stage.texts.switch("fr")
    assert "Salt" in preview.tiles[0].picture.accessibleDescription()
    assert preview.tiles[1].accessibleName() == "Avec délai"
    preview.show_facts(facts(episode("a", "Reed"), episode("b", "Fog")))
    assert "Reed" in preview.tiles[0].picture.accessibleDescription()


def test_the_shapes_are_what_they_are(stage: Stage) -> None:
    for variant in VARIANTS.values():
        card = stage.warn_as(variant)
        assert isinstance(card, Sheet) == (variant.shape is Shape.SHEET)
        assert isinstance(card, CardDialog) == (variant.shape is Shape.DIALOG)
        stage.key(ESC)
