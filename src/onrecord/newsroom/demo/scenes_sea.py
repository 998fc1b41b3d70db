"""Pictures of the open water: the regatta, and what lies under the channel."""

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
    mole = [(1340, horizon + 22), (1376, horizon - 16), (WIDTH, horizon - 24),
            (WIDTH, horizon + 22)]
    c.poly(mole, DEEP)
    for n in range(10):
        person(c, 1456 + n * 15 + c.rng.uniform(-5, 5), horizon - 18, c.rng.uniform(24, 32),
               c.rng.choice((ACCENT, BLUE, MID, INK, PAPER)))
    lighthouse(c, 1410, horizon - 12, 250, PAPER, ACCENT, GLOW)
    for x, y, size, heel, main in ((60, 664, 0.34, 11, PAPER), (1210, 668, 0.36, 12, SAND),
                                   (400, 700, 0.46, 13, MIST)):
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


def _sailboat(c: Canvas, foot: Point, size: float, heel: float, main: str, jib: str, hull: str,
              *, lantern: bool = False) -> None:
    """A sloop sailing to the right, `heel` degrees over to it; `foot` is where the mast stands."""
    lean, rise = math.tan(math.radians(heel)), 0.035

    def at(*points: Point) -> list[Point]:
        return [
            (foot[0] + (px - py * lean) * size, foot[1] + (py * 0.97 - px * rise) * size)
            for px, py in points
        ]

    body = at((-250, -34)) + smooth(at((-250, -34), (-40, -22), (130, -30), (262, -58)), 8)
    body += smooth(at((262, -58), (206, 16), (90, 48), (-120, 44), (-226, 20), (-250, -34)), 8)
    sail = smooth(at((0, -640), (-66, -470), (-150, -250), (-226, -84)), 10)
    sail += smooth(at((-226, -84), (-110, -66), (-8, -72)), 8)
    fore = smooth(at((14, -560), (112, -330), (186, -180), (244, -68)), 10)
    fore += smooth(at((244, -68), (110, -62), (8, -86)), 8)
    fore += smooth(at((8, -86), (50, -260), (14, -560)), 8)
    c.poly(fore, jib)
    c.shade(fore, BLUE if jib != MIST else DEEP, *at((150, -300), (-60, -220)), 0.75)
    c.poly(sail, main)
    dark = INK if main in (ACCENT, DEEP) else BLUE
    c.shade(sail, dark, *at((-140, -300), (40, -250)), 0.7)
    for share in (0.3, 0.52, 0.74):
        a = at((-8, -640 + 568 * share))[0]
        b = at((-226 * share * 1.03, -640 + 568 * share + 16))[0]
        c.line([a, b], 2.4 * size, dark)
    if lantern:
        middle = at((-84, -250))[0]
        c.disc(*middle, 52 * size, PAPER)
        c.poly(at((-104, -222), (-64, -222), (-58, -262), (-110, -262)), DEEP)
        c.poly(at((-98, -228), (-70, -228), (-66, -256), (-102, -256)), GLOW)
        c.line(at((-84, -258), (-84, -226)), 4 * size, ACCENT)
        c.poly(at((-114, -262), (-84, -280), (-54, -262)), DEEP)
        c.line(arc(*at((-84, -282))[0], 8 * size, 8 * size, 0, 360, 16), 3 * size, DEEP)
    c.line(at((0, -40), (0, -662)), 9 * size, INK)
    c.line(at((0, -74), (-234, -80)), 8 * size, INK)
    c.line(at((14, -580), (258, -58)), 2.4 * size, INK)
    c.line(at((0, -654), (-248, -36)), 2 * size, INK)
    c.poly(at((2, -664), (-54, -652), (2, -640)), ACCENT if main != ACCENT else PAPER)
    c.poly(body, hull)
    c.shade(body, BLUE if hull == PAPER else INK, *at((0, -20), (0, 70)), 0.9)
    c.line(at((-248, -30), (-40, -18), (130, -26), (256, -54)), 6 * size,
           PAPER if hull != PAPER else INK)
    for where, coat in ((-190, GLOW), (-140, PAPER), (-92, ACCENT)):
        if coat == main:
            coat = MIST
        back, head = at((where - 26, -58))[0], at((where - 40, -86))[0]
        c.line([at((where, -34))[0], back], 26 * size, coat)
        c.disc(*head, 12 * size, INK)


def _swell(c: Canvas, y: float, fill: str, high: float, length: float) -> None:
    """A band of sea down to the lower edge, with caps of foam."""
    phase = c.rng.uniform(0, 6.28)

    def crest(x: float) -> float:
        wave = math.sin(x / length * 6.28 + phase)
        return y - high * (abs(wave) ** 1.4 * (1 if wave > 0 else -0.55)) - high * 0.3 * math.sin(
            x / length * 14.1 + phase)

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
    c.shade([(x - 46, line), (x - 20, line - 128), (x + 20, line - 134), (x + 50, line - 6)],
            INK, (x - 6, 0), (x + 62, 0), 0.7)
    c.poly([(x - 36, line - 48), (x - 29, line - 82), (x + 32, line - 87), (x + 40, line - 54)],
           PAPER)
    c.line([(x, line - 130), (x + 4, line - 190)], 6, INK)
    c.poly([(x + 4, line - 190), (x + 62, line - 176), (x + 4, line - 156)], BLUE)
    c.oval(x, line, 70, 16, INK)


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
    for x, wide, lean in ((180, 70, 150), (420, 110, 190), (780, 60, 170), (1250, 120, 210),
                          (1490, 60, 160)):
        ray = [(x, surface), (x + wide, surface), (x + wide * 2.2 - lean, 760), (x - lean, 760)]
        c.shade(ray, PALE, (0, 700), (0, 60), 0.5)
    _surface(c, surface)
    _seabed(c, 828, BLUE, 26)
    for x, y, size in ((180, 690, 1.0), (250, 722, 0.8), (140, 738, 0.7), (312, 682, 0.74),
                       (264, 664, 0.6), (352, 730, 0.62), (206, 640, 0.6)):
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
        x = 400 + 26 * math.sin(n * 1.9) - 10 * t
        radius = 5 + 11 * t
        c.disc(x, 418 - 230 * t, radius, PALE)
        c.disc(x + radius * 0.18, 418 - 230 * t + radius * 0.18, radius * 0.7, MID)
    for x in (90, 150, 1450, 1520, 1570):
        _weed(c, x, 1030 + c.rng.uniform(-10, 20), c.rng.uniform(120, 230))


def _surface(c: Canvas, y: float) -> None:
    crest = [(x, y + 7 * math.sin(x / 61) + 4 * math.sin(x / 23)) for x in range(-10, WIDTH + 11, 8)]
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
    line = [(x, y + high * math.sin(x / 230 + phase) + high * 0.4 * math.sin(x / 71))
            for x in range(-10, WIDTH + 11, 10)]
    floor = [*line, (WIDTH + 10, HEIGHT), (-10, HEIGHT)]
    c.poly(floor, fill)
    if fill == BLUE:
        c.shade(floor, INK, (760, 860), (60, 900), 0.8)
        c.glow(900, 900, 470, SAND, 0.85, within=floor)
    c.shade(floor, INK, (0, y + 20), (0, y + 260), 0.95)


def _fish(c: Canvas, x: float, y: float, long: float, fill: str) -> None:
    c.poly(smooth([(x - long, y), (x - long * 0.2, y - long * 0.34), (x + long * 0.7, y),
                   (x - long * 0.2, y + long * 0.34)], 6, closed=True), fill)
    c.poly([(x + long * 0.5, y), (x + long * 1.15, y - long * 0.34), (x + long * 1.15, y + long * 0.34)],
           fill)
    c.disc(x - long * 0.6, y - long * 0.06, long * 0.07, INK)


def _wreck(c: Canvas) -> None:
    """Ribs in a row, tall amidships and low towards the ends, on a keel sunk in the sand."""
    def rib(n: int, side: int) -> list[Point]:
        t = n / 10
        x = 700 + 640 * t
        swell = math.sin(math.pi * (0.16 + 0.74 * t))
        tall, out = 330 * swell + 40, 90 * swell + 20
        keel = 872 - 40 * t
        return smooth([(x, keel), (x + side * out * 0.75, keel - tall * 0.2),
                       (x + side * out * 1.05 + 20, keel - tall * 0.62),
                       (x + side * out * 0.7 + 44, keel - tall)], 10)

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
    c.poly(smooth([(388, 462), (420, 446), (480, 448), (506, 468), (496, 494), (440, 506),
                   (396, 496)], 8, closed=True), INK)
    c.line([(404, 436), (474, 438)], 34, BLUE)
    c.line([(412, 430), (470, 431)], 8, MIST)
    c.line([(488, 480), (524, 506), (lamp[0] - 8, lamp[1])], 17, INK)
    c.disc(522, 454, 27, INK)
    c.poly(arc(530, 452, 20, 17, -70, 80), PALE)
    c.line(smooth([(476, 434), (500, 418), (530, 440), (540, 464)], 8), 6, ACCENT)
    c.poly([(lamp[0] - 14, lamp[1] - 12), (lamp[0] + 16, lamp[1] - 18), (lamp[0] + 16, lamp[1] + 18),
            (lamp[0] - 14, lamp[1] + 12)], ACCENT)
    c.oval(lamp[0] + 16, lamp[1], 7, 18, PAPER)
    c.glow(lamp[0] + 18, lamp[1], 90, PAPER, 0.8)


def _weed(c: Canvas, x: float, base: float, tall: float) -> None:
    lean = c.rng.uniform(-20, 20)
    for shift in (-16, 0, 16):
        top = tall * c.rng.uniform(0.6, 1.0)
        c.line(smooth([(x + shift, base), (x + shift + 16, base - top * 0.35),
                       (x + shift - 12 + lean, base - top * 0.7), (x + shift + lean, base - top)],
                      8), 9, INK)
