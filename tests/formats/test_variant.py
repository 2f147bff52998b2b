"""Variants of the warning as files."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.episode import LocalText
from desktop_app.domain.time import SECOND
from desktop_app.domain.variant import CASES, NEUTRAL, DialogChoice, Part, Sentence, Shape, Variant
from desktop_app.formats.faults import FormatError
from desktop_app.formats.variant import read_variant
from desktop_app.platform.paths import resource

BOTH = {"en": "Words", "fr": "Mots"}
LEAST: dict[str, Any] = {
    "format": "sablier-variant/1",
    "name": "mine",
    "title": BOTH,
    "description": BOTH,
}
TEXT = LocalText(BOTH)


def read(folder: Path, **fields: Any) -> Variant:
    file = folder / "mine.json"
    file.write_text(json.dumps(LEAST | fields))
    return read_variant(file, resource("icons"))


def faults(folder: Path, **fields: Any) -> dict[str, str]:
    with pytest.raises(FormatError) as caught:
        read(folder, **fields)
    assert {fault.file for fault in caught.value.faults} == {str(folder / "mine.json")}
    return {fault.where: fault.reason for fault in caught.value.faults}


def test_what_is_left_out_is_as_in_the_neutral_one(tmp_path: Path) -> None:
    assert read(tmp_path) == replace(NEUTRAL, name="mine", title=TEXT, description=TEXT)


def test_the_neutral_file_is_the_warning_of_the_design() -> None:
    neutral = read_variant(resource("variants", "neutral.json"), resource("icons"))
    assert replace(neutral, title=NEUTRAL.title, description=NEUTRAL.description) == NEUTRAL
    assert (
        Variant(
            "neutral",
            shape=Shape.DIALOG,
            focus=DialogChoice.NOT_NOW,
            default=DialogChoice.NOT_NOW,
            loud=DialogChoice.RENEW,
            delay=0,
            year=True,
            icon="hourglass",
            order=(Part.CONSEQUENCE, Part.TIME, Part.END, Part.DETAILS),
            words={},
        )
        == NEUTRAL
    )


def test_every_field_is_read(tmp_path: Path) -> None:
    fields = {
        "as": "sheet",
        "focus": "none",
        "default": "renew",
        "loud": "not-now",
        "delay_s": 10,
        "year": False,
        "icon": None,
        "order": ["details", "kept", "end", "time", "consequence"],
        "words": {"title": {"one-only": BOTH}, "kept": {"any": BOTH}},
    }
    assert read(tmp_path, **fields) == Variant(
        "mine",
        TEXT,
        TEXT,
        shape=Shape.SHEET,
        focus=DialogChoice.NONE,
        default=DialogChoice.RENEW,
        loud=DialogChoice.NOT_NOW,
        delay=10 * SECOND,
        year=False,
        icon=None,
        order=(Part.DETAILS, Part.KEPT, Part.END, Part.TIME, Part.CONSEQUENCE),
        words={Sentence.TITLE: {"one-only": TEXT}, Sentence.KEPT: {"any": TEXT}},
    )


def test_every_case_may_be_worded_with_the_placeholders_that_it_knows(tmp_path: Path) -> None:
    words = {
        sentence: {
            case: {"en": f"It {marks}", "fr": f"Il {marks}"}
            for case in cases
            for marks in [" ".join(f"%{number}" for number in case.placeholders)]
        }
        for sentence, cases in CASES.items()
    }
    variant = read(tmp_path, words=words)
    for sentence, cases in words.items():
        for case, given in cases.items():
            assert variant.worded(sentence, case) == LocalText(given)


@pytest.mark.parametrize("sentence", Sentence)
def test_a_placeholder_that_a_case_does_not_know_is_refused(
    tmp_path: Path, sentence: Sentence
) -> None:
    for case in CASES[sentence]:
        for number in set(range(10)) - set(case.placeholders):
            words = {sentence: {case: {"en": "It", "fr": f"Il %{number}"}}}
            (where,) = faults(tmp_path, words=words)
            assert where == f"words.{sentence}.{case}.fr"


def test_every_fault_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        format="sablier-variant/2",
        name="other",
        title={"en": "a"},
        description="b",
        delay_s=11,
        default="yes",
        icon="../icons/x",
        order=["time", "time", "end"],
        words={
            "title": {"one": BOTH, "one-only": {"en": "%2 %n", "fr": " "}},
            "time": {"start": {"en": "In 100 % of %3", "fr": "En\u2028 %3"}},
            "body": {},
        },
        extra=1,
        **{"as": "toast"},
    )
    known = "%1 (the title, or how many episodes)"
    assert told.pop("icon").startswith('"../icons/x" is no icon that ships; write null or one of ')
    assert told == {
        "format": "should be 'sablier-variant/1', not \"sablier-variant/2\"; correct it",
        "name": 'is not what the file is called; write "mine", or rename the file',
        "title.fr": "is missing; add it",
        "description": 'should be an object, not "b"; correct it',
        "as": "should be 'dialog' or 'sheet', not \"toast\"; correct it",
        "delay_s": "should be less than or equal to 10, not 11; correct it",
        "default": "should be 'not-now', 'renew' or 'none', not \"yes\"; correct it",
        "order": "names time twice; keep one",
        "words.title.one": "is not known here; take it out or correct its name",
        "words.title.one-only.en": f'has "%2", which is not known here; known: {known}',
        "words.title.one-only.fr": 'should be words in one line, not " "; correct it',
        "words.time.start.fr": ('should be words in one line, not "En\\u2028 %3"; correct it'),
        "words.body": "is not known here; take it out or correct its name",
        "extra": "is not known here; take it out or correct its name",
    }


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"order": ["details", "time", "end"]}, "order"),
        ({"order": []}, "order"),
        ({"order": ["consequence", "time", "end", "details", "year"]}, "order[4]"),
        ({"delay_s": 2, "focus": "renew"}, "focus"),
        ({"delay_s": True}, "delay_s"),
        ({"delay_s": 1.5}, "delay_s"),
        ({"title": {"en": "a", "fr": "b", "de": "c"}}, "title.de"),
        ({"words": {"title": {"one-only": None}}}, "words.title.one-only"),
        ({"as": None}, "as"),
        ({"shape": "sheet"}, "shape"),
    ],
)
def test_a_wrong_value_is_refused_with_its_field(
    tmp_path: Path, fields: dict[str, Any], where: str
) -> None:
    assert list(faults(tmp_path, **fields)) == [where]
