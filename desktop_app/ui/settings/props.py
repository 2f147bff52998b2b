"""Words what the settings show: pure functions from what holds now and a language.

A setting has a function here that says what it is called and what can be chosen, and a line in the
table of its group, from which the page is built.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.settings import Setting, SettingsShown
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.terms import terms_line
from desktop_app.ui.text import NO_BREAK, Texts
from desktop_app.ui.theme import ThemeChoice
from desktop_app.ui.widgets.chips import ChipProps

TEXT_SIZES = (100, 125, 150, 175, 200)
RATES = (200_000, 1_000_000)
SLOTS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class SettingWords:
    """What a setting is called, the name of each choice, and what there is to know of it."""

    heading: str
    choices: Sequence[tuple[Hashable, str]]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy to choose: what it is called, and what it means."""

    name: str | None
    title: str
    words: str


def _language(_shown: SettingsShown, texts: Texts) -> SettingWords:
    """Name each language as itself, so that everyone finds theirs."""
    system = texts.tr("System", "setting: as the system says")
    choices = [(None, system), ("en", "English"), ("fr", "Français")]
    return SettingWords(texts.tr("Language", "settings"), choices)


def _theme(_shown: SettingsShown, texts: Texts) -> SettingWords:
    choices = [
        (ThemeChoice.SYSTEM.value, texts.tr("System", "setting: as the system says")),
        (ThemeChoice.LIGHT.value, texts.tr("Light", "theme")),
        (ThemeChoice.DARK.value, texts.tr("Dark", "theme")),
        (ThemeChoice.CONTRAST.value, texts.tr("High contrast", "theme")),
    ]
    return SettingWords(texts.tr("Theme", "settings"), choices)


def _text_size(shown: SettingsShown, texts: Texts) -> SettingWords:
    """Offer five steps, and the one that was asked for on the command line."""
    sizes = sorted({*TEXT_SIZES, shown.text_size})
    choices = [(size, texts.percent(size / 100)) for size in sizes]
    return SettingWords(texts.tr("Text size", "settings"), choices)


def _reduced_motion(_shown: SettingsShown, texts: Texts) -> SettingWords:
    return SettingWords(
        texts.tr("Motion", "settings"),
        [
            (False, texts.tr("Full", "setting: motion")),
            (True, texts.tr("Reduced", "setting: motion")),
        ],
        texts.tr("With reduced motion nothing slides or fades.", "settings: motion"),
    )


def _play_next(_shown: SettingsShown, texts: Texts) -> SettingWords:
    return SettingWords(
        texts.tr("Play the next episode automatically", "settings"),
        [
            (False, texts.tr("Off", "setting: play the next episode")),
            (True, texts.tr("On", "setting: play the next episode")),
        ],
        texts.tr(
            "It starts ten seconds after the one before has ended, if it is on this laptop and "
            "you do not cancel. Nothing is downloaded automatically.",
            "settings: the next episode",
        ),
    )


def _notifications(shown: SettingsShown, texts: Texts) -> SettingWords:
    """Say when they come, or that there is nobody who would show them."""
    sentence = (
        texts.tr(
            "This desktop shows no notifications; Sablier still tells you in its window.",
            "settings: notifications",
        )
        if shown.notifications_work is False
        else texts.tr(
            "When 24 hours, 6 hours and 1 hour are left for an episode, and when its time is over.",
            "settings: notifications",
        )
    )
    choices = [
        (False, texts.tr("Off", "setting: notifications")),
        (True, texts.tr("On", "setting: notifications")),
    ]
    return SettingWords(texts.tr("Notifications", "settings"), choices, sentence)


def _policy(shown: SettingsShown, texts: Texts) -> SettingWords:
    """Say whom a choice of policy concerns (rule P4); the page adds what can be chosen."""
    sentence = (
        texts.tr(
            "The scenario that is open sets its own terms; a choice made here does not "
            "change them.",
            "settings: the policy",
        )
        if shown.policy_of_scenario
        else texts.tr(
            "The terms of what you ask for from now on. What you have already downloaded "
            "keeps the terms it came with.",
            "settings: the policy",
        )
    )
    return SettingWords(texts.tr("Policy in force", "settings"), (), sentence)


def _rate_limit(shown: SettingsShown, texts: Texts) -> SettingWords:
    """Offer the demo's speed, at which a person sees downloads arrive, and the one that holds."""
    choices: list[tuple[Hashable, str]] = []
    for rate in sorted({*RATES, shown.rate_limit or RATES[0]}):
        amount = texts.fill(texts.tr("%1 per second", "speed: bytes"), texts.size(rate))
        demo = texts.tr("Demo speed, %1", "speed: 200 KB per second")
        choices.append((rate, texts.fill(demo, amount) if rate == RATES[0] else amount))
    return SettingWords(
        texts.tr("Download speed", "settings"),
        [*choices, (None, texts.tr("No limit", "speed"))],
        texts.tr(
            "The episodes of the demo are small: at demo speed you can watch them arrive.",
            "settings: download speed",
        ),
    )


def _slots(_shown: SettingsShown, texts: Texts) -> SettingWords:
    return SettingWords(
        texts.tr("Downloads at once", "settings"),
        [(count, texts.number(count)) for count in SLOTS],
        texts.tr(
            "The others wait their turn, in the order of the queue. All of them share the speed.",
            "settings: downloads at once",
        ),
    )


_Words: TypeAlias = Callable[[SettingsShown, Texts], SettingWords]

APPEARANCE: Mapping[Setting, _Words] = {
    Setting.LANGUAGE: _language,
    Setting.THEME: _theme,
    Setting.TEXT_SIZE: _text_size,
    Setting.REDUCED_MOTION: _reduced_motion,
}
PLAYER: Mapping[Setting, _Words] = {Setting.PLAY_NEXT: _play_next}
DOWNLOADS: Mapping[Setting, _Words] = {
    Setting.NOTIFICATIONS: _notifications,
    Setting.RATE_LIMIT: _rate_limit,
    Setting.SLOTS: _slots,
}
WORDS: Mapping[Setting, _Words] = {**APPEARANCE, **PLAYER, **DOWNLOADS, Setting.POLICY: _policy}


def words_of(setting: Setting, shown: SettingsShown, texts: Texts) -> SettingWords:
    """Return everything that the page says of a setting."""
    return WORDS[setting](shown, texts)


def chips(setting: Setting, shown: SettingsShown, texts: Texts) -> list[ChipProps]:
    """Return the choices of a setting, each spoken with what it sets."""
    words = words_of(setting, shown, texts)
    pair = texts.tr("%1: %2", "spoken: a setting and one of its choices")
    return [
        ChipProps(key, text, texts.fill(pair, words.heading, text)) for key, text in words.choices
    ]


def changed(
    setting: Setting, shown: SettingsShown, policies: Sequence[ShippedPolicy], texts: Texts
) -> str:
    """Say for a toast what was changed, and to what: ``Theme: Dark.``."""
    words = words_of(setting, shown, texts)
    choices = dict(words.choices)
    if setting is Setting.POLICY:
        choices = {one.name: one.title for one in policy_choices(policies, texts)}
    pair = texts.tr("%1: %2.", "toast: a setting and what it is now")
    return texts.fill(pair, words.heading, choices.get(shown.value(setting), ""))


def policy_choices(policies: Sequence[ShippedPolicy], texts: Texts) -> list[PolicyChoice]:
    """Return what can be chosen: what the catalogue says, or one policy for everything."""
    named = texts.tr(
        "The terms that a series or its catalogue names. Where none are named: %1.", "policy"
    )
    lines = [(one, _terms(one.policy, texts)) for one in policies]
    return [
        PolicyChoice(
            None,
            texts.tr("What each catalogue says", "policy"),
            texts.fill(named, _terms(DEFAULT, texts)),
        ),
        *(
            PolicyChoice(one.name, texts.local(one.title), line[:1].upper() + line[1:])
            for one, line in lines
        ),
    ]


def _terms(policy: Policy, texts: Texts) -> str:
    """Return the terms in one line, of which no part begins with a dot."""
    return terms_line(policy, texts).replace(" · ", f"{NO_BREAK}· ")
