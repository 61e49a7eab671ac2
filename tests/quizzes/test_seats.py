"""The list of seats: a joker's are taken out and put back, and nobody's answers are told."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from quizzes import actions
from quizzes.models import Phase, Seat, Tally
from quizzes.names import seat_name
from quizzes.roll_up import roll_up
from quizzes.seat_list import seat_rows
from quizzes.seats import take_seat
from tests.builders import at
from tests.quizzes.builders import answer, fresh, make_room, officer_of
from tests.quizzes.pupils import pupil_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = at(2026, 11, 24, 10)


@pytest.fixture
def room():
    return make_room(seats=3, phase=Phase.BEFORE, is_open=True, headcount=2)


@pytest.fixture
def officer(client, room):
    client.force_login(officer_of(room))
    return client


def address(room, name="seats", **more):
    return reverse(f"quizzes:{name}", kwargs={"sitting_pk": room.pk, **more})


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_seat_keeps_the_minute_it_joined_in():
    room = make_room()

    with time_machine.travel(NOW + dt.timedelta(minutes=3, seconds=41), tick=False):
        take_seat(room)

    assert Seat.objects.get().joined_at == NOW + dt.timedelta(minutes=3)


def test_newest_stands_first_with_its_number_minute_and_group(officer, room):
    Seat.objects.filter(sitting=room).update(joined_at=NOW)
    newest = take_seat(room, source="shared", people=4).seat
    Seat.objects.filter(pk=newest.pk).update(joined_at=NOW + dt.timedelta(minutes=7))

    rows, page = seat_rows(room), text_of(officer.get(address(room)).text)

    assert [row.number for row in rows] == [4, 3, 2, 1]
    assert "joined at 10:07 A group of 4 on one device Take out , 4" in page
    assert "joined at 10:00 Own device Take out , 1" in page
    assert "Joined: 7. Here: 2." in page


def test_list_tells_neither_what_was_chosen_nor_whether_nor_a_name_nor_all_letters(officer, room):
    first, second, third = room.seats.all()
    before = officer.get(address(room)).text
    answer(room, "before", "unsure", seats=[second])

    page = officer.get(address(room)).text

    hide = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
    assert hide.sub("", page) == hide.sub("", before)
    for seat in (first, second, third):
        assert seat.seat_code not in page
        assert not any(seat_name(seat.name_seed, lang).text in page for lang in ("en", "cy"))


def test_two_letters_tell_seats_apart_and_three_where_two_begin_alike(room):
    for seat, letters in zip(room.seats.all(), ("KDMT", "KDPR", "BCDF"), strict=True):
        Seat.objects.filter(pk=seat.pk).update(seat_code=letters)

    assert [row.letters for row in seat_rows(room)] == ["BC", "KDP", "KDM"]


def test_sheets_that_were_typed_in_are_no_seats_to_take_out(room):
    take_seat(room, source="sheets")
    sheet = room.seats.get(source="sheets")

    assert len(seat_rows(room)) == 3
    assert not actions.take_out(room, seat=sheet.pk, by=officer_of(room), now=NOW)


def test_one_tap_takes_out_and_one_puts_back_with_all_its_answers(officer, room):
    answer(room, "before", "a")
    seat = room.seats.last()

    out = officer.post(address(room, "seat_out", seat_pk=seat.pk), follow=True).text
    roll_up(room, now=NOW)
    without = set(Tally.objects.values_list("count", flat=True))
    back = officer.post(address(room, "seat_back", seat_pk=seat.pk), follow=True).text
    roll_up(room, now=NOW)

    assert "The seat is taken out and its answers do not count." in out
    assert "Put back" in out
    assert "The seat is back, and its answers count." in back
    assert "Put back" not in back
    assert (without, set(Tally.objects.values_list("count", flat=True))) == ({2}, {3})
    trail = AuditEvent.objects.order_by("pk").values_list("action", "by__name", "detail")
    name = officer_of(room).name
    assert list(trail) == [("seat_taken_out", name, ""), ("seat_put_back", name, "")]


def test_second_tap_changes_nothing_and_says_so(officer, room):
    seat = room.seats.last()
    for _tap in range(2):
        page = officer.post(address(room, "seat_out", seat_pk=seat.pk), follow=True).text

    assert "Nothing was changed" in page
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize("name", ["seat_out", "seat_back"])
def test_seat_of_another_class_stays_as_it_is(officer, room, name):
    other = make_room(seats=1)
    Seat.objects.filter(sitting=other).update(removed_at=NOW if name == "seat_back" else None)
    was = Seat.objects.get(sitting=other).removed_at

    officer.post(address(room, name, seat_pk=other.seats.get().pk))

    assert Seat.objects.get(sitting=other).removed_at == was
    assert AuditEvent.objects.count() == 0


def test_totals_of_a_class_that_ended_stand(officer, room):
    answer(room, "before", "a")
    actions.finish(room, by=officer_of(room), drawn=1, now=timezone.now())
    seat = room.seats.last()

    page = officer.get(address(room))
    officer.post(address(room, "seat_out", seat_pk=seat.pk))

    assert page["Location"] == room.get_absolute_url()
    assert Seat.objects.get(pk=seat.pk).removed_at is None


@pytest.mark.parametrize("seats", [1, 3])
def test_list_costs_the_same_for_every_number_of_seats(client, django_assert_num_queries, seats):
    room = make_room(seats=seats)
    client.force_login(officer_of(room))
    client.get(address(room))

    with django_assert_num_queries(5):  # session, person, force, sitting, seats
        client.get(address(room))


@pytest.mark.parametrize(("headcount", "is_led_there"), [(2, True), (3, False)])
def test_more_seats_than_pupils_lead_to_the_list(officer, room, headcount, is_led_there):
    room.headcount = headcount
    room.save()

    page = officer.get(room.get_absolute_url()).text

    assert (address(room) in page) is is_led_there


class TestPupil:
    @pytest.fixture
    def pupil(self, room):
        return pupil_of(room)

    def class_page(self, pupil, room):
        return pupil.get(reverse("pupils:class", args=[room.address]))

    def test_is_told_with_the_letters_to_show_and_comes_back_by_itself(self, pupil, room):
        state = reverse("pupils:state", args=[room.address])
        actions.take_out(room, seat=pupil.seat.pk, by=officer_of(room), now=NOW)
        page = self.class_page(pupil, room).text
        tag = re.search(r'data-tag="([^"]+)"', page)[1]
        waits = pupil.get(state, headers={"If-None-Match": f'"{tag}"'})

        actions.put_back(room, seat=pupil.seat.pk, by=officer_of(room))
        moved = pupil.get(state, headers={"If-None-Match": f'"{tag}"'})

        assert "You have been taken out of this class." in page
        assert f"<strong>{pupil.seat.seat_code}</strong>" in page
        assert (waits.status_code, moved.status_code) == (304, 200)
        assert self.class_page(pupil, fresh(room))["Location"].endswith("/before/1/")

    def test_seat_that_is_out_goes_to_no_other_device_by_its_letters(self, pupil, room):
        actions.take_out(room, seat=pupil.seat.pk, by=officer_of(room), now=NOW)

        response = Client().post(
            reverse("pupils:other_device"),
            {"code": room.code, "seat_code": pupil.seat.seat_code},
        )

        assert response.status_code == 422
