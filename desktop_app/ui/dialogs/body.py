"""What is scrolled in a card: its words, its episodes and the link to the rules."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.rules import Rules
from desktop_app.ui.answers import answers_of
from desktop_app.ui.dialogs.card import EpisodeCard
from desktop_app.ui.dialogs.props import CardProps
from desktop_app.ui.dialogs.year import YearLine
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.answers import AnswerList
from desktop_app.ui.widgets.boxes import add, column
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.emblem import Emblem
from desktop_app.ui.widgets.labels import Label, Prose
from desktop_app.ui.widgets.link import Link

RING = int(FOCUS)
"""Room left of the words for the focus of a link that begins where they do."""
BESIDE = 4
"""Between the words and the scroll bar, which keeps as much room itself."""


class CardBody(QWidget):
    """The words of a card, laid out once; another language or theme makes another one."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        props: CardProps,
        parent: QWidget,
        *,
        more: Iterable[QWidget],
        read: Link | None,
    ) -> None:
        """`more` stands below the sentences; `read` is the link below all, where there is one."""
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        grown = holder.theme.grown
        self._words = column(None, around=(RING, 0, 0, 0))
        outer = column(self, self._words, around=(0, 0, BESIDE, 0))
        self.emblem: Emblem | None = None
        self.note = Label(holder, Style.SMALL, "dim", self, wrap=True)
        """What is said of a delay, where it takes no room from the buttons."""
        self.note.hide()
        self._add_words(props)
        for number, rules in enumerate(props.rules):
            self._words.addSpacing(grown(24) if number else 0)
            self._add_rules(rules)
        add(self._words, *more)
        self._add_details(props)
        if read is not None:
            add(outer, grown(10), (read, Qt.AlignmentFlag.AlignLeft))
            read.show()
        outer.addStretch()

    def _add_words(self, props: CardProps) -> None:
        """Add what stands above the episodes: the emblem, the title and the sentences."""
        holder, layout = self._holder, self._words
        if props.icon is not None:
            self.emblem = Emblem(holder, props.icon, self, 40, inset=0.26, below=10)
            layout.addWidget(self.emblem)
        title = Label(holder, Style.DIALOG, "text", self, wrap=True, text=props.title)
        add(layout, title, holder.theme.grown(12), self.note)
        if props.body:
            add(layout, Prose(holder, props.body, self), holder.theme.grown(16))

    def _add_details(self, props: CardProps) -> None:
        """Add the episodes, the year, and the sentences below them."""
        holder, layout = self._holder, self._words
        for number, item in enumerate(props.items):
            if number:
                layout.addSpacing(8)
            layout.addWidget(EpisodeCard(holder, item, self))
        if props.year:
            add(layout, holder.theme.grown(26), YearLine(holder, props.year, self))
        if props.below:
            add(layout, holder.theme.grown(16), Prose(holder, props.below, self))

    def _add_rules(self, rules: Rules) -> None:
        """Add the answers, under the name of their episode where they are of several."""
        holder, texts = self._holder, self._texts
        if rules.title is not None:
            sentence = texts.tr("For “%1”", "above the rules of an episode")
            name = texts.fill(sentence, texts.local(rules.title))
            label = Label(holder, Style.SMALL_MEDIUM, "dim", self, wrap=True, text=name)
            add(self._words, label, holder.theme.grown(14))
        self._words.addWidget(AnswerList(holder, answers_of(rules, texts), self))

    def height_within(self, width: int) -> int:
        """Return how high it has to be for words that are so wide."""
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()
        return layout.heightForWidth(RING + width + BESIDE)
