"""What the player shows, from its state, a row and now."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QTimeZone

from desktop_app.domain.encodings import Decoding
from desktop_app.domain.entitlement import Offer, begin_sitting
from desktop_app.domain.episode import Episode
from desktop_app.domain.licence import Ending
from desktop_app.domain.output import CannotPlay
from desktop_app.domain.playback import Phase
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.domain.tracks import Track
from desktop_app.ui.player.choices import own_name
from desktop_app.ui.player.props import (
    PlayerProps,
    place_of,
    player_props,
    spoken_position,
    volume_icon,
)
from desktop_app.ui.text import Texts
from tests.ui.shelf import FOREVER, NOW, began_with_left, row

PARIS = QTimeZone(b"Europe/Paris")
EN, FR = Texts("en", PARIS), Texts("fr", PARIS)
SUBTITLES = (Track("0", "en"), Track("1", "fr"))
LIVE = row("low-water", number=3, opened=began_with_left(30 * HOUR + 58 * MINUTE))


@dataclass(frozen=True, slots=True)
class State:
    episode: Episode | None = LIVE.episode
    phase: Phase = Phase.PLAYING
    position_s: float = 12.0
    duration_s: float = 44.0
    volume: float = 0.8
    muted: bool = False
    rate: float = 1.0
    audio_tracks: tuple[Track, ...] = (Track("0", "fr"),)
    audio: str | None = "0"
    subtitle_tracks: tuple[Track, ...] = SUBTITLES
    subtitle: str | None = None
    reading: Decoding | None = None
    silent: bool = False
    lacking: str = ""
    why: CannotPlay = CannotPlay.UNKNOWN


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def shown(state: State = State(), one: ShelfRow | None = LIVE, texts: Texts = EN) -> PlayerProps:
    return player_props(state, one, NOW, texts)


def test_title_place_and_the_time_left_to_the_minute() -> None:
    english, french = shown(), shown(texts=FR)
    assert english.badge is not None
    assert (english.title, plain(english.place)) == ("Low Water", "Les Heures creuses · S1 E3")
    assert plain(french.place) == "Les Heures creuses · S1 É3"
    assert plain(english.badge.text) == "30 h 58 left to finish"
    assert english.message is None
    assert english.notice == ""


@pytest.mark.parametrize(
    ("season", "number", "english"),
    [
        (1, 3, "Les Heures creuses · S1 E3"),
        (2, None, "Les Heures creuses · Season 2"),
        (None, 4, "Les Heures creuses · Episode 4"),
        (None, None, "Les Heures creuses"),
    ],
)
def test_what_a_catalogue_may_leave_out(
    season: int | None, number: int | None, english: str
) -> None:
    episode = row("salt", season=season, number=number).episode
    assert plain(place_of(episode, EN)) == english


@pytest.mark.parametrize(
    ("phase", "icon", "name", "can_toggle", "can_seek"),
    [
        (Phase.OPENING, "pause", "Pause", False, False),
        (Phase.PLAYING, "pause", "Pause", True, True),
        (Phase.PAUSED, "play", "Play", True, True),
        (Phase.ENDED, "rotate-ccw", "Play again", True, True),
        (Phase.UNDECODABLE, "play", "Play", False, False),
        (Phase.BROKEN, "rotate-ccw", "Try again", True, False),
        (Phase.CLOSED, "play", "Play", False, False),
    ],
)
def test_what_can_be_done_in_each_phase(
    phase: Phase, icon: str, name: str, can_toggle: bool, can_seek: bool
) -> None:
    props = shown(State(phase=phase))
    assert (props.toggle_icon, props.toggle_name) == (icon, name)
    assert (props.can_toggle, props.can_seek) == (can_toggle, can_seek)
    assert props.loading == (phase is Phase.OPENING)


def test_nobody_seeks_in_what_has_no_length_yet() -> None:
    assert not shown(State(duration_s=0)).can_seek


def test_subtitles_by_their_own_names_and_off() -> None:
    off, on = shown(), shown(State(subtitle="1"), texts=FR)
    assert [(one.label, one.chosen) for one in off.subtitles] == [
        ("Off", True),
        ("English", False),
        ("Français", False),
    ]
    assert (on.subtitle_label, on.subtitles_on) == ("Français", True)
    assert on.subtitles[0].label == "Sans sous-titres"


def test_a_track_without_a_language_is_named_by_its_title_or_its_place() -> None:
    tracks = (Track("0", title="Commentary"), Track("1"))
    labels = [one.label for one in shown(State(subtitle_tracks=tracks)).subtitles]
    assert labels == ["Off", "Commentary", "Track 2"]


def test_a_wish_that_the_file_does_not_have_is_off() -> None:
    props = shown(State(subtitle="7"))
    assert not props.subtitles_on
    assert props.subtitles[0].chosen
    assert shown(State(subtitle_tracks=())).subtitles == ()


@pytest.mark.parametrize(
    ("code", "name"), [("en", "English"), ("fr", "Français"), ("de", "Deutsch"), ("xx", "Xx")]
)
def test_own_names(code: str, name: str) -> None:
    assert own_name(code) == name


@pytest.mark.parametrize(
    ("volume", "muted", "icon"),
    [
        (0.8, False, "volume-2"),
        (0.3, False, "volume-1"),
        (0, False, "volume-x"),
        (1, True, "volume-x"),
    ],
)
def test_volume_as_an_icon(volume: float, muted: bool, icon: str) -> None:
    assert volume_icon(volume, muted=muted) == icon


def test_muted_is_shown_as_no_volume() -> None:
    props = shown(State(muted=True))
    assert (props.volume, props.mute_name) == (0, "Sound on")
    assert shown().mute_name == "Mute"


def test_overtime_says_that_this_sitting_may_be_finished() -> None:
    over = row("low-water", opened=began_with_left(-5 * MINUTE))
    over = replace(over, entitlement=begin_sitting(over.entitlement, NOW - HOUR)[0])
    english, french = shown(one=over), shown(one=over, texts=FR)
    assert english.badge is not None
    assert english.badge.text == "Finish this sitting"
    assert english.notice.startswith("The time is over, but you can finish this sitting.")
    assert french.notice.startswith("Le délai est écoulé, mais vous pouvez finir cette séance.")
    assert english.can_toggle


@pytest.mark.parametrize(
    ("one", "title", "sentence"),
    [
        (
            row("low-water", ended=Ending.EXPIRED),
            "The time for “Low Water” is over",
            "You can renew it in your downloads.",
        ),
        (
            row("low-water", ended=Ending.EXPIRED, grants=2),
            "The time for “Low Water” is over",
            "It can be downloaded again from 18 June 2027, 13:07.",
        ),
        (
            row("low-water", ended=Ending.EXPIRED, policy=FOREVER),
            "The time for “Low Water” is over",
            "It cannot be downloaded again.",
        ),
        (
            row("low-water", ended=Ending.EXPIRED, granted=NOW - 400 * DAY),
            "The time for “Low Water” is over",
            "You can download it again.",
        ),
        (
            row("low-water", ended=Ending.EXPIRED, offer=Offer(downloadable=False)),
            "The time for “Low Water” is over",
            "It is no longer offered for download.",
        ),
        (
            row("low-water", ended=Ending.RETURNED),
            "“Low Water” was removed from this laptop",
            "You can renew it in your downloads.",
        ),
        (
            row("low-water", ended=Ending.LOST),
            "The file of “Low Water” is missing",
            "You can renew it in your downloads.",
        ),
        (
            row("low-water", ended=Ending.WITHDRAWN, offer=Offer(True, NOW)),
            "“Low Water” has left the catalogue",
            "Its copy has been deleted from this laptop.",
        ),
    ],
)
def test_what_ended_while_it_played_says_why_and_what_now(
    one: ShelfRow, title: str, sentence: str
) -> None:
    props = shown(State(phase=Phase.PLAYING), one)
    assert props.message is not None
    assert (props.message.title, props.message.sentence) == (title, sentence)
    assert (props.can_toggle, props.can_seek) == (False, False)
    french = shown(State(), one, FR).message
    assert french is not None
    assert "«" in plain(french.title)
    assert french.sentence != sentence


def test_a_file_that_cannot_be_decoded_has_used_up_nothing() -> None:
    english = shown(State(phase=Phase.UNDECODABLE)).message
    french = shown(State(phase=Phase.UNDECODABLE), texts=FR).message
    assert english is not None
    assert french is not None
    assert english.title == "This laptop cannot play this file"
    assert "used nothing up" in english.sentence
    assert "n’a rien consommé" in french.sentence


def test_a_machine_that_lacks_libraries_says_which() -> None:
    props = shown(State(phase=Phase.UNDECODABLE, lacking="libpulse0 is missing."))
    assert props.message is not None
    assert props.message.sentence == "libpulse0 is missing."


def test_nothing_open_shows_nothing() -> None:
    props = shown(State(episode=None, phase=Phase.CLOSED), None)
    assert (props.title, props.place, props.badge, props.message) == ("", "", None, None)


def test_a_position_in_words() -> None:
    assert spoken_position(12, 44, EN) == "00:12 of 00:44"
    assert spoken_position(12, 44, FR) == "00:12 sur 00:44"
