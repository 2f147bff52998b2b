"""What the command line says: in whatever encoding there is, to whoever still listens.

Standard library only: the doctor speaks through it where Qt does not run.
"""

import io
import os
import sys
from pathlib import Path
from typing import NoReturn, TextIO

CLOSED = "standard output is closed"
_LONGEST_WORD = 300
"""What is typed comes back in sentences; a word of more than this comes back cut."""


def prepare() -> None:
    """Make the standard streams take any text, and leave none of their places free.

    A terminal keeps its encoding, and shows by its number what that lacks; elsewhere it is UTF-8.
    What is opened later must not take the place of a closed stream: a library of C that writes to
    its standard error would write into that file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free: this one
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (until the end)


def say(text: str) -> None:
    """Print an answer; where nobody takes it, end with code 1 and one sentence."""
    try:
        print(text, file=answers(), flush=True)
    except OSError as error:
        stop_writing(error)


def say_bytes(content: bytes | bytearray | memoryview) -> None:
    """Write an answer that is no text; where nobody takes it, end as `say` does."""
    try:
        answers().buffer.write(content)
        answers().buffer.flush()
    except OSError as error:
        stop_writing(error)


def complain(sentence: str) -> None:
    """Print a sentence to standard error; where nobody takes it, there is nobody to tell."""
    try:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def answers() -> TextIO:
    """Standard output, where it is open.

    Raises:
        OSError: it was closed before the program began.
    """
    if sys.stdout is None:
        raise OSError(CLOSED)
    return sys.stdout


def stop_writing(error: OSError) -> NoReturn:
    """End because an answer cannot be written; a reader who has gone away is told nothing."""
    if sys.stdout is not None:
        _abandon(sys.stdout)
    if not isinstance(error, BrokenPipeError):
        reason = error.strerror or error
        complain(f"The answer cannot be written: {reason}; send it elsewhere.")
    sys.exit(1)


def cut(text: str) -> str:
    """Return the text, with the middle of each very long word left out."""
    half = _LONGEST_WORD // 2
    return " ".join(
        word if len(word) <= _LONGEST_WORD else f"{word[:half]}…{word[-half:]}"
        for word in text.split(" ")
    )


def _abandon(stream: TextIO) -> None:
    """Drop what Python still holds of a stream, at the end of the program too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
