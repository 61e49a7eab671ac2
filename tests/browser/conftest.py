"""Classes whose pupils are in a browser, for every test here."""

from functools import partial
from urllib.parse import urlsplit

import pytest

from lessons.models import Choice, Question
from quizzes.seats import take_seat
from tests.browser.pupils import join_class
from tests.browser.relay import Relay
from tests.lessons.small_library import load_small_library
from tests.quizzes.builders import make_room
from tests.quizzes.kinds import make_kinds_lesson, room_of


@pytest.fixture
def library(transactional_db):
    """The small library, loaded."""
    return load_small_library()


@pytest.fixture
def room(transactional_db):
    """A class that answers two questions before the lesson, each pupil at the own pace."""
    return make_room(questions=2, phase="before", is_open=True, code="KDMTRP", headcount=8)


@pytest.fixture
def join(new_page):
    """Join a class on a new device: `join(room)`."""
    return partial(join_class, new_page)


@pytest.fixture
def class_of_kinds(transactional_db):
    """A class that answers a question of each kind, with easier words and a drawing."""
    version = make_kinds_lesson()
    Question.objects.update(easy_en="Easy question?", easy_cy="Cwestiwn hawdd?")
    Choice.objects.filter(key="b").update(symbol="phone", alt_en="A telephone", alt_cy="Ffôn")
    return room_of(version)


@pytest.fixture
def at_question(new_page, class_of_kinds):
    """A seat's page of question NUMBER on a device of its own."""

    def open_page(number, size="phone", **device):
        page = new_page(size, **device)
        cookie = {"name": "diogel_seat", "value": take_seat(class_of_kinds).token}
        page.context.add_cookies([{**cookie, "domain": "127.0.0.1", "path": "/"}])
        page.goto(f"/class/{class_of_kinds.address}/before/{number}/")
        return page

    return open_page


@pytest.fixture
def network(live_server):
    """A network that a test cuts."""
    host, port = urlsplit(live_server.url).netloc.split(":")
    relay = Relay((host, int(port)))
    yield relay
    relay.cut()
