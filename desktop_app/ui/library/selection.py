"""The bar that stands in place of the chips while several rows are selected."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.intent import Intent
from desktop_app.ui.library.rows import DownloadProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import wrap_within
from desktop_app.ui.widgets.labels import FlowLayout, Label


@dataclass(frozen=True, slots=True)
class SelectionProps:
    """What the selected rows can do together; an empty label is no button."""

    title: str
    play: str
    play_spoken: str
    renew: str
    remove: str
    clear: str


def selection_props(
    count: int, rows: Sequence[DownloadProps] | None, texts: Texts
) -> SelectionProps:
    """What is offered for `count` rows; `rows` is None where there are too many to look at."""
    title = texts.tr("%n selected", "rows", count)
    if rows is None:
        return SelectionProps(
            title,
            play="",
            play_spoken="",
            renew=texts.tr("Renew", "button"),
            remove=texts.tr("Remove", "button: a copy"),
            clear=texts.tr("Clear", "button: take a greyed row off the list"),
        )
    playable = next((row for row in rows if row.playable and not row.greyed), None)
    renewable = sum(row.renewable for row in rows)
    removable = sum(row.removable for row in rows)
    clearable = sum(row.clearable for row in rows)
    play, spoken = "", ""
    if playable is not None:
        play = texts.tr("Play", "button")
        first = texts.tr("Play “%1”, the first that can be played", "button: of several rows")
        spoken = texts.fill(first, playable.title)
    return SelectionProps(
        title,
        play,
        spoken,
        renew=texts.tr("Renew %n", "button: of several rows", renewable) if renewable else "",
        remove=texts.tr("Remove %n", "button: of several rows", removable) if removable else "",
        clear=texts.tr("Clear %n", "button: of several rows", clearable) if clearable else "",
    )


class SelectionBar(QWidget):
    """*3 selected*, and what they can do."""

    asked = Signal(object)
    """An Intent, of all the selected rows that it concerns."""
    done_requested = Signal()
    """Select nothing more."""

    def __init__(self, holder: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.done = Button(holder, "", ButtonKind.QUIET, self, icon="x")
        self._title = Label(holder, Style.SMALL_STRONG, "text", self)
        self.play = Button(holder, "", ButtonKind.PRIMARY, self, icon="play")
        self.renew = Button(holder, "", ButtonKind.OUTLINED, self, icon="refresh-cw")
        self.remove = Button(holder, "", ButtonKind.OUTLINED, self, icon="trash-2")
        self.clear = Button(holder, "", ButtonKind.OUTLINED, self, icon="square-x")
        flow = FlowLayout(self, gap=2)
        for one in (self.done, self._title, self.play, self.renew, self.remove, self.clear):
            flow.addWidget(one)
        self._title.setContentsMargins(0, 0, 12, 0)
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        wrap_within(self, QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.done.clicked.connect(self.done_requested)
        for button, intent in (
            (self.play, Intent.PLAY),
            (self.renew, Intent.RENEW),
            (self.remove, Intent.REMOVE),
            (self.clear, Intent.CLEAR),
        ):
            button.clicked.connect(partial(self.asked.emit, intent))

    @property
    def title(self) -> str:
        """How many are selected."""
        return self._title.text()

    def show_props(self, props: SelectionProps, texts: Texts) -> None:
        """Offer this now."""
        self._title.setText(props.title)
        self._title.setFixedHeight(self.done.sizeHint().height())
        self.done.setAccessibleName(texts.tr("Select nothing more", "button: of several rows"))
        self.done.setToolTip(self.done.accessibleName())
        for button, label in (
            (self.play, props.play),
            (self.renew, props.renew),
            (self.remove, props.remove),
            (self.clear, props.clear),
        ):
            if label:
                button.set_label(label)
            button.setVisible(bool(label))
        self.play.setAccessibleName(props.play_spoken or props.play)
        self.play.setToolTip(props.play_spoken)
        self.setAccessibleName(props.title)
        self.updateGeometry()
