"""Quiet music for each episode, as ffmpeg filter graphs: nothing is recorded.

A pad of soft chords, and what can be heard about it: the sea, the wind, or the wheels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NOTES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")


@dataclass(frozen=True)
class Piece:
    """Chords as note names with octaves, each held about `hold` seconds."""

    chords: tuple[str, ...]
    hold: float


PIECES: dict[str, Piece] = {
    "salt": Piece(("D3 A3 F#4 E5", "G3 D4 B4 F#5", "B2 F#3 D4 A4"), 7),
    "harbour-lights": Piece(("E3 B3 G4 F#5", "C3 G3 E4 B4", "A2 E3 C4 B4"), 8),
    "low-water": Piece(("F3 C4 A4 G5", "D3 A3 F4 C5", "A#2 F3 D4 A4"), 9),
    "night-ferry": Piece(("C3 G3 D#4 D5", "G#2 D#3 C4 G4", "F2 C3 G#3 G4"), 8),
    "fog-signal": Piece(("A2 E3 B3 C4", "F2 C3 A3 E4"), 8),
    "salvage": Piece(("F#2 C#3 A3 E4", "D2 A2 F#3 C#4", "B2 F#3 C#4 D4"), 9),
    "leaf-litter": Piece(("G3 D4 B4 A5", "E3 B3 G4 D5"), 8),
    "first-frost": Piece(("A3 E4 C#5 B5", "F#3 C#4 A4 E5"), 7),
    "mycelium": Piece(("D#3 A#3 F#4 F5", "B2 F#3 D#4 A#4", "G#2 D#3 B3 F#4"), 8),
    "canopy": Piece(("C3 G3 E4 D5", "F3 C4 A4 E5", "D3 A3 F4 E5"), 9),
    "heartwood": Piece(("G2 D3 A3 B3", "C3 G3 D4 E4", "A2 E3 B3 C4"), 8),
    "clearing": Piece(("D3 A3 E4 F#4", "B2 F#3 D4 C#5"), 8),
    "platform-two": Piece(("G#2 D#3 C4 A#4", "F2 C3 G#3 G4"), 8),
    "the-viaduct": Piece(("D3 A3 F#4 C#5", "A2 E3 C#4 B4", "G2 D3 B3 F#4"), 9),
    "snow-fence": Piece(("B2 F#3 C#4 D4", "G2 D3 A3 B3"), 8),
    "night-mail": Piece(("E2 B2 G3 D4", "C3 G3 D4 E4", "A2 E3 B3 C4"), 8),
    "junction": Piece(("C#3 G#3 E4 B4", "A2 E3 C#4 G#4"), 7),
    "terminus": Piece(("F3 C4 G4 A4", "D3 A3 E4 F4", "A#2 F3 C4 D4"), 8),
}


def _hertz(note: str) -> float:
    semitones = NOTES.index(note[:-1]) + 12 * int(note[-1]) - 57
    return 440 * 2 ** (semitones / 12)


def _pad(piece: Piece, detune: float) -> str:
    """The chords one after another, each fading into the next, as an ffmpeg expression."""
    cycle = piece.hold * len(piece.chords)
    parts: list[str] = []
    for k, chord in enumerate(piece.chords):
        away = f"(mod(t-{k * piece.hold}+{1.5 * cycle},{cycle})-{cycle / 2})"
        tones = "+".join(
            f"{0.07 / (1 + 0.35 * i):.4f}*(sin({_hertz(note) * detune:.3f}*2*PI*t)"
            f"+0.22*sin({_hertz(note) * detune:.3f}*4*PI*t))"
            for i, note in enumerate(chord.split())
        )
        share = f"pow(cos(PI/2*min(1,abs({away})/{piece.hold})),2)"
        parts.append(f"{share}*({tones})")
    return "+".join(parts)


def _plucks(piece: Piece, every: float) -> str:
    """Single high notes of the first chord, like drops."""
    notes = piece.chords[0].split()
    return "+".join(
        f"0.05*exp(-3*mod(t+{every * i * 0.61:.2f},{every * (2 + i)}))"
        f"*sin({2 * _hertz(note):.3f}*2*PI*mod(t+{every * i * 0.61:.2f},{every * (2 + i)}))"
        for i, note in enumerate(notes[1:])
    )


def _noise(colour: str, seed: int, seconds: int, low: int, high: int, gain: str) -> str:
    return (
        f"anoisesrc=c={colour}:r=48000:a=0.5:s={seed}:d={seconds},"
        f"highpass=f={low},lowpass=f={high},volume='{gain}':eval=frame"
    )


def _sides(series: str, seed: int, seconds: int) -> Sequence[str]:
    """What is heard about the music, left and right."""
    if series == "heures-creuses":
        swell = "0.10+0.16*pow(sin(PI*t/{}),4)"
        return (
            _noise("pink", seed, seconds, 120, 1400, swell.format(7.3)),
            _noise("pink", seed + 50, seconds, 120, 1700, swell.format(8.9)),
        )
    if series == "understory":
        gust = "0.07+0.05*sin(2*PI*t/{})"
        return (
            _noise("pink", seed, seconds, 500, 2600, gust.format(9.1)),
            _noise("pink", seed + 50, seconds, 400, 2200, gust.format(11.7)),
        )
    wheels = "0.10+0.5*exp(-16*mod(t+{0},2.4))+0.4*exp(-16*mod(t+{0}+2.02,2.4))"
    return (
        _noise("brown", seed, seconds, 60, 520, wheels.format(0.0)),
        _noise("brown", seed + 50, seconds, 60, 460, wheels.format(0.03)),
    )


def graph(series: str, episode: str, seconds: int) -> str:
    """The filter graph that ends in [sound]."""
    piece = PIECES[episode]
    seed = 100 + list(PIECES).index(episode)
    every = 1.5 + seed % 5 * 0.25
    left, right = _sides(series, seed, seconds)
    drops = _plucks(piece, every)
    pad = f"{_pad(piece, 1)}+{drops}|{_pad(piece, 1.0025)}+{drops}"
    return (
        f"aevalsrc=exprs='{pad}':s=24000:d={seconds},aresample=48000[pad];"
        f"{left}[left];{right}[right];[left][right]join=inputs=2:channel_layout=stereo[side];"
        f"[pad][side]amix=inputs=2:normalize=0,aecho=0.9:0.5:370|530:0.28|0.2,"
        f"atrim=duration={seconds},volume=2,afade=t=in:d=2,afade=t=out:st={seconds - 3}:d=3[sound]"
    )
