"""The wooden hull found at the edge of the channel."""

import math

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
from onrecord.newsroom.demo.props import person


def old_hull(c: Canvas) -> None:
    """A diver's lamp on the ribs of a wooden ship, under the bows of a boat."""
    surface = 150
    c.rect(0, 0, WIDTH, surface + 20, PAPER)
    c.shade(box(0, 0, WIDTH, surface + 20), MIST, (0, 110), (0, -40))
    deep = box(0, surface, WIDTH, HEIGHT)
    c.poly(deep, BLUE)
    c.shade(deep, MIST, (0, 520), (0, 60))
    c.shade(deep, DEEP, (0, 330), (0, 700))
    c.shade(deep, INK, (0, 620), (0, 1090), 0.9)
    for x, wide, lean in (
        (180, 70, 150),
        (420, 110, 190),
        (780, 60, 170),
        (1250, 120, 210),
        (1490, 60, 160),
    ):
        ray = [(x, surface), (x + wide, surface), (x + wide * 2.2 - lean, 760), (x - lean, 760)]
        c.shade(ray, PALE, (0, 700), (0, 60), 0.5)
    _surface(c, surface)
    _seabed(c, 828, BLUE, 26)
    for x, y, size in (
        (180, 690, 1.0),
        (250, 722, 0.8),
        (140, 738, 0.7),
        (312, 682, 0.74),
        (264, 664, 0.6),
        (352, 730, 0.62),
        (206, 640, 0.6),
    ):
        _fish(c, x, y, 34 * size, MIST)
    lamp = (560.0, 500.0)
    cone = [lamp, (1500, 420), (1500, HEIGHT), (800, HEIGHT)]
    c.shade(cone, GLOW, (1230, 790), lamp, 0.95)
    _wreck(c)
    c.shade(cone, GLOW, (980, 760), lamp, 0.5)
    _seabed(c, 952, DEEP, 22)
    _diver(c, lamp)
    for n in range(13):
        t = n / 12
        drift = 400 + 26 * math.sin(n * 1.9) - 10 * t
        radius = 5 + 11 * t
        c.disc(drift, 418 - 230 * t, radius, PALE)
        c.disc(drift + radius * 0.18, 418 - 230 * t + radius * 0.18, radius * 0.7, MID)
    for x in (90, 150, 1450, 1520, 1570):
        _weed(c, x, 1030 + c.rng.uniform(-10, 20), c.rng.uniform(120, 230))


def _surface(c: Canvas, y: float) -> None:
    crest = [
        (x, y + 7 * math.sin(x / 61) + 4 * math.sin(x / 23)) for x in range(-10, WIDTH + 11, 8)
    ]
    c.line(crest, 7, PAPER)
    # The divers' boat, her keel below the water.
    keel = smooth([(590, 118), (640, 176), (760, 206), (920, 200), (1010, 150), (1030, 110)], 10)
    boat = [*keel, (1030, 84), (590, 92)]
    c.poly(boat, INK)
    c.poly([(588, 84), (1036, 72), (1030, 104), (592, 112)], ACCENT)
    c.poly([(700, 84), (712, 22), (836, 18), (850, 80)], PAPER)
    c.shade([(700, 84), (712, 22), (836, 18), (850, 80)], MID, (760, 0), (880, 0), 0.9)
    c.rect(724, 34, 764, 62, DEEP)
    c.rect(778, 32, 820, 60, DEEP)
    person(c, 936, 76, 70, BLUE, hat=ACCENT)
    c.line(smooth([(640, 150), (560, 250), (470, 380), (452, 440)], 12), 4, PAPER)
    c.line(smooth([(1012, 140), (1120, 420), (1450, 930)], 12), 3, INK)


def _seabed(c: Canvas, y: float, fill: str, high: float) -> None:
    phase = c.rng.uniform(0, 6.28)
    line = [
        (x, y + high * math.sin(x / 230 + phase) + high * 0.4 * math.sin(x / 71))
        for x in range(-10, WIDTH + 11, 10)
    ]
    floor = [*line, (WIDTH + 10, HEIGHT), (-10, HEIGHT)]
    c.poly(floor, fill)
    if fill == BLUE:
        c.shade(floor, INK, (760, 860), (60, 900), 0.8)
        c.glow(900, 900, 470, SAND, 0.85, within=floor)
    c.shade(floor, INK, (0, y + 20), (0, y + 260), 0.95)


def _fish(c: Canvas, x: float, y: float, long: float, fill: str) -> None:
    c.poly(
        smooth(
            [
                (x - long, y),
                (x - long * 0.2, y - long * 0.34),
                (x + long * 0.7, y),
                (x - long * 0.2, y + long * 0.34),
            ],
            6,
            closed=True,
        ),
        fill,
    )
    c.poly(
        [
            (x + long * 0.5, y),
            (x + long * 1.15, y - long * 0.34),
            (x + long * 1.15, y + long * 0.34),
        ],
        fill,
    )
    c.disc(x - long * 0.6, y - long * 0.06, long * 0.07, INK)


def _wreck(c: Canvas) -> None:
    """Ribs in a row, tall amidships and low towards the ends, on a keel sunk in the sand."""

    def rib(n: int, side: int) -> list[Point]:
        t = n / 10
        x = 700 + 640 * t
        swell = math.sin(math.pi * (0.16 + 0.74 * t))
        tall, out = 330 * swell + 40, 90 * swell + 20
        keel = 872 - 40 * t
        return smooth(
            [
                (x, keel),
                (x + side * out * 0.75, keel - tall * 0.2),
                (x + side * out * 1.05 + 20, keel - tall * 0.62),
                (x + side * out * 0.7 + 44, keel - tall),
            ],
            10,
        )

    for n in range(11):
        far = rib(n, 1)
        cut = len(far) if n not in (3, 8) else len(far) // 2
        c.line(far[:cut], 17, INK)
    for share in (0.3, 0.62):
        plank = [rib(n, 1)[int(30 * share)] for n in range(11)]
        c.line(plank[:9], 15, INK)
    c.line([(650, 880), (1000, 856), (1400, 824)], 34, INK)
    c.line([(652, 872), (1000, 848), (1398, 818)], 8, SAND)
    for n in range(11):
        near = rib(n, -1)
        cut = len(near) if n not in (2, 6, 9) else int(len(near) * 0.6)
        c.line(near[:cut], 23, DEEP)
        tone = (GLOW, GLOW, GLOW, SAND, SAND, MIST, MIST, MID, MID, BLUE, BLUE)[n]
        c.line([(x - 6, y) for x, y in near[:cut]], 8, tone)
    for share, last in ((0.22, 9), (0.42, 6)):
        plank = [rib(n, -1)[int(30 * share)] for n in range(11)]
        c.line(plank[:last], 30, DEEP)
        c.line([(x, y - 9) for x, y in plank[:last]], 7, ACCENT if last == 6 else SAND)
        for x, y in plank[:last]:
            c.disc(x, y + 4, 4.5, GLOW)
    stem = smooth([(672, 890), (628, 800), (612, 690), (622, 600)], 10)
    c.line(stem, 34, DEEP)
    c.line([(x - 8, y) for x, y in stem], 9, GLOW)


def _diver(c: Canvas, lamp: Point) -> None:
    """Swimming to the right, lamp ahead, fins trailing."""
    c.line([(402, 470), (330, 486), (262, 470)], 30, INK)
    c.line([(400, 486), (330, 520), (268, 532)], 28, INK)
    c.poly([(268, 458), (190, 430), (172, 462), (264, 486)], ACCENT)
    c.poly([(272, 520), (196, 536), (190, 568), (272, 546)], ACCENT)
    c.poly(
        smooth(
            [(388, 462), (420, 446), (480, 448), (506, 468), (496, 494), (440, 506), (396, 496)],
            8,
            closed=True,
        ),
        INK,
    )
    c.line([(404, 436), (474, 438)], 34, BLUE)
    c.line([(412, 430), (470, 431)], 8, MIST)
    c.line([(488, 480), (524, 506), (lamp[0] - 8, lamp[1])], 17, INK)
    c.disc(522, 454, 27, INK)
    c.poly(arc(530, 452, 20, 17, -70, 80), PALE)
    c.line(smooth([(476, 434), (500, 418), (530, 440), (540, 464)], 8), 6, ACCENT)
    c.poly(
        [
            (lamp[0] - 14, lamp[1] - 12),
            (lamp[0] + 16, lamp[1] - 18),
            (lamp[0] + 16, lamp[1] + 18),
            (lamp[0] - 14, lamp[1] + 12),
        ],
        ACCENT,
    )
    c.oval(lamp[0] + 16, lamp[1], 7, 18, PAPER)
    c.glow(lamp[0] + 18, lamp[1], 90, PAPER, 0.8)


def _weed(c: Canvas, x: float, base: float, tall: float) -> None:
    lean = c.rng.uniform(-20, 20)
    for shift in (-16, 0, 16):
        top = tall * c.rng.uniform(0.6, 1.0)
        c.line(
            smooth(
                [
                    (x + shift, base),
                    (x + shift + 16, base - top * 0.35),
                    (x + shift - 12 + lean, base - top * 0.7),
                    (x + shift + lean, base - top),
                ],
                8,
            ),
            9,
            INK,
        )
