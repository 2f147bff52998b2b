"""The scenes of “Understory”: a forest, from the litter to the crowns.

Every scene draws one instant, `t` seconds after the start; the poster is the instant 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random

from draw import HEIGHT, WIDTH, Canvas, Point, land, num, smooth, wave

LEAF = "M0 -12C9 -7 9 6 0 12C-9 6 -9 -7 0 -12Z"


def _leaf(c: Canvas, x: float, y: float, turn: float, size: float, colour: str) -> None:
    with c.moved(x, y, turn, size):
        c.path(LEAF, colour)
        c.stroke("M0 -9V17", "#3a160f", 1, 0.5)


def _trunk(c: Canvas, x: float, width: float, colour: str, foot: float = HEIGHT) -> None:
    flare = width * 0.32
    c.path(
        f"M{num(x)} -5L{num(x - 2)} {num(foot - 60)}Q{num(x - 2)} {num(foot - 10)} "
        f"{num(x - flare)} {num(foot)}H{num(x + width + flare)}Q{num(x + width + 2)} "
        f"{num(foot - 10)} {num(x + width + 2)} {num(foot - 60)}L{num(x + width)} -5Z",
        colour,
    )


def leaf_litter(c: Canvas, t: float) -> None:
    c.sky((0, "#f4d48d"), (0.5, "#eeb066"), (1, "#d07a3f"))
    c.disc(428, 118, 84, "#fff3cf", 0.3)
    c.disc(428, 118, 52, "#fff3cf")
    for x, width in ((30, 14), (96, 18), (214, 12), (300, 18), (372, 13), (520, 16), (600, 12)):
        _trunk(c, x - 0.35 * t, width, "#d58d4b", 262)
    c.path(land([(-20, 250), (140, 236), (340, 252), (520, 238), (670, 250)]), "#c0652f")
    for x, width in ((140, 26), (474, 30)):
        _trunk(c, x - 0.7 * t, width, "#8d4724", 292)
    c.path(land([(-20, 286), (160, 272), (360, 288), (540, 270), (670, 284)]), "#8d3f22")
    _trunk(c, 34 - 1.2 * t, 46, "#4c2216", 330)
    _trunk(c, 566 - 1.2 * t, 52, "#4c2216", 330)
    c.path(land([(-20, 326), (160, 306), (340, 318), (520, 304), (670, 322)]), "#561f16")
    pick = Random(3)
    colours = ("#f4b944", "#e06e2d", "#b23f23", "#f8d581", "#d9892f")
    for i in range(46):
        left, top = pick.uniform(-10, 650), pick.uniform(318, 362)
        size = 0.8 + (top - 318) / 34
        _leaf(c, left, top, pick.uniform(0, 360), size, colours[i % len(colours)])
    for i in range(12):
        fall = (pick.uniform(0, 400) + t * pick.uniform(15, 25)) % 400 - 30
        left = pick.uniform(70, 570) + 24 * wave(t, 5, i * 0.3)
        turn = pick.uniform(0, 360) + 50 * wave(t, 4, i * 0.23)
        _leaf(c, left, fall, turn, pick.uniform(1, 1.7), colours[(i * 2) % 5])


def _fir(c: Canvas, x: float, foot: float, tall: float, colour: str, frost: str) -> None:
    wide = tall * 0.3
    c.rect(x - tall * 0.025, foot - tall * 0.12, tall * 0.05, tall * 0.14, colour)
    for i in range(3):
        top = foot - tall + i * tall * 0.25
        deep = tall * 0.4
        half = wide * (0.52 + 0.24 * i)
        c.poly([(x, top), (x + half, top + deep), (x - half, top + deep)], colour)
        cut = 0.46
        c.path(
            f"M{num(x)} {num(top)}L{num(x + half * cut)} {num(top + deep * cut)}"
            f"L{num(x + half * 0.16)} {num(top + deep * 0.36)}L{num(x - half * 0.06)} "
            f"{num(top + deep * 0.5)}L{num(x - half * 0.24)} {num(top + deep * 0.36)}"
            f"L{num(x - half * cut)} {num(top + deep * cut)}Z",
            frost,
        )


def first_frost(c: Canvas, t: float) -> None:
    c.sky((0, "#9db4dc"), (0.45, "#d9d5ea"), (0.72, "#f8d9d3"))
    sun = 170 - 0.7 * t
    c.disc(300, sun, 80, "#fff1ea", 0.42)
    c.disc(300, sun, 47, "#fff4ec")
    c.path(
        land([(-20, 214), (120, 168), (250, 206), (420, 156), (560, 196), (670, 172)]), "#b5c0df"
    )
    for i in range(15):
        tall = 62 + 19 * ((i * 7) % 4)
        _fir(c, 8 + 45 * i - 0.5 * t, 262, tall, "#8198c4", "#dfe5f3")
    c.path(land([(-20, 252), (150, 244), (330, 258), (500, 242), (670, 254)]), "#d5def0")
    for x, tall in ((36, 176), (118, 138), (196, 108), (446, 118), (528, 164), (616, 196)):
        _fir(c, x - 1.1 * t + 14, 300, tall, "#4a669b", "#eef3fb")
    c.path(land([(-20, 292), (140, 280), (330, 296), (520, 278), (670, 292)]), "#eef2fa")
    c.path(land([(-20, 336), (180, 318), (380, 332), (670, 308)]), "#ffffff")
    for i in range(16):
        x = 40 + 37 * i
        bend = 4 * wave(t, 4, i * 0.19)
        tall = 20 + 7 * (i % 3)
        c.stroke(f"M{x} 356Q{x} {356 - tall / 2} {num(x + bend)} {356 - tall}", "#8fa3cb", 2.6)
    pick = Random(21)
    for i in range(44):
        fall = (pick.uniform(0, 380) + t * pick.uniform(9, 17)) % 380 - 10
        left = pick.uniform(0, WIDTH) + 9 * wave(t, 6, i * 0.17)
        c.disc(left, fall, pick.uniform(1.5, 3.2), "#ffffff", 0.9)


def _mushroom(c: Canvas, x: float, y: float, size: float, lean: float) -> None:
    with c.moved(x, y, lean, size):
        c.path("M-17 4Q-20 -20 -14 -84H14Q20 -20 24 4Z", "#f5e3c8")
        c.path("M4 4Q10 -30 4 -84H14Q20 -20 24 4Z", "#cda98b", 0.7)
        c.path("M-84 -82C-78 -128 -38 -152 0 -152C38 -152 78 -128 84 -82Q0 -70 -84 -82Z", "#e58a63")
        c.path("M-84 -82Q0 -70 84 -82Q60 -64 0 -64Q-60 -64 -84 -82Z", "#9c4a42")
        c.oval(-30, -122, 13, 8, "#f7cda4", 0.85)
        c.oval(16, -134, 10, 6, "#f7cda4", 0.85)
        c.oval(40, -104, 11, 7, "#f7cda4", 0.85)


def mycelium(c: Canvas, t: float) -> None:
    c.sky((0, "#2a2150"), (0.4, "#5c3f78"), (0.68, "#a85f7c"))
    c.disc(138, 80 + 0.3 * t, 50, "#f9dcc0", 0.16)
    c.disc(138, 80 + 0.3 * t, 31, "#f9dcc0")
    for x, width in ((26, 20), (222, 15), (452, 17), (574, 24)):
        _trunk(c, x - 0.5 * t, width, "#46306a", 250)
    sway = 1.3 * wave(t, 7)
    _mushroom(c, 190, 240, 0.5, -3 + sway)
    _mushroom(c, 434, 240, 0.66, 4 - sway)
    _mushroom(c, 306, 244, 1.12, 0.6 * sway)
    c.path(land([(-20, 238), (150, 232), (320, 238), (500, 230), (670, 240)]), "#1b1233")
    threads: list[list[Point]] = [
        [(306, 244), (292, 276), (236, 306), (170, 322), (96, 350)],
        [(306, 244), (304, 286), (306, 320), (302, 366)],
        [(306, 244), (320, 274), (384, 304), (444, 318), (520, 352)],
        [(190, 242), (172, 268), (122, 280), (74, 286), (18, 318)],
        [(434, 242), (450, 268), (506, 282), (570, 290), (626, 320)],
        [(236, 306), (224, 328), (214, 362)],
        [(384, 304), (398, 332), (394, 362)],
        [(122, 280), (134, 300), (140, 312)],
        [(506, 282), (500, 304), (486, 324)],
    ]
    for i, thread in enumerate(threads):
        c.stroke(smooth(thread), "#e8c9a0", 3.4 if i < 5 else 2.2, 0.85)
    for i, thread in enumerate(threads[:5]):
        left, top = thread[2]
        c.disc(left, top, 12, "#ffe2a8", 0.2 + 0.16 * wave(t, 4, i * 0.2))
        c.disc(left, top, 5.6, "#ffe9c2")
        for ahead in (0.0, 0.5):
            left, top = _along(thread, (t / 9 + i * 0.23 + ahead) % 1)
            c.disc(left, top, 10, "#ffd27a", 0.28)
            c.disc(left, top, 4.4, "#fff6dc")


def _along(points: Sequence[Point], share: float) -> Point:
    """The place at a share of the way along a line of points."""
    place = share * (len(points) - 1)
    i = int(place)
    (x1, y1), (x2, y2) = points[i], points[i + 1]
    return x1 + (x2 - x1) * (place - i), y1 + (y2 - y1) * (place - i)


def _crowns(c: Canvas, y: float, radius: float, shift: float, seed: int, colour: str) -> None:
    """A row of round crowns, closed to the bottom."""
    pick = Random(seed)
    x = -radius * 2
    while x < WIDTH + radius * 3:
        size = radius * pick.uniform(0.84, 1.2)
        c.disc(x + shift, y + size + pick.uniform(-14, 10), size, colour)
        x += size * 1.5
    c.rect(0, y + radius * 0.9, WIDTH, HEIGHT, colour)


def canopy(c: Canvas, t: float) -> None:
    c.sky((0, "#12604b"), (0.35, "#4d9f7a"), (0.62, "#a5d3a2"))
    sun = 104 - 0.7 * t
    c.disc(470, sun, 84, "#f4f8d8", 0.2)
    c.disc(470, sun, 50, "#f4f8d8")
    _crowns(c, 148, 64, 4 * wave(t, 16), 2, "#5dab83")
    _crowns(c, 196, 58, -6 * wave(t, 14), 8, "#2f8262")
    for i in range(5):
        x, y = (150 + 34 * i + 7 * t) % 720 - 40, 84 + 15 * abs(i - 2)
        c.bird(x, y, 13, 6 * wave(t, 1.4, i * 0.17), "#0b3a2e", 2.8)
    _crowns(c, 246, 56, 8 * wave(t, 12), 5, "#17594a")
    _crowns(c, 304, 52, -10 * wave(t, 11), 9, "#082b26")


def _slice(c: Canvas, x: float, y: float, radius: float, t: float, lit: bool) -> None:
    """A sawn log seen from its end; in the lit one a year lights up after another."""
    c.path(_year(x, y, radius * 1.09), "#2f1a16")
    c.path(_year(x, y, radius), "#efd09a")
    c.path(_year(x, y, radius * 0.74), "#d9924f")
    c.path(_year(x, y, radius * 0.42), "#a9552f")
    for i in range(1, 13):
        share = i / 13
        c.stroke(_year(x, y, radius * share), "#6d3120", 1.6 if i % 3 else 2.6, 0.5)
    c.disc(x, y, radius * 0.035, "#5a2417")
    for turn, start, end in ((0.09, 0.1, 0.97), (0.45, 0.3, 0.8), (0.77, 0.2, 0.92)):
        angle = 2 * math.pi * turn
        dx, dy = math.cos(angle) * radius, math.sin(angle) * radius
        crack = f"M{num(x + dx * start)} {num(y + dy * start)}L{num(x + dx * end)}"
        c.stroke(f"{crack} {num(y + dy * end)}", "#5a2417", 2.2, 0.75)
    if lit:
        for behind in range(3):
            share = (t / 14 + 0.5 - behind * 0.05) % 1
            light = math.sin(math.pi * share) * (1 - behind * 0.32)
            c.stroke(_year(x, y, radius * share), "#fff6d8", 5.5 - behind, light)


def _year(x: float, y: float, radius: float) -> str:
    """A ring of growth: a circle that the weather has pulled about a little."""
    points: list[Point] = []
    for i in range(25):
        angle = 2 * math.pi * i / 24
        pull = 1 + 0.022 * math.sin(3 * angle + 0.6) + 0.016 * math.sin(5 * angle + 2)
        points.append((x + math.cos(angle) * radius * pull, y + math.sin(angle) * radius * pull))
    return f"{smooth(points)}Z"


def heartwood(c: Canvas, t: float) -> None:
    c.sky((0, "#c9d5b0"), (0.5, "#7f9c78"), (1, "#3b5a48"))
    for x, width in ((24, 20), (92, 13), (170, 18), (580, 16), (622, 14)):
        _trunk(c, x - 0.5 * t, width, "#5f7f63", 300)
    c.path(land([(-20, 284), (180, 268), (420, 282), (670, 262)]), "#27453a")
    _slice(c, 128, 268, 74, t, lit=False)
    _slice(c, 566, 246, 92, t, lit=False)
    c.path(land([(-20, 334), (200, 318), (470, 332), (670, 316)]), "#142a25")
    _slice(c, 336, 178, 152, t, lit=True)
    pick = Random(4)
    for i in range(26):
        left = (pick.uniform(0, WIDTH) + 7 * t) % WIDTH
        top = pick.uniform(20, 340) + 12 * wave(t, 6, i * 0.21)
        c.disc(left, top, pick.uniform(1.4, 2.8), "#fdf3cf", 0.75)


def clearing(c: Canvas, t: float) -> None:
    c.sky((0, "#fdf6c4"), (0.45, "#e3ebaa"), (0.7, "#b9d68d"))
    c.disc(352, 92, 110, "#fffdf0", 0.5)
    for x, y, size in (
        (196, 176, 62),
        (268, 194, 46),
        (436, 190, 52),
        (510, 168, 66),
        (352, 206, 34),
    ):
        c.disc(x, y, size, "#b2d292")
    for x, y, size in ((130, 190, 70), (214, 222, 40), (500, 212, 46), (562, 178, 76)):
        c.disc(x, y, size, "#7db37a")
    c.rect(0, 226, WIDTH, 134, c.fade((0, "#d3e48f"), (0.4, "#86bd6c"), (1, "#2f7357")))
    for i, x in enumerate((250, 330, 410, 480)):
        lean = 16 * wave(t, 13, i * 0.27)
        shaft = c.fade((0, "#fffbd8", 0.75), (1, "#fffbd8", 0))
        c.poly([(x, -5), (x + 36, -5), (x - 70 + lean, 320), (x - 150 + lean, 320)], shaft)
    nod = 9 * wave(t, 9) if t % 18 > 9 else 0.0
    with c.moved(398 - 1.1 * t, 246, scale=0.92):
        c.path("M-44 -38Q-20 -48 18 -44L30 -32L26 -12H-38Q-50 -20 -44 -38Z", "#1d4d43")
        c.path("M-40 -20L-44 26H-38L-30 -14ZM-30 -16L-24 26H-18L-20 -14Z", "#1d4d43")
        c.path("M10 -16L12 26H18L20 -14ZM18 -18L28 26H34L28 -22Z", "#1d4d43")
        c.path("M-44 -36L-53 -27L-46 -25Z", "#1d4d43")
        with c.moved(20, -38, nod):
            c.path("M-10 4L8 -36L22 -36L14 8Z", "#1d4d43")
            c.path("M4 -48L20 -50L38 -36L34 -30L14 -32Z", "#1d4d43")
            c.path("M6 -46L-4 -54L10 -54Z", "#1d4d43")
            c.stroke(
                "M14 -50Q10 -70 20 -82M13 -62L4 -72M18 -49Q24 -66 36 -74M24 -62L26 -74",
                "#1d4d43",
                2.6,
            )
    for x, width in ((-14, 60), (92, 26), (520, 30), (592, 62)):
        _trunk(c, x, width, "#0d3a34", 322)
    for x, y, size in ((-6, 6, 84), (86, -10, 66), (170, -26, 56), (476, -22, 56), (560, -8, 70)):
        c.disc(x + 3 * wave(t, 8, x / 400), y, size, "#0d3a34")
    c.disc(650 + 3 * wave(t, 8), 10, 84, "#0d3a34")
    for i in range(34):
        x = -8 + 20 * i
        bend = 6 * wave(t, 4, i * 0.11)
        tall = 24 + 13 * ((i * 5) % 4)
        d = f"M{x} 364Q{x} {364 - tall / 2} {num(x + bend)} {364 - tall}Q{x + 7} {364 - tall / 2}"
        c.path(f"{d} {x + 12} 364Z", "#0d3a34")
    pick = Random(12)
    for i in range(22):
        left = pick.uniform(110, 540) + 20 * wave(t, 9, i * 0.31)
        top = pick.uniform(90, 310) + 16 * wave(t, 7, i * 0.19)
        c.disc(left, top, pick.uniform(1.6, 3.4), "#fffbdc", 0.95)
