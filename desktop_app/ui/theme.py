"""Colours, type and icons: one token table, and everything that is built from it.

`Tokens` are the colours of one theme, `Theme` adds the size of text; both are plain values.
`ThemeHolder` applies them to the application, and says when they change.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache, lru_cache
from typing import assert_never

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from desktop_app.platform.paths import resource

MENU_RADIUS = 8


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
        """The colours of a badge."""
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


class ThemeChoice(StrEnum):
    """The user's choice of theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Style(Enum):
    """The type scale: size and line height at 100 %, and weight."""

    TITLE = (24, 32, QFont.Weight.Bold)
    DIALOG = (20, 28, QFont.Weight.Bold)
    HEADING = (17, 24, QFont.Weight.DemiBold)
    ROW = (15, 20, QFont.Weight.DemiBold)
    BODY = (14, 20, QFont.Weight.Normal)
    BODY_MEDIUM = (14, 20, QFont.Weight.Medium)
    BODY_STRONG = (14, 20, QFont.Weight.DemiBold)
    SMALL = (13, 20, QFont.Weight.Normal)
    SMALL_MEDIUM = (13, 20, QFont.Weight.Medium)
    SMALL_STRONG = (13, 20, QFont.Weight.DemiBold)
    CAPTION = (12, 16, QFont.Weight.Normal)
    CAPTION_STRONG = (12, 16, QFont.Weight.DemiBold)

    @property
    def size(self) -> int:
        """Pixels at 100 %."""
        return self.value[0]

    @property
    def line(self) -> int:
        """Line height in pixels at 100 %."""
        return self.value[1]

    @property
    def weight(self) -> QFont.Weight:
        """The weight."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens, the size of text (1.0 to 2.0), pixels per unit, and whether things may move."""

    tokens: Tokens = DARK
    scale: float = 1.0
    ratio: float = 1.0
    reduced_motion: bool = False

    def font(self, style: Style) -> QFont:
        """A font of the type scale, with tabular figures."""
        return _font(style, self.scale)

    def metrics(self, style: Style) -> QFontMetrics:
        """The measures of that font."""
        return _metrics(style, self.scale)

    def line(self, style: Style) -> int:
        """Its line height in pixels."""
        return self.px(style.line)

    def px(self, at_100: float) -> int:
        """A length that grows with the size of text."""
        return round(at_100 * self.scale)

    def grown(self, at_100: float) -> int:
        """A length that grows half as fast: icons, gaps and targets around larger text."""
        return round(at_100 * (1 + (self.scale - 1) / 2))

    def motion(self, milliseconds: int) -> int:
        """How long something moves: not at all under *reduce motion*."""
        return 0 if self.reduced_motion else milliseconds

    def pixmap(self, name: str, colour: str, size: int, ratio: float | None = None) -> QPixmap:
        """An icon in that colour and size."""
        return icon_pixmap(name, colour, size, self.ratio if ratio is None else ratio)

    def menu_icon(self, name: str) -> QIcon:
        """An icon of a menu, in the colour of the words beside it; sharp at ratio 1 and 2."""
        icon = QIcon()
        for mode, colour in (
            (QIcon.Mode.Normal, self.tokens.text),
            (QIcon.Mode.Active, self.tokens.on_accent),
        ):
            for ratio in (1.0, 2.0):
                icon.addPixmap(icon_pixmap(name, colour, 16, ratio), mode)
        return icon


@cache
def _family() -> str:
    """Inter out of the resources; the system's font where it is missing."""
    families: list[str] = []
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        path = resource("fonts", f"Inter-{weight}.otf")
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else QGuiApplication.font().family()


@lru_cache(maxsize=256)
def _font(style: Style, scale: float) -> QFont:
    font = QFont(_family())
    font.setPixelSize(round(style.size * scale))
    font.setWeight(style.weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(maxsize=256)
def _metrics(style: Style, scale: float) -> QFontMetrics:
    return QFontMetrics(_font(style, scale))


@lru_cache(maxsize=512)
def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon of resources/icons; QtSvg paints `currentColor` black, so it is written in."""
    svg = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    pixels = max(1, round(size * ratio))
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def mix(colour: str, other: str, share: float) -> QColor:
    """A colour, with that share of another one in it."""
    one, two = QColor(colour), QColor(other)
    return QColor.fromRgbF(
        one.redF() + (two.redF() - one.redF()) * share,
        one.greenF() + (two.greenF() - one.greenF()) * share,
        one.blueF() + (two.blueF() - one.blueF()) * share,
    )


def palette_of(tokens: Tokens) -> QPalette:
    """The tokens as a palette, for what Fusion draws itself."""
    role = QPalette.ColorRole
    palette = QPalette()
    for one, colour in {
        role.Window: tokens.app,
        role.WindowText: tokens.text,
        role.Base: tokens.card,
        role.AlternateBase: tokens.raised,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.text,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.hairline,
        role.Mid: tokens.hairline,
        role.Dark: tokens.edge,
        role.Shadow: tokens.rail,
    }.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.greyed))
    return palette


def stylesheet_of(theme: Theme) -> str:
    """The little that Fusion cannot do from a palette."""
    tokens = theme.tokens
    bar = tokens.edge if tokens is CONTRAST else tokens.hairline
    return f"""
    QToolTip {{ color: {tokens.text}; background: {tokens.raised};
        border: 1px solid {tokens.hairline}; padding: 4px 8px; }}
    QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; border: none; }}
    QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; border: none; }}
    QScrollBar::handle:vertical {{ background: {bar}; min-height: 40px; border-radius: 3px;
        margin: 0 4px; }}
    QScrollBar::handle:horizontal {{ background: {bar}; min-width: 40px; border-radius: 3px;
        margin: 4px 0; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QScrollBar::handle:hover {{ background: {tokens.edge}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QMenu {{ background: {tokens.raised}; color: {tokens.text};
        border: 1px solid {tokens.hairline}; padding: 6px; }}
    Menu {{ border-radius: {MENU_RADIUS}px; }}
    QMenu::item {{ padding: 7px 24px 7px 12px; border-radius: 6px; }}
    QMenu::item:selected {{ background: {tokens.accent}; color: {tokens.on_accent}; }}
    QMenu::item:disabled {{ color: {tokens.faint}; }}
    QMenu::separator {{ background: {tokens.hairline}; height: 1px; margin: 6px 8px; }}
    QMenu::indicator {{ width: 0; }}
    QMenu::icon {{ padding-left: 8px; }}
    """


def tokens_of(look: ThemeChoice, *, system_is_dark: bool) -> Tokens:
    """The colours that a choice means now."""
    match look:
        case ThemeChoice.SYSTEM:
            return DARK if system_is_dark else LIGHT
        case ThemeChoice.LIGHT:
            return LIGHT
        case ThemeChoice.DARK:
            return DARK
        case ThemeChoice.CONTRAST:
            return CONTRAST
        case _:
            assert_never(look)


class ThemeHolder(QObject):
    """The theme of the application now; `changed` once it has been applied.

    Widgets read `theme` when they paint, and connect `changed` to a bound method where a change
    moves something.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        look: ThemeChoice = ThemeChoice.SYSTEM,
        text_percent: int = 100,
        *,
        reduced_motion: bool = False,
        whole_program: bool = True,
        dressed: bool = True,
    ) -> None:
        """Without the `whole_program` it is the theme of one window, which dresses itself.

        Not `dressed`, it waits for `dress` with its style sheet.
        """
        super().__init__(app)
        self._whole_program = whole_program
        self._dressed = dressed
        self._app = app
        self._look = look
        self._percent = text_percent
        self._reduced_motion = reduced_motion
        self.theme = self._built()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.on_system_changed)

    @property
    def look(self) -> ThemeChoice:
        """The user's choice."""
        return self._look

    @property
    def text_percent(self) -> int:
        """The size of text, 100 to 200."""
        return self._percent

    @property
    def app_palette(self) -> QPalette:
        """The palette of the theme as it is now."""
        return palette_of(self.theme.tokens)

    def set_look(self, look: ThemeChoice) -> None:
        """Another theme, from now on."""
        self._look = look
        self._rebuild()

    def set_text_percent(self, percent: int) -> None:
        """Another size of text, 100 to 200 percent."""
        self._percent = percent
        self._rebuild()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Whether things may move."""
        self._reduced_motion = reduced
        self._rebuild()

    def dress(self) -> None:
        """Lay the style sheet over all that has been made.

        A widget that is made under it takes twice as long: it is looked at again at every parent.
        """
        self._dressed = True
        self._apply()

    def on_system_changed(self) -> None:
        """The system went dark or light."""
        self._rebuild()

    def _built(self) -> Theme:
        scheme = QGuiApplication.styleHints().colorScheme()
        tokens = tokens_of(self._look, system_is_dark=scheme == Qt.ColorScheme.Dark)
        percent = min(200, max(100, self._percent))
        ratio = self._app.devicePixelRatio()
        return Theme(tokens, percent / 100, ratio, self._reduced_motion)

    def _rebuild(self) -> None:
        theme = self._built()
        if theme != self.theme:
            self.theme = theme
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        if not self._whole_program:
            return
        app, sheet = self._app, stylesheet_of(self.theme) if self._dressed else ""
        # each of these looks at every widget there is
        if not app.styleSheet() and app.style().objectName() != "fusion":
            app.setStyle("Fusion")  # the sheet lies over it from then on
        if app.palette() != self.app_palette:
            app.setPalette(self.app_palette)
        if app.font() != self.theme.font(Style.BODY):
            app.setFont(self.theme.font(Style.BODY))
        if app.styleSheet() != sheet:
            app.setStyleSheet(sheet)
