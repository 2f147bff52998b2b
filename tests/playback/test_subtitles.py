"""Subtitles in files of their own: read as text, found by name, and shown with a real file."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import Episode
from desktop_app.formats.subtitles import LARGEST, SubtitleFault, Subtitles, read
from desktop_app.playback.shown import Languages
from desktop_app.playback.subtitles import SubtitlesUnreadable, beside, track_of
from tests.playback.stage import SALT, Stage

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]

VTT = """WEBVTT - a film

STYLE
::cue { color: red }

NOTE nobody reads this

1
00:00.500 --> 00:02.000 align:start position:10%
<v Ada>Salt &amp; <i>sand</i>,</v> <c.yellow>1 &lt; 2</c>
{on two lines}

named
01:00:00.000 --> 01:00:03.000
- <00:00:01.500>Late

00:00:05.000 --> 00:00:04.000
backwards
"""
SRT = """1
00:00:00,500 --> 00:00:02,000
{\\an8}<font color="#ff0">Café <b>noir</b></font>
l’été < 2 & {vous}

2
00:00:03,000 --> 00:00:04,000

"""


def words(path: Path, *positions: int) -> list[str]:
    found = read(path)
    assert isinstance(found, Subtitles)
    return [found.cues.text_at(position) for position in positions]


def test_a_vtt_file_is_read_as_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "salt.vtt"
    path.write_text(VTT)
    assert words(path, 499, 500, 2_000, 3_600_000, 4_500) == [
        "",
        "Salt & sand, 1 < 2\n{on two lines}",
        "",
        "- Late",
        "",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_srt_file_is_read_in_any_encoding_and_loses_its_tags(
    tmp_path: Path, encoding: str, newline: str
) -> None:
    path = tmp_path / "salt.srt"
    path.write_bytes(SRT.replace("\n", newline).encode(encoding))
    assert words(path, 500, 3_500) == ["Café noir\nl’été < 2 & {vous}", ""]


def test_a_byte_that_no_encoding_fits_is_shown_as_one(tmp_path: Path) -> None:
    path = tmp_path / "salt.srt"
    path.write_bytes(b"1\n00:00:01,000 --> 00:00:02,000\n\x81t\xe9\n")
    assert words(path, 1_000) == ["\ufffdté"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, SubtitleFault.UNREADABLE),
        (b"", SubtitleFault.NO_SUBTITLES),
        (b"This is no film.\n" * 50, SubtitleFault.NO_SUBTITLES),
        (bytes(range(256)) * 20, SubtitleFault.NO_SUBTITLES),
        (b"\xff\xfe\x00", SubtitleFault.NO_SUBTITLES),
        (b"WEBVTT\n\n", SubtitleFault.NO_SUBTITLES),
        (b"1\n99:99:99,999 --> ninety\nwords\n", SubtitleFault.NO_SUBTITLES),
        (b"1\n00:00:02,000 --> 00:00:01,000\nbackwards\n", SubtitleFault.NO_SUBTITLES),
        (b"x" * (LARGEST + 1), SubtitleFault.TOO_LARGE),
    ],
)
def test_what_holds_no_subtitles_says_why(
    tmp_path: Path, content: bytes | None, why: SubtitleFault
) -> None:
    path = tmp_path / "salt.srt"
    if content is not None:
        path.write_bytes(content)
    assert read(path) is why


_PARTS = (
    *("WEBVTT", "1", "00:00:01,000 --> 00:00:02,000", "00:01.5 --> 00:02", " --> ", "{\\i1}"),
    *("<i>", "</", "words", "[Script Info]", "{1}{2}", "-00:00:01.000 --> 99:61:61.9999"),
    *("\n", "\n\n", "\ufeff", "&#x110000;", "NOTE", "\0", "00:00:00.000"),
)


@given(st.lists(st.sampled_from(_PARTS) | st.text(max_size=8), max_size=14))
def test_whatever_is_in_a_file_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.srt"
    path.write_text("".join(parts), encoding="utf-8", errors="surrogatepass")
    assert isinstance(read(path), Subtitles | SubtitleFault)


def test_a_folder_is_no_file_of_subtitles(tmp_path: Path) -> None:
    assert read(tmp_path) is SubtitleFault.UNREADABLE


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("salt.vtt", None),
        ("salt.fr.vtt", "fr"),
        ("salt.fra.srt", "fr"),
        ("salt.fre.srt", "fr"),
        ("salt.FR-ca.vtt", "fr"),
        ("salt.en_GB.srt", "en"),
        ("salt.forced.de.srt", "de"),
        ("salt.en.sdh.srt", "en"),
        ("it.srt", None),
        ("salt.2024.xyz9.srt", None),
    ],
)
def test_the_language_of_a_file_is_in_its_name(name: str, language: str | None) -> None:
    track = track_of(Path("/films", name))
    assert (track.key, track.language, track.title) == (f"/films/{name}", language, name)


def test_files_of_the_same_name_lie_beside_an_episode(tmp_path: Path) -> None:
    for name in ("salt.webm", "salt.vtt", "salt.fr.VTT", "salt.en.srt", "salty.vtt", "salt.txt"):
        (tmp_path / name).touch()
    expected = ("salt.en.srt", "salt.fr.VTT", "salt.vtt")
    media = tmp_path / "salt.webm"
    for address in (str(media), media.as_uri()):
        assert tuple(path.name for path in beside(address)) == expected
    assert beside("https://example.org/salt.webm") == ()
    assert beside(str(tmp_path / "nowhere" / "salt.webm")) == ()


# --- with a real file


@pytest.fixture
def foggy(tmp_path: Path) -> Episode:
    """An episode beside whose source lie subtitles; each line says in which second it stands."""
    for code in ("de", "en"):
        lines = "".join(f"00:{n:02d}.000 --> 00:{n:02d}.900\n{code} {n}\n\n" for n in range(36))
        (tmp_path / f"salt.{code}.vtt").write_text(f"WEBVTT\n\n{lines}")
    (tmp_path / "salt.es.srt").write_text("nothing to read")
    return replace(SALT, media=str(tmp_path / "salt.webm"))


def play(stage: Stage, qtbot: QtBot, episode: Episode, position_s: float = 0.0) -> None:
    stage.open(episode, position_s, Path(SALT.media))
    stage.until(qtbot, lambda: len(stage.shown.subtitle_tracks) >= 5)


def key_of(stage: Stage, title: str) -> str:
    return next(one.key for one in stage.shown.subtitle_tracks if one.title == title)


def test_a_file_beside_the_source_is_read_in_the_language_that_is_wanted(
    stage: Stage, qtbot: QtBot, foggy: Episode
) -> None:
    stage.service.prepare(0.0, Languages(subtitles="de"))
    play(stage, qtbot, foggy, 3.1)
    titles = [one.title for one in stage.shown.subtitle_tracks]
    assert titles[2:] == ["salt.de.vtt", "salt.en.vtt", "salt.es.srt"]
    assert stage.shown.subtitle == key_of(stage, "salt.de.vtt")
    stage.until(qtbot, lambda: stage.words_now() == "de 3")
    stage.service.seek(20.95)  # the frame there stands just before it, or in it: between two lines
    assert stage.words_now() == ""
    stage.service.set_rate(2.0)
    stage.until(qtbot, lambda: stage.words_now() == "de 22")
    stage.service.toggle()
    stage.service.seek(10.4)
    assert stage.words_now() == "de 10"
    stage.service.set_subtitle(None)
    assert stage.words_now() == ""
    assert stage.heard["languages_chosen"] == [Languages()]


def test_what_is_in_the_file_itself_comes_first(stage: Stage, qtbot: QtBot, foggy: Episode) -> None:
    stage.service.prepare(0.0, Languages(subtitles="en"))
    play(stage, qtbot, foggy, 1.3)
    assert stage.shown.subtitle == "0"
    stage.service.set_subtitle(key_of(stage, "salt.en.vtt"))
    stage.until(qtbot, lambda: stage.words_now().startswith("en "))
    assert stage.heard["languages_chosen"] == []
    player = stage.player()
    assert player is not None
    assert player.activeSubtitleTrack() == -1
    stage.service.set_subtitle("1")
    stage.until(qtbot, lambda: bool(stage.words_now()))
    assert not stage.words_now().startswith("en ")


def test_a_file_that_holds_none_is_refused_when_it_is_chosen(
    stage: Stage, qtbot: QtBot, foggy: Episode
) -> None:
    play(stage, qtbot, foggy)
    assert stage.heard["subtitles_refused"] == []
    broken = key_of(stage, "salt.es.srt")
    stage.service.set_subtitle(broken)
    stage.until(qtbot, lambda: bool(stage.heard["subtitles_refused"]))
    assert stage.heard["subtitles_refused"] == [
        SubtitlesUnreadable(Path(broken), SubtitleFault.NO_SUBTITLES)
    ]
    assert stage.shown.subtitle is None


def test_a_file_that_the_user_adds_is_read_at_once_and_is_there_the_next_time(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "mine.nl.srt"
    path.write_text("1\n00:00:00,000 --> 00:01:00,000\nHallo\n")
    stage.service.add_subtitles(path)  # nothing is open
    stage.play(qtbot)
    stage.service.add_subtitles(tmp_path / "none.srt")
    stage.until(qtbot, lambda: bool(stage.heard["subtitles_refused"]))
    assert len(stage.shown.subtitle_tracks) == 2
    stage.service.add_subtitles(path)
    stage.until(qtbot, lambda: stage.words_now() == "Hallo")
    assert stage.shown.subtitle == str(path)
    assert stage.heard["languages_chosen"] == [Languages(subtitles="nl")]
    stage.service.close_episode()
    assert (stage.words_now(), stage.shown.subtitle_tracks) == ("", ())
    stage.play(qtbot)
    stage.until(qtbot, lambda: stage.words_now() == "Hallo")
