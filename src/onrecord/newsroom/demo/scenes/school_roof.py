"""Salt Lane Primary School in the rain."""

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
    WIDTH,
    Canvas,
    arc,
    box,
    smooth,
)
from onrecord.newsroom.demo.props import cloud, person


def school_roof(c: Canvas) -> None:
    """The school in section: rain on the flat roof, a bucket in the empty room, lessons below."""
    c.rect(0, 0, WIDTH, HEIGHT, MID)
    c.shade(box(0, 0, WIDTH, 620), DEEP, (0, 560), (0, -80), 0.95)
    c.shade(box(0, 300, WIDTH, 962), MIST, (0, 380), (0, 960), 0.9)
    for x, y, length, fill in (
        (-160, 190, 760, DEEP),
        (520, 130, 620, BLUE),
        (980, 220, 800, DEEP),
        (240, 250, 520, BLUE),
    ):
        cloud(c, x, y, length, fill)
        c.rect(x + 30, y - 4, x + length - 30, y + 5, fill)
    for _ in range(250):
        from_x, from_y = c.rng.uniform(-40, WIDTH + 120), c.rng.uniform(150, 930)
        long = c.rng.uniform(22, 64)
        c.line([(from_x, from_y), (from_x - long * 0.28, from_y + long)], 2.6, PALE)
    ground = box(0, 960, WIDTH, HEIGHT)
    c.poly(ground, DEEP)
    c.shade(ground, INK, (0, 960), (0, 1080))
    left, right, roof, floor, base = 250.0, 1350.0, 360.0, 674.0, 960.0
    c.rect(left, roof, right, base, INK)
    upper = box(left + 30, roof + 40, right - 30, floor - 14)
    lower = box(left + 30, floor + 14, right - 30, base - 16)
    c.poly(upper, PALE)
    c.shade(upper, MID, (0, roof + 250), (0, roof + 20), 0.9)
    c.poly(lower, PAPER)
    c.glow(800, 790, 520, GLOW, 0.7, within=lower)
    _roof(c, left, right, roof)
    _upper_room(c, roof + 40, floor - 14)
    _lower_room(c, floor + 14, base - 16)
    for x in (150, 1466):
        c.line([(x, 960), (x, 790)], 16, INK)
        for dx, dy, radius in ((0, 740, 76), (-44, 784, 54), (46, 780, 56)):
            c.disc(x + dx, dy, radius, INK)
            c.glow(x + dx - 10, dy - 20, radius * 0.8, BLUE, 0.7)
    for x, wide in ((90, 180), (1500, 220), (1240, 120)):
        c.oval(x, 1014, wide / 2, 12, BLUE)
        c.oval(x + 10, 1012, wide / 4, 5, MIST)


def _roof(c: Canvas, left: float, right: float, top: float) -> None:
    c.rect(left - 34, top - 8, right + 34, top + 40, INK)
    c.rect(left - 34, top - 34, left - 6, top, INK)
    c.rect(right + 6, top - 34, right + 34, top, INK)
    pool = smooth(
        [
            (left - 4, top - 8),
            (520, top - 22),
            (760, top - 27),
            (1010, top - 22),
            (right + 4, top - 8),
        ],
        10,
    )
    c.poly([*pool, (right + 4, top + 2), (left - 4, top + 2)], MIST)
    for x in (420, 590, 720, 905, 1090, 1220):
        c.line([(x - 9, top - 40), (x, top - 24), (x + 10, top - 42)], 3, PALE)
    for x in (636, 1004):
        c.poly(
            smooth(
                [
                    (x - 34, top - 6),
                    (x - 12, top + 20),
                    (x - 20, top + 42),
                    (x + 18, top + 42),
                    (x + 14, top + 14),
                    (x + 34, top - 6),
                ],
                6,
            ),
            MIST,
        )
    c.rect(1180, top - 92, 1226, top - 6, INK)
    c.rect(1170, top - 100, 1236, top - 88, INK)


def _upper_room(c: Canvas, top: float, floor: float) -> None:
    for x in (310, 1150):
        c.rect(x, top + 44, x + 130, top + 168, INK)
        c.rect(x + 9, top + 53, x + 121, top + 159, BLUE)
        c.shade(box(x + 9, top + 53, x + 121, top + 159), MIST, (0, top + 40), (0, top + 180), 0.8)
        c.line([(x + 65, top + 53), (x + 65, top + 159)], 6, INK)
        c.line([(x + 9, top + 100), (x + 121, top + 100)], 6, INK)
    c.rect(672, top + 36, 968, top + 176, ACCENT)
    c.rect(682, top + 46, 958, top + 166, DEEP)
    c.shade(box(682, top + 46, 958, top + 166), INK, (700, top + 60), (980, top + 180), 0.8)
    for n in range(3):
        c.line([(706, top + 76 + n * 26), (790 - n * 18, top + 76 + n * 26)], 5, PALE)
    c.line(
        [(836, top + 138), (920, top + 138), (900, top + 154), (850, top + 154), (836, top + 138)],
        4,
        PAPER,
    )
    c.line([(874, top + 136), (874, top + 76), (910, top + 128), (874, top + 128)], 4, PAPER)
    # What came down, and the hole it left.
    for x, wide in ((636, 64), (1004, 50)):
        hole = smooth(
            [
                (x - wide, top),
                (x - wide * 0.5, top + 20),
                (x, top + 9),
                (x + wide * 0.5, top + 22),
                (x + wide, top),
            ],
            6,
        )
        c.poly(hole, INK)
        c.glow(x, top + 4, wide * 1.6, BLUE, 0.8, within=box(x - 150, top, x + 150, top + 90))
    for n in range(4):
        _desk(c, (392, 520, 1130, 1246)[n], floor)
    c.rect(770, floor - 76, 910, floor - 64, DEEP)
    c.rect(782, floor - 64, 794, floor, DEEP)
    c.rect(886, floor - 64, 898, floor, DEEP)
    c.poly(
        [
            (800, floor - 76),
            (812, floor - 96),
            (838, floor - 84),
            (850, floor - 100),
            (880, floor - 76),
        ],
        PAPER,
    )
    for x, fill in ((636, ACCENT), (1004, MIST)):
        for n in range(4):
            y = top + 44 + n * 44 + (7 if x > 800 else 0)
            c.poly(smooth([(x, y - 14), (x + 6, y), (x, y + 7), (x - 6, y)], 6, closed=True), BLUE)
        c.oval(x, floor + 1, 74, 6, MID)
        pail = [(x - 44, floor - 70), (x + 44, floor - 70), (x + 32, floor), (x - 32, floor)]
        c.line(arc(x, floor - 70, 43, 42, 180, 360), 4, INK)
        c.poly(pail, fill)
        c.shade(pail, INK, (x, 0), (x + 58, 0), 0.7)
        c.oval(x, floor - 70, 44, 9, INK)
        c.oval(x, floor - 68, 36, 6, MIST)
        for side in (-1, 1):
            c.line([(x + side * 10, floor - 84), (x + side * 22, floor - 98)], 3, BLUE)


def _desk(c: Canvas, x: float, floor: float) -> None:
    c.rect(x - 44, floor - 62, x + 44, floor - 52, DEEP)
    c.line([(x - 34, floor - 52), (x - 40, floor - 3)], 6, DEEP)
    c.line([(x + 34, floor - 52), (x + 40, floor - 3)], 6, DEEP)
    # The chair is put up on the desk.
    c.rect(x - 24, floor - 72, x + 24, floor - 64, BLUE)
    c.line([(x - 20, floor - 72), (x - 24, floor - 104)], 5, BLUE)
    c.line([(x + 20, floor - 72), (x + 24, floor - 104)], 5, BLUE)


def _lower_room(c: Canvas, top: float, floor: float) -> None:
    for x in (520, 800, 1080):
        c.line([(x, top), (x, top + 26)], 4, INK)
        c.poly(
            [(x - 34, top + 50), (x - 12, top + 26), (x + 12, top + 26), (x + 34, top + 50)], INK
        )
        c.oval(x, top + 51, 20, 7, PAPER)
        c.shade(
            [(x - 30, top + 54), (x + 30, top + 54), (x + 150, floor), (x - 150, floor)],
            PAPER,
            (0, floor + 30),
            (0, top + 40),
            0.9,
        )
    c.rect(306, top + 60, 420, floor, BLUE)
    c.rect(318, top + 74, 408, top + 140, PALE)
    c.disc(400, top + 184, 6, GLOW)
    for n in range(5):
        c.line([(1152 + n * 34, top + 66), (1152 + n * 34, top + 78)], 5, INK)
        coat = (ACCENT, BLUE, DEEP, MID, ACCENT)[n]
        c.poly(
            [
                (1144 + n * 34, top + 76),
                (1160 + n * 34, top + 76),
                (1167 + n * 34, top + 144),
                (1137 + n * 34, top + 144),
            ],
            coat,
        )
    c.line([(1132, top + 66), (1306, top + 66)], 6, INK)
    for n in range(5):
        for shift in (0, 15):
            x = 1142 + n * 34 + shift
            c.poly(
                [
                    (x, floor - 26),
                    (x + 9, floor - 26),
                    (x + 9, floor - 9),
                    (x + 15, floor),
                    (x, floor),
                ],
                (INK, ACCENT, DEEP, INK, BLUE)[n],
            )
    person(c, 476, floor, 176, DEEP)
    c.line([(490, floor - 118), (540, floor - 140)], 11, DEEP)
    for n in range(5):
        x = 620 + n * 108
        c.line([(x - 16, floor - 3), (x - 16, floor - 46), (x + 14, floor - 46)], 6, INK)
        c.poly(
            smooth(
                [
                    (x - 16, floor - 46),
                    (x - 14, floor - 92),
                    (x + 12, floor - 92),
                    (x + 18, floor - 46),
                ],
                6,
                closed=True,
            ),
            (BLUE, ACCENT, MID, DEEP, BLUE)[n],
        )
        c.disc(x - 4, floor - 112, 19, INK)
        c.line([(x + 8, floor - 80), (x - 34, floor - 66)], 9, (BLUE, ACCENT, MID, DEEP, BLUE)[n])
        c.rect(x - 70, floor - 64, x - 20, floor - 56, DEEP)
        c.line([(x - 62, floor - 56), (x - 66, floor)], 5, DEEP)
        c.poly([(x - 60, floor - 66), (x - 46, floor - 76), (x - 34, floor - 66)], PAPER)
