"""Opening a library: the first launch, starting over, scenarios in their places, copies."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop_app.clock import DemoClock, SystemClock
from desktop_app.commands.listing import listed
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.shelf import Arrangement, Chip
from desktop_app.domain.time import DAY, HOUR
from desktop_app.formats.faults import FormatError
from desktop_app.formats.scenario_run import run_scenario
from desktop_app.ledger.commands import ScenarioError
from desktop_app.ledger.places import put_in_force
from desktop_app.ledger.settings import put_setting
from desktop_app.library.shelf import DownloadRows
from desktop_app.platform.paths import resource
from desktop_app.session import shipped
from desktop_app.session.copying import copy_user_library, open_copy_of_user_library
from desktop_app.session.folders import DATABASE, library_folder, scenario_folder
from desktop_app.session.holding import alone
from desktop_app.session.making import make_demo_library, start_over
from desktop_app.session.opened import OpenLibrary
from desktop_app.session.opening import (
    PICTURED_AT,
    open_scenario,
    open_user_library,
    read_user_library,
)
from desktop_app.session.shipped import demo_catalogue, find_scenario
from desktop_app.storage.database import open_library
from desktop_app.storage.entitlements import live_files, running_sitting
from desktop_app.storage.media import Presence
from desktop_app.storage.places import folders_left
from desktop_app.storage.transaction import kept_now
from desktop_app.storage.transfers import queue
from desktop_app.storage.unusable import LibraryError, Unusable
from tests.support.other_program import started_as_nobody

pytestmark = pytest.mark.usefixtures("qapp")

SALT = EpisodeKey("demo", "salt")


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file, the write-ahead log aside, which comes and goes with whoever reads."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def marked(data_dir: Path) -> dict[str, bytes]:
    """A user's library with something of its own in it; its files."""
    library = open_user_library(data_dir, {})
    put_setting(library.db, "mine", "kept")
    library.close()
    return files_below(library_folder(data_dir))


def mine(library: OpenLibrary) -> str | None:
    found = library.settings.value("mine")
    assert found is None or isinstance(found, str)
    return found


def test_the_first_launch_makes_the_demo_library_through_the_rules(tmp_path: Path) -> None:
    data_dir = tmp_path / "does" / "not" / "exist"
    library = open_user_library(data_dir, {})
    now = library.clock.now()
    opened = run_scenario(find_scenario("demo"), now)
    held = opened.timeline.entitlements(now)
    for episode in demo_catalogue().episodes:
        settled = library.ledger.settled(episode.key, now).entitlement
        assert settled.status(now) == held[episode.key.episode].status(now)
    assert library.media.sizes().keys() >= {name for name, _size in live_files(library.db).values()}
    rows = DownloadRows(library.db, library.clock, library.settings.in_force)
    assert rows.arrange(Arrangement()) > 14
    counts = rows.counts().rows
    assert min(counts[chip] for chip in Chip) >= 1
    assert isinstance(library.clock, SystemClock)
    assert library.scenario is None
    assert library.settings.in_force(library.ledger.episode(SALT)) == DEFAULT
    library.close()
    assert [one.name for one in data_dir.iterdir()] == ["library"]


def test_what_the_demo_says_of_its_episodes_is_kept_as_the_catalogues(tmp_path: Path) -> None:
    library = open_user_library(tmp_path, {})
    leaving = EpisodeKey("demo", "the-viaduct")
    assert library.ledger.episode(leaving).leaves_at is None
    now = library.clock.now()
    leaves_at = library.ledger.settled(leaving, now).entitlement.offer.leaves_at
    assert leaves_at is not None
    library.close()
    again = open_user_library(tmp_path, {})
    assert again.ledger.settled(leaving, now).entitlement.offer.leaves_at == leaves_at
    again.close()


def test_a_library_is_the_same_after_it_was_closed(tmp_path: Path) -> None:
    marked(tmp_path)
    library = open_user_library(tmp_path, {})
    assert mine(library) == "kept"
    library.close()
    assert [one.name for one in tmp_path.iterdir()] == ["library"]


def test_t2_a_start_with_the_clock_set_back_goes_on_from_the_kept_instant(tmp_path: Path) -> None:
    library = open_user_library(tmp_path, {})
    later = library.clock.now() + 3 * DAY
    library.ledger.keep(later)
    library.close()
    again = open_user_library(tmp_path, {})
    assert later <= again.clock.now() < later + HOUR
    assert again.clock.set_back_by is not None
    again.close()


def test_a_crash_in_a_sitting_is_put_right_at_the_next_start(tmp_path: Path) -> None:
    library = open_user_library(tmp_path, {})
    now = library.clock.now()
    key = next(iter(live_files(library.db)))
    assert library.ledger.begin_sitting(key, now)[0]
    library.db.conn.close()  # nothing else is done
    again = open_user_library(tmp_path, {})
    assert running_sitting(again.db) is None
    again.close()


def test_a_library_that_cannot_be_made_leaves_nothing_half_made(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("mine")
    for made in (
        partial(open_user_library, in_the_way, {}),
        partial(read_user_library, in_the_way),
    ):
        with pytest.raises(LibraryError, match="cannot be written") as refused:
            made()
        assert refused.value.why is Unusable.NOT_WRITABLE
    assert in_the_way.read_text() == "mine"


@pytest.mark.parametrize("what", ["media", "catalogue"])
def test_a_library_whose_making_fails_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    broken_resources(tmp_path, monkeypatch, what)
    with pytest.raises((LibraryError, FormatError)):
        open_user_library(tmp_path / "data", {})
    data_dir = tmp_path / "data"
    assert not data_dir.exists() or list(data_dir.iterdir()) == []


def broken_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """An installation that lacks a film, or whose catalogue has a fault."""
    whole, broken = resource(), tmp_path / "resources"
    shutil.copytree(whole, broken, ignore=shutil.ignore_patterns("fonts", "make", "i18n", "icons"))
    if what == "media":
        for path in (broken / "catalogue" / "media").iterdir():
            path.unlink()
    else:
        (broken / "catalogue" / "catalogue.json").write_text("{}")
    monkeypatch.setattr(shipped, "resource", broken.joinpath)


def test_of_two_first_starts_at_the_same_moment_both_take_the_library_that_was_first(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "desktop_app", "list", "--json", "--data-dir", tmp_path]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    both = [
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    answers = [one.communicate(timeout=60) for one in both]
    assert [one.returncode for one in both] == [0, 0], answers
    assert [complaint for _said, complaint in answers] == ["", ""]
    assert [one.name for one in tmp_path.iterdir()] == ["library"]


def test_a_library_that_another_program_made_meanwhile_is_taken_as_it_is(tmp_path: Path) -> None:
    before = marked(tmp_path)
    make_demo_library(library_folder(tmp_path))
    assert files_below(library_folder(tmp_path)) == before
    assert [one.name for one in tmp_path.iterdir()] == ["library"]


def test_where_the_database_is_gone_what_is_left_is_put_aside(tmp_path: Path) -> None:
    marked(tmp_path)
    (library_folder(tmp_path) / DATABASE).unlink()
    left = files_below(library_folder(tmp_path))
    assert left
    library = open_user_library(tmp_path, {})
    assert mine(library) is None
    library.close()
    (aside,) = (one for one in tmp_path.iterdir() if one.name != "library")
    assert files_below(aside) == left


@pytest.mark.skipif(os.name != "posix", reason="other users are made the posix way")
@pytest.mark.parametrize("what", ["nothing", "the log", "the folder of the log"])
def test_a_data_directory_that_became_read_only_is_not_called_locked(what: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if what != "nothing":
            (folder / "log").mkdir()
        if what == "the log":
            (folder / "log" / "sablier.log").touch()
        for one in [folder, *folder.rglob("*")]:
            one.chmod(0o555)
        log, lock = started_as_nobody(folder).splitlines()
        assert "Permission denied" in log
        assert lock.startswith("The library cannot be written in ")
        assert "Permission denied" in lock
        folder.chmod(0o755)


@pytest.mark.parametrize("running", [False, True])
def test_r6_a_copy_in_whose_overtime_the_program_crashed_is_read_as_ended(
    tmp_path: Path, *, running: bool
) -> None:
    library = open_user_library(tmp_path, {})
    now = library.clock.now()
    key = EpisodeKey("demo", "night-ferry")
    assert library.ledger.begin_sitting(key, now)[0]
    library.ledger.advance(now + HOUR)
    library.ledger.keep(now + HOUR)
    assert library.ledger.settled(key, now + HOUR).entitlement.is_overtime(now + HOUR)
    library.close()
    before = files_below(library_folder(tmp_path))
    with alone(library_folder(tmp_path)) if running else nullcontext():
        read = read_user_library(tmp_path)
        (row,) = (one for one in listed(read, everything=False) if one.episode.key == key)
        read.close()
        copy = copy_user_library(tmp_path, tmp_path / "copy", {})
        drawn = DownloadRows(copy.db, copy.clock, copy.settings.in_force).row(key)
        assert drawn is not None
        copy.close()
    ended = Status.ACTIVE if running else Status.EXPIRED
    assert [one.entitlement.status(one.as_of) for one in (row, drawn)] == [ended, ended]
    assert files_below(library_folder(tmp_path)) == before


def test_starting_over_keeps_the_old_library_beside_the_fresh_one(tmp_path: Path) -> None:
    before = marked(tmp_path)
    backup = start_over(tmp_path)
    assert backup is not None
    assert backup.parent == tmp_path
    assert files_below(backup) == before
    library = open_user_library(tmp_path, {})
    assert mine(library) == "kept"  # a setting; what is in the library is fresh
    assert library.ledger.settled(SALT, library.clock.now()).entitlement.window is not None
    library.close()
    second = start_over(tmp_path)  # within the same second: another name
    assert second is not None
    assert second != backup
    assert files_below(backup) == before


def test_starting_over_without_a_library_makes_one(tmp_path: Path) -> None:
    assert start_over(tmp_path) is None
    assert (library_folder(tmp_path) / DATABASE).is_file()


@pytest.mark.parametrize("what", ["media", "catalogue"])
def test_starting_over_never_loses_the_old_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    data_dir = tmp_path / "data"
    before = marked(data_dir)
    broken_resources(tmp_path, monkeypatch, what)
    with pytest.raises((LibraryError, FormatError)):
        start_over(data_dir)
    assert files_below(library_folder(data_dir)) == before
    assert [one.name for one in data_dir.iterdir()] == ["library"]


def test_two_data_directories_are_two_libraries(tmp_path: Path) -> None:
    first = open_user_library(tmp_path / "one", {})
    second = open_user_library(tmp_path / "two", {"theme": "dark"})
    put_setting(first.db, "mine", "kept")
    first.ledger.clear(SALT, first.clock.now())
    assert mine(second) is None
    assert (first.settings.theme, second.settings.theme) == ("system", "dark")
    first.close()
    second.close()


@pytest.mark.parametrize("damage", ["damaged", "newer"])
def test_a_library_that_cannot_be_used_is_left_as_it_is(tmp_path: Path, damage: str) -> None:
    marked(tmp_path)
    path = library_folder(tmp_path) / DATABASE
    if damage == "damaged":
        path.write_bytes(b"?" * 10_000)
    else:
        with sqlite3.connect(path) as other:
            other.execute("UPDATE _sqlite_migrations SET name = 'later' WHERE name = 'shelf'")
        other.close()
    before = files_below(tmp_path)
    for made in (
        partial(open_user_library, tmp_path, {}),
        partial(read_user_library, tmp_path),
        partial(copy_user_library, tmp_path, tmp_path / "copy", {}),
    ):
        with pytest.raises(LibraryError) as refused:
            made()
        assert refused.value.why == damage
    assert {
        name: content
        for name, content in files_below(tmp_path).items()
        if not name.startswith("copy")
    } == before


def test_reading_a_library_changes_nothing(tmp_path: Path) -> None:
    before = marked(tmp_path)
    library = read_user_library(tmp_path)
    assert mine(library) == "kept"
    with pytest.raises(sqlite3.OperationalError):
        library.ledger.keep(library.clock.now())
    library.close()
    assert files_below(library_folder(tmp_path)) == before


def test_a_copy_stands_still_and_leaves_the_original_alone(tmp_path: Path) -> None:
    before = marked(tmp_path)
    copy = copy_user_library(tmp_path, tmp_path / "copy", {"language": "fr"})
    assert isinstance(copy.clock, DemoClock)
    assert (mine(copy), copy.settings.language) == ("kept", "fr")
    now = copy.clock.now()
    live = live_files(copy.db)
    assert live
    assert copy.media.sizes().items() >= dict(live.values()).items()
    for key in live:
        copy.ledger.remove(key, now)
    copy.ledger.advance(now + 900 * DAY)
    assert not set(copy.media.sizes()) & {name for name, _size in live.values()}
    copy.close()
    assert files_below(library_folder(tmp_path)) == before


def _moved(data_dir: Path, elsewhere: Path) -> dict[EpisodeKey, tuple[str, int]]:
    """The user's library with its media in another folder; the live ones."""
    marked(data_dir)
    library = open_user_library(data_dir, {})
    shutil.copytree(library.media.path, elsewhere)
    put_in_force(library.db, library.media, elsewhere)
    live = live_files(library.db)
    library.close()
    return live


def test_a_fresh_library_begins_in_its_own_folder_and_leaves_the_moved_media_to_the_old_one(
    tmp_path: Path,
) -> None:
    elsewhere = tmp_path / "elsewhere"
    _moved(tmp_path, elsewhere)
    before = files_below(elsewhere)
    start_over(tmp_path)
    library = open_user_library(tmp_path, {})
    assert library.media.path == library_folder(tmp_path) / "media"
    assert folders_left(library.db) == ()
    assert library.media.sizes()
    library.close()
    assert files_below(elsewhere) == before


@pytest.mark.parametrize("readable", [True, False])
@pytest.mark.parametrize("drawn", [True, False])
def test_s4_a_copy_of_a_library_whose_media_were_moved_keeps_to_itself(
    tmp_path: Path, readable: bool, drawn: bool
) -> None:
    elsewhere = tmp_path / "elsewhere"
    live = _moved(tmp_path, elsewhere)
    if not readable:
        elsewhere.rename(tmp_path / "unplugged")
    reread = read_user_library(tmp_path)
    assert (reread.media.path, reread.media.is_own) == (elsewhere, False)
    assert {row.episode.key for row in listed(reread, everything=False)} > live.keys()
    reread.close()
    to = tmp_path / "copy"
    make = copy_user_library if drawn else open_copy_of_user_library
    copy = make(tmp_path, to, {})
    assert live_files(copy.db) == live
    assert folders_left(copy.db) == ()
    if readable:
        assert copy.media.path == to / "media"
        assert copy.media.sizes().items() >= dict(live.values()).items()
    else:
        assert copy.media.path == (elsewhere if drawn else to / "media")
        assert copy.media.look("t1.webm", 1) is Presence.UNREADABLE
    copy.close()
    assert not elsewhere.exists() or files_below(elsewhere)


def test_a_copy_can_be_made_while_the_program_has_the_library_open(tmp_path: Path) -> None:
    library = open_user_library(tmp_path, {})
    put_setting(library.db, "mine", "not yet in the file itself")
    copy = copy_user_library(tmp_path, tmp_path / "copy", {})
    assert mine(copy) == "not yet in the file itself"
    copy.close()
    library.close()


def a_scenario(folder: Path, **head: Any) -> Path:
    path = folder / "own.json"
    whole = {
        "format": "sablier-scenario/1",
        "name": "own",
        "title": "Own",
        "catalogue": "demo",
        "timeline": [{"at": "-PT1H", "do": "download", "episode": "salt"}],
        **head,
    }
    path.write_text(json.dumps(whole))
    return path


def test_a_scenario_lives_in_a_place_of_its_own(tmp_path: Path) -> None:
    shipped = find_scenario("last-renewal")
    assert scenario_folder(tmp_path, shipped) == tmp_path / "scenarios" / "last-renewal"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    places = {
        scenario_folder(tmp_path, find_scenario(str(a_scenario(tmp_path / name))))
        for name in ("a", "b", "a")
    }
    assert len(places) == 2
    assert {one.parent for one in places} == {tmp_path / "scenarios"}
    assert {one.name[:4] for one in places} == {"own-"}


def test_a_file_of_the_name_of_a_shipped_scenario_has_its_own_place(tmp_path: Path) -> None:
    copied = a_scenario(tmp_path, name="demo")
    found = find_scenario(str(copied))
    assert scenario_folder(tmp_path, found) != scenario_folder(tmp_path, find_scenario("demo"))


def test_a_scenario_never_touches_the_users_library_and_is_new_each_time(tmp_path: Path) -> None:
    before = marked(tmp_path)
    scenario = find_scenario("last-renewal")
    place = scenario_folder(tmp_path, scenario)
    library = open_scenario(scenario, place, {})
    assert library.folder == place
    assert mine(library) is None
    put_setting(library.db, "mine", "kept")
    library.ledger.ask_download(SALT, library.clock.now(), confirmed=True)
    library.close()
    again = open_scenario(scenario, place, {})
    assert mine(again) is None
    assert SALT not in [key for key, _transfer in queue(again.db)]
    again.close()
    assert files_below(library_folder(tmp_path)) == before


def test_the_clock_of_a_scenario_with_a_now_stands_there(tmp_path: Path) -> None:
    scenario = find_scenario("last-renewal")
    library = open_scenario(scenario, tmp_path / "place", {})
    assert scenario.now == PICTURED_AT == library.clock.now()
    assert library.ledger.settled(SALT, PICTURED_AT).entitlement.status(PICTURED_AT) is (
        Status.EXPIRED
    )
    assert kept_now(library.db) == PICTURED_AT
    library.close()


def test_the_clock_of_a_scenario_without_a_now_is_that_of_the_opening(tmp_path: Path) -> None:
    scenario = find_scenario(str(a_scenario(tmp_path)))
    before = SystemClock().now()
    library = open_scenario(scenario, tmp_path / "place", {})
    assert before <= library.clock.now() <= SystemClock().now() + HOUR
    library.close()
    drawn = open_scenario(scenario, tmp_path / "place", {}, standing_at=PICTURED_AT)
    assert drawn.clock.now() == PICTURED_AT
    drawn.close()
    moved = open_scenario(scenario, tmp_path / "place", {}, at=before + DAY)
    assert moved.clock.now() == before + DAY
    moved.close()


def test_f5_a_scenario_may_be_without_a_network_on_a_modified_device(tmp_path: Path) -> None:
    scenario = find_scenario(str(a_scenario(tmp_path, online=False, device_modified=True)))
    library = open_scenario(scenario, tmp_path / "place", {})
    device = library.device.get()
    assert (device.online, device.modified, device.disk_full) == (False, True, False)
    library.close()


def test_a_scenario_whose_place_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scenarios").write_text("mine")
    scenario = find_scenario("last-renewal")
    with pytest.raises(LibraryError, match="cannot be written") as refused:
        open_scenario(scenario, scenario_folder(tmp_path, scenario), {})
    assert refused.value.why is Unusable.NOT_WRITABLE
    assert (tmp_path / "scenarios").read_text() == "mine"


def test_a_scenario_that_the_rules_refuse_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    twice = [{"at": "-PT1H", "do": "download", "episode": "salt"}] * 2
    scenario = find_scenario(str(a_scenario(tmp_path, timeline=twice)))
    with pytest.raises(FormatError, match="already-downloaded"):
        open_scenario(scenario, tmp_path / "place", {})
    assert not (tmp_path / "place").exists()


def test_where_one_command_of_a_scenario_fails_nothing_of_the_others_is_stored(
    tmp_path: Path,
) -> None:
    episodes = [
        {"id": "salt", "title": "Salt", "media": "salt.webm", "size": 100},
        {"id": "tide", "title": "Tide", "media": "https://films.example/tide.webm"},
    ]
    series = [{"id": "one", "title": "One", "episodes": episodes}]
    own = {"format": "sablier-catalogue/1", "id": "own", "title": "Own", "series": series}
    (tmp_path / "films.json").write_text(json.dumps(own))
    timeline = [{"at": "-PT5H", "do": "download", "episode": name} for name in ("salt", "tide")]
    scenario = find_scenario(str(a_scenario(tmp_path, catalogue="films.json", timeline=timeline)))
    with pytest.raises(ScenarioError, match="tide lies on a server"):
        open_scenario(scenario, tmp_path / "place", {})
    db = open_library(tmp_path / "place" / DATABASE)
    assert db.table("licences").count == db.table("journal").count == 0
    db.close()


def test_a_scenario_that_is_nowhere_is_refused_with_those_that_ship(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"neither a file nor a scenario.*demo.*last-renewal"):
        find_scenario(str(tmp_path / "nothing.json"))


def test_a_scenario_ends_what_leaves_while_it_is_open(tmp_path: Path) -> None:
    library = open_scenario(find_scenario(str(a_scenario(tmp_path))), tmp_path / "place", {})
    now = library.clock.now()
    library.ledger.set_offer(SALT, now, Offer(leaves_at=now))
    assert library.ledger.settled(SALT, now).entitlement.ended is Ending.WITHDRAWN
    assert library.media.sizes() == {}
    library.close()
