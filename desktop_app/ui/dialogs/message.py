"""A message in a card: one way out, and perhaps one thing to do about it."""

from collections.abc import Callable
from dataclasses import dataclass

from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.props import CardProps, ClosedBy
from desktop_app.ui.dialogs.reasons import MessageAction, MessageText, action_label
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind


@dataclass(frozen=True, slots=True)
class MessageAnswer:
    """The message was closed; `action` where what it offers was chosen."""

    key: EpisodeKey
    action: MessageAction | None
    how: ClosedBy


class MessageDialog(CardDialog[Callable[[Texts], MessageText]]):
    """A message and *Close*. Answers with a `MessageAnswer`.

    Its subject words it in every language: ``lambda texts: refused(row, refusal, now, texts)``.
    """

    @override
    def card(self, texts: Texts) -> CardProps:
        message = self._subject(texts)
        return CardProps(
            icon=message.icon,
            title=message.title,
            sentences=message.sentences,
            items=(message.item,),
            decline=texts.tr("Close", "button: of a message"),
            accept=action_label(message.action, texts) if message.action else "",
            accept_kind=ButtonKind.PRIMARY,
        )

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> MessageAnswer:
        message = self._subject(self._texts)
        return MessageAnswer(message.key, message.action if accepted else None, how)
