"""The inspector: a panel that shows one episode and emits what the user asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.inspector.props import (
    ActionKind,
    Dot,
    EntryProps,
    GrantLine,
    InspectorProps,
    inspector_props,
)
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder, mix
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS, icon_at, rounded
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.poster import Poster

_MARGIN = 20


class _Heading(Label):
    """Small capitals in all but name: a heading above a list."""

    @override
    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        font = QFont(self.font())
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        self.setFont(font)


class _Entry(QWidget):
    """A line of the timeline: its dot, the line to the next one, and two lines of words."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._dot = Dot.PAST
        self._is_last = False
        self._title = Label(holder, Style.SMALL_STRONG, "text", self, wrap=True)
        self._detail = Label(holder, Style.CAPTION, "dim", self, wrap=True)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._detail)
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()

    def on_theme_changed(self) -> None:
        """Room for the dots of this size of text."""
        theme = self._holder.theme
        self._layout.setContentsMargins(theme.grown(22), 0, 0, theme.grown(10))
        self._title.setMinimumHeight(theme.line(Style.SMALL_STRONG))
        self._detail.setMinimumHeight(theme.line(Style.CAPTION))

    def set_props(self, props: EntryProps, *, is_last: bool) -> None:
        """Show another one."""
        self._dot, self._is_last = props.dot, is_last
        self._title.setText(props.title)
        self._detail.setText(props.detail)
        self._detail.setVisible(bool(props.detail))
        self.setAccessibleName(props.spoken)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        side = theme.grown(14)
        middle = QPointF(side / 2, theme.line(Style.SMALL_STRONG) / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reach = side * 0.5 + theme.grown(5)
        painter.setPen(QPen(QColor(tokens.hairline), theme.grown(15) / 10))
        if not self._is_last:
            top = middle + QPointF(0, reach)
            painter.drawLine(top, QPointF(middle.x(), self.height() + middle.y() - reach))
        painter.setPen(Qt.PenStyle.NoPen)
        if self._dot is Dot.NOW:
            painter.setBrush(mix(tokens.rail, tokens.accent, 0.25))
            painter.drawEllipse(middle, side * 0.68, side * 0.68)
        if self._dot is Dot.PAST:
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(middle, side / 2, side / 2)
        else:
            colour = tokens.accent if self._dot is Dot.NOW else tokens.edge
            painter.setPen(QPen(QColor(colour), side / 7))
            painter.setBrush(QColor(tokens.rail))
            painter.drawEllipse(middle, side * 0.43, side * 0.43)
        painter.end()


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

    It stands on a ground of the colour `rail`, which its window draws. Every signal carries the
    `EpisodeKey`.
    """

    play_requested = Signal(object)
    renew_requested = Signal(object)
    """A download or a renewal."""
    remove_requested = Signal(object)
    clear_requested = Signal(object)
    undo_requested = Signal(object)
    why_requested = Signal(object)
    pause_requested = Signal(object)
    go_on_requested = Signal(object)
    """A held transfer goes on, or a failed one is tried again."""
    cancel_requested = Signal(object)

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._shown: tuple[ShelfRow, tuple[GrantLine, ...], Instant, float | None] | None = None
        self._props: InspectorProps | None = None
        self._entries: list[_Entry] = []
        self._nothing = _Nothing(holder, self)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.verticalScrollBar().rangeChanged.connect(self.on_range_changed)
        self._area.installEventFilter(self)
        content = self._content = QWidget(self._area)
        self._poster = Poster(holder, None, content, radius=12)
        self._title = Label(holder, Style.HEADING, "text", content, wrap=True)
        self._line = Label(holder, Style.SMALL, "dim", content, wrap=True)
        self._badge = Badge(holder, None, content, wide=True)
        self._state = Label(holder, Style.SMALL, "text", content, wrap=True)
        self._heading = _Heading(holder, Style.CAPTION_STRONG, "dim", content, wrap=True)
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, 24, _MARGIN, 8)
        column.setSpacing(0)
        column.addWidget(self._poster)
        column.addSpacing(12)
        column.addWidget(self._title)
        column.addSpacing(2)
        column.addWidget(self._line)
        column.addSpacing(12)
        column.addWidget(self._badge)
        column.addWidget(self._state)
        column.addSpacing(18)
        column.addWidget(self._heading)
        column.addSpacing(12)
        self._timeline = QVBoxLayout()
        self._timeline.setSpacing(0)
        column.addLayout(self._timeline)
        column.addStretch(1)
        self._area.setWidget(content)
        content.setAutoFillBackground(False)
        self._primary = Button(holder, "", ButtonKind.PRIMARY, self, surface="rail")
        self._secondary = Button(holder, "", ButtonKind.OUTLINED, self, surface="rail")
        self._primary.clicked.connect(self.on_primary)
        self._secondary.clicked.connect(self.on_secondary)
        ring = int(FOCUS)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setContentsMargins(_MARGIN - ring, 8, _MARGIN - ring, 24 - ring)
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
    ) -> None:
        """Show an episode as it is at `now`; `history` is oldest first."""
        self._shown = (row, tuple(history), now, pace_s)
        self.on_texts_changed()

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._shown = None
        self.on_texts_changed()

    def on_texts_changed(self) -> None:
        """Say everything again, in the language of the window."""
        texts = self._texts
        before = self.key
        self._props = None
        if self._shown is not None:
            row, history, now, pace_s = self._shown
            self._props = inspector_props(row, history, now, texts, pace_s)
            self._show(self._props)
            if self._props.key != before:
                self._area.verticalScrollBar().setValue(0)
        empty = self._props is None
        self._nothing.words.setText(
            texts.tr("Choose an episode to see its dates.", "the inspector while it is empty")
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
        self._state.setText(props.badge.text)
        self._heading.setText(props.heading)
        while len(self._entries) > len(props.entries):
            entry = self._entries.pop()
            self._timeline.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        while len(self._entries) < len(props.entries):
            entry = _Entry(self._holder, self._content)
            self._timeline.addWidget(entry)
            self._entries.append(entry)
            entry.show()
        for entry, shown in zip(self._entries, props.entries, strict=True):
            entry.set_props(shown, is_last=shown is props.entries[-1])
        self._primary.set_label(props.primary.label)
        self._primary.set_kind(props.primary.button)
        self._secondary.setVisible(props.secondary is not None)
        if props.secondary is not None:
            self._secondary.set_label(props.secondary.label)
            self._secondary.set_kind(props.secondary.button)

    def on_theme_changed(self) -> None:
        """Another theme, another size of text."""
        self._arrange()
        self.update()

    def on_range_changed(self, _least: int, most: int) -> None:
        """What does not fit can be scrolled by keys too."""
        policy = Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus
        self._area.setFocusPolicy(policy)

    def _arrange(self) -> None:
        """Buttons above each other, and the badge's words again below it, where they do not fit."""
        beside = self._primary.sizeHint().width() + self._secondary.sizeHint().width()
        fits = beside <= self.width() - 2 * (_MARGIN - int(FOCUS))
        direction = QBoxLayout.Direction
        self._foot.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._state.setVisible(self._badge.sizeHint().width() > self.width() - 2 * _MARGIN)

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
        if self._area.hasFocus():
            painter = QPainter(self)
            around = QRectF(self._area.geometry()).adjusted(3, 3, -3, -3)
            rounded(painter, around, 8, edge=self._holder.theme.tokens.text, width=2)
            painter.end()

    # intents

    def on_primary(self) -> None:
        """The first button was pressed."""
        if self._props is not None:
            self._ask(self._props.primary.kind, self._props.key)

    def on_secondary(self) -> None:
        """The second button was pressed."""
        if self._props is not None and self._props.secondary is not None:
            self._ask(self._props.secondary.kind, self._props.key)

    def _ask(self, kind: ActionKind, key: EpisodeKey) -> None:
        match kind:
            case ActionKind.PLAY:
                self.play_requested.emit(key)
            case ActionKind.RENEW | ActionKind.DOWNLOAD:
                self.renew_requested.emit(key)
            case ActionKind.WHY:
                self.why_requested.emit(key)
            case ActionKind.REMOVE:
                self.remove_requested.emit(key)
            case ActionKind.UNDO:
                self.undo_requested.emit(key)
            case ActionKind.CLEAR:
                self.clear_requested.emit(key)
            case ActionKind.PAUSE:
                self.pause_requested.emit(key)
            case ActionKind.GO_ON | ActionKind.TRY_AGAIN:
                self.go_on_requested.emit(key)
            case ActionKind.CANCEL:
                self.cancel_requested.emit(key)
