"""An answer on its way while its question is voided belongs to the asking that is over."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from quizzes import actions
from quizzes.answers import QuestionClosed, save_answer
from quizzes.content import asked_of
from quizzes.live import place_of
from quizzes.models import Answer
from quizzes.seats import take_seat
from tests.quizzes.builders import fresh, make_room

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
WAITING = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def room():
    return make_room(questions=2, phase="before", is_open=True)


@pytest.fixture
def token(room):
    return take_seat(room).token


@pytest.fixture
def place(token):
    """Where the pupil was when the request with the answer began."""
    return place_of(token)


def asked(room, number):
    return asked_of(room.delivery.version_id)[number - 1]


def void(room, number):
    now = fresh(room)
    assert actions.void_question(
        now, asked(room, number), by=now.opened_by, drawn=now.version, now=timezone.now()
    )


def answer(place, question):
    save_answer(place, question, phase="before", chosen="a", revision=7, now=timezone.now())


def test_it_does_not_count(room, place):
    void(room, 1)

    with pytest.raises(QuestionClosed):
        answer(place, asked(room, 1))

    assert not Answer.objects.exists()


def test_it_counts_when_another_question_was_voided(room, place):
    void(room, 1)

    answer(place, asked(room, 2))

    assert list(Answer.objects.values_list("question__order", "chosen")) == [(1, "a")]


def test_asked_twice_anew_it_counts_for_the_third_asking_alone(room, token, place):
    void(room, 1)
    second = place_of(token)
    void(room, 1)

    for late in (place, second):
        with pytest.raises(QuestionClosed):
            answer(late, asked(room, 1))
    answer(place_of(token), asked(room, 1))

    assert Answer.objects.get().chosen == "a"


def test_it_waits_for_a_voiding_that_is_not_committed_yet(room, place):
    question, begun, told = asked(room, 1), threading.Event(), []

    def send():
        begun.set()
        try:
            answer(place, question)
        except QuestionClosed:
            told.append("closed")
        finally:
            connection.close()

    with transaction.atomic():
        void(room, 1)
        pupil = threading.Thread(target=send)
        pupil.start()
        begun.wait()
        while connection.vendor == "postgresql" and not _waits_for_a_lock():
            assert pupil.is_alive(), "the answer did not wait for the voiding"
    pupil.join()

    assert told == ["closed"]
    assert not Answer.objects.exists()


def _waits_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0]
