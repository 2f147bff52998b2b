"""What ships is read when it is asked for: titles of policies, the catalogue of a library."""

from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from desktop_app.session.folders import DATABASE, library_folder
from desktop_app.session.opening import open_user_library
from desktop_app.session.shipped import policy_files, policy_title


def test_each_policy_that_ships_has_its_title_and_one_with_other_terms_has_none() -> None:
    for one in policy_files().values():
        assert policy_title(one.policy) == one.title
        assert policy_title(replace(one.policy, max_downloads=77)) is None
        assert policy_title(replace(one.policy, name="nobody's")) is None


def opened(tmp_path: Path) -> str:
    """Open and close the library; what an episode of the catalogue is called in it then."""
    library = open_user_library(tmp_path, {})
    ((title,),) = library.db.execute("SELECT title_en FROM episodes WHERE id = 'salt'").fetchall()
    library.close()
    assert isinstance(title, str)
    return title


def write(tmp_path: Path, statement: str) -> None:
    db = Database(library_folder(tmp_path) / DATABASE)
    with db.conn:
        db.execute(statement)
    db.close()


def test_the_catalogue_is_read_again_only_where_another_version_stored_it(tmp_path: Path) -> None:
    title = opened(tmp_path)
    assert opened(tmp_path) == title
    write(tmp_path, "UPDATE episodes SET title_en = 'old' WHERE id = 'salt'")
    assert opened(tmp_path) == "old", "it came from this version: its file is not read again"
    write(tmp_path, "UPDATE catalogues SET origin = 'demo' WHERE id = 'demo'")
    assert opened(tmp_path) == title
