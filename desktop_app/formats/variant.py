"""A variant of the warning as a file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, create_model

from desktop_app.domain.episode import LocalText
from desktop_app.domain.time import SECOND
from desktop_app.domain.variant import (
    CASES,
    DELAY_AT_MOST,
    PLACEHOLDERS,
    DialogChoice,
    Part,
    Sentence,
    Shape,
    Variant,
    Words,
)
from desktop_app.formats.document import StrictModel, parse, read_file
from desktop_app.formats.faults import quoted, some
from desktop_app.formats.fields import Id, read_as
from desktop_app.formats.plain_text import LONGEST_LINE, is_one_line

__all__ = ["VariantModel", "read_variant"]

_Answer = Literal["not-now", "renew", "none"]
_Part = Literal["consequence", "time", "end", "kept", "details"]
_ORDER: tuple[_Part, ...] = ("consequence", "time", "end", "details")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the fields may ask while a file is read."""

    path: Path
    icons: Path


def _reading(info: ValidationInfo) -> _Reading:
    assert isinstance(info.context, _Reading)
    return info.context


def _of_its_file(name: str, info: ValidationInfo) -> str:
    stem = _reading(info).path.stem
    if name == stem:
        return name
    raise ValueError(f"is not what the file is called; write {quoted(stem)}, or rename the file")


def _an_icon(name: str, info: ValidationInfo) -> str:
    known = sorted(path.stem for path in _reading(info).icons.glob("*.svg"))
    if name in known:
        return name
    raise ValueError(f"{quoted(name)} is no icon that ships; write null or one of {some(known)}")


def _every_part(order: list[str]) -> list[str]:
    doubled = sorted({part for part in order if order.count(part) > 1})
    left_out = [part for part in Part if part not in order and part is not Part.KEPT]
    if doubled:
        raise ValueError(f"names {', '.join(doubled)} twice; keep one")
    if left_out:
        raise ValueError(f"leaves out {', '.join(left_out)}; only {Part.KEPT} may be")
    return order


def _can_be_pressed(focus: str, info: ValidationInfo) -> str:
    if focus == DialogChoice.RENEW and info.data.get("delay_s"):
        raise ValueError(
            'cannot be "renew" with a delay: until it has passed that button cannot be pressed'
        )
    return focus


def _some_words(text: str) -> str:
    if len(text) > LONGEST_LINE:
        raise ValueError(f"should be at most {LONGEST_LINE} characters, not {len(text)}; cut it")
    if text.strip() and is_one_line(text):
        return text
    raise ValueError(f"should be words in one line, not {quoted(text)}; correct it")


def _only(allowed: tuple[int, ...]) -> Callable[[str], str]:
    """Words with no other placeholders than these."""
    known = ", ".join(f"%{number} ({PLACEHOLDERS[number]})" for number in allowed) or "none"

    def checked(text: str) -> str:
        for found in re.findall(r"%[0-9A-Za-z]+", _some_words(text)):
            if found not in {f"%{number}" for number in allowed}:
                raise ValueError(f"has {quoted(found)}, which is not known here; known: {known}")
        return text

    return checked


class _Both(StrictModel):
    """Words in every language of the program: a participant may read either."""

    en: Annotated[str, AfterValidator(_some_words)]
    fr: Annotated[str, AfterValidator(_some_words)]


def _local(both: BaseModel) -> LocalText:
    return LocalText(both.model_dump())


def _template(allowed: tuple[int, ...]) -> type[BaseModel]:
    words = Annotated[str, AfterValidator(_only(allowed))]
    name = "Words" + "".join(str(number) for number in allowed)
    return create_model(name, __base__=StrictModel, en=(words, ...), fr=(words, ...))


_TEMPLATES = {
    allowed: _template(allowed)
    for allowed in sorted({case.placeholders for cases in CASES.values() for case in cases})
}


def _cases(sentence: Sentence) -> type[BaseModel]:
    fields: dict[str, Any] = {
        case.value.replace("-", "_"): (_TEMPLATES[case.placeholders], Field(None, alias=case.value))
        for case in CASES[sentence]
    }
    return create_model(f"{sentence.capitalize()}Cases", __base__=StrictModel, **fields)


_fields: dict[str, Any] = {
    str(sentence): (_cases(sentence), Field(default_factory=_cases(sentence)))
    for sentence in Sentence
}
WordsModel = create_model("WordsModel", __base__=StrictModel, **_fields)


class VariantModel(StrictModel):
    """The JSON object of a variant. What is left out is as in the neutral one."""

    format: Literal["sablier-variant/1"]
    name: Annotated[Id, AfterValidator(_of_its_file)]
    title: _Both
    description: _Both
    shape: Literal["dialog", "sheet"] = Field("dialog", alias="as")
    delay_s: Annotated[int, Field(ge=0, le=DELAY_AT_MOST // SECOND)] = 0
    focus: Annotated[_Answer, AfterValidator(_can_be_pressed)] = "not-now"
    default: _Answer = "not-now"
    loud: _Answer = "renew"
    year: bool = True
    icon: Annotated[str, AfterValidator(_an_icon)] | None = "hourglass"
    order: Annotated[
        list[_Part],
        AfterValidator(_every_part),
    ] = Field(default_factory=lambda: list(_ORDER))
    words: Annotated[BaseModel, read_as(WordsModel)] = Field(default_factory=WordsModel)


def read_variant(path: Path, icons: Path) -> Variant:
    """Read a variant file; raises `FormatError`. `icons` is the folder of those that ship."""
    model = parse(VariantModel, read_file(path), str(path), _Reading(path, icons))
    return Variant(
        name=model.name,
        title=_local(model.title),
        description=_local(model.description),
        shape=Shape(model.shape),
        focus=DialogChoice(model.focus),
        default=DialogChoice(model.default),
        loud=DialogChoice(model.loud),
        delay=model.delay_s * SECOND,
        year=model.year,
        icon=model.icon,
        order=tuple(Part(part) for part in model.order),
        words=_words(model.words),
    )


def _words(given: BaseModel) -> Words:
    """Return what was given, by sentence and case."""
    found = given.model_dump(by_alias=True, exclude_unset=True)
    return {
        (asked := Sentence(sentence)): {
            CASES[asked](case): LocalText(words) for case, words in cases.items()
        }
        for sentence, cases in found.items()
    }
