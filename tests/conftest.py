"""What every test has: it begins in English, and pages in a real browser where it asks for them."""

import pytest
from django.utils import translation

pytest_plugins = ["tests.browser.fixtures"]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def pytest_collection_modifyitems(items):
    """Mark the tests that open Chromium, so that `-m "not browser"` leaves them out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
