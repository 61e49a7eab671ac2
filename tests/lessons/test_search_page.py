"""The list of lessons says what it understood of a search, and what to do when it found nothing."""

import re

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from tests.builders import make_lesson, make_topic


def look(client, query, language="en"):
    with translation.override(language):
        address = reverse("lessons:lessons")
    return client.get(address + query)


def titles(response):
    return [
        lesson.current.title_en
        for _topic, lessons in response.context["page"].groups
        for lesson in lessons
    ]


def chips(response):
    return [(str(way.label), way.address) for way in response.context["page"].chosen]


def seen(response):
    """The words of the page, without what stands in fields and addresses."""
    return " ".join(strip_tags(response.text).split())


def hidden(response):
    """What the search form sends besides the words."""
    form = response.text.split('role="search"')[1].split("</form>")[0]
    return re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)


@pytest.mark.parametrize(
    ("language", "typed", "chip", "count"),
    [
        ("en", "year 9 sexting", ("Ages 13-14", "/lessons/?q=sexting"), "1 lesson for ages 13-14 "),
        ("cy", "secstio bl 9", ("13-14 oed", "/cy/gwersi/?q=secstio"), "1 wers i oedrannau 13-14 "),
        ("en", "sexting age 13", ("Age 13", "/lessons/?q=sexting"), "1 lesson "),
        ("cy", "secstio 13 oed", ("13 oed", "/cy/gwersi/?q=secstio"), "1 wers "),
    ],
)
def test_an_age_in_the_words_is_shown_as_chosen(client, library, language, typed, chip, count):
    response = look(client, f"?q={typed}", language)

    assert len(response.context["page"].groups) == 1
    assert chips(response) == [chip]
    assert f'role="status">{count}</p>' in " ".join(response.text.split())
    assert f'value="{typed}"' in response.text


def test_words_for_an_age_alone_find_all_lessons_of_it(client, library):
    response = look(client, "?q=ks2")

    assert titles(response) == ["My phone, my rules"]
    assert chips(response) == [("Ages 7-11", "/lessons/")]
    assert "<title>Lessons, 1 found - Diogel</title>" in response.text


def test_an_age_that_is_typed_counts_more_than_one_in_the_address(client, library):
    response = look(client, "?q=ks3&ages=7-9&topic=images")

    assert titles(response) == ["Before you send"]
    assert chips(response) == [
        ("Sharing images", "/lessons/?ages=11-14"),
        ("Ages 11-14", "/lessons/?topic=images"),
    ]
    assert hidden(response) == [("topic", "images")]


def test_an_age_that_is_chosen_afterwards_takes_the_place_of_the_words(client, library):
    response = look(client, "?q=year+9+sexting")

    ages = {way.label: way.address for way in response.context["page"].ages}
    assert ages["7-9"] == "/lessons/?q=sexting&ages=7-9"


def test_assembly_is_a_choice_and_a_sensitive_topic_says_why_not(client, library):
    allowed = look(client, "?q=phones+assembly")
    refused = look(client, "?q=sexting+assembly")

    assert titles(allowed) == ["My phone, my rules"]
    assert chips(allowed) == [("An assembly", "/lessons/?q=phones")]
    assert allowed.context["page"].has_more_chosen is False
    assert look(client, "?setting=assembly").context["page"].has_more_chosen is True
    radios = re.findall(r'<input[^>]*name="setting"[^>]*>', allowed.text)
    assert ['value="assembly"' in one for one in radios if "checked" in one] == [True]
    assert titles(refused) == []
    assert "A lesson on this topic is never taught to an assembly." in seen(refused)
    assert [way.address for way in refused.context["page"].wider] == [
        "/lessons/?setting=assembly",
        "/lessons/?q=sexting",
    ]


def test_an_app_finds_the_topics_that_deal_with_it_and_is_not_named(client, library):
    response = look(client, "?q=snapchat")

    assert titles(response) == ["Before you send"]
    assert (
        "No lesson is about one app, game or device alone. These are about what happens there:"
        " Sharing images"
    ) in seen(response)
    assert "snapchat" not in seen(response)


def test_a_slip_in_the_name_of_an_app_finds_the_same(client, library):
    assert titles(look(client, "?q=snapchatt")) == ["Before you send"]


def test_beside_an_app_the_other_words_count(client, library):
    assert titles(look(client, "?q=snapchat+phone")) == ["My phone, my rules"]
    assert titles(look(client, "?q=snapchat+zebra")) == ["Before you send"]
    assert titles(look(client, "?q=snapchat+ks2")) == []


def test_whoever_looks_for_help_is_shown_the_way(client, library):
    said = "Does someone need help, or is there something to report? Get help"

    assert said in seen(look(client, "?q=report+abuse"))
    assert said not in seen(look(client, "?q=sexting"))
    assert "Oes angen help ar rywun" in seen(look(client, "?q=riportio", "cy"))


def test_nothing_found_says_what_was_looked_for_and_offers_topics(client, library):
    response = look(client, "?q=lessons+about+zebras+for+year+9")

    assert "No lesson matches “zebras” for ages 13-14." in seen(response)
    assert [(way.label, way.address) for way in response.context["page"].offered] == [
        ("Sharing images", "/lessons/?topic=images&ages=13-14")
    ]
    assert "There are lessons about: Sharing images" in seen(response)


def test_an_age_without_lessons_offers_every_topic_that_has_some(client, library):
    make_topic(name_en="Empty")

    response = look(client, "?q=ks1")

    assert "No lesson is for ages 5-7." in seen(response)
    assert [way.address for way in response.context["page"].offered] == [
        "/lessons/?topic=images",
        "/lessons/?topic=phones",
    ]


def test_words_that_narrow_nothing_show_every_lesson(client, library):
    response = look(client, "?q=online+safety+lessons")

    assert titles(response) == ["Before you send", "My phone, my rules"]
    assert "<title>Lessons - Diogel</title>" in response.text
    assert 'value="online safety lessons"' in response.text


@pytest.mark.parametrize("topics", [1, 3])
def test_nothing_found_costs_the_same_with_many_topics(
    client, db, django_assert_num_queries, topics
):
    for number in range(topics):
        make_lesson(topic=make_topic(name_en=f"Topic {number}"))

    # force, topics, words in both languages, without the word, without the age, topics to offer
    with django_assert_num_queries(7):
        look(client, "?q=zebra+year+9")
