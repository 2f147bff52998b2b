"""The scenes of “Les Heures creuses”: a coast, at the hours when little happens.

Every scene draws one instant, `t` seconds after the start; the poster is the instant 0.
"""

from __future__ import annotations

import math
from random import Random

from draw import HEIGHT, WIDTH, Canvas, Point, land, num, smooth, wave


def _cloud(c: Canvas, x: float, y: float, length: float, colour: str, opacity: float) -> None:
    c.rect(x, y, length, 14, colour, opacity, 7)
    c.rect(x + length * 0.22, y - 11, length * 0.46, 22, colour, opacity, 11)


def _stars(c: Canvas, t: float, seed: int, count: int, floor: float, colour: str) -> None:
    pick = Random(seed)
    for _ in range(count):
        x, y = pick.uniform(12, WIDTH - 12), pick.uniform(10, floor)
        radius, turn = pick.uniform(1, 2.1), pick.random()
        c.disc(x, y, radius, colour, 0.62 + 0.34 * wave(t, 5, turn))


def _glitter(
    c: Canvas, t: float, x: float, y: float, lengths: tuple[float, ...], colour: str
) -> None:
    """The broken reflection of something bright: dashes that slide about their middle."""
    for row, length in enumerate(lengths):
        half = length / 2 * (1 + 0.16 * wave(t, 3.2, row * 0.31))
        middle = x + 5 * wave(t, 4.6, row * 0.23)
        c.rect(middle - half, y + row * 11, 2 * half, 4, colour, 0.62 - 0.07 * row, 2)


def salt(c: Canvas, t: float) -> None:
    c.sky((0, "#4681bf"), (0.5, "#96c0e2"), (0.68, "#f3e6c6"))
    c.disc(522, 74 + 0.35 * t, 60, "#fff4d8", 0.22)
    c.disc(522, 74 + 0.35 * t, 37, "#fff4d8")
    _cloud(c, 96 + 4.2 * t, 82, 150, "#ffffff", 0.5)
    _cloud(c, 330 + 2.4 * t, 132, 96, "#ffffff", 0.34)
    hills: list[Point] = [(-20, 222), (70, 196), (190, 214), (330, 204), (470, 206), (560, 184)]
    c.path(land([*hills, (670, 206)], 250), "#6c91bf")
    c.rect(0, 238, WIDTH, HEIGHT - 238, c.fade((0, "#9cc3e3"), (0.4, "#7ba8d3"), (1, "#5f90c4")))
    for x, tip, half, ridge in ((150, 190, 60, 12), (487, 180, 64, 14), (320, 116, 102, 22)):
        c.poly([(x - half, 286), (x, tip), (x + ridge, 286)], "#fff8e8")
        c.poly([(x, tip), (x + half, 286), (x + ridge, 286)], "#cbb98f")
        deep = 294 + (286 - tip) * 0.4
        sway = 4 * wave(t, 6, x / 90)
        c.poly([(x - half * 0.9, 294), (x + half * 0.9, 294), (x + sway, deep)], "#e9f1f6", 0.42)
    _glitter(c, t, 522, 304, (70, 46, 30, 18), "#fff4d8")
    c.poly([(76, 290), (118, 290), (44, 360), (-16, 360)], "#ead8a9")
    c.poly([(522, 290), (564, 290), (656, 360), (596, 360)], "#ead8a9")
    c.rect(0, 283, WIDTH, 10, "#f2e3ba")
    c.rect(0, 290, WIDTH, 3, "#b99f6c")


def harbour_lights(c: Canvas, t: float) -> None:
    c.sky((0, "#1d2258"), (0.38, "#474592"), (0.6, "#a8648f"), (0.68, "#e58f8a"))
    _stars(c, t, 5, 16, 90, "#fbe9d0")
    lamp: Point = (520, 103)
    reach = math.cos(2 * math.pi * t / 9)
    for way in (reach, -reach):
        far = lamp[0] - 760 * way
        strong, weak = (1, "#ffe6b0", 0.5), (0, "#ffe6b0", 0)
        if way < 0:
            strong, weak = (0, *strong[1:]), (1, *weak[1:])
        c.poly(
            [lamp, (far, lamp[1] - 72 * abs(way)), (far, lamp[1] + 8 + 26 * abs(way))],
            c.fade_across(*sorted((weak, strong))),
            0.4 + 0.5 * abs(way),
        )
    peaks: list[Point] = [(0, 196), (48, 174), (90, 190), (136, 154), (190, 184), (240, 168)]
    peaks += [(302, 200), (370, 184), (440, 208), (640, 216), (640, 240), (0, 240)]
    c.poly(peaks, "#38336f")
    c.rect(0, 234, WIDTH, 126, c.fade((0, "#2c2d6b"), (1, "#15183f")))
    c.rect(0, 234, WIDTH, 3, "#6a5a9a", 0.7)
    for i, x in enumerate((44, 108, 178, 254, 330)):
        bright = 0.82 + 0.18 * wave(t, 2.6, i * 0.37)
        c.stroke(f"M{x} 226V240", "#12143a", 3)
        c.disc(x, 224, 15, "#ffd58a", 0.2 * bright)
        c.disc(x, 224, 6.5, "#ffd98f", bright)
        length = (52, 74, 44, 64, 50)[i]
        for row in range(5):
            half = 4.4 - 0.5 * row + 1.2 * wave(t, 2.2, i * 0.3 + row * 0.4)
            y = 244 + row * length / 5
            c.rect(x - half, y, 2 * half, length / 7, "#f2c27d", 0.55 - 0.08 * row, 2)
    with c.moved(150 + 3.4 * t, 268 + 1.4 * wave(t, 3.4), 1.4 * wave(t, 4.2)):
        c.path("M-34 0H36L26 13H-26Z", "#0d0f2e")
        c.path("M-16 0V-15H6V0Z", "#0d0f2e")
        c.rect(-11, -11, 6, 6, "#ffd98f")
        c.stroke("M14 0V-32", "#0d0f2e", 2.4)
        c.disc(14, -34, 3, "#ff8d7d")
    c.path(land([(376, 262), (432, 224), (500, 208), (580, 216), (670, 250)], 264), "#0f1236")
    c.rect(372, 262, 268, 4, "#6f5f9f", 0.7)
    c.poly([(501, 130), (539, 130), (548, 216), (492, 216)], "#f6e8d2")
    c.poly([(498.5, 152), (541.5, 152), (544.5, 178), (495.5, 178)], "#b8485a")
    c.poly([(520, 130), (539, 130), (548, 216), (520, 216)], "#1d1a4a", 0.16)
    c.rect(498, 115, 44, 15, "#0f1236", radius=2)
    c.rect(508, 92, 24, 23, "#ffe2a0")
    c.poly([(503, 93), (520, 76), (537, 93)], "#0f1236")
    c.disc(*lamp, 34, "#fff0c4", 0.16 + 0.5 * (1 - abs(reach)) ** 2)
    c.path(land([(260, 372), (380, 332), (520, 300), (660, 294)], 372), "#090b26")


def low_water(c: Canvas, t: float) -> None:
    c.sky((0, "#20438a"), (0.28, "#5f7bb5"), (0.47, "#f0b169"), (0.62, "#ffcf86"))
    sun = 184 + 0.55 * t
    c.disc(444, sun, 96, "#ffe6ad", 0.32)
    c.disc(444, sun, 61, "#ffe4a6")
    for i in range(3):
        flap = 5 * wave(t, 1.5, i * 0.3)
        c.bird(250 + 46 * i + 3.2 * t, 92 + 17 * ((i * 2) % 3), 13 - 2 * i, flap, "#2b4274", 2.4)
    c.path(land([(-30, 170), (76, 146), (180, 182), (282, 224)], 226), "#2b4f8f")
    c.path(land([(516, 224), (590, 194), (680, 184)], 226), "#2b4f8f")
    c.rect(0, 216, WIDTH, 144, c.fade((0, "#f6bd7d"), (0.3, "#dd9a5c"), (1, "#b97a48")))
    sea: list[Point] = [(-10, 236), (120, 228), (330, 236), (500, 226), (660, 234)]
    shore: list[Point] = [(660, 252), (480, 272), (310, 266), (150, 252), (-10, 270)]
    c.path(f"{smooth(sea)}L{smooth(shore)[1:]}Z", "#2d4f92")
    _glitter(c, t, 442, 240, (84, 52, 28), "#ffe4a6")
    for x, top, foot in ((304, 222, 284), (334, 228, 272), (362, 230, 262)):
        c.rect(x, top, 9, foot - top, "#0f1d40", radius=2)
    c.oval(240, 312, 134, 17, "#22407d")
    c.oval(580, 300, 120, 22, "#22407d")
    _glitter(c, t, 580, 292, (120, 70), "#f0b97b")
    with c.moved(168, 268 + 1.2 * wave(t, 4), -7 + 2.2 * wave(t, 5.2)):
        c.path("M-78 -2L78 -10L60 28L-46 30Z", "#0d1b3e")
        c.path("M-12 -6L-16 -124L-8 -124L0 -6Z", "#0d1b3e")
        c.path("M-2 -110L62 -18L2 -16Z", "#1c3568")
    c.path(land([(-10, 324), (150, 322), (380, 338), (660, 318)]), "#0b1733")


def night_ferry(c: Canvas, t: float) -> None:
    c.sky((0, "#0a1738"), (0.5, "#1b3f7c"), (0.68, "#4c74b4"))
    _stars(c, t, 11, 22, 190, "#e9eefc")
    c.disc(124 + 0.7 * t, 96 - 0.4 * t, 58, "#ffe0a0", 0.1)
    c.disc(124 + 0.7 * t, 96 - 0.4 * t, 41, "#ffe0a0")
    c.path(land([(-20, 214), (70, 200), (180, 210), (300, 246)], 250), "#1d3d73")
    c.rect(0, 244, WIDTH, 116, c.fade((0, "#132a52"), (1, "#081226")))
    _glitter(c, t, 124 + 0.7 * t, 258, (82, 52, 28), "#c9c3b0")
    with c.moved(424 - 4.2 * t, 246 + 1.3 * wave(t, 5), 0.7 * wave(t, 6.5)):
        c.path("M-144 -30H146L124 14Q122 24 108 24H-112Q-118 24 -122 14Z", "#050d20")
        c.path("M-108 -64H92V-30H-108Z", "#081429")
        c.path("M-78 -94H46V-64H-78Z", "#081429")
        c.path("M-18 -134H24V-94H-18Z", "#081429")
        c.rect(-18, -122, 42, 12, "#f2b44c")
        for i in range(6):
            c.rect(-94 + 30 * i, -54, 15, 14, "#ffd588", 0.94 - 0.1 * (i % 3), 2)
        c.rect(-64, -86, 40, 12, "#ffd588", radius=2)
        c.rect(-10, -86, 40, 12, "#ffd588", radius=2)
        c.rect(-132, -22, 264, 3, "#2b4677")
        c.stroke("M60 -64V-98", "#081429", 3)
        c.disc(60, -100, 3.4, "#ff8d7d", 0.6 + 0.4 * wave(t, 2.4))
    _glitter(c, t, 420 - 4.2 * t, 282, (176, 120, 74), "#d99a45")
    for i, x in enumerate((60, 236, 520)):
        c.rect(x + 8 * wave(t, 7, i * 0.4), 318 + 12 * i, 90, 3, "#34558c", 0.55, 1.5)


def fog_signal(c: Canvas, t: float) -> None:
    c.sky((0, "#7f979c"), (0.5, "#b9c7c4"), (0.75, "#e2e2d6"))
    c.disc(196, 112, 74, "#f7f2e0", 0.28)
    c.disc(196, 112, 48, "#f7f2e0", 0.85)
    with c.moved(90 + 3 * t, 214):
        c.path("M-70 -14H74L60 12H-58Z", "#8fa5a6")
        c.path("M-50 -34H-14V-14H-50ZM-42 -52H-28V-34H-42Z", "#8fa5a6")
        c.stroke("M38 -14V-58", "#8fa5a6", 3)
    c.rect(0, 216, WIDTH, 144, c.fade((0, "#9db2b0"), (0.5, "#5f7f82"), (1, "#34545b")))
    _bank(c, t, 196, 30, 2.6, 0.0)
    c.path(land([(-20, 258), (60, 246), (150, 252), (232, 282)], 290), "#4c6a6f")
    c.poly([(60, 250), (66, 196), (96, 196), (102, 250)], "#4c6a6f")
    c.poly([(96, 204), (122, 196), (122, 220), (96, 214)], "#4c6a6f")
    call = (t % 7) / 7
    for i in range(3):
        radius = 20 + 34 * i + 90 * call
        fade = max(0.0, 0.75 - 0.2 * i - 0.8 * call)
        rise, run = radius * 0.5, radius * 0.86
        arc = f"M{num(128 + run)} {num(208 - rise)}A{num(radius)} {num(radius)} 0 0 1 "
        c.stroke(f"{arc}{num(128 + run)} {num(208 + rise)}", "#f7f4e6", 3.4, fade)
    _bank(c, t, 246, 26, -3.4, 0.45)
    for i in range(4):
        x = 60 + 170 * i + 14 * wave(t, 6, i * 0.27)
        c.rect(x, 296 + 15 * (i % 3), 84, 3, "#a9bfbd", 0.5, 1.5)
    with c.moved(446, 296 + 3.5 * wave(t, 4.4), 5.5 * wave(t, 5.6)):
        c.path("M-62 0Q-58 34 -30 38H30Q58 34 62 0Z", "#8e3a30")
        c.oval(0, 0, 62, 11, "#b95443")
        c.poly([(-40, -2), (-31, -2), (-12, -132), (-20, -132)], "#a1463a")
        c.poly([(40, -2), (31, -2), (12, -132), (20, -132)], "#7f332b")
        c.path("M-32 -44H32L30 -36H-33Z", "#a1463a")
        c.path("M-25 -90H25L24 -82H-26Z", "#a1463a")
        c.path("M0 -80Q15 -78 16 -58L20 -48H-20L-16 -58Q-15 -78 0 -80Z", "#4b2a28")
        c.rect(-24, -138, 48, 8, "#7f332b", radius=2)
        c.rect(-11, -160, 22, 22, "#ffe7b0", 0.7 + 0.3 * wave(t, 3.5), 3)
        c.disc(0, -149, 36, "#ffe7b0", 0.2 + 0.14 * wave(t, 3.5))
        c.poly([(-15, -159), (15, -159), (0, -174)], "#7f332b")
    _bank(c, t, 322, 30, 4.4, 0.2)


def _bank(c: Canvas, t: float, y: float, height: float, speed: float, offset: float) -> None:
    """A bank of fog that drifts and comes round again."""
    for i in range(3):
        x = (offset * WIDTH + 330 * i + speed * t) % 1020 - 350
        mist = c.glow((0, "#f6f4ea", 0.85), (0.55, "#f3f1e6", 0.5), (1, "#f3f1e6", 0))
        c.oval(x + 150, y + height / 2 + 9 * ((i * 2) % 3), 190, height * 0.8, mist)


def salvage(c: Canvas, t: float) -> None:
    c.sky((0, "#8fd6cf"), (0.12, "#3fa3a8"), (0.55, "#14606f"), (1, "#082f40"))
    for i, (x, spread) in enumerate(((120, 60), (236, 90), (392, 70), (520, 96))):
        lean = 14 * wave(t, 12, i * 0.3)
        beam = c.fade((0, "#d8f6e8", 0.42), (1, "#d8f6e8", 0))
        c.poly([(x, 0), (x + 34, 0), (x + lean - spread + 44, 330), (x + lean - spread, 330)], beam)
    surface: list[Point] = [(x, 22 + 4 * wave(t, 5, x / 210)) for x in range(-20, 681, 35)]
    c.path(f"{smooth(surface)}V-10H-20Z", "#e9f7ea", 0.85)
    with c.moved(452 - 1.6 * t, 21 + 2 * wave(t, 5), 2 * wave(t, 4.4)):
        c.path("M-50 -6H50Q38 18 22 18H-22Q-38 18 -50 -6Z", "#0d3442")
    rope = 452 - 1.6 * t
    c.stroke(f"M{num(rope)} 40Q{num(rope - 20)} 140 {num(340 + 5 * wave(t, 6))} 214", "#0d3442", 2)
    c.path(
        land([(-20, 276), (110, 244), (230, 268), (420, 250), (560, 222), (670, 240)]), "#0f4a59"
    )
    with c.moved(316, 276, -11):
        c.path("M-176 -42Q-150 52 -80 60H104Q160 44 186 -58L150 -46Q40 -22 -176 -42Z", "#062532")
        for i in range(6):
            c.disc(-110 + 44 * i, 8 - 2 * i, 8, "#1d7480")
        c.path("M-74 -34V-78H-14V-30Z", "#062532")
        c.rect(-60, -68, 14, 14, "#1d7480", radius=2)
        c.rect(-38, -68, 14, 14, "#1d7480", radius=2)
        c.path("M34 -28L48 -150L55 -150L50 -28Z", "#062532")
        c.stroke("M52 -118L98 -98M50 -140L-44 -78", "#062532", 3)
    c.path(land([(-20, 330), (120, 300), (300, 322), (470, 306), (670, 326)]), "#05202c")
    for i in range(7):
        swim = 30 * i * 0.9 - 9 * t
        left = (520 + swim + 40 * ((i * 3) % 4)) % 760 - 60
        top = 124 + 13 * ((i * 5) % 6) + 5 * wave(t, 4, i * 0.21)
        with c.moved(left, top):
            c.path("M-11 0Q-2 -8 9 0L16 -5V5L9 0Q-2 8 -11 0Z", "#f7c873", 0.95)
    for i in range(9):
        rise = (t * (15 + i) + 37 * i) % 210
        c.ring(238 + 9 * wave(t, 3, i * 0.4) + 6 * i, 250 - rise, 3 + i % 3, "#d8f6e8", 1.6, 0.75)
    for i, x in enumerate((36, 58, 84, 566, 592, 616)):
        bend = 11 * wave(t, 4.5, i * 0.17)
        tall = 74 + 17 * (i % 3)
        c.stroke(f"M{x} 350Q{x} {350 - tall / 2} {num(x + bend)} {350 - tall}", "#03161f", 7)
