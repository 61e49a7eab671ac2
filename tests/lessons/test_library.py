"""The lessons that everyone can look through: topics, ages, more ways, pages of a long list."""

import pytest

from lessons.models import Lesson, LessonVersion
from tests.builders import make_editor, make_lesson, make_teacher, make_topic
from tests.lessons.drafting import start
from tests.lessons.library_page import look, titles


def test_everyone_sees_every_lesson_by_topic(client, library):
    response = look(client)

    assert response.status_code == 200
    assert titles(response) == ["Before you send", "My phone, my rules"]
    assert 'role="status">2 lessons </p>' in " ".join(response.content.decode().split())


def test_a_topic_and_an_age_narrow_and_can_be_taken_back(client, library):
    response = look(client, "?topic=images&ages=11-14")

    page = response.context["page"]
    assert titles(response) == ["Before you send"]
    assert b"1 lesson for ages 11-14, topic: Sharing images" in response.content
    assert b"<title>Lessons, 1 found - Diogel</title>" in response.content
    assert [(way.label, way.address) for way in page.chosen] == [
        ("Sharing images", "/lessons/?ages=11-14"),
        ("Ages 11-14", "/lessons/?topic=images"),
    ]
    assert [way.label for way in page.topics if way.is_current] == ["Sharing images"]
    assert [way.label for way in page.ages if way.is_current] == ["11-14"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?stage=3", ["Before you send"]),
        ("?stage=2", ["My phone, my rules"]),
        ("?setting=assembly", ["My phone, my rules"]),
        ("?setting=class", ["Before you send", "My phone, my rules"]),
        ("?minutes=60", ["Before you send", "My phone, my rules"]),
        ("?language=cy", ["Before you send", "My phone, my rules"]),
        ("?ages=9-11", []),
        ("?ages=13-14", ["Before you send"]),
        ("?ages=11", ["Before you send"]),
        ("?ages=14-11", ["Before you send", "My phone, my rules"]),
        ("?ages=old&stage=77&topic=%00", ["Before you send", "My phone, my rules"]),
    ],
)
def test_more_ways_to_narrow(client, library, query, found):
    assert titles(look(client, query)) == found


def test_long_library_is_turned_page_by_page_and_keeps_what_was_asked(client, db):
    topic = make_topic(name_en="Phones")
    for number in range(31):
        make_lesson(topic=topic, title_en=f"Phone {number}", questions=0)

    first = look(client, f"?topic={topic.slug}")
    second = look(client, f"?topic={topic.slug}&page=2")

    assert (len(titles(first)), len(titles(second))) == (30, 1)
    assert f'href="?topic={topic.slug}&amp;page=2"' in first.text
    assert "page 2 of 2" in second.text
    assert "31 lessons, topic: Phones" in " ".join(second.text.split())


def test_only_an_editor_sees_that_a_next_version_is_under_review(client, library):
    author = make_editor()
    version = start(by=author)
    LessonVersion.objects.filter(pk=version.pk).update(state="police-review")
    said = "New version under review"

    assert said not in look(client).text
    client.force_login(make_teacher().user)
    assert said not in look(client).text
    client.force_login(author)
    assert look(client).text.count(said) == 1
    LessonVersion.objects.filter(pk=version.pk).update(state="draft")
    assert said not in look(client).text


def test_an_empty_library_says_what_will_be_here(client, db):
    assert b"Lessons appear here once they are published." in look(client).content


def test_withdrawn_and_unpublished_lessons_are_not_listed(client, db):
    shown, withdrawn, draft = make_lesson(), make_lesson(), make_lesson()
    Lesson.objects.filter(pk=withdrawn.lesson_id).update(withdrawn_at=withdrawn.published_at)
    Lesson.objects.filter(pk=draft.lesson_id).update(current=None)

    assert titles(look(client)) == [shown.title_en]


def test_welsh_readers_get_welsh_at_a_welsh_address(client, library):
    response = look(client, language="cy")

    assert response.request["PATH_INFO"].startswith("/cy/")
    text = response.content.decode()
    assert "Cyn anfon" in text
    assert "Before you send" not in text


@pytest.mark.parametrize("lessons", [1, 3])
def test_the_library_costs_4_queries(client, db, django_assert_num_queries, lessons):
    for _ in range(lessons):
        make_lesson()

    with django_assert_num_queries(4):  # force, topics, which lessons, those of the page
        response = look(client, "?ages=11-14")

    assert response.context["page"].count == lessons


def test_only_reading_is_allowed(client, library):
    assert client.post("/lessons/").status_code == 405
    assert client.post("/").status_code == 405


def test_the_first_page_leads_every_reader(client, library):
    response = client.get("/")

    text = response.content.decode()
    assert response.status_code == 200
    for address in ('href="/lessons/"', 'href="/join/"', 'href="/help/"', 'href="/sign-in/"'):
        assert address in text
    assert 'href="/lessons/?topic=images"' in text
