"""Searching and sorting by title, with anything that a keyboard can type.

Titles are typeset (“L’Embranchement”), searches are typed (l'embranchement): both are folded alike.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from unicodedata import combining

# ruff: noqa: RUF001 - these characters are folded because they look like others
_APOSTROPHES = "’‘‛ʼʻʹ′´`＇"
_QUOTES = "“”„‟«»‹›″〝〞＂"
_DASHES = "‐‑‒–—―−﹘﹣－"
# letters with a stroke, and two in one, are not decomposed by Unicode
_STROKES = {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "ŧ": "t"}
_LETTERS = _STROKES | {"þ": "th", "ı": "i", "ĸ": "k", "ŋ": "n"}
_ALIKE = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | _LETTERS
)
_EPISODE = re.compile(r"(?:s0*(?P<season>\d{1,6}))?(?:e0*(?P<number>\d{1,6})?)?")
_CROSSED = re.compile(r"0*(?P<season>\d{1,6})x0*(?P<number>\d{1,6})")

_JOINED = re.compile("['\"-]")
_NUMBER = re.compile(r"\d+")
_FIRST_MARK = "\u0300"
_WITHIN = 3

MOST_WORDS = 16
"""What is typed beyond so many words narrows a search no further."""


@dataclass(frozen=True, slots=True)
class Query:
    """A search: every word in any order, and season and number if they were typed."""

    words: tuple[str, ...] = ()
    """The words, as `folded` returns them."""
    season: int | None = None
    number: int | None = None
    code: tuple[str, ...] = ()
    """The words that named season and number; a title may have them too (“Model S3”)."""


def anywhere(word: str) -> bool:
    """Return whether a folded word is also searched inside other words.

    One or two letters are found only where a word begins: inside of words they are everywhere.
    """
    return len(word) >= _WITHIN or not word.isalnum()


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """Fold a text for comparing: no case, no accents, one kind of apostrophe, quote and dash."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    # marks first, for an acute accent decomposes into a space; letters once they lost their case
    whole = text.encode("utf-8", "ignore").decode()  # half a surrogate pair is no character
    plain = whole.translate(_ALIKE).casefold().translate(_ALIKE)
    decomposed = unicodedata.normalize("NFKD", plain)
    kept = "".join([one for one in decomposed if one < _FIRST_MARK or not combining(one)])
    letters = kept.casefold().translate(_ALIKE)  # “№” was decomposed into “No”
    return " ".join(letters.split())


def sort_key(title: str) -> str:
    """Return what a title is sorted by: folded, without quotes, and numbers by their value.

    “Ferry 2” comes before “Ferry 10”: a number is written with its length before it.
    """
    plain = folded(title).replace("'", "").replace('"', "").strip()
    return _NUMBER.sub(_by_value, plain)


def search_text(texts: Iterable[str]) -> str:
    """Return what is searched of an episode: its texts, folded, each word after a space.

    A word with an apostrophe or a hyphen stands in it whole, joined and in its parts. After them
    stands each letter that a word begins with, as `initial` returns it.
    """
    words = dict.fromkeys(chain.from_iterable(map(_searched_words, texts)))
    initials = dict.fromkeys([word[0] for word in words if word[0].isalnum()])
    return "".join([*[f" {word}" for word in words], *map(initial, initials)])


@lru_cache(maxsize=1024)
def _searched_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in each form in which they are searched."""
    words: list[str] = []
    for word in folded(text).split():
        words.append(word)
        if _JOINED.search(word):
            words += [form for form in (_JOINED.sub("", word), *_JOINED.split(word)) if form]
    return tuple(words)


def initial(letter: str) -> str:
    """Return the first letter of a word as it is indexed: three characters that nobody types.

    An index of every three letters has no other way to find a single one.
    """
    return f"\x1f{letter}\x1f"


def query_of(typed: str) -> Query:
    """Read what somebody typed into a search field.

    `S1 E2`, `s01e02` and `1x02` name season and number; everything else is words.
    """
    plain = folded(typed)
    found = [word for word in re.split(r'[\s"-]+', plain) if word]
    if not found:
        return Query((plain,) if plain else ())
    words: list[str] = []
    season = number = None
    codes: list[str] = []
    for word in found[:MOST_WORDS]:
        match = _CROSSED.fullmatch(word) or _EPISODE.fullmatch(word)
        if match is None or not (match["season"] or match["number"] or codes):
            words.append(word)
            continue
        season = int(match["season"]) if match["season"] else season
        number = int(match["number"]) if match["number"] else number
        codes.append(word)
    return Query(tuple(words), season, number, tuple(codes))


def _by_value(digits: re.Match[str]) -> str:
    value = digits[0]
    if not value.isascii():
        value = "".join(str(unicodedata.decimal(one)) for one in value)
    value = value.lstrip("0") or "0"
    return f"{min(len(value), 9999):04}{value}"
