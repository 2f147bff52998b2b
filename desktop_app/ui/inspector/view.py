"""The inspector: it shows what `props` says, and emits what the user asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey, LocalText
from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.licence_timeline import GrantLine
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.inspector.history import HistoryProps
from desktop_app.ui.inspector.parts import Fact, GrantWidget, TimelinePoint, Year
from desktop_app.ui.inspector.props import InspectorProps, inspector_props
from desktop_app.ui.inspector.transfer import InQueue
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.disclosure import Disclosure, PageLink
from desktop_app.ui.widgets.drawing import FOCUS, icon_at, rounded
from desktop_app.ui.widgets.fade import Fade
from desktop_app.ui.widgets.labels import Heading, Label
from desktop_app.ui.widgets.poster import Poster
from desktop_app.ui.widgets.scrolled import Scrolled

_MARGIN = 20
_ROOM_FOR_POSTER = 400
"""Lower than this, which grows with the text, the words have the room; the row has a poster too."""

_Part = TypeVar("_Part", TimelinePoint, Fact, GrantWidget)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown, whatever the language."""

    row: ShelfRow
    history: tuple[GrantLine, ...]
    now: Instant
    pace_s: float | None
    queued: InQueue | None

    def props(self, texts: Texts, titles: Mapping[Policy, LocalText]) -> InspectorProps:
        """The same, in words."""
        return inspector_props(
            self.row, self.history, self.now, texts, self.pace_s, titles, self.queued
        )


class _Nothing(QWidget):
    """Where no row is chosen."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.words = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 56, _MARGIN, 0)
        layout.addStretch(1)
        layout.addWidget(self.words)
        layout.addStretch(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        side = theme.grown(28)
        box = QRectF((self.width() - side) / 2, self.words.y() - side - 12, side, side)
        painter = QPainter(self)
        icon_at(painter, box, "panel-right", theme.tokens.edge, theme)
        painter.end()


class InspectorView(QWidget):
    """One episode: poster, time left, licence timeline, and what can be done next.

    It stands on a ground of the colour `rail`, which its window draws.
    """

    intent_requested = Signal(object)
    """A `Request`: what the user wants of the episode."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        parent: QWidget | None = None,
        *,
        titles: Mapping[Policy, LocalText] = MappingProxyType({}),
    ) -> None:
        """`titles` are those of the policies that ship."""
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._titles = titles
        self._shown: _Shown | None = None
        self._props: InspectorProps | None = None
        self._facts: list[Fact] = []
        self._entries: list[TimelinePoint] = []
        self._grants: list[GrantWidget] = []
        self._opens: bool | None = None
        """Whether the user wants to see every download of this episode; None: was not asked."""
        self._several = 0
        self._nothing = _Nothing(holder, self)
        self._area = Scrolled(self)
        self._area.viewport().setAutoFillBackground(False)
        self._area.verticalScrollBar().rangeChanged.connect(self.on_range_changed)
        self._area.installEventFilter(self)
        content = self._content = QWidget(self._area)
        self._poster = Poster(holder, None, content, radius=12)
        self._title = Label(holder, Style.HEADING, "text", content, wrap=True)
        self._line = Label(holder, Style.SMALL, "dim", content, wrap=True)
        self._badge = Badge(holder, None, content, wide=True, on_rail=True)
        self._outlook = [
            Label(holder, Style.SMALL, colour, content, wrap=True) for colour in ("text", "dim")
        ]
        self._heading = Heading(holder, Style.CAPTION_STRONG, "dim", content, wrap=True)
        self._year = Year(holder, content)
        self._history = Disclosure(holder, content)
        self._history.clicked.connect(self.on_history_clicked)
        self._file = PageLink(holder, content)
        self._file.clicked.connect(self.on_file)
        self._rules = PageLink(holder, content)
        self._rules.clicked.connect(self.on_rules)
        self._timeline, self._downloads = QVBoxLayout(), QVBoxLayout()
        self._moving = QVBoxLayout()
        self._lay_out(content)
        self._area.setWidget(content)
        content.setAutoFillBackground(False)
        self._fade = Fade(holder, self._area, "rail")
        self._primary = Button(holder, "", ButtonKind.PRIMARY, self, surface="rail")
        self._secondary = Button(holder, "", ButtonKind.OUTLINED, self, surface="rail")
        self._primary.clicked.connect(self.on_primary)
        self._secondary.clicked.connect(self.on_secondary)
        ring = int(FOCUS)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setContentsMargins(_MARGIN - ring, 12 - ring, _MARGIN - ring, 24 - ring)
        self._foot.setSpacing(0)
        self._foot.addWidget(self._primary, 1)
        self._foot.addWidget(self._secondary)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._nothing, 1)
        outer.addWidget(self._area, 1)
        outer.addLayout(self._foot)
        holder.changed.connect(self.on_theme_changed)
        texts.changed.connect(self.on_texts_changed)
        self.show_nothing()

    def _lay_out(self, content: QWidget) -> None:
        """The scrolled part: everything, the list of downloads, and what stands below it."""
        column = self._column = QVBoxLayout(content)
        head = QVBoxLayout()
        head.addWidget(self._poster)
        head.addSpacing(12)
        head.addWidget(self._title)
        head.addSpacing(2)
        head.addWidget(self._line)
        head.addSpacing(12)
        head.addWidget(self._badge)
        head.addSpacing(12)
        said = QVBoxLayout()
        for sentence in self._outlook:
            said.addWidget(sentence)
        head.addLayout(said)
        head.addLayout(self._moving)
        head.addSpacing(18)
        head.addWidget(self._heading)
        head.addSpacing(12)
        head.addWidget(self._year)
        head.addLayout(self._timeline)
        for part in (column, head, self._moving, self._timeline, self._downloads):
            part.setSpacing(0)
        said.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._history)
        column.addLayout(self._downloads)
        column.addWidget(self._file)
        column.addWidget(self._rules)
        column.addStretch(1)
        ring = int(FOCUS)
        for part in (head, self._downloads):
            part.setContentsMargins(ring, 0, ring, 0)
        self._leave_room(for_bar=False)

    def _leave_room(self, *, for_bar: bool) -> None:
        """Rings stand beside the words, and the scroll bar in the margin: it moves nothing."""
        side = _MARGIN - int(FOCUS)
        bar = self._area.verticalScrollBar().sizeHint().width() if for_bar else 0
        self._column.setContentsMargins(side, 24, max(0, side - bar), 8)

    # what is shown

    @property
    def key(self) -> EpisodeKey | None:
        """The episode that is shown."""
        return None if self._props is None else self._props.key

    @property
    def changes_at(self) -> Instant | None:
        """When a text changes by itself: `show_row` has to be called again then."""
        return None if self._props is None else self._props.changes_at

    def show_row(
        self,
        row: ShelfRow,
        history: Sequence[GrantLine],
        now: Instant,
        pace_s: float | None = None,
        queued: InQueue | None = None,
    ) -> None:
        """Show an episode as it is at `now`; `history` is oldest first."""
        self._shown = _Shown(row, tuple(history), now, pace_s, queued)
        self.on_texts_changed()

    def show_nothing(self) -> None:
        """No row is chosen."""
        self.show_several(0)

    def show_several(self, count: int) -> None:
        """So many rows are chosen: what can be done with them together stands above the rows."""
        self._shown = None
        self._several = count
        self.on_texts_changed()

    def on_texts_changed(self) -> None:
        """Say everything again, in the language of the window."""
        texts = self._texts
        before = self.key
        self._props = None
        if self._shown is not None:
            self._props = self._shown.props(texts, self._titles)
            if self._props.key != before:
                self._opens = None
                self._area.verticalScrollBar().setValue(0)
            self._show(self._props)
        empty = self._props is None
        self._nothing.words.setText(
            texts.tr("%n episode(s) selected", "the inspector: of several rows", self._several)
            if self._several
            else texts.tr("Choose an episode to see its dates.", "the inspector while it is empty")
        )
        self._nothing.setVisible(empty)
        self._area.setVisible(not empty)
        self._primary.setVisible(not empty)
        if self._props is None:
            self._secondary.hide()
            name = texts.tr("Details", "the inspector")
        else:
            sentence = texts.tr("Details of “%1”", "the inspector: a title")
            name = texts.fill(sentence, self._props.title)
        self.setAccessibleName(name)
        self._area.setAccessibleName(name)
        self._arrange()

    def _show(self, props: InspectorProps) -> None:
        self._poster.set_props(props.poster)
        self._title.setText(props.title)
        self._line.setText(props.line)
        self._badge.set_props(props.badge)
        for number, label in enumerate(self._outlook):
            label.setVisible(number < len(props.outlook))
            label.setText(props.outlook[number] if number < len(props.outlook) else "")
        self._moving.setContentsMargins(0, 14 if props.facts else 0, 0, 0)
        self._resize(self._facts, len(props.facts), Fact, self._moving)
        for fact, one in zip(self._facts, props.facts, strict=True):
            fact.set_props(one)
        self._heading.setText(props.heading)
        self._heading.setVisible(bool(props.entries) or props.year is not None)
        self._year.set_props(props.year)
        self._resize(self._entries, len(props.entries), TimelinePoint, self._timeline)
        for entry, shown in zip(self._entries, props.entries, strict=True):
            entry.set_props(shown, is_last=shown is props.entries[-1])
        self._show_history(props.history)
        self._file.setVisible(props.file is not None)
        self._file.set_label(props.file or "")
        self._rules.set_label(props.rules)
        self._primary.set_label(props.primary.label)
        self._primary.set_kind(props.primary.button)
        self._secondary.setVisible(props.secondary is not None)
        if props.secondary is not None:
            self._secondary.set_label(props.secondary.label)
            self._secondary.set_kind(props.secondary.button)

    def _show_history(self, history: HistoryProps) -> None:
        """Every download, where it is open: what is folded away is not made."""
        opens = history.begins_open if self._opens is None else self._opens
        self._history.setVisible(bool(history.grants))
        spoken = history.shown if opens else history.hidden
        self._history.set_words(history.heading, history.count, spoken, is_open=opens)
        grants = history.grants if opens else ()
        self._resize(self._grants, len(grants), GrantWidget, self._downloads)
        for widget, grant in zip(self._grants, grants, strict=True):
            widget.set_props(grant)

    def _resize(
        self, made: list[_Part], count: int, kind: type[_Part], layout: QVBoxLayout
    ) -> None:
        """So many widgets in a layout, those that are there kept."""
        while len(made) > count:
            part = made.pop()
            layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        while len(made) < count:
            part = kind(self._holder, self._content)
            layout.addWidget(part)
            made.append(part)
            part.show()

    def on_theme_changed(self) -> None:
        """Another theme, another size of text."""
        self._arrange()
        self.update()

    def on_range_changed(self, _least: int, most: int) -> None:
        """What does not fit can be scrolled by keys too."""
        policy = Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus
        self._area.setFocusPolicy(policy)
        self._leave_room(for_bar=most > 0)
        self.update()

    def _arrange(self) -> None:
        """Buttons above each other where they do not fit beside each other."""
        beside = self._primary.sizeHint().width() + self._secondary.sizeHint().width()
        fits = beside <= self.width() - 2 * (_MARGIN - int(FOCUS))
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._poster.setVisible(self.height() >= self._holder.theme.px(_ROOM_FOR_POSTER))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    @override
    def sizeHint(self) -> QSize:
        return QSize(295, 600)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, seen = self._holder.theme.tokens, self._area.geometry()
        painter = QPainter(self)
        if self._area.verticalScrollBar().maximum() > 0 and not self._area.isHidden():
            line = QRect(0, seen.bottom() + 1, self.width(), 1)
            painter.fillRect(line, QColor(tokens.hairline))
        if self._area.hasFocus():
            around = QRectF(seen).adjusted(3, 3, -3, -3)
            rounded(painter, around, 8, edge=tokens.text, width=2)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Control):
            focused.click()
        else:
            super().keyPressEvent(event)

    # intents

    def on_history_clicked(self) -> None:
        """The list of every download was opened or closed."""
        if self._props is not None:
            self._opens = not self._history.is_open
            self._show_history(self._props.history)

    def _ask(self, intent: Intent) -> None:
        if self._props is not None:
            self.intent_requested.emit(Request(intent, (self._props.key,)))

    def on_file(self) -> None:
        """The file was asked for."""
        self._ask(Intent.SHOW_IN_FOLDER)

    def on_rules(self) -> None:
        """The rules in plain words were asked for."""
        self._ask(Intent.READ_RULES)

    def on_primary(self) -> None:
        """The first button was pressed."""
        if self._props is not None:
            self._ask(self._props.primary.intent)

    def on_secondary(self) -> None:
        """The second button was pressed."""
        if self._props is not None and self._props.secondary is not None:
            self._ask(self._props.secondary.intent)
