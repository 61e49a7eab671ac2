"""The officer's diary with the own time in it."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.builders import at, make_absence, make_officer
from tests.schools.pages import DIARY, main_of
from tests.schools.visits import agreed, held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("january")]


def day_of(page, day):
    """What stands under one day of the week."""
    return page.partition(f'aria-labelledby="day-{day}"')[2].partition("</section>")[0]


def test_hours_stand_in_their_order_and_count_for_what_is_free(signed_in, officer):
    make_absence(officer, note="Swansea")
    agreed(officer, at(2027, 1, 13, 14, 0))

    page = main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

    wednesday = day_of(page, "2027-01-13")
    assert wednesday.index("09:00-13:00") < wednesday.index("14:00-14:45")
    assert "Court" in wednesday
    assert "private" in wednesday
    assert "Free from 15:00" in wednesday
    assert "Free until" not in wednesday
    assert "Swansea" not in page


def test_morning_before_a_visit_is_free_until_the_way_there(signed_in, officer):
    agreed(officer, at(2027, 1, 13, 14, 0))

    page = main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

    assert "Free until 13:45" in day_of(page, "2027-01-13")


def test_whole_days_are_a_band_on_each_and_nothing_is_free(signed_in, officer):
    make_absence(
        officer, kind="leave", first_day=dt.date(2027, 1, 12), last_day=dt.date(2027, 1, 14)
    )

    page = main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

    for day in ("2027-01-12", "2027-01-13", "2027-01-14"):
        assert "Leave, Tue 12 Jan - Thu 14 Jan" in day_of(page, day)
        assert "Free" not in day_of(page, day)
    assert "Free" in day_of(page, "2027-01-15")


def test_visit_and_offer_on_a_day_away_need_something(signed_in, officer):
    visit = agreed(officer)
    offer = held(officer, at(2027, 1, 13, 11, 30))
    make_absence(officer)

    page = main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))

    assert "2 visits need another day or a colleague" in page
    assert reverse("schools:visit_move", args=[visit.pk]) in page
    assert reverse("schools:visit_pass", args=[visit.pk]) in page
    assert reverse("schools:offer_take_back", args=[offer.pk]) in page
    assert day_of(page, "2027-01-13").count("You are away then") == 2


def test_colleagues_time_is_not_in_it(signed_in, officer):
    make_absence(make_officer(force=officer.force))

    assert "Court" not in main_of(signed_in.get(f"{DIARY}?on=2027-01-11"))


@pytest.mark.parametrize("count", [1, 3])
def test_week_costs_the_same(signed_in, officer, count, django_assert_num_queries):
    for number in range(count):
        agreed(officer, at(2027, 1, 12 + number, 10, 15))
        make_absence(officer, first_day=dt.date(2027, 1, 12 + number))
        held(officer, at(2027, 1, 12 + number, 14, 15))

    with django_assert_num_queries(22):
        signed_in.get(f"{DIARY}?on=2027-01-11")
