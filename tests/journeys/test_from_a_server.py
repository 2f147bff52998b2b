"""An episode that lies on a server: put off, cut off, gone on with where it stopped, and played."""

import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.time import MINUTE, SECOND, Duration
from desktop_app.domain.transfer import Transfer, Trouble
from desktop_app.session.shipped import demo_catalogue
from desktop_app.ui.inspector.parts import Fact
from tests.support.clocks import Skipping
from tests.support.server import Answer, Request, Server, honest, serving
from tests.support.stage import Stage, scenario_file, staged

SALT = EpisodeKey("far", "salt")


def far(folder: Path, address: str) -> Path:
    """A scenario over a catalogue with one episode, which lies at that address."""
    episode = {"id": "salt", "title": "Salt", "media": f"{address}/salt.webm"}
    series = {"id": "coast", "title": "The coast", "episodes": [episode]}
    whole = {"format": "sablier-catalogue/1", "id": "far", "title": "Far", "series": [series]}
    (folder / "far.json").write_text(json.dumps(whole))
    return scenario_file(folder, catalogue="far.json")


def is_busy(_request: Request, _server: Server) -> Answer:
    return Answer(503, {"Retry-After": "300"}, b"later")


def breaks_off(request: Request, server: Server) -> Answer:
    whole = honest(request, server)
    return replace(whole, body=whole.body[: len(whole.body) // 2], length=len(whole.body))


def transfer_of(stage: Stage) -> Transfer | None:
    row = stage.session.download_rows.row(SALT)
    return None if row is None else row.transfer


def waits_because_of(stage: Stage, trouble: Trouble) -> bool:
    transfer = transfer_of(stage)
    return transfer is not None and transfer.trouble is trouble and transfer.tries_again


def shown(stage: Stage) -> str:
    """What the row and the details say."""
    model = stage.session.downloads_page.model
    number = model.find(SALT)
    assert number is not None
    props = model.row(number)
    assert props is not None
    facts = [one.accessibleName() for one in stage.session.inspector.findChildren(Fact)]
    return " | ".join((props.line, props.badge.text, *facts)).replace("\u00a0", " ")


def is_cut_off(stage: Stage, server: Server) -> bool:
    live = stage.session.downloads.live(SALT)
    if live is not None:
        server.was_taken(live.received)
    return waits_because_of(stage, Trouble.INTERRUPTED)


def let_pass(stage: Stage, real: Skipping, passed: Duration) -> None:
    real.skipped += passed
    stage.session.ticker.tick()


def test_d3_f1_what_a_server_puts_off_and_cuts_off_arrives_in_the_end_and_plays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    real = Skipping()
    (salt,) = (one for one in demo_catalogue().episodes if one.key.episode == "salt")
    with serving(Path(salt.media).read_bytes()) as server:
        server.script += [is_busy, breaks_off]
        with staged(qtbot, tmp_path, far(tmp_path, server.address), elapsed=real) as stage:
            session = stage.session
            session.library.ask_download(SALT)
            stage.until(lambda: waits_because_of(stage, Trouble.SERVER_BUSY))
            session.downloads_page.show_key(SALT)
            assert "Tries again automatically" in shown(stage)
            assert "Next try, in 5 minutes" in shown(stage)
            let_pass(stage, real, 4 * MINUTE + 30 * SECOND)
            assert "Next try, in under a minute" in shown(stage)
            assert len(server.requests) == 1, "it is left alone for as long as it asked"
            let_pass(stage, real, MINUTE)
            stage.until(lambda: is_cut_off(stage, server))
            assert "Connection lost" in shown(stage)
            let_pass(stage, real, 10 * SECOND)
            stage.until(lambda: transfer_of(stage) is None)
            half = len(server.content) // 2
            assert [one.first for one in server.requests] == [None, None, half]
            (file,) = session.opened.media.path.iterdir()
            assert file.read_bytes() == server.content
            stage.press(Qt.Key.Key_Return)
            stage.until(lambda: session.library.running() == SALT)
            stage.leave_player()


def has_failed(stage: Stage, trouble: Trouble) -> bool:
    transfer = transfer_of(stage)
    return transfer is not None and not transfer.under_way and transfer.trouble is trouble


def words_of(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel)).replace("\u00a0", " ")


def signs_in(_request: Request, _server: Server) -> Answer:
    page = b"<!DOCTYPE html><html><title>Hotel</title><form>Room number</form></html>"
    return Answer(200, {"Content-Type": "text/html"}, page)


def test_f2_d3_a_sign_in_page_is_told_uses_nothing_up_and_the_next_try_goes_on(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (salt,) = (one for one in demo_catalogue().episodes if one.key.episode == "salt")
    real = Skipping()
    with serving(Path(salt.media).read_bytes()) as server:
        server.script += [breaks_off, signs_in]
        with staged(qtbot, tmp_path, far(tmp_path, server.address), elapsed=real) as stage:
            session = stage.session
            session.library.ask_download(SALT)
            stage.until(lambda: is_cut_off(stage, server))
            let_pass(stage, real, 10 * SECOND)
            stage.until(lambda: has_failed(stage, Trouble.SIGN_IN_PAGE))
            assert "Failed · sign-in page" in shown(stage)
            session.downloads_page.show_key(SALT)
            assert "A sign-in page came instead of the episode." in words_of(session.inspector)
            assert "Nothing was used up." in words_of(session.inspector)
            row = session.download_rows.row(SALT)
            assert row is not None
            assert row.entitlement.window is None
            session.library.ask_download(SALT)
            stage.until(lambda: transfer_of(stage) is None)
            half = len(server.content) // 2
            assert [one.first for one in server.requests] == [None, half, half]
