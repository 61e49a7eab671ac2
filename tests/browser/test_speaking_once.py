"""What the officer's phone calls out: a change once, and not again with each number."""

import pytest

from tests.builders import make_teacher
from tests.quizzes.builders import answer, make_room, officer_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_controls_that_somebody_else_has_are_called_out_once(
    phone, sign_in, assert_no_axe_violations
):
    room = make_room(phase="before", is_open=True, seats=3)
    room.controlled_by = make_teacher(room.delivery.school, name="Mrs Puw").user
    room.save()
    sign_in(phone, officer_of(room))
    phone.goto(room.get_absolute_url())
    assert phone.get_by_role("alert").inner_text() == "Mrs Puw has the controls now."
    assert_no_axe_violations(phone)

    for number, seat in enumerate(room.seats.all(), 1):
        answer(room, "before", "a", seats=[seat])
        phone.locator("[data-number]", has_text=str(number)).wait_for()

        assert phone.get_by_text("Mrs Puw has the controls now.").is_visible()
        assert phone.get_by_role("alert").count() == 0
