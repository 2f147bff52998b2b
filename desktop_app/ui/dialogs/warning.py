"""The warning before the last download that the rules allow (design.md, *The warning*).

A variant says how it asks; the one of the design is `NEUTRAL`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Duration
from desktop_app.domain.variant import NEUTRAL, DialogChoice, Shape, Variant
from desktop_app.ui.answers import Rules
from desktop_app.ui.dialogs.base import CardDialog, CardProps, ClosedBy, Holds
from desktop_app.ui.dialogs.props import WarningFacts, warning_props
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import ButtonKind


@dataclass(frozen=True, slots=True)
class WarningAnswer:
    """What the user answered: whether to renew these episodes, and how it was said."""

    keys: tuple[EpisodeKey, ...]
    renew: bool
    how: ClosedBy


def warning_card(facts: WarningFacts, texts: Texts, variant: Variant) -> CardProps:
    """All that a card shows of the warning in that variant."""
    props = warning_props(facts, texts, variant)
    return CardProps(
        icon=variant.icon,
        title=props.title,
        body=props.body,
        items=props.items,
        decline=props.decline,
        accept=props.accept,
        accept_kind=_loud(variant.loud is DialogChoice.RENEW),
        year=props.year,
        below=props.below,
        decline_kind=_loud(variant.loud is DialogChoice.NOT_NOW),
        focus=variant.focus,
        default=variant.default,
        delay=variant.delay,
    )


def _loud(yes: bool) -> ButtonKind:
    return ButtonKind.ACCENT if yes else ButtonKind.OUTLINED


class _Warning(Holds):
    """What the warning says and answers, whatever holds it."""

    _facts: WarningFacts
    _variant: Variant

    @override
    def card(self, texts: Texts) -> CardProps:
        return warning_card(self._facts, texts, self._variant)

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> WarningAnswer:
        return WarningAnswer(self._facts.keys, accepted, how)


class WarningDialog(_Warning, CardDialog):
    """*Use the last renewal for “Salt”?* Answers with a `WarningAnswer`."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        facts: WarningFacts,
        elapsed: Callable[[], Duration],
        parent: QWidget,
        rules: Sequence[Rules] = (),
        variant: Variant = NEUTRAL,
    ) -> None:
        super().__init__(holder, texts, elapsed, parent, rules)
        self._facts = facts
        self._variant = variant


class WarningSheet(_Warning, Sheet):
    """The same in the window itself."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        facts: WarningFacts,
        elapsed: Callable[[], Duration],
        parent: QWidget,
        rules: Sequence[Rules] = (),
        variant: Variant = NEUTRAL,
    ) -> None:
        super().__init__(holder, texts, elapsed, parent, rules)
        self._facts = facts
        self._variant = variant


def warning_of(variant: Variant) -> type[WarningDialog] | type[WarningSheet]:
    """What the warning is in that variant."""
    match variant.shape:
        case Shape.DIALOG:
            return WarningDialog
        case Shape.SHEET:
            return WarningSheet
        case _:
            assert_never(variant.shape)
