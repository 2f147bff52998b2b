"""A card as it is drawn: its words, the buttons below them, and an arrow while there is more."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.dialogs.body import BESIDE, RING, CardBody
from desktop_app.ui.dialogs.fitting import CLOSE_AROUND, CardFit, ways_to_fit
from desktop_app.ui.dialogs.foot import Foot, Further
from desktop_app.ui.dialogs.props import CardProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.drawing import rounded
from desktop_app.ui.widgets.fade import Fade
from desktop_app.ui.widgets.link import Link
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.scrolled import Scrolled, scroll_by

RADIUS = 16
"""Of the corners of a card."""

_LINES_TO_READ = 5
"""A card that shows fewer lines than this above its buttons gives up all that is not needed."""
_BAR = 14
"""The width of a scroll bar."""


class CardFrame(Painted):
    """The look of a card; what its buttons mean is for who shows it to say."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(holder, parent)
        self._fit = CardFit(0)
        self._content: CardBody | None = None
        self._area = Scrolled(self)
        self._fade = Fade(holder, self._area, "card")
        self._further = Further(holder, self)
        self._further.clicked.connect(self.on_further)
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(self._show_more)
        bar.rangeChanged.connect(self._show_more)
        self._foot = Foot(holder, self)
        self._note = self._foot.note
        self.decline, self.accept = self._foot.decline, self._foot.accept
        self.read = Link(holder, self, surface="card")
        self.read.hide()

    def show_card(
        self, props: CardProps, texts: Texts, more: Sequence[QWidget] = (), *, leads_on: bool
    ) -> None:
        """Show it in place of what was shown; `leads_on` puts the link to the rules below."""
        self.read.set_label(texts.tr("The rules in plain words", "button"))
        self._further.setAccessibleName(texts.tr("Further down", "button: scrolls a card"))
        self._foot.show(props, texts)
        focused = self.read.hasFocus()
        self.read.setParent(self)  # what stood in the card before goes
        read = self.read if leads_on else None
        content = CardBody(self._holder, texts, props, self._area, more=more, read=read)
        self._content = content
        self._area.set_clear(content)
        content.show()
        self.setTabOrder(self.accept, self.read)
        if focused and leads_on:
            self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_waiting(self, *, waiting: bool) -> None:
        """Let the button that does it be pressed or not, and say so in words."""
        self._foot.set_waiting(waiting=waiting)
        self._show_note()

    def _show_note(self) -> None:
        """Say so above the buttons, or among the words where it takes no room from the buttons."""
        note, tight = self._note.text(), self._fit.tight
        self._note.setVisible(bool(note) and not tight)
        if self._content is not None:
            self._content.note.setText(note)
            self._content.note.setVisible(bool(note) and tight)

    def fit(self, room: QSize) -> None:
        """Become as large as needed in a window of that size; the buttons always in view."""
        content, theme = self._content, self._holder.theme
        if content is None:
            return
        enough = _LINES_TO_READ * theme.line(Style.BODY)
        for fit in ways_to_fit(theme, room):
            self._fit = fit
            self._show_note()
            if content.emblem is not None:
                content.emblem.setVisible(fit.emblem)
            high = room.height() - 2 * (fit.around + fit.margin) - self._foot.height(fit)
            needed = content.height_within(fit.inner)
            if needed <= high or (fit.around == CLOSE_AROUND and high >= enough):
                break
        self._arrange(needed, high)

    def _arrange(self, needed: int, high: int) -> None:
        """Give the words what they need, or as much as there is, and put the buttons below."""
        fit, policy = self._fit, Qt.ScrollBarPolicy
        height = max(0, min(needed, high))
        self.setFixedSize(fit.width, 2 * fit.margin + height + self._foot.height(fit))
        # a scroll bar stands in the margin, so that the text is as wide as without it; it is there
        # or not by the same sum, or its width could make it needed
        scrolls = needed > high
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff
        )
        bar = min(_BAR, fit.margin - BESIDE) if scrolls else 0
        width = RING + fit.inner + BESIDE + bar
        self._area.setGeometry(fit.margin - RING, fit.margin, width, height)
        self._foot.place(fit, fit.margin + height)
        self._show_more()
        self.update()

    def _show_more(self) -> None:
        """Show an arrow left of the buttons while more is below and they leave room for it."""
        side, first = self._further.sizeHint().width(), self.decline.geometry()
        margin, middle = self._fit.margin, first.center().y() + 1
        self._further.setGeometry(QRect(margin, middle - side // 2, side, side))
        has_room = first.left() >= margin + side
        self._further.setVisible(self._fade.has_more and has_room)

    def on_further(self) -> None:
        """Scroll one page down."""
        scroll_by(self._area.verticalScrollBar(), Qt.Key.Key_PageDown)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        rounded(painter, QRectF(self.rect()), RADIUS, fill=tokens.card, edge=tokens.hairline)
        bar = self._area.verticalScrollBar()
        if bar.maximum() > 0:
            below = self._area.geometry().bottom() + 1
            painter.fillRect(QRect(1, below, self.width() - 2, 1), QColor(tokens.hairline))
