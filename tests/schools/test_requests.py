"""What waits for an officer's answer."""

import pytest
from django.urls import reverse

from tests.builders import make_coordinator, make_officer, make_school, make_teacher, make_visit

pytestmark = pytest.mark.django_db


def bar_of(client, user):
    client.force_login(user)
    page = client.get(reverse("lessons:lessons")).content.decode()
    return page.split('aria-label="Places"')[1].split("</nav>")[0]


def test_officer_is_told_how_many_requests_of_the_own_patch_wait(client):
    officer = make_officer()
    school = make_school(officer=officer)
    make_visit(school, state="requested")
    make_visit(school, state="requested")
    make_visit(school, state="held", officer=officer)
    make_visit(make_school(officer=make_officer(force=officer.force)), state="requested")

    assert ">, 2 to answer</span>" in bar_of(client, officer.user)


@pytest.mark.parametrize(
    "build",
    [
        lambda school: make_teacher(school=school).user,
        lambda _school: make_coordinator(),
        lambda _school: make_officer().user,
    ],
)
def test_nobody_else_is_told(client, build):
    school = make_school(officer=make_officer())
    make_visit(school, state="requested")

    assert "to answer" not in bar_of(client, build(school))
