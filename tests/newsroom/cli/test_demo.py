"""`onrecord demo`: never touches a newsroom that is none. (Filling it: tests/newsroom/demo.)"""


def test_a_newsroom_is_not_turned_into_a_demo(onrecord, newsroom):
    before = {path: path.read_bytes() for path in newsroom.rglob("*") if path.is_file()}
    assert onrecord.refusal("demo", "quay") == (
        "quay is a newsroom, but no demo; nothing was changed. Name another folder, or serve this "
        "one: onrecord serve --newsroom quay"
    )
    assert {path: path.read_bytes() for path in newsroom.rglob("*") if path.is_file()} == before
