from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import Episode, EpisodeKey, LocalText
from desktop_app.domain.licence import Ending, Status
from desktop_app.domain.next_episode import next_after
from desktop_app.domain.policy import Policy
from desktop_app.domain.shelf import Arrangement
from desktop_app.domain.time import DAY, HOUR
from desktop_app.storage.episodes import (
    episode_of,
    following,
    put_catalogue,
    series_with_terms,
)
from desktop_app.storage.listing import list_catalogue
from desktop_app.storage.transaction import writing
from tests.support.shelfs import CATALOGUE, Shelf, episodes, key, opened

NOW = 1_750_000_000_000
SALT, TIDE = key("a"), key("b")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with opened(tmp_path) as shelf:
        yield shelf


def refreshed(shelf: Shelf, listed: list[Episode]) -> None:
    with writing(shelf.db):
        put_catalogue(shelf.db, CATALOGUE, LocalText.plain("Test"), "", listed)


def as_listed(shelf: Shelf) -> list[Episode]:
    return episodes("abcdef", shelf.folder / "source")


def listed_keys(shelf: Shelf) -> list[str]:
    listed = list_catalogue(shelf.db, Arrangement())
    page = listed.page(0, listed.count)
    return [one.episode.key.episode for one in page if hasattr(one, "episode")]


def test_an_episode_is_stored_with_everything_that_its_catalogue_says(shelf: Shelf) -> None:
    whole = Episode(
        key=SALT,
        series="hours",
        series_title=LocalText({"en": "Hours", "fr": "Heures"}),
        title=LocalText({"fr": "Œuvre", "en": "Work"}),
        media="https://example.org/salt.webm",
        season=2,
        number=7,
        summary=LocalText.plain("Salt."),
        poster="/posters/salt.svg",
        duration_s=42.5,
        size=5_000_000_000,
        sha256="ab" * 32,
        languages=("fr", "en"),
        downloadable=False,
        not_offered_because=LocalText.plain("No rights."),
        leaves_at=NOW,
        policy=Policy("own", storage_duration=DAY, max_renewals=None),
    )
    refreshed(shelf, [whole])
    assert episode_of(shelf.db, SALT) == whole
    assert episode_of(shelf.db, key("none")) is None


def test_s6_an_entry_that_a_refreshed_catalogue_no_longer_has_keeps_its_licence_and_row(
    shelf: Shelf,
) -> None:
    shelf.download(SALT, NOW)
    refreshed(shelf, as_listed(shelf)[1:])
    assert listed_keys(shelf) == list("bcdef")
    shelf.ledger.advance(NOW + 400 * DAY)
    assert shelf.ledger.settled(SALT, NOW).entitlement.status(NOW) is Status.READY
    assert [row["episode"] for row in shelf.projection()["shelf"]] == ["a"]
    assert episode_of(shelf.db, SALT) == as_listed(shelf)[0]
    refreshed(shelf, as_listed(shelf))
    assert listed_keys(shelf) == list("abcdef")


def test_r3_s6_a_refreshed_catalogue_withdraws_by_its_date_alone(shelf: Shelf) -> None:
    shelf.download(SALT, NOW)
    shelf.ledger.advance(NOW)
    salt, *others = as_listed(shelf)
    refreshed(shelf, [replace(salt, leaves_at=NOW + HOUR), *others])
    shelf.ledger.advance(NOW + HOUR - 1)
    assert shelf.ledger.settled(SALT, NOW).entitlement.licence is not None
    assert shelf.projection() == shelf.rebuilt(NOW + HOUR - 1)
    shelf.ledger.advance(NOW + HOUR)
    held = shelf.ledger.settled(SALT, NOW + HOUR).entitlement
    assert (held.ended, held.status(NOW + HOUR)) == (Ending.WITHDRAWN, Status.REVOKED)
    assert shelf.media.sizes() == {}


def test_s6_what_a_refreshed_catalogue_says_otherwise_is_on_the_shelf_at_the_next_tick(
    shelf: Shelf,
) -> None:
    shelf.download(SALT, NOW)
    shelf.ledger.advance(NOW)
    salt, *others = as_listed(shelf)
    refreshed(shelf, [*others, replace(salt, season=9)])
    shelf.ledger.advance(NOW)
    assert shelf.projection() == shelf.rebuilt(NOW)
    assert shelf.projection()["shelf"][0]["season_key"].endswith("/9")


def test_a_catalogue_that_says_the_same_wakes_nothing(shelf: Shelf) -> None:
    shelf.download(SALT, NOW)
    shelf.ledger.advance(NOW)
    before = shelf.projection()
    refreshed(shelf, as_listed(shelf))
    assert shelf.projection() == before


def test_what_was_said_of_an_episode_goes_before_its_catalogue(shelf: Shelf) -> None:
    shelf.ledger.set_offer(SALT, NOW, Offer(downloadable=False, leaves_at=None))
    salt, *others = as_listed(shelf)
    refreshed(shelf, [replace(salt, leaves_at=NOW), *others])
    offer = shelf.ledger.settled(SALT, NOW).entitlement.offer
    assert offer == Offer(downloadable=False, leaves_at=None)
    assert shelf.ledger.settled(TIDE, NOW).entitlement.offer == Offer()


def test_p4_each_series_is_named_once_for_each_policy_and_only_while_it_is_listed(
    shelf: Shelf,
) -> None:
    listed, own = as_listed(shelf), Policy("own", max_renewals=3)
    assert [one.key for one in series_with_terms(shelf.db)] == [key("a"), key("f")]
    refreshed(shelf, [replace(one, policy=own if one.key == key("b") else None) for one in listed])
    found = [(one.key, one.policy) for one in series_with_terms(shelf.db)]
    assert found == [(key("a"), None), (key("b"), own), (key("f"), None)]
    refreshed(shelf, listed[:5])
    assert [one.key for one in series_with_terms(shelf.db)] == [key("a")]


def test_s6_the_next_of_a_series_is_found_without_reading_the_catalogue(shelf: Shelf) -> None:
    names = [f"e{number}" for number in range(40)]
    listed = [
        replace(one, series="tides", season=number // 10 + 1, number=number % 10 + 1)
        for number, one in enumerate(episodes(names, shelf.folder))
    ]
    special = replace(listed[3], key=key("special"), season=None, number=1)
    refreshed(shelf, [*listed, special])
    places = {one.key: one for one in [*listed, special]}

    def after(one: Episode) -> EpisodeKey | None:
        read = following(shelf.db, one)
        assert len(read) <= 2
        found, wanted = next_after(one, read), next_after(one, places.values())
        assert found == wanted
        return None if found is None else found.key

    assert after(listed[0]) == listed[1].key
    assert after(listed[9]) == listed[10].key
    assert after(special) == listed[0].key
    assert after(listed[39]) is None
    shelf.download(listed[1].key, NOW)
    refreshed(shelf, [one for one in listed if one.number not in (2, 3)])
    read = [one.key for one in following(shelf.db, listed[0])]
    assert read == [listed[1].key, listed[10].key], "what was downloaded keeps its place"
    read = [one.key for one in following(shelf.db, listed[1])]
    assert read == [listed[3].key, listed[10].key], "the other is offered nowhere"


def test_a_title_that_changed_is_found_by_its_new_words_alone(shelf: Shelf) -> None:
    renamed = replace(as_listed(shelf)[0], title=LocalText.plain("Heartwood"))
    refreshed(shelf, [renamed, *as_listed(shelf)[1:]])
    for typed, count in (("heart", 2), ("h", 2), ("title a", 0)):  # a header and its row
        assert list_catalogue(shelf.db, Arrangement(search=typed)).count == count
    shelf.db.execute("INSERT INTO episode_words (episode_words) VALUES ('integrity-check')")
