"""A disk that fills up while an episode arrives: the row says so, with what really arrived."""

import json
from pathlib import Path

from tests.support.small_disk import on_a_small_disk

_DRIVER = """
import json, random, sys
from dataclasses import replace
from pathlib import Path
from desktop_app.start.application import make_application
from desktop_app.domain.transfer import TransferState
from desktop_app.start.options import Options
from desktop_app.start.program import Program
from desktop_app.storage.transfers import queue
from tests.journeys.test_from_a_server import SALT, far, shown
from tests.support.other_program import once_open
from tests.support.server import honest, serving
from tests.support.small_disk import fill
from tests.support.waiting import once

app, folder, told = make_application(), Path(sys.argv[1]), {}
FILM = b"\\x1a\\x45\\xdf\\xa3" + random.Random(7).randbytes(24 << 20)

def row(session):
    return session.download_rows.row(SALT)

def stored(session):
    return queue(session.opened.db)[0][1]

def is_failed(transfer):
    return transfer is not None and transfer.state is TransferState.FAILED

def begin(session):
    session.settings.put("rate_limit", 2_000_000)
    session.library.ask_download(SALT)
    once(lambda: (session.downloads.live(SALT) or stored(session)).received > 0,
         lambda: run_full(session))

def run_full(session):
    for reserve in folder.rglob("reserve"):
        reserve.unlink()
    fill(folder)
    once(lambda: is_failed(row(session).transfer), lambda: look(session))

def look(session):
    transfer = row(session).transfer
    (part,) = session.opened.media.path.glob("*.part")
    told["row"] = [transfer.trouble, transfer.received, transfer.rate]
    told["part"] = part.stat().st_size
    told["stored"] = stored(session).state
    session.downloads_page.show_key(SALT)
    props = session.downloads_page.model.row(session.downloads_page.model.find(SALT))
    told["badge"] = props.badge.text
    told["toasts"] = [toast.text for toast in session.window.toasts.shown]
    (folder / "filling").unlink()
    session.downloads.device_changed()
    once(lambda: is_failed(stored(session)), lambda: done(session))

def done(session):
    told["later"] = [stored(session).trouble, stored(session).received]
    app.exit()

with serving(FILM) as server:
    server.otherwise = lambda request, server: replace(honest(request, server), length=None)
    options = Options(data_dir=folder, locale="en", scenario=str(far(folder, server.address)))
    program = Program(app, options)
    once_open(program, lambda: begin(program.session))
    assert program.run() == 0
print(json.dumps(told))
"""


def test_f5_a_disk_that_fills_up_in_the_middle_is_the_reason_at_once_and_after_it(
    tmp_path: Path,
) -> None:
    done = on_a_small_disk(tmp_path, "size=48m", _DRIVER)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    told = json.loads(done.stdout)
    trouble, received, rate = told["row"]
    assert (trouble, rate) == ("disk-full", None)
    assert received == told["part"] > 0
    assert told["badge"] == "Failed · disk full"
    assert told["stored"] == "downloading", "the library had no room for it either"
    assert told["later"] == ["disk-full", received]
