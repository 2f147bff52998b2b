"""What keeps the window from opening, said in the user's language where the user looks."""

import os
import stat
import sys
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop_app.formats.faults import FormatError
from desktop_app.ledger.commands import ScenarioError
from desktop_app.platform.output import complain
from desktop_app.platform.regular import Kind
from desktop_app.session.shipped import UnknownScenarioError
from desktop_app.start.application import make_application
from desktop_app.start.instance import NotAnsweringError
from desktop_app.start.options import Options
from desktop_app.start.program import run_window
from desktop_app.storage.unusable import LibraryError, Unusable
from desktop_app.ui.text import Texts, system_language
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from desktop_app.ui.trouble import TroubleWindow

_LAUNCHED = ("GIO_LAUNCHED_DESKTOP_FILE", "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""What menus and docks say to a program that they start."""


def run(options: Options) -> int:
    """Open the window, or say why that cannot be; the exit code."""
    try:
        return run_window(options)
    except (FormatError, ScenarioError, LibraryError, NotAnsweringError) as error:
        texts = Texts(options.locale or system_language())
        sentence = opening_trouble(error, texts)
        complain(sentence)
        if not terminal_is_read():
            show(sentence, texts, options)
        return 1 if isinstance(error, LibraryError | NotAnsweringError) else 2


def opening_trouble(error: Exception, texts: Texts) -> str:
    """Return why it cannot open; what is wrong in a file is said as the file's format says it."""
    match error:
        case LibraryError():
            return _library_trouble(error, texts)
        case NotAnsweringError():
            return texts.tr(
                "Sablier is open but does not answer: "
                "wait until it does, or end it, and start it again.",
                "opening",
            )
        case UnknownScenarioError(name=name, known=known):
            sentence = texts.tr(
                "%1: is neither a file nor a scenario that ships; those are %2", "opening"
            )
            return texts.fill(sentence, name, ", ".join(known))
        case _:  # a fault in a file, which says itself where it is
            return str(error)


def _library_trouble(error: LibraryError, texts: Texts) -> str:
    match error.why:
        case Unusable.NOT_WRITABLE:
            sentence = texts.tr(
                "The library cannot be written in %1 (%2): "
                "choose another folder with --data-dir, or allow writing there.",
                "opening",
            )
            return texts.fill(sentence, str(error.path.parent), error.detail)
        case Unusable.FULL:
            sentence = texts.tr(
                "The disk that holds %1 is full, so the library cannot be written: "
                "delete something else from that disk, and try again.",
                "opening",
            )
            return texts.fill(sentence, str(error.path.parent))
        case Unusable.DAMAGED:
            sentence = texts.tr(
                "The library %1 is damaged (%2) and was left as it is: "
                "put a backup in its place, or choose another folder with --data-dir.",
                "opening",
            )
            return texts.fill(sentence, str(error.path), error.detail)
        case Unusable.NEWER:
            sentence = texts.tr(
                "The library %1 was written by a newer version of Sablier (%2): "
                "use that version, or choose another folder with --data-dir.",
                "opening",
            )
            return texts.fill(sentence, str(error.path), error.detail)
        case Unusable.LOCKED:
            sentence = texts.tr(
                "The library %1 is locked by another program: close that program and try again.",
                "opening",
            )
            return texts.fill(sentence, str(error.path))
        case Unusable.NOT_A_FILE:
            sentence = texts.tr(
                "%1 is %2, not a file, and was left as it is: "
                "move it away, or choose another folder with --data-dir.",
                "opening",
            )
            return texts.fill(sentence, str(error.path), _in_words(error.detail, texts))
        case _:
            assert_never(error.why)


def _in_words(kind: str, texts: Texts) -> str:
    """Say what lies in the place of a file."""
    match kind:
        case Kind.FOLDER:
            return texts.tr("a folder", "in the place of a file")
        case Kind.PIPE:
            return texts.tr("a pipe", "in the place of a file")
        case Kind.DEVICE:
            return texts.tr("a device", "in the place of a file")
        case Kind.SOCKET:
            return texts.tr("a socket", "in the place of a file")
        case Kind.LEADS_NOWHERE:
            return texts.tr("a link that leads nowhere", "in the place of a file")
        case Kind.ENDLESS:
            return texts.tr("a link that leads to itself", "in the place of a file")
        case _:  # the detail is text: a kind that has no words here stands as it is
            return kind


def terminal_is_read() -> bool:
    """Return whether a person, a file or a program reads standard error."""
    if sys.stderr is None or any(os.environ.get(name) for name in _LAUNCHED):
        return False
    try:
        kind = os.fstat(sys.stderr.fileno()).st_mode
    except (OSError, ValueError):
        return True  # it is not a file of the system: whoever put it there reads it
    return sys.stderr.isatty() or stat.S_ISFIFO(kind) or stat.S_ISREG(kind)


def show(sentence: str, texts: Texts, options: Options) -> None:
    """Show a sentence in a small window, until it is closed."""
    app = make_application()
    holder = ThemeHolder(app, ThemeChoice(options.theme or "system"), options.text_size or 100)
    window = TroubleWindow(holder, texts, sentence)
    window.finished.connect(QCoreApplication.quit)
    window.show()
    app.exec()
    holder.deleteLater()
