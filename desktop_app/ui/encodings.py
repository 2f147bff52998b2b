"""The encodings of text files, by the names that people know."""

from typing import assert_never

from desktop_app.domain.encodings import Encoding, Region
from desktop_app.ui.text import Texts


def encoding_name(encoding: Encoding, texts: Texts) -> str:
    """Name it as ``Cyrillic (Windows-1251)``, or ``UTF-8``, which is at home everywhere."""
    if encoding.region is Region.UNICODE:
        return encoding.name
    both = texts.tr("%1 (%2)", "an alphabet or region, the name of its encoding")
    return texts.fill(both, _region_name(encoding.region, texts), encoding.name)


def _region_name(region: Region, texts: Texts) -> str:
    match region:
        case Region.UNICODE:
            return "Unicode"
        case Region.WESTERN:
            return texts.tr("Western European", "encoding")
        case Region.CENTRAL:
            return texts.tr("Central European", "encoding")
        case Region.BALTIC:
            return texts.tr("Baltic", "encoding")
        case Region.CYRILLIC:
            return texts.tr("Cyrillic", "encoding")
        case Region.GREEK:
            return texts.tr("Greek", "encoding")
        case Region.TURKISH:
            return texts.tr("Turkish", "encoding")
        case Region.HEBREW:
            return texts.tr("Hebrew", "encoding")
        case Region.ARABIC:
            return texts.tr("Arabic", "encoding")
        case Region.THAI:
            return texts.tr("Thai", "encoding")
        case Region.VIETNAMESE:
            return texts.tr("Vietnamese", "encoding")
        case Region.JAPANESE:
            return texts.tr("Japanese", "encoding")
        case Region.SIMPLIFIED:
            return texts.tr("Chinese, simplified", "encoding")
        case Region.TRADITIONAL:
            return texts.tr("Chinese, traditional", "encoding")
        case Region.KOREAN:
            return texts.tr("Korean", "encoding")
        case never:
            assert_never(never)
