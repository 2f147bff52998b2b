"""The rules in a card: those of one policy, with its source, or those that bind one episode."""

from typing import assert_never

from typing_extensions import override

from desktop_app.domain.rules import Rules
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.props import CardProps
from desktop_app.ui.terms import source_line
from desktop_app.ui.text import Texts


class RulesDialog(CardDialog[ShippedPolicy | Rules]):
    """The rules of something, and *Close*."""

    @override
    def card(self, texts: Texts) -> CardProps:
        title, source = texts.tr("The rules in plain words", "title"), ""
        match self._subject:
            case ShippedPolicy() as shipped:
                title = texts.local(shipped.title) or shipped.name
                rules, source = Rules(shipped.policy), source_line(shipped, texts)
            case Rules() as rules:
                pass
            case _:
                assert_never(self._subject)
        return CardProps(
            icon="scroll-text",
            title=title,
            sentences=(source,) if source else (),
            decline=texts.tr("Close", "button: of a message"),
            rules=(rules,),
        )
