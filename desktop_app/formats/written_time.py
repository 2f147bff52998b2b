"""An instant as a person writes it, in English or French: ``24 jun 13:06``, ``+47h59``.

Every word counts: what is not understood is refused, never passed over. Where a date and time
here mean no instant, or two, that is refused too.
"""

import re
import unicodedata
from dataclasses import dataclass

from desktop_app.domain.time import Instant
from desktop_app.formats import time_words as words
from desktop_app.formats.iso8601 import in_range
from desktop_app.formats.misread import MisreadError, WrittenTimeFault
from desktop_app.formats.written_date import WrittenDate, Zone
from desktop_app.formats.written_length import from_now, length_in


@dataclass(frozen=True, slots=True)
class Understood:
    """The instant that was written; `relative` where it is counted from now."""

    at: Instant
    relative: bool = False


def read_time(text: str, now: Instant, zone: Zone) -> Understood:
    """Understand what was written, at an instant and in a zone.

    Raises:
        MisreadError: some part of it cannot be read, or it means no instant, or two.
    """
    folded = _folded(text)
    length = length_in(folded)
    try:
        if folded in words.NOW:
            return Understood(now, relative=True)
        if length is not None:
            return Understood(in_range(from_now(length, now), text), relative=True)
        return Understood(in_range(WrittenDate(folded).at(now, zone), text))
    except MisreadError:
        raise
    except (ValueError, OverflowError):
        raise MisreadError(WrittenTimeFault.OUT_OF_RANGE, text.strip()) from None


_SAME = str.maketrans(
    {
        "\u2019": "'",
        "\u02bc": "'",
        "\u2212": "-",
        "\u2013": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def _folded(text: str) -> str:
    """Small letters without accents, one space at a time, no full stop after a short word."""
    plain = unicodedata.normalize("NFD", text.translate(_SAME).casefold())
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    plain = re.sub(r"\b([ap])\.m\.?(?![a-z])", r"\1m", plain)
    plain = re.sub(r"(?<=[a-z])\.(?![a-z])", "", plain)
    return " ".join(plain.split())
