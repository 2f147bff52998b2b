"""The only place where one feature's signals meet another's slots.

`Wiring.__init__` reads like a table of contents; below it, feature by feature, what is more than a
call.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.clock.ticker import Tick
from desktop_app.domain.countdown import Limit
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.domain.shelf import Chip
from desktop_app.domain.time import MINUTE, Duration
from desktop_app.domain.transfer import TransferState
from desktop_app.downloads import events as downloads
from desktop_app.library import events as library
from desktop_app.library.service import UNDO_FOR
from desktop_app.log import log_file
from desktop_app.playback.service import PositionReached, Shown, Undecodable
from desktop_app.storage.entitlements import history_of
from desktop_app.ui import moments
from desktop_app.ui.dialogs import reasons
from desktop_app.ui.dialogs.explanation import ExplanationAnswer, ExplanationDialog
from desktop_app.ui.dialogs.message import MessageAnswer, MessageDialog
from desktop_app.ui.dialogs.props import ExplanationFacts, WarningEpisode, WarningFacts
from desktop_app.ui.dialogs.reasons import Message, MessageAction
from desktop_app.ui.dialogs.warning import WarningAnswer, WarningDialog
from desktop_app.ui.inspector.props import GrantLine
from desktop_app.ui.library.view import Chosen
from desktop_app.ui.main_window import BannerProps
from desktop_app.ui.settings.props import SettingsShown
from desktop_app.ui.text import Texts, system_language
from desktop_app.ui.theme import Look
from desktop_app.ui.widgets.badge import trouble_text
from desktop_app.ui.widgets.drawing import announce
from desktop_app.ui.widgets.toast import ToastProps
from desktop_app.views import show

if TYPE_CHECKING:
    from desktop_app.app import Session

_KEEP_EVERY: Duration = MINUTE
_CLOCK = "clock"


class Wiring(QObject):
    """Connects one session; what concerns the whole program goes out as signals."""

    fresh_requested = Signal()
    """The scenario as at its start, for the next person."""
    start_over_requested = Signal()
    """The demo library fresh again."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._s = session
        self._kept_at: Duration = 0
        self._inspected: EpisodeKey | None = None

        self._connect_time()
        self._connect_library()
        self._connect_downloads()
        self._connect_playback()
        self._connect_downloads_page()
        self._connect_catalogue_page()
        self._connect_inspector()
        self._connect_settings()
        self._connect_window()
        self._name_places()
        self._show_counts()

    # opening

    def show_opening(self) -> None:
        """What the scenario says to begin with: a view, a selected row, a running playback."""
        s, scenario = self._s, self._s.opened.scenario
        show(s, "library")
        if scenario is not None and scenario.view != "library":
            show(s, scenario.view)
        if (playing := s.library.running()) is not None:
            s.library.ask_play(playing)

    # time

    def _connect_time(self) -> None:
        self._s.ticker.ticked.connect(self.on_ticked)
        if self._s.travel is not None:
            self._s.travel.travelled.connect(self.on_travelled)

    def on_ticked(self, tick: Tick) -> None:
        """Once a second: what fell due happens, and texts that changed are painted again."""
        s = self._s
        if tick.slept_at is not None and s.playback.key is not None:
            s.playback.sleep()
            s.library.end_sitting(s.playback.shown.position_s, at=tick.slept_at)
        s.library.advance(tick.now)
        if s.travel is not None and s.travel.advance(tick.now):
            self.refresh_everything()
        s.downloads.tick()
        s.downloads_page.model.on_tick(tick.now)
        s.catalogue_page.on_tick(tick.now)
        if (at := s.inspector.changes_at) is not None and at <= tick.now:
            self._inspect()
        self._show_player_row()
        self._show_clock()
        if tick.elapsed - self._kept_at >= _KEEP_EVERY:
            self._kept_at = tick.elapsed
            s.library.keep(tick.now)

    def on_travelled(self, _to: object) -> None:
        """The demo clock was moved: everything may show something else."""
        self._s.library.advance(self._s.opened.clock.now())
        self.refresh_everything()

    def _show_clock(self) -> None:
        s, texts = self._s, self._s.texts
        by = s.opened.clock.set_back_by
        shown = s.window.banner(_CLOCK)
        if by is None:
            if shown is not None:
                s.window.hide_banner(_CLOCK)
        elif shown is None:
            sentence = moments.clock_set_back(by, texts)
            action = moments.accept_clock(texts)
            s.window.show_banner(BannerProps(_CLOCK, "clock", sentence, action))

    # the library

    def _connect_library(self) -> None:
        service = self._s.library
        service.changed.connect(self.on_changed)
        service.happened.connect(self.on_library_happened)
        service.confirmation_needed.connect(self.on_confirmation_needed)
        service.explanation_needed.connect(self.on_explanation_needed)
        service.play_allowed.connect(self.on_play_allowed)

    def on_changed(self, changed: library.Changed | downloads.Moved) -> None:
        """These rows show something else, wherever they are shown."""
        if not changed.keys:
            self.refresh_everything()
            return
        s = self._s
        s.downloads_page.model.on_changed(changed.keys)
        s.catalogue_page.on_changed(changed.keys)
        if self._inspected in changed.keys:
            self._inspect()
        if s.playback.key in changed.keys:
            self._show_player_row()
        self._show_counts()

    def refresh_everything(self) -> None:
        """Another instant, or another language of the titles."""
        s = self._s
        s.downloads_page.model.reload()
        s.catalogue_page.reload()
        self._inspect()
        self._show_player_row()
        self._show_counts()

    def on_library_happened(self, event: library.Event) -> None:
        """Tell the user, and whom else it concerns."""
        s, texts = self._s, self._s.texts
        match event:
            case library.DownloadQueued():
                s.downloads.wake()
            case library.DownloadRefused(key, refusal):
                if (row := s.download_rows.row(key)) is not None:
                    self._explain(partial(reasons.refused, row, refusal, row.as_of))
            case library.PlayRefused(key, status):
                if s.playback.key == key:
                    self._close_player()
                if (row := s.download_rows.row(key)) is not None:
                    self._explain(partial(reasons.not_playable, row, status, row.as_of))
            case library.CopyEnded(key, how):
                self._on_copy_ended(key, how)
            case library.LimitCrossed(key, limit):
                if limit is not Limit.END or s.library.running() == key:
                    announce(s.window, moments.crossed(self._episode(key), limit, texts))
            case library.RemovalBegan(episode):
                self._offer_undo(moments.removing(episode, texts), ("removal", episode.key))
            case library.RemovalUndone(key):
                s.window.toasts.withdraw(("removal", key))
            case library.RowCleared(episode):
                self._offer_undo(moments.cleared(episode, texts), ("cleared", episode.key))
            case library.FolderUnreadable(folder):
                self._say(moments.folder_unreadable(str(folder), texts))
            case library.FileUndeletable(path, reason):
                self._say(moments.file_undeletable(str(path), reason, texts))
            case library.ClockAccepted():
                s.window.hide_banner(_CLOCK)
                self._say(moments.clock_accepted(texts))
            case library.RenewalDeclined() | library.PlaybackWindowBegan():
                pass
            case library.SittingStopped():
                pass

    def _on_copy_ended(self, key: EpisodeKey, how: Ending) -> None:
        s = self._s
        s.window.toasts.withdraw(("removal", key))
        if s.playback.key == key:
            s.playback.halt()
            self._show_player_row()
        elif how is not Ending.RETURNED:
            self._say(moments.ended(self._episode(key), how, s.texts))

    def on_confirmation_needed(self, needed: library.ConfirmationNeeded) -> None:
        """The warning before the last renewal."""
        s = self._s
        rows = [(s.download_rows.row(key), needs) for key, needs in needed.questions.items()]
        episodes = tuple(WarningEpisode.of(row, needs) for row, needs in rows if row is not None)
        facts = WarningFacts(episodes, needed.now)
        dialog = WarningDialog(s.theme, s.texts, facts, s.elapsed, s.window)
        dialog.answered.connect(self.on_warning_answered)
        dialog.open()

    def on_warning_answered(self, answer: WarningAnswer) -> None:
        """Confirmed, it downloads; declined, nothing has changed."""
        if answer.renew:
            self._s.library.ask_download(*answer.keys, confirmed=True)
        else:
            self._s.library.decline(*answer.keys)

    def on_explanation_needed(self, needed: library.ExplanationNeeded) -> None:
        """The first play of all opens the playback window: say so once."""
        s = self._s
        row = s.download_rows.row(needed.key)
        if row is not None:
            facts = ExplanationFacts.of(row)
            dialog = ExplanationDialog(s.theme, s.texts, facts, s.elapsed, s.window)
            dialog.answered.connect(self.on_explanation_answered)
            dialog.open()

    def on_explanation_answered(self, answer: ExplanationAnswer) -> None:
        """Understood: it is not said again."""
        if answer.start:
            self._s.settings.put("explained_first_play", value=True)
            self._s.library.ask_play(answer.key)

    def _explain(self, say: Callable[[Texts], Message]) -> None:
        s = self._s
        dialog = MessageDialog(s.theme, s.texts, say, s.elapsed, s.window)
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

    # transfers

    def _connect_downloads(self) -> None:
        service = self._s.downloads
        service.changed.connect(self.on_changed)
        service.progressed.connect(self.on_progressed)
        service.happened.connect(self.on_downloads_happened)
        service.files_missing.connect(self.on_files_missing)

    def on_progressed(self, moved: downloads.Moved) -> None:
        """Bytes arrived; nothing stands elsewhere."""
        s = self._s
        pace = {key: s.downloads.live(key) for key in moved.keys}
        s.downloads_page.model.on_progress(
            {key: None if one is None else one.seconds_left for key, one in pace.items()}
        )
        s.catalogue_page.on_changed(moved.keys)
        if self._inspected in moved.keys:
            self._inspect()

    def on_downloads_happened(self, event: downloads.Event) -> None:
        """Tell the user."""
        s, texts = self._s, self._s.texts
        match event:
            case downloads.Downloaded(episode):
                self._say(moments.downloaded(episode, texts))
            case downloads.TransferFailed(episode, trouble):
                self._say(moments.failed(episode, trouble_text(trouble, texts), texts))
            case downloads.TransferCancelled(episode):
                self._say(moments.cancelled(episode, texts))
            case downloads.NetworkMissing():
                self._say(moments.no_network(texts))
            case downloads.MediaFolderUnreadable(folder):
                self._say(moments.folder_unreadable(str(folder), texts))
        self._show_counts()
        s.library.advance(s.opened.clock.now())

    def on_files_missing(self, missing: downloads.FilesMissing) -> None:
        """Live licences whose files are gone end as lost (rules S4, F4)."""
        self._s.library.lose(missing.keys)

    # the player

    def _connect_playback(self) -> None:
        service, view = self._s.playback, self._s.player
        service.changed.connect(self.on_playback_changed)
        service.sink_ready.connect(view.set_sink)
        service.sitting_began.connect(self.on_sitting_began)
        service.sitting_ended.connect(self._s.library.end_sitting)
        service.position_reached.connect(self.on_position_reached)
        service.failed.connect(self.on_playback_failed)
        service.play_again_requested.connect(self._s.library.ask_play)
        view.close_requested.connect(self.on_player_close_requested)
        view.toggle_requested.connect(service.toggle)
        view.seek_requested.connect(service.seek)
        view.volume_requested.connect(service.set_volume)
        view.mute_requested.connect(service.toggle_mute)
        view.subtitle_requested.connect(service.set_subtitle)

    def on_play_allowed(self, allowed: library.PlayAllowed) -> None:
        """The player opens; the sitting begins with its first frame."""
        s = self._s
        s.playback.open(allowed.episode, allowed.path, allowed.position_s)
        self._show_player_row()
        s.window.show_cover()
        s.player.focus_controls()

    def on_playback_changed(self, shown: Shown) -> None:
        """The player's view follows, and what the user chose there is kept."""
        s = self._s
        s.player.show_state(shown)
        if shown.volume != s.settings.volume:
            s.settings.put("volume", shown.volume)
        if shown.subtitle != s.settings.subtitles:
            s.settings.put("subtitles", shown.subtitle)

    def on_sitting_began(self, key: EpisodeKey) -> None:
        """The first frame is there: the licence may have ended while it was loaded."""
        self._s.library.begin_sitting(key)

    def on_position_reached(self, reached: PositionReached) -> None:
        """Kept every few seconds, so that a crash loses little."""
        s = self._s
        s.library.put_position(reached.key, reached.position_s, watched=reached.watched)

    def on_playback_failed(self, failed: Undecodable) -> None:
        """Rule S5: said within 2 s, and nothing was opened."""
        announce(self._s.window, moments.undecodable(failed.episode, self._s.texts))

    def on_player_close_requested(self) -> None:
        """Back to the rows."""
        self._close_player()

    def _close_player(self) -> None:
        s = self._s
        key = s.playback.key
        s.playback.close_episode()
        s.window.hide_cover()
        if key is not None:
            s.downloads_page.view.select_key(key)
        s.downloads_page.focus_rows()

    def _show_player_row(self) -> None:
        s = self._s
        if s.playback.key is not None:
            s.player.show_row(s.download_rows.row(s.playback.key), s.opened.clock.now())

    # the page *Downloads*

    def _connect_downloads_page(self) -> None:
        page = self._s.downloads_page
        page.catalogue_requested.connect(self.on_catalogue_requested)
        view = page.view
        view.play_requested.connect(self._s.library.ask_play)
        view.renew_requested.connect(self.on_renew_requested)
        view.remove_requested.connect(self.on_remove_requested)
        view.clear_requested.connect(self.on_remove_requested)
        view.undo_requested.connect(self._s.library.undo_removal)
        view.why_requested.connect(self.on_why_requested)
        view.pause_requested.connect(self._s.downloads.pause)
        view.go_on_requested.connect(self.on_go_on_requested)
        view.cancel_requested.connect(self._s.downloads.cancel)
        view.inspect_requested.connect(self.on_inspect_requested)
        view.current_changed.connect(self.on_current_changed)

    def on_catalogue_requested(self) -> None:
        """There is nothing yet."""
        self._s.window.show_place("catalogue")

    def on_renew_requested(self, chosen: Chosen) -> None:
        """One warning may ask for several (rule A1)."""
        self._s.library.ask_download(*chosen.keys)

    def on_remove_requested(self, chosen: Chosen) -> None:
        """Live copies are removed, greyed rows are cleared; both can be undone."""
        for key in chosen.keys:
            self._s.library.remove(key)

    def on_why_requested(self, key: EpisodeKey) -> None:
        """Say why a row is as it is, and what can be done."""
        row = self._s.download_rows.row(key)
        if row is not None:
            history = history_of(self._s.opened.db, key)
            ended_at = history[-1].ended_at if history else None
            self._explain(partial(reasons.why, row, row.as_of, ended_at=ended_at))

    def on_go_on_requested(self, key: EpisodeKey) -> None:
        """A held transfer goes on; a failed one is asked for again (rule A1)."""
        row = self._s.download_rows.row(key)
        if row is None or row.transfer is None:
            return
        if row.transfer.state is TransferState.FAILED:
            self._s.library.ask_download(key)
        else:
            self._s.downloads.resume(key)

    # the page *Catalogue*

    def _connect_catalogue_page(self) -> None:
        page = self._s.catalogue_page
        page.download_requested.connect(self._s.library.ask_download)
        page.cancel_requested.connect(self._s.downloads.cancel)
        page.why_requested.connect(self.on_why_requested)
        page.show_in_library_requested.connect(self.on_show_in_library_requested)
        page.view.current_changed.connect(self.on_current_changed)

    def on_show_in_library_requested(self, key: EpisodeKey) -> None:
        """It is among the downloads: go there."""
        self._s.window.show_place("library")
        self._s.downloads_page.show_key(key)

    # the inspector

    def _connect_inspector(self) -> None:
        view = self._s.inspector
        view.play_requested.connect(self._s.library.ask_play)
        view.renew_requested.connect(self._s.library.ask_download)
        view.remove_requested.connect(self._s.library.remove)
        view.clear_requested.connect(self._s.library.remove)
        view.undo_requested.connect(self._s.library.undo_removal)
        view.why_requested.connect(self.on_why_requested)
        view.pause_requested.connect(self._s.downloads.pause)
        view.go_on_requested.connect(self.on_go_on_requested)
        view.cancel_requested.connect(self._s.downloads.cancel)

    def on_inspect_requested(self, key: EpisodeKey) -> None:
        """I, or the row's menu."""
        self.on_current_changed(key)
        self._s.window.toggle_inspector()

    def on_current_changed(self, key: EpisodeKey | None) -> None:
        """Another row: its exact dates, and whether its file is there (rule S4)."""
        if key is not None and key != self._inspected:
            self._s.library.check_file(key)
        self._inspected = key
        self._inspect()

    def _inspect(self) -> None:
        s = self._s
        row = None if self._inspected is None else s.download_rows.row(self._inspected)
        if row is None:
            s.inspector.show_nothing()
            return
        history = [
            GrantLine(one.granted_at, one.policy, one.opened_at, one.ended_at, one.ending)
            for one in history_of(s.opened.db, row.episode.key)
        ]
        live = s.downloads.live(row.episode.key)
        s.inspector.show_row(row, history, row.as_of, None if live is None else live.seconds_left)

    # settings

    def _connect_settings(self) -> None:
        page = self._s.settings_page
        page.language_requested.connect(self.on_language_chosen)
        page.theme_requested.connect(self.on_theme_chosen)
        page.text_size_requested.connect(self.on_text_size_chosen)
        page.policy_requested.connect(self.on_policy_chosen)
        page.rate_limit_requested.connect(self.on_rate_limit_chosen)
        page.start_over_requested.connect(self.start_over_requested)
        self._show_settings()

    def on_language_chosen(self, language: str | None) -> None:
        """Another language, at once."""
        s = self._s
        s.settings.put("language", language)
        s.texts.switch(language or system_language())
        s.qt_texts.switch(s.texts.language)
        self._name_places()
        self._show_settings()
        self._inspect()

    def on_theme_chosen(self, theme: str) -> None:
        """Another theme, at once."""
        self._s.settings.put("theme", theme)
        self._s.theme.set_look(Look(theme))
        self._show_settings()

    def on_text_size_chosen(self, percent: int) -> None:
        """Another size of text, at once."""
        self._s.settings.put("text_size", percent)
        self._s.theme.set_text_percent(percent)
        self._show_settings()

    def on_policy_chosen(self, name: str | None) -> None:
        """Another policy for what is asked for from now on (rule P4)."""
        self._s.settings.put("policy", name)
        self._show_settings()
        self.refresh_everything()

    def on_rate_limit_chosen(self, rate: int | None) -> None:
        """Another limit, for what runs too."""
        self._s.settings.put("rate_limit", 0 if rate is None else rate)
        self._s.downloads.rate_changed()
        self._show_settings()

    def _show_settings(self) -> None:
        s = self._s
        s.settings_page.show_settings(
            SettingsShown(
                language=s.settings.language,
                theme=s.settings.theme,
                text_size=s.settings.text_size,
                policy_name=s.settings.policy_name,
                policy_of_scenario=s.settings.scenario_policy is not None,
                rate_limit=s.settings.rate_limit,
                data_folder=str(s.opened.folder),
                log_file=str(log_file(s.data_dir)),
            )
        )

    # the window

    def _connect_window(self) -> None:
        window = self._s.window
        window.place_changed.connect(self.on_place_changed)
        window.toast_acted.connect(self.on_toast_acted)
        window.banner_acted.connect(self.on_banner_acted)
        fresh = QShortcut(QKeySequence("Ctrl+Shift+R"), window)
        fresh.activated.connect(self.fresh_requested)
        self._s.texts.changed.connect(self._name_places)

    def on_place_changed(self, place: object) -> None:
        """The keyboard goes to the rows, and the inspector follows."""
        s = self._s
        match place:
            case "library":
                s.downloads_page.focus_rows()
                self.on_current_changed(s.downloads_page.view.current_key)
            case "catalogue":
                s.catalogue_page.focus_rows()
                self.on_current_changed(s.catalogue_page.view.current_key)

    def on_toast_acted(self, key: object) -> None:
        """What a toast offers: *Undo*."""
        match key:
            case ("removal", EpisodeKey() as episode):
                self._s.library.undo_removal(episode)
            case ("cleared", EpisodeKey() as episode):
                self._s.library.bring_back(episode)

    def on_banner_acted(self, key: object) -> None:
        """What the bar across the top offers."""
        if key == _CLOCK:
            self._s.library.accept_laptop_clock()

    def _name_places(self) -> None:
        s, texts = self._s, self._s.texts
        rows = s.downloads_page.model.counts.rows.get(Chip.ALL, 0)
        s.window.name_place("library", texts.tr("Downloads", "page"), texts.number(rows))
        s.window.name_place("catalogue", texts.tr("Catalogue", "page"))
        s.window.name_place("settings", texts.tr("Settings", "page"))

    def _show_counts(self) -> None:
        s = self._s
        counts = s.downloads_page.model.counts
        s.window.set_usage(s.usage(counts.bytes_on_laptop))
        self._name_places()

    # small things

    def _episode(self, key: EpisodeKey) -> Episode:
        return self._s.opened.ledger.episode(key)

    def _say(self, sentence: str) -> None:
        self._s.window.toasts.say(ToastProps(sentence))

    def _offer_undo(self, sentence: str, key: tuple[str, EpisodeKey]) -> None:
        undo = moments.undo(self._s.texts)
        self._s.window.toasts.say(ToastProps(sentence, undo, key, lasts_ms=UNDO_FOR))
