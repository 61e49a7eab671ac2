"""A pupil's device in a browser: joining, choosing, and what is stored of it."""

import re

from django.utils import timezone

from quizzes import actions
from quizzes.models import Answer, Seat, Sitting
from tests.quizzes.builders import fresh

SAVED = "Saved. You can change it until your class moves on."
KEPT = "On this tablet. It will send by itself."
SENT = "Sent. All saved."
CLOSING = "Last few seconds to change your answer."
LATE = "The class had moved on. This one did not count, the next one will."
NO_NETWORK = "There is no network. This page goes on by itself when it is back."


def join_class(new_page, room, **more):
    """A new device that has joined the class and sees its first question."""
    page = new_page("phone", **more)
    page.goto(f"/join/{room.code}/")
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(re.compile("/class/"))
    return page


def at(page, number):
    page.get_by_role("heading", name=f"Question {number}?").wait_for()


def choose(page, key):
    page.locator(f"input[name=chosen][value={key}]").check(force=True)


def saved(page):
    page.get_by_text(SAVED).wait_for()


def left_to_send(page):
    return page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('diogel:')).length")


def sent(page):
    """Return when nothing waits on the device any more."""
    while left_to_send(page):
        page.wait_for_timeout(50)


def stored():
    """Seat, question and choice of each answer, seats in the order in which they were taken."""
    rows = Answer.objects.order_by("seat", "question__order")
    return list(rows.values_list("seat", "question__order", "chosen"))


def name_of(page):
    return page.locator(".badge").first.inner_text()


def hold_answer(page, key):
    """Choose KEY on PAGE, whose answer stays on its way: `continue_()` of what comes lets it go."""
    held = []

    def hold_the_first(route):
        is_first = route.request.method == "POST" and not held
        return held.append(route) if is_first else route.continue_()

    page.route("**/before/1/", hold_the_first)
    choose(page, key)
    while not held:
        page.wait_for_timeout(50)
    return held[0]


def come_by_letters(page, room, letters):
    """Take the seat with LETTERS along to PAGE."""
    page.goto("/join/seat/")
    page.locator("[name=code]").fill(room.code)
    page.locator("[name=seat_code]").fill(letters)
    page.locator("main form button").last.click()


def take_out(room):
    """The one pupil of ROOM is taken out of the class."""
    now = fresh(room)
    letters = Seat.objects.get().seat_code
    actions.take_out_seat(now, letters=letters, by=now.opened_by, now=timezone.now())


def let_last_seconds_pass(room):
    """The questions of ROOM have been closed; no answer counts any more."""
    Sitting.objects.filter(pk=room.pk).update(closes_at=room.opened_at)
