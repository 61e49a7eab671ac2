"""Two editors in one draft: what one saves leaves the other's work as it is."""

import pytest
from django.utils import timezone

from lessons import actions
from lessons.models import Section, Topic
from tests.builders import make_editor
from tests.lessons.drafting import save
from tests.lessons.editing.forms import DRAFT
from tests.lessons.meanwhile import meanwhile


def test_words_saved_leave_the_place_and_the_minutes_that_a_colleague_gave(draft, editor):
    colleague = make_editor()
    open_page = draft.sections.get(key="talk")
    actions.move_block(draft.sections.get(key="talk"), to=1, by=colleague)
    actions.save_minutes(
        draft,
        quiz={20: 4, 45: 8, 60: 10},
        sections={"talk": {20: 7, 45: 9, 60: 11}},
        drawn=0,
        by=colleague,
        now=timezone.now(),
    )

    save(open_page, by=editor, body_en="Who could help?", body_cy="Pwy allai helpu?")

    section = draft.sections.get(key="talk")
    assert section.body_en == "Who could help?"
    assert (section.order, section.minutes_20, section.minutes_45) == (0, 7, 9)
    orders = list(draft.sections.values_list("order", flat=True))
    assert orders == list(range(len(orders)))


def test_two_parts_of_one_name_in_one_moment_are_no_error(page, draft):
    def colleague():
        Section.objects.create(
            version=draft, order=50, key="our-plan", kind="activity", heading_en="Our plan"
        )

    sent = {"kind": "activity", "heading_en": "Our plan"}
    with meanwhile('INSERT INTO "lessons_section"', colleague):
        response = page.post(f"{DRAFT}new-section/", sent)

    assert response.status_code == 409
    assert "Somebody added one of that name this very moment." in response.content.decode()
    assert "Our plan" in response.content.decode()  # what was typed is kept


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("A_plan for us", "a-plan-for-us"),
        ("What we all can do when somebody sends us a thing too", None),
        ("Ŵyn a’r ŷd", "wyn-ar-yd"),
    ],
)
def test_the_address_of_a_title_keeps_the_rules_of_addresses(page, editor, title, slug):
    sent = {"title_en": title, "topic": draft_topic(), "ages_from": "9", "ages_to": "11"}

    response = page.post("/editor/lessons/new/", sent)

    made = response["Location"].split("/")[3]
    assert made == (slug or "what-we-all-can-do-when-somebody-sends-us-a-thing")
    said = [str(stop) for stop in page.get(response["Location"]).context["page"].to_mend]
    assert not [one for one in said if "small letters" in one]


def draft_topic():
    return Topic.objects.get(slug="phones").pk


@pytest.mark.parametrize("title", ["New", "Curriculum", "Cwricwlwm!", "???", "…"])
def test_a_title_whose_address_is_another_page_is_refused(page, editor, title):
    sent = {"title_en": title, "topic": draft_topic(), "ages_from": "9", "ages_to": "11"}

    response = page.post("/editor/lessons/new/", sent)

    assert response.context["form"].errors == {
        "title_en": ["No address can be made from this title. Choose another."]
    }


def test_a_part_that_is_called_with_a_low_line_has_a_key_that_passes(page, draft):
    response = page.post(
        f"{DRAFT}new-section/", {"kind": "activity", "heading_en": "our_plan for_now"}
    )

    assert response["Location"] == f"{DRAFT}sections/our-plan-for-now/"
