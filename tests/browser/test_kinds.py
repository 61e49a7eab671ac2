"""A pupil and each kind of question: by keyboard, small, and without a script."""

import pytest

from quizzes.models import Answer

pytestmark = pytest.mark.django_db(transaction=True)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def go_on(page):
    with page.expect_navigation():
        page.locator("#question .button").press("Enter")


def stored():
    return Answer.objects.get().chosen


@pytest.mark.parametrize("number", range(1, 6))
def test_each_kind_is_small_and_without_violations(at_question, assert_no_axe_violations, number):
    page = at_question(number)
    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert_no_axe_violations(page)


def test_several_are_ticked_by_keyboard_and_not_sure_stands_alone(at_question):
    page = at_question(1)
    boxes = page.get_by_role("checkbox")
    boxes.nth(3).press("Space")  # not sure
    boxes.nth(0).press("Space")
    press(page, "Tab", "Tab", "Space")
    assert [boxes.nth(place).is_checked() for place in range(4)] == [True, False, True, False]

    go_on(page)

    assert stored() == "a,c"


def test_order_is_made_by_moving_and_focus_stays(at_question, assert_no_axe_violations):
    page = at_question(2)
    page.get_by_role("button", name="Move up: Choice b of 2").focus()

    press(page, "Enter")

    focused = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused) == "Move up: Choice b of 2, first"
    assert page.locator(".order__number").all_inner_texts() == ["1", "2", "3"]
    page.get_by_text("Saved. You can change it").wait_for()
    assert_no_axe_violations(page)
    assert stored() == "b,a,c"
    page.get_by_role("button", name="Move up: Choice c of 2, third").press("Enter")
    go_on(page)
    assert stored() == "b,c,a"
    page.go_back()
    assert page.locator(".order__item").nth(1).get_attribute("data-key") == "c"


def test_who_agrees_with_the_order_shown_says_so_with_one_button(
    at_question, assert_no_axe_violations
):
    page = at_question(2)
    mine = page.get_by_role("button", name="This is my order")
    assert mine.get_attribute("aria-pressed") == "false"

    mine.press("Enter")

    page.get_by_text("Saved. You can change it").wait_for()
    assert mine.get_attribute("aria-pressed") == "true"
    assert page.locator(".order__number").all_inner_texts() == ["1", "2", "3"]
    assert stored() == "a,b,c"
    assert_no_axe_violations(page)
    page.get_by_role("checkbox").press("Space")
    assert mine.get_attribute("aria-pressed") == "false"


def test_saved_is_seen_at_once_however_long_the_question(at_question):
    page = at_question(4)
    page.set_viewport_size({"width": 360, "height": 480})
    page.get_by_role("radio").first.press("Space")

    line = page.get_by_text("Saved. You can change it")
    line.wait_for()

    assert page.evaluate("scrollY") < 100
    box = line.bounding_box()
    assert box["y"] + box["height"] <= 480


def test_not_sure_takes_an_order_back(at_question):
    page = at_question(2)
    page.get_by_role("button", name="Move down: Choice a of 2").press("Enter")
    page.get_by_role("checkbox").press("Space")
    assert page.locator(".order__number").all_inner_texts() == ["", "", ""]

    go_on(page)

    assert stored() == "unsure"


def test_nothing_chosen_is_said_kindly(at_question):
    page = at_question(2)

    page.locator("#question .button").press("Enter")

    page.get_by_text("Give each one a place of its own, or choose only").wait_for()
    assert not Answer.objects.exists()


@pytest.mark.parametrize(("number", "key"), [(3, "false"), (4, "a-little")])
def test_true_or_false_and_steps_are_chosen_with_arrows(at_question, number, key):
    page = at_question(number)
    page.get_by_role("radio").first.focus()

    press(page, "Space", "ArrowDown")
    go_on(page)

    assert stored() == key


def test_steps_stand_in_a_row_where_there_is_room(at_question):
    tops = "[...document.querySelectorAll('.choice')].slice(0, 5).map((c) => c.offsetTop)"

    wide, narrow = at_question(4, "desk"), at_question(4)

    assert len(set(wide.evaluate(tops))) == 1
    assert len(set(narrow.evaluate(tops))) == 5


def test_without_a_script_each_kind_is_answered_and_one_skipped(at_question):
    page = at_question(1, javascript=False)
    page.locator(".choice").nth(0).click()
    page.locator(".choice").nth(2).click()
    page.get_by_role("button", name="Save and go on").click()
    for key, place in (("a", "third"), ("b", "first"), ("c", "second")):
        page.get_by_label(f"Choice {key} of 2").select_option(label=place)
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="Skip this one").click()
    page.get_by_label("Choice very-much of 4").check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="Skip this one").click()

    assert page.get_by_role("heading", name="That is fine.").is_visible()
    answers = Answer.objects.order_by("question__order").values_list("chosen", flat=True)
    assert list(answers) == ["a,c", "b,c,a", "very-much"]
    assert not page.get_by_role("button", name="Read aloud").count()


@pytest.mark.parametrize("javascript", [True, False])
def test_words_and_language_change_in_the_middle_and_the_choice_stays(at_question, javascript):
    page = at_question(1, javascript=javascript)
    page.locator(".choice").nth(1).click()

    page.get_by_role("button", name="Easier words").click()
    page.get_by_role("heading", name="Easy question?").wait_for()
    assert page.get_by_role("checkbox").nth(1).is_checked()
    page.get_by_role("button", name="Cymraeg").click()
    page.get_by_role("heading", name="Cwestiwn hawdd?").wait_for()

    assert page.get_by_role("checkbox").nth(1).is_checked()
    assert stored() == "b"


def is_answer(route):
    return route.request.method == "POST"


def cut(route):
    """Pages come through, answers do not yet: what is drawn again is what the device kept."""
    route.abort("internetdisconnected")


def test_order_made_offline_is_there_after_the_page_is_drawn_again(at_question, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED", "Failed to load")
    page = at_question(2)
    page.context.set_offline(True)
    page.get_by_role("button", name="Move up: Choice c of 2").press("Enter")
    page.get_by_text("On this tablet. It will send by itself.").wait_for()
    page.route("**/before/2/", lambda route: cut(route) if is_answer(route) else route.continue_())
    page.context.set_offline(False)

    page.reload()

    assert page.locator(".order__item").nth(1).get_attribute("data-key") == "c"
    page.unroute("**/before/2/")
    page.get_by_text("Sent. All saved.").wait_for()
    assert stored() == "a,c,b"
