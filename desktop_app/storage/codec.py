"""Domain values as the columns and JSON texts of the database, and back."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from desktop_app.domain.entitlement import Entitlement, Offer
from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import Ending, Licence, RenewalWindow
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import CalendarPeriod
from desktop_app.domain.transfer import Transfer, TransferState, Trouble

Row = Mapping[str, Any]


def policy_to_json(policy: Policy) -> str:
    """Every field as it is held: durations in milliseconds, the calendar period in its parts."""
    return json.dumps(asdict(policy), sort_keys=True)


@lru_cache(maxsize=256)
def policy_from_json(text: str) -> Policy:
    """The policy that `policy_to_json` wrote; a library has few, in every one of its rows."""
    fields = json.loads(text)
    period = fields.pop("renewal_window")
    return Policy(renewal_window=None if period is None else CalendarPeriod(**period), **fields)


def text_to_json(text: LocalText) -> str:
    """A text for people, with its languages."""
    return json.dumps(dict(text.by_language), ensure_ascii=False)


@lru_cache(maxsize=4096)
def text_from_json(text: str) -> LocalText:
    """The text that `text_to_json` wrote; those that are seen are read at every change."""
    return LocalText(MappingProxyType(json.loads(text)))


def entitlement_from(row: Row) -> Entitlement:
    """A row of the view `entitlements`."""
    licence = window = None
    if row["licence"] is not None:
        window = window_from(row)
        if row["ended_at"] is None:
            licence = Licence(row["granted_at"], policy_from_json(row["terms"]), row["opened_at"])
    return Entitlement(
        offer=Offer(bool(row["downloadable"]), row["leaves_at"]),
        licence=licence,
        ended=None if row["ending"] is None else Ending(row["ending"]),
        window=window,
        sitting_began_at=row["sitting_began_at"],
    )


def window_from(row: Row) -> RenewalWindow:
    """The renewal window in a row that names its columns and counts its grants."""
    return RenewalWindow(
        opened_at=row["window_opened_at"],
        ends_at=row["window_ends_at"],
        max_renewals=policy_from_json(row["window_terms"]).max_renewals,
        grants=row["grants"],
    )


def transfer_from(row: Row) -> Transfer | None:
    """The transfer in a row of the view `entitlements`, if there is one."""
    if row["transfer"] is None:
        return None
    return Transfer(
        id=row["transfer"],
        state=TransferState(row["state"]),
        received=row["received"],
        size=row["transfer_size"],
        trouble=None if row["trouble"] is None else Trouble(row["trouble"]),
        attempts=row["attempts"],
        furthest=row["furthest"],
        validator=row["validator"],
    )
