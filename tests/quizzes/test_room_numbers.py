"""The numbers on the officer's phone: who waits, who is out, what came in at the last moment."""

import pytest
from django.utils import timezone

from quizzes import actions
from quizzes.content import asked_of
from quizzes.models import Phase
from quizzes.results import room_count
from quizzes.seats import take_seat
from tests.quizzes.builders import answer, fresh, make_room, officer_of

pytestmark = pytest.mark.django_db


def count_of(room):
    return room_count(fresh(room), asked=asked_of(room.delivery.version_id))


def test_nobody_waits_for_a_sheet_of_paper(client):
    """Its before answers were typed in while the lesson went on; it has no after answers yet."""
    room = make_room(seats=2, phase=Phase.AFTER, is_open=True, headcount=3)
    sheet = take_seat(room, source="sheets").seat
    devices = room.seats.exclude(pk=sheet.pk)
    answer(room, "before", "a")
    answer(room, "after", "b", seats=devices)
    client.force_login(officer_of(room))

    page = client.get(room.get_absolute_url()).text

    count = count_of(room)
    assert (count.joined, count.answered) == (2, 2)
    assert "All 2 have answered" in page
    assert "still to answer" not in page


def test_sheet_is_something_to_show_though_nobody_joined():
    room = make_room(phase=Phase.AFTER, headcount=3)
    answer(room, "after", "b", seats=[take_seat(room, source="sheets").seat])

    assert (count_of(room).joined, count_of(room).begun) == (0, 1)


@pytest.mark.parametrize("out", [0, 2])
def test_answers_that_came_in_while_closing_are_those_of_the_class(client, out):
    """A seat that was taken out had answered before; it hides nobody who answers now."""
    room = make_room(seats=5, phase=Phase.BEFORE, is_open=True)
    seats = list(room.seats.all())
    answer(room, "before", "a", seats=seats[:3])
    for seat in seats[:out]:
        actions.take_out(room, seat=seat.pk, by=officer_of(room), now=timezone.now())
    client.force_login(officer_of(room))
    actions.close_questions(room, by=officer_of(room), drawn=1, now=timezone.now())

    answer(room, "before", "a", seats=seats[3:4])

    assert "Closing, 2 more came in" in client.get(room.get_absolute_url()).text
