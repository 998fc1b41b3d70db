from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.formats.newsitem import Correction, rfc3339, xml_text

NAIVE = datetime(2026, 3, 2, 8, 30)


@pytest.mark.parametrize("field", ["published_at", "modified_at"])
def test_an_item_refuses_a_naive_moment(items, field):
    with pytest.raises(ValueError, match=rf"^{field} must be an aware datetime$"):
        replace(items["plain"], **{field: NAIVE})


def test_a_notice_refuses_a_naive_moment():
    with pytest.raises(ValueError, match=r"^published_at must be an aware datetime$"):
        Correction("https://lantern.example/corrections/1/", "correction", "Text.", NAIVE)


def test_a_notice_refuses_a_kind_that_is_not_published_as_one():
    moment = datetime(2026, 3, 2, tzinfo=UTC)
    with pytest.raises(ValueError, match="'minor'"):
        Correction("https://lantern.example/corrections/1/", "minor", "Text.", moment)


def test_one_instant_has_one_spelling():
    utc = datetime(2026, 3, 2, 23, 30, 5, 999, tzinfo=UTC)
    elsewhere = utc.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert [rfc3339(utc), rfc3339(elsewhere)] == ["2026-03-02T23:30:05Z"] * 2


def test_forbidden_characters_go_and_line_ends_become_one():
    assert xml_text("a\x00b\x0bc\ud800d\ufffee\uffff\r\nf\rg\th\U0001f642") == (
        "abcde\nf\ng\th\U0001f642"
    )
