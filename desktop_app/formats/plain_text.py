"""Text from files as it may be shown: no control characters, nothing that turns it around, an end.

What only shows badly is put right and no fault: many programs write such text into their files.
"""

import re

LONGEST_LINE = 300
LONGEST_TEXT = 4_000
"""Characters; what is longer is cut, and ends in an ellipsis."""

_NEW_LINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls of ASCII and Latin 1, and what embeds, overrides or isolates a direction of writing.

Left open, these turn around the sentence that the text is put into. Marks (U+200E, U+200F) stay.
"""


def paragraphs(text: str) -> str:
    """Return the text, in as many lines as it has."""
    if len(text) <= LONGEST_TEXT and text.isprintable():
        return text  # as nearly all of them are
    lines = _NEW_LINE.sub("\n", text[: 2 * LONGEST_TEXT]).replace("\t", " ")
    return _cut(_CONTROL.sub("", lines), LONGEST_TEXT)


def one_line(text: str) -> str:
    """Return the text on one line, as a title."""
    return _cut(paragraphs(text).replace("\n", " "), LONGEST_LINE)


def is_one_line(text: str) -> bool:
    """Return whether nothing in the text would be left out or replaced."""
    return one_line(text) == text


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
