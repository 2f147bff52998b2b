"""Where the downloads lie: a path, how much is there, and moving them elsewhere."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_app.domain.media_folder import MediaShown, MoveShown
from desktop_app.ui.settings.fields import PathField
from desktop_app.ui.settings.panel import AROUND, PanelRow, card_button
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, Theme, ThemeHolder
from desktop_app.ui.widgets.boxes import add
from desktop_app.ui.widgets.buttons import ButtonKind
from desktop_app.ui.widgets.drawing import FOCUS, rounded
from desktop_app.ui.widgets.labels import FlowLayout
from desktop_app.ui.widgets.painted import Painted

_BAR = 6


def sentence(shown: MediaShown, texts: Texts) -> str:
    """Say how much lies there, or why nobody knows."""
    if not shown.readable:
        return texts.tr("This folder cannot be read now.", "settings: the downloads")
    amount = texts.tr("%1 of downloads here, %2 free on this disk.", "settings")
    return texts.fill(amount, texts.size(shown.size), texts.size(shown.free))


def progress(move: MoveShown, texts: Texts) -> str:
    """Say how far it is: ``420 MB of 1.2 GB (35 %)``."""
    if not move.total:
        return texts.tr("Preparing the move.", "settings: the downloads")
    said = texts.tr("%1 (%2). Downloads wait meanwhile.", "settings: so much is moved, percent")
    return texts.fill(said, texts.part_of_size(move.moved, move.total), texts.percent(move.share))


class _Bar(Painted):
    """How far a move is."""

    share = 0.0

    def __init__(self, holder: ThemeHolder, parent: QWidget) -> None:
        super().__init__(holder, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._holder.theme.grown(_BAR) + int(2 * FOCUS))

    @override
    def paint(self, painter: QPainter, theme: Theme) -> None:
        tokens, high = theme.tokens, theme.grown(_BAR)
        bar = QRectF(FOCUS, FOCUS, self.width() - 2 * FOCUS, high)
        rounded(painter, bar, high / 2, fill=tokens.raised, edge=tokens.edge)
        if self.share > 0:
            bar.setWidth(max(high, bar.width() * self.share))
            rounded(painter, bar, high / 2, fill=tokens.accent)


class MediaRow(PanelRow):
    """The path, and buttons below it; while the downloads move, how far they are."""

    move_requested = Signal()
    """A folder is to be chosen."""
    move_back_requested = Signal()
    show_requested = Signal()
    """The folder, in the file manager."""
    cancel_requested = Signal()

    def __init__(self, holder: ThemeHolder, texts: Texts, parent: QWidget) -> None:
        path = PathField(holder, parent)
        super().__init__(holder, path, Style.BODY_MEDIUM, parent)
        self.path = path
        self._texts = texts
        self._shown = MediaShown()
        self._buttons = QWidget(self)
        self._buttons.setContentsMargins(AROUND, 0, AROUND, AROUND)
        self.move_button, self.back, self.show_button = (
            card_button(holder, self._buttons, ButtonKind.OUTLINED) for _ in range(3)
        )
        flow = FlowLayout(self._buttons, 4)
        for button in (self.move_button, self.back, self.show_button):
            flow.addWidget(button)
        self._bar = _Bar(holder, self.panel)
        self.cancel = card_button(holder, self.panel, ButtonKind.OUTLINED)
        self.inside.setContentsMargins(AROUND, 0, AROUND, AROUND)
        add(self.inside, self._bar, (self.cancel, Qt.AlignmentFlag.AlignLeft))
        add(self.box, self._buttons, self.panel)
        self.move_button.clicked.connect(self.move_requested)
        self.back.clicked.connect(self.move_back_requested)
        self.show_button.clicked.connect(self.show_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self._refresh()

    def show_media(self, shown: MediaShown) -> None:
        """Show what holds now."""
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
        self.row.set_words(name, sentence(shown, texts))
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
        """Show the panel in place of the buttons; the keyboard stays where it was."""
        texts, held = self._texts, self.focusWidget()
        if move is not None:
            to = texts.tr("Moving your downloads to %1", "settings: a folder")
            self.first.setText(texts.fill(to, move.to))
            self.second.setText(progress(move, texts))
            self._bar.share = move.share
            self._bar.update()
        began, ended = self.panel.isHidden(), self._buttons.isHidden()
        self.panel.setVisible(move is not None)
        self._buttons.setVisible(move is None)
        if move is not None and began and held is not None:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif move is None and ended and held is not None:
            self.move_button.setFocus(Qt.FocusReason.OtherFocusReason)
