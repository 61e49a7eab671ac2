"""Words of rows that hold both languages, and days and times as people write them."""

from django import template
from django.db import models
from django.utils.translation import get_language

from accounts import dates

register = template.Library()

register.filter("day", dates.day)
register.filter("plain_day", dates.plain_day)
register.filter("day_time", dates.day_time)
register.filter("full_day", dates.full_day)
register.filter("clock", dates.clock)


@register.filter
def words(row: models.Model | None, field: str) -> str:
    """The text of FIELD in the reader's language: ``{{ lesson|words:"title" }}``.

    Falls back to English where nothing is written in Welsh yet.
    """
    if row is None:
        return ""
    language = "cy" if get_language() == "cy" else "en"
    return getattr(row, f"{field}_{language}") or getattr(row, f"{field}_en")


@register.filter
def ended(sentence: str) -> str:
    """SENTENCE with a full stop, unless it ends with a mark of its own, within quotes too."""
    return sentence if sentence.rstrip("’”'\"").endswith((".", "!", "?")) else f"{sentence}."
