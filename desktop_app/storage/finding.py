"""Conditions in SQL: which episodes a search finds, and which are left out."""

import json
from collections.abc import Collection, Iterable

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.search import anywhere, initial, query_of

_MOST_THREES = 12


def found_by(typed: str) -> tuple[str, dict[str, str | int]]:
    """Return a condition on `episodes AS e` in SQL, and the values of its parameters."""
    query = query_of(typed)
    values: dict[str, str | int] = {}

    def has(word: str) -> str:
        name = f"word_{len(values)}"
        values[name] = word if anywhere(word) else f" {word}"
        return f"instr(e.search, :{name})"

    conditions = [has(word) for word in query.words]
    if query.code:
        titled = " AND ".join(has(word) for word in query.code)
        named = []
        for column, value in (("season", query.season), ("number", query.number)):
            if value is not None:
                values[column] = value
                named.append(f"e.{column} = :{column}")
        conditions.append(f"(({' AND '.join(named)}) OR ({titled}))")
    return " AND ".join(conditions) or "1", values


def candidates(typed: str) -> tuple[str, dict[str, str | int]] | None:
    """Return SQL for the rowids of the episodes that a search may find, and its values.

    Whatever `found_by` finds is among them, and not the other way round. None means that no index
    narrows this search down.
    """
    query = query_of(typed)
    if match := _match(query.words):
        return _BY_WORDS.format("words"), {"words": match}
    if query.number is None:
        return None
    season = "" if query.season is None else " AND season = :season"
    sql = f"SELECT rowid FROM episodes WHERE number = :number{season}"
    values: dict[str, str | int] = {"number": query.number, "season": query.season or 0}
    if match := _match(query.code):
        return f"{sql} UNION {_BY_WORDS.format('code')}", values | {"code": match}
    return None


_BY_WORDS = "SELECT rowid FROM episode_words WHERE episode_words MATCH :{}"


def _match(words: Iterable[str]) -> str:
    threes = dict.fromkeys(three for word in words for three in _threes(word))
    return " AND ".join(f'"{three}"' for three in threes if "\0" not in three)


def _threes(word: str) -> list[str]:
    """Some of the threes of letters that stand wherever a folded word is found."""
    if not anywhere(word):
        return [initial(word) if len(word) == 1 else f" {word}"]
    return [word[at : at + 3].replace('"', '""') for at in range(min(len(word) - 2, _MOST_THREES))]


def left_out(columns: str, without: Collection[EpisodeKey]) -> tuple[str, dict[str, str]]:
    """Return a condition that leaves episodes out, and the values of its parameters.

    `columns` are the two that hold a catalogue and an episode.
    """
    if not without:
        return "1", {}
    condition = (
        f"({columns}) NOT IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')"
        " FROM json_each(:without))"
    )
    return condition, {"without": json.dumps(list(without))}
