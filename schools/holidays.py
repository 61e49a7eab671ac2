"""Bank holidays of England and Wales: nobody answers a request then, and no school is open."""

import datetime as dt
from functools import cache

MONDAY, SATURDAY = 0, 5


def is_working_day(day: dt.date) -> bool:
    """Whether DAY is a weekday and no bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


@cache
def bank_holidays(year: int) -> frozenset[dt.date]:
    """The bank holidays of YEAR by rule; those proclaimed for one year only are not known here.

    Banking and Financial Dealings Act 1971, schedule 1, with the days that have been proclaimed
    each year since 1978; https://www.gov.uk/bank-holidays lists them.
    """
    sunday = easter(year)
    found = {
        sunday - dt.timedelta(days=2),
        sunday + dt.timedelta(days=1),
        _monday_from(dt.date(year, 5, 1)),
        _monday_from(dt.date(year, 5, 25)),
        _monday_from(dt.date(year, 8, 25)),
    }
    for month, day in ((1, 1), (12, 25), (12, 26)):
        found.add(_moved_off_weekends(dt.date(year, month, day), found))
    return frozenset(found)


def _monday_from(day: dt.date) -> dt.date:
    """DAY if it is a Monday, else the next one."""
    return day + dt.timedelta(days=(MONDAY - day.weekday()) % 7)


def _moved_off_weekends(day: dt.date, taken: set[dt.date]) -> dt.date:
    while day.weekday() >= SATURDAY or day in taken:
        day += dt.timedelta(days=1)
    return day


def easter(year: int) -> dt.date:
    """Easter Sunday of YEAR: Meeus, Astronomical Algorithms, chapter 8, with its letters."""
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)
