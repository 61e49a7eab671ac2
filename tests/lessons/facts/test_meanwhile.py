"""A card that somebody replaces, changes or adds while others have it open."""

import datetime as dt

import pytest
from django.utils import timezone

from lessons.actions import cards as actions
from lessons.models import LawCard
from tests.builders import make_lesson
from tests.lessons.drafting import start
from tests.lessons.editing.forms import filled as filled_page
from tests.lessons.facts.forms import filled, make_help_route, make_law_card
from tests.lessons.meanwhile import meanwhile

FACTS = "/editor/lessons/before-you-send/draft/facts/"


def replace(card, other, by):
    card.refresh_from_db()
    now = timezone.now()
    return actions.replace_card(card=card, other=other, seen=card.revision, by=by, now=now)


@pytest.fixture
def named(editor, library):
    """A draft, and the law card that it names."""
    draft = start(by=editor)
    return draft, draft.law_cards.get(key="images-under-18")


def test_a_replaced_card_is_not_offered_to_a_draft(client, editor, named):
    _draft, card = named
    other = make_law_card(key="newer")
    assert card in client.get(FACTS).context["form"].fields["law_cards"].queryset

    replace(card, other, by=editor)

    offered = client.get(FACTS).context["form"].fields["law_cards"].queryset
    assert card not in offered
    assert other in offered


def test_a_page_drawn_before_brings_no_replaced_card_back(client, editor, named):
    draft, card = named
    sent = filled_page(client.get(FACTS))
    before = set(draft.law_cards.values_list("key", flat=True))
    replace(card, make_law_card(key="newer"), by=editor)

    response = client.post(FACTS, {**sent, "devices": "needed"})

    assert response.status_code == 302
    draft.draft.refresh_from_db()
    assert draft.draft.devices == "needed"
    assert set(draft.law_cards.values_list("key", flat=True)) == (
        before - {"images-under-18"} | {"newer"}
    )


def test_words_typed_into_a_card_that_was_replaced_stand_there_to_be_copied(client, editor):
    card, other = make_law_card(key="old"), make_law_card(key="new-law")
    sent = filled(card, plain_en="An hour of work.")
    replace(card, other, by=editor)

    response = client.post("/editor/facts/law/old/change/", sent)

    assert response.status_code == 409
    text = response.content.decode()
    assert '<pre class="typed" lang="en">An hour of work.</pre>' in text
    assert 'href="/editor/facts/law/old/"' in text  # which says what stands in its place
    card.refresh_from_db()
    assert card.plain_en != "An hour of work."
    assert client.get("/editor/facts/law/old/change/").status_code == 404


@pytest.mark.parametrize("page", ["check", "replace"])
def test_who_comes_too_late_to_a_replaced_card_is_told(client, editor, page):
    card = make_law_card(key="old")
    replace(card, make_law_card(key="new-law"), by=editor)

    assert client.post(f"/editor/facts/law/old/{page}/", {"seen": 0}).status_code == 409


def test_two_cards_never_stand_in_the_place_of_each_other(editor):
    one, two, three = (make_law_card(key=key) for key in ("one", "two", "three"))
    replace(two, three, by=editor)

    with pytest.raises(actions.CardChangedMeanwhile):  # chosen while it was in its place
        replace(one, two, by=editor)

    assert set(LawCard.objects.in_place()) == {one, three}


@pytest.mark.parametrize("seen", [None, "", "x", "9" * 30])
def test_a_page_that_does_not_say_what_it_showed_overwrites_nothing(client, editor, seen):
    card = make_law_card(key="pictures")
    sent = filled(card, note="Mine.")
    sent = {name: value for name, value in sent.items() if name != "seen"}

    response = client.post(
        "/editor/facts/law/pictures/change/", sent if seen is None else {**sent, "seen": seen}
    )

    assert response.status_code in {200, 409}
    card.refresh_from_db()
    assert card.note == ""


def test_two_who_add_one_key_in_one_moment_are_told(client, editor):
    make_help_route(make_lesson())
    values = {
        **{"key": "new-line", "name_en": "Line", "name_cy": "Llinell", "seen": 0},
        **{"for_en": "Any worry.", "for_cy": "Unrhyw bryder.", "audience": "pupil"},
        **{"phone": "0800 1111", "languages": ["en"], "nations": ["wales"]},
        **{"ages_from": 7, "ages_to": 18, "source": "https://example.org", "state": "unverified"},
        "checked_on": timezone.localdate(),
        "review_by": timezone.localdate() + dt.timedelta(days=90),
    }

    with meanwhile('INSERT INTO "lessons_helproute"', lambda: make_help_route(key="new-line")):
        response = client.post("/editor/facts/help/new/", values)

    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["key"]
