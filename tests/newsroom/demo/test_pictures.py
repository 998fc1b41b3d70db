import hashlib
from io import BytesIO

import pytest
from PIL import Image

from onrecord.newsroom.demo.pictures import NAMES, draw

SMALL = (240, 160)


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


def test_there_are_nine_pictures() -> None:
    assert NAMES == (
        "clinic-door",
        "council-hall",
        "ferry-landing",
        "fishing-quay",
        "harbour-dusk",
        "museum-lens",
        "old-hull",
        "regatta-sails",
        "school-roof",
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_a_progressive_jpeg_of_the_size_asked(name: str) -> None:
    image = opened(draw(name, SMALL))
    found = (image.format, image.mode, image.size, image.info.get("progressive"))
    assert found == ("JPEG", "RGB", SMALL, 1)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_the_same_each_time(name: str) -> None:
    assert draw(name, SMALL) == draw(name, SMALL)


def test_without_a_size_a_picture_is_as_large_as_the_sheet() -> None:
    assert opened(draw("museum-lens")).size == (1600, 1067)


def test_no_two_pictures_are_alike() -> None:
    assert len({hashlib.sha256(draw(name, SMALL)).digest() for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("size", [(90, 240), (300, 80), (1, 1)])
def test_another_ratio_is_filled_to_its_edges(size: tuple[int, int]) -> None:
    """Council hall is a night picture: bare paper in a corner would be far lighter than its sky."""
    image = opened(draw("council-hall", size)).convert("L")
    assert image.size == size
    top = [image.getpixel((0, 0)), image.getpixel((size[0] - 1, 0))]
    assert [value for value in top if isinstance(value, int) and value > 170] == []


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^There is no picture called “opera-house”\.$"):
        draw("opera-house")
