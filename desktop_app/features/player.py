"""The player: what plays, and where it stands."""

import sqlite3
from pathlib import Path
from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QFileDialog
from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.playback import Phase
from desktop_app.domain.tracks import SUBTITLE_SUFFIXES
from desktop_app.features.wire import Wire
from desktop_app.formats.subtitles import Why
from desktop_app.ledger.events import PlayAllowed
from desktop_app.playback.shown import (
    BrokeOff,
    Languages,
    PositionReached,
    Shown,
    Undecodable,
)
from desktop_app.playback.subtitles import EncodingChosen, SubtitlesUnreadable
from desktop_app.ui import moments

_POSTER_AFTER_MS: Final = 60
"""A first frame that is there sooner follows the rows: no poster flashes up in between.

And nothing is painted while the first frame is on its way, which has to wait for that.
"""


class PlayerWiring(Wire):
    """The player's service and its view."""

    @override
    def connect_all(self) -> None:
        self._dropping = False
        self._opening = QTimer(self, singleShot=True, interval=_POSTER_AFTER_MS)
        self._opening.timeout.connect(self.on_opened)
        service, view = self._s.playback, self._s.player
        self._s.library.play_allowed.connect(self.on_play_allowed)
        service.changed.connect(self.on_playback_changed)
        service.sink_ready.connect(view.set_sink)
        service.sitting_began.connect(self.on_sitting_began)
        service.sitting_ended.connect(self.on_sitting_ended)
        service.position_reached.connect(self.on_position_reached)
        service.languages_chosen.connect(self.on_languages_chosen)
        service.failed.connect(self.on_playback_failed)
        service.file_gone.connect(self._s.library.check_file)
        service.subtitles_refused.connect(self.on_subtitles_refused)
        service.encoding_chosen.connect(self.on_encoding_chosen)
        service.play_again_requested.connect(self._s.library.ask_play)
        view.close_requested.connect(self.on_player_close_requested)
        view.toggle_requested.connect(service.toggle)
        view.seek_requested.connect(service.seek)
        view.volume_requested.connect(service.set_volume)
        view.mute_requested.connect(service.toggle_mute)
        view.rate_requested.connect(service.set_rate)
        view.audio_requested.connect(service.set_audio)
        view.subtitle_requested.connect(service.set_subtitle)
        view.encoding_requested.connect(service.set_encoding)
        view.subtitle_file_requested.connect(self.on_subtitle_file_requested)
        view.subtitle_file_dropped.connect(service.add_subtitles)
        window = self._s.window
        view.full_screen_requested.connect(window.set_cover_fills)
        window.cover_filled.connect(view.set_full_screen)
        view.on_top_requested.connect(window.set_on_top)
        window.on_top_changed.connect(view.show_on_top)
        view.show_on_top(False if window.can_stay_on_top else None)

    def on_play_allowed(self, allowed: PlayAllowed) -> None:
        """The player opens; the sitting begins with its first frame."""
        s = self._s
        s.playback.open(allowed.episode, allowed.path, allowed.position_s)
        if s.playback.shown.phase is Phase.OPENING:
            s.window.setUpdatesEnabled(False)
            self._opening.start()
        if s.playback.shown.phase is Phase.UNDECODABLE:
            self._desk.end_sitting_without_player()
        self._desk.show_player_row()
        s.window.show_cover()
        s.player.focus_controls()

    def on_opened(self) -> None:
        """There is something to see: a frame, a message, or the poster where it takes longer."""
        self._opening.stop()
        window = self._s.window
        window.setUpdatesEnabled(True)
        # what was to be painted when updates were held is still to be, so Qt posts no request for
        # what comes after it: nothing would ever be painted again
        QCoreApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest))

    def on_playback_changed(self, shown: Shown) -> None:
        """The player's view follows, and what the user chose there is kept."""
        s = self._s
        if self._opening.isActive() and shown.phase is not Phase.OPENING:
            self.on_opened()
        s.player.show_state(shown)
        if shown.volume != s.settings.volume:
            s.settings.arrange("volume", shown.volume)

    def on_languages_chosen(self, languages: Languages) -> None:
        """What the user hears and reads is kept."""
        self._s.settings.arrange("audio", languages.audio)
        self._s.settings.arrange("subtitles", languages.subtitles)

    def on_sitting_began(self, key: EpisodeKey) -> None:
        """The first frame is there: the licence may have ended while it was loaded.

        A sitting that cannot be stored is none.
        """
        try:
            self._s.library.begin_sitting(key)
        except sqlite3.Error:
            self.drop()
            raise

    def drop(self) -> None:
        """Back to the rows, and nothing of what plays has happened."""
        s = self._s
        key, self._dropping = s.playback.key, True
        try:
            s.playback.close_episode()
        finally:
            self._dropping = False
        self._opening.stop()
        s.window.setUpdatesEnabled(True)
        s.window.hide_cover()
        if key is not None:
            s.downloads_page.view.select_key(key)
        s.downloads_page.focus_rows()

    def on_sitting_ended(self, position_s: float) -> None:
        """Playback stopped; a scenario may have begun another sitting in the meantime."""
        if not self._dropping and self._s.library.running() == self._s.playback.key:
            self._s.library.end_sitting(position_s)

    def follow_sitting(self) -> None:
        """A scenario began or ended a sitting by its own clock: the player opens or closes."""
        s = self._s
        running = s.library.running()
        if running is not None and not (running == s.playback.key and s.playback.in_sitting):
            s.library.ask_play(running)
            if s.playback.key != running:
                self._desk.end_sitting_without_player()
        elif running is None and s.playback.in_sitting:
            self._desk.close_player()

    def on_position_reached(self, reached: PositionReached) -> None:
        """Kept every few seconds, so that a crash loses little."""
        s = self._s
        if not self._dropping:
            s.library.put_position(reached.key, reached.position_s, watched=reached.watched)

    def on_playback_failed(self, _failed: Undecodable | BrokeOff) -> None:
        """End the sitting that a scenario began, if there is one; the player says why (rule S5)."""
        self._desk.end_sitting_without_player()

    def on_subtitles_refused(self, refused: SubtitlesUnreadable) -> None:
        """A file of subtitles cannot be shown."""
        name, texts = refused.path.name, self._s.texts
        if refused.encoding is not None and refused.reason is Why.NO_SUBTITLES:
            self._desk.say(moments.subtitles_not_so(name, refused.encoding, texts))
            return
        match refused.reason:
            case Why.UNREADABLE:
                self._desk.say(moments.subtitles_unreadable(name, texts))
            case Why.TOO_LARGE:
                self._desk.say(moments.subtitles_too_large(name, texts))
            case Why.NO_SUBTITLES:
                self._desk.say(moments.no_subtitles(name, texts))
            case never:
                assert_never(never)

    def on_encoding_chosen(self, chosen: EncodingChosen) -> None:
        """Kept with the file, for the next time."""
        self._s.settings.put_encoding(chosen.path, chosen.encoding)

    def on_subtitle_file_requested(self) -> None:
        """Let one be chosen; what plays goes on meanwhile."""
        s, texts = self._s, self._s.texts
        title = texts.tr("Choose subtitles", "a dialog for files")
        patterns = " ".join(f"*{suffix}" for suffix in SUBTITLE_SUFFIXES)
        kinds = f"{texts.tr('Subtitles', 'menu')} ({patterns})"
        dialog = QFileDialog(s.window, title, "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.on_subtitle_file_chosen)
        dialog.open()

    def on_subtitle_file_chosen(self, file: str) -> None:
        """They are shown beside the film."""
        self._s.playback.add_subtitles(Path(file))

    def on_player_close_requested(self) -> None:
        """Back to the rows."""
        self._desk.close_player()
