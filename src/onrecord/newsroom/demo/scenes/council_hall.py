"""The council hall in Customs Square at night."""

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
    WIDTH,
    Canvas,
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
    for x, y, length, fill in (
        (980, 300, 420, BLUE),
        (-120, 260, 460, BLUE),
        (230, 150, 260, DEEP),
    ):
        cloud(c, x, y, length, fill)
    _street(c)
    _tower(c, 800, 320)
    _front(c, 800, 790)
    _steps(c, 800, 790)
    square = box(0, 880, WIDTH, HEIGHT)
    c.poly(square, DEEP)
    c.shade(square, INK, (0, 900), (0, 1080))
    for x in (452, 626, 800, 974, 1148):
        spill = [
            (x - 40, 880),
            (x + 40, 880),
            (x + (x - 800) * 0.16 + 74, 1040),
            (x + (x - 800) * 0.16 - 74, 1040),
        ]
        c.shade(spill, GLOW, (0, 1050), (0, 872), 0.75)
    for n in range(7):
        x = 800 + (n - 3) * 230
        c.line([(800 + (n - 3) * 160, 882), (x + (n - 3) * 160, HEIGHT)], 2, BLUE)
    lamp_post(c, 190, 960, 400)
    lamp_post(c, 1410, 960, 400)
    _tree(c, -10, 1000, 520)
    _tree(c, 1620, 1000, 470)
    for x, y, tall, coat, hat in (
        (560, 872, 92, INK, None),
        (606, 876, 96, ACCENT, None),
        (720, 848, 84, INK, INK),
        (930, 872, 92, DEEP, None),
        (962, 874, 96, INK, INK),
        (1236, 964, 128, INK, INK),
    ):
        c.shade(
            [(x - 8, y), (x + 8, y), (x + 46, y + 70), (x + 10, y + 72)],
            INK,
            (x, y + 80),
            (x, y),
            0.9,
        )
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
    shaft = box(x - 84, 156, x + 84, base + 40)
    c.poly(shaft, MIST)
    c.shade(shaft, BLUE, (x - 30, 0), (x + 120, 0))
    c.rect(x - 100, 146, x + 100, 168, PALE)
    c.rect(x - 100, 304, x + 100, 320, PALE)
    c.poly([(x - 92, 146), (x - 58, 108), (x + 58, 108), (x + 92, 146)], DEEP)
    c.poly(arc(x, 110, 52, 50, 180, 360), DEEP)
    c.shade([(x, 146), (x, 60), (x + 52, 90), (x + 92, 146)], INK, (x, 0), (x + 80, 0))
    c.line([(x, 62), (x, 20)], 6, DEEP)
    c.poly([(x + 3, 20), (x + 40, 29), (x + 3, 40)], ACCENT)
    c.glow(x, 232, 120, GLOW, 0.55)
    c.disc(x, 232, 62, INK)
    c.disc(x, 232, 53, PAPER)
    for hour in range(12):
        turn = math.radians(hour * 30)
        c.disc(x + 43 * math.sin(turn), 232 - 43 * math.cos(turn), 4 if hour % 3 else 6, DEEP)
    for degrees, long, wide in ((-5, 26, 7), (-60, 40, 5)):
        turn = math.radians(degrees)
        c.line([(x, 232), (x + long * math.sin(turn), 232 - long * math.cos(turn))], wide, INK)
    c.disc(x, 232, 6, ACCENT)


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
        c.line(
            smooth([(x - 20, y), (x - 10, y - 4), (x, y), (x + 10, y - 4), (x + 20, y)], 6), 3, BLUE
        )
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
    for dx, dy, radius in (
        (0, -0.78, 0.3),
        (-0.2, -0.6, 0.26),
        (0.2, -0.58, 0.27),
        (0.05, -0.46, 0.24),
    ):
        middle = x + dx * tall, base + dy * tall
        c.disc(*middle, radius * tall, INK)
        c.glow(middle[0], middle[1] - radius * tall * 0.4, radius * tall * 0.6, DEEP, 0.7)
