"""What a pupil's device is told when it asks whether the class has moved."""

import pytest
from django.urls import reverse

from quizzes.models import Seat, Sitting
from tests.builders import at
from tests.quizzes.pupils import page

pytestmark = pytest.mark.django_db


def test_poll_is_one_query_and_says_nothing_new_until_the_class_moves(
    pupil, sitting, django_assert_num_queries
):
    address = reverse("pupils:state", args=[sitting.address])
    first = pupil.get(address)

    with django_assert_num_queries(1):
        same = pupil.get(address, headers={"If-None-Match": first["ETag"]})
    Sitting.objects.update(phase="lesson", is_open=False)
    moved = pupil.get(address, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, same.status_code, moved.status_code) == (200, 304, 200)
    assert same["X-Next-In"] == "1500"


def test_who_waited_for_the_class_is_told_the_question_that_was_opened(pupil, sitting):
    address = reverse("pupils:state", args=[sitting.address])
    Sitting.objects.update(phase="lobby", is_open=False)
    waiting = pupil.get(address)["ETag"]

    Sitting.objects.update(phase="before", is_open=True)
    opened = pupil.get(address, headers={"If-None-Match": waiting})

    assert opened.json()["question"] == page(sitting, 1)


@pytest.mark.parametrize(
    ("told", "asked", "question"),
    [
        ("before.1.0.0~open", 2, 2),
        ("before.2.0.0~open", 1, None),  # back: those who answered it wait
        ("before.2.1.0~open", 2, None),  # asked again
        ("lesson.0.0.0~", 1, None),  # the page that says what comes after the lesson
        ("lobby.0.0.4~", 3, 3),  # late
        ("", 2, None),
        ("before.x", 2, None),
    ],
)
def test_who_follows_the_board_is_told_the_next_question(pupil, sitting, told, asked, question):
    Sitting.objects.update(pace="led", asked_question=asked)

    address = reverse("pupils:state", args=[sitting.address])
    news = pupil.get(address, headers={"If-None-Match": f'"{told}"'}).json()

    assert news.get("question") == (question and page(sitting, question))


def test_who_was_taken_out_is_told_no_question(pupil, sitting):
    Sitting.objects.update(pace="led", asked_question=2)
    Seat.objects.update(removed_at=at(2026, 9, 14))

    address = reverse("pupils:state", args=[sitting.address])
    news = pupil.get(address, headers={"If-None-Match": '"before.1.0.0~open"'}).json()

    assert sorted(news) == ["tag"]
