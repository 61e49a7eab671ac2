"""A lesson that editors wrote is taught from a phone and a projector, and its brief is printed."""

import pytest

from lessons.models import Lesson
from tests.browser.rooms import pair
from tests.builders import make_delivery, make_editor, make_teacher, make_visit
from tests.lessons.drafting import fresh, passed, publish, save, start

pytestmark = pytest.mark.django_db(transaction=True)
BODY = {"en": "We listen well. You can pass.", "cy": "Rydyn ni’n gwrando’n dda. Cei di basio."}


@pytest.fixture
def lesson(library):
    """Before you send, in the version that an editor wrote and three people passed."""
    author = make_editor()
    draft = start(by=author)
    save(draft.sections.get(key="rules"), by=author, body_en=BODY["en"], body_cy=BODY["cy"])
    passed(draft, author=author)
    publish(fresh(draft), by=author)
    return Lesson.objects.select_related("current").get(slug="before-you-send")


def test_lesson_is_taught_from_phone_and_projector_and_the_school_prints_the_brief(
    lesson, new_page, sign_in, assert_no_axe_violations
):
    assert lesson.current.number == 2
    delivery = make_delivery(make_visit(), lesson.current)
    projector, phone, desk = new_page("projector"), new_page("phone"), new_page("desk")

    sign_in(phone, delivery.officer.user)
    projector.goto(f"/lessons/{lesson.slug}/present/1/?route=45")
    pair(projector, phone)
    show_the_rules(projector, phone)
    assert_no_axe_violations(projector)

    sign_in(desk, make_teacher(delivery.school).user)
    desk.goto(f"/lessons/{lesson.slug}/print/?part=teacher")
    desk.get_by_role("heading", name="Your part").wait_for()
    desk.get_by_role("link", name="Get it as a PDF").wait_for()
    assert_no_axe_violations(desk)
    brief = desk.request.get(f"/lessons/{lesson.slug}/print/?part=teacher&format=pdf")
    assert brief.headers["content-type"] == "application/pdf"


def show_the_rules(projector, phone):
    """What to say stands on the phone alone; the room reads the rules, then in Welsh."""
    phone.get_by_role("link", name="Next", exact=True).click()
    projector.get_by_text(BODY["en"]).wait_for()
    phone.get_by_role("heading", name="Say").wait_for()
    assert projector.get_by_role("heading", name="Say").count() == 0
    projector.keyboard.press("l")
    projector.get_by_text(BODY["cy"]).wait_for()
