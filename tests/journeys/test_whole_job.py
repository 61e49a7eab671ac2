"""The whole job in a real browser: a school is booked, a class is taught, the report shows it."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from lessons.models import HelpRoute
from quizzes.answers import save_answer
from quizzes.content import asked_of
from quizzes.live import place_of
from quizzes.models import Answer, Phase, Sitting
from quizzes.seats import take_seat
from schools.models import Visit
from tests.builders import make_lesson, make_officer, make_school, make_teacher

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place():
    """A school with its officer and a teacher, and one lesson in the library."""
    officer = make_officer(name="PC Rees")
    school = make_school(officer=officer, name="Ysgol Bryn Awel")
    teacher = make_teacher(school=school, name="Mrs Puw")
    version = make_lesson(title_en="Before you send", questions=2)
    return {"officer": officer, "school": school, "teacher": teacher, "version": version}


class Speech:
    """The words and addresses of the site in one language."""

    def __init__(self, language):
        self.language = language

    def __call__(self, words, context=None):
        with translation.override(self.language):
            if context:
                return translation.pgettext(context, words)
            return translation.gettext(words)

    def to_pupil(self, words):
        return self(words, "pupil")

    def begins(self, words):
        """Matches what begins as WORDS do up to their first placeholder."""
        return re.compile("^" + re.escape(self(words).split("%(")[0]))

    def at(self, name, *arguments):
        with translation.override(self.language):
            return reverse(name, args=arguments)


@pytest.fixture(params=["en", "cy"])
def say(request):
    """Each journey is made once in each language."""
    return Speech(request.param)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def choose(page, key):
    page.locator(f"input[name=chosen][value={key}]").check()


def simulated_class(sitting, phase, chosen, tokens):
    """The rest of the class, answering through the same action as a device."""
    from django.utils import timezone

    for token in tokens:
        for question in asked_of(sitting.delivery.version_id):
            save_answer(
                place_of(token),
                question,
                phase=phase,
                chosen=chosen,
                revision=None,
                now=timezone.now(),
            )


def test_school_asks_and_officer_accepts(new_page, sign_in, place, say, assert_no_axe_violations):
    desk, phone = (new_page(size, language=say.language) for size in ("desk", "phone"))
    sign_in(desk, place["teacher"].user)
    desk.goto(say.at("lessons:lesson", place["version"].lesson.slug))
    desk.get_by_role("link", name=say("Ask for a visit with this lesson")).first.click()

    desk.get_by_label(say("Class"), exact=True).first.fill("8A")
    desk.get_by_label(say("Year group")).select_option("8")
    desk.get_by_label(say("How many pupils?")).fill("28")
    assert_no_axe_violations(desk)
    press(desk, say("Add this class"))
    desk.get_by_role("link", name=say("Continue")).click()
    press(desk, say("Continue"))
    assert desk.title().startswith(say("Error:"))
    too_few = say("Choose at least 2 times, so that we can fit you in.")
    assert desk.locator(".govuk-error-summary").get_by_text(too_few).is_visible()
    assert_no_axe_violations(desk)
    for number in (0, 1):
        desk.locator("input[name=times]").nth(number).check()
    press(desk, say("Continue"))
    desk.get_by_label(say("Both languages")).check()
    desk.get_by_label(say("A device for each pupil")).check()
    assert_no_axe_violations(desk)
    press(desk, say("Continue"))
    press(desk, say("Continue"))
    assert re.search(r"8A.*\b28\b.*\b45\b", desk.inner_text("main"))
    assert_no_axe_violations(desk)
    press(desk, say("Ask for this visit"))
    assert "PC Rees" in desk.locator(".page-lead").inner_text()

    sign_in(phone, place["officer"].user)
    phone.goto(say.at("schools:requests"))
    assert_no_axe_violations(phone)
    phone.get_by_role("link", name="Ysgol Bryn Awel").click()
    assert_no_axe_violations(phone)
    phone.get_by_role("button", name=say.begins("Accept this time")).first.click()
    phone.get_by_text(say("Confirmed. Both sides have a mail.")).wait_for()
    assert_no_axe_violations(phone)
    assert Visit.objects.get().state == "confirmed"

    desk.goto(say.at("schools:visits"))
    assert desk.get_by_role("heading", name=say("Next"), exact=True).is_visible()
    assert_no_axe_violations(desk)


def test_class_is_taught_and_the_report_shows_what_changed(
    new_page, sign_in, place, say, watch, assert_no_axe_violations
):
    question = {"en": "Question {}?", "cy": "Cwestiwn {}?"}[say.language]
    change = {
        "en": "5 more pupils chose the safe answer after the lesson.",
        "cy": "Dewisodd 5 yn fwy o ddisgyblion yr ateb diogel ar ôl y wers.",
    }[say.language]
    saved = say.to_pupil("Saved. You can change it until your class moves on.")
    officer = new_page("phone", language=say.language)
    sign_in(officer, place["teacher"].user)
    officer.goto(say.at("schools:lesson_new"))
    officer.get_by_label(say("Lesson"), exact=True).select_option(index=1)
    officer.get_by_label(say("Class"), exact=True).first.fill("8A")
    officer.get_by_label(say("Year group")).select_option("8")
    officer.get_by_label(say("How many pupils?")).fill("8")
    press(officer, say("Go on to the class quiz"))
    officer.get_by_label(say("Someone else"), exact=True).check()
    officer.locator("[name=someone_else]").fill("Form tutor")
    press(officer, say("Open the class quiz"))
    officer.wait_for_url(re.compile(r"/sittings/\d+/"))
    sitting = Sitting.objects.get()
    rest = [take_seat(sitting).token for _ in range(4)]

    child = new_page("phone", language=say.language)
    child.goto("/join/")
    assert_no_axe_violations(child)
    child.get_by_label(say.to_pupil("Type your class code")).fill(sitting.code.lower())
    press(child, say.to_pupil("Go"))
    nobody_knows = "No one knows which answers are yours. We only count how many chose each one."
    assert say.to_pupil(nobody_knows) in child.inner_text("main")
    assert_no_axe_violations(child)
    press(child, say.to_pupil("Start"))
    child.locator("[data-gathered] h1").wait_for()
    assert_no_axe_violations(child)

    plain = new_page("phone", javascript=False, language="cy")
    plain.goto(f"/join/{sitting.code}/")
    plain.locator("form[method=post] button.button").click()
    assert plain.get_attribute("html", "lang") == "cy"

    _step(sitting, "open_questions")
    child.get_by_role("heading", name=question.format(1)).wait_for()
    assert_no_axe_violations(child)
    choose(child, "a")
    child.get_by_text(saved).wait_for()
    press(child, say.to_pupil("Next"))
    child.get_by_role("heading", name=question.format(2)).wait_for()

    # The line is cut: the answer waits on the device and is sent once when it is back.
    watch.expect("ERR_INTERNET_DISCONNECTED")
    child.context.set_offline(True)
    choose(child, "a")
    child.get_by_text(say.to_pupil("On this tablet. It will send by itself.")).wait_for()
    child.context.set_offline(False)
    child.get_by_text(say.to_pupil("Sent. All saved.")).wait_for()
    press(child, say.to_pupil("Next"))
    child.get_by_role(
        "heading", name=say.to_pupil("All done. Your class is still thinking.")
    ).wait_for()

    for number in (1, 2):
        plain.goto(f"/class/{sitting.address}/before/{number}/")
        choose(plain, "a")
        plain.locator("form button.button").click()
    simulated_class(sitting, "before", "a", rest)
    assert Answer.objects.filter(phase="before").count() == 12

    _step(sitting, "close_questions")
    _step(sitting, "start_lesson")
    child.get_by_role("heading", name=say.to_pupil("Look at the front now.")).wait_for()
    _step(sitting, "open_questions")
    child.get_by_role("heading", name=say.to_pupil("The same questions again")).wait_for()
    child.get_by_role("link", name=say.to_pupil("Start")).click()
    for number in (1, 2):
        child.get_by_role("heading", name=question.format(number)).wait_for()
        choose(child, "b")
        child.get_by_text(saved).wait_for()
        press(child, say.to_pupil("Next"))
    simulated_class(sitting, "after", "b", rest)
    _step(sitting, "close_questions")
    _step(sitting, "finish")
    child.get_by_role("heading", name=say.to_pupil("Thank you. You have finished.")).wait_for()
    assert_no_axe_violations(child)

    sitting.refresh_from_db()
    assert (sitting.joined, sitting.completed_before, sitting.completed_both) == (6, 6, 5)
    officer.goto(say.at("reports:class_result", sitting.delivery_id))
    assert change in officer.inner_text("main")
    assert_no_axe_violations(officer)


def _step(sitting, name):
    """A step of the class by the one who runs it; their screen has tests of its own."""
    from django.utils import timezone

    from quizzes import actions

    sitting.refresh_from_db()
    action = getattr(actions, name)
    assert action(sitting, by=sitting.opened_by, drawn=sitting.version, now=timezone.now())
    sitting.refresh_from_db()


def test_child_finds_help_and_comes_back_to_the_same_question(phone, assert_no_axe_violations):
    from tests.builders import make_sitting

    sitting = make_sitting(phase=Phase.BEFORE, is_open=True)
    route = HelpRoute.objects.create(
        key="childline",
        nations="wales,england",
        name_en="Childline",
        name_cy="Childline",
        for_en="Any worry.",
        for_cy="Unrhyw boen.",
        phone="0800 1111",
        source="test",
        state="checked",
        checked_on="2026-11-01",
        review_by="2099-01-01",
    )
    sitting.delivery.version.help_routes.add(route)
    phone.goto(f"/join/{sitting.code}/")
    press(phone, "Start")
    phone.get_by_role("link", name="Need to talk to someone?").click()
    assert phone.get_by_role("link", name="0800 1111").get_attribute("href") == "tel:08001111"
    assert_no_axe_violations(phone)

    phone.get_by_role("link", name="Back to my class").click()

    assert phone.get_by_role("heading", name="Question 1?").is_visible()
