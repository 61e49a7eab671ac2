"""An officer's day, 24 November 2026: its lessons, and its page at an hour of it."""

import datetime as dt

import time_machine
from django.urls import reverse

from tests.builders import at, make_class_group, make_delivery, make_school, make_visit

DAY = dt.date(2026, 11, 24)
TODAY = reverse("quizzes:today")


def lesson_at(officer, hour, minute=0, *, school=None, name="8A", **fields):
    school = school or make_school(officer=officer)
    starts_at = at(2026, 11, 24, hour, minute)
    visit = make_visit(school=school, officer=officer, starts_at=starts_at, **fields)
    return make_delivery(visit, class_group=make_class_group(school, name=name))


def page_at(client, hour, minute=0, *, on=""):
    """The page of the day as it is at HOUR, as words."""
    with time_machine.travel(at(2026, 11, 24, hour, minute), tick=False):
        text = client.get(f"{TODAY}{on}").text.partition("<main")[2]
    return " ".join(text.split())


def main_button(page):
    """The words of the one filled button, without what only a screen reader says."""
    _before, _card, card = page.partition("card--next")
    for piece in card.split('<a class="govuk-button ')[1:]:
        if not piece.startswith("govuk-button--secondary"):
            return piece.partition(">")[2].partition("<")[0]
    return None
