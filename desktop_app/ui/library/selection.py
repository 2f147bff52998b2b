"""The bar that stands in place of the chips while several rows are selected."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.intent import Intent
from desktop_app.ui.intents import label_of
from desktop_app.ui.library.rows import DownloadProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import wrap_within
from desktop_app.ui.widgets.labels import FlowLayout, Label


@dataclass(frozen=True, slots=True)
class SelectionProps:
    """What the selected rows can do together: the labels of the buttons that are shown."""

    title: str
    labels: Mapping[Intent, str]
    play_spoken: str = ""


def selection_props(
    count: int, rows: Sequence[DownloadProps] | None, texts: Texts
) -> SelectionProps:
    """Return what is offered for `count` rows; None stands for too many rows to look at."""
    title = texts.tr("%n selected", "rows", count)
    if rows is None:
        any_of_these = (Intent.RENEW, Intent.REMOVE, Intent.CLEAR)
        return SelectionProps(title, {one: label_of(one, texts) for one in any_of_these})
    counts = Counter(one for row in rows for one in row.concerned)
    labels, spoken = {}, ""
    if counts[Intent.PLAY]:
        labels[Intent.PLAY] = label_of(Intent.PLAY, texts)
        sentence = texts.tr("Play “%1”, the first that can be played", "button: of several rows")
        first = next(row for row in rows if Intent.PLAY in row.concerned)
        spoken = texts.fill(sentence, first.title)
    if number := counts[Intent.RENEW]:
        labels[Intent.RENEW] = texts.tr("Renew %n", "button: of several rows", number)
    if number := counts[Intent.REMOVE]:
        labels[Intent.REMOVE] = texts.tr("Remove %n", "button: of several rows", number)
    if number := counts[Intent.CLEAR]:
        labels[Intent.CLEAR] = texts.tr("Clear %n", "button: of several rows", number)
    return SelectionProps(title, labels, spoken)


class SelectionBar(QWidget):
    """*3 selected*, and what they can do."""

    asked = Signal(object)
    """An Intent, of all the selected rows that it concerns."""
    done_requested = Signal()
    """Select nothing more."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = Button(holder, "", ButtonKind.QUIET, self, icon="x")
        self.done.clicked.connect(self.done_requested)
        self._title = Label(holder, Style.SMALL_STRONG, "text", self)
        self._title.setContentsMargins(0, 0, 12, 0)
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._buttons = {
            Intent.PLAY: Button(holder, "", ButtonKind.PRIMARY, self, icon="play"),
            Intent.RENEW: Button(holder, "", ButtonKind.OUTLINED, self, icon="refresh-cw"),
            Intent.REMOVE: Button(holder, "", ButtonKind.OUTLINED, self, icon="trash-2"),
            Intent.CLEAR: Button(holder, "", ButtonKind.OUTLINED, self, icon="square-x"),
        }
        self.play, self.renew, self.remove, self.clear = self._buttons.values()
        flow = FlowLayout(self, gap=2)
        for one in (self.done, self._title, *self._buttons.values()):
            flow.addWidget(one)
        for intent, button in self._buttons.items():
            button.clicked.connect(partial(self.asked.emit, intent))
        wrap_within(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def title(self) -> str:
        """How many are selected."""
        return self._title.text()

    def show_props(self, props: SelectionProps, texts: Texts) -> None:
        """Offer this now."""
        self._title.setText(props.title)
        self._title.setFixedHeight(self.done.sizeHint().height())
        self.done.setAccessibleName(texts.tr("Clear the selection", "button: of several rows"))
        self.done.setToolTip(self.done.accessibleName())
        for intent, button in self._buttons.items():
            if intent in props.labels:
                spoken = props.play_spoken if button is self.play else ""
                button.set_label(props.labels[intent], spoken)
            button.setVisible(intent in props.labels)
        self.play.setToolTip(props.play_spoken)
        self.setAccessibleName(props.title)
        self.updateGeometry()
