"""What the program says comes out whatever the encoding is, and whoever reads it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="pty, /dev/full and fd numbers")

EVERYTHING_IT_SAYS = r"""
import json, logging, os, sys
from pathlib import Path
from desktop_app.platform import log
from desktop_app.cli import main

folder = sys.argv[1]
name = os.fsdecode("\u00e9\u4e2d".encode() + b"\xff")  # as it comes from the command line
for words in (
    ["--help"],
    ["screenshot", "--help"],
    ["--data-dir", folder, "--locale", "fr", "list", "--all"],
    ["--data-dir", folder, "--locale", "fr", "list", "--json"],
    ["--th\u00e8me", "sombre"],
    ["replay", folder + "/" + name],
    ["--scenario", name, "list"],
    ["doctor"],
):
    try:
        main(words)
    except SystemExit as ended:
        print("=", ended.code, flush=True)
log.start_log(Path(folder))
logging.getLogger("sablier").warning("in the log: \u00e9\udcff\u4e2d")
raise RuntimeError("in the report: \u00e9\udcff\u4e2d")
"""
CODES = ["0", "0", "0", "0", "2", "2", "2", "0"]
PLAIN_C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ENVIRONMENTS = {
    "utf-8": ({"PYTHONIOENCODING": "utf-8"}, "utf-8"),
    "cp1251": ({"PYTHONIOENCODING": "cp1251"}, "cp1251"),
    "cp1251-strict": ({"PYTHONIOENCODING": "cp1251:strict"}, "cp1251"),
    "latin-1": ({"LC_ALL": "fr_FR.ISO-8859-1", "PYTHONIOENCODING": "iso-8859-1"}, "iso-8859-1"),
    "fr": ({"LC_ALL": "fr_FR.ISO-8859-1", "PYTHONUTF8": "0"}, None),
    "C": (PLAIN_C, "ascii"),
    "POSIX": ({**PLAIN_C, "LC_ALL": "POSIX"}, "ascii"),
    "without-utf8-mode": ({"PYTHONUTF8": "0"}, None),
}
"""What is set, and the encoding of a terminal there; None: what the machine makes of it."""


def child(environment: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHON")) and name != "DISPLAY"
    }
    # from Python 3.13 on a traceback has colours on a terminal
    plain = {"PYTHON_COLORS": "0", "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return kept | plain | environment


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    words = [sys.executable, "-m", "desktop_app", "list", "--data-dir", str(folder)]
    subprocess.run(words, env=child({}), check=True, capture_output=True, timeout=60)
    return folder


def check(said: str, complaint: str, library: Path) -> None:
    assert [line[2:] for line in said.splitlines() if line.startswith("= ")] == CODES, complaint
    assert "Basses eaux" in said
    assert complaint.count("Traceback") == 1, complaint
    assert "RuntimeError: in the report:" in complaint
    assert "cannot be read: No such file or directory" in complaint
    assert "is neither a file nor a scenario" in complaint
    file = library / "log" / "sablier.log"
    log = file.read_text(encoding="utf-8")
    file.unlink()
    assert "in the log: é\\udcff中" in log
    assert "in the report: é\\udcff中" in log


PIPES = ["C"]
TERMINALS = ["cp1251-strict", "C"]


@pytest.mark.parametrize(
    "name",
    [one if one in PIPES else pytest.param(one, marks=pytest.mark.long) for one in ENVIRONMENTS],
)
def test_a_pipe_gets_utf_8_in_every_environment(library: Path, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EVERYTHING_IT_SAYS, library],
        env=child(ENVIRONMENTS[name][0]),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    said, complaint = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    check(said, complaint, library)
    assert "L’Embranchement" in said
    assert "100…200" in said
    assert "Error: No such option '--thème'" in complaint


@on_posix
@pytest.mark.parametrize(
    "name",
    [
        one if one in TERMINALS else pytest.param(one, marks=pytest.mark.long)
        for one in ENVIRONMENTS
    ],
)
def test_a_terminal_keeps_its_encoding_and_shows_the_rest_by_number(
    library: Path, name: str
) -> None:
    environment, encoding = ENVIRONMENTS[name]
    said = on_a_terminal(
        [sys.executable, "-c", EVERYTHING_IT_SAYS, str(library)], child(environment)
    )
    if encoding is not None:
        text = said.decode(encoding).replace("\r\n", "\n")
        check(text, text, library)
        for words in ("L’Embranchement", "100…200", "in the report: é\\udcff中"):
            assert words.encode(encoding, "backslashreplace").decode(encoding) in text
    else:
        text = said.decode("utf-8", "replace").replace("\r\n", "\n")
        check(text, text, library)


def on_a_terminal(words: list[str], environment: dict[str, str]) -> bytes:
    """Everything that a program writes to a terminal of its own."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        words, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
    ) as program:
        os.close(theirs)
        said = b""
        while True:
            try:
                some = os.read(ours, 65_536)
            except OSError:  # Linux: the other side is closed
                break
            if not some:
                break
            said += some
        program.wait(timeout=60)
    os.close(ours)
    return said


COMMANDS = {
    "help": ["--help"],
    "help-of-a-command": ["demo", "--help"],
    "version": ["--version"],
    "list": ["list", "--data-dir", "LIBRARY"],
    "list-json": ["list", "--json", "--data-dir", "LIBRARY"],
    "replay": ["replay", "TIMELINE"],
    "screenshot": ["screenshot", "--view", "library", "-o", "-", "--data-dir", "LIBRARY"],
    "doctor": ["doctor"],
}
QUICK = ["list", "screenshot"]


def run_in_shell(
    name: str, redirections: str, library: Path, tmp_path: Path
) -> subprocess.CompletedProcess[bytes]:
    line = {"at": "2026-06-18T14:48:00Z", "do": "look", "episode": "salt"}
    timeline = tmp_path / "t.jsonl"
    timeline.write_text(f"{json.dumps(line)}\n")
    places = {"LIBRARY": str(library), "TIMELINE": str(timeline)}
    words = [places.get(word, word) for word in COMMANDS[name]]
    return subprocess.run(
        [
            "sh",
            "-c",
            f'exec "$@" {redirections}',
            "sh",
            sys.executable,
            "-m",
            "desktop_app",
            *words,
        ],
        env=child({}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )


SOME = [one if one in QUICK else pytest.param(one, marks=pytest.mark.long) for one in COMMANDS]


@on_posix
@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize(
    ("redirections", "reason"),
    [
        pytest.param(
            ">/dev/full",
            "No space left on device",
            marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full"),
        ),
        (">&-", "standard output is closed"),
    ],
)
def test_an_answer_that_nobody_can_take_is_one_sentence_and_code_1(
    library: Path, tmp_path: Path, name: str, redirections: str, reason: str
) -> None:
    done = run_in_shell(name, redirections, library, tmp_path)
    assert done.returncode == 1
    sentence = f"The answer cannot be written: {reason}; send it elsewhere.\n"
    assert done.stderr.decode() == sentence


@on_posix
@pytest.mark.parametrize("name", SOME)
def test_a_reader_that_has_gone_away_is_told_nothing(
    library: Path, tmp_path: Path, name: str
) -> None:
    """The pipe's other end is closed before anything is written, as `| head -0` may do it."""
    reads, writes = os.pipe()
    os.close(reads)
    line = {"at": "2026-06-18T14:48:00Z", "do": "look", "episode": "salt"}
    (tmp_path / "t.jsonl").write_text(f"{json.dumps(line)}\n")
    places = {"LIBRARY": str(library), "TIMELINE": str(tmp_path / "t.jsonl")}
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", *(places.get(one, one) for one in COMMANDS[name])],
        env=child({}),
        stdin=subprocess.DEVNULL,
        stdout=writes,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(writes)
    assert (done.returncode, done.stderr) == (1, b"")


@on_posix
@pytest.mark.parametrize("redirections", ["2>&-", "2>/dev/full"])
def test_where_no_complaint_can_be_written_the_code_still_says_it(
    library: Path, tmp_path: Path, redirections: str
) -> None:
    done = run_in_shell("help", f"{redirections} >&-", library, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


@on_posix
def test_no_file_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    code = (
        "from desktop_app.platform import output; output.prepare()\n"
        "with open('opened', 'wb') as file: number = file.fileno()\n"
        "assert number > 2, number"
    )
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-c", code],
        env=child({}),
        cwd=tmp_path,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0


@on_posix
@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["replay", "-"], 2, "- cannot be read: standard input is closed; name a file that can"),
        (["demo", "--data-dir", "."], 1, "Nobody can be asked, standard input is closed"),
    ],
)
def test_standard_input_that_is_closed_is_said(
    tmp_path: Path, words: list[str], code: int, sentence: str
) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", sys.executable, "-m", "desktop_app", *words],
        env=child({}),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == code
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
