"""The window of whoever runs a demo: scenarios at the left, the clock, and the participant."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.device import Device
from desktop_app.domain.episode import LocalText
from desktop_app.domain.time import Duration
from desktop_app.ui.facilitator.clock_field import ClockField
from desktop_app.ui.facilitator.columns import CLEAR, Columns, ScrolledColumn
from desktop_app.ui.facilitator.parts import CardButton, ChoiceRow, DueLine
from desktop_app.ui.facilitator.props import (
    BEFORE_THE_END,
    LEAPS,
    RATES,
    SET_BACK,
    ClockShown,
    Jump,
    ParticipantShown,
    ScenarioCard,
    clock_state,
    clock_title,
    days_between,
    horizon,
    marks,
)
from desktop_app.ui.fusion import stylesheet_of
from desktop_app.ui.keys import bind
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.chips import ChipProps
from desktop_app.ui.widgets.drawing import FOCUS, announce
from desktop_app.ui.widgets.focus import bring_into_view, stops_in
from desktop_app.ui.widgets.labels import FlowLayout, Heading, Label

SMALLEST = QSize(880, 560)
LEFT, MIDDLE, RIGHT = 260, 300, 310
OWN_LIBRARY = "own-library"
"""The key of the card that makes a copy of the user's own library."""


@dataclass(frozen=True, slots=True)
class Leap:
    """The demo clock is to go forwards by so much."""

    by: Duration


@dataclass(frozen=True, slots=True)
class GoTo:
    """The demo clock is to go to the time that was written."""

    text: str


def _own_style(theme: Theme) -> str:
    """What Qt draws itself in this window, in the colours of its theme."""
    tokens = theme.tokens
    return f"""
    QScrollArea, #{CLEAR} {{ background: {tokens.app}; border: none; }}
    QLineEdit {{ background: {tokens.card}; color: {tokens.text}; padding: 4px 8px;
        border: 1px solid {tokens.edge}; border-radius: 8px;
        placeholder-text-color: {tokens.faint}; }}
    QLineEdit:focus {{ border: 2px solid {tokens.text}; padding: 3px 7px; }}
    QLineEdit:disabled {{ color: {tokens.faint}; border-color: {tokens.hairline}; }}
    """


class FacilitatorWindow(QMainWindow):
    """Passive: it shows what it is told, and says what the facilitator asked for."""

    scenario_requested = Signal(object)
    """The key of a card."""
    file_requested = Signal(object)
    """A path that was dropped."""
    open_requested = Signal()
    save_requested = Signal()
    rate_requested = Signal(object)
    """So many times as fast as real time; 0 stands still."""
    jump_requested = Signal(object)
    """A `Jump`, `Leap` or `GoTo`."""
    time_written = Signal(str)
    """What stands in the field of the clock: `at.show_reading` says what was understood of it."""
    language_requested = Signal(object)
    """Of the participant's window."""
    variant_requested = Signal(object)
    preview_requested = Signal()
    """All variants of the warning side by side."""
    device_requested = Signal(object)
    """A `Device`, as the participant is to meet it."""
    set_back_requested = Signal(object)
    """How far the laptop's clock is to stand behind, or None."""
    full_screen_requested = Signal(object)
    """Whether the participant's window is to fill its screen."""
    next_participant_requested = Signal()
    own_language_requested = Signal(object)
    """Of this window."""
    closing = Signal()

    def __init__(self, holder: ThemeHolder, texts: Texts) -> None:
        super().__init__()
        self._holder = holder
        self._texts = texts
        self._clock = ClockShown(0, 0, movable=False)
        self._participant = ParticipantShown("en", Device(), None, "", full_screen=False)
        self._cards: dict[Hashable, CardButton] = {}
        self._shown_cards: tuple[ScenarioCard, ...] = ()
        self._variants: tuple[tuple[str, LocalText], ...] = ()
        self._current: Hashable = None
        self.setMinimumSize(SMALLEST)
        self.resize(1080, 720)
        self.setAcceptDrops(True)
        whole = QWidget()
        self._columns = Columns(holder, whole)
        self.left, self.middle = self._columns.left, self._columns.middle
        self.right = self._columns.right
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(14, 4, 14, 6)
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._columns, 1)
        outer.addLayout(self._foot)
        self.setCentralWidget(whole)
        self._make_left()
        self._make_middle()
        self._make_right()
        for keys, slot in (
            ("P", self.on_toggle),
            ("Ctrl+Shift+R", self.next_participant_requested.emit),
            ("Ctrl+O", self.open_requested.emit),
            ("Ctrl+S", self.save_requested.emit),
            ("N", self.on_next_event),
            ("F11", self.on_toggle_full_screen),
        ):
            bind(keys, self, slot)
        holder.changed.connect(self.on_theme_changed)
        texts.changed.connect(self.on_texts_changed)
        self.on_theme_changed()
        self.on_texts_changed()

    # making it

    def _make_left(self) -> None:
        holder, column = self._holder, self.left
        self._scenarios = Heading(holder, Style.CAPTION_STRONG, "dim", column)
        self._scenarios.setContentsMargins(int(FOCUS), 0, 0, 0)
        self._list = QWidget(column)
        self._list_box = QVBoxLayout(self._list)
        self._list_box.setContentsMargins(0, 0, 0, 0)
        self._list_box.setSpacing(2)
        self._list_box.addStretch(1)
        self.open_file = Button(holder, "", ButtonKind.OUTLINED, column)
        self.save_state = Button(holder, "", ButtonKind.OUTLINED, column)
        self.open_file.clicked.connect(self.open_requested)
        self.save_state.clicked.connect(self.save_requested)
        foot = QWidget(column)
        flow = FlowLayout(foot, gap=2)
        flow.addWidget(self.open_file)
        flow.addWidget(self.save_state)
        column.box.addWidget(self._scenarios)
        column.box.addWidget(ScrolledColumn(self._list, column), 1)
        column.box.addWidget(foot)

    def _make_middle(self) -> None:
        holder = self._holder
        column = QWidget(self.middle)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._clock_heading = Heading(holder, Style.CAPTION_STRONG, "dim", column)
        self._time = Label(holder, Style.TITLE, "text", column, wrap=True)
        self._state = Label(holder, Style.SMALL, "dim", column, wrap=True)
        for label in (self._clock_heading, self._time, self._state):
            label.setContentsMargins(int(FOCUS), 0, 0, 0)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(14)
        self._top.addWidget(self._time)
        self._top.addWidget(self._state, 1)
        self.pause = Button(holder, "", ButtonKind.OUTLINED, column, icon="pause")
        self.pause.clicked.connect(self.on_toggle)
        self.rates: dict[int, Button] = {}
        rates = QWidget(column)
        flow = FlowLayout(rates, gap=0)
        flow.addWidget(self.pause)
        for rate in RATES:
            button = self.rates[rate] = Button(holder, "", ButtonKind.OUTLINED, rates)
            button.setObjectName(str(rate))
            button.clicked.connect(self.on_rate)
            flow.addWidget(button)
        self.jumps: dict[Hashable, Button] = {}
        jumps = QWidget(column)
        flow = FlowLayout(jumps, gap=0)
        for jump in (*LEAPS, Jump.YEAR, Jump.NEXT_EVENT, Jump.BEFORE_END, Jump.START):
            button = self.jumps[jump] = Button(holder, "", ButtonKind.OUTLINED, jumps)
            button.clicked.connect(self.on_jump)
            flow.addWidget(button)
        self.at = ClockField(holder, column)
        self.at.written.connect(self.time_written)
        self.at.go_requested.connect(self.on_go)
        self.line = DueLine(holder, column)
        self.next_participant = Button(
            holder, "", ButtonKind.ACCENT, self.middle, icon="rotate-ccw"
        )
        self.next_participant.clicked.connect(self.next_participant_requested)
        box.addWidget(self._clock_heading)
        box.addLayout(self._top)
        box.addWidget(rates)
        box.addWidget(jumps)
        box.addWidget(self.at)
        box.addSpacing(6)
        box.addWidget(self.line)
        box.addStretch(1)
        self.middle.box.addWidget(ScrolledColumn(column, self.middle), 1)
        self.middle.box.addWidget(self.next_participant)

    def _make_right(self) -> None:
        holder, column = self._holder, self.right
        self._session = Heading(holder, Style.CAPTION_STRONG, "dim", column)
        column.box.addWidget(self._session)
        self.rows: dict[str, ChoiceRow] = {}
        inside = QWidget(column)
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for name in ("language", "variant", "network", "device", "disk", "laptop", "window"):
            row = self.rows[name] = ChoiceRow(holder, inside)
            row.chips.setObjectName(name)
            row.chips.chosen.connect(self.on_chosen)
            box.addWidget(row)
        self.preview = Button(holder, "", ButtonKind.QUIET, self.rows["variant"], surface="card")
        self.preview.clicked.connect(self.preview_requested)
        self.rows["variant"].add(self.preview)
        box.addStretch(1)
        column.box.addWidget(ScrolledColumn(inside, column), 1)
        self.own = ChoiceRow(holder, column)
        self.own.chips.chosen.connect(self.own_language_requested)
        column.box.addWidget(self.own)

    # what is shown

    def show_scenarios(self, cards: Sequence[ScenarioCard], current: Hashable) -> None:
        """What can be opened, and what is open."""
        self._current = current
        if tuple(cards) != self._shown_cards:
            self._shown_cards = tuple(cards)
            for card in self._cards.values():
                self._list_box.removeWidget(card)
                card.hide()
                card.deleteLater()
            self._cards = {}
            for number, one in enumerate(cards):
                card = self._cards[one.key] = CardButton(self._holder, self._list)
                card.clicked.connect(self.on_card)
                self._list_box.insertWidget(number, card)
                card.show()
            self._name_cards()
        for key, card in self._cards.items():
            card.setChecked(key == current)

    def _name_cards(self) -> None:
        texts = self._texts
        for one in self._shown_cards:
            title, line = texts.local(one.title), texts.local(one.line)
            if one.key == OWN_LIBRARY:
                title = texts.tr("Your own library", "facilitator: a card")
                line = texts.tr("Try it in a copy: its clock can be moved.", "facilitator: a card")
            self._cards[one.key].set_words(title, line)

    def show_variants(self, variants: Sequence[tuple[str, LocalText]]) -> None:
        """The wordings of the warning that there are."""
        self._variants = tuple(variants)
        self._show_participant()

    def show_clock(self, clock: ClockShown) -> None:
        """The clock as it stands."""
        texts, old = self._texts, self._clock
        self._clock = clock
        self._time.setText(clock_title(clock, texts))
        if clock == old:
            return
        self._state.setText(clock_state(clock, texts))
        self.pause.set_icon("play" if clock.rate == 0 else "pause")
        self.pause.set_label(
            texts.tr("Run", "button: the demo clock")
            if clock.rate == 0
            else texts.tr("Pause", "button: the demo clock")
        )
        for rate, button in self.rates.items():
            button.set_kind(ButtonKind.PRIMARY if rate == clock.rate else ButtonKind.OUTLINED)
        for mover in (self.pause, *self.rates.values(), *self.jumps.values()):
            mover.setEnabled(clock.movable)
        self.at.set_movable(clock.movable)
        self.save_state.setEnabled(clock.movable)
        self.next_participant.setEnabled(clock.movable)
        self.jumps[Jump.NEXT_EVENT].setEnabled(clock.movable and bool(clock.due))
        self.jumps[Jump.BEFORE_END].setEnabled(clock.movable and clock.can_go_to_end)
        span = horizon(clock)
        self.line.show_marks(
            marks(clock, texts),
            days_between(clock.now, span, texts),
            now=texts.tr("now", "facilitator: on the line of time"),
            nothing=texts.tr("Nothing falls due.", "facilitator: on the line of time"),
        )

    def show_participant(self, shown: ParticipantShown) -> None:
        """What the participant meets."""
        if shown != self._participant:
            self._participant = shown
            self._show_participant()

    def _show_participant(self) -> None:
        texts, shown = self._texts, self._participant
        device = shown.device
        on, off = texts.tr("On", "facilitator"), texts.tr("Off", "facilitator")
        back = texts.fill(
            texts.tr("Set back by %1", "facilitator: the laptop's clock"), texts.span(SET_BACK)
        )
        variants = [(name, texts.local(title)) for name, title in self._variants]
        choices: dict[str, tuple[list[tuple[Hashable, str]], Hashable]] = {
            "language": ([("en", "English"), ("fr", "Français")], shown.language),
            "variant": (list(variants), shown.variant),
            "network": ([(True, on), (False, off)], device.online),
            "device": (
                [
                    (False, texts.tr("As sold", "facilitator: the device")),
                    (True, texts.tr("Modified", "facilitator: the device")),
                ],
                device.modified,
            ),
            "disk": (
                [
                    (False, texts.tr("Has room", "facilitator: the disk")),
                    (True, texts.tr("Full", "facilitator: the disk")),
                ],
                device.disk_full,
            ),
            "laptop": (
                [(None, texts.tr("Right", "facilitator: the laptop's clock")), (SET_BACK, back)],
                SET_BACK if shown.set_back_by else None,
            ),
            "window": (
                [
                    (False, texts.tr("Window", "facilitator: of the participant")),
                    (True, texts.tr("Full screen", "facilitator: of the participant")),
                ],
                shown.full_screen,
            ),
        }
        names = self._row_names()
        for name, (items, current) in choices.items():
            row = self.rows[name]
            row.set_name(names[name])
            row.chips.set_items(
                [ChipProps(key, text, f"{names[name]}: {text}") for key, text in items]
            )
            row.chips.set_current(current)
        self.rows["variant"].setVisible(bool(variants))
        self.rows["laptop"].setEnabled(self._clock.movable)
        for name in ("network", "device", "disk"):
            self.rows[name].setEnabled(self._clock.movable)

    def _row_names(self) -> dict[str, str]:
        texts = self._texts
        return {
            "language": texts.tr("Participant’s language", "facilitator"),
            "variant": texts.tr("Warning", "facilitator: its variant"),
            "network": texts.tr("Network", "facilitator"),
            "device": texts.tr("Device", "facilitator"),
            "disk": texts.tr("Disk", "facilitator"),
            "laptop": texts.tr("Laptop’s clock", "facilitator"),
            "window": texts.tr("Participant’s window", "facilitator"),
        }

    def say(self, sentence: str) -> None:
        """What just happened, or could not, where the state of the clock stands."""
        self._state.setText(sentence)
        announce(self, sentence)

    def on_texts_changed(self) -> None:
        """Ask every sentence again."""
        texts = self._texts
        self.setWindowTitle(texts.tr("Facilitator", "title of a window"))
        self._scenarios.setText(texts.tr("Scenarios", "facilitator: heading"))
        self._clock_heading.setText(texts.tr("Clock", "facilitator: heading"))
        self._session.setText(texts.tr("Session", "facilitator: heading"))
        self.open_file.set_label(texts.tr("Open file…", "facilitator: button"))
        self.save_state.set_label(texts.tr("Save state…", "facilitator: button"))
        self.next_participant.set_label(
            texts.tr("Reset for next participant", "facilitator: button")
        )
        for rate, button in self.rates.items():
            button.set_label(f"×{rate}")
            spoken = texts.tr("%n times as fast", "facilitator: the demo clock", rate)
            button.setAccessibleName(spoken)
        for leap in LEAPS:
            self.jumps[leap].set_label(f"+{texts.span(leap)}")
        for jump, label in {
            Jump.YEAR: texts.tr("+1 year", "facilitator: button"),
            Jump.NEXT_EVENT: texts.tr("Next event", "facilitator: button"),
            Jump.BEFORE_END: texts.fill(
                texts.tr("%1 before the next end", "facilitator: button; 5 min"),
                texts.span(BEFORE_THE_END),
            ),
            Jump.START: texts.tr("Back to the start", "facilitator: button"),
        }.items():
            self.jumps[jump].set_label(label)
        self.preview.set_label(texts.tr("All side by side", "facilitator: button: variants"))
        self.at.set_words(texts)
        self.own.set_name(texts.tr("This window’s language", "facilitator"))
        self.own.chips.set_items(
            [ChipProps("en", "English", "English"), ChipProps("fr", "Français", "Français")]
        )
        self.own.chips.set_current(texts.language)
        self._name_cards()
        clock, self._clock = self._clock, ClockShown(0, -1, movable=False)
        self.show_clock(clock)
        self._show_participant()

    def on_theme_changed(self) -> None:
        """Columns as wide as their words, and Qt's own parts in the colours of this window."""
        theme = self._holder.theme
        self.setPalette(self._holder.app_palette)
        self.setStyleSheet(stylesheet_of(theme.tokens) + _own_style(theme))
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """Where the clock has no room between two columns, everything stands below each other.

        *Reset for next participant* is in view all the same.
        """
        theme = self._holder.theme
        left, right = theme.grown(LEFT), theme.grown(RIGHT)
        stacked = self.width() < left + right + theme.grown(MIDDLE)
        self._columns.arrange(stacked=stacked, left=left, right=right)
        box = self._foot if stacked else self.middle.box
        if box.indexOf(self.next_participant) < 0:
            other = self.middle.box if stacked else self._foot
            other.removeWidget(self.next_participant)
            box.addWidget(self.next_participant)
        margins = (14, 4, 14, 6) if stacked else (0, 0, 0, 0)
        self._foot.setContentsMargins(*margins)

    # what is asked for

    def on_card(self) -> None:
        """A scenario was chosen."""
        for key, card in self._cards.items():
            if card is self.sender():
                self.scenario_requested.emit(key)
            card.setChecked(key == self._current)

    def on_toggle(self) -> None:
        """Pause, or run on."""
        if self._clock.movable:
            self.rate_requested.emit(1 if self._clock.rate == 0 else 0)

    def on_rate(self) -> None:
        """As fast as that."""
        for rate, button in self.rates.items():
            if button is self.sender():
                self.rate_requested.emit(rate)

    def on_jump(self) -> None:
        """To another instant."""
        for jump, button in self.jumps.items():
            if button is self.sender():
                self.jump_requested.emit(Leap(jump) if isinstance(jump, int) else jump)

    def on_next_event(self) -> None:
        """N."""
        if self.jumps[Jump.NEXT_EVENT].isEnabled():
            self.jump_requested.emit(Jump.NEXT_EVENT)

    def on_go(self, text: str) -> None:
        """To the time that was written."""
        self.jump_requested.emit(GoTo(text))

    def on_toggle_full_screen(self) -> None:
        """F11: the participant's window."""
        self.full_screen_requested.emit(not self._participant.full_screen)

    def on_chosen(self, value: object) -> None:
        """What the participant is to meet."""
        sender = self.sender()
        device = self._participant.device
        match "" if sender is None else sender.objectName():
            case "language":
                self.language_requested.emit(value)
            case "variant":
                self.variant_requested.emit(value)
            case "network":
                self.device_requested.emit(Device(device.modified, bool(value), device.disk_full))
            case "device":
                self.device_requested.emit(Device(bool(value), device.online, device.disk_full))
            case "disk":
                self.device_requested.emit(Device(device.modified, device.online, bool(value)))
            case "laptop":
                self.set_back_requested.emit(value)
            case "window":
                self.full_screen_requested.emit(value)
            case unknown:
                raise ValueError(f"no choice is named {unknown!r}")

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops, focused = list(stops_in(self.centralWidget())), self.focusWidget()
        if focused not in stops:
            return super().focusNextPrevChild(next)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        to = stops[(stops.index(focused) + (1 if next else -1)) % len(stops)]
        to.setFocus(reason)
        bring_into_view(to)
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        beside = self._time.sizeHint().width() + self._holder.theme.px(140) <= (
            self.width()
            - (0 if self._columns.stacked else self.left.width() + self.right.width())
            - 40
        )
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.file_requested.emit(url.toLocalFile())
                event.acceptProposedAction()
                return

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
