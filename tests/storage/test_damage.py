"""Whatever a damaged library holds is found by its reader, said in a sentence, and kept."""

import contextlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.time import DAY, CalendarPeriod
from desktop_app.ledger import journal
from desktop_app.ledger.settings import put_setting
from desktop_app.platform.regular import Kind, NoRegularFileError, other_kind, require_regular
from desktop_app.storage import soundness
from desktop_app.storage.codec import policy_from_json, policy_to_json, text_from_json
from desktop_app.storage.damage import DamagedError, readable
from desktop_app.storage.database import open_for_reading, open_library
from desktop_app.storage.examination import examine
from desktop_app.storage.unusable import LibraryError, Unusable
from tests.faults.damages import put_other_kind, unchecked
from tests.support.shelfs import key, opened

NOW = 1_782_126_420_000


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A library with a live licence that plays, an ended one, and a transfer."""
    folder = tmp_path_factory.mktemp("whole")
    with opened(folder) as shelf:
        shelf.download(key("a"), NOW)
        shelf.download(key("b"), NOW)
        shelf.ledger.begin_sitting(key("a"), NOW + 1)
        shelf.ledger.put_position(key("a"), NOW + 2, 3.5, watched=False)
        shelf.ledger.remove(key("b"), NOW + 3)
        shelf.ledger.ask_download(key("c"), NOW + 4, confirmed=True)
        put_setting(shelf.db, "volume", 0.5)
        shelf.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (folder / "library.db").read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    found = tmp_path / "library" / "library.db"
    found.parent.mkdir()
    found.write_bytes(whole)
    return found


def refused(path: Path) -> LibraryError:
    """What the window says before it writes anything; the file is as it was."""
    before = path.read_bytes()
    with pytest.raises(LibraryError) as found:
        examine(path)
    assert path.read_bytes() == before
    return found.value


SENTENCES = {
    # words and numbers of closed sets
    "licences.ending": ("UPDATE licences SET ending = 'stolen' WHERE ending IS NOT NULL", ""),
    "licences.announced": ("UPDATE licences SET announced = 77", "test/"),
    "transfers.trouble": ("UPDATE transfers SET trouble = 'bad luck'", "'bad luck'"),
    "transfers.state": ("UPDATE transfers SET state = 'flying'", "flying"),
    # numbers
    "transfers.received": ("UPDATE transfers SET received = -1", "-1 is not a count"),
    "licences.size": ("UPDATE licences SET size = -5", "-5"),
    "episodes.season": ("UPDATE episodes SET season = -2 WHERE id = 'a'", "test/a"),
    "episodes.duration_s": ("UPDATE episodes SET duration_s = 9e999", "inf"),
    "positions.position_s": ("UPDATE positions SET position_s = -9e999", "-inf"),
    "positions.watched": ("UPDATE positions SET watched = 2", "not yes or no"),
    "shelf_counts.rows": ("UPDATE shelf_counts SET rows = -1", ""),
    # instants
    "kept.now": ("UPDATE kept SET now = 9223372036854775807", "not an instant"),
    "licences.granted_at": ("UPDATE licences SET granted_at = -9223372036854775807", ""),
    "episodes.leaves_at": ("UPDATE episodes SET leaves_at = 253402300800000", "test/"),
    "transfers.asked_at": ("UPDATE transfers SET asked_at = 1e18", ""),
    # one value against another
    "licences.opened_at": ("UPDATE licences SET opened_at = granted_at - 1", "after its grant"),
    "licences.ended_at": (
        "UPDATE licences SET ended_at = granted_at - 1 WHERE ended_at IS NOT NULL", "after"
    ),
    "renewal_windows.ends_at": ("UPDATE renewal_windows SET ends_at = opened_at", "after"),
    "sittings.began_at": ("UPDATE sittings SET licence = 2", "without a licence"),
    # JSON
    "episodes.title": ("UPDATE episodes SET title = '{\"en\": 1}'", "by language"),
    "episodes.summary": ("UPDATE episodes SET summary = '[]'", "JSON object"),
    "episodes.series_title": ("UPDATE episodes SET series_title = '{\"en\": \"\\ud800\"}'", "JSON"),
    "episodes.languages": ("UPDATE episodes SET languages = '{}'", "languages"),
    "episodes.not_offered_because": ("UPDATE episodes SET not_offered_because = ''", "JSON"),
    "settings.volume": ("UPDATE settings SET value = 'NaN'", "not JSON"),
    "settings.media_folder": ("INSERT INTO settings VALUES ('media_folder', '7')", "not a text"),
    "settings.media_left": ("INSERT INTO settings VALUES ('media_left', '{}')", "folders"),
    # policies
    "episodes.policy": ("UPDATE episodes SET policy = '{}'", "no name"),
    "licences.policy": ("UPDATE licences SET policy = '{\"name\": 1}'", "term"),
    "transfers.policy": ("UPDATE transfers SET policy = 'null'", "JSON object"),
    "renewal_windows.policy": (
        "UPDATE renewal_windows SET policy = '{\"name\": \"x\", \"max_renewals\": -1}'", ""
    ),
    # names and paths
    "licences.file": ("UPDATE licences SET file = '../../mine.webm'", "not the name of a file"),
    "episodes.media": ("UPDATE episodes SET media = 'a' || char(0) || 'b'", "not a text"),
    "episodes.series": ("UPDATE episodes SET series = ''", "not a text"),
    "episodes.sha256": ("UPDATE episodes SET sha256 = 'abc'", "checksum"),
    # rows that belong to nothing
    "licences": ("UPDATE licences SET renewal_window = 99", "belongs to nothing"),
    "sittings": ("UPDATE sittings SET licence = 99", "belongs to nothing"),
    "shelf": ("UPDATE shelf SET episode = 'zzz' WHERE episode = 'a'", "belongs to nothing"),
    "cleared": ("INSERT INTO cleared VALUES ('test', 'zzz')", "belongs to nothing"),
    "shelf_counts": ("DELETE FROM shelf_counts", "missing"),
}  # fmt: skip
"""By where it stands, one damage of each kind, and words of the reason."""


@pytest.mark.parametrize("where", SENTENCES)
def test_a_value_that_cannot_be_is_said_with_its_place_and_kept(path: Path, where: str) -> None:
    statement, reason = SENTENCES[where]
    with unchecked(path) as db:
        db.execute(statement)
    error = refused(path)
    assert error.why is Unusable.DAMAGED
    checked_by_sqlite = error.detail.startswith(("CHECK constraint failed", "non-"))
    assert where in error.detail or (checked_by_sqlite and where.partition(".")[0] in error.detail)
    assert reason in error.detail or checked_by_sqlite


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE kept SET now = 'yesterday'", "kept.now"),
        ("UPDATE episodes SET title = x'ff00'", "episodes.title"),
        ("UPDATE episodes SET number = 'one'", "episodes.number"),
        ("UPDATE licences SET granted_at = 1.5", "licences.granted_at"),
    ],
)
def test_a_value_of_another_type_is_found_although_the_table_is_strict(
    path: Path, statement: str, words: str
) -> None:
    with unchecked(path) as db:
        db.execute(statement)
    assert words in refused(path).detail


def replaced(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    assert len(old) == len(new)
    path.write_bytes(content.replace(old, new))


def test_text_that_is_no_text_is_said_in_one_line(path: Path) -> None:
    replaced(path, b'{"en": "Title a"', b'{"en": "\xff\xfe\xff\n\x00 a"')
    error = refused(path)
    assert error.why is Unusable.DAMAGED
    assert str(error).isprintable()
    assert len(error.detail) <= 120


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"CREATE TABLE kept", b"CREATE TABLE \xff\xfe\xfft"),
        (b"CREATE TABLE settings", b"CREATE TABLE s\xc3ttings"),
        (b"l.opened_at,\n    l.ended_at", b"l.opened_at,\n    l.ended_aX"),
        (b"    l.granted_at,", b"    l.grante\xff_at,"),
        (b"e.id AS episode,", b"e.id AS epis\xffde,"),
        (b"    l.id AS licence,", b"    l.id AS licencX,"),
    ],
)
def test_a_schema_that_is_damaged_is_said_whatever_sqlite_makes_of_it(
    path: Path, old: bytes, new: bytes
) -> None:
    replaced(path, old, new)
    assert refused(path).why is Unusable.DAMAGED


def test_an_index_that_says_otherwise_than_its_table_is_found(path: Path) -> None:
    with unchecked(path) as db:
        db.execute("PRAGMA writable_schema = ON")
        (page,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'licences_of_episode'"
        ).fetchone()
    content = bytearray(path.read_bytes())
    at = content.index(b"testa", (page - 1) * 4096)
    content[at : at + 5] = b"testz"  # its licence would never be found again
    path.write_bytes(content)
    assert "licences_of_episode" in refused(path).detail


@pytest.mark.parametrize("size", [0, 1, 100, 511])
def test_a_library_of_which_nothing_is_left_does_not_cost_the_log_beside_it(
    path: Path, size: int
) -> None:
    log = path.with_name("library.db-wal")
    os.truncate(path, size)
    log.write_bytes(b"what was written last")
    for opening in (open_library, open_for_reading, examine):
        with pytest.raises(LibraryError, match="it is empty" if size == 0 else f"after {size} "):
            opening(path)
    assert log.read_bytes() == b"what was written last"


def test_a_damaged_journal_is_said_with_the_entry(path: Path) -> None:
    for action in (
        "[]",
        '{"do": "fly"}',
        '{"do": "stop"}',
        '{"do": "play", "x": 1}',
        '{"do": "stop", "position_s": -1}',
        '{"do": "set", "policy": "{}"}',
    ):
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("UPDATE journal SET action = ? WHERE id = 1", [action])
        library = open_for_reading(path)
        with pytest.raises(DamagedError, match=r"journal\.\S* of 1:"):
            list(journal.entries(library))
        library.close()


OF_A_NEWER_VERSION = (
    "UPDATE licences SET policy = json_set(policy, '$.bonus', 1)",
    "UPDATE transfers SET policy = json_set(policy, '$.bonus', 1)",
    "UPDATE renewal_windows SET policy = json_set(policy, '$.bonus', 1)",
)


@pytest.mark.parametrize("statement", OF_A_NEWER_VERSION)
def test_a_policy_with_a_term_of_a_newer_version_is_no_damage(path: Path, statement: str) -> None:
    with unchecked(path) as db:
        assert db.execute(statement).rowcount
    error = refused(path)
    assert error.why is Unusable.NEWER
    assert "policy.bonus" in error.detail
    assert "was written by a newer version of Sablier (" in str(error)


@given(
    st.builds(
        Policy,
        name=st.text(st.characters(codec="utf-8"), min_size=1),
        storage_duration=st.none() | st.integers(1, 36_525 * DAY),
        playback_duration=st.none() | st.integers(1, 36_525 * DAY),
        storage_enforced_after_start=st.booleans(),
        soft_enforce_playback=st.booleans(),
        play_start_grace=st.integers(0, 36_525 * DAY),
        max_renewals=st.none() | st.integers(0, 10**30),
        renewal_window=st.none()
        | st.builds(
            CalendarPeriod, st.integers(1, 100), st.integers(0, 1_200), st.integers(0, 36_525)
        ),
        max_downloads=st.none() | st.integers(0),
    )
)  # fmt: skip
def test_whatever_policy_a_file_may_hold_comes_back_as_it_was(policy: Policy) -> None:
    assert policy_from_json(policy_to_json(policy)) == policy


@given(st.text(alphabet='{}[]":,name0-9eE. NaInfty\\ud8', max_size=40) | st.text(max_size=40))
def test_no_text_ends_the_reader_otherwise_than_as_damaged(text: str) -> None:
    for reader in (policy_from_json, text_from_json):
        with contextlib.suppress(DamagedError):
            reader(text)


@given(st.data())
def test_a_term_that_is_changed_is_a_policy_or_damaged(data: st.DataObject) -> None:
    text = policy_to_json(DEFAULT)
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(codec="utf-8"))
    try:
        found = policy_from_json(text[:at] + letter + text[at + 1 :])
    except DamagedError:
        return
    assert policy_from_json(policy_to_json(found)) == found


def test_what_is_said_is_one_line_of_a_length_that_can_be_read() -> None:
    assert readable("a\n\nb\x00c\u2028d") == "a b c d"
    assert len(readable("x" * 100_000)) == 120
    assert len(str(DamagedError("a.b", "y" * 9_000).of("c", "d"))) == 120


# what is no file


KINDS = {
    "pipe": Kind.PIPE,
    "folder": Kind.FOLDER,
    "socket": Kind.SOCKET,
    "device": Kind.DEVICE,
    "nowhere": Kind.LEADS_NOWHERE,
    "itself": Kind.ENDLESS,
}


@pytest.mark.skipif(os.name != "posix", reason="such files are made the posix way")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", ["", "-wal", "-shm", "-journal"])
def test_what_is_no_file_is_refused_before_it_is_opened(path: Path, kind: str, suffix: str) -> None:
    place = path.with_name(path.name + suffix)
    put_other_kind(kind, place)
    for opening in (open_library, open_for_reading, examine):
        with pytest.raises(LibraryError, match=f"is {KINDS[kind]}, not a file") as found:
            opening(path)
        assert (found.value.why, found.value.path) == (Unusable.NOT_A_FILE, place)
    assert other_kind(place) is KINDS[kind]


@pytest.mark.skipif(os.name != "posix", reason="links are made the posix way")
def test_a_link_to_a_library_is_a_library(path: Path) -> None:
    put_other_kind("link", path)
    assert examine(path)
    open_library(path).close()
    assert path.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="such files are made the posix way")
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_looked_at_first_says_what_lies_there(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "one"
    put_other_kind(kind, place)
    with pytest.raises(NoRegularFileError, match=str(KINDS[kind])) as found:
        require_regular(place)
    assert found.value.filename == str(place)
    require_regular(tmp_path / "missing")
    (tmp_path / "file").touch()
    require_regular(tmp_path / "file")


def test_a_large_library_is_not_held_against_its_indexes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soundness, "SMALL", 0)
    asked: list[str] = []
    open_library(path, lambda sql, _values: asked.append(sql)).close()
    assert "PRAGMA quick_check(1)" in asked
