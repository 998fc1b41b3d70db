"""The dredger Heron in the harbour at dusk."""

from onrecord.newsroom.demo.canvas import (
    ACCENT,
    BLUE,
    DEEP,
    GLOW,
    HEIGHT,
    INK,
    MID,
    MIST,
    PALE,
    PAPER,
    SAND,
    WIDTH,
    Canvas,
    arc,
    box,
    smooth,
)
from onrecord.newsroom.demo.props import cloud, gull, hills, ripple, ripples, windows


def harbour_dusk(c: Canvas) -> None:
    """The dredger below the cranes, the sun going down behind the town."""
    horizon, sun = 610, (470.0, 560.0)
    sky = box(0, 0, WIDTH, horizon)
    c.poly(sky, MIST)
    c.shade(sky, PAPER, (0, 200), (0, horizon))
    c.shade(sky, BLUE, (0, 430), (0, -120), 0.95)
    c.glow(*sun, 560, GLOW, 0.95)
    for x, y, length in ((-60, 300, 420), (1010, 215, 520), (640, 352, 300)):
        cloud(c, x, y, length, MID)
    c.disc(*sun, 96, ACCENT)
    c.shade(hills(c, horizon, 120, MID), BLUE, (0, 520), (0, 640), 0.8)
    _town(c, horizon)
    water = box(0, horizon, WIDTH, HEIGHT)
    c.poly(water, BLUE)
    c.shade(water, MIST, (0, 760), (0, 560), 0.8)
    c.shade(water, DEEP, (0, 690), (0, 1060))
    ripples(c, horizon + 14, 1000, MID, 70)
    ripples(c, horizon + 10, 1010, GLOW, 46, sun[0], 105)
    ripples(c, horizon + 10, 960, ACCENT, 26, sun[0], 70)
    _grain_quay(c)
    _dredger(c, 300, 800)
    _bollard(c)
    for x, y, span, tilt in ((700, 250, 74, 8), (812, 292, 52, -6), (610, 322, 40, 3)):
        gull(c, x, y, span, INK, tilt)


def _town(c: Canvas, base: float) -> None:
    x = -10.0
    while x < 900:
        wide, high = c.rng.uniform(38, 84), c.rng.uniform(30, 92)
        if not 400 < x + wide / 2 < 540:
            c.rect(x, base - high, x + wide, base, c.rng.choice((BLUE, DEEP, DEEP)))
            columns = int(wide // 20)
            windows(
                c,
                x + 9,
                base - high + 11,
                columns,
                int(high // 24),
                (19, 22),
                (7, 10),
                GLOW,
                BLUE,
                0.32,
            )
        else:
            c.rect(x, base - 26, x + wide, base, DEEP)
        x += wide + c.rng.choice((0, 0, 0, 9))
    c.poly(arc(232, base - 96, 34, 34, 180, 360), DEEP)
    c.rect(198, base - 98, 266, base, DEEP)
    c.line([(232, base - 130), (232, base - 150)], 4, DEEP)


def _grain_quay(c: Canvas) -> None:
    quay = box(1010, 668, WIDTH, 742)
    silos = [1130 + 62 * n for n in range(4)]
    for x in silos:
        c.rect(x, 452, x + 56, 668, DEEP)
        c.poly(arc(x + 28, 454, 28, 15, 180, 360), DEEP)
        c.shade(box(x, 440, x + 56, 668), INK, (x + 8, 0), (x + 70, 0), 0.9)
    c.rect(1130, 424, 1376, 442, INK)
    for x, tall, fill in ((1462, 560, INK), (1120, 470, INK)):
        _crane(c, x, 668, tall, fill)
    c.poly(quay, INK)
    c.shade(quay, DEEP, (0, 742), (0, 668), 0.6)
    for x in range(1040, WIDTH, 74):
        c.rect(x, 700, x + 16, 752, INK)
    for x in (1064, 1236, 1404, 1560):
        c.disc(x, 652, 5, GLOW)
        c.glow(x, 652, 46, GLOW, 0.7)
        c.line([(x, 652), (x, 668)], 3, INK)
        ripple(c, x, 790, 46, 6, GLOW)
        ripple(c, x + 9, 824, 30, 5, GLOW)


def _crane(c: Canvas, x: float, base: float, tall: float, fill: str) -> None:
    """A quay crane with its jib over the water, to the left."""
    deck = base - tall * 0.46
    half = tall * 0.13
    for side in (-1, 1):
        c.line([(x + side * half, base), (x + side * half * 0.62, deck)], tall * 0.026, fill)
        c.rect(x + side * half - 13, base - 10, x + side * half + 13, base, fill)
    c.line([(x - half * 0.9, base - tall * 0.12), (x + half * 0.75, deck + 10)], 5, fill)
    c.line([(x + half * 0.9, base - tall * 0.12), (x - half * 0.75, deck + 10)], 5, fill)
    c.line([(x - half, base - tall * 0.1), (x + half, base - tall * 0.1)], 9, fill)
    c.rect(x - half * 0.8, deck - 14, x + half * 0.8, deck, fill)
    c.poly(
        [
            (x - half * 0.5, deck - 14),
            (x - half * 0.5, deck - tall * 0.15),
            (x + half * 0.3, deck - tall * 0.17),
            (x + half * 1.15, deck - tall * 0.13),
            (x + half * 1.15, deck - 14),
        ],
        fill,
    )
    c.rect(x - half * 0.42, deck - tall * 0.12, x - half * 0.1, deck - tall * 0.07, GLOW)
    heel = (x - half * 0.3, deck - tall * 0.13)
    tip = (x - tall * 0.5, base - tall)
    peak = (x + half * 0.2, base - tall * 0.86)
    for shift in (0, 17):
        c.line([(heel[0] + shift, heel[1]), (tip[0] + shift / 5, tip[1])], 5, fill)
    for step in range(9):
        t, u = step / 9, (step + 0.5) / 9
        a = heel[0] + (tip[0] - heel[0]) * t, heel[1] + (tip[1] - heel[1]) * t
        b = heel[0] + 17 + (tip[0] - heel[0] - 14) * u, heel[1] + (tip[1] - heel[1]) * u
        c.line([a, b], 3, fill)
    c.line([heel, peak, (x + half, deck - tall * 0.13)], 6, fill)
    c.line([peak, tip], 2.5, fill)
    hook = tip[0] + 2, base - tall * 0.52
    c.line([tip, hook], 2.5, fill)
    c.poly(
        [
            (hook[0] - 9, hook[1]),
            (hook[0] + 9, hook[1]),
            (hook[0] + 5, hook[1] + 20),
            (hook[0] - 5, hook[1] + 20),
        ],
        fill,
    )


def _dredger(c: Canvas, x: float, line: float) -> None:
    """The Heron, bow to the left: orange, blunt, her pipe down."""
    shadow = [(x - 40, line), (x + 780, line), (x + 700, line + 96), (x + 60, line + 88)]
    c.shade(shadow, INK, (0, line + 100), (0, line - 40), 0.9)
    hull = smooth(
        [(x - 62, line - 122), (x - 46, line - 70), (x - 16, line - 8), (x + 20, line)], 8
    )
    hull += [
        (x + 742, line),
        (x + 766, line - 40),
        (x + 772, line - 86),
        (x + 600, line - 86),
        (x + 580, line - 74),
        (x + 130, line - 74),
        (x + 104, line - 122),
    ]
    # Gantries and the pipe stand behind the hull's edge.
    for foot in (210, 330, 470):
        c.line([(x + foot - 26, line - 74), (x + foot, line - 190)], 8, INK)
        c.line([(x + foot + 26, line - 74), (x + foot, line - 190)], 8, INK)
        c.line([(x + foot - 14, line - 128), (x + foot + 14, line - 128)], 5, INK)
    c.line([(x + 210, line - 190), (x + 470, line - 190)], 7, INK)
    for step in range(10):
        a = x + 210 + 26 * step
        c.line([(a, line - 190), (a + 13, line - 172), (a + 26, line - 190)], 3, INK)
    c.line([(x + 210, line - 172), (x + 470, line - 172)], 4, INK)
    c.poly(hull, ACCENT)
    c.shade(hull, INK, (0, line - 92), (0, line + 20), 0.75)
    c.poly([(x - 20, line - 14), (x + 752, line - 22), (x + 742, line), (x + 20, line)], INK)
    c.line([(x - 54, line - 112), (x + 100, line - 112)], 5, GLOW)
    c.line([(x + 134, line - 66), (x + 580, line - 66)], 4, GLOW)
    c.poly(
        smooth(
            [
                (x + 190, line - 74),
                (x + 260, line - 98),
                (x + 350, line - 90),
                (x + 430, line - 102),
                (x + 520, line - 74),
            ],
            8,
        ),
        DEEP,
    )
    _bridge(c, x + 596, line - 86)
    c.line([(x + 30, line - 122), (x + 44, line - 214)], 6, INK)
    c.line([(x + 42, line - 204), (x + 204, line - 188)], 2.5, INK)
    c.disc(x + 44, line - 218, 6, PAPER)
    for anchor in (0, 1, 2, 3, 4):
        c.line([(x - 46 + anchor * 36, line - 140), (x - 46 + anchor * 36, line - 122)], 3, INK)
    c.line([(x - 48, line - 140), (x + 100, line - 140)], 3, INK)
    pipe = [(x + 520, line - 62), (x + 360, line - 30), (x + 236, line + 24)]
    c.line(pipe, 19, INK)
    c.line([(px, py - 4) for px, py in pipe], 5, MID)
    c.line([(x + 330, line - 190), (x + 330, line - 22)], 3, INK)
    for n, wide in enumerate((150, 108, 70)):
        ripple(c, x + 232 - n * 6, line + 24 + n * 11, wide, 7, PALE if n == 0 else MID)
    for n in range(9):
        ripple(c, x + 10 + n * 90, line + 5 + (n % 3) * 7, 90, 5, MIST)
    for n in range(7):
        long = c.rng.uniform(50, 120)
        ripple(c, x + 90 + c.rng.uniform(0, 560), line + 26 + n * 9, long, 6, ACCENT)


def _bridge(c: Canvas, x: float, base: float) -> None:
    c.rect(x, base - 66, x + 158, base, PAPER)
    c.rect(x + 10, base - 116, x + 120, base - 66, PAPER)
    c.poly(
        [(x + 2, base - 164), (x + 124, base - 164), (x + 112, base - 116), (x + 16, base - 116)],
        PAPER,
    )
    house = [
        (x, base),
        (x, base - 66),
        (x + 10, base - 116),
        (x + 2, base - 164),
        (x + 124, base - 164),
        (x + 112, base - 116),
        (x + 120, base - 66),
        (x + 158, base - 66),
        (x + 158, base),
    ]
    c.shade(house, MID, (x + 30, 0), (x + 170, 0), 0.95)
    c.poly(
        [(x + 12, base - 152), (x + 110, base - 152), (x + 104, base - 128), (x + 18, base - 128)],
        DEEP,
    )
    for n in range(3):
        c.line([(x + 36 + n * 24, base - 152), (x + 36 + n * 24, base - 128)], 4, PAPER)
    for n in range(4):
        c.disc(x + 26 + n * 24, base - 92, 7, GLOW)
    for n in range(5):
        c.disc(x + 22 + n * 28, base - 34, 8, GLOW if n != 3 else DEEP)
    c.rect(x - 6, base - 70, x + 164, base - 64, INK)
    c.rect(x - 6, base - 170, x + 130, base - 163, INK)
    c.poly(
        [(x + 124, base - 66), (x + 122, base - 138), (x + 156, base - 138), (x + 154, base - 66)],
        ACCENT,
    )
    c.rect(x + 121, base - 150, x + 157, base - 132, INK)
    c.line([(x + 60, base - 170), (x + 60, base - 236)], 5, INK)
    c.line([(x + 40, base - 206), (x + 80, base - 206)], 4, INK)
    c.disc(x + 60, base - 238, 5, ACCENT)


def _bollard(c: Canvas) -> None:
    edge = [(0, 946), (330, 968), (430, 1067), (0, 1067)]
    c.poly(edge, INK)
    c.shade(edge, DEEP, (0, 1040), (120, 940), 0.5)
    c.rect(148, 878, 206, 968, INK)
    c.oval(177, 874, 47, 20, INK)
    c.shade(box(130, 856, 224, 894), MID, (190, 890), (140, 850), 0.5)
    rope = smooth([(150, 930), (96, 926), (40, 898), (-20, 850)], 14)
    c.line(rope, 6, SAND)
    for n in range(3):
        c.line(arc(177, 908 + n * 11, 33, 8, 10, 170), 6, SAND)
    body = smooth(
        [(138, 846), (150, 826), (172, 818), (196, 836), (236, 850), (190, 858), (156, 858)],
        8,
        closed=True,
    )
    c.poly(body, PAPER)
    c.shade(body, MID, (170, 826), (210, 866), 0.9)
    c.disc(152, 818, 13, PAPER)
    c.poly([(140, 816), (122, 823), (141, 824)], ACCENT)
    c.disc(148, 815, 2.4, INK)
    c.line([(170, 858), (170, 872)], 3, ACCENT)
