"""Where to get help is the last screen of a lesson, and all of it is on the projector."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from lessons.models import Lesson
from lessons.queries.slides import Shows, slides_of
from tests.browser.test_board_fits import BEYOND

pytestmark = pytest.mark.django_db(transaction=True)
STARTS = ("/lessons", "/cy/gwersi")


def help_screens():
    """The addresses of the screen that names the places of help, lesson by lesson."""
    today = timezone.localdate()
    for lesson in Lesson.objects.published().select_related("current"):
        version = lesson.current
        slides = slides_of(version, route=60, nation="wales", today=today, has_quiz=False)
        [number] = [slide.number for slide in slides if slide.shows == Shows.HELP]
        for start in STARTS:
            yield f"{start}/{lesson.slug}/v{version.number}/present/{number}/?route=60"


def test_every_place_of_help_is_on_the_screen(projector):
    call_command("load_library", verbosity=0)

    too_large = []
    for address in help_screens():
        projector.goto(address)
        places = projector.locator(".slide:not([hidden]) .slide__routes li").count()
        assert places >= 3
        if projector.evaluate(BEYOND) > 0:
            too_large.append(f"{address}: {places} places")

    assert too_large == []
