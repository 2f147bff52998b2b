"""Part R, and what of S, D, A and P a timeline shows, as stories."""

from dataclasses import replace

from tests.support.oracle import Period, Terms
from tests.support.story import minutes, story

DEFAULT = Terms()
SHORT = Terms(storage_duration=minutes(10), playback_duration=minutes(5))
HARD = replace(SHORT, soft_enforce_playback=False)
EARLIER_OF_BOTH = replace(SHORT, storage_enforced_after_start=True)
GRACE = Terms(
    storage_duration=minutes(10), playback_duration=minutes(5), play_start_grace=minutes(2)
)
NO_RENEWAL = Terms(max_renewals=0)
NO_LIMIT = Terms(max_renewals=None)


def test_p1_the_default_policy_is_the_press_article() -> None:
    story(
        DEFAULT,
        "0m download -> granted ready ends=never left=1 resets=2027-06-18T14:48",
        "9d play -> playing active ends=11d",
        "9d+1h stop -> stopped active ends=11d",
        "11d look -> - expired left=1",
        "11d download -> needs-confirmation expired left=1",
        "11d download! -> renewed ready left=0",
        "11d play -> playing active",
        "11d stop -> stopped active",
        "13d look -> - locked left=0 resets=2027-06-18T14:48",
        "13d download! -> refused:locked locked",
    )


def test_p4_r11_another_policy_binds_what_is_asked_for_from_then_on() -> None:
    story(
        SHORT,
        "0m download -> granted ready ends=10m left=1",
        ("1m", Terms(max_renewals=5, renewal_window=None, playback_duration=minutes(60))),
        "1m look -> - ready ends=10m left=1 resets=2027-06-18T14:48",
        "1m play -> playing active ends=6m",
        "2m stop -> stopped active",
        "6m download! -> renewed ready ends=never left=0 resets=2027-06-18T14:48",
        "6m play -> playing active ends=66m",
        "7m remove -> removed locked",
        "365d download -> granted ready left=5 resets=never",
    )


def test_r11_max_downloads_is_that_of_the_policy_in_force_at_the_asking() -> None:
    story(
        DEFAULT,
        "0m download -> granted ready",
        "0m download:tide -> granted ready",
        ("1m", replace(DEFAULT, max_downloads=2)),
        "1m download:reed -> refused:shelf-full absent left=2",
        "1m remove:tide -> removed returned",
        "1m download:reed -> granted ready",
        ("2m", DEFAULT),
        "2m download:pine -> granted ready",
    )


def test_t1_at_exactly_its_end_a_licence_is_over() -> None:
    story(
        SHORT,
        "0m download -> granted ready",
        "10m-1ms look -> - ready seconds=0",
        "10m look -> - expired seconds=none ends=never",
    )


def test_t1_at_exactly_its_end_a_renewal_window_is_over() -> None:
    story(
        replace(SHORT, max_renewals=0, renewal_window=Period(days=1)),
        "0m download! -> granted ready left=0 resets=1d",
        "1d-1ms look -> - locked left=0 resets=1d",
        "1d look -> - expired left=1 resets=never",
        "1d download! -> granted ready left=0 resets=2d",
    )


def test_s1_a_ready_copy_ends_with_the_time_to_start_an_active_one_with_the_time_to_finish() -> (
    None
):
    story(
        SHORT,
        "0m download -> granted ready ends=10m seconds=600",
        "8m play -> playing active ends=13m",
        "9m stop -> stopped active ends=13m",
        "13m-1ms look -> - active",
        "13m look -> - expired",
    )


def test_s1_the_earlier_of_both_ends_counts_where_the_policy_says_so() -> None:
    story(
        EARLIER_OF_BOTH,
        "0m download -> granted ready ends=10m",
        "8m play -> playing active ends=10m",
        "9m stop -> stopped active ends=10m",
        "10m look -> - expired",
    )
    story(EARLIER_OF_BOTH, "0m download -> granted ready", "2m play -> playing active ends=7m")


def test_s1_without_a_limit_there_is_no_end() -> None:
    endless = Terms(playback_duration=None)
    story(
        endless,
        "0m download -> granted ready ends=never seconds=none",
        "1m play -> playing active ends=never seconds=none",
        "36500d look -> - active ends=never",
    )
    story(
        replace(endless, storage_duration=minutes(10), storage_enforced_after_start=True),
        "0m download -> granted ready",
        "1m play -> playing active ends=10m",
    )


def test_s2_watching_again_is_allowed_until_the_end_and_does_not_move_it() -> None:
    story(
        SHORT,
        "0m download -> granted ready",
        "1m play -> playing active ends=6m",
        "2m stop -> stopped active ends=6m",
        "3m play -> playing active ends=6m",
        "4m stop -> stopped active ends=6m",
        "6m play -> refused:expired expired",
    )


def test_s4_r6_a_lost_copy_reads_as_expired_or_locked() -> None:
    story(
        DEFAULT,
        "0m download -> granted ready",
        "1m lose -> lost expired left=1",
        "1m lose -> refused:nothing-to-lose expired",
        "2m download! -> renewed ready",
        "3m lose -> lost locked",
    )


def test_r8_a_copy_of_what_is_no_longer_offered_plays_on_until_it_leaves() -> None:
    story(
        DEFAULT,
        "0m download -> granted ready",
        "1m offered=no -> - ready",
        "1m play -> playing active",
        "2m leaves=3m -> - active",
        "3m look -> - revoked",
    )


def test_d1_a_grant_at_the_end_of_the_window_opens_a_new_one() -> None:
    story(
        replace(DEFAULT, renewal_window=Period(months=1)),
        "2026-01-31T12:00 download -> granted ready left=1 resets=2026-02-28T12:00",
        "2026-02-01 remove -> removed returned left=1",
        "2026-02-28T11:59:59.999 download! -> renewed ready left=0 resets=2026-02-28T12:00",
        "2026-02-28T12:00 look -> - ready left=2 resets=never",
        "2026-02-28T12:00 remove -> removed returned left=2",
        "2026-02-28T12:00 download -> granted ready left=1 resets=2026-03-28T12:00",
    )


def test_d2_without_a_limit_nothing_is_counted_down_and_a_window_is_still_open() -> None:
    story(
        NO_LIMIT,
        "0m look -> - absent left=unlimited resets=never",
        "0m download -> granted ready left=unlimited resets=2027-06-18T14:48",
        "1m remove -> removed returned left=unlimited",
        "2m download -> renewed ready left=unlimited resets=2027-06-18T14:48",
    )


def test_d2_with_no_open_window_the_policy_in_force_counts() -> None:
    story(
        Terms(max_renewals=3),
        "0m look -> - absent left=4 resets=never",
        ("1m", NO_RENEWAL),
        "1m look -> - absent left=1",
        ("2m", NO_LIMIT),
        "2m look -> - absent left=unlimited",
    )


def test_d2_a_window_that_never_ends_never_opens_again() -> None:
    story(
        replace(NO_RENEWAL, renewal_window=None),
        "0m download! -> granted ready left=0 resets=never",
        "1m remove -> removed locked left=0 resets=never",
        "36500d download! -> refused:locked locked left=0",
    )


def test_d3_removing_gives_nothing_back_and_what_was_refused_did_not_count() -> None:
    story(
        Terms(max_renewals=2),
        "0m download -> granted ready left=2",
        "0m download -> refused:already-downloaded ready left=2",
        "1m remove -> removed returned left=2",
        "2m offered=no -> - returned",
        "2m download -> refused:not-offered returned left=2",
        "2m offered=yes -> - returned",
        "3m download -> renewed ready left=1",
        "4m remove -> removed returned left=1",
        "5m download -> needs-confirmation returned left=1",
        "5m download! -> renewed ready left=0",
    )


def test_a2_what_the_status_names_playable_plays_and_what_it_does_not_is_refused_with_it() -> None:
    story(
        NO_RENEWAL,
        "0m play -> refused:absent absent",
        "0m download! -> granted ready",
        "1m play -> playing active",
        "2m play -> playing active",
        "3m remove -> removed locked",
        "4m play -> refused:locked locked",
        "5m leaves=5m -> - revoked",
        "6m play -> refused:revoked revoked",
        "365d leaves=never -> - returned",
        "366d play -> refused:returned returned",
    )


def test_r2_a_line_from_the_past_is_answered_at_the_latest_instant() -> None:
    story(
        DEFAULT,
        "10s download -> granted ready at=10s not-set-back",
        "5s look -> - ready at=10s not-set-back",
        "5s-1ms look -> - ready at=10s set-back",
        "10s look -> - ready at=10s not-set-back",
    )


def test_t2_r2_setting_the_clock_back_gains_nothing_and_each_line_moves_the_latest_instant() -> (
    None
):
    story(
        SHORT,
        "0m download -> granted ready",
        "9m modified=no",
        "1m look -> - ready at=9m set-back seconds=60",
        "10m leaves=never -> - expired",
        "2m play -> refused:expired expired at=10m set-back",
    )


def test_r3_the_window_opens_between_two_lines_where_the_sitting_outlasts_the_grace() -> None:
    story(
        GRACE,
        "0m download -> granted ready ends=10m",
        "1m play -> playing ready ends=10m",
        "3m-1ms look -> - ready ends=10m",
        "4m look -> - active ends=8m",
    )


def test_r3_a_sitting_that_reaches_the_grace_exactly_opens_the_window() -> None:
    story(
        GRACE,
        "0m download -> granted ready",
        "1m play -> playing ready",
        "3m stop -> stopped active ends=8m",
    )


def test_r3_a_sitting_shorter_than_the_grace_opens_nothing() -> None:
    story(
        GRACE,
        "0m download -> granted ready",
        "1m play -> playing ready",
        "3m-1ms stop -> stopped ready ends=10m",
        "5m play -> playing ready",
        "6m stop -> stopped ready ends=10m",
        "10m look -> - expired",
    )


def test_r3_under_hard_enforcement_a_sitting_ends_at_the_end() -> None:
    story(
        HARD,
        "0m download -> granted ready",
        "1m play -> playing active ends=6m",
        "6m-1ms look -> - active",
        "6m stop -> refused:not-playing expired",
    )


def test_r3_a_date_of_leaving_that_is_past_acts_at_once() -> None:
    story(
        DEFAULT,
        "10m download -> granted ready",
        "11m play -> playing active",
        "12m leaves=1m -> - revoked ends=never seconds=none",
        "12m stop -> refused:not-playing revoked",
    )


def test_r3_withdrawal_at_the_instant_of_the_line_comes_before_the_line() -> None:
    story(
        DEFAULT,
        "0m leaves=5m -> - absent",
        "1m download -> granted ready",
        "5m leaves=9m -> - expired",
        "6m leaves=6m -> - revoked",
    )


def test_r4_what_has_ended_does_not_come_back_and_its_sitting_is_over() -> None:
    story(
        DEFAULT,
        "0m download -> granted ready",
        "1m play -> playing active",
        "2m leaves=2m -> - revoked",
        "3m leaves=never -> - expired",
        "3m stop -> refused:not-playing expired",
        "4m download! -> renewed ready",
        "5m play -> playing active",
        "6m lose -> lost locked",
        "6m stop -> refused:not-playing locked",
    )


LONG_GRACE = Terms(
    storage_duration=minutes(10), playback_duration=minutes(5), play_start_grace=minutes(4)
)


def test_r5_inside_the_grace_past_the_storage_end_it_is_still_ready_and_stopping_expires_it() -> (
    None
):
    story(
        LONG_GRACE,
        "0m download -> granted ready",
        "8m play -> playing ready ends=10m seconds=120",
        "11m play -> playing ready ends=10m seconds=0",
        "11m download! -> refused:already-downloaded ready",
        "12m-1ms stop -> stopped expired",
    )


def test_r5_stopping_at_exactly_the_storage_end_expires_it() -> None:
    story(
        LONG_GRACE,
        "0m download -> granted ready",
        "8m play -> playing ready",
        "10m stop -> stopped expired",
    )


def test_r5_a_window_that_opens_past_the_storage_end_makes_it_simply_active() -> None:
    story(
        LONG_GRACE,
        "0m download -> granted ready",
        "8m play -> playing ready",
        "12m stop -> stopped active ends=17m",
        "17m look -> - expired",
    )


def test_r5_with_the_earlier_of_both_ends_it_is_in_overtime_at_once() -> None:
    story(
        replace(LONG_GRACE, storage_enforced_after_start=True),
        "0m download -> granted ready",
        "8m play -> playing ready",
        "12m look -> - active overtime ends=10m seconds=0",
        "13m stop -> stopped expired",
    )


def test_r5_under_hard_enforcement_it_ends_at_the_storage_end() -> None:
    story(
        replace(LONG_GRACE, soft_enforce_playback=False),
        "0m download -> granted ready",
        "8m play -> playing ready",
        "10m-1ms look -> - ready seconds=0",
        "10m stop -> refused:not-playing expired",
    )


def test_r5_unless_the_window_opens_at_that_very_instant() -> None:
    hard = replace(LONG_GRACE, soft_enforce_playback=False)
    until_the_end = (
        "0m download -> granted ready",
        "6m play -> playing ready",
    )
    story(hard, *until_the_end, "10m stop -> stopped active ends=15m")
    story(
        replace(hard, storage_enforced_after_start=True),
        *until_the_end,
        "10m stop -> refused:not-playing expired",
    )


def test_r6_in_overtime_the_licence_is_live_until_the_sitting_stops() -> None:
    story(
        SHORT,
        "0m download -> granted ready",
        "1m play -> playing active ends=6m",
        "6m look -> - active overtime seconds=0 ends=6m",
        "7m play -> playing active overtime",
        "7m download! -> refused:already-downloaded active overtime",
        "8m stop -> stopped expired",
    )


def test_r6_removing_and_losing_end_a_copy_in_overtime_and_while_it_plays() -> None:
    story(
        Terms(playback_duration=minutes(5), max_renewals=2),
        "0m download -> granted ready",
        "0m play -> playing active",
        "6m remove -> removed returned",
        "6m stop -> refused:not-playing returned",
        "7m download -> renewed ready",
        "7m play -> playing active",
        "8m lose -> lost expired",
        "8m remove -> refused:nothing-to-remove expired",
        "9m download! -> renewed ready",
        "9m play -> playing active",
        "20m lose -> lost locked",
    )


def test_r7_playing_again_goes_on_with_the_same_sitting() -> None:
    story(
        GRACE,
        "0m download -> granted ready",
        "1m play -> playing ready",
        "2m play -> playing ready",
        "3m look -> - active ends=8m",
    )


def test_r7_playing_another_episode_stops_the_first() -> None:
    story(
        SHORT,
        "0m download -> granted ready",
        "0m download:tide -> granted ready",
        "1m play -> playing active",
        "7m look -> - active overtime",
        "7m play:tide -> playing active",
        "7m look -> - expired",
        "7m stop -> refused:not-playing expired",
        "8m stop:tide -> stopped active",
    )


def test_r7_a_refused_play_leaves_the_first_playing() -> None:
    story(
        SHORT,
        "0m download -> granted ready",
        "1m play -> playing active",
        "7m play:tide -> refused:absent absent",
        "8m look -> - active overtime",
        "8m stop -> stopped expired",
    )


def test_r8_a_modified_device_refuses_downloads_and_plays_what_is_live() -> None:
    story(
        DEFAULT,
        "0m download -> granted ready",
        "1m modified=yes",
        "1m download:tide -> refused:device-blocked absent",
        "2m play -> playing active",
        "3m modified=no",
        "3m download:tide -> granted ready",
    )


def test_r9_a_first_download_is_confirmed_too_where_no_renewal_is_allowed() -> None:
    story(
        NO_RENEWAL,
        "0m download -> needs-confirmation absent left=1 resets=never",
        "0m download! -> granted ready left=0 resets=2027-06-18T14:48",
    )


def test_r10_moving_the_leaving_ahead_takes_the_withdrawal_back_but_not_the_copy() -> None:
    story(
        DEFAULT,
        "0m download -> granted ready",
        "1m leaves=2m -> - ready",
        "3m download! -> refused:withdrawn revoked left=1 resets=2027-06-18T14:48",
        "4m leaves=60m -> - expired",
        "5m download! -> renewed ready",
        "60m look -> - revoked left=0",
        "61m leaves=never -> - locked",
    )


def test_r10_what_had_ended_before_it_left_reads_as_it_did() -> None:
    story(
        DEFAULT,
        "0m download -> granted ready",
        "1m remove -> removed returned",
        "2m leaves=2m -> - revoked",
        "3m leaves=never -> - returned",
    )


def test_r10_what_was_never_downloaded_is_absent_withdrawn_or_not() -> None:
    story(
        DEFAULT,
        "0m leaves=0m -> - absent",
        "1m download -> refused:withdrawn absent left=2",
        "2m leaves=never -> - absent",
    )
