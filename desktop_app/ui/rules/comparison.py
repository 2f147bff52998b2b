"""The policies that ship, side by side: a table where there is room, else one below the other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from desktop_app.ui.rules.mark import Marked
from desktop_app.ui.rules.props import CellProps, PolicyProps
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, add, column
from desktop_app.ui.widgets.drawing import FOCUS, card_ground, rounded
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.link import Link
from desktop_app.ui.widgets.painted import Painted

_COLUMN = 138
"""The least width of a column at 100 %; with less room than six of them there is no table."""
_BESIDE = 320
"""With less room than this at 100 % an answer stands below its question."""
_PAD = 16
_RING = int(FOCUS)


class _Words(Label):
    """Words in a column: columns are as wide as each other, whatever stands in them."""

    def __init__(
        self, holder: ThemeHolder, style: Style, colour: str, text: str, parent: QWidget
    ) -> None:
        super().__init__(holder, style, colour, parent, wrap=True, text=text)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setMinimumWidth(1)


class _Cell(QWidget):
    """What one policy answers to one question."""

    def __init__(self, holder: ThemeHolder, props: CellProps, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(1)
        self.setAccessibleName(props.spoken)
        words = (_Words(holder, Style.SMALL, "text", line, self) for line in props.words)
        column(self, *words, Spare(), gap=holder.theme.grown(4))


class _Head(QWidget):
    """Which policy it is, who says so, and where to read all of it."""

    def __init__(self, holder: ThemeHolder, props: PolicyProps, read: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(1)
        self.open = Link(holder, self, surface="card")
        self.open.set_label(read, f"{props.title}, {read}")
        title = _Words(holder, Style.BODY_STRONG, "text", props.title, self)
        box = column(None, title, gap=2, around=(_RING, 0, 0, 0))
        if props.in_force:
            box.addWidget(_Words(holder, Style.CAPTION_STRONG, "accent", props.in_force, self))
        source = _Words(holder, Style.CAPTION, "dim", props.source, self)
        source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark = Marked(holder, Style.CAPTION, "faint", self)
        mark.set_props(props.mark)
        add(box, source, mark)
        column(self, box, (self.open, Qt.AlignmentFlag.AlignLeft), Spare(), gap=2)


class _Card(Painted):
    """One policy, and its answer to each question."""

    def __init__(self, holder: ThemeHolder, props: PolicyProps, read: str, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.props = props
        self.setAccessibleName(", ".join(one for one in (props.title, props.in_force) if one))
        self._head = _Head(holder, props, read, self)
        self.open = self._head.open
        self._questions = []
        for cell in props.cells:
            question = _Words(holder, Style.SMALL, "dim", cell.question, self)
            question.setContentsMargins(_RING, 0, 0, 0)
            self._questions.append(question)
        self._answers = [_Cell(holder, cell, self) for cell in props.cells]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_PAD - _RING, 12, _PAD, 10)
        self._grid.setHorizontalSpacing(_PAD)

    def arrange(self, *, is_table: bool, beside: bool = True) -> None:
        """Put the answers in columns, or each beside its question, or below it."""
        while self._grid.count():
            self._grid.takeAt(0)
        self._grid.setVerticalSpacing(self._holder.theme.grown(14))
        widths = [1] * (1 + len(self._answers)) if is_table else [2, 3, *[0] * len(self._answers)]
        for number, stretch in enumerate(widths):
            self._grid.setColumnStretch(number, stretch)
        self._grid.addWidget(self._head, 0, 0, 1, 1 if is_table else 2)
        for number, answer in enumerate(self._answers, start=1):
            question = self._questions[number - 1]
            question.setVisible(not is_table)
            if is_table:
                self._grid.addWidget(answer, 0, number)
            elif not beside:
                self._grid.addWidget(question, 2 * number - 1, 0, 1, 2)
                self._grid.addWidget(answer, 2 * number, 0, 1, 2)
            else:
                self._grid.addWidget(question, number, 0)
                self._grid.addWidget(answer, number, 1)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        ground, tokens = self.rect().toRectF(), theme.tokens
        if self.props.in_force:
            rounded(painter, ground, 12, fill=tokens.card, edge=tokens.accent)
        else:
            card_ground(painter, ground, theme)


class Comparison(QWidget):
    """Passive; each policy has a link that asks for all of its rules."""

    policy_requested = Signal(object)
    """The name of a policy: to be read in full."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._cards: list[_Card] = []
        self._headings: QWidget | None = None
        self._is_table = True
        self._column = column(self, gap=8)

    @property
    def is_table(self) -> bool:
        """Whether there is a column for each question."""
        return self._is_table

    @property
    def links(self) -> dict[str, Link]:
        """The link *Read in full* of each policy, by its name."""
        return {card.props.name: card.open for card in self._cards}

    def set_props(self, policies: Sequence[PolicyProps], read: str) -> None:
        """Show policies; `read` is on every link."""
        focused = next((name for name, link in self.links.items() if link.hasFocus()), None)
        was_hidden = self.isHidden()
        self.hide()  # each card that is shown lays out all that are seen
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._headings = self._heading_row(policies[0]) if policies else None
        self._cards = [_Card(self._holder, one, read, self) for one in policies]
        if self._headings is not None:
            self._column.addWidget(self._headings)
        for card in self._cards:
            card.open.clicked.connect(partial(self.policy_requested.emit, card.props.name))
            self._column.addWidget(card)
            card.show()
        self._arrange()
        self.setHidden(was_hidden)
        if focused in self.links:
            self.links[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _heading_row(self, policy: PolicyProps) -> QWidget:
        headings = QWidget(self)
        grid = QGridLayout(headings)
        grid.setContentsMargins(_PAD - _RING, 0, _PAD, 0)
        grid.setHorizontalSpacing(_PAD)
        for number, text in enumerate(["", *(cell.question for cell in policy.cells)]):
            words = _Words(self._holder, Style.CAPTION_STRONG, "dim", text, headings)
            grid.setColumnStretch(number, 1)
            grid.addWidget(words, 0, number)
        return headings

    def _arrange(self) -> None:
        columns = 1 + len(self._cards[0].props.cells) if self._cards else 1
        room = self.width() - (columns + 1) * _PAD
        self._is_table = room >= columns * self._holder.theme.px(_COLUMN)
        beside = self.width() >= self._holder.theme.px(_BESIDE)
        if self._headings is not None:
            self._headings.setVisible(self._is_table)
        for card in self._cards:
            card.arrange(is_table=self._is_table, beside=beside)
        self.updateGeometry()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
