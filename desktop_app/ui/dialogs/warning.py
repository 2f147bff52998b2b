"""The warning before the last download that the rules allow (design.md, *The warning*)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Duration
from desktop_app.ui.answers import Rules
from desktop_app.ui.dialogs.base import CardDialog, CardProps, ClosedBy
from desktop_app.ui.dialogs.props import WarningFacts, warning_props
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder


@dataclass(frozen=True, slots=True)
class WarningAnswer:
    """What the user answered: whether to renew these episodes, and how it was said."""

    keys: tuple[EpisodeKey, ...]
    renew: bool
    how: ClosedBy


class WarningDialog(CardDialog):
    """*Use the last renewal for “Salt”?* Answers with a `WarningAnswer`."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        facts: WarningFacts,
        elapsed: Callable[[], Duration],
        parent: QWidget,
        rules: Sequence[Rules] = (),
    ) -> None:
        super().__init__(holder, texts, elapsed, parent, rules)
        self._facts = facts

    @override
    def card(self, texts: Texts) -> CardProps:
        props = warning_props(self._facts, texts)
        return CardProps(
            icon="hourglass",
            title=props.title,
            body=props.body,
            items=props.items,
            decline=props.decline,
            accept=props.accept,
            year=props.year,
        )

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> WarningAnswer:
        return WarningAnswer(self._facts.keys, accepted, how)
