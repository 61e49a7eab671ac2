"""An officer whose phone has no signal: hands are counted all the same, and sent later."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from quizzes.models import Sitting, Tally
from schools.models import Delivery
from tests.browser.days import keep_today, lose_signal
from tests.builders import make_delivery, make_lesson, make_visit

pytestmark = pytest.mark.django_db(transaction=True)

COUNTS = {"before": {"a": 6, "b": 2}, "after": {"a": 1, "b": 7}}
WAITING = "No signal. Kept on this device, and sent by itself when there is signal."


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
    phone.get_by_text("Kept on this device.").wait_for()


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


def test_day_is_taught_and_signed_off_without_signal_after_one_look_in_the_morning(
    phone, sign_in, watch
):
    day = timezone.localtime().replace(hour=23, minute=30)
    visit = make_visit(staff_name="Mrs Puw", starts_at=day)
    delivery = make_delivery(visit, make_lesson(questions=2))
    sign_in(phone, delivery.officer.user)
    keep_today(phone)

    lose_signal(phone, watch)
    phone.goto("/today/")
    phone.get_by_text("No signal. This is your day as it was at").wait_for()
    phone.get_by_role("link", name="Start lesson").click()
    phone.get_by_label("Mrs Puw").check()
    phone.get_by_role("button", name="Open the class quiz").click()
    phone.get_by_text("pupils’ devices need a network").wait_for()
    write_down(phone)
    phone.get_by_role("button", name="Write this class down").click()
    phone.get_by_text(WAITING).wait_for()

    phone.context.set_offline(False)

    phone.wait_for_url(re.compile(r"/reports/classes/"))
    assert Sitting.objects.get().headcount == 8


def test_class_that_was_moved_since_the_copy_is_named(phone, sign_in):
    day = timezone.localtime().replace(hour=23, minute=30)
    delivery = make_delivery(make_visit(starts_at=day), make_lesson(questions=2))
    sign_in(phone, delivery.officer.user)
    keep_today(phone)
    Delivery.objects.update(starts_at=day + timedelta(days=1))

    phone.goto("/today/")

    alert = phone.get_by_role("alert")
    alert.wait_for()
    assert f"No longer on your day: 23:30, {delivery.school.name}" in alert.inner_text()


def test_who_signs_out_leaves_nothing_on_the_phone(phone, sign_in):
    day = timezone.localtime().replace(hour=23, minute=30)
    delivery = make_delivery(make_visit(starts_at=day), make_lesson(questions=2))
    sign_in(phone, delivery.officer.user)
    keep_today(phone)
    assert phone.evaluate("caches.keys()") == ["diogel-day"]

    phone.goto("/account/")
    with phone.expect_navigation():
        phone.locator("form[data-sign-out] button").last.click()

    assert phone.evaluate("caches.keys()") == []
    left = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
    assert phone.evaluate(left) == 0
