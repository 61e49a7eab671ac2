"""The room's screen with a lesson, and a phone that leads it by its notes."""

import re

ROOM = "/lessons/before-you-send/present/"
QUERY = "?route=45"


def pair(projector, phone):
    """Pair PHONE with the lesson on PROJECTOR by letters, once both show the same number."""
    projector.keyboard.press("?")
    projector.get_by_role("button", name="Notes on another device").click()
    letters = projector.locator("[data-letters-shown]", has_text=re.compile("^[A-Z]{4}$"))
    phone.goto("/notes/")
    phone.get_by_label("Letters on the room's screen").fill(letters.inner_text().lower())
    phone.get_by_role("button", name="Open the notes").click()
    number = phone.locator("[data-asking] [data-number-shown]")
    number.wait_for()
    projector.locator("[data-number-shown]", has_text=number.inner_text()).wait_for()
    projector.get_by_role("button", name="Yes, let it lead").click()
    phone.get_by_text("Keeps step with the room's screen.").wait_for()


def at_screen(page, number):
    page.wait_for_function(
        "number => document.querySelector('[data-slide]:not([hidden])').dataset.slide === number",
        arg=str(number),
    )


def wait_until_kept(page):
    """The page says so itself, in a panel that may be folded."""
    page.locator("[data-kept]:not([hidden])").wait_for(state="attached")
