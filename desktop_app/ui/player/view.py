"""The player as a page over the window: a bar with the time left, the picture, the controls."""

from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from typing_extensions import override

from desktop_app.domain.playback import Phase
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.domain.tracks import SUBTITLE_SUFFIXES
from desktop_app.ui.player.bar import Bar
from desktop_app.ui.player.board import MessageBoard
from desktop_app.ui.player.controls import Controls
from desktop_app.ui.player.corner import Corner
from desktop_app.ui.player.echo import Busy, Echo, EchoProps, silent_echo
from desktop_app.ui.player.hiding import Hiding
from desktop_app.ui.player.messages import PictureMessage
from desktop_app.ui.player.next_card import NextCard
from desktop_app.ui.player.next_words import NextProps
from desktop_app.ui.player.props import PlayerProps, player_props
from desktop_app.ui.player.state import PlayerState
from desktop_app.ui.player.surface import INSET, Surface
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.drawing import announce
from desktop_app.ui.widgets.motion import Ghost

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoSink


class PlayerView(QWidget):
    """Shows a state and a row, and says what the user asked for.

    A `PlayerController` answers its keys, its wheel and the clicks on its picture.
    """

    episode_changed = Signal()
    """Another episode is open, or none."""
    space_pressed = Signal()
    """Where no button has the focus that it would press."""
    close_requested = Signal()
    toggle_requested = Signal()
    seek_requested = Signal(float)
    """To this position, in seconds."""
    volume_requested = Signal(float)
    """0 to 1."""
    mute_requested = Signal()
    rate_requested = Signal(float)
    """How fast it shall play."""
    audio_requested = Signal(object)
    """The key of a sound."""
    subtitle_requested = Signal(object)
    """The key of subtitles, or None for none."""
    encoding_requested = Signal(object)
    """The codec in which the file of the subtitles is to be read, or None for *Automatic*."""
    subtitle_file_requested = Signal()
    """Let a file be chosen."""
    subtitle_file_dropped = Signal(object)
    """Its path."""
    next_requested = Signal()
    """The next episode, at once."""
    next_cancelled = Signal()
    """It shall not start by itself."""
    full_screen_requested = Signal(bool)
    on_top_requested = Signal(bool)

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._state: PlayerState | None = None
        self._row: ShelfRow | None = None
        self._now: Instant = 0
        self._pace = 1
        self._announced: set[Hashable] = set()
        self._silence_said = False
        self._props: PlayerProps | None = None
        self._full = False
        self._on_top: bool | None = False
        self._pointer = QPointF()
        self._left: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.surface = Surface(holder, self)
        self.board = MessageBoard(holder, self.surface)
        self.echo = Echo(holder, self.surface)
        self.busy = Busy(holder, self.surface)
        self.corner = Corner(holder, self.surface)
        self.next_card = NextCard(holder, self.surface)
        self.ground = QWidget(self.surface)
        """Where messages of the window may stand: under nothing, and over nothing of use."""
        self.ground.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bar = Bar(holder, texts, self)
        self.controls = Controls(holder, texts, self)
        self.hiding = Hiding(self._must_stay, self._keyboard_is_among_them, self)
        self.hiding.changed.connect(self.on_hidden)
        self._lay_out()
        self._connect()
        for one in (self, *self.findChildren(QWidget)):
            one.setMouseTracking(True)
        self._said = texts.changed.connect(self.on_texts_changed)
        self.on_texts_changed()

    def _lay_out(self) -> None:
        edge = Qt.AlignmentFlag
        self.surface.put(self.board)
        self.surface.put(self.echo, edge.AlignLeft | edge.AlignTop)
        self.surface.put(self.busy, edge.AlignCenter)
        self.surface.put(self.corner, edge.AlignRight | edge.AlignTop)
        self.surface.put(self.next_card, edge.AlignRight | edge.AlignBottom)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.setRowStretch(1, 1)
        self._arrange()

    def _arrange(self) -> None:
        """The picture between bar and controls; in full screen under them, in all of the page."""
        rows = self._rows
        for one in (self.bar, self.surface, self.controls):
            rows.removeWidget(one)
        first, span = (0, 3) if self._full else (1, 1)
        rows.addWidget(self.bar, 0, 0)
        rows.addWidget(self.surface, first, 0, span, 1)
        rows.addWidget(self.controls, 2, 0)
        for one in (self.bar, self.controls):
            one.raise_()
        rows.activate()
        self._keep_clear()

    def _keep_clear(self) -> None:
        """What stands over the picture stands between the bar and the controls."""
        top, bottom = 0, 0
        if self._full and not self.hiding.hidden:
            top, bottom = (_high(one, self.width()) for one in (self.bar, self.controls))
        self.surface.setContentsMargins(0, top, 0, bottom)
        free = self.surface.contentsRect()
        if self.hiding.hidden:
            free.setTop(self.corner.sizeHint().height() + INSET)
        self.ground.setGeometry(free)

    def _connect(self) -> None:
        controls = self.controls
        self.bar.back.clicked.connect(self.close_requested)
        controls.volume_chosen.connect(self.volume_requested)
        controls.subtitle_menu.chosen.connect(self.subtitle_requested)
        controls.encoding_menu.chosen.connect(self.encoding_requested)
        controls.subtitle_menu.file_asked.connect(self.subtitle_file_requested)
        controls.sound_menu.chosen.connect(self.audio_requested)
        self.next_card.played.connect(self.next_requested)

    # what it shows

    @property
    def props(self) -> PlayerProps | None:
        """What is shown now; None before the first state."""
        return self._props

    @property
    def state(self) -> PlayerState | None:
        """What the player is at."""
        return self._state

    @property
    def texts(self) -> Texts:
        """What the page speaks."""
        return self._texts

    @property
    def is_full(self) -> bool:
        """The picture fills the screen."""
        return self._full

    @property
    def is_on_top(self) -> bool | None:
        """The window stays above the others; None where that cannot be."""
        return self._on_top

    def set_sink(self, sink: "QVideoSink") -> None:
        """Where the frames arrive."""
        self.surface.set_sink(sink)

    def show_state(self, state: PlayerState) -> None:
        """The player is at something else."""
        shown = None if self._state is None else self._state.episode
        episode = state.episode
        if episode is None or shown is None or shown.key != episode.key:
            self.surface.show_poster(None if episode is None else episode.poster)
            self.episode_changed.emit()
            self._announced.clear()
            row = self._row
            if row is not None and (episode is None or row.episode.key != episode.key):
                self._row = None
        self._state = state
        self._refresh()

    def show_row(self, row: ShelfRow | None, now: Instant, pace: int = 1) -> None:
        """The licence of the open episode, at `now`; at every tick and change.

        `pace` is how fast the clock of the licences runs (rule T5).
        """
        self._row, self._now, self._pace = row, now, pace
        self._refresh()

    def show_next(self, props: NextProps | None) -> None:
        """The card of the next episode over the picture; none takes it away."""
        before = self.next_card.props
        if self.next_card.isAncestorOf(QApplication.focusWidget() or self) and props is None:
            self.focus_controls()
        self.next_card.show_props(props)
        if props is not None and (before is None or before.title != props.title):
            announce(self, props.spoken)

    def show_on_top(self, on: bool | None) -> None:
        """Whether the window stays above the others; None where that cannot be."""
        self._on_top = on
        self.controls.show_on_top(on)

    def set_full_screen(self, full: bool) -> None:
        """The picture fills the window, and what stands around it hides; or no longer."""
        if full != self._full:
            self._full = full
            self.controls.show_full(full=full)
            self.hiding.set_on(full)
            self._arrange()

    def set_texts(self, texts: Texts) -> None:
        """Speak as another window does."""
        QObject.disconnect(self._said)
        self._texts = texts
        self._said = texts.changed.connect(self.on_texts_changed)
        self.on_texts_changed()

    def on_texts_changed(self) -> None:
        """Ask every sentence again."""
        texts = self._texts
        self.setAccessibleName(texts.tr("Player", "the page, for a screen reader"))
        self.bar.set_texts(texts)
        self.controls.set_texts(texts)
        self._props = None
        self._refresh()

    def _refresh(self) -> None:
        if self._state is None:
            return
        old = self._props
        props = player_props(self._state, self._row, self._now, self._texts, self._pace)
        if props == old:
            return
        self._props = props
        self.bar.show_props(props, old)
        self.corner.show_props(props, old)
        self.controls.show_props(props)
        self.busy.set_busy(props.loading, self._texts)
        if props.notice and props.notice_about not in self._announced:
            self._announced.add(props.notice_about)
            announce(self, props.notice)
        if not props.silent:
            self._silence_said = False
        elif props.can_seek and not self._silence_said:
            self._silence_said = True  # once, whatever plays next: the button goes on saying it
            self.say(silent_echo(props.mute_name))
        if old is None or old.toggle_icon != props.toggle_icon or props.message != old.message:
            self.hiding.wake()
        self._show_message(props, None if old is None else old.message)
        self._keep_clear()

    def _show_message(self, props: PlayerProps, before: PictureMessage | None) -> None:
        message = props.message
        self.surface.set_darkened(message is not None)
        self.board.setVisible(message is not None)
        if message is not None and message != before:
            self.board.set_message(message)
            if self.isAncestorOf(self.focusWidget() or self.bar.back):
                way_out = self.controls.toggle if props.can_toggle else self.bar.back
                way_out.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{message.title}. {message.sentence}")

    def say(self, props: EchoProps) -> None:
        """For a second, over the picture."""
        self.echo.say(props)
        announce(self, props.text)

    # what hides in full screen

    def _must_stay(self) -> bool:
        """Nobody could miss them, or somebody is about to use them."""
        return (
            self._state is None
            or self._state.phase is not Phase.PLAYING
            or (self._props is not None and self._props.message is not None)
            or self.controls.is_held
            or QApplication.activePopupWidget() is not None
            or QApplication.activeModalWidget() is not None
            or QAccessible.isActive()
        )

    def _keyboard_is_among_them(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and any(
            one.isAncestorOf(focused) for one in (self.bar, self.controls)
        )

    def on_hidden(self, hidden: bool) -> None:
        """The controls, the bar and the pointer go, or come back."""
        if hidden:
            self._left = None
            if self._keyboard_is_among_them():
                self._left = QApplication.focusWidget()
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        for one in (self.bar, self.controls):
            if hidden and not self._holder.theme.reduced_motion:
                Ghost(self._holder, one, self)
            one.setVisible(not hidden)
        self.corner.setVisible(hidden)
        if hidden:
            self.setCursor(Qt.CursorShape.BlankCursor)
        else:
            self.unsetCursor()
        self._keep_clear()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # any key, before it does anything
            was_hidden = self.hiding.hidden
            self.hiding.wake()
            if was_hidden and self._left is not None and _is_tab(event):
                self._left.setFocus(Qt.FocusReason.TabFocusReason)  # and on from there
        elif event.type() == QEvent.Type.LayoutRequest:
            self._keep_clear()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.controls.on_pointed(None)  # the slider is elsewhere, the pointer is not
        self._keep_clear()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.globalPosition() != self._pointer:  # not what a widget under it tells by itself
            self._pointer = QPointF(event.globalPosition())
            self.hiding.wake()
        super().mouseMoveEvent(event)

    # what the user asks for

    def focus_controls(self) -> None:
        """The player was opened: the page itself has the focus, and every key works."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        elif event.key() == Qt.Key.Key_Space:
            self.space_pressed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _subtitle_file(event) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _subtitle_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.subtitle_file_dropped.emit(path)


def _high(one: QWidget, width: int) -> int:
    """So many pixels of the height it takes at that width."""
    return one.heightForWidth(width) if one.hasHeightForWidth() else one.sizeHint().height()


def _is_tab(event: QEvent) -> bool:
    tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    return isinstance(event, QKeyEvent) and event.key() in tabs


def _subtitle_file(event: QDropEvent) -> Path | None:
    """The one file that is dragged, if it looks like subtitles."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    found = [path for path in paths if path.suffix.lower() in SUBTITLE_SUFFIXES]
    return found[0] if len(paths) == len(found) == 1 else None
