"""Hands every feature's presenter the services, screens and callables that it uses, by name."""

from functools import partial
from pathlib import Path

from desktop_app.domain.episode import EpisodeKey
from desktop_app.features.asking import AskingPresenter
from desktop_app.features.browsing import BrowsingPresenter
from desktop_app.features.facilitator.participant import Participant
from desktop_app.features.folder import FolderPresenter
from desktop_app.features.intents import IntentsPresenter
from desktop_app.features.next_episode import NextEpisodePresenter
from desktop_app.features.notifications import NotificationsPresenter
from desktop_app.features.playing import PlayingPresenter
from desktop_app.features.queue import QueuePresenter
from desktop_app.features.removing import RemovingPresenter
from desktop_app.features.rules import RulesPresenter
from desktop_app.features.settings import SettingsPresenter
from desktop_app.features.subtitles import SubtitlesPresenter
from desktop_app.features.time import TimePresenter
from desktop_app.features.views import ViewsPresenter
from desktop_app.features.window import WindowPresenter
from desktop_app.platform.log import log_file
from desktop_app.scenarios.saving import OnScreen
from desktop_app.session.parts import Features, Ground, Screens, Services, Showing
from desktop_app.session.saving import save_state
from desktop_app.session.showing import grants_of
from desktop_app.storage.episodes import series_with_terms
from desktop_app.storage.transfers import standing_of


def join_features(
    ground: Ground, services: Services, screens: Screens, showing: Showing
) -> Features:
    """Return the presenters, connected.

    Where two of them hear the same signal, the one that is made first hears it first.
    """
    g, s, v, p = ground, services, screens, showing
    playing = _playing(g, s, v, p)
    subtitles = _subtitles(g, s, v, p)
    removing = _removing(g, s, v, p)
    time = _time(g, s, v, p, playing)
    asking = _asking(g, s, v, p)
    notifications = _notifications(g, s, v)
    queue = _queue(g, s, v, p)
    folder = _folder(g, s, v, p)
    browsing = _browsing(g, v, p)
    next_episode = _next_episode(g, s, v)
    intents = _intents(g, s, v, p)
    next_episode.intent_requested.connect(intents.on_intent_requested)
    settings = _settings(g, s, v, p)
    window = _window(g, s, v, p)
    rules = _rules(g, v, p)
    views = _views(g, s, v, p, asking)
    return Features(
        playing=playing,
        subtitles=subtitles,
        removing=removing,
        time=time,
        asking=asking,
        notifications=notifications,
        queue=queue,
        folder=folder,
        browsing=browsing,
        intents=intents,
        next_episode=next_episode,
        settings=settings,
        window=window,
        rules=rules,
        views=views,
        participant=_participant(g, s, v, settings, views),
    )


def _playing(g: Ground, s: Services, v: Screens, p: Showing) -> PlayingPresenter:
    return PlayingPresenter(
        library=s.library,
        playback=s.playback,
        settings=g.settings,
        rows=s.download_rows,
        showing=p.rows,
        messages=p.messages,
        player=v.player,
        downloads_page=v.downloads_page,
        window=v.window,
        theme=v.theme,
        texts=g.texts,
        elapsed=g.elapsed,
        parent=g.lifetime,
    )


def _subtitles(g: Ground, s: Services, v: Screens, p: Showing) -> SubtitlesPresenter:
    return SubtitlesPresenter(
        playback=s.playback,
        settings=g.settings,
        messages=p.messages,
        player=v.player,
        window=v.window,
        texts=g.texts,
        parent=g.lifetime,
    )


def _removing(g: Ground, s: Services, v: Screens, p: Showing) -> RemovingPresenter:
    return RemovingPresenter(
        library=s.library,
        episode=g.opened.ledger.episode,
        messages=p.messages,
        page=v.downloads_page,
        window=v.window,
        texts=g.texts,
        parent=g.lifetime,
    )


def _time(
    g: Ground, s: Services, v: Screens, p: Showing, playing: PlayingPresenter
) -> TimePresenter:
    return TimePresenter(
        ticker=s.ticker,
        clock=g.opened.clock,
        zone_watch=g.zone_watch,
        travel=s.travel,
        library=s.library,
        downloads=s.downloads,
        folder=s.folder,
        network=s.network,
        playback=s.playback,
        settings=g.settings,
        episode=g.opened.ledger.episode,
        showing=p.rows,
        inspecting=p.inspecting,
        conditions=p.conditions,
        messages=p.messages,
        follow_sitting=playing.follow_sitting,
        drop_player=playing.drop,
        downloads_page=v.downloads_page,
        catalogue_page=v.catalogue_page,
        window=v.window,
        texts=g.texts,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def _asking(g: Ground, s: Services, v: Screens, p: Showing) -> AskingPresenter:
    return AskingPresenter(
        library=s.library,
        downloads=s.downloads,
        rows=s.download_rows,
        episode=g.opened.ledger.episode,
        variant=lambda: g.variants.current,
        every_variant=g.variants.every,
        messages=p.messages,
        window=v.window,
        theme=v.theme,
        texts=g.texts,
        elapsed=g.elapsed,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def _notifications(g: Ground, s: Services, v: Screens) -> NotificationsPresenter:
    return NotificationsPresenter(
        library=s.library,
        notifications=s.notifications,
        settings=g.settings,
        episode=g.opened.ledger.episode,
        tray=s.tray,
        page=v.downloads_page,
        window=v.window,
        texts=g.texts,
        parent=g.lifetime,
    )


def _queue(g: Ground, s: Services, v: Screens, p: Showing) -> QueuePresenter:
    return QueuePresenter(
        downloads=s.downloads,
        library=s.library,
        folder=s.folder,
        network=s.network,
        device=g.opened.device,
        clock=g.opened.clock,
        episode=g.opened.ledger.episode,
        standing=partial(standing_of, g.opened.db),
        inspecting=p.inspecting,
        counts=p.counts,
        conditions=p.conditions,
        messages=p.messages,
        downloads_page=v.downloads_page,
        catalogue_page=v.catalogue_page,
        texts=g.texts,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def _folder(g: Ground, s: Services, v: Screens, p: Showing) -> FolderPresenter:
    return FolderPresenter(
        folder=s.folder,
        file_manager=s.file_manager,
        library=s.library,
        downloads=s.downloads,
        counts=p.counts,
        messages=p.messages,
        page=v.settings_page,
        window=v.window,
        texts=g.texts,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def _browsing(g: Ground, v: Screens, p: Showing) -> BrowsingPresenter:
    return BrowsingPresenter(
        settings=g.settings,
        downloads_page=v.downloads_page,
        catalogue_page=v.catalogue_page,
        inspecting=p.inspecting,
        window=v.window,
        parent=g.lifetime,
    )


def _intents(g: Ground, s: Services, v: Screens, p: Showing) -> IntentsPresenter:
    return IntentsPresenter(
        library=s.library,
        downloads=s.downloads,
        rows=s.download_rows,
        history=partial(grants_of, g.opened.db),
        inspecting=p.inspecting,
        messages=p.messages,
        downloads_page=v.downloads_page,
        catalogue_page=v.catalogue_page,
        inspector=v.inspector,
        window=v.window,
        theme=v.theme,
        texts=g.texts,
        elapsed=g.elapsed,
        parent=g.lifetime,
    )


def _next_episode(g: Ground, s: Services, v: Screens) -> NextEpisodePresenter:
    return NextEpisodePresenter(
        library=s.library,
        downloads=s.downloads,
        playback=s.playback,
        settings=g.settings,
        ticker=s.ticker,
        travel=s.travel,
        rows=s.download_rows,
        player=v.player,
        texts=g.texts,
        elapsed=g.elapsed,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def _settings(g: Ground, s: Services, v: Screens, p: Showing) -> SettingsPresenter:
    return SettingsPresenter(
        page=v.settings_page,
        settings=g.settings,
        downloads=s.downloads,
        notifications=s.notifications,
        showing=p.rows,
        inspecting=p.inspecting,
        counts=p.counts,
        messages=p.messages,
        window=v.window,
        theme=v.theme,
        texts=g.texts,
        qt_texts=g.qt_texts,
        data_folder=g.opened.folder,
        log_file=log_file(g.data_dir),
        parent=g.lifetime,
    )


def _window(g: Ground, s: Services, v: Screens, p: Showing) -> WindowPresenter:
    return WindowPresenter(
        window=v.window,
        counts=p.counts,
        theme=v.theme,
        texts=g.texts,
        elapsed=g.elapsed,
        in_scenario=g.opened.scenario is not None,
        asks_before_closing=s.travel is None,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def _rules(g: Ground, v: Screens, p: Showing) -> RulesPresenter:
    return RulesPresenter(
        page=v.rules_page,
        catalogue_page=v.catalogue_page,
        settings=g.settings,
        series_with_terms=partial(series_with_terms, g.opened.db),
        showing=p.rows,
        window=v.window,
        theme=v.theme,
        texts=g.texts,
        elapsed=g.elapsed,
        parent=g.lifetime,
    )


def _views(
    g: Ground, s: Services, v: Screens, p: Showing, asking: AskingPresenter
) -> ViewsPresenter:
    scenario, selected = g.opened.scenario, None
    if scenario is not None and scenario.select is not None:
        selected = EpisodeKey(scenario.catalogue.id, scenario.select)
    return ViewsPresenter(
        library=s.library,
        playback=s.playback,
        device=g.opened.device,
        rows=s.download_rows,
        selected=selected,
        folder=g.opened.folder,
        showing=p.rows,
        preview=asking.show_variants,
        downloads_page=v.downloads_page,
        catalogue_page=v.catalogue_page,
        player=v.player,
        window=v.window,
        parent=g.lifetime,
    )


def _participant(
    g: Ground, s: Services, v: Screens, settings: SettingsPresenter, views: ViewsPresenter
) -> Participant:
    def save(path: Path, on_screen: OnScreen) -> None:
        later = () if s.travel is None else s.travel.later
        save_state(g.opened, path, on_screen, later=later, moving=s.downloads.live)

    return Participant(
        clock=g.opened.clock,
        ticker=s.ticker,
        travel=s.travel,
        device=g.opened.device,
        library=s.library,
        episode=g.opened.ledger.episode,
        put_setting=settings.put,
        variants=g.variants,
        show_variants=views.show_variants,
        save=save,
        page=v.downloads_page,
        window=v.window,
        texts=g.texts,
        is_closed=g.lifetime.is_closed,
    )
