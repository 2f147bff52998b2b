"""The facilitator's window and the session that it runs: what one asks, the other meets.

It outlives the sessions: a scenario that is opened, or made fresh for the next participant, is
attached anew. Opening one is asked of the `Sessions` that the program hands in.
"""

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Protocol, assert_never

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.clock import DemoClock
from desktop_app.domain.device import Device
from desktop_app.domain.settings import Setting, SettingName
from desktop_app.domain.time import CalendarPeriod, Instant
from desktop_app.features.facilitator.participant import Participant
from desktop_app.features.facilitator.reading import reading
from desktop_app.formats.faults import FormatError
from desktop_app.ledger.commands import ScenarioError
from desktop_app.scenarios.saving import OnScreen
from desktop_app.ui.facilitator.props import (
    BEFORE_THE_END,
    ClockShown,
    DueItem,
    Jump,
    ParticipantShown,
    ScenarioCard,
)
from desktop_app.ui.facilitator.window import SMALLEST, FacilitatorWindow, GoTo, Leap
from desktop_app.ui.screens import KeptOnScreen
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from desktop_app.ui.trouble import TroubleWindow

_REFRESH_MS = 250
_LOOKED_AT = 8
_FAR = CalendarPeriod(years=2)


class Sessions(Protocol):
    """Opens another session in place of the one that is attached, and attaches that."""

    def open_card(self, key: str) -> None:
        """Open what a card names."""

    def open_file(self, file: str) -> None:
        """Open a scenario out of a file."""

    def next_participant(self) -> None:
        """Open the same scenario as at its start."""


class Facilitator(QObject):
    """Connects the window to one session after another."""

    def __init__(
        self,
        app: QApplication,
        sessions: Sessions,
        language: str,
        look: ThemeChoice = ThemeChoice.DARK,
        text_percent: int = 100,
    ) -> None:
        super().__init__()
        self._sessions = sessions
        self.texts = Texts(language)
        self.theme = ThemeHolder(app, look, text_percent, whole_program=False)
        self.window = FacilitatorWindow(self.theme, self.texts)
        self.kept = KeptOnScreen(self.window, SMALLEST)
        self._participant: Participant | None = None
        self._start: Instant = 0
        self._chosen: dict[SettingName, object] = {}
        self._full_screen = False
        self._current: Hashable = None
        self._variant: str | None = None
        self._due: tuple[DueItem, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.on_refresh)
        self._dialog: QFileDialog | None = None
        self._trouble: TroubleWindow | None = None
        window = self.window
        window.scenario_requested.connect(sessions.open_card)
        window.file_requested.connect(sessions.open_file)
        window.next_participant_requested.connect(sessions.next_participant)
        window.open_requested.connect(self.on_open_requested)
        window.save_requested.connect(self.on_save_requested)
        window.rate_requested.connect(self.on_rate_requested)
        window.jump_requested.connect(self.on_jump_requested)
        window.time_written.connect(self.on_time_written)
        self.texts.changed.connect(self.on_refresh)
        window.language_requested.connect(self.on_language_requested)
        window.device_requested.connect(self.on_device_requested)
        window.set_back_requested.connect(self.on_set_back_requested)
        window.full_screen_requested.connect(self.on_full_screen_requested)
        window.own_language_requested.connect(self.on_own_language_requested)
        window.variant_requested.connect(self.on_variant_requested)
        window.preview_requested.connect(self.on_preview_requested)

    # the session

    def attach(
        self, participant: Participant, cards: Sequence[ScenarioCard], current: Hashable
    ) -> None:
        """From now on this participant is run."""
        self._participant = participant
        self._start = participant.clock.now()
        self.texts.set_zone(participant.texts.zone)
        participant.ticker.ticked.connect(self.on_changed)
        participant.device.changed.connect(self.on_changed)
        participant.library.changed.connect(self.on_changed)
        participant.texts.changed.connect(self.on_changed)
        participant.texts.zone_changed.connect(self.on_zone_changed)
        if participant.travel is not None:
            participant.travel.travelled.connect(self.on_changed)
        if self._full_screen:
            participant.window.set_full_screen(True)
        if current != self._current:
            self._current, self._variant = current, None  # another scenario names its own
        self._show_variants()
        if self._variant is not None:
            self.on_variant_requested(self._variant)
        self.window.show_scenarios(cards, current)
        self.on_changed()
        self._timer.start()

    def detach(self) -> None:
        """It is closed."""
        self._timer.stop()
        self._participant = None

    def close(self) -> None:
        """The window goes too."""
        self.detach()
        self.window.close()
        self.window.deleteLater()
        self.theme.deleteLater()

    def show(self) -> None:
        """On a second screen if there is one, else beside the participant's window."""
        window = self.window
        screens = QApplication.screens()
        used = None if self._participant is None else self._participant.window.screen()
        others = [one for one in screens if one is not used]
        if others and not window.isVisible():
            room = others[0].availableGeometry()
            window.move(room.center() - window.rect().center())
        window.show()
        window.raise_()
        window.activateWindow()

    @property
    def chosen(self) -> dict[SettingName, object]:
        """What the facilitator chose for the participant: it holds for the next one too."""
        return dict(self._chosen)

    # what is shown

    def _show_variants(self) -> None:
        if self._participant is None:
            return
        variants = self._participant.variants
        try:
            found = list(variants.every())
        except FormatError as error:  # those that ship have none
            self.say_trouble(str(error))
            found = list(variants.shipped())
        self.window.show_variants([(one.name, one.title) for one in found])

    def on_changed(self, _what: object = None) -> None:
        """Something else will happen, or is met."""
        participant = self._participant
        if participant is None or participant.is_closed():
            return
        now = participant.clock.now()
        if participant.travel is not None:
            found = participant.travel.upcoming(now, _FAR.after(now), _LOOKED_AT)
            self._due = tuple(
                DueItem(
                    one.at,
                    one.kind,
                    None if one.key is None else participant.episode(one.key),
                )
                for one in found
            )
        self.on_refresh()
        self.window.show_participant(
            ParticipantShown(
                participant.texts.language,
                participant.device.get(),
                participant.clock.set_back_by,
                participant.variants.current.name,
                full_screen=participant.window.is_held_full,
            )
        )

    def on_zone_changed(self) -> None:
        """The dates of the session are those of another zone, and so are those of this window."""
        if self._participant is not None:
            self.texts.set_zone(self._participant.texts.zone)

    def on_refresh(self) -> None:
        """The clock goes on."""
        participant = self._participant
        if participant is None or participant.is_closed():
            return
        clock = participant.clock
        now = clock.now()
        movable = isinstance(clock, DemoClock) and participant.travel is not None
        rate = clock.time.rate if isinstance(clock, DemoClock) else 1
        end = (
            None
            if participant.travel is None
            else participant.travel.next_end(now + BEFORE_THE_END)
        )
        self.window.show_clock(
            ClockShown(
                now,
                rate,
                movable,
                tuple(one for one in self._due if one.at > now),
                can_go_to_end=end is not None,
            )
        )

        self._say_reading(now)

    def on_time_written(self, _text: str) -> None:
        """What it means is said before anything happens."""
        if self._participant is not None and not self._participant.is_closed():
            self._say_reading(self._participant.clock.now())

    def _say_reading(self, now: Instant) -> None:
        found = reading(self.window.at.text, now, self.texts)
        self.window.at.show_reading(found.sentence, can_go=found.at is not None)

    def say_trouble(self, sentence: str) -> None:
        """What could not be done, every fault of a file in it."""
        self._trouble = TroubleWindow(self.theme, self.texts, sentence)
        self._trouble.open()

    # the clock

    def on_rate_requested(self, rate: int) -> None:
        """So many times as fast; 0 stands still."""
        participant = self._participant
        if participant is not None and isinstance(participant.clock, DemoClock):
            participant.clock.run_at(rate)
            participant.ticker.set_rate(rate)
            participant.ticker.tick()
            self.on_changed()

    def on_jump_requested(self, jump: Jump | Leap | GoTo) -> None:
        """To another instant; backwards, what was done after it is dropped (rule T5)."""
        participant = self._participant
        if participant is None or participant.travel is None:
            return
        now = participant.clock.now()
        at: Instant | None
        match jump:
            case Leap(by=by):
                at = now + by
            case GoTo(text=text):
                at = reading(text, now, self.texts).at
                self.window.at.clear()
            case Jump.YEAR:
                at = CalendarPeriod(years=1).after(now)
            case Jump.NEXT_EVENT:
                at = participant.travel.next_event(now)
            case Jump.BEFORE_END:
                end = participant.travel.next_end(now + BEFORE_THE_END)
                at = None if end is None else end - BEFORE_THE_END
            case Jump.START:
                at = self._start
            case _:
                assert_never(jump)
        if at is not None:
            participant.travel.travel_to(at)
            self.on_changed()

    # what the participant meets

    def on_language_requested(self, language: str) -> None:
        """The participant's window speaks it at once."""
        if self._participant is not None:
            try:
                self._participant.put_setting(Setting.LANGUAGE, language)
                self._chosen = {**self._chosen, Setting.LANGUAGE: language}
            finally:
                self.on_changed()

    def on_device_requested(self, device: Device) -> None:
        """The network, the disk and the device, met exactly as real ones (rule F5)."""
        if self._participant is not None and self._participant.travel is not None:
            self._participant.travel.switch_device(device)
            self._participant.ticker.tick()
            self.on_changed()

    def on_set_back_requested(self, by: int | None) -> None:
        """The laptop's clock stands behind, or is put right (rule T2)."""
        participant = self._participant
        if participant is not None and isinstance(participant.clock, DemoClock):
            participant.clock.set_back(by)
            participant.ticker.tick()
            self.on_changed()

    def on_full_screen_requested(self, wanted: bool) -> None:
        """The participant's window fills its screen, and cannot be closed from there."""
        self._full_screen = wanted
        if self._participant is not None:
            self._participant.window.set_full_screen(wanted)
            self.on_changed()

    def on_variant_requested(self, name: str) -> None:
        """The warning that is met from the next one on."""
        if self._participant is None:
            return
        try:
            self._participant.variants.choose(name)
        except FormatError as error:
            self.say_trouble(str(error))
        else:
            self._variant = name
        self.on_changed()

    def on_preview_requested(self) -> None:
        """All variants side by side, over this window, on a row that would be asked about."""
        participant, texts = self._participant, self.texts
        if participant is None:
            return
        if not participant.show_variants(self.window):
            self.window.say(
                texts.tr("No episode here leads to the warning now.", "facilitator: the preview")
            )

    def on_own_language_requested(self, language: str) -> None:
        """Of this window."""
        self.texts.switch(language)

    # files

    def on_open_requested(self) -> None:
        """A scenario out of a file."""
        texts = self.texts
        title = texts.tr("Open a scenario", "title of a window")
        dialog = self._ask(title, texts.tr("Scenarios (*.json)", "files of a window"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._sessions.open_file)
        dialog.open()

    def on_save_requested(self) -> None:
        """What is on screen as a scenario."""
        texts = self.texts
        title = texts.tr("Save the state as a scenario", "title of a window")
        dialog = self._ask(title, texts.tr("Scenarios (*.json)", "files of a window"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def _ask(self, title: str, kinds: str) -> QFileDialog:
        dialog = self._dialog = QFileDialog(self.window, title, "", kinds)
        return dialog

    def save_to(self, file: str) -> None:
        """Write the state into a file."""
        participant, texts = self._participant, self.texts
        if participant is None or participant.travel is None:
            return
        place = participant.window.place
        view = place if place in ("library", "catalogue", "settings") else "library"
        variant = participant.variants.current.name
        shipped = {one.name for one in participant.variants.shipped()}
        on_screen = OnScreen(
            view=str(view),
            select=participant.page.view.current_key,
            variant=variant if variant in shipped else None,
            locale=participant.texts.language,
        )
        try:
            participant.save(Path(file), on_screen)
        except ScenarioError as error:
            self.say_trouble(str(error))
            return
        saved = texts.tr("Saved as %1", "facilitator: a file")
        self.window.say(texts.fill(saved, Path(file).name))
