# ruff: noqa: PLR0917  places and sizes read best in a fixed order
"""A sheet to print flat shapes on: one palette, soft edges, shading by grain, the same every time.

Scenes are laid out on a sheet of 1600 by 1067 units with the origin at the top left; the sheet is
scaled to cover the size asked for and centred, so that another ratio cuts the margins.
"""

import math
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw

Point = tuple[float, float]

PAPER = "#f4ecdd"
SAND = "#e3d5bd"
PALE = "#cfdcdc"
MIST = "#a5c0ca"
MID = "#6b96ad"
BLUE = "#356384"
DEEP = "#1f3d57"
INK = "#13212f"
ACCENT = "#dc6a3c"
GLOW = "#f0b27e"

WIDTH, HEIGHT = 1600, 1067
OVERSAMPLING = 2
QUALITY = 82


class Canvas:
    """Draws in sheet units; everything random comes from `rng`, seeded with the picture's name."""

    def __init__(self, name: str, size: tuple[int, int]) -> None:
        self.rng = Random(name)  # noqa: S311  grain and clouds, no secrets
        self._size = size
        wide, high = size[0] * OVERSAMPLING, size[1] * OVERSAMPLING
        self._scale = max(wide / WIDTH, high / HEIGHT)
        self._left = (wide - WIDTH * self._scale) / 2
        self._top = (high - HEIGHT * self._scale) / 2
        self._image = Image.new("RGB", (wide, high), PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self._noise = self._grain(max(1.0, 1.7 * self._scale))

    def poly(self, points: Sequence[Point], fill: str) -> None:
        self._draw.polygon([self._at(point) for point in points], fill=fill)

    def rect(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self.poly(box(left, top, right, bottom), fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.oval(x, y, radius, radius, fill)

    def oval(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        corners = [self._at((x - across, y - down)), self._at((x + across, y + down))]
        self._draw.ellipse(corners, fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: str) -> None:
        """A stroke with round ends and joints."""
        for (x0, y0), (x1, y1) in pairwise(points):
            length = math.hypot(x1 - x0, y1 - y0) or 1.0
            dx, dy = (y1 - y0) / length * width / 2, (x0 - x1) / length * width / 2
            self.poly(
                [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)],
                fill,
            )
        for x, y in points:
            self.disc(x, y, width / 2, fill)

    def shade(
        self, points: Sequence[Point], fill: str, none: Point, full: Point, most: float = 1.0
    ) -> None:
        """Grain over a polygon, from nothing at the point `none` to the share `most` at `full`."""
        origin, end = self._at(none), self._at(full)
        dx, dy = end[0] - origin[0], end[1] - origin[1]
        square = (dx * dx + dy * dy) or 1.0
        # The ramp lies in the middle of a long strip, so that both sides of it are flat.
        strip = _ramp(4096, 256)
        a, b = dx / square * 256, dy / square * 256
        c = 1920 - a * origin[0] - b * origin[1]
        self._stipple(points, fill, strip, (0, 0, 2, a, b, c), most)

    def glow(
        self,
        x: float,
        y: float,
        radius: float,
        fill: str,
        most: float = 1.0,
        *,
        within: Sequence[Point] | None = None,
    ) -> None:
        """Grain thinning out from a centre to nothing at `radius`, on a polygon if one is given."""
        middle_x, middle_y = self._at((x, y))
        spread = 128 / (radius * self._scale)
        # Pillow's gradient is full in the corners only: make it full on the circle within.
        rim = 255 / math.sqrt(2)
        disc = Image.radial_gradient("L").point(
            [max(0, round(255 - n / rim * 255)) for n in range(256)]
        )
        data = (spread, 0, 128 - spread * middle_x, 0, spread, 128 - spread * middle_y)
        points = within or box(x - radius, y - radius, x + radius, y + radius)
        self._stipple(points, fill, disc, data, most)

    def jpeg(self) -> bytes:
        """The finished print with the paper's own grain on it."""
        image = self._image.resize(self._size, Image.Resampling.LANCZOS)
        tooth = self._noise.resize(self._size, Image.Resampling.BOX)
        tooth = tooth.point([round(248 + value * 7 / 255) for value in range(256)])
        image = ImageChops.multiply(image, Image.merge("RGB", (tooth, tooth, tooth)))
        out = BytesIO()
        image.save(out, "JPEG", quality=QUALITY, progressive=True, optimize=True)
        return out.getvalue()

    def _at(self, point: Point) -> Point:
        return self._left + point[0] * self._scale, self._top + point[1] * self._scale

    def _grain(self, cell: float) -> Image.Image:
        wide, high = self._image.size
        small = max(1, round(wide / cell)), max(1, round(high / cell))
        noise = Image.frombytes("L", small, self.rng.randbytes(small[0] * small[1]))
        return noise.resize((wide, high), Image.Resampling.BICUBIC)

    def _stipple(
        self,
        points: Sequence[Point],
        fill: str,
        source: Image.Image,
        data: tuple[float, float, float, float, float, float],
        most: float,
    ) -> None:
        placed = [self._at(point) for point in points]
        wide, high = self._image.size
        left = max(0, math.floor(min(x for x, _ in placed)))
        top = max(0, math.floor(min(y for _, y in placed)))
        right = min(wide, math.ceil(max(x for x, _ in placed)))
        bottom = min(high, math.ceil(max(y for _, y in placed)))
        if right <= left or bottom <= top:
            return
        a, b, c, d, e, f = data
        moved = (a, b, c + a * left + b * top, d, e, f + d * left + e * top)
        area = (right - left, bottom - top)
        tone = source.transform(area, Image.Transform.AFFINE, moved, Image.Resampling.BILINEAR)
        tone = tone.point([min(255, round(value * most)) for value in range(256)])
        noise = self._noise.crop((left, top, right, bottom))
        grain = ImageChops.subtract(tone, noise).point([0] + [255] * 255)
        shape = Image.new("L", area, 0)
        ImageDraw.Draw(shape).polygon([(x - left, y - top) for x, y in placed], fill=255)
        self._image.paste(fill, (left, top), ImageChops.multiply(grain, shape))


def _ramp(length: int, rise: int) -> Image.Image:
    """A strip, black above and white below, with a ramp of `rise` rows in its middle."""
    start = (length - rise) // 2
    rows = bytes(min(255, max(0, (row - start) * 255 // rise)) for row in range(length))
    return Image.frombytes("L", (1, length), rows).resize((4, length))


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def smooth(points: Sequence[Point], steps: int = 12, *, closed: bool = False) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    count = len(points)
    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        around = [
            points[(index + k) % count] if closed else points[min(max(index + k, 0), count - 1)]
            for k in (-1, 0, 1, 2)
        ]
        curve += [_between(around, step / steps) for step in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _between(around: Sequence[Point], t: float) -> Point:
    def along(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )

    (ax, ay), (bx, by), (cx, cy), (dx, dy) = around
    return along(ax, bx, cx, dx), along(ay, by, cy, dy)


def arc(
    x: float, y: float, across: float, down: float, start: float, end: float, steps: int = 40
) -> list[Point]:
    """Points along an ellipse, angles in degrees, clockwise from the right."""
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns]
