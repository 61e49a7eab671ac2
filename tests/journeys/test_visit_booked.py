"""A school asks for a visit and its officer accepts, in a real browser and in both languages."""

import re

import pytest

from schools.models import Visit
from tests.builders import make_lesson, make_officer, make_school, make_teacher
from tests.journeys.speech import press

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer():
    return make_officer(name="PC Rees")


@pytest.fixture
def teacher(officer):
    school = make_school(officer=officer, name="Ysgol Bryn Awel")
    return make_teacher(school=school, name="Mrs Puw")


def test_school_asks_and_officer_accepts(
    new_page, sign_in, officer, teacher, say, assert_no_axe_violations
):
    version = make_lesson(title_en="Before you send", questions=2)
    desk, phone = (new_page(size, language=say.language) for size in ("desk", "phone"))
    sign_in(desk, teacher.user)
    sign_in(phone, officer.user)
    asking = Asking(desk, say, assert_no_axe_violations)

    asking.name_the_class(version.lesson)
    asking.choose_times()
    asking.say_what_is_in_the_room()
    asking.send()
    accept(phone, say, assert_no_axe_violations)

    assert Visit.objects.get().state == "confirmed"
    desk.goto(say.at("schools:visits"))
    assert desk.get_by_role("heading", name=say("Next"), exact=True).is_visible()
    assert_no_axe_violations(desk)


class Asking:
    """The pages on which a teacher asks for a visit, each of them accessible."""

    def __init__(self, desk, say, check):
        self.desk, self.say, self.check = desk, say, check

    def name_the_class(self, lesson):
        """From the page of LESSON: 8A, year 8, 28 pupils."""
        desk, say = self.desk, self.say
        desk.goto(say.at("lessons:lesson", lesson.slug))
        desk.get_by_role("link", name=say("Ask for a visit with this lesson")).first.click()
        desk.get_by_label(say("Class"), exact=True).first.fill("8A")
        desk.get_by_label(say("Year group")).select_option("8")
        desk.get_by_label(say("How many pupils?")).fill("28")
        self.check(desk)
        press(desk, say("Add this class"))
        desk.get_by_role("link", name=say("Continue")).click()

    def choose_times(self):
        """None, which is too few, and then two."""
        desk, say = self.desk, self.say
        press(desk, say("Continue"))
        assert desk.title().startswith(say("Error:"))
        too_few = say("Choose at least 2 times, so that we can fit you in.")
        assert desk.locator(".govuk-error-summary").get_by_text(too_few).is_visible()
        self.check(desk)
        for number in (0, 1):
            desk.locator("input[name=times]").nth(number).check()
        press(desk, say("Continue"))

    def say_what_is_in_the_room(self):
        desk, say = self.desk, self.say
        desk.get_by_label(say("Both languages")).check()
        desk.get_by_label(say("A device for each pupil")).check()
        self.check(desk)
        press(desk, say("Continue"))

    def send(self):
        """The contact is filled in already; what was written is read once more."""
        desk, say = self.desk, self.say
        press(desk, say("Continue"))
        assert re.search(r"8A.*\b28\b.*\b45\b", desk.inner_text("main"))
        self.check(desk)
        press(desk, say("Ask for this visit"))
        assert "PC Rees" in desk.locator(".page-lead").inner_text()


def accept(phone, say, check):
    phone.goto(say.at("schools:requests"))
    check(phone)
    phone.get_by_role("link", name="Ysgol Bryn Awel").click()
    check(phone)
    phone.get_by_role("button", name=say.begins("Accept this time")).first.click()
    phone.get_by_text(say("Confirmed. Both sides have a mail.")).wait_for()
    check(phone)
