"""What the player shows: pure functions from its state, the episode's row, *now* and a language."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import assert_never

from desktop_app.domain.episode import Episode
from desktop_app.domain.playback import Phase
from desktop_app.domain.player import PlayerState, possible
from desktop_app.domain.shelf import ShelfRow
from desktop_app.domain.time import Instant
from desktop_app.ui.badges import BadgeProps, badge_of
from desktop_app.ui.player.choices import (
    MenuChoice,
    encoding_choices,
    rate_choices,
    subtitle_choices,
    track_choices,
)
from desktop_app.ui.player.messages import PictureMessage, message_of
from desktop_app.ui.player.notice import notice_of
from desktop_app.ui.text import Texts


@dataclass(frozen=True, slots=True)
class PlayerProps:
    """All that the player shows beside the picture."""

    title: str
    place: str
    """``Les Heures creuses · S1 E3``."""
    badge: BadgeProps | None
    notice: str
    """One line under the title, while the end of the copy comes near, or the sitting runs on."""
    notice_about: Hashable
    """Announced once each."""
    message: PictureMessage | None
    loading: bool
    toggle_icon: str
    toggle_name: str
    can_toggle: bool
    can_leap: bool
    """Back and on from where it stands."""
    can_seek: bool
    """To any place: its length is known."""
    at_end: bool
    """Going anywhere from here plays again, which is asked for like any other play."""
    position_s: float
    duration_s: float
    volume: float
    volume_icon: str
    mute_name: str
    silent: bool
    subtitles: tuple[MenuChoice, ...]
    subtitle_label: str
    subtitles_on: bool
    encodings: tuple[MenuChoice, ...]
    """How the file of the subtitles may be read; nothing where they have none of their own."""
    sounds: tuple[MenuChoice, ...]
    """Nothing where there is but one."""
    sound_label: str
    rates: tuple[MenuChoice, ...]
    rate: float


def player_props(
    state: PlayerState, row: ShelfRow | None, now: Instant, texts: Texts, pace: int = 1
) -> PlayerProps:
    """Return everything at once; `row` is the open episode's, if it has one.

    `pace` is how fast the clock of the licences runs (rule T5).
    """
    episode = state.episode
    message = message_of(state, row, now, texts)
    notice = None if row is None or message else notice_of(state, row, now, texts, pace)
    toggle_icon, toggle_name = _toggle(state.phase, texts)
    held = row is None or row.entitlement.licence is not None
    can = possible(state, blocked=message is not None, has_copy=held)
    subtitles = subtitle_choices(state.subtitle_tracks, state.subtitle, texts)
    read = next((one for one in subtitles if one.chosen and one.key is not None), None)
    sounds = track_choices(state.audio_tracks, state.audio, texts)
    return PlayerProps(
        title="" if episode is None else texts.local(episode.title),
        place="" if episode is None else place_of(episode, texts),
        badge=None if row is None else badge_of(row, now, texts, precise=True),
        notice="" if notice is None else notice.text,
        notice_about=None if notice is None else notice.about,
        message=message,
        loading=state.phase is Phase.OPENING and message is None,
        toggle_icon=toggle_icon,
        toggle_name=toggle_name,
        can_toggle=can.toggle,
        can_leap=can.leap,
        can_seek=can.seek,
        at_end=message is None and state.phase is Phase.ENDED,
        position_s=min(state.position_s, state.duration_s or state.position_s),
        duration_s=state.duration_s,
        volume=0.0 if state.muted else state.volume,
        volume_icon=volume_icon(state.volume, muted=state.muted or state.silent),
        mute_name=_mute_name(state, texts),
        silent=state.silent,
        subtitles=subtitles,
        subtitle_label=texts.tr("Off", "subtitles") if read is None else read.label,
        subtitles_on=read is not None,
        encodings=encoding_choices(state.reading, texts),
        sounds=sounds if len(sounds) > 1 else (),
        sound_label=next((one.label for one in sounds if one.chosen), ""),
        rates=rate_choices(state.rate, texts),
        rate=state.rate,
    )


def place_of(episode: Episode, texts: Texts) -> str:
    """Return the series and the episode's place in it: ``Les Heures creuses · S1 E3``."""
    series = texts.local(episode.series_title)
    where = number_of(episode, texts)
    if where is None and episode.season is not None:
        where = texts.fill(texts.tr("Season %1", "header of a group"), str(episode.season))
    return series if where is None else f"{series} · {where}"


def number_of(episode: Episode, texts: Texts) -> str | None:
    """Return ``S1 E3``, ``Episode 3`` where there are no seasons, None where it has no number."""
    if episode.number is None:
        return None
    if episode.season is None:
        return texts.fill(texts.tr("Episode %1", "beside the series"), str(episode.number))
    both = texts.tr("S%1 E%2", "season and episode, short")
    return texts.fill(both, str(episode.season), str(episode.number))


def volume_icon(volume: float, *, muted: bool) -> str:
    """Return the icon that shows how loud it is."""
    if muted or volume <= 0:
        return "volume-x"
    return "volume-1" if volume < 0.5 else "volume-2"


def spoken_position(position_s: float, duration_s: float, texts: Texts) -> str:
    """Return ``0:12 of 0:44``, or ``0:12`` where nobody knows the length."""
    if not duration_s:
        return texts.position(position_s)
    of = texts.tr("%1 of %2", "a position in an episode, its length")
    return texts.fill(of, texts.position(position_s), texts.position(duration_s))


def _mute_name(state: PlayerState, texts: Texts) -> str:
    if state.silent:
        return texts.tr("No sound: this laptop has no audio device", "player")
    if state.muted:
        return texts.tr("Sound on", "button")
    return texts.tr("Mute", "button: no sound")


def _toggle(phase: Phase, texts: Texts) -> tuple[str, str]:
    match phase:
        case Phase.PLAYING | Phase.OPENING:
            return "pause", texts.tr("Pause", "button: the player")
        case Phase.ENDED:
            return "rotate-ccw", texts.tr("Play again", "button: from the start")
        case Phase.BROKEN:
            return "rotate-ccw", texts.tr("Try again", "button: the player")
        case Phase.PAUSED | Phase.CLOSED | Phase.UNDECODABLE:
            return "play", texts.tr("Play", "button")
        case never:
            assert_never(never)
