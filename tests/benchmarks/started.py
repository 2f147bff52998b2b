"""The real program, from its command line to its first painted rows.

    python -m tests.benchmarks.started DATA WATCHED_MS

It is told nothing but to say when its list was painted with rows in it, then how long its window
stood still in the time that it was watched, and what memory it holds at the end.
"""

import sys
import time
from pathlib import Path
from typing import Any


def main(data: Path, watched_ms: int) -> None:
    """Run it as its command does."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from desktop_app.cli import main as command
    from desktop_app.ui.lines.view import LinesView
    from tests.benchmarks.gaps import Gaps
    from tests.benchmarks.measuring import resident, tell

    found: dict[str, Any] = {}
    painted = LinesView.paintEvent

    def looked_at() -> None:
        found["still_ms"], found["mib"] = found.pop("gaps").longest, resident()
        QCoreApplication.quit()

    def paint_event(self: LinesView, event: Any) -> None:
        painted(self, event)
        if not found and self.model().rowCount():
            found["painted_at"] = time.monotonic()
            found["gaps"] = Gaps()
            found["gaps"].start()
            QTimer.singleShot(watched_ms, looked_at)

    LinesView.paintEvent = paint_event  # type: ignore[method-assign]
    try:
        command(["--data-dir", str(data), "--locale", "en"], prog_name="sablier")
    except SystemExit as ended:
        if ended.code:
            raise
    tell(**found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
