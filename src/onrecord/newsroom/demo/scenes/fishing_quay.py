# ruff: noqa: PLR0917  places and sizes read best in a fixed order
"""Fishing boats at the South Mole in the morning."""

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
from onrecord.newsroom.demo.props import cloud, hills, lighthouse, person, ripple, ripples


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
        c.disc(
            n * 21.0,
            horizon + 22 - c.rng.uniform(0, 9),
            c.rng.uniform(10, 17),
            c.rng.choice((BLUE, DEEP, DEEP)),
        )
    lighthouse(c, 372, horizon - 12, 190, PAPER, DEEP)
    for x, size, hull, band, house in (
        (1120, 0.66, BLUE, PAPER, PALE),
        (470, 0.7, MID, PAPER, SAND),
    ):
        _boat(c, x, 690, size, hull, band, house)
    for x, size, hull, band, house in (
        (780, 0.98, ACCENT, PAPER, PAPER),
        (196, 1.0, DEEP, GLOW, PALE),
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
    left_side = smooth(
        at((0, -262), (-90, -226), (-168, -190), (-158, -112), (-104, -36), (-40, 4)), 10
    )
    right_side = smooth(
        at((40, 4), (104, -36), (158, -112), (168, -190), (90, -226), (0, -262)), 10
    )
    body = left_side + right_side
    c.poly(body, hull)
    dark = BLUE if hull == PAPER else INK
    c.shade(
        body, dark, (x + 10 * size, line - 120 * size), (x + 210 * size, line - 60 * size), 0.85
    )
    c.shade(body, dark, (0, line - 70 * size), (0, line + 20 * size), 0.7)
    for side in (-1, 1):
        rail = smooth(at((0, -262), (side * 90, -226), (side * 168, -190)), 10)
        c.line(rail, 13 * size, band)
        lower = smooth(at((0, -204), (side * 84, -176), (side * 161, -146)), 10)
        c.line(lower, 6 * size, band)
        eye = at((side * 62, -120))[0]
        c.oval(*eye, 24 * size, 13 * size, PAPER)
        c.disc(*eye, 9 * size, INK)
        c.line(
            smooth(at((side * 30, -128), (side * 60, -142), (side * 96, -126)), 8), 4 * size, INK
        )
        for high in (-158, -92):
            fender = at((side * 168, high))[0]
            c.line([fender, (fender[0], fender[1] + 30 * size)], 15 * size, INK)
    c.poly(at((-9, -296), (9, -296), (11, 4), (-11, 4)), INK)
    c.disc(*at((0, -298))[0], 13 * size, band)
    for n in range(6):
        wide = (250 - n * 34) * size
        ripple(
            c,
            x + c.rng.uniform(-14, 14),
            line + (4 + n * 13) * size,
            wide,
            7,
            hull if n % 2 else INK,
        )


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
    net = smooth(
        [
            (20, 1020),
            (60, 950),
            (130, 968),
            (200, 922),
            (270, 960),
            (330, 1018),
            (200, 1040),
            (90, 1042),
        ],
        10,
        closed=True,
    )
    c.poly(net, BLUE)
    c.shade(net, INK, (0, 940), (0, 1060), 0.9)
    for n in range(8):
        x = 50 + n * 30
        c.line(smooth([(x, 1032), (x + 18, 1006), (x + 20, 978)], 6), 2, MIST)
    for x, y in ((66, 962), (136, 962), (206, 930), (276, 968), (318, 1010)):
        c.oval(x, y, 14, 10, ACCENT)
    person(c, 1420, 1010, 250, DEEP, hat=ACCENT, lean=-6)


def _crate(c: Canvas, x: float, y: float, fill: str) -> None:
    c.shade(
        [(x, y), (x + 118, y), (x + 160, y + 22), (x + 50, y + 22)], DEEP, (x + 170, y), (x, y), 0.8
    )
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
    ice = smooth(
        [
            (x - 4, y - 148),
            (x + 30, y - 186),
            (x + 76, y - 178),
            (x + 118, y - 190),
            (x + 154, y - 142),
        ],
        8,
    )
    c.poly(ice, PAPER)
    c.shade(ice, MIST, (0, y - 190), (0, y - 136), 0.8)
    c.disc(x + 60, y - 46, 48, INK)
    c.disc(x + 60, y - 46, 37, SAND)
    for turn in range(0, 180, 30):
        ends = arc(x + 60, y - 46, 38, 38, turn, turn + 180, 1)
        c.line(ends, 5, INK)
    c.disc(x + 60, y - 46, 9, INK)
    c.line([(x + 150, y - 70), (x + 158, y)], 7, INK)
