"""Every command that had an effect, in order: what a scenario is run again from (rule T5)."""

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import Instant
from desktop_app.domain.transfer import TransferState, Trouble
from desktop_app.storage.codec import Row, policy_from_json, policy_to_json
from desktop_app.storage.damage import DamagedError, wrong
from desktop_app.storage.values import instant, is_instant, key, parsed_object

Entry = Mapping[str, Any]
"""`do`, mostly in the words of `replay`, and what belongs to it; `episode` is a key or absent."""


def asked(key: EpisodeKey, policy: Policy) -> Entry:
    """A transfer began, under the policy in force."""
    return {"do": "ask", "episode": key, "policy": policy_to_json(policy)}


def granted(key: EpisodeKey, policy: Policy) -> Entry:
    """A licence was committed, under the policy that it was asked for with."""
    return {"do": "download", "episode": key, "policy": policy_to_json(policy)}


def played(key: EpisodeKey) -> Entry:
    """A sitting began."""
    return {"do": "play", "episode": key}


def stopped(key: EpisodeKey, position_s: float | None) -> Entry:
    """A sitting ended."""
    return {"do": "stop", "episode": key, "position_s": position_s}


def removed(key: EpisodeKey) -> Entry:
    """The user removed the copy."""
    return {"do": "remove", "episode": key}


def lost(key: EpisodeKey) -> Entry:
    """The file was noticed to be gone."""
    return {"do": "lose", "episode": key}


def cancelled(key: EpisodeKey) -> Entry:
    """The user took a transfer off the queue."""
    return {"do": "cancel", "episode": key}


def cleared(key: EpisodeKey, *, back: bool) -> Entry:
    """The user took a greyed row away, or brought it back."""
    return {"do": "bring-back" if back else "clear", "episode": key}


def offered(key: EpisodeKey, offer: Offer) -> Entry:
    """The catalogue says something else."""
    return {
        "do": "set",
        "episode": key,
        "downloadable": offer.downloadable,
        "leaves_at": offer.leaves_at,
    }


def policy_chosen(policy: Policy) -> Entry:
    """Another policy is in force."""
    return {"do": "set", "policy": policy_to_json(policy)}


def device_found(*, modified: bool) -> Entry:
    """The device reports whether it was modified."""
    return {"do": "set", "device_modified": modified}


def device_switched(*, modified: bool) -> Entry:
    """The facilitator made the device report whether it was modified."""
    return {"do": "switch", "device_modified": modified}


def left_at(key: EpisodeKey, position_s: float) -> Entry:
    """Playback was left elsewhere than where it stopped."""
    return {"do": "set", "episode": key, "position_s": position_s}


def write(db: Database, at: Instant, entry: Entry) -> None:
    """Add one entry."""
    body = {name: value for name, value in entry.items() if name != "episode"}
    catalogue, episode = entry.get("episode", (None, None))
    db.execute(
        "INSERT INTO journal (at, catalogue, episode, action) VALUES (?, ?, ?, ?)",
        [at, catalogue, episode, json.dumps(body)],
    )


def entries(db: Database, until: Instant | None = None) -> Iterator[tuple[Instant, Entry]]:
    """Every entry up to and at `until`, in order."""
    rows = db.query(
        "SELECT id, at, catalogue, episode, action FROM journal"
        " WHERE :until IS NULL OR at <= :until ORDER BY id",
        {"until": until},
    )
    for row in rows:
        try:
            yield _entry(row)
        except DamagedError as error:
            raise error.of(row["id"]) from None


def _entry(row: Row) -> tuple[Instant, Entry]:
    entry = parsed_object(row["action"], "journal.action")
    for name, value in entry.items():
        if name not in _HOLDS or not _HOLDS[name](value):
            raise wrong(value, f"journal.action.{name[:40]}", "a part of a command")
    needed = _NEEDED.get(entry.get("do", ""))
    if needed is None or not any(names <= entry.keys() for names in needed):
        raise wrong(row["action"], "journal.action", "a command")
    if entry.get("policy") is not None:
        policy_from_json(entry["policy"], "journal.action.policy")
    if row["episode"] is not None:
        entry["episode"] = key(row["catalogue"], row["episode"], "journal")
    elif entry["do"] not in ("set", "switch"):
        raise DamagedError("journal.episode", "it is missing")
    return instant(row["at"], "journal.at"), entry


def _is_flag(value: Any) -> bool:
    return type(value) is bool


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value < math.inf


_HOLDS: Mapping[str, Callable[[Any], bool]] = {
    "do": lambda value: type(value) is str,
    "policy": lambda value: value is None or type(value) is str,
    "position_s": lambda value: value is None or _is_number(value),
    "downloadable": _is_flag,
    "leaves_at": lambda value: value is None or is_instant(value),
    "device_modified": _is_flag,
    "state": lambda value: value in set(TransferState),
    "progress": lambda value: _is_number(value) and value <= 1,
    "reason": lambda value: value is None or value in set(Trouble),
}
_NEEDED: Mapping[str, Sequence[frozenset[str]]] = {
    "ask": [frozenset({"policy"})],
    "download": [frozenset({"policy"})],
    "play": [frozenset()],
    "stop": [frozenset({"position_s"})],
    "remove": [frozenset()],
    "lose": [frozenset()],
    "cancel": [frozenset()],
    "clear": [frozenset()],
    "bring-back": [frozenset()],
    "queue": [frozenset({"policy", "state", "progress", "reason"})],
    "set": [
        frozenset({"downloadable", "leaves_at"}),
        frozenset({"policy"}),
        frozenset({"device_modified"}),
        frozenset({"position_s"}),
    ],
    "switch": [frozenset({"device_modified"})],
}
"""What a command cannot do without; where there are several, one of them."""
