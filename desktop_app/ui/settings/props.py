"""What the settings show: pure functions from what holds now and a language."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.settings import Setting
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.terms import terms_line
from desktop_app.ui.text import NO_BREAK, Texts
from desktop_app.ui.theme import ThemeChoice
from desktop_app.ui.widgets.chips import ChipProps

_Named: TypeAlias = list[tuple[Hashable, str]]

TEXT_SIZES = (100, 125, 150, 175, 200)
RATES = (200_000, 1_000_000)
SLOTS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """Everything that holds now."""

    language: str | None = None
    """`en`, `fr`, or None to follow the system."""
    theme: str = ThemeChoice.SYSTEM.value
    text_size: int = 100
    """Percent."""
    reduced_motion: bool = False
    play_next: bool = True
    notifications: bool = False
    notifications_work: bool | None = None
    """Whether this desktop shows any; None where that is not known yet."""
    policy: str | None = None
    """None is what each catalogue says."""
    policy_of_scenario: bool = False
    """The open scenario sets the policy, whatever is chosen here."""
    rate_limit: int | None = None
    """Bytes a second; None is no limit."""
    slots: int = 2
    """How many downloads run at once."""
    data_folder: str = ""
    log_file: str = ""

    def value(self, setting: Setting) -> Hashable:
        """What holds of one setting."""
        found: Hashable = getattr(self, setting.value)
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """The user wants another value of a setting."""

    setting: Setting
    value: Hashable


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy to choose: what it is called, and what it means."""

    name: str | None
    title: str
    words: str


def heading(setting: Setting, texts: Texts) -> str:
    """What a setting is called."""
    match setting:
        case Setting.LANGUAGE:
            return texts.tr("Language", "settings")
        case Setting.THEME:
            return texts.tr("Theme", "settings")
        case Setting.TEXT_SIZE:
            return texts.tr("Text size", "settings")
        case Setting.REDUCED_MOTION:
            return texts.tr("Motion", "settings")
        case Setting.PLAY_NEXT:
            return texts.tr("Play the next episode by itself", "settings")
        case Setting.NOTIFICATIONS:
            return texts.tr("Notifications", "settings")
        case Setting.POLICY:
            return texts.tr("Policy in force", "settings")
        case Setting.RATE_LIMIT:
            return texts.tr("Download speed", "settings")
        case Setting.SLOTS:
            return texts.tr("Downloads at once", "settings")
        case _:
            assert_never(setting)


def chips(setting: Setting, shown: SettingsShown, texts: Texts) -> list[ChipProps]:
    """The choices of a setting, each spoken with what it sets; the policies have their own."""
    match setting:
        case Setting.LANGUAGE:
            named = _languages(texts)
        case Setting.THEME:
            named = _themes(texts)
        case Setting.TEXT_SIZE:
            named = _text_sizes(shown.text_size, texts)
        case Setting.REDUCED_MOTION:
            named = [
                (False, texts.tr("Full", "setting: motion")),
                (True, texts.tr("Reduced", "setting: motion")),
            ]
        case Setting.PLAY_NEXT:
            named = [
                (False, texts.tr("Off", "setting: play the next episode")),
                (True, texts.tr("On", "setting: play the next episode")),
            ]
        case Setting.NOTIFICATIONS:
            named = [
                (False, texts.tr("Off", "setting: notifications")),
                (True, texts.tr("On", "setting: notifications")),
            ]
        case Setting.RATE_LIMIT:
            named = _rates(shown.rate_limit, texts)
        case Setting.SLOTS:
            named = [(count, texts.number(count)) for count in SLOTS]
        case Setting.POLICY:
            named = []
        case _:
            assert_never(setting)
    name = heading(setting, texts)
    return [ChipProps(key, text, _pair(name, text, texts)) for key, text in named]


def changed(
    setting: Setting, shown: SettingsShown, policies: Sequence[ShippedPolicy], texts: Texts
) -> str:
    """``Theme: Dark.``: what was changed, and to what, for a toast."""
    if setting is Setting.POLICY:
        named: _Named = [(one.name, one.title) for one in policy_choices(policies, texts)]
    else:
        named = [(one.key, one.text) for one in chips(setting, shown, texts)]
    value = dict(named).get(shown.value(setting), "")
    pair = texts.tr("%1: %2.", "toast: a setting and what it is now")
    return texts.fill(pair, heading(setting, texts), value)


def sentence(setting: Setting, shown: SettingsShown, texts: Texts) -> str:
    """What there is to know of a setting."""
    match setting:
        case Setting.REDUCED_MOTION:
            return texts.tr("With reduced motion nothing slides or fades.", "settings: motion")
        case Setting.PLAY_NEXT:
            return texts.tr(
                "Ten seconds after the end of the one before, where it is on this laptop, unless "
                "you cancel. Nothing is downloaded by itself.",
                "settings: the next episode",
            )
        case Setting.NOTIFICATIONS:
            return _of_notifications(shown, texts)
        case Setting.POLICY:
            return _of_policy(shown, texts)
        case Setting.RATE_LIMIT:
            return texts.tr(
                "The episodes of the demo are small: at demo speed you can watch them arrive.",
                "settings: download speed",
            )
        case Setting.SLOTS:
            return texts.tr(
                "The others wait for their turn, in the order of the queue. All of them share the "
                "speed.",
                "settings: downloads at once",
            )
        case Setting.LANGUAGE | Setting.THEME | Setting.TEXT_SIZE:
            return ""
        case _:
            assert_never(setting)


def _of_notifications(shown: SettingsShown, texts: Texts) -> str:
    """What they tell, or that there is nobody who would show them."""
    if shown.notifications_work is False:
        return texts.tr(
            "This desktop shows no notifications; Sablier still tells you in its window.",
            "settings: notifications",
        )
    return texts.tr(
        "When 24 hours, 6 hours and 1 hour are left for an episode, and when its time is over.",
        "settings: notifications",
    )


def _of_policy(shown: SettingsShown, texts: Texts) -> str:
    """Whom a choice of policy concerns (rule P4)."""
    if shown.policy_of_scenario:
        return texts.tr(
            "The scenario that is open sets its own terms; a choice made here does not "
            "change them.",
            "settings: the policy",
        )
    return texts.tr(
        "The terms of what you ask for from now on. What you have already downloaded "
        "keeps the terms it came with.",
        "settings: the policy",
    )


def _languages(texts: Texts) -> _Named:
    """By their own names, so that everyone finds theirs."""
    system = texts.tr("System", "setting: as the system says")
    return [(None, system), ("en", "English"), ("fr", "Français")]


def _themes(texts: Texts) -> _Named:
    return [
        (ThemeChoice.SYSTEM.value, texts.tr("System", "setting: as the system says")),
        (ThemeChoice.LIGHT.value, texts.tr("Light", "theme")),
        (ThemeChoice.DARK.value, texts.tr("Dark", "theme")),
        (ThemeChoice.CONTRAST.value, texts.tr("High contrast", "theme")),
    ]


def _text_sizes(now: int, texts: Texts) -> _Named:
    """Five steps, and the one that was asked for on the command line."""
    return [(size, texts.percent(size / 100)) for size in sorted({*TEXT_SIZES, now})]


def _rates(now: int | None, texts: Texts) -> _Named:
    """How fast downloads may arrive; the demo's speed lets a person see it happen."""
    named: _Named = []
    for rate in sorted({*RATES, *(() if now is None else (now,))}):
        amount = texts.fill(texts.tr("%1 per second", "speed: bytes"), texts.size(rate))
        demo = texts.tr("Demo speed, %1", "speed: 200 KB per second")
        named.append((rate, texts.fill(demo, amount) if rate == RATES[0] else amount))
    return [*named, (None, texts.tr("No limit", "speed"))]


def _pair(name: str, value: str, texts: Texts) -> str:
    return texts.fill(texts.tr("%1: %2", "spoken: a setting and one of its choices"), name, value)


def policy_choices(policies: Sequence[ShippedPolicy], texts: Texts) -> list[PolicyChoice]:
    """What the catalogue says, or one for everything."""
    said = PolicyChoice(
        None,
        texts.tr("What each catalogue says", "policy"),
        texts.fill(
            texts.tr(
                "The terms that a series or its catalogue names. Where none are named: %1.",
                "policy",
            ),
            _line(DEFAULT, texts),
        ),
    )
    return [
        said,
        *(
            PolicyChoice(one.name, texts.local(one.title), _sentence(_line(one.policy, texts)))
            for one in policies
        ),
    ]


def _line(policy: Policy, texts: Texts) -> str:
    """No line begins with a dot."""
    return terms_line(policy, texts).replace(" · ", f"{NO_BREAK}· ")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
