"""Pictures of the town: the council hall, the school, the clinic's door, the museum's lens."""

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
from onrecord.newsroom.demo.props import cloud, lamp_post, person


def council_hall(c: Canvas) -> None:
    """The hall at ten to midnight, windows lit, the last of the public on the steps."""
    sky = box(0, 0, WIDTH, 820)
    c.poly(sky, DEEP)
    c.shade(sky, INK, (0, 420), (0, -140))
    c.shade(sky, BLUE, (0, 380), (0, 860), 0.9)
    for _ in range(60):
        c.disc(c.rng.uniform(0, WIDTH), c.rng.uniform(0, 420), c.rng.uniform(1.2, 2.8), PALE)
    c.glow(1320, 190, 240, MID, 0.7)
    c.disc(1320, 190, 66, PAPER)
    c.shade(arc(1320, 190, 66, 66, 0, 360), MIST, (1290, 160), (1400, 260), 0.9)
    for x, y, length, fill in ((980, 300, 420, BLUE), (-120, 260, 460, BLUE), (230, 150, 260, DEEP)):
        cloud(c, x, y, length, fill)
    _street(c)
    _tower(c, 800, 320)
    _front(c, 800, 790)
    _steps(c, 800, 790)
    square = box(0, 880, WIDTH, HEIGHT)
    c.poly(square, DEEP)
    c.shade(square, INK, (0, 900), (0, 1080))
    for x in (452, 626, 800, 974, 1148):
        spill = [(x - 40, 880), (x + 40, 880), (x + (x - 800) * 0.16 + 74, 1040),
                 (x + (x - 800) * 0.16 - 74, 1040)]
        c.shade(spill, GLOW, (0, 1050), (0, 872), 0.75)
    for n in range(7):
        x = 800 + (n - 3) * 230
        c.line([(800 + (n - 3) * 160, 882), (x + (n - 3) * 160, HEIGHT)], 2, BLUE)
    lamp_post(c, 190, 960, 400)
    lamp_post(c, 1410, 960, 400)
    _tree(c, -10, 1000, 520)
    _tree(c, 1620, 1000, 470)
    for x, y, tall, coat, hat in ((560, 872, 92, INK, None), (606, 876, 96, ACCENT, None),
                                  (720, 848, 84, INK, INK), (930, 872, 92, DEEP, None),
                                  (962, 874, 96, INK, INK), (1236, 964, 128, INK, INK)):
        c.shade([(x - 8, y), (x + 8, y), (x + 46, y + 70), (x + 10, y + 72)], INK, (x, y + 80),
                (x, y), 0.9)
        person(c, x, y, tall, coat, hat=hat)
    c.line([(1262, 900), (1270, 962)], 4, INK)


def _street(c: Canvas) -> None:
    x = -20.0
    while x < WIDTH:
        wide, high = c.rng.uniform(90, 150), c.rng.uniform(150, 270)
        fill = c.rng.choice((DEEP, INK, INK))
        c.rect(x, 880 - high, x + wide, 880, fill)
        for row in range(int(high // 62)):
            for column in range(int(wide // 44)):
                left, top = x + 20 + column * 42, 900 - high + row * 58
                lit = c.rng.random() < 0.16
                c.rect(left, top, left + 16, top + 26, GLOW if lit else BLUE)
        x += wide


def _tower(c: Canvas, x: float, base: float) -> None:
    shaft = box(x - 84, 130, x + 84, base + 40)
    c.poly(shaft, MIST)
    c.shade(shaft, BLUE, (x - 30, 0), (x + 120, 0))
    c.rect(x - 100, 118, x + 100, 140, PALE)
    c.rect(x - 100, 292, x + 100, 312, PALE)
    c.poly([(x - 92, 118), (x - 60, 64), (x + 60, 64), (x + 92, 118)], DEEP)
    c.poly(arc(x, 66, 56, 54, 180, 360), DEEP)
    c.shade([(x, 118), (x, 10), (x + 60, 60), (x + 92, 118)], INK, (x, 0), (x + 80, 0))
    c.line([(x, 14), (x, -40)], 6, DEEP)
    c.glow(x, 216, 120, GLOW, 0.55)
    c.disc(x, 216, 62, INK)
    c.disc(x, 216, 53, PAPER)
    for hour in range(12):
        turn = math.radians(hour * 30)
        c.disc(x + 43 * math.sin(turn), 216 - 43 * math.cos(turn), 4 if hour % 3 else 6, DEEP)
    for degrees, long, wide in ((-5, 26, 7), (-60, 40, 5)):
        turn = math.radians(degrees)
        c.line([(x, 216), (x + long * math.sin(turn), 216 - long * math.cos(turn))], wide, INK)
    c.disc(x, 216, 6, ACCENT)


def _front(c: Canvas, x: float, base: float) -> None:
    wall = box(x - 500, 470, x + 500, base)
    c.poly(wall, MIST)
    c.shade(wall, BLUE, (0, 640), (0, 440), 0.7)
    c.shade(wall, BLUE, (x + 120, 0), (x + 620, 0), 0.7)
    c.rect(x - 520, 448, x + 520, 480, PALE)
    c.rect(x - 520, 474, x + 520, 482, MID)
    gable = [(x - 430, 448), (x, 312), (x + 430, 448)]
    c.poly([(x - 470, 450), (x, 292), (x + 470, 450)], PALE)
    c.poly(gable, MID)
    c.shade(gable, DEEP, (x - 200, 460), (x + 300, 330), 0.9)
    # The town's arms: a lantern over two waves.
    c.disc(x, 400, 38, PAPER)
    c.poly([(x - 11, 384), (x + 11, 384), (x + 8, 408), (x - 8, 408)], DEEP)
    c.poly([(x - 14, 384), (x, 373), (x + 14, 384)], DEEP)
    c.disc(x, 396, 5, ACCENT)
    for y in (416, 425):
        c.line(smooth([(x - 20, y), (x - 10, y - 4), (x, y), (x + 10, y - 4), (x + 20, y)], 6), 3,
               BLUE)
    for n in range(5):
        middle = x + (n - 2) * 174
        _arched(c, middle, base - 4 if n == 2 else base - 40, 46, 250 if n == 2 else 206)
    for n in range(6):
        middle = x + (n - 2.5) * 174
        shaft = [(middle - 23, base), (middle - 19, 520), (middle + 19, 520), (middle + 23, base)]
        c.poly(shaft, PAPER)
        c.shade(shaft, BLUE, (middle - 4, 0), (middle + 32, 0), 0.95)
        c.rect(middle - 34, 496, middle + 34, 522, PALE)
        c.rect(middle - 34, base - 18, middle + 34, base, PALE)


def _arched(c: Canvas, x: float, base: float, half: float, tall: float) -> None:
    top = base - tall + half
    c.glow(x, base - tall * 0.45, half * 2.6, GLOW, 0.6)
    opening = [(x - half, base), *arc(x, top, half, half, 180, 360), (x + half, base)]
    c.poly(opening, GLOW)
    c.shade(opening, ACCENT, (0, base - tall * 0.5), (0, base + 30), 0.75)
    c.line([(x, base), (x, top - half)], 5, DEEP)
    for step in range(4):
        y = top + (base - top) * step / 3.4
        c.line([(x - half, y), (x + half, y)], 4, DEEP)
    c.line([(x - half, base), *arc(x, top, half, half, 180, 360), (x + half, base)], 7, DEEP)


def _steps(c: Canvas, x: float, top: float) -> None:
    for n in range(5):
        wide = 540 + n * 34
        y = top + n * 18
        c.rect(x - wide, y, x + wide, y + 19, (PALE, MIST)[n % 2])
        c.shade(box(x - wide, y, x + wide, y + 19), BLUE, (x + 100, 0), (x + wide + 60, 0), 0.95)
        c.rect(x - wide, y + 14, x + wide, y + 19, MID)


def _tree(c: Canvas, x: float, base: float, tall: float) -> None:
    c.line([(x, base + 70), (x, base - tall * 0.5)], 34, INK)
    for dx, dy, radius in ((0, -0.78, 0.3), (-0.2, -0.6, 0.26), (0.2, -0.58, 0.27),
                           (0.05, -0.46, 0.24)):
        middle = x + dx * tall, base + dy * tall
        c.disc(*middle, radius * tall, INK)
        c.glow(middle[0], middle[1] - radius * tall * 0.4, radius * tall * 0.6, DEEP, 0.7)


def school_roof(c: Canvas) -> None:
    """The school in section: rain on the flat roof, a bucket in the empty room, lessons below."""
    c.rect(0, 0, WIDTH, HEIGHT, MID)
    c.shade(box(0, 0, WIDTH, 620), DEEP, (0, 560), (0, -80), 0.95)
    c.shade(box(0, 300, WIDTH, 940), MIST, (0, 380), (0, 960), 0.9)
    for x, y, length, fill in ((-160, 190, 760, DEEP), (520, 130, 620, BLUE), (980, 220, 800, DEEP),
                               (240, 250, 520, BLUE)):
        cloud(c, x, y, length, fill)
        c.rect(x + 30, y - 4, x + length - 30, y + 5, fill)
    for _ in range(150):
        x, y = c.rng.uniform(-40, WIDTH + 120), c.rng.uniform(150, 930)
        long = c.rng.uniform(22, 64)
        c.line([(x, y), (x - long * 0.28, y + long)], 2.6, PALE)
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
    pool = smooth([(left - 4, top - 8), (520, top - 22), (760, top - 27), (1010, top - 22),
                   (right + 4, top - 8)], 10)
    c.poly([*pool, (right + 4, top + 2), (left - 4, top + 2)], MIST)
    for x in (420, 590, 720, 905, 1090, 1220):
        c.line([(x - 9, top - 40), (x, top - 24), (x + 10, top - 42)], 3, PALE)
    for x in (636, 1004):
        c.poly(smooth([(x - 34, top - 6), (x - 12, top + 20), (x - 20, top + 42), (x + 18, top + 42),
                       (x + 14, top + 14), (x + 34, top - 6)], 6), MIST)
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
    c.line([(836, top + 138), (920, top + 138), (900, top + 154), (850, top + 154), (836, top + 138)],
           4, PAPER)
    c.line([(874, top + 136), (874, top + 76), (910, top + 128), (874, top + 128)], 4, PAPER)
    # What came down, and the hole it left.
    for x, wide in ((636, 64), (1004, 50)):
        hole = smooth([(x - wide, top), (x - wide * 0.5, top + 20), (x, top + 9),
                       (x + wide * 0.5, top + 22), (x + wide, top)], 6)
        c.poly(hole, INK)
        c.glow(x, top + 4, wide * 1.6, BLUE, 0.8, within=box(x - 150, top, x + 150, top + 90))
    for n in range(4):
        _desk(c, (392, 520, 1130, 1246)[n], floor)
    c.rect(770, floor - 76, 910, floor - 64, DEEP)
    c.rect(782, floor - 64, 794, floor, DEEP)
    c.rect(886, floor - 64, 898, floor, DEEP)
    c.poly([(800, floor - 76), (812, floor - 96), (838, floor - 84), (850, floor - 100),
            (880, floor - 76)], PAPER)
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
        c.poly([(x - 34, top + 50), (x - 12, top + 26), (x + 12, top + 26), (x + 34, top + 50)], INK)
        c.oval(x, top + 51, 20, 7, PAPER)
        c.shade([(x - 30, top + 54), (x + 30, top + 54), (x + 150, floor), (x - 150, floor)], PAPER,
                (0, floor + 30), (0, top + 40), 0.9)
    c.rect(306, top + 60, 420, floor, BLUE)
    c.rect(318, top + 74, 408, top + 140, PALE)
    c.disc(400, top + 184, 6, GLOW)
    for n in range(5):
        c.line([(1170 + n * 36, top + 66), (1170 + n * 36, top + 78)], 5, INK)
        coat = (ACCENT, BLUE, DEEP, MID, ACCENT)[n]
        c.poly([(1162 + n * 36, top + 76), (1178 + n * 36, top + 76), (1185 + n * 36, top + 144),
                (1155 + n * 36, top + 144)], coat)
    c.line([(1150, top + 66), (1330, top + 66)], 6, INK)
    for n in range(5):
        for shift in (0, 15):
            x = 1160 + n * 36 + shift
            c.poly([(x, floor - 26), (x + 9, floor - 26), (x + 9, floor - 9), (x + 15, floor),
                    (x, floor)], (INK, ACCENT, DEEP, INK, BLUE)[n])
    person(c, 476, floor, 176, DEEP)
    c.line([(490, floor - 118), (540, floor - 140)], 11, DEEP)
    for n in range(5):
        x = 620 + n * 108
        c.line([(x - 16, floor - 3), (x - 16, floor - 46), (x + 14, floor - 46)], 6, INK)
        c.poly(smooth([(x - 16, floor - 46), (x - 14, floor - 92), (x + 12, floor - 92),
                       (x + 18, floor - 46)], 6, closed=True),
               (BLUE, ACCENT, MID, DEEP, BLUE)[n])
        c.disc(x - 4, floor - 112, 19, INK)
        c.line([(x + 8, floor - 80), (x - 34, floor - 66)], 9, (BLUE, ACCENT, MID, DEEP, BLUE)[n])
        c.rect(x - 70, floor - 64, x - 20, floor - 56, DEEP)
        c.line([(x - 62, floor - 56), (x - 66, floor)], 5, DEEP)
        c.poly([(x - 60, floor - 66), (x - 46, floor - 76), (x - 34, floor - 66)], PAPER)


def clinic_door(c: Canvas) -> None:
    """Evening on Ropewalk: a lit door in a blue wall, a clock, a bench with one person on it."""
    wall = box(0, 0, WIDTH, 860)
    c.poly(wall, BLUE)
    c.shade(wall, DEEP, (0, 420), (0, -80), 0.95)
    c.shade(wall, DEEP, (520, 0), (-160, 0), 0.8)
    c.shade(wall, DEEP, (1320, 0), (1720, 0), 0.7)
    for _ in range(26):
        x, y = c.rng.uniform(20, WIDTH - 60), c.rng.uniform(60, 620)
        c.line([(x, y), (x + c.rng.uniform(14, 50), y + c.rng.uniform(-3, 3))], 2.5, MID)
    _tiles(c)
    street = box(0, 860, WIDTH, HEIGHT)
    c.poly(street, DEEP)
    c.shade(street, INK, (0, 900), (0, 1090))
    door = 980.0
    c.glow(door, 560, 560, GLOW, 0.75, within=box(0, 0, WIDTH, 860))
    _doorway(c, door)
    c.shade([(door - 170, 884), (door + 170, 884), (door + 340, HEIGHT), (door - 420, HEIGHT)], GLOW,
            (0, 1110), (0, 850), 0.95)
    for n in range(12):
        y = 896 + (n // 4) * 56
        x = (n % 4) * 430 + (n // 4) * 120 - 60
        c.line([(x, y), (x + 250, y)], 3, BLUE)
    _clock(c, 690, 250)
    _shutters(c, 250, 250)
    _shutters(c, 1336, 250)
    _bench(c, 440, 872)
    _pot(c, 1250, 880)
    _cat(c, 716, 884)


def _tiles(c: Canvas) -> None:
    c.rect(0, 692, WIDTH, 860, MIST)
    for row in range(3):
        for column in range(29):
            x, y = column * 56.0 - 4, 696.0 + row * 56
            fill = (PALE, MID)[(row + column) % 2]
            c.rect(x + 2, y, x + 53, y + 52, fill)
            middle = x + 27, y + 26
            c.poly([(middle[0], y + 8), (x + 46, middle[1]), (middle[0], y + 44), (x + 8, middle[1])],
                   (BLUE, PALE)[(row + column) % 2])
            c.disc(*middle, 6, ACCENT if (row + column) % 2 == 0 else DEEP)
    c.shade(box(0, 692, WIDTH, 860), DEEP, (780, 0), (-60, 0), 0.85)
    c.shade(box(0, 692, WIDTH, 860), DEEP, (1180, 0), (1700, 0), 0.8)
    c.rect(0, 680, WIDTH, 694, DEEP)


def _doorway(c: Canvas, x: float) -> None:
    frame = [(x - 190, 860), (x - 190, 360), *arc(x, 360, 190, 190, 180, 360), (x + 190, 860)]
    c.poly(frame, PAPER)
    c.shade(frame, MIST, (x + 40, 0), (x + 230, 0), 0.9)
    inner = [(x - 150, 860), (x - 150, 360), *arc(x, 360, 150, 150, 180, 360), (x + 150, 860)]
    c.poly(inner, GLOW)
    c.shade(inner, PAPER, (0, 720), (0, 260))
    # Inside: a counter, somebody at it, a lamp.
    c.rect(x - 150, 660, x + 150, 860, SAND)
    c.shade(box(x - 150, 660, x + 150, 860), ACCENT, (0, 640), (0, 900), 0.6)
    c.disc(x + 62, 560, 27, INK)
    c.poly(smooth([(x + 14, 664), (x + 22, 606), (x + 62, 588), (x + 104, 606), (x + 112, 664)], 8),
           PAPER)
    c.shade(smooth([(x + 14, 664), (x + 22, 606), (x + 62, 588), (x + 104, 606), (x + 112, 664)], 8),
            MID, (x + 50, 0), (x + 130, 0), 0.9)
    c.rect(x - 150, 654, x + 150, 668, DEEP)
    c.line([(x - 62, 654), (x - 62, 604)], 6, DEEP)
    c.poly([(x - 96, 606), (x - 80, 570), (x - 44, 570), (x - 28, 606)], ACCENT)
    for n in range(9):
        turn = math.radians(180 + n * 22.5)
        c.line([(x, 360), (x + 150 * math.cos(turn), 360 + 150 * math.sin(turn))], 6, DEEP)
    c.line(arc(x, 360, 74, 74, 180, 360), 6, DEEP)
    c.poly(arc(x, 360, 34, 34, 180, 360), DEEP)
    c.rect(x - 156, 352, x + 156, 370, DEEP)
    # The left leaf stands open; the right one is shut.
    c.poly([(x - 150, 370), (x - 106, 400), (x - 106, 860), (x - 150, 860)], DEEP)
    c.shade([(x - 150, 370), (x - 106, 400), (x - 106, 860), (x - 150, 860)], INK, (x - 150, 0),
            (x - 100, 0), 0.9)
    c.line([(x, 370), (x, 860)], 10, DEEP)
    for y in (520, 690):
        c.rect(x, y - 6, x + 150, y + 6, DEEP)
    c.line([(x + 75, 370), (x + 75, 684)], 7, DEEP)
    c.rect(x, 690, x + 150, 860, DEEP)
    c.shade(box(x, 690, x + 150, 860), INK, (x, 700), (x + 190, 880), 0.8)
    c.rect(x + 24, 716, x + 126, 836, BLUE)
    c.disc(x + 20, 664, 9, ACCENT)
    for n, half in enumerate((220, 250)):
        c.rect(x - half, 860 + n * 20, x + half, 882 + n * 20, (PAPER, SAND)[n])
        c.rect(x - half, 876 + n * 20, x + half, 882 + n * 20, MID)
    c.line([(x, 170), (x, 120), (x - 4, 112)], 7, INK)
    c.poly([(x - 54, 108), (x - 30, 66), (x + 30, 66), (x + 54, 108)], INK)
    c.poly(arc(x, 108, 34, 28, 0, 180), PAPER)
    c.glow(x, 124, 120, PAPER, 0.5)


def _clock(c: Canvas, x: float, y: float) -> None:
    """A clock on a bracket, at twenty to eight."""
    c.line([(x - 120, y - 118), (x - 120, y + 40)], 12, INK)
    c.line([(x - 120, y - 96), (x, y - 96), (x, y - 70)], 9, INK)
    c.line(smooth([(x - 120, y - 20), (x - 66, y - 30), (x - 40, y - 92)], 8), 6, INK)
    c.disc(x, y, 80, INK)
    c.disc(x, y, 68, PAPER)
    c.shade(arc(x, y, 68, 68, 0, 360), MIST, (x + 10, y), (x - 80, y + 30), 0.9)
    for hour in range(12):
        turn = math.radians(hour * 30)
        inner, outer = (46, 60) if hour % 3 == 0 else (53, 60)
        c.line([(x + inner * math.sin(turn), y - inner * math.cos(turn)),
                (x + outer * math.sin(turn), y - outer * math.cos(turn))], 5, INK)
    for degrees, long, wide in ((230, 34, 9), (240, 54, 6)):
        turn = math.radians(degrees)
        c.line([(x, y), (x + long * math.sin(turn), y - long * math.cos(turn))], wide, INK)
    c.disc(x, y, 8, ACCENT)


def _shutters(c: Canvas, x: float, y: float) -> None:
    c.rect(x - 76, y, x + 76, y + 250, INK)
    c.rect(x - 66, y + 10, x + 66, y + 240, DEEP)
    c.shade(box(x - 66, y + 10, x + 66, y + 240), MID, (x + 60, y + 240), (x - 60, y), 0.6)
    c.line([(x, y + 10), (x, y + 240)], 7, INK)
    c.line([(x - 66, y + 110), (x + 66, y + 110)], 7, INK)
    for side in (-1, 1):
        near, far = x + side * 80, x + side * 156
        c.poly([(near, y - 6), (far, y + 4), (far, y + 262), (near, y + 256)], MIST)
        c.shade([(near, y - 6), (far, y + 4), (far, y + 262), (near, y + 256)], DEEP, (near, 0),
                (far + side * 40, 0), 0.8)
        for n in range(12):
            c.line([(near + side * 10, y + 16 + n * 20), (far - side * 10, y + 20 + n * 20)], 4, BLUE)
    c.rect(x - 90, y + 250, x + 90, y + 266, PAPER)


def _bench(c: Canvas, x: float, base: float) -> None:
    c.shade([(x - 200, base), (x + 230, base), (x + 90, base + 80), (x - 330, base + 80)], INK,
            (0, base + 110), (0, base - 10))
    for y in (-196, -160):
        c.rect(x - 210, base + y, x + 210, base + y + 22, SAND)
        c.shade(box(x - 210, base + y, x + 210, base + y + 22), DEEP, (x + 120, 0), (x - 260, 0), 0.9)
    for side in (-180, 180):
        c.line([(x + side, base - 200), (x + side, base)], 13, INK)
    # A crane driver, cap on, bag beside him.
    man = x + 60
    c.poly(smooth([(man - 46, base - 96), (man - 50, base - 190), (man - 30, base - 226),
                   (man + 22, base - 226), (man + 44, base - 188), (man + 48, base - 96)], 8,
                  closed=True), ACCENT)
    c.shade(smooth([(man - 46, base - 96), (man - 50, base - 190), (man - 30, base - 226),
                    (man + 22, base - 226), (man + 44, base - 188), (man + 48, base - 96)], 8,
                   closed=True), INK, (man + 20, 0), (man - 70, 0), 0.8)
    c.disc(man, base - 258, 31, INK)
    c.poly(arc(man, base - 264, 34, 30, 180, 360), DEEP)
    c.line([(man + 6, base - 264), (man + 48, base - 262)], 9, DEEP)
    for side in (-22, 20):
        c.line([(man + side, base - 100), (man + side + 12, base - 90)], 40, INK)
        c.line([(man + side + 16, base - 92), (man + side + 12, base - 8)], 28, INK)
        c.line([(man + side + 8, base - 3), (man + side + 36, base - 2)], 16, INK)
    c.line([(man - 40, base - 186), (man - 46, base - 132), (man + 6, base - 116)], 23, ACCENT)
    c.line([(man + 38, base - 184), (man + 50, base - 132), (man + 12, base - 116)], 23, ACCENT)
    c.disc(man + 10, base - 114, 13, INK)
    c.rect(x - 214, base - 104, x + 214, base - 84, SAND)
    c.shade(box(x - 214, base - 104, x + 214, base - 84), DEEP, (x + 120, 0), (x - 260, 0), 0.9)
    for side in (-22, 20):
        c.line([(man + side, base - 106), (man + side + 14, base - 96)], 36, INK)
        c.line([(man + side + 16, base - 96), (man + side + 12, base - 8)], 28, INK)
    c.poly([(x - 96, base - 104), (x - 90, base - 162), (x - 6, base - 162), (x, base - 104)], DEEP)
    c.line(arc(x - 48, base - 162, 24, 20, 180, 360), 6, DEEP)
    c.rect(x - 94, base - 138, x - 2, base - 130, MID)


def _pot(c: Canvas, x: float, base: float) -> None:
    for lean, tall in ((-70, 250), (-36, 320), (0, 350), (34, 310), (72, 236)):
        stem = smooth([(x, base - 90), (x + lean * 0.5, base - tall * 0.6), (x + lean, base - tall)],
                      8)
        c.line(stem, 6, INK)
        for share in (0.35, 0.55, 0.75, 1.0):
            px, py = stem[min(len(stem) - 1, int(len(stem) * share))]
            for side in (-1, 1):
                leaf = [(px, py), (px + side * 22, py - 22), (px + side * 50, py - 18),
                        (px + side * 26, py - 2)]
                c.poly(smooth(leaf, 5, closed=True), INK if (side + int(lean)) % 3 else DEEP)
    pot = [(x - 62, base - 110), (x + 62, base - 110), (x + 46, base), (x - 46, base)]
    c.poly(pot, ACCENT)
    c.shade(pot, INK, (x - 10, 0), (x + 84, 0), 0.8)
    c.rect(x - 70, base - 122, x + 70, base - 98, ACCENT)
    c.shade(box(x - 70, base - 122, x + 70, base - 98), INK, (x - 10, 0), (x + 84, 0), 0.8)


def _cat(c: Canvas, x: float, base: float) -> None:
    c.line(smooth([(x - 34, base - 8), (x - 74, base - 10), (x - 84, base - 44)], 8), 9, INK)
    c.poly(smooth([(x - 42, base), (x - 40, base - 44), (x - 8, base - 84), (x + 18, base - 74),
                   (x + 26, base)], 8, closed=True), INK)
    c.disc(x + 12, base - 94, 22, INK)
    for side in (-1, 1):
        c.poly([(x + 12 + side * 4, base - 110), (x + 12 + side * 20, base - 100),
                (x + 12 + side * 18, base - 130)], INK)


def museum_lens(c: Canvas) -> None:
    """The restored lens alight in the dark round room, two visitors before it."""
    c.rect(0, 0, WIDTH, HEIGHT, DEEP)
    c.shade(box(0, 0, WIDTH, HEIGHT), INK, (420, 0), (-160, 0))
    c.shade(box(0, 0, WIDTH, HEIGHT), INK, (1180, 0), (1760, 0))
    x, y = 800.0, 462.0
    room = box(0, 0, WIDTH, 860)
    c.glow(x, y, 760, BLUE, 0.95, within=room)
    for n, radius in enumerate((372, 452, 536, 624, 716, 812)):
        for start, end in ((150, 210), (-30, 30)):
            band = arc(x, y, radius + 26, radius + 26, start, end)
            band += arc(x, y, radius - 8, radius - 8, end, start)
            c.glow(x, y, 960, (PALE, GLOW)[n % 2], 1.0 - n * 0.07, within=band)
    for side in (-1, 1):
        beam = [(x + side * 120, y - 34), (x + side * 900, y - 170), (x + side * 900, y + 170),
                (x + side * 120, y + 34)]
        c.shade(beam, GLOW, (x + side * 860, y), (x + side * 100, y), 0.8)
    floor = [(0, 872), *smooth([(0, 872), (400, 842), (800, 832), (1200, 842), (WIDTH, 872)], 10),
             (WIDTH, HEIGHT), (0, HEIGHT)]
    c.poly(floor, INK)
    c.glow(x, 870, 620, BLUE, 0.95, within=floor)
    for n in range(4):
        c.line(arc(x, 866, 260 + n * 190, 40 + n * 44, 8, 172), 3, DEEP)
    _pedestal(c, x, 760)
    _lens(c, x, y)
    c.shade([(560, 1010), (620, 1010), (560, HEIGHT), (480, HEIGHT)], INK, (0, 1120), (0, 990))
    person(c, 560, 1016, 330, INK, lean=6)
    person(c, 676, 1024, 214, INK, hat=ACCENT, lean=4)
    c.line([(588, 860), (622, 902), (648, 908)], 20, INK)
    for a, b in (((520, 752), (516, 860)), ((646, 858), (642, 920))):
        c.line([a, b], 4, MID)
    c.line([(1040, 1000), (1040, 910)], 9, GLOW)
    c.line([(1330, 1000), (1330, 910)], 9, GLOW)
    c.line(smooth([(1040, 918), (1185, 962), (1330, 918)], 12), 8, ACCENT)
    for post in (1040, 1330):
        c.disc(post, 906, 12, GLOW)
        c.oval(post, 1002, 30, 8, DEEP)


def _pedestal(c: Canvas, x: float, top: float) -> None:
    for y, half, fill in ((top, 190, GLOW), (top + 22, 160, ACCENT), (top + 96, 176, GLOW)):
        c.rect(x - half, y, x + half, y + 24, fill)
        c.shade(box(x - half, y, x + half, y + 24), INK, (x, 0), (x + half + 40, 0), 0.8)
    column = [(x - 124, top + 46), (x + 124, top + 46), (x + 140, top + 98), (x - 140, top + 98)]
    c.poly(column, ACCENT)
    c.shade(column, INK, (x - 40, 0), (x + 170, 0))
    base = box(x - 210, top + 118, x + 210, top + 152)
    c.poly(base, DEEP)
    c.shade(base, INK, (x, 0), (x + 230, 0))


def _lens(c: Canvas, x: float, y: float) -> None:
    """A beehive of glass: prisms above and below, rings around the lamp, all in a brass cage."""
    def half(height: float) -> float:
        """Half the width of the beehive at a height from -1, the top, to 1."""
        return 214 * math.sqrt(max(0.0, 1 - 0.78 * height * height))

    tall = 330.0
    prisms = [(-1 + n * 0.135, -1 + n * 0.135 + 0.115) for n in range(4)]
    prisms += [(0.48 + n * 0.135, 0.48 + n * 0.135 + 0.115) for n in range(4)]
    outline = [(x - half(t / 20), y + tall * t / 20) for t in range(-20, 21)]
    outline += [(x + half(t / 20), y + tall * t / 20) for t in range(20, -21, -1)]
    c.poly(outline, DEEP)
    for n, (high, low) in enumerate(prisms):
        a, b = half(high), half(low)
        bow = 20 if high < 0 else -20
        glass = smooth([(x - a, y + tall * high), (x, y + tall * high - bow), (x + a, y + tall * high)],
                       12)
        glass += smooth([(x + b, y + tall * low), (x, y + tall * low - bow), (x - b, y + tall * low)],
                        12)
        c.poly(glass, (MIST, PALE)[n % 2])
        c.shade(glass, BLUE, (x - 40, 0), (x - 230, 0))
        c.shade(glass, BLUE, (x + 40, 0), (x + 230, 0))
        c.shade(glass, PAPER, (0, y + tall * low), (0, y + tall * high - 10), 0.6)
    drum = [(x - half(t / 20), y + tall * t / 20) for t in range(-9, 10)]
    drum += [(x + half(t / 20), y + tall * t / 20) for t in range(9, -10, -1)]
    c.poly(drum, BLUE)
    for n, radius in enumerate((146, 126, 106, 86, 66)):
        c.disc(x, y, radius, (PALE, MID, PAPER, MIST, PAPER)[n])
        c.shade(arc(x, y, radius, radius, 0, 360), (BLUE, DEEP, MID, BLUE, GLOW)[n],
                (x - radius * 0.2, y - radius * 0.4), (x + radius, y + radius), 0.8)
    for side in (-1, 1):
        for n in range(3):
            bend = arc(x, y, 168 + n * 17, 168 + n * 17, 180 - 52, 180 + 52)
            if side > 0:
                bend = [(2 * x - px, py) for px, py in bend]
            c.line([(px, py) for px, py in bend if abs(px - x) < half((py - y) / tall) - 8], 8,
                   (MIST, PALE, MID)[n])
    c.disc(x, y, 46, GLOW)
    c.disc(x, y, 27, ACCENT)
    c.disc(x, y, 11, PAPER)
    c.glow(x, y, 190, PAPER, 0.55)
    c.line([*outline, outline[0]], 9, GLOW)
    for height in (-0.46, 0.46):
        c.line([(x - half(height), y + tall * height), (x + half(height), y + tall * height)], 9, GLOW)
    for share in (-0.52, 0.52):
        for span in (range(-20, -8), range(9, 21)):
            c.line([(x + share * half(t / 20), y + tall * t / 20) for t in span], 6, ACCENT)
    crown: list[Point] = [(x - 92, y - tall), (x - 60, y - tall - 40), (x + 60, y - tall - 40),
                          (x + 92, y - tall)]
    c.poly(crown, ACCENT)
    c.shade(crown, INK, (x - 10, 0), (x + 110, 0), 0.8)
    c.disc(x, y - tall - 52, 16, GLOW)
