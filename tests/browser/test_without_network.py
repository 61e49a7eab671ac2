"""An officer whose phone has no signal: hands are counted all the same, and sent later."""

import re

import pytest

from quizzes.models import Sitting, Tally
from tests.builders import make_delivery, make_lesson, make_visit

pytestmark = pytest.mark.django_db(transaction=True)

COUNTS = {"before": {"a": 6, "b": 2}, "after": {"a": 1, "b": 7}}
WAITING = "No signal. Kept on this phone, and sent by itself when there is signal."


@pytest.fixture
def delivery():
    return make_delivery(make_visit(staff_name="Mrs Puw"), make_lesson(questions=2))


def write_down(phone):
    """Eight pupils, Mrs Puw, and the hands for both questions before and after."""
    phone.get_by_label("Mrs Puw").check()
    phone.locator("[name=headcount]").fill("8")
    for phase, counts in COUNTS.items():
        for question in (1, 2):
            for key, count in counts.items():
                phone.locator(f"[name={phase}-{question}-{key}]").fill(str(count))


def test_class_is_counted_without_signal_and_sent_when_there_is_one(
    phone, sign_in, delivery, watch, assert_no_axe_violations
):
    sign_in(phone, delivery.officer.user)
    with phone.expect_response(re.compile("on-one-page")):
        phone.goto(f"/deliveries/{delivery.pk}/start/")
    phone.wait_for_load_state("networkidle")
    watch.expect("ERR_INTERNET_DISCONNECTED")
    phone.context.set_offline(True)

    phone.get_by_label("Mrs Puw").check()
    phone.get_by_role("button", name="Open the class quiz").click()
    phone.get_by_text("pupils’ devices need a network").wait_for()
    assert phone.evaluate("document.activeElement.tagName") == "H1"
    write_down(phone)
    assert phone.get_by_text("8 of 8 counted").count() == 4
    assert_no_axe_violations(phone)
    phone.get_by_role("button", name="Write this class down").click()
    phone.get_by_text(WAITING).wait_for()
    assert not Sitting.objects.exists()

    phone.context.set_offline(False)

    phone.wait_for_url(re.compile(r"/reports/classes/"))
    phone.get_by_text("2 of 8 before, 7 of 8 after").first.wait_for()
    assert Sitting.objects.get().staff_present == "Mrs Puw"
    assert Tally.objects.filter(phase="after", choice="b", count=7).count() == 2
    assert phone.evaluate("Object.keys(localStorage).filter(key => key.includes('kept'))") == []


def test_what_is_typed_is_there_after_the_page_was_closed(phone, sign_in, delivery):
    sign_in(phone, delivery.officer.user)
    address = f"/deliveries/{delivery.pk}/on-one-page/"
    phone.goto(address)
    write_down(phone)

    phone.goto("about:blank")
    phone.goto(address)

    assert phone.locator("[name=after-2-b]").input_value() == "7"
    assert phone.get_by_label("Mrs Puw").is_checked()
    phone.get_by_text("Kept on this phone.").wait_for()


def test_mistake_is_said_and_what_was_typed_stays(phone, sign_in, delivery):
    sign_in(phone, delivery.officer.user)
    phone.goto(f"/deliveries/{delivery.pk}/on-one-page/")
    write_down(phone)
    phone.locator("[name=after-2-a]").fill("5")

    phone.get_by_role("button", name="Write this class down").click()

    summary = phone.get_by_role("alert").first
    summary.get_by_text("Question 2 after the lesson: 12 counted, 8 are here.").wait_for()
    assert phone.locator("[name=after-2-a]").input_value() == "5"
    assert not Sitting.objects.exists()
