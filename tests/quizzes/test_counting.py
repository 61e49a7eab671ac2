"""Counting beside others: somebody takes the class on meanwhile, or counts in another way."""

import pytest
from django.urls import reverse

from quizzes.models import Phase, Tally
from tests.quizzes.builders import fresh, make_room, officer_of

pytestmark = pytest.mark.django_db


def count(client, room, source, number=1, phase="before", **counts):
    address = reverse("quizzes:count", args=[room.pk, source, phase, number])
    return client.post(address, counts, follow=True)


def test_count_that_comes_when_the_class_is_further_on_is_told_so(client):
    """A colleague pressed "Start the lesson" on the other phone while the hands were counted."""
    room = make_room(phase=Phase.LESSON, ways="hands", pace="led")
    client.force_login(officer_of(room))

    page = count(client, room, "hands", a="20")

    assert page.redirect_chain == [(room.get_absolute_url(), 302)]
    assert "Nothing was changed: the class is already further on." in page.text
    assert "Lesson time" in page.text
    assert not Tally.objects.exists()


@pytest.mark.parametrize(("source", "asked"), [("hands", 2), ("paper", 1), ("cards", 1)])
def test_only_what_the_class_answers_with_leads_it_on(client, source, asked):
    """Sheets of paper that are counted between two counts of hands leave the board as it is."""
    room = make_room(
        phase=Phase.BEFORE, is_open=True, ways="hands,paper", pace="led", asked_question=1
    )
    client.force_login(officer_of(room))

    count(client, room, source, a="3")

    assert (fresh(room).asked_question, fresh(room).is_open) == (asked, True)
    assert Tally.objects.get().source == source
