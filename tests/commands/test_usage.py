"""Which command takes which option: the whole table, before and after the command."""

import re
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from desktop_app.cli import main
from desktop_app.commands.screenshot import VIEWS
from desktop_app.commands.usage import PROGRAM, TAKEN

DOCUMENT = Path(__file__).parents[2] / "resources" / "docs" / "commands.md"
COMMANDS = [name for name in TAKEN if name != PROGRAM]
WORDS = {
    "--data-dir": ["DIR"],
    "--scenario": ["demo"],
    "--at": ["2026-06-22T11:07:00Z"],
    "--locale": ["fr"],
    "--theme": ["dark"],
    "--text-size": ["150"],
    "--facilitator": [],
    "--policy": ["clubic-2017"],
    "--json": [],
    "--all": [],
    "--view": ["library"],
    "-o": ["x.png"],
    "--size": ["900x600"],
    "--yes": [],
    "--fix": [],
}
"""A right value for each option."""
EXPECTED = {
    "replay": {"--policy"},
    "list": {"--json", "--all", "--data-dir", "--scenario", "--at", "--locale"},
    "screenshot": {
        *("--view", "-o", "--size"),
        *("--data-dir", "--scenario", "--at", "--locale", "--theme", "--text-size"),
    },
    "demo": {"--yes", "--data-dir"},
    "doctor": {"--fix"},
}


def said(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


def given(option: str) -> list[str]:
    return [option, *WORDS[option]]


def test_every_command_and_every_option_stand_in_the_table() -> None:
    assert set(COMMANDS) == set(main.commands) == set(EXPECTED)
    assert set(WORDS) == {option for taken in TAKEN.values() for option in taken}


@pytest.mark.parametrize("option", WORDS)
@pytest.mark.parametrize("command", EXPECTED)
def test_a_command_takes_what_it_uses_and_refuses_the_rest(command: str, option: str) -> None:
    """What it takes is parsed up to `--help`, which ends it: nothing is opened or written."""
    after = said(command, *given(option), "--help")
    before = said(*given(option), command, "--help")
    if option in EXPECTED[command]:
        assert after.exit_code == 0, after.output
        assert option in after.output
        shared = option in TAKEN[PROGRAM]
        assert before.exit_code == (0 if shared else 2), before.output
        assert shared or f"{option} before a command; write it after {command}." in before.stderr
    else:
        for refused in (after, before):
            assert refused.exit_code == 2
            assert refused.stdout == ""
            assert f"{command} takes no option {option};" in refused.stderr.splitlines()[-1]


@pytest.mark.parametrize("command", EXPECTED)
def test_help_lists_what_a_command_takes_and_nothing_else(command: str) -> None:
    found = said(command, "--help")
    listed = re.findall(r"^  (?:-h, )?(--?[a-z-]+)", found.stdout, re.MULTILINE)
    assert set(listed) == {*EXPECTED[command], "--help"}


@pytest.mark.parametrize("option", sorted(set(WORDS) - set(TAKEN[PROGRAM])))
def test_without_a_command_an_option_of_one_is_refused(option: str) -> None:
    found = said(*given(option))
    assert found.exit_code == 2
    assert f"sablier takes no option {option} before a command" in found.stderr


def test_the_library_is_left_alone_where_an_option_is_refused(tmp_path: Path) -> None:
    said("list", "--data-dir", str(tmp_path))
    before = sorted(tmp_path.rglob("*"))
    for words in (
        ["demo", "--scenario", "nonsense", "--yes"],
        ["--scenario", "nonsense", "demo", "--yes"],
    ):
        found = said("--data-dir", str(tmp_path), *words)
        assert found.exit_code == 2
        assert "demo takes no option --scenario" in found.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_the_version_is_the_programs_alone() -> None:
    assert said("--version").stdout == f"sablier, version {version('sablier')}\n"
    found = said("list", "--version")
    assert found.exit_code == 2
    assert "list takes no option --version" in found.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--data-dir", "", "list"], "it is empty; name a folder"),
        (["screenshot", "--view", "library", "-o", "x.pdf"], '"x.pdf" does not end in .png'),
        (["screenshot", "--view", "library", "-o", "png"], '"png" does not end in .png'),
        (["screenshot", "--view", "library", "-o", ""], '"" does not end in .png'),
        (["list", "--at", "9" * 100_000], "is no instant"),
        (["x" * 100_000], "No such command"),
        (["list", "x" * 100_000], "unexpected extra argument"),
        (["--theme", "x" * 100_000], "is not one of"),
        (["screenshot", "-o", "x.png", "--view", "x" * 100_000], "There is no view"),
        (["replay", "x" * 100_000], "cannot be read"),
        (["replay", ""], '"" cannot be read'),
        (["replay", "-", "--policy", "9" * 100_000], "neither a policy that ships nor a file"),
        (["list", "--scenario", "x" * 100_000], "neither a file nor a scenario"),
    ],
)
def test_a_value_that_will_not_do_is_refused_in_a_short_sentence(
    words: list[str], reason: str
) -> None:
    found = said(*words)
    assert found.exit_code == 2
    assert reason in found.stderr
    assert len(found.stderr) < 1_000


def test_the_page_of_commands_names_every_command_option_and_view() -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    for option in TAKEN[PROGRAM]:
        assert any(line.startswith(f"| `{option}") for line in lines), option
    for command in COMMANDS:
        line = next(line for line in lines if line.startswith(f"| `{command} "))
        assert [option for option in TAKEN[command] if option not in line] == [], command
    cells = [line.split("|")[1] for line in lines if line.startswith("| `")]
    assert {view for cell in cells for view in re.findall(r"`([a-z-]+)`", cell)} >= set(VIEWS)
