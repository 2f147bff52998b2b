"""A message in a card: one way out, and perhaps one thing to do about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Duration
from desktop_app.ui.answers import Rules
from desktop_app.ui.dialogs.base import CardDialog, CardProps, ClosedBy
from desktop_app.ui.dialogs.reasons import MessageAction, MessageText, action_label
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import ButtonKind


@dataclass(frozen=True, slots=True)
class MessageAnswer:
    """The message was closed; `action` where what it offers was chosen."""

    key: EpisodeKey
    action: MessageAction | None
    how: ClosedBy


class MessageDialog(CardDialog):
    """A message and *Close*. Answers with a `MessageAnswer`.

    `say` is asked again in every language: ``lambda texts: refused(row, refusal, now, texts)``.
    """

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        say: Callable[[Texts], MessageText],
        elapsed: Callable[[], Duration],
        parent: QWidget,
        rules: Sequence[Rules] = (),
    ) -> None:
        super().__init__(holder, texts, elapsed, parent, rules)
        self._say = say
        self._message = say(texts)

    @override
    def card(self, texts: Texts) -> CardProps:
        message = self._message = self._say(texts)
        return CardProps(
            icon=message.icon,
            title=message.title,
            body=message.body,
            items=(message.item,),
            decline=texts.tr("Close", "button: of a message"),
            accept=None if message.action is None else action_label(message.action, texts),
            accept_kind=ButtonKind.PRIMARY,
        )

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> MessageAnswer:
        action = self._message.action if accepted else None
        return MessageAnswer(self._message.key, action, how)
