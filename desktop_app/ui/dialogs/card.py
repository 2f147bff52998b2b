"""An episode in a card."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.dialogs.props import ItemProps
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, column, row
from desktop_app.ui.widgets.drawing import rounded
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.poster import Poster


class EpisodeCard(Painted):
    """An episode: its poster, its title and what else there is to know."""

    def __init__(self, holder: ThemeHolder, props: ItemProps, parent: QWidget) -> None:
        super().__init__(holder, parent)
        theme = holder.theme
        self.setAccessibleName(props.spoken)
        poster = Poster(holder, theme.grown(96), self, radius=8)
        poster.set_props(props.poster)
        title = Label(holder, Style.BODY_STRONG, "text", self, wrap=True, text=props.title)
        lines = [
            Label(holder, Style.SMALL, "dim", self, wrap=True, text=one) for one in props.lines
        ]
        words = column(None, Spare(), title, *lines, Spare(), gap=2)
        row(self, poster, (words, 1), gap=theme.grown(14), around=(10, 10, 12, 10))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        edge = tokens.hairline if tokens.app == tokens.card else None
        rounded(painter, QRectF(self.rect()), 12, fill=tokens.app, edge=edge)
