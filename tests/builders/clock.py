"""A number for each row that is built, and the time of London."""

import datetime as dt
from itertools import count
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
numbers = count(1)


def at(year, month, day, hour=9, minute=0):
    return dt.datetime(year, month, day, hour, minute, tzinfo=LONDON)
