"""`sablier list`: what is or was downloaded, or is moving, as text or JSON."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from desktop_app.domain.countdown import time_left
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import to_rfc3339
from desktop_app.domain.timeline import State
from desktop_app.domain.transfer import TransferState
from desktop_app.library.shelf import Rows
from desktop_app.session.opened import OpenLibrary
from desktop_app.storage.media import MediaFolder
from desktop_app.ui.text import Texts


def listed(library: OpenLibrary, *, everything: bool) -> list[ShelfRow]:
    """Return the rows by catalogue, series, season and number; with `everything` all episodes."""
    rows = Rows(library.db, library.clock, library.settings.in_force, cut_off_at=library.cut_off_at)
    return [
        _as_far_as_it_is(row, library.media)
        for row in rows.everything()
        if everything or _shown(row)
    ]


def as_json(rows: Iterable[ShelfRow], language: str) -> str:
    """Return the rows as one array, as `list --json` prints it."""
    return json.dumps([_object(row, language) for row in rows], ensure_ascii=False, indent=1)


def as_text(rows: Iterable[ShelfRow], language: str) -> str:
    """Return the rows, each on a line, with columns that align."""
    texts = Texts(language)
    cells = [_cells(row, texts) for row in rows]
    widths = [max((len(one[column]) for one in cells), default=0) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(one, widths, strict=True)).rstrip()
        for one in cells
    )


def _as_far_as_it_is(row: ShelfRow, media: MediaFolder) -> ShelfRow:
    """Return a transfer as far as its part file is: a running program does not store each byte."""
    transfer = row.transfer
    if transfer is None or transfer.state is not TransferState.DOWNLOADING:
        return row
    try:
        received = media.part(transfer.id).stat().st_size
    except OSError:
        return row
    return replace(row, transfer=replace(transfer, received=received))


def _shown(row: ShelfRow) -> bool:
    return row.entitlement.window is not None or row.transfer is not None


def _object(row: ShelfRow, language: str) -> dict[str, Any]:
    episode, state = row.episode, State.of(row.entitlement, row.as_of, row.in_force)
    transfer = row.transfer
    return {
        "catalogue": episode.key.catalogue,
        "series": episode.series,
        "season": episode.season,
        "number": episode.number,
        "episode": episode.key.episode,
        "title": episode.title.in_language(language),
        "status": state.status,
        "overtime": state.overtime,
        "expires_at": None if state.expires_at is None else to_rfc3339(state.expires_at),
        "remaining_s": state.remaining_s,
        "downloads_left": state.downloads_left,
        "downloads_reset_at": (
            None if state.downloads_reset_at is None else to_rfc3339(state.downloads_reset_at)
        ),
        "position_s": row.position_s,
        "size": episode.size,
        "watched": row.watched,
        "transfer": None
        if transfer is None
        else {
            "state": transfer.state,
            "progress": transfer.progress,
            "reason": transfer.trouble,
        },
    }


def _cells(row: ShelfRow, texts: Texts) -> tuple[str, str, str, str]:
    episode, state = row.episode, State.of(row.entitlement, row.as_of, row.in_force)
    place = "" if episode.season is None else f"S{episode.season} E{episode.number}"
    status = str(state.status) if row.transfer is None else str(row.transfer.state)
    left = ""
    if (ends_at := row.entitlement.ends_at) is not None:
        left = texts.time_left(time_left(ends_at - row.as_of))
    series, title = texts.local(episode.series_title), texts.local(episode.title)
    return series, place, title, f"{status}  {left}".rstrip()
