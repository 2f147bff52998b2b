"""What can be chosen while an episode plays: subtitles, a sound, how fast. Pure."""

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from desktop_app.domain.encodings import ENCODINGS, Decoding
from desktop_app.domain.playback import SPEEDS
from desktop_app.domain.tracks import Track
from desktop_app.ui.encodings import encoding_name
from desktop_app.ui.text import Texts


@dataclass(frozen=True, slots=True)
class MenuChoice:
    """An entry of a menu; no key is *Off* for subtitles, and *Automatic* for an encoding."""

    key: object
    label: str
    chosen: bool


def subtitle_choices(
    tracks: tuple[Track, ...], shown: str | None, texts: Texts
) -> tuple[MenuChoice, ...]:
    """Return *Off* and every language; nothing where there are no subtitles."""
    if not tracks:
        return ()
    known = any(track.key == shown for track in tracks)
    off = MenuChoice(None, texts.tr("Off", "subtitles"), not known)
    return (off, *track_choices(tracks, shown, texts))


def track_choices(
    tracks: tuple[Track, ...], chosen: str | None, texts: Texts
) -> tuple[MenuChoice, ...]:
    """Return every track by its name; of two in one language by what the files call them too."""
    names = [track_name(one, texts) for one in tracks]
    several = [name for name in names if names.count(name) > 1]
    return tuple(
        MenuChoice(
            track.key,
            f"{name} · {track.title}" if name in several and track.title else name,
            track.key == chosen,
        )
        for track, name in zip(tracks, names, strict=True)
    )


def encoding_choices(reading: Decoding | None, texts: Texts) -> tuple[MenuChoice, ...]:
    """Return *Automatic* with its guess, then every encoding; nothing without a file."""
    if reading is None:
        return ()
    guess = texts.tr("Automatic: %1", "encoding of subtitles: the guess")
    guessed = texts.fill(guess, encoding_name(reading.guessed, texts))
    return (
        MenuChoice(None, guessed, reading.chosen is None),
        *(
            MenuChoice(one.codec, encoding_name(one, texts), one == reading.chosen)
            for one in ENCODINGS
        ),
    )


def rate_choices(rate: float, texts: Texts) -> tuple[MenuChoice, ...]:
    """Return every speed, from the slowest to the fastest."""
    return tuple(MenuChoice(one, rate_text(one, texts), one == rate) for one in SPEEDS)


def rate_text(rate: float, texts: Texts) -> str:
    """Return a speed as ``1.5×``."""
    return texts.fill(texts.tr("%1×", "speed"), texts.locale.toString(rate, "g", 3))


def next_choice(choices: tuple[MenuChoice, ...]) -> MenuChoice:
    """Return what comes after the chosen one, and after the last the first."""
    chosen = next((number for number, one in enumerate(choices) if one.chosen), -1)
    return choices[(chosen + 1) % len(choices)]


def track_name(track: Track, texts: Texts) -> str:
    """Name a track by its language, else by what the file calls it, else by its place."""
    if track.language is not None:
        return own_name(track.language)
    return track.title or texts.fill(texts.tr("Track %1", "of a video"), f"{int(track.key) + 1}")


def own_name(code: str) -> str:
    """Name a language as it names itself: whoever needs it reads it."""
    if code == "en":
        return "English"
    name = QLocale(code).nativeLanguageName() or code
    return name[0].upper() + name[1:]
