"""What can be chosen while an episode plays."""

import pytest

from desktop_app.domain.encodings import ENCODINGS, Decoding, encoding_of
from desktop_app.domain.playback import next_rate
from desktop_app.domain.tracks import Track, subtitle_to_show
from desktop_app.ui.player.choices import (
    MenuChoice,
    encoding_choices,
    next_choice,
    rate_choices,
    rate_text,
    track_choices,
)
from desktop_app.ui.text import Texts

EN, FR = Texts("en"), Texts("fr")
BOTH = (Track("0", "en"), Track("1", "fr"))


def test_speeds_go_by_steps_and_stop_at_both_ends() -> None:
    assert [next_rate(rate, faster=True) for rate in (0.5, 1.0, 1.1, 2.0)] == [0.75, 1.25, 1.25, 2]
    assert [next_rate(rate, faster=False) for rate in (0.5, 1.0, 1.1, 2.0)] == [0.5, 0.75, 1, 1.75]


def test_a_speed_is_written_as_the_language_writes_numbers() -> None:
    assert (rate_text(1.25, EN), rate_text(1.25, FR)) == ("1.25×", "1,25×")
    assert [one.label for one in rate_choices(2.0, EN) if one.chosen] == ["2×"]


@pytest.mark.parametrize(
    ("tracks", "last", "language", "shown"),
    [
        (BOTH, "0", "fr", "0"),
        (BOTH, None, "fr", "1"),
        (BOTH, "7", "de", "0"),
        ((), "0", "en", None),
    ],
)
def test_one_key_brings_back_what_was_read_last_or_what_the_user_speaks(
    tracks: tuple[Track, ...], last: str | None, language: str, shown: str | None
) -> None:
    assert subtitle_to_show(tracks, last, language) == shown


def test_after_the_last_comes_the_first() -> None:
    choices = (MenuChoice("a", "A", False), MenuChoice("b", "B", True))
    assert next_choice(choices).key == "a"


def test_two_tracks_in_one_language_are_told_apart_by_their_titles() -> None:
    tracks = (Track("0", "en"), Track("1", "en", "Commentary"), Track("/a/b.srt", "fr", "b.srt"))
    labels = [one.label for one in track_choices(tracks, "1", EN)]
    assert labels == ["English", "English · Commentary", "Français"]


def test_an_encoding_is_automatic_with_its_guess_or_one_of_all() -> None:
    assert encoding_choices(None, EN) == ()
    koi8, greek = encoding_of("koi8-u"), encoding_of("cp1253")
    assert koi8 is not None
    automatic, *others = encoding_choices(Decoding(koi8), EN)
    assert automatic == MenuChoice(None, "Automatic: Cyrillic (KOI8)", chosen=True)
    assert [one.key for one in others] == [one.codec for one in ENCODINGS]
    assert not any(one.chosen for one in others)
    assert [one.label for one in others[:4]] == [
        "UTF-8",
        "UTF-16 LE",
        "UTF-16 BE",
        "Western European (Windows-1252)",
    ]
    automatic, *others = encoding_choices(Decoding(koi8, greek), FR)
    assert automatic.label == "Automatique\u00a0: Cyrillique (KOI8)"
    assert [one.label for one in others if one.chosen] == ["Grec (Windows-1253)"]
    assert len({one.label for one in others}) == len(ENCODINGS)
