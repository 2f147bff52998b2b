"""The program in its window, telling line by line what the keyboard did to it.

Run by `keys.py` as `python -m tests.access.typed_at FOLDER`. On standard input it is told which
variant of the warning is met from now on.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from desktop_app.ledger.events import Event
from desktop_app.session.session import Session
from desktop_app.start.application import make_application
from desktop_app.start.options import Options
from desktop_app.start.program import Program


def tell(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201  it is read by whoever types


class Teller(QObject):
    """Tells of the session that is open."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._session: Session | None = None
        self._looks = QTimer(self, interval=20)
        self._looks.timeout.connect(self.on_look)
        self._looks.start()
        self._told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._told.activated.connect(self.on_told)

    def on_look(self) -> None:
        session = self._program.session
        if session is None or session is self._session or not session.window.isVisible():
            return
        if session.downloads_page.view.current_key is None:
            return
        self._session = session
        session.library.confirmation_needed.connect(self.on_asked)
        session.library.happened.connect(self.on_happened)
        session.window.place_changed.connect(self.on_place)
        session.downloads_page.search.textChanged.connect(self.on_text)
        session.player.seek_requested.connect(self.on_sought)
        session.player.mute_requested.connect(self.on_muted)
        tell("ready")

    def on_asked(self, _needed: object) -> None:
        tell("asked")

    def on_happened(self, event: Event) -> None:
        tell("happened", type(event).__name__)

    def on_place(self, place: object) -> None:
        tell("place", place)

    def on_text(self, text: str) -> None:
        tell("text", text)

    def on_sought(self, _position: float) -> None:
        tell("sought")

    def on_muted(self) -> None:
        tell("muted")

    def on_told(self) -> None:
        variant = sys.stdin.readline().strip()
        if not variant:
            self._program.on_interrupted()
        elif self._session is not None:
            self._session.variants.choose(variant)
            tell("variant", variant)


if __name__ == "__main__":
    program = Program(
        make_application(),
        Options(data_dir=Path(sys.argv[1]), scenario="last-renewal", locale="en"),
    )
    teller = Teller(program)
    sys.exit(program.run())
