"""Files of text in the code pages of the world: what is guessed of each, and what is read."""

import codecs
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.encodings import ENCODINGS, Encoding, Region, encoding_of
from desktop_app.formats.encodings import decoded, guess_encoding

LINES = json.loads(Path(__file__).with_name("film_lines.json").read_text(encoding="utf-8"))
"""What people say in films, three lines of it in each language."""
PAGES = {
    "en": ["ascii"],
    "ru": ["cp1251", "koi8-r", "iso8859-5", "cp866"],
    "uk": ["cp1251", "koi8-u"],
    "bg": ["cp1251"],
    "el": ["cp1253", "iso8859-7"],
    "cs": ["cp1250", "iso8859-2"],
    "pl": ["cp1250", "iso8859-2"],
    "hu": ["cp1250", "iso8859-2"],
    "fr": ["cp1252"],
    "de": ["cp1252", "latin-1"],
    "es": ["cp1252", "latin-1"],
    "sv": ["cp1252", "latin-1"],
    "tr": ["cp1254"],
    "he": ["cp1255"],
    "ar": ["cp1256"],
    "lt": ["cp1257"],
    "th": ["cp874"],
    "ja": ["shift-jis", "euc-jp"],
    "zh": ["gb18030", "gbk"],
    "zh-tw": ["big5"],
    "ko": ["euc-kr", "cp949"],
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def srt(language: str, times: int) -> str:
    lines = LINES[language] * times
    return "".join(
        f"{number}\n00:00:{number:02d},000 --> 00:00:{number:02d},900\n{line}\n\n"
        for number, line in enumerate(lines, 1)
    )


def read(content: bytes) -> str:
    return decoded(content, guess_encoding(content))


@pytest.mark.parametrize("language", LINES)
def test_three_lines_of_a_film_are_enough_to_read_it_in_its_code_page(language: str) -> None:
    wrong = []
    for page in (*PAGES[language], *UNICODE):
        for times in (1, 10):
            text = srt(language, times)
            content = text.replace("\n", "\r\n").encode(page)
            if read(content) != text:
                wrong.append((page, times, guess_encoding(content).name))
    assert wrong == []


@pytest.mark.parametrize("page", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [True, False])
def test_utf_16_is_known_without_its_mark_too(page: str, mark: bool) -> None:
    content = ("\ufeff" * mark + srt("en", 1)).encode(page)
    assert guess_encoding(content) == encoding_of(page)
    assert read(content) == srt("en", 1)


@pytest.mark.parametrize("word", ["Salut. Ça va ?", "Hola. ¿Cómo estás?", "Café"])
def test_a_word_or_two_with_an_accent_are_of_the_west(word: str) -> None:
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{word}\n"
    assert read(text.encode("cp1252")) == text


def test_a_few_broken_bytes_leave_utf_8_what_it_is() -> None:
    content = srt("ru", 10).encode()
    for at in (100, 500):
        content = content[:at] + b"\xff" + content[at + 1 :]
    assert guess_encoding(content).name == "UTF-8"
    assert read(content).count("моста") >= 8
    assert guess_encoding(srt("fr", 10).encode("cp1252")).name == "Windows-1252"


def test_a_nul_in_the_middle_makes_no_other_encoding_of_it() -> None:
    text = srt("fr", 3).replace("Salut", "Sa\0lut")
    assert read(text.encode()) == text


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_lines_end_in_one_way(newline: str) -> None:
    content = "a\nb\n".replace("\n", newline).encode("utf-16")
    assert read(content) == "a\nb\n"


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read_in_any_encoding(content: bytes) -> None:
    guessed = guess_encoding(content)
    assert isinstance(decoded(content, guessed), str)
    for encoding in ENCODINGS:
        assert isinstance(decoded(content, encoding), str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_unicode_with_a_mark_is_certain(text: str) -> None:
    for page, mark in (
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ):
        assert read(mark + f"a{text}".encode(page)) == f"a{text}"


def test_every_encoding_is_one_of_pythons_and_found_by_its_name() -> None:
    assert len({one.codec for one in ENCODINGS}) == len({one.name for one in ENCODINGS})
    for one in ENCODINGS:
        assert codecs.lookup(one.codec)
        assert encoding_of(one.codec) == one
    assert {one.region for one in ENCODINGS} == set(Region)
    assert encoding_of("no such") is None
    assert isinstance(ENCODINGS[0], Encoding)


def test_the_library_that_guesses_is_loaded_when_there_is_something_to_guess() -> None:
    program = (
        "import sys; import desktop_app.session.session\n"
        "import desktop_app.formats.encodings as e\n"
        "for content in ('été'.encode(), 'été'.encode('utf-16')): e.guess_encoding(content)\n"
        "print('chardet' in sys.modules)\n"
        "e.guess_encoding('été'.encode('cp1252'))\n"
        "print('chardet' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]
