"""A lesson is asked for in a length that it is taught in."""

import pytest
from django.urls import reverse
from django.utils import translation

from lessons.models import LessonVersion
from tests.builders import make_lesson, make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def assembly():
    """A lesson of 20 minutes only."""
    version = make_lesson(title_en="Press pause")
    LessonVersion.objects.filter(pk=version.pk).update(
        quiz_minutes_20=4, quiz_minutes_45=None, quiz_minutes_60=None
    )
    return version.lesson


@pytest.fixture
def teacher(client):
    client.force_login(make_teacher().user)
    return client


def test_lesson_of_the_address_brings_its_length(teacher, assembly):
    address = reverse("schools:visit_new")

    page = teacher.get(address, {"lesson": assembly.slug})

    assert page.context["form"]["route"].value() == 20


@pytest.mark.parametrize("name", ["schools:visit_new", "schools:lesson_new"])
def test_lengths_are_named_in_the_language_of_the_page(teacher, name):
    with translation.override("cy"):
        page = teacher.get(reverse(name)).text

    assert '<option value="45" selected>45 munud</option>' in " ".join(page.split())
    assert "minutes" not in page


@pytest.mark.parametrize("name", ["schools:visit_new", "schools:lesson_new"])
def test_length_that_the_lesson_has_not_is_refused_with_those_it_has(teacher, assembly, name):
    wish = {
        "lesson": assembly.pk,
        "name": "8A",
        "year_from": 8,
        "pupils": 28,
        "route": 45,
        "setting": "class",
    }

    page = teacher.post(reverse(name), wish)

    assert "This lesson is taught in 20 minutes. Choose that." in page.text
    assert 'value="8A"' in page.text
