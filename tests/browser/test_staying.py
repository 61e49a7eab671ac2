"""A pupil's page while the officer taps, the network goes and the last seconds run."""

import pytest
from django.utils import timezone

from quizzes import actions
from quizzes.content import asked_of
from quizzes.models import Seat
from tests.browser.pupils import (
    CLOSING,
    KEPT,
    LATE,
    NO_NETWORK,
    at,
    choose,
    join_class,
    left_to_send,
    let_last_seconds_pass,
    saved,
    sent,
    stored,
    take_out,
)
from tests.quizzes.builders import fresh, make_room, officer_of, step

pytestmark = pytest.mark.django_db(transaction=True)


def led_room():
    return make_room(
        questions=2, phase="before", is_open=True, code="LMNPQR", pace="led", asked_question=1
    )


def void_the_first_question(room):
    now = fresh(room)
    actions.void_question(
        now,
        asked_of(now.delivery.version_id)[0],
        by=now.opened_by,
        drawn=now.version,
        now=timezone.now(),
    )


def test_last_seconds_are_told_where_the_pupil_is_and_an_answer_still_counts(join):
    room = led_room()
    page = join(room)
    choose(page, "a")
    saved(page)

    step(room, actions.close_questions)
    page.get_by_text(CLOSING).wait_for()
    choose(page, "b")
    sent(page)

    assert stored() == [(Seat.objects.get().pk, 0, "b")]
    page.get_by_role("heading", name="Look at the front now.").wait_for()


def test_last_seconds_that_are_taken_back_leave_the_page_as_it_was(join, room):
    page = join(room)
    choose(page, "a")
    saved(page)
    step(room, actions.close_questions)
    page.get_by_text(CLOSING).wait_for()

    step(room, actions.reopen_questions)

    saved(page)
    at(page, 1)


def test_door_that_is_locked_leaves_each_pupil_at_the_own_question(join, room):
    page = join(room)
    page.get_by_role("link", name="Skip this one").click()
    at(page, 2)
    choose(page, "a")
    saved(page)
    page.evaluate("window.isTheSame = true")

    step(room, actions.lock_door)
    for _look in range(2):  # the first may have been on its way
        with page.expect_response("**/state/"):
            pass

    at(page, 2)
    assert page.evaluate("window.isTheSame")


def test_question_that_is_still_open_when_another_is_voided_stays(join, room):
    page = join(room)
    choose(page, "a")
    saved(page)
    page.get_by_role("button", name="Next").click()
    at(page, 2)

    with page.expect_navigation():
        void_the_first_question(room)

    at(page, 2)


def test_choice_kept_on_the_device_that_came_too_late_is_told_on_the_next_question(join, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED", "409")
    room = led_room()
    page = join(room)
    page.context.set_offline(True)
    choose(page, "a")
    page.get_by_text(KEPT).wait_for()
    step(room, actions.close_questions)
    step(room, actions.ask_next)
    let_last_seconds_pass(room)

    page.context.set_offline(False)

    at(page, 2)
    assert page.get_by_text(LATE).is_visible()
    assert page.locator(".saved").inner_text() == ""
    assert (stored(), left_to_send(page)) == ([], 0)


def test_next_without_network_waits_and_goes_on_when_it_is_back(join, room, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = join(room)
    choose(page, "a")
    saved(page)
    page.context.set_offline(True)

    page.get_by_role("button", name="Next").click()
    page.get_by_text(NO_NETWORK).wait_for()
    at(page, 1)

    page.context.set_offline(False)
    at(page, 2)


def test_waiting_page_says_that_there_is_no_network_and_goes_on_by_itself(join, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    room = make_room(questions=2, phase="lobby", code="LMNPQR")
    page = join(room)
    assert not page.get_by_role("link", name="Check").count()
    page.context.set_offline(True)
    page.get_by_text(NO_NETWORK).wait_for()

    page.context.set_offline(False)
    page.get_by_text(NO_NETWORK).wait_for(state="hidden")
    step(room, actions.open_questions)

    at(page, 1)


@pytest.mark.parametrize(("size", "is_ready"), [("desk", True), ("phone", False)])
def test_code_can_be_typed_at_once_at_a_desk_and_opens_no_keyboard_on_a_phone(
    new_page, size, is_ready
):
    page = new_page(size)
    page.goto("/join/", wait_until="networkidle")

    assert page.evaluate("document.activeElement.id === 'code'") is is_ready


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_after_a_mistake_what_to_mend_is_read_first(new_page, watch, size):
    watch.expect("422")
    page = new_page(size)
    page.goto("/join/")
    page.get_by_label("Type your class code").fill("KDMTR")
    page.get_by_role("button", name="Go").click()

    page.locator(".problem:focus").get_by_text("You typed 5.").wait_for()


def test_who_rehearsed_is_told_when_it_is_over(new_page, watch, assert_no_axe_violations):
    watch.expect("410")
    room = make_room(phase="before", is_open=True, kind="trial")
    page = join_class(new_page, room)
    page.get_by_text("Rehearsal: nothing is kept").wait_for()

    now = fresh(room)
    assert actions.finish(now, by=officer_of(room), drawn=now.version, now=timezone.now())

    page.get_by_text("The rehearsal is over. Nothing of it was kept.").wait_for()
    assert page.get_by_label("Type your class code").is_visible()
    assert_no_axe_violations(page)


def test_joining_late_begins_where_the_class_is(join):
    room = make_room(questions=2, phase="after", is_open=True, code="LMNPQR")

    page = join(room)

    page.get_by_role("heading", name="The same questions again").wait_for()
    assert Seat.objects.count() == 1


def test_seat_that_was_taken_out_is_told(join, room):
    page = join(room)
    choose(page, "a")
    saved(page)

    take_out(room)

    page.get_by_role("heading", name="You have been taken out of this class.").wait_for()


def test_led_class_turns_the_page_of_each_device(join):
    room = led_room()
    pages = [join(room), join(room)]
    for page in pages:
        at(page, 1)
        assert not page.get_by_role("button", name="Next").count()
        choose(page, "a")
        saved(page)

    step(room, actions.close_questions)
    step(room, actions.ask_next)

    for page in pages:
        at(page, 2)


def test_voided_question_is_asked_again_and_says_so(join, room):
    page = join(room)
    choose(page, "a")
    saved(page)

    void_the_first_question(room)

    page.get_by_text("Your class is doing this question again.").wait_for()
    at(page, 1)
    assert not page.locator("input[name=chosen]:checked").count()
    choose(page, "b")
    saved(page)
    assert stored() == [(Seat.objects.get().pk, 0, "b")]
