"""A catalogue: ids, texts, paths that stay inside, addresses, and every fault at once."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.episode import LARGEST_FILE, Episode, EpisodeKey, LocalText
from desktop_app.domain.policy import Policy
from desktop_app.domain.time import from_datetime, to_datetime
from desktop_app.formats.catalogue import Catalogue, read_catalogue
from desktop_app.formats.faults import FormatError

SALT = {"id": "salt", "title": "Salt", "media": "media/salt.webm"}


def catalogue_of(*episodes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """One series with these episodes."""
    return {
        "format": "sablier-catalogue/1",
        "id": "demo",
        "title": "Demo",
        "series": [{"id": "hours", "title": "Hours", "episodes": list(episodes)}],
    } | fields


def read(folder: Path, value: object) -> Catalogue:
    """Written and read; the policy `one` ships."""
    policies = folder / "policies"
    policies.mkdir(exist_ok=True)
    (policies / "one.json").write_text('{"name": "one", "max_renewals": 7}')
    (policies / "broken.json").write_text('{"name": ""}')
    file = folder / "catalogue.json"
    file.write_text(json.dumps(value))
    return read_catalogue(file, policies)


def faults(folder: Path, value: object) -> dict[str, str]:
    """Places and reasons."""
    with pytest.raises(FormatError) as caught:
        read(folder, value)
    return {fault.where: fault.reason for fault in caught.value.faults}


def one(folder: Path, **fields: Any) -> Episode:
    """The episode that comes of these fields."""
    return read(folder, catalogue_of(SALT | fields)).episodes[0]


def test_what_is_required_is_enough(tmp_path: Path) -> None:
    assert read(tmp_path, catalogue_of(SALT)) == Catalogue(
        tmp_path / "catalogue.json",
        "demo",
        LocalText.plain("Demo"),
        None,
        (
            Episode(
                EpisodeKey("demo", "salt"),
                "hours",
                LocalText.plain("Hours"),
                LocalText.plain("Salt"),
                str(tmp_path / "media/salt.webm"),
            ),
        ),
    )
    assert read(tmp_path, catalogue_of(series=[])).episodes == ()


def test_every_field_is_read(tmp_path: Path) -> None:
    fields = {
        "season": 1,
        "number": 2,
        "title": {"en": "Salt", "fr": "Sel"},
        "summary": "White",
        "poster": "posters/salt.svg",
        "duration_s": 42,
        "size": 812345,
        "sha256": "AB" * 32,
        "languages": ["fr", "en"],
        "downloadable": False,
        "not_offered_because": "No rights",
        "leaves_at": "2026-06-18T14:48:00+02:00",
        "media": "https://example.org/salt.webm?a=%20b",
    }
    episode = one(tmp_path, **fields)
    assert (episode.season, episode.number, episode.duration_s, episode.size) == (
        1,
        2,
        42.0,
        812345,
    )
    assert episode.title == LocalText({"en": "Salt", "fr": "Sel"})
    assert (episode.summary, episode.not_offered_because) == (
        LocalText.plain("White"),
        LocalText.plain("No rights"),
    )
    assert episode.media == fields["media"]
    assert episode.poster == str(tmp_path / "posters/salt.svg")
    assert (episode.sha256, episode.languages) == ("ab" * 32, ("fr", "en"))
    assert not episode.downloadable
    assert episode.leaves_at is not None
    assert to_datetime(episode.leaves_at).isoformat() == "2026-06-18T12:48:00+00:00"
    assert from_datetime(to_datetime(episode.leaves_at)) == episode.leaves_at


def test_the_policy_of_an_episode_is_its_series_else_the_catalogues(tmp_path: Path) -> None:
    own: dict[str, Any] = {"name": "own", "max_renewals": 0}
    value = catalogue_of(SALT, policy="one")
    value["series"].append(
        {"id": "b", "title": "B", "policy": own, "episodes": [SALT | {"id": "tide"}]}
    )
    catalogue = read(tmp_path, value)
    assert catalogue.policy == Policy("one", max_renewals=7)
    assert [episode.policy for episode in catalogue.episodes] == [
        Policy("one", max_renewals=7),
        Policy("own", max_renewals=0),
    ]


@pytest.mark.parametrize(
    ("policy", "where"),
    [
        ("two", "policy"),
        ("../policies/one", "policy"),
        (5, "policy"),
        ({"name": "x", "max_renewals": -1}, "policy.max_renewals"),
        ({}, "policy.name"),
    ],
)
def test_p3_a_wrong_policy_is_refused_with_its_place(
    policy: object, where: str, tmp_path: Path
) -> None:
    assert list(faults(tmp_path, catalogue_of(SALT, policy=policy))) == [where]


def test_p3_a_named_policy_with_faults_is_reported_with_its_own_file(tmp_path: Path) -> None:
    with pytest.raises(FormatError) as caught:
        read(tmp_path, catalogue_of(SALT, policy="broken"))
    (fault,) = caught.value.faults
    assert (fault.file, fault.where) == (str(tmp_path / "policies/broken.json"), "name")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("salt.webm", "salt.webm"),
        ("./media/salt.webm", "media/salt.webm"),
        ("media//salt.webm", "media/salt.webm"),
        ("media/..salt", "media/..salt"),
        ("média/sel d'été.webm", "média/sel d'été.webm"),
        ("inner/salt.webm", "media/salt.webm"),
    ],
)
def test_a_path_is_relative_to_the_files_folder(path: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "inner").symlink_to(tmp_path / "media")
    assert one(tmp_path, media=path).media == str(tmp_path / found)
    assert one(tmp_path, poster=path).poster == str(tmp_path / found)


def test_a_folder_reached_by_a_link_is_a_folder(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    assert one(link).media == str(real / "media/salt.webm")


@pytest.mark.parametrize(
    "path",
    [
        *["/etc/passwd", "//host/share", "../salt.webm", "media/../../salt.webm", ".."],
        *["media/../salt.webm", "outside/salt.webm", "outside", "loop/../../x"],
    ],
)
def test_a_path_may_not_leave_the_files_folder(path: str, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "outside").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder / "loop")
    value = catalogue_of(SALT | {"media": path, "poster": path})
    assert list(faults(folder, value)) == [
        "series[0].episodes[0].media",
        "series[0].episodes[0].poster",
    ]
    assert set(faults(folder, value).values()) == {
        f"{json.dumps(path)} leaves the file's folder; put what it names below it"
    }


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "a\0b",
        "a\nb",
        "..\\x",
        "media\\salt",
        "\\\\host\\x",
        "media/a:b",
        "x\u202ey",
        "1:a",
    ],
)
def test_what_is_no_path_is_refused(path: str, tmp_path: Path) -> None:
    value = catalogue_of(SALT | {"media": path, "poster": path})
    assert all("is no path" in reason for reason in faults(tmp_path, value).values())
    assert len(faults(tmp_path, value)) == 2


def test_a_poster_is_no_address(tmp_path: Path) -> None:
    value = catalogue_of(SALT | {"poster": "https://example.org/salt.svg"})
    assert list(faults(tmp_path, value)) == ["series[0].episodes[0].poster"]


@pytest.mark.parametrize(
    "media",
    [
        "http://example.org/a.webm",
        "HTTPS://user@example.org:8080/a",
        "http://[::1]:80/a",
        "https://example.org",
        "file:///srv/a.webm",
        "file://localhost/srv/a.webm",
        "file:/srv/a.webm",
        "file:///C:/a.webm",
    ],
)
def test_media_may_be_an_address(media: str, tmp_path: Path) -> None:
    assert one(tmp_path, media=media).media == media


@pytest.mark.parametrize(
    "media",
    [
        *[
            "ftp://example.org/a",
            "javascript:alert(1)",
            "data:video/webm,x",
            "C:a",
            "C:/a",
            "c:\\a",
        ],
        *[
            "http:",
            "http://",
            "http:///a",
            "https:a",
            "http://[::1/a",
            "http://h:99999/a",
            "http://a:b@c:d@h/a",
        ],
        *["http://h/a b", "http://h/a\nb", "file:a", "file://", "file://host/a", "qrc:/a"],
    ],
)
def test_other_addresses_are_refused(media: str, tmp_path: Path) -> None:
    value = catalogue_of(SALT | {"media": media})
    assert "is no address" in faults(tmp_path, value)["series[0].episodes[0].media"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("id", ""), ("id", "Salt"), ("id", "a" * 65), ("id", "a_b"), ("id", "é"), ("id", 1)],
        *[("season", -1), ("season", 1.0), ("number", True), ("number", "1"), ("number", 2**63)],
        *[("duration_s", 0), ("duration_s", -1), ("duration_s", "1"), ("duration_s", True)],
        *[("duration_s", 3e10), ("duration_s", 10**400)],
        *[("size", -1), ("size", 1.5), ("size", LARGEST_FILE + 1), ("size", 2**63)],
        *[("sha256", "ab"), ("sha256", "g" * 64), ("sha256", 1)],
        *[("languages", "en"), ("downloadable", 1), ("leaves_at", "-P4D"), ("leaves_at", 5)],
        *[("media", None), ("media", 1), ("poster", 1), ("title", None), ("summary", None)],
        *[("policy", "one"), ("extra", 1)],
    ],
)
def test_a_wrong_value_is_refused_with_its_place(field: str, value: object, tmp_path: Path) -> None:
    found = faults(tmp_path, catalogue_of(SALT | {field: value}))
    assert list(found) == [f"series[0].episodes[0].{field}"]


@pytest.mark.parametrize("code", ["EN", "e", "", "en_GB", "en-"])
def test_a_wrong_language_is_refused(code: str, tmp_path: Path) -> None:
    found = faults(tmp_path, catalogue_of(SALT | {"languages": ["en-GB", code]}))
    assert list(found) == ["series[0].episodes[0].languages[1]"]


def test_an_episodes_id_is_unique_in_its_catalogue(tmp_path: Path) -> None:
    value = catalogue_of(SALT, SALT)
    value["series"].append({"id": "b", "title": "B", "episodes": [SALT, SALT | {"id": "tide"}]})
    reason = '"salt" stands in this catalogue twice; give one another id'
    assert faults(tmp_path, value) == {
        "series[0].episodes[1].id": reason,
        "series[1].episodes[0].id": reason,
    }


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    value = catalogue_of({"id": "SALT"}, 5, format="sablier-catalogue/2", id="", extra=1)  # type: ignore[arg-type]
    assert faults(tmp_path, value) == {
        "format": "should be 'sablier-catalogue/1', not \"sablier-catalogue/2\"; correct it",
        "id": '"" is no id; write 1 to 64 of a-z, 0-9 and -',
        "series[0].episodes[0].id": '"SALT" is no id; write 1 to 64 of a-z, 0-9 and -',
        "series[0].episodes[0].title": "is missing; add it",
        "series[0].episodes[0].media": "is missing; add it",
        "series[0].episodes[1]": "should be an object, not 5; correct it",
        "extra": "is not known here; take it out or correct its name",
    }
    assert list(faults(tmp_path, {})) == ["format", "id", "title", "series"]
