"""The badge: how long is left, as colour, icon and words. `badge_of` is the one that decides."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.countdown import Unit, Urgency, time_left
from desktop_app.domain.entitlement import Entitlement
from desktop_app.domain.licence import Ending, Licence, Status
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import DAY, Instant
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.ui.text import Texts, unbroken
from desktop_app.ui.theme import Style, Theme, ThemeHolder, Tone
from desktop_app.ui.troubles import trouble_text
from desktop_app.ui.widgets.drawing import elided, icon_at, rounded
from desktop_app.ui.widgets.paragraph import Paragraph, paragraph

_FAR: Instant = 20_000 * DAY


class Sign(StrEnum):
    """A badge's icon: its file in resources/icons, or one that is drawn."""

    HOURGLASS = "hourglass"
    RING = "ring"
    OPEN_RING = "open-ring"
    DOOR = "door-open"
    STRUCK_CLOCK = "clock-struck"
    STRUCK_BOX = "package-x"
    BROKEN_FILE = "file-x"
    PADLOCK = "lock"
    SLASHED_CIRCLE = "ban"
    ARROW = "arrow-down"
    BAR = "bar"
    PAUSE = "pause"
    CROSS = "x"
    DOWNLOAD = "download"


_DRAWN = (Sign.RING, Sign.OPEN_RING, Sign.BAR)
_URGENCY = {Urgency.CALM: Tone.CALM, Urgency.SOON: Tone.SOON, Urgency.URGENT: Tone.URGENT}


@dataclass(frozen=True, slots=True)
class BadgeProps:
    """All that a badge shows."""

    sign: Sign
    tone: Tone
    text: str
    spoken: str
    """The same in full words, for a screen reader."""
    share: float = 0.0
    """Of the ring: the share left. Of the bar: the share that has arrived."""
    doubled: bool = False
    alarm: bool = False
    changes_at: Instant | None = None
    """When the text changes by itself, if nothing else happens."""


def badge_of(
    row: ShelfRow, now: Instant, texts: Texts, pace_s: float | None = None, *, precise: bool = False
) -> BadgeProps:
    """The badge of a row at `now`; `pace_s` is what its transfer still takes, where known.

    `precise` shows minutes up to 48 h and says what for, as the inspector does.
    """
    if row.transfer is not None:
        return _transfer_badge(row.transfer, texts, pace_s)
    entitlement = row.entitlement
    if row.removing:
        sentence = texts.tr("Being removed", "badge: it can still be undone")
        return BadgeProps(Sign.STRUCK_BOX, Tone.ENDED, sentence, sentence)
    if entitlement.licence is not None:
        return _live_badge(
            entitlement, entitlement.licence, row.in_force, now, texts, precise=precise
        )
    match entitlement.status(now):
        case Status.REVOKED:
            sentence = texts.tr("No longer offered", "badge")
            return BadgeProps(Sign.SLASHED_CIRCLE, Tone.ENDED, sentence, sentence)
        case Status.LOCKED:
            until = entitlement.downloads_reset_at(now)
            if until is None:
                sentence = texts.tr("No downloads left", "badge")
            else:
                sentence = texts.fill(texts.tr("Locked until %1", "badge"), texts.date(until))
            return BadgeProps(Sign.PADLOCK, Tone.LOCKED, sentence, sentence)
        case Status.RETURNED:
            return _ended_badge(
                Sign.STRUCK_BOX,
                texts.tr("Removed", "badge: by the user"),
                entitlement,
                row.in_force,
                now,
                texts,
            )
        case Status.EXPIRED | Status.READY | Status.ACTIVE:
            lost = entitlement.ended is Ending.LOST
            what = texts.tr("File missing", "badge") if lost else texts.tr("Expired", "badge")
            sign = Sign.BROKEN_FILE if lost else Sign.STRUCK_CLOCK
            return _ended_badge(sign, what, entitlement, row.in_force, now, texts)
        case Status.ABSENT:
            sentence = texts.tr("Not downloaded", "badge")
            return BadgeProps(Sign.DOWNLOAD, Tone.ENDED, sentence, sentence)
        case never:
            assert_never(never)


def _live_badge(
    entitlement: Entitlement,
    licence: Licence,
    in_force: Policy,
    now: Instant,
    texts: Texts,
    *,
    precise: bool,
) -> BadgeProps:
    last = entitlement.downloads_left(now, in_force) == 0
    expires_at, ends_at = licence.expires_at, entitlement.ends_at
    if expires_at is not None and expires_at <= now:
        sentence = texts.tr("Finish this sitting", "badge: the time is over, playing goes on")
        return BadgeProps(Sign.RING, Tone.URGENT, sentence, sentence, 0.0, last, True)
    not_started = licence.opened_at is None
    if ends_at is None:
        playback = licence.policy.playback_duration
        if not_started and playback is not None:
            once = texts.tr("%1 once started", "badge: how long after the first play")
            text = texts.fill(once, texts.span(playback))
            spoken = texts.fill(once, texts.long_span(playback))
            sign = Sign.HOURGLASS
        else:
            text = spoken = texts.tr("No time limit", "badge")
            sign = Sign.OPEN_RING
        return _counted(
            BadgeProps(sign, Tone.READY, text, spoken, 1.0), Urgency.CALM, texts, last=last
        )
    left = time_left(ends_at - now, precise=precise)
    leaving = expires_at is None or ends_at < expires_at
    spoken = texts.spoken_left(left)
    if leaving:
        sentence = texts.tr("Leaves in %1", "badge: from the catalogue, in so much time")
        text = spoken = texts.fill(sentence, texts.remaining(left))
        sign, calm = Sign.DOOR, Tone.CALM
    elif not_started:
        if left.unit is Unit.UNDER_A_MINUTE:
            text = texts.tr("Start within a minute", "badge: before it expires unseen")
        else:
            sentence = texts.tr("Start within %1", "badge: before it expires unseen")
            text = texts.fill(sentence, texts.remaining(left))
        spoken, sign, calm = text, Sign.HOURGLASS, Tone.READY
    else:
        text = texts.time_left(left)
        if precise and left.unit is not Unit.UNDER_A_MINUTE:
            sentence = texts.tr("%1 left to finish", "wide badge: so much time")
            text = texts.fill(sentence, texts.remaining(left))
        sign, calm = Sign.RING, Tone.CALM
    start = licence.granted_at if licence.opened_at is None else licence.opened_at
    props = BadgeProps(
        sign,
        calm if left.urgency is Urgency.CALM else _URGENCY[left.urgency],
        text,
        spoken,
        min(1.0, (ends_at - now) / max(1, ends_at - start)),
        alarm=left.urgency is Urgency.URGENT and sign is Sign.RING,
        changes_at=None if left.changes_in is None else now + left.changes_in,
    )
    return _counted(props, left.urgency, texts, last=last)


def _counted(props: BadgeProps, urgency: Urgency, texts: Texts, *, last: bool) -> BadgeProps:
    """The same, and that it is the last copy where it is."""
    if not last:
        return props
    text = texts.fill(
        texts.tr("Last · %1", "badge: the last copy, and its time"), _inside(props.text)
    )
    spoken = texts.fill(
        texts.tr("last copy, %1", "the last copy and its time, in full words"),
        _inside(props.spoken),
    )
    return BadgeProps(
        props.sign,
        Tone.LAST if urgency is Urgency.CALM else _URGENCY[urgency],
        text,
        spoken,
        props.share,
        doubled=props.sign is not Sign.DOOR,
        alarm=props.alarm,
        changes_at=props.changes_at,
    )


def _inside(text: str) -> str:
    """A badge's words where they do not begin it."""
    return text[:1].lower() + text[1:]


def _ended_badge(
    sign: Sign, what: str, entitlement: Entitlement, in_force: Policy, now: Instant, texts: Texts
) -> BadgeProps:
    left = entitlement.downloads_left(now, in_force)
    window = entitlement.window
    if left is None or window is None or not window.is_open(now):
        rest = texts.tr("download again", "badge: after Expired, Removed or File missing")
    else:
        rest = texts.tr("%n renewal(s) left", "badge: after Expired, Removed or File missing", left)
    text = texts.fill(texts.tr("%1 · %2", "badge: what happened, what can be done"), what, rest)
    return BadgeProps(sign, Tone.ENDED, text, f"{what}, {rest}")


def _transfer_badge(transfer: Transfer, texts: Texts, pace_s: float | None) -> BadgeProps:
    share = transfer.progress
    percent = None if share is None else texts.percent(share)
    match transfer.state:
        case TransferState.DOWNLOADING:
            sign = Sign.BAR
            if percent is None:
                text = texts.tr("Downloading", "badge: how much is not known")
            elif pace_s is None:
                text = percent
            else:
                both = texts.tr("%1 · %2", "badge: percent, time that it still takes")
                text = texts.fill(both, percent, texts.estimate(pace_s))
            spoken = texts.fill(texts.tr("downloading, %1", "in full words"), text)
        case TransferState.QUEUED:
            sign = Sign.ARROW
            if transfer.trouble is Trouble.NO_NETWORK:
                text = texts.tr("Waiting for a network", "badge")
            elif transfer.trouble is Trouble.SIGN_IN_PAGE:
                text = texts.tr("Waiting until you sign in", "badge: to the network, as in a hotel")
            elif transfer.trouble is not None:
                text = texts.tr("Tries again by itself", "badge: after a passing trouble")
            else:
                text = texts.tr("Queued", "badge: a transfer")
            spoken = text
        case TransferState.PAUSED:
            sign = Sign.PAUSE
            text = texts.tr("Paused", "badge: a transfer")
            if percent is not None:
                both = texts.tr("%1 · %2", "badge: paused, percent")
                text = texts.fill(both, text, percent)
            spoken = text
        case TransferState.FAILED:
            sign = Sign.CROSS
            both = texts.tr("Failed · %1", "badge: and why")
            text = spoken = texts.fill(both, trouble_text(transfer.trouble, texts))
        case never:
            assert_never(never)
    return BadgeProps(sign, Tone.MOVING, text, spoken, 0.0 if share is None else share)


# drawing

_ALONE = 32
"""The height of a badge that stands alone, at 100 %."""
_RADIUS = 16
"""Of the corners of a badge that takes several lines."""


def badge_height(theme: Theme, at_100: float = 30) -> int:
    """How high a badge is; 24 to 32 at 100 %."""
    return max(theme.line(Style.SMALL_STRONG) + 4, theme.px(at_100))


def badge_size(props: BadgeProps, theme: Theme, at_100: float = 30) -> QSize:
    """The pill around its icon and text."""
    height = badge_height(theme, at_100)
    width = _text_left(props, theme) + theme.metrics(Style.SMALL_STRONG).horizontalAdvance(
        props.text
    )
    return QSize(width + theme.px(12) + 1, height)


def badge_room(theme: Theme, texts: Texts) -> int:
    """How wide the longest badge of this language is."""
    locked = texts.fill(texts.tr("Locked until %1", "badge"), texts.date(_FAR))
    return theme.metrics(Style.SMALL_STRONG).horizontalAdvance(locked) + theme.px(46)


def _icon_size(props: BadgeProps, theme: Theme) -> int:
    return theme.px(18 if props.sign in _DRAWN else 17)


def _text_left(props: BadgeProps, theme: Theme) -> int:
    doubled = theme.px(7) if props.doubled else 0
    return theme.px(8) + doubled + _icon_size(props, theme) + theme.px(8)


def paint_badge(
    painter: QPainter,
    rect: QRectF,
    props: BadgeProps,
    theme: Theme,
    *,
    edge: str | None = None,
    words: Paragraph | None = None,
) -> None:
    """The pill in `rect`; where the text does not fit it is elided, or stands as `words`.

    `edge` is its outline where its colours have none of their own.
    """
    pair = theme.tokens.badge(props.tone)
    painter.save()
    first = rect.height() if words is None else badge_height(theme, _ALONE)
    radius = rect.height() / 2 if words is None else _RADIUS
    rounded(painter, rect, radius, fill=pair.bg, edge=pair.edge or edge)
    size = _icon_size(props, theme)
    box = QRectF(rect.left() + theme.px(8), rect.top() + round((first - size) / 2), size, size)
    if props.doubled:
        painter.save()
        _paint_sign(painter, box, props, theme, QColor(pair.fg), behind=True)
        box.translate(theme.px(7), 0)
        halo = box.adjusted(-2, -2, 2, 2)
        if props.sign is Sign.HOURGLASS:
            halo = box.adjusted(1, -1, -1, 1)
            painter.fillRect(halo, QColor(pair.bg))
        else:
            rounded(painter, halo, halo.height() / 2, fill=pair.bg)
        painter.restore()
    _paint_sign(painter, box, props, theme, QColor(pair.fg))
    left = rect.left() + _text_left(props, theme)
    room = QRectF(left, rect.top(), rect.right() - theme.px(10) - left, rect.height())
    if words is None:
        elided(painter, room, props.text, theme, Style.SMALL_STRONG, pair.fg)
    else:
        words.paint(painter, room.toRect(), pair.fg, Qt.AlignmentFlag.AlignVCenter)
    painter.restore()


def _paint_sign(
    painter: QPainter,
    box: QRectF,
    props: BadgeProps,
    theme: Theme,
    colour: QColor,
    *,
    behind: bool = False,
) -> None:
    if props.sign is Sign.BAR:
        height = max(4.0, box.height() / 3.6)
        track = QRectF(box.left(), box.center().y() - height / 2, box.width(), height)
        faint = QColor(colour)
        faint.setAlphaF(0.3)
        rounded(painter, track, height / 2, fill=faint)
        track.setWidth(max(height, track.width() * props.share))
        rounded(painter, track, height / 2, fill=colour)
    elif props.sign is Sign.RING or props.sign is Sign.OPEN_RING:
        _paint_ring(painter, box, props, colour, behind=behind)
    else:
        if behind:
            painter.setOpacity(0.65)
        icon_at(painter, box, props.sign.value, colour.name(), theme)


def _paint_ring(
    painter: QPainter, box: QRectF, props: BadgeProps, colour: QColor, *, behind: bool
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = box.width() / 7
    circle = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    faint = QColor(colour)
    faint.setAlphaF(0.35)
    pen = QPen(faint, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(circle)
    if behind:
        return
    pen.setColor(colour)
    painter.setPen(pen)
    if props.sign is Sign.OPEN_RING:
        painter.drawArc(circle, 130 * 16, -320 * 16)
    elif props.share > 0:
        painter.drawArc(circle, 90 * 16, -round(max(0.03, props.share) * 360 * 16))
    if props.alarm:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = box.width() / 6
        painter.drawEllipse(QPointF(box.center()), radius, radius)


class Badge(QWidget):
    """A badge that stands alone: in the inspector, in a dialog.

    A wide one takes as many lines as it needs. On the rail, one of its own grey has an outline.
    """

    def __init__(
        self,
        holder: ThemeHolder,
        props: BadgeProps | None = None,
        parent: QWidget | None = None,
        *,
        wide: bool = False,
        on_rail: bool = False,
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._props = props
        self._wide = wide
        self._on_rail = on_rail
        kind = QSizePolicy.Policy
        policy = (
            QSizePolicy(kind.Expanding, kind.Minimum)
            if wide
            else QSizePolicy(kind.Maximum, kind.Fixed)
        )
        policy.setHeightForWidth(wide)
        self.setSizePolicy(policy)
        holder.changed.connect(self.updateGeometry)
        if props is not None:
            self.set_props(props)

    def set_props(self, props: BadgeProps) -> None:
        """Show another badge."""
        self._props = props
        self.setAccessibleName(props.spoken)
        self.setToolTip(props.text)
        self.updateGeometry()
        self.update()

    def _words(self, width: int) -> tuple[Paragraph, int] | None:
        """Its words over several lines and their height, where one line is too short for them."""
        theme, props = self._holder.theme, self._props
        if props is None or not self._wide or badge_size(props, theme).width() <= width:
            return None
        words = paragraph(unbroken(props.text), theme, Style.SMALL_STRONG)
        return words, words.height(width - _text_left(props, theme) - theme.px(10))

    @override
    def hasHeightForWidth(self) -> bool:
        return self._wide

    @override
    def heightForWidth(self, width: int) -> int:
        theme, found = self._holder.theme, self._words(width)
        one = badge_height(theme, _ALONE)
        return one if found is None else one + found[1] - theme.line(Style.SMALL_STRONG)

    @override
    def sizeHint(self) -> QSize:
        theme = self._holder.theme
        if self._props is None:
            return QSize(0, badge_height(theme, _ALONE))
        return badge_size(self._props, theme, _ALONE)

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self._holder.theme
        return QSize(theme.px(64), badge_height(theme, _ALONE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._props is None:
            return
        theme, found = self._holder.theme, self._words(self.width())
        needs_edge = self._on_rail and self._props.tone is Tone.MOVING
        painter = QPainter(self)
        paint_badge(
            painter,
            QRectF(self.rect()),
            self._props,
            theme,
            edge=theme.tokens.hairline if needs_edge else None,
            words=None if found is None else found[0],
        )
        painter.end()
