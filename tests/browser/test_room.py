"""A lesson on the room's screen and the notes on a phone, as two devices."""

import re

import pytest

from lessons.models import Showing
from tests.browser.rooms import QUERY, ROOM, at_screen, pair, wait_until_kept
from tests.builders import make_officer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paired(projector, phone, library):
    """The room's screen and a phone with its notes, which leads it."""
    projector.goto(f"{ROOM}1/{QUERY}")
    pair(projector, phone)
    return projector, phone


def heading(page):
    return page.locator("[data-slide]:not([hidden]) h1").first


def test_two_devices_keep_step_either_way(paired, assert_no_axe_violations):
    room, notes = paired

    notes.get_by_role("link", name="Next", exact=True).click()
    room.get_by_role("heading", name=heading(notes).inner_text()).wait_for()
    room.keyboard.press("PageDown")
    notes.get_by_text("Screen 3 of 10").wait_for()
    notes.get_by_role("button", name="Hold").click()
    room.locator("[data-held]:not([hidden])").wait_for()

    assert "/present/3/" in room.url
    assert_no_axe_violations(room)
    assert_no_axe_violations(notes)
    assert (Showing.objects.get().step, Showing.objects.get().shown_step) == (3, 3)


def test_room_and_notes_part_without_network_and_nobody_is_moved(paired, watch):
    room, notes = paired
    watch.expect("ERR_INTERNET_DISCONNECTED")

    room.context.set_offline(True)
    room.get_by_text("Working without network").wait_for()
    for screen in (2, 3):
        room.keyboard.press("PageDown")
        at_screen(room, screen)
    for screen in (2, 3, 4, 5):
        notes.get_by_role("link", name="Next", exact=True).click()
        at_screen(notes, screen)
    room.context.set_offline(False)
    room.get_by_text("Working without network").wait_for(state="hidden")
    notes.get_by_text("The room is at screen 3, you are at 5.").wait_for()
    at_screen(room, 3)
    at_screen(notes, 5)
    notes.get_by_role("button", name="Bring the room here").click()

    at_screen(room, 5)
    notes.get_by_text("The room is at screen").wait_for(state="hidden")


def test_room_that_is_loaded_again_without_network_stays_where_it_is(paired, watch):
    room, notes = paired
    watch.expect("ERR_INTERNET_DISCONNECTED", "Failed to fetch", "ERR_FAILED")
    wait_until_kept(room)

    room.context.set_offline(True)
    room.get_by_text("Working without network").wait_for()
    room.keyboard.press("PageDown")
    at_screen(room, 2)
    room.reload()
    room.get_by_text("Working without network").wait_for()
    room.keyboard.press("PageDown")
    at_screen(room, 3)
    room.context.set_offline(False)
    notes.get_by_text("Screen 3 of 10").wait_for()

    at_screen(room, 3)


def test_notes_without_network_go_on_and_follow_the_room_again(paired, watch):
    room, notes = paired
    watch.expect("ERR_INTERNET_DISCONNECTED")

    notes.context.set_offline(True)
    notes.get_by_text("Working without network").wait_for()
    notes.get_by_role("link", name="Next", exact=True).click()
    notes.context.set_offline(False)
    notes.get_by_text("The room is at screen 1, you are at 2.").wait_for()
    at_screen(room, 1)
    notes.get_by_role("button", name="Go to where the room is").click()

    at_screen(notes, 1)
    room.keyboard.press("n")
    at_screen(notes, 2)


# What a device keeps of lessons, and of nothing else.
KEPT = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const keys = await Promise.all(caches_.map((cache) => cache.keys()));
  return [...new Set(keys.flat().map(({url}) => new URL(url).pathname))].sort();
}"""


@pytest.mark.parametrize("part", ["", "notes/"])
def test_opened_lesson_is_reloaded_when_the_network_is_cut(new_page, library, network, watch, part):
    page = new_page("desk")
    watch.expect("net::ERR", "Failed to fetch")
    page.goto(f"{network.address}{ROOM}1/{part}{QUERY}")
    wait_until_kept(page)
    page.get_by_role("link", name="Next", exact=True).click()
    page.get_by_role("link", name="Next", exact=True).click()

    network.cut()
    page.reload()

    at_screen(page, 3)
    assert heading(page).inner_text() == "Jamie’s evening"
    page.get_by_text("Working without network").wait_for()
    page.keyboard.press("PageDown")
    at_screen(page, 4)
    page.goto(f"{network.address}/cy/gwersi/before-you-send/present/3/{part}{QUERY}")
    at_screen(page, 3)
    assert heading(page).inner_text() == "Noson Jamie"
    assert page.evaluate("fetch('/healthz').then(() => 'answered', () => 'cut')") == "cut"


def test_nothing_of_the_signed_in_is_kept_and_signing_out_forgets_it(
    desk, sign_in, library, assert_no_axe_violations
):
    officer = make_officer()
    sign_in(desk, officer.user)
    desk.goto(f"{ROOM}1/notes/{QUERY}")
    wait_until_kept(desk)
    desk.goto("/requests/")
    desk.goto("/lessons/before-you-send/")

    pages = [path for path in desk.evaluate(KEPT) if not path.startswith("/static/")]
    assert pages == [
        "/cy/gwersi/before-you-send/present/1/notes/",
        "/lesson-kept-at",
        "/lessons/before-you-send/present/1/notes/",
    ]
    words = desk.evaluate(
        "async () => { let all = ''; for (const name of await caches.keys()) {"
        " const cache = await caches.open(name); for (const key of await cache.keys())"
        " all += await (await cache.match(key)).text(); } return all; }"
    )
    assert officer.user.email not in words
    assert str(officer.user) not in words
    assert "csrfmiddlewaretoken" not in words

    desk.locator("details.account summary").click()
    desk.get_by_role("button", name="Sign out").click()
    desk.wait_for_url(re.compile(r":[0-9]+/$"))
    assert desk.evaluate(KEPT) == []
    assert (
        desk.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
