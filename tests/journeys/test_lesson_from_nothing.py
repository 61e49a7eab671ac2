"""A lesson is written from nothing in the browser, without a script, and a class is run with it."""

import re

import pytest

from lessons.models import Lesson
from quizzes.models import Answer, Sitting
from tests.browser.control import press as press_and_go
from tests.builders import make_coordinator, make_delivery, make_editor, make_visit
from tests.journeys.kind_word import DRAFT, begin, button, write_head, write_parts, write_questions
from tests.journeys.speech import press

pytestmark = pytest.mark.django_db(transaction=True)

REVIEWS = ["Police review", "Education review", "Welsh check"]


@pytest.fixture
def author(library):
    return make_editor(name="Non Gruffydd")


@pytest.fixture
def editor(new_page, sign_in, author):
    """The desk of an editor whose browser runs no script."""
    desk = new_page("desk", javascript=False)
    sign_in(desk, author)
    return desk


def test_lesson_from_nothing_is_published_and_a_class_is_run_with_it(
    editor, author, new_page, sign_in, assert_no_axe_violations
):
    begin(editor)
    write_head(editor)
    write_parts(editor)
    write_questions(editor)

    assert_nothing_is_left_to_mend(editor)
    move_a_question_and_back(editor)
    small = new_page("phone")
    sign_in(small, author)
    look_at_the_draft(small, assert_no_axe_violations)
    press(editor, "Ask for review")

    pass_all_reviews(new_page, sign_in, assert_no_axe_violations)
    publish(editor)

    read_in_both_languages(new_page("phone"))
    delivery = make_delivery(make_visit(staff_name="Mrs Puw"), published().current)
    officer = new_page("phone")
    sign_in(officer, delivery.officer.user)
    run_a_class(officer, new_page("phone"), delivery)


def assert_nothing_is_left_to_mend(editor):
    editor.goto(DRAFT)
    kinds = editor.locator("#questions ~ .order .hint").all_inner_texts()
    assert kinds == [
        "What they know · Choose one",
        "What they know · Choose all that fit",
        "A common mistake · True or false",
        "How sure they feel · How much it fits, in five steps",
        "Where to get help · Put in order",
    ]
    assert editor.locator("[aria-labelledby=to-mend] li").all_inner_texts() == []


def move_a_question_and_back(editor):
    """The focus goes with it."""
    button(editor, "Move down", "What is safest for Sam?").click()
    assert editor.evaluate("document.activeElement.closest('li').id") == "question-first"
    button(editor, "Move up", "What is safest for Sam?").click()


def look_at_the_draft(small, check):
    for path in ("", "new-question/", "questions/second/", "questions/second/remove/"):
        small.goto(f"{DRAFT}{path}")
        check(small)


def pass_all_reviews(new_page, sign_in, check):
    """A co-ordinator gives each right to a person of the force, who passes."""
    lead, coordinator = make_coordinator(), new_page("desk")
    sign_in(coordinator, lead)
    for review in REVIEWS:
        reviewer = make_editor(force=lead.force, name=f"{review}er")
        give_the_right(coordinator, review, reviewer)
        check(coordinator)
        phone = new_page("phone")
        sign_in(phone, reviewer)
        pass_review(phone)


def give_the_right(coordinator, review, reviewer):
    coordinator.goto("/officers/")
    coordinator.get_by_role("link", name="Who reviews lessons").click()
    button(coordinator, "Give", f"{review}, {reviewer.name}").click()
    coordinator.get_by_text(f"{reviewer.name} may do this now: {review}.").wait_for()


def pass_review(phone):
    phone.goto("/editor/to-do/")
    phone.get_by_role("link", name="A kind word").first.click()
    press(phone, "Pass")
    phone.get_by_text("Passed.", exact=True).wait_for()


def publish(editor):
    editor.goto(f"{DRAFT}publish/")
    press(editor, "Publish")
    editor.get_by_text("Published. New visits use this version.").wait_for()


def published():
    lesson = Lesson.objects.get(slug="a-kind-word")
    assert lesson.current.routes == [20, 45, 60]
    return lesson


def read_in_both_languages(anyone):
    for address, words in {
        "/lessons/a-kind-word/": "Sort the cards with a partner.",
        "/cy/gwersi/a-kind-word/": "Trefna’r cardiau gyda phartner.",
    }.items():
        anyone.goto(address)
        assert words in anyone.inner_text("main")


def run_a_class(phone, pupil, delivery):
    """The officer opens the questions and one pupil answers all five, by keyboard alone."""
    open_the_questions(phone, pupil, delivery)

    for number, answer in enumerate(("radio", "checkbox", "radio", "radio", "order"), 1):
        pupil.wait_for_url(re.compile(f"/before/{number}/"))
        if answer == "order":
            pupil.get_by_role("button", name="This is my order").press("Enter")
        else:
            pupil.get_by_role(answer).first.press("Space")
        pupil.locator("#question .button").press("Enter")
    pupil.wait_for_url(re.compile("after=before-5"))

    chosen = Answer.objects.order_by("question__order").values_list("chosen", flat=True)
    assert list(chosen) == ["a", "a", "true", "not-at-all", "a,b,c"]


def open_the_questions(phone, pupil, delivery):
    phone.goto(f"/deliveries/{delivery.pk}/start/")
    phone.get_by_label("Mrs Puw").check()
    press_and_go(phone, "Open the class quiz")
    pupil.goto(f"/join/{Sitting.objects.get().code}/")
    press(pupil, "Start")
    pupil.wait_for_url(re.compile("/class/"))
    press_and_go(phone, "Open the questions")
