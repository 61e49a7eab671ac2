"""The page that names every cookie names every cookie."""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tests.house import APPS, sources, text

pytestmark = pytest.mark.django_db


def given():
    """The names of the cookies that the site gives, in its own code and by its settings."""
    code = "".join(text(file) for file in sources(*APPS))
    ours = set(re.findall(r'^\w+_COOKIE = "(\w+)"', code, re.MULTILINE))
    sides = {
        f"diogel_{side}" for side in re.findall(r'^SCREEN, NOTES = "(\w+)", "(\w+)"', code, re.M)[0]
    }
    return {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME} | ours | sides


@pytest.mark.parametrize("language", ["en", "cy"])
def test_page_names_every_cookie_and_no_other(client, language):
    with translation.override(language):
        page = client.get(reverse("accounts:cookies")).text

    assert set(re.findall(r"<code>(\w+)</code>", page)) == given()
