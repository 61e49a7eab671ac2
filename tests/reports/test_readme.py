"""README names the people of the demonstration: whoever tries it out signs in as any of them."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from reports.demonstration.people import PASSWORD, make_people

pytestmark = pytest.mark.django_db

README = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
NAMED = re.findall(r"^\| [^|]+ \| (\S+@\S+) \|", README, re.MULTILINE)


def test_one_person_of_each_kind_stands_in_the_table():
    make_people(now=timezone.now())

    everyone = set(User.objects.values_list("email", flat=True))

    assert {email for email in everyone if not re.search(r"\d@", email)} == set(NAMED)


def test_password_of_readme_signs_each_of_them_in():
    make_people(now=timezone.now())
    assert f"`{PASSWORD}`" in README

    for email in NAMED:
        client = Client()
        client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
        assert client.session.get("_auth_user_id") == str(User.objects.get(email=email).pk)
