"""A new card, under a key that is its own."""

import datetime as dt

import pytest

from accounts.models import AuditEvent
from lessons.models import HelpRoute
from tests.lessons.facts.forms import errors, make_help_route, make_law_card, today


def test_a_new_card_is_added_behind_the_others(client, editor):
    make_help_route(order=4)
    page = client.get("/editor/facts/help/new/?key=new-line")
    assert page.context["form"]["key"].value() == "new-line"

    response = client.post(
        "/editor/facts/help/new/?key=new-line",
        {
            **{"key": "new-line", "name_en": "Line", "name_cy": "Llinell", "seen": 0},
            **{"for_en": "Any worry.", "for_cy": "Unrhyw bryder.", "audience": "pupil"},
            **{"nations": ["england", "wales"], "ages_from": 7, "ages_to": 16, "languages": ["cy"]},
            **{"source": "Their page", "state": "checked", "checked_by": "Nia Prys"},
            **{"checked_on": today(), "review_by": today() + dt.timedelta(days=90)},
        },
    )

    assert response.headers["Location"] == "/editor/facts/help/new-line/"
    route = HelpRoute.objects.get(key="new-line")
    assert (route.order, route.nations, route.languages) == (5, "wales,england", "cy")
    assert (route.edited_by, route.changes.get().what) == (editor, "added")
    assert AuditEvent.objects.get().action == "card_added"


@pytest.mark.parametrize("key", ["new", "Two words", "under_score", "x" * 51])
def test_a_key_is_one_that_an_address_can_hold(client, editor, key):
    assert "key" in errors(client.post("/editor/facts/law/new/", {"key": key}))


def test_a_key_is_there_once(client, editor):
    make_law_card(key="pictures")

    assert "key" in errors(client.post("/editor/facts/law/new/", {"key": "pictures"}))
