"""Codes to sign in with, asked for and read from the mail."""

import re

from django.core import mail
from django.urls import reverse


def ask_for_code(client, email, **data):
    return client.post(reverse("account_request_login_code"), {"email": email, **data})


def code_in_mail():
    return re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", mail.outbox[-1].body, re.M)[1]
