import pytest

from desktop_app.domain.licence import Licence, RenewalWindow, earlier
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, HOUR, CalendarPeriod, Duration, Instant
from tests.support.builders import instant

GRANTED = instant("2024-02-29T10:00:00Z")


@pytest.mark.parametrize(
    ("storage", "playback", "enforced", "opened_after", "ends_after"),
    [
        (None, 48 * HOUR, False, None, None),
        (30 * DAY, 48 * HOUR, False, None, 30 * DAY),
        (30 * DAY, 48 * HOUR, False, 29 * DAY, 31 * DAY),
        (30 * DAY, 48 * HOUR, True, 29 * DAY, 30 * DAY),
        (30 * DAY, 48 * HOUR, True, DAY, 3 * DAY),
        (30 * DAY, None, True, DAY, 30 * DAY),
        (30 * DAY, None, False, DAY, None),
        (None, 48 * HOUR, True, DAY, 3 * DAY),
        (None, None, True, DAY, None),
    ],
)
def test_s1_a_licence_ends_by_the_terms_it_was_granted_under(
    storage: Duration | None,
    playback: Duration | None,
    enforced: bool,
    opened_after: Duration | None,
    ends_after: Duration | None,
) -> None:
    policy = Policy("p", storage, playback, enforced)
    opened_at = None if opened_after is None else GRANTED + opened_after
    ends_at = None if ends_after is None else GRANTED + ends_after
    assert Licence(GRANTED, policy, opened_at).expires_at == ends_at


def test_p1_what_a_policy_leaves_out_has_the_default() -> None:
    assert Policy("mine") == Policy(
        "mine",
        storage_duration=None,
        playback_duration=48 * HOUR,
        storage_enforced_after_start=False,
        soft_enforce_playback=True,
        play_start_grace=0,
        max_renewals=1,
        renewal_window=CalendarPeriod(years=1),
        max_downloads=None,
    )


def test_d1_a_window_is_half_open() -> None:
    window = RenewalWindow.opened_by(Policy("p"), GRANTED)
    assert window.ends_at == instant("2025-02-28T10:00:00Z")
    assert window.is_open(window.ends_at - 1)
    assert not window.is_open(window.ends_at)


def test_d1_a_window_without_a_period_never_ends() -> None:
    window = RenewalWindow.opened_by(Policy("p", renewal_window=None), GRANTED)
    assert window.ends_at is None
    assert window.is_open(GRANTED + 100_000 * DAY)


@pytest.mark.parametrize(
    ("max_renewals", "grants", "left"),
    [(1, 1, 1), (1, 2, 0), (0, 1, 0), (3, 2, 2), (0, 2, 0), (None, 99, None)],
)
def test_d2_each_grant_in_the_window_counts_the_first_included(
    max_renewals: int | None, grants: int, left: int | None
) -> None:
    assert RenewalWindow(GRANTED, None, max_renewals, grants).downloads_left == left


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [(None, None, None), (1, None, 1), (None, 2, 2), (1, 2, 1), (2, 1, 1)],
)
def test_s1_no_end_is_later_than_any(
    one: Instant | None, other: Instant | None, first: Instant | None
) -> None:
    assert earlier(one, other) == first
