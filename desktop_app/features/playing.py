"""Playing an episode: the player, and the explanation before the very first play."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from desktop_app.clock import Elapsed
from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.explanation import ExplanationFacts
from desktop_app.domain.playback import Phase
from desktop_app.domain.player import PlayerState
from desktop_app.domain.settings import Remembered
from desktop_app.features.showing.messages import Messages
from desktop_app.features.showing.rows import RowsPresenter
from desktop_app.ledger.events import Event, ExplanationNeeded, PlayAllowed, PlayRefused
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import DownloadRows
from desktop_app.playback.service import PlaybackService
from desktop_app.playback.shown import (
    BrokeOff,
    Languages,
    PositionReached,
    Undecodable,
)
from desktop_app.settings.service import SettingsService
from desktop_app.ui.lazily import Lazily
from desktop_app.ui.library.page import DownloadsPage
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoSink

    from desktop_app.ui.dialogs.explanation import ExplanationAnswer
    from desktop_app.ui.player.view import PlayerView

_POSTER_AFTER_MS: Final = 60
"""A first frame that is there sooner follows the rows: no poster flashes up in between.

And nothing is painted while the first frame is on its way, which has to wait for that.
"""


class PlayingPresenter(QObject):
    """Plays what the rules allow, and stores the position of playback."""

    def __init__(
        self,
        *,
        library: LibraryService,
        playback: PlaybackService,
        settings: SettingsService,
        rows: DownloadRows,
        showing: RowsPresenter,
        messages: Messages,
        player: Lazily[PlayerView],
        downloads_page: DownloadsPage,
        window: MainWindow,
        theme: ThemeHolder,
        texts: Texts,
        elapsed: Elapsed,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._playback = playback
        self._settings = settings
        self._rows = rows
        self._showing = showing
        self._messages = messages
        self._player = player
        self._page = downloads_page
        self._window = window
        self._theme = theme
        self._texts = texts
        self._elapsed = elapsed
        self._dropping = False
        self._opening = QTimer(self, singleShot=True, interval=_POSTER_AFTER_MS)
        self._opening.timeout.connect(self.on_opened)
        library.play_allowed.connect(self.on_play_allowed)
        library.explanation_needed.connect(self.on_explanation_needed)
        library.happened.connect(self.on_library_happened)
        self._connect_playback()
        player.once_made(self._on_player_made)

    def _connect_playback(self) -> None:
        playback = self._playback
        playback.changed.connect(self.on_playback_changed)
        playback.sink_ready.connect(self.on_sink_ready)
        playback.sitting_began.connect(self.on_sitting_began)
        playback.sitting_ended.connect(self.on_sitting_ended)
        playback.position_reached.connect(self.on_position_reached)
        playback.languages_chosen.connect(self.on_languages_chosen)
        playback.failed.connect(self.on_playback_failed)
        playback.file_gone.connect(self._library.check_file)
        playback.play_again_requested.connect(self._library.ask_play)

    def _on_player_made(self, view: PlayerView) -> None:
        playback, window = self._playback, self._window
        view.close_requested.connect(self.on_player_close_requested)
        view.toggle_requested.connect(playback.toggle)
        view.seek_requested.connect(playback.seek)
        view.volume_requested.connect(playback.set_volume)
        view.mute_requested.connect(playback.toggle_mute)
        view.rate_requested.connect(playback.set_rate)
        view.audio_requested.connect(playback.set_audio)
        view.full_screen_requested.connect(window.set_cover_fills)
        window.cover_filled.connect(view.set_full_screen)
        view.on_top_requested.connect(window.set_on_top)
        window.on_top_changed.connect(view.controls.show_on_top)
        view.controls.show_on_top(False if window.can_stay_on_top else None)
        view.show_state(playback.shown)

    def on_sink_ready(self, sink: QVideoSink) -> None:
        """Let the picture come into the player."""
        self._player().surface.set_sink(sink)

    # the first play of all

    def on_explanation_needed(self, needed: ExplanationNeeded) -> None:
        """Explain, before the very first play, that it opens the playback window."""
        from desktop_app.ui.dialogs.explanation import ExplanationDialog

        row = self._rows.row(needed.key)
        if row is not None:
            facts = ExplanationFacts.of(row)
            rules = self._messages.rules_of(needed.key)
            dialog = ExplanationDialog(
                self._theme, self._texts, facts, self._elapsed, self._window, rules
            )
            dialog.answered.connect(self.on_explanation_answered)
            dialog.open()

    def on_explanation_answered(self, answer: ExplanationAnswer) -> None:
        """Play the episode if the user accepts, and never explain again."""
        if answer.start:
            self._settings.put(Remembered.EXPLAINED_FIRST_PLAY, value=True)
            self._library.ask_play(answer.key)

    # what the library answers

    def on_library_happened(self, event: Event) -> None:
        """Say why an episode may not be played. If it was playing, close the player."""
        if isinstance(event, PlayRefused):
            if self._playback.key == event.key:
                self.close_player()
            if (row := self._rows.row(event.key)) is not None:
                from desktop_app.ui.dialogs import reasons

                why = partial(reasons.not_playable, row, event.status, row.as_of)
                self._messages.explain(why)

    def on_play_allowed(self, allowed: PlayAllowed) -> None:
        """Open the player; the sitting begins with its first frame."""
        player = self._player()
        self._playback.open(allowed.episode, allowed.path, allowed.position_s)
        if self._playback.shown.phase is Phase.OPENING:
            self._window.setUpdatesEnabled(False)
            self._opening.start()
        if self._playback.shown.phase is Phase.UNDECODABLE:
            self.end_sitting_without_player()
        self._showing.show_player_row()
        self._window.show_cover()
        player.focus_controls()

    def close_player(self) -> None:
        """Go back to the rows, and select the one that played."""
        key = self._playback.key
        self._playback.close_episode()
        self.end_sitting_without_player()
        self._window.hide_cover()
        if key is not None:
            self._page.view.select_key(key)
        self._page.focus_rows()

    def end_sitting_without_player(self) -> None:
        """End a scenario's sitting that runs without a player."""
        if self._library.running() is not None:
            self._library.end_sitting(None)

    def on_opened(self) -> None:
        """Show the player once it has a frame, a message, or after a while the poster."""
        self._opening.stop()
        window = self._window
        window.setUpdatesEnabled(True)
        # While updates are held, Qt still counts earlier paint requests as pending. It posts no new
        # ones then, and nothing would ever be painted again.
        QCoreApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest))

    def on_playback_changed(self, shown: PlayerState) -> None:
        """Show playback in the player's view, and keep what the user chose there."""
        if self._opening.isActive() and shown.phase is not Phase.OPENING:
            self.on_opened()
        if (player := self._player.made) is not None:
            player.show_state(shown)
        if shown.volume != self._settings.volume:
            self._settings.arrange(Remembered.VOLUME, shown.volume)

    def on_languages_chosen(self, languages: Languages) -> None:
        """Store the languages of sound and subtitles that the user chose."""
        self._settings.arrange(Remembered.AUDIO, languages.audio)
        self._settings.arrange(Remembered.SUBTITLES, languages.subtitles)

    def on_sitting_began(self, key: EpisodeKey) -> None:
        """Begin the sitting at the first frame, unless the licence ended while it was loaded.

        A sitting that cannot be stored is none.
        """
        try:
            self._library.begin_sitting(key)
        except sqlite3.Error:
            self.drop()
            raise

    def drop(self) -> None:
        """Close the player and go back to the rows, without storing anything of its sitting."""
        key, self._dropping = self._playback.key, True
        try:
            self._playback.close_episode()
        finally:
            self._dropping = False
        self._opening.stop()
        self._window.setUpdatesEnabled(True)
        self._window.hide_cover()
        if key is not None:
            self._page.view.select_key(key)
        self._page.focus_rows()

    def on_sitting_ended(self, position_s: float) -> None:
        """End the sitting of the player, unless a scenario has begun another one."""
        if not self._dropping and self._library.running() == self._playback.key:
            self._library.end_sitting(position_s)

    def follow_sitting(self) -> None:
        """Open or close the player with a sitting that a scenario began or ended."""
        running = self._library.running()
        if running is not None and not (
            running == self._playback.key and self._playback.in_sitting
        ):
            self._library.ask_play(running)
            if self._playback.key != running:
                self.end_sitting_without_player()
        elif running is None and self._playback.in_sitting:
            self.close_player()

    def on_position_reached(self, reached: PositionReached) -> None:
        """Store the position of playback. This comes every few seconds, so a crash loses little."""
        if not self._dropping:
            self._library.put_position(reached.key, reached.position_s, watched=reached.watched)

    def on_playback_failed(self, _failed: Undecodable | BrokeOff) -> None:
        """End the sitting that a scenario began, if there is one; the player says why (rule S5)."""
        self.end_sitting_without_player()

    def on_player_close_requested(self) -> None:
        """Close the player and go back to the rows."""
        self.close_player()
