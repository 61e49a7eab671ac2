"""A pupil's device that leaves, breaks, moves and comes back: nothing lost, nothing twice."""

import re
from functools import partial

import pytest
from django.utils import timezone

from quizzes import actions
from quizzes.content import asked_of
from quizzes.models import Seat
from quizzes.seats import take_seat
from tests.browser.pupils import (
    KEPT,
    SENT,
    at,
    choose,
    join_class,
    left_to_send,
    name_of,
    saved,
    sent,
    step,
    stored,
)
from tests.quizzes.builders import fresh, make_room

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room():
    return make_room(questions=2, phase="before", is_open=True, code="KDMTRP", headcount=8)


@pytest.fixture
def join(new_page):
    return partial(join_class, new_page)


def test_ten_times_away_and_back_is_one_seat_at_the_same_place(join, room):
    page = join(room)
    name = name_of(page)
    choose(page, "a")
    saved(page)

    for _time in range(10):
        page.goto("/join/")
        page.goto(f"/join/{room.code}/")
        page.get_by_role("link", name=f"Yes, I am {name}").click()
        at(page, 2)

    assert name_of(page) == name
    assert Seat.objects.count() == 1
    assert stored() == [(Seat.objects.get().pk, 0, "a")]


def test_reload_keeps_what_was_chosen(join, room):
    page = join(room)
    choose(page, "c")
    saved(page)

    page.reload()
    page.goto(f"/class/{room.address}/before/1/")

    assert page.locator("input[name=chosen][value=c]").is_checked()


def test_seat_moves_to_another_device_and_the_old_one_lets_go(join, new_page, room, watch):
    watch.expect("410")
    old = join(room)
    choose(old, "a")
    saved(old)
    letters = Seat.objects.get().seat_code

    new = new_page("phone")
    new.goto("/join/seat/")
    new.locator("[name=code]").fill(room.code)
    new.locator("[name=seat_code]").fill(letters)
    new.locator("main form button").last.click()
    at(new, 2)
    old.wait_for_url(re.compile("/join/$"))

    assert Seat.objects.count() == 1
    assert stored() == [(Seat.objects.get().pk, 0, "a")]


def test_cleared_cookie_comes_back_by_the_seats_letters(join, room):
    page = join(room)
    name, letters = name_of(page), Seat.objects.get().seat_code
    choose(page, "b")
    saved(page)

    page.context.clear_cookies()
    page.goto("/join/seat/")
    page.locator("[name=code]").fill(room.code)
    page.locator("[name=seat_code]").fill(letters)
    page.locator("main form button").last.click()
    at(page, 2)

    assert name_of(page) == name
    assert Seat.objects.count() == 1


def test_two_tabs_of_one_seat_the_newest_choice_wins(join, room):
    first = join(room)
    second = first.context.new_page()
    second.goto(first.url)
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
    second = first.context.new_page()
    second.goto(first.url)
    choose(first, "a")
    saved(first)

    choose(second, "b")
    first.evaluate("dispatchEvent(new Event('online'))")  # it sends what is kept before second does

    saved(second)
    first.locator("input[name=chosen][value=b]:checked").wait_for(state="attached")
    assert stored() == [(Seat.objects.get().pk, 0, "b")]


def test_back_button_shows_the_last_question_as_it_was_answered(join, room):
    page = join(room)
    choose(page, "b")
    saved(page)
    page.get_by_role("button", name="Next").click()
    at(page, 2)

    page.go_back()
    at(page, 1)

    assert page.locator("input[name=chosen][value=b]").is_checked()


def test_next_pupil_on_the_same_device_gets_a_seat_of_their_own(join, room):
    page = join(room)
    choose(page, "a")
    saved(page)

    name = name_of(page)
    page.goto("/join/")
    page.get_by_label("Type your class code").fill(room.code)
    page.get_by_role("button", name="Go").click()
    page.get_by_role("heading", name=f"{name} was here. Are you {name}?").wait_for()
    page.get_by_role("button", name="Start").click()
    at(page, 1)

    assert not page.locator("input[name=chosen]:checked").count()
    assert Seat.objects.count() == 2
    assert stored() == [(Seat.objects.first().pk, 0, "a")]


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
    page, held = join(room), []

    def hold_the_first(route):
        is_first = route.request.method == "POST" and not held
        return held.append(route) if is_first else route.continue_()

    page.route("**/before/1/", hold_the_first)
    choose(page, "a")
    while not held:
        page.wait_for_timeout(50)
    other = page.context.new_page()
    other.goto(page.url)
    choose(other, "b")
    choose(other, "c")
    sent(other)

    held[0].continue_()
    page.locator("input[name=chosen][value=c]:checked").wait_for(state="attached")

    assert stored() == [(Seat.objects.get().pk, 0, "c")]


def test_language_changes_in_the_middle_and_the_choice_stays(join, room):
    page = join(room)
    choose(page, "b")
    saved(page)

    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("heading", name="Cwestiwn 1?").wait_for()

    assert page.locator("input[name=chosen][value=b]").is_checked()
    assert stored() == [(Seat.objects.get().pk, 0, "b")]


def test_late_choice_is_told_kindly_and_does_not_count(join, room, watch):
    watch.expect("409")
    page = join(room)
    step(room, actions.close_questions)
    now = fresh(room)
    now.closes_at = now.opened_at
    now.save()

    choose(page, "b")

    page.get_by_text(re.compile("Look at the front now|The class had moved on")).first.wait_for()
    assert stored() == []


def test_joining_late_begins_where_the_class_is(join):
    room = make_room(questions=2, phase="after", is_open=True, code="LMNPQR")

    page = join(room)

    page.get_by_role("heading", name="The same questions again").wait_for()
    assert Seat.objects.count() == 1


def test_seat_that_was_taken_out_is_told(join, room):
    page = join(room)
    choose(page, "a")
    saved(page)

    now = fresh(room)
    actions.take_out_seat(
        now, letters=Seat.objects.get().seat_code, by=now.opened_by, now=timezone.now()
    )

    page.get_by_role("heading", name="You have been taken out of this class.").wait_for()


def test_class_that_ended_while_the_device_was_away_thanks_the_pupil(join, room, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED", "409")
    page = join(room)
    page.context.set_offline(True)
    choose(page, "b")
    page.get_by_text(KEPT).wait_for()
    step(room, actions.close_questions)
    step(room, actions.finish)
    type(room).objects.update(closes_at=room.opened_at)  # the last seconds are over

    page.context.set_offline(False)

    page.get_by_role("heading", name="Thank you. You have finished.").wait_for()
    assert left_to_send(page) == 0
    assert stored() == []


def test_led_class_turns_the_page_of_each_device(join):
    room = make_room(
        questions=2, phase="before", is_open=True, code="LMNPQR", pace="led", asked_question=1
    )
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


def test_each_pupil_of_a_shared_tablet_keeps_what_they_chose(new_page):
    room = make_room(questions=1, phase="before", is_open=True, code="LMNPQR", ways="shared")
    page = new_page("phone")
    page.goto(f"/join/{room.code}/")
    page.locator("input[name=how][value=turns]").check(force=True)
    page.get_by_role("button", name="Start").click()
    choose(page, "a")
    saved(page)
    page.get_by_role("button", name="Next").click()

    page.get_by_role("link", name="Give the tablet to the next pupil").click()
    page.get_by_role("button", name="I am new: give me a name").click()
    at(page, 1)
    choose(page, "b")
    saved(page)

    first, second = Seat.objects.all()
    assert stored() == [(first.pk, 0, "a"), (second.pk, 0, "b")]


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


def test_strangers_device_sees_nothing_of_a_seat(new_page, room):
    take_seat(room)
    page = new_page("phone")

    page.goto(f"/class/{room.address}/before/1/")

    assert page.get_by_label("Type your class code").is_visible()


def test_choice_that_was_changed_on_its_way_is_not_called_saved(join, room):
    page, held = join(room), []

    def hold_the_first(route):
        is_first = route.request.method == "POST" and not held
        return held.append(route) if is_first else route.continue_()

    page.route("**/before/1/", hold_the_first)
    choose(page, "a")
    while not held:
        page.wait_for_timeout(50)
    choose(page, "b")
    assert page.locator(".saved").inner_text() in {"", "Saving ..."}

    held[0].continue_()
    saved(page)

    assert stored() == [(Seat.objects.get().pk, 0, "b")]
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
    now = fresh(room)
    actions.take_out_seat(
        now, letters=Seat.objects.get().seat_code, by=now.opened_by, now=timezone.now()
    )

    choose(page, "a")

    page.get_by_role("heading", name="You have been taken out of this class.").wait_for()
    assert left_to_send(page) == 0
    assert stored() == []


def test_older_of_two_tabs_says_so_until_the_newer_is_closed(join, room):
    first = join(room)
    note = first.get_by_text("You have this open in another tab.")
    assert note.is_hidden()

    second = first.context.new_page()
    second.goto(first.url)
    note.wait_for()
    assert second.get_by_text("You have this open in another tab.").is_hidden()

    second.goto("about:blank")
    note.wait_for(state="hidden")


def test_voided_question_is_asked_again_and_says_so(join, room):
    page = join(room)
    choose(page, "a")
    saved(page)
    now = fresh(room)

    actions.void_question(
        now,
        asked_of(now.delivery.version_id)[0],
        by=now.opened_by,
        drawn=now.version,
        now=timezone.now(),
    )

    page.get_by_text("Your class is doing this question again.").wait_for()
    at(page, 1)
    assert not page.locator("input[name=chosen]:checked").count()
    choose(page, "b")
    saved(page)
    assert stored() == [(Seat.objects.get().pk, 0, "b")]
