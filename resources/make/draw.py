"""A small canvas that writes the part of SVG that Qt draws (SVG Tiny 1.2)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

WIDTH, HEIGHT = 640, 360

Point = tuple[float, float]
Stop = tuple[float, str] | tuple[float, str, float]


def num(value: float) -> str:
    """A number as short as two decimals allow."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def wave(t: float, period: float, phase: float = 0.0) -> float:
    """A sine between -1 and 1; the phase is in turns."""
    return math.sin(2 * math.pi * (t / period + phase))


def smooth(points: Sequence[Point]) -> str:
    """A path through the points without corners (Catmull-Rom, as cubic Béziers)."""
    parts = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(len(points) - 1):
        before, start = points[max(i - 1, 0)], points[i]
        end, after = points[i + 1], points[min(i + 2, len(points) - 1)]
        handles = (
            start[0] + (end[0] - before[0]) / 6,
            start[1] + (end[1] - before[1]) / 6,
            end[0] - (after[0] - start[0]) / 6,
            end[1] - (after[1] - start[1]) / 6,
            end[0],
            end[1],
        )
        parts.append("C" + " ".join(num(value) for value in handles))
    return "".join(parts)


def land(points: Sequence[Point], floor: float = HEIGHT) -> str:
    """A closed shape: a smooth skyline, and straight down to the floor."""
    return f"{smooth(points)}V{num(floor)}H{num(points[0][0])}Z"


class Canvas:
    """Shapes in painting order; `svg()` gives the document."""

    def __init__(self) -> None:
        self._defs: list[str] = []
        self._body: list[str] = []

    def _gradient(self, kind: str, where: str, stops: Sequence[Stop]) -> str:
        name = f"g{len(self._defs) + 1}"
        marks = "".join(
            f'<stop offset="{num(stop[0])}" stop-color="{stop[1]}"'
            + (f' stop-opacity="{num(stop[2])}"/>' if len(stop) == 3 else "/>")
            for stop in stops
        )
        self._defs.append(f'<{kind} id="{name}" {where}>{marks}</{kind}>')
        return f"url(#{name})"

    def fade(self, *stops: Stop) -> str:
        """A paint that changes from top to bottom."""
        return self._gradient("linearGradient", 'x1="0" y1="0" x2="0" y2="1"', stops)

    def fade_across(self, *stops: Stop) -> str:
        """A paint that changes from left to right."""
        return self._gradient("linearGradient", 'x1="0" y1="0" x2="1" y2="0"', stops)

    def glow(self, *stops: Stop) -> str:
        """A paint that changes from the middle outwards."""
        return self._gradient("radialGradient", 'cx="0.5" cy="0.5" r="0.5"', stops)

    def _shape(self, tag: str, geometry: str, paint: str, opacity: float) -> None:
        faint = f' opacity="{num(opacity)}"' if opacity < 1 else ""
        self._body.append(f"<{tag} {geometry} {paint}{faint}/>")

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        opacity: float = 1,
        radius: float = 0,
    ) -> None:
        box = f'x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}"'
        if radius:
            box += f' rx="{num(radius)}"'
        self._shape("rect", box, f'fill="{fill}"', opacity)

    def disc(self, x: float, y: float, radius: float, fill: str, opacity: float = 1) -> None:
        where = f'cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"'
        self._shape("circle", where, f'fill="{fill}"', opacity)

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1) -> None:
        where = f'cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}"'
        self._shape("ellipse", where, f'fill="{fill}"', opacity)

    def path(self, d: str, fill: str, opacity: float = 1) -> None:
        self._shape("path", f'd="{d}"', f'fill="{fill}" fill-rule="evenodd"', opacity)

    def poly(self, points: Sequence[Point], fill: str, opacity: float = 1) -> None:
        corners = " ".join(f"{num(x)},{num(y)}" for x, y in points)
        self._shape("polygon", f'points="{corners}"', f'fill="{fill}"', opacity)

    def stroke(self, d: str, colour: str, width: float, opacity: float = 1) -> None:
        paint = f'fill="none" stroke="{colour}" stroke-width="{num(width)}"'
        self._shape("path", f'd="{d}"', f'{paint} stroke-linecap="round"', opacity)

    def ring(
        self, x: float, y: float, radius: float, colour: str, width: float, opacity: float = 1
    ) -> None:
        where = f'cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"'
        paint = f'fill="none" stroke="{colour}" stroke-width="{num(width)}"'
        self._shape("circle", where, paint, opacity)

    def bird(self, x: float, y: float, size: float, lift: float, colour: str, width: float) -> None:
        """Two wings; `lift` is how far their tips are raised."""
        left = f"M{num(x - size)} {num(y - lift)}Q{num(x - size / 2)} {num(y - size / 2)}"
        right = f"{num(x)} {num(y)}Q{num(x + size / 2)} {num(y - size / 2)}"
        self.stroke(f"{left} {right} {num(x + size)} {num(y - lift)}", colour, width)

    def sky(self, *stops: Stop) -> None:
        """Fill the whole picture."""
        self.rect(0, 0, WIDTH, HEIGHT, self.fade(*stops))

    @contextmanager
    def moved(
        self, x: float = 0, y: float = 0, turn: float = 0, scale: float = 1
    ) -> Iterator[None]:
        """Draw what follows about its own origin, turned, scaled and put at (x, y)."""
        steps = f"translate({num(x)} {num(y)})"
        if turn:
            steps += f" rotate({num(turn)})"
        if scale != 1:
            steps += f" scale({num(scale)})"
        self._body.append(f'<g transform="{steps}">')
        yield
        self._body.append("</g>")

    def svg(self) -> str:
        body = "\n".join(self._body)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
            f"<defs>{''.join(self._defs)}</defs>\n{body}\n</svg>\n"
        )
