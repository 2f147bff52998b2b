"""What is said before the window closes on transfers: that they stop, and when they go on."""

from typing_extensions import override

from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.props import CardProps
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.buttons import ButtonKind


class ClosingDialog(CardDialog[int]):
    """*Close while 2 downloads are under way?* Answers with a `DialogAnswer`."""

    @override
    def card(self, texts: Texts) -> CardProps:
        body = texts.tr(
            "With the window closed nothing is downloaded. Nothing is lost: at the next start "
            "downloads continue where they stopped, in the same order. A download counts only "
            "once it is complete.",
            "before the window closes",
        )
        return CardProps(
            icon="download",
            title=texts.tr("Close while %n download(s) are under way?", "question", self._subject),
            sentences=(body,),
            decline=texts.tr("Keep the window open", "button"),
            accept=texts.tr("Close, and continue at the next start", "button"),
            accept_kind=ButtonKind.PRIMARY,
        )
