"""What a user asks of episodes is carried out here, wherever it is asked for."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import assert_never

from typing_extensions import override

from desktop_app.domain.episode import EpisodeKey
from desktop_app.domain.transfer import TransferState
from desktop_app.features.wire import Wire
from desktop_app.storage.entitlements import history_of
from desktop_app.ui.dialogs import reasons
from desktop_app.ui.dialogs.rules import RulesDialog
from desktop_app.ui.intents import Intent, Request


class IntentsWiring(Wire):
    """The intents of both lists and of the inspector; the card of the next episode has its own."""

    @override
    def connect_all(self) -> None:
        s = self._s
        for view in (s.downloads_page.view, s.catalogue_page.view, s.inspector):
            view.intent_requested.connect(self.on_intent_requested)

    def on_intent_requested(self, request: Request) -> None:
        """Do what was asked for; one warning may ask for several episodes (rule A1)."""
        s, keys = self._s, request.keys
        match request.intent:
            case Intent.RENEW | Intent.DOWNLOAD:
                s.library.ask_download(*keys)
            case Intent.REMOVE | Intent.CLEAR:
                s.library.remove(*keys)
            case Intent.UNDO:
                s.library.undo_removal(*keys)
            case Intent.PLAY | Intent.RESUME:
                _each(s.library.ask_play, keys)
            case Intent.WHY:
                _each(self._explain, keys)
            case Intent.PAUSE:
                _each(s.downloads.pause, keys)
            case Intent.GO_ON | Intent.TRY_AGAIN:
                _each(self._go_on, keys)
            case Intent.CANCEL:
                _each(s.downloads.cancel, keys)
            case Intent.SHOW_IN_LIBRARY:
                _each(self._show_in_library, keys)
            case Intent.SHOW_IN_FOLDER:
                _each(s.library.ask_file, keys)
            case Intent.INSPECT:
                _each(self._inspect, keys)
            case Intent.READ_RULES:
                _each(self._show_rules, keys)
            case _:
                assert_never(request.intent)

    def _show_in_library(self, key: EpisodeKey) -> None:
        self._s.window.show_place("library")
        self._s.downloads_page.show_key(key)

    def _inspect(self, key: EpisodeKey) -> None:
        self._desk.on_current_changed(key)
        self._s.window.toggle_inspector()

    def _show_rules(self, key: EpisodeKey) -> None:
        """What binds one episode, over the window."""
        s = self._s
        for rules in self._desk.rules_of(key):
            RulesDialog(s.theme, s.texts, rules, s.elapsed, s.window).open()

    def _explain(self, key: EpisodeKey) -> None:
        """Say why a row is as it is, and what can be done."""
        row = self._s.download_rows.row(key)
        if row is not None:
            history = history_of(self._s.opened.db, key)
            ended_at = history[-1].ended_at if history else None
            self._desk.explain(partial(reasons.why, row, row.as_of, ended_at=ended_at))

    def _go_on(self, key: EpisodeKey) -> None:
        """A held transfer goes on, or is tried at once; a failed one is asked for again (A1)."""
        s = self._s
        row = s.download_rows.row(key)
        if row is None or row.transfer is None:
            return
        if row.transfer.state is TransferState.FAILED:
            s.library.ask_download(key)
        else:
            if row.transfer.tries_again:
                s.downloads.pause(key)  # which forgets when it would be tried by itself
            s.downloads.resume(key)


def _each(ask: Callable[[EpisodeKey], None], keys: Sequence[EpisodeKey]) -> None:
    for key in keys:
        ask(key)
