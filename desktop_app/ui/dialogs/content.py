"""The content of a dialog: what it shows, which keys and clicks it hears, and what they mean.

Nothing is chosen by anything in the first 400 ms, nor by a key that is held (`ui.keys` sees to
that). Enter means what the card says, which is to decline, until the user has moved, and then the
button that has the focus. Esc declines.

Where it knows the rules that it follows from, a quiet link shows them in the same card. Esc and
*Back* lead back to what it asked, which has not changed and is deaf for 400 ms again.

Whoever holds it (`base`) places it over a window, and ends with its answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.time import Duration
from desktop_app.domain.variant import DialogChoice
from desktop_app.ui.answers import Rules, answers_of, together
from desktop_app.ui.dialogs.card import EpisodeCard, YearLine
from desktop_app.ui.dialogs.props import ItemProps, PointProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder, mix
from desktop_app.ui.widgets.answers import AnswerList
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import FOCUS, announce, icon_at, rounded
from desktop_app.ui.widgets.emblem import Emblem
from desktop_app.ui.widgets.fade import Fade
from desktop_app.ui.widgets.labels import Label, Prose
from desktop_app.ui.widgets.link import Link
from desktop_app.ui.widgets.scrolled import Scrolled, scroll_by

DEAF_FOR: Duration = 400
"""Keys and clicks are ignored for so long after the card is seen, in real time."""

RADIUS = 16
"""Of the corners of a card."""

_WIDTH = 554
_MARGIN = 28
_AROUND = 24
"""The least room between the card and the edge of its window."""
_CLOSE_AROUND = 8
"""The same, where the card has more to say than fits."""
_TIGHT_MARGIN = 12
"""Inside a card that has hardly room for anything but its buttons."""
_LINES_TO_READ = 5
"""A card that shows fewer lines than this above its buttons gives up all that is not needed."""
_RING = int(FOCUS)
"""Room left of the words for the focus of a link that begins where they do."""
_BAR = 14
"""The width of a scroll bar."""
_BESIDE = 4
"""Between the words and the bar, which keeps as much room itself."""

_LOOKED_AT_EVERY_MS = 50
_MOVES = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""Why the focus comes to a button that the user went to."""
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_POINTER = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


class ClosedBy(StrEnum):
    """How a card was answered."""

    BUTTON = "button"
    ENTER = "enter"
    ESC = "esc"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class CardProps:
    """All that a card shows; `accept` is None where there is only one way out."""

    icon: str | None
    title: str
    body: str
    items: tuple[ItemProps, ...]
    decline: str
    accept: str | None
    accept_kind: ButtonKind = ButtonKind.ACCENT
    year: tuple[PointProps, ...] = ()
    rules: tuple[Rules, ...] = ()
    below: str = ""
    """What is said below the items and the year."""
    decline_kind: ButtonKind = ButtonKind.OUTLINED
    focus: DialogChoice = DialogChoice.NOT_NOW
    """Where the focus stands at first."""
    default: DialogChoice = DialogChoice.NOT_NOW
    """What Enter means until the user has moved."""
    delay: Duration = 0
    """How long after it is seen `accept` can be pressed, in whole seconds."""

    @property
    def spoken(self) -> str:
        """All that is said, for a screen reader."""
        return " ".join(one for one in (self.body, self.below) if one)


@dataclass(frozen=True, slots=True)
class DialogAnswer:
    """An answer: whether it was accepted, and how that was said."""

    accepted: bool
    how: ClosedBy


class _Further(Control):
    """An arrow in a circle: there is more below; keys scroll without it."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def sizeHint(self) -> QSize:
        side = self._holder.theme.grown(32)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._holder.theme
        tokens = theme.tokens
        painter = QPainter(self)
        body = QRectF(self.rect())
        ground = mix(tokens.raised, tokens.text, 0.1) if self._hovered else QColor(tokens.raised)
        rounded(painter, body, body.height() / 2, fill=ground, edge=tokens.edge)
        inset = body.width() / 4
        icon = body.adjusted(inset, inset, -inset, -inset)
        icon_at(painter, icon, "chevron-down", tokens.text, theme)
        painter.end()


class DialogContent(QWidget):
    """All of a card but its window; `say` and `more` are asked again in every language."""

    chosen = Signal(object)
    """A `DialogAnswer`, whenever one of its buttons or keys means one."""
    refreshed = Signal()
    """It says something else: its holder takes its name from `props`, and its size from `fit`."""

    props: CardProps
    """What it shows, from the first `refresh` on."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        elapsed: Callable[[], Duration],
        say: Callable[[Texts], CardProps],
        parent: QWidget,
        *,
        more: Callable[[], Sequence[QWidget]] = tuple,
        rules: Sequence[Rules] = (),
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._elapsed = elapsed
        self._say = say
        self._more = more
        self._rules = together(rules)
        self._reading = False
        self._seen_at: Duration | None = None
        """When what it asks was seen, which *Back* shows again."""
        self._first_seen_at: Duration | None = None
        self._moved = False
        self._content: QWidget | None = None
        self._margin = _MARGIN
        self._tight = False
        """On a small screen with large text: little but a few lines and the buttons."""
        self._told: Label | None = None
        """The delay among what is scrolled, in a tight card."""
        self._emblem: Emblem | None = None
        self._area = Scrolled(self)
        self._area.viewport().setAutoFillBackground(False)
        self._fade = Fade(holder, self._area, "card")
        self._further = _Further(holder, self)
        self._further.clicked.connect(self.on_further)
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(self._show_more)
        bar.rangeChanged.connect(self._show_more)
        self.decline = Button(holder, "", ButtonKind.OUTLINED, self, surface="card")
        self.accept = Button(holder, "", ButtonKind.ACCENT, self, surface="card")
        self.accept.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click is no move of the focus
        self.read = Link(holder, self, surface="card")
        self.read.hide()
        self.read.clicked.connect(self.on_rules_asked)
        self.decline.clicked.connect(self.on_declined)
        self.accept.clicked.connect(self.on_accepted)
        self._note = Label(holder, Style.SMALL, "dim", self, wrap=True)
        self._waiting = QTimer(self, interval=_LOOKED_AT_EVERY_MS)
        self._waiting.timeout.connect(self.on_waited)
        for widget in (self, *self.findChildren(QWidget)):
            widget.installEventFilter(self)
        holder.changed.connect(self.refresh)
        texts.changed.connect(self.refresh)

    @property
    def is_reading(self) -> bool:
        """The rules stand in place of what it asks."""
        return self._reading

    @property
    def is_deaf(self) -> bool:
        """Nothing is heard yet."""
        return self._seen_at is None or self._elapsed() - self._seen_at < DEAF_FOR

    @property
    def is_waiting(self) -> bool:
        """The button that does it cannot be pressed yet."""
        seen, delay = self._first_seen_at, self.props.delay
        return bool(delay) and (seen is None or self._elapsed() - seen < delay)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in their order."""
        return tuple(
            one
            for one in (self.decline, self.accept, self.read)
            if one.isVisible() and one.isEnabled()
        )

    def take_focus(self) -> None:
        """The focus, where it stands at first."""
        match self.props.focus:
            case DialogChoice.NOT_NOW:
                first: QWidget = self.decline
            case DialogChoice.RENEW:
                first = self.accept
            case DialogChoice.NONE:
                first = self
            case _:
                assert_never(self.props.focus)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is chosen

    def on_rules_asked(self) -> None:
        """The rules, in place of what it asks."""
        self._turn(reading=True)
        self.decline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, *, reading: bool) -> None:
        self._reading = reading
        self._area.verticalScrollBar().setValue(0)
        self.refresh()
        announce(self, self.props.title)

    def _back(self) -> None:
        """What it asks, as it was; the second click of two lands nowhere."""
        self._turn(reading=False)
        self._seen_at = self._elapsed()
        self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_accepted(self) -> None:
        """The button that does it was pressed."""
        self.chosen.emit(DialogAnswer(accepted=True, how=ClosedBy.BUTTON))

    def on_declined(self) -> None:
        """*Not now* was pressed, or *Back* among the rules."""
        if self._reading:
            self._back()
        else:
            self.chosen.emit(DialogAnswer(accepted=False, how=ClosedBy.BUTTON))

    # what is shown

    def refresh(self) -> None:
        """Say everything again: another language, another theme."""
        texts = self._texts
        props = self.props = self._said()
        self.read.set_label(texts.tr("The rules in plain words", "button"))
        self.decline.set_label(props.decline)
        self.decline.set_kind(props.decline_kind)
        self.accept.setVisible(props.accept is not None)
        self.accept.set_label(props.accept or "")
        self.accept.set_kind(props.accept_kind)
        self._further.setAccessibleName(texts.tr("Further down", "button: scrolls a card"))
        self._show_delay()
        self._fill(props)
        self.refreshed.emit()

    def _show_delay(self) -> None:
        """Whether the button that does it can be pressed, in words too."""
        waiting = self.is_waiting
        note = self._notes()[not waiting]
        self.accept.setEnabled(not waiting)
        self.accept.setAccessibleDescription(note if waiting else "")
        self._note.setText(note)
        self._say_note()

    def _say_note(self) -> None:
        """Above the buttons, or where it takes no room from them."""
        note = self._note.text()
        self._note.setVisible(bool(note) and not self._tight)
        if self._told is not None:
            self._told.setText(note)
            self._told.setVisible(bool(note) and self._tight)

    def _notes(self) -> tuple[str, str]:
        """What is said of the delay while it lasts, and from then on."""
        texts, props = self._texts, self.props
        if not props.delay or props.accept is None:
            return "", ""
        after = texts.tr("“%1” can be pressed after %2.", "warning: a button; a length of time")
        now = texts.tr("“%1” can be pressed now.", "warning: a button")
        span = texts.long_span(props.delay)
        return texts.fill(after, props.accept, span), texts.fill(now, props.accept)

    def on_waited(self) -> None:
        """The delay may have passed; among the rules it is not told."""
        if self._reading or self.is_waiting:
            return
        self._waiting.stop()
        self._show_delay()
        announce(self, self._notes()[1])

    def _said(self) -> CardProps:
        return self._rules_card(self._texts) if self._reading else self._say(self._texts)

    def _rules_card(self, texts: Texts) -> CardProps:
        return CardProps(
            icon="scroll-text",
            title=texts.tr("The rules in plain words", "title"),
            body="",
            items=(),
            decline=texts.tr("Back", "button"),
            accept=None,
            rules=self._rules,
        )

    def _fill(self, props: CardProps) -> None:
        theme = self._holder.theme
        focused = self.read.hasFocus()
        self.read.setParent(self)  # what stood in the card before goes
        content = QWidget(self._area)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, _BESIDE, 0)
        outer.setSpacing(0)
        layout = QVBoxLayout()
        layout.setContentsMargins(_RING, 0, 0, 0)
        outer.addLayout(layout)
        self._emblem = None
        if props.icon is not None:
            self._emblem = Emblem(self._holder, props.icon, content, 40, inset=0.26, below=10)
            layout.addWidget(self._emblem)
        title = Label(self._holder, Style.DIALOG, "text", content, wrap=True, text=props.title)
        layout.addWidget(title)
        layout.addSpacing(theme.grown(12))
        self._told = Label(self._holder, Style.SMALL, "dim", content, wrap=True)
        layout.addWidget(self._told)
        self._say_note()
        if props.body:
            layout.addWidget(Prose(self._holder, props.body, content))
            layout.addSpacing(theme.grown(16))
        self._add_rules(props.rules, content, layout)
        for widget in self._more():
            layout.addWidget(widget)
        for number, item in enumerate(props.items):
            if number:
                layout.addSpacing(8)
            layout.addWidget(EpisodeCard(self._holder, item, content))
        if props.year:
            layout.addSpacing(theme.grown(26))
            layout.addWidget(YearLine(self._holder, props.year, content))
        if props.below:
            layout.addSpacing(theme.grown(16))
            layout.addWidget(Prose(self._holder, props.below, content))
        if self._rules and not self._reading:
            outer.addSpacing(theme.grown(10))
            outer.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
            self.read.show()
        outer.addStretch()
        for widget in (content, *content.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._content = content
        self._area.setWidget(content)
        content.setAutoFillBackground(False)
        content.show()
        self.setTabOrder(self.accept, self.read)
        if focused and not self._reading:
            self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_rules(self, rules: Sequence[Rules], content: QWidget, layout: QVBoxLayout) -> None:
        """The answers, under the name of each episode where they are of several."""
        theme, texts = self._holder.theme, self._texts
        for number, one in enumerate(rules):
            layout.addSpacing(theme.grown(24) if number else 0)
            if one.title is not None:
                name = texts.fill(
                    texts.tr("For “%1”", "above the rules of an episode"), texts.local(one.title)
                )
                layout.addWidget(
                    Label(self._holder, Style.SMALL_MEDIUM, "dim", content, wrap=True, text=name)
                )
                layout.addSpacing(theme.grown(14))
            layout.addWidget(AnswerList(self._holder, answers_of(one, texts), content))

    def fit(self, room: QSize) -> None:
        """As large as it needs to be in a window of that size; the buttons always in view."""
        if self._content is None:
            return
        theme = self._holder.theme
        enough = _LINES_TO_READ * theme.line(Style.BODY)
        for width, emblem, around, tight in (
            (theme.grown(_WIDTH), True, _AROUND, False),
            (theme.grown(_WIDTH), False, _AROUND, False),
            (round(_WIDTH * theme.scale), False, _AROUND, False),
            (round(_WIDTH * theme.scale), False, _CLOSE_AROUND, False),
            (round(_WIDTH * theme.scale), False, 0, True),
        ):
            margin = self._margin = _TIGHT_MARGIN if tight else _MARGIN
            gap = theme.grown(6 if tight else 22)
            self._tight = tight
            self._say_note()
            width = min(width, room.width() - 2 * around)  # noqa: PLW2901
            inner = width - 2 * margin
            buttons = self._buttons(inner)
            note = 0 if tight else self._note_height(inner)
            below = gap + note + max(box.bottom() + 1 for _, box in buttons)
            high = room.height() - 2 * around - 2 * margin - below
            if self._emblem is not None:
                self._emblem.setVisible(emblem)
            needed = self._content_height(inner)
            if needed <= high or (around == _CLOSE_AROUND and high >= enough):
                break
        height = max(0, min(needed, high))
        self.setFixedSize(width, margin + height + below + margin)
        # a scroll bar stands in the margin, so that the text is as wide as without it; it is there
        # or not by the same sum, or its width could make it needed
        bar = _BAR if needed > high else 0
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if bar else policy.ScrollBarAlwaysOff
        )
        bar = min(bar, margin - _BESIDE)
        self._area.setGeometry(margin - _RING, margin, _RING + inner + _BESIDE + bar, height)
        ring, foot = _RING, margin + height + gap
        self._note.setGeometry(margin, foot, inner, max(0, note - self._note_gap()))
        for button, box in buttons:
            body = box.translated(margin, foot + note)
            button.setGeometry(body.adjusted(-ring, -ring, ring, ring))
        self._show_more()
        self.update()

    def _show_more(self) -> None:
        """While something is below: an arrow left of the buttons, where they leave room for it."""
        side, first = self._further.sizeHint().width(), self.decline.geometry()
        margin, middle = self._margin, first.center().y() + 1
        self._further.setGeometry(QRect(margin, middle - side // 2, side, side))
        has_room = first.left() >= margin + side
        self._further.setVisible(self._fade.has_more and has_room)

    def on_further(self) -> None:
        """The arrow: one page down."""
        self._scroll(Qt.Key.Key_PageDown)

    def _buttons(self, width: int) -> list[tuple[Button, QRect]]:
        """The bodies of the buttons in a foot so wide: at its right, or one above the other."""
        theme, ring = self._holder.theme, _RING
        shown = [one for one in (self.decline, self.accept) if not one.isHidden()]
        height, gap = theme.grown(38), theme.grown(12)
        widths = [one.sizeHint().width() - 2 * ring + theme.grown(6) for one in shown]
        if sum(widths) + gap * (len(shown) - 1) > width:
            return [
                (one, QRect(0, number * (height + gap), width, height))
                for number, one in enumerate(shown)
            ]
        placed, right = [], width
        for one, wide in zip(reversed(shown), reversed(widths), strict=True):
            placed.append((one, QRect(right - wide, 0, wide, height)))
            right -= wide + gap
        return placed

    def _note_height(self, width: int) -> int:
        """The room that a delay is said in, as high before it has passed as after."""
        if not self._notes()[0]:
            return 0
        said, high = self._note.text(), 0
        for note in self._notes():
            self._note.setText(note)
            high = max(high, self._note.heightForWidth(width))
        self._note.setText(said)
        return high + self._note_gap()

    def _note_gap(self) -> int:
        return self._holder.theme.grown(14)

    def _content_height(self, width: int) -> int:
        assert self._content is not None
        layout = self._content.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()
        return layout.heightForWidth(_RING + width + _BESIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._seen_at is None:
            self._seen_at = self._first_seen_at = self._elapsed()
            if self.is_waiting:
                self._waiting.start()
        tokens = self._holder.theme.tokens
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS, fill=tokens.card, edge=tokens.hairline)
        bar = self._area.verticalScrollBar()
        if bar.maximum() > 0:
            below = self._area.geometry().bottom() + 1
            painter.fillRect(QRect(1, below, self.width() - 2, 1), QColor(tokens.hairline))
        painter.end()

    # what is listened to

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._on_focus(watched, event.reason())
            return False
        if kind in _KEYS and isinstance(event, QKeyEvent):
            return self.is_deaf or (kind == QEvent.Type.KeyPress and self._on_key(event))
        return kind in _POINTER and self.is_deaf

    def _on_key(self, event: QKeyEvent) -> bool:
        """What a key does in any part of the card; True where nothing else may have it."""
        key = Qt.Key(event.key())
        match key:
            case Qt.Key.Key_Escape if self._reading:
                self._back()
            case Qt.Key.Key_Escape:
                self.chosen.emit(DialogAnswer(accepted=False, how=ClosedBy.ESC))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
                if modifiers == Qt.KeyboardModifier.NoModifier:
                    self._on_enter()
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                vertical = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
                if vertical and self._area.verticalScrollBar().maximum() > 0:
                    self._scroll(key)
                else:
                    self._move_focus(back=key in (Qt.Key.Key_Left, Qt.Key.Key_Up))
            case Qt.Key.Key_PageUp | Qt.Key.Key_PageDown | Qt.Key.Key_Home | Qt.Key.Key_End:
                self._scroll(key)
            case _:
                return False
        return True

    def _on_focus(self, watched: QObject, reason: Qt.FocusReason) -> None:
        if watched is self.read:
            self._area.ensureWidgetVisible(self.read, 0, _RING)
        if not self.is_deaf:
            self._moved = self._moved or reason in _MOVES
        elif reason is Qt.FocusReason.MouseFocusReason:
            self.take_focus()  # the click is not heard either

    def _on_enter(self) -> None:
        if self._reading:
            self._back()
        elif self.read.hasFocus():
            self.on_rules_asked()
        else:
            match self._meant_by_enter():
                case DialogChoice.NOT_NOW:
                    self.chosen.emit(DialogAnswer(accepted=False, how=ClosedBy.ENTER))
                case DialogChoice.RENEW if not self.is_waiting:
                    self.chosen.emit(DialogAnswer(accepted=True, how=ClosedBy.ENTER))
                case DialogChoice.RENEW | DialogChoice.NONE:
                    pass  # it waits, or no button is meant
                case never:
                    assert_never(never)

    def _meant_by_enter(self) -> DialogChoice:
        if self._moved and self.accept.hasFocus():
            return DialogChoice.RENEW
        if self._moved and self.decline.hasFocus():
            return DialogChoice.NOT_NOW
        return self.props.default

    def _move_focus(self, *, back: bool) -> None:
        if self.accept.isHidden():
            return
        self._moved = True
        target = self.decline if back else self.accept
        target.setFocus(
            Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason
        )

    def _scroll(self, key: Qt.Key) -> None:
        scroll_by(self._area.verticalScrollBar(), key)
