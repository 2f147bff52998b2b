"""Text whose encoding nobody has said: a mark, UTF-8, or a guess by what its letters spell."""

import codecs
from typing import Final

from desktop_app.domain.encodings import ENCODINGS, UTF_8, WINDOWS_1252, Encoding, encoding_of

_MARKS: Final = (
    # that of UTF-32 begins as that of UTF-16 does
    (codecs.BOM_UTF32_LE, Encoding("utf-32", "UTF-32", UTF_8.region)),
    (codecs.BOM_UTF32_BE, Encoding("utf-32", "UTF-32", UTF_8.region)),
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, ENCODINGS[1]),
    (codecs.BOM_UTF16_BE, ENCODINGS[2]),
)
_TOO_FEW = 4
"""So few bytes outside ASCII say nothing: a word or two with an accent, as in the West."""
_BROKEN_AT_MOST = 0.02
"""Of what is not ASCII, where it is still UTF-8 with a few broken bytes in it."""
_MOST_BYTES = 200_000
"""A guess looks at no more of a file."""


def guess_encoding(content: bytes) -> Encoding:
    """Say in which encoding this was most likely written.

    UTF-8 and marks are certain, UTF-16 without a mark nearly so. The rest is a guess among
    `ENCODINGS` that may be wrong, so whoever reads the text needs a way to choose another.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    is_utf_8 = _is_utf_8(content)
    if is_utf_8 and b"\0" not in content:
        return UTF_8
    import chardet

    found = chardet.detect(
        content,
        max_bytes=_MOST_BYTES,
        compat_names=False,
        include_encodings=[one.codec for one in ENCODINGS],
        no_match_encoding=WINDOWS_1252.codec,
    )
    guessed = encoding_of(found["encoding"] or "") or WINDOWS_1252
    if guessed.region is UTF_8.region or not is_utf_8:
        few = guessed.region is not UTF_8.region and _beyond_ascii(content) < _TOO_FEW
        return WINDOWS_1252 if few else guessed
    return UTF_8


def decoded(content: bytes, encoding: Encoding) -> str:
    """Read it so; what is not of that encoding becomes U+FFFD. The mark goes, lines end in LF."""
    text = content.decode(encoding.codec, errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_utf_8(content: bytes) -> bool:
    """Return whether the bytes are UTF-8, but for a few broken ones."""
    text = content.decode("utf-8", errors="replace")
    beyond = len(text) - len(text.encode("ascii", errors="ignore"))
    return text.count("\ufffd") <= beyond * _BROKEN_AT_MOST


def _beyond_ascii(content: bytes) -> int:
    return len(content.translate(None, delete=bytes(range(0x80))))
