"""Rows and columns: what stands beside or below each other, in the order in which it is named."""

from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True)
class Spare:
    """Room that nothing needs; of several, each takes as much of it as its share."""

    share: int = 0


Side: TypeAlias = Qt.AlignmentFlag
Part: TypeAlias = (
    QWidget | QLayout | int | Spare | tuple[QWidget | QLayout, int] | tuple[QWidget, Side]
)
"""A widget or a layout: alone, with its share of the spare room, or with the side it stands at.

An int is so much room between two parts.
"""
Around: TypeAlias = tuple[int, int, int, int]
"""Left, above, right and below."""

_NONE = (0, 0, 0, 0)
_Box = TypeVar("_Box", bound=QBoxLayout)


def row(on: QWidget | None, *parts: Part, gap: int = 0, around: Around = _NONE) -> QHBoxLayout:
    """Lay parts out from left to right: on a widget, or in a layout that is part of another.

    `gap` is the room between two of them, -1 as much as Qt leaves; `around` the room around all.
    """
    return _filled(QHBoxLayout(), on, parts, gap, around)


def column(on: QWidget | None, *parts: Part, gap: int = 0, around: Around = _NONE) -> QVBoxLayout:
    """Lay parts out from top to bottom, as `row` does from left to right."""
    return _filled(QVBoxLayout(), on, parts, gap, around)


def _filled(
    box: _Box, on: QWidget | None, parts: tuple[Part, ...], gap: int, around: Around
) -> _Box:
    if on is not None:
        on.setLayout(box)
    box.setContentsMargins(*around)
    box.setSpacing(gap)
    add(box, *parts)
    return box


def add(box: QBoxLayout, *parts: Part) -> None:
    """Put more parts at the end of a row or column."""
    for part in parts:
        match part:
            case QWidget():
                box.addWidget(part)
            case QLayout():
                box.addLayout(part)
            case Spare(share):
                box.addStretch(share)
            case int():
                box.addSpacing(part)
            case QWidget() as widget, Qt.AlignmentFlag() as side:
                box.addWidget(widget, 0, side)
            case QWidget() as widget, int(share):
                box.addWidget(widget, share)
            case QLayout() as layout, int(share):
                box.addLayout(layout, share)
