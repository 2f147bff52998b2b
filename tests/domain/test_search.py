# ruff: noqa: RUF001 - characters that look like others are what is tested
"""What a search finds, and the order of titles: what is typed against what is typeset."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.search import (
    MOST_WORDS,
    Query,
    anywhere,
    folded,
    query_of,
    search_text,
    sort_key,
)


def finds(typed: str, *texts: str) -> bool:
    """Whether every word is found in the texts, as `storage/finding.py` asks the database."""
    searched = search_text(texts)
    return all(
        (word if anywhere(word) else f" {word}") in searched for word in query_of(typed).words
    )


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("L’Embranchement", "l'embranchement"),
        ("L’Embranchement", "lembranchement"),
        ("L’Embranchement", "L EMBRANCHEMENT"),
        ("L'Embranchement", "l’emb"),
        ("L’Embranchement", "branche"),
        ("L’Embranchement", "'"),
        ("Rock ʼn’ Roll", "rock 'n' roll"),
        ("« Ailleurs »", '"ailleurs"'),
        ("“Salt”", "«salt»"),
        ("Saint–Malo", "saint-malo"),
        ("Saint Malo", "saint-malo"),
        ("Saint-Malo", "saint malo"),
        ("Saint-Malo", "saintmalo"),
        ("1914–1918", "1918"),
        ("Diyarbakır", "diyarbakir"),
        ("İstanbul", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("Œuvre", "oeuvre"),
        ("Łódź", "lodz"),
        ("Smørrebrød", "SMORREBROD"),
        ("Straße", "strasse"),
        ("Été indien", "indien ete"),
        ("Ailleurs", "ai"),
        ("Ferry 2", "ferry\u00a02"),  # a no-break space, as French typesetting has it
        ("Ferry 2", "ferry ２"),  # a digit of full width
        ("№ 5", "no 5"),
        ("Drone™", "dronetm"),
        ("Ǿresund", "oresund"),
        ("Ǽbler", "aebler"),
    ],
)
def test_a_title_is_found_however_it_is_typed(title: str, typed: str) -> None:
    assert finds(typed, title)


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Ailleurs", "il"),  # two letters are found where a word begins
        ("Salt", "salt water"),
        ("Ferry 12", "ferry 2"),
    ],
)
def test_a_title_is_not_found_by_words_that_it_lacks(title: str, typed: str) -> None:
    assert not finds(typed, title)


def test_words_are_found_across_title_and_series_in_any_order() -> None:
    assert finds("creuses sel", "Sel", "Salt", "Les Heures creuses")
    assert not finds("sel foret", "Sel", "Salt", "Les Heures creuses")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("  ", Query()),
        ("salt", Query(("salt",))),
        ("S1 E2", Query((), 1, 2, ("s1", "e2"))),
        ("s01e02", Query((), 1, 2, ("s01e02",))),
        ("S1 É2", Query((), 1, 2, ("s1", "e2"))),
        ("1x02", Query((), 1, 2, ("1x02",))),
        ("salt e10", Query(("salt",), None, 10, ("e10",))),
        ("season s3", Query(("season",), 3, None, ("s3",))),
        ("s1e", Query((), 1, None, ("s1e",))),  # on the way to s1e2
        ("s1 e", Query((), 1, None, ("s1", "e"))),
        ("e", Query(("e",))),
        ("s", Query(("s",))),
        ("s12345678", Query(("s12345678",))),
        ("-", Query(("-",))),
        ("— “", Query(('- "',))),
    ],
)
def test_season_and_number_are_read_from_what_is_typed(typed: str, query: Query) -> None:
    assert query_of(typed) == query


def test_a_pasted_page_is_searched_by_its_first_words() -> None:
    assert len(query_of("word " * 100_000).words) == MOST_WORDS


@pytest.mark.parametrize(
    "titles",
    [
        ["Ferry 2", "Ferry 10", "Ferry 100"],
        ["Ferry 9", "Ferry 010"],
        ["1 jour", "2 jours", "10 jours", "Ailleurs"],
        ["Été", "« Étoile »", "Fin"],
        ["L’Ami 2", "L'Ami 10", "Lamie"],
        ["Chapter 1.9", "Chapter 1.10"],
        ["١ one", "٢ two", "١٠ ten"],  # Arabic digits
        ["9" * 5_000, "1" + "0" * 5_000],
    ],
)
def test_titles_sort_as_people_read_them(titles: list[str]) -> None:
    assert sorted(sorted(titles, reverse=True), key=sort_key) == titles


@given(st.text())
def test_any_title_is_found_by_itself(title: str) -> None:
    assert not query_of(title).words or query_of(title).code or finds(title, title)


@given(st.text(st.characters(), max_size=30))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_what_a_character_decomposes_into_is_folded_too() -> None:
    decomposed = [one for one in map(chr, range(sys.maxunicode)) if unicodedata.decomposition(one)]
    assert decomposed
    assert [one for one in decomposed if folded(folded(one)) != folded(one)] == []


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_in_titles_sort_by_their_value(one: int, other: int) -> None:
    keys = [sort_key(f"Ferry {number}") for number in (one, other)]
    assert (keys[0] < keys[1]) == (one < other)


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_of_plain_letters_is_folded_as_it_is_beside_others(text: str) -> None:
    assert f"{folded(text)} e".lstrip() == folded(f"{text} é")
