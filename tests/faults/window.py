"""The true window on a data directory: every row is looked at, time passes, and it is closed.

python -m tests.faults.window DATA_DIR [DICE]

With dice the library is damaged by them once it is open.
"""

import sys
from pathlib import Path
from random import Random

from PySide6.QtCore import QTimer

from desktop_app.features.showing.conditions import DAMAGE
from desktop_app.session.session import Session
from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from desktop_app.start.trouble import run
from tests.faults.damages import swapped, values


def look_at_everything(session: Session) -> None:
    """As a person who goes down the rows of both lists and opens every page."""
    for page in (session.downloads_page, session.catalogue_page):
        page.model.reload()
    for page in (session.downloads_page, session.catalogue_page):
        model = page.model
        for number in range(model.rowCount()):
            key = model.key(number)
            if isinstance(key, tuple):
                session.showing.inspecting.on_current_changed(key)
    for place in ("catalogue", "rules", "settings", "library"):
        session.window.show_place(place)
        session.window.grab()
    session.ticker.tick()


def main() -> int:
    """Open it, look, close it; the exit code."""
    make_application()
    opened = Program.open

    def open_and_look(program: Program, *chosen: object) -> None:
        opened(program, *chosen)  # type: ignore[arg-type]
        QTimer.singleShot(50, lambda: look(program))

    def look(program: Program) -> None:
        if program.session is not None:
            if len(sys.argv) > 2:
                dice = Random(sys.argv[2])
                dice.choice((values, swapped))(dice, Path(sys.argv[1]))
            QTimer.singleShot(300, lambda: end(program))
            look_at_everything(program.session)

    def end(program: Program) -> None:
        session = program.session
        if session is not None and session.window.banner(DAMAGE) is not None:
            sys.stderr.write("DAMAGE shown\n")
        program._app.quit()

    Program.open = open_and_look  # type: ignore[method-assign]
    return run(Options(data_dir=Path(sys.argv[1]), locale="en"))


if __name__ == "__main__":
    sys.exit(main())
