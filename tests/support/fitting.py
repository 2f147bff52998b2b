"""Whether what is written fits where it is written: labels by their measures, lines by ear."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLabel,
    QWidget,
)

from desktop_app.ui.theme import Style, Theme
from desktop_app.ui.widgets import drawing
from tests.support.stage import Stage


def faults(window: QWidget) -> list[str]:
    """What is written in the window and cannot be read whole."""
    found = []
    for one in (window, *window.findChildren(QWidget)):
        if not one.isVisible() or not _is_in(one, window):
            continue
        if isinstance(one, QLabel) and one.text() and (why := _label_fault(one)):
            found.append(f"{why}: {_named(one)} “{one.text()}”")
        if _says_something(one) and (why := _outside(one)):
            found.append(f"{why}: {_named(one)}")
    return found


def _is_in(one: QWidget, window: QWidget) -> bool:
    return one is window or one.window() is window


def _named(one: QWidget) -> str:
    return f"{type(one).__name__} {one.accessibleName()!r}"


def _label_fault(label: QLabel) -> str:
    room = label.contentsRect()
    words = label.text()
    metrics = label.fontMetrics()
    if not label.wordWrap():
        wide = max(metrics.horizontalAdvance(line) for line in words.splitlines())
        return f"{wide - room.width()} px too wide" if wide > room.width() else ""
    unbroken = re.findall(
        r"[^\s\u200b/-]+[/-]?", words.replace("\u00a0", "x").replace("\u202f", "x")
    )
    longest = max((metrics.horizontalAdvance(word) for word in unbroken), default=0)
    if longest > room.width():
        return f"a word is {longest - room.width()} px too wide"
    tall = label.heightForWidth(label.width())
    return f"{tall - label.height()} px too high" if tall > label.height() else ""


def _says_something(one: QWidget) -> bool:
    return bool(one.accessibleName() and not one.children()) or (
        isinstance(one, QLabel) and bool(one.text())
    )


def _outside(one: QWidget) -> str:
    """How much of it lies outside of what shows it, other than what can be scrolled to."""
    rect, inside = QRect(QPoint(), one.size()), one
    while (around := inside.parentWidget()) is not None and not inside.isWindow():
        rect.translate(inside.pos())
        scroll = around.parentWidget()
        if isinstance(scroll, QAbstractScrollArea) and around is scroll.viewport():
            if rect.left() < 0 or rect.right() >= around.width():
                return f"{max(-rect.left(), rect.right() + 1 - around.width())} px beside the view"
            if scroll.verticalScrollBar().maximum() > 0:
                return ""
        if not around.rect().contains(rect):
            seen = rect & around.rect()
            return (
                f"{rect.width() - max(0, seen.width())} × {rect.height() - max(0, seen.height())}"
                f" px outside of its {type(around).__name__}"
            )
        inside = around
    return ""


@contextmanager
def hearing_cuts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The lines that painters had to cut off, as they are painted."""
    cuts: list[str] = []
    real = drawing.cut

    def cut(text: str, theme: Theme, style: Style, width: int) -> str:
        shown = real(text, theme, style, width)
        if shown != text:
            cuts.append(text)
        return shown

    with monkeypatch.context() as patch:
        patch.setattr(drawing, "cut", cut)
        yield cuts


def may_be_cut(stage: Stage, *, badges: bool = False) -> set[str]:
    """What can be read whole elsewhere: in the tool tip of a line, or in a label.

    A badge may be cut only where it is said so, a name of a group never.
    """
    s = stage.session
    found = {one.text() for one in stage.window.findChildren(QLabel) if one.isVisible()}
    found |= {s.player.bar.title.toolTip(), s.player.bar.place.toolTip()}
    for model in (s.downloads_page.model, s.catalogue_page.model):
        for number in range(model.rowCount()):
            props = model.props(number)
            if props is not None and props.tip:
                first, *rest = props.tip.splitlines()
                is_row = model.header(number) is None
                badge = getattr(props, "badge", None)
                never = {badge.text} if badge is not None and not badges else set()
                found |= {*rest, *([first] if is_row else [])} - never
    return found
