"""A joker's seats on the officer's phone, the door, and the last seconds, in real browsers."""

import re

import pytest

from quizzes import actions
from quizzes.models import Seat, Tally
from quizzes.seats import take_seat
from tests.browser.pupils import at, choose, join_class, left_to_send, saved
from tests.quizzes.builders import fresh, make_room, officer_of, step

pytestmark = pytest.mark.django_db(transaction=True)

NOT_COUNTED = "Your class had finished. Your last answer did not count."


@pytest.fixture
def room():
    return make_room(questions=2, phase="before", is_open=True, code="KDMTRP", headcount=2)


def test_seat_is_taken_out_and_put_back_in_a_tap_each_and_the_pupil_goes_on(
    phone, new_page, sign_in, room, assert_no_axe_violations
):
    for _joined in range(4):
        take_seat(room)
    pupil = join_class(new_page, room)
    choose(pupil, "b")
    saved(pupil)
    sign_in(phone, officer_of(room))

    phone.goto(room.get_absolute_url())
    phone.get_by_role("link", name="See the seats").click()
    assert_no_axe_violations(phone)
    phone.get_by_role("button", name=re.compile("^Take out ?, 5,")).click()
    phone.get_by_role("heading", name="Taken out").wait_for()
    assert_no_axe_violations(phone)
    pupil.get_by_role("heading", name="You have been taken out of this class.").wait_for()
    letters = Seat.objects.latest("pk").seat_code
    assert pupil.get_by_text(letters, exact=True).is_visible()
    assert_no_axe_violations(pupil)
    phone.get_by_role("button", name=re.compile("^Put back ?, 5,")).click()
    phone.get_by_role("heading", name="Taken out").wait_for(state="hidden")

    at(pupil, 2)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_seats_are_taken_out_without_a_script(new_page, sign_in, room):
    take_seat(room)
    page = new_page("phone", javascript=False)
    sign_in(page, officer_of(room))

    page.goto(f"{room.get_absolute_url()}seats/")
    page.locator(".seat button", has_text="Take out").click()
    page.locator(".seat button", has_text="Put back").click()

    page.locator(".seat button", has_text="Take out").wait_for()
    assert Seat.objects.get().removed_at is None


def test_wrong_letters_come_back_with_the_cursor_behind_them(new_page, watch, room):
    watch.expect("422")
    page = new_page("phone")
    page.goto("/join/seat/")
    page.get_by_label("Class code, 6 letters").fill("kdm trp")
    page.get_by_label("Your 4 letters").fill("bcd")
    page.get_by_role("button", name="Go on").click()
    page.get_by_text("Your seat has 4 letters. You typed 3.").first.wait_for()

    page.keyboard.type("F")

    assert page.get_by_label("Your 4 letters").input_value() == "bcdF"
    assert page.get_by_label("Class code, 6 letters").input_value() == "kdm trp"


def test_locked_door_is_told_at_the_code(new_page, watch, room, assert_no_axe_violations):
    watch.expect("409")
    step(room, actions.lock_door)
    page = new_page("phone")
    page.goto("/join/")
    page.get_by_label("Type your class code").fill("KDMTRP")
    page.get_by_role("button", name="Go").click()

    page.get_by_role("heading", name="Your class has closed the door.").wait_for()
    assert_no_axe_violations(page)
    step(room, actions.lock_door)
    page.get_by_role("link", name="Try again").click()

    page.get_by_role("button", name="Start").wait_for()


class TestEnd:
    @pytest.fixture
    def pupil(self, new_page, watch):
        watch.expect("ERR_INTERNET_DISCONNECTED", "409")
        self.room = make_room(questions=1, phase="after", is_open=True)
        take_seat(self.room)
        page = join_class(new_page, self.room)
        page.get_by_role("link", name="Start").click()
        at(page, 1)
        return page

    def test_choice_kept_on_the_device_counts_when_it_comes_in_the_last_seconds(self, pupil):
        pupil.context.set_offline(True)
        choose(pupil, "b")
        pupil.wait_for_function("Object.keys(localStorage).some((k) => k.startsWith('diogel:'))")
        step(self.room, actions.finish)
        pupil.context.set_offline(False)

        pupil.get_by_text("Keep this page open. At the end you see here").wait_for()
        assert "The safest answer" not in pupil.content()
        pupil.get_by_role("heading", name="Thank you. You have finished.").wait_for()
        assert list(Tally.objects.values_list("phase", "choice", "count")) == [("after", "b", 1)]
        assert fresh(self.room).completed_after == 1

    def test_choice_that_comes_later_is_told_not_to_count(self, pupil):
        pupil.context.set_offline(True)
        choose(pupil, "b")
        pupil.wait_for_function("Object.keys(localStorage).some((k) => k.startsWith('diogel:'))")
        step(self.room, actions.finish)
        type(self.room).objects.update(closes_at=self.room.opened_at)
        pupil.context.set_offline(False)

        pupil.get_by_text(NOT_COUNTED).wait_for()
        assert left_to_send(pupil) == 0
        assert not Tally.objects.exists()
