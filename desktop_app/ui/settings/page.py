"""The page *Settings*: every choice takes effect at once, and is made by whoever listens."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.domain.settings import Setting
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.settings.choice import ChoiceButton
from desktop_app.ui.settings.fields import PAD, Group, PathField, Row
from desktop_app.ui.settings.media import MediaRow
from desktop_app.ui.settings.props import (
    Change,
    SettingsShown,
    changed,
    chips,
    heading,
    policy_choices,
    sentence,
)
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.chips import Chips
from desktop_app.ui.widgets.control import reach_first
from desktop_app.ui.widgets.drawing import FOCUS
from desktop_app.ui.widgets.labels import FlowLayout, Label
from desktop_app.ui.widgets.scrolled import Scrolled

READ_WELL = 760


class _StartOver(QWidget):
    """A button that asks in its own place, once, before anything happens."""

    confirmed = Signal()

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.ask = Button(holder, "", ButtonKind.OUTLINED, self, surface="card", icon="rotate-ccw")
        self._row = Row(holder, self.ask, self)
        self._panel = QWidget(self)
        self._question = Label(holder, Style.BODY_STRONG, "text", self._panel, wrap=True)
        self._what = Label(holder, Style.SMALL, "dim", self._panel, wrap=True)
        self.not_now = Button(holder, "", ButtonKind.OUTLINED, self._panel, surface="card")
        self.go = Button(holder, "", ButtonKind.PRIMARY, self._panel, surface="card")
        for button in (self.ask, self.not_now, self.go):
            button.setMinimumWidth(80)
        row = QWidget(self._panel)
        flow = FlowLayout(row, 4)
        flow.addWidget(self.not_now)
        flow.addWidget(self.go)
        inside = QVBoxLayout(self._panel)
        around = PAD - int(FOCUS)
        inside.setContentsMargins(around, around, around, around)
        inside.setSpacing(4)
        for label in (self._question, self._what):
            label.setContentsMargins(int(FOCUS), 0, int(FOCUS), 0)
            inside.addWidget(label)
        inside.addSpacing(4)
        inside.addWidget(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._row)
        layout.addWidget(self._panel)
        self._panel.hide()
        self.ask.clicked.connect(self.on_asked)
        self.not_now.clicked.connect(self.on_declined)
        self.go.clicked.connect(self.on_confirmed)

    @property
    def asking(self) -> bool:
        """The question is on screen."""
        return not self._panel.isHidden()

    def set_words(
        self, name: str, sentence: str, question: str, what: str, not_now: str, go: str
    ) -> None:
        """What it does, what it asks, and what the answers are."""
        self.ask.set_label(go)
        self.ask.setAccessibleName(name)
        self._row.set_words(name, sentence)
        self._question.setText(question)
        self._what.setText(what)
        self.not_now.set_label(not_now)
        self.go.set_label(go)
        self._panel.setAccessibleName(question)
        self._panel.setAccessibleDescription(what)

    def on_asked(self) -> None:
        """Ask; Enter declines, since the focus starts on *Not now*."""
        self._panel.show()
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)
        self._row.hide()

    def on_declined(self) -> None:
        """Nothing has changed."""
        self._row.show()
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)
        self._panel.hide()

    def on_confirmed(self) -> None:
        """Do it."""
        self.on_declined()
        self.confirmed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.asking:
            self.on_declined()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)


class _Column(QWidget):
    """As high as its width asks for: texts that take several lines have no height of their own."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class SettingsPage(QWidget):
    """Passive: `show_settings` says what holds, the signals say what the user chose."""

    change_requested = Signal(object)
    """A `Change`."""
    start_over_requested = Signal()
    """The user confirmed: a fresh demo library, the old one kept as a backup."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        policies: Sequence[ShippedPolicy],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._policies = tuple(policies)
        self._shown = SettingsShown()
        self._scroll = Scrolled(self)
        self._inside = _Column(self._scroll)
        self._make()
        self._lay_out()
        for chips_of in self.chips.values():
            chips_of.chosen.connect(self.on_chip_chosen)
        self._group.buttonClicked.connect(self.on_policy_clicked)
        self.start_over.confirmed.connect(self.start_over_requested)
        self._said = texts.changed.connect(self.on_texts_changed)
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.on_texts_changed()

    def _make(self) -> None:
        holder, inside = self._holder, self._inside
        self._title = Label(holder, Style.TITLE, "text", inside)
        self.chips: dict[Setting, Chips] = {
            setting: Chips(holder, inside, surface="card")
            for setting in Setting
            if setting is not Setting.POLICY
        }
        for setting, chips_of in self.chips.items():  # what is made first is reached first
            chips_of.set_items(chips(setting, self._shown, self._texts))
        self._group = QButtonGroup(self)
        self.policies: dict[str | None, ChoiceButton] = {}
        for name in (None, *(one.name for one in self._policies)):
            choice = self.policies[name] = ChoiceButton(holder, inside)
            self._group.addButton(choice)
            choice.installEventFilter(self)
        self.start_over = _StartOver(holder, inside)
        self.media = MediaRow(holder, self._texts, inside)
        self.data_folder = PathField(holder, inside)
        self.log_file = PathField(holder, inside)

    def _lay_out(self) -> None:
        self.groups = [Group(self._holder, self._inside) for _ in range(6)]
        self._looks, self._playing, self._downloads, *rest = self.groups
        self._policy, self._demo, self._places = rest
        self.rows: dict[Setting, Row] = {}
        looks = (Setting.LANGUAGE, Setting.THEME, Setting.TEXT_SIZE, Setting.REDUCED_MOTION)
        for setting, chips_of in self.chips.items():
            group = self._looks if setting in looks else self._downloads
            group = self._playing if setting is Setting.PLAY_NEXT else group
            self.rows[setting] = group.add_control(chips_of)
        for choice in self.policies.values():
            self._policy.add(choice)
        self._demo.add(self.start_over)
        self._places.add(self.media)
        self._data_row = self._places.add_control(self.data_folder)
        self._log_row = self._places.add_control(self.log_file)
        self._column = QVBoxLayout()
        self._column.setSpacing(32)
        self._column.addWidget(self._title)
        for group in self.groups:
            self._column.addWidget(group)
        self._column.addStretch(1)
        holder = QVBoxLayout(self._inside)
        holder.setContentsMargins(24, 22, 24, 32)
        holder.addLayout(self._column)
        self._scroll.setWidget(self._inside)
        for part in (self._scroll.viewport(), self._inside):
            part.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    # what it shows

    @property
    def shown(self) -> SettingsShown:
        """What holds now."""
        return self._shown

    def show_settings(self, shown: SettingsShown) -> None:
        """Other values hold now."""
        if shown != self._shown:
            self._shown = shown
            self._refresh()

    def show_again(self) -> None:
        """What was asked for could not be done: every control shows what holds."""
        self._refresh()

    def changed_to(self, setting: Setting) -> str:
        """``Theme: Dark.``, as it holds now."""
        return changed(setting, self._shown, self._policies, self._texts)

    def _refresh(self) -> None:
        texts, shown = self._texts, self._shown
        for setting, chips_of in self.chips.items():
            chips_of.set_items(chips(setting, shown, texts))
            chips_of.set_current(shown.value(setting))
        for setting, row in self.rows.items():
            row.set_words(heading(setting, texts), sentence(setting, shown, texts))
        self._policy.set_words(
            heading(Setting.POLICY, texts), sentence(Setting.POLICY, shown, texts)
        )
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
        texts = self._texts
        self._title.setText(texts.tr("Settings", "page"))
        self.setAccessibleName(texts.tr("Settings", "page"))
        self._looks.set_words(texts.tr("Appearance", "settings"))
        self._playing.set_words(texts.tr("Player", "settings"))
        self._downloads.set_words(texts.tr("Downloads", "settings"))
        for setting, chips_of in self.chips.items():
            chips_of.setAccessibleName(heading(setting, texts))
        self._demo.set_words(texts.tr("Demo library", "settings"))
        self.start_over.set_words(
            texts.tr("Start over with the demo library", "button"),
            texts.tr("Downloads in every state, as on the first day.", "settings: demo library"),
            texts.tr("Start over with the demo library?", "question"),
            texts.tr(
                "A fresh demo library takes the place of yours. Yours is kept beside it as a "
                "backup.",
                "settings: demo library",
            ),
            texts.tr("Not now", "button"),
            texts.tr("Start over", "button"),
        )
        self._places.set_words(texts.tr("Where things are", "settings"))
        for row, field, name in (
            (self._data_row, self.data_folder, texts.tr("Library", "a folder")),
            (self._log_row, self.log_file, texts.tr("Log, for when something fails", "a file")),
        ):
            row.set_words(name)
            field.setAccessibleName(name)
        self.media.set_texts(texts)
        for choice in policy_choices(self._policies, texts):
            self.policies[choice.name].set_words(choice.title, choice.words)
        self._refresh()

    def on_theme_changed(self) -> None:
        """Lines stay as short as is read well."""
        self._inside.setMaximumWidth(round(READ_WELL * self._holder.theme.scale))
        self.update()

    # what the user does

    def on_chip_chosen(self, value: Hashable) -> None:
        """Another value of what those chips set."""
        for setting, chips_of in self.chips.items():
            if chips_of is self.sender():
                self._ask_for(setting, value)

    def on_policy_clicked(self, button: QAbstractButton) -> None:
        """Another policy, for what is asked for from now on."""
        for name, choice in self.policies.items():
            if choice is button:
                self._ask_for(Setting.POLICY, name)

    def _ask_for(self, setting: Setting, value: Hashable) -> None:
        if value != self._shown.value(setting):
            self.change_requested.emit(Change(setting, value))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # arrows move inside the group, which the scroll area does not hear of
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 24)
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._holder.theme.tokens.app))
        painter.end()
