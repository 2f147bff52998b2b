"""Toasts: what just happened, at the bottom of the window, with one thing to do about it."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import column, row
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS, announce, rounded
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.motion import SLIDE_MS, Ghost, Motion
from desktop_app.ui.widgets.painted import Painted

AT_MOST = 3
_BESIDE = 16
"""The least room between a message and the sides of the window."""
_AWAY = 24
"""From the edge of what they stand on."""
_ABOVE = 8
"""From what is above them."""


@dataclass(frozen=True, slots=True)
class ToastProps:
    """One message; `key` comes back when its action is chosen, and replaces an older one."""

    text: str
    action: str = ""
    key: Hashable = None
    lasts_ms: int = 5_000


class _Card(Painted):
    """One message; its seconds do not count while it is read or reached."""

    closed = Signal()
    acted = Signal()

    def __init__(
        self, holder: ThemeHolder, texts: Texts, props: ToastProps, room: int, parent: QWidget
    ) -> None:
        super().__init__(holder, parent)
        self.props = props
        self._timer = QTimer(self, singleShot=True, interval=props.lasts_ms)
        self._timer.timeout.connect(self.closed)
        self._timer.start()
        self.setAccessibleName(props.text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        label = Label(holder, Style.BODY, "text", self, text=props.text)
        layout = row(self, (label, 1), 8, gap=4, around=(16, 6, 6, 6))
        self.action: Button | None = None
        if props.action:
            self.action = Button(holder, props.action, ButtonKind.OUTLINED, self, surface="raised")
            self.action.clicked.connect(self.acted)
            layout.addWidget(self.action)
        close = Button(holder, "", ButtonKind.QUIET, self, surface="raised", icon="x")
        close.setAccessibleName(texts.tr("Close this message", "button of a toast"))
        close.clicked.connect(self.closed)
        layout.addWidget(close)
        for one in (self, self.action, close):
            if one is not None:
                one.installEventFilter(self)
        # as wide as a line is read well, and no wider than what it stands on
        taken = self.sizeHint().width() - label.sizeHint().width()
        widest = min(holder.theme.grown(420), room - 2 * _BESIDE - taken)
        if label.sizeHint().width() > widest:
            label.setWordWrap(True)
            label.setMinimumWidth(widest)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind, what = QEvent.Type, event.type()
        if what in (kind.FocusIn, kind.Enter):
            self._timer.stop()
        elif what == kind.FocusOut or (what == kind.Leave and watched is self):
            self._timer.start()
        return super().eventFilter(watched, event)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        area, tokens = QRectF(self.rect()), theme.tokens
        rounded(painter, area, 12, fill=tokens.raised, edge=tokens.edge)


class Toasts(QWidget):
    """The messages at the bottom of a window, the newest last."""

    acted = Signal(object)
    """The key of the message whose action was chosen."""
    arrived = Signal()
    """The newest message stands in its place."""
    room_changed = Signal(int)
    """How many pixels of the bottom they take now: whoever is there may leave them free."""

    def __init__(self, holder: ThemeHolder, texts: Texts, over: QWidget) -> None:
        super().__init__(over)
        self._holder = holder
        self._texts = texts
        self._over = over
        self._ground = over
        self._at_top = False
        self._room = 0
        self._cards: list[_Card] = []
        self._layout = column(self, gap=int(2 * FOCUS))
        self._rise = 0
        self._arrival = Motion(holder, SLIDE_MS, self)
        self._arrival.moved.connect(self._on_moved)
        self._arrival.ended.connect(self.arrived)
        over.installEventFilter(self)
        holder.changed.connect(self.place)
        self.hide()

    def stand_on(self, ground: QWidget, *, at_top: bool = False) -> None:
        """Stand over the bottom of this part of the window from now on, or over its top."""
        if ground not in (self._over, self._ground):
            ground.installEventFilter(self)
        self._ground, self._at_top = ground, at_top
        self.place()

    @property
    def shown(self) -> tuple[ToastProps, ...]:
        """The messages on the screen, the newest last."""
        return tuple(card.props for card in self._cards)

    def say(self, props: ToastProps) -> None:
        """Show a message, and have it said."""
        if props.key:
            self.withdraw(props.key)
        while len(self._cards) >= AT_MOST:
            self.on_closed(self._cards[0])
        card = _Card(self._holder, self._texts, props, self._ground.width(), self)
        card.closed.connect(partial(self.on_closed, card))
        card.acted.connect(partial(self._on_acted, card))
        before = self._height() if self._cards else -_AWAY
        self._cards.append(card)
        self._layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        card.show()
        self.show()
        self._rise = self._height() - before
        self._arrival.start()
        self.place()
        while len(self._cards) > 1 and self._room > self._ground.height() // 3:
            self.on_closed(self._cards[0])  # large text in a small window: the page goes first
        announce(self, props.text)

    def withdraw(self, key: Hashable) -> None:
        """Take a message back: there is nothing to do about it any more."""
        for card in [one for one in self._cards if one.props.key == key]:
            self.on_closed(card)

    def act_on_newest(self) -> bool:
        """Do what the newest message offers (Ctrl+Z); False where none does."""
        for card in reversed(self._cards):
            if card.action is not None:
                self._on_acted(card)
                return True
        return False

    def on_closed(self, card: _Card) -> None:
        """Take a message away."""
        if card in self._cards:
            self._cards.remove(card)
            if card.isVisible() and not self._holder.theme.reduced_motion:
                Ghost(self._holder, card, self._over)
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
            self.setVisible(bool(self._cards))
            self.place()

    def _on_acted(self, card: _Card) -> None:
        self.on_closed(card)
        self.acted.emit(card.props.key)

    def _on_moved(self, _share: float) -> None:
        self.place()

    def place(self) -> None:
        """Stand in the middle over the bottom; the newest comes from below, lifting the others."""
        room = self._ground.rect()
        width, height = self._width(), self._height()
        low = round(self._rise * (1 - self._arrival.share))
        top = _AWAY if self._at_top else room.height() - height - _AWAY + low
        corner = self._ground.mapTo(self._over, QPoint((room.width() - width) // 2, top))
        self.setGeometry(QRect(corner, QSize(width, height)))
        self.raise_()
        taken = _ABOVE + height + _AWAY if self._cards and not self._at_top else 0
        if taken != self._room:
            self._room = taken
            self.room_changed.emit(taken)

    def _width(self) -> int:
        return min(self.sizeHint().width(), self._ground.width() - 2 * _BESIDE)

    def _height(self) -> int:
        width = self._width()
        return self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self._over, self._ground) and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)
