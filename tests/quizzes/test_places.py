"""How many may take a seat: the pupils in the room and a margin, without those taken out."""

import pytest
from django.test import Client
from django.urls import reverse

from quizzes import actions
from quizzes.models import Seat
from quizzes.seats import SittingFull, most_seats, take_seat
from tests.builders import at
from tests.quizzes.builders import make_room, officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = at(2026, 11, 24, 10)


@pytest.fixture
def full_of_jokers():
    """A class of 2 whose places a joker with the code has taken."""
    return make_room(headcount=2, seats=most_seats(2))


def test_pupil_takes_the_place_of_a_seat_that_was_taken_out(full_of_jokers):
    room = full_of_jokers
    with pytest.raises(SittingFull):
        take_seat(room)
    for seat in room.seats.all()[:2]:
        actions.take_out(room, seat=seat.pk, by=officer_of(room), now=NOW)

    responses = [Client().post(reverse("pupils:start", args=[room.code])) for _ in range(3)]

    assert [response.status_code for response in responses] == [302, 302, 409]
    assert Seat.objects.filter(removed_at=None).count() == most_seats(2)


def test_group_finds_the_places_of_several_that_were_taken_out(full_of_jokers):
    room = full_of_jokers
    for seat in room.seats.all()[:3]:
        actions.take_out(room, seat=seat.pk, by=officer_of(room), now=NOW)

    with pytest.raises(SittingFull):
        take_seat(room, source="shared", people=4)

    assert take_seat(room, source="shared", people=3).seat.people == 3
