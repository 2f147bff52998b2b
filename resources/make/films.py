"""Make the demo's films: each scene in motion, quiet music, subtitles in two languages.

python films.py [EPISODE…]      needs PySide6, and ffmpeg with libvpx-vp9 and libopus
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from draw import HEIGHT, WIDTH
from episodes import SERIES, Episode
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from scenes import picture
from sound import graph

MEDIA = Path(__file__).resolve().parent.parent / "catalogue" / "media"
RATE = 20
QUALITY = 42
KEYFRAME = 48
LANGUAGES = {"en": "eng", "fr": "fre"}


def _stamp(seconds: float) -> str:
    return f"00:00:{seconds:06.3f}"


def subtitles(episode: Episode, language: str) -> str:
    """The episode's lines as WebVTT, spread over its length."""
    step = (episode.seconds - 3) / len(episode.lines)
    cues = ["WEBVTT"]
    for i, line in enumerate(episode.lines):
        start = 1.5 + i * step
        end = start + min(step - 0.6, 5)
        cues.append(f"{_stamp(start)} --> {_stamp(end)}\n{getattr(line, language)}")
    return "\n\n".join(cues) + "\n"


def frame(episode: str, t: float) -> bytes:
    """One picture as raw RGBA bytes."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGBX8888)
    painter = QPainter(image)
    QSvgRenderer(picture(episode, t).encode()).render(painter)
    painter.end()
    return bytes(image.constBits())


def command(series: str, episode: Episode, folder: Path) -> list[str]:
    words = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb0"]
    words += ["-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "-"]
    for language in LANGUAGES:
        words += ["-i", str(folder / f"{language}.vtt")]
    sound = graph(series, episode.id, episode.seconds)
    view = "[0:v]scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd,format=yuv420p[view]"
    words += ["-filter_complex", f"{view};{sound}", "-map", "[view]", "-map", "[sound]"]
    words += ["-map", "1:s", "-map", "2:s"]
    words += ["-c:v", "libvpx-vp9", "-crf", str(QUALITY), "-b:v", "0", "-g", str(KEYFRAME)]
    words += ["-deadline", "good", "-cpu-used", "2", "-row-mt", "0", "-tile-columns", "1"]
    words += ["-threads", "2", "-colorspace", "bt709", "-color_primaries", "bt709"]
    words += ["-color_trc", "bt709", "-color_range", "tv"]
    words += ["-c:a", "libopus", "-b:a", "40k", "-c:s", "webvtt"]
    for i, code in enumerate(LANGUAGES.values()):
        words += [f"-metadata:s:s:{i}", f"language={code}"]
    words += ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
    return [*words, "-flags:a", "+bitexact", str(MEDIA / f"{episode.id}.webm")]


def film(series: str, episode: Episode) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for language in LANGUAGES:
            (folder / f"{language}.vtt").write_text(subtitles(episode, language), "utf-8")
        with subprocess.Popen(command(series, episode, folder), stdin=subprocess.PIPE) as ffmpeg:
            assert ffmpeg.stdin is not None
            for i in range(episode.seconds * RATE):
                ffmpeg.stdin.write(frame(episode.id, i / RATE))
            ffmpeg.stdin.close()
        if ffmpeg.returncode:
            raise SystemExit(f"ffmpeg failed on {episode.id}")


def main() -> None:
    wanted = set(sys.argv[1:])
    MEDIA.mkdir(parents=True, exist_ok=True)
    for series in SERIES:
        for episode in series.episodes:
            if not wanted or episode.id in wanted:
                film(series.id, episode)
                size = (MEDIA / f"{episode.id}.webm").stat().st_size
                print(f"{episode.id}: {episode.seconds} s, {size} bytes", flush=True)


if __name__ == "__main__":
    main()
