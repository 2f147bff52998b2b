"""The keys of what is on screen, by where they work (F1, or ?)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.props import CardProps
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import Style, ThemeHolder
from desktop_app.ui.widgets.labels import Label


@dataclass(frozen=True, slots=True)
class Context:
    """Where the user is."""

    in_player: bool = False
    in_scenario: bool = False
    pages: int = 3


@dataclass(frozen=True, slots=True)
class KeysProps:
    """What belongs together: its name, and keys with what they do."""

    title: str
    lines: tuple[tuple[str, str], ...]


def key_sections(context: Context, texts: Texts) -> tuple[KeysProps, ...]:
    """Return the keys that work there, by where they work."""
    if context.in_player:
        here = KeysProps(texts.tr("In the player", "shortcuts"), _player(texts))
    else:
        here = KeysProps(texts.tr("In the rows", "shortcuts"), _rows(texts))
    everywhere = KeysProps(texts.tr("Everywhere", "shortcuts"), _everywhere(context, texts))
    return here, everywhere


def _player(texts: Texts) -> tuple[tuple[str, str], ...]:
    leave = texts.tr("leave full screen, then go back to the rows", "shortcut")
    return (
        (texts.tr("Space or K", "the keys"), texts.tr("play or pause", "shortcut")),
        ("← →", texts.tr("%n second(s) back or forward", "shortcut", 5)),
        ("J L", texts.tr("%n second(s) back or forward", "shortcut", 10)),
        ("0–9", texts.tr("go to 10 %, 20 % … 90 % of the episode", "shortcut")),
        (texts.tr("Home, End", "the keys"), texts.tr("to the start or to the end", "shortcut")),
        ("↑ ↓", texts.tr("louder or quieter", "shortcut")),
        ("M", texts.tr("sound off or on", "shortcut")),
        ("C", texts.tr("subtitles off or on", "shortcut")),
        (texts.tr("Shift+C", "the keys"), texts.tr("choose subtitles", "shortcut")),
        ("A", texts.tr("the next audio track", "shortcut")),
        ("< >", texts.tr("slower or faster", "shortcut")),
        (texts.tr("F or F11", "the keys"), texts.tr("full screen, or a window", "shortcut")),
        ("T", texts.tr("keep the window on top, or not", "shortcut")),
        ("N", texts.tr("the next episode", "shortcut")),
        (texts.tr("Esc", "the key"), leave),
    )


def _rows(texts: Texts) -> tuple[tuple[str, str], ...]:
    both = texts.tr("Menu, Shift+F10", "the keys")
    play = texts.tr("play, or say why it cannot be played", "shortcut")
    move = texts.tr("move the chosen rows in the queue", "shortcut")
    return (
        ("↑ ↓", texts.tr("move among the rows", "shortcut")),
        (texts.tr("Enter", "the key"), play),
        (texts.tr("Space", "the key"), texts.tr("do what the row’s button says", "shortcut")),
        ("→ ←", texts.tr("to the row’s button and back", "shortcut")),
        ("R", texts.tr("renew the chosen rows, or a whole season", "shortcut")),
        (texts.tr("Del", "the key"), texts.tr("remove the chosen rows", "shortcut")),
        ("I", texts.tr("show or hide the details", "shortcut")),
        (texts.tr("Alt+↑ ↓ Home End", "the keys"), move),
        (both, texts.tr("everything you can do with the row", "shortcut")),
    )


def _everywhere(context: Context, texts: Texts) -> tuple[tuple[str, str], ...]:
    lines = [(texts.tr("Ctrl+Z", "the keys"), texts.tr("undo, while it is offered", "shortcut"))]
    if not context.in_player:
        pages = texts.fill(texts.tr("Ctrl+1 to %1", "the keys: a digit"), f"{context.pages}")
        escape = texts.tr("clear the search, close what lies on top", "shortcut")
        lines += [
            (texts.tr("Ctrl+F", "the keys"), texts.tr("search", "shortcut")),
            (texts.tr("Esc", "the key"), escape),
            (pages, texts.tr("go to a page of the window", "shortcut")),
        ]
    if context.in_scenario:
        fresh = texts.tr("the scenario as at its start", "shortcut")
        lines.append((texts.tr("Ctrl+Shift+R", "the keys"), fresh))
    lines.append((texts.tr("F1 or ?", "the keys"), texts.tr("show this list", "shortcut")))
    return tuple(lines)


class ShortcutsDialog(CardDialog[Context]):
    """The list in a card, and *Close*."""

    @override
    def card(self, texts: Texts) -> CardProps:
        return CardProps(
            icon="keyboard",
            title=texts.tr("Keyboard shortcuts", "dialog"),
            sentences=(),
            decline=texts.tr("Close", "button: of a message"),
        )

    @override
    def more(self) -> Sequence[QWidget]:
        sections = key_sections(self._subject, self._texts)
        return [_Keys(self._holder, section) for section in sections]


class _Keys(QWidget):
    """One section: a heading, and two columns as wide in every section."""

    def __init__(self, holder: ThemeHolder, props: KeysProps) -> None:
        super().__init__()
        self.setAccessibleName(props.title)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, holder.theme.grown(6), 0, holder.theme.grown(10))
        grid.setHorizontalSpacing(holder.theme.grown(16))
        grid.setVerticalSpacing(holder.theme.grown(4))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, holder.theme.px(128))
        heading = Label(holder, Style.CAPTION_STRONG, "faint", self, text=props.title)
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, (keys, does) in enumerate(props.lines, start=1):
            top = Qt.AlignmentFlag.AlignTop
            name = Label(holder, Style.SMALL_STRONG, "text", self, text=keys)
            sentence = Label(holder, Style.SMALL, "dim", self, wrap=True, text=does)
            grid.addWidget(name, number, 0, top)
            grid.addWidget(sentence, number, 1, top)
