"""Makes the presenters that several features share."""

from functools import partial

from sqlite_utils import Database

from desktop_app.clock import SystemClock
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.licence_timeline import GrantLine
from desktop_app.features.showing.conditions import ConditionsPresenter
from desktop_app.features.showing.counts import CountsPresenter
from desktop_app.features.showing.damage import Damage
from desktop_app.features.showing.inspector import InspectorPresenter
from desktop_app.features.showing.messages import Messages
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.session.building import usage_of
from desktop_app.session.parts import Ground, Screens, Services, Showing
from desktop_app.storage.backups import keep_damaged
from desktop_app.storage.entitlements import history_of
from desktop_app.storage.transfers import standing_of, states


def join_showing(ground: Ground, services: Services, screens: Screens) -> Showing:
    """Return the presenters, connected to what they show."""
    opened, lifetime = ground.opened, ground.lifetime
    damage = Damage(
        lambda: keep_damaged(opened.db, SystemClock().now()), lifetime.is_closed, lifetime
    )
    messages = Messages(
        window=screens.window,
        theme=screens.theme,
        texts=ground.texts,
        elapsed=ground.elapsed,
        rows=services.download_rows,
        library=services.library,
        meet_damage=damage.meet,
        parent=lifetime,
    )
    conditions = ConditionsPresenter(
        clock=opened.clock,
        device=opened.device,
        folder=services.folder,
        damage=damage,
        window=screens.window,
        texts=ground.texts,
        parent=lifetime,
    )
    inspecting = _inspecting(ground, services, screens)
    counts = _counts(ground, services, screens)
    rows = _rows(ground, services, screens, inspecting, counts)
    damage.found.connect(conditions.show)
    damage.found.connect(rows.refresh_everything)
    return Showing(
        damage=damage,
        messages=messages,
        conditions=conditions,
        inspecting=inspecting,
        counts=counts,
        rows=rows,
    )


def grants_of(db: Database, key: EpisodeKey) -> list[GrantLine]:
    """Return the licences of an episode, the first one first."""
    return [
        GrantLine(one.granted_at, one.policy, one.window, one.opened_at, one.ended_at, one.ending)
        for one in history_of(db, key)
    ]


def _inspecting(ground: Ground, services: Services, screens: Screens) -> InspectorPresenter:
    return InspectorPresenter(
        view=screens.inspector,
        page=screens.downloads_page,
        window=screens.window,
        rows=services.download_rows,
        library=services.library,
        downloads=services.downloads,
        settings=ground.settings,
        history=partial(grants_of, ground.opened.db),
        standing=partial(standing_of, ground.opened.db),
        parent=ground.lifetime,
    )


def _rows(
    ground: Ground,
    services: Services,
    screens: Screens,
    inspecting: InspectorPresenter,
    counts: CountsPresenter,
) -> RowsPresenter:
    return RowsPresenter(
        library=services.library,
        downloads=services.downloads,
        downloads_page=screens.downloads_page,
        catalogue_page=screens.lazy_catalogue_page,
        player=screens.lazy_player,
        playback=services.playback,
        rows=services.download_rows,
        clock=ground.opened.clock,
        inspector=inspecting,
        counts=counts,
        parent=ground.lifetime,
    )


def _counts(ground: Ground, services: Services, screens: Screens) -> CountsPresenter:
    return CountsPresenter(
        page=screens.downloads_page,
        settings_page=screens.lazy_settings_page,
        window=screens.window,
        texts=ground.texts,
        folder=services.folder,
        transfers=partial(states, ground.opened.db),
        usage=partial(usage_of, ground),
        movable=services.travel is None,
        parent=ground.lifetime,
    )
