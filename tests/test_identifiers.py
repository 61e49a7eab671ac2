"""What a pupil can see grants nothing: each of it is tried on every address of the staff."""

import re

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from quizzes import actions
from quizzes.seats import take_seat
from tests.roles import POSTS, TABLE, letter
from tests.world import World, arguments

pytestmark = pytest.mark.django_db

CLOSED = sorted(
    name for letters, names in TABLE.items() if letters.startswith("ss") for name in names
)


@pytest.fixture
def world():
    return World()


def identifiers(world):
    """All a pupil's device or the board in front shows or holds that names something."""
    taken = take_seat(world.sitting)
    pupil = Client()
    pupil.cookies["diogel_seat"] = taken.token
    page = pupil.get(reverse("pupils:question", args=[world.sitting.address, "before", 1])).text
    screen, board_token = actions.new_screen(now=timezone.now())
    return {
        "code": world.sitting.code,
        "address": world.sitting.address,
        "token": taken.token,
        "seat letters": taken.seat.seat_code,
        "name": str(taken.seat.name_seed),
        "question": re.search(r'name="question" value="([^"]+)"', page)[1],
        "tag": re.search(r'data-tag="([^"]+)"', page)[1],
        "form token": re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1],
        "board letters": screen.pairing_code,
        "board token": board_token,
    }


def addresses(name, known, identifier):
    """The address called NAME with IDENTIFIER in each of its places, and as it is."""
    for wanted in arguments(name):
        filled = {word: known[word] for word in wanted}
        yield reverse(name, kwargs=filled)
        for word in wanted:
            try:
                yield reverse(name, kwargs={**filled, word: identifier})
            except NoReverseMatch:  # the route takes no such thing
                continue


def holder(known):
    """A device that hands over all it knows as if it were a cookie, a header and a question."""
    client = Client(raise_request_exception=False)
    client.cookies["diogel_seat"] = known["token"]
    return client


@pytest.mark.parametrize("name", CLOSED)
def test_nothing_that_a_pupil_sees_opens_an_address_of_the_staff(world, name):
    known, got = identifiers(world), {}
    for what, identifier in known.items():
        client = holder(known)
        client.cookies[settings.SESSION_COOKIE_NAME] = identifier
        for address in addresses(name, world.words, identifier):
            with transaction.atomic():
                send = client.post if name in POSTS else client.get
                more = {"code": identifier, "token": identifier, "seat": identifier}
                response = send(address, more, headers={"authorization": f"Bearer {identifier}"})
                transaction.set_rollback(True)
            if letter(response) not in {"s", "u"}:
                got[what] = (address, response.status_code)

    assert got == {}


def test_pages_of_a_pupil_name_no_row_of_the_database(world):
    pupil = Client()
    taken = take_seat(world.sitting)
    pupil.cookies["diogel_seat"] = taken.token
    question = pupil.get(reverse("pupils:question", args=[world.sitting.address, "before", 1]))
    state = pupil.get(reverse("pupils:state", args=[world.sitting.address]))

    fields = re.findall(r'name="([a-z_]+)"', question.text)
    addresses_shown = re.findall(r'(?:href|action|data-[a-z-]*address)="([^"]+)"', question.text)
    assert set(fields) <= {
        "csrfmiddlewaretoken",
        "question",
        "seat",
        "voided",
        "chosen",
        "pupil_language",
        "pupil_easy",
        "language",
        "next",
        "viewport",
        "robots",
    }
    ours = [address for address in addresses_shown if address.startswith("/class/")]
    assert {address.split("/")[2] for address in ours} == {world.sitting.address}
    assert sorted(state.json()) == ["tag"]
