"""The law and help by nation and age, to read and to cut out."""

import datetime as dt

import pytest

from tests.builders import make_force, make_help_route, make_law_card


def keys(client, address):
    cards = client.get(address).context["cards"]
    return [card.key for card in (*cards.law_cards, *cards.help_routes)]


def test_the_first_page_leads_to_each_nation_and_age_the_own_nation_first(client, db):
    make_force(nation="england")

    text = client.get("/law-and-help/").content.decode()

    assert text.index('href="/law-and-help/england/7-9/"') < text.index(
        'href="/law-and-help/wales/7-9/"'
    )
    assert text.count('class="chip"') == 8


def test_a_page_holds_the_cards_of_its_nation_and_ages(client, db):
    make_law_card(key="both-nations", ages_from=11, ages_to=18)
    make_law_card(key="of-england", nations="england")
    make_law_card(key="for-older", ages_from=14, ages_to=18)
    make_help_route(key="for-younger", ages_from=5, ages_to=11)
    make_help_route(key="of-wales", nations="wales", ages_from=5, ages_to=25)
    make_help_route(key="for-adults", audience="adult", ages_from=0, ages_to=25)

    assert keys(client, "/law-and-help/wales/11-14/") == ["both-nations", "of-wales"]
    assert keys(client, "/law-and-help/england/11-14/") == ["both-nations", "of-england"]
    assert keys(client, "/law-and-help/wales/14-16/") == ["both-nations", "for-older", "of-wales"]
    assert keys(client, "/law-and-help/wales/7-9/") == ["for-younger", "of-wales"]


@pytest.mark.parametrize(
    "change",
    [{"review_by": dt.date(2026, 9, 4)}, {"state": "unverified"}, {"state": "conflicting"}],
)
@pytest.mark.parametrize("page", ["", "print/"])
def test_what_is_not_in_date_is_shown_to_nobody(client, db, change, page):
    make_law_card(plain_en="Doubtful words.", **change)
    make_help_route(for_en="Doubtful help.", **change)

    text = client.get(f"/law-and-help/wales/11-14/{page}").content.decode()

    assert "Doubtful" not in text
    assert "Tell an adult you trust at home or at school." in text


def test_each_fact_says_its_source_and_its_day(client, db):
    make_law_card(source="Legislation, section 1", note="For editors only.")

    text = client.get("/law-and-help/wales/11-14/").content.decode()

    assert "Checked 3 Sept 2026." in text
    assert "Legislation, section 1" in text
    assert "For editors only." not in text


def test_the_cards_print_in_both_languages_the_readers_first(client, db):
    make_law_card(plain_en="In English.", plain_cy="Yn Gymraeg.")
    make_help_route(name_en="Helpline", name_cy="Llinell", phone="0800 1111", text_number="84001")

    english = client.get("/law-and-help/wales/11-14/print/").content.decode()
    welsh = client.get("/cy/y-gyfraith-a-help/wales/11-14/argraffu/").content.decode()

    assert english.index("In English.") < english.index("Yn Gymraeg.")
    assert welsh.index("Yn Gymraeg.") < welsh.index("In English.")
    assert "Ffonio 0800 1111" in english
    assert "Text 84001" in english
    assert '<section class="fact-set" lang="cy"' in english


def test_the_addresses_are_in_both_languages(client, db):
    text = client.get("/cy/y-gyfraith-a-help/wales/11-14/").content.decode()

    assert "Y gyfraith a help, 11-14 oed, Cymru" in text
    assert 'hreflang="en" href="/law-and-help/wales/11-14/"' in text


@pytest.mark.parametrize("place", ["mars/11-14", "wales/11-16", "wales/14-11"])
def test_only_the_ages_and_nations_that_there_are(client, db, place):
    assert client.get(f"/law-and-help/{place}/").status_code == 404
    assert client.get(f"/law-and-help/{place}/print/").status_code == 404


def test_only_reading_is_allowed(client, db):
    for page in ("", "wales/11-14/", "wales/11-14/print/"):
        assert client.post(f"/law-and-help/{page}").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("page", ["", "print/"])
def test_a_page_costs_3_queries(client, db, count, page, django_assert_num_queries):
    for _number in range(count):
        make_law_card()
        make_help_route()

    with django_assert_num_queries(3):  # law cards, help routes, force
        assert len(keys(client, f"/law-and-help/wales/11-14/{page}")) == 2 * count
