"""The library as the program meets it: what it answers, and what it says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.clock import SystemClock
from desktop_app.domain.countdown import Limit
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import Reason, Refused
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND
from desktop_app.ledger.base import UnknownEpisodeError
from desktop_app.ledger.events import (
    Changed,
    ClockAccepted,
    ConfirmationNeeded,
    CopyEnded,
    DownloadQueued,
    DownloadRefused,
    ExplanationNeeded,
    FileFound,
    FileUndeletable,
    FolderUnreadable,
    LimitCrossed,
    PlayAllowed,
    PlaybackWindowBegan,
    PlayRefused,
    RemovalBegan,
    RemovalUndone,
    RenewalDeclined,
    RowsCleared,
    SittingStopped,
)
from desktop_app.library.removals import UNDO_FOR
from desktop_app.library.service import LibraryService
from desktop_app.storage.database import open_library
from desktop_app.storage.entitlements import running_sitting
from desktop_app.storage.transaction import kept_now
from desktop_app.storage.transfers import queue
from tests.support.clocks import START, FixedClock, HandClock
from tests.support.shelfs import Shelf, key, opened, over
from tests.support.signals import Heard

SALT, TIDE, REED = key("a"), key("b"), key("c")
SIGNALS = (
    "changed",
    "happened",
    "confirmation_needed",
    "explanation_needed",
    "play_allowed",
)


pytestmark = pytest.mark.usefixtures("qapp")


class Room:
    """The service over a real library, with time in the test's hands."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.clock = FixedClock()
        self.hand = HandClock()
        self.explained = True
        self.service = LibraryService(
            shelf.ledger,
            shelf.media,
            self.clock,
            self.hand.elapsed,
            explained=lambda: self.explained,
        )
        self.heard = Heard(self.service, *SIGNALS)

    def status(self, one: EpisodeKey) -> Status:
        return self.shelf.ledger.settled(one, self.clock.at).entitlement.status(self.clock.at)

    def file(self, one: EpisodeKey) -> Path:
        name = self.shelf.ledger.settled(one, self.clock.at).file
        assert name is not None
        return self.shelf.media.file(name)

    def played(self, one: EpisodeKey, *, at: int) -> None:
        """A sitting of a minute."""
        self.shelf.ledger.begin_sitting(one, at)
        self.shelf.ledger.end_sitting(at + MINUTE, 5.0)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as shelf:
        yield Room(shelf)


# asking to play


@pytest.mark.parametrize("started", [False, True])
def test_a2_what_is_ready_or_active_may_be_played_from_where_it_was_left(
    room: Room, *, started: bool
) -> None:
    room.shelf.download(SALT, START)
    if started:
        room.played(SALT, at=START)
        room.shelf.ledger.put_position(SALT, START, 17.5, watched=False)
    room.service.ask_play(SALT)
    (allowed,) = room.heard["play_allowed"]
    assert allowed == PlayAllowed(
        room.shelf.ledger.episode(SALT),
        room.file(SALT),
        17.5 if started else 0.0,
        START + 2 * DAY if started else None,
    )
    assert running_sitting(room.shelf.db) is None  # no frame, no sitting


def test_what_was_watched_to_its_end_begins_again(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.shelf.ledger.put_position(SALT, START, 39.6, watched=True)
    room.service.ask_play(SALT)
    assert room.heard["play_allowed"][0].position_s == 0.0


def make_absent(_room: Room) -> None:
    pass


def make_expired(room: Room) -> None:
    room.shelf.download(SALT, START - 3 * DAY)
    room.played(SALT, at=START - 3 * DAY)


def make_expired_this_instant(room: Room) -> None:
    room.shelf.download(SALT, START - 2 * DAY)
    room.played(SALT, at=START - 2 * DAY)


def make_returned(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.shelf.ledger.remove(SALT, START)


def make_locked(room: Room) -> None:
    for _ in range(2):
        room.shelf.download(SALT, START)
        room.shelf.ledger.remove(SALT, START)


def make_revoked(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.shelf.ledger.set_offer(SALT, START, Offer(leaves_at=START))


REFUSED = {
    make_absent: Status.ABSENT,
    make_expired: Status.EXPIRED,
    make_expired_this_instant: Status.EXPIRED,
    make_returned: Status.RETURNED,
    make_locked: Status.LOCKED,
    make_revoked: Status.REVOKED,
}


@pytest.mark.parametrize("make", REFUSED)
@pytest.mark.parametrize("explained", [True, False])
def test_a2_every_other_status_refuses_to_play(
    room: Room, make: object, *, explained: bool
) -> None:
    assert callable(make)
    make(room)
    room.explained = explained
    room.service.ask_play(SALT)
    assert room.heard.of("happened", PlayRefused) == [PlayRefused(SALT, REFUSED[make])]
    assert (room.heard["play_allowed"], room.heard["explanation_needed"]) == ([], [])
    assert not room.service.begin_sitting(SALT)
    assert running_sitting(room.shelf.db) is None


@pytest.mark.parametrize("damage", ["deleted", "another size"])
def test_s4_a_file_that_is_gone_is_noticed_on_play(room: Room, damage: str) -> None:
    room.shelf.download(SALT, START)
    if damage == "deleted":
        room.file(SALT).unlink()
    else:
        room.file(SALT).write_bytes(bytes(999))
    room.service.ask_play(SALT)
    assert CopyEnded(SALT, Ending.LOST) in room.heard["happened"]
    assert PlayRefused(SALT, Status.EXPIRED) in room.heard["happened"]
    assert room.heard["play_allowed"] == []
    assert room.shelf.media.sizes() == {}


@pytest.mark.parametrize("how", ["ask_play", "ask_file", "check_file"])
def test_s4_a_folder_that_cannot_be_read_is_reported_and_ends_nothing(room: Room, how: str) -> None:
    room.shelf.download(SALT, START)
    room.shelf.media.path.rename(room.shelf.folder / "elsewhere")
    getattr(room.service, how)(SALT)
    asked = how != "check_file"
    assert room.heard["happened"] == [FolderUnreadable(room.shelf.media.path, asked)]
    assert room.heard["play_allowed"] == []
    assert room.status(SALT) is Status.READY


@pytest.mark.parametrize("how", ["ask_file", "check_file"])
def test_s4_a_look_notices_a_file_that_is_gone_and_nothing_else(room: Room, how: str) -> None:
    room.shelf.download(SALT, START)
    look = getattr(room.service, how)
    look(SALT)
    look(TIDE)
    assert room.heard["happened"] == [FileFound(room.file(SALT))] * (how == "ask_file")
    room.heard["happened"].clear()
    room.file(SALT).unlink()
    look(SALT)
    assert room.heard["happened"] == [CopyEnded(SALT, Ending.LOST)]


def test_s4_the_files_that_the_start_missed_end_as_lost(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.lose([SALT, TIDE])
    assert room.heard["happened"] == [CopyEnded(SALT, Ending.LOST)]
    assert room.status(SALT) is Status.EXPIRED


def test_the_first_play_of_all_is_explained_before_anything_opens(room: Room) -> None:
    room.explained = False
    room.shelf.download(SALT, START)
    room.service.ask_play(SALT)
    assert room.heard["explanation_needed"] == [ExplanationNeeded(SALT)]
    assert room.heard["play_allowed"] == []
    room.explained = True
    room.service.ask_play(SALT)
    assert len(room.heard["play_allowed"]) == 1


def test_what_was_started_needs_no_explanation(room: Room) -> None:
    room.explained = False
    room.shelf.download(SALT, START)
    room.played(SALT, at=START)
    room.service.ask_play(SALT)
    assert (len(room.heard["play_allowed"]), room.heard["explanation_needed"]) == (1, [])


# sittings


def test_the_first_frame_opens_the_playback_window(room: Room) -> None:
    room.shelf.download(SALT, START)
    assert room.service.begin_sitting(SALT)
    assert room.heard["happened"] == [PlaybackWindowBegan(SALT, START + 2 * DAY)]
    assert Changed(frozenset({SALT})) in room.heard["changed"]
    assert room.status(SALT) is Status.ACTIVE


def test_a2_a_sitting_is_refused_where_the_licence_ended_while_the_file_was_loaded(
    room: Room,
) -> None:
    room.shelf.download(SALT, START - 2 * DAY)
    room.played(SALT, at=START - 2 * DAY)
    room.clock.at = START - 1
    room.service.ask_play(SALT)
    assert len(room.heard["play_allowed"]) == 1
    room.clock.at = START
    assert not room.service.begin_sitting(SALT)
    assert room.heard.of("happened", PlayRefused) == [PlayRefused(SALT, Status.EXPIRED)]
    assert room.shelf.media.sizes() == {}


def test_r7_the_first_frame_of_another_episode_stops_the_first(room: Room) -> None:
    for one in (SALT, TIDE):
        room.shelf.download(one, START)
    room.service.begin_sitting(SALT)
    room.clock.at += HOUR
    room.service.begin_sitting(SALT)  # goes on with the same sitting
    assert room.heard.of("happened", SittingStopped) == []
    room.service.begin_sitting(TIDE)
    assert room.heard.of("happened", SittingStopped) == [SittingStopped(SALT)]
    assert running_sitting(room.shelf.db) == TIDE


def test_r7_a_refused_one_leaves_the_first_playing(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.begin_sitting(SALT)
    assert not room.service.begin_sitting(TIDE)
    assert running_sitting(room.shelf.db) == SALT


def test_r6_stopping_in_overtime_ends_the_licence_and_deletes_its_file(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.begin_sitting(SALT)
    room.clock.at = START + 2 * DAY + HOUR
    room.service.advance(room.clock.at)
    assert room.status(SALT) is Status.ACTIVE
    assert room.file(SALT).exists()
    room.heard.forget()
    room.service.end_sitting(3.0)
    assert room.heard["happened"] == [SittingStopped(SALT), CopyEnded(SALT, Ending.EXPIRED)]
    assert room.shelf.media.sizes() == {}


def test_a_sitting_that_a_sleep_ended_ends_the_instant_before_it(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.shelf.policy[0] = DEFAULT
    room.service.begin_sitting(SALT)
    room.clock.at = START + 3 * DAY
    room.service.end_sitting(3.0, at=START + HOUR)
    (row,) = room.shelf.db.execute("SELECT ended_at FROM sittings").fetchall()
    assert row == (START + HOUR,)
    room.service.advance(room.clock.at)
    assert CopyEnded(SALT, Ending.EXPIRED) in room.heard["happened"]


@pytest.mark.parametrize(("away", "after"), [(HOUR, Status.ACTIVE), (3 * DAY, Status.EXPIRED)])
def test_a_crash_ends_the_sitting_at_the_last_instant_kept(
    tmp_path: Path, away: int, after: Status
) -> None:
    with opened(tmp_path) as shelf:
        shelf.download(SALT, START)
        shelf.ledger.begin_sitting(SALT, START)
        shelf.ledger.keep(START + 7 * MINUTE)
    db = open_library(tmp_path / "library.db")
    room = Room(over(db, tmp_path))
    room.clock.at = START + away
    room.shelf.ledger.recover()
    (row,) = db.execute("SELECT ended_at FROM sittings").fetchall()
    assert row == (START + 7 * MINUTE,)
    room.service.advance(room.clock.at)
    assert room.status(SALT) is after
    assert room.shelf.ledger.recover() == []
    db.close()


def test_r6_a_crash_in_overtime_ended_the_licence_then(tmp_path: Path) -> None:
    with opened(tmp_path) as shelf:
        shelf.download(SALT, START)
        shelf.ledger.begin_sitting(SALT, START)
        shelf.ledger.keep(START + 2 * DAY + MINUTE)
    db = open_library(tmp_path / "library.db")
    room = Room(over(db, tmp_path))
    room.clock.at = START + 2 * DAY + MINUTE
    room.shelf.ledger.recover()
    assert room.status(SALT) is Status.EXPIRED
    assert room.shelf.media.sizes() == {}
    db.close()


def test_the_position_is_kept_as_it_is_reached(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.put_position(SALT, 12.25, watched=False)
    assert room.shelf.ledger.settled(SALT, START).position_s == 12.25
    assert room.heard["changed"] == [Changed(frozenset({SALT}))]


# asking for downloads


def test_a_first_download_is_queued(room: Room) -> None:
    room.service.ask_download(SALT)
    assert room.heard["happened"] == [DownloadQueued(SALT)]
    assert [one for one, _transfer in queue(room.shelf.db)] == [SALT]
    assert room.heard["confirmation_needed"] == []


def test_a1_one_warning_asks_for_all_that_need_it_and_the_rest_goes_ahead(room: Room) -> None:
    for one in (SALT, REED):
        room.shelf.download(one, START - 5 * DAY)
        room.shelf.ledger.remove(one, START - 4 * DAY)
    room.service.ask_download(SALT, TIDE, REED)
    assert room.heard["happened"] == [DownloadQueued(TIDE)]
    (needed,) = room.heard.of("confirmation_needed", ConfirmationNeeded)
    assert needed.now == START
    assert list(needed.questions) == [SALT, REED]
    question = needed.questions[SALT]
    assert (question.renewal, question.window_opened_at) == (True, START - 5 * DAY)
    assert [one for one, _transfer in queue(room.shelf.db)] == [TIDE]
    room.service.ask_download(*needed.questions, confirmed=True)
    assert [one for one, _transfer in queue(room.shelf.db)] == [TIDE, SALT, REED]


def test_a1_declining_changes_nothing(room: Room) -> None:
    room.shelf.download(SALT, START - DAY)
    room.shelf.ledger.remove(SALT, START - DAY)
    room.service.ask_download(SALT)
    before = list(room.shelf.db.conn.iterdump())
    room.service.decline(SALT, TIDE)
    assert room.heard.of("happened", RenewalDeclined) == [RenewalDeclined((SALT, TIDE))]
    assert list(room.shelf.db.conn.iterdump()) == before


def test_a1_asking_again_asks_again(room: Room) -> None:
    room.shelf.download(SALT, START - DAY)
    room.shelf.ledger.remove(SALT, START - DAY)
    for _ in range(2):
        room.service.ask_download(SALT)
    assert len(room.heard["confirmation_needed"]) == 2


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (make_locked, Refused(Reason.LOCKED, DEFAULT.renewal_window.after(START))),  # type: ignore[union-attr]
        (make_revoked, Refused(Reason.WITHDRAWN)),
    ],
)
def test_a_refusal_says_why_and_until_when(room: Room, make: object, refusal: Refused) -> None:
    assert callable(make)
    make(room)
    room.service.ask_download(SALT)
    assert room.heard.of("happened", DownloadRefused) == [DownloadRefused(SALT, refusal)]
    assert queue(room.shelf.db) == []


def test_a_the_refusals_of_the_program_come_in_their_order(room: Room) -> None:
    def refused() -> Reason:
        room.heard.forget()
        room.service.ask_download(SALT, confirmed=True)
        (one,) = room.heard.of("happened", DownloadRefused)
        return one.refusal.reason

    room.shelf.policy[0] = Policy("none", max_downloads=0)
    assert refused() is Reason.SHELF_FULL
    room.shelf.policy[0] = DEFAULT
    room.service.ask_download(SALT, confirmed=True)
    assert refused() is Reason.IN_PROGRESS
    room.shelf.commit(SALT, START)
    assert refused() is Reason.ALREADY_DOWNLOADED
    room.service.set_offer(SALT, Offer(leaves_at=START))
    assert refused() is Reason.WITHDRAWN
    room.service.set_offer(SALT, Offer(downloadable=False, leaves_at=START))
    assert refused() is Reason.NOT_OFFERED
    room.shelf.device[0] = Device(modified=True)
    assert refused() is Reason.DEVICE_BLOCKED


def test_an_episode_of_no_catalogue_is_unknown(room: Room) -> None:
    with pytest.raises(UnknownEpisodeError, match="test/nowhere"):
        room.service.ask_download(key("nowhere"))


# removing


def test_a_removal_can_be_undone_for_8_seconds(room: Room) -> None:
    room.shelf.download(SALT, START)
    episode = room.shelf.ledger.episode(SALT)
    room.service.remove(SALT)
    room.service.remove(SALT)  # once more changes nothing
    assert room.heard["happened"] == [RemovalBegan((episode,))]
    assert room.service.is_removing(SALT)
    room.hand.pass_time(UNDO_FOR - 1)
    room.service.advance(room.clock.at)
    assert room.status(SALT) is Status.READY
    room.service.undo_removal(SALT)
    assert room.heard["happened"][-1] == RemovalUndone((SALT,))
    room.hand.pass_time(UNDO_FOR)
    room.service.advance(room.clock.at)
    assert room.status(SALT) is Status.READY
    assert room.file(SALT).exists()
    assert not room.service.is_removing(SALT)


def test_a_removal_that_nobody_undid_is_finished_and_deletes_the_file(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.remove(SALT)
    room.hand.pass_time(UNDO_FOR)
    room.heard.forget()
    room.service.advance(room.clock.at)
    assert room.heard["happened"] == [CopyEnded(SALT, Ending.RETURNED)]
    assert Changed(frozenset({SALT})) in room.heard["changed"]
    assert room.status(SALT) is Status.RETURNED
    assert room.shelf.media.sizes() == {}
    room.service.undo_removal(SALT)
    assert room.status(SALT) is Status.RETURNED


def test_closing_the_program_finishes_a_removal(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.remove(SALT)
    room.service.close()
    assert room.status(SALT) is Status.RETURNED
    assert room.shelf.media.sizes() == {}


def test_playing_a_copy_takes_its_removal_back(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.remove(SALT)
    room.service.ask_play(SALT)
    assert RemovalUndone((SALT,)) in room.heard["happened"]
    assert len(room.heard["play_allowed"]) == 1
    room.hand.pass_time(UNDO_FOR)
    room.service.advance(room.clock.at)
    assert room.status(SALT) is Status.READY


def test_asking_for_a_download_finishes_the_removal_first(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.remove(SALT)
    room.service.ask_download(SALT)
    assert CopyEnded(SALT, Ending.RETURNED) in room.heard["happened"]
    assert len(room.heard["confirmation_needed"]) == 1


def test_a_copy_that_ends_by_itself_cannot_be_brought_back_by_undoing(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.played(SALT, at=START)
    room.clock.at = START + 2 * DAY - 1
    room.service.remove(SALT)
    room.clock.at += 1
    room.service.advance(room.clock.at)
    assert not room.service.is_removing(SALT)
    room.service.undo_removal(SALT)
    assert room.heard.of("happened", RemovalUndone) == []
    assert room.status(SALT) is Status.EXPIRED


def test_s3_a_greyed_row_is_cleared_and_brought_back(room: Room) -> None:
    make_returned(room)
    episode = room.shelf.ledger.episode(SALT)
    room.service.remove(SALT)
    assert room.heard["happened"] == [RowsCleared((episode,))]
    assert room.shelf.projection()["shelf"] == []
    room.service.bring_back(SALT)
    assert [row["episode"] for row in room.shelf.projection()["shelf"]] == ["a"]
    assert room.heard["changed"][-1] == Changed(frozenset({SALT}))


def test_there_is_nothing_to_remove_of_what_was_never_downloaded(room: Room) -> None:
    room.service.remove(SALT)
    assert room.heard["happened"] == []


def test_s3_a_file_that_cannot_be_deleted_is_reported_and_may_not_be_played(room: Room) -> None:
    room.shelf.download(SALT, START)
    path = room.file(SALT)
    path.unlink()
    path.mkdir()  # what no user can unlink
    room.service.lose([SALT])
    (failed,) = room.heard.of("happened", FileUndeletable)
    assert failed.path == path
    assert room.status(SALT) is Status.EXPIRED


# time


def test_t4_each_limit_is_announced_once_for_each_licence(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.played(SALT, at=START)
    for left in (24 * HOUR + 1, 24 * HOUR, 23 * HOUR, 6 * HOUR, HOUR, HOUR - 1, 0, -1):
        room.clock.at = START + 2 * DAY - left
        room.service.advance(room.clock.at)
    crossed = [one.limit for one in room.heard.of("happened", LimitCrossed)]
    assert crossed == [Limit.DAY, Limit.SIX_HOURS, Limit.HOUR, Limit.END]
    room.heard.forget()
    room.shelf.download(SALT, START + 3 * DAY)
    room.played(SALT, at=START + 3 * DAY)
    room.clock.at = START + 4 * DAY
    room.service.advance(room.clock.at)
    assert room.heard.of("happened", LimitCrossed) == [LimitCrossed(SALT, Limit.DAY)]


@pytest.mark.parametrize(
    ("left", "limit"),
    [
        (25 * HOUR, None),
        (5 * HOUR, Limit.SIX_HOURS),
        (10 * MINUTE, Limit.HOUR),
        (-40 * DAY, Limit.END),
    ],
)
def test_t4_after_a_jump_only_the_last_limit_is_announced(
    room: Room, left: int, limit: Limit | None
) -> None:
    room.shelf.download(SALT, START)
    room.played(SALT, at=START)
    room.service.advance(START + 2 * DAY - left)
    expected = [] if limit is None else [LimitCrossed(SALT, limit)]
    assert room.heard.of("happened", LimitCrossed) == expected


def test_t4_what_was_announced_is_remembered_over_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path) as shelf:
        first = Room(shelf)
        shelf.download(SALT, START)
        first.played(SALT, at=START)
        first.service.advance(START + DAY)
        assert len(first.heard.of("happened", LimitCrossed)) == 1
    with opened(tmp_path) as shelf:
        second = Room(shelf)
        second.service.advance(START + DAY + HOUR)
        assert second.heard.of("happened", LimitCrossed) == []


def test_t3_t4_a_departure_counts_like_an_end(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.set_offer(SALT, Offer(leaves_at=START + 3 * DAY))
    room.clock.at = START + 3 * DAY - HOUR
    room.service.advance(room.clock.at)
    assert room.heard.of("happened", LimitCrossed) == [LimitCrossed(SALT, Limit.HOUR)]
    room.service.advance(START + 3 * DAY)
    assert room.heard.of("happened", LimitCrossed)[-1].limit is Limit.END
    assert CopyEnded(SALT, Ending.WITHDRAWN) in room.heard["happened"]


def test_t4_in_overtime_the_end_is_announced_once(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.begin_sitting(SALT)
    room.clock.at = START + 2 * DAY
    room.service.advance(room.clock.at)
    room.clock.at += HOUR
    room.service.end_sitting(1.0)
    assert room.heard.of("happened", LimitCrossed) == [LimitCrossed(SALT, Limit.END)]


@pytest.mark.parametrize("how", ["remove", "lose"])
def test_t4_what_the_user_ends_is_no_limit(room: Room, how: str) -> None:
    room.shelf.download(SALT, START)
    room.played(SALT, at=START)
    getattr(room.shelf.ledger, how)(SALT, START)
    room.service.advance(START + 9 * DAY)
    assert room.heard.of("happened", LimitCrossed) == []


def test_r3_each_copy_ends_at_its_own_instant_however_late_that_is_noticed(room: Room) -> None:
    for hours, one in enumerate((SALT, TIDE, REED)):
        room.shelf.download(one, START)
        room.played(one, at=START + hours * HOUR)
    room.service.advance(START + 30 * DAY)
    ended = room.shelf.db.execute("SELECT ended_at FROM licences ORDER BY id").fetchall()
    assert ended == [(START + 2 * DAY + hours * HOUR,) for hours in range(3)]
    assert room.heard["changed"][0] == Changed(frozenset({SALT, TIDE, REED}))
    assert room.shelf.media.sizes() == {}


def test_a_tick_on_which_nothing_is_due_says_nothing(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.advance(START)
    room.heard.forget()
    room.service.advance(START + SECOND)
    assert (room.heard["changed"], room.heard["happened"]) == ([], [])


def test_t2_closing_ends_the_sitting_and_keeps_the_instant(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.begin_sitting(SALT)
    room.clock.at = START + HOUR
    room.service.close()
    assert running_sitting(room.shelf.db) is None
    assert kept_now(room.shelf.db) == START + HOUR
    room.service.keep(START + HOUR + MINUTE)
    assert kept_now(room.shelf.db) == START + HOUR + MINUTE


def test_t2_accepting_the_laptops_clock_moves_the_library_with_it(tmp_path: Path) -> None:
    hand = HandClock(wall=START - 10 * DAY)
    with opened(tmp_path) as shelf:
        shelf.download(SALT, START - DAY)
        clock = SystemClock(START, hand.laptop, hand.elapsed)
        service = LibraryService(
            shelf.ledger, shelf.media, clock, hand.elapsed, explained=lambda: True
        )
        heard = Heard(service, *SIGNALS)
        service.begin_sitting(SALT)
        service.advance(clock.now())
        service.keep(clock.now())
        heard.forget()
        service.accept_laptop_clock()
        now = clock.now()
        assert now == START - 10 * DAY
        assert shelf.ledger.settled(SALT, now).entitlement.expires_at == now + 2 * DAY
        assert kept_now(shelf.db) == now
        assert heard["happened"] == [ClockAccepted(-10 * DAY)]
        assert heard["changed"] == [Changed(frozenset())]
        assert shelf.projection() == shelf.rebuilt(now)


def test_r8_what_may_no_longer_be_downloaded_plays_on(room: Room) -> None:
    room.shelf.download(SALT, START)
    room.service.set_offer(SALT, Offer(downloadable=False))
    room.shelf.device[0] = replace(Device(), modified=True)
    room.service.ask_play(SALT)
    assert len(room.heard["play_allowed"]) == 1
