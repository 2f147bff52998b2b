"""The page *Settings*: every choice takes effect at once, and is made by whoever listens."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.ui.settings.choice import Choice
from desktop_app.ui.settings.fields import PathField, Section
from desktop_app.ui.settings.props import (
    SettingsShown,
    language_chips,
    policy_choices,
    rate_chips,
    text_size_chips,
    theme_chips,
)
from desktop_app.ui.terms import ShippedPolicy
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.chips import Chips
from desktop_app.ui.widgets.drawing import FOCUS, rounded
from desktop_app.ui.widgets.labels import FlowLayout, Label

READ_WELL = 760


class _StartOver(QWidget):
    """A button that asks in its own place, once, before anything happens."""

    confirmed = Signal()

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.ask = Button(holder, "", ButtonKind.OUTLINED, self, icon="rotate-ccw")
        self._panel = _Card(holder, self)
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
        inside.setContentsMargins(16, 14, 16, 12)
        inside.setSpacing(6)
        for label in (self._question, self._what):
            label.setContentsMargins(int(FOCUS), 0, int(FOCUS), 0)
            inside.addWidget(label)
        inside.addWidget(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._panel)
        self._panel.hide()
        self.ask.clicked.connect(self.on_asked)
        self.not_now.clicked.connect(self.on_declined)
        self.go.clicked.connect(self.on_confirmed)

    @property
    def asking(self) -> bool:
        """The question is on screen."""
        return not self._panel.isHidden()

    def set_words(self, ask: str, question: str, what: str, not_now: str, go: str) -> None:
        """What it asks, and what the answers are."""
        self.ask.set_label(ask)
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
        self.ask.hide()

    def on_declined(self) -> None:
        """Nothing has changed."""
        self.ask.show()
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
            if not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)


class _Card(QFrame):
    """A ground for what belongs together."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._holder.theme.tokens
        painter = QPainter(self)
        body = self.rect().toRectF()
        rounded(painter, body, 12, fill=tokens.card, edge=tokens.hairline)
        painter.end()


class _Column(QWidget):
    """As high as its width asks for: texts that take several lines have no height of their own."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class SettingsPage(QWidget):
    """Passive: `show_settings` says what holds, the signals say what the user chose."""

    language_requested = Signal(object)
    """`en`, `fr`, or None to follow the system."""
    theme_requested = Signal(object)
    """`system`, `light`, `dark` or `contrast`."""
    text_size_requested = Signal(object)
    """Percent."""
    policy_requested = Signal(object)
    """The name of a shipped policy, or None for what each catalogue says."""
    rate_limit_requested = Signal(object)
    """Bytes a second, or None for no limit."""
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
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = _Column(self._scroll)
        self._make()
        self._lay_out()
        self.language.chosen.connect(self.language_requested)
        self.theme.chosen.connect(self.theme_requested)
        self.text_size.chosen.connect(self.text_size_requested)
        self.rate.chosen.connect(self.rate_limit_requested)
        self._group.buttonClicked.connect(self.on_policy_clicked)
        self.start_over.confirmed.connect(self.start_over_requested)
        self._said = texts.changed.connect(self.on_texts_changed)
        holder.changed.connect(self.on_theme_changed)
        self.on_theme_changed()
        self.on_texts_changed()

    def _make(self) -> None:
        holder, inside = self._holder, self._inside
        self._title = Label(holder, Style.TITLE, "text", inside)
        self.language = Chips(holder, inside)
        self.theme = Chips(holder, inside)
        self.text_size = Chips(holder, inside)
        self.rate = Chips(holder, inside)
        self.start_over = _StartOver(holder, inside)
        self.data_folder = PathField(holder, inside)
        self.log_file = PathField(holder, inside)
        self._data_label = Label(holder, Style.SMALL_MEDIUM, "text", inside)
        self._log_label = Label(holder, Style.SMALL_MEDIUM, "text", inside)
        self._group = QButtonGroup(self)
        self.policies: dict[str | None, Choice] = {}
        for name in (None, *(one.name for one in self._policies)):
            choice = self.policies[name] = Choice(holder, inside)
            self._group.addButton(choice)
            choice.installEventFilter(self)

    def _lay_out(self) -> None:
        focus = int(FOCUS)
        sections = [Section(self._holder, self._inside) for _ in range(7)]
        self._languages, self._themes, self._sizes, self._policy = sections[:4]
        self._speed, self._demo, self._places = sections[4:]
        self._languages.add(self.language)
        self._themes.add(self.theme)
        self._sizes.add(self.text_size)
        for choice in self.policies.values():
            self._policy.add(choice)
        self._speed.add(self.rate)
        self._demo.add(self.start_over)
        for label, field in (
            (self._data_label, self.data_folder),
            (self._log_label, self.log_file),
        ):
            label.setContentsMargins(focus, 0, 0, 0)
            self._places.add(label)
            self._places.add(field)
        self._title.setContentsMargins(focus, 0, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(24)
        self._column.addWidget(self._title)
        for section in sections:
            self._column.addWidget(section)
        self._column.addStretch(1)
        holder = QVBoxLayout(self._inside)
        holder.setContentsMargins(20, 20, 20, 32)
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

    def _refresh(self) -> None:
        texts, shown = self._texts, self._shown
        self.text_size.set_items(text_size_chips(shown.text_size, texts))
        self.rate.set_items(rate_chips(shown.rate_limit, texts))
        self.language.set_current(shown.language)
        self.theme.set_current(shown.theme)
        self.text_size.set_current(shown.text_size)
        self.rate.set_current(shown.rate_limit)
        self.policies.get(shown.policy_name, self.policies[None]).setChecked(True)
        self.data_folder.set_path(shown.data_folder)
        self.log_file.set_path(shown.log_file)
        sentence = texts.tr(
            "The terms of what you ask for from now on. What you have already downloaded "
            "keeps the terms it came with.",
            "settings: the policy",
        )
        if shown.policy_of_scenario:
            sentence = texts.tr(
                "The scenario that is open sets its own terms; a choice made here does not "
                "change them.",
                "settings: the policy",
            )
        self._policy.set_words(texts.tr("Policy in force", "settings"), sentence)

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
        for section, chips, heading in (
            (self._languages, self.language, texts.tr("Language", "settings")),
            (self._themes, self.theme, texts.tr("Theme", "settings")),
            (self._sizes, self.text_size, texts.tr("Text size", "settings")),
        ):
            section.set_words(heading)
            chips.setAccessibleName(heading)
        self._speed.set_words(
            texts.tr("Download speed", "settings"),
            texts.tr(
                "The episodes of the demo are small: at demo speed you can watch them arrive.",
                "settings: download speed",
            ),
        )
        self.rate.setAccessibleName(texts.tr("Download speed", "settings"))
        self._demo.set_words(
            texts.tr("Demo library", "settings"),
            texts.tr("Downloads in every state, as on the first day.", "settings: demo library"),
        )
        self.start_over.set_words(
            texts.tr("Start over with the demo library", "button"),
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
        for label, field, name in (
            (self._data_label, self.data_folder, texts.tr("Library and downloads", "a folder")),
            (self._log_label, self.log_file, texts.tr("Log, for when something fails", "a file")),
        ):
            label.setText(name)
            field.setAccessibleName(name)
        self.language.set_items(language_chips(texts))
        self.theme.set_items(theme_chips(texts))
        for choice in policy_choices(self._policies, texts):
            self.policies[choice.name].set_words(choice.title, choice.words)
        self._refresh()

    def on_theme_changed(self) -> None:
        """Lines stay as short as is read well."""
        self._inside.setMaximumWidth(round(READ_WELL * self._holder.theme.scale))
        self.update()

    # what the user does

    def on_policy_clicked(self, button: QAbstractButton) -> None:
        """Another policy, for what is asked for from now on."""
        for name, choice in self.policies.items():
            if choice is button:
                self.policy_requested.emit(name)

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
