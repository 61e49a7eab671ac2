"""What every test has: it begins in English, and pages in a real browser where it asks for them."""

import pytest
import time_machine
from django.utils import timezone, translation

from quizzes.content import asked_of
from quizzes.drawn_pages import drawn_question

pytest_plugins = ["tests.browser.fixtures"]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _fresh_questions():
    """Versions never change, but each test's database gives the same numbers to other versions."""
    asked_of.cache_clear()
    drawn_question.cache_clear()


@pytest.fixture
def still_clock():
    """No time passes: tries that are let pass again by the second are the same on any machine."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


def pytest_collection_modifyitems(items):
    """Mark the tests that open Chromium, so that `-m "not browser"` leaves them out; run them last.

    Playwright keeps an event loop running in this thread from the first of them on.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
