"""What is said before the end of a copy that plays, at which limits, and when not."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimeZone
from pytestqt.qtbot import QtBot

from desktop_app.domain.entitlement import Offer, begin_sitting, settle
from desktop_app.domain.playback import Phase
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.sitting import ends_before
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, Duration
from desktop_app.ui.player.notice import notice_of
from desktop_app.ui.player.view import PlayerView
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder
from tests.support.ears import listen
from tests.ui.player.test_props import State, plain
from tests.ui.shelf import NOW, began_with_left, row

PARIS = QTimeZone(b"Europe/Paris")
EN, FR = Texts("en", PARIS), Texts("fr", PARIS)
LONG = State(position_s=0, duration_s=3 * 3600)
SOFT = Policy("soft")
HARD = Policy("hard", soft_enforce_playback=False)
TO_START = Policy("to start", storage_duration=4 * DAY, play_start_grace=30 * MINUTE)


def playing(remaining: Duration, policy: Policy = SOFT, offer: Offer | None = None) -> ShelfRow:
    """Its 48 hours are over so much later; a sitting began a little after they did."""
    one = row("low-water", opened=began_with_left(remaining), policy=policy, offer=offer)
    began = begin_sitting(one.entitlement, began_with_left(remaining) + HOUR)[0]
    return replace(one, entitlement=settle(began, NOW)[0])


def in_the_grace(remaining: Duration, policy: Policy = TO_START) -> ShelfRow:
    """The time to start is over so much later; a sitting began ten minutes ago."""
    one = row("low-water", granted=NOW - 4 * DAY + remaining, policy=policy)
    began = begin_sitting(one.entitlement, NOW - 10 * MINUTE)[0]
    return replace(one, entitlement=settle(began, NOW)[0])


def said(one: ShelfRow, state: State = LONG, texts: Texts = EN) -> tuple[str, int | None]:
    notice = notice_of(state, one, NOW, texts)
    return ("", None) if notice is None else (plain(notice.text), notice.about[2])


OVER_IN = "In %s the time is over. You can finish this sitting, but not start it again."


@pytest.mark.parametrize(
    ("remaining", "amount", "limit"),
    [
        (11 * MINUTE, "", None),
        (11 * MINUTE - 1, "10 minutes", 10),
        (10 * MINUTE, "10 minutes", 10),
        (7 * MINUTE, "7 minutes", 10),
        (6 * MINUTE, "6 minutes", 10),
        (6 * MINUTE - 1, "5 minutes", 5),
        (2 * MINUTE, "2 minutes", 5),
        (2 * MINUTE - 1, "1 minute", 1),
        (MINUTE - 1, "under a minute", 1),
        (1, "under a minute", 1),
    ],
)
def test_t3_limits_are_minutes_as_they_are_shown(
    remaining: Duration, amount: str, limit: int | None
) -> None:
    assert said(playing(remaining)) == (OVER_IN % amount if amount else "", limit)


def test_each_ending_has_its_own_words() -> None:
    leaving = Offer(leaves_at=NOW + 5 * MINUTE)
    assert said(playing(5 * MINUTE, HARD))[0] == (
        "Playback stops in 5 minutes, at 13:12, and the copy is deleted."
    )
    assert said(playing(DAY, offer=leaving))[0] == (
        "It leaves the catalogue in 5 minutes, at 13:12: playback stops, and the copy is deleted."
    )
    assert said(in_the_grace(5 * MINUTE))[0] == (
        "In 5 minutes the time to start it is over. If this sitting lasts until 13:27 you keep it; "
        "if not, this copy is deleted."
    )
    assert said(in_the_grace(5 * MINUTE, replace(TO_START, soft_enforce_playback=False)))[0] == (
        "Playback stops in 5 minutes, at 13:12, and the copy is deleted."
    )
    enforced = replace(TO_START, storage_enforced_after_start=True)
    assert said(in_the_grace(5 * MINUTE, enforced))[0] == OVER_IN % "5 minutes"
    opens_first = replace(TO_START, play_start_grace=12 * MINUTE)
    assert said(in_the_grace(5 * MINUTE, opens_first))[0] == ""
    forever = Policy("forever", playback_duration=None)
    assert said(playing(5 * MINUTE, forever))[0] == ""


def test_r5_past_the_time_to_start_the_grace_is_told() -> None:
    words, limit = said(in_the_grace(-MINUTE))
    assert limit == 0
    assert words == (
        "The time to start it is over. If this sitting lasts until 13:27 you keep it; "
        "if not, this copy is deleted."
    )


def test_overtime_says_all_that_ends_it_and_a_departure_goes_first() -> None:
    words, limit = said(playing(-MINUTE))
    assert limit == 0
    for end in ("Closing the player", "the end of the episode", "15 minutes", "sleep"):
        assert end in words
    leaving = Offer(leaves_at=NOW + 5 * MINUTE)
    assert said(playing(-MINUTE, offer=leaving)) == (
        "It leaves the catalogue in 5 minutes, at 13:12: playback stops, and the copy is deleted.",
        5,
    )
    later = Offer(leaves_at=NOW + HOUR)
    assert said(playing(-MINUTE, offer=later)) == (words, 0)


def test_without_a_sitting_nothing_is_said() -> None:
    assert said(row("low-water", opened=began_with_left(5 * MINUTE))) == ("", None)
    assert said(row("low-water")) == ("", None)


@pytest.mark.parametrize(
    ("state", "remaining", "pace", "first"),
    [
        (State(position_s=0, duration_s=299), 5 * MINUTE, 1, True),
        (State(position_s=0, duration_s=300), 5 * MINUTE, 1, False),
        (State(position_s=301, duration_s=600), 5 * MINUTE, 1, True),
        (State(position_s=0, duration_s=500, rate=2), 5 * MINUTE, 1, True),
        (State(position_s=0, duration_s=250, rate=0.5), 5 * MINUTE, 1, False),
        (State(position_s=0, duration_s=40), 5 * MINUTE, 60, False),
        (State(position_s=36, duration_s=40), 5 * MINUTE, 60, True),
        (State(position_s=0, duration_s=40), 5 * MINUTE, 0, False),
        (State(phase=Phase.PAUSED, position_s=0, duration_s=40), 5 * MINUTE, 1, False),
        (State(position_s=0, duration_s=0), 5 * MINUTE, 1, False),
        (State(position_s=40, duration_s=40), SECOND, 1, True),
    ],
)
def test_t5_an_episode_that_ends_first_alarms_nobody(
    state: State, remaining: Duration, pace: int, first: bool
) -> None:
    assert ends_before(state, remaining, pace) is first
    shown = notice_of(state, playing(remaining), NOW, EN, pace)
    assert (shown is None) is first


def test_french_says_the_same() -> None:
    for one in (
        playing(5 * MINUTE),
        playing(5 * MINUTE, HARD),
        playing(DAY, offer=Offer(leaves_at=NOW + 30 * SECOND)),
        in_the_grace(5 * MINUTE),
        in_the_grace(-MINUTE),
        playing(-MINUTE),
    ):
        english, french = said(one)[0], said(one, texts=FR)[0]
        assert french
        assert french != english


def test_each_limit_is_announced_once_and_of_several_only_the_last(
    qtbot: QtBot, dark: ThemeHolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = PlayerView(dark, EN)
    qtbot.addWidget(view)
    heard = listen(monkeypatch)
    one = playing(20 * MINUTE)

    def passes(minutes: float) -> None:
        now = NOW + round(minutes * MINUTE)
        view.show_row(replace(one, entitlement=settle(one.entitlement, now)[0]), now)

    view.show_state(LONG)
    passes(0)
    assert heard == []
    for minutes in (9.5, 10, 11, 11.5, 12):
        passes(minutes)
    assert heard == [OVER_IN % "10 minutes"]
    view.show_state(replace(LONG, position_s=LONG.duration_s - 5))
    assert view.props is not None
    assert view.props.notice == "", "it ends before its time does"
    view.show_state(LONG)
    assert len(heard) == 1
    passes(19.5)
    assert heard[1:] == [OVER_IN % "under a minute"], "5 minutes were crossed with it"
    passes(20)
    assert heard[2].startswith("The time is over, but you can finish this sitting.")
    passes(21)
    assert len(heard) == 3
    view.show_state(State(episode=None, phase=Phase.CLOSED))
    view.show_state(LONG)
    passes(15)
    assert heard[3:] == [OVER_IN % "5 minutes"], "opened inside a limit"
