"""Groups that answered as one: how many, of which size, in the same words everywhere."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import translation

from quizzes import actions
from quizzes.models import GroupTally, Seat
from quizzes.roll_up import forget_answers, roll_up
from quizzes.seats import take_seat
from quizzes.sources import groups_in_words
from tests.builders import at
from tests.quizzes.builders import answer, fresh, make_room, officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOW = at(2026, 11, 24, 11)
SAID = "3 groups of 4 answered as one: 12 pupils; 3 groups of 2 answered as one: 6 pupils"


def shared_room(sizes, **fields):
    """A class that answered before and after, a seat for each of SIZES."""
    room = make_room(phase="after", ways="shared", headcount=30, **fields)
    for people in sizes:
        take_seat(room, source="shared", people=people)
    answer(room, "before", "a")
    answer(room, "after", "b")
    return room


def ended(room):
    actions.finish(room, by=officer_of(room), drawn=1, now=NOW)
    return room


def csv_of(client, address):
    response = client.get(address, {"format": "csv"})
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def said_in(client, room):
    """What the page of the result, its CSV and the CSV of all results say of who answered."""
    client.force_login(officer_of(room))
    address = reverse("reports:class_result", args=[room.delivery_id])
    page = client.get(address).text
    in_class = next(row[1] for row in csv_of(client, address) if row[:1] == ["Who answered"])
    head, first, *_rest = csv_of(client, reverse("reports:results"))
    assert in_class in page
    assert first[head.index("Who answered")] == in_class
    return in_class


def test_result_and_files_say_it_alike(client):
    room = ended(shared_room([4, 2, 4, 2, 4, 2]))

    assert said_in(client, room) == (
        f"How they answered: 18 at a shared device. {SAID}."
        " A group that answered as one counts with each of its pupils."
    )


def test_others_at_shared_devices_are_said_beside_the_groups(client):
    room = ended(shared_room([5, 5, 1, 1, 1, 1, 1]))

    assert said_in(client, room).endswith(
        "2 groups of 5 answered as one: 10 pupils. A group that answered as one counts with each"
        " of its pupils. The others at a shared device answered for themselves."
    )


def test_class_that_took_turns_says_so(client):
    room = ended(shared_room([1] * 6))

    assert said_in(client, room) == (
        "How they answered: 6 at a shared device."
        " At a shared device each pupil answered for themselves."
    )


@pytest.mark.parametrize(
    "sizes",
    [
        [4, 1, 1, 1, 1, 1],  # one group of four
        [5, 5, 3],  # ten, and three by themselves as a group
        [5, 5, 1, 1],  # the rest would be two
        [4],  # the whole way is too small
    ],
)
def test_too_small_groups_are_not_counted_out(client, sizes):
    room = ended(shared_room(sizes))

    said = said_in(client, room)

    assert said.endswith("Some groups answered as one: how many is not shown (fewer than 5).")
    assert "groups of" not in said
    assert "group of" not in said


def test_groups_that_joined_and_answered_nothing_or_were_taken_out_are_none(client):
    room = shared_room([4, 4, 4])
    take_seat(room, source="shared", people=3)
    actions.take_out(fresh(room), seat=room.seats.first().pk, by=officer_of(room), now=NOW)

    roll_up(room, now=NOW)
    roll_up(room, now=NOW)

    assert list(GroupTally.objects.values_list("people", "count")) == [(4, 2)]


def test_they_outlive_the_seats_and_go_with_an_end_by_mistake(client):
    room = ended(shared_room([4, 4]))
    actions.go_back(room, by=officer_of(room), drawn=2, now=NOW)
    assert not GroupTally.objects.exists()
    actions.finish(room, by=officer_of(room), drawn=3, now=NOW)
    before = said_in(client, room)

    forget_answers(now=NOW + dt.timedelta(days=60))

    assert not Seat.objects.exists()
    assert said_in(client, room) == before
    assert "2 groups of 4 answered as one: 8 pupils" in before


def test_rehearsal_leaves_no_group_behind():
    room = shared_room([4, 4], kind="trial")
    roll_up(room, now=NOW)

    ended(room)

    assert not GroupTally.objects.exists()


def test_check_against_the_headcount_says_it_in_the_same_words(client):
    room = shared_room([4, 4, 4, 2, 2, 2])
    client.force_login(officer_of(room))
    words = f"Shared device 18 ({SAID})"
    count = reverse("quizzes:count", args=[room.pk, "hands", "after", 1])

    page = client.get(count).text
    refused = client.post(count, {"a": "13"}).text
    sheets = client.get(reverse("quizzes:sheets", args=[room.pk])).text

    assert f"Answered in other ways already: {words}" in page
    assert f"others answered already: {words}. Together that is 31" in refused
    assert words in sheets


def test_check_costs_the_same_with_groups(client, django_assert_num_queries):
    room = shared_room([4, 3, 2, 1])
    client.force_login(officer_of(room))
    count = reverse("quizzes:count", args=[room.pk, "hands", "after", 1])
    client.get(count)

    with django_assert_num_queries(7):  # session, person, force, sitting, counted, ways (2)
        client.get(count)


def test_welsh_counts_groups_in_welsh():
    with translation.override("cy"):
        assert groups_in_words({4: 3, 2: 1}) == (
            "atebodd 3 grŵp o 4 fel un (disgyblion: 12); atebodd 1 grŵp o 2 fel un (disgyblion: 2)"
        )
