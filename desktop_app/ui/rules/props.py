"""What the page *The rules* shows: pure functions from the terms in force and a language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.policy import Origin, Policy
from desktop_app.domain.rules import Rules, TermsInForce
from desktop_app.domain.shipped import ShippedPolicy
from desktop_app.ui.answers import Question, QuestionAnswer, answers_of, heading_of
from desktop_app.ui.briefs import brief_of
from desktop_app.ui.terms import mark_words, source_line
from desktop_app.ui.text import Texts

MARKS = ("A", "B", "C")


@dataclass(frozen=True, slots=True)
class SectionProps:
    """One set of terms: what it is called, what it concerns, who says so, and its answers."""

    title: str
    lines: tuple[str, ...]
    answers: tuple[QuestionAnswer, ...]


@dataclass(frozen=True, slots=True)
class CellProps:
    """What one policy answers to one question, in a few words."""

    question: str
    words: tuple[str, ...]
    spoken: str
    """With the policy and the question, for a screen reader."""


@dataclass(frozen=True, slots=True)
class MarkProps:
    """How far a source can be trusted; `letter` is empty where it is none of `MARKS`."""

    letter: str
    words: str
    spoken: str


@dataclass(frozen=True, slots=True)
class PolicyProps:
    """One policy among the others."""

    name: str
    title: str
    in_force: str
    """Says that it is; empty where it is not."""
    source: str
    mark: MarkProps
    cells: tuple[CellProps, ...]


def sections_of(
    in_force: Sequence[TermsInForce], shipped: Sequence[ShippedPolicy], texts: Texts
) -> tuple[SectionProps, ...]:
    """Return every set of terms in force; one, as a rule."""
    return tuple(
        SectionProps(
            _title(one.policy, shipped, texts),
            (_concerns(one, len(in_force) == 1, texts), *_source(one.policy, shipped, texts)),
            answers_of(Rules(one.policy), texts),
        )
        for one in in_force
    )


def _shipped_as(policy: Policy, shipped: Sequence[ShippedPolicy]) -> ShippedPolicy | None:
    return next((one for one in shipped if one.policy == policy), None)


def _title(policy: Policy, shipped: Sequence[ShippedPolicy], texts: Texts) -> str:
    found = _shipped_as(policy, shipped)
    return policy.name if found is None else texts.local(found.title)


def _source(policy: Policy, shipped: Sequence[ShippedPolicy], texts: Texts) -> tuple[str, ...]:
    found = _shipped_as(policy, shipped)
    line = "" if found is None else source_line(found, texts)
    return (line,) if line else ()


def _concerns(one: TermsInForce, alone: bool, texts: Texts) -> str:
    match one.origin:
        case Origin.SCENARIO:
            return texts.tr("Set by the open scenario.", "the rules: terms")
        case Origin.CHOSEN:
            return texts.tr("Chosen in the settings.", "the rules: terms")
        case Origin.CATALOGUE if alone:
            return texts.tr("Set by the catalogue.", "the rules: terms")
        case Origin.DEFAULT if alone:
            return texts.tr("The catalogue sets no others.", "the rules: terms")
        case Origin.CATALOGUE | Origin.DEFAULT:
            quoted = texts.tr("“%1”", "a title among others")
            names = ", ".join(texts.fill(quoted, texts.local(title)) for title in one.series)
            return texts.fill(
                texts.tr("Set for %1.", "the rules: titles of series"),
                names,
            )
        case _:
            assert_never(one.origin)


def comparison_of(
    in_force: Sequence[TermsInForce], shipped: Sequence[ShippedPolicy], texts: Texts
) -> tuple[PolicyProps, ...]:
    """Return every policy that ships in the same words; what is in force comes first."""
    policies = [one.policy for one in in_force]
    ordered = sorted(shipped, key=lambda one: one.policy not in policies)
    now = texts.tr("In force", "a policy")
    return tuple(
        PolicyProps(
            one.name,
            title := texts.local(one.title) or one.name,
            now if one.policy in policies else "",
            texts.local(one.source),
            _marked(texts.local(one.mark), texts),
            tuple(_cell(title, question, one.policy, texts) for question in Question),
        )
        for one in ordered
    )


def _cell(title: str, question: Question, policy: Policy, texts: Texts) -> CellProps:
    heading, words = heading_of(question, texts), brief_of(policy, question, texts)
    sentence = texts.tr("%1, %2 %3", "a policy, a question, and its answer, for a screen reader")
    return CellProps(heading, words, texts.fill(sentence, title, heading, ", ".join(words)))


def _marked(mark: str, texts: Texts) -> MarkProps:
    if mark not in MARKS:
        return MarkProps("", mark, mark)
    return _mark(mark, mark_words(mark, texts), texts)


def _mark(letter: str, words: str, texts: Texts) -> MarkProps:
    spoken = texts.fill(texts.tr("%1: %2", "a mark and its meaning"), letter, words)
    return MarkProps(letter, words, spoken)


def legend_of(texts: Texts) -> tuple[MarkProps, ...]:
    """Return each mark, and what it says of a source."""
    meanings = (
        texts.tr("The service says so itself, on a page of its own.", "mark of a source"),
        texts.tr("The press or people in a forum say so.", "mark of a source"),
        texts.tr("Reported, unverified: found on commercial pages only.", "mark of a source"),
    )
    return tuple(_mark(mark, words, texts) for mark, words in zip(MARKS, meanings, strict=True))
