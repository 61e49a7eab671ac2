"""The officer's day: what is next, when to leave, and the way back to an open class."""

from functools import partial

import pytest
from django.urls import reverse

from lessons.paper import sheets_of
from quizzes import actions
from quizzes.day import miles_between
from quizzes.models import Sitting
from schools.models import School, VisitEvent
from tests.builders import (
    at,
    make_class_group,
    make_delivery,
    make_officer,
    make_school,
    make_visit,
)
from tests.quizzes.builders import make_room, taught_room
from tests.quizzes.days import DAY, TODAY, lesson_at, main_button, page_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    officer = make_officer()
    officer.travel_minutes = 30
    officer.save()
    return officer


@pytest.fixture
def page(client, officer):
    client.force_login(officer.user)
    return partial(page_at, client)


def test_next_changes_by_the_clock_from_drive_to_start_to_sign_off(page, officer):
    lesson_at(officer, 10, 15)

    early, soon, over = page(8), page(10), page(12)

    assert "You allow 30 minutes: leave by 09:35" in early
    assert main_button(early) is None
    assert main_button(soon) == "Start lesson"
    assert main_button(over) == "Sign off"


def test_open_class_comes_before_everything(page, officer):
    lesson_at(officer, 9, name="7C")
    make_room(delivery=lesson_at(officer, 11, name="8A"), phase="before", is_open=True)

    shown = page(11, 10)

    assert main_button(shown) == "Back to the class quiz"


def test_lesson_that_was_taught_waits_for_its_sign_off_but_not_in_the_way_of_the_next(
    page, officer
):
    school = make_school(officer=officer)
    first = lesson_at(officer, 9, school=school, name="7C")
    sitting = taught_room(delivery=first)
    actions.finish(sitting, by=officer.user, drawn=sitting.version, now=at(2026, 11, 24, 9, 45))
    lesson_at(officer, 10, 15, school=school, name="8A")

    between, at_hand = page(9, 46), page(9, 56)

    assert main_button(between) == "Sign off"
    assert main_button(at_hand) == "Start lesson"


def test_only_a_lesson_that_is_still_to_come_can_be_called_off(page, officer):
    delivery = lesson_at(officer, 10, 15)
    cannot = "I can't make this"
    assert cannot in page(8)
    assert cannot in page(10)

    sitting = taught_room(delivery=delivery)
    assert "Back to the class quiz" in page(10, 30)
    assert cannot not in page(10, 30)

    actions.finish(sitting, by=officer.user, drawn=sitting.version, now=at(2026, 11, 24, 11))
    assert cannot not in page(12)


def test_false_start_is_still_to_be_started(page, officer):
    room = make_room(delivery=lesson_at(officer, 10))
    actions.finish(room, by=officer.user, drawn=room.version, now=at(2026, 11, 24, 9, 50))

    assert main_button(page(9, 55)) == "Start lesson"


def test_late_officer_is_told_and_can_tell_the_school(page, officer):
    lesson_at(officer, 10, 15, contact_phone="01970 000000", contact_email="office@school.example")

    shown = page(9, 40)

    assert "You are due at 10:15 and it takes about 30 minutes." in shown
    assert 'href="tel:01970000000"' in shown
    assert 'href="mailto:office@school.example"' in shown
    assert "You are due" not in page(9, 34)


def test_way_between_schools_is_estimated_from_their_places(page, officer):
    near = make_school(officer=officer, latitude=52.4153, longitude=-4.0829)
    far = make_school(officer=officer, latitude=52.2429, longitude=-4.2594)
    lesson_at(officer, 9, school=near, name="7C")
    lesson_at(officer, 13, school=far, name="8A")

    assert "Drive about 20 miles, 44 minutes: leave by 12:06" in page(8)


def test_two_classes_of_one_school_need_no_drive(page, officer):
    school = make_school(officer=officer)
    lesson_at(officer, 9, school=school, name="7C")
    lesson_at(officer, 10, school=school, name="8A")

    assert page(8).count("leave by") == 1


def test_distance_is_a_road_of_the_great_circle_or_unknown():
    aberystwyth = School(latitude=52.4153, longitude=-4.0829)
    cardiff = School(latitude=51.4816, longitude=-3.1791)

    assert round(miles_between(aberystwyth, cardiff)) == 105
    assert miles_between(aberystwyth, School()) is None


def test_lessons_of_earlier_days_head_the_list_until_signed_off(page, officer):
    school = make_school(officer=officer)
    visit = make_visit(school=school, officer=officer, starts_at=at(2026, 11, 23, 9))
    late = make_delivery(visit, class_group=make_class_group(school, name="9B"))
    lesson_at(officer, 10, name="8A")

    shown = page(8)

    assert shown.index("9B") < shown.index("8A")
    assert reverse("schools:sign_off", args=[late.pk]) in shown


def test_visit_that_was_passed_on_says_to_whom(page, officer):
    delivery = lesson_at(officer, 10)
    colleague = make_officer(force=officer.force)
    visit = delivery.visit
    VisitEvent.objects.create(visit=visit, kind="passed-on", by=officer.user)
    visit.officer = delivery.officer = colleague
    visit.save()
    delivery.save()

    shown = page(8)

    assert f"{colleague.user} takes 10:00, {delivery.school.name} ({colleague.user.email})" in shown
    assert "Start lesson" not in shown


def test_day_without_visits_leads_to_the_week(page, officer):
    shown = page(8)

    assert "No visits today" in shown
    assert reverse("schools:diary") in shown


def test_colleagues_day_is_not_shown(page):
    lesson_at(make_officer(), 10)

    assert "No visits today" in page(8)


def test_open_class_is_one_tap_away_on_every_page_of_who_opened_it(client, officer):
    delivery = lesson_at(officer, 10)
    client.force_login(officer.user)
    good = {"staff": "else", "someone_else": "Tutor", "headcount": "26", "language": "both"}
    client.post(reverse("quizzes:start", args=[delivery.pk]), good | {"ways": ["devices"]})
    sitting = delivery.sittings.get()
    press = reverse("quizzes:step", args=[sitting.pk, "open"])
    client.post(press, {"drawn": sitting.version})

    library = client.get(reverse("lessons:lessons")).text

    assert "8A is answering." in library
    assert "0 of 0 have answered." in library
    assert sitting.get_absolute_url() in library
    assert "is answering." not in client.get(sitting.get_absolute_url()).text

    Sitting.objects.update(phase="lesson", is_open=False)
    assert "The lesson of 8A is on." in client.get(reverse("lessons:lessons")).text

    sitting.refresh_from_db()
    finish = reverse("quizzes:step", args=[sitting.pk, "finish"])
    client.post(finish, {"drawn": sitting.version})
    assert "8A" not in client.get(reverse("lessons:lessons")).text


def test_strip_of_the_open_class_is_on_no_paper(client, officer):
    """Neither its words nor the room they take: the browser prints with the same style."""
    delivery = lesson_at(officer, 10)
    client.force_login(officer.user)
    address = reverse("lessons:lesson_print", args=[delivery.version.lesson.slug])
    alone = client.get(address, {"part": "paper"}).text
    good = {"staff": "else", "someone_else": "Tutor", "headcount": "26", "language": "both"}
    client.post(reverse("quizzes:start", args=[delivery.pk]), good | {"ways": ["devices"]})
    page = client.get(address, {"part": "paper"}).text

    assert "Go back to it" in page
    assert "Go back to it" not in alone
    assert lines_of(sheets_of(page)) == lines_of(sheets_of(alone))


def lines_of(sheets):
    """Each piece of text on SHEETS and where it stands."""
    boxes = [box for sheet in sheets.pages for box in sheet._page_box.descendants()]
    return [(box.text, box.position_y) for box in boxes if hasattr(box, "text")]


def test_ended_class_leads_to_the_next_one_of_the_day(client, officer):
    first = lesson_at(officer, 9, name="7C")
    second = lesson_at(officer, 10, name="8A")
    sitting = taught_room(delivery=first)
    actions.finish(sitting, by=officer.user, drawn=sitting.version, now=at(2026, 11, 24, 9, 45))
    client.force_login(officer.user)

    page = client.get(sitting.get_absolute_url()).text

    assert "Next class: 8A, 10:00" in page
    assert reverse("quizzes:start", args=[second.pk]) in page


@pytest.mark.parametrize(("lessons", "queries"), [(1, 12), (3, 12)])
def test_queries_do_not_grow_with_the_day(
    client, officer, lessons, queries, django_assert_num_queries
):
    for hour in range(lessons):
        lesson_at(officer, 9 + hour, name=f"{7 + hour}A")
    client.force_login(officer.user)

    with django_assert_num_queries(queries):
        client.get(f"{TODAY}?on={DAY}")
