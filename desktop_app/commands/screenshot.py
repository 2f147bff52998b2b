"""Drawing any view of the real window into a file: the same picture at every run."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QObject, QPoint, QSize, QTimer, QTimeZone
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog
from typing_extensions import override

from desktop_app.commands.reading import picturing
from desktop_app.domain.facilitator import ScenarioCard
from desktop_app.domain.playback import Phase
from desktop_app.domain.settings import Remembered
from desktop_app.features.facilitator.presenter import Facilitator
from desktop_app.features.views import PLAYER_VIEWS
from desktop_app.features.views import VIEWS as OF_THE_PARTICIPANT
from desktop_app.formats.faults import quoted
from desktop_app.platform.output import say_bytes
from desktop_app.session.session import PICTURED_DISK, Session, open_session
from desktop_app.session.shipped import scenario_heads
from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.storage.whole import appearing
from desktop_app.ui.theme import ThemeChoice

FACILITATOR = "facilitator"
VIEWS = (*OF_THE_PARTICIPANT, FACILITATOR)

__all__ = ["VIEWS", "NotDrawnError", "parse_size", "take"]

ZONE = "Europe/Paris"
"""The time zone of a picture whose scenario names none."""
SMALLEST = QSize(320, 240)
"""Below this no view has room for anything."""
_NOTHING = {
    "player": "There is no episode that may be played.",
    "warning": "There is no last renewal to warn of.",
    "variants": "There is no last renewal to warn of.",
}
_GIVE_UP_AFTER_MS = 20_000
_SETTLE_MS = 50
_POINTER = (
    QEvent.Type.Enter,
    QEvent.Type.HoverEnter,
    QEvent.Type.HoverMove,
    QEvent.Type.MouseMove,
)


class NotDrawnError(Exception):
    """There is nothing to draw, or nowhere to draw it to; the text says which."""


def parse_size(text: str) -> QSize:
    """``1280x800`` as a size in pixels.

    Raises:
        ValueError: it is no size, or one that no window has.
    """
    found = re.fullmatch(r"([0-9]{1,4})x([0-9]{1,4})", text)
    size = QSize() if found is None else QSize(int(found[1]), int(found[2]))
    if size.width() < SMALLEST.width() or size.height() < SMALLEST.height():
        raise ValueError(
            "--size is WIDTHxHEIGHT in pixels, such as 1280x800, from "
            f"{SMALLEST.width()}x{SMALLEST.height()} on, not {quoted(text)}"
        )
    return size


def take(options: Options, view: str, output: Path, size: QSize) -> int:
    """Draw `view` of what the options name into a PNG file, or standard output (``-``).

    Returns:
        The exit code.

    Raises:
        FormatError: the scenario has faults.
        LibraryError: the library cannot be used.
        NotDrawnError: there is no player or no warning to draw, or the file cannot be written.
    """
    with picturing(options) as library:
        app = make_application()  # what cannot be read is said before Qt has anything to say
        scenario = library.scenario
        zone = ZONE if scenario is None or scenario.zone is None else scenario.zone
        session = open_session(
            app,
            library,
            options.folder,
            zone=QTimeZone(zone.encode()),
            disk=PICTURED_DISK,
        )
        try:
            session.window.resize(size)
            session.window.setFixedSize(size)
            session.window.show()
            if view == FACILITATOR:
                picture = _facilitator(app, session, options, size)
            else:
                picture = _Camera(app, session, view).picture()
        finally:
            session.close()
    _write(picture, output)
    return 0


def _write(picture: QPixmap, output: Path) -> None:
    drawn = QBuffer()
    picture.save(drawn, "PNG")
    if str(output) == "-":
        say_bytes(drawn.data().data())
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with appearing(output) as new:
            new.write_bytes(drawn.data().data())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NotDrawnError(
            f"{output} cannot be written ({reason}): choose another file with -o"
        ) from error


def _facilitator(app: QApplication, session: Session, options: Options, size: QSize) -> QPixmap:
    """Draw the facilitator's window, with that session attached."""
    made = Facilitator(
        app,
        _NoOtherSession(),
        session.texts.language,
        ThemeChoice(options.theme or ThemeChoice.DARK),
        options.text_size or 100,
    )
    try:
        cards = [ScenarioCard(*head) for head in scenario_heads()]
        scenario = session.opened.scenario
        made.window.setFixedSize(size)
        made.window.show()
        made.attach(
            session.features.participant, cards, None if scenario is None else scenario.name
        )
        QTimer.singleShot(4 * _SETTLE_MS, app.exit)
        app.exec()
        return made.window.grab()
    finally:
        made.close()


class _NoOtherSession:
    """Opens nothing: a picture is of one session."""

    def open_card(self, key: str) -> None:
        """Do nothing: nothing is pressed in a picture."""

    def open_file(self, file: str) -> None:
        """Do nothing: nothing is pressed in a picture."""

    def next_participant(self) -> None:
        """Do nothing: nothing is pressed in a picture."""


class _Camera(QObject):
    """Brings one view before the lens, and waits until it has come to rest."""

    def __init__(self, app: QApplication, session: Session, view: str) -> None:
        super().__init__()
        self._app = app
        self._session = session
        self._view = view
        self._ready: Callable[[], bool] = lambda: True
        self._waited = 0
        self._was_ready = False

    def picture(self) -> QPixmap:
        """Draw the view, once it has come to rest."""
        self._app.installEventFilter(self)
        self._prepare()
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(_SETTLE_MS)
        self._app.exec()
        timer.stop()
        self._app.removeEventFilter(self)
        window = self._session.window
        picture = window.grab()
        painter = QPainter(picture)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                at = window.mapFromGlobal(dialog.mapToGlobal(QPoint()))
                painter.drawPixmap(at, dialog.grab())
        painter.end()
        return picture

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wherever the pointer happens to be, nothing shows it."""
        return event.type() in _POINTER

    def _look(self) -> None:
        """Ready at two looks, it is laid out as well."""
        self._waited += _SETTLE_MS
        was_ready, self._was_ready = self._was_ready, self._ready()
        if self._waited > _GIVE_UP_AFTER_MS or (was_ready and self._was_ready):
            self._app.exit()  # quit() would close the windows first

    def _prepare(self) -> None:
        session = self._session
        if self._view in PLAYER_VIEWS:
            session.settings.put(Remembered.EXPLAINED_FIRST_PLAY, value=True)
            session.playback.hold_at(Phase.PLAYING)
            self._ready = self._has_picture
        if not session.features.views.show(self._view):
            folder = session.folder.state
            if self._view in PLAYER_VIEWS and not folder.readable:
                raise NotDrawnError(f"{folder.path} cannot be read: connect its disk and try again")
            raise NotDrawnError(_NOTHING["player" if self._view in PLAYER_VIEWS else self._view])

    def _has_picture(self) -> bool:
        undecodable = self._session.playback.shown.phase is Phase.UNDECODABLE
        return undecodable or self._session.player.surface.has_picture
