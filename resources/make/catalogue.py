"""Write the demo catalogue from the source table and the files that the films became.

python catalogue.py     after pictures.py and films.py; needs ffprobe
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import asdict
from pathlib import Path

from episodes import SERIES, Episode, Series, Text

FOLDER = Path(__file__).resolve().parent.parent / "catalogue"


def _text(text: Text) -> str | dict[str, str]:
    """A text that is the same in both languages is a plain string."""
    return text.en if text.en == text.fr else asdict(text)


def _duration(path: Path) -> float:
    words = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"]
    answer = subprocess.run([*words, str(path)], capture_output=True, text=True, check=True)
    return round(float(answer.stdout), 1)


def _episode(episode: Episode) -> dict[str, object]:
    media, poster = f"media/{episode.id}.webm", f"posters/{episode.id}.svg"
    data = (FOLDER / media).read_bytes()
    entry: dict[str, object] = {
        "id": episode.id,
        "season": episode.season,
        "number": episode.number,
        "title": _text(episode.title),
        "summary": asdict(episode.summary),
        "media": media,
        "poster": poster,
        "duration_s": _duration(FOLDER / media),
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "languages": ["en", "fr"],
        "downloadable": episode.not_offered_because is None,
    }
    if episode.not_offered_because is not None:
        entry["not_offered_because"] = asdict(episode.not_offered_because)
    return {**entry, "leaves_at": None}


def _series(series: Series) -> dict[str, object]:
    return {
        "id": series.id,
        "title": _text(series.title),
        "policy": None,
        "episodes": [_episode(episode) for episode in series.episodes],
    }


def main() -> None:
    catalogue = {
        "format": "sablier-catalogue/1",
        "id": "demo",
        "title": {"en": "Demo catalogue", "fr": "Catalogue de démonstration"},
        "policy": None,
        "series": [_series(series) for series in SERIES],
    }
    text = json.dumps(catalogue, ensure_ascii=False, indent=2)
    (FOLDER / "catalogue.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
