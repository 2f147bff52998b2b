"""A catalogue that is read one series after the other is what it is as a whole, or is not taken."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from desktop_app.domain.episode import LocalText
from desktop_app.formats.catalogue import Catalogue, read_catalogue, read_in_parts, read_whole
from desktop_app.formats.faults import FormatError
from desktop_app.formats.series import UnusualError
from desktop_app.platform.paths import resource
from tests.formats.test_catalogue import SALT, catalogue_of
from tests.formats.test_hostile import HOSTILE, places, with_value

POLICIES = resource("policies")
DEMO = resource("catalogue", "catalogue.json")


def many(series: int, each: int, **fields: Any) -> dict[str, Any]:
    """A catalogue of so many series with so many episodes each, in any writing."""
    return catalogue_of() | {
        "series": [
            {
                "id": f"s{one}",
                "title": f"Série {one} 🎞",
                "episodes": [
                    SALT | fields | {"id": f"s{one}-e{number}", "title": f"Œuvre {number} 潮"}
                    for number in range(each)
                ],
            }
            for one in range(series)
        ]
    }


def written(folder: Path, text: str) -> Path:
    path = folder / "catalogue.json"
    path.write_text(text, encoding="utf-8")
    return path


def is_read_in_parts(path: Path) -> Catalogue:
    found = read_in_parts(path, POLICIES)
    assert found == read_whole(path, POLICIES)
    return found


@pytest.mark.parametrize("name", ["catalogue.json", "hundred.json"])
def test_what_ships_is_read_in_parts(name: str) -> None:
    assert is_read_in_parts(resource("catalogue", name)).episodes


@pytest.mark.parametrize(
    "write",
    [
        json.dumps,
        lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")),
        lambda value: json.dumps(value, indent="\t") + "\r\n \n",
        lambda value: "\ufeff" + json.dumps(value),
        lambda value: json.dumps(dict(sorted(value.items()))),
    ],
    ids=["ascii", "dense", "indented", "marked", "sorted"],
)
def test_a_file_of_many_reads_is_read_in_parts_however_it_is_written(
    write: Callable[[Any], str], tmp_path: Path
) -> None:
    path = written(tmp_path, write(many(40, 60, summary="l’été " * 20)))
    found = is_read_in_parts(path)
    assert path.stat().st_size > 600_000
    assert len(found.episodes) == 2_400
    assert found.episodes[-1].key.episode == "s39-e59"
    assert found.episodes[1_000].title == LocalText.plain("Œuvre 40 潮")
    assert [one.key for one in found.episodes[:3]] == [("demo", f"s0-e{n}") for n in range(3)]
    assert list(found.terms) == [one.key.episode for one in found.episodes]


@pytest.mark.parametrize(
    "names", [["series", "format", "id", "title"], ["format", "id", "title", "series", "policy"]]
)
def test_a_file_whose_parts_stand_in_another_order_is_read_as_a_whole(
    names: list[str], tmp_path: Path
) -> None:
    value = catalogue_of(SALT, policy={"name": "own"})
    path = written(tmp_path, json.dumps({name: value[name] for name in names}))
    with pytest.raises((UnusualError, ValidationError)):
        read_in_parts(path, POLICIES)
    assert read_catalogue(path, POLICIES) == read_whole(path, POLICIES)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + "x",
        lambda text: text + "{}",
        lambda text: text[:-1],
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"id"', '"id": "a", "id"', 1),
        lambda text: text.replace('"media"', '"media": "a", "media"', 1),
        lambda text: text.replace('"series"', '"series": [], "series"', 1),
        lambda text: text[:-1] + ', "series": []}',
        lambda text: text[:-1] + ', "title": "again"}',
        lambda text: text.replace('"Salt"', '"\\ud800"', 1),
        lambda text: text.replace('"Salt"', "NaN", 1),
        lambda text: text.replace('"Salt"', "[" * 100_000, 1),
        lambda text: text.replace('"Salt"', "9" * 5_000, 1),
        lambda text: text.replace('"hours"', '"tide"', 1).replace('"episodes": [{', '"x": [{', 1),
        lambda text: text.replace("[", "{", 1),
        lambda text: text.replace(",", ",,", 1),
        lambda text: text.replace('"title": "Demo", ', "", 1),
    ],
)
def test_a_fault_of_the_file_is_told_as_before(
    change: Callable[[str], str], tmp_path: Path
) -> None:
    text = json.dumps(catalogue_of(SALT, SALT | {"id": "tide"}))
    path = written(tmp_path, text)
    is_read_in_parts(path)
    written(tmp_path, change(text))
    with pytest.raises((ValueError, RecursionError)):
        read_in_parts(path, POLICIES)
    with pytest.raises(FormatError) as whole:
        read_whole(path, POLICIES)
    with pytest.raises(FormatError) as found:
        read_catalogue(path, POLICIES)
    assert found.value.faults == whole.value.faults


def test_the_faults_of_the_last_of_many_are_told_with_their_places(tmp_path: Path) -> None:
    value = many(40, 60)
    value["series"][39]["episodes"][59] |= {"duration_s": -1, "id": "s0-e0"}
    with pytest.raises(FormatError) as found:
        read_catalogue(written(tmp_path, json.dumps(value)), POLICIES)
    places_told = [fault.where for fault in found.value.faults]
    assert places_told == ["series[39].episodes[59].id", "series[39].episodes[59].duration_s"]


@given(data=st.data())
def test_what_is_read_in_parts_is_what_it_is_as_a_whole(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    good = json.loads(DEMO.read_text(encoding="utf-8"))
    where = data.draw(st.sampled_from(sorted(places(good), key=str)))
    text = json.dumps(with_value(good, where, data.draw(HOSTILE)))
    path = written(tmp_path_factory.getbasetemp(), text)
    try:
        found = read_in_parts(path, POLICIES)
    except (ValueError, RecursionError):
        return
    assert found == read_whole(path, POLICIES)


@pytest.mark.parametrize("linked", ["media", "media/salt.webm"])
def test_a_link_is_followed_wherever_it_stands_in_a_path(linked: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / linked).parent.mkdir(parents=True)
    (folder / linked).symlink_to(tmp_path / "elsewhere")
    path = written(folder, json.dumps(catalogue_of(SALT)))
    with pytest.raises(FormatError, match="leaves the file's folder"):
        read_catalogue(path, POLICIES)
