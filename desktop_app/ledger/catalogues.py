"""Stores what the file of a catalogue says: its episodes, and which may be downloaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlite_utils import Database

from desktop_app.storage.episodes import origin_of, put_catalogue
from desktop_app.storage.transaction import writing

if TYPE_CHECKING:
    from desktop_app.formats.catalogue import Catalogue


def keep_catalogue(db: Database, name: str, origin: str, read: Callable[[], Catalogue]) -> None:
    """Store a catalogue that ships, unless what is stored came from this very `origin`.

    `name` is its id; `read` reads its file, which takes a while and is not done for nothing.
    """
    if origin_of(db, name) != origin:
        store_catalogue(db, read(), origin)


def store_catalogue(db: Database, catalogue: Catalogue, origin: str) -> None:
    """Store a catalogue as its file has it now. Episodes that it no longer lists stay (rule S6)."""
    with writing(db):
        put_catalogue(db, catalogue.id, catalogue.title, origin, catalogue.episodes)
