"""The page *The rules*: what is in force in plain words, and how others word theirs."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.keys import bind
from desktop_app.ui.rules.comparison import Comparison
from desktop_app.ui.rules.mark import Marked
from desktop_app.ui.rules.props import (
    MARKS,
    SectionProps,
    TermsInForce,
    comparison_of,
    legend_of,
    sections_of,
)
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.answers import AnswerList
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS, rounded
from desktop_app.ui.widgets.labels import Label
from desktop_app.ui.widgets.scrolled import Scrolled, scroll_by

READ_WELL = 720
_PAD = 20


class _Panel(QFrame):
    """One set of terms on a ground of its own; its lines stay as short as is read well."""

    def __init__(self, holder: ThemeHolder, props: SectionProps, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self.setAccessibleName(props.title)
        layout = self._column = QVBoxLayout(self)
        layout.setSpacing(2)
        self._fit()
        layout.addWidget(Label(holder, Style.HEADING, "text", self, wrap=True, text=props.title))
        for line in props.lines:
            layout.addWidget(Label(holder, Style.SMALL, "dim", self, wrap=True, text=line))
        layout.addSpacing(holder.theme.grown(16))
        layout.addWidget(AnswerList(holder, props.answers, self))

    def _fit(self) -> None:
        spare = self.width() - 2 * _PAD - round(READ_WELL * self._holder.theme.scale)
        self._column.setContentsMargins(_PAD, 18, _PAD + max(0, spare), 20)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._holder.theme.tokens
        painter = QPainter(self)
        edge = tokens.hairline if tokens.card == tokens.app else None
        rounded(painter, QRectF(self.rect()), 12, fill=tokens.card, edge=edge)
        painter.end()


class _Column(QWidget):
    """As high as its width asks for."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class RulesPage(QWidget):
    """Passive: `show_terms` says what is in force; it can always be left."""

    left = Signal()
    """Back to where the user came from."""
    policy_requested = Signal(object)
    """A `ShippedPolicy`: to be read in full."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        shipped: Sequence[ShippedPolicy],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._texts = texts
        self._shipped = tuple(shipped)
        self._stale = True
        self._in_force: tuple[TermsInForce, ...] = ()
        self._scroll = Scrolled(self)
        inside = self._inside = _Column(self._scroll)
        self._title = Label(holder, Style.TITLE, "text", inside, wrap=True)
        self._subtitle = Label(holder, Style.BODY, "dim", inside, wrap=True)
        self.back = Button(holder, "", ButtonKind.OUTLINED, inside, icon="arrow-left")
        self._panels = QWidget(inside)
        self._panel_box = QVBoxLayout(self._panels)
        self._heading = Label(holder, Style.HEADING, "text", inside, wrap=True)
        self._said = Label(holder, Style.SMALL, "dim", inside, wrap=True)
        self._legend = [Marked(holder, Style.SMALL, "dim", inside) for _ in MARKS]
        self.comparison = Comparison(holder, inside)
        self._lay_out()
        self.setFocusProxy(self.back)
        self.back.installEventFilter(self)
        self.back.clicked.connect(self.left)
        bind(Qt.Key.Key_Escape, self, self.left, within=True)
        self.comparison.policy_requested.connect(self.on_policy_requested)
        texts.changed.connect(self.on_texts_changed)
        holder.changed.connect(self.on_texts_changed)

    def _lay_out(self) -> None:
        focus = int(FOCUS)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.setContentsMargins(focus, 0, 0, 0)
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._panel_box.setContentsMargins(focus, 0, focus, 0)
        self._panel_box.setSpacing(12)
        rest = QVBoxLayout()
        rest.setContentsMargins(focus, 0, focus, 0)
        rest.setSpacing(2)
        rest.addWidget(self._heading)
        rest.addWidget(self._said)
        rest.addSpacing(6)
        for marked in self._legend:
            rest.addSpacing(2)
            rest.addWidget(marked)
        rest.addSpacing(12)
        rest.addWidget(self.comparison)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(20, 22, 20, 32)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(16)
        layout.addWidget(self._panels)
        layout.addSpacing(28)
        layout.addLayout(rest)
        layout.addStretch(1)
        self._scroll.setWidget(self._inside)
        for part in (self._scroll.viewport(), self._inside):
            part.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    # what it shows

    def show_terms(self, in_force: Sequence[TermsInForce]) -> None:
        """These are in force now."""
        if tuple(in_force) != self._in_force:
            self._in_force = tuple(in_force)
            self.on_texts_changed()

    def scroll_to_top(self) -> None:
        """To be read from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def on_texts_changed(self) -> None:
        """Another language, another theme, other terms: at once, or when it is next looked at."""
        self._stale = True
        if self.isVisible():
            self._say_everything()

    def _say_everything(self) -> None:
        """Ask every sentence again, and draw it in the theme as it is now."""
        self._stale = False
        texts = self._texts
        title = texts.tr("The rules in plain words", "title")
        self.setAccessibleName(title)
        self._title.setText(title)
        self._subtitle.setText(
            texts.tr(
                "What you ask for from now on. What you have already downloaded keeps the terms it "
                "came with.",
                "the rules: under the title",
            )
        )
        self.back.set_label(texts.tr("Back", "button"))
        while (item := self._panel_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for section in sections_of(self._in_force, self._shipped, texts):
            panel = _Panel(self._holder, section, self._panels)
            self._panel_box.addWidget(panel)
            panel.show()
        self._heading.setText(texts.tr("What others allow", "the rules: side by side"))
        self._said.setText(
            texts.tr(
                "The policies that come with Sablier, side by side and in the same words. A mark "
                "says how far each source can be trusted.",
                "the rules: side by side",
            )
        )
        for marked, mark in zip(self._legend, legend_of(texts), strict=True):
            marked.set_props(mark)
        self.comparison.set_props(
            comparison_of(self._in_force, self._shipped, texts),
            texts.tr("Read in full", "button: the rules of a policy"),
        )
        for link in self.comparison.links.values():
            link.installEventFilter(self)

    # what the user does

    def on_policy_requested(self, name: str) -> None:
        """All the rules of one policy."""
        for one in self._shipped:
            if one.name == name:
                self.policy_requested.emit(one)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 24)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_scroll_key(Qt.Key(event.key()))
        return False

    def _on_scroll_key(self, key: Qt.Key) -> bool:
        """Arrows and pages move the text; Tab goes from button to button."""
        return scroll_by(self._scroll.verticalScrollBar(), key)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._say_everything()
        super().showEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._holder.theme.tokens.app))
        painter.end()
