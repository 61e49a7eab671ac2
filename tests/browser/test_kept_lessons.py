"""What a device keeps of lessons and of drafts, how long, and whose it is."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Error

from lessons import actions
from lessons.models import Lesson
from tests.browser.test_room import (  # noqa: F401  # fixtures
    QUERY,
    ROOM,
    at_screen,
    library,
    network,
    wait_until_kept,
)
from tests.builders import make_editor

pytestmark = pytest.mark.django_db(transaction=True)
DRAFT = "/editor/lessons/before-you-send/draft/"
# Lets what is kept be so many days old.
AGED = """async (days) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const at = String(Date.now() - days * 24 * 3600 * 1000);
    await cache.put("/lesson-kept-at", new Response(at));
  }
}"""
AGE = """async () => {
  const [name] = await caches.keys();
  const at = await (await (await caches.open(name)).match("/lesson-kept-at")).text();
  return Math.round((Date.now() - Number(at)) / (24 * 3600 * 1000));
}"""
DRAFTS = "Object.keys(localStorage).filter((name) => name.startsWith('diogel-draft-'))"


@pytest.fixture
def kept(new_page, library, network, watch):  # noqa: F811
    """A lesson that this device keeps."""
    page = new_page("desk")
    watch.expect("net::ERR", "Failed to fetch")
    page.goto(f"{network.address}{ROOM}1/{QUERY}")
    wait_until_kept(page)
    return page


def test_a_copy_grows_no_younger_where_nothing_was_fetched(kept, network):  # noqa: F811
    kept.evaluate(AGED, 13)
    network.cut()
    kept.reload()
    at_screen(kept, 1)
    kept.get_by_text("Working without network").wait_for()
    kept.wait_for_timeout(500)  # the page has asked by then for its copies to be kept anew

    assert kept.evaluate(AGE) == 13


def test_a_copy_that_is_too_old_is_shown_no_more(kept, network):  # noqa: F811
    kept.evaluate(AGED, 15)
    network.cut()

    with pytest.raises(Error, match="net::ERR"):
        kept.goto(f"{network.address}{ROOM}2/{QUERY}")


def test_the_clock_of_the_lesson_is_started_by_its_button(phone, library):  # noqa: F811
    phone.goto(f"{ROOM}1/notes/{QUERY}")
    assert phone.locator("[data-clock]").is_hidden()

    phone.get_by_role("button", name="Start the clock now").click()

    phone.locator("[data-clock]", has_text=re.compile("^0 min")).wait_for()


def test_words_that_were_not_sent_go_with_whoever_signs_out(desk, sign_in, library):  # noqa: F811
    editor = make_editor()
    lesson = Lesson.objects.get(slug="before-you-send")
    actions.start_draft(lesson, by=editor, now=timezone.now())
    sign_in(desk, editor)
    desk.goto(f"{DRAFT}questions/first-step/")
    desk.get_by_label("English: Question", exact=True).fill("What is first?")
    assert desk.evaluate(DRAFTS) == [
        f"diogel-draft-{editor.pk}-before-you-send-2-question-first-step"
    ]

    desk.locator("details.account summary").click()
    desk.get_by_role("button", name="Sign out").click()
    desk.wait_for_url(re.compile(r":[0-9]+/$"))

    assert desk.evaluate(DRAFTS) == []
