"""People, their roles and their force, and how days are written for them."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.dates import day, day_time, full_day
from accounts.models import Role, User
from accounts.rates import pour
from tests.builders import at, make_force, make_user

pytestmark = pytest.mark.django_db


def test_email_is_one_person_in_any_case():
    make_user(email="Jo@school.example")

    with pytest.raises(IntegrityError):
        User.objects.create(email="JO@school.example")


def test_officer_needs_a_force():
    with pytest.raises(IntegrityError):
        make_user(is_officer=True)


def test_small_group_is_never_under_five():
    with pytest.raises(IntegrityError):
        make_force(small_group=4)


def test_roles_come_in_order_of_reach():
    user = make_user(is_teacher=True, is_coordinator=True, force=make_force())

    assert user.roles == [Role.COORDINATOR, Role.TEACHER]


def test_welsh_days_are_not_mistaken_for_months():
    tuesday = dt.date(2027, 3, 16)

    assert full_day(tuesday, "cy") == "Dydd Mawrth 16 Mawrth 2027"
    assert day(tuesday, "cy") == "Maw 16 Mawrth"
    assert day(tuesday, "en") == "Tue 16 Mar"


def test_a_day_far_away_says_its_year():
    assert day(timezone.localdate() - dt.timedelta(days=400), "en")[-4:].isdigit()


def test_time_is_the_schools_own_in_summer_and_winter():
    assert day_time(dt.datetime(2027, 1, 12, 10, 15, tzinfo=dt.UTC), "en") == "Tue 12 Jan, 10:15"
    assert day_time(dt.datetime(2027, 5, 11, 9, 15, tzinfo=dt.UTC), "en") == "Tue 11 May, 10:15"


@pytest.mark.database
def test_bucket_takes_its_size_then_leaks():
    now = at(2026, 11, 10)

    tries = [pour("code", "x", now=now, size=3, leak_per_second=0.1) for _ in range(5)]
    later = pour("code", "x", now=now + dt.timedelta(seconds=10), size=3, leak_per_second=0.1)

    assert tries == [True, True, True, False, False]
    assert later is True
