"""The pictures of the demo newsroom, drawn when asked for: no picture file is shipped."""

from collections.abc import Callable

from onrecord.newsroom.demo.canvas import Canvas
from onrecord.newsroom.demo.scenes_port import ferry_landing, fishing_quay, harbour_dusk
from onrecord.newsroom.demo.scenes_sea import old_hull, regatta_sails
from onrecord.newsroom.demo.scenes_town import clinic_door, council_hall, museum_lens, school_roof

SCENES: dict[str, Callable[[Canvas], None]] = {
    "clinic-door": clinic_door,
    "council-hall": council_hall,
    "ferry-landing": ferry_landing,
    "fishing-quay": fishing_quay,
    "harbour-dusk": harbour_dusk,
    "museum-lens": museum_lens,
    "old-hull": old_hull,
    "regatta-sails": regatta_sails,
    "school-roof": school_roof,
}

NAMES: tuple[str, ...] = tuple(SCENES)


def draw(name: str, size: tuple[int, int] = (1600, 1067)) -> bytes:
    """The picture as a progressive JPEG of `size` pixels; the same bytes every time.

    Another ratio than 3 to 2 cuts the margins. Raises ValueError for a name not in `NAMES`.
    """
    if name not in SCENES:
        raise ValueError(f"There is no picture called “{name}”.")
    canvas = Canvas(name, size)
    SCENES[name](canvas)
    return canvas.jpeg()
