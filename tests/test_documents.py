"""What the documents name is there: links, files and folders."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
DOCUMENTS = [
    *PROJECT.glob("*.md"),
    *PROJECT.joinpath("resources", "docs").glob("*.md"),
]
ROOTS = [PROJECT / folder for folder in (".", "desktop_app", "resources", "tests")]
MADE = ("log/", "scenarios/NAME")
"""What Sablier makes in its data folder."""


def named(text: str) -> set[str]:
    """The code spans that are a path, a placeholder aside."""
    spans = re.findall(r"(?<!`)`([\w./-]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    paths = {span for span in spans if re.fullmatch(r"[a-z_.]+/[\w./-]*", span)}
    return {path for path in paths if "NAME" not in path and not path.startswith(MADE)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert {link for link in links if not (document.parent / link).exists()} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_file_that_is_named_is_there(document: Path) -> None:
    found = named(document.read_text(encoding="utf-8"))
    missing = {path for path in found if not any((root / path).exists() for root in ROOTS)}
    assert missing == set()
