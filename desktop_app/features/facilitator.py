"""The facilitator's window and the session that it runs: what one asks, the other meets.

It outlives the sessions: a scenario that is opened, or made fresh for the next participant, is
attached anew. What concerns the whole program goes out as signals.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.clock import DemoClock
from desktop_app.domain.device import Device
from desktop_app.domain.time import CalendarPeriod, Instant
from desktop_app.features.facilitator_clock import reading
from desktop_app.formats.faults import FormatError
from desktop_app.ledger.commands import ScenarioError
from desktop_app.scenarios.saving import OnScreen
from desktop_app.session.opening import variant_files
from desktop_app.session.saving import save_state
from desktop_app.session.session import Session
from desktop_app.session.views import last_renewal
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
from desktop_app.ui.theme import Look, ThemeHolder
from desktop_app.ui.trouble import TroubleWindow

_REFRESH_MS = 250
_LOOKED_AT = 8
_FAR = CalendarPeriod(years=2)


class Facilitator(QObject):
    """Connects the window to one session after another."""

    scenario_requested = Signal(object)
    """The key of a card."""
    file_requested = Signal(object)
    """The path of a scenario."""
    next_participant_requested = Signal()
    closed = Signal()

    def __init__(
        self, app: QApplication, language: str, look: Look = Look.DARK, text_percent: int = 100
    ) -> None:
        super().__init__()
        self.texts = Texts(language)
        self.theme = ThemeHolder(app, look, text_percent, whole_program=False)
        self.window = FacilitatorWindow(self.theme, self.texts)
        self.kept = KeptOnScreen(self.window, SMALLEST)
        self._session: Session | None = None
        self._start: Instant = 0
        self._chosen: dict[str, object] = {}
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
        window.scenario_requested.connect(self.scenario_requested)
        window.file_requested.connect(self.file_requested)
        window.next_participant_requested.connect(self.next_participant_requested)
        window.closing.connect(self.closed)
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

    def attach(self, session: Session, cards: Sequence[ScenarioCard], current: Hashable) -> None:
        """From now on this session is run."""
        self._session = session
        self._start = session.opened.clock.now()
        self.texts.set_zone(session.texts.zone)
        session.ticker.ticked.connect(self.on_changed)
        session.opened.device.changed.connect(self.on_changed)
        session.library.changed.connect(self.on_changed)
        session.texts.changed.connect(self.on_changed)
        session.texts.zone_changed.connect(self.on_zone_changed)
        if session.travel is not None:
            session.travel.travelled.connect(self.on_changed)
        if self._full_screen:
            session.window.set_full_screen(True)
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
        self._session = None

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
        used = None if self._session is None else self._session.window.screen()
        others = [one for one in screens if one is not used]
        if others and not window.isVisible():
            room = others[0].availableGeometry()
            window.move(room.center() - window.rect().center())
        window.show()
        window.raise_()
        window.activateWindow()

    @property
    def chosen(self) -> dict[str, object]:
        """What the facilitator chose for the participant: it holds for the next one too."""
        return dict(self._chosen)

    # what is shown

    def _show_variants(self) -> None:
        if self._session is None:
            return
        try:
            found = variant_files(self._session.data_dir)
        except FormatError as error:  # those that ship have none
            self.say_trouble(str(error))
            found = variant_files()
        self.window.show_variants([(name, one.title) for name, one in found.items()])

    def on_changed(self, _what: object = None) -> None:
        """Something else will happen, or is met."""
        session = self._session
        if session is None or session.closed:
            return
        now = session.opened.clock.now()
        if session.travel is not None:
            found = session.travel.upcoming(now, _FAR.after(now), _LOOKED_AT)
            self._due = tuple(
                DueItem(
                    one.at,
                    one.kind,
                    None if one.key is None else session.opened.ledger.episode(one.key),
                )
                for one in found
            )
        self.on_refresh()
        self.window.show_participant(
            ParticipantShown(
                session.texts.language,
                session.opened.device.get(),
                session.opened.clock.set_back_by,
                session.variant.name,
                full_screen=session.window.is_held_full,
            )
        )

    def on_zone_changed(self) -> None:
        """The dates of the session are those of another zone, and so are those of this window."""
        if self._session is not None:
            self.texts.set_zone(self._session.texts.zone)

    def on_refresh(self) -> None:
        """The clock goes on."""
        session = self._session
        if session is None or session.closed:
            return
        clock = session.opened.clock
        now = clock.now()
        movable = isinstance(clock, DemoClock) and session.travel is not None
        rate = clock.time.rate if isinstance(clock, DemoClock) else 1
        end = None if session.travel is None else session.travel.next_end(now + BEFORE_THE_END)
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
        if self._session is not None and not self._session.closed:
            self._say_reading(self._session.opened.clock.now())

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
        session = self._session
        if session is not None and isinstance(session.opened.clock, DemoClock):
            session.opened.clock.run_at(rate)
            session.ticker.set_rate(rate)
            session.ticker.tick()
            self.on_changed()

    def on_jump_requested(self, jump: Jump | Leap | GoTo) -> None:
        """To another instant; backwards, what was done after it is dropped (rule T5)."""
        session = self._session
        if session is None or session.travel is None:
            return
        now = session.opened.clock.now()
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
                at = session.travel.next_event(now)
            case Jump.BEFORE_END:
                end = session.travel.next_end(now + BEFORE_THE_END)
                at = None if end is None else end - BEFORE_THE_END
            case Jump.START:
                at = self._start
            case _:
                assert_never(jump)
        if at is not None:
            session.travel.travel_to(at)
            self.on_changed()

    # what the participant meets

    def on_language_requested(self, language: str) -> None:
        """The participant's window speaks it at once."""
        if self._session is not None:
            try:
                self._session.wiring.settings.put("language", language)
                self._chosen = {**self._chosen, "language": language}
            finally:
                self.on_changed()

    def on_device_requested(self, device: Device) -> None:
        """The network, the disk and the device, met exactly as real ones (rule F5)."""
        if self._session is not None and self._session.travel is not None:
            self._session.travel.switch_device(device)
            self._session.ticker.tick()
            self.on_changed()

    def on_set_back_requested(self, by: int | None) -> None:
        """The laptop's clock stands behind, or is put right (rule T2)."""
        session = self._session
        if session is not None and isinstance(session.opened.clock, DemoClock):
            session.opened.clock.set_back(by)
            session.ticker.tick()
            self.on_changed()

    def on_full_screen_requested(self, wanted: bool) -> None:
        """The participant's window fills its screen, and cannot be closed from there."""
        self._full_screen = wanted
        if self._session is not None:
            self._session.window.set_full_screen(wanted)
            self.on_changed()

    def on_variant_requested(self, name: str) -> None:
        """The warning that is met from the next one on."""
        if self._session is None:
            return
        try:
            self._session.set_variant(name)
        except FormatError as error:
            self.say_trouble(str(error))
        else:
            self._variant = name
        self.on_changed()

    def on_preview_requested(self) -> None:
        """All variants side by side, over this window, on a row that would be asked about."""
        session, texts = self._session, self.texts
        if session is None:
            return
        found = last_renewal(session)
        if found is None:
            self.window.say(
                texts.tr("No episode here leads to the warning now.", "facilitator: the preview")
            )
            return
        key, needs, now = found
        session.wiring.library.show_variants({key: needs}, now, over=self.window)

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
        dialog.fileSelected.connect(self.file_requested)
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
        session, texts = self._session, self.texts
        if session is None or session.travel is None:
            return
        place = session.window.place
        view = place if place in ("library", "catalogue", "settings") else "library"
        variant = session.variant.name
        on_screen = OnScreen(
            view=str(view),
            select=session.downloads_page.view.current_key,
            variant=variant if variant in variant_files() else None,
        )
        try:
            save_state(
                session.opened,
                Path(file),
                replace(on_screen, locale=session.texts.language),
                later=session.travel.later,
                moving=session.downloads.live,
            )
        except ScenarioError as error:
            self.say_trouble(str(error))
            return
        saved = texts.tr("Saved as %1", "facilitator: a file")
        self.window.say(texts.fill(saved, Path(file).name))
