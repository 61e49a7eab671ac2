"""A class is taught in a real browser and in both languages, and the report shows what changed."""

import re

import pytest

from quizzes import actions
from quizzes.models import Answer, Phase, Sitting
from quizzes.seats import take_seat
from tests.builders import (
    make_help_route,
    make_lesson,
    make_officer,
    make_school,
    make_sitting,
    make_teacher,
)
from tests.journeys.speech import press
from tests.quizzes.builders import answer_as_devices, step

pytestmark = pytest.mark.django_db(transaction=True)

QUESTION = {"en": "Question {}?", "cy": "Cwestiwn {}?"}
CHANGE = {
    "en": "5 more pupils chose the safe answer after the lesson.",
    "cy": "Dewisodd 5 yn fwy o ddisgyblion yr ateb diogel ar ôl y wers.",
}


@pytest.fixture
def teacher():
    make_lesson(title_en="Before you send", questions=2)
    school = make_school(officer=make_officer(name="PC Rees"), name="Ysgol Bryn Awel")
    return make_teacher(school=school, name="Mrs Puw")


def test_class_is_taught_and_the_report_shows_what_changed(
    new_page, sign_in, teacher, say, watch, assert_no_axe_violations
):
    host = new_page("phone", language=say.language)
    sign_in(host, teacher.user)
    sitting = open_class(host, say)
    rest = [take_seat(sitting).token for _ in range(4)]
    child = Child(new_page("phone", language=say.language), say, assert_no_axe_violations)
    child.join(sitting)
    plain = new_page("phone", javascript=False, language="cy")
    join_without_a_script(plain, sitting)

    step(sitting, actions.open_questions)
    child.answer_both_before(watch)
    answer_both_without_a_script(plain, sitting)
    answer_as_devices(rest, sitting, "before", "a")
    assert Answer.objects.filter(phase="before").count() == 12
    step(sitting, actions.close_questions)

    step(sitting, actions.start_lesson)
    child.see("Look at the front now.")

    step(sitting, actions.open_questions)
    child.answer_both_after()
    answer_as_devices(rest, sitting, "after", "b")
    step(sitting, actions.close_questions)
    step(sitting, actions.finish)
    child.see("Thank you. You have finished.", is_checked=True)

    sitting.refresh_from_db()
    assert (sitting.joined, sitting.completed_before, sitting.completed_both) == (6, 6, 5)
    host.goto(say.at("reports:class_result", sitting.delivery_id))
    assert CHANGE[say.language] in host.inner_text("main")
    assert_no_axe_violations(host)


def open_class(host, say):
    """The teacher of 8A opens a class quiz of the own, with the form tutor in the room."""
    host.goto(say.at("schools:lesson_new"))
    host.get_by_label(say("Lesson"), exact=True).select_option(index=1)
    host.get_by_label(say("Class"), exact=True).first.fill("8A")
    host.get_by_label(say("Year group")).select_option("8")
    host.get_by_label(say("How many pupils?")).fill("8")
    press(host, say("Go on to the class quiz"))
    host.get_by_label(say("Someone else"), exact=True).check()
    host.locator("[name=someone_else]").fill("Form tutor")
    press(host, say("Open the class quiz"))
    host.wait_for_url(re.compile(r"/sittings/\d+/"))
    return Sitting.objects.get()


class Child:
    """A pupil's phone; the pages that are new to the pupil are accessible."""

    def __init__(self, page, say, check):
        self.page, self.say, self.check = page, say.to_pupil, check
        self.question = QUESTION[say.language]

    def see(self, words, *, is_checked=False):
        self.page.get_by_role("heading", name=self.say(words)).wait_for()
        if is_checked:
            self.check(self.page)

    def join(self, sitting):
        self.page.goto("/join/")
        self.check(self.page)
        code = self.page.get_by_label(self.say("Type your class code"))
        code.fill(sitting.code.lower())
        press(self.page, self.say("Go"))
        nobody = "No one knows which answers are yours. We only count how many chose each one."
        assert self.say(nobody) in self.page.inner_text("main")
        self.check(self.page)
        press(self.page, self.say("Start"))
        self.page.locator("[data-gathered] h1").wait_for()
        self.check(self.page)

    def answer_both_before(self, watch):
        """The first as always; the second while there is no network."""
        self.meet(1)
        self.check(self.page)
        self.choose("a")
        self.go_on()
        self.meet(2)
        self.choose_without_network("a", watch)
        press(self.page, self.say("Next"))
        self.see("All done. Your class is still thinking.")

    def answer_both_after(self):
        self.see("The same questions again")
        self.page.get_by_role("link", name=self.say("Start")).click()
        for number in (1, 2):
            self.meet(number)
            self.choose("b")
            self.go_on()

    def meet(self, number):
        self.page.get_by_role("heading", name=self.question.format(number)).wait_for()

    def choose(self, key):
        choose(self.page, key)

    def go_on(self):
        saved = self.say("Saved. You can change it until your class moves on.")
        self.page.get_by_text(saved).wait_for()
        press(self.page, self.say("Next"))

    def choose_without_network(self, key, watch):
        """The line is cut: the answer waits on the device and is sent once when it is back."""
        watch.expect("ERR_INTERNET_DISCONNECTED")
        self.page.context.set_offline(True)
        self.choose(key)
        self.page.get_by_text(self.say("On this tablet. It will send by itself.")).wait_for()
        self.page.context.set_offline(False)
        self.page.get_by_text(self.say("Sent. All saved.")).wait_for()


def choose(page, key):
    page.locator(f"input[name=chosen][value={key}]").check()


def join_without_a_script(plain, sitting):
    plain.goto(f"/join/{sitting.code}/")
    plain.locator("form[method=post] button.button").click()
    assert plain.get_attribute("html", "lang") == "cy"


def answer_both_without_a_script(plain, sitting):
    for number in (1, 2):
        plain.goto(f"/class/{sitting.address}/before/{number}/")
        choose(plain, "a")
        plain.locator("form button.button").click()


def test_child_finds_help_and_comes_back_to_the_same_question(phone, assert_no_axe_violations):
    sitting = make_sitting(phase=Phase.BEFORE, is_open=True)
    make_help_route(sitting.delivery.version, name_en="Childline", phone="0800 1111")
    phone.goto(f"/join/{sitting.code}/")
    press(phone, "Start")
    phone.get_by_role("link", name="Need to talk to someone?").click()
    assert phone.get_by_role("link", name="0800 1111").get_attribute("href") == "tel:08001111"
    assert_no_axe_violations(phone)

    phone.get_by_role("link", name="Back to my class").click()

    assert phone.get_by_role("heading", name="Question 1?").is_visible()
