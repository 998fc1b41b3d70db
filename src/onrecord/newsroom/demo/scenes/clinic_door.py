"""The door of the Harbour Clinic on Ropewalk."""

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
    arc,
    box,
    smooth,
)


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
    c.shade(
        [(door - 170, 884), (door + 170, 884), (door + 340, HEIGHT), (door - 420, HEIGHT)],
        GLOW,
        (0, 1110),
        (0, 850),
        0.95,
    )
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
            c.poly(
                [(middle[0], y + 8), (x + 46, middle[1]), (middle[0], y + 44), (x + 8, middle[1])],
                (BLUE, PALE)[(row + column) % 2],
            )
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
    c.poly(
        smooth([(x + 14, 664), (x + 22, 606), (x + 62, 588), (x + 104, 606), (x + 112, 664)], 8),
        PAPER,
    )
    c.shade(
        smooth([(x + 14, 664), (x + 22, 606), (x + 62, 588), (x + 104, 606), (x + 112, 664)], 8),
        MID,
        (x + 50, 0),
        (x + 130, 0),
        0.9,
    )
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
    c.shade(
        [(x - 150, 370), (x - 106, 400), (x - 106, 860), (x - 150, 860)],
        INK,
        (x - 150, 0),
        (x - 100, 0),
        0.9,
    )
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
    c.glow(x, 124, 150, PAPER, 0.75, within=box(x - 160, -40, x + 160, 171))
    c.rect(x - 4, 124, x + 4, 171, INK)
    c.poly([(x - 54, 108), (x - 30, 66), (x + 30, 66), (x + 54, 108)], INK)
    c.poly(arc(x, 108, 34, 28, 0, 180), PAPER)


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
        c.line(
            [
                (x + inner * math.sin(turn), y - inner * math.cos(turn)),
                (x + outer * math.sin(turn), y - outer * math.cos(turn)),
            ],
            5,
            INK,
        )
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
        c.shade(
            [(near, y - 6), (far, y + 4), (far, y + 262), (near, y + 256)],
            DEEP,
            (near, 0),
            (far + side * 40, 0),
            0.8,
        )
        for n in range(12):
            c.line(
                [(near + side * 10, y + 16 + n * 20), (far - side * 10, y + 20 + n * 20)], 4, BLUE
            )
    c.rect(x - 90, y + 250, x + 90, y + 266, PAPER)


def _bench(c: Canvas, x: float, base: float) -> None:
    c.shade(
        [(x - 200, base), (x + 230, base), (x + 90, base + 80), (x - 330, base + 80)],
        INK,
        (0, base + 110),
        (0, base - 10),
    )
    for y in (-196, -160):
        c.rect(x - 210, base + y, x + 210, base + y + 24, INK)
        c.rect(x - 210, base + y, x + 210, base + y + 5, MID)
    for side in (-180, 180):
        c.line([(x + side, base - 200), (x + side, base)], 13, INK)
    # A crane driver, cap on, bag beside him.
    man = x + 60
    c.poly(
        smooth(
            [
                (man - 46, base - 96),
                (man - 50, base - 190),
                (man - 30, base - 226),
                (man + 22, base - 226),
                (man + 44, base - 188),
                (man + 48, base - 96),
            ],
            8,
            closed=True,
        ),
        ACCENT,
    )
    c.shade(
        smooth(
            [
                (man - 46, base - 96),
                (man - 50, base - 190),
                (man - 30, base - 226),
                (man + 22, base - 226),
                (man + 44, base - 188),
                (man + 48, base - 96),
            ],
            8,
            closed=True,
        ),
        INK,
        (man + 20, 0),
        (man - 70, 0),
        0.8,
    )
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
    c.rect(x - 214, base - 104, x + 214, base - 80, INK)
    c.rect(x - 214, base - 104, x + 214, base - 99, MID)
    for side in (-22, 20):
        c.line([(man + side, base - 106), (man + side + 14, base - 96)], 36, INK)
        c.line([(man + side + 16, base - 96), (man + side + 12, base - 8)], 28, INK)
    c.poly([(x - 96, base - 104), (x - 90, base - 162), (x - 6, base - 162), (x, base - 104)], DEEP)
    c.line(arc(x - 48, base - 162, 24, 20, 180, 360), 6, DEEP)
    c.rect(x - 94, base - 138, x - 2, base - 130, MID)


def _pot(c: Canvas, x: float, base: float) -> None:
    for lean, tall in ((-70, 250), (-36, 320), (0, 350), (34, 310), (72, 236)):
        stem = smooth(
            [(x, base - 90), (x + lean * 0.5, base - tall * 0.6), (x + lean, base - tall)], 8
        )
        c.line(stem, 6, INK)
        for share in (0.35, 0.55, 0.75, 1.0):
            px, py = stem[min(len(stem) - 1, int(len(stem) * share))]
            for side in (-1, 1):
                leaf = [
                    (px, py),
                    (px + side * 22, py - 22),
                    (px + side * 50, py - 18),
                    (px + side * 26, py - 2),
                ]
                c.poly(smooth(leaf, 5, closed=True), INK if (side + int(lean)) % 3 else DEEP)
    pot = [(x - 62, base - 110), (x + 62, base - 110), (x + 46, base), (x - 46, base)]
    c.poly(pot, ACCENT)
    c.shade(pot, INK, (x - 10, 0), (x + 84, 0), 0.8)
    c.rect(x - 70, base - 122, x + 70, base - 98, ACCENT)
    c.shade(box(x - 70, base - 122, x + 70, base - 98), INK, (x - 10, 0), (x + 84, 0), 0.8)


def _cat(c: Canvas, x: float, base: float) -> None:
    c.line(smooth([(x - 34, base - 8), (x - 74, base - 10), (x - 84, base - 44)], 8), 9, INK)
    c.poly(
        smooth(
            [
                (x - 42, base),
                (x - 40, base - 44),
                (x - 8, base - 84),
                (x + 18, base - 74),
                (x + 26, base),
            ],
            8,
            closed=True,
        ),
        INK,
    )
    c.disc(x + 12, base - 94, 22, INK)
    for side in (-1, 1):
        c.poly(
            [
                (x + 12 + side * 4, base - 110),
                (x + 12 + side * 20, base - 100),
                (x + 12 + side * 18, base - 130),
            ],
            INK,
        )
