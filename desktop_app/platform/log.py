"""The rotating log, where to look when something went wrong."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from desktop_app.platform.regular import require_regular

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_file(data_dir: Path) -> Path:
    """Return where the log of a data directory lies."""
    return data_dir / "log" / "sablier.log"


def start_log(data_dir: Path) -> None:
    """Write warnings, errors and uncaught exceptions to three files of at most 512 KiB.

    Raises:
        OSError: the folder cannot be written.
    """
    logging.raiseExceptions = False  # a full disk is told by the window, not by tracebacks
    path = log_file(data_dir)
    path.parent.mkdir(parents=True, exist_ok=True)
    require_regular(path)
    handler = RotatingFileHandler(
        path, maxBytes=512 * 1024, backupCount=2, encoding="utf-8", errors="backslashreplace"
    )
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    sys.excepthook = _on_uncaught


def _on_uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    sys.__excepthook__(kind, error, traceback)
    if issubclass(kind, Exception):
        logging.getLogger("sablier").critical("uncaught", exc_info=(kind, error, traceback))
