"""A language that is longer and accented: what a translation may do to every sentence."""

import re

from typing_extensions import override

from desktop_app.ui.text import Texts

_VOWELS = str.maketrans(
    {**dict(zip("aeiouy", ("áà", "éè", "íì", "óò", "úù", "ýÿ"), strict=True))}
    | dict(zip("AEIOUY", ("Áà", "Éè", "Íì", "Óò", "Úù", "Ýÿ"), strict=True))
    | dict(zip("cnszgCNSZG", "çñšžğÇÑŠŽĞ", strict=True))
)
_PLACEHOLDER = re.compile(r"(%[1-9n])")


def longer(sentence: str) -> str:
    """``[Réèñéèwíìñğ]``: every vowel twice, accents, brackets that show where it ends; %1 stays."""
    if not re.search("[A-Za-z]{3}", sentence):
        return sentence  # units, dates and percentages are as long in every language
    parts = _PLACEHOLDER.split(sentence)
    words = [part if _PLACEHOLDER.fullmatch(part) else part.translate(_VOWELS) for part in parts]
    return f"[{''.join(words)}]"


class LongTexts(Texts):
    """English, made longer by about two fifths."""

    @override
    def tr(self, source: str, comment: str = "", n: int = -1) -> str:
        return longer(super().tr(source, comment, n))
