"""After the keeping time no report has changed, and nothing of a pupil is left anywhere."""

import datetime as dt
import logging

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizzes import actions
from quizzes.models import Answer, Seat
from quizzes.names import seat_name
from quizzes.seats import token_hash
from tests.builders import make_coordinator
from tests.quizzes.builders import fresh, make_room, officer_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]

CODE = "KDMTRP"
PUPILS = 8
REPORTS = ("reports:coverage", "reports:overview", "reports:results")


@pytest.fixture
def said():
    """Every line that is logged while the test runs, whoever writes it and however quiet."""
    lines = []
    handler = logging.Handler(level=logging.DEBUG)
    handler.emit = lambda line: lines.append(f"{line.getMessage()} {vars(line)}")
    root, level = logging.getLogger(), logging.getLogger().level
    loggers = [root, *(logging.getLogger(name) for name in ("diogel", "django", "diogel.request"))]
    for logger in loggers:
        logger.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.setLevel(level)
    for logger in loggers:
        logger.removeHandler(handler)


def join(room):
    pupil = Client()
    pupil.post(reverse("pupils:start", args=[room.code]), {"seed": ""})
    return pupil


def teach(room):
    """Eight pupils join and answer both phases; the officer ends the class. Their devices."""
    officer, pupils = officer_of(room), [join(room) for _pupil in range(PUPILS)]
    for phase, keys in (("before", "aaaaabbb"), ("after", "abbbbbbb")):
        now = fresh(room)
        actions.open_questions(now, by=officer, drawn=now.version, now=timezone.now())
        for pupil, key in zip(pupils, keys, strict=True):
            for number in (1, 2):
                address = reverse("pupils:question", args=[room.address, phase, number])
                answer = {"question": f"q{number}", "chosen": key, "revision": 1}
                assert pupil.post(address, answer).status_code == 200
        now = fresh(room)
        actions.close_questions(now, by=officer, drawn=now.version, now=timezone.now())
        if phase == "before":
            now = fresh(room)
            actions.start_lesson(now, by=officer, drawn=now.version, now=timezone.now())
    now = fresh(room)
    actions.finish(now, by=officer, drawn=now.version, now=timezone.now())
    return pupils


def marks_of(pupils):
    """All that would point at a seat: its token, the hash of it, its letters, its name."""
    tokens = {pupil.cookies["diogel_seat"].value for pupil in pupils}
    seats = Seat.objects.filter(token_hash__in=map(token_hash, tokens))
    marks = tokens | {token_hash(token) for token in tokens}
    for seat in seats:
        names = {seat_name(seat.name_seed, language).text for language in ("en", "cy")}
        marks |= {seat.seat_code, *names}
    return marks


def cells():
    """Every value of every table as (where, text), sessions opened."""
    for model in apps.get_models():
        for row in model._default_manager.values():
            for column, value in row.items():
                yield f"{model.__name__}.{column}", str(value)
    for session in Session.objects.all():
        yield "Session", str(session.get_decoded())


def found(marks, texts):
    """Where one of MARKS stands; one as short as a word has to be a word of its own."""
    return sorted({where for where, text in texts if any(_is_in(mark, text) for mark in marks)})


def _is_in(mark, text):
    return mark in (text.split() if len(mark) < 8 else text)


def reports(room, coordinator):
    """What the officer reads of the class and the co-ordinator of the force, with the tables."""
    client = Client()
    client.force_login(officer_of(room))
    pages = [client.get(reverse("reports:class_result", args=[room.delivery_id]))]
    pages.append(client.get(pages[0].request["PATH_INFO"] + "?format=csv"))
    client.force_login(coordinator)
    pages += [client.get(reverse(name)) for name in REPORTS[:2]]
    pages += [client.get(reverse(name) + "?format=csv") for name in REPORTS[:2]]
    assert {page.status_code for page in pages} == {200}
    return [page.text.partition("<main")[2] or page.text for page in pages]


def test_reports_stay_to_the_last_digit_and_nothing_of_a_pupil_is_left(said):
    room = make_room(questions=2, headcount=PUPILS, code=CODE)
    coordinator = make_coordinator(force=room.delivery.force)
    pupils = teach(room)
    marks = marks_of(pupils)
    before = reports(room, coordinator)
    assert len(marks) == PUPILS * 5
    assert found(marks, cells()) == ["Seat.seat_code", "Seat.token_hash"]

    with time_machine.travel(timezone.now() + dt.timedelta(days=31), tick=False):
        call_command("tick")

    assert reports(room, coordinator) == before
    assert (Seat.objects.count(), Answer.objects.count()) == (0, 0)
    assert found(marks | {CODE}, cells()) == []
    assert found(marks | {CODE, "127.0.0.1"}, [("log", line) for line in said]) == []
    assert len(said) > PUPILS * 4, "the log was listened to"


def test_nothing_of_a_pupil_goes_into_a_session(said):
    room = make_room(questions=2, headcount=PUPILS, code=CODE)

    teach(room)

    assert Session.objects.count() == 0
