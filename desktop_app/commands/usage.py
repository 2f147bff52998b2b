"""Which command takes which option: the one table that options, refusals and help come from."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource
from typing_extensions import override

from desktop_app.formats.faults import quoted
from desktop_app.formats.iso8601 import parse_instant
from desktop_app.platform import output

_Function = TypeVar("_Function", bound=Callable[..., Any])
PROGRAM = "sablier"
_VERSION = "--version"


class InstantType(click.ParamType[int]):
    """RFC 3339 with an offset."""

    name = "instant"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the instant in milliseconds, or end with what is wrong about it."""
        try:
            return value if isinstance(value, int) else parse_instant(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class FolderType(click.ParamType[Path]):
    """A folder, which need not exist."""

    name = "folder"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path: an empty one would be wherever the program was started."""
        if not str(value):
            self.fail("it is empty; name a folder", param, ctx)
        return Path(value)


class PictureType(click.ParamType[Path]):
    """A file of a picture that is to be written, or ``-``."""

    name = "picture"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path; its ending says what is in the file, and only PNG is."""
        path = Path(value)
        if str(value) != "-" and path.suffix.lower() != ".png":
            self.fail(
                f"{quoted(str(value))} does not end in .png; a picture is a PNG, "
                "and - is standard output",
                param,
                ctx,
            )
        return path


_OPTIONS: dict[str, Callable[[_Function], _Function]] = {
    "--data-dir": click.option(
        "--data-dir", type=FolderType(), help="Where the library lies, instead of your data folder."
    ),
    "--scenario": click.option("--scenario", metavar="NAME|FILE", help="Open a scenario."),
    "--at": click.option("--at", type=InstantType(), help="Move a scenario's clock there."),
    "--locale": click.option("--locale", type=click.Choice(["en", "fr"]), help="The language."),
    "--theme": click.option(
        "--theme", type=click.Choice(["system", "light", "dark", "contrast"]), help="The theme."
    ),
    "--text-size": click.option(
        "--text-size",
        type=click.IntRange(100, 200),
        metavar="100…200",
        help="The size of text, in percent.",
    ),
    "--facilitator": click.option(
        "--facilitator", is_flag=True, help="Open the facilitator's window too."
    ),
    "--policy": click.option(
        "--policy",
        metavar="NAME|FILE",
        default="clubic-2017",
        show_default=True,
        help="The policy in force at the beginning.",
    ),
    "--json": click.option("--json", "as_json", is_flag=True, help="One JSON array."),
    "--all": click.option("--all", "everything", is_flag=True, help="The whole catalogue."),
    "--view": click.option(
        "--view", required=True, metavar="VIEW", help="library, catalogue, inspector, …"
    ),
    "-o": click.option(
        "-o",
        "picture",
        required=True,
        type=PictureType(),
        metavar="FILE.png",
        help="Where to write it; - is standard output.",
    ),
    "--size": click.option(
        "--size",
        default="1280x800",
        show_default=True,
        metavar="WIDTHxHEIGHT",
        help="Of the window, in pixels, from 320x240 on.",
    ),
    "--yes": click.option("--yes", is_flag=True, help="Do not ask."),
    "--fix": click.option("--fix", is_flag=True, help="Install what is missing."),
}
_LIBRARY = ("--data-dir", "--scenario", "--at", "--locale")
_WINDOW = (*_LIBRARY, "--theme", "--text-size")
TAKEN: dict[str, tuple[str, ...]] = {
    PROGRAM: (*_WINDOW, "--facilitator"),
    "replay": ("--policy",),
    "list": ("--json", "--all", *_LIBRARY),
    "screenshot": ("--view", "-o", "--size", *_WINDOW),
    "demo": ("--yes", "--data-dir"),
    "doctor": ("--fix",),
}
"""What each command uses. What opens the window may be said before a command too, if it uses it."""


def takes(command: str) -> Callable[[_Function], _Function]:
    """Give a command the options of its line in the table, in that order."""

    def with_options(function: _Function) -> _Function:
        for option in reversed(TAKEN[command]):
            function = _OPTIONS[option](function)
        return function

    return with_options


def show_version() -> Callable[[_Function], _Function]:
    """Add the option ``--version``, which prints it and ends."""

    def show(context: click.Context, _option: click.Parameter, asked: bool) -> None:
        if asked:
            output.say(f"{PROGRAM}, version {version(PROGRAM)}")
            context.exit()

    return click.option(
        _VERSION,
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="Show the version and exit.",
    )


class UsageCommand(click.Command):
    """A command that says which options it takes where it is given another one."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name in (*_OPTIONS, _VERSION):
                raise _refusal(str(self.name), error.option_name, ctx) from None
            raise

    @override
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _with_own_help(super().get_help_option(ctx))


class UsageGroup(click.Group):
    """The program: its own options, and those of a command before the command's name."""

    command_class = UsageCommand

    @override
    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        output.prepare()
        extra |= {"windows_expand_args": windows_expand_args}
        run = partial(super().main, args, prog_name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        code: int | None
        try:
            code = run()
        except click.ClickException as error:
            said = StringIO()
            error.show(said)
            output.complain(output.cut(said.getvalue().rstrip("\n")))
            code = error.exit_code
        except click.Abort:
            output.complain("Aborted!")
            code = 1
        sys.exit(code or 0)

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        said = list(args)
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            option = error.option_name
            if option not in _OPTIONS:
                raise
            named = next((word for word in said if word in self.commands), None)
            if named is not None and option not in TAKEN[named]:
                raise _refusal(named, option, ctx) from None
            owner = named or next(name for name, taken in TAKEN.items() if option in taken)
            raise click.UsageError(
                f"{PROGRAM} takes no option {option} before a command; write it after {owner}.", ctx
            ) from None

    @override
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _with_own_help(super().get_help_option(ctx))

    @staticmethod
    def refuse_unused(context: click.Context) -> None:
        """Refuse what was said before a command that has no use for it."""
        command = context.invoked_subcommand
        if command is None:
            return
        for option in context.command.params:
            name, source = option.opts[0], context.get_parameter_source(str(option.name))
            given = source is ParameterSource.COMMANDLINE
            if given and name in _OPTIONS and name not in TAKEN[command]:
                raise _refusal(command, name, context)


def _refusal(command: str, option: str, context: click.Context) -> click.UsageError:
    return click.UsageError(
        f"{command} takes no option {option}; it takes {_listed(TAKEN[command])}.", context
    )


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


def _with_own_help(option: click.Option | None) -> click.Option | None:
    """Give a command a help option whose text goes out as every other."""
    if option is not None:
        option.callback = _show_help
    return option


def _show_help(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked:
        output.say(context.get_help())
        context.exit()
