"""A row is never put into a table that is missing."""

from pathlib import Path

import pytest

from desktop_app.ledger.settings import put_setting
from desktop_app.storage.damage import DamagedError
from tests.support.shelfs import opened


def test_a_table_that_is_missing_is_damage_and_is_not_made(tmp_path: Path) -> None:
    with opened(tmp_path) as shelf:
        shelf.db.execute("DROP TABLE settings")
        with pytest.raises(DamagedError, match="it has no settings"):
            put_setting(shelf.db, "volume", 1)
        assert "settings" not in shelf.db.table_names()
