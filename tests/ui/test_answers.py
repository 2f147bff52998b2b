"""The five answers, in both languages: for what ships, for every other value, for one episode."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimeZone

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.licence import Ending
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.rules import Rules, together
from desktop_app.domain.time import DAY, HOUR, MINUTE, SECOND, CalendarPeriod
from desktop_app.session.shipped import policy_files
from desktop_app.ui.answers import Question, answers_of
from desktop_app.ui.briefs import brief_of
from desktop_app.ui.terms import period
from desktop_app.ui.text import Texts
from tests.ui.shelf import NOW, RENTAL, row

EN, FR = Texts("en", QTimeZone.utc()), Texts("fr", QTimeZone.utc())
SHIPPED = {name: one.policy for name, one in policy_files().items()}
HARD = replace(DEFAULT, soft_enforce_playback=False)
GRACE = replace(DEFAULT, play_start_grace=30 * SECOND)
TO_START = Policy("start", storage_duration=14 * DAY, playback_duration=None)
BOTH = replace(DEFAULT, storage_duration=30 * DAY)
EARLIER = replace(BOTH, storage_enforced_after_start=True)

PLAYING = (
    "If it is playing at that moment you may watch on, until you close it, it reaches its end, "
    "it has been paused for 15 minutes or this laptop goes to sleep."
)
OVER = "When its time is over it is deleted from this laptop."
COUNTS = (
    "Only a complete download counts, not one that failed or was cancelled. "
    "Removing a copy gives no download back."
)
LEAVES = (
    "An episode that leaves the catalogue can be neither watched nor downloaded from that "
    "moment on, however much time was left."
)
PASSES = "Time passes whether or not you watch, and while Sablier is closed."
AGAIN = "While it lasts you can watch it as often as you like."


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def said(rules: Rules, question: Question, texts: Texts = EN) -> str:
    (answer,) = [one for one in answers_of(rules, texts) if one.question is question]
    return plain(answer.text)


def test_the_article_of_2017_from_beginning_to_end() -> None:
    answers = answers_of(Rules(SHIPPED["clubic-2017"]), EN)
    assert [(one.heading, plain(one.text)) for one in answers] == [
        (
            "How long do I have?",
            f"From the moment you press play you have 48 hours to finish it. {AGAIN}",
        ),
        (
            "From when does it count?",
            (
                "The time to finish it (48 hours) counts from the first time you press play, even "
                f"if you stop at once. {PASSES}"
            ),
        ),
        (
            "How often may I download it?",
            (
                "Once, and after that 1 renewal. Each download after the first is a renewal, "
                "whether the copy has run out, you have removed it or its file was lost. A warning "
                "comes before the last one."
            ),
        ),
        (
            "Until when?",
            (
                "Downloads are counted for 1 year from the first one; then the count starts again. "
                f"{LEAVES}"
            ),
        ),
        (
            "What happens then?",
            (
                f"{OVER} {PLAYING} With no download left it is locked until the count starts "
                f"again. {COUNTS}"
            ),
        ),
    ]


def test_the_same_in_french() -> None:
    answers = answers_of(Rules(DEFAULT), FR)
    assert [one.heading.replace("\u202f", " ") for one in answers] == [
        "Combien de temps ?",
        "À partir de quand ?",
        "Combien de téléchargements ?",
        "Jusqu’à quand ?",
        "Et ensuite ?",
    ]
    assert said(Rules(DEFAULT), Question.HOW_OFTEN, FR).startswith(
        "Un seul, puis 1 renouvellement."
    )
    assert said(Rules(DEFAULT), Question.HOW_LONG, FR) == (
        "Dès que vous lancez la lecture, vous avez 48 heures pour le terminer. "
        "D’ici là, vous pouvez le regarder autant de fois que vous voulez."
    )


@pytest.mark.parametrize(
    ("name", "how_long", "how_often", "until_when", "what_then"),
    [
        (
            "sky-go-nz",
            (
                "You have 30 days from the download to watch it, and no more than 48 hours from "
                "the moment you press play."
            ),
            (
                "As often as you like: renewals are not limited. 25 downloads at once are allowed, "
                "those under way included."
            ),
            "Renewals have no last day.",
            f"{OVER} {PLAYING} It can be downloaded again while it is offered.",
        ),
        (
            "chili-rental",
            (
                "You have 28 days from the download to start it, and from the moment you press "
                "play 48 hours to finish it."
            ),
            "Once: it cannot be renewed. A warning comes before that download.",
            "Downloads are counted for good: the count never starts again.",
            f"{OVER} {PLAYING} With no download left it stays locked. {COUNTS}",
        ),
        (
            "screener-14d",
            "You have 14 days from the download to start it; once started, it has no time limit.",
            "As often as you like: renewals are not limited.",
            "Renewals have no last day.",
            (
                "If it is not started in time, it is deleted from this laptop. Once started it "
                "stays until you remove it or it leaves the catalogue. It can be downloaded "
                "again while it is offered."
            ),
        ),
        (
            "catalogue-window",
            "It has no time limit on this laptop.",
            "As often as you like: renewals are not limited.",
            "Renewals have no last day.",
            (
                "When it leaves the catalogue it is deleted from this laptop, and playing stops. "
                "It can be downloaded again while it is offered."
            ),
        ),
    ],
)
def test_the_other_policies_that_ship(
    name: str, how_long: str, how_often: str, until_when: str, what_then: str
) -> None:
    rules = Rules(SHIPPED[name])
    assert said(rules, Question.HOW_LONG) == f"{how_long} {AGAIN}"
    assert said(rules, Question.HOW_OFTEN) == how_often
    assert said(rules, Question.UNTIL_WHEN) == f"{until_when} {LEAVES}"
    assert said(rules, Question.WHAT_THEN) == what_then


@pytest.mark.parametrize(
    ("policy", "question", "sentence"),
    [
        (GRACE, Question.HOW_LONG, "Once it has played for 30 seconds you have 48 hours to finish"),
        (GRACE, Question.FROM_WHEN, "playing less than that starts nothing."),
        (
            replace(BOTH, play_start_grace=MINUTE),
            Question.HOW_LONG,
            (
                "You have 30 days from the download to start it, and once it has played for 1 "
                "minute, 48 hours to finish it."
            ),
        ),
        (
            replace(EARLIER, play_start_grace=MINUTE),
            Question.HOW_LONG,
            "and no more than 48 hours once it has played for 1 minute.",
        ),
        (EARLIER, Question.FROM_WHEN, "Whichever ends first decides."),
        (
            replace(TO_START, play_start_grace=MINUTE),
            Question.FROM_WHEN,
            "Playing it for less than 1 minute does not start it.",
        ),
        (
            replace(TO_START, storage_enforced_after_start=True),
            Question.HOW_LONG,
            "You have 14 days from the download to watch it.",
        ),
        (HARD, Question.WHAT_THEN, "If it is playing at that moment, playing stops."),
        (replace(DEFAULT, max_renewals=3), Question.HOW_OFTEN, "Once, and after that 3 renewals."),
        (
            replace(DEFAULT, renewal_window=CalendarPeriod(years=2, months=6)),
            Question.UNTIL_WHEN,
            "Downloads are counted for 2 years, 6 months from the first one;",
        ),
        (
            replace(DEFAULT, max_downloads=0),
            Question.HOW_OFTEN,
            "These terms allow no download on this laptop.",
        ),
        (
            replace(DEFAULT, max_downloads=1),
            Question.HOW_OFTEN,
            "1 download at once is allowed, those under way included.",
        ),
        (
            replace(DEFAULT, playback_duration=None),
            Question.FROM_WHEN,
            "No time is counted.",
        ),
    ],
)
def test_every_other_field(policy: Policy, question: Question, sentence: str) -> None:
    assert sentence in said(Rules(policy), question)


SPANS = st.none() | st.sampled_from([90 * SECOND, 36 * HOUR, 7 * DAY, 45 * DAY])
POLICIES = st.builds(
    Policy,
    name=st.just("any"),
    storage_duration=SPANS,
    playback_duration=SPANS,
    storage_enforced_after_start=st.booleans(),
    soft_enforce_playback=st.booleans(),
    play_start_grace=st.sampled_from([0, 20 * SECOND, 5 * MINUTE]),
    max_renewals=st.none() | st.integers(0, 40),
    renewal_window=st.none()
    | st.builds(CalendarPeriod, years=st.integers(1, 9), months=st.integers(0, 8)),
    max_downloads=st.none() | st.integers(0, 60),
)


@given(policy=POLICIES, texts=st.sampled_from([EN, FR]))
def test_any_policy_is_answered_with_the_numbers_of_what_it_sets(
    policy: Policy, texts: Texts
) -> None:
    answers = answers_of(Rules(policy), texts)
    assert [one.question for one in answers] == list(Question)
    for one in answers:
        assert one.text.strip()
        assert not re.search(r"%\w|\(s\)", one.text), one.text
        assert brief_of(policy, one.question, texts) != ()
    times = plain(answers[0].text) + plain(answers[1].text)
    for span in (policy.storage_duration, policy.playback_duration):
        if span is not None:
            assert plain(texts.long_span(span)) in plain(answers[0].text)
            assert plain(texts.long_span(span)) in plain(answers[1].text)
    starts = policy.playback_duration is not None or (
        policy.storage_duration is not None and not policy.storage_enforced_after_start
    )
    if policy.play_start_grace and starts:
        assert plain(texts.long_span(policy.play_start_grace)) in times
    if policy.max_downloads:
        assert policy.max_downloads == 1 or str(policy.max_downloads) in answers[2].text
    if policy.max_downloads != 0 and policy.max_renewals:
        assert str(policy.max_renewals) in answers[2].text
        if policy.renewal_window is not None:
            assert plain(period(policy.renewal_window, texts)) in plain(answers[3].text)


def test_both_languages_say_as_much() -> None:
    for policy in (*SHIPPED.values(), HARD, GRACE, TO_START, EARLIER):
        for ours, theirs in zip(
            answers_of(Rules(policy), EN), answers_of(Rules(policy), FR), strict=True
        ):
            assert len(ours.sentences) == len(theirs.sentences)
            assert not set(ours.sentences) & set(theirs.sentences)


# one episode


def test_p4_a_live_copy_keeps_its_times_and_says_what_another_would_have() -> None:
    rules = Rules.of(row(policy=DEFAULT, in_force=RENTAL))
    answer = said(rules, Question.HOW_LONG)
    assert answer.startswith("From the moment you press play you have 48 hours to finish it.")
    assert answer.endswith(
        "Another download would have those in force now: 30 days to start · 48 hours to finish "
        "once started."
    )


def test_p4_an_open_window_keeps_its_count_whatever_is_in_force_now() -> None:
    one = Rules.of(row(ended=Ending.EXPIRED, policy=DEFAULT, in_force=RENTAL))
    assert said(one, Question.HOW_LONG).startswith("You have 30 days from the download to start")
    assert "1 renewal left until 18 June 2027, 11:07." in said(one, Question.HOW_OFTEN)
    assert said(one, Question.UNTIL_WHEN).startswith(
        "Downloads are counted since 18 June 2026, 11:07; "
        "the count starts again on 18 June 2027, 11:07."
    )
    assert "locked until the count starts again" in said(one, Question.WHAT_THEN)


def test_r11_how_many_at_once_is_asked_of_the_policy_in_force() -> None:
    two = replace(DEFAULT, max_downloads=2)
    rules = Rules.of(row(policy=replace(DEFAULT, max_downloads=9), in_force=two))
    assert "2 downloads at once are allowed" in said(rules, Question.HOW_OFTEN)
    assert rules.asked_now is None


def test_d1_a_window_that_is_over_counts_no_more() -> None:
    rules = Rules.of(row(granted=NOW - 400 * DAY, ended=Ending.EXPIRED))
    assert rules.window is None
    assert "Downloads are counted for 1 year" in said(rules, Question.UNTIL_WHEN)


def test_d2_what_is_used_up_is_said() -> None:
    for_good = Rules.of(row(ended=Ending.EXPIRED, policy=RENTAL))
    assert "Every download that the rules allow has been used." in said(
        for_good, Question.HOW_OFTEN
    )
    assert "and the count never starts again." in said(for_good, Question.UNTIL_WHEN)
    assert "it stays locked" in said(for_good, Question.WHAT_THEN)
    two = replace(DEFAULT, max_renewals=2, renewal_window=None)
    left = Rules.of(row(ended=Ending.EXPIRED, policy=two))
    assert "2 renewals left, and no other after that." in said(left, Question.HOW_OFTEN)


@pytest.mark.parametrize(("after", "words"), [(DAY, "It leaves"), (-DAY, "It left")])
def test_a_departure_is_dated(after: int, words: str) -> None:
    rules = Rules.of(row(offer=Offer(leaves_at=NOW + after), ended=Ending.EXPIRED))
    assert f"{words} the catalogue on 2" in said(rules, Question.UNTIL_WHEN)


def test_several_episodes_that_are_alike_are_told_once() -> None:
    salt, canopy = Rules.of(row("salt")), Rules.of(row("canopy"))
    (both,) = together([salt, canopy])
    assert both.title is None
    assert together([salt]) == (salt,)
    other = Rules.of(row("canopy", granted=NOW - DAY))
    assert together([salt, other]) == (salt, other)
