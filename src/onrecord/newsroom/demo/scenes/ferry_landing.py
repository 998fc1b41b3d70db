"""The ferry Nawras at the town landing."""

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
    box,
    smooth,
)
from onrecord.newsroom.demo.props import cloud, gull, hills, lamp_post, person, ripple, ripples


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
        left = 1010 + n * 44 + c.rng.uniform(-10, 10)
        house = box(left, horizon - c.rng.uniform(14, 30), left + 28, horizon + 4)
        c.poly(house, PAPER)
        c.shade(house, MIST, (left, 0), (left + 36, 0))
    sea = box(0, horizon, WIDTH, HEIGHT)
    c.poly(sea, MID)
    c.shade(sea, MIST, (0, 660), (0, 500), 0.9)
    c.shade(sea, BLUE, (0, 620), (0, 980))
    ripples(c, horizon + 12, 1040, MIST, 90)
    ripples(c, horizon + 60, 1040, DEEP, 40)
    ripples(c, horizon + 6, 700, PAPER, 26, 1290, 70)
    _ferry(c, 96, 836)
    _landing(c)
    for x, y, span, tilt in (
        (860, 300, 96, 12),
        (1010, 372, 60, -6),
        (300, 152, 70, 6),
        (1470, 420, 54, 5),
    ):
        gull(c, x, y, span, INK, tilt)
        gull(c, x, y - span * 0.02, span * 0.8, PAPER, tilt * 0.8)


def _ferry(c: Canvas, x: float, line: float) -> None:
    """The ferry, bow and ramp to the right."""
    c.shade(
        [(x - 20, line), (x + 1000, line), (x + 930, line + 120), (x + 40, line + 120)],
        INK,
        (0, line + 130),
        (0, line - 30),
        0.85,
    )
    hull = [(x + 6, line - 128), (x + 890, line - 128)]
    hull += smooth([(x + 950, line - 150), (x + 936, line - 84), (x + 884, line)], 8)
    hull += smooth([(x + 60, line), (x + 16, line - 40), (x + 6, line - 128)], 8)
    lower = [
        (x + 30, line - 300),
        (x + 740, line - 300),
        (x + 776, line - 214),
        (x + 800, line - 128),
        (x + 30, line - 128),
    ]
    upper = [
        (x + 110, line - 392),
        (x + 600, line - 392),
        (x + 636, line - 300),
        (x + 110, line - 300),
    ]
    wheel = [
        (x + 420, line - 474),
        (x + 580, line - 474),
        (x + 600, line - 392),
        (x + 410, line - 392),
    ]
    funnel = [
        (x + 196, line - 392),
        (x + 206, line - 520),
        (x + 306, line - 520),
        (x + 316, line - 392),
    ]
    c.poly(funnel, ACCENT)
    c.shade(funnel, INK, (x + 250, 0), (x + 340, 0), 0.6)
    c.poly(
        [
            (x + 204, line - 500),
            (x + 206, line - 532),
            (x + 306, line - 532),
            (x + 308, line - 500),
        ],
        INK,
    )
    c.rect(x + 202, line - 470, x + 311, line - 452, PAPER)
    for part in (lower, upper, wheel):
        c.poly(part, PAPER)
    c.shade(lower, MIST, (0, line - 250), (0, line - 120), 0.9)
    c.shade(upper, MIST, (0, line - 360), (0, line - 296), 0.8)
    c.shade(wheel, MIST, (x + 480, 0), (x + 640, 0), 0.8)
    for n in range(5):
        c.poly(
            [
                (x + 424 + n * 34, line - 458),
                (x + 450 + n * 34, line - 458),
                (x + 452 + n * 34, line - 424),
                (x + 422 + n * 34, line - 424),
            ],
            DEEP,
        )
    for n in range(11):
        c.rect(x + 132 + n * 43, line - 368, x + 162 + n * 43, line - 330, DEEP)
        c.poly(
            [
                (x + 132 + n * 43, line - 368),
                (x + 150 + n * 43, line - 368),
                (x + 132 + n * 43, line - 344),
            ],
            BLUE,
        )
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
    c.poly(
        [(x + 8, line - 112), (x + 944, line - 112), (x + 942, line - 96), (x + 10, line - 96)],
        PAPER,
    )
    c.poly([(x + 34, line - 18), (x + 898, line - 18), (x + 884, line), (x + 60, line)], ACCENT)
    for n in range(7):
        c.oval(x + 120 + n * 104, line - 60, 13, 13, MID)
        c.oval(x + 120 + n * 104, line - 60, 8, 8, INK)
    _car(c, x + 796, line - 128)
    c.line([(x + 500, line - 482), (x + 500, line - 590)], 6, INK)
    c.line([(x + 470, line - 548), (x + 530, line - 548)], 4, INK)
    c.poly([(x + 503, line - 588), (x + 566, line - 576), (x + 503, line - 560)], ACCENT)
    ramp = [
        (x + 930, line - 150),
        (x + 948, line - 150),
        (x + 1110, line - 52),
        (x + 1100, line - 40),
    ]
    c.poly(ramp, INK)
    c.line([(x + 900, line - 250), (x + 1080, line - 64)], 3, INK)
    c.line([(x + 900, line - 128), (x + 900, line - 252)], 9, INK)
    for n in range(11):
        ripple(c, x + 20 + n * 90, line + 6 + (n % 3) * 9, 110, 7, PALE)


def _car(c: Canvas, x: float, base: float) -> None:
    roof = [(0, 14), (4, 36), (22, 40), (36, 62), (66, 62), (80, 38), (94, 34), (96, 12)]
    outline = smooth([(x + along, base - high) for along, high in roof], 6)
    c.poly([*outline, (x + 96, base), (x, base)], GLOW)
    c.poly(
        [(x + 30, base - 40), (x + 39, base - 56), (x + 50, base - 56), (x + 50, base - 40)], DEEP
    )
    c.poly(
        [(x + 55, base - 40), (x + 55, base - 56), (x + 64, base - 56), (x + 74, base - 40)], DEEP
    )
    for wheel in (22, 76):
        c.disc(x + wheel, base - 7, 11, INK)
        c.disc(x + wheel, base - 7, 4, PALE)


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
    crowd = (
        (1214, 856, 158, BLUE, None),
        (1270, 872, 168, ACCENT, None),
        (1334, 890, 118, MID, INK),
        (1392, 900, 176, DEEP, DEEP),
        (1470, 916, 168, BLUE, None),
    )
    for x, y, tall, coat, hat in crowd:
        c.shade(
            [(x - 10, y - 4), (x + 14, y - 4), (x + 110, y + 34), (x + 66, y + 36)],
            DEEP,
            (x + 130, y),
            (x, y),
            0.8,
        )
        person(c, x, y, tall, coat, hat=hat)
    c.line([(1300, 800), (1318, 872)], 4, INK)
    c.rect(1290, 812, 1312, 862, INK)
    c.disc(1316, 872, 7, INK)
    trolley: list[Point] = [(1414, 820), (1440, 900)]
    c.line(trolley, 4, INK)
    c.poly([(1424, 838), (1460, 838), (1456, 892), (1432, 892)], GLOW)
    c.disc(1444, 902, 8, INK)
