"""Rows say of an episode what its record says: the offer of now, not that of the catalogue."""

from dataclasses import replace
from pathlib import Path

from desktop_app.clock import DemoClock
from desktop_app.domain.licence import Status
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.shelf import Arrangement, ShelfRow
from desktop_app.library.shelf import CatalogueRows, DownloadRows
from tests.support.shelfs import key, opened

NOW = 1_750_000_000_000


def test_s_a_row_follows_what_was_said_of_its_offer(tmp_path: Path) -> None:
    with opened(tmp_path, "ab") as shelf:
        shelf.download(key("a"), NOW)
        offer = shelf.ledger.settled(key("a"), NOW).entitlement.offer
        shelf.ledger.set_offer(key("a"), NOW, replace(offer, leaves_at=NOW))
        shelf.ledger.set_offer(key("b"), NOW, replace(offer, downloadable=False))
        clock = DemoClock(NOW, rate=0)
        downloads = DownloadRows(shelf.db, clock, lambda _episode: DEFAULT)
        catalogue = CatalogueRows(shelf.db, clock, lambda _episode: DEFAULT)
        assert downloads.arrange(Arrangement()) == 2
        (_header, row) = downloads.lines(0, 10)
        assert isinstance(row, ShelfRow)
        assert row.entitlement.status(NOW) is Status.REVOKED
        assert row == downloads.row(key("a"))
        assert catalogue.arrange(Arrangement()) == 3
        offered = {
            line.episode.key.episode: line.entitlement.offer.downloadable
            for line in catalogue.lines(0, 10)
            if isinstance(line, ShelfRow)
        }
        assert offered == {"a": True, "b": False}
        assert [line.episode.key.episode for line in downloads.everything()] == ["a", "b"]
