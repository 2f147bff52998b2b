"""The command line. Nothing here imports Qt before a command needs it."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TypeVar, cast

import click

from desktop_app import doctor
from desktop_app.display import lacking_screen
from desktop_app.formats.faults import FormatError
from desktop_app.formats.iso8601 import parse_instant
from desktop_app.options import Options
from desktop_app.paths import resource

_Command = TypeVar("_Command", bound=Callable[..., Any])


class InstantType(click.ParamType[int]):
    """RFC 3339 with an offset."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Milliseconds."""
        try:
            return value if isinstance(value, int) else parse_instant(value)
        except ValueError as error:
            self.fail(f"{value!r} {error}", param, ctx)


def common(command: _Command) -> _Command:
    """The options that hold before or after a subcommand."""
    for option in reversed(
        (
            click.option(
                "--data-dir",
                type=click.Path(path_type=Path, file_okay=True),
                help="Where the library lies, instead of your data folder.",
            ),
            click.option("--scenario", metavar="NAME|FILE", help="Open a scenario."),
            click.option("--at", type=InstantType(), help="Move a scenario's clock there."),
            click.option("--locale", type=click.Choice(["en", "fr"]), help="The language."),
            click.option(
                "--theme",
                type=click.Choice(["system", "light", "dark", "contrast"]),
                help="The theme.",
            ),
            click.option(
                "--text-size",
                type=click.IntRange(100, 200),
                metavar="100…200",
                help="The size of text, in percent.",
            ),
        )
    ):
        command = option(command)
    return command


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@common
@click.option("--facilitator", is_flag=True, help="Open the facilitator's window too.")
@click.version_option(version("sablier"), prog_name="sablier")
@click.pass_context
def main(context: click.Context, /, **said: Any) -> None:
    """A library of downloads that run out. Without a command: open the window."""
    context.obj = Options(**said)
    if context.invoked_subcommand is None:
        options = _checked(context.obj)
        _need("window")
        if sentence := lacking_screen():
            _stop(sentence, 1)
        from desktop_app.trouble import run

        sys.exit(run(options))


@main.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--policy", metavar="NAME|FILE", default="clubic-2017", show_default=True)
@common
@click.pass_context
def replay(context: click.Context, /, file: str, policy: str, **said: Any) -> None:
    """Answer a timeline by the rules, one JSON object a line."""
    _together(context, said)
    from desktop_app.formats.policy import find_policy
    from desktop_app.replay import ReplayError, run

    find = partial(find_policy, shipped=resource("policies"))
    try:
        lines = click.open_file(file, "rb")
    except OSError as error:
        _stop(f"{file} cannot be read: {error.strerror}; name a file that can, or -", 2)
    try:
        with lines:
            run(cast(BinaryIO, lines), sys.stdout, find(policy), find)
    except (ReplayError, FormatError) as error:
        _stop(str(error), 2)
    except OSError as error:
        _stop_writing(error)


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array.")
@click.option("--all", "everything", is_flag=True, help="The whole catalogue.")
@common
@click.pass_context
def list_(context: click.Context, /, *, as_json: bool, everything: bool, **said: Any) -> None:
    """List what is or was downloaded, or is moving."""
    options = _together(context, said)

    def show() -> int:
        from desktop_app import listing
        from desktop_app.reading import reading

        with reading(options) as library:
            rows = listing.listed(library, everything=everything)
            language = options.locale or library.settings.language or "en"
            show_as = listing.as_json if as_json else listing.as_text
            listed = show_as(rows, language)
        try:
            click.echo(listed)
        except OSError as error:
            _stop_writing(error)
        return 0

    sys.exit(_attempt(show))


@main.command()
@click.option("--view", required=True, metavar="VIEW", help="library, catalogue, inspector, …")
@click.option("-o", "output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--size",
    default="1280x800",
    show_default=True,
    metavar="WIDTHxHEIGHT",
    help="Of the window, in pixels, from 320x240 on.",
)
@common
@click.pass_context
def screenshot(context: click.Context, /, view: str, output: Path, size: str, **said: Any) -> None:
    """Draw a view of the real window into a file."""
    options = _together(context, said)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _need("window")
    from desktop_app.screenshot import VIEWS, NotDrawnError, parse_size, take

    if view not in VIEWS:
        raise click.UsageError(f"There is no view {view!r}: choose one of {', '.join(VIEWS)}.")
    try:
        wanted = parse_size(size)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    try:
        sys.exit(_attempt(lambda: take(options, view, output, wanted)))
    except NotDrawnError as error:
        _stop(str(error), 1)


@main.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@common
@click.pass_context
def demo(context: click.Context, /, *, yes: bool, **said: Any) -> None:
    """Make the demo library fresh again; the old one is kept beside it."""
    options = _together(context, said)

    def make() -> int:
        from desktop_app.instance import alone
        from desktop_app.opening import library_folder, start_over

        if not yes:
            question = "Start over with the demo library? The present one is kept as a backup."
            if not click.confirm(question, err=True):
                return 1
        with alone(library_folder(options.folder)):
            backup = start_over(options.folder)
        if backup is not None:
            click.echo(f"The old library is kept in {backup}.")
        return 0

    sys.exit(_attempt(make))


@main.command("doctor")
@click.option("--fix", is_flag=True, help="Install what is missing.")
@common
@click.pass_context
def doctor_(context: click.Context, /, *, fix: bool, **said: Any) -> None:
    """Say what this machine lacks, with the exact packages."""
    _together(context, said)
    sys.exit(doctor.fix() if fix else doctor.report())


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
    from desktop_app.scenarios.performer import ScenarioError
    from desktop_app.storage.database import LibraryError

    try:
        return work()
    except (FormatError, ScenarioError) as error:
        _stop(str(error), 2)
    except LibraryError as error:
        _stop(str(error), 1)
    except OSError as error:
        where = "" if error.filename is None else f"{error.filename}: "
        _stop(f"It could not be done: {where}{error.strerror or error}.", 1)


def _stop_writing(error: OSError) -> NoReturn:
    """Nobody takes what is printed; what Python still holds of it goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if not isinstance(error, BrokenPipeError):
        click.echo(f"The answer cannot be written: {error.strerror}; send it elsewhere.", err=True)
    sys.exit(1)


def _stop(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
