"""The lesson around the class quiz: nobody leaves the page by hand."""

import re

import pytest

from quizzes import actions
from quizzes.models import BoardScreen
from tests.browser.control import press
from tests.browser.rooms import at_screen
from tests.quizzes.builders import answer, make_room, officer_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sitting():
    """Six pupils have joined; the screens are title, questions, three sections, questions."""
    return make_room(seats=6, code="KDMTRP", headcount=6)


def lesson(sitting, step, part=""):
    version = sitting.delivery.version
    address = f"/lessons/{version.lesson.slug}/v{version.number}/present/{step}/{part}"
    return f"{address}?route=45&for={sitting.delivery_id}"


def test_room_goes_to_the_board_and_notes_to_the_control_and_back(
    phone, projector, sign_in, sitting, assert_no_axe_violations
):
    show_the_title_on_a_paired_board(projector, sitting)
    sign_in(phone, officer_of(sitting))
    show_the_notes_of_the_title(phone, sitting)

    go_on_to_the_control(phone, sitting)
    ask(phone, projector, "before", screen=2)
    assert_no_axe_violations(projector)
    close(phone, sitting, "before", "a")
    projector.get_by_role("heading", name="Thank you. Look at the front now.").wait_for()

    teach(phone, projector, screens=3)

    go_on_to_the_control(phone, sitting)
    ask(phone, projector, "after", screen=6)
    close(phone, sitting, "after", "b")
    show_what_the_class_said(phone, projector)
    projector.get_by_role("heading", name="Thank you", exact=True).wait_for()
    assert "KDM TRP" not in projector.locator("main").inner_text()


def show_the_title_on_a_paired_board(projector, sitting):
    """The projector of the school: nobody is signed in on it, it was paired by its letters."""
    projector.goto("/board/")
    letters = BoardScreen.objects.get().pairing_code
    actions.pair_board(sitting, letters=letters, by=officer_of(sitting))
    projector.goto(lesson(sitting, 1))
    projector.locator("[data-code-panel]:not([hidden])").first.wait_for()
    assert "KDM TRP" in projector.locator("[data-slide]:not([hidden])").inner_text()


def show_the_notes_of_the_title(phone, sitting):
    phone.goto(lesson(sitting, 1, "notes/"))
    phone.locator(".teach__code", has_text="KDM TRP").wait_for()


def go_on_to_the_control(phone, sitting):
    """From the notes of the screen before the questions."""
    phone.get_by_role("link", name="Next", exact=True).click()
    phone.wait_for_url(re.compile(rf"/sittings/{sitting.pk}/$"))


def ask(phone, projector, phase, *, screen):
    """Open the questions of PHASE: the board goes to their SCREEN by itself."""
    press(phone, {"before": "Open the questions", "after": "Open the after questions"}[phase])
    at_screen(projector, screen)
    projector.get_by_role("heading", name="Answer on your own screen").wait_for()


def close(phone, sitting, phase, chosen):
    """Close the questions of PHASE once the whole class has chosen CHOSEN."""
    answer(sitting, phase, chosen)
    phone.get_by_role("heading", name="All 6 have answered").wait_for()
    press(phone, f"Close the {phase} questions")
    phone.get_by_role("heading", name=f"The {phase} questions are closed", exact=True).wait_for()


def teach(phone, projector, *, screens):
    """Start the lesson: both go to its first screen, and the phone on through all but the last."""
    press(phone, "Start the lesson")
    phone.wait_for_url(re.compile(r"/present/3/notes/"))
    at_screen(phone, 3)
    at_screen(projector, 3)
    for _screen in range(screens - 1):
        phone.get_by_role("link", name="Next", exact=True).click()


def show_what_the_class_said(phone, projector):
    press(phone, "Show what the class said")
    projector.locator(".board__choice--right").wait_for()
    press(phone, "Show the next question")
    press(phone, "Finish")


def test_without_network_the_code_is_not_shown(projector, sign_in, sitting, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    sign_in(projector, officer_of(sitting))
    projector.goto(lesson(sitting, 3))
    corner = projector.locator("[data-corner]", has_text="KDM TRP")
    corner.wait_for()

    projector.context.set_offline(True)
    projector.get_by_text("Working without network").wait_for()
    assert corner.is_hidden()
    projector.keyboard.press("j")
    assert projector.locator("[data-large-code]").is_hidden()

    projector.context.set_offline(False)
    corner.wait_for()
    projector.keyboard.press("j")
    assert projector.locator("[data-large-code] .join__code").inner_text() == "KDM TRP"
    projector.keyboard.press("j")
    assert projector.locator("[data-large-code]").is_hidden()


def test_board_of_a_class_leads_to_its_lesson(projector, sign_in, sitting):
    sitting.phase = "lesson"
    sitting.save(update_fields=["phase"])
    sign_in(projector, officer_of(sitting))
    projector.goto(f"/sittings/{sitting.pk}/board/")

    projector.get_by_role("link", name="Show the lesson here").click()

    at_screen(projector, 3)
