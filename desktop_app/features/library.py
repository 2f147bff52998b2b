"""The library answers: toasts, messages, the warning, the player."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import assert_never

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_app.domain.countdown import Limit
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.licence import Ending
from desktop_app.domain.renewal import NeedsConfirmation, Refused
from desktop_app.domain.time import Instant
from desktop_app.features import desk
from desktop_app.features.desk import CLEARED, REMOVAL
from desktop_app.features.wire import Wire
from desktop_app.ledger import events as library
from desktop_app.session.opening import variant_files
from desktop_app.ui import moments
from desktop_app.ui.dialogs import reasons
from desktop_app.ui.dialogs.explanation import ExplanationAnswer, ExplanationDialog
from desktop_app.ui.dialogs.preview import PreviewDialog
from desktop_app.ui.dialogs.props import ExplanationFacts, WarningEpisode, WarningFacts
from desktop_app.ui.dialogs.warning import WarningAnswer, warning_of
from desktop_app.ui.widgets.drawing import announce


class LibraryWiring(Wire):
    """What the library says, and what it asks."""

    @override
    def connect_all(self) -> None:
        self._ended: dict[Ending, list[Episode]] = {}
        self._tell_ended = QTimer(self)
        self._tell_ended.setSingleShot(True)
        self._tell_ended.timeout.connect(self.on_tell_ended)
        self._refused: dict[EpisodeKey, Refused] = {}
        self._warns = False
        service = self._s.library
        service.changed.connect(self._desk.on_changed)
        service.happened.connect(self.on_library_happened)
        service.confirmation_needed.connect(self.on_confirmation_needed)
        service.explanation_needed.connect(self.on_explanation_needed)

    def on_library_happened(self, event: library.Event) -> None:
        """Tell the user, and whom else it concerns."""
        s, texts = self._s, self._s.texts
        match event:
            case library.DownloadQueued():
                s.downloads.wake()
            case library.DownloadRefused(key, refusal):
                if (row := s.download_rows.row(key)) is not None:
                    self._desk.explain(partial(reasons.refused, row, refusal, row.as_of))
            case library.DownloadsRefused(refusals):
                self._refused.update(refusals)
                QTimer.singleShot(0, self, self.on_tell_refused)
            case library.PlayRefused(key, status):
                if s.playback.key == key:
                    self._desk.close_player()
                if (row := s.download_rows.row(key)) is not None:
                    self._desk.explain(partial(reasons.not_playable, row, status, row.as_of))
            case library.CopyEnded(key, how):
                self._on_copy_ended(key, how)
            case library.LimitCrossed(key, limit):
                if limit is not Limit.END:  # the end is told by the player, or by a toast
                    announce(s.window, moments.crossed(self._desk.episode(key), limit, texts))
            case library.RemovalBegan(episodes):
                keys = tuple(one.key for one in episodes)
                self._desk.offer_undo(moments.removing(episodes, texts), (REMOVAL, keys))
            case library.RemovalUndone(keys):
                self._settled(keys)
            case library.RowsCleared(episodes):
                keys = tuple(one.key for one in episodes)
                self._desk.offer_undo(moments.cleared(episodes, texts), (CLEARED, keys))
            case library.FolderUnreadable(folder, asked):
                s.folder.look()
                if asked:
                    self._desk.say(moments.folder_unreadable(str(folder), texts))
            case library.FileFound(path):
                s.file_manager.show_file(path)
            case library.FileUndeletable(path, reason):
                self._desk.say(moments.file_undeletable(str(path), reason, texts))
            case library.LibraryUnwritten(error):
                self._desk.say_unusable(error)
            case library.ClockAccepted(moved_by):
                if s.travel is not None:
                    s.travel.move_all(moved_by)
                self._desk.show_conditions()
                self._desk.say(moments.clock_accepted(texts))
            case (
                library.RenewalDeclined() | library.PlaybackWindowBegan() | library.SittingStopped()
            ):
                pass
            case _:
                assert_never(event)

    def _on_copy_ended(self, key: EpisodeKey, how: Ending) -> None:
        s = self._s
        self._settled((key,))
        if s.playback.key == key:
            s.playback.halt()
            self._desk.show_player_row()
        elif how is not Ending.RETURNED:
            self._ended.setdefault(how, []).append(self._desk.episode(key))
            self._tell_ended.start()

    def on_tell_ended(self) -> None:
        """What ended at the same moment is said in one sentence."""
        ended, self._ended = self._ended, {}
        if self._s.closed:
            return
        for how, episodes in ended.items():
            self._desk.say(moments.ended(episodes, how, self._s.texts))

    def on_tell_refused(self) -> None:
        """What was refused of several is said in one sentence, after the warning that asks more."""
        if self._s.closed or self._warns or not self._refused:
            return
        refused, self._refused = self._refused, {}
        reasons_of = [(self._desk.episode(key), refusal.reason) for key, refusal in refused.items()]
        self._desk.say(moments.not_downloaded(reasons_of, self._s.texts))

    def _settled(self, keys: Collection[EpisodeKey]) -> None:
        """Nothing of these is left to undo; what else was removed with them still is."""
        s = self._s
        for toast in s.window.toasts.shown:
            match toast.key:
                case (desk.REMOVAL, tuple(removed)) if not set(keys).isdisjoint(removed):
                    s.window.toasts.withdraw(toast.key)
                    left = tuple(key for key in removed if s.library.is_removing(key))
                    if left:
                        episodes = [self._desk.episode(key) for key in left]
                        sentence = moments.removing(episodes, s.texts)
                        self._desk.offer_undo(sentence, (REMOVAL, left))
                case _:
                    pass  # a toast about something else

    def on_confirmation_needed(self, needed: library.ConfirmationNeeded) -> None:
        """The warning before the last renewal."""
        s = self._s
        facts = self._facts_of(needed.questions, needed.now)
        rules = self._desk.rules_of(*facts.keys)
        kind = warning_of(s.variant)
        warning = kind(s.theme, s.texts, facts, s.elapsed, s.window, rules, s.variant)
        warning.answered.connect(self.on_warning_answered)
        self._warns = True
        warning.open()

    def _facts_of(
        self, questions: Mapping[EpisodeKey, NeedsConfirmation], now: Instant
    ) -> WarningFacts:
        rows = [(self._s.download_rows.row(key), needs) for key, needs in questions.items()]
        episodes = tuple(WarningEpisode.of(row, needs) for row, needs in rows if row is not None)
        return WarningFacts(episodes, now)

    def show_variants(
        self,
        questions: Mapping[EpisodeKey, NeedsConfirmation],
        now: Instant,
        over: QWidget | None = None,
    ) -> PreviewDialog:
        """Every variant of the warning as it would ask this, in a window as large as `over`.

        Raises:
            FormatError: the files of some have faults.
        """
        s = self._s
        facts = self._facts_of(questions, now)
        variants = tuple(variant_files(s.data_dir).values())
        rules = self._desk.rules_of(*facts.keys)
        window = over or s.window
        dialog = PreviewDialog(s.theme, s.texts, variants, facts, rules, window)
        dialog.setGeometry(window.geometry())
        dialog.show()
        return dialog

    def on_warning_answered(self, answer: WarningAnswer) -> None:
        """Confirmed, it downloads; declined, nothing has changed."""
        if self._s.closed:
            return  # a sheet that goes with its window: the library is let go of by then
        self._warns = False
        if answer.renew:
            self._s.library.ask_download(*answer.keys, confirmed=True)
        else:
            self._s.library.decline(*answer.keys)
        self.on_tell_refused()

    def on_explanation_needed(self, needed: library.ExplanationNeeded) -> None:
        """The first play of all opens the playback window: say so once."""
        s = self._s
        row = s.download_rows.row(needed.key)
        if row is not None:
            facts = ExplanationFacts.of(row)
            rules = self._desk.rules_of(needed.key)
            dialog = ExplanationDialog(s.theme, s.texts, facts, s.elapsed, s.window, rules)
            dialog.answered.connect(self.on_explanation_answered)
            dialog.open()

    def on_explanation_answered(self, answer: ExplanationAnswer) -> None:
        """Understood: it is not said again."""
        if answer.start:
            self._s.settings.put("explained_first_play", value=True)
            self._s.library.ask_play(answer.key)
