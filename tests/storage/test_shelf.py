"""The projection: what is filtered, sorted and counted by SQL, and what that costs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from sqlite_utils import Database

from desktop_app.clock import DemoClock
from desktop_app.domain.device import Device
from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.shelf import Arrangement, Chip, GroupHeader, GroupKey, ShelfRow, Sort
from desktop_app.domain.time import DAY, HOUR
from desktop_app.domain.transfer import TransferState
from desktop_app.ledger.ledger import Ledger
from desktop_app.library.shelf import CatalogueRows, DownloadRows
from desktop_app.storage import shelf as storage
from desktop_app.storage.finding import found_by
from desktop_app.storage.media import MediaFolder
from desktop_app.storage.transaction import kept_now, writing
from desktop_app.storage.transfers import put_transfer, queue
from tests.support.counting import Work, counted
from tests.support.many import library_of
from tests.support.shelfs import CATALOGUE, Shelf, key, opened

NOW = 1_750_000_000_000


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """`a` ends first, `b` was not started, `c` expired, `d` is in the queue, `f` ends later."""
    with opened(tmp_path, "abcdefghij") as shelf:
        for name in "abcf":
            shelf.download(key(name), NOW)
        for name, at in [("c", NOW), ("a", NOW + 2 * DAY), ("f", NOW + 2 * DAY + HOUR)]:
            shelf.ledger.begin_sitting(key(name), at)
            shelf.ledger.end_sitting(at)
        shelf.ledger.ask_download(key("d"), NOW, confirmed=True)
        shelf.ledger.advance(now_of_shelf())
        yield shelf


def now_of_shelf() -> int:
    return NOW + 3 * DAY + HOUR // 2


def rows_of(shelf: Shelf) -> DownloadRows:
    clock = DemoClock(now_of_shelf(), 0)
    return DownloadRows(shelf.db, clock, lambda _episode: DEFAULT)


def laid_out(rows: DownloadRows | CatalogueRows, arrangement: Arrangement) -> list[str]:
    """The lines from top to bottom; a header as how many rows are below it."""
    count = rows.arrange(arrangement)
    page = rows.lines(0, count)
    assert len(page) == count
    return [
        f"({one.episodes})" if isinstance(one, GroupHeader) else one.episode.key.episode
        for one in page
    ]


@pytest.mark.parametrize(
    ("sort", "lines"),
    [
        (Sort.EXPIRING_FIRST, ["(4)", "a", "b", "d", "c", "(1)", "f"]),
        (Sort.TITLE, ["(4)", "a", "b", "c", "d", "(1)", "f"]),
        (Sort.LAST_DOWNLOAD, ["(4)", "a", "b", "c", "d", "(1)", "f"]),
        (Sort.SIZE, ["(4)", "a", "b", "c", "d", "(1)", "f"]),
    ],
)
def test_groups_and_their_rows_stand_in_the_order_asked_for(
    shelf: Shelf, sort: Sort, lines: list[str]
) -> None:
    assert laid_out(rows_of(shelf), Arrangement(sort=sort)) == lines


def test_the_group_of_the_first_row_comes_first(shelf: Shelf) -> None:
    shelf.ledger.remove(key("a"), now_of_shelf())
    assert laid_out(rows_of(shelf), Arrangement()) == ["(1)", "f", "(4)", "b", "d", "a", "c"]
    shelf.download(key("g"), now_of_shelf())
    order = laid_out(rows_of(shelf), Arrangement(sort=Sort.LAST_DOWNLOAD))
    assert order == ["(2)", "g", "f", "(4)", "a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("chip", "lines"),
    [
        (Chip.READY, ["(1)", "b"]),
        (Chip.STARTED, ["(1)", "a", "(1)", "f"]),
        (Chip.ENDING_TODAY, ["(1)", "a"]),
        (Chip.EXPIRED, ["(1)", "c"]),
        (Chip.DOWNLOADING, ["d"]),
    ],
)
def test_a_chip_shows_its_rows_and_counts_them(shelf: Shelf, chip: Chip, lines: list[str]) -> None:
    rows = rows_of(shelf)
    assert laid_out(rows, Arrangement(chip=chip)) == lines
    assert rows.counts().rows[chip] == sum(not one.startswith("(") for one in lines)
    assert rows.counts().rows[Chip.ALL] == 5
    assert rows.counts().bytes_on_laptop == 3_000


def test_t3_a_row_is_ending_today_from_24_hours_on_without_being_touched(shelf: Shelf) -> None:
    shelf.ledger.advance(NOW + 3 * DAY + HOUR - 1)
    assert storage.counts(shelf.db).rows[Chip.ENDING_TODAY] == 1
    shelf.ledger.advance(NOW + 3 * DAY + HOUR)
    assert storage.counts(shelf.db).rows[Chip.ENDING_TODAY] == 2


def test_t3_what_leaves_earlier_than_it_expires_is_sorted_by_its_departure(shelf: Shelf) -> None:
    now = now_of_shelf()
    shelf.ledger.set_offer(key("b"), now, Offer(leaves_at=now + HOUR))
    assert laid_out(rows_of(shelf), Arrangement())[:3] == ["(4)", "b", "a"]
    assert storage.counts(shelf.db).rows[Chip.ENDING_TODAY] == 2


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("title a", ["(1)", "a"]),
        ("  TITRE B ", ["(1)", "b"]),
        ("séries 1", ["(1)", "f"]),
        ("title e", []),
        ("b title", ["(1)", "b"]),
        ("series title a titre", ["(1)", "a"]),
        ("S1 E1 f", ["(1)", "f"]),
        ("titre s01e02", ["(1)", "b"]),
        ("1x01 f", ["(1)", "f"]),
        ("s1e", ["(4)", "a", "b", "d", "c", "(1)", "f"]),
        ("s1 e60", []),
        ("%", []),
        ("'", []),
    ],
)
def test_words_are_found_in_any_language_without_case_and_accents(
    shelf: Shelf, search: str, found: list[str]
) -> None:
    assert laid_out(rows_of(shelf), Arrangement(search=search)) == found


def test_a_page_is_handed_out_a_line_at_a_time_as_well(shelf: Shelf) -> None:
    rows = rows_of(shelf)
    whole = rows.lines(0, rows.arrange(Arrangement()))
    assert [rows.lines(line, 1)[0] for line in range(len(whole))] == whole
    assert rows.lines(len(whole), 10) == []
    assert rows.line_of(key("f")) == len(whole) - 1
    assert rows.line_of(key("e")) is None


def test_a_header_says_what_the_rows_below_it_take_on_the_laptop(shelf: Shelf) -> None:
    rows = rows_of(shelf)
    page = rows.lines(0, rows.arrange(Arrangement(chip=Chip.EXPIRED)))
    (header,) = [one for one in page if isinstance(one, GroupHeader)]
    assert (header.season, header.episodes, header.size) == (1, 1, 0)
    page = rows.lines(0, rows.arrange(Arrangement()))
    header = next(one for one in page if isinstance(one, GroupHeader) and one.season == 1)
    assert header.size == 2_000
    assert header.series_title.in_language("en") == "Series 0"


def test_the_catalogue_lists_everything_in_its_order(shelf: Shelf) -> None:
    rows = CatalogueRows(shelf.db, DemoClock(NOW, 0), lambda _episode: DEFAULT)
    assert laid_out(rows, Arrangement()) == ["(5)", *"abcde", "(5)", *"fghij"]
    assert laid_out(rows, Arrangement(search="title g")) == ["(1)", "g"]
    assert rows.line_of(key("g")) == 1
    assert rows.counts() == rows_of(shelf).counts()
    assert [row.episode.key.episode for row in rows.everything()] == list("abcdefghij")


def test_a_row_knows_all_that_is_shown_of_it(shelf: Shelf) -> None:
    now = now_of_shelf()
    shelf.ledger.put_position(key("a"), now, 12.5, watched=True)
    rows = DownloadRows(
        shelf.db,
        DemoClock(now, 0),
        lambda _episode: DEFAULT,
        removing=lambda one: one == key("a"),
    )
    row = rows.row(key("a"))
    assert row is not None
    assert (row.position_s, row.watched, row.removing, row.as_of) == (12.5, True, True, now)
    assert row.last_download_at == NOW
    assert row.entitlement.expires_at == NOW + 4 * DAY
    assert rows.row(key("none")) is None
    waiting = rows.row(key("d"))
    assert waiting is not None
    assert waiting.transfer is not None
    assert (waiting.transfer.state, waiting.removing) == (TransferState.QUEUED, False)


def test_a_row_shows_how_far_its_transfer_is_right_now(shelf: Shelf) -> None:
    ((_key, stored),) = queue(shelf.db)
    moving = replace(stored, state=TransferState.DOWNLOADING, received=700)
    rows = DownloadRows(
        shelf.db, DemoClock(NOW, 0), lambda _episode: DEFAULT, moving=lambda _key: moving
    )
    row = rows.row(key("d"))
    assert row is not None
    assert row.transfer == moving
    other = rows.row(key("a"))
    assert other is not None
    assert other.transfer is None


@pytest.mark.parametrize("state", TransferState)
def test_the_projection_is_right_for_a_transfer_in_every_state(
    shelf: Shelf, state: TransferState
) -> None:
    ((_key, transfer),) = queue(shelf.db)
    now = now_of_shelf()
    with writing(shelf.db, now):
        put_transfer(shelf.db, replace(transfer, state=state, received=10))
        storage.refresh(shelf.db, key("d"), now)
    assert shelf.projection() == shelf.rebuilt(now)
    assert storage.counts(shelf.db).rows[Chip.DOWNLOADING] == 1
    assert storage.counts(shelf.db).rows[Chip.EXPIRED] == 1
    assert laid_out(rows_of(shelf), Arrangement(chip=Chip.DOWNLOADING)) == ["d"]


def test_s3_a_greyed_row_stays_until_it_is_cleared_and_can_be_brought_back(shelf: Shelf) -> None:
    now = now_of_shelf()
    assert "c" in laid_out(rows_of(shelf), Arrangement())
    shelf.ledger.clear(key("c"), now)
    assert "c" not in laid_out(rows_of(shelf), Arrangement())
    assert storage.counts(shelf.db).rows[Chip.EXPIRED] == 0
    held = shelf.ledger.settled(key("c"), now).entitlement
    assert held.downloads_left(now, DEFAULT) == 1  # clearing gives nothing back
    assert shelf.projection() == shelf.rebuilt(now)
    shelf.ledger.clear(key("c"), now, back=True)
    assert "c" in laid_out(rows_of(shelf), Arrangement())
    shelf.ledger.clear(key("c"), now)
    shelf.download(key("c"), now)
    assert "c" in laid_out(rows_of(shelf), Arrangement())


def test_s3_a_cleared_row_stays_away_when_its_renewal_window_ends(shelf: Shelf) -> None:
    shelf.ledger.clear(key("c"), now_of_shelf())
    shelf.ledger.advance(NOW + 400 * DAY)
    assert "c" not in laid_out(rows_of(shelf), Arrangement())


def test_max_downloads_counts_live_copies_by_the_projection(shelf: Shelf) -> None:
    assert storage.live_copies(shelf.db) == 3
    shelf.policy[0] = Policy("few", max_downloads=4)
    refused = shelf.ledger.ask_download(key("h"), now_of_shelf(), confirmed=True)
    assert "shelf-full" in str(refused)


# what it costs: the same with 100 downloads and with 10,000


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Database]]:
    folder = tmp_path_factory.mktemp("many")
    made = {count: library_of(folder / f"{count}.db", count, NOW) for count in (100, 10_000)}
    yield made
    for db in made.values():
        db.close()


def opening(db: Database) -> None:
    rows = many_rows(db)
    ledger_of(db).recover()
    kept_now(db)
    assert rows.arrange(Arrangement()) > 100
    assert len(rows.lines(0, 50)) == 50
    rows.counts()


def tick(db: Database) -> None:
    assert ledger_of(db).advance(NOW) == (set(), [])


def scroll(db: Database) -> None:
    rows = many_rows(db)
    rows.arrange(Arrangement())
    assert len(rows.lines(30, 40)) == 40


def another_chip(db: Database) -> None:
    rows = many_rows(db)
    rows.arrange(Arrangement(chip=Chip.STARTED))
    assert isinstance(rows.lines(1, 1)[0], ShelfRow)


def a_download(db: Database) -> None:
    ledger_of(db, Policy("few", max_downloads=1)).ask_download(
        EpisodeKey("test", "e3"), NOW, confirmed=True
    )


def many_rows(db: Database) -> DownloadRows:
    return DownloadRows(db, DemoClock(NOW, 0), lambda _episode: DEFAULT)


def ledger_of(db: Database, policy: Policy = DEFAULT) -> Ledger:
    return Ledger(db, MediaFolder(Path("nowhere")), lambda _episode: policy, Device)


@pytest.mark.parametrize("work", [opening, tick, scroll, another_chip, a_download])
def test_the_cost_is_that_of_what_is_visible_and_due(
    libraries: dict[int, Database], work: Callable[[Database], None]
) -> None:
    cost: dict[int, Work] = {}
    for count, db in libraries.items():
        with counted(db) as cost[count]:
            work(db)
    few, many = cost[100], cost[10_000]
    assert many.shapes == few.shapes
    assert many.size == few.size
    assert few.size[0] > 0


def test_the_costly_statements_find_their_rows_by_an_index(libraries: dict[int, Database]) -> None:
    db = libraries[10_000]
    with counted(db) as work:
        tick(db)
        scroll(db)
    plans = [
        str(row[3])
        for statement in work.statements
        if statement.startswith("SELECT")
        for row in db.execute(f"EXPLAIN QUERY PLAN {statement}")
    ]
    assert plans
    scans = [plan for plan in plans if plan.startswith("SCAN")]
    of_one_row = ("CONSTANT", "shelf_counts", "VIRTUAL TABLE")
    assert [plan for plan in scans if not any(one in plan for one in of_one_row)] == []


@pytest.mark.parametrize("typed", ["w", "w 7", "7", "77", "s1 e2", "e2", "nothing"])
def test_a_search_reads_no_more_than_a_page_or_what_few_it_finds(
    libraries: dict[int, Database], typed: str
) -> None:
    rows = many_rows(libraries[10_000])
    with counted(libraries[10_000]) as work:
        rows.arrange(Arrangement(search=typed, sort=Sort.TITLE))
        rows.lines(0, 64)
    assert work.rows < 3_500
    assert work.steps < 150_000


@pytest.mark.parametrize("chip", [Chip.ALL, Chip.READY, Chip.EXPIRED])
@pytest.mark.parametrize("typed", ["w", "7", "w 123", "s1 e3", "nothing"])
def test_a_search_finds_what_looking_at_every_row_finds(
    libraries: dict[int, Database], typed: str, chip: Chip
) -> None:
    db = libraries[10_000]
    rows = many_rows(db)
    rows.arrange(Arrangement(search=typed, chip=chip))
    while rows.more:
        count = rows.extend()
    count = rows.extend()
    found = [one.episode.key for one in rows.lines(0, count) if isinstance(one, ShelfRow)]
    condition, values = found_by(typed)
    shown = "1" if chip is Chip.ALL else f"s.{chip}"
    looked = db.execute(
        "SELECT e.catalogue, e.id FROM shelf AS s JOIN episodes AS e"
        f" ON e.catalogue = s.catalogue AND e.id = s.episode WHERE {shown} AND {condition}",
        values,
    )
    assert sorted(found) == sorted(EpisodeKey(*row) for row in looked)


def test_what_is_due_is_found_without_what_is_not(libraries: dict[int, Database]) -> None:
    for db in libraries.values():
        db.execute("BEGIN")
        with counted(db) as work:
            due = storage.due(db, NOW + HOUR)
        assert len(due) == work.rows
        assert len(due) <= 100
        db.execute("ROLLBACK")


def lines_of(rows: DownloadRows, count: int) -> list[tuple[object, ...]]:
    return [
        (line.key, line.episodes, line.size)
        if isinstance(line, GroupHeader)
        else (line.episode.key, line.entitlement.status(rows.now()))
        for line in rows.lines(0, count)
    ]


@pytest.mark.parametrize("seed", range(2))
def test_a_list_that_takes_changes_over_is_the_list_asked_for_anew(
    tmp_path: Path, seed: int
) -> None:
    dice, now = Random(seed), NOW
    names = [f"e{number}" for number in range(90)]
    folded = frozenset({GroupKey(f"{CATALOGUE}/series-3/1")})
    with opened(tmp_path, names) as shelf:
        for name in dice.sample(names, 70):
            shelf.download(key(name), now)
        clock = DemoClock(now, rate=0)
        kept = {
            Arrangement(chip=chip, sort=sort, collapsed=folded): rows_at(shelf.db, clock)
            for chip in (Chip.ALL, Chip.READY, Chip.STARTED, Chip.EXPIRED)
            for sort in Sort
        }
        for asked, rows in kept.items():
            rows.arrange(asked)
            rows.lines(0, dice.choice([1, 20]))  # the groups beyond are not known yet
        for _step in range(15):
            now += dice.choice([HOUR, 10 * HOUR])
            clock.move_to(now)
            one = key(dice.choice(names))
            changed, _events = shelf.ledger.advance(now)
            match dice.randrange(4):
                case 0:
                    shelf.download(one, now)
                case 1:
                    shelf.ledger.begin_sitting(one, now)
                    shelf.ledger.end_sitting(now)
                case 2:
                    shelf.ledger.remove(one, now)
                case _:
                    shelf.ledger.clear(one, now)
            for asked, rows in kept.items():
                anew = rows_at(shelf.db, clock)
                assert lines_of(rows, rows.update({*changed, one})) == lines_of(
                    anew, anew.arrange(asked)
                )


def rows_at(db: Database, clock: DemoClock) -> DownloadRows:
    return DownloadRows(db, clock, lambda _episode: DEFAULT)
