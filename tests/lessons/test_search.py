"""The words that people search with, in both languages, their forms and their slips."""

import pytest
from django.utils.html import strip_tags

from lessons.models import LessonVersion
from lessons.search import fold, mutations
from tests.builders import make_lesson, make_topic
from tests.lessons.library_page import look, titles


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("sexting", "en"),
        ("Sexting", "en"),
        ("secstio", "cy"),
        ("lluniau noeth", "cy"),
        ("cyn anfon", "en"),
        ("SHARING", "en"),
    ],
)
def test_words_of_both_languages_find_the_lesson(client, library, asked, language):
    response = look(client, f"?q={asked}", language)

    assert titles(response) == ["Before you send"]


@pytest.mark.parametrize(
    ("asked", "language", "written"),
    [
        ("photos", "en", "one photo"),
        ("photo", "en", "many photos"),
        ("bullied", "en", "a bully"),
        ("bullies", "en", "bullying"),
        ("share", "en", "sharing"),
        ("selfies", "en", "a picture"),
        ("mobiles", "en", "my phone"),
        ("passcode", "en", "a password"),
        ("negeseuon", "cy", "neges i ti"),
        ("neges", "cy", "dwy neges"),
        ("lluniau", "cy", "dau lun"),
        ("waliau", "cy", "wal newydd"),
        ("ffrindiau", "cy", "cyfeillgarwch"),
        ("gydsyniad", "cy", "cydsyniad"),
        ("mhreifatrwydd", "cy", "preifatrwydd"),
        ("wybodaeth", "cy", "dy gwybodaeth"),
        ("fwlio", "cy", "bully"),
        ("scams", "en", "a scam or two"),
    ],
)
def test_forms_of_a_word_and_other_words_for_it_find_the_lesson(
    client, db, asked, language, written
):
    found = make_lesson(title_en="Found")
    other = make_lesson(title_en="Other")
    LessonVersion.objects.filter(pk=found.pk).update(search_text=f" {written} ")
    LessonVersion.objects.filter(pk=other.pk).update(search_text=" the bulletin of a shark, gyda ")

    assert titles(look(client, f"?q={asked}", language)) == ["Found"]


def test_word_of_the_other_language_is_found_in_its_forms_too(client, db):
    found = make_lesson(title_en="Found")
    LessonVersion.objects.filter(pk=found.pk).update(search_text=" fy nghyfrinair ")

    assert titles(look(client, "?q=cyfrinair", "en")) == ["Found"]


def test_every_word_must_be_found(client, library):
    assert titles(look(client, "?q=before+bulletins")) == []


@pytest.mark.parametrize("asked", ["ffôn", "ffon", "FFÔN", "ffonau", "mobile"])
def test_accents_and_capitals_do_not_count(client, library, asked):
    assert titles(look(client, f"?q={asked}", "cy")) == ["My phone, my rules"]


def test_another_word_says_what_it_stands_for_and_is_not_in_the_title(client, library):
    response = look(client, "?q=sexting")

    text = response.content.decode()
    assert "Showing lessons about: Sharing images" in text
    assert "<title>Lessons, 1 found - Diogel</title>" in text
    assert "sexting" not in strip_tags(text)


def test_a_word_for_one_topic_is_not_the_beginning_of_one_for_another(client, db):
    images = make_topic(name_en="Images", aliases="sexting\nsext")
    threats = make_topic(name_en="Threats", aliases="sextortion")
    for topic in (images, threats):
        version = make_lesson(topic=topic, title_en=topic.name_en)
        text = f" {fold(topic.aliases)}"
        LessonVersion.objects.filter(pk=version.pk).update(search_text=text)

    assert titles(look(client, "?q=sexting")) == ["Images"]
    assert titles(look(client, "?q=sextort")) == ["Threats"]


@pytest.mark.parametrize(
    ("asked", "language"),
    [("sextin", "en"), ("noethluniua", "cy"), ("blackmial", "en")],
)
def test_a_slip_of_the_keys_finds_what_was_meant(client, db, asked, language):
    topic = make_topic(name_en="Images", aliases="sexting\nnoethluniau\nblackmail")
    make_lesson(topic=topic, title_en="Found")
    make_lesson(title_en="Other")

    response = look(client, f"?q={asked}", language)

    assert titles(response) == ["Found"]
    assert "Showing lessons about: Images" in look(client, f"?q={asked}").text
    assert f'value="{asked}"' in response.text


def test_a_slip_in_the_name_of_a_topic_says_what_was_looked_for(client, db):
    found = make_lesson(topic=make_topic(name_en="Unkind messages"), title_en="Found")
    LessonVersion.objects.filter(pk=found.pk).update(search_text=" unkind messages")

    response = look(client, "?q=mesages")

    assert titles(response) == ["Found"]
    assert "No lesson matches “mesages”. Showing lessons for: messages" in response.text


def test_a_word_that_is_like_no_other_finds_nothing(client, library):
    response = look(client, "?q=zebra&ages=7-9")

    assert titles(response) == []
    assert "No lesson matches “zebra” for ages 7-9." in response.text


def test_a_search_for_nothing_says_what_to_do(client, library):
    assert "Type a word, or choose a topic below." in look(client, "?q=+").text
    assert "Type a word" not in look(client).text


def test_the_name_of_the_topic_needs_no_explaining(client, library):
    assert "Showing lessons about" not in look(client, "?q=sharing").content.decode()


def test_an_alias_counts_at_once_for_lessons_already_published(client, db):
    topic = make_topic(name_en="Phones", aliases="gizmo")
    make_lesson(topic=topic, title_en="My phone")

    assert titles(look(client, "?q=gizmo")) == ["My phone"]


def test_nothing_matches_names_the_ways_out(client, library):
    response = look(client, "?q=jamie&ages=14-16")

    page = response.context["page"]
    assert [(way.label, way.address) for way in page.wider] == [
        ("2 lessons match for other ages", "/lessons/?q=jamie")
    ]
    assert "No lesson matches “jamie” for ages 14-16." in response.content.decode()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Gŵr", "gwr"),
        ("tŷ, ŷd", "ty yd"),
        ("i’r ysgol", "ir ysgol"),
        ("ar-lein", "ar lein"),
        ("  Caniatâd ", "caniatad"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("cyfrinair", ["cyfrinair", "gyfrinair", "nghyfrinair", "chyfrinair"]),
        ("llun", ["llun", "lun"]),
        ("gwers", ["gwers", "wers", "ngwers"]),
        ("ffon", ["ffon"]),
        ("chwarae", ["chwarae"]),
        ("mam", ["mam"]),
    ],
)
def test_a_welsh_word_is_found_in_its_mutations(word, forms):
    assert mutations(word) == forms
