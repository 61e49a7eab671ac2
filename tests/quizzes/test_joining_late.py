"""What became of a class whose code is typed too late, and where a late pupil begins."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from tests.builders import make_help_route, make_sitting
from tests.quizzes.builders import make_room

pytestmark = pytest.mark.django_db

CODE = "KDMTRP"


@pytest.fixture
def sitting():
    return make_sitting(phase="after", code=CODE)


def door(client, code=CODE):
    return client.get(reverse("pupils:start", args=[code]))


def finish(sitting, now):
    actions.finish(sitting, by=sitting.opened_by, drawn=sitting.version, now=now)


def test_class_that_ended_says_so_and_where_help_is(client, sitting):
    make_help_route(name_en="Childline")
    finish(sitting, timezone.now())

    response = door(client)

    assert response.status_code == 410
    assert "This class has finished." in response.text
    assert "Childline" in response.text


def test_code_that_was_changed_sends_to_the_board(client, sitting):
    actions.renew_code(sitting, by=sitting.opened_by, drawn=sitting.version, now=timezone.now())

    response = door(client)

    assert response.status_code == 404
    assert "Your class has a new code. Look at the board." in response.text
    assert sitting.code not in response.text


def test_yesterdays_code_is_nobodys(client, sitting):
    finish(sitting, timezone.now() - dt.timedelta(hours=13))

    assert "No class has the code" in door(client).text


def test_class_that_has_the_code_now_comes_before_the_one_that_had_it(client, sitting):
    finish(sitting, timezone.now())
    make_sitting(code=CODE)

    assert door(client).status_code == 200


@pytest.mark.usefixtures("still_clock")
def test_guesses_at_codes_of_ended_classes_are_slowed_as_others_are(client, sitting):
    finish(sitting, timezone.now())

    with time_machine.travel(timezone.now(), tick=False):
        answers = [door(client).status_code for _guess in range(61)]

    assert answers == [410] * 60 + [429]


def test_late_pupil_of_a_led_class_is_told_the_question(client):
    make_room(questions=3, phase="before", is_open=True, pace="led", asked_question=2, code=CODE)

    assert "Your class is on question 2. You start there." in door(client).text


def test_pupil_who_comes_for_the_first_question_is_told_nothing(client):
    make_room(questions=3, phase="before", is_open=True, pace="led", asked_question=1, code=CODE)

    page = door(client).text

    assert "You start there." not in page
    assert "You begin where they are." not in page
