"""An officer's own time on the phone and on a desk: no scripts needed, nothing sideways."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from schools.models import Absence, Visit
from tests.browser.days import keep_today, lose_signal
from tests.browser.measures import SIDEWAYS
from tests.builders import make_absence, make_delivery, make_officer, make_school, make_visit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer():
    return make_officer()


def today_at_the_end(officer, name="Ysgol Bryn Awel", hour=23):
    """A visit of today that is still to come."""
    visit = make_visit(
        make_school(officer=officer, name=name),
        officer=officer,
        starts_at=timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0),
    )
    make_delivery(visit)
    return visit


def test_sick_day_is_handed_over_in_three_presses_without_scripts(
    new_page, sign_in, officer, assert_no_axe_violations
):
    phone = new_page("phone", javascript=False)
    today_at_the_end(officer)
    today_at_the_end(officer, "Ysgol y Cwm", hour=21)
    colleague = make_officer(force=officer.force, name="PC Evans")
    sign_in(phone, officer.user)
    phone.goto("/today/")

    phone.get_by_role("link", name="Hand over this day").click()
    phone.get_by_label("PC Evans: free for 2 of 2").check()
    phone.get_by_role("button", name="Hand over").click()

    phone.get_by_role("heading", name="You are away today").wait_for()
    phone.get_by_text("PC Evans takes 2 visits. Both sides have a mail.").wait_for()
    assert phone.get_by_text("Ysgol y Cwm").count() == 0
    assert {visit.officer for visit in Visit.objects.all()} == {colleague}
    assert Absence.objects.get().kind == "leave"


def test_court_is_put_in_and_the_visit_is_named(phone, sign_in, officer, assert_no_axe_violations):
    visit = today_at_the_end(officer)
    sign_in(phone, officer.user)
    phone.goto("/diary/")
    phone.get_by_role("link", name="Add time away").click()
    phone.get_by_label("Court").check()
    phone.get_by_label("First day").fill(f"{timezone.localdate():%d/%m/%Y}")
    phone.get_by_label("Starts at").fill("22:00")
    phone.get_by_role("button", name="Put it in my diary").click()
    phone.get_by_role("alert").get_by_text("Write until when").wait_for()
    assert_no_axe_violations(phone)

    phone.get_by_label("Ends at").fill("23:30")
    phone.get_by_role("button", name="Put it in my diary").click()

    phone.get_by_role("heading", name="1 visit needs another day or a colleague").wait_for()
    assert_no_axe_violations(phone)
    assert phone.evaluate(SIDEWAYS) == 0
    phone.get_by_role("link", name="Move this visit").click()
    assert phone.url.endswith(f"/visits/{visit.pk}/move/")


@pytest.mark.parametrize("size", ["phone", "desk"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_pages_with_own_time_are_whole(
    new_page, sign_in, officer, assert_no_axe_violations, size, language
):
    page = new_page(size, language=language)
    today_at_the_end(officer)
    make_officer(force=officer.force)
    today = timezone.localdate()
    hours = {"starts": dt.time(22), "ends": dt.time(23, 30)}
    make_absence(officer, first_day=today, **hours)
    long = make_absence(
        officer, kind="training", first_day=today, last_day=today + dt.timedelta(days=9)
    )
    sign_in(page, officer.user)
    start = "/cy" if language == "cy" else ""

    for path in (
        "/today/",
        "/diary/",
        "/diary/absences/new/",
        f"/diary/absences/{long.pk}/",
        f"/diary/absences/{long.pk}/change/",
        f"/diary/absences/{long.pk}/remove/",
        f"/diary/absences/{long.pk}/hand-over/",
        f"/diary/hand-over/?on={today}",
    ):
        page.goto(f"{start}{path}")
        assert_no_axe_violations(page)
        assert page.evaluate(SIDEWAYS) == 0, path


def test_copy_of_the_day_without_a_network_has_the_own_time(phone, sign_in, officer, watch):
    make_absence(
        officer,
        first_day=timezone.localdate(),
        starts=dt.time(9),
        ends=dt.time(10),
        note="Swansea",
    )
    today_at_the_end(officer)
    sign_in(phone, officer.user)
    keep_today(phone)
    lose_signal(phone, watch)

    phone.goto("/today/")

    phone.get_by_text("No signal. This is your day as it was at").wait_for()
    phone.get_by_role("heading", name="Court").wait_for()
    assert phone.get_by_text("Swansea").count() == 0


def test_week_prints_on_one_sheet_on_its_side(desk, sign_in, officer):
    make_absence(officer, first_day=timezone.localdate())
    sign_in(desk, officer.user)
    desk.goto("/diary/")

    sheets = desk.pdf(prefer_css_page_size=True)

    assert sheets.count(b"/MediaBox") == 1
    assert re.search(rb"/MediaBox \[0 0 841\S* 594", sheets)
