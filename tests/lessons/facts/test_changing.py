"""A card is changed by editors: at once in every lesson, with its history, and never lost."""

import datetime as dt

import pytest

from accounts.dates import plain_day
from accounts.models import AuditEvent
from lessons.actions import cards as actions
from lessons.models import CardChange
from tests.builders import at, make_lesson
from tests.lessons.facts.forms import change, errors, filled, make_help_route, make_law_card, today

NOW = at(2026, 11, 28, 10)


def test_a_changed_card_is_in_every_lesson_at_once(client, editor):
    versions = [make_lesson(), make_lesson()]
    card = make_law_card(*versions, key="pictures")

    response = change(
        client, card, plain_en="Said better.", plain_cy="Dweud yn well.", checked_on=today()
    )

    assert response.headers["Location"] == "/editor/facts/law/pictures/"
    for version in versions:
        text = client.get(version.lesson.get_absolute_url()).content.decode()
        assert "Said better." in text
        assert "protects you" not in text
    text = client.get("/cy" + "/gwersi/" + versions[0].lesson.slug + "/").content.decode()
    assert "Dweud yn well." in text


def test_a_change_is_in_the_history_with_old_and_new_and_on_the_trail(client, editor):
    card = make_law_card(key="pictures", plain_en="Old words.")

    change(client, card, plain_en="New words.", checked_on=today(), checked_by="Nia Prys")

    row = CardChange.objects.get()
    assert (row.law_card, row.by, row.what) == (card, editor, "changed")
    assert row.before == {
        "plain_en": "Old words.",
        "checked_on": f"{today() - dt.timedelta(days=60):%Y-%m-%d}",
        "checked_by": "Force lawyer",
    }
    assert row.after == {
        "plain_en": "New words.",
        "checked_on": f"{today():%Y-%m-%d}",
        "checked_by": "Nia Prys",
    }
    event = AuditEvent.objects.get()
    assert (event.action, event.by, event.object_name, event.detail) == (
        *("card_changed", editor, "pictures", "checked_by, checked_on, plain_en"),
    )
    text = client.get(card.get_absolute_url()).content.decode()
    assert "Before: </span>Old words.</del>" in text
    assert "Now: </span>New words.</ins>" in text
    assert f"Now: </span>{plain_day(today())}</ins>" in text


def test_changed_words_need_a_new_check(client, editor):
    card = make_law_card(key="pictures")

    response = change(client, card, plain_en="New words.")

    assert errors(response) == {
        "checked_on": ["The words are others now. Write when these were compared with the source."]
    }
    assert "New words." in response.content.decode()  # what was typed is kept
    card.refresh_from_db()
    assert card.plain_en != "New words."


def test_no_language_falls_behind_unseen(client, editor):
    card = make_law_card(key="pictures")
    words = {"plain_en": "New words.", "checked_on": today(), "other_stands": ""}

    assert errors(change(client, card, **words)) == {
        "other_stands": ["“Plain words” changed in one language. Change the other, or tick this."]
    }
    assert change(client, card, **words, plain_cy="Geiriau newydd.").status_code == 302


def test_a_day_that_is_none_is_one_error(client, editor):
    card = make_law_card(key="pictures")

    response = change(client, card, plain_en="New words.", checked_on="yesterday")

    assert errors(response) == {"checked_on": ["Write the day as 31/01/2027 or 31 January 2027."]}


def test_a_note_needs_no_new_check(client, editor):
    card = make_law_card(key="pictures")

    assert change(client, card, note="Ask the lawyer.").status_code == 302

    card.refresh_from_db()
    assert (card.note, card.checked_on) == (*("Ask the lawyer.", today() - dt.timedelta(days=60)),)


def test_a_card_may_be_changed_twice_a_day(client, editor):
    card = make_law_card(key="pictures", checked_on=today())

    assert change(client, card, plain_en="New words.").status_code == 302


def test_an_unverified_card_needs_no_check_and_no_name(client, editor):
    card = make_law_card(key="pictures", state="unverified", checked_by="")

    assert change(client, card, plain_en="New words.").status_code == 302


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"plain_cy": ""}, "plain_cy", "Write something in “Plain words, Cymraeg”."),
        ({"not_for_en": "x"}, "not_for_cy", "Write something in “What it is not for, Cymraeg”."),
        ({"statute_en": "x" * 201}, "statute_en", "“Statute, English” has more letters than its"),
        ({"source": " "}, "source", "Write something in “Source”."),
        ({"nations": []}, "nations", "Choose a nation, or both."),
        ({"nations": ["mars"]}, "nations", "Select a valid choice."),
        ({"ages_from": "x"}, "ages_from", "Write “From age” as a number from 0 to 25."),
        ({"ages_from": 15}, "ages_to", "Ages go from the younger to the older."),
        ({"checked_by": ""}, "checked_by", "Write who compared it with its source."),
        ({"checked_on": "3 May"}, "checked_on", "Write the day as 31/01/2027 or 31 January 2027."),
        ({"checked_on": ""}, "checked_on", "Write a day in “Checked on”."),
        ({"checked_on": "2199-01-01"}, "checked_on", "That day is still to come."),
        ({"in_force_from": "2199-01-01"}, "in_force_from", "This law is not in force yet."),
        ({"review_by": "2020-01-01"}, "review_by", "Write a day after the day on which it was"),
        ({"review_by": "2199-01-01"}, "review_by", "A fact is checked every year."),
    ],
)
def test_what_cannot_be_saved_is_said_at_its_field(client, editor, changes, field, message):
    card = make_law_card(key="pictures")

    response = change(client, card, **changes)

    assert response.status_code == 200
    assert errors(response)[field][0].startswith(message)
    assert "Error: Change a fact" in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"phone": "ring us"}, "phone", "Write the number with digits and spaces: 0800 1111."),
        (
            {"url": "http://www.example.org"},
            "url",
            "Write the whole address, with https:// before it.",
        ),
        ({"languages": []}, "languages", "Choose a language, or both."),
        ({"hours_cy": "Bob dydd"}, "hours_en", "Write something in “Hours, English”."),
    ],
)
def test_a_help_route_has_rules_of_its_own(client, editor, changes, field, message):
    route = make_help_route(key="line")

    assert errors(change(client, route, **changes))[field] == [message]


def test_a_number_that_changed_is_on_the_help_page_at_once(client, editor):
    route = make_help_route(key="line")

    change(client, route, phone="0808 2222", nations=["wales"], checked_on=today())

    assert "Phone 0808 2222" in client.get("/help/?for=11-16&nation=wales").content.decode()
    assert "2222" not in client.get("/help/?for=11-16&nation=england").content.decode()


def test_saving_nothing_new_leaves_no_trace(client, editor):
    card = make_law_card(key="pictures")

    change(client, card)

    card.refresh_from_db()
    assert (card.revision, card.edited_at) == (0, None)
    assert CardChange.objects.count() == AuditEvent.objects.count() == 0


@pytest.mark.parametrize("page", ["change", "check", "replace"])
def test_who_comes_second_overwrites_nothing(client, editor, page):
    card = make_law_card(key="pictures")
    sent = {
        "change": filled(card, note="Mine."),
        "check": {
            **{"has_compared": "on", "seen": 0, "checked_by": "Me", "checked_on": today()},
            "review_by": today() + dt.timedelta(days=90),
        },
        "replace": {"seen": 0, "other": make_law_card().pk},
    }[page]
    actions.change_card(card=card, values={"note": "Theirs."}, seen=0, by=editor, now=NOW)

    response = client.post(f"/editor/facts/law/pictures/{page}/", sent)

    assert response.status_code == 409
    assert "This fact was changed while you had it open." in response.content.decode()
    card.refresh_from_db()
    assert (card.note, card.checked_by, card.replaced_by) == ("Theirs.", "Force lawyer", None)


@pytest.mark.parametrize("count", [1, 3])
def test_a_fact_costs_7_queries(client, editor, count, django_assert_num_queries):
    card = make_law_card(*(make_lesson() for _ in range(count)), key="pictures")
    for number in range(count):
        values = {"note": f"Note {number}"}
        actions.change_card(card=card, values=values, seen=number, by=editor, now=NOW)

    # session, user, card, lessons, changes, what it replaced, force
    with django_assert_num_queries(7):
        context = client.get("/editor/facts/law/pictures/").context

    assert (len(context["lessons"]), len(context["changes"])) == (count, count)


@pytest.mark.parametrize(
    "address",
    [
        "/editor/facts/law/nowhere/",
        "/editor/facts/mars/pictures/",
        "/editor/facts/law/nowhere/change/",
        "/editor/facts/mars/new/",
    ],
)
def test_a_card_that_is_not_there_is_not_found(client, editor, address):
    make_law_card(key="pictures")

    assert client.get(address).status_code == 404


def test_a_page_that_is_only_read_takes_no_post(client, editor):
    card = make_law_card()

    assert client.post(card.get_absolute_url()).status_code == 405
    assert client.put(f"{card.get_absolute_url()}change/").status_code == 405
