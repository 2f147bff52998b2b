"""Domain values as the columns and JSON texts of the database, and back.

What is read back is held against what the domain's values promise (see `values`).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from types import MappingProxyType
from typing import Any

from desktop_app.domain.entitlement import Entitlement, Offer
from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import Ending, Licence, RenewalWindow
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import DAY, CalendarPeriod, Instant
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.storage.damage import DamagedError, NewerError, wrong
from desktop_app.storage.values import (
    count,
    count_or_none,
    flag,
    instant,
    instant_or_none,
    member,
    number,
    parsed,
    parsed_object,
    text_or_none,
)

Row = Mapping[str, Any]


@lru_cache(maxsize=256)
def policy_to_json(policy: Policy) -> str:
    """Write every field: durations in milliseconds, the calendar period in its parts."""
    return json.dumps(asdict(policy), sort_keys=True)


@lru_cache(maxsize=256)
def policy_from_json(text: str, where: str = "policy") -> Policy:
    """Read the policy that `policy_to_json` wrote. Cached: a library has few policies.

    Raises:
        DamagedError: it is none, or a term has a value that no policy has (rules P2, P3).
        NewerError: it has a term that this version does not know.
    """
    terms = parsed_object(text, where)
    if unknown := sorted(terms.keys() - STORED_TERMS.keys()):
        raise NewerError(f"{where}.{unknown[0][:40]}", "a term that this version does not know")
    for term, value in terms.items():
        if not STORED_TERMS[term](value):
            raise wrong(value, f"{where}.{term[:40]}", "a term of a policy")
    if "name" not in terms:
        raise DamagedError(where, "it has no name")
    period = terms.get("renewal_window")
    if period is not None:
        terms["renewal_window"] = CalendarPeriod(**period)
    return Policy(**terms)


_LONGEST = 36_525 * DAY
_MOST_OF_PERIOD = {"years": 100, "months": 1_200, "days": 36_525}


def _is_count(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_grace(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _LONGEST


def _is_period(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and any(value.values())
        and all(
            _is_count(amount) and amount <= _MOST_OF_PERIOD.get(part, -1)
            for part, amount in value.items()
        )
    )


def _or_none(is_so: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or is_so(value)


def _is_flag(value: Any) -> bool:
    return type(value) is bool


def _is_duration(value: Any) -> bool:
    return _is_grace(value) and value > 0


STORED_TERMS: Mapping[str, Callable[[Any], bool]] = {
    "name": lambda value: type(value) is str and value != "",
    "storage_duration": _or_none(_is_duration),
    "playback_duration": _or_none(_is_duration),
    "storage_enforced_after_start": _is_flag,
    "soft_enforce_playback": _is_flag,
    "play_start_grace": _is_grace,
    "max_renewals": _or_none(_is_count),
    "renewal_window": _or_none(_is_period),
    "max_downloads": _or_none(_is_count),
}
"""What may be stored of each field of `Policy`."""


def text_to_json(text: LocalText) -> str:
    """Write a text for people, with its languages, as `json.dumps` would: a catalogue has many."""
    each = [f"{quoted(code)}: {quoted(words)}" for code, words in text.by_language.items()]
    return f"{{{', '.join(each)}}}"


@lru_cache(maxsize=256)
def languages_to_json(languages: tuple[str, ...]) -> str:
    """Write the codes of the languages that an episode is in; few are met, and often."""
    return json.dumps(languages)


@lru_cache(maxsize=4096)
def text_from_json(text: str, where: str = "title") -> LocalText:
    """Read the text that `text_to_json` wrote. Cached: rows are read at every change.

    Raises:
        DamagedError: it is none.
    """
    by_language = parsed_object(text, where)
    if not all(type(one) is str for one in by_language.values()):
        raise wrong(text, where, "a text by language")
    return LocalText(MappingProxyType(by_language))


@lru_cache(maxsize=256)
def languages_from_json(text: str, where: str) -> tuple[str, ...]:
    """Read the codes of the languages that an episode is in.

    Raises:
        DamagedError: they are none.
    """
    found = parsed(text, where)
    if not isinstance(found, list) or not all(type(one) is str for one in found):
        raise wrong(text, where, "a list of languages")
    return tuple(found)


def entitlement_from(row: Row) -> Entitlement:
    """Read a row of the view `entitlements`.

    Raises:
        DamagedError: it holds what the rules never bring about.
    """
    licence = ended = window = None
    sitting_began_at = instant_or_none(row["sitting_began_at"], "sittings.began_at")
    if row["licence"] is not None:
        number(row["licence"], "licences.id")
        window = window_from(row)
        granted_at = instant(row["granted_at"], "licences.granted_at")
        opened_at = instant_or_none(row["opened_at"], "licences.opened_at")
        policy = policy_from_json(row["terms"], "licences.policy")
        ended, _at = ending_from(row, granted_at, opened_at)
        if ended is None:
            licence = Licence(granted_at, policy, opened_at)
    if sitting_began_at is not None and (licence is None or sitting_began_at < licence.granted_at):
        raise DamagedError("sittings.began_at", "it runs without a licence")
    return Entitlement(
        offer=Offer(
            flag(row["downloadable"], "episodes.downloadable"),
            instant_or_none(row["leaves_at"], "episodes.leaves_at"),
        ),
        licence=licence,
        ended=ended,
        window=window,
        sitting_began_at=sitting_began_at,
    )


def ending_from(
    row: Row, granted_at: Instant, opened_at: Instant | None
) -> tuple[Ending | None, Instant | None]:
    """Read how and when the licence in a row ended, if it has ended.

    Raises:
        DamagedError: it holds what the rules never bring about.
    """
    ended_at = instant_or_none(row["ended_at"], "licences.ended_at")
    ended = None if row["ending"] is None else member(Ending, row["ending"], "licences.ending")
    if (ended_at is None) is not (ended is None):
        raise wrong(row["ending"], "licences.ending", f"how a licence ended at {ended_at}")
    if opened_at is not None and opened_at < granted_at:
        raise wrong(opened_at, "licences.opened_at", "after its grant")
    if ended_at is not None and ended_at < granted_at:
        raise wrong(ended_at, "licences.ended_at", "after its grant")
    return ended, ended_at


def window_from(row: Row) -> RenewalWindow:
    """Read the renewal window in a row that names its columns and counts its grants.

    Raises:
        DamagedError: there is none, or it is over before it opens.
    """
    opened_at = instant(row["window_opened_at"], "renewal_windows.opened_at")
    ends_at = instant_or_none(row["window_ends_at"], "renewal_windows.ends_at")
    if ends_at is not None and ends_at <= opened_at:
        raise wrong(ends_at, "renewal_windows.ends_at", "after its opening")
    return RenewalWindow(
        opened_at=opened_at,
        ends_at=ends_at,
        max_renewals=policy_from_json(row["window_terms"], "renewal_windows.policy").max_renewals,
        grants=number(row["grants"], "licences.renewal_window"),
    )


def transfer_from(row: Row) -> Transfer | None:
    """Read the transfer in a row of the view `entitlements`, if there is one.

    Raises:
        DamagedError: it holds what no transfer does.
    """
    if row["transfer"] is None:
        return None
    trouble = row["trouble"]
    return Transfer(
        id=number(row["transfer"], "transfers.id"),
        state=member(TransferState, row["state"], "transfers.state"),
        received=count(row["received"], "transfers.received"),
        size=count_or_none(row["transfer_size"], "transfers.size"),
        trouble=None if trouble is None else member(Trouble, trouble, "transfers.trouble"),
        attempts=count(row["attempts"], "transfers.attempts"),
        furthest=count(row["furthest"], "transfers.furthest"),
        validator=text_or_none(row["validator"], "transfers.validator"),
    )
