"""Makes the presenters of playing and of passing time, each with what it uses, by name."""

from desktop_app.features.endings import EndingsPresenter
from desktop_app.features.laptop_clock import LaptopClockPresenter
from desktop_app.features.next_episode import NextEpisodePresenter
from desktop_app.features.playing import PlayingPresenter
from desktop_app.features.subtitles import SubtitlesPresenter
from desktop_app.features.time import TimePresenter
from desktop_app.features.travel import TravelPresenter
from desktop_app.session.parts import Ground, Screens, Services, Showing


def make_playing(g: Ground, s: Services, v: Screens, p: Showing) -> PlayingPresenter:
    """Make the presenter of playing."""
    return PlayingPresenter(
        library=s.library,
        playback=s.playback,
        settings=g.settings,
        rows=s.download_rows,
        showing=p.rows,
        messages=p.messages,
        player=v.lazy_player,
        downloads_page=v.downloads_page,
        window=v.window,
        theme=v.theme,
        texts=g.texts,
        elapsed=g.elapsed,
        parent=g.lifetime,
    )


def make_subtitles(g: Ground, s: Services, v: Screens, p: Showing) -> SubtitlesPresenter:
    """Make the presenter of subtitles."""
    return SubtitlesPresenter(
        playback=s.playback,
        settings=g.settings,
        messages=p.messages,
        player=v.lazy_player,
        window=v.window,
        texts=g.texts,
        parent=g.lifetime,
    )


def make_next_episode(g: Ground, s: Services, v: Screens) -> NextEpisodePresenter:
    """Make the presenter of the next episode."""
    next_episode = NextEpisodePresenter(
        library=s.library,
        downloads=s.downloads,
        playback=s.playback,
        settings=g.settings,
        ticker=s.ticker,
        rows=s.download_rows,
        player=v.lazy_player,
        texts=g.texts,
        elapsed=g.elapsed,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )
    if s.travel is not None:
        s.travel.goes_back.connect(next_episode.drop)
        s.travel.travelled.connect(next_episode.drop)
    return next_episode


def make_travel(
    g: Ground, s: Services, p: Showing, playing: PlayingPresenter
) -> TravelPresenter | None:
    """Make the presenter of a scenario's clock; there is none in the user's own library."""
    if s.travel is None:
        return None
    return TravelPresenter(
        travel=s.travel,
        clock=g.opened.clock,
        library=s.library,
        downloads=s.downloads,
        playback=s.playback,
        showing=p.rows,
        follow_sitting=playing.follow_sitting,
        drop_player=playing.drop,
        parent=g.lifetime,
    )


def make_time(
    g: Ground, s: Services, v: Screens, p: Showing, travel: TravelPresenter | None
) -> TimePresenter:
    """Make the presenter of passing time."""
    return TimePresenter(
        ticker=s.ticker,
        zone_watch=g.zone_watch,
        advance_scenario=(lambda _now: None) if travel is None else travel.advance,
        library=s.library,
        downloads=s.downloads,
        folder=s.folder,
        network=s.network,
        playback=s.playback,
        settings=g.settings,
        showing=p.rows,
        inspecting=p.inspecting,
        conditions=p.conditions,
        downloads_page=v.downloads_page,
        catalogue_page=v.lazy_catalogue_page,
        texts=g.texts,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def make_endings(g: Ground, s: Services, v: Screens, p: Showing) -> EndingsPresenter:
    """Make the presenter of what ends."""
    return EndingsPresenter(
        library=s.library,
        playback=s.playback,
        episode=g.opened.ledger.episode,
        showing=p.rows,
        messages=p.messages,
        window=v.window,
        texts=g.texts,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def make_laptop_clock(g: Ground, s: Services, v: Screens, p: Showing) -> LaptopClockPresenter:
    """Make the presenter of the laptop's clock."""
    return LaptopClockPresenter(
        library=s.library,
        conditions=p.conditions,
        messages=p.messages,
        window=v.window,
        texts=g.texts,
        parent=g.lifetime,
    )
