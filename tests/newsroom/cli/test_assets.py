"""Static files are collected when the release or the theme changed, and not otherwise."""

import json

from onrecord.newsroom.cli import assets


def test_collected_once(settings, tmp_path):
    root = settings.STATIC_ROOT = tmp_path / "static"
    assert assets.collect(root) is True
    site = root / "onrecord" / "site.css"
    assert site.is_file()
    assert assets.collect(root) is False
    left_over = root / "left-over.css"
    left_over.write_text("of an older theme")
    stamp = root / assets.STAMP
    stamp.write_text(json.dumps(assets.wanted_stamp() | {"onrecord": "0.0.1"}))
    assert assets.collect(root) is True
    assert (site.is_file(), left_over.exists()) == (True, False)
