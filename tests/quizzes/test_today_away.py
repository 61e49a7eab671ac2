"""Today on a day that is the officer's own, whole or in part: nothing of it gets lost."""

import datetime as dt
from functools import partial

import pytest
import time_machine
from django.urls import reverse

from quizzes import actions as quiz
from schools import actions
from schools.models import VisitEvent
from tests.builders import at, make_absence, make_officer, make_school
from tests.quizzes.builders import taught_room
from tests.quizzes.days import DAY, TODAY, lesson_at, main_button, page_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def page(client, officer):
    client.force_login(officer.user)
    return partial(page_at, client)


def leave(officer, until=DAY, **fields):
    return make_absence(officer, kind="leave", first_day=DAY, last_day=until, **fields)


def test_day_of_leave_names_no_school_and_the_next_visiting_day(page, officer):
    leave(officer, until=dt.date(2026, 11, 26), note="Hospital")
    following = lesson_at(officer, 10)
    visit = following.visit
    visit.starts_at, visit.ends_at = at(2026, 11, 30, 10), at(2026, 11, 30, 11)
    visit.save()
    following.starts_at = visit.starts_at
    following.save()

    shown = page(8)

    assert '<h1 class="govuk-heading-xl">You are away today</h1>' in shown
    assert "Leave, Tue 24 Nov - Thu 26 Nov. Your next visiting day: Mon 30 Nov." in shown
    assert visit.school.name not in shown
    assert "Hospital" not in shown
    assert "needs another day" not in shown


def test_next_visiting_day_is_none_that_is_away_too(page, officer):
    leave(officer)
    for day in (25, 26):
        delivery = lesson_at(officer, 10)
        delivery.visit.starts_at = delivery.starts_at = at(2026, 11, day, 10)
        delivery.visit.ends_at = at(2026, 11, day, 11)
        delivery.visit.save()
        delivery.save()
    make_absence(officer, first_day=dt.date(2026, 11, 25))

    assert "Your next visiting day: Thu 26 Nov." in page(8)


def test_another_day_away_is_not_called_today(page, officer):
    leave(officer, until=dt.date(2026, 11, 26))

    assert "You are away on this day" in page(8, on="?on=2026-11-25")


def test_visit_that_is_left_is_named_with_the_ways_on(page, officer):
    delivery = lesson_at(officer, 10, 15)
    leave(officer)

    shown = page(8)

    assert "1 visit needs another day or a colleague" in shown
    assert f"10:15-11:00, {delivery.school.name}" in shown
    assert reverse("schools:visit_move", args=[delivery.visit.pk]) in shown
    assert f"{reverse('schools:hand_over_day')}?on=2026-11-24" in shown
    assert "Start lesson" not in shown


def test_lesson_taught_before_the_officer_fell_ill_is_still_signed_off(page, officer):
    school = make_school(officer=officer)
    taught = lesson_at(officer, 9, school=school, name="7C")
    sitting = taught_room(delivery=taught)
    quiz.finish(sitting, by=officer.user, drawn=sitting.version, now=at(2026, 11, 24, 9, 45))
    lesson_at(officer, 13, school=school, name="8A")
    leave(officer)

    shown = page(11)

    assert main_button(shown) == "Sign off"
    assert "You are away today" in shown
    assert "13:00-13:45" in shown


def test_visit_nobody_moved_in_time_waits_for_its_sign_off(page, officer):
    lesson_at(officer, 9, name="7C")
    leave(officer)

    assert main_button(page(11)) == "Sign off"


def test_half_a_day_stands_among_the_stops(page, officer):
    lesson_at(officer, 14, name="8A")
    make_absence(officer, first_day=DAY, note="Swansea")

    shown = page(8)

    assert "1 school, 1 class" in shown
    line = shown.partition('<ol class="day">')[2]
    assert line.index("Court") < line.index("8A")
    assert "09:00-13:00" in line
    assert "Swansea" not in shown
    assert "another day or a colleague" not in shown
    assert "card--next" in line


def test_stop_within_the_hours_is_marked_and_is_not_next(page, officer):
    lesson_at(officer, 11, name="7C")
    lesson_at(officer, 14, name="8A")
    absence = make_absence(officer, first_day=DAY)

    shown = page(8)

    assert "You are away then: Tue 24 Nov, 09:00-13:00." in shown
    assert reverse("schools:hand_over_absence", args=[absence.pk]) in shown
    assert "8A" in shown.partition("card--next")[2]
    assert "7C" not in shown.partition("card--next")[2]


def test_hours_without_a_visit_are_still_in_the_line(page, officer):
    make_absence(officer, first_day=DAY)

    shown = page(8)

    assert "No visits today" in shown
    assert "Court" in shown


def test_who_took_it_over_is_said_without_the_school(page, officer):
    delivery = lesson_at(officer, 10)
    colleague = make_officer(force=officer.force)
    actions.pass_on(visit=delivery.visit, officer=colleague, by=officer.user)
    assert VisitEvent.objects.filter(kind="passed-on").exists()
    leave(officer)

    shown = page(8)

    assert f"{colleague.user} takes 10:00 ({colleague.user.email})." in shown
    assert delivery.school.name not in shown


def test_day_with_visits_to_come_can_be_handed_over(page, officer):
    lesson_at(officer, 10)
    address = f"{reverse('schools:hand_over_day')}?on=2026-11-24"

    assert address in page(8)
    assert address not in page(12)


def test_colleagues_time_away_is_not_on_the_page(page, officer):
    leave(make_officer(force=officer.force))

    assert "away" not in page(8)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_what_is_to_move(
    client, officer, count, django_assert_num_queries
):
    for hour in range(count):
        lesson_at(officer, 9 + hour, name=f"{7 + hour}A")
        make_absence(officer, first_day=DAY, starts=dt.time(9 + hour), ends=dt.time(9 + hour, 30))
    client.force_login(officer.user)

    with time_machine.travel(at(2026, 11, 24, 8), tick=False), django_assert_num_queries(12):
        client.get(TODAY)
