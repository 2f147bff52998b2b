"""The page *The rules*: what is in force in plain words, and how others word theirs."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from desktop_app.domain.rules import TermsInForce
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.keys import bind
from desktop_app.ui.rules.comparison import Comparison
from desktop_app.ui.rules.mark import Marked
from desktop_app.ui.rules.props import MARKS, SectionProps, comparison_of, legend_of, sections_of
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.answers import AnswerList
from desktop_app.ui.widgets.boxes import Spare, add, column, row
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS, card_ground
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.long_page import LongPage
from desktop_app.ui.widgets.scrolled import scroll_by

READ_WELL = 720
_PAD = 20


class _Panel(QFrame):
    """One set of terms on a ground of its own; its lines stay as short as is read well."""

    def __init__(self, holder: ThemeHolder, props: SectionProps, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.setAccessibleName(props.title)
        heading = Label(holder, Style.HEADING, "text", self, wrap=True, text=props.title)
        self._column = column(self, heading, gap=2)
        self._fit()
        for line in props.lines:
            label = Label(holder, Style.SMALL, "dim", self, wrap=True, text=line)
            self._column.addWidget(label)
        add(self._column, holder.theme.grown(16), AnswerList(holder, props.answers, self))

    def _fit(self) -> None:
        spare = self.width() - 2 * _PAD - round(READ_WELL * self._holder.theme.scale)
        self._column.setContentsMargins(_PAD, 18, _PAD + max(0, spare), 20)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        card_ground(painter, QRectF(self.rect()), self._holder.theme)
        painter.end()


class RulesPage(LongPage):
    """Passive: `show_terms` says what is in force; it can always be left."""

    left = Signal()
    """Back to where the user came from."""
    policy_requested = Signal(object)
    """A `ShippedPolicy`: to be read in full."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        shipped: Sequence[ShippedPolicy],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(holder, parent)
        self._texts = texts
        self._shipped = tuple(shipped)
        self._stale = True
        self._in_force: tuple[TermsInForce, ...] = ()
        self._title = Label(holder, Style.TITLE, "text", self._inside, wrap=True)
        bind(Qt.Key.Key_Escape, self, self.left, within=True)
        texts.changed.connect(self.on_texts_changed)
        holder.changed.connect(self.on_texts_changed)

    def make(self) -> None:
        """Make the head, room for the terms in force, and the comparison."""
        holder, inside, focus = self._holder, self._inside, int(FOCUS)
        self._subtitle = Label(holder, Style.BODY, "dim", inside, wrap=True)
        self.back = Button(holder, "", ButtonKind.OUTLINED, inside, icon="arrow-left")
        self.setFocusProxy(self.back)
        self.follow(self.back)
        self.back.clicked.connect(self.left)
        self._panel_box = column(None, gap=12, around=(focus, 0, focus, 0))
        self._heading = Label(holder, Style.HEADING, "text", inside, wrap=True)
        self._said = Label(holder, Style.SMALL, "dim", inside, wrap=True)
        self._legend = [Marked(holder, Style.SMALL, "dim", inside) for _ in MARKS]
        self.comparison = Comparison(holder, inside)
        self.comparison.policy_requested.connect(self.on_policy_requested)
        words = column(None, self._title, self._subtitle, gap=1)
        back = (self.back, Qt.AlignmentFlag.AlignTop)
        head = row(None, (words, 1), back, gap=16, around=(focus, 0, 0, 0))
        rest = column(None, self._heading, self._said, 6, gap=2, around=(focus, 0, focus, 0))
        for marked in self._legend:
            add(rest, 2, marked)
        add(rest, 12, self.comparison)
        parts = (head, 16, self._panel_box, 28, rest, Spare(1))
        column(inside, *parts, around=(20, 22, 20, 32))

    # what it shows

    def show_terms(self, in_force: Sequence[TermsInForce]) -> None:
        """Show what is in force now."""
        if tuple(in_force) != self._in_force:
            self._in_force = tuple(in_force)
            self.on_texts_changed()

    def scroll_to_top(self) -> None:
        """Show the beginning, from which it is read."""
        self._scroll.verticalScrollBar().setValue(0)

    def on_texts_changed(self) -> None:
        """Say everything again, at once or when the page is next looked at."""
        self._stale = True
        if self.isVisible():
            self._say_everything()

    def _say_everything(self) -> None:
        """Ask every sentence again, and draw it in the theme as it is now."""
        self._stale = False
        texts = self._texts
        title = texts.tr("The rules in plain words", "title")
        self.setAccessibleName(title)
        self._title.setText(title)
        self._subtitle.setText(
            texts.tr(
                "They apply to what you ask for from now on. What you have already downloaded "
                "keeps the terms it came with.",
                "the rules: under the title",
            )
        )
        self.back.set_label(texts.tr("Back", "button"))
        while (item := self._panel_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for section in sections_of(self._in_force, self._shipped, texts):
            panel = _Panel(self._holder, section, self._inside)
            self._panel_box.addWidget(panel)
            panel.show()
        self._heading.setText(texts.tr("What others allow", "the rules: side by side"))
        self._said.setText(
            texts.tr(
                "The policies that come with Sablier, side by side and in the same words. A mark "
                "says how far each source can be trusted.",
                "the rules: side by side",
            )
        )
        for marked, mark in zip(self._legend, legend_of(texts), strict=True):
            marked.set_props(mark)
        self.comparison.set_props(
            comparison_of(self._in_force, self._shipped, texts),
            texts.tr("Read in full", "button: the rules of a policy"),
        )
        for link in self.comparison.links.values():
            self.follow(link)

    # what the user does

    def on_policy_requested(self, name: str) -> None:
        """Ask for all the rules of one policy."""
        for one in self._shipped:
            if one.name == name:
                self.policy_requested.emit(one)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring what has the focus into view; arrows and pages move the text."""
        super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return scroll_by(self._scroll.verticalScrollBar(), Qt.Key(event.key()))
        return False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._say_everything()
        super().showEvent(event)
