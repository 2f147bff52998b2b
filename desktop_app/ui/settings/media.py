"""Where the downloads lie: a path, how much is there, and moving them elsewhere."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.ui.settings.fields import PAD, PathField, Row
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.buttons import Button, ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS, rounded
from desktop_app.ui.widgets.labels import FlowLayout, Label

_BAR = 6


@dataclass(frozen=True, slots=True)
class MoveShown:
    """A move under way, in bytes."""

    to: str
    moved: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        """0 to 1."""
        return min(1.0, self.moved / self.total) if self.total else 0.0


@dataclass(frozen=True, slots=True)
class MediaShown:
    """Where the downloads lie, and what may be done about it."""

    folder: str = ""
    size: int = 0
    free: int = 0
    """Bytes on the disk of the folder."""
    readable: bool = True
    movable: bool = True
    """A scenario keeps its own in its place."""
    is_own: bool = True
    """It is the folder inside of the library's, and there is nothing to move back."""
    move: MoveShown | None = None


def sentence(shown: MediaShown, texts: Texts) -> str:
    """How much lies there, or why nobody knows."""
    if not shown.readable:
        return texts.tr("This folder cannot be read now.", "settings: the downloads")
    amount = texts.tr("%1 of downloads here, %2 free on this disk.", "settings")
    return texts.fill(amount, texts.size(shown.size), texts.size(shown.free))


def progress(move: MoveShown, texts: Texts) -> str:
    """``420 MB of 1.2 GB (35 %)``."""
    if not move.total:
        return texts.tr("Looking at what there is to move.", "settings: the downloads")
    said = texts.tr("%1 (%2). Downloads wait meanwhile.", "settings: so much is moved, percent")
    return texts.fill(said, texts.part_of_size(move.moved, move.total), texts.percent(move.share))


class _Bar(QWidget):
    """How far it is."""

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(parent)
        self._holder = holder
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """0 to 1."""
        self._share = share
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._holder.theme.grown(_BAR) + int(2 * FOCUS))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._holder.theme.tokens
        painter = QPainter(self)
        high = self._holder.theme.grown(_BAR)
        whole = QRectF(FOCUS, FOCUS, self.width() - 2 * FOCUS, high)
        rounded(painter, whole, high / 2, fill=tokens.raised, edge=tokens.edge)
        if self._share > 0:
            wide = max(high, whole.width() * self._share)
            part = QRectF(whole.left(), whole.top(), wide, high)
            rounded(painter, part, high / 2, fill=tokens.accent)
        painter.end()


class MediaRow(QWidget):
    """The path, and buttons below it; while the downloads move, how far they are."""

    move_requested = Signal()
    """A folder is to be chosen."""
    move_back_requested = Signal()
    show_requested = Signal()
    """The folder, in the file manager."""
    cancel_requested = Signal()

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._shown = MediaShown()
        self.path = PathField(holder, self)
        self._row = Row(holder, self.path, self)
        self._buttons = QWidget(self)
        self.move_button = self._button(holder, self._buttons)
        self.back = self._button(holder, self._buttons)
        self.show_button = self._button(holder, self._buttons)
        flow = FlowLayout(self._buttons, 4)
        for button in (self.move_button, self.back, self.show_button):
            flow.addWidget(button)
        self._panel = QWidget(self)
        self._to = Label(holder, Style.BODY_MEDIUM, "text", self._panel, wrap=True)
        self._how_far = Label(holder, Style.SMALL, "dim", self._panel, wrap=True)
        self._bar = _Bar(holder, self._panel)
        self.cancel = self._button(holder, self._panel)
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        for label in (self._to, self._how_far):
            label.setContentsMargins(int(FOCUS), 0, int(FOCUS), 0)
            inside.addWidget(label)
        inside.addSpacing(4)
        inside.addWidget(self._bar)
        inside.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        around = PAD - int(FOCUS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._row)
        below = QVBoxLayout()
        below.setContentsMargins(around, 0, around, around)
        below.addWidget(self._buttons)
        below.addWidget(self._panel)
        layout.addLayout(below)
        self.move_button.clicked.connect(self.move_requested)
        self.back.clicked.connect(self.move_back_requested)
        self.show_button.clicked.connect(self.show_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self._panel.hide()
        self._refresh()

    def _button(self, holder: ThemeHolder, parent: QWidget) -> Button:
        button = Button(holder, "", ButtonKind.OUTLINED, parent, surface="card")
        button.setMinimumWidth(80)
        return button

    def show_media(self, shown: MediaShown) -> None:
        """Something else holds now."""
        if shown != self._shown:
            self._shown = shown
            self._refresh()

    def set_texts(self, texts: Texts) -> None:
        """Ask every sentence again."""
        self._texts = texts
        self._refresh()

    def _refresh(self) -> None:
        texts, shown = self._texts, self._shown
        name = texts.tr("Downloads", "a folder")
        self._row.set_words(name, sentence(shown, texts))
        self.path.setAccessibleName(name)
        self.path.set_path(shown.folder)
        self.move_button.set_label(texts.tr("Move…", "button: the downloads, to another folder"))
        self.back.set_label(texts.tr("Move back", "button: the downloads, to where they were"))
        self.show_button.set_label(texts.tr("Show folder", "button: in the file manager"))
        self.cancel.set_label(texts.tr("Cancel the move", "button"))
        self.move_button.setVisible(shown.movable)
        self.back.setVisible(shown.movable and not shown.is_own)
        self._show_move(shown.move)

    def _show_move(self, move: MoveShown | None) -> None:
        """The panel in place of the buttons; the keyboard stays where it was."""
        texts, held = self._texts, self.focusWidget()
        if move is not None:
            to = texts.tr("Moving your downloads to %1", "settings: a folder")
            self._to.setText(texts.fill(to, move.to))
            self._how_far.setText(progress(move, texts))
            self._bar.set_share(move.share)
        began, ended = self._panel.isHidden(), self._buttons.isHidden()
        self._panel.setVisible(move is not None)
        self._buttons.setVisible(move is None)
        if move is not None and began and held is not None:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif move is None and ended and held is not None:
            self.move_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, Button):
            focused.click()
        else:
            super().keyPressEvent(event)
