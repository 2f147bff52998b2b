"""What is said once, before the first play of all: pressing play opens the playback window."""

from dataclasses import dataclass

from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.explanation import ExplanationFacts, last_instant
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.props import CardProps, ClosedBy, item_of
from desktop_app.ui.terms import whole_span
from desktop_app.ui.text import Texts


def explanation_props(facts: ExplanationFacts, texts: Texts) -> CardProps:
    """Say what pressing play opens, and when the copy would end."""
    finish = facts.licence.policy.playback_duration
    if finish is None:
        title = texts.tr("Start watching “%1”?", "title of the explanation")
        title = texts.fill(title, texts.local(facts.episode.title))
    else:
        title = texts.tr("Start the %1?", "title of the explanation: the 48 hours")
        title = texts.fill(title, whole_span(finish, texts))
    return CardProps(
        icon="play",
        title=title,
        sentences=_sentences(facts, texts),
        items=(item_of(facts.episode, texts),),
        decline=texts.tr("Not now", "button: of the warning, of the explanation"),
        accept=texts.tr("Start watching", "button of the explanation"),
    )


def _sentences(facts: ExplanationFacts, texts: Texts) -> tuple[str, ...]:
    policy, end = facts.licence.policy, last_instant(facts)
    finish, grace = policy.playback_duration, policy.play_start_grace
    said = []
    if end is None:
        sentence = texts.tr(
            "You can watch “%1” as often as you like: it has no time limit on this laptop.",
            "explanation",
        )
        return (texts.fill(sentence, texts.local(facts.episode.title)),)
    if finish is not None:
        sentence = texts.tr(
            "Pressing play opens the playback window of “%1”: %2, even if you stop at once.",
            "explanation: how long it lasts",
        )
        if grace:
            sentence = texts.tr(
                "Playing “%1” for %3 opens its playback window of %2.",
                "explanation: how long to play, and how long it lasts",
            )
        name, spans = texts.local(facts.episode.title), (finish, grace)
        said.append(texts.fill(sentence, name, *(whole_span(one, texts) for one in spans)))
    until = texts.tr(
        "If you start it now, you can watch it as often as you like until %1.",
        "explanation: a date and a time",
    )
    gone = texts.tr("Then it is deleted from this laptop.", "explanation")
    return (*said, texts.fill(until, texts.long_date_time(end)), gone)


@dataclass(frozen=True, slots=True)
class ExplanationAnswer:
    """Whether to start watching, and how it was said."""

    key: EpisodeKey
    start: bool
    how: ClosedBy


class ExplanationDialog(CardDialog[ExplanationFacts]):
    """*Start the 48 hours?* Answers with an `ExplanationAnswer`."""

    @override
    def card(self, texts: Texts) -> CardProps:
        return explanation_props(self._subject, texts)

    @override
    def outcome(self, *, accepted: bool, how: ClosedBy) -> ExplanationAnswer:
        return ExplanationAnswer(self._subject.episode.key, accepted, how)
