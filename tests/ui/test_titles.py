"""The head of every page stands in the same place."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.stage import staged


def test_the_titles_of_all_pages_stand_in_one_place(qtbot: QtBot, tmp_path: Path) -> None:
    with staged(qtbot, tmp_path, "last-renewal") as stage:
        s = stage.session
        for percent in (100, 150, 200):
            s.theme.set_text_percent(percent)
            places = set()
            for place, page, title in (
                ("library", s.downloads_page, s.downloads_page._head.title),
                ("catalogue", s.catalogue_page, s.catalogue_page._head.title),
                ("rules", s.rules_page, s.rules_page._title),
                ("settings", s.settings_page, s.settings_page._title),
            ):
                s.window.show_place(place)
                s.window.grab()  # lays out
                places.add(title.mapTo(page, title.contentsRect().topLeft()).toTuple())
            assert len(places) == 1, percent
        s.theme.set_text_percent(100)
