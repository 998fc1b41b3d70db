from datetime import date

import pytest

from onrecord.importers.page.dates import DateLine, date_line, full_date

DAY = date(2016, 10, 24)


@pytest.mark.parametrize(
    "text",
    [
        "Published 24 October 2016",
        "24 Oct 2016 14:05 GMT",
        "24 October 2016 – 14:05 CET",
        "Monday, October 24, 2016",
        "October 24th, 2016 at 5:30 pm",
        "Posted on: 24. October 2016",
        "2016-10-24",
        "2016-10-24T10:00:00+02:00",
        "24/10/2016",
        "10/24/2016",
        "Date: 24.10.2016",
        "٢٤ أكتوبر ٢٠١٦",
        "الاثنين 24 تشرين الأول 2016",
        "نشر في: 24 أكتوبر 2016",
        "Published 24 October 2016 | Updated 25 October 2016",
    ],
)
def test_a_full_date_on_a_line_of_its_own_is_a_date_of_publication(text):
    assert date_line(text) == DateLine(DAY)


@pytest.mark.parametrize("text", ["Updated: 24 October 2016", "آخر تحديث: 24 أكتوبر 2016"])
def test_the_date_of_a_change_is_told_apart(text):
    assert date_line(text) == DateLine(DAY, changed=True)


@pytest.mark.parametrize(
    "text", ["Monday", "November 8", "8 November", "2 hours ago", "Yesterday at 14:05", "أمس"]
)
def test_half_and_relative_dates_are_no_date(text):
    assert date_line(text) == DateLine(None)


def test_a_date_that_could_be_two_days_is_none_of_them():
    assert date_line("03/04/2016") == DateLine(None, ambiguous=True)


def test_a_day_that_does_not_exist_is_no_date():
    assert date_line("31 February 2016") == DateLine(None)


@pytest.mark.parametrize(
    "text",
    ["On 24 October 2016 the wall failed", "Sunday mass", "May 2016", "In 2016", "march", ""],
)
def test_a_line_about_more_than_a_date_is_no_date_line(text):
    assert date_line(text) is None


def test_a_full_date_is_found_inside_a_text():
    assert full_date("The wall failed on 24 October 2016, at night") == DAY
    assert full_date("The wall failed on 3/4/2016 or Monday") is None
