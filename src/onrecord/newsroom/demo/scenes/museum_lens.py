"""The lens of the old light in the Lighthouse Museum."""

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
    Point,
    arc,
    box,
    smooth,
)
from onrecord.newsroom.demo.props import person


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
        beam = [
            (x + side * 120, y - 34),
            (x + side * 900, y - 170),
            (x + side * 900, y + 170),
            (x + side * 120, y + 34),
        ]
        c.shade(beam, GLOW, (x + side * 860, y), (x + side * 100, y), 0.8)
    floor = [
        (0, 872),
        *smooth([(0, 872), (400, 842), (800, 832), (1200, 842), (WIDTH, 872)], 10),
        (WIDTH, HEIGHT),
        (0, HEIGHT),
    ]
    c.poly(floor, INK)
    c.glow(x, 870, 620, BLUE, 0.95, within=floor)
    for n in range(4):
        c.line(arc(x, 866, 260 + n * 190, 40 + n * 44, 8, 172), 3, DEEP)
    _lens(c, x, y)
    _pedestal(c, x, 778)
    c.shade([(560, 1010), (620, 1010), (560, HEIGHT), (480, HEIGHT)], INK, (0, 1120), (0, 990))
    person(c, 560, 1016, 330, INK, lean=6)
    person(c, 676, 1024, 214, ACCENT, lean=4)
    c.line([(588, 860), (622, 902), (646, 908)], 20, INK)
    for left, right in ((980, 1190), (1190, 1400)):
        middle = (left + right) / 2
        c.line(smooth([(left, 918), (middle, 962), (right, 918)], 12), 8, ACCENT)
    for post in (980, 1190, 1400):
        c.oval(post, 1002, 30, 8, DEEP)
        c.line([(post, 1000), (post, 910)], 9, GLOW)
        c.disc(post, 906, 12, GLOW)


def _pedestal(c: Canvas, x: float, top: float) -> None:
    column = [(x - 96, top + 20), (x + 96, top + 20), (x + 150, top + 106), (x - 150, top + 106)]
    plates = (box(x - 136, top, x + 136, top + 26), box(x - 178, top + 98, x + 178, top + 124))
    c.poly(column, ACCENT)
    c.shade(column, INK, (x - 30, 0), (x + 190, 0), 0.9)
    for plate in plates:
        c.poly(plate, GLOW)
        c.shade(plate, ACCENT, (x - 60, 0), (x + 150, 0))
    c.poly(box(x - 210, top + 124, x + 210, top + 152), BLUE)
    c.shade(box(x - 210, top + 124, x + 210, top + 152), INK, (x - 60, 0), (x + 250, 0))


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
        glass = smooth(
            [(x - a, y + tall * high), (x, y + tall * high - bow), (x + a, y + tall * high)], 12
        )
        glass += smooth(
            [(x + b, y + tall * low), (x, y + tall * low - bow), (x - b, y + tall * low)], 12
        )
        c.poly(glass, (MIST, PALE)[n % 2])
        c.shade(glass, BLUE, (x - 40, 0), (x - 230, 0))
        c.shade(glass, BLUE, (x + 40, 0), (x + 230, 0))
        c.shade(glass, PAPER, (0, y + tall * low), (0, y + tall * high - 10), 0.6)
    drum = [(x - half(t / 20), y + tall * t / 20) for t in range(-9, 10)]
    drum += [(x + half(t / 20), y + tall * t / 20) for t in range(9, -10, -1)]
    c.poly(drum, BLUE)
    for n, radius in enumerate((146, 126, 106, 86, 66)):
        c.disc(x, y, radius, (PALE, MID, PAPER, MIST, PAPER)[n])
        c.shade(
            arc(x, y, radius, radius, 0, 360),
            (BLUE, DEEP, MID, BLUE, GLOW)[n],
            (x - radius * 0.2, y - radius * 0.4),
            (x + radius, y + radius),
            0.8,
        )
    for side in (-1, 1):
        for n in range(3):
            bend = arc(x, y, 168 + n * 17, 168 + n * 17, 180 - 52, 180 + 52)
            if side > 0:
                bend = [(2 * x - px, py) for px, py in bend]
            c.line(
                [(px, py) for px, py in bend if abs(px - x) < half((py - y) / tall) - 8],
                8,
                (MIST, PALE, MID)[n],
            )
    c.disc(x, y, 46, GLOW)
    c.disc(x, y, 27, ACCENT)
    c.disc(x, y, 11, PAPER)
    c.glow(x, y, 190, PAPER, 0.55)
    c.line([*outline, outline[0]], 9, GLOW)
    for height in (-0.46, 0.46):
        c.line(
            [(x - half(height), y + tall * height), (x + half(height), y + tall * height)], 9, GLOW
        )
    for share in (-0.52, 0.52):
        for span in (range(-20, -8), range(9, 21)):
            c.line([(x + share * half(t / 20), y + tall * t / 20) for t in span], 6, ACCENT)
    crown: list[Point] = [
        (x - 92, y - tall),
        (x - 60, y - tall - 40),
        (x + 60, y - tall - 40),
        (x + 92, y - tall),
    ]
    c.poly(crown, ACCENT)
    c.shade(crown, INK, (x - 10, 0), (x + 110, 0), 0.8)
    c.disc(x, y - tall - 52, 16, GLOW)
