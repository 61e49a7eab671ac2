"""The key that lays the code of the class over the board."""

import pytest

from quizzes import actions
from tests.quizzes.builders import make_room, officer_of, step

pytestmark = pytest.mark.django_db(transaction=True)


def test_code_is_laid_over_a_question_and_never_by_a_key_pressed_in_the_lobby(projector, sign_in):
    room = make_room(code="KDMTRP", pace="led", seats=1)
    sign_in(projector, officer_of(room))
    projector.goto(f"{room.get_absolute_url()}board/")
    projector.get_by_text("KDM TRP").wait_for()
    over = projector.locator("[data-large-code]")

    projector.keyboard.press("j")
    step(room, actions.open_questions)
    projector.get_by_role("heading", name="Question 1?").wait_for()
    assert over.is_hidden()

    projector.keyboard.press("j")
    assert over.is_visible()
    projector.keyboard.press("j")
    assert over.is_hidden()
