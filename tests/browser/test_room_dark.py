"""The room's screen in the dark: what holds the picture is seen there too."""

import pytest

from tests.builders import make_lesson

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("looks", "seen"), [(0, "mark.svg"), (1, "mark-on-dark.svg"), (2, "mark-on-dark.svg")]
)
def test_mark_on_hold_is_the_one_for_the_ground_it_stands_on(projector, looks, seen):
    version = make_lesson()
    projector.goto(f"/lessons/{version.lesson.slug}/present/1/")
    projector.wait_for_function("document.querySelector('[data-tools] button')")

    for _ in range(looks):
        projector.keyboard.press("d")
    projector.keyboard.press("b")

    shown = projector.locator("[data-held] img:visible")
    assert [mark.get_attribute("src") for mark in shown.all()] == [f"/static/img/{seen}"]
