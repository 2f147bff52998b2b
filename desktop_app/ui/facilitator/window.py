"""The window of whoever runs a demo: scenarios at the left, the clock, and the participant."""

from collections.abc import Hashable, Sequence
from typing import assert_never

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from desktop_app.domain.episode import LocalText
from desktop_app.domain.facilitator import ClockShown, MeetsChoice, ParticipantShown, ScenarioCard
from desktop_app.ui.facilitator.clock import ClockColumn
from desktop_app.ui.facilitator.columns import CLEAR, Columns
from desktop_app.ui.facilitator.participant import ParticipantColumn
from desktop_app.ui.facilitator.scenarios import ScenarioColumn
from desktop_app.ui.fusion import stylesheet_of
from desktop_app.ui.keys import bind
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.drawing import announce
from desktop_app.ui.widgets.focus import bring_into_view, focus_next, stops_in

SMALLEST = QSize(880, 560)
LEFT, MIDDLE, RIGHT = 260, 300, 310


def _own_style(theme: Theme) -> str:
    """Return the style of what Qt draws itself, in the colours of this window's theme."""
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
        self.setMinimumSize(SMALLEST)
        self.resize(1080, 720)
        self.setAcceptDrops(True)
        whole = QWidget()
        left = self.left = ScenarioColumn(holder, texts, whole)
        middle = self.middle = ClockColumn(holder, texts, whole)
        right = self.right = ParticipantColumn(holder, texts, whole)
        self.open_file, self.save_state = left.open_file, left.save_state
        self.pause, self.rates, self.jumps = middle.pause, middle.rates, middle.jumps
        self.at, self.next_participant = middle.at, middle.next_participant
        self._columns = Columns(left, middle, right, whole)
        self._foot = column(None)
        column(whole, (self._columns, 1), self._foot)
        self.setCentralWidget(whole)
        left.chosen.connect(self.scenario_requested)
        left.open_file.clicked.connect(self.open_requested)
        left.save_state.clicked.connect(self.save_requested)
        middle.rate_requested.connect(self.rate_requested)
        middle.jump_requested.connect(self.jump_requested)
        middle.at.written.connect(self.time_written)
        middle.next_participant.clicked.connect(self.next_participant_requested)
        right.chosen.connect(self.on_chosen)
        right.preview.clicked.connect(self.preview_requested)
        right.own.chips.chosen.connect(self.own_language_requested)
        for keys, slot in (
            ("P", middle.on_toggle),
            ("Ctrl+Shift+R", self.next_participant_requested.emit),
            ("Ctrl+O", self.open_requested.emit),
            ("Ctrl+S", self.save_requested.emit),
            ("N", middle.on_next_event),
            ("F11", self.on_toggle_full_screen),
        ):
            bind(keys, self, slot)
        holder.changed.connect(self.on_theme_changed)
        texts.changed.connect(self.on_texts_changed)
        self.on_theme_changed()
        self.on_texts_changed()

    # what is shown

    def show_scenarios(self, cards: Sequence[ScenarioCard], current: Hashable) -> None:
        """Show what can be opened, and what is open."""
        self.left.show_scenarios(cards, current)

    def show_variants(self, variants: Sequence[tuple[str, LocalText]]) -> None:
        """Offer these wordings of the warning."""
        self.right.show_variants(variants)

    def show_clock(self, clock: ClockShown) -> None:
        """Show the clock as it stands."""
        self.middle.show_clock(clock)
        self.left.save_state.setEnabled(clock.movable)
        self.right.set_movable(movable=clock.movable)

    def show_participant(self, shown: ParticipantShown) -> None:
        """Show what the participant meets."""
        self.right.show_participant(shown)

    def say(self, sentence: str) -> None:
        """Say what just happened, or could not, where the state of the clock stands."""
        self.middle.state.setText(sentence)
        announce(self, sentence)

    def on_texts_changed(self) -> None:
        """Ask every sentence again."""
        self.setWindowTitle(self._texts.tr("Facilitator", "title of a window"))
        self.left.say()
        self.middle.say()
        self.right.say()

    def on_theme_changed(self) -> None:
        """Make columns as wide as their words, and Qt's own parts of this window's colours."""
        theme = self._holder.theme
        self.setPalette(self._holder.app_palette)
        self.setStyleSheet(stylesheet_of(theme.tokens) + _own_style(theme))
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """Put everything below each other where the clock has no room between two columns.

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

    def on_toggle_full_screen(self) -> None:
        """Ask for the participant's window on the whole screen, or in a window again."""
        self.full_screen_requested.emit(not self.right.shown.full_screen)

    def on_chosen(self, choice: MeetsChoice, value: object) -> None:
        """Ask for what the participant is to meet."""
        match choice:
            case MeetsChoice.LANGUAGE:
                self.language_requested.emit(value)
            case MeetsChoice.VARIANT:
                self.variant_requested.emit(value)
            case MeetsChoice.ONLINE | MeetsChoice.MODIFIED | MeetsChoice.DISK_FULL:
                self.device_requested.emit(self.right.device_with(choice, value))
            case MeetsChoice.LAPTOP:
                self.set_back_requested.emit(value)
            case MeetsChoice.FULL_SCREEN:
                self.full_screen_requested.emit(value)
            case _:
                assert_never(choice)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops, focused = list(stops_in(self.centralWidget())), self.focusWidget()
        if focused not in stops:
            return super().focusNextPrevChild(next)
        focus_next(stops, focused, forward=next)
        bring_into_view(self.focusWidget())
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        sides = 0 if self._columns.stacked else self.left.width() + self.right.width()
        self.middle.fit(self.width() - sides - 40)

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
