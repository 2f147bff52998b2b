"""The scenes of “Slow Trains”: a line, from the second platform to its end.

Every scene draws one instant, `t` seconds after the start; the poster is the instant 0.
"""

from __future__ import annotations

import math
from random import Random

from draw import HEIGHT, WIDTH, Canvas, Point, land, num, wave


def _clock(c: Canvas, x: float, y: float, radius: float, t: float, rim: str) -> None:
    """A station clock; its minutes go by in seconds."""
    c.disc(x, y, radius, rim)
    c.disc(x, y, radius * 0.86, "#fbf3de")
    for i in range(12):
        angle = math.pi * i / 6
        dx, dy = math.sin(angle) * radius, -math.cos(angle) * radius
        tick = (
            f"M{num(x + dx * 0.66)} {num(y + dy * 0.66)}L{num(x + dx * 0.76)} {num(y + dy * 0.76)}"
        )
        c.stroke(tick, rim, radius * 0.06)
    turns = ((10.15 / 12 + t / 720, 0.4, 0.11), (0.15 + t / 60, 0.6, 0.08))
    for turn, length, width in turns:
        angle = 2 * math.pi * turn
        dx, dy = math.sin(angle) * radius * length, -math.cos(angle) * radius * length
        c.stroke(f"M{num(x)} {num(y)}L{num(x + dx)} {num(y + dy)}", rim, radius * width)
    c.disc(x, y, radius * 0.09, rim)


def platform_two(c: Canvas, t: float) -> None:
    c.sky((0, "#1f5a63"), (0.4, "#6fa595"), (0.7, "#f2d592"))
    c.disc(150, 206, 58, "#fff0bf", 0.4)
    c.disc(150, 206, 36, "#fff0bf")
    c.path(land([(-20, 214), (90, 186), (220, 206), (380, 176), (520, 202), (670, 180)]), "#3f7f7c")
    c.path(land([(-20, 240), (200, 224), (430, 236), (670, 220)]), "#285f64")
    for i in range(4):
        x = (40 + 214 * i - 16 * t) % 1070 - 240
        c.rect(x, 196, 208, 66, "#b84f3c", radius=7)
        c.rect(x, 236, 208, 8, "#f4dcae")
        c.rect(x + 4, 262, 200, 10, "#152f37")
        for j in range(6):
            c.rect(x + 14 + 32 * j, 206, 22, 20, "#ffe9b0", radius=3)
    c.rect(0, 272, WIDTH, 16, "#12303a")
    c.rect(0, 284, WIDTH, 76, c.fade((0, "#34525a"), (1, "#16303a")))
    c.rect(0, 290, WIDTH, 5, "#f2c14e")
    for x in (92, 548):
        c.rect(x, 40, 13, 252, "#0e2229")
        c.path(
            f"M{x + 6.5} 112Q{x + 10} 66 {x + 58} 60V52H{x - 45}V60Q{x + 3} 66 {x + 6.5} 112Z",
            "#0e2229",
        )
        c.rect(x - 7, 284, 27, 12, "#0e2229", radius=2)
    c.rect(0, 0, WIDTH, 44, "#0e2229")
    for i in range(23):
        c.poly([(29 * i - 8, 44), (29 * i + 21, 44), (29 * i + 6.5, 62)], "#0e2229")
    c.rect(316, 44, 8, 30, "#0e2229")
    _clock(c, 320, 112, 46, t, "#0e2229")
    with c.moved(432, 316):
        c.rect(-54, -30, 92, 8, "#0a1a20", radius=2)
        c.rect(-54, -48, 92, 8, "#0a1a20", radius=2)
        c.path("M-46 -48H-40V0H-46ZM24 -48H30V0H24Z", "#0a1a20")
    with c.moved(224, 322, 0.9 * wave(t, 5)):
        c.disc(0, -86, 9, "#0a1a20")
        c.path("M-13 -88H14L10 -94H-9ZM-9 -94Q0 -104 10 -94Z", "#0a1a20")
        c.path("M-14 -68Q0 -82 15 -68L19 -22H-18ZM-12 -24H-3V0H-13ZM3 -24H13L14 0H4Z", "#0a1a20")
    c.rect(248, 294, 32, 27, "#7c3b2c", radius=3)
    c.stroke("M258 293Q264 284 270 293", "#0a1a20", 3)


def the_viaduct(c: Canvas, t: float) -> None:
    c.sky((0, "#cfdccb"), (0.4, "#f4ead0"), (0.7, "#f6dcb8"))
    c.disc(128, 84, 60, "#fffaea", 0.5)
    c.disc(128, 84, 36, "#fffaea")
    c.path(
        land([(-20, 196), (80, 130), (180, 178), (300, 112), (430, 170), (540, 120), (670, 182)]),
        "#b9ccb8",
    )
    c.path(
        land([(-20, 230), (120, 190), (270, 222), (420, 186), (560, 214), (670, 190)]), "#8fb09c"
    )
    for i in range(3):
        x = (120 + 300 * i + 3.4 * t) % 900 - 220
        c.rect(x, 216 + 12 * (i % 2), 200, 26, "#fbf4e2", 0.5, 13)
    head = 410 + 7 * t
    for i in range(5):
        x = head - 74 * (i + 1)
        c.rect(x, 124, 68, 26, "#8f2f33", radius=4)
        for j in range(4):
            c.rect(x + 8 + 15 * j, 130, 9, 9, "#ffe9b0", radius=1.5)
        c.rect(x + 4, 148, 60, 5, "#2b2025")
    c.path(
        f"M{num(head)} 122H{num(head + 22)}V132H{num(head + 62)}L{num(head + 68)} 150H{num(head)}Z",
        "#2b2025",
    )
    c.rect(head + 48, 114, 8, 20, "#2b2025")
    for i in range(9):
        age = i + t * 1.1 % 1
        x = head + 50 - 23 * age
        c.disc(
            x, 106 - 5.2 * age + 2 * wave(t, 3, i * 0.2), 6 + 2.3 * age, "#fffaf0", 0.8 - 0.08 * age
        )
    arches = "".join(f"M{x} 340V214A35 35 0 0 1 {x + 70} 214V340Z" for x in range(-62, 640, 92))
    c.path(f"M-5 152H645V350H-5Z{arches}", c.fade((0, "#c98462"), (1, "#96573f")))
    c.rect(0, 150, WIDTH, 10, "#e0a680")
    c.rect(0, 160, WIDTH, 4, "#8c4f3b")
    c.path(
        land([(-20, 246), (90, 270), (230, 318), (330, 334), (450, 316), (580, 264), (670, 236)]),
        "#4f8069",
    )
    c.path(land([(-20, 292), (120, 312), (260, 352), (300, 372)], 372), "#27564a")
    c.path(land([(360, 372), (440, 344), (560, 306), (670, 276)], 372), "#27564a")
    for x, y, size in ((26, 292, 26), (66, 302, 20), (566, 300, 22), (606, 284, 30)):
        c.disc(x + 1.4 * wave(t, 5, x / 90), y, size, "#1c443c")
    pick = Random(6)
    for i in range(5):
        x = (pick.uniform(0, 640) + 5 * t) % 680 - 20
        c.disc(x, 350 + 5 * wave(t, 4, i * 0.2), 2.4, "#fffaea", 0.8)


def snow_fence(c: Canvas, t: float) -> None:
    c.sky((0, "#94a9c2"), (0.5, "#cfd8e2"), (0.62, "#f1e9e3"))
    c.disc(486, 118, 72, "#fff7ea", 0.4)
    c.disc(486, 118, 40, "#fff7ea", 0.95)
    c.path(
        land([(-20, 196), (110, 164), (260, 190), (400, 170), (540, 186), (670, 160)]), "#b3c1d2"
    )
    c.path(land([(-20, 222), (200, 210), (430, 220), (670, 206)]), "#dfe6ee")
    for i in range(6):
        pole, tall = 10 + 122 * i, 74
        c.rect(pole, 232 - tall, 3.4, tall, "#5f7189")
        c.rect(pole - 9, 232 - tall + 5, 21, 3, "#5f7189")
        c.stroke(f"M{pole + 2} 164Q{pole + 62} 178 {pole + 124} 164", "#5f7189", 1.3)
    x = 170 + 8 * t
    for puff in range(5):
        c.disc(
            x - 14 * puff - 4,
            238 - 2 * puff + 2 * wave(t, 2, puff * 0.3),
            11 - puff,
            "#ffffff",
            0.8,
        )
    c.path(
        f"M{num(x)} 240V208Q{num(x)} 202 {num(x + 8)} 202H{num(x + 106)}"
        f"Q{num(x + 118)} 204 {num(x + 120)} 240Z",
        "#bf3a36",
    )
    c.rect(x, 228, 120, 6, "#f6e6d2")
    for j in range(5):
        c.rect(x + 10 + 20 * j, 209, 13, 12, "#ffe9b8", radius=2)
    c.rect(x + 4, 238, 112, 6, "#2e3440")
    c.path(land([(-20, 246), (170, 238), (360, 246), (520, 236), (670, 244)]), "#f4f7fa")
    c.path(land([(-20, 300), (150, 262), (330, 284), (500, 268), (670, 292)]), "#e3eaf2")
    pick = Random(17)
    for i in range(17):
        near = 1 - i / 17
        x = 640 - 640 * near**0.9 + 6
        foot = 258 + 92 * near**1.25
        tall, wide = 22 + 98 * near**1.2, 3.5 + 13 * near**1.2
        with c.moved(x, foot, pick.uniform(-5, 7)):
            c.rect(-wide / 2, -tall, wide, tall + 20, "#54423f", radius=wide * 0.12)
            c.rect(-wide / 2, -tall, wide, 2 + 5 * near, "#ffffff", radius=1)
    for up in (0.72, 0.34):
        line: list[Point] = []
        for near in (1.0, 0.75, 0.5, 0.25, 0.0):
            tall = 22 + 98 * near**1.2
            line.append((646 - 640 * near**0.9, 258 + 92 * near**1.25 - tall * up))
        under = [(px, py + 2 + 7 * (640 - px) / 640) for px, py in reversed(line)]
        c.poly([*line, *under], "#6d5651")
    c.path(land([(-20, 322), (90, 336), (250, 304), (410, 298), (560, 280), (670, 284)]), "#ffffff")
    for i in range(70):
        fall = (pick.uniform(0, 380) + t * pick.uniform(22, 36)) % 380 - 10
        x = (pick.uniform(0, 660) + 11 * t) % 660 - 10 + 6 * wave(t, 4, i * 0.13)
        c.disc(x, fall, pick.uniform(1.5, 3.6), "#ffffff", 0.92)


def night_mail(c: Canvas, t: float) -> None:
    c.sky((0, "#07131c"), (0.45, "#123543"), (0.62, "#2c6a6c"))
    pick = Random(31)
    for _ in range(26):
        x, y, turn = pick.uniform(0, WIDTH), pick.uniform(8, 150), pick.random()
        c.disc(x, y, pick.uniform(0.9, 1.9), "#dff3ea", 0.55 + 0.4 * wave(t, 4, turn))
    c.path("M112 44A38 38 0 1 0 146 104A31 31 0 1 1 112 44Z", "#f3edc9")
    c.path(land([(-20, 206), (100, 168), (230, 200), (330, 214)], 240), "#0e3039")
    c.path(land([(310, 214), (420, 190), (540, 160), (670, 204)], 240), "#0e3039")
    c.rect(0, 216, WIDTH, 144, c.fade((0, "#0c2a31"), (1, "#050e14")))
    beam = c.fade((0, "#ffe9a8", 0.5), (1, "#ffe9a8", 0))
    c.poly([(296, 206), (344, 206), (560, 362), (80, 362)], beam)
    for i in range(9):
        depth = ((i + t * 1.3) % 9) / 9
        y = 218 + 150 * depth**2.2
        half = 10 + 170 * depth**2.2
        c.rect(320 - half, y, 2 * half, 1 + 12 * depth**2, "#2a2018", 0.9)
    for side in (-1, 1):
        c.poly(
            [
                (320 + 7 * side, 216),
                (320 + 9 * side, 216),
                (320 + 128 * side, 362),
                (320 + 112 * side, 362),
            ],
            "#e8d8a0",
        )
    for i in range(4):
        depth = ((i + t * 0.3) % 4) / 4
        scale = 0.1 + 1.5 * depth**2.4
        for side in (-1, 1):
            with c.moved(320 + side * (60 + 330 * depth**2), 218 + 70 * depth**2, scale=scale):
                c.rect(-4, -190, 8, 200, "#04090d")
                c.rect(-34, -178, 68, 7, "#04090d")
                c.rect(-26, -156, 52, 6, "#04090d")
    shake = 0.8 * wave(t, 0.9)
    with c.moved(320, 168 + shake):
        c.disc(0, 4, 110, c.glow((0, "#ffe9a8", 0.5), (1, "#ffe9a8", 0)))
        c.path("M-54 52V-34Q-54 -62 -26 -66Q0 -71 26 -66Q54 -62 54 -34V52Z", "#0a1a22")
        c.path("M-47 10V-32Q-46 -54 -24 -58Q0 -62 24 -58Q46 -54 47 -32V10Z", "#1f5560")
        c.path("M-38 -14V-34Q-37 -46 -24 -48H-4V-14ZM38 -14V-34Q37 -46 24 -48H4V-14Z", "#ffd98a")
        c.rect(-47, 2, 94, 8, "#f0b84a")
        c.path("M-60 30H60L52 58H-52Z", "#060e13")
        for x, y, size in ((-32, 24, 10), (32, 24, 10), (0, -61, 7)):
            c.disc(x, y, size * 2.6, "#fff3c8", 0.28)
            c.disc(x, y, size, "#fffbe8")
    c.rect(556, 120, 7, 140, "#04090d")
    c.rect(544, 92, 31, 60, "#04090d", radius=9)
    c.disc(559.5, 108, 9, "#26343a")
    c.disc(559.5, 134, 24, "#5fe0a0", 0.22 + 0.1 * wave(t, 3))
    c.disc(559.5, 134, 9, "#6ff0b0")


def junction(c: Canvas, t: float) -> None:
    c.sky((0, "#3b1d4e"), (0.35, "#9c3a5e"), (0.56, "#f0805e"))
    sun = 148 + 0.5 * t
    c.disc(320, sun, 122, "#ffc07a", 0.25)
    c.disc(320, sun, 84, "#ffd592")
    for x, y, length, speed in (
        (60, 70, 190, 2.6),
        (360, 46, 150, 2),
        (440, 104, 130, 3.2),
        (130, 128, 110, 3.4),
    ):
        c.rect((x + speed * t) % 860 - 200, y, length, 9, "#5d2856", 0.55, 4.5)
    c.path(
        land(
            [(-20, 196), (90, 178), (210, 196), (330, 186), (470, 198), (580, 174), (670, 190)], 216
        ),
        "#6a2a55",
    )
    c.rect(0, 206, WIDTH, 154, c.fade((0, "#4d2049"), (1, "#1c0d27")))
    horizon = 206
    ends = (-250, -60, 96, 252, 388, 544, 700, 890)
    for i, end in enumerate(ends):
        bend = (end - 320) * 0.16 + 320
        colour = "#ffb27a" if i in (2, 3, 4, 5) else "#b85f68"
        start = 320 + (i - 3.5) * 5
        for gap in (-1, 1):
            foot = end + gap * 19
            c.path(
                f"M{num(start + gap)} {horizon}Q{num(bend)} 258 {num(foot - 4)} 362H{num(foot + 4)}"
                f"Q{num(bend + 1.4)} 258 {num(start + gap + 0.8)} {horizon}Z",
                colour,
            )
    near = (t % 18) / 18
    level, size = horizon + 10 * near, 2.4 + 3.4 * near
    c.disc(330, level, size * 4, "#fff3cf", 0.25)
    c.disc(330, level, size, "#fffbe6")
    fall = 38 * min(1, max(0, 0.5 + 3 * wave(t, 12, 0.25)))
    _semaphore(c, 126, 344, 1.5, fall, t)
    _semaphore(c, 232, 292, 0.8, 0, t)
    _semaphore(c, 452, 300, 0.92, 38, t)
    _semaphore(c, 566, 352, 1.75, 38 - fall, t)
    for i in range(4):
        left, top = (200 + 26 * i + 9 * t) % 720 - 40, 86 + 9 * ((i * 3) % 4)
        c.bird(left, top, 10, 5 * wave(t, 1.3, i * 0.2), "#35163f", 2.2)


def _semaphore(c: Canvas, x: float, y: float, scale: float, drop: float, t: float) -> None:
    with c.moved(x, y, scale=scale):
        c.rect(-3.5, -150, 7, 152, "#190a22")
        c.rect(-9, -6, 18, 8, "#190a22")
        c.disc(0, -153, 5, "#190a22")
        with c.moved(0, -134, drop):
            c.rect(-6, -7, 62, 14, "#190a22", radius=2)
            c.rect(40, -7, 6, 14, "#ffd592")
        lamp = "#6fe3b0" if drop > 19 else "#ff6f5e"
        c.disc(-10, -132, 13, lamp, 0.28 + 0.1 * wave(t, 3))
        c.disc(-10, -132, 5, lamp)


def terminus(c: Canvas, t: float) -> None:
    c.rect(0, 0, WIDTH, HEIGHT, c.fade((0, "#1b2230"), (1, "#2f3646")))
    dome = "M92 236A228 214 0 0 1 548 236Z"
    c.path(dome, c.fade((0, "#8fb4c4"), (0.5, "#f2dfae"), (1, "#eda86e")))
    c.disc(236 + 2.2 * t, 156 + 0.5 * t, 62, "#fff6d6", 0.4)
    c.disc(236 + 2.2 * t, 156 + 0.5 * t, 36, "#fff9e4")
    c.path(
        "M92 236H548V214L520 214V196H486V210H440V186L424 172L408 186V210H330V200H282V212"
        "H226V190H196V208H150V222H92Z",
        "#b07a68",
    )
    for share in (0.34, 0.68):
        c.path(
            f"M{num(320 - 228 * share)} 236A{num(228 * share)} {num(214 * share)} 0 0 1 "
            f"{num(320 + 228 * share)} 236H{num(316 + 228 * share)}A{num(228 * share - 4)} "
            f"{num(214 * share - 4)} 0 0 0 {num(324 - 228 * share)} 236Z",
            "#1b2230",
        )
    for i in range(1, 10):
        angle = math.pi * i / 10
        x, y = 320 + 228 * math.cos(angle), 236 - 214 * math.sin(angle)
        c.stroke(f"M320 236L{num(x)} {num(y)}", "#1b2230", 4.5 if i == 5 else 3)
    c.stroke("M92 236A228 214 0 0 1 548 236", "#10151f", 12)
    c.rect(0, 230, WIDTH, 130, c.fade((0, "#3c4252"), (1, "#151a25")))
    pool = c.fade((0, "#f6cf8f", 0.62), (1, "#f6cf8f", 0))
    slide = 26 - 1.6 * t
    c.poly([(230, 236), (410, 236), (520 + slide, 360), (160 + slide, 360)], pool)
    for side in (-1, 1):
        edge = 320 + 318 * side
        c.poly(
            [
                (edge + 30 * side, 96),
                (320 + 132 * side, 178),
                (320 + 132 * side, 250),
                (edge + 30 * side, 330),
            ],
            "#7d2f35",
        )
        c.poly(
            [
                (edge + 30 * side, 260),
                (320 + 132 * side, 224),
                (320 + 132 * side, 231),
                (edge + 30 * side, 280),
            ],
            "#f2d7a4",
        )
        for i in range(4):
            near, far = (i + 0.14) / 4, (i + 0.82) / 4
            x1, x2 = 320 + side * (146 + 172 * near), 320 + side * (146 + 172 * far)
            top1, top2 = 186 - 58 * near, 186 - 58 * far
            low1, low2 = 212 + 20 * near, 212 + 20 * far
            c.poly([(x1, top1), (x2, top2), (x2, low2), (x1, low1)], "#ffe3a0")
        c.poly(
            [
                (edge + 30 * side, 330),
                (320 + 132 * side, 250),
                (320 + 126 * side, 256),
                (edge + 30 * side, 352),
            ],
            "#0e121a",
        )
        c.poly(
            [
                (320 + 16 * side, 262),
                (320 + 19 * side, 262),
                (320 + 66 * side, 362),
                (320 + 56 * side, 362),
            ],
            "#e3c58d",
        )
    c.rect(282, 240, 76, 10, "#a83a38", radius=2)
    c.rect(286, 232, 68, 8, "#10151f", radius=2)
    c.rect(294, 248, 8, 24, "#10151f")
    c.rect(338, 248, 8, 24, "#10151f")
    c.disc(320, 226, 16, "#ff7b66", 0.25 + 0.12 * wave(t, 3))
    c.disc(320, 226, 5.5, "#ff8d76")
    c.rect(317, 0, 6, 40, "#10151f")
    _clock(c, 320, 66, 34, t, "#10151f")
    for i in range(4):
        left = (70 + 120 * i + 15 * t) % 720 - 40
        top = 120 + 17 * ((i * 3) % 4) + 9 * wave(t, 7, i * 0.3)
        c.bird(left, top, 12, 7 * wave(t, 0.9, i * 0.3), "#10151f", 3)
