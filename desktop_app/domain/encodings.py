"""The encodings in which text files are written, as people know them: by region and name."""

from enum import StrEnum
from typing import Final, NamedTuple


class Region(StrEnum):
    """Where an encoding is at home."""

    UNICODE = "unicode"
    """Text in any language: Unicode."""
    WESTERN = "western"
    CENTRAL = "central"
    BALTIC = "baltic"
    CYRILLIC = "cyrillic"
    GREEK = "greek"
    TURKISH = "turkish"
    HEBREW = "hebrew"
    ARABIC = "arabic"
    THAI = "thai"
    VIETNAMESE = "vietnamese"
    JAPANESE = "japanese"
    SIMPLIFIED = "simplified"
    """Chinese, as on the mainland."""
    TRADITIONAL = "traditional"
    """Chinese, as on Taiwan and in Hong Kong."""
    KOREAN = "korean"


class Encoding(NamedTuple):
    """An encoding of text; `codec` is what Python calls it, and what is stored."""

    codec: str
    name: str
    region: Region


class Decoding(NamedTuple):
    """How a file is read: in the encoding that the user chose, or else in the guessed one."""

    guessed: Encoding
    chosen: Encoding | None = None


UTF_8: Final = Encoding("utf-8", "UTF-8", Region.UNICODE)
WINDOWS_1252: Final = Encoding("cp1252", "Windows-1252", Region.WESTERN)
ENCODINGS: Final = (
    UTF_8,
    Encoding("utf-16-le", "UTF-16 LE", Region.UNICODE),
    Encoding("utf-16-be", "UTF-16 BE", Region.UNICODE),
    WINDOWS_1252,
    Encoding("cp1250", "Windows-1250", Region.CENTRAL),
    Encoding("iso8859-2", "ISO 8859-2", Region.CENTRAL),
    Encoding("cp1257", "Windows-1257", Region.BALTIC),
    Encoding("cp1251", "Windows-1251", Region.CYRILLIC),
    Encoding("koi8-u", "KOI8", Region.CYRILLIC),
    Encoding("iso8859-5", "ISO 8859-5", Region.CYRILLIC),
    Encoding("cp866", "DOS 866", Region.CYRILLIC),
    Encoding("cp1253", "Windows-1253", Region.GREEK),
    Encoding("iso8859-7", "ISO 8859-7", Region.GREEK),
    Encoding("cp1254", "Windows-1254", Region.TURKISH),
    Encoding("cp1255", "Windows-1255", Region.HEBREW),
    Encoding("cp1256", "Windows-1256", Region.ARABIC),
    Encoding("cp874", "Windows-874", Region.THAI),
    Encoding("cp1258", "Windows-1258", Region.VIETNAMESE),
    Encoding("cp932", "Shift-JIS", Region.JAPANESE),
    Encoding("euc_jis_2004", "EUC-JP", Region.JAPANESE),
    Encoding("gb18030", "GB 18030", Region.SIMPLIFIED),
    Encoding("big5hkscs", "Big5", Region.TRADITIONAL),
    Encoding("cp949", "EUC-KR", Region.KOREAN),
)
"""The encodings to choose from.

KOI8-U has all letters of KOI8-R, and Windows-1252 all of Latin-1.
"""

_BY_CODEC: Final = {one.codec: one for one in ENCODINGS}


def encoding_of(codec: str) -> Encoding | None:
    """Return the encoding with this name; None if Sablier does not offer it."""
    return _BY_CODEC.get(codec)
