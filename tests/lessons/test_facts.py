"""Dated cards in the hands of editors: changed, checked again, replaced, added, and never lost."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.dates import plain_day
from accounts.models import AuditEvent
from lessons.actions import cards as actions
from lessons.forms_checks import day_field
from lessons.forms_facts import FORMS
from lessons.models import CardChange, HelpRoute, LawCard
from tests import builders
from tests.builders import at, make_editor, make_lesson, make_officer

NOW = at(2026, 11, 28, 10)


@pytest.fixture
def editor(client, db):
    person = make_editor(name="Nia Prys")
    client.force_login(person)
    return person


def today():
    return timezone.localdate()


def around_today():
    """Checked a while ago, to be checked again in a while."""
    return {
        "checked_on": today() - dt.timedelta(days=60),
        "review_by": today() + dt.timedelta(days=120),
    }


def make_law_card(*versions, **fields):
    return builders.make_law_card(*versions, **around_today() | fields)


def make_help_route(*versions, **fields):
    return builders.make_help_route(*versions, **around_today() | fields)


def filled(card, **changes):
    """What the form of CARD sends when only CHANGES are made."""
    form = FORMS[type(card)](instance=card, today=timezone.localdate())
    values = {
        name: value
        for name in form.fields
        if (value := form.get_initial_for_field(form.fields[name], name)) is not None
    }
    return {**values, "other_stands": "on", **changes}


def change(client, card, **changes):
    return client.post(f"{card.get_absolute_url()}change/", filled(card, **changes))


def errors(response):
    return dict(response.context["form"].errors)


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
    "written",
    [
        "31/01/2026",
        "31.01.2026",
        "2026-01-31",
        "31 Jan 2026",
        "31 ionawr 2026",
        " 31 January 2026 ",
    ],
)
def test_a_day_is_read_as_people_write_it(written):
    assert day_field("checked_on").clean(written) == dt.date(2026, 1, 31)


@pytest.mark.parametrize("written", ["31 Ja 2026", "31 Mehefin 2026", "31 Jan", "1 Ma 2026"])
def test_a_day_that_is_none_is_not_guessed(written):
    with pytest.raises(ValidationError, match="Write the day as 31/01/2027 or"):
        day_field("checked_on").clean(written)


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


def test_checking_again_moves_the_review_day(client, editor):
    card = make_law_card(make_lesson(), key="pictures", review_by=today() - dt.timedelta(days=1))
    page = client.get("/editor/facts/law/pictures/check/")
    assert page.context["form"].initial == {
        "seen": 0,
        "checked_on": today(),
        "checked_by": "Nia Prys",
        "review_by": today() + dt.timedelta(days=182),
    }

    client.post(
        "/editor/facts/law/pictures/check/", {**page.context["form"].initial, "has_compared": "on"}
    )

    card.refresh_from_db()
    assert (card.state, card.checked_on, card.checked_by) == ("checked", today(), "Nia Prys")
    assert card.review_by == today() + dt.timedelta(days=182)
    assert AuditEvent.objects.get().action == "card_checked"
    assert CardChange.objects.get().what == "checked"


def test_checking_an_unverified_card_lets_it_be_shown(client, editor):
    card = make_law_card(make_lesson(), key="pictures", state="conflicting", checked_by="")
    assert not LawCard.objects.in_date(today()).exists()

    form = client.get("/editor/facts/law/pictures/check/").context["form"]
    client.post("/editor/facts/law/pictures/check/", {**form.initial, "has_compared": "on"})

    assert list(LawCard.objects.in_date(today())) == [card]


def test_a_check_is_a_comparison_with_the_source(client, editor):
    make_law_card(key="pictures")

    response = client.post("/editor/facts/law/pictures/check/", {"seen": 0})

    assert errors(response) == {
        "has_compared": ["Tick that you have compared the card with its source."],
        "checked_on": ["Write a day in “Checked on”."],
        "checked_by": ["Write who compared it with its source."],
        "review_by": ["Write a day in “Check again by”."],
    }


def test_a_replaced_card_is_out_of_every_lesson_at_once(client, editor):
    first, second, third = make_lesson(), make_lesson(), make_lesson()
    old = make_law_card(first, second, key="old", plain_en="Old law.")
    new = make_law_card(second, third, key="new-law", plain_en="New law.")

    response = client.post("/editor/facts/law/old/replace/", {"seen": 0, "other": new.pk})

    assert response.headers["Location"] == "/editor/facts/law/new-law/"
    assert [list(version.law_cards.all()) for version in (first, second, third)] == [[new]] * 3
    for version in (first, second):
        text = client.get(version.lesson.get_absolute_url()).content.decode()
        assert "New law." in text
        assert "Old law." not in text
    assert "Old law." not in client.get("/law-and-help/wales/11-14/").content.decode()
    event = AuditEvent.objects.get()
    assert (event.action, event.object_name, event.detail) == (
        *("card_replaced", "old", "replaced_by: new-law"),
    )
    row = CardChange.objects.get()
    assert (row.law_card, row.before, row.after) == (
        *(old, {"replaced_by": None}, {"replaced_by": "new-law"}),
    )


def test_the_page_before_names_the_lessons(client, editor):
    version = make_lesson(title_en="Locked out")
    make_law_card(version, key="old")

    text = client.get("/editor/facts/law/old/replace/").content.decode()

    assert "Locked out" in text


def test_only_a_card_in_date_takes_the_place(client, editor):
    make_law_card(key="old")
    stale = make_law_card(key="stale", review_by=today() - dt.timedelta(days=1))

    response = client.post("/editor/facts/law/old/replace/", {"seen": 0, "other": stale.pk})

    assert errors(response) == {"other": ["Choose a card that is in date."]}
    assert errors(client.post("/editor/facts/law/old/replace/", {"seen": 0})) == {
        "other": ["Choose the card that is to stand in its place."]
    }


def test_a_replaced_card_is_left_alone_and_says_what_stands_there(client, editor):
    old, new = make_law_card(key="old"), make_law_card(key="new-law", statute_en="New Act")
    actions.replace_card(card=old, other=new, seen=0, by=editor, now=NOW)

    text = client.get("/editor/facts/law/old/").content.decode()

    assert '<a href="/editor/facts/law/new-law/">New Act</a>' in text
    assert "Change it" not in text
    pages = [f"/editor/facts/law/old/{page}/" for page in ("change", "check", "replace")]
    assert [client.get(page).status_code for page in pages] == [404] * 3
    facts = client.get("/editor/facts/").context["facts"]
    assert [fact.card.key for fact in facts.law_cards] == ["new-law"]


def test_a_new_card_is_added_behind_the_others(client, editor):
    make_help_route(order=4)
    page = client.get("/editor/facts/help/new/?key=new-line")
    assert page.context["form"]["key"].value() == "new-line"

    response = client.post(
        "/editor/facts/help/new/?key=new-line",
        {
            **{"key": "new-line", "name_en": "Line", "name_cy": "Llinell", "seen": 0},
            **{"for_en": "Any worry.", "for_cy": "Unrhyw bryder.", "audience": "pupil"},
            **{"nations": ["england", "wales"], "ages_from": 7, "ages_to": 16, "languages": ["cy"]},
            **{"source": "Their page", "state": "checked", "checked_by": "Nia Prys"},
            **{"checked_on": today(), "review_by": today() + dt.timedelta(days=90)},
        },
    )

    assert response.headers["Location"] == "/editor/facts/help/new-line/"
    route = HelpRoute.objects.get(key="new-line")
    assert (route.order, route.nations, route.languages) == (5, "wales,england", "cy")
    assert (route.edited_by, route.changes.get().what) == (editor, "added")
    assert AuditEvent.objects.get().action == "card_added"


@pytest.mark.parametrize("key", ["new", "Two words", "under_score", "x" * 51])
def test_a_key_is_one_that_an_address_can_hold(client, editor, key):
    assert "key" in errors(client.post("/editor/facts/law/new/", {"key": key}))


def test_a_key_is_there_once(client, editor):
    make_law_card(key="pictures")

    assert "key" in errors(client.post("/editor/facts/law/new/", {"key": "pictures"}))


def test_what_is_due_stands_by_its_day(client, editor):
    make_law_card(key="in-a-week", review_by=today() + dt.timedelta(days=7))
    make_help_route(key="long-over", review_by=today() - dt.timedelta(days=50))
    make_law_card(key="just-over", review_by=today() - dt.timedelta(days=1))
    make_help_route(key="doubted", state="conflicting", review_by=today() + dt.timedelta(days=3))
    make_law_card(key="in-date")

    cards = client.get("/editor/to-do/").context["todo"].cards

    assert [(fact.card.key, fact.state) for fact in cards] == [
        ("long-over", "overdue"),
        ("just-over", "overdue"),
        ("doubted", "conflicting"),
        ("in-a-week", "due"),
    ]


@pytest.mark.parametrize(
    ("reader", "is_named"), [(lambda: make_editor(), True), (lambda: make_officer().user, False)]
)
def test_a_lesson_warns_staff_and_names_its_stale_facts_to_editors(client, db, reader, is_named):
    version = make_lesson()
    make_law_card(
        version, key="stale", statute_en="Stale Act", review_by=today() - dt.timedelta(days=1)
    )

    assert "Stale Act" not in client.get(version.lesson.get_absolute_url()).content.decode()
    client.force_login(reader())
    text = client.get(version.lesson.get_absolute_url()).content.decode()

    assert "1 fact is due for checking." in text
    assert ('<a href="/editor/facts/law/stale/">Stale Act</a>' in text) is is_named


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
