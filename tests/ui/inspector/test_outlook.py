"""What may be done next and what it uses up, for every kind of row and policy."""

from dataclasses import replace

import pytest

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import Ending, Licence
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import NeedsConfirmation, Refused, decide
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import DAY, HOUR, MINUTE, CalendarPeriod
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.ui.inspector.outlook import outlook
from tests.ui.dialogs.facts import LEAVES, NOW, YEAR, english, episode, plain, row

pytestmark = pytest.mark.usefixtures("qapp")

GRANTED, OPENED = NOW - 4 * DAY, NOW - DAY
LAST = replace(YEAR, grants=2)
ENDLESS = replace(YEAR, ends_at=None)
FREE = replace(YEAR, max_renewals=None)
OVER = replace(YEAR, ends_at=NOW - DAY)
RENTED = replace(DEFAULT, storage_duration=30 * DAY)
BOTH = replace(RENTED, storage_enforced_after_start=True)
STAYS = replace(DEFAULT, playback_duration=None)
SCREENER = replace(STAYS, storage_duration=14 * DAY)
GRACE = replace(DEFAULT, play_start_grace=5 * MINUTE)
HARD = replace(DEFAULT, soft_enforce_playback=False)
NOT_OFFERED = Offer(downloadable=False)
LEAVING = Offer(leaves_at=LEAVES)

NOW_UNTIL = "If you start it now, you can watch it until"
NO_RENEWAL_BACK = "Removing gives no renewal back."
LOCKED_THEN = "Once removed, it is locked until 12 Feb 2027, 09:30."
ASKED = "You are asked first."


def ready(policy: Policy, **fields: object) -> ShelfRow:
    return replace(row(licence=Licence(GRANTED, policy)), **fields)  # type: ignore[arg-type]


def said(shown: ShelfRow) -> list[str]:
    return [plain(one) for one in outlook(shown, NOW, english())]


@pytest.mark.parametrize(
    ("policy", "offer", "playing"),
    [
        (DEFAULT, Offer(), f"Playing starts your 48 hours. {NOW_UNTIL} 24 Jun 2026, 13:07."),
        (RENTED, Offer(), f"Playing starts your 48 hours. {NOW_UNTIL} 24 Jun 2026, 13:07."),
        (replace(BOTH, storage_duration=5 * DAY), Offer(),
         f"Playing starts your 48 hours. {NOW_UNTIL} 23 Jun 2026, 13:07."),
        (DEFAULT, Offer(leaves_at=NOW + HOUR),
         f"Playing starts your 48 hours. {NOW_UNTIL} 22 Jun 2026, 14:07."),
        (GRACE, Offer(),
         f"Playing it for 5 minutes starts your 48 hours. {NOW_UNTIL} 24 Jun 2026, 13:12."),
        (STAYS, Offer(), "Playing uses nothing up: it has no time limit."),
        (STAYS, LEAVING, f"Playing uses nothing up. {NOW_UNTIL} 1 Jul 2026, 08:00."),
        (SCREENER, Offer(), "Playing uses nothing up: once started, it has no time limit."),
        (replace(SCREENER, storage_enforced_after_start=True), Offer(),
         f"Playing uses nothing up. {NOW_UNTIL} 2 Jul 2026, 13:07."),
    ],
)  # fmt: skip
def test_what_the_first_play_uses_up(policy: Policy, offer: Offer, playing: str) -> None:
    shown = row(licence=Licence(GRANTED, policy), offer=offer)
    assert said(shown) == [playing, NO_RENEWAL_BACK]


@pytest.mark.parametrize(
    ("policy", "offer", "playing"),
    [
        (DEFAULT, Offer(), "Playing again uses nothing up until 23 Jun 2026, 13:07."),
        (DEFAULT, LEAVING, "Playing again uses nothing up until 23 Jun 2026, 13:07."),
        (HARD, Offer(), ("Playing again uses nothing up until 23 Jun 2026, 13:07, when playing"
         " stops.")),
        (DEFAULT, Offer(leaves_at=NOW + HOUR), ("Playing again uses nothing up until 22 Jun 2026,"
         " 14:07, when playing stops.")),
        (STAYS, Offer(), "Playing again uses nothing up: it has no time limit."),
    ],
)  # fmt: skip
def test_s2_watching_again_uses_nothing_up(policy: Policy, offer: Offer, playing: str) -> None:
    shown = row(licence=Licence(GRANTED, policy, OPENED), offer=offer)
    assert said(shown) == [playing, NO_RENEWAL_BACK]


@pytest.mark.parametrize(
    ("fields", "removing"),
    [
        ({"window": LAST}, LOCKED_THEN),
        ({"window": replace(LAST, ends_at=None)}, "Once removed, it cannot be downloaded again."),
        ({"window": LAST, "offer": LEAVING}, "Once removed, it cannot be downloaded again."),
        ({"window": FREE}, "Removing uses nothing up: its renewals are without limit."),
        ({"window": OVER}, "Once removed, it can be downloaded again."),
        ({"offer": NOT_OFFERED}, "Once removed, it cannot be downloaded again as things stand."),
        ({"in_force": replace(DEFAULT, max_downloads=0)},
         "Once removed, it cannot be downloaded again as things stand."),
    ],
)  # fmt: skip
def test_d3_what_removing_leaves(fields: dict[str, object], removing: str) -> None:
    shown = row(licence=Licence(GRANTED, DEFAULT, OPENED), **fields)  # type: ignore[arg-type]
    assert said(shown)[1:] == [removing]
    undone = replace(shown, removing=True)
    assert said(undone) == ["Undo keeps it here as it was.", removing]


def test_r5_past_its_end_inside_a_sitting() -> None:
    overtime = row(licence=Licence(GRANTED, DEFAULT, NOW - 49 * HOUR), sitting=NOW - 2 * HOUR)
    assert said(overtime) == [
        "You can finish this sitting; when it ends, the copy is deleted from this laptop."
    ]
    late = row(
        licence=Licence(NOW - 31 * DAY, replace(RENTED, play_start_grace=HOUR)),
        sitting=NOW - MINUTE,
    )
    assert said(late) == ["If you stop now, it is deleted from this laptop."]


GONE = replace(episode(), not_offered_because=LocalText.plain("Its makers said no."))


@pytest.mark.parametrize("how", [Ending.EXPIRED, Ending.RETURNED, Ending.LOST])
@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({}, ["Renewing uses the last renewal until 12 Feb 2027, 09:30.", ASKED]),
        ({"window": ENDLESS}, ["Renewing uses the last renewal; no other follows.", ASKED]),
        ({"offer": LEAVING},
         ["Renewing uses the last renewal; it leaves the catalogue on 1 Jul 2026, 08:00.", ASKED]),
        ({"window": replace(YEAR, max_renewals=4)},
         ["Renewing uses 1 of the 4 renewals left until 12 Feb 2027, 09:30."]),
        ({"window": replace(ENDLESS, max_renewals=4)},
         ["Renewing uses 1 of the 4 renewals left."]),
        ({"window": FREE}, ["Renewing uses nothing up: renewals are without limit."]),
        ({"window": OVER}, ["Downloading opens your renewals: 1 renewal within a year."]),
        ({"offer": NOT_OFFERED}, ["Its catalogue does not allow it to be downloaded."]),
        ({"offer": NOT_OFFERED, "one": GONE}, ["Its makers said no."]),
        ({"in_force": replace(DEFAULT, max_downloads=0)},
         ["Its policy allows no download on this laptop."]),
    ],
)  # fmt: skip
def test_what_renewing_uses_up(
    how: Ending, fields: dict[str, object], sentences: list[str]
) -> None:
    assert said(row(ended=how, **fields)) == sentences  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("policy", "sentences"),
    [
        (DEFAULT, ["Downloading opens your renewals: 1 renewal within a year."]),
        (replace(DEFAULT, max_renewals=3, renewal_window=CalendarPeriod(months=6)),
         ["Downloading opens your renewals: 3 renewals within 6 months."]),
        (replace(DEFAULT, max_renewals=None),
         ["Downloading uses nothing up: renewals are without limit."]),
        (replace(DEFAULT, max_renewals=0),
         ["Downloading uses the only download: no renewal within a year.", ASKED]),
        (replace(DEFAULT, max_renewals=0, renewal_window=None),
         ["Downloading uses the only download: no renewal.", ASKED]),
    ],
)  # fmt: skip
def test_p4_a_first_download_is_bound_by_the_policy_in_force(
    policy: Policy, sentences: list[str]
) -> None:
    assert said(row(window=None, in_force=policy)) == sentences


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "It can be downloaded again from 12 Feb 2027, 09:30."),
        ({"offer": LEAVING}, ("It cannot be downloaded again: it leaves the catalogue on"
         " 1 Jul 2026, 08:00, before downloads open again.")),
        ({"offer": NOT_OFFERED}, "Its catalogue does not allow it to be downloaded."),
        ({"window": replace(LAST, ends_at=None)},
         "It cannot be downloaded again: no download is left."),
    ],
)  # fmt: skip
def test_a_locked_episode_says_from_when(fields: dict[str, object], sentence: str) -> None:
    shown = row(**{"ended": Ending.EXPIRED, "window": LAST} | fields)  # type: ignore[arg-type]
    assert said(shown) == [sentence, "Clearing only takes it off this list."]


def test_what_has_left_the_catalogue() -> None:
    left = Offer(leaves_at=NOW - HOUR)
    assert said(row(ended=Ending.WITHDRAWN, offer=left)) == [
        "It can be neither watched nor downloaded any more.",
        "Clearing only takes it off this list.",
    ]
    assert said(row(window=None, offer=left)) == ["It has left the catalogue."]


@pytest.mark.parametrize(
    "state", [TransferState.QUEUED, TransferState.DOWNLOADING, TransferState.PAUSED]
)
def test_d3_a_transfer_under_way_has_used_nothing_up(state: TransferState) -> None:
    assert said(row(ended=Ending.EXPIRED, transfer=Transfer(1, state))) == [
        "It counts only once it is complete. Cancelling uses nothing up."
    ]


def test_d3_a_failed_transfer_says_why_and_has_used_nothing_up() -> None:
    transfer = Transfer(1, TransferState.FAILED, trouble=Trouble.DISK_FULL)
    assert said(row(ended=Ending.EXPIRED, transfer=transfer)) == [
        (
            "The disk of the downloads has no room left for it. Make some room, then try again. "
            "Nothing was used up."
        ),
        "Renewing uses the last renewal until 12 Feb 2027, 09:30.",
    ]


@pytest.mark.parametrize("renewals", [None, 0, 1, 2, 3])
@pytest.mark.parametrize("window", [None, YEAR, LAST, ENDLESS, FREE, OVER])
def test_a1_it_is_asked_first_exactly_where_the_domain_asks(
    renewals: int | None, window: object
) -> None:
    policy = replace(DEFAULT, max_renewals=renewals)
    shown = row(ended=Ending.EXPIRED, window=window, in_force=policy)  # type: ignore[arg-type]
    decision = decide(shown.entitlement, NOW, policy)
    assert (ASKED in said(shown)) == isinstance(decision, NeedsConfirmation)
    uses = said(shown)[0].startswith(("Renewing", "Downloading"))
    assert uses == (not isinstance(decision, Refused))
