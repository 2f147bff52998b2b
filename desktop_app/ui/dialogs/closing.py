"""What is said before the window closes on transfers: that they stop, and when they go on."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.time import Duration
from desktop_app.ui.dialogs.base import CardDialog, CardProps, ClosedBy
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import ButtonKind


@dataclass(frozen=True, slots=True)
class ClosingAnswer:
    """Whether to close, and how it was said."""

    close: bool
    how: ClosedBy


class ClosingDialog(CardDialog):
    """*Close while 2 downloads are under way?* Answers with a `ClosingAnswer`."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        under_way: int,
        elapsed: Callable[[], Duration],
        parent: QWidget,
    ) -> None:
        super().__init__(holder, texts, elapsed, parent)
        self._under_way = under_way

    @override
    def card(self, texts: Texts) -> CardProps:
        return CardProps(
            icon="download",
            title=texts.tr(
                "Close while %n download(s) are under way?", "question", self._under_way
            ),
            body=texts.tr(
                "With the window closed nothing is downloaded. Nothing is lost: at the next start "
                "it goes on where it stopped, in the same order. A download counts once it is "
                "complete, and only then.",
                "before the window closes",
            ),
            items=(),
            decline=texts.tr("Keep the window open", "button"),
            accept=texts.tr("Close, and go on at the next start", "button"),
            accept_kind=ButtonKind.PRIMARY,
        )

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> ClosingAnswer:
        return ClosingAnswer(accepted, how)
