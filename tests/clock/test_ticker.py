import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop_app.clock import DemoClock, SystemClock
from desktop_app.clock.ticker import ASLEEP_AFTER, Tick, Ticker
from desktop_app.domain.time import HOUR, SECOND
from tests.support.clocks import START, HandClock

pytestmark = pytest.mark.usefixtures("qapp")


def ticker_of(hand: HandClock) -> tuple[Ticker, list[Tick]]:
    ticker = Ticker(SystemClock(None, hand.laptop, hand.elapsed), hand.elapsed)
    ticks: list[Tick] = []
    ticker.ticked.connect(ticks.append)
    return ticker, ticks


def test_a_tick_reads_the_clock_once_for_everyone() -> None:
    hand = HandClock()
    ticker, ticks = ticker_of(hand)
    hand.pass_time(SECOND)
    ticker.tick()
    assert ticks == [Tick(START + SECOND, 1_000 + SECOND)]


@pytest.mark.parametrize(
    ("gap", "slept"), [(SECOND, False), (ASLEEP_AFTER, False), (ASLEEP_AFTER + 1, True)]
)
def test_a_gap_between_ticks_is_a_sleep_that_began_at_the_tick_before(
    gap: int, *, slept: bool
) -> None:
    hand = HandClock()
    ticker, ticks = ticker_of(hand)
    hand.pass_time(SECOND)
    ticker.tick()
    hand.pass_time(gap)
    ticker.tick()
    assert ticks[-1].slept_at == (START + SECOND if slept else None)
    hand.pass_time(SECOND)
    ticker.tick()
    assert ticks[-1].slept_at is None


def test_t5_a_demo_clock_that_jumps_is_no_sleep() -> None:
    hand = HandClock()
    clock = DemoClock(START, 1, hand.elapsed)
    ticker = Ticker(clock, hand.elapsed)
    ticks: list[Tick] = []
    ticker.ticked.connect(ticks.append)
    clock.move_to(START + 400 * HOUR)
    hand.real += SECOND
    ticker.tick()
    assert [tick.slept_at for tick in ticks] == [None]


def test_what_passed_before_the_ticker_was_started_is_no_sleep() -> None:
    hand = HandClock()
    ticker, ticks = ticker_of(hand)
    hand.pass_time(HOUR)
    ticker.start()
    hand.pass_time(SECOND)
    ticker.tick()
    ticker.stop()
    assert [tick.slept_at for tick in ticks] == [None]


def test_a_started_ticker_ticks_by_itself_until_it_is_stopped(qtbot: QtBot) -> None:
    ticker, ticks = ticker_of(HandClock())
    (timer,) = ticker.findChildren(QTimer)
    assert timer.interval() == SECOND
    timer.setInterval(10)
    ticker.start()
    with qtbot.waitSignal(ticker.ticked, timeout=3_000):
        pass
    ticker.stop()
    assert len(ticks) == 1
    assert not timer.isActive()
