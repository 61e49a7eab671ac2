"""Places of each role."""

import pytest
from django.test import RequestFactory

from accounts.models import Role
from accounts.places import PLACES, places_of


@pytest.mark.parametrize("role", PLACES)
def test_no_role_has_more_than_six_places(role):
    assert len(PLACES[role]) <= 6


def test_the_place_one_is_in_is_the_longest_that_fits():
    request = RequestFactory().get("/about/")

    current = [place.label for place in places_of(None, request) if place.is_current]

    assert current == ["About"]


def test_nobody_but_officers_has_places_for_a_phone():
    request = RequestFactory().get("/")

    assert places_of(Role.TEACHER, request, on_phone=True) == []
    assert "More" in [place.label for place in places_of(Role.OFFICER, request, on_phone=True)]


def test_the_result_of_a_class_stands_below_results():
    request = RequestFactory().get("/reports/classes/7/")

    current = [place.label for place in places_of(Role.OFFICER, request) if place.is_current]

    assert current == ["Results"]
