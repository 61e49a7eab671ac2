"""Once the board shows what the class said, no undo lets pupils answer anew after reading it."""

import pytest

from quizzes.models import Phase
from tests.quizzes.builders import answer, make_room, officer_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("phase", [Phase.BEFORE, Phase.AFTER])
@pytest.mark.parametrize(
    ("pace", "words"),
    [
        ({"pace": "own"}, "Undo: open the questions again"),
        ({"pace": "led", "asked_question": 1}, "Undo: open question 1 again"),
    ],
)
@pytest.mark.parametrize(("shown", "is_offered"), [(None, True), (1, False)])
def test_questions_are_opened_again_only_while_nothing_was_shown(
    client, phase, pace, words, shown, is_offered
):
    room = make_room(seats=6, phase=phase, shown_question=shown, **pace)
    answer(room, phase, "a")
    client.force_login(officer_of(room))

    page = client.get(room.get_absolute_url()).text

    assert (words in page) is is_offered
    assert ("The board shows question 1 of 2" in page) is (shown == 1)
