"""Start the program on a library, up to its first painted rows, and say what it took.

    python -m tests.support.first_picture FOLDER

prints a JSON object: `rows` that the first picture shows, the names of all `modules` that are
there then, `rss_kib` of memory, and `cpu_s` of processor time since the process began.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from desktop_app.cli import main  # first, as the program does

assert main
from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop_app.start.application import make_application  # noqa: E402
from desktop_app.start.options import Options  # noqa: E402
from desktop_app.start.program import Program  # noqa: E402


class FirstPicture(QObject):
    """Waits until the rows of the library have been painted."""

    def __init__(self, app: QApplication, program: Program) -> None:
        super().__init__(app)
        self._app = app
        self._program = program
        self.found: dict[str, Any] = {}
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        session = self._program.session
        if event.type() is QEvent.Type.Paint and session is not None:
            view = session.downloads_page.view
            if watched is view.viewport():
                self._app.removeEventFilter(self)
                QTimer.singleShot(0, self.look)
        return False

    def look(self) -> None:
        session = self._program.session
        assert session is not None
        used = resource.getrusage(resource.RUSAGE_SELF)
        status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        (rss,) = (line.split()[1] for line in status if line.startswith("VmRSS"))
        self.found = {
            "rows": session.downloads_page.model.rowCount(),
            "modules": sorted(sys.modules),
            "rss_kib": int(rss),
            "cpu_s": used.ru_utime + used.ru_stime,
        }
        self._app.exit()


def start(folder: Path) -> dict[str, Any]:
    app = make_application()
    program = Program(app, Options(data_dir=folder, locale="en"))
    first = FirstPicture(app, program)
    program.run()
    return first.found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(start(Path(sys.argv[1]))))
