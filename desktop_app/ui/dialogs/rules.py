"""The rules in a card: those of one policy, with its source, or those that bind one episode."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

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

    how: ClosedBy


class RulesDialog(CardDialog):
    """The rules of something, and *Close*. Answers with `RulesRead`."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        subject: ShippedPolicy | Rules,
        elapsed: Callable[[], Duration],
        parent: QWidget,
    ) -> None:
        super().__init__(holder, texts, elapsed, parent)
        self._subject = subject

    @override
    def card(self, texts: Texts) -> CardProps:
        match self._subject:
            case ShippedPolicy(name=name, title=title, policy=policy) as shipped:
                words = texts.local(title) or name, source_line(shipped, texts)
                rules = Rules(policy)
            case Rules() as rules:
                words = texts.tr("The rules in plain words", "title"), ""
            case _:
                assert_never(self._subject)
        return CardProps(
            icon="scroll-text",
            title=words[0],
            body=words[1],
            items=(),
            decline=texts.tr("Close", "button: of a message"),
            accept=None,
            rules=(rules,),
        )

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> RulesRead:
        return RulesRead(how)
