"""The player as a page over the window: a bar with the time left, the picture, the controls."""

from collections.abc import Hashable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget
from typing_extensions import override

from desktop_app.domain.playback import Phase
from desktop_app.domain.player import PlayerState
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
from desktop_app.ui.player.surface import INSET, Surface
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from desktop_app.ui.widgets.buttons import Button
from desktop_app.ui.widgets.drawing import announce


class PlayerView(QWidget):
    """Shows a state and a row, and says what the user asked for.

    A `PlayerController` answers its keys, its wheel and the clicks on its picture.
    """

    episode_changed = Signal()
    """Another episode is open, or none."""
    space_pressed = Signal()
    """Space was pressed, and no button has the focus."""
    close_requested = Signal()
    toggle_requested = Signal()
    seek_requested = Signal(float)
    """To this position, in seconds."""
    volume_requested = Signal(float)
    """0 to 1."""
    mute_requested = Signal()
    rate_requested = Signal(object)
    audio_requested = Signal(object)
    """The key of a sound."""
    subtitle_requested = Signal(object)
    """The key of subtitles, or None for none."""
    encoding_requested = Signal(object)
    """The codec in which the file of the subtitles is to be read, or None for *Automatic*."""
    subtitle_file_requested = Signal()
    subtitle_file_dropped = Signal(object)
    """The path of a subtitle file that was dropped on the player."""
    next_requested = Signal()
    next_cancelled = Signal()
    """The next episode must not start by itself."""
    full_screen_requested = Signal(bool)
    on_top_requested = Signal(bool)

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self.state: PlayerState | None = None
        self.props: PlayerProps | None = None
        """The props that are shown. None before the first state."""
        self.is_full = False
        """The picture fills the screen."""
        self._row: ShelfRow | None = None
        self._now, self._pace = 0, 1
        self._announced: set[Hashable] = set()
        self._silence_said = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.surface = Surface(holder, self)
        self.board = MessageBoard(holder, self.surface)
        self.echo = Echo(holder, self.surface)
        self.busy = Busy(holder, self.surface)
        self.corner = Corner(holder, self.surface)
        self.next_card = NextCard(holder, self.surface)
        self.ground = QWidget(self.surface)
        """The area for messages of the window, which covers no control."""
        self.ground.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bar = Bar(holder, texts, self)
        self.controls = Controls(holder, texts, self)
        self.hiding = Hiding(holder, self, (self.bar, self.controls), self.corner)
        self.hiding.changed.connect(self._keep_clear)
        self._lay_out()
        self._connect()
        for one in (self, *self.findChildren(QWidget)):
            one.setMouseTracking(True)
        texts.changed.connect(self._on_texts_changed)
        self._on_texts_changed()

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
        """Put the picture between bar and controls; in full screen under them, in all the page."""
        rows = self._rows
        for one in (self.bar, self.surface, self.controls):
            rows.removeWidget(one)
        first, span = (0, 3) if self.is_full else (1, 1)
        rows.addWidget(self.bar, 0, 0)
        rows.addWidget(self.surface, first, 0, span, 1)
        rows.addWidget(self.controls, 2, 0)
        for one in (self.bar, self.controls):
            one.raise_()
        rows.activate()
        self._keep_clear()

    def _keep_clear(self) -> None:
        """Keep what stands over the picture between the bar and the controls."""
        top, bottom = 0, 0
        if self.is_full and not self.hiding.hidden:
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
        controls.rate_menu.chosen.connect(self.rate_requested)
        controls.subtitle_menu.chosen.connect(self.subtitle_requested)
        controls.encoding_menu.chosen.connect(self.encoding_requested)
        controls.subtitle_menu.file_asked.connect(self.subtitle_file_requested)
        controls.sound_menu.chosen.connect(self.audio_requested)
        self.next_card.played.connect(self.next_requested)

    def show_state(self, state: PlayerState) -> None:
        """Show what the player is at now."""
        shown = None if self.state is None else self.state.episode
        episode = state.episode
        if episode is None or shown is None or shown.key != episode.key:
            self.surface.show_poster(None if episode is None else episode.poster)
            self.episode_changed.emit()
            self._announced.clear()
            row = self._row
            if row is not None and (episode is None or row.episode.key != episode.key):
                self._row = None
        self.state = state
        self._refresh()

    def show_row(self, row: ShelfRow | None, now: Instant, pace: int = 1) -> None:
        """Show the licence of the open episode at `now`; at every tick and change.

        `pace` is how fast the clock of the licences runs (rule T5).
        """
        self._row, self._now, self._pace = row, now, pace
        self._refresh()

    def show_next(self, props: NextProps | None) -> None:
        """Show the card of the next episode over the picture; none takes it away."""
        before = self.next_card.props
        if self.next_card.isAncestorOf(QApplication.focusWidget() or self) and props is None:
            self.focus_controls()
        self.next_card.show_props(props)
        if props is not None and (before is None or before.title != props.title):
            announce(self, props.spoken)

    def set_full_screen(self, full: bool) -> None:
        """Fill the window with the picture and hide what stands around it, or no longer."""
        if full != self.is_full:
            self.is_full = full
            self.controls.show_full(full=full)
            self.hiding.set_on(full)
            self._arrange()

    def _on_texts_changed(self) -> None:
        self.setAccessibleName(self.texts.tr("Player", "the page, for a screen reader"))
        self.props = None
        self._refresh()

    def _refresh(self) -> None:
        if self.state is None:
            return
        old = self.props
        props = player_props(self.state, self._row, self._now, self.texts, self._pace)
        self.hiding.held = self.state.phase is not Phase.PLAYING or props.message is not None
        if props == old:
            return
        self.props = props
        self._show_words(props, old)
        self.controls.show_props(props)
        self.busy.set_busy(props.loading, self.texts)
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

    def _show_words(self, props: PlayerProps, old: PlayerProps | None) -> None:
        """Show what plays and how long is left, in the bar and in the corner."""
        self.bar.title.set_text(props.title)
        self.bar.place.set_text(props.place)
        for over in (self.bar, self.corner):
            if old is None or old.badge != props.badge:
                over.badge.setVisible(props.badge is not None)
                if props.badge is not None:
                    over.badge.set_props(props.badge)
            if old is None or old.notice != props.notice:
                over.notice.setVisible(bool(props.notice))
                over.notice.setText(props.notice)

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
        """Show a few words over the picture for a second, and have them said."""
        self.echo.say(props)
        announce(self, props.text)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_clear()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.controls.line.on_pointed(None)  # the slider is elsewhere, the pointer is not
        self._keep_clear()

    def focus_controls(self) -> None:
        """Give the page itself the focus: the player was opened, and every key works."""
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
        if (path := _subtitle_file(event)) is not None:
            event.acceptProposedAction()
            self.subtitle_file_dropped.emit(path)


def _high(one: QWidget, width: int) -> int:
    return one.heightForWidth(width) if one.hasHeightForWidth() else one.sizeHint().height()


def _subtitle_file(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged, if it looks like subtitles."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    found = [path for path in paths if path.suffix.lower() in SUBTITLE_SUFFIXES]
    return found[0] if len(paths) == len(found) == 1 else None
