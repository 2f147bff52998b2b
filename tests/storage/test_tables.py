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


def test_the_second_row_of_a_table_is_written_without_looking_at_the_schema(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as shelf:
        put_setting(shelf.db, "volume", 1)
        asked: list[str] = []
        shelf.db.conn.set_trace_callback(asked.append)
        put_setting(shelf.db, "volume", 2)
        put_setting(shelf.db, "volume", None)
        shelf.db.conn.set_trace_callback(None)
        assert any("settings" in one for one in asked)
        assert not [one for one in asked if "sqlite_master" in one or "table_info" in one]
