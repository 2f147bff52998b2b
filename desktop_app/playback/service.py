"""Plays one file at a time, and tells what a sitting needs to know."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.clock import Elapsed, elapsed
from desktop_app.domain.encodings import Encoding, encoding_of
from desktop_app.domain.episode import Episode, EpisodeKey
from desktop_app.domain.extent import Extent
from desktop_app.domain.output import CannotPlay
from desktop_app.domain.playback import (
    END_S,
    SPEEDS,
    Broke,
    Closed,
    FirstOutput,
    Input,
    Loaded,
    Opened,
    Paused,
    Phase,
    PlaybackState,
    ReachedEnd,
    Resumed,
    TimePassed,
    reduce,
)
from desktop_app.domain.player import PlayerState
from desktop_app.domain.time import SECOND, Duration
from desktop_app.domain.tracks import Track, in_language
from desktop_app.playback.ending import EndInspector
from desktop_app.playback.shown import (
    BrokeOff,
    Languages,
    PositionReached,
    Undecodable,
)
from desktop_app.playback.subtitles import SubtitleFiles, SubtitlesUnreadable
from desktop_app.playback.watch import FileWatch

if TYPE_CHECKING:
    from desktop_app.playback.media import MediaPlayer, Tracks

_KEEP_POSITION_EVERY: Duration = 5 * SECOND
_TICK_EVERY: Duration = SECOND // 4
_LATE: Duration = SECOND
"""Ticks further apart mean that the laptop had no time for the file either."""
_BEFORE_A_BREAK_S: Final = 2.0
"""Where something breaks off there is no frame any more: it is tried again from so much before."""


class PlaybackService(QObject):
    """The one player of the program."""

    changed = Signal(object)
    """`PlayerState`."""
    sitting_began = Signal(object)
    """The key of the episode whose first frame was shown or heard."""
    sitting_ended = Signal(object)
    """The position in seconds."""
    position_reached = Signal(object)
    failed = Signal(object)
    """`Undecodable`, or `BrokeOff` where it had played."""
    file_gone = Signal(object)
    """The key of the open episode, whose file was seen to be gone (rule S4)."""
    languages_chosen = Signal(object)
    """`Languages`: what the user wants to hear and to read from now on."""
    subtitles_refused = Signal(object)
    """`SubtitlesUnreadable`."""
    encoding_chosen = Signal(object)
    """`EncodingChosen`: how a file of subtitles is to be read from now on."""
    play_again_requested = Signal(object)
    """Going on needs a new sitting: the key, to be asked for again (rule A2)."""
    sink_ready = Signal(object)
    """The `QVideoSink`, once there is one."""

    def __init__(
        self,
        lacking: Callable[[], str],
        elapsed: Elapsed = elapsed,
        parent: QObject | None = None,
        *,
        awake: Callable[[], None] = lambda: None,
        stay_awake: Callable[[bool], None] = lambda _playing: None,
    ) -> None:
        """`lacking` says what this machine lacks to play, or nothing.

        `awake` is asked before time is looked at: where the laptop slept it calls `sleep` first.
        `stay_awake` is told when something begins to play, and when nothing does any more.
        """
        super().__init__(parent)
        self._awake = awake
        self._stay_awake = stay_awake
        self._lacking = lacking
        self._elapsed = elapsed
        self._state = PlaybackState()
        self._shown = PlayerState()
        self._wanted = Languages()
        self._path: Path | None = None
        self._start_at_s = 0.0
        self._kept_at: Duration = 0
        self._ticked_at: Duration = 0
        self._held: Phase | None = None
        self._inside: tuple[Track, ...] = ()
        """The subtitles that are in the file itself."""
        self._media: MediaPlayer | None = None
        self._files = SubtitleFiles(self)
        self._files.found.connect(self._offer_subtitles)
        self._files.added.connect(self._on_subtitles_added)
        self._files.refused.connect(self._on_subtitles_refused)
        self._files.ready.connect(self._on_subtitles_read)
        self._files.encoding_chosen.connect(self.encoding_chosen)
        self._ending = EndInspector(self)
        self._ending.known.connect(self._on_extent)
        self._ending.ended.connect(self._on_ended)
        self._ending.broke.connect(self._on_broken_off)
        self._watch = FileWatch(self)
        self._watch.gone.connect(self._on_file_gone)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_EVERY)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def shown(self) -> PlayerState:
        """What the view shows now."""
        return self._shown

    @property
    def key(self) -> EpisodeKey | None:
        """The episode that is open."""
        return None if self._shown.episode is None else self._shown.episode.key

    @property
    def in_sitting(self) -> bool:
        """A frame was shown, and nothing has ended the sitting since."""
        return self._state.in_sitting

    def prepare(
        self,
        volume: float,
        languages: Languages,
        encodings: Mapping[Path, Encoding] = MappingProxyType({}),
    ) -> None:
        """Begin with what the user chose the last time; `encodings` are of files of subtitles."""
        self._wanted = languages
        self._files.remember(encodings)
        self._show_sound(volume=volume)

    def hold_at(self, phase: Phase) -> None:
        """Show the first frame of what is opened, or the last, and stay there: for a picture."""
        self._held = phase

    # opening and closing

    def open(self, episode: Episode, path: Path, position_s: float) -> None:
        """Load a file whose playback was allowed, and play it from there.

        What already plays goes on in the same sitting (rule R7).
        """
        if self.key == episode.key and (self.in_sitting or self._state.phase is Phase.OPENING):
            if self._state.phase is Phase.PAUSED:
                self.toggle()
            return
        if self.key is not None:
            self.close_episode()
        if self._media is None and (lacking := self._lacking()):
            self._show(episode=episode, phase=Phase.UNDECODABLE, lacking=lacking)
            return
        media = self._made()
        self._start_at_s = position_s
        self._state = reduce(self._state, Opened(self._elapsed()))
        self._shown = replace(
            self._shown,
            episode=episode,
            phase=self._state.phase,
            position_s=position_s,
            duration_s=episode.duration_s or 0.0,
            why=CannotPlay.UNKNOWN,
        )
        self._path = path
        media.load(path)  # on a thread of Qt's, while the window is brought to show it
        self.changed.emit(self._shown)
        self._watch.begin(path)
        if self._held is None:
            self._ticked_at = self._elapsed()
            self._timer.start()

    def close_episode(self) -> None:
        """Close the player; its sitting ends."""
        if self._shown.episode is None:
            return
        self._leave()
        self._feed(Closed(self._elapsed()))
        if self._media is not None:
            self._media.unload()
        self._files.close()
        self._inside = ()
        self._show(episode=None, position_s=0.0, duration_s=0.0, lacking="", **_NO_TRACKS)

    def halt(self) -> None:
        """What plays may not be played any more: stop, and leave it to the view to say why."""
        self._leave()
        if self._state.in_sitting:
            self._stand_still()
            self._keep_position(watched=False)
        if self._media is not None:
            self._media.stop()
        self._become(PlaybackState())

    def close(self) -> None:
        """Let go of everything, in the order that Qt needs."""
        self.close_episode()
        if self._media is not None:
            self._media.deleteLater()
            self._media = None

    def sleep(self) -> None:
        """The laptop slept: its sitting is over, and what was on screen stands still."""
        if self._media is not None and self._state.phase is Phase.PLAYING:
            self._media.pause()
        if self._state.in_sitting:
            self._stand_still()
            self._become(PlaybackState(Phase.PAUSED, self._elapsed(), in_sitting=False))
        elif self._state.loaded:
            self._feed(Loaded(self._elapsed()))

    def _leave(self) -> None:
        self._timer.stop()
        self._ending.forget()
        self._watch.end()

    # what the user asks for

    def toggle(self) -> None:
        """Play or pause."""
        self._awake()
        if self._media is None or self.key is None:
            return
        if self._state.phase is Phase.PLAYING:
            self._media.pause()
            self._stand_still()
            self._keep_position(watched=False)
            self._feed(Paused(self._elapsed()))
        elif self._state.phase is Phase.PAUSED and self._state.in_sitting:
            self._media.play()
            self._feed(Resumed(self._elapsed()))
        elif self._state.phase in (Phase.PAUSED, Phase.ENDED, Phase.BROKEN):
            self.play_again_requested.emit(self.key)

    def seek(self, position_s: float) -> None:
        """Go to a position; after the end it is to be played again from there."""
        if self._media is None or self.key is None:
            return
        if self._state.in_sitting:
            self._show(position_s=self._media.seek(position_s))
            self._show_words()
        elif self._state.phase is Phase.ENDED and position_s < self._shown.position_s - END_S:
            self.position_reached.emit(PositionReached(self.key, position_s, watched=False))
            self.play_again_requested.emit(self.key)

    def set_volume(self, volume: float) -> None:
        """0 to 1."""
        self._show_sound(volume=min(1.0, max(0.0, volume)), muted=False)

    def toggle_mute(self) -> None:
        """Sound on or off."""
        self._show_sound(muted=not self._shown.muted)

    def set_rate(self, rate: float) -> None:
        """How fast it plays, until the program ends."""
        self._show(rate=min(SPEEDS[-1], max(SPEEDS[0], rate)))
        if self._media is not None:
            self._media.set_rate(self._shown.rate)

    def set_audio(self, key: str) -> None:
        """Hear that one of the sounds."""
        for number, track in enumerate(self._shown.audio_tracks):
            if track.key == key and self._media is not None:
                self._media.hear(number)
                self._show(audio=key)
                self._want(replace(self._wanted, audio=track.language))

    def set_subtitle(self, key: str | None) -> None:
        """Those subtitles, or none."""
        tracks = self._shown.subtitle_tracks
        chosen = next((track for track in tracks if track.key == key), None)
        if chosen is not None or key is None:
            self._read(chosen)
            self._show(subtitle=key)
            self._want(replace(self._wanted, subtitles=None if chosen is None else chosen.language))

    def add_subtitles(self, path: Path) -> None:
        """Read that file of subtitles with the open episode."""
        self._files.add(path)

    def set_encoding(self, codec: str | None) -> None:
        """Read the file of subtitles that is shown in that encoding; None guesses again."""
        self._files.choose_encoding(None if codec is None else encoding_of(codec))

    def _want(self, languages: Languages) -> None:
        if languages != self._wanted:
            self._wanted = languages
            self.languages_chosen.emit(languages)

    # what the file tells

    def _made(self) -> "MediaPlayer":
        if self._media is None:
            from desktop_app.playback.media import MediaPlayer

            self._media = media = MediaPlayer(self)
            media.set_volume(self._shown.volume, muted=self._shown.muted)
            media.set_rate(self._shown.rate)
            media.loaded.connect(self._on_loaded)
            media.first_output.connect(self._on_first_output)
            media.moved.connect(self._on_moved)
            media.measured.connect(self._on_measured)
            media.tracks_found.connect(self._on_tracks)
            media.stopped.connect(self._ending.judge)
            media.broke.connect(self._on_broke)
            media.silent_changed.connect(self._on_silent)
            self.sink_ready.emit(media.sink)
            self._on_silent(media.silent)
        return self._media

    def _on_loaded(self) -> None:
        self._feed(Loaded(self._elapsed()))
        if self._media is not None and self._state.phase is Phase.OPENING:
            at_end = self._held is Phase.ENDED
            start_at_s = self._media.last_s if at_end else self._start_at_s
            length_s = self._media.duration_s
            if length_s and not at_end and self._media.last_s < start_at_s <= length_s + END_S:
                start_at_s = 0.0  # only the end was left, which the catalogue did not know
            self._media.start(start_at_s, held=self._held is not None)

    def _on_first_output(self) -> None:
        episode = self._shown.episode
        self._feed(FirstOutput(self._elapsed()))
        if self._held is Phase.PAUSED:
            self._feed(Paused(self._elapsed()))
        elif self._held is Phase.ENDED:
            self._feed(ReachedEnd(self._elapsed()))
        if episode is not None and self._state.in_sitting and self._media is not None:
            self._files.open(episode.key, episode.media)
            if self._path is not None and self._held is None:
                self._ending.begin(self._path, episode, self._media.duration_s)

    def _on_moved(self) -> None:
        if self._media is not None and self._state.in_sitting:
            position_s = self._media.position_s
            known_s = self._shown.duration_s
            self._show(position_s=position_s, duration_s=known_s and max(known_s, position_s))
            self._show_words()

    def _on_measured(self, duration_s: float) -> None:
        self._show(duration_s=duration_s)

    def _on_ended(self) -> None:
        self._feed(ReachedEnd(self._elapsed()))

    def _on_extent(self, extent: Extent) -> None:
        """A decoder may have taken the length of what is there for that of the film."""
        self._show(duration_s=max(self._shown.duration_s, extent.declared_s or 0.0))

    def _on_broken_off(self) -> None:
        self._on_broke(CannotPlay.UNKNOWN)

    def _on_broke(self, why: CannotPlay) -> None:
        self._show(why=why)
        self._feed(Broke(self._elapsed()))
        self._watch.look()

    def _on_silent(self, silent: bool) -> None:
        self._show(silent=silent and self._held is None)  # a picture is of no one laptop

    def _on_file_gone(self, _path: Path) -> None:
        if self.key is not None:
            self.file_gone.emit(self.key)

    # sounds and subtitles

    def _on_tracks(self, tracks: "Tracks") -> None:
        if self._media is None or self.key is None:
            return
        sounds = tracks.sounds
        heard = in_language(sounds, self._wanted.audio) or next(iter(sounds), None)
        if heard is not None:
            self._media.hear(sounds.index(heard))
        self._inside = tracks.subtitles
        key = None if heard is None else heard.key
        self._offer_subtitles(audio_tracks=sounds, audio=key)

    def _offer_subtitles(self, **beside: Any) -> None:
        """Those in the file come first; what is read stays."""
        tracks = (*self._inside, *self._files.tracks)
        read = next((track for track in tracks if track.key == self._shown.subtitle), None)
        if read is None:
            read = in_language(tracks, self._wanted.subtitles)
            self._read(read)
        key = None if read is None else read.key
        self._show(subtitle_tracks=tracks, subtitle=key, **beside)

    def _read(self, track: Track | None) -> None:
        if self._media is not None:
            inside = track in self._inside
            self._media.read(self._inside.index(track) if inside and track is not None else None)
            self._files.choose(None if track is None else track.key)
            self._show(reading=self._files.reading)

    def _on_subtitles_read(self) -> None:
        self._show(reading=self._files.reading)
        self._show_words()

    def _show_words(self) -> None:
        if self._media is not None:
            words = self._files.text_at(self._media.position_s)
            if words is not None:
                self._media.show_words(words)

    def _on_subtitles_added(self, track: Track) -> None:
        self.set_subtitle(track.key)

    def _on_subtitles_refused(self, refused: SubtitlesUnreadable) -> None:
        if refused.encoding is None and self._shown.subtitle == str(refused.path):
            self._show(subtitle=None, reading=None)
        self.subtitles_refused.emit(refused)

    # time, and what comes of all that

    def _on_timeout(self) -> None:
        self._awake()
        now = self._elapsed()
        late, self._ticked_at = now - self._ticked_at >= _LATE, now
        if late and self._state.loaded:
            self._feed(Loaded(now))
        self._feed(TimePassed(now))
        playing = self._state.phase is Phase.PLAYING
        if playing and now - self._kept_at >= _KEEP_POSITION_EVERY:
            self._keep_position(watched=False)

    def _stand_still(self) -> None:
        """Where it stops is where it goes on, to the frame."""
        if self._media is not None:
            self._show(position_s=self._media.position_s)

    def _keep_position(self, *, watched: bool) -> None:
        self._kept_at = self._elapsed()
        if self.key is None:
            return
        position_s = self._shown.position_s
        if watched and not self._shown.duration_s:
            position_s = 0.0  # of an unknown length nobody could tell later that it is the end
        elif self._state.phase is Phase.BROKEN and self._media is not None:
            last_s = min(position_s, self._media.last_output_s)
            position_s = max(0.0, last_s - _BEFORE_A_BREAK_S)
        self.position_reached.emit(PositionReached(self.key, position_s, watched))

    def _feed(self, happened: Input) -> None:
        before, after = self._state, reduce(self._state, happened)
        if before == after:
            return
        if before.in_sitting and not after.in_sitting:
            self._stand_still()
            if after.phase is Phase.ENDED:
                self._show(position_s=max(self._shown.position_s, self._shown.duration_s))
        self._become(after)
        if after.in_sitting and not before.in_sitting:
            self.sitting_began.emit(self.key)
        elif before.in_sitting and not after.in_sitting:
            self._keep_position(watched=after.phase is Phase.ENDED)
            self.sitting_ended.emit(self._shown.position_s)
        if after.phase is not before.phase and after.phase in (Phase.UNDECODABLE, Phase.BROKEN):
            self._fail(after.phase)

    def _fail(self, phase: Phase) -> None:
        episode = self._shown.episode
        if self._media is not None:
            self._media.stop()
        if episode is None:
            return
        if phase is Phase.BROKEN:
            self.failed.emit(BrokeOff(episode, self._shown.position_s))
        else:
            self.failed.emit(Undecodable(episode, self._shown.why))

    def _become(self, after: PlaybackState) -> None:
        before, self._state = self._state, after
        if (before.phase is Phase.PLAYING) is not (after.phase is Phase.PLAYING):
            self._stay_awake(after.phase is Phase.PLAYING)
        self._show(phase=after.phase)

    def _show_sound(self, **what: Any) -> None:
        self._show(**what)
        if self._media is not None:
            self._media.set_volume(self._shown.volume, muted=self._shown.muted)

    def _show(self, **what: Any) -> None:
        after = replace(self._shown, **what)
        if after != self._shown:
            self._shown = after
            self.changed.emit(after)


_NO_TRACKS: Final[dict[str, Any]] = {
    "audio_tracks": (),
    "audio": None,
    "subtitle_tracks": (),
    "subtitle": None,
    "reading": None,
}
