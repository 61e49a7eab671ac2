"""The frames of the pages, drawn with nothing in them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from tests.builders import make_force, make_officer, make_user

pytestmark = pytest.mark.django_db


def draw(source, path="/", user=None, **context):
    request = RequestFactory().get(path)
    request.user = user or AnonymousUser()
    request.session = {}
    request._messages = FallbackStorage(request)
    return engines["django"].from_string(source).render(context, request)


PAGE = (
    '{% extends "base.html" %}{% block title %}Lessons{% endblock %}'
    "{% block main %}<h1>Lessons</h1>{% endblock %}"
)


def test_the_frame_says_whose_site_it_is_in_the_readers_language():
    make_force(name_en="Vale Police", name_cy="Heddlu'r Dyffryn")

    english = draw(PAGE)
    with translation.override("cy"):
        welsh = draw(PAGE)

    assert '<html lang="en">' in english
    assert '<span class="brand__force">Vale Police</span>' in english
    assert '<html lang="cy">' in welsh
    assert '<span class="brand__force">Heddlu&#x27;r Dyffryn</span>' in welsh


def test_the_frame_says_so_when_the_force_is_made_up():
    make_force(is_demonstration=True)

    assert 'class="demonstration"' in draw(PAGE)


@pytest.mark.parametrize("frame", ["pupil.html", "present.html"])
def test_frames_that_read_no_force_say_it_by_the_setting(frame, settings):
    page = '{% extends "' + frame + '" %}'

    assert 'class="demonstration"' in draw(page)
    settings.IS_DEMONSTRATION = False
    assert 'class="demonstration"' not in draw(page)


def test_a_real_force_has_no_line_of_demonstration():
    make_force()

    assert 'class="demonstration"' not in draw(PAGE)


def test_the_frame_costs_one_query_for_the_force(django_assert_num_queries):
    make_force()

    with django_assert_num_queries(1):
        draw(PAGE)


def test_a_page_in_a_task_hides_the_places():
    officer = make_officer()

    page = draw(
        PAGE + "{% block places %}{% endblock %}{% block phone_places %}{% endblock %}",
        user=officer.user,
    )

    assert 'class="places' not in page
    assert 'class="phone-bar' not in page


def test_only_officers_have_a_bar_at_the_bottom_of_a_phone():
    officer, editor = make_officer(), make_user(is_editor=True)

    assert 'class="phone-bar"' in draw(PAGE, user=officer.user)
    assert 'class="phone-bar"' not in draw(PAGE, user=editor)


@pytest.mark.parametrize("frame", ["base.html", "pupil.html", "present.html"])
def test_no_frame_holds_a_script_or_style_of_its_own(frame):
    page = draw('{% extends "' + frame + '" %}{% block title %}Question 1 of 5{% endblock %}')

    assert " style=" not in page
    assert "<style" not in page
    assert all("src=" in tag.split(">")[0] for tag in page.split("<script")[1:])


def test_the_other_language_is_the_same_page_with_the_same_question():
    page = draw(PAGE, path="/privacy/?q=photo&page=2")

    assert '<a href="/cy/preifatrwydd/?q=photo&amp;page=2" rel="alternate" lang="cy"' in page


def test_the_other_language_carries_no_way_to_another_site():
    page = draw(PAGE, path="/about/?next=https://elsewhere.example/")

    assert "elsewhere" not in page
