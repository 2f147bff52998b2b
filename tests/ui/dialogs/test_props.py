"""What the warning and the explanation say, in every case that the rules know."""

from dataclasses import replace
from itertools import pairwise, product

import pytest

from desktop_app.domain.explanation import ExplanationFacts, last_instant
from desktop_app.domain.licence import Licence
from desktop_app.domain.policy import DEFAULT, Policy
from desktop_app.domain.renewal import NeedsConfirmation
from desktop_app.domain.time import DAY, HOUR, MINUTE, Instant
from desktop_app.domain.warning import WarningEpisode, WarningFacts
from desktop_app.ui.dialogs.explanation import explanation_props
from desktop_app.ui.dialogs.warning_words import warning_props
from desktop_app.ui.dialogs.year import LabelPlace, PointMark, places_of, year_of
from tests.ui.dialogs.facts import (
    FIRST,
    LAST_RENEWAL,
    LEAVES,
    NOW,
    RESET,
    english,
    episode,
    facts,
    french,
    plain,
    row,
)

pytestmark = pytest.mark.usefixtures("qapp")

STAYS = replace(DEFAULT, playback_duration=None)
RENTED = replace(DEFAULT, storage_duration=28 * DAY)
STRICT = replace(RENTED, storage_enforced_after_start=True)
SCREENER = replace(STAYS, storage_duration=14 * DAY)
STRICT_SCREENER = replace(SCREENER, storage_enforced_after_start=True)

UNTIL = "This is the last download of “Salt” until 12 February 2027, 09:30."
PLAY = "From the moment you press play you have 48 hours to finish it."
GONE = "Then it is deleted from this laptop."
LATEST = "on 1 July 2026, 08:00 at the latest, when it leaves the catalogue."


def body(asked: WarningFacts) -> str:
    return plain(warning_props(asked, english()).body)


def test_the_warning_is_that_of_the_design() -> None:
    props = warning_props(facts(), english())
    assert props.title == "Use the last renewal for “Salt”?"
    assert plain(props.body) == f"{UNTIL} {PLAY} {GONE}"
    assert [(item.title, item.lines) for item in props.items] == [
        ("1. Salt", ("Les Heures creuses · 43 min · 312 MB to download",))
    ]
    assert (props.decline, props.accept) == ("Not now", "Use last renewal")
    assert [(one.name, one.date) for one in props.year] == [
        ("First download", "12 Feb 2026, 09:30"),
        ("Today", "22 Jun 2026"),
        ("Renewals reset", "12 Feb 2027, 09:30"),
    ]


def test_the_warning_speaks_french() -> None:
    props = warning_props(facts(), french())
    assert props.title == "Utiliser le dernier renouvellement pour «\u202fSalt\u202f»\u202f?"
    assert plain(props.body) == (
        "C'est le dernier téléchargement de « Salt » jusqu'au 12 février 2027 à 09:30. "
        "Dès que vous lancez la lecture, vous avez 48 heures pour le terminer. "
        "Ensuite il est supprimé de cet ordinateur."
    )
    assert (props.decline, props.accept) == ("Pas maintenant", "Utiliser le dernier renouvellement")


@pytest.mark.parametrize(
    ("policy", "rest"),
    [
        (DEFAULT, f"{PLAY} {GONE}"),
        (
            RENTED,
            (
                "You have 28 days from the download to start it, and from the moment you press "
                "play 48 hours to finish it. When its time is over it is deleted from this laptop."
            ),
        ),
        (
            STRICT,
            (
                "You have 28 days from the download to watch it, and no more than 48 hours from "
                f"the moment you press play. {GONE}"
            ),
        ),
        (
            SCREENER,
            (
                "You have 14 days from the download to start it; once started, it has no time "
                "limit. If it is not started by then, it is deleted from this laptop."
            ),
        ),
        (STRICT_SCREENER, f"You have 14 days from the download to watch it. {GONE}"),
        (STAYS, "It has no time limit on this laptop."),
        (replace(STAYS, storage_enforced_after_start=True), "It has no time limit on this laptop."),
        (replace(DEFAULT, soft_enforce_playback=False), f"{PLAY} {GONE}"),
    ],
)
def test_the_terms_are_those_of_the_policy(policy: Policy, rest: str) -> None:
    assert body(facts(policy=policy)) == f"{UNTIL} {rest}"


@pytest.mark.parametrize(
    ("policy", "end"),
    [
        (DEFAULT, f"After that it is deleted from this laptop, and {LATEST}"),
        (STRICT_SCREENER, f"After that it is deleted from this laptop, and {LATEST}"),
        (SCREENER, f"It is deleted from this laptop {LATEST}"),
        (STAYS, f"It is deleted from this laptop {LATEST}"),
        (
            replace(STAYS, storage_enforced_after_start=True),
            f"It is deleted from this laptop {LATEST}",
        ),
    ],
)
def test_a_copy_that_leaves_the_catalogue_says_when(policy: Policy, end: str) -> None:
    assert body(facts(policy=policy, leaves_at=LEAVES)).endswith(end)
    assert "leaves" not in body(facts(policy=policy, leaves_at=NOW))


@pytest.mark.parametrize(
    ("needs", "title", "first", "accept"),
    [
        (LAST_RENEWAL, "Use the last renewal for “Salt”?", UNTIL, "Use last renewal"),
        (
            NeedsConfirmation(True, FIRST, None),
            "Use the last renewal for “Salt”?",
            "This is the last download of “Salt”: there will be no other.",
            "Use last renewal",
        ),
        (
            NeedsConfirmation(False, None, RESET),
            "Use the only download for “Salt”?",
            (
                "This is the only download of “Salt”: there will be no other before "
                "12 February 2027, 09:30."
            ),
            "Use only download",
        ),
        (
            NeedsConfirmation(False, None, None),
            "Use the only download for “Salt”?",
            "This is the only download of “Salt”: there will be no other.",
            "Use only download",
        ),
    ],
)
def test_what_is_used_up_and_until_when(
    needs: NeedsConfirmation, title: str, first: str, accept: str
) -> None:
    """Rules A and R9; a window that opens only now ends no earlier than is said."""
    props = warning_props(facts(needs=needs), english())
    assert (props.title, props.sentences[0], props.accept) == (title, first, accept)
    assert bool(props.year) == (needs is LAST_RENEWAL)


@pytest.mark.parametrize(
    "policy", [DEFAULT, RENTED, STRICT, SCREENER, STRICT_SCREENER, STAYS], ids=str
)
@pytest.mark.parametrize(
    "needs",
    [
        LAST_RENEWAL,
        *(NeedsConfirmation(yes, None, at) for yes in (True, False) for at in (None, RESET)),
    ],
)
def test_at_most_three_sentences_and_nothing_left_open(
    needs: NeedsConfirmation, policy: Policy
) -> None:
    for texts, count, leaves_at in product((english(), french()), (1, 3), (None, LEAVES)):
        asked = [episode(str(number)) for number in range(count)]
        props = warning_props(facts(*asked, needs=needs, policy=policy, leaves_at=leaves_at), texts)
        assert len(props.sentences) <= 3
        assert props.body.count(".") <= 3
        spoken = (one.spoken for one in props.items)
        everything = " ".join([props.title, props.body, props.accept, *spoken])
        assert not any(left in everything for left in ("%1", "%2", "%n", "(s)"))


def test_several_episodes_each_with_its_date() -> None:
    asked = (episode(), episode("low-water", "Low Water", 3), episode("reed", "Reed", None))
    props = warning_props(facts(*asked), english())
    assert props.title == "Use the last renewal for 3 episodes?"
    assert props.accept == "Use last renewals"
    assert [item.title for item in props.items] == ["1. Salt", "3. Low Water", "Reed"]
    assert {item.lines[1:] for item in props.items} == {("Last download until 12 Feb 2027, 09:30",)}
    assert props.year == ()
    assert props.sentences[0] == (
        "This is the last download of each until the date shown below it."
    )


def test_several_episodes_of_different_terms_say_each_its_own() -> None:
    asked = WarningFacts(
        (
            WarningEpisode(episode("a"), LAST_RENEWAL, DEFAULT, LEAVES),
            WarningEpisode(episode("b"), NeedsConfirmation(False, None, None), RENTED, None),
            WarningEpisode(episode("c"), NeedsConfirmation(False, None, RESET), STRICT, None),
            WarningEpisode(episode("d"), LAST_RENEWAL, STAYS, None),
        ),
        NOW,
    )
    props = warning_props(asked, english())
    assert props.title == "Use the last download for 4 episodes?"
    assert props.accept == "Use last downloads"
    assert [tuple(plain(line) for line in item.lines[1:]) for item in props.items] == [
        (
            "Last download until 12 Feb 2027, 09:30",
            "48 hours from pressing play · leaves on 1 Jul 2026, 08:00",
        ),
        ("No other download after this one", "28 days to start it · 48 hours from pressing play"),
        (
            "No other download before 12 Feb 2027, 09:30",
            "28 days to watch it · 48 hours from pressing play",
        ),
        ("Last download until 12 Feb 2027, 09:30", "no time limit"),
    ]
    assert props.sentences == (
        "This is the last download of each; how long is shown below it.",
        "How long each can be watched is shown below it too.",
        "When its time is over, each is deleted from this laptop.",
    )


def test_several_first_downloads() -> None:
    only = NeedsConfirmation(False, None, RESET)
    props = warning_props(facts(episode("a"), episode("b"), needs=only), english())
    assert props.title == "Use the only download for 2 episodes?"
    assert props.accept == "Use only downloads"


def test_what_a_catalogue_leaves_out_is_not_said() -> None:
    bare = replace(episode(), duration_s=None, size=None)
    assert warning_props(facts(bare), english()).items[0].lines == ("Les Heures creuses",)
    asked = ExplanationFacts(bare, Licence(NOW, DEFAULT), None, NOW)
    assert explanation_props(asked, english()).items[0].lines == ("Les Heures creuses",)


def test_the_facts_come_from_a_row() -> None:
    shown = row(in_force=RENTED)
    one = WarningEpisode.of(shown, LAST_RENEWAL)
    assert one == WarningEpisode(shown.episode, LAST_RENEWAL, RENTED, None)
    assert WarningFacts((one,), NOW).keys == (shown.episode.key,)


@pytest.mark.parametrize(
    ("needs", "now", "share"),
    [
        (LAST_RENEWAL, FIRST, 0.0),
        (LAST_RENEWAL, (FIRST + RESET) // 2, 0.5),
        (LAST_RENEWAL, RESET, 1.0),
        (LAST_RENEWAL, RESET + DAY, 1.0),
        (NeedsConfirmation(True, FIRST, None), NOW, None),
        (NeedsConfirmation(False, None, RESET), NOW, None),
        (NeedsConfirmation(True, FIRST, FIRST), NOW, None),
    ],
)
def test_the_year_is_to_scale(needs: NeedsConfirmation, now: Instant, share: float | None) -> None:
    year = year_of(needs, now, english())
    found = next((one.share for one in year if one.mark is PointMark.TODAY), None)
    assert found == share if share is None else found == pytest.approx(share)


@pytest.mark.parametrize(
    ("share", "width", "places"),
    [
        (0.35, 496, [LabelPlace.UNDER, LabelPlace.UNDER, LabelPlace.UNDER]),
        (0.02, 496, [LabelPlace.UNDER, LabelPlace.ABOVE, LabelPlace.UNDER]),
        (0.98, 496, [LabelPlace.UNDER, LabelPlace.ABOVE, LabelPlace.UNDER]),
        (0.0, 496, [LabelPlace.UNDER, LabelPlace.ABOVE, LabelPlace.UNDER]),
        (1.0, 496, [LabelPlace.UNDER, LabelPlace.ABOVE, LabelPlace.UNDER]),
        (0.5, 240, [LabelPlace.UNDER, LabelPlace.ABOVE, LabelPlace.LOWER]),
        (0.5, 60, [LabelPlace.UNDER, LabelPlace.ABOVE, LabelPlace.LOWER]),
    ],
)
def test_labels_that_would_touch_take_two_lines(
    share: float, width: float, places: list[LabelPlace]
) -> None:
    widths = (115.0, 75.0, 115.0)
    found = places_of(widths, share, width, 14, 16)
    assert [place for place, _ in found] == places
    under = sorted(
        (left, left + wide)
        for (place, left), wide in zip(found, widths, strict=True)
        if place is LabelPlace.UNDER
    )
    assert all(one[1] + 16 <= other[0] for one, other in pairwise(under))
    if width > 115:
        assert all(0 <= left <= width - wide for (_, left), wide in zip(found, widths, strict=True))


# the explanation


@pytest.mark.parametrize(
    ("policy", "leaves_at", "title", "said"),
    [
        (
            DEFAULT,
            None,
            "Start the 48 hours?",
            (
                "Pressing play opens the playback window of “Salt”: 48 hours, even if you stop at "
                "once. If you start it now, you can watch it as often as you like until "
                f"24 June 2026, 13:07. {GONE}"
            ),
        ),
        (
            replace(DEFAULT, play_start_grace=5 * MINUTE),
            None,
            "Start the 48 hours?",
            (
                "Playing “Salt” for 5 minutes opens its playback window of 48 hours. If you start "
                f"it now, you can watch it as often as you like until 24 June 2026, 13:12. {GONE}"
            ),
        ),
        (
            STAYS,
            None,
            "Start watching “Salt”?",
            "You can watch “Salt” as often as you like: it has no time limit on this laptop.",
        ),
        (
            STAYS,
            LEAVES,
            "Start watching “Salt”?",
            "If you start it now, you can watch it as often as you like until 1 July 2026, 08:00. "
            + GONE,
        ),
    ],
)
def test_the_explanation_says_what_pressing_play_opens(
    policy: Policy, leaves_at: Instant | None, title: str, said: str
) -> None:
    props = explanation_props(
        ExplanationFacts(episode(), Licence(NOW - HOUR, policy), leaves_at, NOW), english()
    )
    assert (plain(props.title), plain(props.body)) == (title, said)
    assert (props.decline, props.accept) == ("Not now", "Start watching")
    assert props.items[0].lines == ("Les Heures creuses · 43 min",)


@pytest.mark.parametrize(
    ("policy", "leaves_at", "end"),
    [
        (DEFAULT, None, NOW + 48 * HOUR),
        (DEFAULT, NOW + HOUR, NOW + HOUR),
        (replace(STRICT, storage_duration=2 * HOUR), None, NOW + HOUR),
        (replace(RENTED, storage_duration=2 * HOUR), None, NOW + 48 * HOUR),
        (STAYS, None, None),
    ],
)
def test_the_explanation_knows_every_end(
    policy: Policy, leaves_at: Instant | None, end: Instant | None
) -> None:
    asked = ExplanationFacts(episode(), Licence(NOW - HOUR, policy), leaves_at, NOW)
    assert last_instant(asked) == end


def test_the_explanation_comes_from_a_row_and_speaks_french() -> None:
    asked = ExplanationFacts.of(row(licence=Licence(NOW, DEFAULT)))
    assert plain(explanation_props(asked, french()).title) == (
        "Démarrer le compte à rebours de 48 heures ?"
    )
