"""Days and times in both languages: "Tue 12 Jan, 10:15" and "Maw 12 Ionawr, 10:15".

A short Welsh month never stands beside a short day, because "Maw" is Tuesday and March.
"""

import datetime as dt

from django.utils import timezone
from django.utils.translation import get_language

DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "cy": [
        "Dydd Llun",
        "Dydd Mawrth",
        "Dydd Mercher",
        "Dydd Iau",
        "Dydd Gwener",
        "Dydd Sadwrn",
        "Dydd Sul",
    ],
}
SHORT_DAYS = {
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    "cy": ["Llun", "Maw", "Mer", "Iau", "Gwe", "Sad", "Sul"],
}
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "cy": [
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ],
}


def _local(moment: dt.date | dt.datetime) -> dt.date | dt.datetime:
    if isinstance(moment, dt.datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def _language(language: str | None) -> str:
    return "cy" if (language or get_language()) == "cy" else "en"


def full_day(moment: dt.date | dt.datetime | None, language: str | None = None) -> str:
    """ "Tuesday 12 January 2027", "Dydd Mawrth 12 Ionawr 2027"; empty for None."""
    if not moment:
        return ""
    language, day = _language(language), _local(moment)
    return f"{DAYS[language][day.weekday()]} {day.day} {MONTHS[language][day.month - 1]} {day.year}"


def day(moment: dt.date | dt.datetime | None, language: str | None = None) -> str:
    """ "Tue 12 Jan", "Maw 12 Ionawr"; with the year when it is not within half a year of today."""
    if not moment:
        return ""
    language, date = _language(language), _local(moment)
    month = MONTHS[language][date.month - 1]
    text = f"{SHORT_DAYS[language][date.weekday()]} {date.day} "
    text += month if language == "cy" else month[: 4 if month == "September" else 3]
    plain = date.date() if isinstance(date, dt.datetime) else date
    if abs((plain - timezone.localdate()).days) > 183:
        text += f" {date.year}"
    return text


def plain_day(moment: dt.date | dt.datetime | None, language: str | None = None) -> str:
    """ "3 Sept 2026", "3 Medi 2026": for days that are long ago or far ahead; empty for None."""
    if not moment:
        return ""
    language, date = _language(language), _local(moment)
    month = MONTHS[language][date.month - 1]
    short = month if language == "cy" else month[: 4 if month == "September" else 3]
    return f"{date.day} {short} {date.year}"


def clock(moment: dt.datetime | dt.time | None) -> str:
    """ "10:15" in both languages."""
    if not moment:
        return ""
    local = moment if isinstance(moment, dt.time) else _local(moment)
    return local.strftime("%H:%M")


def day_time(moment: dt.datetime | None, language: str | None = None) -> str:
    """ "Tue 12 Jan, 10:15"."""
    if not moment:
        return ""
    return f"{day(moment, language)}, {clock(moment)}"
