import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray
from sqlite_utils import Database

from desktop_app.domain.encodings import ENCODINGS
from desktop_app.domain.policy import DEFAULT, Origin, Policy
from desktop_app.domain.shelf import Sort
from desktop_app.ledger.settings import put_setting
from desktop_app.session.shipped import policy_files
from desktop_app.settings.service import DEFAULT_RATE, MOST_ENCODINGS, SettingsService
from desktop_app.storage.database import open_library
from tests.support.shelfs import episodes
from tests.support.signals import Heard

POLICIES = {name: one.policy for name, one in policy_files().items()}
EPISODE = episodes("a", Path("source"))[0]


@pytest.fixture
def db(tmp_path: Path, qapp: object) -> Iterator[Database]:
    assert qapp is not None
    db = open_library(tmp_path / "library.db")
    yield db
    db.close()


def settings_of(db: Database, scenario: Policy | None = None, **given: Any) -> SettingsService:
    return SettingsService(db, lambda: POLICIES, given=given, scenario_policy=scenario)


def test_what_nobody_chose_has_a_default(db: Database) -> None:
    settings = settings_of(db)
    assert settings.language is None
    assert (settings.theme, settings.text_size) == ("system", 100)
    assert (settings.rate_limit, settings.volume, settings.subtitles) == (DEFAULT_RATE, 1.0, None)
    assert not settings.explained_first_play
    assert (settings.reduced_motion, settings.notifications) == (False, False)
    assert (settings.geometry, settings.policy_name) == (None, None)


def test_what_is_given_at_a_start_goes_before_what_is_stored_and_is_not_stored(
    db: Database,
) -> None:
    settings_of(db).put("theme", "light")
    given = settings_of(db, theme="dark", language="fr", text_size=None)
    assert (given.theme, given.language, given.text_size) == ("dark", "fr", 100)
    assert (settings_of(db).theme, settings_of(db).language) == ("light", None)


def test_what_is_chosen_goes_before_what_was_given_and_is_kept(db: Database) -> None:
    settings = settings_of(db, theme="dark")
    heard = Heard(settings, "changed")
    settings.put("theme", "light")
    assert settings.theme == "light"
    assert heard["changed"] == ["theme"]
    assert settings_of(db).theme == "light"


def test_none_forgets_a_choice(db: Database) -> None:
    settings = settings_of(db)
    settings.put("language", "fr")
    settings.put("language", None)
    assert settings_of(db).language is None


@pytest.mark.parametrize(
    ("name", "stored", "holds"),
    [
        ("text_size", 150, 150),
        ("text_size", 20, 100),
        ("text_size", 900, 200),
        ("text_size", "big", 100),
        ("rate_limit", 0, None),
        ("rate_limit", 5_000, 5_000),
        ("slots", None, 2),
        ("slots", 4, 4),
        ("slots", 0, 1),
        ("slots", 99, 5),
        ("slots", "all", 2),
        ("volume", 0.25, 0.25),
        ("volume", 3, 1.0),
        ("volume", "loud", 1.0),
        ("subtitles", "fr", "fr"),
        ("subtitles", 7, None),
        ("explained_first_play", True, True),
        ("reduced_motion", True, True),
        ("notifications", "yes", False),
        ("play_next", None, True),
        ("play_next", False, False),
        ("policy_name", "none such", None),
    ],
)
def test_what_is_stored_is_kept_within_its_bounds(
    db: Database, name: str, stored: object, holds: object
) -> None:
    settings_of(db).put(name.replace("policy_name", "policy"), stored)
    assert getattr(settings_of(db), name) == holds


def test_the_windows_geometry_comes_back_as_it_was(db: Database) -> None:
    geometry = QByteArray(bytes(range(256)))
    settings_of(db).put_geometry(geometry)
    assert settings_of(db).geometry == geometry


def test_p4_in_force_is_the_first_that_there_is(db: Database) -> None:
    own = Policy("own", max_renewals=3)
    scenario = Policy("scenario", max_renewals=4)
    with_own = replace(EPISODE, policy=own)
    settings = settings_of(db)
    assert settings.in_force(EPISODE) == DEFAULT == POLICIES["clubic-2017"]
    assert settings.in_force(with_own) == own
    settings.put("policy", "sky-go-nz")
    assert settings.policy_name == "sky-go-nz"
    assert settings.in_force(with_own) == settings.in_force(EPISODE) == POLICIES["sky-go-nz"]
    chosen = settings_of(db, scenario)
    assert chosen.in_force(with_own) == scenario
    chosen.scenario_policy = own  # a later `set policy`
    assert chosen.in_force(EPISODE) == own


def test_p4_it_is_known_who_put_it_in_force(db: Database) -> None:
    own = Policy("own", max_renewals=3)
    settings = settings_of(db)
    assert settings.in_force_by(EPISODE) == (DEFAULT, Origin.DEFAULT)
    assert settings.in_force_by(replace(EPISODE, policy=own)) == (own, Origin.CATALOGUE)
    settings.put("policy", "sky-go-nz")
    assert settings.in_force_by(EPISODE) == (POLICIES["sky-go-nz"], Origin.CHOSEN)
    assert settings_of(db, own).in_force_by(EPISODE) == (own, Origin.SCENARIO)


def test_a_choice_is_undone_to_what_was_given_and_what_was_stored(db: Database) -> None:
    settings_of(db).put("theme", "light")
    settings = settings_of(db, theme="dark")
    settings.choose("theme", "contrast")
    assert settings.theme == "contrast"
    assert settings.undo("theme")
    assert settings.theme == "dark"
    assert settings_of(db).theme == "light"
    assert not settings.undo("theme")


def test_undo_knows_the_last_choice_of_each_setting_alone(db: Database) -> None:
    settings = settings_of(db)
    settings.choose("theme", "light")
    settings.choose("language", "fr")
    settings.choose("theme", "contrast")
    assert settings.undo("theme")
    assert (settings.theme, settings.language) == ("light", "fr")
    assert settings.undo("language")
    assert settings.language is None


def test_the_encoding_of_a_file_is_kept_until_it_is_left_to_the_program(db: Database) -> None:
    latin, greek = ENCODINGS[3], ENCODINGS[11]
    settings = settings_of(db)
    assert settings.encodings == {}
    settings.put_encoding(Path("/a.srt"), latin)
    settings.put_encoding(Path("/b.srt"), greek)
    settings.put_encoding(Path("/a.srt"), greek)
    assert settings_of(db).encodings == {Path("/a.srt"): greek, Path("/b.srt"): greek}
    settings.put_encoding(Path("/a.srt"), None)
    assert settings_of(db).encodings == {Path("/b.srt"): greek}
    for number in range(MOST_ENCODINGS):
        settings.put_encoding(Path(f"/{number}.srt"), latin)
    kept = settings_of(db).encodings
    assert len(kept) == MOST_ENCODINGS
    assert Path("/b.srt") not in kept


@pytest.mark.parametrize("stored", ["text", 7, [1], {"/a.srt": "no such"}, {"/a.srt": 3}])
def test_stored_encodings_that_make_no_sense_are_none(db: Database, stored: Any) -> None:
    settings_of(db).put("encodings", stored)
    assert settings_of(db).encodings == {}


def test_what_was_arranged_holds_at_once_and_is_stored_as_soon_as_can_be(db: Database) -> None:
    settings = settings_of(db)
    heard = Heard(settings, "changed")
    db.execute("PRAGMA query_only = ON")
    settings.arrange("volume", 0.5)
    settings.arrange("sort", "title")
    assert (settings.volume, settings.sort) == (0.5, "title")
    assert heard["changed"] == ["volume", "sort"]
    assert settings_of(db).volume == 1.0
    settings.store_arranged()
    db.execute("PRAGMA query_only = OFF")
    settings.store_arranged()
    assert (settings_of(db).volume, settings_of(db).sort) == (0.5, "title")


def test_a_choice_that_cannot_be_stored_is_none_and_leaves_what_can_be_undone(db: Database) -> None:
    settings = settings_of(db)
    settings.choose("theme", "dark")
    db.execute("PRAGMA query_only = ON")
    for refused in (lambda: settings.choose("theme", "light"), lambda: settings.undo("theme")):
        with pytest.raises(sqlite3.OperationalError):
            refused()
        assert settings.theme == "dark"
    db.execute("PRAGMA query_only = OFF")
    assert settings.undo("theme")
    assert settings.theme == "system"


@pytest.mark.parametrize(
    ("name", "stored", "default"),
    [
        ("theme", "purple", "system"),
        ("theme", 7, "system"),
        ("language", "tlh", None),
        ("volume", 10**400, 1.0),
        ("volume", -(10**400), 0.0),
        ("folded", {"library": 5}, {}),
        ("folded", {"library": ["a", 5]}, {"library": ["a"]}),
        ("text_size", "large", 100),
        ("sort", [], Sort.EXPIRING_FIRST),
    ],
)
def test_what_no_choice_can_be_holds_as_if_nobody_had_chosen(
    db: Database, name: str, stored: object, default: object
) -> None:
    put_setting(db, name, stored)
    assert getattr(settings_of(db), name) == default
