"""Every screen of the site, opened by whoever may, small in Welsh and with doubled letters."""

import pytest
from django.utils import translation

from accounts.models import User
from schools.models import School
from tests.browser.measures import HERE, SIDEWAYS, SIDEWAYS_IN_A_FIELD, STOPS
from tests.roles import ACTORS, POSTS, TABLE
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)

READERS = ["nobody", "pupil", "teacher", "officer", "coordinator", "editor"]
# What is not a page: answers to scripts, pictures, calendars, files.
NOT_PAGES = {
    "day:worker",
    "healthz",
    "readyz",
    "pupils:state",
    "pupils:qr",
    "pictures:picture",
    "board:state",
    "board:release",
    "board:class",
    "room:state",
    "room:open",
    "room:worker",
    "quizzes:sitting_state",
    "quizzes:board_state",
    "quizzes:room_code",
    "schools:visit_calendar",
    "lessons:pack",
    "mfa_download_recovery_codes",
    "account_logout",
    "lessons:questions_taken",
}
TABS = 250

# The longest name of a place in Wales has no place to break; a school may well be called by it.
LONGEST_PLACE = "Ysgol Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def screens_of(reader):
    """Names of the pages that READER is the first of READERS to open."""
    before = READERS[: READERS.index(reader)]
    for letters, names in TABLE.items():
        opens = {who for who, letter in zip(ACTORS, letters, strict=True) if letter == "o"}
        if reader in opens and not opens.intersection(before):
            yield from sorted(names - POSTS - NOT_PAGES)


@pytest.fixture
def world():
    return World()


@pytest.fixture
def visit(world, sign_in, watch):
    """Open each screen of a reader on a page and hand its name to a check."""
    watch.expect(
        "409"
    )  # of the world's only visit nothing more can be offered, and the page says so

    def through(page, reader, *, language="en"):
        if reader == "pupil":
            cookie = world.client_of("pupil").cookies["diogel_seat"]
            page.context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "domain": "127.0.0.1", "path": "/"}]
            )
        elif reader != "nobody":
            sign_in(page, world.people[reader])
        for name in screens_of(reader):
            with translation.override(language):
                address = world.address_of(name)
            page.goto(address)
            yield name

    return through


@pytest.mark.parametrize("reader", READERS)
def test_small_screen_in_welsh(reader, visit, new_page, assert_no_axe_violations):
    page = new_page("phone", language="cy")
    page.set_viewport_size({"width": 320, "height": 640})
    School.objects.update(name=LONGEST_PLACE)
    User.objects.update(name="PC Gwenllian Llywelyn-Fitzgerald")

    wide = []
    for name in visit(page, reader, language="cy"):
        assert_no_axe_violations(page)
        if page.evaluate(SIDEWAYS_IN_A_FIELD) > 0:
            wide.append(name)

    assert wide == []


@pytest.mark.parametrize("reader", READERS)
def test_letters_of_twice_the_size(reader, visit, new_page):
    page = new_page("desk", bypass_csp=True)

    wide = []
    for name in visit(page, reader):
        page.add_style_tag(content="html { font-size: 200% !important }")
        if page.evaluate(SIDEWAYS) > 0:
            wide.append(name)

    assert wide == []


@pytest.mark.parametrize("reader", READERS)
def test_keyboard_reaches_all_and_shows_where_it_is(reader, visit, new_page):
    page = new_page("desk")

    faults = []
    for name in visit(page, reader):
        missed, seen = set(page.evaluate(STOPS)), 0
        while missed and seen < TABS:
            page.keyboard.press("Tab")
            here = page.evaluate(HERE)
            seen += 1
            if here is None:
                continue
            missed.discard(here["stop"])
            if not here["isMarked"]:
                faults.append((name, "focus is not shown", here["html"]))
        faults += [(name, "Tab does not reach", stop) for stop in missed]

    assert faults == []
