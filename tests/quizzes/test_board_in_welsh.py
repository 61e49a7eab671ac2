"""The board speaks to a class, a pupil's own screen to one child: chi and ti."""

import pytest
from django.test import Client
from django.urls import reverse

from quizzes.seats import take_seat
from tests.quizzes.builders import make_room, officer_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "to_class", "to_pupil"),
    [
        ("several", "Dewiswch bob un", "Dewisa bob un"),
        ("order", "Rhowch nhw mewn trefn", "Rho nhw mewn trefn"),
    ],
)
def test_how_to_answer_is_said_to_the_class_and_to_the_pupil(client, kind, to_class, to_pupil):
    room = make_room(phase="before", is_open=True, pace="led", asked_question=1, language="cy")
    room.delivery.version.questions.update(kind=kind)
    pupil = Client()
    pupil.cookies["diogel_seat"] = take_seat(room).token
    client.force_login(officer_of(room))

    board = client.get(reverse("quizzes:board", args=[room.pk])).text
    screen = pupil.get(reverse("pupils:question", args=[room.address, "before", 1])).text

    assert (to_class in board, to_pupil in board) == (True, False)
    assert (to_class in screen, to_pupil in screen) == (False, True)
