"""The library on disk and the pure timeline answer alike, whatever is asked and in what order.

Transfers are those of the real queue, with real files; a small model says where each of them stands
when everything has come to rest.
"""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import QCoreApplication, QThreadPool

from desktop_app.domain.entitlement import grant
from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import Status
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import Decision, Granted, Renewed, decide, recheck
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
from desktop_app.domain.transfer import TransferState
from desktop_app.downloads.service import DownloadService
from desktop_app.storage.database import open_library
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.transaction import writing
from desktop_app.storage.transfers import queue
from tests.support.clocks import FixedClock, HandClock
from tests.support.films import film
from tests.support.shelfs import CATALOGUE, episodes, key, opened, over
from tests.support.waiting import a_moment

NAMES = "abc"
SIZE = 1_000
QUEUED, DOWNLOADING = TransferState.QUEUED, TransferState.DOWNLOADING
PAUSED, FAILED = TransferState.PAUSED, TransferState.FAILED
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


@dataclass
class Moving:
    """One transfer of the model."""

    state: TransferState
    policy: Policy


class LibraryMachine(RuleBasedStateMachine):
    """Every rule is done to the library and to the timeline, and their answers are compared."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())

    @initialize(policy=policies)
    def begin(self, policy: Policy) -> None:
        self._opening = opened(self.folder, NAMES, policy=policy)
        self.shelf = self._opening.__enter__()
        (self.folder / "source").mkdir()
        for name in NAMES:
            (self.folder / "source" / f"{name}.webm").write_bytes(film(SIZE, name))
        self.timeline = Timeline(policy)
        self.clock, self.hand = FixedClock(START), HandClock()
        self.moving: dict[str, Moving] = {}
        """Every transfer, in the order of the queue."""
        self.slots, self.online = 2, True
        self.rate: int | None = 1
        self.shelf.ledger.keep(self.now)
        self._start()

    @property
    def now(self) -> int:
        return self.clock.at

    @rule(
        passed=st.one_of(
            st.integers(0, 3 * DAY),
            st.sampled_from([0, 1, SECOND, MINUTE, 10 * MINUTE, HOUR, DAY, 2 * DAY, 366 * DAY]),
        )
    )
    def time_passes(self, passed: int) -> None:
        self.clock.at += passed
        self.shelf.ledger.advance(self.now)

    @rule()
    def exactly_what_is_due_next_happens(self) -> None:
        row = self.shelf.db.execute("SELECT min(next_due_at) FROM shelf").fetchone()
        if row[0] is not None:
            self.time_passes(max(0, row[0] - self.now))

    @rule(name=names, confirm=st.booleans())
    def download(self, name: str, *, confirm: bool) -> None:
        expected = self._decided(name, confirm=confirm)
        decision = self.shelf.download(key(name), self.now, confirmed=confirm)
        assert describe(decision) == describe(expected)
        if isinstance(decision, Granted | Renewed):
            self.moving.pop(name, None)
            assert describe(decision) == self._told(Download(name, confirm))

    @rule(wanted=st.lists(names, min_size=1, unique=True), confirm=st.booleans())
    def ask(self, wanted: list[str], *, confirm: bool) -> None:
        for name in wanted:
            self._ask(name, confirm=confirm)

    @rule(wanted=st.permutations(NAMES), name=names, before=st.none() | names)
    def ask_for_all_and_move_one(self, wanted: list[str], name: str, before: str | None) -> None:
        for one in wanted:
            self._ask(one, confirm=True)
        self.move(name, before)

    def _ask(self, name: str, *, confirm: bool) -> None:
        expected = self._decided(name, confirm=confirm)
        decision = self.shelf.ledger.ask_download(key(name), self.now, confirmed=confirm)
        assert describe(decision) == describe(expected)
        if isinstance(decision, Granted | Renewed):
            self.moving.pop(name, None)
            self.moving[name] = Moving(QUEUED, self.shelf.policy[0])
            self.service.wake()
            self._come_to_rest()

    @rule(name=names)
    def pause(self, name: str) -> None:
        self.service.pause(key(name))
        if name in self.moving and self.moving[name].state in (QUEUED, DOWNLOADING):
            self.moving[name].state = PAUSED

    @rule(name=names)
    def resume(self, name: str) -> None:
        self.service.resume(key(name))
        if name in self.moving and self.moving[name].state is PAUSED:
            self.moving[name].state = QUEUED

    @rule()
    def pause_all(self) -> None:
        self.service.pause_all()
        for one in self.moving.values():
            one.state = PAUSED if one.state is not FAILED else FAILED

    @rule(name=names)
    def cancel(self, name: str) -> None:
        self.service.cancel(key(name))
        self.moving.pop(name, None)

    @rule(name=names, before=st.none() | names)
    def move(self, name: str, before: str | None) -> None:
        self.service.move(key(name), before=None if before is None else key(before))
        if name not in self.moving or name == before:
            return
        order = [one for one in self.moving if one != name]
        order.insert(order.index(before) if before in order else len(order), name)
        self.moving = {one: self.moving[one] for one in order}

    @rule(slots=st.integers(1, 3))
    def choose_slots(self, slots: int) -> None:
        self.slots = slots
        self.service.slots_changed()
        running = [one for one in self.moving.values() if one.state is DOWNLOADING]
        for one in running[slots:]:
            one.state = QUEUED

    @rule()
    def what_runs_arrives(self) -> None:
        slots, self.slots, self.rate = self.slots, 0, None
        self.service.rate_changed()
        for name in [name for name, one in self.moving.items() if one.state is DOWNLOADING]:
            held = self.timeline.entitlement(name, self.now)
            if recheck(held.offer, self.now, device_modified=self.timeline.device_modified):
                self.moving[name].state = FAILED
            else:
                policy = self.moving.pop(name).policy
                self.timeline._take(name, grant(held, self.now, policy))
        self._come_to_rest()
        self.slots, self.rate = slots, 1
        self.service.rate_changed()
        self.service.wake()

    @rule(online=st.booleans())
    def the_network_goes_and_comes(self, *, online: bool) -> None:
        self._device(online=online)
        if not online:
            for one in self.moving.values():
                one.state = QUEUED if one.state is DOWNLOADING else one.state

    @rule()
    def the_disk_is_full_for_a_while(self) -> None:
        self._device(disk_full=True)
        if self.online:
            for one in self.moving.values():
                one.state = FAILED if one.state is not PAUSED else PAUSED
        self._come_to_rest()
        self._device(disk_full=False)

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
        self._device(modified=modified)
        self.timeline.run(self.now, SetDeviceModified(modified))

    @rule(away=st.integers(0, 2 * DAY))
    def crash_and_restart(self, away: int) -> None:
        self.shelf.ledger.keep(self.now)
        if (playing := self.timeline.playing) is not None:
            self._told(Stop(playing))
        policy, device = self.shelf.policy, self.shelf.device
        self._crash()
        self.shelf.db.close()
        self.shelf = over(open_library(self.folder / "library.db"), self.folder)
        self.shelf.policy[:], self.shelf.device[:] = policy, device
        self.shelf.ledger.recover()
        for one in self.moving.values():
            one.state = QUEUED if one.state is DOWNLOADING else one.state
        self._start()
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
    def the_queue_is_the_one_of_the_model(self) -> None:
        if hasattr(self, "shelf"):
            self._come_to_rest()

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
            self._come_to_rest()
            live = {
                self.shelf.ledger.settled(key(name), self.now).file
                for name in NAMES
                if self._state(name).status in (Status.READY, Status.ACTIVE)
            }
            assert set(self.shelf.media.sizes()) - self._parts() == live

    def teardown(self) -> None:
        if hasattr(self, "shelf"):
            self._crash()
            self.shelf.db.close()
            self._opening.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    def _start(self) -> None:
        self.service = DownloadService(
            self.shelf.db,
            self.shelf.media,
            self.clock,
            lambda: self.shelf.device[0],
            lambda: self.rate,
            self.hand.elapsed,
            needs_network=lambda _media: True,
            slots=lambda: self.slots,
        )
        self.service.start()
        self._until(lambda: self.service._recovered)

    def _crash(self) -> None:
        """What runs stops, and nothing is written about it."""
        for one in self.service._running:
            self.service._running.halt(one)
        self.service._closed, self.service._recovered = True, False
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
        self.service.deleteLater()

    def _come_to_rest(self) -> None:
        """Whose turn it is runs in the model; the queue must get there too."""
        running = sum(one.state is DOWNLOADING for one in self.moving.values())
        for one in self.moving.values():
            if self.online and one.state is QUEUED and running < self.slots:
                one.state, running = DOWNLOADING, running + 1
        expected = [(key(name), one.state) for name, one in self.moving.items()]
        self._until(lambda: self._queue() == expected and not self.service._running._resting)
        assert self._queue() == expected

    def _queue(self) -> list[tuple[object, TransferState]]:
        return [(one, transfer.state) for one, transfer in queue(self.shelf.db)]

    def _until(self, holds: Callable[[], bool]) -> None:
        for _ in range(2_000):
            if holds():
                return
            a_moment(1)

    def _device(self, **what: bool) -> None:
        self.shelf.device[0] = replace(self.shelf.device[0], **what)
        self.online = self.shelf.device[0].online
        self.service.device_changed()

    def _parts(self) -> set[str]:
        """What has arrived of transfers; one that was taken off the queue leaves none."""
        return {f"t{transfer.id}.part" for _key, transfer in queue(self.shelf.db)}

    def _decided(self, name: str, *, confirm: bool) -> Decision:
        """What part A answers, with the transfers that are under way."""
        under_way = {name for name, one in self.moving.items() if one.state is not FAILED}
        return decide(
            self.timeline.entitlement(name, self.now),
            self.now,
            self.timeline.policy,
            confirmed=confirm,
            device_modified=self.timeline.device_modified,
            in_progress=name in under_way,
            occupied=lambda: self.timeline.live(self.now) + len(under_way),
        )

    def _told(self, action: EpisodeAction) -> str | None:
        return self.timeline.run(self.now, action).decision

    def _state(self, name: str) -> State:
        held = self.shelf.ledger.settled(key(name), self.now).entitlement
        return State.of(held, self.now, self.shelf.policy[0])

    def _leaves(self, name: str) -> int | None:
        return self.shelf.ledger.settled(key(name), self.now).entitlement.offer.leaves_at


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("steps", [50])
def test_library_and_timeline_agree_for_thousands_of_steps(
    steps: int, pytestconfig: pytest.Config
) -> None:
    from hypothesis.stateful import run_state_machine_as_test

    examples = 600 if pytestconfig.getoption("--long") else 30
    run_state_machine_as_test(
        LibraryMachine,
        settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None),
    )
