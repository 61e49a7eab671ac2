"""A card is compared with its source again before its day, and named when that is over."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from accounts.models import AuditEvent
from lessons.forms_checks import day_field
from lessons.models import CardChange, LawCard
from tests.builders import make_editor, make_lesson, make_officer
from tests.lessons.facts.forms import errors, make_help_route, make_law_card, today


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
