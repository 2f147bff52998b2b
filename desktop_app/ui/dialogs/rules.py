"""The rules of one policy in a card, with their source and how far it can be trusted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.time import Duration
from desktop_app.ui.answers import Rules
from desktop_app.ui.dialogs.base import CardDialog, CardProps, ClosedBy
from desktop_app.ui.terms import ShippedPolicy, source_line
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder


@dataclass(frozen=True, slots=True)
class RulesRead:
    """The card was closed."""

    name: str
    how: ClosedBy


class RulesDialog(CardDialog):
    """A policy that ships, and *Close*. Answers with `RulesRead`."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        policy: ShippedPolicy,
        elapsed: Callable[[], Duration],
        parent: QWidget,
    ) -> None:
        super().__init__(holder, texts, elapsed, parent)
        self._policy = policy

    @override
    def card(self, texts: Texts) -> CardProps:
        return CardProps(
            icon="scroll-text",
            title=texts.local(self._policy.title) or self._policy.name,
            body=source_line(self._policy, texts),
            items=(),
            decline=texts.tr("Close", "button: of a message"),
            accept=None,
            rules=(Rules(self._policy.policy),),
        )

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> RulesRead:
        return RulesRead(self._policy.name, how)
