"""A page that was drawn while the pupil's answer was still on its way shows what counts."""

import pytest

from tests.browser.pupils import choose, join_class, saved, stored
from tests.quizzes.builders import make_room

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_question(new_page):
    """A device at the first question, and that page as it was drawn before anything was chosen."""
    room = make_room(questions=2, phase="before", is_open=True, code="KDMTRP", headcount=8)
    page = join_class(new_page, room)
    return page, page.request.get(page.url).text()


def serve_once(page, drawn):
    """Let the next load of this address bring DRAWN, the ones after it what the server has."""
    page.route(page.url, lambda route: route.fulfill(body=drawn, content_type="text/html"), times=1)


def chosen(page):
    return page.locator("input[name=chosen]:checked").evaluate_all("all => all.map(o => o.value)")


def test_it_is_drawn_once_more_and_shows_the_answer_that_is_stored(at_question):
    page, drawn_before = at_question
    choose(page, "b")
    saved(page)
    serve_once(page, drawn_before)

    page.reload()
    page.locator("input[value=b]:checked").wait_for(state="attached")

    assert chosen(page) == ["b"]
    assert [choice for _seat, _question, choice in stored()] == ["b"]


def test_only_once_and_what_the_device_remembers_names_no_choice(at_question):
    page, drawn_before = at_question
    choose(page, "b")
    saved(page)
    remembered = page.evaluate("JSON.parse(sessionStorage.getItem('diogel-told'))")
    loads = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.route(
        page.url, lambda route: route.fulfill(body=drawn_before, content_type="text/html"), times=2
    )

    with page.expect_event("framenavigated", lambda _frame: len(loads) == 2):
        page.reload()

    assert sorted(remembered) == ["key", "revision"]
    assert page.evaluate("sessionStorage.getItem('diogel-told')") is None
    assert len(loads) == 2
