"""What the settings show: pure functions from what holds now and a language."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from desktop_app.domain.policy import DEFAULT
from desktop_app.ui.terms import ShippedPolicy, terms_line
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Look
from desktop_app.ui.widgets.chips import ChipProps

TEXT_SIZES = (100, 125, 150, 175, 200)
RATES = (200_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """Everything that holds now."""

    language: str | None = None
    """`en`, `fr`, or None to follow the system."""
    theme: str = Look.SYSTEM.value
    text_size: int = 100
    """Percent."""
    policy_name: str | None = None
    """None is what each catalogue says."""
    policy_of_scenario: bool = False
    """The open scenario sets the policy, whatever is chosen here."""
    rate_limit: int | None = None
    """Bytes a second; None is no limit."""
    data_folder: str = ""
    log_file: str = ""


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy to choose: what it is called, and what it means."""

    name: str | None
    title: str
    words: str


def language_chips(texts: Texts) -> list[ChipProps]:
    """The languages by their own names, so that everyone finds theirs."""
    system = texts.tr("System", "setting: as the system says")
    names: list[tuple[Hashable, str]] = [(None, system), ("en", "English"), ("fr", "Français")]
    return [ChipProps(key, name, name) for key, name in names]


def theme_chips(texts: Texts) -> list[ChipProps]:
    """The four themes."""
    names = {
        Look.SYSTEM: texts.tr("System", "setting: as the system says"),
        Look.LIGHT: texts.tr("Light", "theme"),
        Look.DARK: texts.tr("Dark", "theme"),
        Look.CONTRAST: texts.tr("High contrast", "theme"),
    }
    return [ChipProps(look.value, name, name) for look, name in names.items()]


def text_size_chips(now: int, texts: Texts) -> list[ChipProps]:
    """Five steps, and the one that was asked for on the command line."""
    sizes = sorted({*TEXT_SIZES, now})
    return [ChipProps(size, shown := texts.percent(size / 100), shown) for size in sizes]


def rate_chips(now: int | None, texts: Texts) -> list[ChipProps]:
    """How fast downloads may arrive; the demo's speed lets a person see it happen."""
    chips = []
    for rate in sorted({*RATES, *(() if now is None else (now,))}):
        amount = texts.fill(texts.tr("%1 per second", "speed: bytes"), texts.size(rate))
        demo = texts.tr("Demo speed, %1", "speed: 200 KB per second")
        text = texts.fill(demo, amount) if rate == RATES[0] else amount
        chips.append(ChipProps(rate, text, text))
    unlimited = texts.tr("No limit", "speed")
    return [*chips, ChipProps(None, unlimited, unlimited)]


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
            terms_line(DEFAULT, texts),
        ),
    )
    return [
        said,
        *(
            PolicyChoice(one.name, texts.local(one.title), _sentence(terms_line(one.policy, texts)))
            for one in policies
        ),
    ]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
