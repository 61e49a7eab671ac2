"""The pages of a draft for those who cannot see them: what is wrong is tied to its field."""

import re

from lessons.models import Lesson, Section
from tests.lessons.drafting import save
from tests.lessons.editing.forms import DRAFT, filled


def ids(text):
    return re.findall(r'\bid="([^"]+)"', text)


def described(text):
    """What the page says at each id that a field or a fieldset points to."""
    return {
        name: [found == name for found in ids(text)].count(True)
        for names in re.findall(r'aria-describedby="([^"]+)"', text)
        for name in names.split()
    }


def test_two_errors_of_one_text_have_one_place(page, draft):
    sent = filled(page.get(f"{DRAFT}words/"))

    response = page.post(
        f"{DRAFT}words/", {**sent, "vocabulary_en": "no colon\nnor here", "vocabulary_cy": "a\nb"}
    )

    text = response.content.decode()
    assert len(response.context["form"].errors["vocabulary_en"]) == 2
    assert described(text)["id_vocabulary_en_error"] == 1
    assert set(described(text).values()) == {1}


def test_minutes_that_are_none_are_said_at_their_field(page, draft):
    sent = filled(page.get(f"{DRAFT}minutes/"))

    text = page.post(f"{DRAFT}minutes/", {**sent, "talk_20": "many"}).content.decode()

    assert described(text)["id_talk_20_error"] == 1
    place = text.index('id="id_talk_20_error"')
    assert "Write whole minutes, 1 to 60, or leave it empty." in text[place : place + 200]


def test_what_stops_a_text_is_read_with_it(page, draft, editor):
    talk = draft.sections.get(key="talk")
    save(talk, by=editor, body_en="Have you ever?", body_cy="Ydych chi erioed?")

    text = page.get(f"{DRAFT}sections/talk/").content.decode()

    assert set(described(text).values()) == {1}
    place = text.index('id="stops-body"')
    assert "own story" in text[place : place + 400]


def test_the_preview_shows_what_readers_will_see(page, draft):
    Section.objects.create(
        version=draft,
        order=90,
        key="clues",
        kind="handout",
        form="sheet",
        goes_with="talk",
        heading_en="Clues on paper",
        heading_cy="Cliwiau",
        body_html_en="<p>A clue to cut out.</p>",
    )

    text = page.get(f"{DRAFT}preview/").content.decode()

    public = page.get("/lessons/before-you-send/").content.decode()
    for words in ("A law protects everyone under 18", "Childline", "Clues on paper", "A clue to"):
        assert words in text
    assert "Clues on paper" not in public
    shorter = page.get(f"{DRAFT}preview/?route=20").content.decode()
    assert 'href="?route=20"' in text
    assert "This page shows the route of 20 minutes." in shorter
    assert (
        Lesson.objects.get(slug="before-you-send").current.sections.filter(key="clues").count() == 0
    )
