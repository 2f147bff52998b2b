"""Reads the program's real accessibility tree from the bus, as a screen reader does.

For the system's own Python, which has `pyatspi`; `atspi.sh` starts the program and this beside it
on an X server and a session bus of their own. Exits with 1 and one sentence where something that a
listener needs is not there.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pyatspi

ROW = "Salt, episode 1, Expired, 1 renewal left, Renew"
ROWS = (ROW, "Low Water, episode 3, 30 hours left, Resume")
TITLE = "Use the last renewal for “Salt”?"
TEXT = "This is the last download of “Salt” until 12 February 2027, 09:30."
DECLINE, ACCEPT = "Not now", "Use last renewal"
WAIT_S = 20


def fail(sentence: str) -> NoReturn:
    """The one sentence."""
    sys.exit(f"AT-SPI: {sentence}")


def until(look: Callable[[], Any], otherwise: str) -> Any:
    """What `look` finds, as soon as it does."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    return fail(otherwise)


def walk(one: Any) -> Iterator[Any]:
    """It and everything below."""
    yield one
    for number in range(one.childCount):
        try:
            child = one.getChildAtIndex(number)
            if child is not None:
                yield from walk(child)
        except LookupError:  # gone meanwhile
            continue


def program() -> Any:
    """The running program on the bus."""
    for one in pyatspi.Registry.getDesktop(0):
        if one is not None and one.name == "sablier" and one.childCount:
            return one
    return None


def find(root: Any, role: str, name: str = "") -> Any:
    """The first thing of that role whose name begins so."""
    for one in walk(root):
        if one.getRoleName() == role and one.name.startswith(name):
            return one
    return None


def is_on(one: Any, state: Any) -> bool:
    """It is in that state."""
    return one is not None and one.getState().contains(state)


def press(key: str) -> None:
    """A key, to the window that has the focus."""
    subprocess.run(["xdotool", "key", key], check=True)


def activated(window: Any) -> bool:
    """Asked of the window manager until it is so: it may have started after the program."""
    if is_on(window, pyatspi.STATE_ACTIVE):
        return True
    ask = ["xdotool", "search", "--onlyvisible", "--name", "^Sablier", "windowactivate"]
    subprocess.run(ask, check=False, capture_output=True)
    return False


def closed_by_escape(app: Any) -> bool:
    """Pressed once more where it is still deaf, as it is in its first moments."""
    press("Escape")
    return find(app, "alert") is None


def read() -> None:
    """The whole story; every step fails with its own sentence."""
    app = until(program, "the program is not on the bus")
    window = until(lambda: find(app, "frame", "Sablier"), "there is no frame called Sablier")
    table = until(lambda: find(window, "table", "Downloads"), "there is no table called Downloads")
    for name in ROWS:
        until(
            lambda wanted=name: find(table, "table cell", wanted),
            f"no row says “{name}”; the rows say: "
            + "; ".join(one.name or "nothing" for one in walk(table) if one is not table),
        )
    until(
        lambda: is_on(find(table, "table cell", ROW), pyatspi.STATE_SELECTED),
        "the row that the scenario selects does not say that it is selected",
    )
    until(lambda: activated(window), "the window did not become active: is there a window manager?")
    press("r")
    alert = until(lambda: find(app, "alert"), "R on the row shows no alert")
    if alert.name != TITLE:
        fail(f"the alert is called “{alert.name}”, not “{TITLE}”")
    if TEXT not in (alert.description or ""):
        fail(f"the alert is described as “{alert.description}”, without its sentences")
    if not is_on(alert, pyatspi.STATE_MODAL):
        fail("the alert does not say that it is modal")
    if not any(TEXT in (one.name or "") for one in walk(alert) if one is not alert):
        fail("the sentences of the alert are nowhere inside it")
    for name in (DECLINE, ACCEPT):
        until(lambda wanted=name: find(alert, "push button", wanted), f"no button “{name}”")
    until(
        lambda: is_on(find(alert, "push button", DECLINE), pyatspi.STATE_FOCUSED),
        f"the focus did not move to “{DECLINE}”",
    )
    until(lambda: closed_by_escape(app), "Escape did not close the alert")
    until(
        lambda: is_on(find(table, "table cell", ROW), pyatspi.STATE_FOCUSED),
        "the focus is not back on the row that asked",
    )
    sys.stdout.write(
        "AT-SPI: rows with sentences, the warning as an alert, the focus there and back\n"
    )


if __name__ == "__main__":
    read()
