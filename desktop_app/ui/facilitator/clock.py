"""The column in the middle: the clock, how fast it runs, where it may go, and what is to come."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.domain.facilitator import LEAPS, RATES, ClockShown, GoTo, Jump, Leap, horizon
from desktop_app.ui.facilitator.clock_field import ClockField
from desktop_app.ui.facilitator.columns import Column
from desktop_app.ui.facilitator.parts import DueLine
from desktop_app.ui.facilitator.props import (
    clock_state,
    clock_title,
    days_between,
    jump_labels,
    marks,
)
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, add, row
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import FlowLayout, Heading, Label


class ClockColumn(Column):
    """What the clock shows, and what moves it."""

    rate_requested = Signal(object)
    """So many times as fast as real time; 0 stands still."""
    jump_requested = Signal(object)
    """A `Jump`, `Leap` or `GoTo`."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self._texts = texts
        self._clock = ClockShown(0, 0, movable=False)
        column, box = self.add_scrolled(spacing=6)
        self._heading = Heading(holder, Style.CAPTION_STRONG, "dim", column)
        self.time = Label(holder, Style.TITLE, "text", column, wrap=True)
        self.state = Label(holder, Style.SMALL, "dim", column, wrap=True)
        for label in (self._heading, self.time, self.state):
            label.setContentsMargins(int(FOCUS), 0, 0, 0)
        self._top = row(None, self.time, (self.state, 1), gap=14)
        rates, jumps = QWidget(column), QWidget(column)
        self.pause = Button(holder, parent=rates, icon="pause")
        self.pause.clicked.connect(self.on_toggle)
        flow = FlowLayout(rates, gap=0)
        flow.addWidget(self.pause)
        self.rates: dict[int, Button] = {}
        for rate in RATES:
            button = self.rates[rate] = Button(holder, parent=rates)
            button.setObjectName(str(rate))
            button.clicked.connect(partial(self.rate_requested.emit, rate))
            flow.addWidget(button)
        self.jumps: dict[Hashable, Button] = {}
        flow = FlowLayout(jumps, gap=0)
        for jump in (*LEAPS, *Jump):
            button = self.jumps[jump] = Button(holder, parent=jumps)
            to = jump if isinstance(jump, Jump) else Leap(jump)
            button.clicked.connect(partial(self.jump_requested.emit, to))
            flow.addWidget(button)
        self.at = ClockField(holder, column)
        self.at.go_requested.connect(self.on_go)
        self._line = DueLine(holder, column)
        self.next_participant = Button(holder, "", ButtonKind.ACCENT, self, icon="rotate-ccw")
        add(box, self._heading, self._top, rates, jumps, self.at, 6, self._line, Spare(1))
        self.box.addWidget(self.next_participant)

    def fit(self, room: int) -> None:
        """Put time and state beside each other where `room` is wide enough."""
        beside = self.time.sizeHint().width() + self._holder.theme.px(140) <= room
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def show_clock(self, clock: ClockShown) -> None:
        """Show the clock as it stands."""
        old, self._clock = self._clock, clock
        self.time.setText(clock_title(clock, self._texts))
        if clock != old:
            self._show(clock)

    def _show(self, clock: ClockShown) -> None:
        texts = self._texts
        self.state.setText(clock_state(clock, texts))
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
        self.next_participant.setEnabled(clock.movable)
        self.jumps[Jump.NEXT_EVENT].setEnabled(clock.movable and bool(clock.due))
        self.jumps[Jump.BEFORE_END].setEnabled(clock.movable and clock.can_go_to_end)
        self._line.show_marks(
            marks(clock, texts),
            days_between(clock.now, horizon(clock), texts),
            now=texts.tr("now", "facilitator: on the line of time"),
            nothing=texts.tr("Nothing falls due.", "facilitator: on the line of time"),
        )

    def say(self) -> None:
        """Ask every sentence again."""
        texts = self._texts
        self._heading.setText(texts.tr("Clock", "facilitator: heading"))
        for rate, button in self.rates.items():
            button.set_label(f"×{rate}")
            spoken = texts.tr("%n times as fast", "facilitator: the demo clock", rate)
            button.setAccessibleName(spoken)
        for jump, label in jump_labels(texts).items():
            self.jumps[jump].set_label(label)
        self.next_participant.set_label(
            texts.tr("Reset for next participant", "facilitator: button")
        )
        self.at.set_words(texts)
        self.time.setText(clock_title(self._clock, texts))
        self._show(self._clock)

    def on_toggle(self) -> None:
        """Ask for a clock that stands still, or runs on."""
        if self._clock.movable:
            self.rate_requested.emit(1 if self._clock.rate == 0 else 0)

    def on_next_event(self) -> None:
        """Ask for the next event, where its button can be pressed."""
        if self.jumps[Jump.NEXT_EVENT].isEnabled():
            self.jump_requested.emit(Jump.NEXT_EVENT)

    def on_go(self, text: str) -> None:
        """Ask for the time that was written."""
        self.jump_requested.emit(GoTo(text))
