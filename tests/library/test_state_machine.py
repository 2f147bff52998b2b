"""The library on disk and the pure timeline answer alike, whatever is asked and in what order."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop_app.domain.device import Device
from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import Status
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import Granted, Renewed
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, CalendarPeriod
from desktop_app.domain.timeline import (
    Download,
    EpisodeAction,
    Lose,
    Play,
    Remove,
    SetDeviceModified,
    SetDownloadable,
    SetLeavesAt,
    SetPolicy,
    State,
    Stop,
    Timeline,
    describe,
)
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.storage.database import open_library, writing
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.shelf import refresh
from desktop_app.storage.transfers import put_transfer, remove_transfer
from tests.support.shelfs import CATALOGUE, episodes, key, opened, over

NAMES = "abc"
START = 1_750_000_000_000
POLICIES = (
    DEFAULT,
    Policy("hard", soft_enforce_playback=False),
    Policy("grace", play_start_grace=10 * MINUTE, storage_duration=30 * MINUTE),
    Policy("rental", storage_duration=2 * DAY, max_renewals=0, renewal_window=None),
    Policy("strict", storage_duration=DAY, storage_enforced_after_start=True, max_downloads=2),
    Policy("endless", playback_duration=None, max_renewals=None),
    Policy("short", playback_duration=HOUR, renewal_window=CalendarPeriod(days=3), max_renewals=2),
)
names = st.sampled_from(NAMES)
policies = st.sampled_from(POLICIES)


class LibraryMachine(RuleBasedStateMachine):
    """Every rule is done to the library and to the timeline, and their answers are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())

    @initialize(policy=policies)
    def begin(self, policy: Policy) -> None:
        self._opening = opened(self.folder, NAMES, policy=policy)
        self.shelf = self._opening.__enter__()
        self.timeline = Timeline(policy)
        self.now = START
        self.shelf.ledger.keep(self.now)

    @rule(
        passed=st.one_of(
            st.integers(0, 3 * DAY),
            st.sampled_from([0, 1, SECOND, MINUTE, 10 * MINUTE, HOUR, DAY, 2 * DAY, 366 * DAY]),
        )
    )
    def time_passes(self, passed: int) -> None:
        self.now += passed
        self.shelf.ledger.advance(self.now)

    @rule()
    def exactly_what_is_due_next_happens(self) -> None:
        row = self.shelf.db.execute("SELECT min(next_due_at) FROM shelf").fetchone()
        if row[0] is not None:
            self.time_passes(max(0, row[0] - self.now))

    @rule(name=names, confirm=st.booleans())
    def download(self, name: str, *, confirm: bool) -> None:
        decision = self.shelf.download(key(name), self.now, confirmed=confirm)
        assert describe(decision) == self._told(Download(name, confirm))

    @rule(
        name=names,
        states=st.lists(st.sampled_from(TransferState), max_size=2),
        passed=st.sampled_from([0, HOUR, 3 * DAY, 366 * DAY]),
        arrives=st.booleans(),
    )
    def a_transfer_takes_its_time(
        self, name: str, states: list[TransferState], passed: int, *, arrives: bool
    ) -> None:
        decision = self.shelf.ledger.ask_download(key(name), self.now, confirmed=True)
        if not isinstance(decision, Granted | Renewed):
            assert describe(decision) == self._told(Download(name, confirm=True))
            return
        for state in states:
            transfer = self._transfer(name)
            self._put(replace(transfer, state=state), name)
            self.the_projection_is_what_the_facts_say()
        self.time_passes(passed)
        self.they_agree()  # nothing was counted
        if arrives:
            told = self._told(Download(name, confirm=True))
            refused = self.shelf.commit(key(name), self.now)
            assert (told in ("granted", "renewed")) == (refused is None)
            if refused is not None:
                self._put(replace(self._transfer(name), state=TransferState.FAILED), name)
        else:
            with writing(self.shelf.db, self.now):
                remove_transfer(self.shelf.db, key(name))
                refresh(self.shelf.db, key(name), self.now)

    @rule(name=names, back=st.booleans())
    def clear(self, name: str, *, back: bool) -> None:
        if self.shelf.ledger.settled(key(name), self.now).entitlement.licence is None:
            self.shelf.ledger.clear(key(name), self.now, back=back)

    @rule(listed=st.lists(names, unique=True), season=st.integers(1, 2))
    def the_catalogue_is_read_again(self, listed: list[str], season: int) -> None:
        known = {one.key.episode: one for one in episodes(NAMES, self.folder / "source")}
        with writing(self.shelf.db):
            put_catalogue(
                self.shelf.db,
                CATALOGUE,
                LocalText.plain("Test"),
                "",
                [replace(known[name], season=season) for name in listed],
            )

    @rule(name=names)
    def play(self, name: str) -> None:
        allowed, _events = self.shelf.ledger.begin_sitting(key(name), self.now)
        assert allowed == (self._told(Play(name)) == "playing")

    @rule()
    def stop(self) -> None:
        if (playing := self.timeline.playing) is not None:
            self._told(Stop(playing))
        self.shelf.ledger.end_sitting(self.now, 3.0)

    @rule(name=names)
    def remove(self, name: str) -> None:
        events = self.shelf.ledger.remove(key(name), self.now)
        assert bool(events) == (self._told(Remove(name)) == "removed")

    @rule(name=names)
    def lose(self, name: str) -> None:
        events = self.shelf.ledger.lose(key(name), self.now)
        assert bool(events) == (self._told(Lose(name)) == "lost")

    @rule(name=names, downloadable=st.booleans())
    def offer(self, name: str, *, downloadable: bool) -> None:
        held = self.shelf.ledger.settled(key(name), self.now).entitlement
        changed = replace(held.offer, downloadable=downloadable)
        self.shelf.ledger.set_offer(key(name), self.now, changed)
        self._told(SetDownloadable(name, downloadable))

    @rule(name=names, leaves_in=st.none() | st.integers(-DAY, 3 * DAY))
    def leave(self, name: str, leaves_in: int | None) -> None:
        leaves_at = None if leaves_in is None else self.now + leaves_in
        held = self.shelf.ledger.settled(key(name), self.now).entitlement
        changed = replace(held.offer, leaves_at=leaves_at)
        self.shelf.ledger.set_offer(key(name), self.now, changed)
        self._told(SetLeavesAt(name, leaves_at))

    @rule(policy=policies)
    def choose(self, policy: Policy) -> None:
        self.shelf.policy[0] = policy
        self.timeline.run(self.now, SetPolicy(policy))

    @rule(modified=st.booleans())
    def modify_device(self, *, modified: bool) -> None:
        self.shelf.device[0] = Device(modified=modified)
        self.timeline.run(self.now, SetDeviceModified(modified))

    @rule(away=st.integers(0, 2 * DAY))
    def crash_and_restart(self, away: int) -> None:
        self.shelf.ledger.keep(self.now)
        if (playing := self.timeline.playing) is not None:
            self._told(Stop(playing))
        policy, device = self.shelf.policy, self.shelf.device
        self.shelf.db.close()
        self.shelf = over(open_library(self.folder / "library.db"), self.folder)
        self.shelf.policy[:], self.shelf.device[:] = policy, device
        self.shelf.ledger.recover()
        self.time_passes(away)

    @rule(by=st.integers(-30 * DAY, -6 * SECOND))
    def accept_the_clock(self, by: int) -> None:
        before = [self._state(name).remaining_s for name in NAMES]
        leaving = any(self._leaves(name) is not None for name in NAMES)
        if leaving:
            return  # a catalogue's departure stays where it is, and the timeline cannot go back
        self.shelf.ledger.advance(self.now)
        self.shelf.ledger.move_all(by, self.now + by)
        shifted = [
            State.of(
                self.shelf.ledger.settled(key(name), self.now + by).entitlement,
                self.now + by,
                self.shelf.policy[0],
            ).remaining_s
            for name in NAMES
        ]
        assert shifted == before
        self.shelf.ledger.move_all(-by, self.now)

    @invariant()
    def they_agree(self) -> None:
        if not hasattr(self, "shelf"):
            return
        for name in NAMES:
            held = self.timeline.entitlements(self.now).get(name)
            if held is not None:
                told = State.of(held, self.now, self.timeline.policy)
                assert self._state(name) == told

    @invariant()
    def the_projection_is_what_the_facts_say(self) -> None:
        if hasattr(self, "shelf"):
            self.shelf.ledger.advance(self.now)
            assert self.shelf.projection() == self.shelf.rebuilt(self.now)

    @invariant()
    def a_file_is_there_exactly_while_it_may_be_played(self) -> None:
        if hasattr(self, "shelf"):
            live = {
                self.shelf.ledger.settled(key(name), self.now).file
                for name in NAMES
                if self._state(name).status in (Status.READY, Status.ACTIVE)
            }
            assert {path.name for path in self.shelf.media.path.iterdir()} == live

    def teardown(self) -> None:
        if hasattr(self, "shelf"):
            self.shelf.db.close()
            self._opening.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    def _transfer(self, name: str) -> Transfer:
        transfer = self.shelf.ledger.settled(key(name), self.now).transfer
        assert transfer is not None
        return transfer

    def _put(self, transfer: Transfer, name: str) -> None:
        with writing(self.shelf.db, self.now):
            put_transfer(self.shelf.db, transfer)
            refresh(self.shelf.db, key(name), self.now)

    def _told(self, action: EpisodeAction) -> str | None:
        return self.timeline.run(self.now, action).decision

    def _state(self, name: str) -> State:
        held = self.shelf.ledger.settled(key(name), self.now).entitlement
        return State.of(held, self.now, self.shelf.policy[0])

    def _leaves(self, name: str) -> int | None:
        return self.shelf.ledger.settled(key(name), self.now).entitlement.offer.leaves_at


@pytest.mark.parametrize("steps", [50])
def test_library_and_timeline_agree_for_thousands_of_steps(
    steps: int, pytestconfig: pytest.Config
) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    examples = 600 if pytestconfig.getoption("--long") else 60
    run_state_machine_as_test(
        LibraryMachine,
        settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None),
    )
