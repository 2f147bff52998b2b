"""A policy in plain words, in both languages."""

from dataclasses import replace

import pytest

from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.time import DAY, HOUR, SECOND, CalendarPeriod
from desktop_app.ui.terms import period, terms_line
from desktop_app.ui.text import Texts

EN, FR = Texts("en"), Texts("fr")
RENTAL = Policy("rental", storage_duration=30 * DAY, max_renewals=0, renewal_window=None)
SKY = Policy(
    "sky",
    storage_duration=30 * DAY,
    storage_enforced_after_start=True,
    max_renewals=None,
    max_downloads=25,
)
SCREENER = Policy("screener", storage_duration=14 * DAY, playback_duration=None, max_renewals=None)
ONLINE = Policy("online", playback_duration=None, max_renewals=None)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("policy", "english", "french"),
    [
        (
            DEFAULT,
            "48 hours to finish once started · 1 renewal within a year",
            "48 heures pour finir une fois commencé · 1 renouvellement dans l’année",
        ),
        (
            SKY,
            (
                "30 days to start · 48 hours to finish once started · whichever ends first"
                " · any number of renewals · at most 25 downloads at once"
            ),
            (
                "30 jours pour commencer · 48 heures pour finir une fois commencé"
                " · au premier des deux termes · renouvellements sans limite"
                " · 25 téléchargements au plus à la fois"
            ),
        ),
        (
            RENTAL,
            "30 days to start · 48 hours to finish once started · no renewal",
            (
                "30 jours pour commencer · 48 heures pour finir une fois commencé"
                " · aucun renouvellement"
            ),
        ),
        (
            SCREENER,
            "14 days to start · no time limit once started · any number of renewals",
            "14 jours pour commencer · sans limite une fois commencé · renouvellements sans limite",
        ),
        (
            ONLINE,
            "no time limit while it is in the catalogue · any number of renewals",
            "aucune limite de temps tant qu’il est au catalogue · renouvellements sans limite",
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Policy) else "",
)
def test_the_policies_that_ship(policy: Policy, english: str, french: str) -> None:
    assert plain(terms_line(policy, EN)) == english
    assert plain(terms_line(policy, FR)) == french


@pytest.mark.parametrize(
    ("policy", "english"),
    [
        (replace(DEFAULT, max_renewals=0), "no renewal within a year"),
        (replace(DEFAULT, max_renewals=3), "3 renewals within a year"),
        (replace(DEFAULT, renewal_window=None), "1 renewal in all"),
        (
            replace(DEFAULT, renewal_window=CalendarPeriod(months=6)),
            "1 renewal within 6 months",
        ),
        (
            replace(DEFAULT, max_renewals=0, renewal_window=CalendarPeriod(days=1)),
            "no renewal within 1 day",
        ),
        (replace(DEFAULT, max_downloads=1), "at most 1 download at once"),
        (replace(DEFAULT, max_downloads=0), "no download on this laptop"),
        (
            replace(DEFAULT, play_start_grace=30 * SECOND),
            "less than 30 seconds of playing starts nothing",
        ),
        (
            replace(DEFAULT, soft_enforce_playback=False),
            "playing stops at the end of the time",
        ),
        (
            replace(SCREENER, storage_enforced_after_start=True),
            "14 days to watch it, started or not",
        ),
        (replace(ONLINE, storage_duration=36 * HOUR), "36 hours to start"),
    ],
)
def test_every_other_field(policy: Policy, english: str) -> None:
    assert english in plain(terms_line(policy, EN)).split(" · ")


def test_a_number_keeps_what_it_counts_on_its_line() -> None:
    assert "1\u00a0renewal" in terms_line(DEFAULT, EN)


def test_a_long_period() -> None:
    window = CalendarPeriod(years=2, months=1, days=10)
    assert period(window, EN) == "2 years, 1 month, 10 days"
    assert plain(period(window, FR)) == "2 ans, 1 mois, 10 jours"
