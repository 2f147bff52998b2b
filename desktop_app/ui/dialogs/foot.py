"""What stands below the words of a card: its buttons, and when they can be pressed."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.ui.dialogs.body import RING
from desktop_app.ui.dialogs.fitting import CardFit
from desktop_app.ui.dialogs.props import CardProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import mix
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import icon_at, rounded
from desktop_app.ui.widgets.labels import Label


class Further(Control):
    """An arrow in a circle: there is more below; keys scroll without it."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        side = self._holder.theme.grown(32)
        return QSize(side, side)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        body = QRectF(self.rect())
        ground = mix(tokens.raised, tokens.text, 0.1 if self.underMouse() else 0)
        rounded(painter, body, body.height() / 2, fill=ground, edge=tokens.edge)
        inset = body.width() / 4
        icon = body.adjusted(inset, inset, -inset, -inset)
        icon_at(painter, icon, "chevron-down", tokens.text, theme)


class Foot:
    """The buttons of a card, and the note above them where one of them waits."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        self._holder = holder
        self.decline = Button(holder, "", ButtonKind.OUTLINED, parent, surface="card")
        self.accept = Button(holder, "", ButtonKind.ACCENT, parent, surface="card")
        self.accept.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click is no move of the focus
        self.note = Label(holder, Style.SMALL, "dim", parent, wrap=True)
        self._notes = "", ""

    def show(self, props: CardProps, texts: Texts) -> None:
        """Label the buttons, and word what is said while one of them waits and from then on."""
        self.decline.set_label(props.decline)
        self.decline.set_kind(props.decline_kind)
        self.accept.setVisible(bool(props.accept))
        self.accept.set_label(props.accept)
        self.accept.set_kind(props.accept_kind)
        self._notes = "", ""
        if props.delay and props.accept:
            after = texts.tr("“%1” can be pressed after %2.", "warning: a button; a length of time")
            now = texts.tr("“%1” can be pressed now.", "warning: a button")
            span = texts.long_span(props.delay)
            self._notes = texts.fill(after, props.accept, span), texts.fill(now, props.accept)

    def set_waiting(self, *, waiting: bool) -> None:
        """Let the button that does it be pressed or not, and say so."""
        note = self._notes[not waiting]
        self.accept.setEnabled(not waiting)
        self.accept.setAccessibleDescription(note if waiting else "")
        self.note.setText(note)

    def height(self, fit: CardFit) -> int:
        """Return how much room it takes, with the gap above it."""
        bottom = max(box.bottom() + 1 for _, box in self._boxes(fit.inner))
        return self._gap(fit) + self._note_height(fit) + bottom

    def place(self, fit: CardFit, top: int) -> None:
        """Stand below words that end at `top`."""
        note, foot = self._note_height(fit), top + self._gap(fit)
        self.note.setGeometry(fit.margin, foot, fit.inner, max(0, note - self._note_gap()))
        for button, box in self._boxes(fit.inner):
            body = box.translated(fit.margin, foot + note)
            button.setGeometry(body.adjusted(-RING, -RING, RING, RING))

    def _gap(self, fit: CardFit) -> int:
        return self._holder.theme.grown(fit.gap)

    def _note_gap(self) -> int:
        return self._holder.theme.grown(14)

    def _note_height(self, fit: CardFit) -> int:
        """Return the room for the note, as high before the delay has passed as after."""
        if fit.tight or not self._notes[0]:
            return 0
        said, high = self.note.text(), 0
        for note in self._notes:
            self.note.setText(note)
            high = max(high, self.note.heightForWidth(fit.inner))
        self.note.setText(said)
        return high + self._note_gap()

    def _boxes(self, width: int) -> list[tuple[Button, QRect]]:
        """Return the bodies of the buttons: at the right, or one above the other."""
        theme = self._holder.theme
        shown = [one for one in (self.decline, self.accept) if not one.isHidden()]
        height, gap = theme.grown(38), theme.grown(12)
        widths = [one.sizeHint().width() - 2 * RING + theme.grown(6) for one in shown]
        if sum(widths) + gap * (len(shown) - 1) > width:
            return [
                (one, QRect(0, number * (height + gap), width, height))
                for number, one in enumerate(shown)
            ]
        placed, right = [], width
        for one, wide in zip(reversed(shown), reversed(widths), strict=True):
            placed.append((one, QRect(right - wide, 0, wide, height)))
            right -= wide + gap
        return placed
