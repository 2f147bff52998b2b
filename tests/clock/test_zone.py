"""The zone of the laptop: asked for again and again, and believed where its name is wrong."""

import shutil
import sys
import zoneinfo
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime

from desktop_app.clock.zone import ZoneWatch, system_zone
from desktop_app.domain.time import DAY, from_datetime
from tests.support.zones import travelling

if sys.platform == "win32":
    pytest.skip("a process has no zone of its own there", allow_module_level=True)

NOW = from_datetime(datetime(2026, 6, 22, 11, 7, tzinfo=UTC))


def shown(watch: ZoneWatch) -> str:
    return QDateTime.fromMSecsSinceEpoch(NOW, watch.zone).toString("HH:mm")


def test_a_change_is_noticed_once() -> None:
    with travelling("Europe/Paris") as arrive:
        watch = ZoneWatch(NOW)
        assert shown(watch) == "13:07"
        assert not watch.has_changed(NOW)
        arrive("Asia/Tokyo")
        assert watch.has_changed(NOW)
        assert shown(watch) == "20:07"
        assert not watch.has_changed(NOW)
        arrive("Europe/Paris")
        assert watch.has_changed(NOW)
        assert shown(watch) == "13:07"


def test_a_zone_that_tells_the_same_time_today_is_another_one() -> None:
    with travelling("Europe/Paris") as arrive:
        watch = ZoneWatch(NOW)
        arrive("Africa/Johannesburg")
        assert watch.has_changed(NOW)


@pytest.mark.qt_log_ignore("Unable to determine system time zone")
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu"])
def test_a_file_without_a_name_is_believed(tmp_path: Path, zone: str) -> None:
    """As where /etc/localtime is a copy, which Qt finds no name for."""
    folders = [Path(one) for one in zoneinfo.TZPATH if (Path(one) / zone).is_file()]
    if not folders:
        pytest.skip("no files of zones on this system")
    copy = tmp_path / "localtime"
    shutil.copy(folders[0] / zone, copy)
    with travelling(f":{copy}"):
        found = system_zone(NOW)
        for at in (NOW, NOW + 182 * DAY):
            moment = datetime.fromtimestamp(at / 1000, zoneinfo.ZoneInfo(zone))
            told = QDateTime.fromMSecsSinceEpoch(at, found).toString("yyyy-MM-dd HH:mm")
            assert told == f"{moment:%Y-%m-%d %H:%M}"
