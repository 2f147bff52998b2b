"""Every way to a playback in one list: a new one has to be added to it, and each asks the rules.

What is named in the source that leads to a playback is compared with `WAYS` and `NO_WAY`. Each way
is driven through the window on a copy that plays, and on one that has just become unplayable while
the window still offers it: never a playback, a sitting or an opened window, always words (rule A2).
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.clock.ticker import Tick
from desktop_app.domain.intent import Intent
from desktop_app.domain.next_episode import COUNTED
from desktop_app.domain.playback import PAUSE_ENDS_SITTING_AFTER, Phase
from desktop_app.domain.time import SECOND
from desktop_app.domain.timeline import Play
from desktop_app.ledger.commands import Command
from desktop_app.ledger.events import Changed
from desktop_app.playback.shown import PositionReached
from desktop_app.ui.dialogs.base import CardDialog
from desktop_app.ui.dialogs.explanation import ExplanationDialog
from desktop_app.ui.dialogs.message import MessageDialog
from desktop_app.ui.player.next_words import NextProps
from tests.support.clocks import Skipping
from tests.support.signals import Heard
from tests.support.sites import sites, sites_in
from tests.support.stage import Stage, demo, scenario_file, staged
from tests.support.unplayable import Unplayable, make, put_back

COPY, BEFORE, OVER = demo("harbour-lights"), demo("salt"), demo("low-water")
TIMELINE = (
    {"at": "-P9D", "do": "download", "episode": "low-water"},
    {"at": "-P9D", "do": "play", "episode": "low-water"},
    {"at": "-P9D", "do": "stop", "episode": "low-water"},
    {"at": "-PT3H", "do": "download", "episode": "salt"},
    {"at": "-PT2H", "do": "download", "episode": "harbour-lights"},
    {"at": "-PT2H", "do": "play", "episode": "harbour-lights"},
    {"at": "-PT1H", "do": "stop", "episode": "harbour-lights"},
)


class Person:
    """Somebody at the window, who can do everything that might play `COPY`."""

    def __init__(self, stage: Stage, real: Skipping) -> None:
        self.stage = stage
        self.session = stage.session
        self.view = stage.session.downloads_page.view
        self.real = real
        self.heard = Heard(stage.session.library, "play_allowed")
        self.card: NextProps | None = None
        """Of the next episode."""
        shown = stage.session.player.show_next

        def note(props: NextProps | None) -> None:
            self.card = props
            shown(props)

        stage.session.player.show_next = note  # type: ignore[method-assign]

    # where something is

    @property
    def line(self) -> int:
        found = self.session.downloads_page.model.find(COPY)
        assert found is not None
        return found

    def place(self, *, button: bool) -> QPoint:
        """On its row, or on the button there."""
        cell = self.view.visualRect(self.view.model().index(self.line, 0))
        plan = self.view.plan_of(self.line, cell.toRectF())
        assert plan is not None
        return plan.button.center().toPoint() if button else cell.topLeft() + QPoint(200, 30)

    def cards(self) -> list[CardDialog]:
        """The dialogs that are open."""
        return [one for one in self.stage.window.findChildren(CardDialog) if one.isVisible()]

    @property
    def has_watched_the_one_before(self) -> bool:
        """And the player still stands at its end."""
        shown = self.session.playback.shown
        return self.session.playback.key == BEFORE and shown.phase is Phase.ENDED

    # what the user does

    def selects_the_row(self) -> None:
        self.stage.select(COPY.episode)

    def opens_the_player(self) -> None:
        self.session.library.ask_play(COPY)
        self.stage.until(lambda: self.session.library.running() == COPY)

    def waits(self, wanted: int) -> None:
        """Real time passes, and the ticker ticks in it as it does."""
        for _ in range(wanted // (15 * SECOND)):
            self.real.skipped += 15 * SECOND
            self.session.ticker.tick()

    def presses_accept(self) -> None:
        """The other button of the card that is open."""
        (card,) = self.cards()

        def hears() -> bool:
            self.real.skipped += SECOND // 5
            return not card.content.is_deaf

        self.stage.until(hears)
        self.stage.click(card.accept_button)
        assert card not in self.cards()

    def goes_back_to_the_rows(self) -> None:
        for card in self.cards():
            card.reject()
        if self.has_watched_the_one_before:
            self.session.player.next_cancelled.emit()
        elif self.stage.window.is_covered:
            self.session.features.playing.close_player()
        self.view.clearSelection()

    # what came of it

    def plays(self) -> bool:
        return bool(self.heard["play_allowed"])

    def is_told(self) -> bool:
        """In a card, or by that of the next episode."""
        unplayable = self.card is not None and self.card.seconds_left is None
        return bool(self.cards()) or (unplayable and bool(self.card and self.card.sentence))

    def sittings(self) -> tuple[int, ...]:
        """How many there were, and how many playback windows were opened."""
        row = self.session.opened.db.execute(
            "SELECT (SELECT count(*) FROM sittings), (SELECT count(opened_at) FROM licences)"
        ).fetchone()
        return tuple(row)


Act = Callable[[Person], None]


@dataclass(frozen=True)
class Way:
    """One way to a playback: how it is prepared while the copy plays, and what then asks."""

    name: str
    through: frozenset[str]
    prepare: Act
    act: Act
    offer: Callable[[Person], str] | None = None
    """What it says once the window knows that the copy may not be played."""
    says: bool = True
    """Whether somebody asked, who has to be told."""
    states: tuple[Unplayable, ...] = field(default=tuple(Unplayable))


def nothing(_person: Person) -> None:
    """Nothing has to be prepared."""


def _click(person: Person) -> None:
    person.stage.click(person.view.viewport(), person.place(button=True))


def _double_click(person: Person) -> None:
    window, place = person.stage.window.windowHandle(), person.place(button=False)
    inside = person.view.viewport().mapTo(person.stage.window, place)
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(window, left, plain, inside)


def _key(*keys: Qt.Key) -> Act:
    def press(person: Person) -> None:
        for key in keys:
            person.stage.press(key)

    return press


def _menu(person: Person) -> None:
    row = person.session.downloads_page.model.row(person.line)
    assert row is not None
    menu = person.view.menu_for(row)
    menu.actions()[0].trigger()
    menu.deleteLater()


def _select_two(person: Person) -> None:
    person.selects_the_row()
    other = person.session.downloads_page.model.find(OVER)
    assert other is not None
    flag = QItemSelectionModel.SelectionFlag
    index = person.view.model().index(other, 0)
    person.view.selectionModel().select(index, flag.Select | flag.Rows)
    assert person.session.downloads_page.selection.play.isVisible()


def _press_play_of_the_selection(person: Person) -> None:
    person.stage.click(person.session.downloads_page.selection.play)


def _press_the_inspectors_button(person: Person) -> None:
    person.stage.click(person.session.inspector._primary)


def _open_the_explanation(person: Person) -> None:
    person.session.opened.db.execute("UPDATE licences SET opened_at = NULL WHERE ended_at IS NULL")
    person.session.settings.put("explained_first_play", value=False)
    person.session.library.ask_play(COPY)
    person.session.settings.put("explained_first_play", value=True)
    assert isinstance(person.cards()[0], ExplanationDialog)


def _open_a_message(person: Person) -> None:
    person.view.ask(Intent.WHY, COPY)
    assert isinstance(person.cards()[0], MessageDialog)


def _pause_too_long(person: Person) -> None:
    person.opens_the_player()
    person.stage.press(Qt.Key.Key_Space)
    person.waits(PAUSE_ENDS_SITTING_AFTER)
    person.stage.until(lambda: person.session.library.running() is None)


def _close_the_lid(person: Person) -> None:
    person.opens_the_player()
    now = person.stage.clock.now()
    person.session.ticker.ticked.emit(Tick(now, person.real(), now))
    assert person.session.playback.shown.phase is Phase.PAUSED


def _watch_to_the_end(person: Person) -> None:
    person.opens_the_player()
    person.session.playback.seek(1_000)
    person.stage.until(lambda: person.session.playback.shown.phase is Phase.ENDED)


def _watch_the_one_before(person: Person) -> None:
    playback = person.session.playback
    if not person.has_watched_the_one_before:
        person.session.library.ask_play(BEFORE)
        person.stage.until(lambda: person.session.library.running() == BEFORE)
        playback.seek(1_000)
    else:
        reached = PositionReached(BEFORE, 36, watched=True)
        person.session.features.next_episode.on_position_reached(reached)
    person.stage.until(lambda: person.session.features.next_episode.offered == COPY)
    person.heard.forget()


def _watch_the_one_before_a_little(person: Person) -> None:
    if person.session.playback.key != BEFORE or not person.session.playback.in_sitting:
        person.session.library.ask_play(BEFORE)
        person.stage.until(lambda: person.session.library.running() == BEFORE)
    person.heard.forget()


def _let_the_countdown_end(person: Person) -> None:
    for _ in range(COUNTED // SECOND):
        person.real.skipped += SECOND
        person.session.features.next_episode.on_look()


def _press_the_card(person: Person) -> None:
    person.session.player.next_requested.emit()


def _press_the_key(person: Person) -> None:
    """What would begin to use something up is offered first; the same key takes it."""
    _press_the_card(person)
    if person.card is not None:
        _press_the_card(person)


def _let_the_scenario_say_it(person: Person) -> None:
    travel = person.session.travel
    assert travel is not None
    at = person.stage.clock.now() + 1
    travel._later.append(Command(at, Play(COPY.episode)))
    travel.travel_to(at)


def _show_the_player(person: Person) -> None:
    person.session.opened.db.execute("UPDATE shelf SET ready = 0")
    person.session.features.views.show("player")


def _label(person: Person) -> str:
    if person.session.downloads_page.model.find(COPY) is None:
        return "no row"
    return person.stage.shown(COPY.episode)


def _label_of_the_selection(person: Person) -> str:
    play = person.session.downloads_page.selection.play
    return play.text() if play.isVisible() else "not offered"


def _label_of_the_inspector(person: Person) -> str:
    inspector = person.session.inspector
    return inspector._primary.text() if inspector.key == COPY else "another episode"


RULES = {
    "library/service.py:LibraryService.ask_play PlayAllowed",
    "library/service.py:LibraryService.ask_play play_allowed",
    "features/playing.py:PlayingPresenter.__init__ play_allowed",
    "features/playing.py:PlayingPresenter.on_play_allowed PlayAllowed",
    "features/playing.py:PlayingPresenter.on_play_allowed playback.open",
}
INTENTS = {
    "features/intents.py:IntentsPresenter.on_intent_requested Intent.PLAY",
    "features/intents.py:IntentsPresenter.on_intent_requested Intent.RESUME",
    "features/intents.py:IntentsPresenter.on_intent_requested ask_play",
    "features/intents.py:IntentsPresenter.__init__ intent_requested",
    "features/intents.py:IntentsPresenter._on_catalogue_made intent_requested",
}
ROWS = INTENTS | {
    "domain/intent.py:_played_or_asked_again Intent.PLAY",
    "domain/intent.py:_played_or_asked_again Intent.RESUME",
    "ui/lines/view.py:LinesView.ask intent_requested",
}
OPENED = ROWS | {"ui/library/view.py:DownloadsView.open_row Intent.PLAY"}
PLAYER = {
    "playback/service.py:PlaybackService.toggle play_again_requested",
    "features/playing.py:PlayingPresenter._connect_playback ask_play",
    "features/playing.py:PlayingPresenter._connect_playback play_again_requested",
}
NEXT = {
    "features/next_episode.py:NextEpisodePresenter._play ask_play",
}
HELD = tuple(one for one in Unplayable if one is not Unplayable.ABSENT)
"""What was being played was downloaded once."""

WAYS = (
    Way(
        "the row's button",
        frozenset(ROWS | {"ui/lines/view.py:LinesView.__init__ act"}),
        Person.selects_the_row,
        _click,
        _label,
    ),
    Way(
        "Space on the row",
        frozenset(ROWS | {"ui/lines/keyboard.py:LineKeys.press act"}),
        Person.selects_the_row,
        _key(Qt.Key.Key_Space),
        _label,
    ),
    Way(
        "Enter on the row's button",
        frozenset(ROWS | {"ui/lines/keyboard.py:LineKeys._enter act"}),
        Person.selects_the_row,
        _key(Qt.Key.Key_Right, Qt.Key.Key_Return),
        _label,
    ),
    Way(
        "Enter on the row",
        frozenset(
            OPENED
            | {
                "ui/lines/keyboard.py:LineKeys._enter enter_row",
                "ui/lines/view.py:LinesView.enter_row open_row",
            }
        ),
        Person.selects_the_row,
        _key(Qt.Key.Key_Return),
        _label,
    ),
    Way(
        "a double click on the row",
        frozenset(OPENED | {"ui/lines/view.py:LinesView.__init__ open_row"}),
        Person.selects_the_row,
        _double_click,
        _label,
    ),
    Way(
        "the row's menu",
        frozenset(ROWS | {"ui/lines/view.py:LinesView.on_menu_act act"}),
        Person.selects_the_row,
        _menu,
        _label,
    ),
    Way(
        "the bar above several rows",
        frozenset(
            ROWS
            | {
                "ui/library/page.py:DownloadsPage.__init__ ask_chosen",
                "domain/intent.py:concerns Intent.PLAY",
                "ui/library/selection.py:SelectionBar.__init__ Intent.PLAY",
                "ui/library/view.py:DownloadsView.ask_chosen Intent.PLAY",
            }
        ),
        _select_two,
        _press_play_of_the_selection,
        _label_of_the_selection,
    ),
    Way(
        "the inspector",
        frozenset(
            INTENTS
            | {
                "domain/intent.py:_played_or_asked_again Intent.PLAY",
                "domain/intent.py:_played_or_asked_again Intent.RESUME",
                "ui/inspector/view.py:InspectorView._ask intent_requested",
            }
        ),
        Person.selects_the_row,
        _press_the_inspectors_button,
        _label_of_the_inspector,
    ),
    Way(
        "the explanation of the first play",
        frozenset({"features/playing.py:PlayingPresenter.on_explanation_answered ask_play"}),
        _open_the_explanation,
        Person.presses_accept,
        states=HELD,
    ),
    Way(
        "a message",
        frozenset(
            {
                "ui/dialogs/reasons.py:not_playable MessageAction.PLAY",
                "features/showing/messages.py:Messages.on_message_answered MessageAction.PLAY",
                "features/showing/messages.py:Messages.on_message_answered ask_play",
            }
        ),
        _open_a_message,
        Person.presses_accept,
    ),
    Way(
        "the player after 15 minutes of pause",
        frozenset(PLAYER),
        _pause_too_long,
        _key(Qt.Key.Key_Space),
        states=(Unplayable.EXPIRED, Unplayable.GONE),
    ),
    Way(
        "the player after the laptop slept",
        frozenset(PLAYER),
        _close_the_lid,
        _key(Qt.Key.Key_Space),
        states=HELD,
    ),
    Way(
        "the player at the end",
        frozenset(PLAYER),
        _watch_to_the_end,
        _key(Qt.Key.Key_Space),
        states=(Unplayable.EXPIRED, Unplayable.GONE),
    ),
    Way(
        "the slider, or a digit, at the end",
        frozenset(
            PLAYER - {"playback/service.py:PlaybackService.toggle play_again_requested"}
            | {"playback/service.py:PlaybackService.seek play_again_requested"}
        ),
        _watch_to_the_end,
        _key(Qt.Key.Key_5),
        states=(Unplayable.EXPIRED, Unplayable.GONE),
    ),
    Way(
        "the countdown to the next episode",
        frozenset(NEXT),
        _watch_the_one_before,
        _let_the_countdown_end,
    ),
    Way(
        "the card of the next episode",
        frozenset(
            NEXT
            | {
                "ui/player/view.py:PlayerView._connect next_requested",
                "features/next_episode.py:NextEpisodePresenter._on_player_made next_requested",
                "features/next_episode.py:NextEpisodePresenter.on_next_requested Intent.PLAY",
                "features/next_episode.py:NextEpisodePresenter.on_next_requested Intent.RESUME",
            }
        ),
        _watch_the_one_before,
        _press_the_card,
    ),
    Way(
        "the key for the next episode",
        frozenset(
            {
                "ui/player/controller.py:PlayerController.__init__ next_requested",
                "features/next_episode.py:NextEpisodePresenter._ask_in_the_middle ask_play",
            }
        ),
        _watch_the_one_before_a_little,
        _press_the_key,
    ),
    Way(
        "a scenario, where its clock gets there or the facilitator moves it",
        frozenset({"features/playing.py:PlayingPresenter.follow_sitting ask_play"}),
        nothing,
        _let_the_scenario_say_it,
        says=False,
        states=tuple(one for one in HELD if one is not Unplayable.GONE),  # its story is no copy
    ),
    Way(
        "screenshot --view player, and a scenario that opens there",
        frozenset({"features/views.py:ViewsPresenter._play ask_play"}),
        nothing,
        _show_the_player,
        says=False,
    ),
)
NO_WAY = {
    "domain/timeline.py:Timeline.run _act": "replay has no player",
    "ui/catalogue/view.py:CatalogueView.enter_row act": "the catalogue plays nothing",
    "ui/dialogs/reasons.py:action_label MessageAction.PLAY": "its word",
    "session/joining.py:join_features intent_requested": "the card plays by itself",
    "features/next_episode.py:NextEpisodePresenter.on_next_requested intent_requested": "the rest",
    "ui/lines/view.py:LinesView.__init__ intent_requested": "a season is only downloaded",
    "ui/intents.py:label_of Intent.PLAY": "its word",
    "ui/intents.py:label_of Intent.RESUME": "its word",
    "ui/library/rows.py: Intent.PLAY": "its colour",
    "ui/library/selection.py:selection_props Intent.PLAY": "its word",
    "ui/library/rows.py: Intent.RESUME": "its colour",
    "ui/library/view.py:DownloadsView._offer ask_chosen": "the menu of several rows",
    "ui/library/view.py:DownloadsView.remove_chosen ask_chosen": "removes",
    "ui/library/view.py:DownloadsView.renew_chosen ask_chosen": "renews",
    "features/views.py:ViewsPresenter._play play_allowed": "listens whether it was",
    "features/views.py:ViewsPresenter._play_what_cannot_be playback.open": "no film, for a picture",
    "features/next_episode.py:NextEpisodePresenter.__init__ play_allowed": "stops the countdown",
}
SEVERAL = {
    "domain/intent.py:_played_or_asked_again Intent.PLAY": 2,
    "ui/library/selection.py:selection_props Intent.PLAY": 4,
}
"""Not started, and started without a position; the words of a button."""


def test_every_way_to_a_playback_is_in_the_list() -> None:
    listed = RULES.union(*(way.through for way in WAYS), NO_WAY)
    found = sites()
    assert found.keys() - listed == set(), "a new way to a playback: add it to WAYS"
    assert listed - found.keys() == set(), "no way to a playback any more"
    assert {site: count for site, count in found.items() if count > 1} == SEVERAL


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class A:\n def b(self):\n  self._library.ask_play(key)", "x.py:A.b ask_play"),
        ("class A:\n def b(self):\n  self.ask(Intent.PLAY, key)", "x.py:A.b Intent.PLAY"),
        ("def b(self):\n self._playback.open(episode, path, 0.0)", "x.py:b playback.open"),
        ("def b():\n return MessageAction.PLAY", "x.py:b MessageAction.PLAY"),
        ("def b(view):\n view.clicked.connect(view.ask_chosen)", "x.py:b ask_chosen"),
    ],
)
def test_a_new_way_would_be_found(source: str, found: str) -> None:
    assert list(sites_in(ast.parse(source), "x.py")) == [found]


def _plays(way: Way, person: Person) -> Iterator[str]:
    """What is wrong where the copy may be played."""
    with put_back(person.session, COPY):
        way.prepare(person)
        person.heard.forget()
        way.act(person)
        if not person.plays():
            yield f"{way.name} plays nothing"
        person.goes_back_to_the_rows()


def _refuses(way: Way, person: Person, state: Unplayable) -> Iterator[str]:
    """What is wrong where it has become unplayable behind the window's back."""
    with put_back(person.session, COPY):
        way.prepare(person)
        make(person.session, COPY, state)
        person.heard.forget()
        before = person.sittings()
        way.act(person)
        if (
            person.plays()
            or person.sittings() != before
            or person.session.library.running() == COPY
        ):
            yield f"{way.name} plays what is {state}"
        if way.says and not person.is_told():
            yield f"{way.name} says nothing of what is {state}"
        person.goes_back_to_the_rows()


def _offers_none(way: Way, person: Person, state: Unplayable) -> Iterator[str]:
    """What is wrong once the window knows."""
    if way.offer is None or state is Unplayable.GONE:
        return
    with put_back(person.session, COPY):
        way.prepare(person)
        make(person.session, COPY, state)
        person.session.library.changed.emit(Changed(frozenset({COPY})))
        label = way.offer(person)
        if not label or label.endswith(("Play", "Resume")):
            yield f"{way.name} offers {label!r} for what is {state}"
        person.goes_back_to_the_rows()


def _states(number: int, way: Way, *, long: bool) -> tuple[Unplayable, ...]:
    """In the quick run each way meets one of its states in turn, and together they meet all."""
    return way.states if long else (way.states[number % len(way.states)],)


def test_in_the_quick_run_every_state_is_met() -> None:
    met = {one for number, way in enumerate(WAYS) for one in _states(number, way, long=False)}
    assert met == set(Unplayable)


@pytest.mark.parametrize("half", [0, 1])
def test_a2_each_way_plays_what_may_be_played_and_refuses_the_rest_with_words(
    qtbot: QtBot, tmp_path: Path, pytestconfig: pytest.Config, half: int
) -> None:
    long = bool(pytestconfig.getoption("--long"))
    real = Skipping()
    scenario = scenario_file(tmp_path, *TIMELINE)
    with staged(qtbot, tmp_path, scenario, elapsed=real) as stage:
        stage.session.theme.set_reduced_motion(True)
        person = Person(stage, real)
        wrong: list[str] = []
        for number, way in list(enumerate(WAYS))[half::2]:
            wrong += _plays(way, person)
            for state in _states(number, way, long=long):
                wrong += _refuses(way, person, state)
                wrong += _offers_none(way, person, state)
            if stage.window.is_covered:
                stage.session.features.playing.close_player()
        assert not wrong, "\n".join(wrong)
