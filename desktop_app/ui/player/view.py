"""The player as a page over the window: a bar with the time left, the picture, the controls."""

from collections.abc import Hashable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.player.next import NextProps
from desktop_app.ui.player.next_bar import NextBar
from desktop_app.ui.player.props import (
    Message,
    PlayerProps,
    PlayerState,
    player_props,
    spoken_position,
)
from desktop_app.ui.player.slider import Slider
from desktop_app.ui.player.surface import Surface
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import DARK, Style, ThemeHolder
from desktop_app.ui.widgets.badge import Badge
from desktop_app.ui.widgets.buttons import PAD, PAD_OF_ICON, Button, ButtonKind, button_size
from desktop_app.ui.widgets.drawing import FOCUS, announce, elided, icon_at
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.menu import Menu

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoSink

STEP_S = 5.0
LEAP_S = 10.0
VOLUME_STEP = 0.05
_SOUND = 100
_WIDE = 560
_SIDE = 24
"""Left and right of all that stands over and under the picture, at 100 %."""


class _Line(QWidget):
    """One line of text that is cut where it does not fit, and says all of it when pointed at."""

    def __init__(
        self, holder: ThemeHolder, style: Style, colour: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._style = style
        self._colour = colour
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        holder.changed.connect(self.updateGeometry)

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(80, self._holder.theme.line(self._style))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        colour: str = getattr(theme.tokens, self._colour)
        painter = QPainter(self)
        elided(painter, QRectF(self.rect()), self._text, theme, self._style, colour)
        painter.end()


class _Medal(QWidget):
    """The icon above a message, on the dark of the picture."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.icon = "file-x"
        self.setFixedSize(40, 40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icon_at(painter, QRectF(self.rect()), self.icon, DARK.accent, self._holder.theme)
        painter.end()


class _OnDark(Label):
    """Text over the picture, which is dark in every theme."""

    @override
    def on_theme_changed(self) -> None:
        super().on_theme_changed()
        palette = self.palette()
        palette.setColor(self.foregroundRole(), QColor(getattr(DARK, self._colour)))
        self.setPalette(palette)


class _MessageBoard(QScrollArea):
    """What stands over the picture; it scrolls where large text needs more room."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget(self)
        inside.setAutoFillBackground(False)
        self._medal = _Medal(holder, inside)
        self._title = _OnDark(holder, Style.DIALOG, "text", inside, wrap=True)
        self._sentence = _OnDark(holder, Style.BODY, "dim", inside, wrap=True)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(32, 16, 32, 16)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self._medal, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def set_message(self, message: Message) -> None:
        self._medal.icon = message.icon
        self._medal.update()
        self._title.setText(message.title)
        self._sentence.setText(message.sentence)
        self.setAccessibleName(f"{message.title}. {message.sentence}")


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
    next_requested = Signal()
    """The card of the next episode: what its button says."""
    next_cancelled = Signal()
    """The card is not wanted."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._state: PlayerState | None = None
        self._row: ShelfRow | None = None
        self._now: Instant = 0
        self._pace = 1
        self._announced: set[Hashable] = set()
        self._props: PlayerProps | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.surface = Surface(holder, self)
        self._board = _MessageBoard(holder, self)
        self._make_bar()
        self._make_controls()
        self._lay_out()
        self._add_shortcuts()
        self.surface.clicked.connect(self.on_toggle)
        self._said = texts.changed.connect(self.on_texts_changed)
        holder.changed.connect(self.on_theme_changed)
        self.on_texts_changed()

    def _button(self, icon: str | None, kind: ButtonKind = ButtonKind.QUIET) -> Button:
        button = Button(self._holder, "", kind, self, surface="app", icon=icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to play and pause
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _make_bar(self) -> None:
        self.back = self._button("arrow-left")
        self.back.clicked.connect(self.close_requested)
        self._title = _Line(self._holder, Style.ROW, "text", self)
        self._place = _Line(self._holder, Style.SMALL, "dim", self)
        self.badge = Badge(self._holder, None, self)
        self._notice = Label(self._holder, Style.SMALL_MEDIUM, "text", self, wrap=True)
        self.next_bar = NextBar(self._holder, self)
        self.next_bar.play_requested.connect(self.next_requested)
        self.next_bar.cancelled.connect(self.next_cancelled)

    def _make_controls(self) -> None:
        self.position = Slider(self._holder, "app", self)
        self.position.setSingleStep(round(STEP_S * 1000))
        self.position.setPageStep(round(LEAP_S * 1000))
        self.position.chosen.connect(self.on_position_chosen)
        self.position.held.connect(self.on_position_held)
        self._elapsed = Label(self._holder, Style.SMALL_MEDIUM, "text", self)
        self._length = Label(self._holder, Style.SMALL_MEDIUM, "dim", self)
        self.leap_back = self._button("rotate-ccw")
        self.leap_back.clicked.connect(self.on_leap_back)
        self.toggle = self._button("play", ButtonKind.PRIMARY)
        self.toggle.clicked.connect(self.on_toggle)
        self.leap_on = self._button("rotate-cw")
        self.leap_on.clicked.connect(self.on_leap_on)
        self.mute = self._button("volume-2")
        self.mute.clicked.connect(self.mute_requested)
        self.volume = Slider(self._holder, "app", self)
        self.volume.setRange(0, _SOUND)
        self.volume.setSingleStep(round(VOLUME_STEP * _SOUND))
        self.volume.setPageStep(2 * round(VOLUME_STEP * _SOUND))
        self.volume.chosen.connect(self.on_volume_moved)
        self.volume.held.connect(self.on_volume_moved)
        self.subtitles = self._button("captions")
        self.subtitles.clicked.connect(self.open_subtitles)
        self.menu = Menu(self)
        self._choices = QActionGroup(self)
        self._choices.triggered.connect(self.on_subtitle_chosen)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._place)
        bar = self._bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.back)
        bar.addLayout(words, 1)
        bar.addSpacing(8)
        bar.addWidget(self.badge)
        picture = QStackedLayout()
        picture.setStackingMode(QStackedLayout.StackingMode.StackAll)
        picture.addWidget(self._board)
        picture.addWidget(self.surface)
        picture.setCurrentWidget(self._board)
        line = self._line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._elapsed)
        line.addWidget(self.position, 1)
        line.addWidget(self._length)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.toggle, self.leap_back, self.leap_on):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.mute)
        buttons.addWidget(self.volume)
        buttons.addSpacing(8)
        self._languages = QGridLayout()
        self._languages.addWidget(self.subtitles, 0, 0, Qt.AlignmentFlag.AlignRight)
        buttons.addLayout(self._languages)
        controls = QVBoxLayout()
        controls.setContentsMargins(0, 8, 0, 8)
        controls.setSpacing(4)
        controls.addLayout(line)
        controls.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._notice)
        layout.addLayout(picture, 1)
        layout.addWidget(self.next_bar)
        layout.addLayout(controls)
        chain: list[QWidget] = [self.back, self.position, self.toggle, self.leap_back]
        chain += [self.leap_on, self.mute, self.volume, self.subtitles]
        for one, other in pairwise(chain):
            self.setTabOrder(one, other)

    def _add_shortcuts(self) -> None:
        for keys, slot in {
            Qt.Key.Key_Escape: self.close_requested.emit,
            Qt.Key.Key_Left: self.on_left,
            Qt.Key.Key_Right: self.on_right,
            Qt.Key.Key_Up: self.on_louder,
            Qt.Key.Key_Down: self.on_quieter,
            Qt.Key.Key_M: self.mute_requested.emit,
            Qt.Key.Key_C: self.open_subtitles,
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
        """The card of the next episode as it is now; None takes it away."""
        self.next_bar.show_next(props)

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
        self._label_back()
        seconds = texts.number(round(LEAP_S))
        for button, name in (
            (self.leap_back, texts.tr("Back %n second(s)", "player", round(LEAP_S))),
            (self.leap_on, texts.tr("Forward %n second(s)", "player", round(LEAP_S))),
        ):
            button.set_label(seconds)
            self._name(button, name)
        self.position.setAccessibleName(texts.tr("Position", "slider"))
        self.volume.setAccessibleName(texts.tr("Volume", "slider"))
        self._props = None
        self._refresh()

    def _label_back(self) -> None:
        """Words beside the arrow where there is room; the title and the time left go first."""
        texts = self._texts
        name = texts.tr("Back", "button: out of the player")
        wide = self.width() >= self._holder.theme.px(_WIDE)
        self.back.set_label(name if wide else "")
        self._name(self.back, name, texts.tr("Esc", "the key"))
        self._set_margins(wide=wide)

    def _set_margins(self, *, wide: bool) -> None:
        """One margin for what can be seen: a quiet button begins and ends with its icon and words.

        `wide` says that *Back* has words.
        """
        theme, ring = self._holder.theme, int(FOCUS)
        side = theme.grown(_SIDE)
        words, icon = theme.grown(PAD), theme.grown(PAD_OF_ICON)
        self._bar.setContentsMargins(side - ring - (words if wide else icon), 8, side, 8)
        self._notice.setContentsMargins(side, 0, side, 10)
        self._line.setContentsMargins(side - ring, 0, side - ring, 0)
        self._buttons.setContentsMargins(side - ring, 0, side - ring - words, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._label_back()

    def on_theme_changed(self) -> None:
        """Other colours and sizes."""
        self._label_back()
        self._measure_times()
        self._measure_subtitles()
        self.update()

    @staticmethod
    def _name(button: Button, name: str, keys: str = "") -> None:
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})" if keys else name)

    def _refresh(self) -> None:
        if self._state is None:
            return
        old = self._props
        props = player_props(self._state, self._row, self._now, self._texts, self._pace)
        if props == old:
            return
        self._props = props
        self._show_bar(props, old)
        self._show_controls(props, old)
        message = props.message
        self.surface.set_darkened(message is not None)
        self._board.setVisible(message is not None)
        if message is not None and (old is None or old.message != message):
            self._board.set_message(message)
            if self.isAncestorOf(self.focusWidget() or self.back):
                self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{message.title}. {message.sentence}")

    def _show_bar(self, props: PlayerProps, old: PlayerProps | None) -> None:
        self._title.set_text(props.title)
        self._place.set_text(props.place)
        self.badge.setVisible(props.badge is not None)
        if props.badge is not None and (old is None or old.badge != props.badge):
            self.badge.set_props(props.badge)
        self._notice.setVisible(bool(props.notice))
        if old is None or old.notice != props.notice:
            self._notice.setText(props.notice)
        if props.notice and props.notice_about not in self._announced:
            self._announced.add(props.notice_about)
            announce(self, props.notice)

    def _show_controls(self, props: PlayerProps, old: PlayerProps | None) -> None:
        texts = self._texts
        if old is None or old.toggle_icon != props.toggle_icon:
            self.toggle.set_icon(props.toggle_icon)
            space = texts.tr("Space", "the key")
            self._name(self.toggle, props.toggle_name, space)
        # only where nothing can be played at all: what is disabled loses the focus
        for control in (self.toggle, self.position, self.leap_back, self.leap_on):
            control.setEnabled(props.message is None)
        milliseconds = round(props.duration_s * 1000)
        if self.position.maximum() != milliseconds:
            self.position.setRange(0, milliseconds)
        if old is None or old.duration_s != props.duration_s:
            self._length.setText(texts.position(props.duration_s))
            self._measure_times()
        if not self.position.isSliderDown():
            self.position.set_shown(round(props.position_s * 1000))
            self._show_time(props.position_s)
        self.volume.set_shown(round(props.volume * _SOUND))
        self.volume.setAccessibleDescription(texts.percent(props.volume))
        if old is None or (old.volume_icon, old.mute_name) != (props.volume_icon, props.mute_name):
            self.mute.set_icon(props.volume_icon)
            self._name(self.mute, props.mute_name, "M")
        if old is None or (old.subtitles, old.subtitle_label) != (
            props.subtitles,
            props.subtitle_label,
        ):
            self._show_subtitles(props)

    def _show_subtitles(self, props: PlayerProps) -> None:
        texts = self._texts
        self.subtitles.setEnabled(bool(props.subtitles))
        self.subtitles.set_icon("captions" if props.subtitles_on else "captions-off")
        self.subtitles.set_label(props.subtitle_label)
        name = texts.fill(texts.tr("Subtitles: %1", "button"), props.subtitle_label)
        self._name(self.subtitles, name, "C")
        self._measure_subtitles()
        self.menu.clear()
        for choice in props.subtitles:
            action = self.menu.addAction(choice.label)
            action.setCheckable(True)
            action.setChecked(choice.chosen)
            action.setData(choice.key)
            self._choices.addAction(action)
            if choice.chosen:
                icon = self._holder.theme.icon("check", self._holder.theme.tokens.text, 16)
                action.setIcon(icon)

    def _measure_subtitles(self) -> None:
        """As wide as its widest choice, so that choosing moves no neighbour."""
        choices = () if self._props is None else self._props.subtitles
        theme = self._holder.theme
        widths = [button_size(one.label, theme, "captions").width() for one in choices]
        self._languages.setColumnMinimumWidth(0, max(widths, default=0) + int(2 * FOCUS))

    def _show_time(self, position_s: float) -> None:
        text = self._texts.position(position_s)
        if text != self._elapsed.text():
            self._elapsed.setText(text)
            length = 0.0 if self._props is None else self._props.duration_s
            spoken = spoken_position(position_s, length, self._texts)
            self.position.setAccessibleDescription(spoken)

    def _measure_times(self) -> None:
        """Both as wide as the longest, so that no number makes its neighbours move."""
        length = 0.0 if self._props is None else self._props.duration_s
        widest = self._texts.position(length)
        width = self._holder.theme.metrics(Style.SMALL_MEDIUM).horizontalAdvance(widest) + 4
        for label in (self._elapsed, self._length):
            label.setFixedWidth(width)
        self._elapsed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

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

    def on_leap_back(self) -> None:
        """Ten seconds back."""
        self._seek_by(-LEAP_S)

    def on_leap_on(self) -> None:
        """Ten seconds on."""
        self._seek_by(LEAP_S)

    def on_left(self) -> None:
        """Five seconds back; quieter, where the volume has the focus."""
        if self.volume.hasFocus():
            self.on_quieter()
        else:
            self._seek_by(-STEP_S)

    def on_right(self) -> None:
        """Five seconds on; louder, where the volume has the focus."""
        if self.volume.hasFocus():
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

    def on_volume_moved(self, value: int) -> None:
        """The volume follows the handle."""
        self.volume_requested.emit(value / _SOUND)

    def on_position_held(self, value: int) -> None:
        """The time follows the handle; the picture waits until it is let go."""
        self._show_time(value / 1000)

    def on_position_chosen(self, value: int) -> None:
        """Go there; and show where it really stands, whatever came of it."""
        if self._props is not None and self._props.can_seek:
            self.seek_requested.emit(value / 1000)
        if self._props is not None:
            self.position.set_shown(round(self._props.position_s * 1000))
            self._show_time(self._props.position_s)

    def open_subtitles(self) -> None:
        """The menu of languages, above its button."""
        if self.subtitles.isEnabled():
            corner = self.subtitles.mapToGlobal(QPoint(0, 0))
            height = self.menu.sizeHint().height()
            self.menu.setAccessibleName(self.subtitles.accessibleName())
            self.menu.popup(QPoint(corner.x(), corner.y() - height))
            self.menu.setActiveAction(self._choices.checkedAction())

    def on_subtitle_chosen(self, action: QAction) -> None:
        """Another language, or none."""
        self.subtitle_requested.emit(action.data())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._holder.theme.tokens.app))
        painter.end()
