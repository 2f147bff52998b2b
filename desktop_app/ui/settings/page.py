"""The page *Settings*: every choice takes effect at once, and is made by whoever listens."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from desktop_app.domain.media_folder import MediaShown
from desktop_app.domain.settings import Change, Setting, SettingsShown
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.settings.choice import ChoiceButton
from desktop_app.ui.settings.fields import Group, PathField, Row
from desktop_app.ui.settings.media import MediaRow
from desktop_app.ui.settings.panel import StartOver
from desktop_app.ui.settings.props import (
    APPEARANCE,
    DOWNLOADS,
    PLAYER,
    changed,
    chips,
    policy_choices,
    words_of,
)
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import column
from desktop_app.ui.widgets.chips import Chips
from desktop_app.ui.widgets.control import reach_first
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.long_page import LongPage

READ_WELL = 760


class SettingsPage(LongPage):
    """Passive: `show_settings` says what holds, the signals say what the user chose."""

    change_requested = Signal(object)
    """A `Change`."""
    start_over_requested = Signal()
    """The user confirmed: a fresh demo library, the old one kept as a backup."""
    move_requested = Signal()
    """A folder for the downloads is to be chosen."""
    move_back_requested = Signal()
    show_folder_requested = Signal()
    cancel_requested = Signal()
    """Of the move of the downloads."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        policies: Sequence[ShippedPolicy],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(holder, parent)
        self._texts = texts
        self._policies = tuple(policies)
        self._shown = SettingsShown()
        self._media_shown = MediaShown()
        self._title = Label(holder, Style.TITLE, "text", self._inside)
        self._said = texts.changed.connect(self.on_texts_changed)
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.on_texts_changed()

    def make(self) -> None:
        """Make the groups and their rows."""
        self.chips: dict[Setting, Chips] = {}
        self.rows: dict[Setting, Row] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self.on_policy_clicked)
        self.policies: dict[str | None, ChoiceButton] = {}
        self.groups: list[Group] = []
        self._column = column(self._inside, self._title, gap=32, around=(24, 22, 24, 32))
        self._looks, self._playing, self._downloads, self._policy, self._demo, self._places = (
            self._add_group() for _ in range(6)
        )
        self._column.addStretch(1)
        self._add_rows(self._looks, APPEARANCE)
        self._add_rows(self._playing, PLAYER)
        self._add_rows(self._downloads, DOWNLOADS)
        for name in (None, *(one.name for one in self._policies)):
            choice = self.policies[name] = ChoiceButton(self._holder, self._policy)
            choice.setAutoExclusive(True)  # one of several, for a screen reader too
            self._group.addButton(choice)
            self._policy.add(choice)
            self.follow(choice)  # arrows move inside the group, which nothing else hears of
        self.start_over = StartOver(self._holder, self._demo)
        self.start_over.confirmed.connect(self.start_over_requested)
        self._demo.add(self.start_over)
        media = self._media = MediaRow(self._holder, self._texts, self._places)
        media.move_requested.connect(self.move_requested)
        media.move_back_requested.connect(self.move_back_requested)
        media.show_requested.connect(self.show_folder_requested)
        media.cancel_requested.connect(self.cancel_requested)
        self._places.add(media)
        self.data_folder = PathField(self._holder, self._places)
        self.log_file = PathField(self._holder, self._places)
        self._data_row = self._places.add_control(self.data_folder)
        self._log_row = self._places.add_control(self.log_file)
        self._say()

    def _add_group(self) -> Group:
        group = Group(self._holder, self._inside)
        self.groups.append(group)
        self._column.addWidget(group)
        return group

    def _add_rows(self, group: Group, settings: Mapping[Setting, object]) -> None:
        for setting in settings:
            one = self.chips[setting] = Chips(self._holder, group, surface="card")
            # what is made first has the focus first when the page is shown
            one.set_items(chips(setting, self._shown, self._texts))
            one.chosen.connect(partial(self._ask_for, setting))
            self.rows[setting] = group.add_control(one)

    @property
    def media(self) -> MediaRow:
        """The row that says where the downloads lie."""
        self.ensure_made()
        return self._media

    # what it shows

    @property
    def shown(self) -> SettingsShown:
        """Everything that holds now."""
        return self._shown

    def show_settings(self, shown: SettingsShown) -> None:
        """Show what holds now."""
        if shown != self._shown:
            self._shown = shown
            self.show_again()

    def show_media(self, shown: MediaShown) -> None:
        """Show where the downloads lie."""
        self._media_shown = shown
        if self._is_made:
            self._media.show_media(shown)

    def changed_to(self, setting: Setting) -> str:
        """Say what holds of a setting: ``Theme: Dark.``."""
        return changed(setting, self._shown, self._policies, self._texts)

    def show_again(self) -> None:
        """Let every control show what holds, whatever was asked for."""
        if not self._is_made:
            return
        texts, shown = self._texts, self._shown
        for setting, row in self.rows.items():
            words = words_of(setting, shown, texts)
            self.chips[setting].set_items(chips(setting, shown, texts))
            self.chips[setting].set_current(shown.value(setting))
            self.chips[setting].setAccessibleName(words.heading)
            row.set_words(words.heading, words.sentence)
        words = words_of(Setting.POLICY, shown, texts)
        self._policy.set_words(words.heading, words.sentence)
        policy = self.policies.get(shown.policy, self.policies[None])
        policy.setChecked(True)
        reach_first(policy, self._group)
        self.data_folder.set_path(shown.data_folder)
        self.log_file.set_path(shown.log_file)

    def set_texts(self, texts: Texts) -> None:
        """Speak as another window does."""
        QObject.disconnect(self._said)
        self._texts = texts
        self._said = texts.changed.connect(self.on_texts_changed)
        self.on_texts_changed()

    def on_texts_changed(self) -> None:
        """Ask every sentence again."""
        title = self._texts.tr("Settings", "page")
        self._title.setText(title)
        self.setAccessibleName(title)
        if self._is_made:
            self._say()

    def _say(self) -> None:
        texts = self._texts
        self._looks.set_words(texts.tr("Appearance", "settings"))
        self._playing.set_words(texts.tr("Player", "settings"))
        self._downloads.set_words(texts.tr("Downloads", "settings"))
        self._demo.set_words(texts.tr("Demo library", "settings"))
        self.start_over.say(texts)
        self._places.set_words(texts.tr("Where things are", "settings"))
        for row, field, name in (
            (self._data_row, self.data_folder, texts.tr("Library", "a folder")),
            (self._log_row, self.log_file, texts.tr("Log, for when something fails", "a file")),
        ):
            row.set_words(name)
            field.setAccessibleName(name)
        self._media.set_texts(texts)
        self._media.show_media(self._media_shown)
        for choice in policy_choices(self._policies, texts):
            self.policies[choice.name].set_words(choice.title, choice.words)
        self.show_again()

    def on_theme_changed(self) -> None:
        """Keep lines as short as is read well."""
        self._inside.setMaximumWidth(round(READ_WELL * self._holder.theme.scale))
        self.update()

    # what the user does

    def on_policy_clicked(self, button: QAbstractButton) -> None:
        """Ask for another policy, for what is asked for from now on."""
        for name, choice in self.policies.items():
            if choice is button:
                self._ask_for(Setting.POLICY, name)

    def _ask_for(self, setting: Setting, value: Hashable) -> None:
        if value != self._shown.value(setting):
            self.change_requested.emit(Change(setting, value))
