"""A class of thirty in a real browser: one offline, one moving, one late; two languages."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from quizzes import actions
from quizzes.answers import save_answer
from quizzes.content import asked_of
from quizzes.live import place_of
from quizzes.models import Answer, Move, Seat, Tally
from quizzes.roll_up import forget_answers
from quizzes.seats import take_seat
from tests.quizzes.builders import fresh, make_room, officer_of

pytestmark = pytest.mark.django_db(transaction=True)

SAVED = {"en": "Saved. You can change it", "cy": "Wedi’i gadw"}


def step(room, action):
    now = fresh(room)
    assert action(now, by=now.opened_by, drawn=now.version, now=timezone.now())


def join(new_page, room, language="en"):
    page = new_page("phone", language=language)
    page.goto(f"/join/{room.code}/")
    page.locator("main form button.button").last.click()
    page.wait_for_url(re.compile("/class/"))
    return page


def choose(page, number, key, language="en"):
    name = {"en": f"Question {number}?", "cy": f"Cwestiwn {number}?"}[language]
    page.get_by_role("heading", name=name).wait_for()
    page.locator(f"input[name=chosen][value={key}]").check(force=True)


def saved(page, language="en"):
    page.locator(".saved", has_text=SAVED[language]).wait_for()


def rest_of_the_class(tokens, room, phase, key):
    for token in tokens:
        for question in asked_of(room.delivery.version_id):
            save_answer(
                place_of(token),
                question,
                phase=phase,
                chosen=key,
                revision=None,
                now=timezone.now(),
            )


def close(room):
    """Close, and let the last seconds be over."""
    step(room, actions.close_questions)
    now = fresh(room)
    now.closes_at = now.opened_at
    now.version += 1
    now.save()


def test_thirty_pupils_through_both_phases_to_a_report_that_stays(new_page, sign_in, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED", "410")
    room = make_room(questions=1, headcount=30, code="KDMTRP", pace="led", language="both")
    tokens = [take_seat(room).token for _pupil in range(26)]
    here, welsh, offline = (
        join(new_page, room),
        join(new_page, room, "cy"),
        join(new_page, room),
    )

    step(room, actions.open_questions)  # led: the officer asks the one question
    choose(here, 1, "a")
    saved(here)
    choose(welsh, 1, "a", "cy")
    saved(welsh, "cy")
    offline.get_by_role("heading", name="Question 1?").wait_for()
    offline.context.set_offline(True)
    choose(offline, 1, "b")
    offline.get_by_text("On this tablet. It will send by itself.").wait_for()
    rest_of_the_class(tokens, room, "before", "a")
    offline.context.set_offline(False)
    offline.get_by_text("Sent. All saved.").wait_for()
    close(room)
    step(room, actions.start_lesson)
    step(room, actions.let_go)  # at own pace from here on

    letters = Seat.objects.order_by("pk")[26].seat_code
    moved = new_page("phone")
    moved.goto("/join/seat/")
    moved.locator("[name=code]").fill(room.code)
    moved.locator("[name=seat_code]").fill(letters)
    moved.locator("main form button").last.click()
    moved.get_by_role("heading", name="Look at the front now.").wait_for()
    late = join(new_page, room)
    step(room, actions.open_questions)
    for page in (moved, offline, late):
        page.get_by_role("link", name="Start").click()
        choose(page, 1, "b")
        saved(page)
    welsh.get_by_role("link", name="Dechrau").click()
    choose(welsh, 1, "b", "cy")
    saved(welsh, "cy")
    rest_of_the_class(tokens[:20], room, "after", "b")
    rest_of_the_class(tokens[20:], room, "after", "a")
    close(room)
    step(room, actions.finish)

    now = fresh(room)
    assert (now.joined, now.completed_before, now.completed_after, now.completed_both) == (
        30,
        29,
        30,
        29,
    )
    assert sorted(Tally.objects.values_list("phase", "choice", "count")) == [
        ("after", "a", 6),
        ("after", "b", 24),
        ("before", "a", 28),
        ("before", "b", 1),
    ]
    assert sorted(Move.objects.values_list("from_choice", "to_choice", "count")) == [
        ("a", "a", 6),
        ("a", "b", 22),
        ("b", "b", 1),
    ]

    desk = new_page("desk")
    sign_in(desk, officer_of(room))
    desk.goto(f"/reports/classes/{room.delivery_id}/")
    report = desk.inner_text("main")
    assert "22 more pupils chose the safe answer after the lesson." in report
    over = timezone.now() + dt.timedelta(days=40)
    assert forget_answers(now=over) == 1
    desk.reload()
    assert desk.inner_text("main") == report
    assert (Seat.objects.count(), Answer.objects.count()) == (0, 0)
