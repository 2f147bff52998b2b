"""Which of its sounds is heard of the open episode, and which of its subtitles are read."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.encodings import Encoding, encoding_of
from desktop_app.domain.episode import Episode
from desktop_app.domain.tracks import Track, in_language
from desktop_app.playback.deck import Deck
from desktop_app.playback.holder import PlayerStateHolder
from desktop_app.playback.shown import Languages
from desktop_app.playback.subtitles import SubtitleFiles, SubtitlesUnreadable

if TYPE_CHECKING:
    from desktop_app.playback.media import Tracks

NO_TRACKS: Final[dict[str, Any]] = {
    "audio_tracks": (),
    "audio": None,
    "subtitle_tracks": (),
    "subtitle": None,
    "reading": None,
}
"""What is shown of tracks while no episode is open."""


class TrackChoices(QObject):
    """Offers the tracks of a file and those in files of their own, and follows what is chosen."""

    languages_chosen = Signal(object)
    """`Languages`: what the user wants to hear and to read from now on."""
    subtitles_refused = Signal(object)
    """`SubtitlesUnreadable`."""
    encoding_chosen = Signal(object)
    """`EncodingChosen`: how a file of subtitles is to be read from now on."""

    def __init__(self, shown: PlayerStateHolder, deck: Deck, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._deck = deck
        self._wanted = Languages()
        self._inside: tuple[Track, ...] = ()
        """The subtitles that are in the file itself."""
        self._files = SubtitleFiles(self)
        self._files.found.connect(self._offer_subtitles)
        self._files.added.connect(self._on_added)
        self._files.refused.connect(self._on_refused)
        self._files.ready.connect(self._on_read)
        self._files.encoding_chosen.connect(self.encoding_chosen)

    def prepare(self, languages: Languages, encodings: Mapping[Path, Encoding]) -> None:
        """Begin with what the user chose the last time; `encodings` are of files of subtitles."""
        self._wanted = languages
        self._files.remember(encodings)

    def open(self, episode: Episode) -> None:
        """Look for files of subtitles beside the source of an episode."""
        self._files.open(episode.key, episode.media)

    def close(self) -> None:
        """Offer and read none any more."""
        self._files.close()
        self._inside = ()

    # what the user asks for

    def set_audio(self, key: str) -> None:
        """Hear that one of the sounds."""
        for number, track in enumerate(self._shown.value.audio_tracks):
            if track.key == key and self._deck.media is not None:
                self._deck.media.hear(number)
                self._shown.put(audio=key)
                self._want(replace(self._wanted, audio=track.language))

    def set_subtitle(self, key: str | None) -> None:
        """Read those subtitles, or none."""
        tracks = self._shown.value.subtitle_tracks
        chosen = next((track for track in tracks if track.key == key), None)
        if chosen is not None or key is None:
            self._read(chosen)
            self._shown.put(subtitle=key)
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

    # what there is to hear and to read

    def on_tracks_found(self, tracks: "Tracks") -> None:
        """Hear and read those of a file that are in the languages that the user wants."""
        if self._deck.media is None or self._shown.key is None:
            return
        sounds = tracks.sounds
        heard = in_language(sounds, self._wanted.audio) or next(iter(sounds), None)
        if heard is not None:
            self._deck.media.hear(sounds.index(heard))
        self._inside = tracks.subtitles
        key = None if heard is None else heard.key
        self._offer_subtitles(audio_tracks=sounds, audio=key)

    def show_words(self) -> None:
        """Show the words of a file of subtitles at the place that is shown."""
        if self._deck.media is not None:
            words = self._files.text_at(self._deck.media.position_s)
            if words is not None:
                self._deck.media.outputs.show_words(words)

    def _offer_subtitles(self, **beside: Any) -> None:
        """Show which there are, those in the file first; what is read stays."""
        tracks = (*self._inside, *self._files.tracks)
        subtitle = self._shown.value.subtitle
        read = next((track for track in tracks if track.key == subtitle), None)
        if read is None:
            read = in_language(tracks, self._wanted.subtitles)
            self._read(read)
        key = None if read is None else read.key
        self._shown.put(subtitle_tracks=tracks, subtitle=key, **beside)

    def _read(self, track: Track | None) -> None:
        if self._deck.media is not None:
            inside = track in self._inside
            number = self._inside.index(track) if inside and track is not None else None
            self._deck.media.read(number)
            self._files.choose(None if track is None else track.key)
            self._shown.put(reading=self._files.reading)

    def _on_read(self) -> None:
        self._shown.put(reading=self._files.reading)
        self.show_words()

    def _on_added(self, track: Track) -> None:
        self.set_subtitle(track.key)

    def _on_refused(self, refused: SubtitlesUnreadable) -> None:
        if refused.encoding is None and self._shown.value.subtitle == str(refused.path):
            self._shown.put(subtitle=None, reading=None)
        self.subtitles_refused.emit(refused)
