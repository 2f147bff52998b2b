"""`replay`: the rulebook with no window (part R). Imports no Qt and no pydantic."""

from typing import BinaryIO, TextIO

from desktop_app.domain.policy import Policy
from desktop_app.domain.timeline import Timeline
from desktop_app.formats.replay_lines import FindPolicy, LineError, parse_line, print_line


class ReplayError(Exception):
    """A line that ends the run; the text is ``line N: FIELD: reason``."""


def run(lines: BinaryIO, out: TextIO, policy: Policy, find_policy: FindPolicy) -> None:
    """Answer every line as soon as it is read; what was answered before a fault stands.

    Raises `ReplayError` for a line that is wrong or cannot be read, and `OSError` only where `out`
    cannot be written.
    """
    timeline = Timeline(policy)
    number = 0
    while True:
        number += 1
        try:
            line = lines.readline()
            if not line:
                return
            at, action = parse_line(line, find_policy)
        except OSError as error:
            raise ReplayError(f"line {number}: line: cannot be read: {error.strerror}") from error
        except LineError as error:
            raise ReplayError(f"line {number}: {error}") from None
        print(print_line(timeline.run(at, action)), file=out, flush=True)
