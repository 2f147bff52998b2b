"""How much an SVG draws, counted before anything of it is drawn."""

import math
from collections import defaultdict
from io import BytesIO
from xml.etree import ElementTree as ET

_DEEPEST = 64
_XLINK = "{http://www.w3.org/1999/xlink}href"


def elements_drawn(svg: bytes) -> float:
    """Return how many elements an SVG draws, those that it uses again counted again.

    Ten lines can say *ten times what stands above* ten times over. What is no XML, is nested too
    deeply, or shows a picture from another file (a pipe would be waited for) counts without end.
    """
    counts: dict[str, int] = defaultdict(int)
    used: dict[str, list[str]] = defaultdict(list)
    inside = [""]  # the names that the element being read lies in; the document has the empty one
    depth: list[bool] = []
    try:
        for event, element in ET.iterparse(BytesIO(svg), ["start", "end"]):  # noqa: S314 (below 1 MiB)
            if event == "end":
                if depth.pop():
                    inside.pop()
                continue
            name = element.get("id")
            depth.append(bool(name))
            if name:
                inside.append(name)
            if len(depth) > _DEEPEST:
                return math.inf
            for one in inside:
                counts[one] += 1
            kind = element.tag.rpartition("}")[2]
            target = element.get("href") or element.get(_XLINK) or ""
            if kind == "image" and not target.startswith("data:"):
                return math.inf
            if kind == "use":
                for one in inside:
                    used[one].append(target.removeprefix("#"))
    except ET.ParseError:
        return math.inf
    return _expanded("", counts, used, {}, _DEEPEST)


def _expanded(
    name: str,
    counts: dict[str, int],
    used: dict[str, list[str]],
    known: dict[str, float],
    deeper: int,
) -> float:
    if name not in known:
        known[name] = math.inf  # an element that uses itself never ends
        if deeper:
            again = (_expanded(one, counts, used, known, deeper - 1) for one in used.get(name, ()))
            known[name] = counts.get(name, 0) + sum(again)
    return known[name]
