"""Where a sitting begins and ends, and where playback stands when it does."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import Elapsed
from desktop_app.domain.playback import (
    Input,
    Loaded,
    Opened,
    Phase,
    PlaybackState,
    TimePassed,
    reduce,
)
from desktop_app.domain.time import SECOND, Duration
from desktop_app.playback.deck import Deck
from desktop_app.playback.holder import PlayerStateHolder
from desktop_app.playback.shown import BrokeOff, PositionReached, Undecodable

_KEEP_POSITION_EVERY: Duration = 5 * SECOND
_TICK_EVERY: Duration = SECOND // 4
_LATE: Duration = SECOND
"""Ticks further apart mean that the laptop had no time for the file either."""
_BEFORE_A_BREAK_S: Final = 2.0
"""Where something breaks off there is no frame any more: it is tried again from so much before."""


class Sitting(QObject):
    """Takes in what happens to playback, and tells what others have to know of it."""

    began = Signal(object)
    """The key of the episode whose first frame was shown or heard."""
    ended = Signal(object)
    """The position in seconds."""
    position_reached = Signal(object)
    """`PositionReached`."""
    failed = Signal(object)
    """`Undecodable`, or `BrokeOff` where it had played."""

    def __init__(
        self,
        shown: PlayerStateHolder,
        deck: Deck,
        elapsed: Elapsed,
        awake: Callable[[], None],
        stay_awake: Callable[[bool], None],
        parent: QObject | None = None,
    ) -> None:
        """`awake` is asked before time is looked at: where the laptop slept it calls `sleep` first.

        `stay_awake` is told when something begins to play, and when nothing does any more.
        """
        super().__init__(parent)
        self._shown = shown
        self._deck = deck
        self._elapsed = elapsed
        self._awake = awake
        self._stay_awake = stay_awake
        self.state = PlaybackState()
        self._kept_at: Duration = 0
        self._ticked_at: Duration = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_EVERY)
        self._timer.timeout.connect(self._on_timeout)

    def open(self) -> None:
        """Begin to open a file, without a word: its phase is shown together with the rest."""
        self.state = reduce(self.state, Opened(self._elapsed()))

    def feed(self, happened: Callable[[Duration], Input]) -> None:
        """Take in what has happened just now."""
        before, after = self.state, reduce(self.state, happened(self._elapsed()))
        if before == after:
            return
        if before.in_sitting and not after.in_sitting:
            self.stand_still()
            if after.phase is Phase.ENDED:
                shown = self._shown.value
                self._shown.put(position_s=max(shown.position_s, shown.duration_s))
        self._become(after)
        if after.in_sitting and not before.in_sitting:
            self.began.emit(self._shown.key)
        elif before.in_sitting and not after.in_sitting:
            self.keep_position(watched=after.phase is Phase.ENDED)
            self.ended.emit(self._shown.value.position_s)
        if after.phase is not before.phase and after.phase in (Phase.UNDECODABLE, Phase.BROKEN):
            self._fail(after.phase)

    def start_time(self) -> None:
        """Take in from now on that time passes."""
        self._ticked_at = self._elapsed()
        self._timer.start()

    def stop_time(self) -> None:
        """Take in no more that time passes."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        self._awake()
        now = self._elapsed()
        late, self._ticked_at = now - self._ticked_at >= _LATE, now
        if late and self.state.loaded:
            self.feed(Loaded)
        self.feed(TimePassed)
        playing = self.state.phase is Phase.PLAYING
        if playing and now - self._kept_at >= _KEEP_POSITION_EVERY:
            self.keep_position()

    def stand_still(self) -> None:
        """Show where it stops, which is where it goes on, to the frame."""
        if self._deck.media is not None:
            self._shown.put(position_s=self._deck.media.position_s)

    def keep_position(self, *, watched: bool = False) -> None:
        """Tell where playback stands, for it to be kept."""
        self._kept_at = self._elapsed()
        shown, key, media = self._shown.value, self._shown.key, self._deck.media
        if key is None:
            return
        position_s = shown.position_s
        if watched and not shown.duration_s:
            position_s = 0.0  # of an unknown length nobody could tell later that it is the end
        elif self.state.phase is Phase.BROKEN and media is not None:
            last_s = min(position_s, media.last_output_s)
            position_s = max(0.0, last_s - _BEFORE_A_BREAK_S)
        self.position_reached.emit(PositionReached(key, position_s, watched))

    def halt(self) -> None:
        """Stop what may not be played any more; the sitting is over, and others know."""
        if self.state.in_sitting:
            self.stand_still()
            self.keep_position()
        if self._deck.media is not None:
            self._deck.media.stop()
        self._become(PlaybackState())

    def sleep(self) -> None:
        """End the sitting: the laptop slept, and what was on screen stands still."""
        if self._deck.media is not None and self.state.phase is Phase.PLAYING:
            self._deck.media.pause()
        if self.state.in_sitting:
            self.stand_still()
            self._become(PlaybackState(Phase.PAUSED, self._elapsed(), in_sitting=False))
        elif self.state.loaded:
            self.feed(Loaded)

    def _fail(self, phase: Phase) -> None:
        if self._deck.media is not None:
            self._deck.media.stop()
        shown = self._shown.value
        if shown.episode is None:
            return
        if phase is Phase.BROKEN:
            self.failed.emit(BrokeOff(shown.episode, shown.position_s))
        else:
            self.failed.emit(Undecodable(shown.episode, shown.why))

    def _become(self, after: PlaybackState) -> None:
        before, self.state = self.state, after
        if (before.phase is Phase.PLAYING) is not (after.phase is Phase.PLAYING):
            self._stay_awake(after.phase is Phase.PLAYING)
        self._shown.put(phase=after.phase)
