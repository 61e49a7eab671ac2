"""Teaching: what the room sees, and what only the adult reads."""

import datetime as dt
import re

import pytest
from django.utils.html import strip_tags

from lessons.models import LawCard
from tests.builders import make_force, make_lesson, make_version

ROOM = "/lessons/before-you-send/present/"
NOTES = ("Read it aloud.", "What do you think?", "Someone who speaks about themselves.", "Own st")
SHOWN = ["title", *(["section"] * 5), "law", "section", "section", "help"]


def slides(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.context["slides"]


def test_the_room_sees_one_screen_and_holds_them_all(client, library):
    text = client.get(ROOM + "3/?route=45").content.decode()

    assert [slide.shows.value for slide in slides(client, ROOM + "3/?route=45")] == SHOWN
    shown = re.findall(r'data-slide="(\d+)" data-shows="[a-z-]+">', text)
    assert shown == ["3"]
    assert text.count("data-slide=") == 10
    assert "Jamie is 13. A friend asks for a picture." in text
    assert "<title>Diogel</title>" in text


@pytest.mark.parametrize("step", range(1, 11))
def test_no_note_is_on_the_page_of_the_room(client, library, step):
    text = client.get(f"{ROOM}{step}/").content.decode()

    for words in (*NOTES, "Tell the safeguarding lead today.", "It is not legal advice."):
        assert words not in text


def test_the_notes_hold_what_to_say_and_the_card_for_a_disclosure(client, library):
    make_force(safeguarding_lead_en="Designated Safeguarding Person (DSP)")

    text = client.get(ROOM + "3/notes/").content.decode()

    for words in NOTES:
        assert words in text
    assert "Screen 3 of 10 5 minutes until minute 8 of 45" in " ".join(strip_tags(text).split())
    assert "If a child tells you something" in text
    assert "Tell the Designated Safeguarding Person (DSP) of the school now" in text


def test_cards_out_of_date_or_not_verified_are_not_in_the_room(client, library):
    LawCard.objects.filter(key="images-under-18").update(review_by=dt.date(2020, 1, 1))

    shown = [slide.shows.value for slide in slides(client, ROOM + "1/")]

    assert "law" not in shown
    assert b"Words that nobody has verified." not in client.get(ROOM + "1/").content


def test_cards_for_older_pupils_are_not_in_a_younger_room(client, library):
    LawCard.objects.filter(key="images-under-18").update(ages_from=15)

    assert "law" not in [slide.shows.value for slide in slides(client, ROOM + "1/")]


def test_help_routes_close_the_signposting_with_numbers(client, library):
    text = client.get(ROOM + "10/").content.decode()

    assert "0800 1111" in text


def test_a_class_of_ours_gets_the_quiz_around_the_lesson(client, library):
    shown = slides(client, ROOM + "1/?route=45&for=881")

    assert [slide.shows.value for slide in shown] == [
        *("title", "quiz-before", *SHOWN[1:], "quiz-after"),
    ]
    assert shown[-1].planned_end == 45
    text = client.get(ROOM + "1/?route=45&for=881").content.decode()
    assert 'data-code-address="/deliveries/881/room-code/"' in text
    assert "data-code-panel" in text


def test_without_a_class_nothing_asks_for_a_code(client, library):
    text = client.get(ROOM + "1/").content.decode()

    assert "data-code" not in text
    assert "room-code" not in text


def test_links_lead_on_and_back_without_a_script(client, library):
    text = client.get(ROOM + "4/?route=45").content.decode()

    assert 'data-back href="../3/?route=45"' in text
    assert 'data-next href="../5/?route=45"' in text
    first = client.get(ROOM + "1/").content.decode()
    assert 'data-back href="../0/?route=45" hidden' in first


def test_a_screen_that_is_not_there_is_not_found(client, library):
    for address in (ROOM + "0/", ROOM + "11/", ROOM + "11/notes/", "/lessons/none/present/1/"):
        assert client.get(address).status_code == 404
    assert client.post(ROOM + "1/").status_code == 405


def test_an_older_version_is_presented_as_it_was_and_only_the_notes_say_so(client, db):
    old = make_lesson(title_en="Old words")
    make_version(old.lesson, title_en="New words")
    address = f"/lessons/{old.lesson.slug}/v1/present/1/"

    room, notes = (client.get(address + part).content.decode() for part in ("", "notes/"))

    assert "Old words</h1>" in room
    assert "This visit uses version 1." in notes
    assert "This visit uses version" not in room


def test_the_other_language_is_the_same_screen(client, library):
    english = client.get(ROOM + "3/?route=45&for=881").content.decode()
    welsh = client.get(
        "/cy" + ROOM.replace("lessons", "gwersi") + "3/?route=45&for=881"
    ).content.decode()

    assert 'href="/cy/gwersi/before-you-send/present/3/?route=45&amp;for=881"' in english
    assert "Noson Jamie" in welsh


@pytest.mark.parametrize("lessons", [1, 3])
def test_the_room_costs_5_queries(client, db, django_assert_num_queries, lessons):
    versions = [make_lesson() for _ in range(lessons)]

    with django_assert_num_queries(5):  # force, version, sections, law, help
        client.get(f"/lessons/{versions[0].lesson.slug}/present/1/")
