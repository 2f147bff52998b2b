"""What may be downloaded: a catalogue's file, stored beside what was downloaded of it."""

from sqlite_utils import Database

from desktop_app.formats.catalogue import Catalogue
from desktop_app.storage.episodes import put_catalogue
from desktop_app.storage.transaction import writing


def store_catalogue(db: Database, catalogue: Catalogue, origin: str) -> None:
    """Store a catalogue as its file says it now; what it no longer lists stays (rule S6)."""
    with writing(db):
        put_catalogue(db, catalogue.id, catalogue.title, origin, catalogue.episodes)
