"""The colours of the program: one table for each theme; a test computes their contrasts."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor


class Tone(StrEnum):
    """What a badge says by its colour, beside its icon and its words."""

    READY = "ready"
    CALM = "calm"
    SOON = "soon"
    URGENT = "urgent"
    LAST = "last"
    ENDED = "ended"
    LOCKED = "locked"
    MOVING = "moving"


@dataclass(frozen=True, slots=True)
class Pair:
    """Text and icons of a badge on its ground; `edge` only where the ground needs an outline."""

    fg: str
    bg: str
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme; contrasts are recomputed by a test."""

    app: str
    rail: str
    card: str
    raised: str
    text: str
    dim: str
    faint: str
    greyed: str
    hairline: str
    edge: str
    accent: str
    on_accent: str
    ready: Pair
    calm: Pair
    soon: Pair
    urgent: Pair
    last: Pair
    ended: Pair
    locked: Pair
    moving: Pair
    is_dark: bool

    def badge(self, tone: Tone) -> Pair:
        """Return the colours of a badge."""
        pair: Pair = getattr(self, tone.value)
        return pair

    @property
    def on_text(self) -> str:
        """What is written on the colour of the text: primary buttons, the chosen chip."""
        return self.app if self.is_dark else self.card

    @property
    def track(self) -> str:
        """What is left of a line to scale, behind the part that is used."""
        flat = self.hairline == self.text
        return mix(self.app, self.text, 0.35).name() if flat else self.hairline


DARK = Tokens(
    app="#14161B",
    rail="#0F1115",
    card="#1C1F26",
    raised="#242832",
    text="#F2F0EA",
    dim="#B4B9C4",
    faint="#9BA1AD",
    greyed="#A3A9B5",
    hairline="#2E333E",
    edge="#7A8290",
    accent="#F0B84A",
    on_accent="#1B1300",
    ready=Pair("#7FE0B8", "#123127"),
    calm=Pair("#F4C95D", "#35290C"),
    soon=Pair("#FFAE73", "#3B2413"),
    urgent=Pair("#FF9F93", "#43190F"),
    last=Pair("#D9B8FF", "#32204A"),
    ended=Pair("#AEB7C4", "#262B34"),
    locked=Pair("#FFA8C5", "#3B1426"),
    moving=Pair("#F2F0EA", "#242832"),
    is_dark=True,
)

LIGHT = Tokens(
    app="#F7F5F0",
    rail="#EFECE4",
    card="#FFFFFF",
    raised="#F1EEE7",
    text="#1B1D22",
    dim="#4A505B",
    faint="#5B616C",
    greyed="#565C67",
    hairline="#DDD8CC",
    edge="#757B86",
    accent="#8A5A00",
    on_accent="#FFFFFF",
    ready=Pair("#0B5A3E", "#DDF4EA"),
    calm=Pair("#6B4A00", "#FBEBC8"),
    soon=Pair("#8A3E00", "#FFE5D1"),
    urgent=Pair("#9B1C15", "#FBDDDB"),
    last=Pair("#5B2A91", "#EFE3FD"),
    ended=Pair("#4A5361", "#E6E3DB"),
    locked=Pair("#86113F", "#FBE0EA"),
    moving=Pair("#1B1D22", "#F1EEE7"),
    is_dark=False,
)

_OUTLINED = Pair("#FFFFFF", "#000000", "#FFFFFF")

CONTRAST = Tokens(
    app="#000000",
    rail="#000000",
    card="#000000",
    raised="#000000",
    text="#FFFFFF",
    dim="#FFFFFF",
    faint="#FFFFFF",
    greyed="#FFFFFF",
    hairline="#FFFFFF",
    edge="#FFFFFF",
    accent="#FFD83D",
    on_accent="#000000",
    ready=_OUTLINED,
    calm=_OUTLINED,
    soon=Pair("#FFD83D", "#000000", "#FFD83D"),
    urgent=Pair("#000000", "#FFD83D"),
    last=_OUTLINED,
    ended=_OUTLINED,
    locked=_OUTLINED,
    moving=_OUTLINED,
    is_dark=True,
)


def mix(colour: str, other: str, share: float) -> QColor:
    """Return a colour, with that share of another one in it."""
    one, two = QColor(colour), QColor(other)
    return QColor.fromRgbF(
        one.redF() + (two.redF() - one.redF()) * share,
        one.greenF() + (two.greenF() - one.greenF()) * share,
        one.blueF() + (two.blueF() - one.blueF()) * share,
    )
