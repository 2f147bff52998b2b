"""The scrolled part of the inspector: an episode, its timeline, and every download of it."""

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.intent import Intent
from desktop_app.ui.inspector.history import HistoryProps
from desktop_app.ui.inspector.parts import Fact, GrantWidget, TimelinePoint, Year
from desktop_app.ui.inspector.props import InspectorProps
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.boxes import Spare, column
from desktop_app.ui.widgets.disclosure import Disclosure, PageLink
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import Heading, Label
from desktop_app.ui.widgets.poster import Poster

MARGIN = 20

_Part = TypeVar("_Part", TimelinePoint, Fact, GrantWidget)
_Wanted = TypeVar("_Wanted")


class InspectorContent(QWidget):
    """Shows what it is handed; parts that are not needed are not made."""

    asked = Signal(object)
    """An `Intent`."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._all: HistoryProps | None = None
        self._opens: bool | None = None
        """Whether the user wants to see every download of this episode; None: was not asked."""
        self._facts: list[Fact] = []
        self.entries: list[TimelinePoint] = []
        self.grants: list[GrantWidget] = []
        self.poster = Poster(holder, None, self, radius=12)
        self._title = Label(holder, Style.HEADING, "text", self, wrap=True)
        self._line = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self.badge = Badge(holder, None, self, wide=True, on_rail=True)
        self.outlook = [
            Label(holder, Style.SMALL, colour, self, wrap=True) for colour in ("text", "dim")
        ]
        self.heading = Heading(holder, Style.CAPTION_STRONG, "dim", self, wrap=True)
        self.year = Year(holder, self)
        self.history = Disclosure(holder, self)
        self.history.clicked.connect(self._on_history_clicked)
        self.file, self.rules = PageLink(holder, self), PageLink(holder, self)
        self.file.clicked.connect(partial(self.asked.emit, Intent.SHOW_IN_FOLDER))
        self.rules.clicked.connect(partial(self.asked.emit, Intent.READ_RULES))
        ring = (int(FOCUS), 0, int(FOCUS), 0)
        self._moving, self._timeline = column(None), column(None)
        self._downloads = column(None, around=ring)
        words = (self.poster, 12, self._title, 2, self._line, 12, self.badge, 12)
        said, dates = column(None, *self.outlook, gap=4), (self.year, self._timeline)
        head = column(None, *words, said, self._moving, 18, self.heading, 12, *dates, around=ring)
        below = (self.history, self._downloads, self.file, self.rules)
        self._column = column(self, head, *below, Spare(1))

    def leave_room(self, bar: int) -> None:
        """Let a scroll bar, so wide, stand in the margin: it moves nothing."""
        side = MARGIN - int(FOCUS)
        self._column.setContentsMargins(side, 24, max(0, side - bar), 8)

    def show_props(self, props: InspectorProps, *, is_another: bool) -> None:
        """Show an episode as it is now; of another one the list is as it is at first."""
        self._opens = None if is_another else self._opens
        self._all = props.history
        self.poster.set_props(props.poster)
        self._title.setText(props.title)
        self._line.setText(props.line)
        self.badge.set_props(props.badge)
        for number, label in enumerate(self.outlook):
            label.setVisible(number < len(props.outlook))
            label.setText(props.outlook[number] if number < len(props.outlook) else "")
        self._moving.setContentsMargins(0, 14 if props.facts else 0, 0, 0)
        for fact, one in self._filled(self._facts, props.facts, Fact, self._moving):
            fact.set_props(one)
        self.heading.setText(props.heading)
        self.heading.setVisible(bool(props.entries) or props.year is not None)
        self.year.set_props(props.year)
        for entry, shown in self._filled(
            self.entries, props.entries, TimelinePoint, self._timeline
        ):
            entry.set_props(shown, is_last=shown is props.entries[-1])
        self._show_history(props.history)
        self.file.setVisible(props.file is not None)
        self.file.set_label(props.file or "")
        self.rules.set_label(props.rules)

    def _show_history(self, history: HistoryProps) -> None:
        """Show every download, where the list is open."""
        opens = history.begins_open if self._opens is None else self._opens
        self.history.setVisible(bool(history.grants))
        spoken = history.shown if opens else history.hidden
        self.history.set_words(history.heading, history.count, spoken, is_open=opens)
        grants = history.grants if opens else ()
        for widget, grant in self._filled(self.grants, grants, GrantWidget, self._downloads):
            widget.set_props(grant)

    def _on_history_clicked(self) -> None:
        self._opens = not self.history.is_open
        if self._all is not None:
            self._show_history(self._all)

    def _filled(
        self, made: list[_Part], wanted: Sequence[_Wanted], kind: type[_Part], layout: QVBoxLayout
    ) -> list[tuple[_Part, _Wanted]]:
        """Have as many widgets in a layout as are wanted, and return each with its own."""
        while len(made) > len(wanted):
            part = made.pop()
            layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        while len(made) < len(wanted):
            part = kind(self._holder, self)
            layout.addWidget(part)
            made.append(part)
            part.show()
        return list(zip(made, wanted, strict=True))
