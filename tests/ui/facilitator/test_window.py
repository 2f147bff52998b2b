"""The facilitator's window: what it shows as tables, a name for everything, no word cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.device import Device
from desktop_app.domain.episode import LocalText
from desktop_app.domain.facilitator import (
    OWN_LIBRARY,
    ClockShown,
    DueItem,
    Jump,
    ParticipantShown,
    ScenarioCard,
    horizon,
)
from desktop_app.domain.time import DAY, HOUR, MINUTE
from desktop_app.domain.upcoming import Due
from desktop_app.session.shipped import scenario_heads
from desktop_app.session.variants import variant_files
from desktop_app.ui.facilitator.parts import CardButton
from desktop_app.ui.facilitator.props import clock_state, clock_title, due_text, marks
from desktop_app.ui.facilitator.window import FacilitatorWindow
from desktop_app.ui.text import Texts
from desktop_app.ui.theme import ThemeChoice, ThemeHolder
from tests.support.access import nameless, nodes
from tests.support.fitting import faults as cut
from tests.ui.shelf import NOW, row

FERRY = row("night-ferry", title={"": "The Night Ferry", "fr": "Le Bac de nuit"}).episode


def item(after: int, kind: Due = Due.ENDS) -> DueItem:
    return DueItem(NOW + after, kind, FERRY)


def clock(*due: DueItem, rate: int = 0, movable: bool = True) -> ClockShown:
    return ClockShown(NOW, rate, movable, due, can_go_to_end=bool(due))


@pytest.fixture
def texts() -> Texts:
    from PySide6.QtCore import QTimeZone

    return Texts("en", QTimeZone(b"Europe/Paris"))


@pytest.mark.parametrize(
    ("shown", "state"),
    [
        (clock(), "demo time · paused"),
        (clock(rate=1), "demo time · running ×1"),
        (clock(rate=3600), "demo time · running ×3,600"),
        (clock(movable=False), "the laptop’s own clock, which cannot be moved"),
    ],
)
def test_the_clock_says_how_it_runs(shown: ClockShown, state: str, texts: Texts) -> None:
    assert clock_title(shown, texts) == "Mon 22 Jun 2026 13:07"
    assert clock_state(shown, texts) == state


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (item(38 * MINUTE), "The Night Ferry ends 13:45"),
        (item(31 * HOUR), "The Night Ferry ends Tue 20:07"),
        (item(30 * DAY, Due.RESETS), "The Night Ferry opens again 22 Jul 2026"),
        (item(5 * HOUR, Due.LEAVES), "The Night Ferry leaves 18:07"),
        (item(2 * DAY, Due.START_LIMIT), "The Night Ferry must start by Wed 13:07"),
        (item(HOUR, Due.SCRIPTED), "The Night Ferry changes 14:07"),
        (DueItem(NOW + HOUR, Due.SCRIPTED, None), "scenario 14:07"),
    ],
)
def test_what_falls_due_is_said_with_its_time(due: DueItem, said: str, texts: Texts) -> None:
    assert due_text(due, NOW, texts) == said


def test_the_line_is_to_scale_and_ends_after_what_is_near(texts: Texts) -> None:
    shown = clock(item(38 * MINUTE), item(31 * HOUR), item(235 * DAY, Due.RESETS))
    assert horizon(shown) == pytest.approx(31 * HOUR * 1.08, rel=0.01)
    first, second = marks(shown, texts)
    assert first.soon
    assert not second.soon
    assert first.share == pytest.approx(38 / (31 * 60 * 1.08), rel=0.01)
    assert second.share == pytest.approx(1 / 1.08, rel=0.01)
    far = clock(item(235 * DAY, Due.RESETS))
    assert horizon(far) > 235 * DAY, "what is next is shown, however far"
    assert horizon(clock()) == 12 * HOUR


SMALL = (667, 328)
"""The window on 1366 × 768 at a scale of 2."""


@pytest.fixture(
    params=[
        ("en", 100, (880, 560)),
        ("fr", 100, (880, 560)),
        ("fr", 150, (1400, 900)),
        ("en", 200, (1400, 900)),
        ("fr", 200, (1400, 900)),
        ("fr", 100, SMALL),
        ("en", 200, SMALL),
        ("fr", 200, SMALL),
    ]
)
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication
) -> Iterator[FacilitatorWindow]:
    language, percent, size = request.param
    holder = ThemeHolder(qapp, ThemeChoice.DARK, percent, whole_program=False)
    made = FacilitatorWindow(holder, Texts(language))
    qtbot.addWidget(made)
    cards = [ScenarioCard(*head) for head in scenario_heads()]
    made.show_scenarios(
        [*cards, ScenarioCard(OWN_LIBRARY, LocalText({}), LocalText({}))], "last-renewal"
    )
    made.show_variants([(name, one.title) for name, one in variant_files().items()])
    made.show_clock(clock(item(38 * MINUTE), item(31 * HOUR), rate=60))
    made.show_participant(ParticipantShown("fr", Device(), None, "neutral", full_screen=False))
    made.setMinimumSize(1, 1)
    made.resize(*size)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()
    holder.deleteLater()


def test_everything_has_a_name_and_no_word_is_cut_off(window: FacilitatorWindow) -> None:
    walked = nodes(window)
    assert len(walked) > 60
    assert [fault for node in walked for fault in nameless(node)] == []
    QApplication.processEvents()
    assert cut(window) == []


def test_everything_is_reached_with_tab_and_the_way_to_the_next_participant_is_seen(
    window: FacilitatorWindow,
) -> None:
    window.activateWindow()
    reset = window.next_participant
    assert not reset.visibleRegion().isEmpty()
    assert window.rect().contains(QRect(reset.mapTo(window, QPoint()), reset.size()))
    window.pause.setFocus()
    met: list[QWidget] = []
    while (focused := window.focusWidget()) is not None and focused not in met:
        met.append(focused)
        assert not focused.visibleRegion().isEmpty(), "what has the focus is seen"
        assert window.focusNextPrevChild(True)
    for one in (reset, window.at.edit, window.open_file, window.jumps[Jump.START]):
        assert one in met
    assert any(isinstance(one, CardButton) for one in met)


def test_what_cannot_be_moved_is_not_offered(window: FacilitatorWindow) -> None:
    window.show_clock(clock(movable=False))
    movers = [window.pause, *window.rates.values(), *window.jumps.values(), window.at.go]
    assert not any(one.isEnabled() for one in movers)
    assert not window.save_state.isEnabled()
    assert not window.next_participant.isEnabled()
    assert window.open_file.isEnabled()


def test_it_is_drawn_in_every_theme(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    pictures = set()
    for look in (ThemeChoice.DARK, ThemeChoice.LIGHT, ThemeChoice.CONTRAST):
        holder = ThemeHolder(qapp, look, whole_program=False)
        made = FacilitatorWindow(holder, Texts("en"))
        qtbot.addWidget(made)
        made.show_clock(clock(item(38 * MINUTE)))
        file = tmp_path / f"{look}.png"
        assert made.grab().save(str(file))
        pictures.add(file.read_bytes())
        holder.deleteLater()
    assert len(pictures) == 3
