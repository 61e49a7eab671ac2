"""What the room sees of a lesson is all on its screen, whatever the lesson."""

import pytest
from django.core.management import call_command

from lessons.models import Lesson

pytestmark = pytest.mark.django_db(transaction=True)
# Each screen in turn, in the widest of the usual pictures: there the least fits.
BEYOND = """() => {
  const found = [];
  const steps = document.querySelectorAll("[data-slide]").length;
  for (let step = 1; step <= steps; step += 1) {
    const page = document.documentElement;
    const beyond = Math.max(page.scrollHeight - innerHeight, page.scrollWidth - innerWidth);
    if (beyond > 0) found.push(`${location.pathname}: ${beyond} pixels`);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
  }
  return found;
}"""


def test_every_screen_of_the_library_fits_the_room(projector):
    call_command("load_library", verbosity=0)

    too_large = []
    for slug in Lesson.objects.published().values_list("slug", flat=True):
        for place in ("/lessons", "/cy/gwersi"):
            projector.goto(f"{place}/{slug}/present/1/")
            projector.wait_for_function("document.querySelector('[data-tools] button')")
            too_large += projector.evaluate(BEYOND)

    assert too_large == []
