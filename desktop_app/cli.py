"""The command line. Nothing here imports Qt before a command needs it."""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO, NoReturn, cast

import click

from desktop_app.commands.usage import PROGRAM, UsageGroup, show_version, takes
from desktop_app.formats.faults import FormatError, quoted, shown
from desktop_app.platform import doctor, output
from desktop_app.platform.display import lacking_screen
from desktop_app.platform.paths import resource
from desktop_app.start.options import Options


@click.group(
    cls=UsageGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@takes(PROGRAM)
@show_version()
@click.pass_context
def main(context: click.Context, /, **said: Any) -> None:
    """A library of downloads that run out. Without a command: open the window."""
    UsageGroup.refuse_unused(context)
    context.obj = Options(**said)
    if context.invoked_subcommand is None:
        options = _checked(context.obj)
        _need("window")
        if sentence := lacking_screen():
            _stop(sentence, 1)
        from desktop_app.start.trouble import run

        sys.exit(run(options))


@main.command()
@click.argument("file", type=click.Path(allow_dash=True))
@takes("replay")
def replay(file: str, policy: str) -> None:
    """Answer a timeline by the rules, one JSON object a line."""
    from desktop_app.commands.replay import ReplayError, run
    from desktop_app.formats.policy import find_policy

    find = partial(find_policy, shipped=resource("policies"))
    try:
        lines = _opened(file)
    except OSError as error:
        name = shown(file) or '""'
        _stop(f"{name} cannot be read: {error.strerror}; name a file that can, or -", 2)
    try:
        with lines:
            run(lines, output.answers(), find(policy), find)
    except (ReplayError, FormatError) as error:
        _stop(str(error), 2)
    except OSError as error:
        output.stop_writing(error)


@main.command("list")
@takes("list")
@click.pass_context
def list_(context: click.Context, /, *, as_json: bool, everything: bool, **said: Any) -> None:
    """List what is or was downloaded, or is moving."""
    options = _together(context, said)

    def show() -> int:
        from desktop_app.commands import listing
        from desktop_app.commands.reading import reading

        with reading(options) as library:
            rows = listing.listed(library, everything=everything)
            language = options.locale or library.settings.language or "en"
            show_as = listing.as_json if as_json else listing.as_text
            listed = show_as(rows, language)
        if listed:
            output.say(listed)
        return 0

    sys.exit(_attempt(show))


@main.command()
@takes("screenshot")
@click.pass_context
def screenshot(context: click.Context, /, view: str, picture: Path, size: str, **said: Any) -> None:
    """Draw a view of the real window into a file."""
    options = _together(context, said)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _need("window")
    from desktop_app.commands.screenshot import VIEWS, NotDrawnError, parse_size, take

    if view not in VIEWS:
        raise click.UsageError(
            f"There is no view {quoted(view)}: choose one of {', '.join(VIEWS)}."
        )
    try:
        wanted = parse_size(size)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    try:
        sys.exit(_attempt(lambda: take(options, view, picture, wanted)))
    except NotDrawnError as error:
        _stop(str(error), 1)


@main.command()
@takes("demo")
@click.pass_context
def demo(context: click.Context, /, *, yes: bool, **said: Any) -> None:
    """Make the demo library fresh again; the old one is kept beside it."""
    options = _together(context, said)

    def make() -> int:
        from desktop_app.session.folders import library_folder
        from desktop_app.session.holding import alone
        from desktop_app.session.making import start_over

        if not yes:
            if sys.stdin is None:
                _stop("Nobody can be asked, standard input is closed: start it with --yes.", 1)
            question = "Start over with the demo library? The present one is kept as a backup."
            if not click.confirm(question, err=True):
                return 1
        with alone(library_folder(options.folder)):
            backup = start_over(options.folder)
        if backup is not None:
            output.say(f"The old library is kept in {backup}.")
        return 0

    sys.exit(_attempt(make))


@main.command("doctor")
@takes("doctor")
def doctor_(*, fix: bool) -> None:
    """Say what this machine lacks, with the exact packages."""
    sys.exit(doctor.fix() if fix else doctor.report())


def _opened(file: str) -> BinaryIO:
    """A file to read, or standard input.

    Raises:
        OSError: it cannot be read.
    """
    if file == "-" and sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return cast(BinaryIO, click.open_file(file, "rb"))


def _together(context: click.Context, said: dict[str, Any]) -> Options:
    """What was said before the subcommand and after it; after it goes first."""
    found: Options = context.obj
    return _checked(replace(found, **{name: one for name, one in said.items() if one is not None}))


def _checked(options: Options) -> Options:
    if options.at is not None and options.scenario is None:
        raise click.UsageError(
            "--at moves the clock of a scenario: name one with --scenario. "
            "The clock of a real library is never moved by an option."
        )
    return options


def _need(what: doctor.Need) -> None:
    lacking = doctor.sentence(doctor.missing(what))
    if lacking:
        _stop(lacking, 1)


def _attempt(work: Callable[[], int]) -> int:
    """Do it; what can go wrong is one sentence and an exit code."""
    from desktop_app.ledger.commands import ScenarioError
    from desktop_app.storage.unusable import LibraryError

    try:
        with _ending_in_order():
            return work()
    except (FormatError, ScenarioError) as error:
        _stop(str(error), 2)
    except LibraryError as error:
        _stop(str(error), 1)
    except OSError as error:
        where = "" if error.filename is None else f"{error.filename}: "
        _stop(f"It could not be done: {where}{error.strerror or error}.", 1)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """SIGTERM and a closed terminal end a command as Ctrl+C does: what it began is put back."""

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        sys.exit(128 + number)

    found = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    caught = [one for one in found if signal.getsignal(one) is signal.SIG_DFL]
    for one in caught:
        signal.signal(one, end)
    try:
        yield
    finally:
        for one in caught:
            signal.signal(one, signal.SIG_DFL)


def _stop(sentence: str, code: int) -> NoReturn:
    output.complain(output.cut(sentence))
    sys.exit(code)
