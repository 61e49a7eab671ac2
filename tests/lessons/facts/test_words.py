"""The words of a card keep the rules of a lesson's words before a reader is shown them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from lessons.actions.cards import change_card
from lessons.models import HelpRoute, LawCard
from tests.builders import make_editor, make_help_route, make_law_card
from tests.lessons.facts.forms import errors, filled, today

HARD = "Unfortunately, irresponsible communication frequently generates misunderstanding."


def checked(card, **changes):
    """What the form of CARD sends when it was compared today and CHANGES are made."""
    days = {"checked_on": today(), "review_by": today() + dt.timedelta(days=90)}
    return filled(card, **days | changes)


def change(client, card, **changes):
    return client.post(f"{card.get_absolute_url()}change/", checked(card, **changes))


LAW = {"plain_en": "The law protects you.", "plain_cy": "Mae’r gyfraith yn eich diogelu."}


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"plain_en": "It will haunt you."}, "plain_en", "'haunt' is said to frighten"),
        ({"plain_en": "You are stupid."}, "plain_en", "'stupid' puts the blame on the person"),
        ({"plain_en": "Have you ever sent one?"}, "plain_en", "'have you ever' asks for a pupil's"),
        ({"plain_en": "Some say sexting."}, "plain_en", "'sexting' is not said to pupils"),
        (
            {"plain_en": "First.\r\n\r\nYou can be arrested.", "ages_from": 7},
            "plain_en",
            "pupils under ten, leave out 'arrested' (line 3)",
        ),
        ({"plain_en": f"{HARD} {HARD}"}, "plain_en", "reading age 42.9 where 13 is the most"),
        ({"plain_cy": "Mae’n hunllef."}, "plain_cy", "'hunllef' is said to frighten"),
        ({"plain_en": "Under 18."}, "plain_cy", "the numbers differ from the English: 18"),
        (
            {"plain_en": "See https://example.org/a."},
            "plain_cy",
            "the links differ from the English: https://example.org/a",
        ),
        ({"plain_en": "Ask {name}."}, "plain_cy", "the placeholders differ from the English"),
        ({"plain_en": "Ask for consent."}, "plain_cy", "'consent' is 'cydsyniad' in the glossary"),
        ({"plain_cy": "Mae’r gyfraith. " * 9}, "plain_cy", "letters in Welsh for 21 in English"),
    ],
)
def test_a_rule_that_is_broken_is_said_at_its_field(client, editor, changes, field, said):
    card = make_law_card(key="pictures", statute_en="Act", statute_cy="Deddf", **LAW)

    response = change(client, card, **changes)

    assert response.status_code == 200
    (message,) = [message for message in errors(response)[field] if said in message]
    language = {"en": "English", "cy": "Cymraeg"}[field[-2:]]
    assert message.startswith(f"“Plain words, {language}”: ")
    assert next(iter(changes.values())).strip().splitlines()[0] in response.text
    card.refresh_from_db()
    assert card.plain_en == LAW["plain_en"]


def test_an_editor_reads_it_in_welsh(client, editor):
    card = make_law_card(statute_en="Act", statute_cy="Deddf", **LAW)
    with translation.override("cy"):
        address = reverse("lessons:fact_change", args=["law", card.key])

    response = client.post(address, checked(card, plain_en="One.\n\nIt will haunt you."))

    assert errors(response) == {
        "plain_en": ["“Geiriau plaen, English”: mae ‘haunt’ yn codi ofn (llinell 3)."]
    }


def test_all_that_is_wrong_is_said_at_once_and_a_field_that_is_empty_is_said_once(client, editor):
    route = make_help_route(name_en="Line", name_cy="Llinell", for_en="Help.", for_cy="Help.")

    response = change(
        client, route, name_en="Stupid line", for_en="Evil.", for_cy="", hours_en="8 to 5"
    )

    assert errors(response) == {
        "name_en": ["“Name, English”: 'stupid' puts the blame on the person harmed."],
        "for_cy": ["Write something in “Who it is for, and for what, Cymraeg”."],
        "hours_cy": ["Write something in “Hours, Cymraeg”."],
    }


def test_a_route_for_adults_may_say_what_pupils_do_not_hear(client, editor):
    route = make_help_route(audience="adult", for_en="A worry.", for_cy="Pryder.")
    words = {"for_en": "Ask about arrest.", "for_cy": "Gofyn am arestio."}

    assert "for_en" in errors(change(client, route, **words, audience="pupil", ages_from=7))
    assert change(client, route, **words).status_code == 302


def test_a_long_sentence_is_shown_and_stops_nothing(client, editor):
    card = make_law_card(key="pictures", statute_en="Act", statute_cy="Deddf", **LAW)
    long = "The law is there to help you and it is there to help me and him and her too."

    response = change(client, card, plain_en=long, plain_cy=f"{LAW['plain_cy']} " * 2)

    assert response.status_code == 302
    text = client.get(card.get_absolute_url()).text
    assert "“Plain words, English”: a sentence of 19 words where 16 are easy. It may stay" in text


def test_a_card_that_nobody_verified_is_kept_as_it_is_and_says_what_to_mend(client, editor):
    card = make_law_card(key="pictures", statute_en="Act", statute_cy="Deddf", **LAW)

    assert change(client, card, state="unverified", plain_en="It will haunt.").status_code == 302

    text = client.get(card.get_absolute_url()).text
    assert "“Plain words, English”: &#x27;haunt&#x27; is said to frighten." in text
    assert not LawCard.objects.in_date(timezone.localdate()).exists()


def test_a_card_that_breaks_a_rule_is_not_checked_as_it_is(client, editor):
    card = make_law_card(state="unverified", statute_en="Act", statute_cy="Deddf", **LAW)
    LawCard.objects.filter(pk=card.pk).update(plain_en="It will haunt you.")
    address = f"{card.get_absolute_url()}check/"
    page = client.get(address)
    assert "&#x27;haunt&#x27; is said to frighten" in page.text

    response = client.post(address, {**page.context["form"].initial, "has_compared": "on"})

    assert response.context["form"].non_field_errors() == [
        "“Plain words, English”: 'haunt' is said to frighten."
    ]
    card.refresh_from_db()
    assert card.state == "unverified"


def test_who_comes_second_sees_both_and_may_save_knowingly(client, editor):
    card = make_law_card(key="pictures", statute_en="Act", statute_cy="Deddf", **LAW)
    mine = checked(card, plain_en="Mine is kind.", plain_cy="Mae’n garedig.")
    theirs = {"plain_en": "Theirs is fair.", "plain_cy": "Mae’n deg."}
    change_card(card=card, values=theirs, seen=0, by=make_editor(), now=timezone.now())
    address = f"{card.get_absolute_url()}change/"

    late = client.post(address, mine)

    assert late.status_code == 409
    assert "Theirs is fair." in late.text
    assert "Mine is kind." in late.text
    card.refresh_from_db()
    assert card.plain_en == "Theirs is fair."
    again = {**mine, "seen": late.context["form"]["seen"].value()}
    assert client.post(address, again).status_code == 302
    card.refresh_from_db()
    assert card.plain_en == "Mine is kind."


def test_a_new_card_keeps_the_rules_too(client, editor):
    sent = {
        **{"key": "new-line", "name_en": "Line", "name_cy": "Llinell", "seen": 0},
        **{"for_en": "If you are evil.", "for_cy": "Unrhyw bryder.", "audience": "pupil"},
        **{"nations": ["wales"], "ages_from": 7, "ages_to": 16, "languages": ["cy"]},
        **{"source": "Their page", "state": "checked", "checked_by": "Nia Prys"},
        **{"checked_on": timezone.localdate(), "review_by": timezone.localdate()},
    }

    response = client.post("/editor/facts/help/new/", sent)

    assert errors(response)["for_en"] == [
        "“Who it is for, and for what, English”: 'evil' is said to frighten."
    ]
    assert not HelpRoute.objects.exists()
