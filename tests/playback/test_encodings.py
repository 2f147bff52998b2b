"""Files of subtitles in old code pages, read beside a real film, and a way out of a wrong guess."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.encodings import Decoding, Encoding, encoding_of
from desktop_app.domain.episode import Episode
from desktop_app.formats.subtitles import SubtitleFault
from desktop_app.playback.shown import Languages
from desktop_app.playback.subtitles import EncodingChosen, SubtitlesUnreadable
from tests.playback.stage import SALT, Stage

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.no_qt_log]

WORDS = "Привет, как дела?"
CP1251, KOI8 = "cp1251", "koi8-u"


def named(codec: str) -> Encoding:
    found = encoding_of(codec)
    assert found is not None
    return found


@pytest.fixture
def russian(tmp_path: Path) -> Episode:
    """An episode beside whose source lie subtitles in KOI8."""
    cues = f"1\r\n00:00:00,000 --> 00:01:00,000\r\n{WORDS}\r\n"
    (tmp_path / "salt.ru.srt").write_bytes(cues.encode("koi8-r"))
    return replace(SALT, media=str(tmp_path / "salt.webm"))


def path_of(episode: Episode) -> Path:
    return Path(episode.media).with_name("salt.ru.srt")


def play(stage: Stage, qtbot: QtBot, episode: Episode) -> None:
    """Until its subtitles are read; the user reads Russian."""
    stage.open(episode, path=Path(SALT.media))
    stage.until(qtbot, lambda: stage.shown.reading is not None)


def test_a_code_page_is_guessed_and_another_may_be_chosen(
    stage: Stage, qtbot: QtBot, russian: Episode
) -> None:
    stage.service.prepare(0.0, Languages(subtitles="ru"))
    assert stage.shown.reading is None
    play(stage, qtbot, russian)
    assert stage.words_now() == WORDS
    assert stage.shown.reading == Decoding(named(KOI8))
    mojibake = WORDS.encode("koi8-r").decode("cp1251")
    stage.service.set_encoding(CP1251)
    stage.until(qtbot, lambda: stage.words_now() == mojibake)
    assert stage.shown.reading == Decoding(named(KOI8), named(CP1251))
    stage.service.set_encoding(None)
    stage.until(qtbot, lambda: stage.words_now() == WORDS)
    assert stage.shown.reading == Decoding(named(KOI8))
    path = path_of(russian)
    said = [EncodingChosen(path, named(CP1251)), EncodingChosen(path, None)]
    assert stage.heard["encoding_chosen"] == said


def test_of_several_choices_in_a_row_the_last_holds(
    stage: Stage, qtbot: QtBot, russian: Episode
) -> None:
    stage.service.prepare(0.0, Languages(subtitles="ru"))
    play(stage, qtbot, russian)
    for codec in (CP1251, "cp866", "utf-8", "cp1253"):
        stage.service.set_encoding(codec)
    stage.until(qtbot, lambda: bool(stage.heard["encoding_chosen"]))
    assert stage.heard["encoding_chosen"] == [EncodingChosen(path_of(russian), named("cp1253"))]


def test_an_encoding_in_which_nothing_can_be_read_is_refused_and_changes_nothing(
    stage: Stage, qtbot: QtBot, russian: Episode
) -> None:
    stage.service.prepare(0.0, Languages(subtitles="ru"))
    play(stage, qtbot, russian)
    stage.service.set_encoding("utf-16-le")
    stage.until(qtbot, lambda: bool(stage.heard["subtitles_refused"]))
    refused = SubtitlesUnreadable(path_of(russian), SubtitleFault.NO_SUBTITLES, named("utf-16-le"))
    assert stage.heard["subtitles_refused"] == [refused]
    assert stage.heard["encoding_chosen"] == []
    assert stage.shown.reading == Decoding(named(KOI8))
    assert stage.shown.subtitle == str(path_of(russian))
    assert stage.words_now() == WORDS


def test_what_was_chosen_for_a_file_holds_the_next_time(
    stage: Stage, qtbot: QtBot, russian: Episode
) -> None:
    stage.service.prepare(0.0, Languages(subtitles="ru"), {path_of(russian): named("cp866")})
    play(stage, qtbot, russian)
    assert stage.shown.reading == Decoding(named(KOI8), named("cp866"))
    stage.service.set_encoding(CP1251)
    stage.until(qtbot, lambda: stage.shown.reading == Decoding(named(KOI8), named(CP1251)))
    stage.service.close_episode()
    assert stage.shown.reading is None
    play(stage, qtbot, russian)
    assert stage.shown.reading == Decoding(named(KOI8), named(CP1251))


def test_a_file_that_was_written_anew_is_read_as_it_is_now(
    stage: Stage, qtbot: QtBot, russian: Episode
) -> None:
    stage.service.prepare(0.0, Languages(subtitles="ru"), {path_of(russian): named("utf-16-le")})
    play(stage, qtbot, russian)
    assert stage.shown.reading == Decoding(named(KOI8))
    assert stage.words_now() == WORDS


def test_only_a_file_of_its_own_has_an_encoding_to_choose(
    stage: Stage, qtbot: QtBot, russian: Episode
) -> None:
    stage.service.prepare(0.0, Languages(subtitles="ru"))
    play(stage, qtbot, russian)
    stage.service.set_subtitle("0")
    assert stage.shown.reading is None
    stage.service.set_encoding(CP1251)
    stage.service.set_subtitle(str(path_of(russian)))
    assert stage.shown.reading == Decoding(named(KOI8))
    stage.service.set_subtitle(None)
    assert stage.shown.reading is None
    assert stage.heard["encoding_chosen"] == []
