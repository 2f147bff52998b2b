"""The column at the left: what can be opened, and files of scenarios."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.facilitator import OWN_LIBRARY, ScenarioCard
from desktop_app.ui.facilitator.columns import Column
from desktop_app.ui.facilitator.parts import CardButton
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import FlowLayout, Heading


class ScenarioColumn(Column):
    """A card for each scenario, of which the open one is marked, and two buttons."""

    chosen = Signal(object)
    """The key of a card."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(holder, parent, edge="right")
        self._texts = texts
        self._shown: tuple[ScenarioCard, ...] = ()
        self._current: Hashable = None
        self.cards: dict[Hashable, CardButton] = {}
        self._heading = Heading(holder, Style.CAPTION_STRONG, "dim", self)
        self._heading.setContentsMargins(int(FOCUS), 0, 0, 0)
        self.box.addWidget(self._heading)
        self._list, self._list_box = self.add_scrolled(spacing=2)
        self._list_box.addStretch(1)
        foot = QWidget(self)
        self.open_file, self.save_state = Button(holder, parent=foot), Button(holder, parent=foot)
        self.save_state.setEnabled(False)
        flow = FlowLayout(foot, gap=2)
        flow.addWidget(self.open_file)
        flow.addWidget(self.save_state)
        self.box.addWidget(foot)

    def show_scenarios(self, cards: Sequence[ScenarioCard], current: Hashable) -> None:
        """Show what can be opened, and what is open."""
        self._current = current
        if tuple(cards) != self._shown:
            self._shown = tuple(cards)
            for card in self.cards.values():
                self._list_box.removeWidget(card)
                card.hide()
                card.deleteLater()
            self.cards = {}
            for number, one in enumerate(cards):
                card = self.cards[one.key] = CardButton(self._holder, self._list)
                card.clicked.connect(partial(self.on_clicked, one.key))
                self._list_box.insertWidget(number, card)
                card.show()
            self._name_cards()
        for key, card in self.cards.items():
            card.setChecked(key == current)

    def on_clicked(self, key: Hashable) -> None:
        """Ask for a scenario; the one that is open stays marked until another is."""
        self.chosen.emit(key)
        self.cards[key].setChecked(key == self._current)

    def say(self) -> None:
        """Ask every sentence again."""
        texts = self._texts
        self._heading.setText(texts.tr("Scenarios", "facilitator: heading"))
        self.open_file.set_label(texts.tr("Open file…", "facilitator: button"))
        self.save_state.set_label(texts.tr("Save state…", "facilitator: button"))
        self._name_cards()

    def _name_cards(self) -> None:
        texts = self._texts
        for one in self._shown:
            title, line = texts.local(one.title), texts.local(one.line)
            if one.key == OWN_LIBRARY:
                title = texts.tr("Your own library", "facilitator: a card")
                line = texts.tr("Try it in a copy: its clock can be moved.", "facilitator: a card")
            self.cards[one.key].set_words(title, line)
