"""Asking for a download: the warning before the last renewal, and why something is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.clock import Elapsed
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.renewal import NeedsConfirmation, Refused
from desktop_app.domain.time import Instant
from desktop_app.domain.variant import Variant
from desktop_app.domain.warning import WarningEpisode, WarningFacts
from desktop_app.downloads.service import DownloadService
from desktop_app.features.showing.messages import Messages
from desktop_app.ledger import events
from desktop_app.library.service import LibraryService
from desktop_app.library.shelf import DownloadRows
from desktop_app.ui import moments
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeHolder

if TYPE_CHECKING:
    from desktop_app.ui.dialogs.preview import PreviewDialog
    from desktop_app.ui.dialogs.warning import WarningAnswer


class AskingPresenter(QObject):
    """Starts what is allowed, tells what is refused, and asks before the last renewal."""

    def __init__(
        self,
        *,
        library: LibraryService,
        downloads: DownloadService,
        rows: DownloadRows,
        episode: Callable[[EpisodeKey], Episode],
        variant: Callable[[], Variant],
        every_variant: Callable[[], Iterable[Variant]],
        messages: Messages,
        window: MainWindow,
        theme: ThemeHolder,
        texts: Texts,
        elapsed: Elapsed,
        is_closed: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`variant` returns that of the next warning; `every_variant` may raise FormatError."""
        super().__init__(parent)
        self._library = library
        self._downloads = downloads
        self._rows = rows
        self._episode = episode
        self._variant = variant
        self._every_variant = every_variant
        self._messages = messages
        self._window = window
        self._theme = theme
        self._texts = texts
        self._elapsed = elapsed
        self._is_closed = is_closed
        self._refused: dict[EpisodeKey, Refused] = {}
        self._warns = False
        self._start = QTimer(self, singleShot=True)
        self._start.timeout.connect(self.on_start)
        library.happened.connect(self.on_library_happened)
        library.confirmation_needed.connect(self.on_confirmation_needed)

    # what is answered

    def on_library_happened(self, event: events.Event) -> None:
        """Start what is allowed, once all of it is in the queue, and tell what is refused."""
        match event:
            case events.DownloadQueued():
                self._start.start()
            case events.DownloadRefused(key, refusal):
                from desktop_app.ui.dialogs import reasons

                if (row := self._rows.row(key)) is not None:
                    self._messages.explain(partial(reasons.refused, row, refusal, row.as_of))
            case events.DownloadsRefused(refusals):
                self._refused.update(refusals)
                QTimer.singleShot(0, self, self.on_tell_refused)
            case _:
                pass  # another feature tells it

    def on_start(self) -> None:
        """Start the transfers whose turn it is, now that the rows show them as queued."""
        if not self._is_closed():
            self._downloads.wake()

    def on_tell_refused(self) -> None:
        """Say in one sentence which downloads were refused, after the warning is answered."""
        if self._is_closed() or self._warns or not self._refused:
            return
        refused, self._refused = self._refused, {}
        reasons_of = [(self._episode(key), refusal.reason) for key, refusal in refused.items()]
        self._messages.say(moments.not_downloaded(reasons_of, self._texts))

    # the warning

    def on_confirmation_needed(self, needed: events.ConfirmationNeeded) -> None:
        """Open the warning before the last renewal."""
        from desktop_app.ui.dialogs.warning import warning_of

        facts = self._facts_of(needed.questions, needed.now)
        rules = self._messages.rules_of(*facts.keys)
        variant = self._variant()
        kind = warning_of(variant)
        warning = kind(self._theme, self._texts, facts, self._elapsed, self._window, rules, variant)
        warning.answered.connect(self.on_warning_answered)
        self._warns = True
        warning.open()

    def on_warning_answered(self, answer: WarningAnswer) -> None:
        """Ask for the downloads again as confirmed, or publish that the user declined."""
        if self._is_closed():
            return  # the sheet closes with its window, after the library was closed
        self._warns = False
        if answer.renew:
            self._library.ask_download(*answer.keys, confirmed=True)
        else:
            self._library.decline(*answer.keys)
        self.on_tell_refused()

    def show_variants(
        self,
        questions: Mapping[EpisodeKey, NeedsConfirmation],
        now: Instant,
        over: QWidget | None = None,
    ) -> PreviewDialog:
        """Show the question in every variant of the warning, in a window as large as `over`.

        Raises:
            FormatError: the files of some have faults.
        """
        from desktop_app.ui.dialogs.preview import PreviewDialog

        facts = self._facts_of(questions, now)
        variants = tuple(self._every_variant())
        rules = self._messages.rules_of(*facts.keys)
        window = over or self._window
        dialog = PreviewDialog(self._theme, self._texts, variants, facts, rules, window)
        dialog.setGeometry(window.geometry())
        dialog.show()
        return dialog

    def _facts_of(
        self, questions: Mapping[EpisodeKey, NeedsConfirmation], now: Instant
    ) -> WarningFacts:
        rows = [(self._rows.row(key), needs) for key, needs in questions.items()]
        episodes = tuple(WarningEpisode.of(row, needs) for row, needs in rows if row is not None)
        return WarningFacts(episodes, now)
