"""A teacher whom no officer has checked may be anyone with an e-mail address, a pupil too."""

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Sitting
from schools.actions import ClassWish, approve_teacher, plan_own_lesson
from tests.builders import (
    at,
    make_authority,
    make_delivery,
    make_force,
    make_lesson,
    make_officer,
    make_school,
    make_teacher,
    make_visit,
)
from tests.quizzes.builders import make_room
from tests.reports.builders import make_result

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def school():
    force = make_force()
    return make_school(authority=make_authority(force), officer=make_officer(force))


@pytest.fixture
def newcomer(client, school):
    teacher = make_teacher(school, approved=False)
    client.force_login(teacher.user)
    return teacher


@pytest.fixture
def room(school):
    """A class of the school that an officer runs."""
    officer = school.patch.get().officer
    delivery = make_delivery(make_visit(school, officer), make_lesson(questions=2))
    return make_room(delivery=delivery, phase="before", is_open=True, code="KDMTRP", seats=3)


@pytest.mark.parametrize(
    "name", ["sitting", "sitting_state", "more", "seats", "sheets", "void", "board", "board_state"]
)
def test_class_that_an_officer_runs_is_not_there_for_a_newcomer(client, newcomer, room, name):
    assert client.get(reverse(f"quizzes:{name}", args=[room.pk])).status_code == 404


def test_newcomer_takes_no_step_and_opens_no_quiz_of_the_school(client, newcomer, room):
    other = make_delivery(room.delivery.visit)
    form = {"staff": "else", "someone_else": "Me", "headcount": 28, "language": "en"}

    step = client.post(reverse("quizzes:step", args=[room.pk, "finish"]), {"drawn": room.version})
    start = client.post(reverse("quizzes:start", args=[other.pk]), form | {"ways": "devices"})
    page = client.get(reverse("schools:visits")).text

    assert (step.status_code, start.status_code) == (404, 404)
    assert list(Sitting.objects.values_list("phase", flat=True)) == ["before"]
    assert "is answering" not in page
    assert room.delivery.visit.contact_name not in page


def test_newcomer_reads_no_result_and_no_visit(client, newcomer, school):
    officer = school.patch.get().officer
    visit = make_visit(school, officer, starts_at=timezone.now())
    done = make_result(visit=visit)

    pages = [
        client.get(reverse("reports:class_result", args=[done.pk])),
        client.get(reverse("reports:class_print", args=[done.pk])),
        client.get(visit.get_absolute_url()),
    ]
    table = client.get(reverse("reports:classes"), {"format": "csv"}).text

    assert [page.status_code for page in pages] == [404] * 3
    assert len(table.splitlines()) == 1


def test_newcomer_sees_the_visit_they_asked_for(client, newcomer, school):
    visit = make_visit(school, state="requested", officer=None, requested_by=newcomer.user)

    assert client.get(visit.get_absolute_url()).status_code == 200


def test_newcomer_runs_the_own_lesson_and_nobody_elses(client, newcomer, school):
    wish = ClassWish(
        lesson=make_lesson().lesson,
        name="8A",
        year_from=8,
        year_to=8,
        pupils=28,
        route=45,
        setting="class",
    )
    colleague = make_teacher(school)
    own, other = (
        plan_own_lesson(school=school, wish=wish, language="en", by=by, now=at(2026, 11, 24))
        for by in (newcomer.user, colleague.user)
    )

    assert client.get(reverse("quizzes:start", args=[own.pk])).status_code == 200
    assert client.get(reverse("quizzes:start", args=[other.pk])).status_code == 404


def test_teacher_who_was_checked_sees_the_school(client, newcomer, room):
    approve_teacher(teacher=newcomer, by=room.opened_by, now=timezone.now())

    assert client.get(room.get_absolute_url()).status_code == 200
    assert client.get(room.delivery.visit.get_absolute_url()).status_code == 200
