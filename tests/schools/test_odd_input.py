"""What people and scripts send that no page of ours asks for gets an answer, not a failure."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from schools.models import Absence, Teacher, VisitDraft
from tests.builders import (
    make_coordinator,
    make_delivery,
    make_officer,
    make_school,
    make_teacher,
    make_user,
    make_visit,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LONG_ADDRESS = f"office@{'.'.join(['school'] * 40)}.example"
ROW = {"lesson": "none", "name": "8A", "year_from": 8, "year_to": 8, "pupils": 28, "route": 45}


@pytest.fixture
def officer(client):
    officer = make_officer()
    client.force_login(officer.user)
    return officer


@pytest.fixture
def teacher(client):
    teacher = make_teacher(school=make_school(officer=make_officer()))
    client.force_login(teacher.user)
    return teacher


@pytest.mark.parametrize("sent", ["abc", "", "-1", "9" * 30, "٣", "1\x00"])
def test_school_that_is_no_number_is_not_there(client, sent):
    client.force_login(make_user())

    response = client.post(reverse("schools:choose_school"), {"school": sent})

    assert response.status_code == 404
    assert not Teacher.objects.exists()


@pytest.mark.parametrize("typed", ["a " * 2000, "\x00", "%", "ŵ" * 500, "\u202e\ud7ff"])
def test_anything_may_be_looked_for(client, typed):
    client.force_login(make_user())

    response = client.get(reverse("schools:choose_school"), {"q": typed})

    assert response.status_code == 200


@pytest.mark.parametrize("area", ["abc", "9" * 30, "-1", "\x00"])
def test_area_that_is_none_is_the_first_one(client, area):
    lead = make_coordinator()
    officer = make_officer(force=lead.force)
    school = make_school(officer=officer)
    client.force_login(lead)

    page = client.get(reverse("schools:patch", args=[officer.pk]), {"area": area})

    assert page.context["area"] == school.local_authority


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999-12-27", "\x00", "2027-02-30"])
@pytest.mark.parametrize("name", ["diary", "hand_over_day", "absence_new"])
def test_day_that_nobody_means_is_today(client, officer, name, day):
    page = client.get(reverse(f"schools:{name}"), {"on": day}, follow=True)

    assert page.status_code == 200


@pytest.mark.parametrize("day", ["31/12/9999", "1/1/2100"])
def test_time_away_is_not_written_down_for_a_far_year(client, officer, day):
    sent = {"kind": "leave", "first_day": day}

    page = client.post(reverse("schools:absence_new"), sent)

    assert "Write a day within the next two years." in page.text
    assert not Absence.objects.exists()


def test_visit_is_not_asked_for_in_a_far_year(client, teacher):
    draft = {"classes": [], "starts": [], "room": {}, "contact": {}}
    VisitDraft.objects.create(user=teacher.user, data=draft)
    visit = make_visit(teacher.school, officer=teacher.school.patch.get().officer)
    make_delivery(visit)
    client.post(reverse("schools:visit_again", args=[visit.pk]))
    sent = {"own_day_1": "31/12/9999", "own_time_1": "23:45"}

    page = client.post(reverse("schools:visit_new_when"), sent)

    assert "Write a day within the next two years." in page.text


def test_address_that_no_mail_reaches_is_refused(client, teacher):
    sent = {"contact_name": "Office", "contact_email": LONG_ADDRESS}

    page = client.post(reverse("schools:visit_new_contact"), sent)

    assert "Write an e-mail address like name@school.example." in page.text


def test_so_is_that_of_an_officer(client):
    client.force_login(make_coordinator())

    page = client.post(reverse("schools:officers"), {"name": "PC Long", "email": LONG_ADDRESS})

    assert "Write an e-mail address like name@force.police.uk." in page.text


def test_and_that_of_whoever_signs_in(client):
    page = client.post(reverse("account_request_login_code"), {"email": LONG_ADDRESS})

    assert page.status_code == 200
    assert "Enter a valid email address." in page.text


@pytest.mark.parametrize("end", ["9" * 5000 + "/approve/", "99999999/approve/", "{pk}/perhaps/"])
def test_teacher_that_nobody_is_cannot_be_checked(client, officer, end):
    newcomer = make_teacher(make_school(officer=officer), approved=False)

    response = client.post(f"/teachers/{end.format(pk=newcomer.pk)}")

    assert response.status_code == 404
    newcomer.refresh_from_db()
    assert newcomer.approved_at is None


@pytest.mark.parametrize("name", ["visit_new", "lesson_new"])
def test_lesson_that_the_address_cannot_mean_is_none(client, teacher, name):
    page = client.get(reverse(f"schools:{name}"), {"lesson": "\x00"})

    assert page.status_code == 200


def test_visit_on_a_saturday_is_in_the_diary(client, officer):
    saturday = timezone.localdate() + dt.timedelta(days=7)
    saturday += dt.timedelta(days=(5 - saturday.weekday()) % 7)
    start = timezone.make_aware(dt.datetime.combine(saturday, dt.time(10)))
    visit = make_visit(make_school(officer=officer), officer=officer, starts_at=start)

    page = client.get(
        reverse("schools:diary"), {"on": saturday - dt.timedelta(days=saturday.weekday())}
    )

    assert [day.day.weekday() for day in page.context["days"]] == [0, 1, 2, 3, 4, 5]
    assert visit.get_absolute_url() in page.text
