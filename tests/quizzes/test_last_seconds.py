"""The five seconds after a closing: what is on its way counts, whatever the officer taps next."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from quizzes import actions
from quizzes.models import Answer
from tests.builders import at
from tests.quizzes.builders import fresh, make_room, step
from tests.quizzes.pupils import choose, pupil_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

CLOSED = at(2026, 11, 24, 10)


def after(seconds):
    return CLOSED + dt.timedelta(seconds=seconds)


@pytest.fixture
def led():
    return make_room(questions=3, phase="before", is_open=True, pace="led", asked_question=1)


@pytest.fixture
def own():
    return make_room(questions=2, phase="before", is_open=True)


def take(room, action, seconds):
    step(room, action, now=after(seconds))


def send(pupil, room, number, seconds, key="a", phase="before", **more):
    with time_machine.travel(after(seconds), tick=False):
        return choose(pupil, room, number, key, phase, **more)


def stored():
    return list(Answer.objects.order_by("pk").values_list("phase", "question__order", "chosen"))


def test_answer_to_the_closed_question_counts_though_the_next_is_asked(led):
    pupil = pupil_of(led)
    take(led, actions.close_questions, 0)
    take(led, actions.ask_next, 1)

    response = send(pupil, led, 1, 1.3)

    assert response["Location"] == f"/class/{led.address}/"
    assert stored() == [("before", 0, "a")]


def test_six_seconds_after_the_closing_it_is_refused_and_said(led):
    pupil = pupil_of(led)
    take(led, actions.close_questions, 0)
    take(led, actions.ask_next, 1)

    plain = send(pupil, led, 1, 6)
    script = send(pupil, led, 1, 6, revision="1")

    assert plain["Location"] == f"/class/{led.address}/?late=1"
    assert script.status_code == 409
    assert stored() == []


def test_question_that_is_asked_now_counts_at_the_same_time(led):
    pupil = pupil_of(led)
    take(led, actions.close_questions, 0)
    take(led, actions.ask_next, 1)

    assert send(pupil, led, 2, 1.3, revision="1").status_code == 200
    assert send(pupil, led, 3, 1.3, revision="1").status_code == 409
    assert stored() == [("before", 1, "a")]


@pytest.mark.parametrize("pace", ["led", "own"])
def test_answer_counts_though_the_lesson_has_begun(request, pace):
    room = request.getfixturevalue(pace)
    pupil = pupil_of(room)
    take(room, actions.close_questions, 0)
    take(room, actions.start_lesson, 1)

    in_time = send(pupil, room, 1, 4.9, revision="1")
    late = send(pupil, room, 1, 5.1, key="b", revision="2")

    assert (in_time.status_code, late.status_code) == (200, 409)
    assert stored() == [("before", 0, "a")]


def test_older_revision_never_wins_in_the_last_seconds_either(led):
    pupil = pupil_of(led)
    send(pupil, led, 1, -1, key="b", revision="7")
    take(led, actions.close_questions, 0)
    take(led, actions.ask_next, 1)

    response = send(pupil, led, 1, 1.3, key="a", revision="6")

    assert response.json() == {"chosen": "b", "revision": 7}
    assert stored() == [("before", 0, "b")]


def test_before_answer_on_its_way_is_no_after_answer(own):
    pupil = pupil_of(own)
    take(own, actions.close_questions, 0)
    take(own, actions.start_lesson, 1)
    take(own, actions.open_questions, 2)

    assert send(pupil, own, 1, 3, revision="1").status_code == 200
    assert send(pupil, own, 1, 6, key="b", revision="2").status_code == 409
    assert stored() == [("before", 0, "a")]


def test_seconds_begin_anew_when_the_question_was_opened_again(led):
    pupil = pupil_of(led)
    take(led, actions.close_questions, 0)
    take(led, actions.reopen_questions, 1)
    take(led, actions.close_questions, 2)

    assert send(pupil, led, 1, 6, revision="1").status_code == 200
    assert send(pupil, led, 1, 8, key="b", revision="2").status_code == 409


def test_lesson_does_not_look_as_if_questions_were_closing(own):
    pupil = pupil_of(own)
    take(own, actions.close_questions, 0)
    take(own, actions.start_lesson, 1)

    with time_machine.travel(after(2), tick=False):
        page = pupil.get(reverse("pupils:class", args=[own.address])).text

    assert "Look at the front now." in page
    assert not fresh(own).is_closing(after(2))
