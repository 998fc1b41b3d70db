"""Pictures of the harbour: the dredger at dusk, the ferry, the fishing boats."""

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
    Point,
    arc,
    box,
    smooth,
)
from onrecord.newsroom.demo.props import (
    cloud,
    gull,
    hills,
    lamp_post,
    lighthouse,
    person,
    ripple,
    ripples,
    windows,
)


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
            windows(c, x + 9, base - high + 11, columns, int(high // 24), (19, 22), (7, 10),
                    GLOW, BLUE, 0.32)
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
    c.poly([(x - half * 0.5, deck - 14), (x - half * 0.5, deck - tall * 0.15),
            (x + half * 0.3, deck - tall * 0.17), (x + half * 1.15, deck - tall * 0.13),
            (x + half * 1.15, deck - 14)], fill)
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
    c.poly([(hook[0] - 9, hook[1]), (hook[0] + 9, hook[1]), (hook[0] + 5, hook[1] + 20),
            (hook[0] - 5, hook[1] + 20)], fill)


def _dredger(c: Canvas, x: float, line: float) -> None:
    """The Heron, bow to the left: orange, blunt, her pipe down."""
    shadow = [(x - 40, line), (x + 780, line), (x + 700, line + 96), (x + 60, line + 88)]
    c.shade(shadow, INK, (0, line + 100), (0, line - 40), 0.9)
    hull = smooth([(x - 62, line - 122), (x - 46, line - 70), (x - 16, line - 8), (x + 20, line)], 8)
    hull += [(x + 742, line), (x + 766, line - 40), (x + 772, line - 86), (x + 600, line - 86),
             (x + 580, line - 74), (x + 130, line - 74), (x + 104, line - 122)]
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
    c.poly(smooth([(x + 190, line - 74), (x + 260, line - 98), (x + 350, line - 90),
                   (x + 430, line - 102), (x + 520, line - 74)], 8), DEEP)
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
        wide = c.rng.uniform(50, 120)
        ripple(c, x + 90 + c.rng.uniform(0, 560), line + 26 + n * 9, wide, 6, ACCENT)


def _bridge(c: Canvas, x: float, base: float) -> None:
    c.rect(x, base - 66, x + 158, base, PAPER)
    c.rect(x + 10, base - 116, x + 120, base - 66, PAPER)
    c.poly([(x + 2, base - 164), (x + 124, base - 164), (x + 112, base - 116), (x + 16, base - 116)],
           PAPER)
    house = [(x, base), (x, base - 66), (x + 10, base - 116), (x + 2, base - 164),
             (x + 124, base - 164), (x + 112, base - 116), (x + 120, base - 66),
             (x + 158, base - 66), (x + 158, base)]
    c.shade(house, MID, (x + 30, 0), (x + 170, 0), 0.95)
    c.poly([(x + 12, base - 152), (x + 110, base - 152), (x + 104, base - 128), (x + 18, base - 128)],
           DEEP)
    for n in range(3):
        c.line([(x + 36 + n * 24, base - 152), (x + 36 + n * 24, base - 128)], 4, PAPER)
    for n in range(4):
        c.disc(x + 26 + n * 24, base - 92, 7, GLOW)
    for n in range(5):
        c.disc(x + 22 + n * 28, base - 34, 8, GLOW if n != 3 else DEEP)
    c.rect(x - 6, base - 70, x + 164, base - 64, INK)
    c.rect(x - 6, base - 170, x + 130, base - 163, INK)
    c.poly([(x + 124, base - 66), (x + 122, base - 138), (x + 156, base - 138), (x + 154, base - 66)],
           ACCENT)
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
    body = smooth([(138, 846), (150, 826), (172, 818), (196, 836), (236, 850), (190, 858),
                   (156, 858)], 8, closed=True)
    c.poly(body, PAPER)
    c.shade(body, MID, (170, 826), (210, 866), 0.9)
    c.disc(152, 818, 13, PAPER)
    c.poly([(140, 816), (122, 823), (141, 824)], ACCENT)
    c.disc(148, 815, 2.4, INK)
    c.line([(170, 858), (170, 872)], 3, ACCENT)


def ferry_landing(c: Canvas) -> None:
    """The Nawras at the ramp on a bright day, the island behind her."""
    horizon = 520
    sky = box(0, 0, WIDTH, horizon)
    c.poly(sky, PALE)
    c.shade(sky, MIST, (0, 420), (0, -60))
    c.shade(sky, PAPER, (0, 260), (0, horizon), 0.9)
    c.disc(1290, 190, 82, PAPER)
    for x, y, length in ((70, 210, 430), (590, 130, 330), (1180, 330, 480), (-120, 350, 300)):
        cloud(c, x, y, length, PAPER)
    island = hills(c, horizon + 4, 190, MIST, 560, 1700, 1.2)
    c.shade(island, MID, (0, 330), (0, 540), 0.9)
    near = hills(c, horizon + 4, 84, MID, 900, 1560, 1.6)
    c.shade(near, BLUE, (0, 440), (0, 540), 0.8)
    for n in range(9):
        x = 1010 + n * 44 + c.rng.uniform(-10, 10)
        high = c.rng.uniform(14, 30)
        c.rect(x, horizon - high, x + 28, horizon + 4, PAPER)
        c.shade(box(x, horizon - high, x + 28, horizon + 4), MIST, (x, 0), (x + 36, 0))
    sea = box(0, horizon, WIDTH, HEIGHT)
    c.poly(sea, MID)
    c.shade(sea, MIST, (0, 660), (0, 500), 0.9)
    c.shade(sea, BLUE, (0, 620), (0, 980))
    ripples(c, horizon + 12, 1040, MIST, 90)
    ripples(c, horizon + 60, 1040, DEEP, 40)
    ripples(c, horizon + 6, 700, PAPER, 26, 1290, 70)
    _ferry(c, 96, 836)
    _landing(c)
    for x, y, span, tilt in ((860, 300, 96, 12), (1010, 372, 60, -6), (300, 152, 70, 6),
                             (1470, 420, 54, 5)):
        gull(c, x, y, span, INK, tilt)
        gull(c, x, y - span * 0.02, span * 0.8, PAPER, tilt * 0.8)


def _ferry(c: Canvas, x: float, line: float) -> None:
    """The ferry, bow and ramp to the right."""
    c.shade([(x - 20, line), (x + 1000, line), (x + 930, line + 120), (x + 40, line + 120)],
            INK, (0, line + 130), (0, line - 30), 0.85)
    hull = [(x + 6, line - 128), (x + 890, line - 128)]
    hull += smooth([(x + 950, line - 150), (x + 936, line - 84), (x + 884, line)], 8)
    hull += smooth([(x + 60, line), (x + 16, line - 40), (x + 6, line - 128)], 8)
    lower = [(x + 30, line - 300), (x + 740, line - 300), (x + 776, line - 214),
             (x + 800, line - 128), (x + 30, line - 128)]
    upper = [(x + 110, line - 392), (x + 600, line - 392), (x + 636, line - 300),
             (x + 110, line - 300)]
    wheel = [(x + 420, line - 474), (x + 580, line - 474), (x + 600, line - 392),
             (x + 410, line - 392)]
    funnel = [(x + 196, line - 392), (x + 206, line - 520), (x + 306, line - 520),
              (x + 316, line - 392)]
    c.poly(funnel, ACCENT)
    c.shade(funnel, INK, (x + 250, 0), (x + 340, 0), 0.6)
    c.poly([(x + 204, line - 500), (x + 206, line - 532), (x + 306, line - 532),
            (x + 308, line - 500)], INK)
    c.rect(x + 202, line - 470, x + 311, line - 452, PAPER)
    for part in (lower, upper, wheel):
        c.poly(part, PAPER)
    c.shade(lower, MIST, (0, line - 250), (0, line - 120), 0.9)
    c.shade(upper, MIST, (0, line - 360), (0, line - 296), 0.8)
    c.shade(wheel, MIST, (x + 480, 0), (x + 640, 0), 0.8)
    for n in range(5):
        c.poly([(x + 424 + n * 34, line - 458), (x + 450 + n * 34, line - 458),
                (x + 452 + n * 34, line - 424), (x + 422 + n * 34, line - 424)], DEEP)
    for n in range(11):
        c.rect(x + 132 + n * 43, line - 368, x + 162 + n * 43, line - 330, DEEP)
        c.poly([(x + 132 + n * 43, line - 368), (x + 150 + n * 43, line - 368),
                (x + 132 + n * 43, line - 344)], BLUE)
    for n in range(12):
        left = x + 62 + n * 56
        c.rect(left, line - 270, left + 36, line - 218, DEEP)
        c.poly([(left, line - 270), (left + 20, line - 270), (left, line - 240)], BLUE)
    for y, left, right in ((-300, 14, 754), (-392, 90, 616), (-474, 396, 602)):
        c.rect(x + left, line + y - 9, x + right, line + y, BLUE)
    _rail(c, x + 610, x + 740, line - 308, 26)
    _rail(c, x + 92, x + 190, line - 400, 26)
    for where, coat in ((640, BLUE), (676, ACCENT), (712, DEEP), (140, DEEP)):
        foot = line - 309 if where > 600 else line - 401
        person(c, x + where, foot, 62, coat, legs=DEEP)
    c.poly(hull, DEEP)
    c.shade(hull, INK, (0, line - 90), (0, line + 10), 0.9)
    c.poly([(x + 8, line - 112), (x + 944, line - 112), (x + 942, line - 96), (x + 10, line - 96)],
           PAPER)
    c.poly([(x + 34, line - 18), (x + 898, line - 18), (x + 884, line), (x + 60, line)], ACCENT)
    for n in range(7):
        c.oval(x + 120 + n * 104, line - 60, 13, 13, MID)
        c.oval(x + 120 + n * 104, line - 60, 8, 8, INK)
    _car(c, x + 796, line - 128)
    c.line([(x + 500, line - 482), (x + 500, line - 590)], 6, INK)
    c.line([(x + 470, line - 548), (x + 530, line - 548)], 4, INK)
    c.poly([(x + 503, line - 588), (x + 566, line - 576), (x + 503, line - 560)], ACCENT)
    ramp = [(x + 930, line - 150), (x + 948, line - 150), (x + 1110, line - 52),
            (x + 1100, line - 40)]
    c.poly(ramp, INK)
    c.line([(x + 900, line - 250), (x + 1080, line - 64)], 3, INK)
    c.line([(x + 900, line - 128), (x + 900, line - 252)], 9, INK)
    for n in range(11):
        ripple(c, x + 20 + n * 90, line + 6 + (n % 3) * 9, 110, 7, PALE)


def _car(c: Canvas, x: float, base: float) -> None:
    c.poly(smooth([(x, base - 14), (x + 4, base - 36), (x + 22, base - 40), (x + 36, base - 62),
                   (x + 66, base - 62), (x + 80, base - 38), (x + 94, base - 34),
                   (x + 96, base - 12)], 6) + [(x + 96, base), (x, base)], GLOW)
    c.poly([(x + 30, base - 40), (x + 39, base - 56), (x + 50, base - 56), (x + 50, base - 40)],
           DEEP)
    c.poly([(x + 55, base - 40), (x + 55, base - 56), (x + 64, base - 56), (x + 74, base - 40)],
           DEEP)


def _rail(c: Canvas, left: float, right: float, base: float, high: float) -> None:
    for n in range(int((right - left) // 22) + 1):
        c.line([(left + n * 22, base), (left + n * 22, base - high)], 2.5, DEEP)
    c.line([(left, base - high), (right, base - high)], 3.5, DEEP)
    c.line([(left, base - high / 2), (right, base - high / 2)], 2, DEEP)


def _landing(c: Canvas) -> None:
    quay = [(1130, 830), (1240, 786), (WIDTH, 786), (WIDTH, HEIGHT), (1060, HEIGHT), (1110, 850)]
    c.poly(quay, SAND)
    wall = [(1130, 830), (1110, 850), (1060, HEIGHT), (1172, HEIGHT), (1190, 850)]
    c.poly(wall, BLUE)
    c.shade(wall, INK, (0, 830), (0, 1060))
    c.shade(quay, MIST, (0, 860), (0, 1090), 0.9)
    for n in range(4):
        c.line([(1196 + n * 6, 868 + n * 58), (WIDTH, 868 + n * 58)], 2.5, MIST)
    for x in (1100, 1146):
        c.line([(x, 760), (x - 8, HEIGHT)], 24, INK)
        c.oval(x, 758, 15, 7, MID)
    lamp_post(c, 1552, 820, 350, lit=False)
    c.rect(1386, 640, 1392, 812, INK)
    c.rect(1466, 640, 1472, 812, INK)
    c.rect(1372, 602, 1486, 728, DEEP)
    c.rect(1382, 612, 1476, 718, PAPER)
    c.rect(1382, 612, 1476, 634, ACCENT)
    for n in range(5):
        c.line([(1392, 650 + n * 13), (1424, 650 + n * 13)], 4, MID)
        c.line([(1436, 650 + n * 13), (1464, 650 + n * 13)], 4, BLUE)
    crowd = ((1214, 856, 158, BLUE, None), (1270, 872, 168, ACCENT, None),
             (1334, 890, 118, MID, INK), (1392, 900, 176, DEEP, DEEP), (1470, 916, 168, BLUE, None))
    for x, y, tall, coat, hat in crowd:
        c.shade([(x - 10, y - 4), (x + 14, y - 4), (x + 110, y + 34), (x + 66, y + 36)],
                DEEP, (x + 130, y), (x, y), 0.8)
        person(c, x, y, tall, coat, hat=hat)
    c.line([(1300, 800), (1318, 872)], 4, INK)
    c.rect(1290, 812, 1312, 862, INK)
    c.disc(1316, 872, 7, INK)
    trolley: list[Point] = [(1414, 820), (1440, 900)]
    c.line(trolley, 4, INK)
    c.poly([(1424, 838), (1460, 838), (1456, 892), (1432, 892)], GLOW)
    c.disc(1444, 902, 8, INK)


def fishing_quay(c: Canvas) -> None:
    """Boats bow-on in the morning, crates and a hand cart on the stones before them."""
    horizon = 430
    sky = box(0, 0, WIDTH, horizon)
    c.poly(sky, PAPER)
    c.shade(sky, MIST, (0, 330), (0, -40))
    c.glow(1180, 392, 520, GLOW, 0.85)
    c.disc(1180, 372, 74, ACCENT)
    for x, y, length in ((160, 170, 460), (820, 120, 300), (560, 270, 330)):
        cloud(c, x, y, length, PALE)
    c.shade(hills(c, horizon, 66, MIST, waves=1.4), MID, (0, 380), (0, 450), 0.7)
    water = box(0, horizon, WIDTH, 860)
    c.poly(water, MID)
    c.shade(water, PALE, (0, 560), (0, 410), 0.9)
    c.shade(water, BLUE, (0, 560), (0, 860))
    ripples(c, horizon + 10, 780, PALE, 56)
    ripples(c, horizon + 6, 700, GLOW, 28, 1180, 60)
    mole = [(0, horizon + 26), (0, horizon - 18), (420, horizon - 14), (560, horizon + 26)]
    c.poly(mole, BLUE)
    for n in range(26):
        x = n * 21.0
        c.disc(x, horizon + 22 - c.rng.uniform(0, 9), c.rng.uniform(10, 17),
               c.rng.choice((BLUE, DEEP, DEEP)))
    lighthouse(c, 372, horizon - 12, 190, PAPER, DEEP)
    for x, size, hull, band, house in (
        (1120, 0.66, BLUE, PAPER, PALE), (470, 0.7, MID, PAPER, SAND),
    ):
        _boat(c, x, 690, size, hull, band, house)
    for x, size, hull, band, house in (
        (780, 0.98, ACCENT, PAPER, PAPER), (196, 1.0, DEEP, GLOW, PALE),
        (1392, 1.06, PAPER, ACCENT, MIST),
    ):
        _boat(c, x, 792, size, hull, band, house)
    _stones(c)


def _boat(c: Canvas, x: float, line: float, size: float, hull: str, band: str, house: str) -> None:
    """A wooden boat seen from ahead, her stem high."""
    def at(*points: Point) -> list[Point]:
        return [(x + px * size, line + py * size) for px, py in points]

    c.line(at((0, -300), (0, -560)), 8 * size, INK)
    c.line(at((0, -540), (150, -250)), 2.5, INK)
    c.line(at((0, -540), (-150, -250)), 2.5, INK)
    c.line(at((-64, -430), (64, -430)), 5 * size, INK)
    c.poly(at((0, -548), (58, -530), (0, -512)), ACCENT if hull != ACCENT else BLUE)
    cabin = at((-96, -200), (-84, -350), (84, -350), (96, -200))
    c.poly(cabin, house)
    c.shade(cabin, BLUE, (x, 0), (x + 130 * size, 0), 0.8)
    c.poly(at((-98, -350), (-84, -372), (84, -372), (98, -350)), INK)
    for left in (-70, -20, 30):
        c.poly(at((left, -332), (left + 40, -332), (left + 40, -286), (left, -286)), DEEP)
        c.poly(at((left, -332), (left + 22, -332), (left, -304)), MID)
    left_side = smooth(at((0, -262), (-90, -226), (-168, -190), (-158, -112), (-104, -36), (-40, 4)),
                       10)
    right_side = smooth(at((40, 4), (104, -36), (158, -112), (168, -190), (90, -226), (0, -262)), 10)
    body = left_side + right_side
    c.poly(body, hull)
    dark = BLUE if hull == PAPER else INK
    c.shade(body, dark, (x + 10 * size, line - 120 * size), (x + 210 * size, line - 60 * size), 0.85)
    c.shade(body, dark, (0, line - 70 * size), (0, line + 20 * size), 0.7)
    for side in (-1, 1):
        rail = smooth(at((0, -262), (side * 90, -226), (side * 168, -190)), 10)
        c.line(rail, 13 * size, band)
        lower = smooth(at((0, -204), (side * 84, -176), (side * 161, -146)), 10)
        c.line(lower, 6 * size, band)
        eye = at((side * 62, -120))[0]
        c.oval(*eye, 24 * size, 13 * size, PAPER)
        c.disc(*eye, 9 * size, INK)
        c.line(smooth(at((side * 30, -128), (side * 60, -142), (side * 96, -126)), 8), 4 * size, INK)
        for high in (-158, -92):
            fender = at((side * 168, high))[0]
            c.line([fender, (fender[0], fender[1] + 30 * size)], 15 * size, INK)
    c.poly(at((-9, -296), (9, -296), (11, 4), (-11, 4)), INK)
    c.disc(*at((0, -298))[0], 13 * size, band)
    for n in range(6):
        wide = (250 - n * 34) * size
        ripple(c, x + c.rng.uniform(-14, 14), line + (4 + n * 13) * size, wide, 7,
               hull if n % 2 else INK)


def _stones(c: Canvas) -> None:
    quay = box(0, 868, WIDTH, HEIGHT)
    c.poly(box(0, 852, WIDTH, 880), DEEP)
    c.poly(quay, SAND)
    c.shade(quay, MIST, (0, 900), (0, 1090), 0.8)
    for row in range(3):
        y = 868 + row * 66
        c.line([(0, y + 66), (WIDTH, y + 66)], 3, MIST)
        for n in range(9):
            x = n * 210 + (row % 2) * 105 - 60 + c.rng.uniform(-24, 24)
            c.line([(x, y + 4), (x - 14, y + 64)], 3, MIST)
    for x in (330, 1040):
        c.line(smooth([(x, 872), (x + 40, 800), (x + 150, 742)], 10), 5, INK)
        c.rect(x - 22, 846, x + 22, 892, INK)
        c.oval(x, 844, 34, 12, INK)
    for x, y, fill in ((520, 1000, BLUE), (642, 1004, DEEP), (580, 930, ACCENT), (764, 1012, BLUE)):
        _crate(c, x, y, fill)
    _cart(c, 1150, 1012)
    net = smooth([(20, 1020), (60, 950), (130, 968), (200, 922), (270, 960), (330, 1018),
                  (200, 1040), (90, 1042)], 10, closed=True)
    c.poly(net, BLUE)
    c.shade(net, INK, (0, 940), (0, 1060), 0.9)
    for n in range(8):
        x = 50 + n * 30
        c.line(smooth([(x, 1032), (x + 18, 1006), (x + 20, 978)], 6), 2, MIST)
    for x, y in ((66, 962), (136, 962), (206, 930), (276, 968), (318, 1010)):
        c.oval(x, y, 14, 10, ACCENT)
    person(c, 1420, 1010, 250, DEEP, hat=ACCENT, lean=-6)


def _crate(c: Canvas, x: float, y: float, fill: str) -> None:
    c.shade([(x, y), (x + 118, y), (x + 160, y + 22), (x + 50, y + 22)], DEEP, (x + 170, y), (x, y),
            0.8)
    for n in range(4):
        c.oval(x + 26 + n * 22, y - 66, 17, 9, PALE if n % 2 else PAPER)
        c.disc(x + 14 + n * 22, y - 67, 2, INK)
    c.rect(x, y - 62, x + 118, y, fill)
    c.shade(box(x, y - 62, x + 118, y), INK, (x + 60, 0), (x + 150, 0), 0.7)
    for n in range(2):
        c.line([(x + 4, y - 42 + n * 20), (x + 114, y - 42 + n * 20)], 3, INK)
    c.rect(x + 42, y - 52, x + 76, y - 40, INK)


def _cart(c: Canvas, x: float, y: float) -> None:
    c.line([(x - 20, y - 96), (x + 226, y - 66)], 9, INK)
    c.poly([(x - 10, y - 150), (x + 160, y - 140), (x + 140, y - 62), (x + 10, y - 68)], DEEP)
    ice = smooth([(x - 4, y - 148), (x + 30, y - 186), (x + 76, y - 178), (x + 118, y - 190),
                  (x + 154, y - 142)], 8)
    c.poly(ice, PAPER)
    c.shade(ice, MIST, (0, y - 190), (0, y - 136), 0.8)
    c.disc(x + 60, y - 46, 48, INK)
    c.disc(x + 60, y - 46, 37, SAND)
    for turn in range(0, 180, 30):
        ends = arc(x + 60, y - 46, 38, 38, turn, turn + 180, 1)
        c.line(ends, 5, INK)
    c.disc(x + 60, y - 46, 9, INK)
    c.line([(x + 150, y - 70), (x + 158, y)], 7, INK)
