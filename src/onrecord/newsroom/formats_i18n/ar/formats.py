"""Arabic as newspapers print it: 22 نوفمبر 2026، 13:54.

The digits are the ones most newspapers' sites use (1, 2, 3); Django's own format puts a comma
between month and year, and falls back to the American one for a day with its hour.
"""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "j/n/Y"
SHORT_DATETIME_FORMAT = "j/n/Y، H:i"
