"""Every grant of an episode in words."""

from dataclasses import replace

import pytest

from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import Ending, RenewalWindow
from desktop_app.domain.licence_timeline import GrantLine
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.time import DAY, HOUR
from desktop_app.ui.inspector.history import history_props
from tests.ui.dialogs.facts import english, instant, plain

pytestmark = pytest.mark.usefixtures("qapp")

GRANTED = instant("2026-02-12T09:30:00")
WINDOW = RenewalWindow(GRANTED, instant("2027-02-12T09:30:00"), 1)
OWN = replace(DEFAULT, name="Our own")
TITLES = {DEFAULT: LocalText({"en": "The article of 2017", "fr": "L’article de 2017"})}


def told(*history: GrantLine) -> list[list[str]]:
    props = history_props(history, TITLES.get, english())
    return [[one.title, *map(plain, one.lines)] for one in props.grants]


def test_the_newest_stands_first_with_how_each_ended_and_under_which_policy() -> None:
    again = GRANTED + 5 * DAY
    assert told(
        GrantLine(
            GRANTED, DEFAULT, WINDOW, GRANTED + DAY, GRANTED + 3 * DAY, Ending.EXPIRED
        ),
        GrantLine(again, OWN, replace(WINDOW, grants=2)),
    ) == [
        ["Renewal 1 of 1", "17 Feb 2026, 09:30", "Never started", "On this laptop now", "Our own"],
        [
            "First download",
            "12 Feb 2026, 09:30",
            "1 renewal until 12 Feb 2027, 09:30",
            "First play · 13 Feb 2026, 09:30",
            "Expired · 15 Feb 2026, 09:30",
            "The article of 2017",
        ],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("how", "line"),
    [
        (Ending.EXPIRED, "Expired · 12 Feb 2026, 10:30"),
        (Ending.RETURNED, "Removed by you · 12 Feb 2026, 10:30"),
        (Ending.LOST, "File found missing · 12 Feb 2026, 10:30"),
        (Ending.WITHDRAWN, "Left the catalogue · 12 Feb 2026, 10:30"),
    ],
)
def test_every_ending(how: Ending, line: str) -> None:
    ((*_, ended, _policy),) = told(
        GrantLine(GRANTED, DEFAULT, WINDOW, ended_at=GRANTED + HOUR, ending=how)
    )
    assert ended == line


@pytest.mark.parametrize(
    ("window", "first", "later"),
    [
        (replace(WINDOW, ends_at=None), "1 renewal", "Renewal 1 of 1"),
        (
            replace(WINDOW, max_renewals=None, ends_at=None),
            "Renewals without limit",
            "Renewal 1",
        ),
        (replace(WINDOW, max_renewals=3), "3 renewals until 12 Feb 2027, 09:30", "Renewal 1 of 3"),
    ],
)
def test_d1_a_first_grant_opens_a_window_and_each_later_one_counts_in_it(
    window: RenewalWindow, first: str, later: str
) -> None:
    second, opening = told(
        GrantLine(GRANTED, DEFAULT, window),
        GrantLine(GRANTED + DAY, DEFAULT, replace(window, grants=2)),
    )
    assert (opening[0], opening[2]) == ("First download", first)
    assert second[0] == later
    _, (anew, *_) = reversed(
        told(GrantLine(GRANTED, DEFAULT, window), GrantLine(GRANTED + DAY, DEFAULT, window))
    )
    assert anew == "Downloaded, renewals start over"


def test_one_download_begins_folded_away() -> None:
    one = GrantLine(GRANTED, DEFAULT, WINDOW)
    texts = english()
    assert not history_props([one], {}.get, texts).begins_open
    props = history_props([one] * 30, {}.get, texts)
    assert props.begins_open
    assert (props.count, props.hidden) == ("30", "Every download, 30, hidden")
