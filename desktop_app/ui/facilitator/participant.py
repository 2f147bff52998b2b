"""The column at the right: what the participant meets, and the language of this window."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.device import Device
from desktop_app.domain.episode import LocalText
from desktop_app.domain.facilitator import IN_A_SCENARIO, MeetsChoice, ParticipantShown
from desktop_app.ui.facilitator.columns import Column
from desktop_app.ui.facilitator.parts import ChoiceRow
from desktop_app.ui.facilitator.props import LANGUAGES, ChoiceProps, choices_of
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.labels import Heading


class ParticipantColumn(Column):
    """A row for each thing that the participant meets, with what it may be."""

    chosen = Signal(object, object)
    """A `MeetsChoice`, and its value."""

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(holder, parent, edge="left")
        self._texts = texts
        self._shown = ParticipantShown("en", Device(), None, "", full_screen=False)
        self._variants: tuple[tuple[str, LocalText], ...] = ()
        self._movable = False
        self._heading = Heading(holder, Style.CAPTION_STRONG, "dim", self)
        self.box.addWidget(self._heading)
        inside, box = self.add_scrolled(spacing=8)
        self._rows: dict[MeetsChoice, ChoiceRow] = {}
        for choice in MeetsChoice:
            row = self._rows[choice] = ChoiceRow(holder, inside)
            row.chips.chosen.connect(partial(self.chosen.emit, choice))
            box.addWidget(row)
        box.addStretch(1)
        variant = self._rows[MeetsChoice.VARIANT]
        self.preview = Button(holder, "", ButtonKind.QUIET, variant, surface="card")
        variant.box.addWidget(self.preview)
        self.own = ChoiceRow(holder, self)
        self.box.addWidget(self.own)

    @property
    def shown(self) -> ParticipantShown:
        """What the participant meets now."""
        return self._shown

    def device_with(self, choice: MeetsChoice, value: object) -> Device:
        """Return the device as it is met, but for one choice."""
        return replace(self._shown.device, signed_out=False, **{choice.value: bool(value)})

    def show_variants(self, variants: Sequence[tuple[str, LocalText]]) -> None:
        """Offer these wordings of the warning."""
        self._variants = tuple(variants)
        self._show()

    def show_participant(self, shown: ParticipantShown) -> None:
        """Show what the participant meets."""
        if shown != self._shown:
            self._shown = shown
            self._show()

    def set_movable(self, *, movable: bool) -> None:
        """Say whether a scenario is open, in which clock and device can be chosen."""
        if movable != self._movable:
            self._movable = movable
            self._show()

    def _show(self) -> None:
        for choice, props in choices_of(self._shown, self._variants, self._texts).items():
            self._rows[choice].set_choice(props, spoken=f"{props.name}: ")
        self._rows[MeetsChoice.VARIANT].setVisible(bool(self._variants))
        for choice in IN_A_SCENARIO:
            self._rows[choice].setEnabled(self._movable)

    def say(self) -> None:
        """Ask every sentence again."""
        texts = self._texts
        self._heading.setText(texts.tr("Session", "facilitator: heading"))
        self.preview.set_label(texts.tr("All side by side", "facilitator: button: variants"))
        name = texts.tr("This window’s language", "facilitator")
        self.own.set_choice(ChoiceProps(name, LANGUAGES, texts.language))
        self._show()
