"""A class that is on now is found from every page, whoever opened it and on whichever device."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from quizzes.models import Sitting
from tests.builders import make_coordinator, make_delivery, make_officer, make_school, make_teacher
from tests.quizzes.builders import make_room, officer_of

pytestmark = pytest.mark.django_db


def library(client, user):
    client.force_login(user)
    return client.get(reverse("lessons:lessons")).text


@pytest.fixture
def room():
    return make_room(phase="before", is_open=True, seats=2)


def test_teacher_who_signs_in_elsewhere_finds_the_class_of_the_own_school(client, room):
    teacher = make_teacher(room.delivery.school).user
    page = library(client, teacher)
    visit = client.get(room.delivery.visit.get_absolute_url()).text

    assert f"{room.delivery.class_group} is answering." in page
    assert f'href="{room.get_absolute_url()}">Go to it</a>' in page
    assert "have answered" not in page
    assert f"Go to the class quiz of {room.delivery.class_group}, which is open" in visit


def test_officer_finds_it_on_another_device_with_its_numbers(client, room):
    page = library(client, officer_of(room))

    assert "0 of 2 have answered." in page
    assert f'href="{room.get_absolute_url()}">Go back to it</a>' in page


def test_each_class_that_is_on_has_its_own_line(client, room):
    make_room(delivery=make_delivery(room.delivery.visit), phase="lesson")

    page = library(client, officer_of(room))

    assert page.count('class="running"') == 2
    assert "is answering." in page
    assert re.search(r"The lesson of \S+ is on\.", page)


def test_others_do_not_see_it(client, room):
    elsewhere = make_officer()
    make_school(officer=elsewhere)

    for user in (make_teacher().user, elsewhere.user, make_coordinator(room.delivery.force)):
        assert 'class="running"' not in library(client, user)


def test_rehearsal_is_only_in_the_way_of_who_rehearses(client, room):
    Sitting.objects.update(kind="trial")
    teacher = make_teacher(room.delivery.school).user

    assert 'class="running"' not in library(client, teacher)
    assert 'class="running"' in library(client, officer_of(room))
    visit = client.get(room.delivery.visit.get_absolute_url()).text
    assert "which is open" not in visit


def test_class_of_yesterday_is_not_shown_any_more(client, room):
    Sitting.objects.update(opened_at=timezone.now() - dt.timedelta(days=1))

    assert 'class="running"' not in library(client, officer_of(room))
