"""What the inspector shows of every kind of row."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.intent import Intent
from desktop_app.domain.licence import Ending, Licence, RenewalWindow
from desktop_app.domain.licence_timeline import Dot, GrantLine
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, Instant
from desktop_app.domain.transfer import Transfer, TransferState
from desktop_app.ui.inspector.props import InspectorProps, inspector_props
from tests.ui.dialogs.facts import (
    LEAVES,
    NOW,
    YEAR,
    english,
    episode,
    french,
    instant,
    plain,
    row,
)

pytestmark = pytest.mark.usefixtures("qapp")

GRANTED = instant("2026-06-18T14:48:00")
OPENED = instant("2026-06-21T20:05:00")
WINDOW = RenewalWindow(GRANTED, instant("2027-06-18T14:48:00"), 1)
ACTIVE = row(licence=Licence(GRANTED, DEFAULT, OPENED), window=WINDOW, position_s=760)
STAYS = replace(DEFAULT, playback_duration=None)
RENTED = replace(DEFAULT, storage_duration=30 * DAY)


def line(
    at: Instant,
    policy: Policy = DEFAULT,
    opened: Instant | None = None,
    ended: Instant | None = None,
    how: Ending | None = None,
    number: int = 1,
    window: RenewalWindow = WINDOW,
) -> GrantLine:
    return GrantLine(at, policy, replace(window, grants=number), opened, ended, how)


FIRST_GRANT = line(GRANTED)
NOW_LINE = ". Now | 22 Jun 2026, 13:07"
SIGNS = {Dot.PAST: "*", Dot.NOW: ".", Dot.FUTURE: "o"}


def drawn(shown: ShelfRow, *history: GrantLine) -> list[str]:
    props = inspector_props(shown, history, NOW, english())
    return [f"{SIGNS[one.dot]} {one.title} | {one.detail}" for one in props.entries]


def test_a_started_copy_is_that_of_the_design() -> None:
    props = inspector_props(ACTIVE, [line(GRANTED, DEFAULT, OPENED)], NOW, english())
    assert props.title == "Salt"
    assert props.line == "Les Heures creuses · S1 E1 · 43 min"
    assert props.badge.text == "30 h 58 left to finish"
    assert drawn(ACTIVE, line(GRANTED, DEFAULT, OPENED)) == [
        "* First download | 18 Jun 2026, 14:48",
        "* First play, 48 h window opens | 21 Jun 2026, 20:05",
        ". Now | 22 Jun 2026, 13:07 · 17 h 02 used",
        "o Expires and leaves this laptop | 23 Jun 2026, 20:05",
        "o 1 renewal left, the last one | until 18 Jun 2027, 14:48",
    ]
    assert props.poster.progress == pytest.approx(760 / (43 * 60))


def test_an_expired_copy_is_that_of_the_design() -> None:
    first = line(
        instant("2026-02-12T09:30:00"),
        DEFAULT,
        instant("2026-02-13T20:10:00"),
        instant("2026-02-15T20:10:00"),
        Ending.EXPIRED,
    )
    assert drawn(row(ended=Ending.EXPIRED), first) == [
        "* First download | 12 Feb 2026, 09:30",
        "* First play, 48 h window opens | 13 Feb 2026, 20:10",
        "* Expired and left this laptop | 15 Feb 2026, 20:10",
        NOW_LINE,
        "o Renewals reset | 12 Feb 2027, 09:30",
    ]


AGAIN = line(OPENED, number=2)
USED_UP = replace(WINDOW, grants=2)


def ended(how: Ending, at: int = OPENED, opened: int | None = None) -> GrantLine:
    return line(GRANTED, DEFAULT, opened, at, how)


@pytest.mark.parametrize(
    ("shown", "history", "expected"),
    [
        (
            row(licence=Licence(GRANTED, DEFAULT), window=WINDOW),
            [FIRST_GRANT],
            [
                "* First download | 18 Jun 2026, 14:48",
                NOW_LINE,
                "o 48 h to finish | from the moment you press play",
                "o 1 renewal left, the last one | until 18 Jun 2027, 14:48",
            ],
        ),
        (
            row(licence=Licence(GRANTED, RENTED), window=replace(WINDOW, max_renewals=0)),
            [line(GRANTED, RENTED)],
            [
                "* First download | 18 Jun 2026, 14:48",
                NOW_LINE,
                "o 48 h to finish | from the moment you press play",
                "o Expires if not started | 18 Jul 2026, 14:48",
                "o Renewals reset | 18 Jun 2027, 14:48",
            ],
        ),
        (
            row(
                licence=Licence(GRANTED, replace(RENTED, storage_enforced_after_start=True)),
                window=replace(WINDOW, max_renewals=3),
            ),
            [line(GRANTED, RENTED)],
            [
                "* First download | 18 Jun 2026, 14:48",
                NOW_LINE,
                "o 48 h to finish | from the moment you press play",
                "o Expires and leaves this laptop | 18 Jul 2026, 14:48",
                "o 3 renewals left | until 18 Jun 2027, 14:48",
            ],
        ),
        (
            row(
                licence=Licence(GRANTED, STAYS, OPENED),
                window=RenewalWindow(GRANTED, None, None),
                offer=Offer(leaves_at=LEAVES),
            ),
            [line(GRANTED, STAYS, OPENED)],
            [
                "* First download | 18 Jun 2026, 14:48",
                "* First play | 21 Jun 2026, 20:05",
                NOW_LINE,
                "o Leaves the catalogue and this laptop | 1 Jul 2026, 08:00",
                "o Renewals without limit | ",
            ],
        ),
        (
            row(
                licence=Licence(GRANTED, DEFAULT, NOW - 49 * HOUR),
                sitting=NOW - 2 * HOUR,
                window=replace(USED_UP, ends_at=None),
            ),
            [line(GRANTED, DEFAULT, NOW - 49 * HOUR)],
            [
                "* First download | 18 Jun 2026, 14:48",
                "* First play, 48 h window opens | 20 Jun 2026, 12:07",
                "* The time is over | 22 Jun 2026, 12:07",
                ". Now | 22 Jun 2026, 13:07 · 48 h 00 used",
                "o Leaves this laptop | when this sitting ends",
                "o No renewal left | it cannot be downloaded again",
            ],
        ),
        (
            row(ended=Ending.RETURNED, window=USED_UP),
            [ended(Ending.LOST), replace(AGAIN, ended_at=NOW - HOUR, ending=Ending.RETURNED)],
            [
                "* First download | 18 Jun 2026, 14:48",
                "* File found missing | 21 Jun 2026, 20:05",
                "* Renewal 1 of 1 | 21 Jun 2026, 20:05",
                "* Removed by you | 22 Jun 2026, 12:07",
                NOW_LINE,
                "o Downloads open again | 18 Jun 2027, 14:48",
            ],
        ),
        (
            row(ended=Ending.EXPIRED, window=replace(WINDOW, ends_at=None)),
            [ended(Ending.EXPIRED)],
            [
                "* First download | 18 Jun 2026, 14:48",
                "* Expired and left this laptop | 21 Jun 2026, 20:05 · never started",
                NOW_LINE,
                "o 1 renewal left, the last one | with no end",
            ],
        ),
        (
            row(ended=Ending.WITHDRAWN, window=WINDOW, offer=Offer(leaves_at=OPENED)),
            [ended(Ending.WITHDRAWN)],
            [
                "* First download | 18 Jun 2026, 14:48",
                "* Left the catalogue | 21 Jun 2026, 20:05",
                NOW_LINE,
            ],
        ),
        (
            row(ended=Ending.RETURNED, window=WINDOW, offer=Offer(leaves_at=NOW - HOUR)),
            [ended(Ending.RETURNED)],
            [
                "* First download | 18 Jun 2026, 14:48",
                "* Removed by you | 21 Jun 2026, 20:05",
                "* Left the catalogue | 22 Jun 2026, 12:07",
                NOW_LINE,
            ],
        ),
        (
            row(ended=Ending.RETURNED, window=replace(WINDOW, ends_at=NOW - HOUR)),
            [ended(Ending.RETURNED)],
            [
                "* First download | 18 Jun 2026, 14:48",
                "* Removed by you | 21 Jun 2026, 20:05",
                "* Renewals started over | 22 Jun 2026, 12:07",
                NOW_LINE,
            ],
        ),
        (
            row(licence=Licence(OPENED, STAYS), window=replace(WINDOW, opened_at=OPENED)),
            [ended(Ending.EXPIRED), replace(AGAIN, window=replace(WINDOW, opened_at=OPENED))],
            [
                "* Downloaded, renewals start over | 21 Jun 2026, 20:05",
                NOW_LINE,
                "o 1 renewal left, the last one | until 18 Jun 2027, 14:48",
            ],
        ),
        (
            row(
                ended=Ending.RETURNED,
                window=WINDOW,
                transfer=Transfer(1, TransferState.DOWNLOADING),
                offer=Offer(leaves_at=LEAVES),
            ),
            [ended(Ending.RETURNED)],
            [
                "* First download | 18 Jun 2026, 14:48",
                "* Removed by you | 21 Jun 2026, 20:05",
                NOW_LINE,
                "o The download counts | once it is complete",
                "o Leaves the catalogue | 1 Jul 2026, 08:00",
                "o 1 renewal left, the last one | until 18 Jun 2027, 14:48",
            ],
        ),
        (row(window=None), [], []),
    ],
)
def test_the_timeline_of_every_kind_of_row(
    shown: ShelfRow, history: Sequence[GrantLine], expected: list[str]
) -> None:
    assert drawn(shown, *history) == expected


def test_of_many_grants_the_timeline_has_the_first_and_the_last() -> None:
    free = replace(WINDOW, max_renewals=None)
    many = [line(GRANTED + one * HOUR, number=one + 1, window=free) for one in range(30)]
    shown = row(licence=Licence(many[-1].granted_at, STAYS), window=replace(free, grants=30))
    assert drawn(shown, *many)[:4] == [
        "* First download | 18 Jun 2026, 14:48",
        "* Downloaded again 28 times | 18 Jun 2026 to 19 Jun 2026",
        "* Renewal 29 | 19 Jun 2026, 19:48",
        NOW_LINE,
    ]
    assert drawn(shown, *many[:3])[1] == "* Downloaded again once | 18 Jun 2026, 15:48"


LEFT_HALF = Licence(GRANTED, DEFAULT, NOW - DAY)


@pytest.mark.parametrize(
    ("shown", "stretches", "share"),
    [
        (row(licence=LEFT_HALF, window=WINDOW), "past used left future future", 0.5),
        (
            row(licence=LEFT_HALF, window=WINDOW, offer=Offer(leaves_at=NOW + DAY // 3)),
            "past used left future future",
            0.75,
        ),
        (
            row(licence=replace(LEFT_HALF, policy=STAYS), window=WINDOW),
            "past past future future",
            None,
        ),
        (
            row(
                licence=replace(LEFT_HALF, opened_at=NOW - 3 * DAY),
                window=WINDOW,
                sitting=NOW - 3 * DAY,
            ),
            "past used past future future future",
            None,
        ),
        (row(licence=Licence(GRANTED, RENTED), window=WINDOW), "past future future future future",
         None),
    ],
)  # fmt: skip
def test_the_open_playback_window_is_a_stretch_of_the_line(
    shown: ShelfRow, stretches: str, share: float | None
) -> None:
    licence = shown.entitlement.licence
    assert licence is not None
    history = [line(GRANTED, licence.policy, licence.opened_at)]
    props = inspector_props(shown, history, NOW, english())
    assert " ".join(one.below for one in props.entries) == stretches
    (now,) = [one for one in props.entries if one.dot is Dot.NOW]
    assert now.share == share
    assert [one.share for one in props.entries if one is not now] == [None] * (
        len(props.entries) - 1
    )


def test_the_year_is_to_scale_with_every_grant_of_its_window() -> None:
    window = RenewalWindow(NOW - 100 * DAY, NOW + 300 * DAY, 2, grants=2)
    history = [
        line(NOW - 500 * DAY, window=replace(window, opened_at=NOW - 500 * DAY)),
        line(NOW - 100 * DAY, window=window),
        line(NOW - 80 * DAY, window=window, number=2),
    ]
    shown = row(ended=Ending.RETURNED, window=window)
    year = inspector_props(shown, history, NOW, english()).year
    assert year is not None
    assert (year.grants, year.today) == ((0.0, 0.05), 0.25)
    assert (year.begins, year.ends) == ("14 Mar 2026", "18 Apr 2027")
    assert year.spoken == "2 downloads between 14 Mar 2026 and 18 Apr 2027"


@pytest.mark.parametrize(
    "shown",
    [
        row(window=None),
        row(ended=Ending.EXPIRED, window=replace(WINDOW, ends_at=None)),
        row(ended=Ending.EXPIRED, window=replace(WINDOW, ends_at=NOW)),
        row(ended=Ending.WITHDRAWN, window=WINDOW, offer=Offer(leaves_at=NOW)),
    ],
)
def test_without_a_year_that_runs_there_is_no_line(shown: ShelfRow) -> None:
    assert inspector_props(shown, [], NOW, english()).year is None


LIVE = row(licence=Licence(GRANTED, DEFAULT), window=WINDOW)


@pytest.mark.parametrize(
    ("shown", "labels", "kinds"),
    [
        (ACTIVE, ["Resume", "Remove"], [Intent.RESUME, Intent.REMOVE]),
        (
            replace(ACTIVE, position_s=None),
            ["Play", "Remove"],
            [Intent.PLAY, Intent.REMOVE],
        ),
        (LIVE, ["Play", "Remove"], [Intent.PLAY, Intent.REMOVE]),
        (replace(LIVE, removing=True), ["Undo"], [Intent.UNDO]),
        (row(ended=Ending.EXPIRED), ["Renew", "Clear"], [Intent.RENEW, Intent.CLEAR]),
        (row(ended=Ending.RETURNED), ["Renew", "Clear"], [Intent.RENEW, Intent.CLEAR]),
        (
            row(ended=Ending.LOST, window=replace(YEAR, ends_at=NOW)),
            ["Download", "Clear"],
            [Intent.DOWNLOAD, Intent.CLEAR],
        ),
        (
            row(ended=Ending.EXPIRED, offer=Offer(downloadable=False)),
            ["Why?", "Clear"],
            [Intent.WHY, Intent.CLEAR],
        ),
        (
            row(ended=Ending.EXPIRED, window=USED_UP),
            ["Why?", "Clear"],
            [Intent.WHY, Intent.CLEAR],
        ),
        (
            row(ended=Ending.WITHDRAWN, offer=Offer(leaves_at=NOW)),
            ["Why?", "Clear"],
            [Intent.WHY, Intent.CLEAR],
        ),
        (row(window=None), ["Download"], [Intent.DOWNLOAD]),
        (row(window=None, offer=Offer(downloadable=False)), ["Why?"], [Intent.WHY]),
        *(
            (row(transfer=Transfer(1, state)), [label, "Cancel"], [kind, Intent.CANCEL])
            for state, label, kind in (
                (TransferState.QUEUED, "Pause", Intent.PAUSE),
                (TransferState.DOWNLOADING, "Pause", Intent.PAUSE),
                (TransferState.PAUSED, "Go on", Intent.GO_ON),
                (TransferState.FAILED, "Try again", Intent.TRY_AGAIN),
            )
        ),
    ],
)
def test_what_can_be_done_next(shown: ShelfRow, labels: list[str], kinds: list[Intent]) -> None:
    props = inspector_props(shown, [], NOW, english())
    actions = [one for one in (props.primary, props.secondary) if one is not None]
    assert [one.label for one in actions] == labels
    assert [one.intent for one in actions] == kinds


@pytest.mark.parametrize("shown", [ACTIVE, LIVE, row(ended=Ending.EXPIRED)])
def test_only_what_may_be_played_can_be_started(shown: ShelfRow) -> None:
    """Rule A2: button and status never disagree."""
    props = inspector_props(shown, [], NOW, english())
    playable = shown.entitlement.status(NOW).playable
    assert (props.primary.intent in (Intent.PLAY, Intent.RESUME)) == playable


@pytest.mark.parametrize(
    ("season", "number", "line"),
    [
        (1, 3, "Les Heures creuses · S1 E3 · 43 min"),
        (2, None, "Les Heures creuses · Season 2 · 43 min"),
        (None, 4, "Les Heures creuses · Episode 4 · 43 min"),
        (None, None, "Les Heures creuses · 43 min"),
    ],
)
def test_the_line_under_the_title(season: int | None, number: int | None, line: str) -> None:
    one = replace(episode(), season=season, number=number)
    assert inspector_props(row(one=one), [], NOW, english()).line == line


def test_without_a_length_the_line_has_none() -> None:
    one = replace(episode(), duration_s=None)
    shown = row(one=one, licence=Licence(GRANTED, DEFAULT, OPENED), position_s=3)
    props = inspector_props(shown, [], NOW, english())
    assert props.line == "Les Heures creuses · S1 E1"
    assert props.poster.progress is None


def texts_of(props: InspectorProps) -> tuple[object, ...]:
    return props.badge.text, props.entries, props.outlook


@pytest.mark.parametrize(
    "licence",
    [
        Licence(GRANTED, DEFAULT, OPENED + 17 * SECOND + 3),
        Licence(GRANTED, DEFAULT),
        Licence(GRANTED, replace(DEFAULT, play_start_grace=20 * SECOND)),
    ],
)
def test_nothing_changes_before_it_is_said_to(licence: Licence) -> None:
    shown = row(licence=licence, window=WINDOW)
    now = NOW + 11 * SECOND
    for _ in range(6):
        props = inspector_props(shown, [], now, english())
        assert now < props.changes_at <= now + MINUTE
        before = inspector_props(shown, [], props.changes_at - 1, english())
        assert texts_of(before) == texts_of(props)
        now = props.changes_at


def test_it_speaks_french() -> None:
    props = inspector_props(ACTIVE, [line(GRANTED, DEFAULT, OPENED)], NOW, french())
    assert plain(props.line) == "Les Heures creuses · S1 É1 · 43 min"
    assert [plain(one.spoken) for one in props.entries] == [
        "Premier téléchargement, 18 juin 2026, 14:48",
        "Première lecture, début des 48 h, 21 juin 2026, 20:05",
        "Maintenant, 22 juin 2026, 13:07 · 17 h 02 écoulées",
        "Expire et quitte cet ordinateur, 23 juin 2026, 20:05",
        "1 renouvellement, le dernier, jusqu'au 18 juin 2027, 14:48",
    ]
