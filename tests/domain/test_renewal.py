from dataclasses import replace

import pytest

from desktop_app.domain.entitlement import Entitlement, Offer, end_licence, grant
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import (
    Decision,
    Granted,
    NeedsConfirmation,
    Reason,
    Refused,
    Renewed,
    decide,
    recheck,
)
from desktop_app.domain.time import CalendarPeriod
from desktop_app.domain.timeline import describe
from tests.support.builders import instant

FIRST = instant("2026-06-18T14:48:00Z")
NOW = instant("2026-10-01T12:00:00Z")
RESETS = instant("2027-06-18T14:48:00Z")
UNLIMITED = Policy("unlimited", max_renewals=None)


def removed(policy: Policy = DEFAULT, grants: int = 1) -> Entitlement:
    held = Entitlement()
    for number in range(grants):
        held = grant(held, FIRST + number, policy)[0]
        held = end_licence(held, FIRST + number, Ending.RETURNED)[0]
    return held


def test_a1_the_refusals_are_looked_at_in_their_order() -> None:
    full = replace(DEFAULT, max_downloads=0)
    worst = replace(removed(grants=2), offer=Offer(downloadable=False, leaves_at=NOW))
    live = replace(worst, licence=grant(Entitlement(), FIRST, DEFAULT)[0].licence)

    def answer(held: Entitlement, *, rooted: bool = False, moving: bool = True) -> Decision:
        return decide(held, NOW, full, device_modified=rooted, in_progress=moving)

    assert answer(live, rooted=True) == Refused(Reason.DEVICE_BLOCKED)
    assert answer(live) == Refused(Reason.NOT_OFFERED)
    assert answer(replace(live, offer=Offer(leaves_at=NOW))) == Refused(Reason.WITHDRAWN)
    assert answer(replace(live, offer=Offer())) == Refused(Reason.ALREADY_DOWNLOADED)
    offered = replace(worst, offer=Offer(leaves_at=NOW + 1))
    assert answer(offered) == Refused(Reason.IN_PROGRESS)
    assert answer(offered, moving=False) == Refused(Reason.LOCKED, RESETS)
    assert answer(removed(grants=1), moving=False) == Refused(Reason.SHELF_FULL)


def test_a1_the_refusals_have_the_order_of_the_table() -> None:
    assert [f"refused: {reason}" for reason in Reason] == [
        "refused: device-blocked",
        "refused: not-offered",
        "refused: withdrawn",
        "refused: already-downloaded",
        "refused: in-progress",
        "refused: locked",
        "refused: shelf-full",
    ]


@pytest.mark.parametrize(
    ("offer", "device_modified", "answer"),
    [
        (Offer(), False, None),
        (Offer(leaves_at=NOW + 1), False, None),
        (Offer(leaves_at=NOW), False, Refused(Reason.WITHDRAWN)),
        (Offer(downloadable=False, leaves_at=NOW), False, Refused(Reason.NOT_OFFERED)),
        (Offer(downloadable=False), True, Refused(Reason.DEVICE_BLOCKED)),
    ],
)
def test_a1_the_first_three_refusals_are_looked_at_again_when_a_transfer_completes(
    offer: Offer, device_modified: bool, answer: Refused | None
) -> None:
    assert recheck(offer, NOW, device_modified=device_modified) == answer


def test_a1_a_locked_episode_carries_when_it_opens_again_or_that_it_never_does() -> None:
    assert decide(removed(grants=2), NOW, DEFAULT) == Refused(Reason.LOCKED, RESETS)
    for_ever = replace(DEFAULT, renewal_window=None)
    assert decide(removed(for_ever, grants=2), NOW, for_ever) == Refused(Reason.LOCKED, None)


@pytest.mark.parametrize(("occupied", "answer"), [(1, Granted()), (2, None), (3, None)])
def test_a1_a_shelf_is_full_at_its_limit_and_above(occupied: int, answer: Granted | None) -> None:
    policy = replace(DEFAULT, max_downloads=2)
    decided = decide(Entitlement(), NOW, policy, occupied=lambda: occupied)
    assert decided == (answer or Refused(Reason.SHELF_FULL))


def test_a1_a_shelf_that_nobody_counts_is_empty() -> None:
    assert decide(Entitlement(), NOW, replace(DEFAULT, max_downloads=1)) == Granted()


def test_a1_without_a_limit_nobody_counts_the_shelf() -> None:
    def count() -> int:
        raise AssertionError("counted")

    assert decide(Entitlement(), NOW, DEFAULT, occupied=count) == Granted()


def test_a1_before_the_last_download_the_user_is_warned_and_confirming_allows_it() -> None:
    held = removed()
    warning = NeedsConfirmation(renewal=True, window_opened_at=FIRST, resets_at=RESETS)
    assert decide(held, NOW, DEFAULT) == warning
    assert decide(held, NOW, DEFAULT, confirmed=True) == Renewed()


@pytest.mark.parametrize(
    ("period", "resets_at"),
    [(CalendarPeriod(days=1), NOW + 86_400_000), (None, None)],
)
@pytest.mark.parametrize("held", [Entitlement(), removed(replace(DEFAULT, max_renewals=3))])
def test_r9_a_first_download_that_is_the_only_one_is_warned_about_with_the_window_it_opens(
    held: Entitlement, period: CalendarPeriod | None, resets_at: int | None
) -> None:
    only = Policy("only", max_renewals=0, renewal_window=period)
    now = NOW if held.window is None else RESETS
    shift = now - NOW
    warning = NeedsConfirmation(
        renewal=False,
        window_opened_at=None,
        resets_at=None if resets_at is None else resets_at + shift,
    )
    assert decide(held, now, only) == warning
    assert decide(held, now, only, confirmed=True) == Granted()


def test_a1_what_is_neither_first_nor_last_is_renewed_without_a_question() -> None:
    assert decide(removed(UNLIMITED), NOW, UNLIMITED) == Renewed()
    three = replace(DEFAULT, max_renewals=3)
    assert decide(removed(three, grants=2), NOW, three) == Renewed()
    assert decide(removed(three, grants=3), NOW, three, confirmed=True) == Renewed()


def test_d1_after_the_window_a_download_is_a_first_one_again() -> None:
    assert decide(removed(grants=2), RESETS, DEFAULT) == Granted()


def test_d3_asking_counts_nothing() -> None:
    held = removed()
    for _ in range(5):
        decide(held, NOW, DEFAULT, confirmed=True)
    assert held.downloads_left(NOW, DEFAULT) == 1


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (Granted(), "granted"),
        (Renewed(), "renewed"),
        (NeedsConfirmation(True, None, None), "needs-confirmation"),
        (Refused(Reason.IN_PROGRESS), "refused: in-progress"),
        (Refused(Reason.LOCKED, RESETS), "refused: locked"),
    ],
)
def test_a1_a_decision_reads_as_in_the_rulebook(decision: Decision, words: str) -> None:
    assert describe(decision) == words
