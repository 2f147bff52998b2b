"""Hands every feature's presenter the services, screens and callables that it uses, by name."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.episode import EpisodeKey
from desktop_app.features.asking import AskingPresenter
from desktop_app.features.browsing import BrowsingPresenter
from desktop_app.features.device import DevicePresenter
from desktop_app.features.facilitator.participant import Participant
from desktop_app.features.folder import FolderPresenter
from desktop_app.features.intents import IntentsPresenter
from desktop_app.features.notifications import NotificationsPresenter
from desktop_app.features.queue import QueuePresenter
from desktop_app.features.removing import RemovingPresenter
from desktop_app.features.rules import RulesPresenter
from desktop_app.features.settings import SettingsPresenter
from desktop_app.features.views import ViewsPresenter
from desktop_app.features.window import WindowPresenter
from desktop_app.platform.log import log_file
from desktop_app.session.joining_time import (
    make_endings,
    make_laptop_clock,
    make_next_episode,
    make_playing,
    make_subtitles,
    make_time,
    make_travel,
)
from desktop_app.session.parts import Features, Ground, Screens, Services, Showing
from desktop_app.session.showing import grants_of
from desktop_app.storage.episodes import series_with_terms
from desktop_app.storage.transfers import standing_of

if TYPE_CHECKING:
    from desktop_app.scenarios.saving import OnScreen


def join_features(
    ground: Ground, services: Services, screens: Screens, showing: Showing
) -> Features:
    """Make the presenters of all features, connected.

    Where two of them hear the same signal, the one that is made first hears it first.
    """
    g, s, v, p = ground, services, screens, showing
    playing = make_playing(g, s, v, p)
    features = Features(
        playing=playing,
        subtitles=make_subtitles(g, s, v, p),
        removing=_removing(g, s, v, p),
        travel=(travel := make_travel(g, s, p, playing)),
        time=make_time(g, s, v, p, travel),
        endings=make_endings(g, s, v, p),
        laptop_clock=make_laptop_clock(g, s, v, p),
        asking=(asking := _asking(g, s, v, p)),
        notifications=_notifications(g, s, v),
        queue=_queue(g, s, v, p),
        device=_device(g, s, p),
        folder=_folder(g, s, v, p),
        browsing=_browsing(g, v, p),
        next_episode=make_next_episode(g, s, v),
        intents=_intents(g, s, v, p),
        settings=(settings := _settings(g, s, v, p)),
        window=_window(g, s, v, p),
        rules=_rules(g, v, p),
        views=(views := _views(g, s, v, p, asking)),
        participant=_participant(g, s, v, settings, views),
    )
    features.next_episode.intent_requested.connect(features.intents.on_intent_requested)
    return features


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
        clock=g.opened.clock,
        episode=g.opened.ledger.episode,
        standing=partial(standing_of, g.opened.db),
        inspecting=p.inspecting,
        counts=p.counts,
        messages=p.messages,
        downloads_page=v.downloads_page,
        catalogue_page=v.lazy_catalogue_page,
        texts=g.texts,
        parent=g.lifetime,
    )


def _device(g: Ground, s: Services, p: Showing) -> DevicePresenter:
    return DevicePresenter(
        device=g.opened.device,
        network=s.network,
        downloads=s.downloads,
        conditions=p.conditions,
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
        page=v.lazy_settings_page,
        window=v.window,
        texts=g.texts,
        is_closed=g.lifetime.is_closed,
        parent=g.lifetime,
    )


def _browsing(g: Ground, v: Screens, p: Showing) -> BrowsingPresenter:
    return BrowsingPresenter(
        settings=g.settings,
        downloads_page=v.downloads_page,
        catalogue_page=v.lazy_catalogue_page,
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
        catalogue_page=v.lazy_catalogue_page,
        inspector=v.inspector,
        window=v.window,
        theme=v.theme,
        texts=g.texts,
        elapsed=g.elapsed,
        parent=g.lifetime,
    )


def _settings(g: Ground, s: Services, v: Screens, p: Showing) -> SettingsPresenter:
    return SettingsPresenter(
        page=v.lazy_settings_page,
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
        page=v.lazy_rules_page,
        catalogue_page=v.lazy_catalogue_page,
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
        inspecting=p.inspecting,
        preview=asking.show_variants,
        downloads_page=v.downloads_page,
        catalogue_page=v.lazy_catalogue_page,
        player=v.lazy_player,
        window=v.window,
        parent=g.lifetime,
    )


def _participant(
    g: Ground, s: Services, v: Screens, settings: SettingsPresenter, views: ViewsPresenter
) -> Participant:
    def save(path: Path, on_screen: OnScreen) -> None:
        from desktop_app.session.saving import save_state

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
