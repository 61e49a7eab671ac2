"""A class of thirty in a real browser: one offline, one moving, one late; two languages."""

import datetime as dt
import re
from contextlib import contextmanager

import pytest
from django.utils import timezone

from quizzes import actions
from quizzes.models import Answer, Move, Seat, Tally
from quizzes.roll_up import forget_answers
from quizzes.seats import take_seat
from tests.browser.pupils import KEPT, SENT, come_by_letters
from tests.quizzes.builders import answer_as_devices, fresh, make_room, officer_of, step

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "en": {"saved": "Saved. You can change it", "question": "Question 1?", "start": "Start"},
    "cy": {"saved": "Wedi’i gadw", "question": "Cwestiwn 1?", "start": "Dechrau"},
}


@pytest.fixture
def room():
    """Its one question is asked by the officer at first."""
    return make_room(questions=1, headcount=30, code="KDMTRP", pace="led", language="both")


def test_thirty_pupils_through_both_phases_to_a_report_that_stays(new_page, sign_in, watch, room):
    watch.expect("ERR_INTERNET_DISCONNECTED", "410")
    tokens = [take_seat(room).token for _pupil in range(26)]
    here, welsh, offline = (join(new_page, room, language) for language in ("en", "cy", "en"))

    step(room, actions.open_questions)
    choose(here, "a")
    choose(welsh, "a", "cy")
    with without_network(offline):
        choose(offline, "b", waits=True)
        answer_as_devices(tokens, room, "before", "a")
    offline.get_by_text(SENT).wait_for()
    close(room)
    step(room, actions.start_lesson)
    step(room, actions.let_go)  # at own pace from here on

    moved = move_to_another_device(new_page, room, seat=26)
    late = join(new_page, room)
    step(room, actions.open_questions)
    for page in (moved, offline, late):
        start_and_choose(page, "b")
    start_and_choose(welsh, "b", "cy")
    answer_as_devices(tokens[:20], room, "after", "b")
    answer_as_devices(tokens[20:], room, "after", "a")
    close(room)
    step(room, actions.finish)

    assert_it_was_counted(fresh(room))
    assert_the_report_stays_without_the_answers(new_page("desk"), sign_in, room)


def join(new_page, room, language="en"):
    page = new_page("phone", language=language)
    page.goto(f"/join/{room.code}/")
    page.locator("main form button.button").last.click()
    page.wait_for_url(re.compile("/class/"))
    return page


def choose(page, key, language="en", *, waits=False):
    """Choose KEY; it is saved, or WAITS on the device."""
    page.get_by_role("heading", name=WORDS[language]["question"]).wait_for()
    page.locator(f"input[name=chosen][value={key}]").check(force=True)
    if waits:
        page.get_by_text(KEPT).wait_for()
    else:
        page.locator(".saved", has_text=WORDS[language]["saved"]).wait_for()


def start_and_choose(page, key, language="en"):
    page.get_by_role("link", name=WORDS[language]["start"]).click()
    choose(page, key, language)


@contextmanager
def without_network(page):
    """The question is there already; PAGE has no network until the block is over."""
    page.get_by_role("heading", name=WORDS["en"]["question"]).wait_for()
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)


def move_to_another_device(new_page, room, *, seat):
    """The pupil who took SEAT goes on elsewhere, while the class looks at the front."""
    page = new_page("phone")
    come_by_letters(page, room, Seat.objects.order_by("pk")[seat].seat_code)
    page.get_by_role("heading", name="Look at the front now.").wait_for()
    return page


def close(room):
    """Close, and let the last seconds be over."""
    step(room, actions.close_questions)
    now = fresh(room)
    now.closes_at = now.opened_at
    now.version += 1
    now.save()


def assert_it_was_counted(room):
    assert (room.joined, room.completed_before) == (30, 29)
    assert (room.completed_after, room.completed_both) == (30, 29)
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


def assert_the_report_stays_without_the_answers(desk, sign_in, room):
    sign_in(desk, officer_of(room))
    desk.goto(f"/reports/classes/{room.delivery_id}/")
    report = desk.inner_text("main")
    assert "22 more pupils chose the safe answer after the lesson." in report

    over = timezone.now() + dt.timedelta(days=40)
    assert forget_answers(now=over) == 1

    desk.reload()
    assert desk.inner_text("main") == report
    assert (Seat.objects.count(), Answer.objects.count()) == (0, 0)
