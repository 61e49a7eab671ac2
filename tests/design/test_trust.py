"""The pages that say how people are treated: public, in both languages."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.builders import make_editor, make_force

pytestmark = pytest.mark.django_db
PAGES = {
    "about": ("About Diogel", "Ynglŷn â Diogel"),
    "privacy": ("Privacy", "Preifatrwydd"),
    "privacy_children": ("Your answers are private", "Mae dy atebion yn breifat"),
    "accessibility": ("Accessibility", "Hygyrchedd"),
    "cookies": ("Cookies", "Cwcis"),
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("language", "place"), [("en", 0), ("cy", 1)])
def test_page_is_public_and_written_in_each_language(client, name, language, place):
    make_force()
    with translation.override(language):
        address = reverse(f"accounts:{name}")

    response = client.get(address)

    assert response.status_code == 200
    assert f"<h1>{PAGES[name][place]}</h1>" in response.content.decode()
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("name", PAGES)
def test_page_works_before_any_force_is_set_up(client, name):
    assert client.get(reverse(f"accounts:{name}")).status_code == 200


def test_welsh_says_to_staff_only_that_nobody_has_checked_it(client):
    with translation.override("cy"):
        address = reverse("accounts:privacy")

    to_public = client.get(address).content.decode()
    client.force_login(make_editor())
    to_staff = client.get(address).content.decode()

    assert "heb ei wirio eto gan gyfieithydd" not in to_public
    assert "heb ei wirio eto gan gyfieithydd" in to_staff


def test_small_groups_and_days_are_those_of_the_force(client):
    make_force(small_group=8, answers_kept_days=14)

    page = client.get(reverse("accounts:privacy")).content.decode()

    assert "fewer than 8 pupils" in page
    assert "at most 14 days" in page
