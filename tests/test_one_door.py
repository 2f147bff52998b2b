"""The library is written through `ledger` alone: read from the source, call by call."""

import ast
import re

from tests.house import read_house

INSIDE = ("desktop_app/ledger/", "desktop_app/storage/")
_WRITES = re.compile(r"\s*(INSERT (OR \w+ )?INTO|UPDATE|DELETE FROM|REPLACE INTO|BEGIN)\b")
_OF_SQLITE_UTILS = {"insert", "insert_all", "upsert", "upsert_all", "update", "delete_where"}
_SQL = {"execute", "executemany", "executescript", "table", *_OF_SQLITE_UTILS}
OPENING = {
    "database.open_library",  # makes and migrates it
    "layout.arrange",  # what it lays out is a temporary table, which is no part of the library
    "layout.arrange_catalogue",
}
"""What writes and may be called from outside."""


def _is_of_rows(node: ast.Call) -> bool:
    """Whether it asks for a table of sqlite-utils, which nothing does but to write a row."""
    return ast.unparse(node.func) == "table_of"


def _writers() -> set[str]:
    """Every function of storage that writes, itself or through another one, as `module.name`."""
    storage = {
        file.rpartition("/")[2].removesuffix(".py"): tree
        for file, tree in read_house().under("desktop_app/storage").items()
    }
    functions = {
        f"{module}.{node.name}": node
        for module, tree in storage.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }
    statements = {
        f"{module}.{target.id}"
        for module, tree in storage.items()
        for node in tree.body
        if isinstance(node, ast.Assign) and _says_to_write(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = {
        name
        for name, node in functions.items()
        if _says_to_write(node)
        or any(isinstance(one, ast.Call) and _is_of_rows(one) for one in ast.walk(node))
        or any(
            isinstance(one, ast.Name) and f"{name.partition('.')[0]}.{one.id}" in statements
            for one in ast.walk(node)
        )
    }
    calls = {
        name: {
            ast.unparse(one.func).rpartition(".")[2]
            for one in ast.walk(node)
            if isinstance(one, ast.Call)
        }
        for name, node in functions.items()
    }
    while True:
        called = {name.partition(".")[2] for name in found}
        more = {name for name in functions if name not in found and calls[name] & called}
        if not more:
            return found
        found |= more


def _says_to_write(tree: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Constant) and isinstance(node.value, str) and _WRITES.match(node.value)
        for node in ast.walk(tree)
    )


def _names_of_storage(tree: ast.Module) -> dict[str, str]:
    """What a file calls things of storage by, and their `module.name` or `module.`."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "desktop_app.storage"
        ):
            module = (node.module or "").removeprefix("desktop_app.storage").lstrip(".")
            for alias in node.names:
                name = f"{module}.{alias.name}" if module else f"{alias.name}."
                found[alias.asname or alias.name] = name
    return found


def _outside() -> dict[str, ast.Module]:
    return {file: tree for file, tree in read_house().trees.items() if not file.startswith(INSIDE)}


def test_what_writes_is_known() -> None:
    writers = _writers()
    for name in (
        "transaction.writing",
        "transaction.keep_now",
        "facts.insert_grant",
        "entitlements.move_all",
        "episodes.put_catalogue",
        "journal.add_entry",
        "rewind.forget_what_happened",
        "settings.upsert_setting",
        "shelf.rebuild",
        "shelf.refresh",
        "transfers.put_transfer",
    ):
        assert name in writers
    assert (
        not {"entitlements.record_of", "shelf.counts", "layout.lines", "transfers.queue"} & writers
    )


def test_nothing_but_the_ledger_calls_what_writes() -> None:
    forbidden = _writers() - OPENING
    wrong = []
    for file, tree in _outside().items():
        known = _names_of_storage(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and known.get(node.id) in forbidden:
                wrong.append(f"{file}:{node.lineno} uses {known[node.id]}")
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = known.get(node.value.id, "") + node.attr
                if name in forbidden:
                    wrong.append(f"{file}:{node.lineno} uses {name}")
    assert not wrong, "write through desktop_app.ledger:\n" + "\n".join(wrong)


def test_nothing_but_the_ledger_and_storage_speaks_sql() -> None:
    wrong = [
        f"{file}:{node.lineno} calls {ast.unparse(node.func)}"
        for file, tree in _outside().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _SQL
        and re.search(r"(^|[._])(db|database|connection)$", ast.unparse(node.func.value))
    ]
    assert not wrong, "SQL belongs in desktop_app.storage:\n" + "\n".join(wrong)
