"""Where no window can be opened, that is said in a sentence before Qt would abort."""

import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.platform.display import NO_SCREEN, lacking_screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asked on Linux alone")


@pytest.fixture
def runtime() -> Iterator[Path]:
    """A folder whose path is short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="s-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"QT_QPA_PLATFORM": ""},
        {"DISPLAY": ""},
        {"DISPLAY": ":4711"},
        {"DISPLAY": "no display at all"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland"},
        {"QT_QPA_PLATFORM": "wayland-egl"},
        {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":4711"},
    ],
)
def test_without_a_screen_it_says_what_to_do(environment: dict[str, str]) -> None:
    assert lacking_screen(environment) == NO_SCREEN


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen:enable_fonts", "vnc"])
def test_a_platform_without_a_server_needs_no_screen(platform: str) -> None:
    assert lacking_screen({"QT_QPA_PLATFORM": platform}) == ""


def test_a_compositor_that_listens_is_a_screen_and_what_a_crash_left_of_one_is_none(
    runtime: Path,
) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(runtime)}
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(runtime / "wayland-0"))
        compositor.listen()
        for chosen in ({}, {"QT_QPA_PLATFORM": "wayland"}, {"QT_QPA_PLATFORM": "xcb;wayland"}):
            assert lacking_screen(environment | chosen) == ""
        by_path = {"WAYLAND_DISPLAY": str(runtime / "wayland-0")}
        assert lacking_screen(by_path) == ""
        assert lacking_screen(environment | {"QT_QPA_PLATFORM": "xcb"}) == NO_SCREEN
    assert (runtime / "wayland-0").exists()
    assert lacking_screen(environment) == NO_SCREEN


def test_a_platform_that_qt_does_not_have_is_named() -> None:
    sentence = lacking_screen({"QT_QPA_PLATFORM": "nonsense"})
    assert 'QT_QPA_PLATFORM asks for "nonsense"' in sentence
    assert lacking_screen({"QT_QPA_PLATFORM": "nonsense", "QT_PLUGIN_PATH": "/plugins"}) == ""
