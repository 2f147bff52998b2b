"""Which episode is the next one, and how the countdown to it counts."""

from dataclasses import replace

import pytest

from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.next_episode import COUNTED, NOT_LOOKED, Countdown, next_after
from desktop_app.domain.time import SECOND


def episode(name: str, season: int | None = 1, number: int | None = 1) -> Episode:
    title = LocalText.plain(name)
    return Episode(EpisodeKey("demo", name), "tides", title, title, "", season, number)


ALL = [
    episode("finale", 2, 2),
    episode("first"),
    episode("third", number=3),
    episode("seventh", number=7),
    episode("return", 2, 1),
    episode("second", number=2),
    episode("making of", number=None),
    episode("pilot", None, 1),
    replace(episode("stranger", number=2), series="woods"),
    replace(episode("double", number=2), key=EpisodeKey("other", "double")),
]


@pytest.mark.parametrize(
    ("name", "follows"),
    [
        ("first", "second"),
        ("second", "third"),
        ("third", "seventh"),
        ("seventh", "return"),
        ("return", "finale"),
        ("finale", None),
        ("pilot", "first"),
        ("making of", None),
        ("stranger", None),
    ],
)
def test_the_next_is_the_first_of_its_series_after_it(name: str, follows: str | None) -> None:
    one = next(one for one in ALL if one.key.episode == name)
    for others in (ALL, ALL[::-1]):
        found = next_after(one, others)
        assert (None if found is None else found.key) == (
            None if follows is None else EpisodeKey("demo", follows)
        )


def test_nothing_follows_where_there_is_nothing_else() -> None:
    assert next_after(ALL[0], []) is None
    assert next_after(ALL[0], [ALL[0]]) is None


def test_t5_a_countdown_stands_still_while_it_is_held_and_while_the_laptop_sleeps() -> None:
    one = Countdown(looked_at=50_000)
    assert one.left == COUNTED
    one = one.look(50_001, held=False)
    assert one.left == COUNTED - 1
    one = one.look(51_000, held=False)
    assert one.left == COUNTED - SECOND
    one = one.look(52_000, held=True)
    one = one.look(52_000 + NOT_LOOKED + 1, held=False)
    assert one.left == COUNTED - SECOND
    for _ in range(9):
        assert one.left > 0
        one = one.look(one.looked_at + SECOND, held=False)
    assert one.left == 0
    assert one.look(one.looked_at + SECOND, held=False).left == 0
