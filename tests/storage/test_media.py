import hashlib
import os
from pathlib import Path
from threading import Thread

import pytest

from desktop_app.storage.media import MediaFolder, OurFile, Presence, sha256_of


@pytest.fixture
def media(tmp_path: Path) -> MediaFolder:
    folder = MediaFolder(tmp_path / "media")
    folder.ensure()
    return folder


def test_s4_a_file_with_its_size_is_there(media: MediaFolder) -> None:
    media.file("t1.webm").write_bytes(b"12345")
    assert media.look("t1.webm", 5) is Presence.THERE


@pytest.mark.parametrize("content", [b"1234", b"123456", b"", None])
def test_s4_a_file_with_another_size_or_none_is_gone(
    media: MediaFolder, content: bytes | None
) -> None:
    if content is not None:
        media.file("t1.webm").write_bytes(content)
    assert media.look("t1.webm", 5) is Presence.GONE


def test_s4_a_folder_of_the_files_name_is_no_file(media: MediaFolder) -> None:
    media.file("t1.webm").mkdir()
    assert media.look("t1.webm", media.file("t1.webm").stat().st_size) is Presence.GONE


@pytest.mark.parametrize("in_its_place", ["nothing", "a file"])
def test_s4_a_folder_that_cannot_be_read_is_no_loss(media: MediaFolder, in_its_place: str) -> None:
    media.path.rmdir()
    if in_its_place == "a file":
        media.path.write_text("")
    assert media.look("t1.webm", 5) is Presence.UNREADABLE


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/films/salt.webm", "t7.webm"),
        ("/films/SALT.WEBM", "t7.webm"),
        ("https://example.org/salt.mp4?token=a.b", "t7.mp4"),
        ("/films/salt", "t7.media"),
        ("/films/salt.part", "t7.media"),
        ("/films/salt.tar.gz!", "t7.media"),
    ],
)
def test_f4_files_are_named_by_their_transfer(media: MediaFolder, source: str, name: str) -> None:
    assert media.complete(7, source).name == name
    assert media.part(7).name == "t7.part"
    media.complete(7, source).touch()
    media.part(7).touch()
    assert list(media.ours()) == sorted(
        [OurFile(media.file(name), 7, True, 0), OurFile(media.part(7), 7, False, 0)],
        key=lambda one: one.path,
    )


@pytest.mark.parametrize("name", ["notes.txt", "t0.webm", "t.webm", "xt1.webm", "t1.", "t1.x.y"])
def test_f4_what_is_not_ours_by_its_name_is_not_ours(media: MediaFolder, name: str) -> None:
    media.file(name).touch()
    media.file("t1.webm").mkdir()
    assert list(media.ours()) == []


def test_f2_a_part_file_is_flushed_and_renamed(media: MediaFolder) -> None:
    media.part(1).write_bytes(b"12345")
    media.put_in_place(media.part(1), media.file("t1.webm"))
    assert media.sizes() == {"t1.webm": 5}


def test_deleting_what_is_gone_is_no_error(media: MediaFolder) -> None:
    media.delete(media.file("t1.webm"))
    media.file("t2.webm").mkdir()
    with pytest.raises(OSError, match=r"t2\.webm"):
        media.delete(media.file("t2.webm"))


def test_a_checksum_is_of_every_byte(tmp_path: Path) -> None:
    content = os.urandom((1 << 20) + 17)
    (tmp_path / "file").write_bytes(content)
    assert sha256_of(tmp_path / "file") == hashlib.sha256(content).hexdigest()


def test_s4_a_file_that_is_deleted_meanwhile_makes_no_folder_unreadable(tmp_path: Path) -> None:
    media = MediaFolder(tmp_path)
    paths = [media.part(number) for number in range(1, 600)]
    for path in paths:
        path.touch()
    deleting = Thread(target=lambda: [path.unlink() for path in paths])
    deleting.start()
    while sizes := media.sizes():
        assert len(sizes) < len(paths) + 1
        list(media.ours())
    deleting.join()
