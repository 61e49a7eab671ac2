"""A real Chromium for journeys: pages of three sizes, signed in or not, watched and checked.

    def test_pupil_joins(phone, assert_no_axe_violations):
        phone.goto("/join/")
        ...
        assert_no_axe_violations(phone)

``phone``, ``desk`` and ``projector`` are pages with cookies of their own. ``new_page`` opens more
of them (several pupils, no JavaScript) and ``sign_in`` signs a page in without the forms.
Every page is watched: by the end of the test it must have called no other host, broken no rule of
the content security policy and thrown no error.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

SIZES = {
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
    "desk": {"viewport": {"width": 1280, "height": 800}},
    "projector": {"viewport": {"width": 1920, "height": 1080}},
}
CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
WAIT = 10_000


def find_chromium():
    """Chromium's path: $CHROMIUM, else on PATH, else None for the one Playwright installed."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def browser():
    """Chromium, started once."""
    from playwright.sync_api import sync_playwright

    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    # Playwright keeps an event loop in this thread; without this Django refuses its database here.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
            yield chromium
            chromium.close()
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class Watch:
    """What a page did that it must never do."""

    def __init__(self):
        self.faults = []
        self.expected = []

    def over(self, page):
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"threw: {error}"))

    def expect(self, *words):
        """Let faults that contain one of WORDS pass (a page that is shown an error on purpose)."""
        self.expected += words

    def unexpected(self):
        return [fault for fault in self.faults if not any(word in fault for word in self.expected)]

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname != "127.0.0.1":
            self.faults.append(f"called another host: {request.url}")

    def _console(self, message):
        if message.type == "error" or "Content Security Policy" in message.text:
            self.faults.append(f"said on the console: {message.text} ({message.location['url']})")


@pytest.fixture
def watch():
    """The faults of every page of this test; `watch.expect("404")` lets some pass."""
    watch = Watch()
    yield watch
    assert watch.unexpected() == []


@pytest.fixture
def new_page(browser, live_server, watch):
    """Open a page: `new_page("phone", language="cy", javascript=False)`. Paths begin with "/"."""
    contexts = []

    def open_page(size="desk", *, language="en", javascript=True, **more):
        context = browser.new_context(
            base_url=live_server.url.replace("localhost", "127.0.0.1"),
            locale={"en": "en-GB", "cy": "cy-GB"}[language],
            timezone_id="Europe/London",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            **SIZES[size],
            **more,
        )
        context.set_default_timeout(WAIT)
        contexts.append(context)
        page = context.new_page()
        watch.over(page)
        return page

    yield open_page
    for context in contexts:
        _leave(context)
        context.close()


def _leave(context):
    """Leave every page first: closing one that is just turning by itself may never end."""
    from playwright.sync_api import Error

    for page in context.pages:
        with suppress(Error):
            page.goto("about:blank")


@pytest.fixture
def phone(new_page):
    """A pupil's or an officer's phone, 360 wide."""
    return new_page("phone")


@pytest.fixture
def desk(new_page):
    """A computer on a desk, 1280 wide."""
    return new_page("desk")


@pytest.fixture
def projector(new_page):
    """The board of a classroom, 1920 wide."""
    return new_page("projector")


@pytest.fixture
def sign_in():
    """Sign a page in as someone without the forms: `sign_in(desk, officer.user)`."""

    def sign_in(page, user):
        client = Client()
        client.force_login(user)
        page.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": client.session.session_key,
                    "domain": "127.0.0.1",
                    "path": "/",
                }
            ]
        )

    return sign_in


@pytest.fixture(scope="session")
def axe_source():
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def assert_no_axe_violations(axe_source):
    """Fail with the rule, its help and the elements when axe-core finds anything on the page.

    `leave_out=["region"]` names rules that do not hold for this page, with a comment saying why.
    """

    def check(page, *, leave_out=()):
        page.evaluate(axe_source)
        rules = {rule: {"enabled": False} for rule in leave_out}
        found = page.evaluate("rules => axe.run(document, {rules})", rules)["violations"]
        lines = [
            f"{fault['id']} ({fault['impact']}): {fault['help']}\n"
            + "\n".join(f"    {node['html'][:200]}" for node in fault["nodes"][:5])
            for fault in found
        ]
        assert not lines, f"axe-core on {page.url}:\n" + "\n".join(lines)

    return check
