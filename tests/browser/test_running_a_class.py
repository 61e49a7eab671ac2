"""An officer's phone and the room's projector, through one class."""

import re

import pytest

from quizzes.models import Sitting
from quizzes.seats import take_seat
from tests.browser.control import press
from tests.builders import make_delivery, make_lesson, make_visit
from tests.quizzes.builders import answer, make_room, officer_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def delivery():
    return make_delivery(make_visit(staff_name="Mrs Puw"), make_lesson(questions=2))


def test_class_is_opened_run_and_ended_from_the_phone(
    phone, projector, sign_in, delivery, assert_no_axe_violations
):
    sign_in(phone, delivery.officer.user)
    taught = Taught(phone, projector, assert_no_axe_violations)

    taught.open(delivery)
    taught.join(6)
    taught.ask_before()
    taught.look_at_the_front()
    taught.ask_after()
    taught.show_what_the_class_said()
    taught.finish()

    sitting = taught.sitting
    sitting.refresh_from_db()
    assert (sitting.phase, sitting.completed_both) == ("ended", 6)


class Taught:
    """A class on the officer's phone and on the board in front of it, both of them accessible."""

    def __init__(self, phone, board, check):
        self.phone, self.board, self.check = phone, board, check

    def open(self, delivery):
        """Open DELIVERY with Mrs Puw and one pupil fewer, on the board whose letters are shown."""
        self.board.goto("/board/")
        letters = self.board.locator("h1").inner_text()
        self.check(self.board)

        self.phone.goto(f"/deliveries/{delivery.pk}/start/")
        self.phone.get_by_label("Mrs Puw").check()
        self.phone.get_by_role("button", name=re.compile("^One fewer")).click()
        self.phone.locator("summary", has_text="No board yet · Change").click()
        self.phone.get_by_label("Letters on the board's screen").fill(letters.lower())
        self.check(self.phone)
        press(self.phone, "Open the class quiz")

        self.sitting = Sitting.objects.get()
        assert (self.sitting.staff_present, self.sitting.headcount) == ("Mrs Puw", 27)

    def join(self, pupils):
        for _pupil in range(pupils):
            take_seat(self.sitting)
        self.phone.get_by_text("of 27 pupils have joined").wait_for()
        self.phone.locator("[data-number]", has_text=f"{pupils}").wait_for()
        self.board.get_by_text(f"{pupils} have joined").wait_for()
        self.check(self.phone)
        self.check(self.board)

    def ask_before(self):
        press(self.phone, "Open the questions")
        assert self.phone.evaluate("document.activeElement.tagName") == "H1"
        answer(self.sitting, "before", "a")
        self.phone.get_by_role("heading", name="All 6 have answered").wait_for()
        self.board.get_by_text("6 of 6 who joined have finished").wait_for()
        press(self.phone, "Close the before questions")

    def look_at_the_front(self):
        press(self.phone, "Start the lesson")
        self.board.get_by_text("Look at the front now.").wait_for()

    def ask_after(self):
        press(self.phone, "Open the after questions")
        answer(self.sitting, "after", "b")
        press(self.phone, "Close the after questions")

    def show_what_the_class_said(self):
        press(self.phone, "Show what the class said")
        self.board.locator(".board__choice--right").wait_for()
        self.check(self.board)
        press(self.phone, "Show the next question")

    def finish(self):
        press(self.phone, "Finish")
        self.board.get_by_text("Thank you").wait_for()
        self.board.get_by_role("button", name="Use for another class").wait_for()
        self.phone.get_by_role("link", name="See what changed").wait_for()


def test_double_tap_takes_one_step(phone, sign_in):
    sitting = make_room(phase="after", is_open=True)
    sign_in(phone, officer_of(sitting))
    phone.goto(sitting.get_absolute_url())

    with phone.expect_navigation():
        phone.get_by_role("button", name="Close the after questions").dblclick()
    phone.wait_for_load_state()

    sitting.refresh_from_db()
    assert (sitting.is_open, sitting.shown_question, sitting.version) == (False, None, 2)


def test_without_signal_the_buttons_wait_and_say_so(phone, sign_in, watch):
    sitting = make_room()
    sign_in(phone, officer_of(sitting))
    phone.goto(sitting.get_absolute_url())
    watch.expect("ERR_INTERNET_DISCONNECTED")

    phone.context.set_offline(True)
    phone.get_by_text("No signal. The class goes on answering.").wait_for()
    phone.get_by_role("button", name="Open the questions").click()
    spoken = phone.locator("[data-spoken]").inner_text()
    said = phone.locator("[data-waits]")
    seen = said.is_visible() and said.inner_text()
    bottom = phone.get_by_role("button", name="Open the questions").bounding_box()
    phone.context.set_offline(False)
    phone.get_by_text("No signal. The class goes on answering.").wait_for(state="hidden")

    assert spoken == seen == "No signal. The button waits until you are back."
    assert bottom["y"] + bottom["height"] <= 740
    assert said.is_hidden()
    sitting.refresh_from_db()
    assert sitting.version == 1


@pytest.mark.parametrize("name", ["more", "hands/before/1"])
def test_seldom_pages_have_no_violations(phone, sign_in, assert_no_axe_violations, name):
    sitting = make_room(phase="before", is_open=True)
    sign_in(phone, officer_of(sitting))

    phone.goto(f"{sitting.get_absolute_url()}{name}/")

    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert_no_axe_violations(phone)


def test_hands_are_counted_with_big_buttons(phone, sign_in):
    sitting = make_room(phase="before", is_open=True, ways="hands")
    sign_in(phone, officer_of(sitting))
    phone.goto(sitting.get_absolute_url())
    phone.get_by_role("link", name="Count hands").click()

    for _hand in range(3):
        phone.get_by_role("button", name="One more: A: Choice a of 1").click()
    assert phone.get_by_text("3 of 28 counted").is_visible()
    press(phone, "Done with question 1")

    assert list(sitting.tallies.values_list("choice", "count")) == [("a", 3)]


def test_control_works_without_javascript(new_page, sign_in):
    sitting = make_room(seats=2)
    page = new_page("phone", javascript=False)
    sign_in(page, officer_of(sitting))

    page.goto(sitting.get_absolute_url())
    page.get_by_role("button", name="Open the questions").click()
    page.get_by_role("link", name="Check again").click()

    assert page.get_by_role("heading", name="The before questions are open").is_visible()


def test_keys_of_the_board_can_be_turned_off(projector):
    projector.goto("/board/")
    root = projector.locator("html")

    projector.keyboard.press("d")
    assert "theme-dark" in root.get_attribute("class")
    projector.keyboard.press("?")
    projector.get_by_role("button", name="Turn letter keys off").click()
    projector.keyboard.press("?")
    projector.keyboard.press("d")

    assert "theme-contrast" not in root.get_attribute("class")


def test_half_a_count_is_there_after_looking_elsewhere(phone, sign_in):
    sitting = make_room(phase="before", is_open=True, ways="hands", pace="led", asked_question=1)
    sign_in(phone, officer_of(sitting))
    phone.goto(f"{sitting.get_absolute_url()}hands/before/1/")
    more = phone.get_by_role("button", name="One more: A: Choice a of 1")

    more.click()
    more.click()
    phone.get_by_role("link", name="Back to the class quiz").click()
    phone.get_by_role("link", name="Count hands").click()
    assert phone.get_by_text("2 of 28 counted").is_visible()

    more.click()
    press(phone, "Done with question 1")
    phone.get_by_role("link", name="Back to question 1").click()
    assert phone.get_by_text("3 of 28 counted").is_visible()
    assert phone.evaluate("Object.keys(sessionStorage)") == []
    assert list(sitting.tallies.values_list("choice", "count")) == [("a", 3)]


@pytest.mark.parametrize("name", ["", "hands/before/1/"])
def test_main_button_is_in_view_on_a_small_phone(phone, sign_in, name, assert_no_axe_violations):
    phone.set_viewport_size({"width": 360, "height": 640})
    sitting = make_room(phase="before", is_open=True, seats=30, ways="devices,hands")
    sign_in(phone, officer_of(sitting))
    phone.goto(f"{sitting.get_absolute_url()}{name}")

    words = "Done with question 1" if name else "Close the before questions"
    box = phone.get_by_role("button", name=words).bounding_box()

    assert box["y"] + box["height"] <= 640
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert_no_axe_violations(phone)


def test_count_that_was_missed_is_spoken_when_20_seconds_are_over(phone, sign_in):
    sitting = make_room(phase="before", is_open=True, seats=4, headcount=4)
    sign_in(phone, officer_of(sitting))
    phone.clock.install()
    phone.goto(sitting.get_absolute_url())
    spoken = phone.locator("[data-spoken]")
    seats = list(sitting.seats.all())

    answer(sitting, "before", "a", seats=seats[:1])
    phone.clock.run_for(2_000)
    phone.locator("[data-number]", has_text="1").wait_for()
    assert spoken.inner_text() == "1 of 4 have answered all"
    answer(sitting, "before", "a", seats=seats[1:2])
    phone.clock.run_for(2_000)
    phone.locator("[data-number]", has_text="2").wait_for()
    assert spoken.inner_text() == "1 of 4 have answered all"

    for _look in range(10):  # in steps, so that no look is thought to be lost
        with phone.expect_response("**/state/"):
            phone.clock.run_for(2_000)

    assert spoken.inner_text() == "2 of 4 have answered all"


def test_title_of_the_window_says_what_is_happening(phone, sign_in):
    sitting = make_room(phase="before", is_open=True, seats=1)
    sign_in(phone, officer_of(sitting))
    phone.goto(sitting.get_absolute_url())
    group = sitting.delivery.class_group
    assert phone.title() == f"The before questions are open, {group}, class quiz - Diogel"

    answer(sitting, "before", "a")
    phone.get_by_role("heading", name="The one who joined has answered").wait_for()

    assert phone.title() == f"The one who joined has answered, {group}, class quiz - Diogel"


def test_facts_of_the_check_list_follow_what_is_ticked(phone, sign_in, delivery):
    sign_in(phone, delivery.officer.user)
    phone.goto(f"/deliveries/{delivery.pk}/start/")
    facts = phone.locator("details.start__facts > summary")
    facts.click()

    phone.get_by_label("Own device").uncheck()
    phone.get_by_label("Hands").check()
    phone.get_by_label("You ask one question at a time").check()
    phone.get_by_label("Letters on the board's screen").fill("bcdf")

    assert (
        facts.inner_text()
        == "Both languages · Hands · One question at a time · Board BCDF · Change"
    )
