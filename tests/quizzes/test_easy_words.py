"""Easier words and the own language: asked for in the middle of a question, and kept."""

import pytest
from django.urls import reverse

from quizzes.models import Answer
from tests.quizzes.kinds import add_easy_words, make_kinds_lesson, room_of
from tests.quizzes.pupils import class_page, page, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting():
    return room_of(make_kinds_lesson())


def read(client, address):
    return client.get(address).content.decode()


def test_they_stand_in_place_of_the_text_and_fall_back(pupil, sitting):
    add_easy_words()
    pupil.cookies["pupil_easy"] = "1"

    text = read(pupil, page(sitting, 1))

    assert "Easy question?" in text
    assert "Question 1?" not in text
    assert "Easy a" in text
    assert "Choice b of 1" in text
    assert "Words as written" in text


def test_button_is_there_only_where_easier_words_are(pupil, sitting):
    assert "Easier words" not in read(pupil, page(sitting, 1))


@pytest.mark.parametrize("name", ["pupil_easy", "pupil_language"])
def test_changing_it_in_the_middle_keeps_place_and_choice(pupil, sitting, name):
    add_easy_words()
    value = {"pupil_easy": "1", "pupil_language": "cy"}[name]

    response = send(pupil, sitting, 1, chosen=["a", "c"], **{name: value})

    assert response["Location"] == page(sitting, 1)
    assert response.cookies[name].value == value
    assert Answer.objects.get().chosen == "a,c"
    text = read(pupil, page(sitting, 1))
    assert text.count(" checked") == 2
    assert {"pupil_easy": "Easy question?", "pupil_language": "Cwestiwn 1?"}[name] in text


def test_changing_it_with_nothing_chosen_stores_nothing(pupil, sitting):
    response = send(pupil, sitting, 1, pupil_easy="1")

    assert response["Location"] == page(sitting, 1)
    assert not Answer.objects.exists()


def test_unknown_setting_is_left_out(pupil, sitting):
    response = send(pupil, sitting, 1, pupil_easy="2")

    assert "pupil_easy" not in response.cookies


def test_help_me_read_sets_it_and_goes_back_to_the_question(pupil, sitting):
    address = reverse("pupils:reading", args=[sitting.address])
    back = page(sitting, 3)
    assert f'value="{back}"' in read(pupil, f"{address}?next={back}")

    response = pupil.post(address, {"pupil_easy": "1", "next": back})

    assert response["Location"] == back
    assert response.cookies["pupil_easy"].value == "1"


def test_help_me_read_goes_to_no_other_site(pupil, sitting):
    address = reverse("pupils:reading", args=[sitting.address])

    response = pupil.post(address, {"next": "https://example.org/"})

    assert response["Location"] == class_page(sitting)
