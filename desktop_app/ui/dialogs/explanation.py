"""What is said once, before the first play of all: pressing play opens the playback window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import Duration
from desktop_app.ui.answers import Rules
from desktop_app.ui.dialogs.base import CardDialog, CardProps, ClosedBy
from desktop_app.ui.dialogs.props import ExplanationFacts, explanation_props
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder


@dataclass(frozen=True, slots=True)
class ExplanationAnswer:
    """Whether to start watching, and how it was said."""

    key: EpisodeKey
    start: bool
    how: ClosedBy


class ExplanationDialog(CardDialog):
    """*Start the 48 hours?* Answers with an `ExplanationAnswer`."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        facts: ExplanationFacts,
        elapsed: Callable[[], Duration],
        parent: QWidget,
        rules: Sequence[Rules] = (),
    ) -> None:
        super().__init__(holder, texts, elapsed, parent, rules)
        self._facts = facts

    @override
    def card(self, texts: Texts) -> CardProps:
        props = explanation_props(self._facts, texts)
        return CardProps(
            icon="play",
            title=props.title,
            body=props.body,
            items=(props.item,),
            decline=props.decline,
            accept=props.accept,
        )

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> ExplanationAnswer:
        return ExplanationAnswer(self._facts.episode.key, accepted, how)
