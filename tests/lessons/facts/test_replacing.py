"""A card takes the place of another, in every lesson at once."""

import datetime as dt

from accounts.models import AuditEvent
from lessons.actions import cards as actions
from lessons.models import CardChange
from tests.builders import at, make_lesson
from tests.lessons.facts.forms import errors, make_law_card, today

NOW = at(2026, 11, 28, 10)


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
