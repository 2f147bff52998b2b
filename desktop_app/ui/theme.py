"""Colours, type and icons, and everything that is built from them.

`Theme` adds the size of text to the colours of `ui/tokens.py`; both are plain values.
`ThemeHolder` applies them to the application, and says when they change.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache, lru_cache
from typing import assert_never

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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
from desktop_app.ui.fusion import palette_of, stylesheet_of
from desktop_app.ui.tokens import CONTRAST, DARK, LIGHT, Tokens


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

    def __init__(self, size: int, line: int, weight: QFont.Weight) -> None:
        self.size = size
        self.line = line
        self.weight = weight


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens, the size of text (1.0 to 2.0), pixels per unit, and whether things may move."""

    tokens: Tokens = DARK
    scale: float = 1.0
    ratio: float = 1.0
    reduced_motion: bool = False

    def font(self, style: Style) -> QFont:
        """Return a font of the type scale, with tabular figures."""
        return _font(style, self.scale)

    def metrics(self, style: Style) -> QFontMetrics:
        """Return the measures of that font."""
        return _metrics(style, self.scale)

    def line(self, style: Style) -> int:
        """Return its line height in pixels."""
        return self.px(style.line)

    def px(self, at_100: float) -> int:
        """Return a length that grows with the size of text."""
        return round(at_100 * self.scale)

    def grown(self, at_100: float) -> int:
        """Return a length that grows half as fast: icons, gaps and targets around larger text."""
        return round(at_100 * (1 + (self.scale - 1) / 2))

    def motion(self, milliseconds: int) -> int:
        """Return how long something moves: not at all under *reduce motion*."""
        return 0 if self.reduced_motion else milliseconds

    def pixmap(self, name: str, colour: str, size: int, ratio: float | None = None) -> QPixmap:
        """Return an icon in that colour and size."""
        return icon_pixmap(name, colour, size, self.ratio if ratio is None else ratio)

    def menu_icon(self, name: str) -> QIcon:
        """Return an icon in the colour of the words of a menu; sharp at ratio 1 and 2."""
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
    """Return Inter out of the resources; the system's font where it is missing."""
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
    """Draw an icon of resources/icons; QtSvg paints `currentColor` black, so it is written in."""
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


def tokens_of(look: ThemeChoice, *, system_is_dark: bool) -> Tokens:
    """Return the colours that a choice means now."""
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
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._rebuild)

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
        """Take another theme, from now on."""
        self._look = look
        self._rebuild()

    def set_text_percent(self, percent: int) -> None:
        """Take another size of text, 100 to 200 percent."""
        self._percent = percent
        self._rebuild()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Let things move, or not."""
        self._reduced_motion = reduced
        self._rebuild()

    def dress(self) -> None:
        """Lay the style sheet over all that has been made.

        A widget that is made under it takes twice as long: it is looked at again at every parent.
        """
        self._dressed = True
        self._apply()

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
        app, sheet = self._app, stylesheet_of(self.theme.tokens) if self._dressed else ""
        # each of these looks at every widget there is
        if not app.styleSheet() and app.style().objectName() != "fusion":
            app.setStyle("Fusion")  # the sheet lies over it from then on
        if app.palette() != self.app_palette:
            app.setPalette(self.app_palette)
        if app.font() != self.theme.font(Style.BODY):
            app.setFont(self.theme.font(Style.BODY))
        if app.styleSheet() != sheet:
            app.setStyleSheet(sheet)
