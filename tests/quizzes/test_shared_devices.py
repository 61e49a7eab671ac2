"""One tablet, several pupils: in turn, or as one group. The report counts people."""

import pytest
from django.test import Client
from django.urls import reverse

from quizzes.models import Answer, Seat, Tally
from quizzes.roll_up import roll_up
from quizzes.seats import take_seat
from tests.builders import at
from tests.quizzes.builders import answer, fresh, make_room

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOW = at(2026, 11, 24, 10)


@pytest.fixture
def room():
    return make_room(
        questions=2, phase="before", is_open=True, ways="shared", code="KDMTRP", headcount=12
    )


def start(client, room, how):
    return client.post(reverse("pupils:start", args=[room.code]), {"how": how})


def turns(client, room, **data):
    return client.post(reverse("pupils:turns", args=[room.address]), data)


def send(client, room, number, chosen, **data):
    address = reverse("pupils:question", args=[room.address, "before", number])
    return client.post(address, {"question": f"q{number}", "chosen": chosen, **data})


def test_who_uses_the_device_is_asked_only_where_devices_are_shared(client, room):
    alone = make_room(phase="before", is_open=True, code="LMNPQR")

    shared = client.get(reverse("pupils:start", args=[room.code])).text
    own = client.get(reverse("pupils:start", args=[alone.code])).text

    for people in (2, 3, 4, 5):
        assert f"There are {people} of us: we answer together" in shared
    assert "Who uses this device?" not in own


@pytest.mark.parametrize(
    ("how", "people"),
    [("2", 2), ("5", 5), ("6", 1), ("99", 1), ("", 1), ("elsewhere", 1)],
)
def test_group_takes_one_seat_of_its_size(client, room, how, people):
    start(client, room, how)

    seat = Seat.objects.get()
    assert (seat.people, seat.source) == (people, "shared")


def test_group_size_means_nothing_where_each_has_a_device(client):
    room = make_room(phase="before", is_open=True, code="LMNPQR", ways="devices")

    start(client, room, "4")

    assert (Seat.objects.get().people, Seat.objects.get().source) == (1, "devices")


def test_each_pupil_of_a_tablet_has_an_own_seat_and_own_answers(client, room):
    start(client, room, "turns")
    send(client, room, 1, "a")
    send(client, room, 2, "a")
    waiting = client.get(reverse("pupils:class", args=[room.address])).text

    turns(client, room, new="1")
    send(client, room, 1, "b")
    page = client.get(reverse("pupils:turns", args=[room.address])).text

    assert "Give the tablet to the next pupil" in waiting
    assert sorted(Answer.objects.values_list("seat", "question__order", "chosen")) == [
        (first := Seat.objects.first().pk, 0, "a"),
        (first, 1, "a"),
        (Seat.objects.last().pk, 0, "b"),
    ]
    assert page.count('name="seat"') == 2
    assert page.count("has answered") == 1


def test_tablet_can_be_handed_on_from_the_one_question_that_is_asked(client, room):
    room.pace, room.asked_question = "led", 1
    room.save()
    start(client, room, "turns")

    page = client.get(reverse("pupils:question", args=[room.address, "before", 1])).text

    assert "Give the tablet to the next pupil" in page


def test_tablet_goes_back_to_the_pupil_who_is_chosen(client, room):
    start(client, room, "turns")
    turns(client, room, new="1")
    first, second = Seat.objects.all()

    turns(client, room, seat=first.name_seed)
    send(client, room, 1, "b")

    assert Answer.objects.get().seat == first
    assert client.cookies["diogel_turns"].value.count(".") == 1
    assert second.answers.count() == 0


def test_answer_that_was_kept_for_one_pupil_never_counts_for_the_next(client, room):
    start(client, room, "turns")
    turns(client, room, new="1")
    first = Seat.objects.first()

    late = send(client, room, 1, "b", seat=first.name_seed, revision="3")

    assert late.status_code == 200
    assert Answer.objects.get().seat == first


def test_answer_for_a_seat_that_is_not_on_this_device_is_refused(room):
    mine, other = take_seat(room, name_seed=1), take_seat(room, name_seed=2)
    client = Client()
    client.cookies["diogel_seat"] = mine.token

    response = send(client, room, 1, "b", seat=other.seat.name_seed, revision="3")

    assert response.status_code == 409
    assert Answer.objects.count() == 0


def test_device_of_one_pupil_has_no_turns(client, room):
    start(client, room, "")

    response = client.get(reverse("pupils:turns", args=[room.address]))

    assert response["Location"] == reverse("pupils:class", args=[room.address])


def test_no_more_pupils_come_in_by_turns_than_by_the_door(client, room):
    start(client, room, "turns")
    room.is_door_locked = True
    room.save()

    response = turns(client, room, new="1")

    assert response.status_code == 409
    assert "Your class has closed the door." in response.text
    assert Seat.objects.count() == 1


def test_groups_fill_the_room_by_their_size():
    room = make_room(headcount=12, ways="shared", phase="before", is_open=True, code="KDMTRP")
    for _group in range(5):
        start(Client(), room, "4")

    full = start(Client(), room, "4")

    assert full.status_code == 409  # 20 of at most 22 places are taken
    assert Seat.objects.count() == 5


def test_report_counts_people_and_says_how_they_answered():
    room = make_room(questions=1, phase="after", headcount=12, ways="devices,shared")
    group, alone = (
        take_seat(room, source="shared", people=4).seat,
        take_seat(room, source="devices").seat,
    )
    answer(room, "before", "a", seats=[group, alone])
    answer(room, "after", "b", seats=[group])

    roll_up(room, now=NOW)

    now = fresh(room)
    assert sorted(Tally.objects.values_list("phase", "choice", "source", "count")) == [
        ("after", "b", "shared", 4),
        ("before", "a", "devices", 1),
        ("before", "a", "shared", 4),
    ]
    assert (now.joined, now.completed_before, now.completed_after, now.completed_both) == (
        5,
        5,
        4,
        4,
    )
    assert list(now.moves.values_list("from_choice", "to_choice", "count")) == [("a", "b", 4)]
