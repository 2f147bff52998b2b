"""The warning before the last download that the rules allow (design.md, *The warning*).

A variant says how it asks; the one of the design is `NEUTRAL`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.rules import Rules
from desktop_app.domain.time import Duration
from desktop_app.domain.variant import NEUTRAL, Shape, Variant
from desktop_app.domain.warning import WarningFacts
from desktop_app.ui.dialogs.base import CardDialog, CardHolder
from desktop_app.ui.dialogs.props import CardProps, ClosedBy
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.dialogs.warning_words import warning_props
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder


@dataclass(frozen=True, slots=True)
class WarningAnswer:
    """What the user answered: whether to renew these episodes, and how it was said."""

    keys: tuple[EpisodeKey, ...]
    renew: bool
    how: ClosedBy


class _Warning(CardHolder[WarningFacts]):
    """What the warning says and answers, whatever holds it."""

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
        self._variant = variant
        super().__init__(holder, texts, facts, elapsed, parent, rules)

    @override
    def card(self, texts: Texts) -> CardProps:
        return warning_props(self._subject, texts, self._variant)

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> WarningAnswer:
        return WarningAnswer(self._subject.keys, accepted, how)


class WarningDialog(_Warning, CardDialog[WarningFacts]):
    """*Use the last renewal for “Salt”?* Answers with a `WarningAnswer`."""


class WarningSheet(_Warning, Sheet[WarningFacts]):
    """The same warning, as a sheet inside the window."""


def warning_of(variant: Variant) -> type[WarningDialog] | type[WarningSheet]:
    """Return the class of the warning in that variant."""
    match variant.shape:
        case Shape.DIALOG:
            return WarningDialog
        case Shape.SHEET:
            return WarningSheet
        case _:
            assert_never(variant.shape)
