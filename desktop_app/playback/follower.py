"""Opens a file in the player, and follows what comes of it."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.episode import Episode
from desktop_app.domain.extent import Extent
from desktop_app.domain.output import CannotPlay
from desktop_app.domain.playback import (
    END_S,
    Broke,
    FirstOutput,
    Loaded,
    Paused,
    Phase,
    ReachedEnd,
)
from desktop_app.playback.deck import Deck
from desktop_app.playback.ending import EndInspector
from desktop_app.playback.holder import PlayerStateHolder
from desktop_app.playback.sitting import Sitting
from desktop_app.playback.track_choices import TrackChoices
from desktop_app.playback.watch import FileWatch

if TYPE_CHECKING:
    from desktop_app.playback.media import MediaPlayer


class MediaFollower(QObject):
    """Has the sitting, the tracks and what is shown follow the open file."""

    file_gone = Signal(object)
    """The key of the open episode, whose file was seen to be gone (rule S4)."""

    def __init__(
        self,
        shown: PlayerStateHolder,
        deck: Deck,
        sitting: Sitting,
        tracks: TrackChoices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._deck = deck
        self._sitting = sitting
        self._tracks = tracks
        self._path: Path | None = None
        self._start_at_s = 0.0
        self.held: Phase | None = None
        """For a picture: show the first frame, or the last, and stay there."""
        self._ending = EndInspector(self)
        self._ending.known.connect(self._on_extent)
        self._ending.ended.connect(self._on_ended)
        self._ending.broke.connect(self._on_broken_off)
        self._watch = FileWatch(self)
        self._watch.gone.connect(self._on_file_gone)
        deck.made.connect(self._on_made)

    def begin(self, episode: Episode, path: Path, position_s: float) -> None:
        """Load a file, and play it from there."""
        media = self._deck.make()
        self._start_at_s = position_s
        self._sitting.open()
        self._shown.value = replace(
            self._shown.value,
            episode=episode,
            phase=self._sitting.state.phase,
            position_s=position_s,
            duration_s=episode.duration_s or 0.0,
            why=CannotPlay.UNKNOWN,
        )
        self._path = path
        media.load(path)  # on a thread of Qt's, while the window is brought to show it
        self._shown.changed.emit(self._shown.value)
        self._watch.begin(path)
        if self.held is None:
            self._sitting.start_time()

    def end(self) -> None:
        """Follow nothing more of the open file."""
        self._sitting.stop_time()
        self._ending.forget()
        self._watch.end()

    def _on_made(self, media: "MediaPlayer") -> None:
        media.loaded.connect(self._on_loaded)
        media.outputs.first.connect(self._on_first_output)
        media.moved.connect(self._on_moved)
        media.measured.connect(self._on_measured)
        media.tracks_found.connect(self._tracks.on_tracks_found)
        media.stopped.connect(self._ending.judge)
        media.broke.connect(self._on_broke)
        media.loudspeaker.silent_changed.connect(self._on_silent)
        self._on_silent(media.loudspeaker.silent)

    def _on_loaded(self) -> None:
        self._sitting.feed(Loaded)
        media = self._deck.media
        if media is not None and self._sitting.state.phase is Phase.OPENING:
            at_end = self.held is Phase.ENDED
            start_at_s = media.last_s if at_end else self._start_at_s
            length_s = media.duration_s
            if length_s and not at_end and media.last_s < start_at_s <= length_s + END_S:
                start_at_s = 0.0  # only the end was left, which the catalogue did not know
            media.start(start_at_s, held=self.held is not None)

    def _on_first_output(self) -> None:
        episode, media = self._shown.value.episode, self._deck.media
        self._sitting.feed(FirstOutput)
        if self.held is Phase.PAUSED:
            self._sitting.feed(Paused)
        elif self.held is Phase.ENDED:
            self._sitting.feed(ReachedEnd)
        if episode is not None and self._sitting.state.in_sitting and media is not None:
            self._tracks.open(episode)
            if self._path is not None and self.held is None:
                self._ending.begin(self._path, episode, media.duration_s)

    def _on_moved(self) -> None:
        if self._deck.media is not None and self._sitting.state.in_sitting:
            position_s = self._deck.media.position_s
            known_s = self._shown.value.duration_s
            self._shown.put(position_s=position_s, duration_s=known_s and max(known_s, position_s))
            self._tracks.show_words()

    def _on_measured(self, duration_s: float) -> None:
        self._shown.put(duration_s=duration_s)

    def _on_extent(self, extent: Extent) -> None:
        """Correct a decoder that took the length of what is there for that of the film."""
        shown_s = self._shown.value.duration_s
        self._shown.put(duration_s=max(shown_s, extent.declared_s or 0.0))

    def _on_ended(self) -> None:
        self._sitting.feed(ReachedEnd)

    def _on_broken_off(self) -> None:
        self._on_broke(CannotPlay.UNKNOWN)

    def _on_broke(self, why: CannotPlay) -> None:
        self._shown.put(why=why)
        self._sitting.feed(Broke)
        self._watch.look()

    def _on_silent(self, silent: bool) -> None:
        self._shown.put(silent=silent and self.held is None)  # a picture is of no one laptop

    def _on_file_gone(self, _path: Path) -> None:
        if self._shown.key is not None:
            self.file_gone.emit(self._shown.key)
