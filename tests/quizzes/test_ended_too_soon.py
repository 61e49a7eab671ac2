"""A class that ended before its after questions: what is right is not told, it may be asked yet."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from quizzes import actions
from quizzes.seats import take_seat
from tests.builders import at
from tests.quizzes.builders import answer, fresh, make_room

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOW = at(2026, 11, 24, 10)


def take(room, action, now=NOW):
    current = fresh(room)
    assert action(current, by=current.opened_by, drawn=current.version, now=now)


@pytest.mark.parametrize(
    ("phase", "is_open", "is_told"),
    [
        ("lobby", False, False),
        ("before", True, False),
        ("before", False, False),
        ("lesson", False, False),
        ("after", True, True),
        ("after", False, True),
    ],
)
def test_what_is_right_is_told_only_after_the_after_questions(phase, is_open, is_told):
    room = make_room(questions=2, phase=phase, is_open=is_open)
    pupil = Client()
    pupil.cookies["diogel_seat"] = take_seat(room).token
    answer(room, "before", "a")
    answer(room, "after", "a")
    take(room, actions.finish)

    with time_machine.travel(NOW + dt.timedelta(minutes=1), tick=False):
        page = pupil.get(reverse("pupils:class", args=[room.address])).text

    assert "Thank you. You have finished." in page
    assert "Talk to someone" in page
    assert [word in page for word in ("The safest answer", "Why 1.", "Feedback a")] == [is_told] * 3


def test_end_by_mistake_that_is_undone_gave_nothing_away():
    room = make_room(questions=2, phase="before", is_open=True)
    pupil = Client()
    pupil.cookies["diogel_seat"] = take_seat(room).token
    take(room, actions.finish)
    with time_machine.travel(NOW + dt.timedelta(minutes=1), tick=False):
        seen = pupil.get(reverse("pupils:class", args=[room.address])).text
    take(room, actions.go_back)
    take(room, actions.reopen_questions)

    back = pupil.get(reverse("pupils:class", args=[room.address]))

    assert "Choice b" not in seen
    assert back["Location"] == reverse("pupils:question", args=[room.address, "before", 1])


@pytest.mark.parametrize(
    ("phase", "minutes", "asks_again_in"),
    [("before", 1, "6000"), ("lesson", 59, "6000"), ("before", 61, "30000"), ("after", 1, "30000")],
)
def test_devices_of_a_class_that_may_come_back_ask_more_often(phase, minutes, asks_again_in):
    room = make_room(questions=2, phase=phase)
    pupil = Client()
    pupil.cookies["diogel_seat"] = take_seat(room).token
    take(room, actions.finish)

    with time_machine.travel(NOW + dt.timedelta(minutes=minutes), tick=False):
        state = pupil.get(reverse("pupils:state", args=[room.address]))

    assert state["X-Next-In"] == asks_again_in
