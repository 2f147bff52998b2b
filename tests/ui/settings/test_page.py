"""The settings: what they say, what they ask for, by key and by mouse."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import LocalText
from desktop_app.domain.media_folder import MediaShown
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.settings import Change, Setting, SettingsShown
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.settings.page import SettingsPage
from desktop_app.ui.settings.props import WORDS, changed, chips, policy_choices, words_of
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from desktop_app.ui.widgets.chips import Chips
from tests.ui.shelf import RENTAL

EN, FR = Texts("en"), Texts("fr")
POLICIES = [
    ShippedPolicy("clubic-2017", LocalText({"en": "48 hours", "fr": "48 heures"}), DEFAULT),
    ShippedPolicy("apple-rental", LocalText({"en": "Rental", "fr": "Location"}), RENTAL),
]
SHOWN = SettingsShown(
    language="en",
    theme="dark",
    rate_limit=200_000,
    data_folder="/home/ada/.local/share/sablier",
    log_file="/home/ada/.local/state/sablier.log",
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def page(qtbot: QtBot, dark: ThemeHolder) -> Iterator[SettingsPage]:
    made = SettingsPage(dark, Texts("en"), POLICIES)
    qtbot.addWidget(made)
    made.show_settings(SHOWN)
    made.resize(816, 560)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def heard(signal: SignalInstance) -> list[object]:
    told: list[object] = []
    signal.connect(lambda *what: told.append(what[0] if what else None))
    return told


def chip(chips: Chips, text: str) -> QAbstractButton:
    buttons = chips.findChildren(QAbstractButton)
    return next(one for one in buttons if plain(one.text()) == text)


# what is shown


def texts_of(setting: Setting, texts: Texts, shown: SettingsShown = SHOWN) -> list[str]:
    return [plain(one.text) for one in chips(setting, shown, texts)]


@pytest.mark.parametrize(
    ("setting", "english", "french"),
    [
        (
            Setting.LANGUAGE,
            ["System", "English", "Français"],
            ["Système", "English", "Français"],
        ),
        (
            Setting.THEME,
            ["System", "Light", "Dark", "High contrast"],
            ["Système", "Clair", "Sombre", "Contraste élevé"],
        ),
        (Setting.REDUCED_MOTION, ["Full", "Reduced"], ["Complètes", "Réduites"]),
        (Setting.PLAY_NEXT, ["Off", "On"], ["Désactivé", "Activé"]),
        (Setting.NOTIFICATIONS, ["Off", "On"], ["Désactivées", "Activées"]),
    ],
)
def test_choices_in_both_languages(setting: Setting, english: list[str], french: list[str]) -> None:
    assert texts_of(setting, EN) == english
    assert texts_of(setting, FR) == french


def test_every_setting_has_words_and_offers_what_holds_at_first() -> None:
    assert set(WORDS) == set(Setting)
    for setting in Setting:
        words = words_of(setting, SettingsShown(), EN)
        offered = [None] if setting is Setting.POLICY else [key for key, _ in words.choices]
        assert words.heading, setting
        assert SettingsShown().value(setting) in offered, setting


def test_text_sizes_and_one_from_the_command_line() -> None:
    keys = [one.key for one in chips(Setting.TEXT_SIZE, SHOWN, EN)]
    assert keys == [100, 125, 150, 175, 200]
    given = replace(SHOWN, text_size=110)
    assert texts_of(Setting.TEXT_SIZE, EN, given)[:2] == ["100 %", "110 %"]


def test_each_choice_is_spoken_with_what_it_sets() -> None:
    assert chips(Setting.THEME, SHOWN, EN)[2].spoken == "Theme: Dark"
    assert plain(chips(Setting.NOTIFICATIONS, SHOWN, FR)[1].spoken) == "Notifications : Activées"


@pytest.mark.parametrize(
    ("setting", "shown", "english", "french"),
    [
        (Setting.THEME, SHOWN, "Theme: Dark.", "Thème : Sombre."),
        (Setting.LANGUAGE, SHOWN, "Language: English.", "Langue : English."),
        (Setting.TEXT_SIZE, SHOWN, "Text size: 100 %.", "Taille du texte : 100 %."),
        (
            Setting.RATE_LIMIT,
            replace(SHOWN, rate_limit=None),
            "Download speed: No limit.",
            "Vitesse de téléchargement : Sans limite.",
        ),
        (Setting.SLOTS, SHOWN, "Downloads at once: 2.", "Téléchargements simultanés : 2."),
        (
            Setting.POLICY,
            replace(SHOWN, policy="apple-rental"),
            "Policy in force: Rental.",
            "Règles en vigueur : Location.",
        ),
        (
            Setting.POLICY,
            replace(SHOWN, policy=None),
            "Policy in force: What each catalogue says.",
            "Règles en vigueur : Ce que dit chaque catalogue.",
        ),
    ],
)
def test_what_was_changed_to_what(
    setting: Setting, shown: SettingsShown, english: str, french: str
) -> None:
    assert plain(changed(setting, shown, POLICIES, EN)) == english
    assert plain(changed(setting, shown, POLICIES, FR)) == french


@pytest.mark.parametrize(
    ("work", "begins"), [(None, "When 24 hours"), (True, "When 24"), (False, "This desktop shows")]
)
def test_it_says_where_nobody_would_show_a_notification(work: bool | None, begins: str) -> None:
    shown = replace(SHOWN, notifications_work=work)
    assert words_of(Setting.NOTIFICATIONS, shown, EN).sentence.startswith(begins)


@pytest.mark.parametrize(
    ("now", "texts", "shown"),
    [
        (None, EN, ["Demo speed, 200 KB per second", "1.0 MB per second", "No limit"]),
        (
            200_000,
            FR,
            ["Vitesse de démonstration, 200 ko par seconde", "1,0 Mo par seconde", "Sans limite"],
        ),
        (
            500_000,
            EN,
            [
                "Demo speed, 200 KB per second",
                "500 KB per second",
                "1.0 MB per second",
                "No limit",
            ],
        ),
    ],
)
def test_speeds(now: int | None, texts: Texts, shown: list[str]) -> None:
    assert texts_of(Setting.RATE_LIMIT, texts, replace(SHOWN, rate_limit=now)) == shown


def test_policies_in_plain_words() -> None:
    english, french = (policy_choices(POLICIES, texts) for texts in (EN, FR))
    assert [(one.name, one.title) for one in english[1:]] == [
        ("clubic-2017", "48 hours"),
        ("apple-rental", "Rental"),
    ]
    assert english[1].words.startswith("48\u00a0hours to finish once started")
    assert english[0].title == "What each catalogue says"
    assert "Where none are named: 48\u00a0hours to finish once started" in english[0].words
    assert french[0].title == "Ce que dit chaque catalogue"
    assert french[1].words.startswith("48\u00a0heures pour")


def test_what_is_on_the_page_is_made_when_it_is_first_shown(
    qtbot: QtBot, dark: ThemeHolder
) -> None:
    made = SettingsPage(dark, Texts("en"), POLICIES)
    qtbot.addWidget(made)
    made.show_settings(replace(SHOWN, theme="light"))
    made.show_media(MediaShown("/media/ada/Films"))
    made.set_texts(Texts("fr"))
    assert made.accessibleName() == "Réglages"
    assert made.findChildren(QAbstractButton) == []
    made.show()
    assert chip(made.chips[Setting.THEME], "Clair").isChecked()
    assert made.media.path.text() == "/media/ada/Films"


# what is asked for


@pytest.mark.parametrize(
    ("setting", "text", "value"),
    [
        (Setting.LANGUAGE, "Français", "fr"),
        (Setting.LANGUAGE, "System", None),
        (Setting.THEME, "High contrast", "contrast"),
        (Setting.TEXT_SIZE, "150 %", 150),
        (Setting.REDUCED_MOTION, "Reduced", True),
        (Setting.NOTIFICATIONS, "On", True),
        (Setting.RATE_LIMIT, "1.0 MB per second", 1_000_000),
        (Setting.RATE_LIMIT, "No limit", None),
    ],
)
def test_a_click_and_a_key_on_a_chip(
    page: SettingsPage, qtbot: QtBot, setting: Setting, text: str, value: object
) -> None:
    told = heard(page.change_requested)
    button = chip(page.chips[setting], text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert told == [Change(setting, value)] * 2


def test_what_holds_already_is_not_asked_for(page: SettingsPage, qtbot: QtBot) -> None:
    told = heard(page.change_requested)
    qtbot.mouseClick(chip(page.chips[Setting.THEME], "Dark"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.policies[None], Qt.MouseButton.LeftButton)
    assert told == []


def test_a_policy_is_chosen_by_click_and_by_arrows(page: SettingsPage, qtbot: QtBot) -> None:
    told = heard(page.change_requested)
    qtbot.mouseClick(page.policies["apple-rental"], Qt.MouseButton.LeftButton)
    page.policies["apple-rental"].setFocus()
    qtbot.keyClick(page.policies["apple-rental"], Qt.Key.Key_Up)
    assert told == [Change(Setting.POLICY, name) for name in ("apple-rental", "clubic-2017")]
    assert page.policies["clubic-2017"].hasFocus()


def test_it_says_whom_a_policy_concerns(page: SettingsPage) -> None:
    assert page._policy._sentence.text().startswith("The terms of what you ask for from now on.")
    page.show_settings(replace(SHOWN, policy_of_scenario=True))
    assert page._policy._sentence.text().startswith("The scenario that is open")


def test_what_holds_is_marked_and_tells_nobody(page: SettingsPage) -> None:
    told = heard(page.change_requested)
    page.show_settings(replace(SHOWN, theme="light", policy="apple-rental", text_size=110))
    assert chip(page.chips[Setting.THEME], "Light").isChecked()
    assert chip(page.chips[Setting.TEXT_SIZE], "110 %").isChecked()
    assert page.policies["apple-rental"].isChecked()
    page.show_settings(replace(SHOWN, policy="gone"))
    assert page.policies[None].isChecked()
    assert told == []


def test_paths_can_be_read_and_selected_but_not_changed(page: SettingsPage, qtbot: QtBot) -> None:
    field = page.data_folder
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert field.selectedText() == SHOWN.data_folder
    assert page.log_file.text() == SHOWN.log_file


def test_starting_over_asks_first_and_enter_declines(page: SettingsPage, qtbot: QtBot) -> None:
    told, over = heard(page.start_over_requested), page.start_over
    over.ask.click()
    assert over.asking
    assert over.not_now.hasFocus()
    qtbot.keyClick(over.not_now, Qt.Key.Key_Return)
    assert not over.asking
    assert over.ask.hasFocus()
    assert told == []


def test_escape_declines_too(page: SettingsPage, qtbot: QtBot) -> None:
    told, over = heard(page.start_over_requested), page.start_over
    qtbot.mouseClick(over.ask, Qt.MouseButton.LeftButton)
    qtbot.keyClick(over.go, Qt.Key.Key_Escape)
    assert not over.asking
    assert told == []


def test_confirmed_it_is_asked_for_once(page: SettingsPage, qtbot: QtBot) -> None:
    told, over = heard(page.start_over_requested), page.start_over
    qtbot.mouseClick(over.ask, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(over.go, Qt.MouseButton.LeftButton)
    assert len(told) == 1
    assert not over.asking


# how it fits


def test_tab_reaches_every_control_and_brings_it_into_view(
    page: SettingsPage, qtbot: QtBot
) -> None:
    seen: list[QWidget] = []
    for _ in range(30):
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        focused = page.focusWidget()
        assert focused is not None
        seen.append(focused)
        top = focused.mapTo(page._scroll.viewport(), focused.rect().topLeft()).y()
        assert -1 <= top < page._scroll.viewport().height()
        assert focused.accessibleName()
    for control in (page.start_over.ask, page.data_folder, page.log_file):
        assert control in seen
    assert any(one in page.policies.values() for one in seen)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_at_200_percent_nothing_is_wider_than_the_window(
    page: SettingsPage, dark: ThemeHolder, language: str
) -> None:
    page.set_texts(Texts(language))
    page.start_over.ask.click()
    dark.set_text_percent(200)
    page.resize(784, 560)
    page.grab()
    assert page._inside.width() <= page._scroll.viewport().width()
    assert page._inside.height() > page._scroll.viewport().height()
    for choice in page.policies.values():
        assert choice.height() >= choice.heightForWidth(choice.width())
    for row in page.rows.values():
        assert row.height() >= row.heightForWidth(row.width())
        assert row.control.geometry().right() < row.width()
    for one, other in pairwise(page.groups):
        assert one.geometry().bottom() < other.geometry().top()


def test_the_language_and_the_look_change_at_run_time(
    page: SettingsPage, dark: ThemeHolder
) -> None:
    texts = Texts("en")
    page.set_texts(texts)
    before = page.grab().toImage()
    texts.switch("fr")
    assert page._title.text() == "Réglages"
    assert page.policies["apple-rental"].accessibleName() == "Location"
    dark.set_look(ThemeChoice.CONTRAST)
    assert page.grab().toImage() != before
