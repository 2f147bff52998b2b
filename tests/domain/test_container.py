"""What the first bytes of files say: the container, its length in time, and whether it is whole."""

import itertools
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.container import Bytes, MediaContainer, media_in
from desktop_app.domain.container.text import is_page, is_text
from tests.support.containers import CONTAINERS, SAYS
from tests.support.films import LEAST, film

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue"


def found(content: bytes) -> MediaContainer | None:
    return media_in(Bytes.of(content))


WHOLE = {name: make() for name, make in CONTAINERS.items()}


@pytest.mark.parametrize("name", WHOLE)
def test_f2_a_whole_file_is_told_and_believed(name: str) -> None:
    media = found(WHOLE[name])
    assert media is not None
    assert media.kind == name.split(maxsplit=1)[0].rstrip(",")
    says = SAYS[name]
    assert (media.seconds and round(media.seconds, 1), media.whole) == says
    assert media.is_believed(4.0) == (says[0] is not None or says[1] is True)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_f2_what_breaks_off_is_not_believed_for_an_episode_of_its_length(
    name: str, share: float
) -> None:
    content = WHOLE[name]
    media = found(content[: int(len(content) * share)])
    assert media is None or not media.is_believed(4.0)


@pytest.mark.parametrize("name", WHOLE)
@given(at=st.integers(0, 1_000_000), junk=st.binary(max_size=40), cut=st.integers(0, 1_000_000))
def test_f2_no_damage_of_a_header_makes_it_fail(name: str, at: int, junk: bytes, cut: int) -> None:
    content = WHOLE[name]
    at %= 200
    damaged = content[:at] + junk + content[at + len(junk) :]
    found(damaged)
    found(damaged[: cut % len(damaged)])


BEGINNINGS = (b"", *{content[:size] for content in WHOLE.values() for size in (4, 12, 40)})


@given(begins=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=300))
def test_f2_any_bytes_are_looked_at_without_an_error(begins: bytes, rest: bytes) -> None:
    media = found(begins + rest)
    assert media is None or media.seconds is None or media.seconds > 0
    assert isinstance(is_page(rest), bool)
    assert isinstance(is_text(rest), bool)


@pytest.mark.parametrize("name", WHOLE)
def test_f2_little_of_a_file_is_read_however_large_it_says_that_it_is(name: str) -> None:
    read: list[int] = []
    content = WHOLE[name]

    def fetch(offset: int, count: int) -> bytes:
        read.append(count)
        piece = content[offset : offset + count]
        return piece + bytes(count - len(piece))

    media_in(Bytes(fetch, 1 << 40))
    assert sum(read) < 8 << 20
    assert len(read) < 25_000


TEXTS = {
    "a page": b"<!DOCTYPE html>\n<html><body>Sign in</body></html>",
    "a page with a mark": b"\xef\xbb\xbf <html>",
    "a page in UTF-16": "\ufeff<html lang='en'>".encode("utf-16-le"),
    "a page after a remark": b'<?xml version="1.0"?>\n<!-- portal -->\n<html xmlns="x">',
    "JSON": b'{"error": "no such episode"}',
    "a playlist": b"#EXTM3U\n#EXTINF:10,\nhttp://x/1.ts",
    "a list of parts": b'<?xml version="1.0"?><MPD/>',
    "a greeting": b"Good morning. " * 40,
    "subtitles": b"WEBVTT\n\n00:00.000 --> 00:02.000\nHello",
}
NO_MEDIA = {
    **TEXTS,
    "nothing": b"",
    "one byte": b"\x01",
    "zeros": bytes(5_000),
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500),
    "PNG": b"\x89PNG\r\n\x1a\n" + bytes(500),
    "WebP": b"RIFF\x00\x01\x00\x00WEBPVP8 " + bytes(500),
    "HEIC": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(500),
    "PDF": b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n" + bytes(500),
    "ZIP": b"PK\x03\x04" + bytes(500),
    "gzip": b"\x1f\x8b\x08" + bytes(500),
    "a program": b"\x7fELF" + bytes(500),
    "a tag and a text": b"ID3\x04\x00\x00\x00\x00\x00\x0aTIT2xxxxxx<html>",
}


@pytest.mark.parametrize("name", NO_MEDIA)
def test_f2_what_is_no_moving_picture_and_no_sound_is_told(name: str) -> None:
    assert found(NO_MEDIA[name]) is None
    assert is_text(NO_MEDIA[name]) == (name in TEXTS)
    assert is_page(NO_MEDIA[name]) == name.startswith("a page")


@pytest.mark.parametrize("name", WHOLE)
def test_f2_no_film_is_taken_for_a_text(name: str) -> None:
    assert not is_text(WHOLE[name][:512])


def test_f2_a_film_of_any_size_is_whole_and_no_part_of_it_is() -> None:
    for size in (LEAST, 200, 100_000):
        media = found(film(size))
        assert media == MediaContainer("ebml", 40.0, whole=True)
        assert len(film(size)) == size
    for size in range(101):
        part = found(film(101)[:size])
        assert part is None or not part.is_believed(40.0)


@pytest.mark.parametrize(
    ("seconds", "whole", "duration_s", "believed"),
    [
        (38.0, None, 40.0, True),
        (37.9, None, 40.0, False),
        (90.0, None, 40.0, True),
        (38.0, False, 40.0, False),
        (37.9, True, 40.0, False),
        (None, True, 40.0, True),
        (None, None, 40.0, False),
        (38.0, True, None, True),
        (38.0, None, None, False),
    ],
)
def test_f2_what_nobody_said_the_size_of_is_believed_by_its_length_or_its_end(
    seconds: float | None, whole: bool | None, duration_s: float | None, believed: bool
) -> None:
    assert MediaContainer("any", seconds, whole).is_believed(duration_s) == believed


def test_f2_the_episodes_that_ship_are_as_long_as_their_catalogue_says() -> None:
    catalogue = json.loads((CATALOGUE / "catalogue.json").read_text())
    episodes = itertools.chain(*(one["episodes"] for one in catalogue["series"]))
    for episode in episodes:
        content = (CATALOGUE / episode["media"]).read_bytes()
        media = found(content)
        assert media is not None
        assert media.whole
        assert media.seconds == pytest.approx(episode["duration_s"], abs=0.1)
        half = found(content[: len(content) // 2])
        assert half is not None
        assert not half.is_believed(episode["duration_s"])


MADE = (
    *("a.mp4", "f.mkv", "c.avi", "d.ts", "e.mpg", "h.mov", "i.wmv", "n.m2ts", "j.mp3"),
    *("k.wav", "l.flac", "q.m4a", "r.aac", "s.wma", "t.mp2"),
)
SAY_NO_LENGTH = ("r.aac",)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg makes the files")
def test_f2_real_files_are_told_and_halves_of_them_not_believed(tmp_path: Path) -> None:
    picture = ["-f", "lavfi", "-i", "testsrc=d=4:s=64x48:r=25"]
    sound = ["-f", "lavfi", "-i", "sine=d=4:sample_rate=44100"]
    outputs = itertools.chain(*(["-t", "4", str(tmp_path / name)] for name in MADE))
    made = subprocess.run(
        ["ffmpeg", "-v", "error", *picture, *sound, *outputs], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"this ffmpeg lacks an encoder: {made.stderr.decode()[-200:]}")
    for name in MADE:
        content = (tmp_path / name).read_bytes()
        media, half = found(content), found(content[: len(content) // 2])
        assert media is not None, name
        assert media.is_believed(4.0) == (name not in SAY_NO_LENGTH), (name, media)
        assert half is None or not half.is_believed(4.0), (name, half)
