"""What several features do to the screen: bring it up to date, and tell the user."""

import sqlite3
from collections.abc import Callable, Collection, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject

from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.shelf import Chip, ShelfRow
from desktop_app.domain.time import MINUTE
from desktop_app.domain.transfer import TransferState
from desktop_app.downloads import events as downloads
from desktop_app.features.damage import Damage
from desktop_app.ledger import events as library
from desktop_app.library.service import UNDO_FOR
from desktop_app.platform.log import log_file
from desktop_app.storage.database import LibraryError, Unusable
from desktop_app.storage.entitlements import history_of
from desktop_app.storage.episodes import series_with_terms
from desktop_app.storage.transfers import standing_of, states
from desktop_app.ui import moments, places
from desktop_app.ui.answers import Rules
from desktop_app.ui.dialogs.message import MessageAnswer, MessageDialog
from desktop_app.ui.dialogs.reasons import Message, MessageAction
from desktop_app.ui.inspector.history import GrantLine
from desktop_app.ui.inspector.transfer import InQueue
from desktop_app.ui.library.page import QueueHolds
from desktop_app.ui.main_window import BannerProps
from desktop_app.ui.rules.props import TermsInForce
from desktop_app.ui.settings.media import MediaShown, MoveShown
from desktop_app.ui.settings.props import SettingsShown
from desktop_app.ui.text import Texts
from desktop_app.ui.widgets.meter import StorageUsage
from desktop_app.ui.widgets.toast import ToastProps

if TYPE_CHECKING:
    from desktop_app.session.session import Session

CLOCK = "clock"
"""The key of the bar that says that the clock was set back."""
DAMAGE = "damage"
"""The key of the bar that says that the library is damaged."""
RULES = "rules"
"""The place of the rules in plain words."""
REMOVAL = "removal"
CLEARED = "cleared"
"""With a tuple of EpisodeKey, the key of a toast that offers to undo it."""


class Desk(QObject):
    """Knows the session, and no feature's signals."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._s = session
        self.damage = Damage(session)
        self.damage.found.connect(self.on_damage_found)
        self._inspected: EpisodeKey | None = None
        self._waits_minutes: int | None = None

    # what is shown

    def on_changed(self, changed: library.Changed | downloads.Moved) -> None:
        """These rows show something else, wherever they are shown."""
        if not changed.keys:
            self.refresh_everything()
            return
        s = self._s
        s.downloads_page.model.on_changed(changed.keys)
        s.catalogue_page.model.on_changed(changed.keys)
        self.inspect_if(changed.keys)
        if s.playback.key in changed.keys:
            self.show_player_row()
        self.show_counts()

    def refresh_everything(self) -> None:
        """Another instant, or another language of the titles."""
        s = self._s
        s.downloads_page.model.reload()
        s.catalogue_page.model.reload()
        self.inspect()
        self.show_player_row()
        self.show_counts()
        if s.window.place == RULES:
            self.show_rules()

    def on_damage_found(self) -> None:
        """Something of the library cannot be read: it is said, and the rest is shown."""
        self.show_conditions()
        self.refresh_everything()

    def on_current_changed(self, key: EpisodeKey | None) -> None:
        """Another row: its exact dates, and whether its file is there (rule S4)."""
        if key is not None and key != self._inspected:
            self._s.library.check_file(key)
        self._inspected = key
        self.inspect()

    def inspect(self) -> None:
        """The inspector shows the chosen row as it is now."""
        s = self._s
        if s.window.place == "library" and s.downloads_page.several:
            s.inspector.show_several(s.downloads_page.several)
            return
        row = None if self._inspected is None else s.download_rows.row(self._inspected)
        if row is None:
            s.inspector.show_nothing()
            return
        try:
            self._inspect(row)
        except sqlite3.DatabaseError as error:
            s.library.meet_damage(error)
            s.inspector.show_nothing()

    def _inspect(self, row: ShelfRow) -> None:
        s = self._s
        history = [
            GrantLine(
                one.granted_at, one.policy, one.window, one.opened_at, one.ended_at, one.ending
            )
            for one in history_of(s.opened.db, row.episode.key)
        ]
        live = s.downloads.live(row.episode.key)
        pace_s = None if live is None else live.seconds_left
        s.inspector.show_row(row, history, row.as_of, pace_s, self._in_queue(row.episode.key))

    def _in_queue(self, key: EpisodeKey) -> InQueue | None:
        found = standing_of(self._s.opened.db, key)
        if found is None:
            return None
        waiting = self._s.downloads.waiting(key)
        limit = self._s.settings.rate_limit
        again_in = None if waiting is None else waiting.again_in
        return InQueue(found.asked_at, found.place, found.of, limit, again_in)

    def inspect_waiting(self) -> None:
        """The chosen row waits for its next try: how long still may read otherwise now."""
        key = self._inspected
        waiting = None if key is None else self._s.downloads.waiting(key)
        minutes = None if waiting is None else waiting.again_in // MINUTE
        if minutes != self._waits_minutes:
            self._waits_minutes = minutes
            self.inspect()

    def inspect_if(self, keys: Collection[EpisodeKey]) -> None:
        """The same, where the chosen row is one of these."""
        if self._inspected in keys:
            self.inspect()

    def show_player_row(self) -> None:
        """The player's head shows the row as it is now."""
        s = self._s
        if s.playback.key is not None:
            row, clock = s.download_rows.row(s.playback.key), s.opened.clock
            s.player.show_row(row, clock.now(), clock.pace)

    def close_player(self) -> None:
        """Back to the rows, on the one that played."""
        s = self._s
        key = s.playback.key
        s.playback.close_episode()
        self.end_sitting_without_player()
        s.window.hide_cover()
        if key is not None:
            s.downloads_page.view.select_key(key)
        s.downloads_page.focus_rows()

    def end_sitting_without_player(self) -> None:
        """A scenario's sitting can run before its player plays: without one it is over."""
        if self._s.library.running() is not None:
            self._s.library.end_sitting(None)

    def show_counts(self) -> None:
        """The chips' numbers and the storage meter."""
        s = self._s
        counts = s.downloads_page.model.counts
        usage = s.usage(counts.bytes_on_laptop)
        s.window.set_usage(usage)
        self._show_media(usage)
        s.downloads_page.show_queue(self.queue_holds())
        self.name_places()

    def queue_holds(self) -> QueueHolds:
        """How many transfers go on by themselves, and how many are held."""
        found = states(self._s.opened.db)
        moving = sum(count for state, count in found.items() if state.goes_on)
        return QueueHolds(moving, found[TransferState.PAUSED])

    def name_places(self) -> None:
        """The rail's words, and its count."""
        s, texts = self._s, self._s.texts
        rows = s.downloads_page.model.counts.rows.get(Chip.ALL, 0)
        s.window.name_place("library", texts.tr("Downloads", "page"), texts.number(rows))
        s.window.name_place("catalogue", texts.tr("Catalogue", "page"))
        s.window.name_place(RULES, texts.tr("The rules", "page"))
        s.window.name_place("settings", texts.tr("Settings", "page"))

    def show_conditions(self) -> None:
        """The bars across the top: what the user has to know while it lasts (rules T2, F5)."""
        s, texts = self._s, self._s.texts
        device, behind = s.opened.device.get(), s.opened.clock.set_back_by
        wanted = []
        if (damaged := self.damage.sentence(texts)) is not None:
            wanted.append(BannerProps(DAMAGE, "triangle-alert", damaged))
        if behind is not None:
            sentence = moments.clock_set_back(behind, texts)
            wanted.append(BannerProps(CLOCK, "clock", sentence, moments.accept_clock(texts)))
        if device.modified:
            wanted.append(BannerProps("device", "shield-alert", moments.device_modified(texts)))
        if not device.online:
            wanted.append(BannerProps("network", "wifi-off", moments.offline(texts)))
        if not s.folder.state.readable:
            sentence = places.unreadable(str(s.folder.state.path), texts)
            wanted.append(BannerProps("folder", "hard-drive", sentence))
        if device.disk_full:
            wanted.append(BannerProps("disk", "hard-drive", moments.disk_full(texts)))
        s.window.show_banners(wanted)

    def show_settings(self) -> None:
        """The settings page shows what holds now."""
        s = self._s
        s.settings_page.show_settings(
            SettingsShown(
                language=s.settings.language,
                theme=s.settings.theme,
                text_size=s.settings.text_size,
                reduced_motion=s.settings.reduced_motion,
                play_next=s.settings.play_next,
                notifications=s.settings.notifications,
                notifications_work=s.notifications.available,
                policy=s.settings.policy_name,
                policy_of_scenario=s.settings.scenario_policy is not None,
                rate_limit=s.settings.rate_limit,
                slots=s.settings.slots,
                data_folder=str(s.opened.folder),
                log_file=str(log_file(s.data_dir)),
            )
        )

    def show_media(self) -> None:
        """The settings page shows where the downloads lie, and a move while it lasts."""
        counts = self._s.downloads_page.model.counts
        self._show_media(self._s.usage(counts.bytes_on_laptop))

    def _show_media(self, usage: StorageUsage) -> None:
        s = self._s
        state, move = s.folder.state, None
        if state.moving is not None:
            move = MoveShown(str(state.moving.to), state.moving.moved, state.moving.total)
        s.settings_page.media.show_media(
            MediaShown(
                folder=str(state.path),
                size=usage.downloads,
                free=usage.free,
                readable=state.readable,
                movable=s.travel is None,
                is_own=state.is_own,
                move=move,
            )
        )

    def show_rules(self) -> None:
        """The page of the rules shows the terms in force, each with what it concerns."""
        s = self._s
        found: list[TermsInForce] = []
        for episode in series_with_terms(s.opened.db):
            policy, origin = s.settings.in_force_by(episode)
            same = next(
                (one for one in found if (one.policy, one.origin) == (policy, origin)), None
            )
            title = episode.series_title
            if same is None:
                found.append(TermsInForce(policy, origin, (title,)))
            elif title not in same.series:
                found[found.index(same)] = replace(same, series=(*same.series, title))
        s.rules_page.show_terms(found)

    # what is told

    def episode(self, key: EpisodeKey) -> Episode:
        """An episode by its key."""
        return self._s.opened.ledger.episode(key)

    def rules_of(self, *keys: EpisodeKey) -> tuple[Rules, ...]:
        """What binds these episodes now, to be told in plain words."""
        rows = (self._s.download_rows.row(key) for key in keys)
        return tuple(Rules.of(row) for row in rows if row is not None)

    def say(self, sentence: str) -> None:
        """A toast."""
        self._s.window.toasts.say(ToastProps(sentence))

    def say_unusable(self, error: LibraryError) -> None:
        """The library cannot be written at the moment; said in place of what was said before.

        That it is damaged stands in a bar from then on.
        """
        match error.why:
            case Unusable.LOCKED:
                sentence = moments.library_locked(self._s.texts)
            case Unusable.FULL:
                sentence = moments.library_full(self._s.texts)
            case Unusable.NOT_WRITABLE:
                sentence = moments.library_unwritable(error.detail, self._s.texts)
            case Unusable.DAMAGED | Unusable.NEWER | Unusable.NOT_A_FILE:
                self.damage.meet(error)
                return
            case _:
                assert_never(error.why)
        self._s.window.toasts.say(ToastProps(sentence, key="library", lasts_ms=15_000))

    def offer_undo(self, sentence: str, key: Hashable) -> None:
        """A toast that offers *Undo*."""
        undo = moments.undo(self._s.texts)
        self._s.window.toasts.say(ToastProps(sentence, undo, key, lasts_ms=UNDO_FOR))

    def explain(self, say: Callable[[Texts], Message]) -> None:
        """A message in a card."""
        s = self._s
        rules = self.rules_of(say(s.texts).key)
        dialog = MessageDialog(s.theme, s.texts, say, s.elapsed, s.window, rules)
        dialog.answered.connect(self.on_message_answered)
        dialog.open()

    def on_message_answered(self, answer: MessageAnswer) -> None:
        """What a message offers beside closing it."""
        match answer.action:
            case MessageAction.RENEW | MessageAction.DOWNLOAD | MessageAction.TRY_AGAIN:
                self._s.library.ask_download(answer.key)
            case MessageAction.PLAY:
                self._s.library.ask_play(answer.key)
            case None:
                pass
            case _:
                assert_never(answer.action)
