"""Connects the facilitator's window with the participant's session.

It outlives the sessions: a scenario that is opened, or made fresh for the next participant, is
attached anew. Opening one is asked of the `Sessions` that the program hands in.
"""

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop_app.domain.device import Device
from desktop_app.domain.facilitator import ParticipantShown, ScenarioCard
from desktop_app.domain.settings import Setting, SettingName
from desktop_app.features.facilitator.clock import FacilitatorClock
from desktop_app.features.facilitator.participant import Participant
from desktop_app.formats.faults import FormatError
from desktop_app.ledger.commands import ScenarioError
from desktop_app.scenarios.saving import OnScreen
from desktop_app.ui.facilitator.window import SMALLEST, FacilitatorWindow
from desktop_app.ui.screens import KeptOnScreen
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from desktop_app.ui.trouble import TroubleWindow


class Sessions(Protocol):
    """Opens another session in place of the one that is attached, and attaches that."""

    def open_card(self, key: str) -> None:
        """Open the scenario that a card names."""

    def open_file(self, file: str) -> None:
        """Open a scenario from a file."""

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
        self._chosen: dict[SettingName, object] = {}
        self._full_screen = False
        self._current: Hashable = None
        self._variant: str | None = None
        self._dialog: QFileDialog | None = None
        self._trouble: TroubleWindow | None = None
        window = self.window
        self._clock = FacilitatorClock(window, self.texts, self)
        self._clock.moved.connect(self.on_changed)
        window.scenario_requested.connect(sessions.open_card)
        window.file_requested.connect(sessions.open_file)
        window.next_participant_requested.connect(sessions.next_participant)
        window.open_requested.connect(self.on_open_requested)
        window.save_requested.connect(self.on_save_requested)
        window.language_requested.connect(self.on_language_requested)
        window.device_requested.connect(self.on_device_requested)
        window.full_screen_requested.connect(self.on_full_screen_requested)
        window.own_language_requested.connect(self.on_own_language_requested)
        window.variant_requested.connect(self.on_variant_requested)
        window.preview_requested.connect(self.on_preview_requested)

    # the session

    def attach(
        self, participant: Participant, cards: Sequence[ScenarioCard], current: Hashable
    ) -> None:
        """Show and change this participant's session from now on."""
        self._participant = participant
        self._clock.attach(participant)
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
            self._current, self._variant = current, None  # another scenario names its own variant
        self._show_variants()
        if self._variant is not None:
            self.on_variant_requested(self._variant)
        self.window.show_scenarios(cards, current)
        self.on_changed()

    def detach(self) -> None:
        """Let go of the participant's session, because it is closed."""
        self._clock.detach()
        self._participant = None

    def close(self) -> None:
        """Close the window, too."""
        self.detach()
        self.window.close()
        self.window.deleteLater()
        self.theme.deleteLater()

    def show(self) -> None:
        """Show the window, on a second screen if there is one."""
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
        """Return what the facilitator chose, which holds for the next participant too."""
        return dict(self._chosen)

    # what is shown

    def _show_variants(self) -> None:
        if self._participant is None:
            return
        variants = self._participant.variants
        try:
            found = list(variants.every())
        except FormatError as error:  # shipped variants have no faults
            self.say_trouble(str(error))
            found = list(variants.shipped())
        self.window.show_variants([(one.name, one.title) for one in found])

    def on_changed(self, _what: object = None) -> None:
        """Show again what will happen, and what is chosen for the participant."""
        participant = self._participant
        if participant is None or participant.is_closed():
            return
        self._clock.look_ahead()
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
        """Write the dates of this window in the zone of the session."""
        if self._participant is not None:
            self.texts.set_zone(self._participant.texts.zone)

    def say_trouble(self, sentence: str) -> None:
        """Say what could not be done, with every fault of a file."""
        self._trouble = TroubleWindow(self.theme, self.texts, sentence)
        self._trouble.open()

    # what the participant meets

    def on_language_requested(self, language: str) -> None:
        """Change the language of the participant's window at once."""
        if self._participant is not None:
            try:
                self._participant.put_setting(Setting.LANGUAGE, language)
                self._chosen = {**self._chosen, Setting.LANGUAGE: language}
            finally:
                self.on_changed()

    def on_device_requested(self, device: Device) -> None:
        """Use this network, disk and device in the participant's session as if real (rule F5)."""
        if self._participant is not None and self._participant.travel is not None:
            self._participant.travel.switch_device(device)
            self._participant.ticker.tick()
            self.on_changed()

    def on_full_screen_requested(self, wanted: bool) -> None:
        """Let the participant's window fill its screen, where it cannot be closed."""
        self._full_screen = wanted
        if self._participant is not None:
            self._participant.window.set_full_screen(wanted)
            self.on_changed()

    def on_variant_requested(self, name: str) -> None:
        """Use this variant from the next warning on."""
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
        """Show all variants side by side, for a row whose download needs the warning."""
        participant, texts = self._participant, self.texts
        if participant is None:
            return
        if not participant.show_variants(self.window):
            self.window.say(
                texts.tr("No episode here would show the warning now.", "facilitator: the preview")
            )

    def on_own_language_requested(self, language: str) -> None:
        """Change the language of the facilitator's window."""
        self.texts.switch(language)

    # files

    def on_open_requested(self) -> None:
        """Ask for the file of a scenario, and open it."""
        texts = self.texts
        title = texts.tr("Open a scenario", "title of a window")
        dialog = self._ask(title, texts.tr("Scenarios (*.json)", "files of a window"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._sessions.open_file)
        dialog.open()

    def on_save_requested(self) -> None:
        """Ask for a file, and save what is on screen as a scenario."""
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
        """Write what is on screen into a file, as a scenario."""
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
