"""Makes tests/samples: the same few seconds in every container, as small as they get.

    python resources/make/samples.py

Each is six seconds of a test card of 64 × 36 and a tone, or a part of that, as its name says.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

SAMPLES = Path(__file__).resolve().parents[2] / "tests" / "samples"
SECONDS = 6
PICTURE = ("-f", "lavfi", "-i", f"testsrc=size=64x36:rate=5:duration={SECONDS}")
SOUND = ("-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=16000:duration={SECONDS}")
VP8 = ("-c:v", "libvpx", "-b:v", "16k", "-g", "5")
VORBIS = ("-c:a", "libvorbis", "-q:a", "-1")
MPEG4 = ("-c:v", "mpeg4", "-q:v", "31", "-g", "5")
MP3 = ("-c:a", "libmp3lame", "-b:a", "8k")
AV1 = ("-c:v", "libaom-av1", "-cpu-used", "8", "-b:v", "8k")
OPUS = ("-c:a", "libopus", "-b:a", "8k")
AAC = ("-c:a", "aac", "-b:a", "8k")
PAGES = ("-page_duration", "200000")
FILMS = {
    "film.webm": (*VP8, *VORBIS),
    "film.mkv": (*MPEG4, *MP3),
    "film.avi": (*MPEG4, *MP3),
    "film.ts": (*MPEG4, *MP3, "-muxrate", "0"),
    "film.mp4": (*MPEG4, *AAC, "-movflags", "+faststart"),
    "film.ogv": ("-c:v", "libtheora", "-q:v", "0", "-g", "5", *VORBIS, *PAGES),
    "live.webm": (*VP8, *VORBIS, "-live", "1"),
    "av1.webm": (
        "-c:v",
        "libaom-av1",
        "-cpu-used",
        "8",
        "-b:v",
        "8k",
        "-c:a",
        "libopus",
        "-b:a",
        "8k",
    ),
}
SOUNDS = {
    "sound.mp3": MP3,
    "sound-undeclared.mp3": (*MP3, "-write_xing", "0"),
    "sound.m4a": AAC,
    "sound.ogg": (*VORBIS, *PAGES),
}


def make(path: Path, *arguments: str) -> None:
    command = ("ffmpeg", "-hide_banner", "-loglevel", "error", "-y", *arguments)
    exact = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")
    subprocess.run((*command, *exact, "-map_metadata", "-1", str(path)), check=True)
    print(path.name, path.stat().st_size)


def main() -> None:
    SAMPLES.mkdir(exist_ok=True)
    for name, how in FILMS.items():
        make(SAMPLES / name, *PICTURE, *SOUND, *how)
    for name, how in SOUNDS.items():
        make(SAMPLES / name, *SOUND, *how)
    make(SAMPLES / "silent.webm", *PICTURE, *VP8)
    make(SAMPLES / "one-frame.webm", *PICTURE, "-frames:v", "1", *VP8)
    with TemporaryDirectory() as folder:
        cover, words = Path(folder, "cover.jpg"), Path(folder, "words.srt")
        make(cover, *PICTURE, "-frames:v", "1")
        words.write_text("1\n00:00:00,500 --> 00:00:05,000\nHello\n", encoding="utf-8")
        inputs = ("-i", str(SAMPLES / "sound.mp3"), "-i", str(cover), "-map", "0", "-map", "1")
        make(SAMPLES / "cover.mp3", *inputs, "-c", "copy", "-disposition:v", "attached_pic")
        make(SAMPLES / "words.webm", "-i", str(words), "-c:s", "webvtt")


if __name__ == "__main__":
    main()
