"""Ways to damage a library, each a roll of the dice over the bytes of a whole one."""

import os
import re
import socket
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

DATABASE = "library/library.db"
PAGE = 4096
WORDS = re.compile(rb"[\x20-\x7e]{4,}")
STRANGE: tuple[object, ...] = (
    None, -1, 0, 1, 2, 7, -(2**63), 2**63 - 1, 253_402_300_800_000, -62_135_596_800_001,
    0.5, -0.5, float("inf"), float("-inf"), 1e308, "", " ", "x", "\0", "../../etc/passwd", "salt",
    "\ud7ff\U0010ffff", b"\xff\xfe", b"", "null", "[]", "{}", "[1]", "NaN", '{"a": NaN}',
    '{"en": 1}',
    '{"en": "\\ud800"}', "[" * 2_000, "1" * 5_000, '{"name": "x", "max_renewals": -1}',
    '{"name": "x", "renewal_window": {"years": 1000000}}', '{"name": "x", "renewal_window": 3}',
    '{"name": "x", "playback_duration": 1e999}', '{"name": "", "storage_duration": true}',
    "queued", "paused", "failed", "expired", "lost", "no-network", "clubic-2017", "demo",
)  # fmt: skip
"""Values that a column may hold after any damage, or after another program."""


def _some(dice: Random, content: bytes) -> int:
    """A place in a file; its beginning, where its structure stands, more often."""
    return dice.randrange(min(len(content), 4 * PAGE) if dice.random() < 0.3 else len(content))


def bits(dice: Random, folder: Path) -> None:
    """A few bits are turned around."""
    content = bytearray((folder / DATABASE).read_bytes())
    for _ in range(dice.choice((1, 1, 1, 2, 8, 64))):
        content[_some(dice, content)] ^= 1 << dice.randrange(8)
    (folder / DATABASE).write_bytes(content)


def some_bytes(dice: Random, folder: Path) -> None:
    """A run of bytes is another one."""
    content = bytearray((folder / DATABASE).read_bytes())
    for _ in range(dice.choice((1, 1, 4))):
        at, length = _some(dice, content), dice.choice((1, 2, 8, 64, 512))
        run = dice.choice((bytes(length), b"\xff" * length, dice.randbytes(length)))
        content[at : at + length] = run[: len(content) - at]
    (folder / DATABASE).write_bytes(content)


def pages(dice: Random, folder: Path) -> None:
    """A page is empty, noise, or another page of the file."""
    content = bytearray((folder / DATABASE).read_bytes())
    count = len(content) // PAGE
    one, other = dice.randrange(count) * PAGE, dice.randrange(count) * PAGE
    was, replacement = content[one : one + PAGE], content[other : other + PAGE]
    match dice.randrange(4):
        case 0:
            content[one : one + PAGE] = bytes(PAGE)
        case 1:
            content[one : one + PAGE] = dice.randbytes(PAGE)
        case 2:
            content[one : one + PAGE] = replacement
        case _:
            content[one : one + PAGE], content[other : other + PAGE] = replacement, was
    (folder / DATABASE).write_bytes(content)


def text_inside(dice: Random, folder: Path) -> None:
    """A letter inside a value, or inside the schema, is another one."""
    content = bytearray((folder / DATABASE).read_bytes())
    found = [match.span() for match in WORDS.finditer(content)]
    for _ in range(dice.choice((1, 1, 3))):
        start, end = dice.choice(found)
        content[dice.randrange(start, end)] = dice.choice(b'\xff\xc3\x00\n"{}[]\\:,019-eENn/. zT')
    (folder / DATABASE).write_bytes(content)


def truncation(dice: Random, folder: Path) -> None:
    """The file is shorter, or longer."""
    path = folder / DATABASE
    size = path.stat().st_size
    match dice.randrange(4):
        case 0:
            os.truncate(path, dice.randrange(size // PAGE) * PAGE)
        case 1:
            os.truncate(path, dice.randrange(size))
        case 2:
            os.truncate(path, dice.choice((0, 1, 15, 16, 100, 512, PAGE)))
        case _:
            with path.open("ab") as file:
                file.write(dice.randbytes(dice.choice((1, 100, PAGE))))


def values(dice: Random, folder: Path) -> None:
    """A column of a row holds something else, whatever STRICT and the checks say."""
    with unchecked(folder / DATABASE) as db:
        for _ in range(dice.choice((1, 1, 1, 3))):
            table, column, row = _cell(dice, db)
            _put(db, table, column, row, dice.choice(STRANGE))


def swapped(dice: Random, folder: Path) -> None:
    """Two values have changed places: of two rows, or of two columns."""
    with unchecked(folder / DATABASE) as db:
        table, column, row = _cell(dice, db)
        if dice.random() < 0.5:
            (other,) = dice.choice(db.execute(f"SELECT {_id(db, table)} FROM {table}").fetchall())
            there, here = column, other
        else:
            columns = [one[1] for one in db.execute(f"PRAGMA table_info({table})")]
            there, here = dice.choice(columns), row
        one, two = _get(db, table, column, row), _get(db, table, there, here)
        _put(db, table, column, row, two)
        _put(db, table, there, here, one)


def log_and_index(dice: Random, folder: Path) -> None:
    """The files beside it: the log of writes, its index, a journal of another time."""
    suffix = dice.choice(("-wal", "-wal", "-wal", "-shm", "-journal"))
    path = folder / f"{DATABASE}{suffix}"
    content = bytearray(path.read_bytes() if path.exists() else dice.randbytes(3 * PAGE))
    match dice.randrange(5):
        case 0:
            content[_some(dice, content)] ^= 1 << dice.randrange(8)
        case 1:
            content = content[: dice.randrange(len(content))]
        case 2:
            at = _some(dice, content)
            content[at : at + 64] = dice.randbytes(64)
        case 3:
            content = bytearray(dice.randbytes(dice.choice((1, 32, 4_152, 12_000))))
        case _:
            content = bytearray((folder / DATABASE).read_bytes()[: 5 * PAGE])
    path.write_bytes(content)


def other_kinds(dice: Random, folder: Path) -> None:
    """Something else lies in the place of a file."""
    name = dice.choice(
        (
            *(DATABASE, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal"),
            *("library.lock", "log/sablier.log", "library/media", "library"),
        )
    )
    put_other_kind(dice.choice(OTHER_KINDS), folder / name)


OTHER_KINDS = ("pipe", "folder", "socket", "device", "nowhere", "itself", "link")


def put_other_kind(kind: str, path: Path) -> None:
    """Put it there; what lay there is kept under another name."""
    aside = path.with_name(f"{path.name}.aside")
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.rename(aside)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "socket":
            with socket.socket(socket.AF_UNIX) as one:
                here = os.getcwd()  # noqa: PTH109 (the name of a socket is short)
                os.chdir(path.parent)
                try:
                    one.bind(path.name)
                finally:
                    os.chdir(here)
        case "device":
            path.symlink_to("/dev/zero")
        case "nowhere":
            path.symlink_to(path.with_name("nowhere"))
        case "itself":
            path.symlink_to(path.name)
        case _:
            if not aside.exists():
                aside.touch()
            path.symlink_to(aside.name)


DAMAGES: Mapping[str, Callable[[Random, Path], None]] = {
    "bits": bits,
    "bytes": some_bytes,
    "pages": pages,
    "text inside values": text_inside,
    "truncations": truncation,
    "other values": values,
    "swapped values": swapped,
    "files beside it": log_and_index,
    "other kinds of file": other_kinds,
}


def what_lies_in(folder: Path) -> dict[str, object]:
    """Every file, and what else there is, to tell whether it was kept."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        name = str(path.relative_to(folder))
        if stat.S_ISLNK(mode):
            found[name] = str(path.readlink())
        elif stat.S_ISREG(mode):
            found[name] = path.read_bytes()
        else:
            found[name] = stat.S_IFMT(mode)
    return found


@contextmanager
def unchecked(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to which STRICT, checks and foreign keys say nothing."""
    was = _schema(path)
    _put_schema(
        path, {name: sql.replace("STRICT, ", "").replace("STRICT", "") for name, sql in was}
    )
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        yield db
    _put_schema(path, dict(was))


def _schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
        ).fetchall()


def _put_schema(path: Path, schema: Mapping[str, str]) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("BEGIN IMMEDIATE")
        for name, sql in schema.items():
            db.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", [sql, name])


def _id(db: sqlite3.Connection, table: str) -> str:
    """What tells the rows of a table apart, in SQL; some have nothing but their key."""
    try:
        db.execute(f"SELECT rowid FROM {table} LIMIT 0")
    except sqlite3.OperationalError:
        columns = db.execute(f"PRAGMA table_info({table})")
        return " || '/' || ".join(one[1] for one in columns if one[5])
    return "rowid"


def _cell(dice: Random, db: sqlite3.Connection) -> tuple[str, str, object]:
    tables = [
        name
        for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        if not name.startswith("sqlite_")
        and not sql.startswith("CREATE VIRTUAL")
        and db.execute(f"SELECT EXISTS (SELECT 1 FROM {name})").fetchone()[0]
    ]
    table = dice.choice(tables)
    column = dice.choice([one[1] for one in db.execute(f"PRAGMA table_info({table})")])
    rows = db.execute(f"SELECT {_id(db, table)} FROM {table}").fetchall()
    return table, column, dice.choice(rows)[0]


def _get(db: sqlite3.Connection, table: str, column: str, row: object) -> object:
    found = db.execute(f"SELECT {column} FROM {table} WHERE {_id(db, table)} IS ?", [row])
    return (found.fetchone() or (None,))[0]


def _put(db: sqlite3.Connection, table: str, column: str, row: object, value: object) -> None:
    try:
        db.execute(f"UPDATE {table} SET {column} = ? WHERE {_id(db, table)} IS ?", [value, row])
    except sqlite3.Error:
        return  # a key that is taken, or text that no column takes
