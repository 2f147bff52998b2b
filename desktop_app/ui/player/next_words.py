"""What the card of the next episode says: from the episode's row, *now* and a language."""

from dataclasses import dataclass
from math import ceil
from typing import assert_never

from desktop_app.domain.episode import Episode
from desktop_app.domain.licence import Ending, Licence, Status, earlier
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.badges import BadgeProps, badge_of
from desktop_app.ui.player.props import number_of
from desktop_app.ui.text import Texts


@dataclass(frozen=True, slots=True)
class NextProps:
    """All that the card shows."""

    title: str
    place: str
    """``Next · S1 E4``."""
    poster: str | None
    badge: BadgeProps | None
    sentence: str
    """What it begins and ``Starts in 8 s.``, or why it does not start by itself."""
    seconds_left: float | None
    """Until it starts by itself, exactly; None where it only offers to."""
    play_name: str
    cancel_name: str
    counts: bool = True
    """The seconds pass; not while something else is in front."""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says when the card appears."""
        badge = "" if self.badge is None else self.badge.spoken
        sentence = self.sentence.replace("\n", " ")
        return ". ".join(one for one in (self.place, self.title, badge, sentence) if one)


def next_props(
    row: ShelfRow, now: Instant, seconds_left: float | None, offer: str, texts: Texts
) -> NextProps:
    """Return the card at `now`; `offer` is what the button of the episode's row says."""
    counts = seconds_left is not None
    said = [_sentence(row, now, texts)]
    if seconds_left is not None:  # on a line of its own: it moves no other word
        said.append(_starts_in(ceil(seconds_left), texts))
    return NextProps(
        title=texts.local(row.episode.title),
        place=_place(row.episode, texts),
        poster=row.episode.poster,
        badge=badge_of(row, now, texts),
        sentence="\n".join(one for one in said if one),
        seconds_left=seconds_left,
        play_name=texts.tr("Play now", "button: the next episode") if counts else offer,
        cancel_name=texts.tr("Cancel", "button: the countdown to the next episode")
        if counts
        else texts.tr("Close", "button: of a message"),
    )


def _place(episode: Episode, texts: Texts) -> str:
    """Return the place in the series, which is that of the one before: ``Next · S1 E4``."""
    after, number = texts.tr("Next", "the next episode"), number_of(episode, texts)
    return after if number is None else f"{after} · {number}"


def _starts_in(seconds: int, texts: Texts) -> str:
    amount = texts.length(seconds)
    return texts.fill(texts.tr("Starts in %1.", "the next episode: 8 s"), amount)


def _sentence(row: ShelfRow, now: Instant, texts: Texts) -> str:
    """Say what there is to know before it is played, or asked for."""
    held, transfer = row.entitlement, row.transfer
    if transfer is not None:
        return (
            texts.tr("It can be played once it is complete.", "next episode: a transfer")
            if transfer.under_way
            else texts.tr("It was not downloaded.", "next episode: the transfer failed")
        )
    if row.removing:
        return texts.tr("You are removing it from this laptop.", "next episode")
    match held.status(now):
        case Status.READY:
            assert held.licence is not None
            return _begins(held.licence, held.offer.leaves_at, now, texts)
        case Status.ACTIVE:
            if held.ends_at is None:
                return ""
            return texts.tr("Its time is already running.", "next episode")
        case Status.REVOKED:
            return texts.tr("It can be neither watched nor downloaded any more.", "message")
        case Status.LOCKED:
            return texts.tr("Every download that the rules allow has been used.", "message")
        case Status.RETURNED:
            return texts.tr("You removed it from this laptop.", "next episode")
        case Status.EXPIRED if held.ended is Ending.LOST:
            return texts.tr("Its file is no longer on this laptop.", "message")
        case Status.EXPIRED:
            return texts.tr(
                "Its time is over, and its file was deleted from this laptop.", "message"
            )
        case Status.ABSENT if held.offer.has_left(now):
            return texts.tr("It has left the catalogue.", "message")
        case Status.ABSENT if not held.offer.downloadable:
            return texts.tr("It is not offered for download.", "why, where none is given")
        case Status.ABSENT:
            return texts.tr("It has to be downloaded first.", "message")
        case never:
            assert_never(never)


def _begins(licence: Licence, leaves_at: Instant | None, now: Instant, texts: Texts) -> str:
    """Say what its first play begins, by the policy that binds the copy (rules P4, S1)."""
    finish, grace = licence.policy.playback_duration, licence.policy.play_start_grace
    if finish is None:
        return ""
    opened_at = now + grace
    started = Licence(licence.granted_at, licence.policy, opened_at)
    end = earlier(started.expires_at, leaves_at)
    if end is not None and end < opened_at + finish:
        until = texts.tr("If you play it now, you can watch it until %1.", "a date and a time")
        return texts.fill(until, texts.long_date_time(end))
    if grace:
        sentence = texts.tr("Playing it for %2 starts its %1.", "next episode: 48 hours, 5 minutes")
        return texts.fill(sentence, texts.long_span(finish), texts.long_span(grace))
    sentence = texts.tr("Playing it starts its %1.", "next episode: 48 hours")
    return texts.fill(sentence, texts.long_span(finish))
