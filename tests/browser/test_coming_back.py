"""A pupil's device that leaves, breaks, moves and comes back: one seat, at the same place."""

import re

import pytest

from quizzes.models import Seat
from quizzes.seats import take_seat
from tests.browser.pupils import at, choose, come_by_letters, name_of, saved, stored
from tests.quizzes.builders import make_room

pytestmark = pytest.mark.django_db(transaction=True)


def test_ten_times_away_and_back_is_one_seat_at_the_same_place(join, room):
    page = join(room)
    name = name_of(page)
    choose(page, "a")
    saved(page)

    for _time in range(10):
        page.goto("/join/")
        page.goto(f"/join/{room.code}/")
        page.get_by_role("link", name=f"Yes, I am {name}").click()
        at(page, 2)

    assert name_of(page) == name
    assert Seat.objects.count() == 1
    assert stored() == [(Seat.objects.get().pk, 0, "a")]


def test_reload_keeps_what_was_chosen(join, room):
    page = join(room)
    choose(page, "c")
    saved(page)

    page.reload()
    page.goto(f"/class/{room.address}/before/1/")

    assert page.locator("input[name=chosen][value=c]").is_checked()


def test_seat_moves_to_another_device_and_the_old_one_lets_go(join, new_page, room, watch):
    watch.expect("410")
    old = join(room)
    choose(old, "a")
    saved(old)
    letters = Seat.objects.get().seat_code

    new = new_page("phone")
    come_by_letters(new, room, letters)
    at(new, 2)
    old.wait_for_url(re.compile("/join/$"))

    assert Seat.objects.count() == 1
    assert stored() == [(Seat.objects.get().pk, 0, "a")]


def test_cleared_cookie_comes_back_by_the_seats_letters(join, room):
    page = join(room)
    name, letters = name_of(page), Seat.objects.get().seat_code
    choose(page, "b")
    saved(page)

    page.context.clear_cookies()
    come_by_letters(page, room, letters)
    at(page, 2)

    assert name_of(page) == name
    assert Seat.objects.count() == 1


def test_back_button_shows_the_last_question_as_it_was_answered(join, room):
    page = join(room)
    choose(page, "b")
    saved(page)
    page.get_by_role("button", name="Next").click()
    at(page, 2)

    page.go_back()
    at(page, 1)

    assert page.locator("input[name=chosen][value=b]").is_checked()


def test_next_pupil_on_the_same_device_gets_a_seat_of_their_own(join, room):
    page = join(room)
    choose(page, "a")
    saved(page)

    name = name_of(page)
    page.goto("/join/")
    page.get_by_label("Type your class code").fill(room.code)
    page.get_by_role("button", name="Go").click()
    page.get_by_role("heading", name=f"{name} was here. Are you {name}?").wait_for()
    page.get_by_role("button", name="Start").click()
    at(page, 1)

    assert not page.locator("input[name=chosen]:checked").count()
    assert Seat.objects.count() == 2
    assert stored() == [(Seat.objects.first().pk, 0, "a")]


def test_language_changes_in_the_middle_and_the_choice_stays(join, room):
    page = join(room)
    choose(page, "b")
    saved(page)

    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("heading", name="Cwestiwn 1?").wait_for()

    assert page.locator("input[name=chosen][value=b]").is_checked()
    assert stored() == [(Seat.objects.get().pk, 0, "b")]


def test_each_pupil_of_a_shared_tablet_keeps_what_they_chose(new_page):
    room = make_room(questions=1, phase="before", is_open=True, code="LMNPQR", ways="shared")
    page = new_page("phone")
    page.goto(f"/join/{room.code}/")
    page.locator("input[name=how][value=turns]").check(force=True)
    page.get_by_role("button", name="Start").click()
    choose(page, "a")
    saved(page)
    page.get_by_role("button", name="Next").click()

    page.get_by_role("link", name="Give the tablet to the next pupil").click()
    page.get_by_role("button", name="I am new: give me a name").click()
    at(page, 1)
    choose(page, "b")
    saved(page)

    first, second = Seat.objects.all()
    assert stored() == [(first.pk, 0, "a"), (second.pk, 0, "b")]


def test_strangers_device_sees_nothing_of_a_seat(new_page, room):
    take_seat(room)
    page = new_page("phone")

    page.goto(f"/class/{room.address}/before/1/")

    assert page.get_by_label("Type your class code").is_visible()
