"""A sitting as time passes, without a file."""

from desktop_app.domain.playback import FIRST_FRAME_WITHIN, Loaded, Phase
from desktop_app.domain.time import SECOND
from desktop_app.playback.deck import Deck
from desktop_app.playback.holder import PlayerStateHolder
from desktop_app.playback.sitting import Sitting
from tests.support.clocks import HandClock


def test_s5_a_laptop_without_time_for_the_file_says_nothing_about_it(qapp: object) -> None:
    assert qapp is not None
    hand, shown = HandClock(), PlayerStateHolder()
    sitting = Sitting(shown, Deck(shown), hand.elapsed, lambda: None, lambda _playing: None)

    def tick(after: int) -> Phase:
        hand.pass_time(after)
        sitting._timer.timeout.emit()
        return sitting.state.phase

    sitting.open()
    sitting.start_time()
    sitting.feed(Loaded)
    assert tick(20 * SECOND) is Phase.OPENING, "the wait begins now"
    assert tick(SECOND // 2) is Phase.OPENING
    assert tick(SECOND // 2) is Phase.OPENING
    assert tick(FIRST_FRAME_WITHIN - SECOND) is Phase.UNDECODABLE
