"""How signing in differs from the library's own way."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class SignInAdapter(DefaultAccountAdapter):
    """Nobody signs up with a form of its own: a mailed code makes the account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:first_page")

    def format_email_subject(self, subject: str) -> str:
        return " ".join(subject.split())
