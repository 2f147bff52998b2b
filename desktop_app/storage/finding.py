"""Conditions in SQL: which episodes a search finds, and which are left out."""

import json
from collections.abc import Collection

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.search import anywhere, query_of


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


def left_out(table: str, without: Collection[EpisodeKey]) -> tuple[str, dict[str, str]]:
    """Return a condition on `table` that leaves episodes out, and the values of its parameters."""
    if not without:
        return "1", {}
    condition = (
        f"({table}.catalogue, {table}.episode) NOT IN"
        " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')"
        " FROM json_each(:without))"
    )
    return condition, {"without": json.dumps(list(without))}
