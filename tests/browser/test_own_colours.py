"""Figures for a person whose own colours replace the site's: every line and letter is seen."""

import pytest
from django.urls import reverse

from lessons.models import FrameworkTag
from tests.builders import make_lesson
from tests.reports.builders import make_result

pytestmark = pytest.mark.django_db(transaction=True)

# The colours that figures are drawn in: what is filled, what is a line, what is written.
DRAWN_IN = """() => {
  const found = new Set();
  const figures = 'svg.chart *, svg.key__mark *, svg.framework__picture *';
  for (const one of document.querySelectorAll(figures)) {
    const { fill, stroke } = getComputedStyle(one);
    if (one.tagName !== 'line') found.add(fill);
    if (stroke !== 'none') found.add(stroke);
  }
  return [...found].sort();
}"""
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"


@pytest.fixture
def own_colours(new_page):
    return new_page("desk", forced_colors="active", color_scheme="dark")


def test_what_changed_in_a_class(own_colours, sign_in):
    delivery = make_result()
    sign_in(own_colours, delivery.officer.user)

    own_colours.goto(reverse("reports:class_result", args=[delivery.pk]))

    assert own_colours.locator("svg.chart .chart__after").count() > 0
    assert own_colours.evaluate(DRAWN_IN) == [BLACK, WHITE]


def test_where_lessons_stand_in_the_curriculum(own_colours):
    lesson = make_lesson()
    for key in ("efcw-online-bullying-7-11", "efcw-online-bullying-11-14"):
        tag = FrameworkTag.objects.create(
            key=key, framework="efcw", name_en="Online bullying, 7-11", name_cy="Bwlio, 7-11"
        )
    lesson.tags.set([tag])

    own_colours.goto(reverse("lessons:curriculum"))

    assert own_colours.locator(".places__strand").count() > 0
    assert own_colours.evaluate(DRAWN_IN) == [BLACK, WHITE]
