"""One lesson as adults read it, in each of its states."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from lessons.models import Choice, HelpRoute, LawCard, Lesson, LessonVersion, Picture
from tests.builders import (
    make_coordinator,
    make_editor,
    make_force,
    make_help_route,
    make_lesson,
    make_officer,
    make_teacher,
    make_version,
)

ADDRESS = "/lessons/before-you-send/"
UNVERIFIED = "Words that nobody has verified."


def read(client, address=ADDRESS):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_anyone_reads_the_whole_lesson(client, library):
    text = read(client)

    assert "<h1>Before you send</h1>" in text
    for words in (
        "Jamie is 13. A friend asks for a picture.",
        "Someone who speaks about themselves.",  # from the notes
        "What could Jamie do, part 5?",
        "What pupils are told about the police and the law",
        "A law protects everyone under 18 from pictures being passed on.",
        "Childline",
        "saying yes freely",
        "Online relationships, 11-14",
        "Ask what Jamie could do.",
    ):
        assert words in text


def test_a_route_holds_its_sections_and_minutes(client, library):
    page = client.get(ADDRESS + "?route=20").context["page"]

    assert [(part.section.key, part.minutes) for part in page.parts] == [
        *(("rules", 2), ("starter", 2), ("picture", 6), ("talk", 3), ("ending", 1), ("help", 2)),
    ]
    assert page.quiz_minutes == 4


@pytest.mark.parametrize("route", ["", "?route=45", "?route=33", "?route=x", "?route=99999"])
def test_the_usual_route_is_45_minutes(client, library, route):
    assert client.get(ADDRESS + route).context["page"].route == 45


def test_all_notes_open_by_a_link(client, library):
    assert 'notes" open' not in read(client)
    assert read(client, ADDRESS + "?notes=all").count('notes" open') == 7


def test_welsh_at_its_own_address(client, library):
    text = read(client, "/cy/gwersi/before-you-send/")

    assert "Cyn anfon</h1>" in text
    assert "Mae Jamie yn 13 oed." in text
    assert "Jamie is 13." not in text


def test_the_words_of_the_force_name_whom_to_tell(client, library):
    make_force(safeguarding_lead_en="Designated Safeguarding Lead (DSL)", nation="england")

    assert "The person to tell at the school: Designated Safeguarding Lead (DSL)." in read(client)


# States ------------------------------------------------------------------------------------------


def test_a_sensitive_lesson_says_that_it_is_not_for_an_assembly(client, library):
    words = "For a class with a member of staff in the room. Not for assembly."

    assert words in read(client)
    assert words not in read(client, "/lessons/my-phone/")


def test_cards_that_nobody_verified_are_shown_to_no_one(client, library):
    assert UNVERIFIED not in read(client)
    assert UNVERIFIED not in read(client, ADDRESS + "print/")
    client.force_login(make_editor())
    assert UNVERIFIED not in read(client)


def test_a_card_past_its_day_is_left_out_and_staff_are_told(client, library):
    HelpRoute.objects.filter(key="childline").update(review_by=dt.date(2020, 1, 1))
    told = "2 facts are due for checking."  # with the one that was never verified

    text = read(client)
    assert "Phone 0800 1111" not in text
    assert told not in text

    client.force_login(make_officer().user)
    text = read(client)
    assert "Phone 0800 1111" not in text
    assert told in text


def test_cards_of_the_other_nation_are_left_out(client, library):
    make_force(nation="england")
    LawCard.objects.filter(key="images-under-18").update(nations="wales")

    assert "A law protects everyone under 18" not in read(client)


def test_an_older_version_says_so_and_stays_as_it_was(client, db):
    old = make_lesson(title_en="Old words")
    make_version(old.lesson, title_en="New words")
    address = f"/lessons/{old.lesson.slug}/"

    text = read(client, address + "v1/")

    assert "<h1>Old words</h1>" in text
    assert "You are looking at version 1." in text
    assert "See version 2, the one in use" in text
    assert "<h1>New words</h1>" in read(client, address)
    assert "You are looking at version" not in read(client, address + "v2/")


def test_a_withdrawn_lesson_says_since_when_why_and_what_instead(client, library):
    Lesson.objects.filter(slug="before-you-send").update(
        withdrawn_at=dt.datetime(2027, 1, 4, 9, tzinfo=dt.UTC),
        withdrawn_reason_en="The law changed.",
        replaced_by=Lesson.objects.get(slug="my-phone"),
    )

    for address in (ADDRESS, ADDRESS + "v1/", ADDRESS + "print/"):
        text = read(client, address)
        assert "<h1>Before you send</h1>" in text
        assert "We took this lesson down on 4 Jan 2027." in text
        assert "The law changed." in text
        assert '<a href="/lessons/my-phone/">My phone, my rules</a>' in text
        assert "Jamie is 13." not in text
    assert client.get(ADDRESS + "present/1/").status_code == 404


def test_a_draft_and_a_stranger_are_not_found(client, library):
    lesson = Lesson.objects.get(slug="my-phone")
    LessonVersion.objects.create(
        lesson=lesson, number=2, state="draft", title_en="Draft", fingerprint="draft"
    )

    assert client.get("/lessons/my-phone/v2/").status_code == 404
    assert client.get("/lessons/my-phone/v9/").status_code == 404
    assert client.get("/lessons/nothing-here/").status_code == 404
    assert client.post(ADDRESS).status_code == 405


# Readers -----------------------------------------------------------------------------------------


def test_a_visitor_and_a_teacher_are_led_to_a_visit(client, library):
    assert "?lesson=before-you-send" in read(client)
    client.force_login(make_teacher().user)
    text = read(client)
    assert "Ask for a visit with this lesson" in text
    assert 'class="govuk-button" href="/lessons/before-you-send/v1/present/1/' not in text


def test_an_officer_is_led_to_presenting(client, library):
    client.force_login(make_officer().user)

    text = read(client)

    assert 'class="govuk-button" href="/lessons/before-you-send/v1/present/1/?route=45"' in text
    assert "Ask for a visit with this lesson" not in text
    assert "Welsh not yet checked by a translator" in text


@pytest.mark.parametrize("build", [make_coordinator, make_editor])
def test_who_may_not_ask_for_a_visit_is_not_led_to_one(client, library, build):
    client.force_login(build())

    assert "/visits/new/" not in read(client)
    assert "/visits/new/" not in client.get("/").content.decode()


def test_the_public_is_not_told_about_unchecked_welsh(client, library):
    assert "Welsh not yet checked" not in read(client)


def test_parents_of_under_tens_read_that_arrest_is_left_out(client, library):
    words = "Pupils under ten are told nothing about arrest."

    assert words in read(client, "/lessons/my-phone/")
    assert words not in read(client)


def test_paper_holds_the_route_with_all_notes_and_its_foot(client, library):
    make_force(name_en="Dyffryn Police")
    day = timezone.localdate()

    text = read(client, ADDRESS + "print/?route=20")

    assert "<details" not in text.split("<article", 1)[1].split("</article>", 1)[0]
    assert text.count("Someone who speaks about themselves.") == 6
    assert "The law is there to protect you.</p>" not in text  # not on this route
    assert f"Dyffryn Police. Before you send, version 1. Printed {day.day} " in text


def test_paper_holds_one_thing_at_a_time(client, library):
    lesson, teacher, home, unknown = (
        read(client, f"{ADDRESS}print/?part={part}").split("<article")[1].split("</article")[0]
        for part in ("lesson", "teacher", "home", "poster")
    )

    assert "Ask what Jamie could do." not in lesson
    assert "Tell the safeguarding lead today." in teacher
    assert "Jamie is 13." not in teacher
    assert "Ask what Jamie could do." in home
    assert "Tell the safeguarding lead today." not in home
    assert unknown == lesson


def test_number_that_is_in_the_name_of_a_route_is_printed_once(client, db):
    version = make_lesson()
    make_help_route(version, name_en="Emergency: 999", phone="999", for_en="Danger now.")
    make_help_route(version, name_en="Childline", phone="0800 1111")

    paper = read(client, f"/lessons/{version.lesson.slug}/print/")

    assert paper.count("999") == 1
    assert "<strong>Childline</strong> 0800 1111" in paper


def test_lettered_cards_are_those_that_the_questions_of_the_lesson_have(client, db):
    version = make_lesson(questions=2)
    Choice.objects.filter(question__version=version, key="c").delete()
    asked = f"/lessons/{version.lesson.slug}/print/?part="

    cards = read(client, f"{asked}letters").split('<div class="letter-cards">')[1]
    assert re.findall(r"<text [^>]*>(.)</text>", cards) == ["A", "B", "?"]

    version.questions.all().delete()
    page = read(client, f"{asked}letters")
    assert "Lettered cards" not in page
    assert "Paper quiz" not in page


@pytest.mark.parametrize("lessons", [1, 3])
def test_a_lesson_costs_11_queries(client, db, django_assert_num_queries, lessons):
    versions = [make_lesson() for _ in range(lessons)]

    # force, version, sections, law, help, questions, choices, vocabulary, tags, stale law and help
    with django_assert_num_queries(11):
        client.get(f"/lessons/{versions[0].lesson.slug}/")


def test_parents_read_every_word_that_pupils_meet_in_the_quiz(client, library):
    version = Lesson.objects.get(slug="before-you-send").current
    question = version.questions.get(key="first-step")
    type(question).objects.filter(pk=question.pk).update(easy_en="What is first?", easy_cy="Beth?")
    wait = question.choices.filter(key="wait")
    wait.update(
        easy_en="Wait.",
        easy_cy="Aros.",
        feedback_en="Kind words to a pupil.",
        feedback_cy="Geiriau caredig.",
        symbol="phone",
        alt_en="A telephone",
        alt_cy="Ffôn symudol",
    )

    text = read(client)

    for words in ("What is first?", "Wait.", "Kind words to a pupil.", 'aria-label="A telephone"'):
        assert words in text
    assert "Picture: A telephone" in read(client, ADDRESS + "print/?part=all")


@pytest.mark.parametrize("count", [1, 3])
def test_pictures_of_choices_cost_no_query_each(client, library, count, django_assert_num_queries):
    version = Lesson.objects.get(slug="before-you-send").current
    for number, choice in enumerate(Choice.objects.filter(question__version=version)[:count]):
        picture = Picture.objects.create(digest=f"{number:064}", form="png", body=b"x" * 50_000)
        Choice.objects.filter(pk=choice.pk).update(picture=picture, alt_en="A", alt_cy="A")

    with django_assert_num_queries(11):
        text = read(client)

    assert text.count('src="/pictures/') == count
