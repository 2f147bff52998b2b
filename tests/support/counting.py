"""What a piece of work asks of the database: every statement, and every row that reached Python."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database


@dataclass
class Work:
    """What was counted."""

    statements: list[str] = field(default_factory=list)
    rows: int = 0
    steps: int = 0
    """Instructions of SQLite's machine, to the nearest ten."""

    @property
    def shapes(self) -> list[str]:
        """The statements without the values that are asked for."""
        return [re.sub(r"'(?:[^']|'')*'|-?\b[0-9]+\b", "?", one) for one in self.statements]

    @property
    def size(self) -> tuple[int, int]:
        """Statements and rows."""
        return len(self.statements), self.rows


@contextmanager
def counted(db: Database) -> Iterator[Work]:
    """Count in SQLite itself, so that nothing goes past it."""
    work = Work()

    def on_statement(statement: str) -> None:
        if not statement.startswith("--"):  # what a trigger does
            work.statements.append(statement)

    def on_row(_cursor: Any, row: tuple[Any, ...]) -> tuple[Any, ...]:
        work.rows += 1
        return row

    def on_steps() -> None:
        work.steps += 10

    db.conn.set_trace_callback(on_statement)
    db.conn.set_progress_handler(on_steps, 10)
    db.conn.row_factory = on_row
    try:
        yield work
    finally:
        db.conn.set_trace_callback(None)
        db.conn.set_progress_handler(None, 0)
        db.conn.row_factory = None
