"""A pupil's pages: what they show, what they never show, and a whole class of them."""

import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from quizzes import actions
from quizzes.models import Phase, Seat
from tests.builders import at, make_delivery, make_help_route, make_lesson, make_sitting, make_visit
from tests.quizzes.builders import step
from tests.quizzes.pupils import choose, class_page, page, pupil_of

pytestmark = pytest.mark.django_db
NOW = at(2026, 11, 24, 10)


def test_before_never_shows_what_is_right(pupil, sitting):
    text = "".join(pupil.get(page(sitting, n)).content.decode() for n in range(1, 6))

    assert "Why 1." not in text
    assert "Feedback" not in text
    assert "right" not in text


def test_question_is_the_pupils_own_language_and_keeps_the_place(pupil, sitting):
    choose(pupil, sitting, 1)

    response = pupil.post(reverse("pupils:language"), {"language": "cy", "next": page(sitting, 2)})

    assert response["Location"] == page(sitting, 2)
    text = pupil.get(response["Location"]).content.decode()
    assert '<html lang="cy"' in text
    assert "Cwestiwn 2?" in text


def test_language_leads_nowhere_else(pupil):
    response = pupil.post(
        reverse("pupils:language"), {"language": "cy", "next": "https://elsewhere.example/"}
    )

    assert response["Location"] == reverse("pupils:join")


def test_title_and_address_hold_no_topic(pupil, sitting):
    response = pupil.get(page(sitting))

    assert "<title>Question 1 of 5 - Diogel</title>" in response.content.decode()
    assert sitting.code not in page(sitting)


def test_unknown_seat_goes_to_join(client, sitting):
    client.cookies["diogel_seat"] = "made-up"

    assert client.get(page(sitting))["Location"] == reverse("pupils:join")


def test_moving_to_another_device_takes_the_answers_along(pupil, sitting):
    choose(pupil, sitting, 1)
    other = Client()

    response = other.post(
        reverse("pupils:other_device"),
        {"code": sitting.code, "seat_code": pupil.seat.seat_code},
    )

    assert response["Location"] == class_page(sitting)
    assert other.get(class_page(sitting))["Location"] == page(sitting, 2)
    assert pupil.get(class_page(sitting))["Location"] == reverse("pupils:join")
    assert Seat.objects.count() == 1


def test_whole_class_from_lobby_to_finish():
    sitting = make_sitting(make_delivery(make_visit(), make_lesson()))
    pupil = pupil_of(sitting)

    with time_machine.travel(NOW, tick=False):
        assert "You're in. 1 of your class is here." in seen(pupil, sitting)
        step(sitting, actions.open_questions)
        choose_in_all(pupil, sitting, "before", "a")
        step(sitting, actions.close_questions)
        step(sitting, actions.start_lesson)
        assert "Look at the front now." in seen(pupil, sitting)
        step(sitting, actions.open_questions)
        assert "The same questions again" in seen(pupil, sitting)
        choose_in_all(pupil, sitting, "after", "b")
        step(sitting, actions.close_questions)
        step(sitting, actions.finish)

    text = seen(pupil, sitting)
    assert "Thank you. You have finished." in text
    assert "Why 1." in text
    assert "of your class now" not in text  # one pupil is too few to say it of
    left = pupil.post(reverse("pupils:leave", args=[sitting.address]))
    assert left.cookies["diogel_seat"].value == ""


def seen(pupil, sitting):
    return pupil.get(class_page(sitting)).content.decode()


def choose_in_all(pupil, sitting, phase, chosen):
    for number in range(1, 6):
        choose(pupil, sitting, number, chosen, phase)


@pytest.mark.parametrize("name", ["pupils:class", "pupils:help"])
def test_number_that_is_in_a_name_is_not_said_twice(name):
    sitting = make_sitting(phase=Phase.ENDED, ended_at=at(2026, 11, 24, 10), code=None)
    version = sitting.delivery.version
    make_help_route(version, name_en="Emergency: 999", phone="999")
    make_help_route(version, name_en="Childline", phone="0800 1111")

    text = pupil_of(sitting).get(reverse(name, args=[sitting.address])).text

    said = " ".join(re.sub(r"<[^>]*>", " ", text).split())
    assert said.count("999") == 1
    assert "Emergency: 999" in said
    assert "Childline" in said
    assert said.count("0800 1111") == 1


def test_every_number_to_call_can_be_tapped(pupil, sitting):
    make_help_route(sitting.delivery.version, name_en="Emergency: 999", phone="999")
    make_help_route(sitting.delivery.version, name_en="Childline", phone="0800 1111")

    text = pupil.get(reverse("pupils:help", args=[sitting.address])).text

    assert re.findall(r'<a [^>]*href="tel:(\d+)"[^>]*>([^<]*)</a>', text) == [
        ("999", "Emergency: 999"),
        ("08001111", "0800 1111"),
    ]


def test_no_page_of_a_pupil_can_be_kept_by_a_cache(pupil, sitting):
    assert "no-store" in pupil.get(page(sitting))["Cache-Control"]
