"""The pages of signing in stand in our frame and speak our words."""

import time

import pytest
from django.urls import reverse

from tests.builders import make_force, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("account_login", "Sign in with a password"),
        ("account_request_login_code", "Sign in"),
        ("account_signup", "There is nothing to fill in here"),
        ("account_inactive", "This account is closed"),
    ],
)
def test_pages_before_signing_in(client, name, heading):
    make_force()

    page = client.get(reverse(name)).content.decode()

    assert f"<h1>{heading}</h1>" in page
    assert 'class="site-header"' in page


def test_a_missing_password_leads_to_the_summary_of_errors(client):
    response = client.post(reverse("account_login"), {"login": "a@b.org", "password": ""})

    page = response.content.decode()
    assert "govuk-error-summary" in page
    assert "<title>Error: Sign in with a password - Diogel</title>" in page


def sign_in_now(client, user):
    """As if USER had just given the password, which pages that guard the account ask for."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("mfa_index", "Your second factor"),
        ("mfa_activate_totp", "Set up the app"),
        ("account_set_password", "Choose a password"),
        ("account_logout", "Sign out of Diogel?"),
    ],
)
def test_pages_of_the_own_account(client, name, heading):
    sign_in_now(client, make_user())

    assert f"<h1>{heading}</h1>" in client.get(reverse(name)).content.decode()


def test_the_picture_of_the_key_may_be_shown_on_its_page_only(client):
    sign_in_now(client, make_user())

    of_app = client.get(reverse("mfa_activate_totp")).headers["Content-Security-Policy"]
    of_list = client.get(reverse("mfa_index")).headers["Content-Security-Policy"]

    assert "img-src 'self' data:" in of_app
    assert "data:" not in of_list
