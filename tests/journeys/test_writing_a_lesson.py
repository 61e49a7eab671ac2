"""An editor writes a lesson in two languages, two reviewers pass it, and it is published."""

import re

import pytest
from django.utils import timezone

from lessons import actions
from lessons.models import Lesson
from tests.builders import make_delivery, make_editor, make_visit
from tests.journeys.speech import press
from tests.lessons.drafting import make_reviewer, save, start

pytestmark = pytest.mark.django_db(transaction=True)
BODY = {"en": "We listen well. You can pass.", "cy": "Rydyn ni’n gwrando’n dda. Cewch chi basio."}


def side(page, field, language):
    return page.locator(f"[name='{field}_{language}']")


def test_a_lesson_is_written_passed_and_published(
    library, new_page, sign_in, say, assert_no_axe_violations
):
    lesson = Lesson.objects.get(slug="before-you-send")
    old = make_delivery(make_visit(), lesson.current)
    desk = new_page("desk", language=say.language)
    sign_in(desk, make_editor(name="Non Gruffydd"))
    writer = Writer(desk, lesson, say, assert_no_axe_violations)

    writer.begin_the_next_version()
    writer.write_the_english()
    writer.write_the_welsh()
    writer.move_a_part_by_keyboard()
    writer.ask_for_review()
    for kind in ("police", "education", "welsh"):
        phone = new_page("phone", language=say.language)
        sign_in(phone, make_reviewer(kind))
        pass_review(phone, say, assert_no_axe_violations)
    writer.publish()
    writer.compare()

    lesson.refresh_from_db()
    assert lesson.current.number == 2
    assert lesson.current.sections.get(key="rules").body_cy == BODY["cy"]
    old.refresh_from_db()
    anyone = new_page("phone", language=say.language)
    anyone.goto(say.at("lessons:lesson", lesson.slug))
    assert BODY[say.language] in anyone.inner_text("main")
    anyone.goto(say.at("lessons:version", lesson.slug, old.version.number))
    newer = say("See version %(number)s, the one in use") % {"number": 2}
    assert anyone.get_by_role("link", name=newer).is_visible()


class Writer:
    """An editor at a desk with the draft of one lesson; each page is accessible."""

    def __init__(self, desk, lesson, say, check):
        self.desk, self.slug, self.say, self.check = desk, lesson.slug, say, check

    def begin_the_next_version(self):
        self.desk.goto(self.say.at("lessons:lesson", self.slug))
        self.desk.get_by_role("link", name=self.say("Versions and changes")).click()
        self.check(self.desk)
        press(self.desk, self.say("Make the next version"))
        self.check(self.desk)

    def write_the_english(self):
        """It is shown as it will be; the page says that the Welsh is older, and lets none pass."""
        self.desk.goto(self.say.at("lessons:draft_section", self.slug, "rules"))
        side(self.desk, "body", "en").fill(BODY["en"])
        self.desk.locator("[data-preview-of=id_body_en] p").wait_for()
        self.check(self.desk)
        press(self.desk, self.say("Save"))
        self.desk.get_by_text(self.say("Welsh older than the English")).first.wait_for()
        self.check(self.desk)
        self.desk.goto(self.say.at("lessons:draft", self.slug))
        assert self.desk.get_by_role("button", name=self.say("Ask for review")).count() == 0

    def write_the_welsh(self):
        """The draft leads to where it is missing."""
        self.desk.locator(".stops a").first.click()
        self.desk.wait_for_url(re.compile("/sections/rules/"))
        side(self.desk, "body", "cy").fill(BODY["cy"])
        press(self.desk, self.say("Save"))
        self.desk.wait_for_url(re.compile("saved=1"))

    def move_a_part_by_keyboard(self):
        """It goes down one place and the focus goes with it, and up again."""
        self.desk.goto(self.say.at("lessons:draft", self.slug))
        self.desk.locator("#section-starter button[value=down]").focus()
        self.desk.keyboard.press("Enter")
        self.desk.wait_for_url(re.compile("moved=section-starter"))
        focused = "document.activeElement.closest('li').id"
        assert self.desk.evaluate(focused) == "section-starter"
        self.desk.keyboard.press("Shift+Tab")
        self.desk.keyboard.press("Enter")
        self.desk.wait_for_url(re.compile("way=up"))

    def ask_for_review(self):
        """Who wrote does not pass."""
        press(self.desk, self.say("Ask for review"))
        own = self.say("You wrote in this draft, so somebody else reviews it.")
        self.desk.get_by_text(own).wait_for()
        passes = self.desk.get_by_role("button", name=self.say("Pass"), exact=True)
        assert passes.count() == 0
        self.check(self.desk)

    def publish(self):
        self.desk.goto(self.say.at("lessons:draft", self.slug))
        self.desk.get_by_role("link", name=self.say("Publish")).click()
        self.check(self.desk)
        press(self.desk, self.say("Publish"))
        self.desk.get_by_text(self.say("Published. New visits use this version.")).wait_for()
        self.check(self.desk)

    def compare(self):
        """The two versions, which differ in one sentence of each language."""
        self.desk.goto(self.say.at("lessons:compare", self.slug) + "?from=1&to=2")
        assert self.desk.locator(".compare ins").count() == 2
        self.check(self.desk)


def pass_review(phone, say, check):
    """From the list of what waits for the reviewer."""
    title = {"en": "Before you send", "cy": "Cyn anfon"}[say.language]
    phone.goto(say.at("lessons:todo"))
    phone.get_by_role("link", name=title).first.click()
    check(phone)
    press(phone, say("Pass"))
    phone.get_by_text(say("Passed."), exact=True).wait_for()


def test_what_was_not_sent_is_kept_on_the_computer(library, desk, sign_in, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    editor = make_editor()
    draft = start(by=editor)
    sign_in(desk, editor)
    address = "/editor/lessons/before-you-send/draft/sections/rules/"
    desk.goto(address)
    desk.context.set_offline(True)
    side(desk, "body", "en").fill("Written on a train.")
    desk.get_by_text("Not sent yet. Kept on this computer since").wait_for(timeout=15_000)

    desk.context.set_offline(False)
    desk.get_by_text("Draft saved").wait_for()
    assert draft.sections.get(key="rules").body_en == "Written on a train."

    side(desk, "body", "en").fill("Left before it was sent.")
    desk.reload()
    desk.get_by_text("It is in the fields again").wait_for()
    assert side(desk, "body", "en").input_value() == "Left before it was sent."


def test_two_editors_in_one_section_see_both(
    library, desk, sign_in, watch, assert_no_axe_violations
):
    watch.expect("409")
    editor = make_editor()
    draft = start(by=editor)
    sign_in(desk, editor)
    desk.goto("/editor/lessons/before-you-send/draft/sections/rules/")
    save(draft.sections.get(key="rules"), by=make_editor(name="Tom"), body_en="Theirs.")
    side(desk, "body", "en").fill("Mine.")

    press(desk, "Save")

    desk.get_by_role("heading", name="Somebody else saved this part").wait_for()
    assert desk.locator(".meanwhile__theirs").inner_text() == "Theirs."
    assert_no_axe_violations(desk)
    side(desk, "body", "en").fill("Theirs. Mine.")
    press(desk, "Save")
    desk.wait_for_url(re.compile("saved=1"))
    assert draft.sections.get(key="rules").body_en == "Theirs. Mine."


def test_on_a_phone_one_language_is_open_at_a_time(library, phone, sign_in):
    editor = make_editor()
    start(by=editor)
    sign_in(phone, editor)
    phone.goto("/editor/lessons/before-you-send/draft/sections/rules/")
    assert side(phone, "body", "en").is_visible()
    assert not side(phone, "body", "cy").is_visible()

    phone.get_by_role("radio", name="Cymraeg").check()

    assert not side(phone, "body", "en").is_visible()
    assert side(phone, "body", "cy").is_visible()


def test_a_reviewer_reads_what_cannot_be_written(library, phone, sign_in, assert_no_axe_violations):
    editor, reviewer = make_editor(), make_reviewer("police")
    draft = start(by=editor)
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    sign_in(phone, reviewer)

    phone.goto("/editor/lessons/before-you-send/draft/sections/rules/")

    assert not side(phone, "body", "en").is_editable()
    assert_no_axe_violations(phone)
    phone.get_by_label("Your comment on this part").fill("Shorter.")
    press(phone, "Comment")
    assert phone.locator(".comments__one").first.inner_text().startswith("Shorter.")
