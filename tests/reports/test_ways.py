"""Who answered how: own devices, shared ones, hands, cards, paper, in one line of the result."""

import pytest
from django.urls import reverse

from lessons.models import ALL_RIGHT, Question
from quizzes.models import Sitting, Tally
from reports import queries
from reports.sentences import who_answered_how
from tests.builders import make_lesson
from tests.reports.builders import count_in_room, make_result

pytestmark = pytest.mark.django_db

NOBODY: dict = {}
WITHHELD = "How many in each way is not shown (fewer than 5 in one)."


@pytest.fixture
def delivery():
    return make_result(version=make_lesson(questions=2), moves=NOBODY)


def room_of(delivery):
    return Sitting.objects.select_related("delivery__force").get(delivery=delivery)


def line_of(delivery):
    return who_answered_how(queries.ways_of(room_of(delivery)))


def page_of(client, delivery):
    client.force_login(delivery.officer.user)
    return client.get(reverse("reports:class_result", args=[delivery.pk])).text


def test_class_on_own_devices_says_so(client):
    delivery = make_result(version=make_lesson(questions=2))

    assert "How they answered: 27 on their own device.<" in page_of(client, delivery)


def test_each_way_is_named_with_its_pupils(client, delivery):
    room = room_of(delivery)
    count_in_room(room, {"a": 6}, {"a": 2, "b": 4}, source="devices")
    count_in_room(room, {"a": 5}, {"b": 5}, source="shared")
    count_in_room(room, {"a": 9}, {"a": 1, "b": 7}, source="hands")

    assert (
        "How they answered: 6 on their own device, 5 at a shared device, 9 with a hand up."
        " At a shared device each pupil answered for themselves.<"
    ) in page_of(client, delivery)


def test_pupils_are_those_of_the_question_that_most_answered(delivery):
    room = room_of(delivery)
    count_in_room(room, {"a": 6}, {"b": 8}, source="cards")
    room.tallies.filter(question__order=1, phase="before").delete()

    assert line_of(delivery) == "How they answered: 8 with a lettered card."


def test_parts_of_an_answer_of_several_choices_are_no_pupils(delivery):
    room = room_of(delivery)
    question = room.delivery.version.questions.first()
    Question.objects.filter(pk=question.pk).update(kind=Question.Kind.SEVERAL)
    for choice, count in ((ALL_RIGHT, 6), ("a", 6), ("b", 6)):
        Tally.objects.create(
            sitting=room, question=question, phase="before", choice=choice, count=count
        )

    assert line_of(delivery) == "How they answered: 6 on their own device."


def test_one_small_way_hides_the_numbers_of_all(client, delivery):
    """The number who joined stands beside it: 10 less 6 would tell that 4 shared a device."""
    room = room_of(delivery)
    count_in_room(room, {"a": 6}, {"b": 6}, source="devices")
    count_in_room(room, {"a": 4}, {"b": 4}, source="shared")

    page = page_of(client, delivery)

    assert f"Answered by: Own device, Shared device. {WITHHELD} At" in page
    assert "6 on their own device" not in page


def test_way_as_large_as_the_small_group_of_the_force_is_shown(delivery):
    count_in_room(room_of(delivery), {"a": 5}, {"b": 5}, source="sheets")
    assert line_of(delivery) == "How they answered: 5 on paper, sheet by sheet."

    delivery.force.small_group = 6
    delivery.force.save()
    assert line_of(delivery) == (
        "Answered by: Paper, sheet by sheet."
        " How many in each way is not shown (fewer than 6 in one)."
    )


def test_class_in_which_nobody_answered_has_no_line(client, delivery):
    page = page_of(client, delivery)

    assert "How they answered" not in page
    assert "Answered by" not in page
