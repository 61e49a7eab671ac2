"""Every state of a class, as a pupil's device meets it: its page, its question, its poll."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from tests.builders import at
from tests.quizzes.builders import answer, make_room
from tests.quizzes.pupils import pupil_of

pytestmark = pytest.mark.django_db

NOW = at(2026, 11, 24, 10)
SOON, PASSED = NOW + dt.timedelta(seconds=3), NOW - dt.timedelta(seconds=1)
ASKED = "Question 1 of 2"
LOOK_AHEAD = "Look at the front now."
DONE = "All done. Your class is still thinking."


@pytest.mark.parametrize(
    ("state", "answered", "seen"),
    [
        ({"phase": "lobby"}, [], "You're in."),
        ({"phase": "before", "is_open": True}, [], ASKED),
        ({"phase": "before", "is_open": True}, ["before"], DONE),
        ({"phase": "before", "closes_at": SOON}, [], ASKED),
        ({"phase": "before", "closes_at": SOON}, ["before"], DONE),
        ({"phase": "before", "closes_at": PASSED}, [], LOOK_AHEAD),
        ({"phase": "before", "closes_at": PASSED}, ["before"], LOOK_AHEAD),
        ({"phase": "lesson", "closes_at": PASSED}, ["before"], LOOK_AHEAD),
        ({"phase": "after", "is_open": True}, ["before"], "The same questions again"),
        ({"phase": "after", "closes_at": SOON}, ["before", "after"], DONE),
        ({"phase": "after", "closes_at": PASSED}, ["before", "after"], LOOK_AHEAD),
        ({"phase": "ended", "ended_at": NOW, "closes_at": SOON}, ["before"], LOOK_AHEAD),
        ({"phase": "ended", "ended_at": PASSED}, ["before", "after"], "Thank you"),
    ],
)
@pytest.mark.database
def test_class_page_is_the_one_of_the_state(state, answered, seen):
    sitting = make_room(**state)
    pupil = pupil_of(sitting)
    for phase in answered:
        answer(sitting, phase, "b", seats=[pupil.seat])

    with time_machine.travel(NOW, tick=False):
        page = pupil.get(reverse("pupils:class", args=[sitting.address]), follow=True)
        poll = pupil.get(reverse("pupils:state", args=[sitting.address]))

    assert (page.status_code, poll.status_code) == (200, 200)
    assert seen in page.content.decode()


@pytest.mark.database
def test_poll_tells_when_the_last_seconds_are_over():
    sitting = make_room(phase="before", closes_at=SOON)
    pupil = pupil_of(sitting)
    poll = reverse("pupils:state", args=[sitting.address])

    with time_machine.travel(NOW, tick=False) as clock:
        closing = pupil.get(poll)
        same = pupil.get(poll, headers={"If-None-Match": closing["ETag"]})
        clock.shift(dt.timedelta(seconds=4))
        closed = pupil.get(poll, headers={"If-None-Match": closing["ETag"]})

    assert (same.status_code, closed.status_code) == (304, 200)
    assert closed["ETag"] != closing["ETag"]


def test_waiting_room_follows_while_others_join():
    sitting = make_room(phase="lobby")
    first = pupil_of(sitting)
    address = reverse("pupils:state", args=[sitting.address])
    seen = first.get(address)
    quiet = first.get(address, headers={"If-None-Match": seen["ETag"]})

    pupil_of(sitting)
    moved = first.get(address, headers={"If-None-Match": seen["ETag"]})

    assert quiet.status_code == 304
    assert "1 of your class is here." in seen.json()["gathered"]
    assert "2 of your class are here." in moved.json()["gathered"]
