"""The pictures of the demo newsroom, drawn when asked for: no picture file is shipped."""

from collections.abc import Callable

from onrecord.newsroom.demo.canvas import Canvas
from onrecord.newsroom.demo.scenes.clinic_door import clinic_door
from onrecord.newsroom.demo.scenes.council_hall import council_hall
from onrecord.newsroom.demo.scenes.ferry_landing import ferry_landing
from onrecord.newsroom.demo.scenes.fishing_quay import fishing_quay
from onrecord.newsroom.demo.scenes.harbour_dusk import harbour_dusk
from onrecord.newsroom.demo.scenes.museum_lens import museum_lens
from onrecord.newsroom.demo.scenes.old_hull import old_hull
from onrecord.newsroom.demo.scenes.regatta_sails import regatta_sails
from onrecord.newsroom.demo.scenes.school_roof import school_roof

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
