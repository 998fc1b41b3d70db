# ruff: noqa: PLR0917  places and sizes read best in a fixed order
"""What several pictures share: water, hills, people, birds, lamps, a lighthouse, a cloud."""

import math

from onrecord.newsroom.demo.canvas import (
    ACCENT,
    GLOW,
    INK,
    MIST,
    PAPER,
    WIDTH,
    Canvas,
    Point,
    arc,
    box,
    smooth,
)


def hills(
    c: Canvas,
    base: float,
    height: float,
    fill: str,
    left: float = 0.0,
    right: float = WIDTH,
    waves: float = 2.0,
) -> list[Point]:
    """A ridge standing on `base`; returns its outline for shading."""
    phase, second = c.rng.uniform(0, 6.28), c.rng.uniform(0, 6.28)
    outline: list[Point] = []
    for step in range(121):
        t = step / 120
        swell = 0.62 + 0.26 * math.sin(waves * 6.28 * t + phase)
        swell += 0.12 * math.sin(waves * 16 * t + second)
        ends = min(1.0, math.sin(math.pi * t) * 2.2) if left > 0 or right < WIDTH else 1.0
        outline.append((left + (right - left) * t, base - height * swell * ends))
    outline += [(right, base), (left, base)]
    c.poly(outline, fill)
    return outline


def ripple(c: Canvas, x: float, y: float, length: float, thick: float, fill: str) -> None:
    """One lying glint of water, pointed at both ends."""
    half = length / 2
    upper = [(x - half, y), (x - half * 0.3, y - thick / 2), (x + half * 0.4, y - thick / 2)]
    lower = [(x + half, y), (x + half * 0.2, y + thick / 2), (x - half * 0.5, y + thick / 2)]
    c.poly(smooth(upper + lower, 6, closed=True), fill)


def ripples(
    c: Canvas,
    top: float,
    bottom: float,
    fill: str,
    count: int,
    middle: float | None = None,
    spread: float = 140.0,
) -> None:
    """Glints growing towards the reader; around `middle` they make a path of light."""
    for _ in range(count):
        depth = c.rng.random()
        y = top + (bottom - top) * depth
        long = (26 + 120 * depth) * c.rng.uniform(0.5, 1.2)
        if middle is None:
            x = c.rng.uniform(-40, WIDTH + 40)
        else:
            x = middle + c.rng.gauss(0, spread * (0.45 + depth * 0.75))
            long *= 0.8
        ripple(c, x, y, long, 2.5 + 6 * depth, fill)


def gull(c: Canvas, x: float, y: float, span: float, fill: str = INK, tilt: float = 0.0) -> None:
    """A gull on the wing."""
    half = span / 2
    upper = [
        (x - half, y - half * 0.12 + tilt),
        (x - half * 0.55, y - half * 0.42 + tilt / 2),
        (x, y),
        (x + half * 0.55, y - half * 0.42 - tilt / 2),
        (x + half, y - half * 0.12 - tilt),
    ]
    lower = [
        (x + half * 0.5, y - half * 0.24 - tilt / 2),
        (x + half * 0.08, y + half * 0.16),
        (x - half * 0.08, y + half * 0.16),
        (x - half * 0.5, y - half * 0.24 + tilt / 2),
    ]
    c.poly(smooth(upper, 8) + smooth(lower, 8), fill)


def person(
    c: Canvas,
    x: float,
    y: float,
    tall: float,
    coat: str,
    *,
    skin: str = INK,
    legs: str = INK,
    hat: str | None = None,
    lean: float = 0.0,
) -> None:
    """Somebody standing with both feet at (x, y)."""
    hip, shoulder = y - tall * 0.44, y - tall * 0.8
    c.poly(
        [
            (x - tall * 0.085, hip - 2),
            (x + tall * 0.085, hip - 2),
            (x + tall * 0.075, y),
            (x + tall * 0.015, y),
            (x, hip + tall * 0.1),
            (x - tall * 0.015, y),
            (x - tall * 0.075, y),
        ],
        legs,
    )
    body = [
        (x - tall * 0.075 + lean, shoulder),
        (x + tall * 0.075 + lean, shoulder),
        (x + tall * 0.125 + lean * 0.6, shoulder + tall * 0.13),
        (x + tall * 0.11, hip + 3),
        (x + tall * 0.115, hip + tall * 0.1),
        (x - tall * 0.115, hip + tall * 0.1),
        (x - tall * 0.11, hip + 3),
        (x - tall * 0.125 + lean * 0.6, shoulder + tall * 0.13),
    ]
    c.poly(smooth(body, 6, closed=True), coat)
    head = x + lean * 1.25, shoulder - tall * 0.085
    c.disc(*head, tall * 0.075, skin)
    if hat:
        c.poly(arc(head[0], head[1] - tall * 0.015, tall * 0.082, tall * 0.082, 180, 360), hat)
        c.line(
            [
                (head[0] - tall * 0.06, head[1] - tall * 0.015),
                (head[0] + tall * 0.11, head[1] - tall * 0.015),
            ],
            tall * 0.022,
            hat,
        )


def lamp_post(
    c: Canvas, x: float, base: float, tall: float, fill: str = INK, *, lit: bool = True
) -> None:
    """A street lamp."""
    top = base - tall
    if lit:
        c.glow(x, top, tall * 0.55, GLOW, 0.8)
    c.line([(x, base), (x, top + tall * 0.07)], tall * 0.026, fill)
    c.rect(x - tall * 0.045, base - tall * 0.05, x + tall * 0.045, base, fill)
    wide = tall * 0.05
    c.poly(
        [
            (x - wide, top - wide),
            (x + wide, top - wide),
            (x + wide * 0.6, top + wide * 1.3),
            (x - wide * 0.6, top + wide * 1.3),
        ],
        PAPER,
    )
    c.disc(x, top, wide * 0.5, ACCENT if lit else MIST)
    c.poly(
        [(x - wide * 1.3, top - wide), (x, top - wide * 2.1), (x + wide * 1.3, top - wide)], fill
    )
    c.rect(x - wide * 0.8, top + wide * 1.2, x + wide * 0.8, top + wide * 1.6, fill)


def lighthouse(
    c: Canvas, x: float, base: float, tall: float, body: str, band: str, lamp: str = ACCENT
) -> None:
    """A tapering tower with a gallery and a lantern."""
    foot, neck, top = tall * 0.12, tall * 0.075, base - tall * 0.78
    tower = [(x - foot, base), (x + foot, base), (x + neck, top), (x - neck, top)]
    c.poly(tower, body)
    for share in (0.3, 0.66):
        low, high = base - tall * 0.78 * share, base - tall * 0.78 * (share + 0.16)
        a, b = foot + (neck - foot) * share, foot + (neck - foot) * (share + 0.16)
        c.poly([(x - a, low), (x + a, low), (x + b, high), (x - b, high)], band)
    c.shade(tower, INK, (x, base), (x + foot * 1.3, base), 0.55)
    c.rect(x - neck * 1.5, top - tall * 0.025, x + neck * 1.5, top, band)
    c.rect(x - neck * 0.72, top - tall * 0.13, x + neck * 0.72, top - tall * 0.025, lamp)
    c.line([(x, top - tall * 0.13), (x, top - tall * 0.025)], tall * 0.008, band)
    c.poly(arc(x, top - tall * 0.13, neck * 0.95, tall * 0.07, 180, 360), band)
    c.line([(x, top - tall * 0.2), (x, top - tall * 0.24)], tall * 0.012, band)


def cloud(c: Canvas, x: float, y: float, length: float, fill: str) -> None:
    """A long flat cloud with a humped back."""
    humps = [
        (0.0, 0.0),
        (0.12, -0.07),
        (0.3, -0.09),
        (0.42, -0.16),
        (0.6, -0.17),
        (0.72, -0.1),
        (0.88, -0.07),
        (1.0, 0.0),
    ]
    c.poly(smooth([(x + length * a, y + length * b) for a, b in humps], 10), fill)


def windows(
    c: Canvas,
    left: float,
    top: float,
    columns: int,
    rows: int,
    step: Point,
    pane: Point,
    lit: str,
    dark: str,
    share: float,
) -> None:
    """A grid of windows of which about `share` are lit."""
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * step[0], top + row * step[1]
            fill = lit if c.rng.random() < share else dark
            c.poly(box(x, y, x + pane[0], y + pane[1]), fill)
