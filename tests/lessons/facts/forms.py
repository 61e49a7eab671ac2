"""Cards that are in date, and what the forms of a card send and say."""

import datetime as dt

from django.utils import timezone

from lessons.forms_facts import FORMS
from tests import builders


def today():
    return timezone.localdate()


def around_today():
    """Checked a while ago, to be checked again in a while."""
    return {
        "checked_on": today() - dt.timedelta(days=60),
        "review_by": today() + dt.timedelta(days=120),
    }


def make_law_card(*versions, **fields):
    return builders.make_law_card(*versions, **around_today() | fields)


def make_help_route(*versions, **fields):
    return builders.make_help_route(*versions, **around_today() | fields)


def filled(card, **changes):
    """What the form of CARD sends when only CHANGES are made."""
    form = FORMS[type(card)](instance=card, today=timezone.localdate())
    values = {
        name: value
        for name in form.fields
        if (value := form.get_initial_for_field(form.fields[name], name)) is not None
    }
    return {**values, "other_stands": "on", **changes}


def change(client, card, **changes):
    return client.post(f"{card.get_absolute_url()}change/", filled(card, **changes))


def errors(response):
    return dict(response.context["form"].errors)
