"""Every reason of part A, every status of rule A2 and every trouble has its own sentences."""

from dataclasses import replace

import pytest

from desktop_app.domain.entitlement import Offer
from desktop_app.domain.episode import LocalText
from desktop_app.domain.licence import Ending, Licence, Status
from desktop_app.domain.policy import DEFAULT
from desktop_app.domain.renewal import Reason, Refused
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import DAY, HOUR
from desktop_app.domain.transfer import Transfer, TransferState, Trouble
from desktop_app.ui.dialogs.reasons import (
    MessageAction,
    MessageText,
    action_label,
    failed,
    not_playable,
    refused,
    why,
)
from tests.ui.dialogs.facts import (
    FIRST,
    LEAVES,
    NOW,
    RESET,
    YEAR,
    english,
    episode,
    french,
    plain,
    row,
)

pytestmark = pytest.mark.usefixtures("qapp")

USED_UP = replace(YEAR, grants=2)
ENDLESS = replace(YEAR, ends_at=None)
RESETS = "12 February 2027, 09:30"
UNDER_WAY = Transfer(1, TransferState.PAUSED)


def said(message: MessageText) -> str:
    return plain(message.body)


@pytest.mark.parametrize(
    ("refusal", "shown", "title", "body"),
    [
        (
            Refused(Reason.DEVICE_BLOCKED),
            row(ended=Ending.EXPIRED),
            "Downloads are off on this laptop",
            (
                "It reports that its system was modified, and a modified device gets no downloads. "
                "What is already on this laptop can be watched as before."
            ),
        ),
        (
            Refused(Reason.NOT_OFFERED),
            row(window=None),
            "“Salt” is not offered for download",
            "Its catalogue does not allow it to be downloaded.",
        ),
        (
            Refused(Reason.NOT_OFFERED),
            row(
                licence=Licence(NOW, DEFAULT),
                one=replace(episode(), not_offered_because=LocalText.plain("Live only.")),
            ),
            "“Salt” is not offered for download",
            "Live only. What is already on this laptop can be watched as before.",
        ),
        (
            Refused(Reason.WITHDRAWN),
            row(ended=Ending.WITHDRAWN, offer=Offer(leaves_at=NOW - DAY)),
            "“Salt” is no longer offered",
            (
                "It left the catalogue on 21 June 2026, 13:07. "
                "It can be neither watched nor downloaded any more."
            ),
        ),
        (
            Refused(Reason.WITHDRAWN),
            row(ended=Ending.WITHDRAWN),
            "“Salt” is no longer offered",
            "It can be neither watched nor downloaded any more.",
        ),
        (
            Refused(Reason.ALREADY_DOWNLOADED),
            row(licence=Licence(FIRST, DEFAULT, NOW - HOUR)),
            "“Salt” is already on this laptop",
            "Nothing was used up. It can be watched until 24 June 2026, 12:07.",
        ),
        (
            Refused(Reason.ALREADY_DOWNLOADED),
            row(),
            "“Salt” is already on this laptop",
            "Nothing was used up.",
        ),
        (
            Refused(Reason.IN_PROGRESS),
            row(transfer=UNDER_WAY),
            "“Salt” is already being downloaded",
            ("It is in the queue, or held there by you. It counts only once it is complete."),
        ),
        (
            Refused(Reason.LOCKED, RESET),
            row(ended=Ending.EXPIRED, window=USED_UP),
            "No downloads of “Salt” left",
            (
                "Every download that the rules allow has been used. "
                f"Downloads of “Salt” open again on {RESETS}."
            ),
        ),
        (
            Refused(Reason.LOCKED),
            row(ended=Ending.EXPIRED, window=USED_UP),
            "No downloads of “Salt” left",
            "Every download that the rules allow has been used. They do not open again.",
        ),
        (
            Refused(Reason.SHELF_FULL),
            row(window=None, in_force=replace(DEFAULT, max_downloads=25)),
            "This laptop holds all the downloads it may",
            (
                "25 downloads at once are allowed, those under way included. "
                "Remove one, or wait until one has ended, then ask again. Nothing was used up."
            ),
        ),
        (
            Refused(Reason.SHELF_FULL),
            row(window=None, in_force=replace(DEFAULT, max_downloads=0)),
            "This laptop holds all the downloads it may",
            "Its policy allows no download on this laptop.",
        ),
    ],
)
def test_a_refusal_says_why_and_until_when(
    refusal: Refused, shown: ShelfRow, title: str, body: str
) -> None:
    message = refused(shown, refusal, NOW, english())
    assert (message.title, said(message)) == (title, body)
    assert message.action is None
    assert message.key == shown.episode.key


LOST = "It was moved or deleted outside Sablier, so the copy has ended."
ONE_LEFT = f"1 renewal left until {RESETS}."
OVER = "Its time is over, and its file was deleted from this laptop."


@pytest.mark.parametrize(
    ("status", "shown", "title", "body", "action"),
    [
        (
            Status.REVOKED,
            row(ended=Ending.WITHDRAWN, offer=Offer(leaves_at=NOW)),
            "“Salt” is no longer offered",
            (
                "It left the catalogue on 22 June 2026, 13:07. "
                "It can be neither watched nor downloaded any more."
            ),
            None,
        ),
        (
            Status.LOCKED,
            row(ended=Ending.EXPIRED, window=USED_UP),
            "No downloads of “Salt” left",
            (
                "Every download that the rules allow has been used. "
                f"Downloads of “Salt” open again on {RESETS}."
            ),
            None,
        ),
        (
            Status.LOCKED,
            row(ended=Ending.EXPIRED, window=replace(USED_UP, ends_at=None)),
            "No downloads of “Salt” left",
            "Every download that the rules allow has been used. They do not open again.",
            None,
        ),
        (
            Status.ABSENT,
            row(window=None),
            "“Salt” is not on this laptop",
            "It has to be downloaded first.",
            MessageAction.DOWNLOAD,
        ),
        (
            Status.ABSENT,
            row(window=None, offer=Offer(downloadable=False)),
            "“Salt” is not on this laptop",
            "Its catalogue does not allow it to be downloaded.",
            None,
        ),
        (
            Status.ABSENT,
            row(window=None, offer=Offer(leaves_at=NOW)),
            "“Salt” is not on this laptop",
            "It has left the catalogue.",
            None,
        ),
        (
            Status.RETURNED,
            row(ended=Ending.RETURNED),
            "You removed “Salt”",
            f"Its file is no longer on this laptop. {ONE_LEFT}",
            MessageAction.RENEW,
        ),
        (
            Status.EXPIRED,
            row(ended=Ending.LOST, window=ENDLESS),
            "The file of “Salt” is missing",
            f"{LOST} 1 renewal left, and no other after that.",
            MessageAction.RENEW,
        ),
        (
            Status.EXPIRED,
            row(ended=Ending.EXPIRED, window=replace(YEAR, max_renewals=4)),
            "“Salt” has expired",
            f"{OVER} 4 renewals left until {RESETS}.",
            MessageAction.RENEW,
        ),
        (
            Status.EXPIRED,
            row(ended=Ending.EXPIRED, window=replace(YEAR, max_renewals=None)),
            "“Salt” has expired",
            f"{OVER} It can be renewed as often as you like.",
            MessageAction.RENEW,
        ),
        (
            Status.EXPIRED,
            row(ended=Ending.EXPIRED, window=replace(USED_UP, ends_at=NOW)),
            "“Salt” has expired",
            f"{OVER} It can be downloaded again, with all its renewals.",
            MessageAction.DOWNLOAD,
        ),
        (
            Status.EXPIRED,
            row(
                ended=Ending.EXPIRED,
                window=replace(USED_UP, ends_at=NOW),
                in_force=replace(DEFAULT, max_renewals=0),
            ),
            "“Salt” has expired",
            f"{OVER} It can be downloaded again.",
            MessageAction.DOWNLOAD,
        ),
        (
            Status.READY,
            row(licence=Licence(FIRST, DEFAULT)),
            "“Salt” can be watched now",
            "From the moment you press play you have 48 hours to finish it.",
            MessageAction.PLAY,
        ),
        (
            Status.READY,
            row(licence=Licence(NOW, replace(DEFAULT, storage_duration=30 * DAY))),
            "“Salt” can be watched now",
            "It must be started before 22 July 2026, 13:07.",
            MessageAction.PLAY,
        ),
        (
            Status.ACTIVE,
            row(licence=Licence(FIRST, DEFAULT, NOW), offer=Offer(leaves_at=LEAVES)),
            "“Salt” can be watched now",
            "It can be watched until 24 June 2026, 13:07.",
            MessageAction.PLAY,
        ),
        (
            Status.ACTIVE,
            row(licence=Licence(FIRST, replace(DEFAULT, playback_duration=None), NOW)),
            "“Salt” can be watched now",
            "It has no time limit on this laptop.",
            MessageAction.PLAY,
        ),
    ],
)
def test_a_status_says_what_can_be_done(
    status: Status, shown: ShelfRow, title: str, body: str, action: MessageAction | None
) -> None:
    assert shown.entitlement.status(NOW) is status
    message = why(shown, NOW, english())
    assert (message.title, said(message), message.action) == (title, body, action)


@pytest.mark.parametrize(
    ("shown", "body"),
    [
        (
            row(ended=Ending.EXPIRED),
            (
                "Its time was over on 15 February 2026, 20:10, and its file was deleted from this "
                f"laptop. {ONE_LEFT}"
            ),
        ),
        (
            row(ended=Ending.RETURNED),
            "Its file was deleted from this laptop on 15 February 2026, 20:10. " + ONE_LEFT,
        ),
    ],
)
def test_the_date_of_the_end_is_said_where_it_is_known(shown: ShelfRow, body: str) -> None:
    ended_at = FIRST + 3 * DAY + 10 * HOUR + 40 * 60_000
    assert said(why(shown, NOW, english(), ended_at=ended_at)) == body


@pytest.mark.parametrize("trouble", [*Trouble, None])
def test_every_trouble_says_what_to_do_and_that_nothing_was_used_up(
    trouble: Trouble | None,
) -> None:
    message = failed(episode(), trouble, english())
    assert message.title == "“Salt” was not downloaded"
    assert message.sentences[-1] == "Nothing was used up."
    final = trouble in (Trouble.DEVICE_BLOCKED, Trouble.NOT_OFFERED, Trouble.WITHDRAWN)
    assert (message.action is None) == final


def test_no_two_troubles_say_the_same() -> None:
    bodies = [failed(episode(), one, english()).body for one in (*Trouble, None)]
    assert len(set(bodies)) == len(bodies) - 1  # a wrong length and a wrong checksum are one


def test_a_transfer_goes_before_the_status() -> None:
    gone = Transfer(1, TransferState.FAILED, trouble=Trouble.DISK_FULL)
    assert why(row(transfer=gone), NOW, english()).title == "“Salt” was not downloaded"
    going = why(row(transfer=UNDER_WAY), NOW, english())
    assert going.title == "“Salt” is already being downloaded"


def test_what_failed_and_is_not_stored_yet_is_not_called_under_way() -> None:
    gone = row(transfer=Transfer(1, TransferState.FAILED, trouble=Trouble.DISK_FULL))
    message = refused(gone, Refused(Reason.IN_PROGRESS), NOW, english())
    assert message == failed(gone.episode, Trouble.DISK_FULL, english())


def test_without_a_length_only_the_series_is_said() -> None:
    short = replace(episode(), duration_s=None)
    assert failed(short, None, english()).item.lines == ("Les Heures creuses",)


@pytest.mark.parametrize(
    ("action", "label"),
    [
        (MessageAction.RENEW, "Renew"),
        (MessageAction.DOWNLOAD, "Download"),
        (MessageAction.TRY_AGAIN, "Try again"),
        (MessageAction.PLAY, "Play"),
    ],
)
def test_what_a_message_offers_is_a_verb(action: MessageAction, label: str) -> None:
    assert action_label(action, english()) == label


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_left_open_in_either_language(language: str) -> None:
    texts = english() if language == "en" else french()
    locked = row(ended=Ending.EXPIRED, window=USED_UP)
    messages = [refused(locked, Refused(one, RESET), NOW, texts) for one in Reason]
    messages += [not_playable(locked, one, NOW, texts) for one in Status]
    messages += [failed(episode(), one, texts) for one in Trouble]
    for message in messages:
        everything = f"{message.title} {message.body} {message.item.spoken}"
        assert not any(left in everything for left in ("%1", "%2", "%n", "(s)"))
        assert 1 <= len(message.sentences) <= 3


def test_a_refusal_speaks_french() -> None:
    message = refused(row(window=USED_UP), Refused(Reason.LOCKED, RESET), NOW, french())
    assert message.title == "Plus de téléchargement pour «\u202fSalt\u202f»"
    assert said(message) == (
        "Tous les téléchargements permis par les règles ont été utilisés. "
        "Les téléchargements de « Salt » rouvrent le 12 février 2027 à 09:30."
    )
