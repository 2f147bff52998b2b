"""A shelf in memory, and builders of rows: what the library needs where there is no storage."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from desktop_app.domain.entitlement import Entitlement, Offer
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.licence import Ending, Licence, RenewalWindow
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.shelf import (
    Arrangement,
    Chip,
    Counts,
    GroupHeader,
    GroupKey,
    ShelfRow,
    Sort,
    chips_of,
    rank_of,
)
from desktop_app.domain.time import DAY, HOUR, MINUTE, CalendarPeriod, Instant, from_datetime
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.platform.paths import resource

NOW: Instant = from_datetime(datetime(2026, 6, 22, 11, 7, tzinfo=UTC))
MB = 1_000_000


def row(
    name: str = "salt",
    *,
    title: str | dict[str, str] | None = None,
    series: str = "Les Heures creuses",
    season: int | None = 1,
    number: int | None = 1,
    minutes: float = 43,
    size: int | None = 312 * MB,
    granted: Instant | None = NOW - 4 * DAY,
    opened: Instant | None = None,
    ended: Ending | None = None,
    grants: int = 1,
    window_at: Instant | None = None,
    policy: Policy = DEFAULT,
    in_force: Policy | None = None,
    offer: Offer | None = None,
    transfer: Transfer | None = None,
    position_s: float | None = None,
    watched: bool = False,
) -> ShelfRow:
    """One row; without more it is *ready*, downloaded four days ago."""
    by_language = {"": name.replace("-", " ").title()} if title is None else title
    if isinstance(by_language, str):
        by_language = {"": by_language}
    window = None
    if granted is not None:
        window = RenewalWindow.opened_by(policy, granted if window_at is None else window_at)
        window = replace(window, grants=grants)
    live = granted is not None and ended is None
    licence = Licence(granted, policy, opened) if live and granted is not None else None
    if transfer is not None:
        licence = None
    return ShelfRow(
        episode=Episode(
            key=EpisodeKey("demo", name),
            series=series.lower().replace(" ", "-"),
            series_title=LocalText.plain(series),
            title=LocalText(by_language),
            media=f"/media/{name}.webm",
            season=season,
            number=number,
            poster=str(resource("catalogue", "posters", f"{name}.svg")),
            duration_s=minutes * 60,
            size=size,
        ),
        entitlement=Entitlement(Offer() if offer is None else offer, licence, ended, window),
        in_force=policy if in_force is None else in_force,
        as_of=NOW,
        transfer=transfer,
        position_s=position_s,
        watched=watched,
        last_download_at=granted,
    )


def began_with_left(duration: int) -> Instant:
    """Return when the 48 hours began of which `duration` is left at `NOW`."""
    return NOW + duration - 48 * HOUR


def picture() -> list[ShelfRow]:
    """Return nine rows in common states, as a library of some weeks has them."""
    return [
        row(
            "night-ferry", title={"": "The Night Ferry", "fr": "Le Ferry de nuit"}, number=4,
            minutes=42, size=318 * MB, opened=began_with_left(38 * MINUTE + 20_000),
            position_s=31 * 60 + 7,
        ),
        row(
            "low-water", title={"": "Low Water", "fr": "Basses eaux"}, number=3, minutes=44,
            size=330 * MB, opened=began_with_left(30 * HOUR + 58 * MINUTE), position_s=12 * 60 + 40,
        ),
        row(
            "harbour-lights", title={"": "Harbour Lights", "fr": "Feux du port"}, number=2,
            minutes=41, size=306 * MB,
        ),
        row(
            "salt", title={"": "Salt", "fr": "Sel"}, ended=Ending.EXPIRED, position_s=20 * 60 + 14,
        ),
        row(
            "canopy", title={"": "Canopy", "fr": "La Canopée"}, series="Understory", season=2,
            number=6, minutes=51, size=402 * MB,
            opened=began_with_left(5 * HOUR + 20 * MINUTE + 20_000),
            position_s=8 * 60 + 55,
        ),
        row(
            "mycelium", title={"": "Mycelium", "fr": "Mycélium"}, series="Understory", season=2,
            number=5, minutes=49, ended=Ending.EXPIRED, grants=2, position_s=33 * 60 + 1,
        ),
        row(
            "heartwood", title={"": "Heartwood", "fr": "Bois de cœur"}, series="Understory",
            season=2, number=4, minutes=47, size=380 * MB, granted=None,
            transfer=Transfer(1, TransferState.DOWNLOADING, 160 * MB, 380 * MB),
        ),
        row(
            "first-frost", title={"": "First Frost", "fr": "Premier gel"}, series="Snow Line",
            season=1, number=1, minutes=38, size=290 * MB, watched=True,
        ),
        row(
            "snow-fence", title={"": "Snow Fence", "fr": "Barrière à neige"}, series="Snow Line",
            season=1, number=2, minutes=39, size=300 * MB,
        ),
    ]  # fmt: skip


RENTAL = Policy("apple-rental", storage_duration=30 * DAY, max_renewals=0, renewal_window=None)
SCREENER = Policy("screener-14d", 14 * DAY, None, max_renewals=None)
NO_LIMIT = Policy("catalogue-window", None, None, max_renewals=None)
FOREVER = Policy("forever", max_renewals=0, renewal_window=None)
MONTHLY = Policy("monthly", renewal_window=CalendarPeriod(months=1))


def moving(state: TransferState, trouble: Trouble | None = None, received: int = 134) -> Transfer:
    """A transfer of 318 MB."""
    return Transfer(7, state, received * MB, 318 * MB, trouble)


def every_state() -> dict[str, ShelfRow]:
    """Return one row for each line of `TABLE` in tests/ui/test_badge.py, by the line's name."""
    made: dict[str, ShelfRow] = {}

    def add(shows: str, **more: object) -> None:
        made[shows] = row(f"e{len(made)}", number=len(made) + 1, **more)  # type: ignore[arg-type]

    add("ready")
    add("ready, start limited", policy=RENTAL, granted=NOW - 2 * DAY + 1)
    add("ready, start soon", policy=RENTAL, granted=NOW - 30 * DAY + 5 * HOUR + 20 * MINUTE)
    add("ready, start at once", policy=RENTAL, granted=NOW - 30 * DAY + 30_000)
    add(
        "days",
        opened=began_with_left(50 * HOUR) - DAY,
        policy=replace(DEFAULT, playback_duration=72 * HOUR),
    )
    add("hours", opened=began_with_left(31 * HOUR + 5))
    add("hours and minutes", opened=began_with_left(5 * HOUR + 20 * MINUTE))
    add("minutes", opened=began_with_left(38 * MINUTE))
    add("under a minute", opened=began_with_left(30_000))
    add("no limit", policy=SCREENER, opened=NOW - DAY)
    add("no limit, not started", policy=NO_LIMIT)
    add(
        "leaving",
        opened=began_with_left(31 * HOUR),
        offer=Offer(True, NOW + 5 * HOUR + 20 * MINUTE),
    )
    add("leaving, not started", offer=Offer(True, NOW + 12 * DAY))
    add("overtime", opened=began_with_left(-5 * MINUTE))
    add("last, hours", opened=began_with_left(31 * HOUR), grants=2)
    add("last, not started", grants=2)
    add("last, minutes", opened=began_with_left(38 * MINUTE), grants=2)
    add("last, leaving", grants=2, offer=Offer(True, NOW + 5 * HOUR))
    add("last, no limit", policy=replace(NO_LIMIT, max_renewals=0))
    add("expired", ended=Ending.EXPIRED)
    add("expired, window over", ended=Ending.EXPIRED, granted=NOW - 400 * DAY)
    add("expired, no limit", ended=Ending.EXPIRED, policy=NO_LIMIT)
    add("returned", ended=Ending.RETURNED, policy=replace(DEFAULT, max_renewals=3))
    add("lost", ended=Ending.LOST)
    add("locked", ended=Ending.EXPIRED, grants=2)
    add("locked for ever", ended=Ending.EXPIRED, policy=FOREVER)
    add("revoked", ended=Ending.WITHDRAWN, offer=Offer(True, NOW - DAY))
    add("queued", granted=None, transfer=moving(TransferState.QUEUED, received=0))
    add("signed out", granted=None, transfer=moving(TransferState.QUEUED, Trouble.SIGN_IN_PAGE))
    add("no network", granted=None, transfer=moving(TransferState.QUEUED, Trouble.NO_NETWORK))
    add("trying again", granted=None, transfer=moving(TransferState.QUEUED, Trouble.INTERRUPTED))
    add("downloading", granted=None, transfer=moving(TransferState.DOWNLOADING))
    add("paused", granted=None, transfer=moving(TransferState.PAUSED))
    add("failed", granted=None, transfer=moving(TransferState.FAILED, Trouble.DISK_FULL))
    add("absent", granted=None)
    return made


@dataclass
class FakeShelf:
    """Keeps rows in memory, and counts what it is asked for."""

    rows: list[ShelfRow]
    instant: Instant = NOW
    asked: list[tuple[str, int]] = field(default_factory=list)
    arranged: Arrangement = field(default_factory=Arrangement)
    more: bool = False
    _lines: list[ShelfRow | GroupHeader] = field(default_factory=list)

    @property
    def brought(self) -> int:
        """How many lines were brought to the model."""
        return sum(count for what, count in self.asked if what == "lines")

    def update(self, keys: Collection[EpisodeKey]) -> int:
        del keys
        count = self.arrange(self.arranged)
        self.asked[-1] = ("update", 0)
        return count

    def extend(self) -> int:
        return len(self._lines)

    def arrange(self, arrangement: Arrangement) -> int:
        self.arranged = arrangement
        self.asked.append(("arrange", 0))
        now, words = self.instant, arrangement.search.casefold()
        rows = [
            one
            for one in self.rows
            if (
                arrangement.chip is Chip.ALL
                or arrangement.chip in chips_of(one.entitlement, one.transfer, now)
            )
            and words in one.episode.title.in_language(arrangement.language).casefold()
        ]
        if arrangement.is_queue:
            self._lines = sorted(
                rows, key=lambda one: one.transfer is None or not one.transfer.under_way
            )
            return len(rows)
        groups: dict[tuple[str, int | None], list[ShelfRow]] = {}
        for one in rows:
            groups.setdefault((one.episode.series, one.episode.season), []).append(one)
        for group in groups.values():
            group.sort(key=lambda one: self._order(one, arrangement))
        ordered = sorted(groups.values(), key=lambda group: self._order(group[0], arrangement))
        self._lines = []
        for group in ordered:
            live = [one.episode.size or 0 for one in group if one.entitlement.licence is not None]
            first = group[0].episode
            key = GroupKey(f"demo/{first.series}/{first.season}")
            folded = key in arrangement.folded
            self._lines.append(
                GroupHeader(
                    first.series_title, first.season, len(group), sum(live), key,
                    group[0] if folded else None,
                )
            )  # fmt: skip
            self._lines += [] if folded else group
        return len(self._lines)

    def group_of(self, key: EpisodeKey) -> GroupKey | None:
        found = [one.episode for one in self.rows if one.episode.key == key]
        return next((GroupKey(f"demo/{one.series}/{one.season}") for one in found), None)

    def groups(self) -> frozenset[GroupKey]:
        return frozenset(line.key for line in self._lines if isinstance(line, GroupHeader))

    def rows_of(self, group: GroupKey) -> Sequence[ShelfRow]:
        return [one for one in self.rows if self.group_of(one.episode.key) == group]

    def _order(self, one: ShelfRow, arrangement: Arrangement) -> tuple[object, ...]:
        title = one.episode.title.in_language(arrangement.language)
        match arrangement.sort:
            case Sort.TITLE:
                return (title,)
            case Sort.SIZE:
                return (-(one.episode.size or 0), title)
            case Sort.LAST_DOWNLOAD:
                return (-(one.last_download_at or 0), title)
            case Sort.EXPIRING_FIRST:
                entitlement = one.entitlement
                licence = entitlement.licence
                ready = licence is not None and licence.opened_at is None
                ends = entitlement.ends_at or 1 << 60
                return (rank_of(entitlement, one.transfer), ready, ends, -(one.episode.number or 0))

    def lines(self, first: int, count: int) -> Sequence[ShelfRow | GroupHeader]:
        found = self._lines[first : first + count]
        self.asked.append(("lines", len(found)))
        return found

    def line_of(self, key: EpisodeKey | GroupKey) -> int | None:
        self.asked.append(("line_of", 0))
        for number, line in enumerate(self._lines):
            if (line.episode.key if isinstance(line, ShelfRow) else line.key) == key:
                return number
        return None

    def counts(self) -> Counts:
        self.asked.append(("counts", 0))
        found = dict.fromkeys(Chip, 0)
        for one in self.rows:
            found[Chip.ALL] += 1
            for chip in chips_of(one.entitlement, one.transfer, self.instant):
                found[chip] += 1
        live = [one for one in self.rows if one.entitlement.licence is not None]
        ever = any(one.last_download_at is not None for one in self.rows)
        return Counts(found, sum(one.episode.size or 0 for one in live), ever)

    def now(self) -> Instant:
        return self.instant

    def put(self, changed: ShelfRow) -> EpisodeKey:
        """Another state of a row, or a new row."""
        key = changed.episode.key
        for number, one in enumerate(self.rows):
            if one.episode.key == key:
                self.rows[number] = changed
                return key
        self.rows.append(changed)
        return key
