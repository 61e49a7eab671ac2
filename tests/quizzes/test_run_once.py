"""A class's quiz is run once: whoever comes to open it again is told, however it was counted."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.models import Sitting, Tally
from schools.actions import sign_off
from tests.builders import make_delivery, make_visit
from tests.quizzes.builders import fresh, make_room, officer_of, taught_room

pytestmark = pytest.mark.django_db
GOOD = {"staff": "else", "someone_else": "Tutor", "headcount": "26", "language": "en"}


def start_page(delivery):
    return reverse("quizzes:start", args=[delivery.pk])


@pytest.fixture
def counted_by_hand(client):
    """A class in which nobody had a device, and which has ended."""
    room = make_room(phase="after", ways="hands", pace="led")
    client.force_login(officer_of(room))
    for question in room.delivery.version.questions.all():
        Tally.objects.create(
            sitting=room, phase="after", question=question, choice="a", source="hands", count=20
        )
    actions.finish(room, by=officer_of(room), drawn=1, now=timezone.now())
    return fresh(room)


def test_class_counted_by_hand_is_not_offered_to_be_opened_again(client, counted_by_hand):
    delivery = counted_by_hand.delivery

    page = client.get(start_page(delivery)).text
    client.post(start_page(delivery), GOOD | {"ways": "hands"})

    assert "A second one would count the pupils twice." in page
    assert reverse("reports:class_result", args=[delivery.pk]) in page
    assert "Ended by mistake? Open it again" in page
    assert "Open the class quiz" not in page
    assert Sitting.objects.get() == counted_by_hand


def test_end_that_is_not_added_up_yet_is_no_false_start(client):
    """The server was killed between the end and the totals: they are made a little later."""
    room = taught_room()
    Sitting.objects.filter(pk=room.pk).update(
        phase="ended", code=None, ended_at=timezone.now(), phase_at_end="after"
    )
    client.force_login(officer_of(room))

    page = client.get(start_page(room.delivery)).text
    client.post(start_page(room.delivery), GOOD | {"ways": "devices"})

    assert "A second one would count the pupils twice." in page
    assert Sitting.objects.count() == 1


def test_false_start_is_opened_again_as_if_it_had_not_been(client):
    room = make_room(delivery=make_delivery(make_visit()))
    actions.finish(room, by=officer_of(room), drawn=1, now=timezone.now())
    client.force_login(officer_of(room))

    page = client.get(start_page(room.delivery)).text
    client.post(start_page(room.delivery), GOOD | {"ways": "devices"})

    assert "Open the class quiz" in page
    assert sorted(Sitting.objects.values_list("phase", flat=True)) == ["ended", "lobby"]


def test_what_was_signed_off_stays_when_the_class_is_written_down_later(client):
    """A correction is a row of its own, with who made it: opening the quiz makes none."""
    delivery = make_delivery(make_visit())
    by = delivery.officer.user
    said = {"staff_present": "Mrs Puw", "language": "cy", "headcount": 21}
    sign_off(delivery=delivery, outcome="delivered", by=by, **said)
    client.force_login(by)

    client.post(start_page(delivery), GOOD | {"ways": "devices"})

    delivery.refresh_from_db()
    assert {name: getattr(delivery, name) for name in said} == said
    assert (Sitting.objects.get().headcount, delivery.sign_offs.count()) == (26, 1)
