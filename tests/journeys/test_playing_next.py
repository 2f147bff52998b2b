"""The next episode: counted down to, asked for, cancelled, and refused with its reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.licence import Status
from desktop_app.domain.next_episode import COUNTED
from desktop_app.domain.playback import Phase
from desktop_app.domain.time import DAY, HOUR, SECOND
from desktop_app.ui.dialogs.explanation import ExplanationDialog
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.dialogs.shortcuts import ShortcutsDialog
from desktop_app.ui.player.next_words import NextProps
from tests.support.ears import listen
from tests.support.stage import Stage, demo, scenario_file, staged

FIRST, NEXT = "salt", "harbour-lights"
HERE = [
    {"at": "-PT3H", "do": "download", "episode": FIRST},
    {"at": "-PT2H", "do": "download", "episode": NEXT},
]


class Watcher:
    """Somebody who watches an episode to its end, and what is then offered."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.session = stage.session
        self.cards: list[NextProps | None] = []
        shown = self.session.player.show_next

        def show(props: NextProps | None) -> None:
            self.cards.append(props)
            shown(props)

        self.session.player.show_next = show  # type: ignore[method-assign]

    @property
    def card(self) -> NextProps | None:
        """What is offered now."""
        return self.cards[-1] if self.cards else None

    @property
    def seconds(self) -> int | None:
        """What is left, as the words say it."""
        left = None if self.card is None else self.card.seconds_left
        return None if left is None else ceil(left)

    @property
    def is_counting(self) -> bool:
        return self.card is not None and self.card.seconds_left is not None

    def watches_to_the_end(self, episode: str = FIRST) -> None:
        """All of it but the middle."""
        playback = self.session.playback
        if self.session.library.running() != demo(episode):
            self.stage.watch(episode)
        self.stage.until(lambda: playback.shown.duration_s > 0)
        playback.seek(playback.shown.duration_s)  # just before it
        offers = len(self.cards)
        self.stage.until(lambda: len(self.cards) > offers)

    def waits(self, seconds: float) -> None:
        """The countdown is looked at again so much later."""
        presenter = self.session.features.next_episode
        assert presenter._countdown is not None
        for _ in range(round(seconds)):
            seen = presenter._countdown
            if seen is None:
                break
            presenter._countdown = replace(seen, looked_at=self.session.elapsed() - SECOND)
            presenter.on_look()

    def sees(self, episode: str) -> None:
        """Frames of that one."""
        self.stage.until(lambda: self.session.library.running() == demo(episode))
        assert self.session.playback.key == demo(episode)
        assert self.card is None


@contextmanager
def watching(qtbot: QtBot, folder: Path, *timeline: Any, **fields: Any) -> Iterator[Watcher]:
    scenario = scenario_file(folder, *(timeline or HERE), **fields)
    with staged(qtbot, folder, scenario) as stage:
        yield Watcher(stage)


def test_a2_the_next_episode_plays_by_itself_after_ten_seconds(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = listen(monkeypatch)
    with watching(qtbot, tmp_path) as watcher:
        stage = watcher.stage
        watcher.watches_to_the_end()
        assert watcher.card is not None
        assert (watcher.card.title, watcher.seconds) == ("Harbour Lights", 10)
        said = "Playing it starts its 48 hours.\nStarts in 10 s."
        assert watcher.card.sentence.replace("\u00a0", " ") == said
        assert [one for one in heard if "Starts in" in one] == [watcher.card.spoken]
        assert stage.row(FIRST).watched
        watcher.waits(9)
        assert watcher.seconds == 1
        lefts = [one.seconds_left for one in watcher.cards if one and one.seconds_left]
        assert lefts == sorted(lefts, reverse=True)
        assert stage.status(NEXT) is Status.READY
        watcher.waits(1)
        watcher.sees(NEXT)
        assert stage.status(NEXT) is Status.ACTIVE
        session = watcher.session
        session.playback.seek(5.0)
        session.player.next_requested.emit()  # in the middle: the one after it, which is not here
        message = stage.dialog(MessageDialog)
        with qtbot.waitSignal(message.answered):
            stage.press(Qt.Key.Key_Escape)
        assert session.library.running() == demo(NEXT), "what plays goes on"
        stage.leave_player()


def test_one_key_in_the_middle_begins_no_48_hours_without_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with watching(qtbot, tmp_path) as watcher:
        stage, session = watcher.stage, watcher.session
        stage.watch(FIRST)
        stage.press(Qt.Key.Key_N)
        assert watcher.card is not None
        assert watcher.card.sentence.replace("\u00a0", " ") == "Playing it starts its 48 hours."
        assert (watcher.card.play_name, watcher.seconds) == ("Play", None)
        stage.press(Qt.Key.Key_Escape)
        assert watcher.card is None
        stage.press(Qt.Key.Key_N)
        assert session.library.running() == demo(FIRST), "it plays on, and nothing was used up"
        assert stage.status(NEXT) is Status.READY
        watcher.watches_to_the_end()
        stage.until(lambda: watcher.is_counting)
        stage.press(Qt.Key.Key_N)
        watcher.sees(NEXT)
        stage.leave_player()


def test_the_button_does_not_wait_and_what_may_not_count_stands_still(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with watching(qtbot, tmp_path) as watcher:
        stage = watcher.stage
        watcher.watches_to_the_end()
        stage.press(Qt.Key.Key_F1)
        help_ = stage.dialog(ShortcutsDialog)
        watcher.waits(20)
        assert watcher.is_counting, "nothing begins behind a dialog"
        with qtbot.waitSignal(help_.finished):
            stage.press(Qt.Key.Key_Escape)
        stage.until(lambda: not stage.window.findChildren(ShortcutsDialog))
        stage.window.activateWindow()
        stage.session.player.next_requested.emit()
        watcher.sees(NEXT)
        stage.leave_player()


@pytest.mark.parametrize(
    "how",
    [
        "cancel",
        "closing",
        "play again",
        "another",
        "a jump",
        "switched off",
        "the end of the scenario",
    ],
)
def test_what_stops_the_countdown(qtbot: QtBot, tmp_path: Path, how: str) -> None:
    third = {"at": "-PT1H", "do": "download", "episode": "low-water"}
    with watching(qtbot, tmp_path, *HERE, third) as watcher:
        stage, session = watcher.stage, watcher.session
        if how == "switched off":
            session.settings.put("play_next", value=False)
        watcher.watches_to_the_end()
        assert watcher.is_counting is (how != "switched off")
        match how:
            case "cancel":
                session.player.next_cancelled.emit()
            case "closing":
                session.player.close_requested.emit()
                assert not stage.window.is_covered
            case "play again":
                stage.press(Qt.Key.Key_Space)
                watcher.sees(FIRST)
            case "another":
                session.library.ask_play(demo("low-water"))
                watcher.sees("low-water")
            case "the end of the scenario":
                session.close()
                assert watcher.card is None
                assert not session.features.next_episode._timer.isActive()
                return
            case "a jump":
                assert session.travel is not None
                session.travel.travel_to(stage.clock.now() + HOUR)
            case _:
                assert watcher.card is not None
                assert watcher.card.play_name == "Play"
                session.player.next_requested.emit()
                watcher.sees(NEXT)
        assert watcher.card is None
        assert not session.features.next_episode._timer.isActive()
        assert (stage.status(NEXT) is Status.ACTIVE) is (how == "switched off")


def test_nothing_is_offered_after_the_last_and_closing_in_the_middle(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with watching(qtbot, tmp_path) as watcher:
        stage, session = watcher.stage, watcher.session
        stage.watch(FIRST)
        stage.leave_player()
        assert watcher.cards == []
        session.opened.db.execute("UPDATE episodes SET number = 99 WHERE id = ?", [FIRST])
        stage.watch(FIRST)
        session.playback.seek(session.playback.shown.duration_s)
        stage.until(lambda: session.playback.shown.phase is Phase.ENDED)
        session.features.next_episode.on_ended()
        assert watcher.cards == []
        stage.leave_player()


def test_a2_what_may_not_be_played_is_not_counted_down_to_and_nothing_downloads_by_itself(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with watching(qtbot, tmp_path, HERE[0]) as watcher:
        stage, session = watcher.stage, watcher.session
        watcher.watches_to_the_end()
        assert watcher.card is not None
        assert watcher.card.seconds_left is None
        assert watcher.card.badge.text == "Not downloaded"
        assert watcher.card.sentence == "It has to be downloaded first."
        assert watcher.card.play_name == "Download"
        assert stage.row(NEXT).transfer is None
        session.player.next_requested.emit()
        stage.until_downloaded(NEXT)
        stage.until(lambda: watcher.card is not None and watcher.card.play_name == "Play")
        assert not watcher.is_counting, "nobody may be looking any more"
        session.player.next_requested.emit()
        watcher.sees(NEXT)
        stage.leave_player()


@pytest.mark.parametrize("how", ["expired", "lost", "removing"])
def test_a2_s4_what_ends_during_the_countdown_is_said_and_not_played(
    qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    started = [
        {"at": "-PT47H59M", "do": "play", "episode": NEXT},
        {"at": "-PT47H", "do": "stop", "episode": NEXT},
    ]
    here = [one | {"at": "-P3D"} for one in HERE]
    with watching(qtbot, tmp_path, *here, *started) as watcher:
        stage, session = watcher.stage, watcher.session
        if how == "lost":
            (file,) = session.opened.db.execute(
                "SELECT file FROM licences WHERE episode = ?", [NEXT]
            ).fetchone()
            (session.opened.media.path / file).unlink()
        watcher.watches_to_the_end()
        assert watcher.card is not None
        match how:
            case "expired":
                assert watcher.card.sentence.startswith("Its time is already running.")
                stage.let_pass(HOUR)
                said = "Its time is over, and its file was deleted from this laptop."
            case "lost":
                said = "Its file is no longer on this laptop."
            case _:
                session.library.remove(demo(NEXT))
                said = "You are removing it from this laptop."
        assert (watcher.card.sentence, watcher.is_counting) == (said, False)
        assert watcher.card.play_name == ("Undo" if how == "removing" else "Renew")
        sittings = session.opened.db.execute("SELECT count(*) FROM sittings").fetchone()
        assert sittings == (2,)
        stage.press(Qt.Key.Key_Escape)


def test_the_first_play_of_all_is_explained_before_the_next_one_too(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with watching(qtbot, tmp_path) as watcher:
        stage, session = watcher.stage, watcher.session
        watcher.watches_to_the_end()
        session.settings.put("explained_first_play", value=False)
        watcher.waits(COUNTED / SECOND)
        explanation = stage.dialog(ExplanationDialog)
        assert watcher.card is None
        assert stage.status(NEXT) is Status.READY
        with qtbot.waitSignal(explanation.answered):
            stage.press(Qt.Key.Key_Escape)
        assert stage.status(NEXT) is Status.READY
        assert session.playback.shown.phase is Phase.ENDED
        stage.press(Qt.Key.Key_Escape)


def test_s4_a_file_that_goes_at_the_last_moment_is_told_by_a_message(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with watching(qtbot, tmp_path) as watcher:
        stage, session = watcher.stage, watcher.session
        watcher.watches_to_the_end()
        for path in session.opened.media.path.iterdir():
            path.unlink()
        watcher.waits(COUNTED / SECOND)
        message = stage.dialog(MessageDialog)
        with qtbot.waitSignal(message.answered):
            stage.press(Qt.Key.Key_Escape)
        assert stage.status(NEXT) is Status.EXPIRED
        assert session.library.running() is None


def test_r6_overtime_ends_with_the_episode_and_the_next_is_offered_all_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with watching(qtbot, tmp_path) as watcher:
        stage, session = watcher.stage, watcher.session
        stage.watch(FIRST)
        stage.let_pass(2 * DAY)
        assert stage.row(FIRST).entitlement.is_overtime(stage.clock.now())
        watcher.watches_to_the_end()
        assert stage.status(FIRST) is Status.EXPIRED
        assert len(stage.media()) == 1
        assert session.player.props is not None
        assert session.player.props.message is not None
        assert watcher.is_counting
        watcher.waits(COUNTED / SECOND)
        watcher.sees(NEXT)
        assert session.player.props.message is None
        stage.leave_player()
