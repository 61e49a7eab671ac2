"""A pupil's answers on their way: held up, cut off, overtaken, and each counted once."""

import re

import pytest

from quizzes import actions
from quizzes.models import Seat
from tests.browser.pupils import (
    KEPT,
    SENT,
    at,
    choose,
    hold_answer,
    left_to_send,
    let_last_seconds_pass,
    saved,
    sent,
    stored,
    take_out,
)
from tests.quizzes.builders import step

pytestmark = pytest.mark.django_db(transaction=True)


def another_tab(page):
    tab = page.context.new_page()
    tab.goto(page.url)
    return tab


def test_two_tabs_of_one_seat_the_newest_choice_wins(join, room):
    first = join(room)
    second = another_tab(first)
    choose(first, "a")
    saved(first)

    choose(second, "b")
    saved(second)

    assert stored() == [(Seat.objects.get().pk, 0, "b")]
    choose(first, "c")
    sent(first)
    assert stored() == [(Seat.objects.get().pk, 0, "c")]


def test_choice_that_another_tab_sent_is_told_in_both(join, room):
    first = join(room)
    second = another_tab(first)
    choose(first, "a")
    saved(first)

    choose(second, "b")
    first.evaluate("dispatchEvent(new Event('online'))")  # it sends what is kept before second does

    saved(second)
    first.locator("input[name=chosen][value=b]:checked").wait_for(state="attached")
    assert stored() == [(Seat.objects.get().pk, 0, "b")]


def test_older_of_two_tabs_says_so_until_the_newer_is_closed(join, room):
    first = join(room)
    note = first.get_by_text("You have this open in another tab.")
    assert note.is_hidden()

    second = another_tab(first)
    note.wait_for()
    assert second.get_by_text("You have this open in another tab.").is_hidden()

    second.goto("about:blank")
    note.wait_for(state="hidden")


def test_answers_of_a_minute_without_network_arrive_once_each(join, room, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = join(room)
    page.context.set_offline(True)
    for key in ("a", "b", "c"):
        choose(page, key)
    page.get_by_text(KEPT).wait_for()
    assert stored() == []

    page.context.set_offline(False)
    page.get_by_text(SENT).wait_for()

    assert stored() == [(Seat.objects.get().pk, 0, "c")]
    assert left_to_send(page) == 0


def test_server_that_is_away_is_asked_again(join, room, watch):
    watch.expect("503")
    page, refused = join(room), []

    def refuse_twice(route):
        if route.request.method == "POST" and len(refused) < 2:
            refused.append(route.request.url)
            return route.fulfill(status=503, body="")
        return route.continue_()

    page.route("**/before/1/", refuse_twice)
    choose(page, "b")
    page.get_by_text(KEPT).wait_for()
    page.get_by_text(SENT).wait_for()

    assert len(refused) == 2
    assert stored() == [(Seat.objects.get().pk, 0, "b")]


def test_older_answer_that_arrives_after_a_newer_one_changes_nothing(join, room):
    page = join(room)
    held = hold_answer(page, "a")
    other = another_tab(page)
    choose(other, "b")
    choose(other, "c")
    sent(other)

    held.continue_()
    page.locator("input[name=chosen][value=c]:checked").wait_for(state="attached")

    assert stored() == [(Seat.objects.get().pk, 0, "c")]


def test_choice_that_was_changed_on_its_way_is_not_called_saved(join, room):
    page = join(room)
    held = hold_answer(page, "a")
    choose(page, "b")
    assert page.locator(".saved").inner_text() in {"", "Saving ..."}

    held.continue_()
    saved(page)

    assert stored() == [(Seat.objects.get().pk, 0, "b")]
    assert left_to_send(page) == 0


def test_late_choice_is_told_kindly_and_does_not_count(join, room, watch):
    watch.expect("409")
    page = join(room)
    step(room, actions.close_questions)
    let_last_seconds_pass(room)

    choose(page, "b")

    page.get_by_text(re.compile("Look at the front now|The class had moved on")).first.wait_for()
    assert stored() == []


def test_class_that_ended_while_the_device_was_away_thanks_the_pupil(join, room, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED", "409")
    page = join(room)
    page.context.set_offline(True)
    choose(page, "b")
    page.get_by_text(KEPT).wait_for()
    step(room, actions.close_questions)
    step(room, actions.finish)
    let_last_seconds_pass(room)

    page.context.set_offline(False)

    page.get_by_role("heading", name="Thank you. You have finished.").wait_for()
    assert left_to_send(page) == 0
    assert stored() == []


def test_choice_made_before_the_script_arrives_is_saved(join, room):
    page, held = join(room), []
    page.route("**/pupil*.js", lambda route: held.append(route))
    page.goto(page.url, wait_until="commit")
    choose(page, "b")
    while not held:
        page.wait_for_timeout(50)

    held[0].continue_()
    saved(page)

    assert stored() == [(Seat.objects.get().pk, 0, "b")]


def test_seat_of_another_class_leaves_nothing_to_send(join, room):
    page = join(room)
    page.evaluate("localStorage.setItem('diogel:deadbeef/before/q1/3', '{\"chosen\":\"a\"}')")

    page.reload()
    at(page, 1)

    assert left_to_send(page) == 0


def test_next_that_was_pressed_without_network_goes_on_once_the_answer_is_sent(join, room, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = join(room)
    page.context.set_offline(True)
    choose(page, "b")
    page.get_by_role("button", name="Next").click()
    page.get_by_text(KEPT).wait_for()

    page.context.set_offline(False)
    at(page, 2)

    assert stored() == [(Seat.objects.get().pk, 0, "b")]


def test_browser_that_keeps_nothing_still_sends(new_page, room, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page = new_page("phone")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }});"
    )
    page.goto(f"/join/{room.code}/")
    page.get_by_role("button", name="Start").click()
    at(page, 1)
    page.context.set_offline(True)
    choose(page, "b")
    page.get_by_text(KEPT).wait_for()

    page.context.set_offline(False)
    page.get_by_text(SENT).wait_for()
    choose(page, "c")
    saved(page)

    assert stored() == [(Seat.objects.get().pk, 0, "c")]


def test_answer_of_a_seat_that_was_taken_out_is_not_sent_for_ever(join, room, watch):
    watch.expect("410")
    page = join(room)
    page.route("**/state/", lambda route: route.fulfill(status=304))
    take_out(room)

    choose(page, "a")

    page.get_by_role("heading", name="You have been taken out of this class.").wait_for()
    assert left_to_send(page) == 0
    assert stored() == []
