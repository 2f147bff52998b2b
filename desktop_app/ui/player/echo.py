"""A few words over the picture: for a second what a key did, and that an episode is loading."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.ui.player.props import volume_icon
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.tokens import DARK
from desktop_app.ui.widgets.drawing import elided, icon_at, rounded
from desktop_app.ui.widgets.motion import Ghost
from desktop_app.ui.widgets.painted import Painted

LASTS_MS = 1_000
LASTS_LONGER_MS = 4_000
BUSY_AFTER_MS = 400
_BAR = 96
GROUND = QColor(15, 17, 21, 225)
"""Of what is written over the picture, which is dark in every theme."""


@dataclass(frozen=True, slots=True)
class EchoProps:
    """An icon and a few words; `share` is a bar between them."""

    icon: str
    text: str
    share: float | None = None
    lasts_ms: int = LASTS_MS


def leap_echo(seconds: float, texts: Texts) -> EchoProps:
    """Return what a leap says: ``+10 s``."""
    icon = "rotate-cw" if seconds >= 0 else "rotate-ccw"
    sign = "+" if seconds >= 0 else "\u2212"
    amount = texts.fill(texts.tr("%1 s", "seconds"), texts.number(abs(round(seconds))))
    return EchoProps(icon, f"{sign}{amount}")


def volume_echo(volume: float, texts: Texts) -> EchoProps:
    """Return a bar and ``80 %``."""
    return EchoProps(volume_icon(volume, muted=False), texts.percent(volume), volume)


def mute_echo(texts: Texts, *, muted: bool) -> EchoProps:
    """Return that the sound went, or came back."""
    if muted:
        return EchoProps("volume-x", texts.tr("Sound off", "echo of a key"))
    return EchoProps("volume-2", texts.tr("Sound on", "echo of a key"))


def on_top_echo(texts: Texts, *, on: bool | None) -> EchoProps:
    """Return whether the window stays above others; `on` is None where the desktop forbids it."""
    match on:
        case True:
            return EchoProps("pin", texts.tr("Always on top", "the window"))
        case False:
            return EchoProps("pin-off", texts.tr("No longer on top", "echo of a key"))
        case None:
            sentence = texts.tr("This desktop keeps no window on top", "echo of a key")
            return EchoProps("pin-off", sentence, lasts_ms=LASTS_LONGER_MS)


def silent_echo(sentence: str) -> EchoProps:
    """Return that there is nothing to hear it with."""
    return EchoProps("volume-x", sentence, lasts_ms=LASTS_LONGER_MS)


class Pill(Painted):
    """An icon and a few words on dark; takes no click, and moves nothing."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.props = EchoProps("info", "")
        self._above = parent
        self._timer = QTimer(self, singleShot=True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    def set_props(self, props: EchoProps) -> None:
        """Say something else from now on."""
        self.props = props
        self.setAccessibleName(props.text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        metrics = theme.metrics(Style.BODY_STRONG)
        words = metrics.horizontalAdvance(self.props.text)
        if self.props.share is not None:
            words = max(words, metrics.horizontalAdvance("100 %")) + theme.grown(_BAR + 10)
        width = theme.grown(12) + theme.px(18) + theme.grown(10) + words + theme.grown(16) + 1
        return QSize(width, theme.line(Style.BODY_STRONG) + theme.grown(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._holder.theme.px(64), self.sizeHint().height())

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        props, area, size = self.props, QRectF(self.rect()), theme.px(18)
        rounded(painter, area, min(area.height() / 2, 20), fill=GROUND)
        left = theme.grown(12)
        box = QRectF(left, round((area.height() - size) / 2), size, size)
        icon_at(painter, box, props.icon, DARK.accent, theme)
        left += size + theme.grown(10)
        if props.share is not None:
            track = QRectF(left, area.center().y() - 2, theme.grown(_BAR), 4)
            rounded(painter, track, 2, fill=DARK.edge)
            track.setWidth(track.width() * props.share)
            rounded(painter, track, 2, fill=DARK.accent)
            left += theme.grown(_BAR + 10)
        words = QRectF(left, 0, area.right() - theme.grown(12) - left, area.height())
        elided(painter, words, props.text, theme, Style.BODY_STRONG, DARK.text)


class Echo(Pill):
    """A pill that stands for a second."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._timer.timeout.connect(self._on_over)

    def say(self, props: EchoProps) -> None:
        """Show these in place of what it said before."""
        self.set_props(props)
        self.show()
        self._timer.start(props.lasts_ms)

    def _on_over(self) -> None:
        if self.isVisible() and not self._holder.theme.reduced_motion:
            Ghost(self._holder, self, self._above)
        self.hide()


class Busy(Pill):
    """Says that an episode is loading, where that takes long enough to be noticed."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._timer.timeout.connect(self.show)

    def set_busy(self, busy: bool, texts: Texts) -> None:
        """Say so after a moment, or no longer."""
        if not busy:
            self._timer.stop()
            self.hide()
        elif not self._timer.isActive() and self.isHidden():
            self.set_props(EchoProps("hourglass", texts.tr("Loading…", "the player")))
            self._timer.start(BUSY_AFTER_MS)
