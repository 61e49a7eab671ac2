import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from accounts import retention
from accounts.models import RateBucket
from tests.builders import at

pytestmark = pytest.mark.django_db
NOW = at(2027, 1, 12)


def test_sessions_go_when_they_have_run_out():
    for key, hours in [("over", -1), ("good", 1)]:
        Session.objects.create(session_key=key, expire_date=NOW + dt.timedelta(hours=hours))

    assert retention.forget_sessions(now=NOW) == 1
    assert Session.objects.get().session_key == "good"


def test_counted_tries_go_after_a_day():
    for key, hours in [("old", 25), ("new", 23)]:
        RateBucket.objects.create(key_hash=key, updated_at=NOW - dt.timedelta(hours=hours))

    assert retention.forget_tries(now=NOW) == 1
    assert RateBucket.objects.get().key_hash == "new"


def test_notes_about_finished_work_go_after_a_week_and_waiting_work_stays():
    finished = {"old": NOW - dt.timedelta(days=8), "new": NOW - dt.timedelta(days=6)}
    for path, moment in {**finished, "waiting": None}.items():
        DBTaskResult.objects.create(
            task_path=path,
            args_kwargs={"args": [], "kwargs": {}},
            backend_name="default",
            finished_at=moment,
            exception_class_path="",
            traceback="",
        )

    assert retention.forget_finished_work(now=NOW) == 1
    assert set(DBTaskResult.objects.values_list("task_path", flat=True)) == {"new", "waiting"}
