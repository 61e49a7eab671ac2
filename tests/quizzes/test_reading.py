"""Help me read: what this device is set to is chosen already, and what is set stays."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from quizzes.seats import take_seat
from tests.quizzes.builders import make_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return make_room(phase="before", is_open=True)


@pytest.fixture
def pupil(room):
    pupil = Client()
    pupil.cookies["diogel_seat"] = take_seat(room).token
    return pupil


def chosen(page):
    fields = re.findall(r'type="radio" name="(\w+)" value="(\w+)"( checked)?', page)
    assert len(fields) == 8
    return {name: value for name, value, is_checked in fields if is_checked}


def test_device_that_was_never_set_is_at_what_it_shows(pupil, room):
    page = pupil.get(reverse("pupils:reading", args=[room.address])).text

    assert chosen(page) == {"pupil_easy": "0", "pupil_text": "1", "pupil_theme": "light"}


def test_what_was_set_is_chosen_and_the_rest_is_as_it_was(pupil, room):
    address = reverse("pupils:reading", args=[room.address])
    pupil.post(address, {"pupil_text": "3", "pupil_theme": "dark"})

    assert chosen(pupil.get(address).text) == {
        "pupil_easy": "0",
        "pupil_text": "3",
        "pupil_theme": "dark",
    }


def test_what_no_device_can_be_set_to_is_as_if_it_were_not_set(pupil, room):
    pupil.cookies["pupil_text"] = "99"
    pupil.cookies["pupil_theme"] = "<script>"

    page = pupil.get(reverse("pupils:reading", args=[room.address])).text

    assert chosen(page) == {"pupil_easy": "0", "pupil_text": "1", "pupil_theme": "light"}
