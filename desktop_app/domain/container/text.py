"""What is something to read and no film: web pages, JSON, playlists."""

import re

LOOKED_AT = 512
"""So many first bytes tell."""

_BEFORE = re.compile(r"(?:\s|<!--.*?-->|<\?xml.*?\?>)+", re.DOTALL)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|script|style|form|iframe|table|div|center|h1|a|p)"
    r"[\s>/]",
    re.IGNORECASE,
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1b") | {0x7F}
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def is_page(first: bytes) -> bool:
    """Return whether a file that begins so is a web page."""
    text = _decoded(first)
    begins = _BEFORE.match(text)
    return _PAGE.match(text, begins.end() if begins else 0) is not None


def is_text(first: bytes) -> bool:
    """Return whether a file that begins so is a text of any kind."""
    if first[:2] in _MARKS:
        return "".join(_decoded(first).split()).isprintable()
    return bool(first) and _CONTROLS.isdisjoint(first)


def may_be_text(first: bytes) -> bool:
    """Return whether nothing speaks against a text yet."""
    return not first or is_text(first)


def _decoded(first: bytes) -> str:
    encoding = _MARKS.get(first[:2])
    if encoding is not None:
        return first[2:].decode(encoding, "ignore")
    return first.decode("utf-8", "replace").removeprefix("\ufeff")
