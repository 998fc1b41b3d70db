# ruff: noqa: PLR0917  places and sizes read best in a fixed order
"""The fleet of the Lantern Cup off the North Mole."""

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
from onrecord.newsroom.demo.props import cloud, gull, hills, lighthouse, person, ripple, ripples


def regatta_sails(c: Canvas) -> None:
    """The fleet heeling in a fresh wind off the mole."""
    horizon = 610
    sky = box(0, 0, WIDTH, horizon)
    c.poly(sky, PALE)
    c.shade(sky, MID, (0, 400), (0, -160))
    c.shade(sky, PAPER, (0, 320), (0, horizon))
    for x, y, length in ((-80, 250, 560), (470, 150, 420), (1060, 300, 640), (760, 400, 380)):
        cloud(c, x, y, length, PAPER)
    c.shade(hills(c, horizon, 110, MIST, waves=1.3), MID, (0, 500), (0, 640), 0.8)
    sea = box(0, horizon, WIDTH, HEIGHT)
    c.poly(sea, MID)
    c.shade(sea, PALE, (0, 700), (0, 590), 0.8)
    ripples(c, horizon + 8, 720, PALE, 46)
    mole = [
        (1340, horizon + 22),
        (1376, horizon - 16),
        (WIDTH, horizon - 24),
        (WIDTH, horizon + 22),
    ]
    c.poly(mole, DEEP)
    for n in range(10):
        person(
            c,
            1456 + n * 15 + c.rng.uniform(-5, 5),
            horizon - 18,
            c.rng.uniform(24, 32),
            c.rng.choice((ACCENT, BLUE, MID, INK, PAPER)),
        )
    lighthouse(c, 1410, horizon - 12, 250, PAPER, ACCENT, GLOW)
    for x, y, size, heel, main in (
        (60, 664, 0.34, 11, PAPER),
        (1210, 668, 0.36, 12, SAND),
        (400, 700, 0.46, 13, MIST),
    ):
        _sailboat(c, (x, y), size, heel, main, PAPER, DEEP)
    _swell(c, 716, BLUE, 13, 240)
    _sailboat(c, (1010, 806), 0.82, 15, PAPER, MIST, ACCENT)
    _sailboat(c, (214, 822), 0.88, 16, DEEP, PAPER, INK)
    _swell(c, 806, BLUE, 20, 330)
    _sailboat(c, (590, 908), 1.24, 18, ACCENT, PAPER, PAPER, lantern=True)
    _swell(c, 916, DEEP, 26, 430)
    _buoy(c, 1330, 930)
    _swell(c, 1000, INK, 24, 520)
    for x, y, span, tilt in ((1050, 180, 84, 12), (1150, 240, 54, -6), (330, 120, 60, 6)):
        gull(c, x, y, span, INK, tilt)


def _sailboat(
    c: Canvas,
    foot: Point,
    size: float,
    heel: float,
    main: str,
    jib: str,
    hull: str,
    *,
    lantern: bool = False,
) -> None:
    """A sloop sailing to the right, `heel` degrees over to it; `foot` is where the mast stands."""
    lean, rise = math.tan(math.radians(heel)), 0.035

    def spot(px: float, py: float) -> Point:
        return foot[0] + (px - py * lean) * size, foot[1] + (py * 0.97 - px * rise) * size

    def at(*points: Point) -> list[Point]:
        return [spot(px, py) for px, py in points]

    body = at((-250, -34)) + smooth(at((-250, -34), (-40, -22), (130, -30), (262, -58)), 8)
    body += smooth(at((262, -58), (206, 16), (90, 48), (-120, 44), (-226, 20), (-250, -34)), 8)
    sail = smooth(at((0, -640), (-66, -470), (-150, -260), (-224, -114)), 10)
    sail += smooth(at((-224, -114), (-110, -112), (-6, -108)), 8)
    fore = at((18, -566), (250, -68))
    fore += smooth(at((250, -68), (110, -66), (-18, -92)), 8)
    fore += smooth(at((-18, -92), (34, -300), (18, -566)), 8)
    c.poly(fore, jib)
    c.shade(fore, BLUE if jib != MIST else DEEP, spot(150, -300), spot(-60, -220), 0.75)
    c.poly(sail, main)
    dark = INK if main in (ACCENT, DEEP) else BLUE
    c.shade(sail, dark, spot(-140, -300), spot(40, -250), 0.7)
    for share in (0.3, 0.52, 0.74):
        a = spot(-8, -640 + 568 * share)
        b = spot(-226 * share * 1.03, -640 + 568 * share + 16)
        c.line([a, b], 2.4 * size, dark)
    if lantern:
        middle = spot(-84, -250)
        c.disc(*middle, 52 * size, PAPER)
        c.poly(at((-104, -222), (-64, -222), (-58, -262), (-110, -262)), DEEP)
        c.poly(at((-98, -228), (-70, -228), (-66, -256), (-102, -256)), GLOW)
        c.line(at((-84, -258), (-84, -226)), 4 * size, ACCENT)
        c.poly(at((-114, -262), (-84, -280), (-54, -262)), DEEP)
        c.line(arc(*spot(-84, -282), 8 * size, 8 * size, 0, 360, 16), 3 * size, DEEP)
    c.line(at((0, -40), (0, -662)), 9 * size, INK)
    c.line(at((0, -102), (-234, -110)), 8 * size, INK)
    c.line(at((14, -580), (258, -58)), 2.4 * size, INK)
    c.line(at((0, -654), (-248, -36)), 2 * size, INK)
    c.poly(at((2, -664), (-54, -652), (2, -640)), ACCENT if main != ACCENT else DEEP)
    c.poly(body, hull)
    c.shade(body, MIST if hull == PAPER else INK, spot(0, -20), spot(0, 70), 0.9)
    c.line(
        at((-248, -30), (-40, -18), (130, -26), (256, -54)),
        6 * size,
        PAPER if hull != PAPER else INK,
    )
    for where, coat in ((-190, GLOW), (-140, PAPER), (-92, ACCENT)):
        back, head = spot(where - 18, -54), spot(where - 26, -78)
        c.line([spot(where, -30), back], 25 * size, coat if coat != main else MIST)
        c.disc(*head, 11 * size, INK)


def _swell(c: Canvas, y: float, fill: str, high: float, length: float) -> None:
    """A band of sea down to the lower edge, with caps of foam."""
    phase = c.rng.uniform(0, 6.28)

    def crest(x: float) -> float:
        wave = math.sin(x / length * 6.28 + phase)
        peak = math.pow(abs(wave), 1.4) * (1 if wave > 0 else -0.55)
        return y - high * peak - high * 0.3 * math.sin(x / length * 14.1 + phase)

    line = [(x, crest(x)) for x in range(-20, WIDTH + 21, 8)]
    band = [*line, (WIDTH + 20, HEIGHT), (-20, HEIGHT)]
    c.poly(band, fill)
    lighter = {BLUE: MID, DEEP: BLUE, INK: DEEP}[fill]
    c.shade(band, lighter, (0, y + high * 2.2), (0, y - high * 1.4), 0.85)
    for _ in range(8):
        x = c.rng.uniform(0, WIDTH)
        ripple(c, x, crest(x) + high * 0.9, high * 5, high * 0.3, PALE)
    for left in range(0, WIDTH, 8):
        steep = crest(left) < y - high * 0.82
        if steep:
            c.line([(left, crest(left) + 1), (left + 8, crest(left + 8) + 1)], high * 0.2, PAPER)


def _buoy(c: Canvas, x: float, line: float) -> None:
    c.poly([(x - 46, line), (x - 20, line - 128), (x + 20, line - 134), (x + 50, line - 6)], ACCENT)
    c.shade(
        [(x - 46, line), (x - 20, line - 128), (x + 20, line - 134), (x + 50, line - 6)],
        INK,
        (x - 6, 0),
        (x + 62, 0),
        0.7,
    )
    c.poly(
        [(x - 36, line - 48), (x - 29, line - 82), (x + 32, line - 87), (x + 40, line - 54)], PAPER
    )
    c.line([(x, line - 130), (x + 4, line - 190)], 6, INK)
    c.poly([(x + 4, line - 190), (x + 62, line - 176), (x + 4, line - 156)], BLUE)
    c.oval(x, line, 70, 16, INK)
