"""What a phone holds when its person is signed out, or what it shows is gone."""

import re

import pytest
from django.conf import settings

from quizzes import actions
from quizzes.models import Sitting, Tally
from tests.builders import make_delivery, make_lesson, make_visit
from tests.quizzes.builders import make_room, officer_of, step

pytestmark = pytest.mark.django_db(transaction=True)


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.includes('kept')).length")


def test_class_on_one_page_survives_a_sign_in_that_ran_out(phone, sign_in):
    """Counted in the morning, sent in the evening: the day's session is over by then."""
    delivery = make_delivery(make_visit(staff_name="Mrs Puw"), make_lesson(questions=1))
    sign_in(phone, delivery.officer.user)
    address = f"/deliveries/{delivery.pk}/on-one-page/"
    phone.goto(address)
    phone.get_by_label("Mrs Puw").check()
    phone.locator("[name=headcount]").fill("28")
    for name, count in (("before-1-a", "20"), ("after-1-b", "25")):
        phone.locator(f"[name={name}]").fill(count)
    phone.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    phone.get_by_role("button", name="Write this class down").click()
    phone.wait_for_url(re.compile(f"/sign-in/.*next={address}"))

    assert kept(phone) == 1
    assert not Sitting.objects.exists()
    sign_in(phone, delivery.officer.user)
    phone.goto(address)
    phone.wait_for_url(re.compile("/reports/classes/"))
    assert kept(phone) == 0
    assert list(Tally.objects.order_by("-phase").values_list("phase", "choice", "count")) == [
        ("before", "a", 20),
        ("after", "b", 25),
    ]


def test_rehearsal_that_ended_on_another_phone_is_not_shown_on_for_ever(phone, sign_in, watch):
    room = make_room(kind="trial")
    sign_in(phone, officer_of(room))
    watch.expect("404")
    phone.goto(room.get_absolute_url())
    phone.get_by_role("button", name="Open the questions").wait_for()

    step(room, actions.finish)

    phone.get_by_role("button", name="Open the questions").wait_for(state="detached")
    assert phone.url.endswith(room.get_absolute_url())
