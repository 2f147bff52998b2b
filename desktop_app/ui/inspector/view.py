"""The inspector: it shows what `props` says, and emits what the user asks for."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey, LocalText
from desktop_app.domain.intent import Intent, Request
from desktop_app.domain.licence_timeline import GrantLine
from desktop_app.domain.policy import Policy
from desktop_app.domain.queue import InQueue
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.inspector.content import MARGIN, InspectorContent
from desktop_app.ui.inspector.props import InspectorProps, inspector_props
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, column, row
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.control import press_by_enter
from desktop_app.ui.widgets.drawing import FOCUS, icon_at, rounded
from desktop_app.ui.widgets.fade import Fade
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.scrolled import Scrolled

_ROOM_FOR_POSTER = 400
"""Lower than this, which grows with the text, the words have the room; the row has a poster too."""


class _Nothing(Painted):
    """What stands where no row is chosen."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.words = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column(self, Spare(1), self.words, Spare(1), around=(MARGIN, 56, MARGIN, 0))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        side = theme.grown(28)
        box = QRectF((self.width() - side) / 2, self.words.y() - side - 12, side, side)
        icon_at(painter, box, "panel-right", theme.tokens.edge, theme)


class InspectorView(Painted):
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
        title_of: Callable[[Policy], LocalText | None] = lambda _policy: None,
    ) -> None:
        """`title_of` says what a policy that ships is called."""
        super().__init__(holder, parent)
        self._texts = texts
        self._title_of = title_of
        self._worded: Callable[[Texts], InspectorProps] | None = None
        self._props: InspectorProps | None = None
        self._several = 0
        self._nothing = _Nothing(holder, self)
        self._area = Scrolled(self)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._area.installEventFilter(self)
        self._content = InspectorContent(holder, self._area)
        self._content.asked.connect(self._ask)
        self._area.set_clear(self._content)
        self._leave_room(for_bar=False)
        self._fade = Fade(holder, self._area, "rail")
        self._primary = Button(holder, "", ButtonKind.PRIMARY, self, surface="rail")
        self._secondary = Button(holder, "", ButtonKind.OUTLINED, self, surface="rail")
        self._primary.clicked.connect(self.on_primary)
        self._secondary.clicked.connect(self.on_secondary)
        ring = int(FOCUS)
        around = (MARGIN - ring, 12 - ring, MARGIN - ring, 24 - ring)
        self._foot = row(None, (self._primary, 1), self._secondary, around=around)
        column(self, (self._nothing, 1), (self._area, 1), self._foot)
        holder.changed.connect(self._on_theme_changed)
        texts.changed.connect(self._say)
        self.show_nothing()

    def _leave_room(self, *, for_bar: bool) -> None:
        bar = self._area.verticalScrollBar().sizeHint().width() if for_bar else 0
        self._content.leave_room(bar)

    # what is shown

    @property
    def key(self) -> EpisodeKey | None:
        """The episode that is shown."""
        return None if self._props is None else self._props.key

    @property
    def changes_at(self) -> Instant | None:
        """The instant at which a text changes by itself, and `show_row` has to be called again."""
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
        self._worded = partial(
            inspector_props,
            row,
            tuple(history),
            now,
            pace_s=pace_s,
            title_of=self._title_of,
            queued=queued,
        )
        self._say()

    def show_nothing(self) -> None:
        """Say that no row is chosen."""
        self.show_several(0)

    def show_several(self, count: int) -> None:
        """Say that so many rows are chosen: what can be done with them stands above the rows."""
        self._worded = None
        self._several = count
        self._say()

    def _say(self) -> None:
        """Say everything again, in the language of the window."""
        texts, before = self._texts, self.key
        props = self._props = None if self._worded is None else self._worded(texts)
        name = texts.tr("Details", "the inspector")
        if props is not None:  # what is scrolled goes first: the rest changes how much is seen
            name = texts.fill(texts.tr("Details of “%1”", "the inspector: a title"), props.title)
            if props.key != before:
                self._area.verticalScrollBar().setValue(0)
            self._content.show_props(props, is_another=props.key != before)
            for button, action in (
                (self._primary, props.primary),
                (self._secondary, props.secondary),
            ):
                if action is not None:
                    button.set_label(action.label)
                    button.set_kind(action.button)
        self._nothing.words.setText(
            texts.tr("%n episode(s) selected", "the inspector: of several rows", self._several)
            if self._several
            else texts.tr("Choose an episode to see its dates.", "the inspector while it is empty")
        )
        self._nothing.setVisible(props is None)
        self._area.setVisible(props is not None)
        self._primary.setVisible(props is not None)
        self._secondary.setVisible(props is not None and props.secondary is not None)
        self.setAccessibleName(name)
        self._area.setAccessibleName(name)
        self._arrange()

    def _on_theme_changed(self) -> None:
        self._arrange()
        self.update()

    def _on_range_changed(self, _least: int, most: int) -> None:
        """Let keys scroll what does not fit, too."""
        policy = Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus
        self._area.setFocusPolicy(policy)
        self._leave_room(for_bar=most > 0)
        self.update()

    def _arrange(self) -> None:
        """Put the buttons above each other where they do not fit beside each other."""
        beside = self._primary.sizeHint().width() + self._secondary.sizeHint().width()
        fits = beside <= self.width() - 2 * (MARGIN - int(FOCUS))
        direction = self._foot.Direction
        self._foot.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        room = self._holder.theme.px(_ROOM_FOR_POSTER)
        self._content.poster.setVisible(self.height() >= room)

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
    def paint(self, painter: QPainter, theme: Theme) -> None:
        seen = self._area.geometry()
        if self._area.verticalScrollBar().maximum() > 0 and not self._area.isHidden():
            line = QRect(0, seen.bottom() + 1, self.width(), 1)
            painter.fillRect(line, QColor(theme.tokens.hairline))
        if self._area.hasFocus():
            around = QRectF(seen).adjusted(3, 3, -3, -3)
            rounded(painter, around, 8, edge=theme.tokens.text, width=2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    # intents

    def _ask(self, intent: Intent) -> None:
        if self._props is not None:
            self.intent_requested.emit(Request(intent, (self._props.key,)))

    def on_primary(self) -> None:
        """Ask for what the first button says."""
        if self._props is not None:
            self._ask(self._props.primary.intent)

    def on_secondary(self) -> None:
        """Ask for what the second button says."""
        if self._props is not None and self._props.secondary is not None:
            self._ask(self._props.secondary.intent)
