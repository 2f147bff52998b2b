"""The head of every page stands in the same place."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.stage import staged


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_titles_of_all_pages_stand_in_one_place(
    qtbot: QtBot, tmp_path: Path, percent: int
) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        s = stage.session
        s.theme.set_text_percent(percent)
        places = set()
        for place, page in (
            ("library", s.downloads_page),
            ("catalogue", s.catalogue_page),
            ("rules", s.rules_page),
            ("settings", s.settings_page),
        ):
            s.window.show_place(place)
            s.window.grab()  # lays out
            places.add(page._title.mapTo(page, page._title.contentsRect().topLeft()).toTuple())
        assert len(places) == 1
