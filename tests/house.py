"""Measure the shape of the program: `python -m tests.house [FOLDER]` prints one line a figure.

FOLDER is another checkout of the project, to compare with.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FILE = 300
LONGEST_FUNCTION = 45
LONGEST_CLASS = 250
MOST_METHODS = 25

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class House:
    """The Python files of one checkout, parsed; names are paths below the checkout."""

    sources: Mapping[str, str]
    trees: Mapping[str, ast.Module]

    def under(self, folder: str) -> dict[str, ast.Module]:
        """Return the files of a folder."""
        return {name: tree for name, tree in self.trees.items() if name.startswith(folder + "/")}

    def lines(self, name: str) -> int:
        """Return how many lines a file has."""
        return len(self.sources[name].splitlines())


@cache
def read_house(root: Path = ROOT) -> House:
    """Read every file of the program below `root`: once, for parsing them takes a second."""
    sources = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((root / "desktop_app").rglob("*.py"))
    }
    return House(sources, {name: ast.parse(source) for name, source in sources.items()})


def imports_of(house: House, name: str) -> set[str]:
    """Return the files of the program that a file imports, also within functions."""
    found = set()
    for node in ast.walk(house.trees[name]):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        found.update(file for one in modules if (file := _file_of(house, one)))
    return found - {name}


def circles(house: House) -> list[list[str]]:
    """Return the groups of files that import each other, directly or through others."""
    imports = {name: imports_of(house, name) for name in house.trees}
    reach = {name: _reached(imports, name) for name in imports}
    seen: set[str] = set()
    found = []
    for name in imports:
        if name in seen or name not in reach[name]:
            continue
        group = sorted(other for other in reach[name] if name in reach[other])
        seen.update(group)
        found.append(group)
    return found


def root_files(house: House) -> list[str]:
    """Return the Python files that lie at the root of the package."""
    return [name for name in house.trees if name.count("/") == 1]


def calls(house: House, *names: str) -> dict[str, list[str]]:
    """Return where functions are called, as `file:line`, by the name they are called with."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for file, tree in house.trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (called := ast.unparse(node.func)) in found:
                found[called].append(f"{file}:{node.lineno}")
    return found


def long_files(house: House) -> dict[str, int]:
    """Return the files of more than 300 lines, and their lines."""
    lines = {name: house.lines(name) for name in house.sources}
    return {name: count for name, count in lines.items() if count > LONGEST_FILE}


def long_functions(house: House) -> dict[str, int]:
    """Return the functions of more than 45 lines, as `file:name`, and their lines."""
    return {
        f"{file}:{name}": length
        for file, name, node in _defined(house)
        if isinstance(node, Function) and (length := _length(node)) > LONGEST_FUNCTION
    }


def large_classes(house: House) -> dict[str, tuple[int, int]]:
    """Return the classes over 250 lines or 25 methods, as `file:name`, with both counts."""
    found = {}
    for file, name, node in _defined(house):
        if isinstance(node, ast.ClassDef):
            size = _length(node), sum(isinstance(one, Function) for one in node.body)
            if size[0] > LONGEST_CLASS or size[1] > MOST_METHODS:
                found[f"{file}:{name}"] = size
    return found


def short_docstrings(house: House) -> list[str]:
    """Return the functions and classes whose docstring begins with a line of two words or fewer."""
    return [
        f"{file}:{name}"
        for file, name, node in _defined(house)
        if (text := ast.get_docstring(node)) and len(text.splitlines()[0].split()) <= 2
    ]


def class_names(house: House) -> dict[str, list[str]]:
    """Return the public names that several classes have, and their files."""
    found: dict[str, list[str]] = {}
    for file, name, node in _defined(house):
        if isinstance(node, ast.ClassDef) and "." not in name and not name.startswith("_"):
            found.setdefault(name, []).append(file)
    return {name: files for name, files in found.items() if len(files) > 1}


def unchecked_matches(house: House) -> tuple[int, int]:
    """Return how many `match` statements there are, and how many end in no `assert_never`."""
    matches = [
        node
        for tree in house.trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Match)
    ]
    return len(matches), sum("assert_never" not in ast.unparse(one.cases[-1]) for one in matches)


def figures(house: House) -> dict[str, int]:
    """Return every figure by its name."""
    found = circles(house)
    ui = house.under("desktop_app/ui")
    writes = calls(house, "writing", "shelf.refresh", "journal.write")
    outside = [
        place
        for places in writes.values()
        for place in places
        if not place.startswith(("desktop_app/ledger/", "desktop_app/storage/"))
    ]
    matches, unchecked = unchecked_matches(house)
    return {
        "circles": len(found),
        "files in circles": sum(map(len, found)),
        "files at the root": len(root_files(house)),
        **{f"calls of {name}": len(places) for name, places in writes.items()},
        "of these outside ledger and storage": len(outside),
        "lines": sum(map(house.lines, house.sources)),
        "lines of ui": sum(map(house.lines, ui)),
        "files over 300 lines": len(long_files(house)),
        "functions over 45 lines": len(long_functions(house)),
        "classes over 250 lines or 25 methods": len(large_classes(house)),
        "class names that stand twice": len(class_names(house)),
        "docstrings of two words or fewer": len(short_docstrings(house)),
        "match statements": matches,
        "match statements without assert_never": unchecked,
    }


def _file_of(house: House, module: str) -> str | None:
    path = module.replace(".", "/")
    for name in (f"{path}.py", f"{path}/__init__.py"):
        if name in house.trees:
            return name
    return None


def _reached(imports: Mapping[str, set[str]], start: str) -> set[str]:
    reached: set[str] = set()
    waiting = list(imports[start])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(imports[name])
    return reached


def _defined(house: House) -> Iterator[tuple[str, str, Function | ast.ClassDef]]:
    """Every function and class: its file, its name with that of its class, its node."""
    for file, tree in house.trees.items():
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                if isinstance(child, Function | ast.ClassDef):
                    within = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
                    yield file, within + child.name, child


def _length(node: Function | ast.ClassDef) -> int:
    first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    return (node.end_lineno or node.lineno) - first + 1


def main() -> None:
    """Print the figures of this checkout, or of the one that is named."""
    house = read_house(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT)
    for name, value in figures(house).items():
        print(f"{value:7,}  {name}")  # noqa: T201 - what it is for
    for group in circles(house):
        print("circle:", *group, sep="\n    ")  # noqa: T201 - the same


if __name__ == "__main__":
    main()
