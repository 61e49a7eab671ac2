"""What editors look after."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from lessons.models import HelpRoute, Lesson
from tests.builders import make_editor, make_lesson, make_officer, make_teacher


@pytest.fixture
def editor(client, db):
    client.force_login(make_editor())
    return client


def states(response):
    return {fact.card.key: fact.state for fact in response.context["todo"].cards}


def test_what_is_due_is_named_with_its_state(editor, library):
    today = timezone.localdate()
    HelpRoute.objects.filter(key="school").update(review_by=today - dt.timedelta(days=1))
    HelpRoute.objects.filter(key="childline").update(review_by=today + dt.timedelta(days=9))

    response = editor.get("/editor/to-do/")

    assert states(response) == {
        "not-verified": "unverified",
        "school": "overdue",
        "childline": "due",
    }
    assert b"Look it up." in response.content


def test_lessons_that_leave_a_fact_out_are_named_once(editor, library):
    HelpRoute.objects.filter(key="school").update(state="unverified")
    Lesson.objects.filter(slug="my-phone").update(withdrawn_at=timezone.now())

    todo = editor.get("/editor/to-do/").context["todo"]

    assert [lesson.slug for lesson in todo.lessons] == ["before-you-send"]


def test_lessons_with_unchecked_welsh_are_named(editor, library):
    lesson = Lesson.objects.get(slug="my-phone")
    lesson.versions.update(is_welsh_checked=True)

    todo = editor.get("/editor/to-do/").context["todo"]

    assert [lesson.slug for lesson in todo.welsh] == ["before-you-send"]


def test_all_facts_with_the_lessons_that_use_them(editor, library):
    facts = editor.get("/editor/facts/").context["facts"]

    assert [(fact.card.key, fact.state, fact.lessons) for fact in facts.law_cards] == [
        ("images-under-18", "in-date", 1),
        ("not-verified", "unverified", 1),
    ]
    assert [(fact.card.key, fact.lessons) for fact in facts.help_routes] == [
        *(("school", 2), ("childline", 2), ("adult-helpline", 0)),
    ]


def test_the_words_of_the_glossary_are_listed(editor):
    terms = editor.get("/editor/words/").context["terms"]

    assert ("online safety", "diogelwch ar-lein") in [(term.en, term.cy) for term in terms]


def test_a_term_has_its_other_forms_and_those_to_avoid(editor):
    page = editor.get("/editor/words/").content.decode()

    row = page.split('lang="en">password</th>')[1].split("</tr>")[0]
    assert " ".join(strip_tags(row).split()) == (
        "cyfrinair Also right: cyfrineiriau Avoid: y gyfrinair"
    )


@pytest.mark.parametrize("address", ["/editor/to-do/", "/editor/facts/", "/editor/words/"])
def test_only_editors_open_it(client, db, address):
    assert client.get(address).status_code == 302
    for person in (make_officer().user, make_teacher().user):
        client.force_login(person)
        assert client.get(address).status_code == 403
    client.force_login(make_editor())
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_10_queries(editor, django_assert_num_queries, count):
    for number in range(count):
        HelpRoute.objects.create(
            key=f"route-{number}",
            checked_on=dt.date(2026, 9, 1),
            review_by=dt.date(2099, 9, 1),
        )
        make_lesson()

    # session, user, law, help, rights, drafts, to read again, stale, Welsh, force
    with django_assert_num_queries(10):
        assert len(states(editor.get("/editor/to-do/"))) == count
