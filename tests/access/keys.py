"""Real keys in the real window: held ones, ordinary ones, and those of other layouts.

    python -m tests.access.keys [--long]

Starts the program under Xvfb and openbox, on several displays at once. On each it meets some of the
variants of the warning, holds a key on the row that asks (four tries for each variant, forty in the
long form), and ends with 1 where one was answered: a renewal used, or declined unread. Between two
tries an ordinary press answers. Then ordinary presses renew, and on the first display the layouts
fr and ru are typed on.
Needs: openbox setxkbmap xdotool Xvfb
"""

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

VARIANTS = sorted(path.stem for path in Path("resources/variants").glob("*.json"))
DISPLAYS = 4
HELD_S = 2.5
DEAF_S = 0.6
WAIT_S = 20.0
LONGEST_DELAY_S = 3.0
QUIET_S = 0.25

WAYS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), ("space",)),
    (("Right",), ("Return",)),
    ((), ("r",)),
    ((), ("Right", "Return")),
)
"""What is pressed and let go, and then what is held."""


class Typist:
    """Somebody at the keyboard of one display, who reads what the program tells."""

    def __init__(self, display: str, folder: Path, stack: ExitStack) -> None:
        self._environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._environment.pop("WAYLAND_DISPLAY", None)
        stack.enter_context(running(["openbox"], self._environment))
        command = [sys.executable, "-m", "tests.access.typed_at", str(folder)]
        self._errors = folder / "errors"
        folder.mkdir()
        errors = stack.enter_context(self._errors.open("w"))
        self._program = subprocess.Popen(
            command,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        stack.callback(self._end)
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.expect("ready")
        self.do("search", "--sync", "--onlyvisible", "--name", "Sablier", "windowfocus", "--sync")

    def _end(self) -> None:
        self._program.kill()
        self._program.wait()

    def _read(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self._lines.put(line.rstrip("\n"))

    def run(self, *command: str) -> None:
        subprocess.run(command, env=self._environment, check=True, stdout=subprocess.DEVNULL)

    def do(self, *words: str) -> None:
        """What xdotool is told."""
        self.run("xdotool", *words)

    def press(self, *keys: str) -> None:
        """One after the other, as a hand does it."""
        for key in keys:
            self.do("key", "--delay", "60", key)
            time.sleep(0.1)

    def expect(self, line: str) -> None:
        """The next thing that is told."""
        try:
            told = self._lines.get(timeout=WAIT_S)
        except queue.Empty:
            told = "nothing"
        if told != line:
            raise AssertionError(f"{line!r} should be told, and it is {told!r}\n{self.errors()}")

    def expect_nothing(self) -> None:
        """All was told."""
        time.sleep(QUIET_S)
        if not self._lines.empty():
            raise AssertionError(f"nothing should be told, and it is {self._lines.get()!r}")

    def errors(self) -> str:
        return self._errors.read_text()

    def meet(self, variant: str) -> None:
        """This warning, from now on."""
        assert self._program.stdin is not None
        self._program.stdin.write(f"{variant}\n")
        self._program.stdin.flush()
        self.expect(f"variant {variant}")


@contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    """A program beside, until this is over."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def typist(folder: Path) -> Iterator[Typist]:
    """A display of its own, with the program on it."""
    with ExitStack() as stack:
        reading, writing = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "1400x900x24",
            "-nolisten",
            "tcp",
        ]
        server = subprocess.Popen(
            command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        stack.callback(server.wait)
        stack.callback(server.terminate)
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield Typist(f":{number}", folder, stack)


def hold(hand: Typist, before: tuple[str, ...], held: tuple[str, ...], seconds: float) -> None:
    """Hold keys on the row that asks; nothing but the question comes of it."""
    hand.press(*before)
    for key in held:
        hand.do("keydown", key)
    hand.expect("asked")
    time.sleep(seconds)
    for key in reversed(held):
        hand.do("keyup", key)
    hand.expect_nothing()
    hand.press("Escape")  # heard, now that all were let go
    hand.expect("happened RenewalDeclined")


def try_held_keys(hand: Typist, variants: list[str], rounds: int) -> int:
    """Every variant with every way to hold a key; the number of tries."""
    tries = 0
    for variant in variants:
        hand.meet(variant)
        longer = LONGEST_DELAY_S if variant == "delayed" else 0.0
        for _ in range(rounds):
            for before, held in WAYS:
                try:
                    hold(hand, before, held, HELD_S + longer / 2)
                except AssertionError as error:
                    raise AssertionError(
                        f"{variant}, {'+'.join(before + held)}: {error}"
                    ) from error
                tries += 1
    return tries


def renew(hand: Typist) -> None:
    """An ordinary press each."""
    hand.meet("neutral")
    hand.press("space")
    hand.expect("asked")
    time.sleep(DEAF_S)
    hand.press("Right", "Return")
    hand.expect("happened DownloadQueued")


def try_layouts(hand: Typist) -> None:
    """Digits of AZERTY without Shift; letters where the layout is Cyrillic; text as it is typed."""
    hand.meet("neutral")
    hand.run("setxkbmap", "fr")
    for code, place in (
        ("11", "catalogue"),
        ("12", "rules"),
        ("13", "settings"),
        ("10", "library"),
    ):
        hand.press(f"ctrl+{code}")
        hand.expect(f"place {place}")
    hand.run("setxkbmap", "ru")
    hand.press("27")  # к where R stands elsewhere
    hand.expect("asked")
    time.sleep(DEAF_S)
    hand.press("Escape")
    hand.expect("happened RenewalDeclined")
    hand.run("setxkbmap", "fr")
    hand.press("ctrl+f", "11")  # é, where a digit stands elsewhere
    hand.expect("text é")
    hand.press("Escape")
    hand.expect("text ")
    hand.run("setxkbmap", "us")
    hand.press("ctrl+a", *"low", "space", *"water")
    for number in range(1, len("low water") + 1):
        hand.expect(f"text {'low water'[:number]}")
    hand.press("Down", "Return")
    hand.expect_nothing()
    hand.run("setxkbmap", "fr")
    hand.press("14")  # ( where 5 stands elsewhere
    hand.expect("sought")
    hand.run("setxkbmap", "ru")
    hand.press("44")  # where J stands elsewhere
    hand.expect("sought")
    hand.press("Escape")
    hand.expect("happened SittingStopped")
    hand.press("ctrl+41", "27")
    hand.expect("text к")  # all that stood there was chosen
    hand.press("ctrl+38", "ctrl+53")  # all of it cut, in the field itself
    hand.expect("text ")
    hand.expect_nothing()


def one_display(folder: Path, number: int, rounds: int) -> str:
    """All that is done on one display; what came of it."""
    variants = VARIANTS[number::DISPLAYS]
    with typist(folder / str(number)) as hand:
        tries = try_held_keys(hand, variants, rounds)
        if number == 0:
            try_layouts(hand)
        else:
            renew(hand)
    return f"{', '.join(variants)}: {tries} tries, none used and none declined"


def main() -> int:
    """Type on every display at once; the exit code."""
    rounds = 10 if "--long" in sys.argv else 1
    failed = False
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(DISPLAYS) as pool:
        folder = Path(name)
        at_work = [pool.submit(one_display, folder, one, rounds) for one in range(DISPLAYS)]
        for outcome in at_work:
            error = outcome.exception()
            failed = failed or error is not None
            sys.stdout.write(f"{error or outcome.result()}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
