"""The room's screen by itself: every key, what lies over the picture, and its looks."""

import pytest

from lessons.models import Section
from tests.browser.rooms import ROOM

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(projector, library):
    """The fourth screen of ten."""
    projector.goto(f"{ROOM}4/?route=45")
    return projector


def shown(page):
    return int(page.locator("[data-slide]:not([hidden])").get_attribute("data-slide"))


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (["ArrowRight", "ArrowDown", "Space", "PageDown", "n"], 5),
        (["ArrowLeft", "ArrowUp", "PageUp", "p"], 3),
        (["Home"], 1),
        (["End"], 10),
    ],
)
def test_keys_move(room, keys, number):
    for key in keys:
        room.goto(f"{ROOM}4/?route=45")
        room.keyboard.press(key)
        assert (key, shown(room)) == (key, number)
        assert f"/present/{number}/" in room.url
        assert room.evaluate("document.activeElement.tagName") == "H1"


def test_back_button_goes_back_one_screen(room):
    room.keyboard.press("n")
    room.keyboard.press("n")
    room.go_back()

    assert (shown(room), "/present/5/" in room.url) == (5, True)


def test_a_number_is_typed_and_seen(room):
    room.keyboard.press("g")
    room.keyboard.press("1")
    assert room.get_by_text("Go to 1", exact=True).is_visible()
    room.keyboard.press("0")
    room.keyboard.press("Enter")

    assert shown(room) == 10
    assert room.locator("[data-typed]").is_hidden()
    room.keyboard.press("g")
    room.keyboard.press("7")
    room.keyboard.press("Escape")
    assert shown(room) == 10


@pytest.mark.parametrize("key", ["b", "."])
def test_hold_blanks_the_picture_with_the_mark(room, key):
    room.keyboard.press(key)
    assert room.get_by_alt_text("Diogel").is_visible()
    room.keyboard.press(key)
    assert room.get_by_alt_text("Diogel").is_hidden()


@pytest.mark.parametrize("key", ["f", "F5"])
def test_full_screen(room, key):
    room.keyboard.press(key)
    room.wait_for_function("document.fullscreenElement !== null")

    assert shown(room) == 4
    if key == "f":
        room.keyboard.press("f")
        room.wait_for_function("document.fullscreenElement === null")


def test_notes_open_in_a_window_that_leads_the_room(room):
    with room.context.expect_page() as opened:
        room.keyboard.press("s")
    notes = opened.value
    notes.get_by_role("button", name="Hold").wait_for()
    assert shown(notes) == 4
    notes.keyboard.press("PageDown")

    room.locator('[data-slide="5"]:not([hidden])').wait_for()
    room.keyboard.press("PageUp")
    notes.get_by_text("Screen 4 of 10").wait_for()
    notes.keyboard.press(".")
    room.locator("[data-held]:not([hidden])").wait_for()


def test_overview_is_a_list_of_links(room):
    room.keyboard.press("o")

    assert room.evaluate("document.activeElement.getAttribute('aria-current')") == "step"
    room.get_by_role("link", name="Jamie’s evening").click()
    assert shown(room) == 3


def test_looks_change_in_turn_and_stay(room, assert_no_axe_violations):
    root = room.locator("html")
    for name in ("theme-dark", "theme-contrast", ""):
        room.keyboard.press("d")
        assert root.get_attribute("class").strip() == name
        assert_no_axe_violations(room)
    room.keyboard.press("d")
    room.reload()
    assert root.get_attribute("class").strip() == "theme-dark"


def test_language_changes_within_a_second_and_keeps_the_place(room):
    room.wait_for_load_state("networkidle")
    room.evaluate("window.unreloaded = true")

    for language, words in (("cy", "Yr un wers"), ("en", None)):
        began = room.evaluate("performance.now()")
        room.keyboard.press("l")
        room.wait_for_function(
            "language => document.documentElement.lang === language", arg=language
        )
        assert room.evaluate("performance.now()") - began < 1000
        assert (shown(room), room.evaluate("window.unreloaded")) == (4, True)
        assert words or "/cy/" not in room.url


def test_letter_keys_can_be_turned_off(room):
    room.keyboard.press("?")
    assert room.evaluate("document.activeElement.textContent") == "Turn letter keys off"
    room.keyboard.press("Enter")
    room.keyboard.press("Escape")
    for key in ("n", "b", ".", "d", "g", "?"):
        room.keyboard.press(key)

    assert shown(room) == 4
    assert room.get_by_alt_text("Diogel").is_hidden()
    room.keyboard.press("PageDown")
    assert shown(room) == 5


def test_notes_are_on_this_screen_only_after_the_button_that_warns(room, assert_no_axe_violations):
    assert "Read it aloud." not in room.content()
    room.keyboard.press("?")
    panel = room.locator("[data-notes-warning]")
    assert "The class can see this" in panel.inner_text()
    panel.get_by_role("button", name="Notes on this screen").click()

    notes = room.get_by_role("complementary", name="Notes")
    notes.get_by_text("The class can see this").wait_for()
    notes.get_by_role("heading", name="Say").first.wait_for()
    assert_no_axe_violations(room)
    room.keyboard.press("PageUp")
    notes.get_by_text("Read it aloud.").wait_for()
    notes.get_by_role("button", name="Hide the notes").click()
    assert notes.is_hidden()


def test_a_picture_that_is_blocked_gives_its_place_to_its_words(projector, library, watch):
    watch.expect("404")
    section = Section.objects.get(version__lesson__slug="before-you-send", key="starter")
    section.body_html_en += '<p><img src="/pictures/none.png" alt="A phone on a pillow"></p>'
    section.save(update_fields=["body_html_en"])
    projector.goto(f"{ROOM}3/?route=45")

    projector.get_by_text("A phone on a pillow").wait_for()
    assert projector.locator('[data-slide="3"] img').count() == 0


@pytest.mark.parametrize("size", ["1920x1080", "1280x800", "1024x768"])
def test_text_is_large_on_every_projector(new_page, library, size):
    width, height = map(int, size.split("x"))
    page = new_page("desk")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{ROOM}3/?route=45")

    text, heading = (
        page.evaluate(f"parseFloat(getComputedStyle(document.querySelector('{part}')).fontSize)")
        for part in ('[data-slide="3"] .slide__text', '[data-slide="3"] h1')
    )
    share = min(width / 1920, height / 1080)
    assert (text >= 44 * share, heading >= 64 * share) == (True, True)
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0


def test_zones_are_for_a_hand_on_a_touch_panel(new_page, library):
    page = new_page("desk", has_touch=True)
    page.goto(f"{ROOM}4/?route=45")

    for name in ("Back", "Next"):
        box = page.get_by_role("link", name=name, exact=True).bounding_box()
        assert (box["width"] >= 96, box["height"] >= 96) == (True, True)
    page.get_by_role("link", name="Next", exact=True).tap()
    assert shown(page) == 5


def test_without_a_script_each_screen_is_a_page(new_page, library):
    page = new_page("desk", javascript=False)
    page.goto(f"{ROOM}3/?route=45")
    page.get_by_role("link", name="Next", exact=True).click()
    assert (
        page.locator("h1:visible").inner_text() == page.locator('[data-slide="4"] h1').inner_text()
    )
    page.goto(f"{ROOM}3/notes/?route=45")
    page.get_by_role("link", name="Next", exact=True).click()

    assert page.get_by_text("Screen 4 of 10").is_visible()
    for words in ("Hold", "Bring the room here", "Start the clock now"):
        assert page.get_by_role("button", name=words).is_hidden()


def test_time_over_the_plan_is_on_the_notes_alone(phone, library):
    phone.clock.install()
    phone.goto(f"{ROOM}1/notes/?route=45")
    phone.get_by_role("link", name="Next", exact=True).click()
    phone.clock.run_for("07:30")
    plan = phone.get_by_text("min, ")
    assert "7 min" in plan.inner_text()
    phone.clock.run_for("20:00")

    skip = phone.get_by_role("link", name="Skip to:")
    number = int(skip.get_attribute("data-go"))
    plan = phone.locator(f'[data-slide="{number}"]').get_attribute("data-planned-end")
    assert int(plan) > 27
    skip.click()
    assert shown(phone) == number


def test_places_to_turn_to_are_never_skipped(phone, library):
    phone.clock.install()
    phone.goto(f"{ROOM}1/notes/?route=45")
    phone.get_by_role("link", name="Next", exact=True).click()
    phone.clock.run_for("01:30:00")

    number = phone.get_by_role("link", name="Skip to:").get_attribute("data-go")
    first = phone.locator("[data-never-skipped]").first.get_attribute("data-slide")
    assert number == first
