"""Every variant of the warning side by side, as each would ask about the same episodes.

They are pictures: nothing in them can be pressed. Beside its picture stands what cannot be seen in
it, and a screen reader is told all of its words.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.rules import Rules
from desktop_app.domain.variant import DialogChoice, Shape, Variant
from desktop_app.domain.warning import WarningFacts
from desktop_app.ui.dialogs.frame import CardFrame
from desktop_app.ui.dialogs.props import CardProps
from desktop_app.ui.dialogs.warning_words import warning_props
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.boxes import Spare, column
from desktop_app.ui.widgets.labels import FlowLayout, Label
from desktop_app.ui.widgets.scrolled import Scrolled

_GAP = 24
_ROOM_DOWN = 1 << 14
"""So high is the window that a picture is made for: nothing has to be scrolled in it."""


def traits(variant: Variant, card: CardProps, texts: Texts) -> str:
    """Say what no picture shows: ``Dialog · Enter: Not now · after 3 seconds``."""
    parts = [texts.tr("Sheet in the window", "variant of the warning")]
    if variant.shape is Shape.DIALOG:
        parts = [texts.tr("Dialog", "variant of the warning")]
    meant = {DialogChoice.NOT_NOW: card.decline, DialogChoice.RENEW: card.accept}
    enter = texts.tr("Enter does nothing", "variant of the warning")
    if variant.default in meant:
        enter = texts.tr("Enter: “%1”", "variant of the warning: what the key means")
    parts.append(texts.fill(enter, meant.get(variant.default, "")))
    if variant.focus is not variant.default:
        focus = texts.tr("no focus at first", "variant of the warning")
        if variant.focus in meant:
            focus = texts.tr("focus: “%1”", "variant of the warning: where it stands at first")
        parts.append(texts.fill(focus, meant.get(variant.focus, "")))
    if variant.delay:
        after = texts.tr("“%1” after %2", "variant of the warning: a button; a length of time")
        parts.append(texts.fill(after, card.accept, texts.long_span(variant.delay)))
    if not variant.year:
        parts.append(texts.tr("without the year", "variant of the warning"))
    return " · ".join(parts)


def picture_of(
    card: CardProps, holder: ThemeHolder, texts: Texts, width: int, *, leads_on: bool
) -> QPixmap:
    """Draw a card as in a window of that width, its focus where it begins."""
    frame = CardFrame(holder)
    frame.show_card(card, texts, leads_on=leads_on)
    frame.set_waiting(waiting=bool(card.delay))
    frame.decline.set_ringed(ringed=card.focus is DialogChoice.NOT_NOW)
    frame.accept.set_ringed(ringed=card.focus is DialogChoice.RENEW)
    frame.fit(QSize(width, _ROOM_DOWN))
    picture = frame.grab()
    frame.deleteLater()
    return picture


class VariantTile(QWidget):
    """One variant: what it is called, what it is for, and its picture."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        variant: Variant,
        facts: WarningFacts,
        width: int,
        parent: QWidget,
        *,
        leads_on: bool,
    ) -> None:
        super().__init__(parent)
        self.variant = variant
        card = warning_props(facts, texts, variant)
        title, said = texts.local(variant.title), traits(variant, card, texts)
        self.setAccessibleName(title)
        picture = picture_of(card, holder, texts, width, leads_on=leads_on)
        self.picture = QLabel(self)
        self.picture.setPixmap(picture)
        self.picture.setFixedSize(picture.deviceIndependentSize().toSize())
        self.picture.setAccessibleName(title)
        words = (card.title, card.spoken, *(one.spoken for one in card.items))
        self.picture.setAccessibleDescription(" ".join(words))
        self.head = QWidget(self)
        head = column(self.head, gap=4)
        for style, colour, text in (
            (Style.HEADING, "text", title),
            (Style.SMALL, "dim", texts.local(variant.description)),
            (Style.CAPTION, "faint", said),
        ):
            head.addWidget(Label(holder, style, colour, self.head, wrap=True, text=text))
        head.addStretch()
        column(self, self.head, self.picture, gap=12)
        self.setFixedWidth(self.picture.width())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class VariantsPreview(Scrolled):
    """Them all, as many beside each other as there is room for."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        variants: Sequence[Variant],
        facts: WarningFacts,
        rules: Sequence[Rules] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # keys scroll it
        self._holder = holder
        self._texts = texts
        self._variants = tuple(variants)
        self._facts = facts
        self._rules = tuple(rules)
        self._drawn_for = 0
        self.tiles: tuple[VariantTile, ...] = ()
        holder.changed.connect(self.on_changed)
        texts.changed.connect(self.on_changed)

    def show_facts(self, facts: WarningFacts, rules: Sequence[Rules] = ()) -> None:
        """Draw them as they ask about other episodes."""
        self._facts, self._rules = facts, tuple(rules)
        self.on_changed()

    def on_changed(self) -> None:
        """Draw them again: another language, another theme, another width."""
        texts = self._texts
        self.setWindowTitle(texts.tr("Variants of the warning", "title"))
        self.setAccessibleName(self.windowTitle())
        width = self._drawn_for = self.viewport().width()
        room = width - 2 * _GAP
        content = QWidget(self)
        flow = FlowLayout(gap=_GAP)
        column(content, flow, Spare(), around=(_GAP, _GAP, _GAP, _GAP))
        self.tiles = tuple(
            VariantTile(
                self._holder, texts, one, self._facts, room, content, leads_on=bool(self._rules)
            )
            for one in self._variants
        )
        high = max((tile.head.heightForWidth(tile.width()) for tile in self.tiles), default=0)
        for tile in self.tiles:
            tile.head.setFixedHeight(high)
            flow.addWidget(tile)
        self.set_clear(content)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._drawn_for:
            self.on_changed()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(QRectF(self.viewport().rect()), self._holder.theme.tokens.app)
        painter.end()


class PreviewDialog(QDialog):
    """The preview in a window of its own."""

    def __init__(
        self,
        holder: ThemeHolder,
        texts: Texts,
        variants: Sequence[Variant],
        facts: WarningFacts,
        rules: Sequence[Rules],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.preview = VariantsPreview(holder, texts, variants, facts, rules, self)
        self.preview.windowTitleChanged.connect(self.setWindowTitle)
        column(self, self.preview)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
