import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@pytest.mark.urls("tests.config.broken")
@pytest.mark.parametrize(
    ("address", "status", "english", "welsh"),
    [
        ("/suspects/", 400, "This did not arrive whole", "Ni chyrhaeddodd hyn yn gyfan"),
        ("/refuses/", 403, "This page is for others", "Mae’r dudalen hon i bobl eraill"),
        ("/nothing/", 404, "Page not found", "Heb ddod o hyd i’r dudalen"),
        ("/fails/BCDFGH/", 500, "This is our fault", "Ein bai ni yw hyn"),
    ],
)
def test_page_of_an_error_is_in_both_languages_and_needs_no_database(
    visitor, address, status, english, welsh
):
    """Without the mark for it, a test that touches the database fails."""
    response = visitor.get(address)

    page = response.content.decode()
    assert response.status_code == status
    assert english in page
    assert welsh in page


def test_form_without_its_token_says_that_it_was_open_too_long():
    browser = Client(enforce_csrf_checks=True)

    response = browser.post("/join/", {"code": "BCDFGH"})

    assert response.status_code == 403
    assert "This page was open too long" in response.content.decode()


ASK = """
import django
django.setup()
from django.test import Client
answer = Client(raise_request_exception=False).get("{address}")
print(answer.status_code, answer.headers.get("Retry-After"), answer.content.decode())
"""


@pytest.mark.parametrize(
    ("address", "first", "words"),
    [
        ("/lessons/", "503 20", ["Back in a moment", "Yn ôl mewn munud"]),
        ("/join/BCDFGH/", "503 20", ["Back in a moment", "Yn ôl mewn munud"]),
        ("/nothing/", "404 None", ["Page not found", "Heb ddod o hyd"]),
        ("/readyz", "503 None", ["no database"]),
        ("/healthz", "200 None", ["ok"]),
    ],
)
def test_pages_when_the_database_is_gone(address, first, words):
    """A process of its own, whose database cannot be opened, so about a second."""
    asked = subprocess.run(
        [sys.executable, "-c", ASK.format(address=address)],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings_test",
            "DATABASE_URL": "sqlite:////nonexistent/diogel.sqlite3",
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert asked.stdout.startswith(first)
    assert [word for word in words if word not in asked.stdout] == []
