"""The card of the next episode, over the bottom of the picture: what comes, and when."""

from math import ceil

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.player.next_words import NextProps
from desktop_app.ui.player.parts import player_button
from desktop_app.ui.player.surface import INSET
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.badge import Badge, badge_size
from desktop_app.ui.widgets.boxes import Spare, column, row
from desktop_app.ui.widgets.buttons import ButtonKind
from desktop_app.ui.widgets.drawing import rounded, wrap_within
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.painted import Painted
from desktop_app.ui.widgets.poster import Poster, PosterProps

_POSTER = 128
_WIDTH = 560
_RADIUS = 12
_LINE = 4


class NextCard(Painted):
    """Poster, words and two buttons; along its foot a line that shrinks until it starts."""

    played = Signal()
    cancelled = Signal()

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._above = parent
        self.props: NextProps | None = None
        self._whole_s = 0.0
        self._share = 0.0
        self._poster = Poster(holder, _POSTER, self, radius=8)
        self._place = Label(holder, Style.SMALL_MEDIUM, "dim", self, wrap=True)
        self._title = Label(holder, Style.ROW, "text", self, wrap=True)
        self._badge = Badge(holder, None, self, wide=True)
        self._sentence = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self.play = player_button(holder, None, self, ButtonKind.PRIMARY, surface="card")
        self.play.clicked.connect(self.played)
        self.cancel = player_button(holder, None, self, ButtonKind.OUTLINED, surface="card")
        self.cancel.clicked.connect(self.cancelled)
        for button in (self.play, self.cancel):
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._lay_out()
        parent.installEventFilter(self)
        self._countdown = QVariantAnimation(self)
        self._countdown.setEndValue(0.0)
        self._countdown.valueChanged.connect(self._on_counted)
        holder.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    def _lay_out(self) -> None:
        said = (self._place, self._title, row(None, self._badge, Spare(1)), self._sentence)
        words = column(None, Spare(1), *said, Spare(1), gap=2)
        self._buttons = column(None, Spare(1), self.play, self.cancel, Spare(1))
        poster = (self._poster, Qt.AlignmentFlag.AlignVCenter)
        self._line = row(self, poster, (words, 1), self._buttons, gap=16)
        wrap_within(self, QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_props(self, props: NextProps | None) -> None:
        """Stand over the picture with these, or go away."""
        before, self.props = self.props, props
        if props is None:
            self.hide()
            self._countdown.stop()
            return
        if before is None or before.title != props.title:
            self._whole_s = 0.0
        if before is None or (before.poster, before.badge) != (props.poster, props.badge):
            self._poster.set_props(PosterProps(props.poster))
            if props.badge is not None:
                self._badge.set_props(props.badge)
                self._measure_badge()
        self._place.setText(props.place)
        self._title.setText(props.title)
        self._sentence.setText(props.sentence)
        self.play.set_label(props.play_name)
        self.cancel.set_label(props.cancel_name)
        self.setAccessibleName(props.spoken)
        self._count(props.seconds_left, counts=props.counts)
        self._make_room()
        self._line.activate()
        self.show()

    def _make_room(self) -> None:
        """Leave out what is said elsewhere too, over a low picture with large text."""
        if self.props is None:
            return
        room = self._above.contentsRect().height() - 2 * INSET
        self._place.setVisible(bool(self.props.place))
        self._badge.setVisible(self.props.badge is not None)
        self._sentence.setVisible(bool(self.props.sentence))
        self._title.show()
        self._set_margins(self._holder.theme.grown(10))
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom)
        for one in (self._place, self._badge, self._sentence, self._title):
            if self._needs() <= room:
                return
            if one is self._sentence:
                self._buttons.setDirection(QBoxLayout.Direction.LeftToRight)
                self._set_margins(2)
                if self._needs() <= room:
                    return
            one.hide()
        self._line.invalidate()

    def _set_margins(self, high: int) -> None:
        side = self._holder.theme.grown(12)
        self._line.setContentsMargins(side, high, side - 4, high + _LINE)

    def _needs(self) -> int:
        self._line.invalidate()
        self._line.activate()  # which the layouts inside of it are forgotten by, too
        return self.sizeHint().height()

    def _count(self, seconds: float | None, *, counts: bool) -> None:
        """Let the line go on from what is left of the first countdown, smoothly where it may."""
        self._countdown.stop()
        if seconds is None:
            self._whole_s = 0.0
            self._on_counted(0.0)
            return
        self._whole_s = max(self._whole_s, seconds)
        milliseconds = self._holder.theme.motion(round(seconds * 1000))
        shown = seconds if milliseconds else ceil(seconds)  # as the words say it
        self._on_counted(shown / self._whole_s if self._whole_s else 0.0)
        if milliseconds and counts:
            self._countdown.setStartValue(self._share)
            self._countdown.setDuration(milliseconds)
            self._countdown.start()

    def _on_counted(self, share: float) -> None:
        self._share = share
        self.update(0, self.height() - _LINE, self.width(), _LINE)

    def _measure_badge(self) -> None:
        """Make it no wider than its words; narrower where they take several lines."""
        if self.props is not None and self.props.badge is not None:
            size = badge_size(self.props.badge, self._holder.theme)
            self._badge.setMaximumWidth(size.width())

    def _on_theme_changed(self) -> None:
        """Take other sizes; the picture goes where the words need its room."""
        theme = self._holder.theme
        self._poster.setVisible(theme.scale <= 1.25)
        self._set_margins(theme.grown(10))
        self._measure_badge()
        self._make_room()
        self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._make_room()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        room = self._above.contentsRect().width() - 2 * INSET
        width = min(self._holder.theme.px(_WIDTH), room)
        return QSize(width, self.heightForWidth(width))

    @override
    def heightForWidth(self, width: int) -> int:
        if self._line.hasHeightForWidth():
            return self._line.totalHeightForWidth(width)
        return self._line.totalSizeHint().height()  # buttons alone

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens = theme.tokens
        area = QRectF(self.rect())
        rounded(painter, area, _RADIUS, fill=tokens.card, edge=tokens.edge)
        if self._share > 0:
            shape = QPainterPath()
            shape.addRoundedRect(area.adjusted(1, 1, -1, -1), _RADIUS - 1, _RADIUS - 1)
            painter.setClipPath(shape)
            left = QRectF(0, area.bottom() - _LINE, area.width() * self._share, _LINE)
            painter.fillRect(left, tokens.accent)
