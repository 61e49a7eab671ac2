"""A question that was spoilt: its answers are put aside, and it is asked again."""

import re

import pytest
from django.urls import reverse

from accounts.models import AuditEvent
from quizzes.models import Answer, Tally, VoidedTally
from quizzes.roll_up import roll_up
from tests.builders import at
from tests.quizzes.builders import answer, fresh, make_room, officer_of
from tests.quizzes.pupils import pupil_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NOW = at(2026, 11, 24, 10)


@pytest.fixture
def room():
    room = make_room(questions=2, phase="before", is_open=True, seats=3, headcount=6)
    answer(room, "before", "a")
    return room


@pytest.fixture
def officer(room, client):
    client.force_login(officer_of(room))
    return client


def void(officer, room, number=1, drawn=None):
    return officer.post(
        reverse("quizzes:void", args=[room.pk]),
        {"question": number, "drawn": drawn or fresh(room).version},
    )


def test_answers_of_the_question_are_put_aside_and_not_counted(officer, room):
    void(officer, room, 2)
    roll_up(room, now=NOW)

    assert list(Answer.objects.values_list("question__order", flat=True)) == [0, 0, 0]
    rows = VoidedTally.objects.values_list("phase", "question__order", "choice", "count")
    assert list(rows) == [("before", 1, "a", 3)]
    assert list(Tally.objects.values_list("question__order", "count")) == [(0, 3)]
    assert AuditEvent.objects.get(action="question_voided").by == officer_of(room)


def test_pupils_find_it_open_once_more(officer, room):
    pupil = pupil_of(room)
    answer(room, "before", "a", seats=[pupil.seat])

    void(officer, room, 2)

    again = pupil.get(reverse("pupils:class", args=[room.address]))
    assert again["Location"] == reverse("pupils:question", args=[room.address, "before", 2])


def test_when_led_the_voided_question_is_the_one_that_is_asked(officer, room):
    room.pace, room.asked_question, room.is_open = "led", 2, False
    room.save()

    void(officer, room, 1)

    assert (fresh(room).asked_question, fresh(room).is_open) == (1, True)


@pytest.mark.parametrize(
    ("state", "chosen"),
    [
        ({"pace": "led", "asked_question": 2}, ["2"]),
        ({"shown_question": 2, "is_open": False}, ["2"]),
        ({}, []),
    ],
)
def test_question_that_is_asked_or_shown_is_chosen_already(officer, room, state, chosen):
    for name, value in state.items():
        setattr(room, name, value)
    room.save()

    page = officer.get(reverse("quizzes:void", args=[room.pk])).text

    buttons = re.findall(r"<input[^>]*type=\"radio\"[^>]*>", page)
    assert len(buttons) == 2
    assert [re.search(r'value="(.)"', one)[1] for one in buttons if "checked" in one] == chosen


def test_counted_hands_are_put_aside_too(officer, room):
    question = room.delivery.version.questions.first()
    Tally.objects.create(
        sitting=room, phase="before", question=question, choice="a", source="hands", count=2
    )

    void(officer, room, 1)

    assert VoidedTally.objects.get().count == 5
    assert Tally.objects.count() == 0


def test_second_tap_voids_nothing_more(officer, room):
    drawn = room.version
    void(officer, room, 1, drawn)
    answer(room, "before", "b", questions=1)

    void(officer, room, 1, drawn)

    assert VoidedTally.objects.count() == 1
    assert Answer.objects.filter(chosen="b").count() == 3


def test_more_page_says_what_was_put_aside(officer, room):
    void(officer, room, 2)

    page = officer.get(reverse("quizzes:more", args=[room.pk])).text

    assert "Question 2, voided at" in page
    assert "3 answers put aside" in page


def test_between_lesson_and_questions_nothing_can_be_voided(officer, room):
    room.phase, room.is_open = "lesson", False
    room.save()

    void(officer, room, 1)

    assert VoidedTally.objects.count() == 0
    assert Answer.objects.count() == 6


def test_answer_to_the_voided_asking_that_arrives_late_does_not_count(officer, room):
    pupil = pupil_of(room)
    void(officer, room, 2)
    address = reverse("pupils:question", args=[room.address, "before", 2])

    late = pupil.post(address, {"question": "q2", "chosen": "a", "revision": 7, "voided": "0"})
    assert late.status_code == 409
    assert not Answer.objects.filter(seat=pupil.seat).exists()

    page = pupil.get(address).text
    assert "Your class is doing this question again." in page
    anew = pupil.post(address, {"question": "q2", "chosen": "b", "revision": 8, "voided": "1"})
    assert anew.json() == {"chosen": "b", "revision": 8}


def test_other_questions_go_on_as_if_nothing_was_voided(officer, room):
    pupil = pupil_of(room)
    void(officer, room, 2)
    address = reverse("pupils:question", args=[room.address, "before", 1])

    assert "doing this question again" not in pupil.get(address).text
    response = pupil.post(address, {"question": "q1", "chosen": "a", "revision": 7, "voided": "0"})

    assert response.json() == {"chosen": "a", "revision": 7}
