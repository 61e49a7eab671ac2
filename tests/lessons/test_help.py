"""Help pages by nation and age, and the card for adults."""

import datetime as dt

import pytest

from lessons.models import HelpRoute
from tests.builders import make_force


def routes(client, query):
    return [route.key for route in client.get("/help/" + query).context["routes"]]


def test_first_it_asks_who_you_are(client, db):
    text = client.get("/help/").content.decode()

    for words in ("I am 7 to 11", "I am 11 to 16", "I am an adult", "Phone 999"):
        assert words in text


def test_each_reader_gets_their_own_routes(client, library):
    assert routes(client, "?for=7-11") == ["school", "childline"]
    assert routes(client, "?for=11-16") == ["school", "childline"]
    assert routes(client, "?for=adults") == []
    assert routes(client, "?for=adults&nation=england") == ["adult-helpline"]


def test_the_nation_is_that_of_the_force_until_another_is_chosen(client, library):
    make_force(nation="england")

    assert routes(client, "?for=adults") == ["adult-helpline"]
    assert routes(client, "?for=adults&nation=wales") == []
    assert routes(client, "?for=adults&nation=mars") == ["adult-helpline"]


@pytest.mark.parametrize(
    "change", [{"review_by": dt.date(2020, 1, 1)}, {"state": "unverified"}, {"ages_from": 12}]
)
def test_what_is_stale_unverified_or_for_others_is_left_out(client, library, change):
    HelpRoute.objects.filter(key="childline").update(**change)

    assert routes(client, "?for=7-11") == ["school"]


def test_numbers_can_be_tapped_and_pages_opened(client, library):
    text = client.get("/help/?for=11-16").content.decode()

    assert 'href="tel:08001111">Phone 0800 1111</a>' in text
    assert 'href="https://www.childline.org.uk" rel="noreferrer"' in text
    assert "In Welsh and English." in text


def test_the_page_can_be_left_quickly_and_says_what_stays(client, db):
    text = client.get("/help/").content.decode()

    assert 'data-module="govuk-exit-this-page"' in text
    assert text.count('href="https://www.bbc.co.uk/weather"') == 2
    assert "history still shows that you were here" in text


def test_welsh_pages_are_welsh_addresses(client, library):
    text = client.get("/cy/cymorth/?for=7-11").content.decode()

    assert "Oedolyn rwyt ti’n ymddiried ynddo yn yr ysgol" in text


def test_the_card_for_adults_names_the_lead_of_the_nation(client, db):
    make_force(safeguarding_lead_en="Designated Safeguarding Lead (DSL)")

    text = client.get("/help/if-a-child-tells-you/").content.decode()

    assert "Tell the Designated Safeguarding Lead (DSL) of the school now" in text
    assert "Do not promise to keep it secret." in text


def test_the_card_names_both_leads_when_no_force_is_set(client, db):
    text = client.get("/help/if-a-child-tells-you/").content.decode()

    assert "(DSP in Wales, DSL in England)" in text


def test_only_reading_is_allowed(client, db):
    assert client.post("/help/").status_code == 405
    assert client.post("/help/if-a-child-tells-you/").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_help_costs_2_queries(client, db, django_assert_num_queries, count):
    for number in range(count):
        HelpRoute.objects.create(
            key=f"route-{number}",
            nations="wales",
            state="checked",
            checked_on=dt.date(2026, 9, 1),
            review_by=dt.date(2099, 9, 1),
            name_en=f"Route {number}",
            for_en="Any worry.",
        )

    with django_assert_num_queries(2):  # force, routes
        assert len(routes(client, "?for=7-11")) == count
