"""The player as a page over the window: a bar with the time left, the picture, the controls."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.player.bar import Bar
from desktop_app.ui.player.board import MessageBoard
from desktop_app.ui.player.controls import STEP_S, VOLUME_STEP, Controls
from desktop_app.ui.player.props import PlayerProps, PlayerState, player_props
from desktop_app.ui.player.surface import Surface
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.drawing import announce

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoSink


class PlayerView(QWidget):
    """Passive: shows a state and a row, and says what the user asked for."""

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

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._state: PlayerState | None = None
        self._row: ShelfRow | None = None
        self._now: Instant = 0
        self._props: PlayerProps | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.surface = Surface(holder, self)
        self.board = MessageBoard(holder, self)
        self.bar = Bar(holder, texts, self)
        self.controls = Controls(holder, texts, self)
        self._lay_out()
        self._add_shortcuts()
        self.bar.back.clicked.connect(self.close_requested)
        self.surface.clicked.connect(self.on_toggle)
        self.controls.toggled.connect(self.on_toggle)
        self.controls.leapt.connect(self._seek_by)
        self.controls.sought.connect(self.on_sought)
        self.controls.volume_chosen.connect(self.volume_requested)
        self.controls.muted.connect(self.mute_requested)
        self.controls.subtitle_chosen.connect(self.subtitle_requested)
        self._said = texts.changed.connect(self.on_texts_changed)
        self.on_texts_changed()

    def _lay_out(self) -> None:
        picture = QStackedLayout()
        picture.setStackingMode(QStackedLayout.StackingMode.StackAll)
        picture.addWidget(self.board)
        picture.addWidget(self.surface)
        picture.setCurrentWidget(self.board)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(picture, 1)
        layout.addWidget(self.controls)
        self.setTabOrder(self.bar.back, self.controls.position)

    def _add_shortcuts(self) -> None:
        for keys, slot in {
            Qt.Key.Key_Escape: self.close_requested.emit,
            Qt.Key.Key_Left: self.on_left,
            Qt.Key.Key_Right: self.on_right,
            Qt.Key.Key_Up: self.on_louder,
            Qt.Key.Key_Down: self.on_quieter,
            Qt.Key.Key_M: self.mute_requested.emit,
            Qt.Key.Key_C: self.controls.open_subtitles,
        }.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(keys not in (Qt.Key.Key_Escape, Qt.Key.Key_M, Qt.Key.Key_C))
            shortcut.activated.connect(slot)

    # what it shows

    @property
    def props(self) -> PlayerProps | None:
        """What is shown now; None before the first state."""
        return self._props

    def set_sink(self, sink: "QVideoSink") -> None:
        """Where the frames arrive."""
        self.surface.set_sink(sink)

    def show_state(self, state: PlayerState) -> None:
        """The player is at something else."""
        shown = None if self._state is None else self._state.episode
        episode = state.episode
        if episode is None or shown is None or shown.key != episode.key:
            self.surface.show_poster(None if episode is None else episode.poster)
            row = self._row
            if row is not None and (episode is None or row.episode.key != episode.key):
                self._row = None
        self._state = state
        self._refresh()

    def show_row(self, row: ShelfRow | None, now: Instant) -> None:
        """The licence of the open episode, at `now`; at every tick and change."""
        self._row, self._now = row, now
        self._refresh()

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
        props = player_props(self._state, self._row, self._now, self._texts)
        if props == old:
            return
        self._props = props
        self.bar.show_props(props, old)
        self.controls.show_props(props)
        if props.notice and (old is None or old.notice != props.notice):
            announce(self, props.notice)
        message = props.message
        self.surface.set_darkened(message is not None)
        self.board.setVisible(message is not None)
        if message is not None and (old is None or old.message != message):
            self.board.set_message(message)
            if self.isAncestorOf(self.focusWidget() or self.bar.back):
                self.bar.back.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{message.title}. {message.sentence}")

    # what the user asks for

    def focus_controls(self) -> None:
        """The player was opened: the page itself has the focus, and every key works."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            if not event.isAutoRepeat():
                focused.click()
        elif event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.on_toggle()
        else:
            super().keyPressEvent(event)

    def on_toggle(self) -> None:
        """Play or pause: Space, the button, or a click on the picture."""
        if self._props is not None and self._props.can_toggle:
            self.toggle_requested.emit()

    def _seek_by(self, seconds: float) -> None:
        props = self._props
        if props is not None and props.can_seek:
            wanted = min(max(0.0, props.position_s + seconds), props.duration_s)
            self.seek_requested.emit(wanted)

    def on_sought(self, position_s: float) -> None:
        """The slider was moved."""
        if self._props is not None and self._props.can_seek:
            self.seek_requested.emit(position_s)

    def on_left(self) -> None:
        """Five seconds back; quieter, where the volume has the focus."""
        if self.controls.volume.hasFocus():
            self.on_quieter()
        else:
            self._seek_by(-STEP_S)

    def on_right(self) -> None:
        """Five seconds on; louder, where the volume has the focus."""
        if self.controls.volume.hasFocus():
            self.on_louder()
        else:
            self._seek_by(STEP_S)

    def on_louder(self) -> None:
        """A little louder."""
        self._change_volume(VOLUME_STEP)

    def on_quieter(self) -> None:
        """A little quieter."""
        self._change_volume(-VOLUME_STEP)

    def _change_volume(self, by: float) -> None:
        """From what was heard last: a muted player goes on from there."""
        if self._state is not None:
            wanted = round(min(1.0, max(0.0, self._state.volume + by)), 2)
            self.volume_requested.emit(wanted)
