"""Notifications: over a real socket to a desktop's service, to a tray, or to nobody."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import EpisodeKey
from desktop_app.notifications.notice import Notice, NoticeClicked
from desktop_app.notifications.service import NotificationService
from desktop_app.platform.session_bus import session_bus
from tests.support.desktop import desktop
from tests.support.signals import Heard
from tests.support.stage import no_bus

SALT, TIDE = EpisodeKey("a", "salt"), EpisodeKey("a", "tide")


class Tray:
    """One that shows messages, or none."""

    def __init__(self, *, works: bool = False) -> None:
        self._works = works
        self.shown: list[Notice] = []
        self.open = True

    def can_show(self) -> bool:
        return self._works

    def show_notice(self, message: Notice, /) -> None:
        self.shown.append(message)

    def close(self) -> None:
        self.open = False


def notice(key: EpisodeKey = SALT, body: str = "6 hours left for “Salt & Pepper”.") -> Notice:
    return Notice(key, "Salt · Les Heures creuses", body, "Show")


@pytest.fixture
def owner(qapp: object) -> QObject:
    assert qapp is not None
    return QObject()


def test_it_is_handed_over_as_the_specification_says(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    with desktop(tmp_path, "body", "actions") as there:
        service = NotificationService(Tray(), there.connect_to, owner)
        assert service.available is None
        service.post(notice())
        qtbot.waitUntil(lambda: len(there.shown) == 1)
        assert service.available
        (shown,) = there.shown
        assert shown.signature == "susssasa{sv}i"
        assert (shown.replaces, shown.title) == (0, "Salt · Les Heures creuses")
        assert (shown.body, shown.actions) == (notice().body, ["default", "Show"])
        service.close()


def test_where_the_text_may_hold_markup_it_is_escaped(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    with desktop(tmp_path, "body", "body-markup") as there:
        service = NotificationService(Tray(), there.connect_to, owner)
        service.post(notice())
        qtbot.waitUntil(lambda: len(there.shown) == 1)
        assert there.shown[0].body == "6 hours left for “Salt &amp; Pepper”."
        service.close()


def _post(qtbot: QtBot, service: NotificationService, one: Notice) -> None:
    with qtbot.waitSignal(service.shown):
        service.post(one)


def test_a_later_one_about_the_same_episode_takes_its_place(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    with desktop(tmp_path, "body") as there:
        service = NotificationService(Tray(), there.connect_to, owner)
        heard = Heard(service, "chosen")
        _post(qtbot, service, notice())
        _post(qtbot, service, notice(TIDE))
        there.click(41)
        qtbot.waitUntil(lambda: heard["chosen"] == [NoticeClicked(SALT)])
        _post(qtbot, service, notice(SALT, "1 hour left for “Salt”."))
        assert [one.replaces for one in there.shown] == [0, 0, 41]
        there.click(99)
        there.click(42, "a token")
        qtbot.waitUntil(
            lambda: heard["chosen"] == [NoticeClicked(SALT), NoticeClicked(TIDE, "a token")]
        )
        service.close()


@pytest.mark.parametrize("works", [True, False])
def test_without_a_service_the_tray_shows_it_or_nobody_does(
    qtbot: QtBot, tmp_path: Path, owner: QObject, works: bool
) -> None:
    with desktop(tmp_path) as there:
        tray = Tray(works=works)
        service = NotificationService(tray, there.connect_to, owner)
        with qtbot.waitSignal(service.changed):
            service.post(notice())
        service.post(notice(TIDE))
        assert service.available is works
        assert tray.shown == ([notice(), notice(TIDE)] if works else [])
        service.close()
        assert not tray.open


@pytest.mark.parametrize("works", [True, False])
def test_without_a_bus_that_is_known_at_once(owner: QObject, works: bool) -> None:
    tray = Tray(works=works)
    service = NotificationService(tray, no_bus, owner)
    service.ask()
    assert service.available is works
    service.post(notice())
    assert len(tray.shown) == works


def test_closed_it_asks_nobody_and_shows_nothing(owner: QObject) -> None:
    tray = Tray(works=True)
    service = NotificationService(tray, no_bus, owner)
    service.close()
    service.post(notice())
    assert (service.available, tray.shown) == (None, [])


def test_no_bus_is_started_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert session_bus("test") is None
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert session_bus("test") is None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'gone'}")
    assert session_bus("test") is None
