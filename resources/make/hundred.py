"""Write the catalogue `demo-hundred` and the scenario of a hundred downloads in every state.

python hundred.py     after catalogue.py: the films and posters are those of the demo catalogue
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).resolve().parent.parent
Entry = dict[str, Any]


@dataclass(frozen=True)
class Series:
    id: str
    en: str
    fr: str
    summary_en: str
    summary_fr: str
    episodes: str
    """`English/French` for each, between commas; one word where both are the same."""


SERIES = (
    Series(
        "almanac",
        "An Almanac",
        "Almanach",
        "What one field looks like in {0}, and who crosses it.",
        "À quoi ressemble un champ en {0}, et qui le traverse.",
        "January/janvier, February/février, March/mars, April/avril, May/mai, June/juin, "
        "July/juillet, August/août, September/septembre, October/octobre, "
        "November/novembre, December/décembre",
    ),
    Series(
        "trees",
        "Trees of the Avenue",
        "Les Arbres de l’avenue",
        "One tree, from the first tram to the last: {0}.",
        "Un arbre, du premier tramway au dernier\u00a0: {0}.",
        "Oak/Chêne, Lime/Tilleul, Plane/Platane, Ash/Frêne, Elm/Orme, Beech/Hêtre, "
        "Birch/Bouleau, Alder/Aulne, Yew/If, Chestnut/Marronnier, Poplar/Peuplier, "
        "Willow/Saule",
    ),
    Series(
        "dawn",
        "Birds Before Dawn",
        "Les Oiseaux d’avant l’aube",
        "Nothing is seen yet; this one is heard first: {0}.",
        "On ne voit rien encore. Ce qui s’entend d’abord\u00a0: {0}.",
        "Robin/Rouge-gorge, Wren/Troglodyte, Blackbird/Merle, Song Thrush/Grive, "
        "Nightingale/Rossignol, Swift/Martinet, Lark/Alouette, Owl/Chouette, "
        "Starling/Étourneau, Swallow/Hirondelle, Cuckoo/Coucou, Heron/Héron",
    ),
    Series(
        "rooms",
        "Rooms of a House",
        "Les Pièces d’une maison",
        "The house is empty for the summer. Today: {0}.",
        "La maison est vide pour l’été. Aujourd’hui\u00a0: {0}.",
        "Attic/Grenier, Cellar/Cave, Kitchen/Cuisine, Larder/Garde-manger, Landing/Palier, "
        "Study/Bureau, Hall/Vestibule, Veranda/Véranda, Laundry/Buanderie, "
        "Library/Bibliothèque, Nursery/Chambre d’enfant, Porch/Perron",
    ),
    Series(
        "tools",
        "The Tool Chest",
        "La Caisse à outils",
        "How it is held, and what it remembers: {0}.",
        "La prise en main, puis la mémoire\u00a0: {0}.",
        "Hammer/Marteau, Chisel/Ciseau, Saw/Scie, Rasp/Râpe, Plumb Line/Fil à plomb, "
        "Level/Niveau, Awl/Poinçon, Pincers/Tenailles, Brace/Vilebrequin, Trowel/Truelle, "
        "Spokeshave/Wastringue, Mallet/Maillet",
    ),
    Series(
        "colours",
        "Twelve Colours",
        "Douze Couleurs",
        "Where it comes from, and what it costs: {0}.",
        "D’où elle vient, et ce qu’elle coûte\u00a0: {0}.",
        "Ochre/Ocre, Indigo, Vermilion/Vermillon, Madder/Garance, Saffron/Safran, "
        "Verdigris/Vert-de-gris, Umber/Terre d’ombre, Cobalt, Lead White/Blanc de plomb, "
        "Sepia/Sépia, Woad/Pastel, Lampblack/Noir de fumée",
    ),
    Series(
        "market",
        "Market Day",
        "Jour de marché",
        "A stall, from the crate to the paper bag: {0}.",
        "Un étal, de la caisse au sac en papier\u00a0: {0}.",
        "Leeks/Poireaux, Apples/Pommes, Honey/Miel, Eggs/Œufs, Thyme/Thym, "
        "Chestnuts/Châtaignes, Radishes/Radis, Cheese/Fromage, Figs/Figues, Walnuts/Noix, "
        "Garlic/Ail, Quinces/Coings",
    ),
    Series(
        "winds",
        "The Compass Rose",
        "La Rose des vents",
        "Which shutters it closes, and for how long: {0}.",
        "Des volets à fermer, et pour combien de temps\u00a0: {0}.",
        "Mistral, Tramontane, Sirocco, Libeccio, Levant, Ponant, Marin, Autan, Burle, "
        "Cers, Galerne, Lombarde",
    ),
    Series(
        "instruments",
        "Quiet Instruments",
        "Les Instruments discrets",
        "One player, one afternoon, no audience: {0}.",
        "Une personne, un après-midi, pas de public\u00a0: {0}.",
        "Viola/Alto, Oboe/Hautbois, Celesta/Célesta, Bassoon/Basson, Harmonium, "
        "Psaltery/Psaltérion, Cornett/Cornet à bouquin, Theorbo/Théorbe, Spinet/Épinette, "
        "Recorder/Flûte à bec, Clavichord/Clavicorde, Musette",
    ),
)

ROWS = 100
NOT_OFFERED = {"en": "Only to be watched online.", "fr": "Seulement à regarder en ligne."}
KINDS = (
    *["started"] * 26,
    *["ready"] * 26,
    *["expired"] * 18,
    *["locked"] * 8,
    *["returned"] * 6,
    *["lost"] * 4,
    *["left"] * 4,
    *["rental"] * 2,
    *["paused"] * 3,
    *["failed"] * 2,
    "queued",
)
MINUTES_LEFT = (38, 55, 96, 150, 320, 355, 410, 700, 980, 1_300, 1_439, 1_441, 1_600, 1_858)
TROUBLES = ("interrupted", "wrong-checksum")


def catalogue(demo: Entry) -> Entry:
    """The series, on the demo's films in turn."""
    films = [episode for series in demo["series"] for episode in series["episodes"]]
    made: list[Entry] = []
    for series in SERIES:
        names = [one.strip().split("/") for one in series.episodes.split(",")]
        entries = []
        for number, name in enumerate(names, 1):
            film = films[(len(made) * 7 + number) % len(films)]
            en, fr = name[0], name[-1]
            title = en if en == fr else {"en": en, "fr": fr[0].upper() + fr[1:]}
            entry = {
                "id": f"{series.id}-{number}",
                "season": 1,
                "number": number,
                "title": title,
                "summary": {
                    "en": series.summary_en.format(en if series.id == "almanac" else en.lower()),
                    "fr": series.summary_fr.format(fr[0].lower() + fr[1:]),
                },
                **{
                    key: film[key]
                    for key in ("media", "poster", "duration_s", "size", "sha256", "languages")
                },
            }
            if number == len(names) and series.id in ("instruments", "winds"):
                entry |= {"downloadable": False, "not_offered_because": NOT_OFFERED}
            entries.append(entry)
        title = series.en if series.en == series.fr else {"en": series.en, "fr": series.fr}
        made.append({"id": series.id, "title": title, "policy": None, "episodes": entries})
    return {
        "format": "sablier-catalogue/1",
        "id": "demo-hundred",
        "title": {"en": "A larger catalogue", "fr": "Un plus grand catalogue"},
        "policy": None,
        "series": made,
    }


def ago(minutes: int, seconds: int = 0) -> str:
    """So long before now, in whole units."""
    rest = minutes * 60 - seconds
    days, rest = divmod(rest, 86_400)
    hours, rest = divmod(rest, 3_600)
    clock = "".join(
        f"{count}{unit}"
        for count, unit in ((hours, "H"), (rest // 60, "M"), (rest % 60, "S"))
        if count
    )
    return f"-P{f'{days}D' if days else ''}{f'T{clock}' if clock else ''}"


def sitting(episode: str, at: int, seconds: int) -> list[tuple[int, Entry]]:
    """Watched for so many seconds."""
    played = {"at": ago(at), "do": "play", "episode": episode}
    stopped = {
        "at": ago(at, seconds),
        "do": "stop",
        "episode": episode,
        "position_s": seconds + 0.4,
    }
    return [(at * 60, played), (at * 60 - seconds, stopped)]


def download(episode: str, at: int, **fields: Any) -> tuple[int, Entry]:
    return at * 60, {"at": ago(at), "do": "download", "episode": episode, **fields}


def done(kind: str, episode: str, nth: int) -> Iterator[tuple[int, Entry]]:
    """What makes the `nth` download of its kind what it is; minutes count back from now."""
    day, seconds = 24 * 60, 5 + nth * 3 % 20
    match kind:
        case "started":
            began = 48 * 60 - (MINUTES_LEFT[nth % len(MINUTES_LEFT)] + 13 * (nth // 14))
            yield download(episode, began + 90 + 311 * (nth % 9))
            yield from sitting(episode, began, seconds)
        case "ready":
            yield download(episode, 35 + 613 * nth)
        case "rental":
            yield download(episode, 400 + 900 * nth, policy="prime-video-rental")
        case "expired":
            yield download(episode, (6 + 13 * nth) * day + 31 * nth)
            yield from sitting(episode, (5 + 13 * nth) * day + 17 * nth, seconds)
        case "locked":
            first = (9 + 21 * nth) * day + 47 * nth
            yield download(episode, first)
            yield from sitting(episode, first - 200, seconds)
            yield download(episode, first - 3 * day)
            yield from sitting(episode, first - 3 * day - 100, seconds)
        case "returned" | "lost":
            at = (4 + 5 * nth) * day + 89 * nth
            yield download(episode, at)
            yield from sitting(episode, at - 300, seconds)
            do = "remove" if kind == "returned" else "lose"
            yield (at - 700) * 60, {"at": ago(at - 700), "do": do, "episode": episode}
        case "left":
            at = (11 + 6 * nth) * day
            yield download(episode, at)
            gone = ago(at - 4 * day)
            leaving = {"at": gone, "do": "set", "episode": episode, "leaves_at": gone}
            yield (at - 4 * day) * 60, leaving
        case _:
            at = 12 + 9 * nth
            entry: Entry = {"at": ago(at), "do": "queue", "episode": episode, "state": kind}
            entry["progress"] = round(0.17 + 0.22 * nth, 2)
            if kind == "failed":
                entry["reason"] = TROUBLES[nth % len(TROUBLES)]
            yield at * 60, entry


def scenario(made: Entry) -> Entry:
    """A hundred of them, each kind spread over all series."""
    offered = [
        episode["id"]
        for series in made["series"]
        for episode in series["episodes"]
        if episode.get("downloadable", True)
    ]
    counts: dict[str, int] = {}
    timeline: list[tuple[int, Entry]] = []
    for place in range(ROWS):
        kind = KINDS[place * 37 % ROWS]
        nth = counts[kind] = counts.get(kind, -1) + 1
        timeline += done(kind, offered[place], nth)
    return {
        "format": "sablier-scenario/1",
        "name": "hundred-downloads",
        "title": {"en": "A hundred downloads", "fr": "Cent téléchargements"},
        "description": {
            "en": "Downloads in every state.",
            "fr": "Des téléchargements dans tous les états.",
        },
        "catalogue": "demo-hundred",
        "policy": "clubic-2017",
        "now": "2026-06-22T13:07:00+02:00",
        "zone": "Europe/Paris",
        "timeline": [entry for _before, entry in sorted(timeline, key=lambda one: -one[0])],
        "view": "library",
    }


def spaced(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("{", "{ ").replace("}", " }")


def scenario_text(made: Entry) -> str:
    """An entry a line, as the other scenarios are written."""
    lines = []
    for name, value in made.items():
        if name == "timeline":
            entries = ",\n".join(f"    {spaced(entry)}" for entry in value)
            lines.append(f'  "timeline": [\n{entries}\n  ]')
        else:
            lines.append(f'  "{name}": {spaced(value)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    demo = json.loads((RESOURCES / "catalogue" / "catalogue.json").read_text("utf-8"))
    made = catalogue(demo)
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    (RESOURCES / "catalogue" / "hundred.json").write_text(text, "utf-8")
    file = RESOURCES / "scenarios" / "hundred-downloads.json"
    file.write_text(scenario_text(scenario(made)), "utf-8")


if __name__ == "__main__":
    main()
