"""A card over a dimmed window: what the warning, the explanation and the messages have in common.

It is window-modal and announced as an alert. Nothing is chosen by a key that repeats, by anything
in the first 400 ms, or by Enter before the user has moved to the button that does it; Esc and
closing decline; and the focus goes back to where it was.

Where it knows the rules that it follows from, a quiet link shows them in the same card. Esc and
*Back* lead back to what it asked, which has not changed and is deaf for 400 ms again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QApplication,
    QDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.domain.time import Duration
from desktop_app.ui.answers import Rules, answers_of, together
from desktop_app.ui.dialogs.card import Emblem, EpisodeCard, YearLine
from desktop_app.ui.dialogs.props import ItemProps, PointProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder, mix
from desktop_app.ui.widgets.answers import AnswerList
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.control import Control
from desktop_app.ui.widgets.drawing import FOCUS, announce, icon_at, may_be_alone, rounded
from desktop_app.ui.widgets.fade import Fade
from desktop_app.ui.widgets.labels import Label, Prose
from desktop_app.ui.widgets.link import Link

DEAF_FOR: Duration = 400
"""Keys and clicks are ignored for so long after the card is seen, in real time."""

EVERYWHERE = "everywhere"
"""The object name of a window's shortcuts that work while a card lies over it."""

_WIDTH = 554
_MARGIN = 28
_AROUND = 24
"""The least room between the card and the edge of its window."""
_CLOSE_AROUND = 8
"""The same, where the card has more to say than fits."""
_RING = int(FOCUS)
"""Room left of the words for the focus of a link that begins where they do."""
_BAR = 14
"""The width of a scroll bar."""
_BESIDE = 4
"""Between the words and the bar, which keeps as much room itself."""
_RADIUS = 16

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

    icon: str
    title: str
    body: str
    items: tuple[ItemProps, ...]
    decline: str
    accept: str | None
    accept_kind: ButtonKind = ButtonKind.ACCENT
    year: tuple[PointProps, ...] = ()
    rules: tuple[Rules, ...] = ()


class Scrim(QWidget):
    """The veil over the window behind a card."""

    def __init__(self, holder: ThemeHolder, over: QWidget) -> None:
        super().__init__(over)
        self._holder = holder
        self._share = 0.0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setDuration(holder.theme.motion(150))
        self._fade.valueChanged.connect(self.on_faded)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        if self._fade.duration():
            self._fade.start()
        else:
            self._share = 1.0

    def on_faded(self, share: float) -> None:
        """A little darker."""
        self._share = share
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(0, 0, 0)
        veil.setAlphaF(_veil_of(self._holder) * self._share)
        painter.fillRect(self.rect(), veil)
        painter.end()


def _veil_of(holder: ThemeHolder) -> float:
    return 0.6 if holder.theme.tokens.is_dark else 0.45


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


class CardDialog(QDialog):
    """A question or a message; subclasses say what it shows and what an answer means."""

    answered = Signal(object)
    """One frozen value, once: what was answered, and how."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        elapsed: Callable[[], Duration],
        parent: QWidget,
        rules: Sequence[Rules] = (),
    ) -> None:
        super().__init__(parent.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        _announce_as_alert()
        self._holder = holder
        self._texts = texts
        self._elapsed = elapsed
        self._rules = together(rules)
        self._reading = False
        self._seen_at: Duration | None = None
        self._how = ClosedBy.WINDOW
        self._is_answered = False
        self._caller: QWidget | None = None
        self._scrim: Scrim | None = None
        self._content: QWidget | None = None
        self._emblem: Emblem | None = None
        self._accessible: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._fade = Fade(holder, self._area, "card")
        self._further = _Further(holder, self)
        self._further.clicked.connect(self.on_further)
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(self._show_more)
        bar.rangeChanged.connect(self._show_more)
        self._decline = Button(holder, "", ButtonKind.OUTLINED, self, surface="card")
        self._accept = Button(holder, "", ButtonKind.ACCENT, self, surface="card")
        self._accept.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click is no move of the focus
        self._read = Link(holder, self, surface="card")
        self._read.hide()
        self._read.clicked.connect(self.on_rules_asked)
        self._decline.clicked.connect(self.on_declined)
        self._accept.clicked.connect(self.on_accepted)
        for widget in (self, *self.findChildren(QWidget)):
            widget.installEventFilter(self)
        parent.window().installEventFilter(self)
        holder.changed.connect(self.on_changed)
        texts.changed.connect(self.on_changed)

    # what a subclass says

    def card(self, texts: Texts) -> CardProps:
        """What it shows, in this language."""
        raise NotImplementedError

    def more(self) -> Sequence[QWidget]:
        """What else stands in it, below the sentences."""
        return ()

    def outcome(self, *, accepted: bool, how: ClosedBy) -> object:
        """The value of `answered`."""
        raise NotImplementedError

    # opening and answering

    @override
    def open(self) -> None:
        """Show it over its window; the answer comes as a signal."""
        focused = QApplication.focusWidget()
        window = self._over()
        self._caller = focused if focused and focused.window() is window else window.focusWidget()
        self._scrim = Scrim(self._holder, window)
        self.on_changed()
        for shortcut in window.findChildren(QShortcut, EVERYWHERE):
            QShortcut(shortcut.key(), self).activated.connect(shortcut.activated)
        self._decline.setFocus(Qt.FocusReason.OtherFocusReason)
        super().open()

    @property
    def decline_button(self) -> Button:
        """*Not now*, or *Close*."""
        return self._decline

    @property
    def accept_button(self) -> Button:
        """What does it; hidden where there is only one way out."""
        return self._accept

    @property
    def rules_link(self) -> Link:
        """*The rules in plain words*."""
        return self._read

    @property
    def is_reading(self) -> bool:
        """The rules stand in place of what it asks."""
        return self._reading

    def on_rules_asked(self) -> None:
        """The rules, in place of what it asks."""
        self._turn(reading=True)
        self._decline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, *, reading: bool) -> None:
        self._reading = reading
        self._area.verticalScrollBar().setValue(0)
        self.on_changed()
        announce(self, self.windowTitle())

    def _back(self) -> None:
        """What it asks, as it was; the second click of two lands nowhere."""
        self._turn(reading=False)
        self._seen_at = self._elapsed()
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_accepted(self) -> None:
        """The button that does it was pressed."""
        self._answer(QDialog.DialogCode.Accepted, ClosedBy.BUTTON)

    def on_declined(self) -> None:
        """*Not now* was pressed, or *Back* among the rules."""
        if self._reading:
            self._back()
        else:
            self._answer(QDialog.DialogCode.Rejected, ClosedBy.BUTTON)

    def _answer(self, code: QDialog.DialogCode, how: ClosedBy) -> None:
        if self._how is ClosedBy.WINDOW:
            self._how = how
        self.done(code.value)

    @override
    def done(self, code: int) -> None:
        if self._is_answered:
            return
        self._is_answered = True
        window, was_active = self._over(), self.isActiveWindow()
        super().done(code)
        window.removeEventFilter(self)
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
        if was_active:
            window.activateWindow()
        if self._caller is not None and isValid(self._caller) and self._caller.isVisible():
            self._caller.setFocus(Qt.FocusReason.OtherFocusReason)
        accepted = code == QDialog.DialogCode.Accepted.value
        self.deleteLater()
        self.answered.emit(self.outcome(accepted=accepted, how=self._how))

    # what is shown

    def on_changed(self) -> None:
        """Say everything again: another language, another theme."""
        texts = self._texts
        props = self._rules_card(texts) if self._reading else self.card(texts)
        self._read.set_label(texts.tr("The rules in plain words", "button"))
        self.setWindowTitle(props.title)
        self.setAccessibleName(props.title)
        self.setAccessibleDescription(props.body)
        self._decline.set_label(props.decline)
        self._accept.setVisible(props.accept is not None)
        self._accept.set_label(props.accept or "")
        self._accept.set_kind(props.accept_kind)
        self._further.setAccessibleName(texts.tr("Further down", "button: scrolls a card"))
        self._fill(props)
        self._place()

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
        focused = self._read.hasFocus()
        self._read.setParent(self)  # what stood in the card before goes
        content = QWidget(self._area)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, _BESIDE, 0)
        outer.setSpacing(0)
        layout = QVBoxLayout()
        layout.setContentsMargins(_RING, 0, 0, 0)
        outer.addLayout(layout)
        self._emblem = Emblem(self._holder, props.icon, content)
        layout.addWidget(self._emblem)
        title = Label(self._holder, Style.DIALOG, "text", content, wrap=True, text=props.title)
        layout.addWidget(title)
        layout.addSpacing(theme.grown(12))
        if props.body:
            layout.addWidget(Prose(self._holder, props.body, content))
            layout.addSpacing(theme.grown(16))
        self._add_rules(props.rules, content, layout)
        for widget in self.more():
            layout.addWidget(widget)
        for number, item in enumerate(props.items):
            if number:
                layout.addSpacing(8)
            layout.addWidget(EpisodeCard(self._holder, item, content))
        if props.year:
            layout.addSpacing(theme.grown(26))
            layout.addWidget(YearLine(self._holder, props.year, content))
        if self._rules and not self._reading:
            outer.addSpacing(theme.grown(10))
            outer.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
            self._read.show()
        outer.addStretch()
        for widget in (content, *content.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._content = content
        self._area.setWidget(content)
        content.setAutoFillBackground(False)
        content.show()
        self.setTabOrder(self._accept, self._read)
        if focused and not self._reading:
            self._read.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _place(self) -> None:
        """As large as it needs to be, in the middle of its window; the buttons always in view."""
        if self._content is None or self._emblem is None:
            return
        window, theme = self._over(), self._holder.theme
        gap = theme.grown(22)
        for width, emblem, around in (
            (theme.grown(_WIDTH), True, _AROUND),
            (theme.grown(_WIDTH), False, _AROUND),
            (round(_WIDTH * theme.scale), False, _AROUND),
            (round(_WIDTH * theme.scale), False, _CLOSE_AROUND),
        ):
            width = min(width, window.width() - 2 * around)  # noqa: PLW2901
            inner = width - 2 * _MARGIN
            buttons = self._buttons(inner)
            below = gap + max(box.bottom() + 1 for _, box in buttons)
            room = window.height() - 2 * around - 2 * _MARGIN - below
            self._emblem.setVisible(emblem)
            needed = self._content_height(inner)
            if needed <= room:
                break
        height = min(needed, room)
        self.setFixedSize(width, _MARGIN + height + below + _MARGIN)
        # a scroll bar stands in the margin, so that the text is as wide as without it; it is there
        # or not by the same sum, or its width could make it needed
        bar = _BAR if needed > room else 0
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if bar else policy.ScrollBarAlwaysOff
        )
        self._area.setGeometry(_MARGIN - _RING, _MARGIN, _RING + inner + _BESIDE + bar, height)
        ring = _RING
        for button, box in buttons:
            body = box.translated(_MARGIN, _MARGIN + height + gap)
            button.setGeometry(body.adjusted(-ring, -ring, ring, ring))
        self._show_more()
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle.x() - width // 2, middle.y() - self.height() // 2)
        if self._scrim is not None:
            self._scrim.setGeometry(window.rect())
        self.update()

    def _show_more(self) -> None:
        """While something is below: an arrow left of the buttons, where they leave room for it."""
        side, first = self._further.sizeHint().width(), self._decline.geometry()
        self._further.setGeometry(QRect(_MARGIN, first.center().y() + 1 - side // 2, side, side))
        has_room = first.left() >= _MARGIN + side
        self._further.setVisible(self._fade.has_more and has_room)

    def on_further(self) -> None:
        """The arrow: one page down."""
        self._scroll(Qt.Key.Key_PageDown)

    def _buttons(self, width: int) -> list[tuple[Button, QRect]]:
        """The bodies of the buttons in a foot so wide: at its right, or one above the other."""
        theme, ring = self._holder.theme, _RING
        shown = [one for one in (self._decline, self._accept) if not one.isHidden()]
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

    def _content_height(self, width: int) -> int:
        assert self._content is not None
        layout = self._content.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()
        return layout.heightForWidth(_RING + width + _BESIDE)

    def _over(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._seen_at is None:
            self._seen_at = self._elapsed()
        tokens = self._holder.theme.tokens
        painter = QPainter(self)
        if may_be_alone():
            self._paint_what_is_behind(painter)
        rounded(painter, QRectF(self.rect()), _RADIUS, fill=tokens.card, edge=tokens.hairline)
        bar = self._area.verticalScrollBar()
        if bar.maximum() > 0:
            below = self._area.geometry().bottom() + 1
            painter.fillRect(QRect(1, below, self.width() - 2, 1), QColor(tokens.hairline))
        painter.end()

    def _corners(self) -> list[QRect]:
        side = QSize(_RADIUS, _RADIUS)
        right, bottom = self.width() - _RADIUS, self.height() - _RADIUS
        return [QRect(QPoint(x, y), side) for x in (0, right) for y in (0, bottom)]

    def _paint_what_is_behind(self, painter: QPainter) -> None:
        window = self._over()
        for corner in self._corners():
            at = window.mapFromGlobal(self.mapToGlobal(corner.topLeft()))
            painter.drawPixmap(corner.topLeft(), window.grab(QRect(at, corner.size())))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    # what is listened to

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Move):
            if watched is self.parent():
                self._place()
            return False
        if kind == QEvent.Type.UpdateRequest and watched is self.parent() and may_be_alone():
            for corner in self._corners():
                self.update(corner)
        if watched is self.parent():
            return False
        if kind == QEvent.Type.FocusIn and watched is self._read:
            self._area.ensureWidgetVisible(self._read, 0, _RING)
            return False
        if kind in _KEYS and isinstance(event, QKeyEvent):
            if self._is_deaf() or event.isAutoRepeat():
                return True
            return kind == QEvent.Type.KeyPress and self._on_key(event)
        return kind in _POINTER and self._is_deaf()

    def _is_deaf(self) -> bool:
        return self._seen_at is None or self._elapsed() - self._seen_at < DEAF_FOR

    def _on_key(self, event: QKeyEvent) -> bool:
        """What a key does in any part of the card; True where nothing else may have it."""
        key = Qt.Key(event.key())
        match key:
            case Qt.Key.Key_Escape if self._reading:
                self._back()
            case Qt.Key.Key_Escape:
                self._answer(QDialog.DialogCode.Rejected, ClosedBy.ESC)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
                if modifiers != Qt.KeyboardModifier.NoModifier:
                    pass
                elif self._reading:
                    self._back()
                elif self._read.hasFocus():
                    self.on_rules_asked()
                else:
                    accepts = self._accept.hasFocus()
                    code = QDialog.DialogCode
                    self._answer(code.Accepted if accepts else code.Rejected, ClosedBy.ENTER)
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

    def _move_focus(self, *, back: bool) -> None:
        if self._accept.isHidden():
            return
        target = self._decline if back else self._accept
        target.setFocus(
            Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason
        )

    def _scroll(self, key: Qt.Key) -> None:
        bar = self._area.verticalScrollBar()
        step, page = 3 * bar.singleStep(), bar.pageStep()
        to = {
            Qt.Key.Key_Up: bar.value() - step,
            Qt.Key.Key_Down: bar.value() + step,
            Qt.Key.Key_PageUp: bar.value() - page,
            Qt.Key.Key_PageDown: bar.value() + page,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        bar.setValue(to[key])


class _Alert(QAccessibleWidget):
    """A card as a screen reader meets it: nothing else can be reached while it is open."""

    def __init__(self, card: CardDialog) -> None:
        super().__init__(card, QAccessible.Role.AlertMessage)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.modal = 1
        return state


_installed: list[object] = []


def _announce_as_alert() -> None:
    """A plain dialog has the role Dialog; these are alerts, as a message box is."""
    if not _installed:
        _installed.append(_accessible_of)
        QAccessible.installFactory(_accessible_of)


def _accessible_of(_name: str, one: QObject) -> QAccessibleWidget | None:
    if not isinstance(one, CardDialog):
        return None
    made = _Alert(one)
    one._accessible = made  # noqa: SLF001  Qt keeps it, Python has to as well
    return made
