"""A whole season at once: what asking for it is called, where there is anything to ask for."""

from collections.abc import Sequence
from typing import assert_never

from desktop_app.domain.renewal import Granted, NeedsConfirmation, Refused, Renewed, decide
from desktop_app.domain.shelf import ShelfRow
from desktop_app.ui.text import Texts


def season_label(rows: Sequence[ShelfRow], texts: Texts) -> str:
    """``Download this season``, ``Renew this season``; empty where none of it may be asked for."""
    renewals = [_is_renewal(row) for row in rows]
    asked = [one for one in renewals if one is not None]
    if not asked:
        return ""
    of_season = rows[0].episode.season is not None
    if all(asked):
        return (
            texts.tr("Renew this season", "menu of a group of rows")
            if of_season
            else texts.tr("Renew the whole series", "menu of a group of rows")
        )
    return (
        texts.tr("Download this season", "menu of a group of rows")
        if of_season
        else texts.tr("Download the whole series", "menu of a group of rows")
    )


def _is_renewal(row: ShelfRow) -> bool | None:
    """None where a download of it would be refused."""
    moving = row.transfer is not None and row.transfer.under_way
    match decide(row.entitlement, row.as_of, row.in_force, in_progress=moving):
        case Granted():
            return False
        case Renewed():
            return True
        case NeedsConfirmation(renewal):
            return renewal
        case Refused():
            return None
        case never:
            assert_never(never)
