"""The counts that slow guessing down: nobody's address in them, not to be flooded, soon gone."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from accounts import retention
from accounts.models import User
from tests.accounts.codes import ask_for_code

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def counted():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM rate_limit_cache")
        return [key for (key,) in cursor.fetchall()]


def test_no_address_stands_in_the_table():
    ask_for_code(Client(REMOTE_ADDR="192.0.2.7"), "teacher@school.example")

    assert counted()
    assert not [key for key in counted() if "192.0.2.7" in key or "teacher" in key]


def test_counts_that_ran_out_are_deleted_and_others_stay():
    cache.set("soon over", [1.0], timeout=1)
    cache.set("holds", [1.0], timeout=60)

    assert retention.forget_counts(now=timezone.now() + dt.timedelta(seconds=5)) == 1

    assert len(counted()) == 1
    assert cache.get("holds") == [1.0]


def test_many_others_do_not_throw_out_a_count_that_holds():
    """Django's table holds 300 by itself, then a third of it goes, whatever it is."""
    for number in range(400):
        cache.set(f"count {number}", [1.0], timeout=300)

    assert len(counted()) == 400


@override_settings(ACCOUNT_RATE_LIMITS={"request_login_code": "2/m/ip"})
def test_who_asks_too_often_makes_no_accounts():
    for number in range(4):
        ask_for_code(Client(), f"teacher{number}@school.example")

    assert User.objects.count() == 2
