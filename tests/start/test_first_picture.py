"""A start brings in what its first picture shows; what is used later comes when it is used."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop_app.session.making import make_demo_library

PROJECT = Path(__file__).parents[2]
LATER = (
    "pydantic",
    "desktop_app.downloads.http",
    "desktop_app.downloads.job",
    "desktop_app.features.facilitator.presenter",
    "desktop_app.formats.catalogue",
    "desktop_app.formats.policy",
    "desktop_app.formats.scenario",
    "desktop_app.formats.variant",
    "desktop_app.scenarios.saving",
    "desktop_app.session.making",
    "desktop_app.session.saving",
    "desktop_app.ui.catalogue",
    "desktop_app.ui.dialogs",
    "desktop_app.ui.facilitator",
    "desktop_app.ui.player",
    "desktop_app.ui.rules",
    "desktop_app.ui.settings",
    "http.client",
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
)
"""Modules and whole packages that no start needs before its window is there."""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("data")
    make_demo_library(folder / "library")
    words = [sys.executable, "-m", "tests.support.first_picture", str(folder)]
    ran = subprocess.run(words, check=True, cwd=PROJECT, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_the_first_picture_shows_the_rows(started: dict[str, Any]) -> None:
    assert started["rows"] > 5


@pytest.mark.parametrize("module", LATER)
def test_what_is_used_later_is_not_there_before_the_first_picture(
    started: dict[str, Any], module: str
) -> None:
    there = [name for name in started["modules"] if f"{name}.".startswith(f"{module}.")]
    assert not there
