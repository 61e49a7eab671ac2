"""What stops a draft, at its place and in the list above it, in the language of the page."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from lessons import queries
from tests.builders import make_editor
from tests.lessons.drafting import save, start

LANGUAGES = ("en", "cy")


@pytest.fixture
def draft(client, library):
    editor = make_editor()
    client.force_login(editor)
    version = start("my-phone", by=editor)
    save(
        version.sections.get(key="law"),
        by=editor,
        body_en="Ask an adult.\n\nYou could be arrested.",
        body_cy="Gofynna i oedolyn.",
        heading_cy="",
    )
    return version


def told(version, language):
    with translation.override(language):
        stops = queries.stops_of(version, today=timezone.localdate())
        return {stop.address.partition("/sections/")[2]: str(stop) for stop in stops}


def test_a_rule_is_named_with_place_line_and_address_in_both_languages(draft):
    assert told(draft, "en") == {
        "law/#pair-heading": "What the law says, Heading: the Welsh is missing",
        "law/#pair-body": "What the law says, What pupils see: pupils under ten, leave out"
        " 'arrested' (line 3)",
    }
    welsh = told(draft, "cy")
    assert list(welsh.values()) == [
        "What the law says, Pennawd: mae’r Gymraeg ar goll",
        "What the law says, Beth mae disgyblion yn ei weld: disgyblion o dan ddeg oed:"
        " gadewch ‘arrested’ allan (llinell 3)",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Pupils under ten, leave out &#x27;arrested&#x27; (line 3)"),
        ("cy", "Disgyblion o dan ddeg oed: gadewch ‘arrested’ allan (llinell 3)"),
    ],
)
def test_at_its_place_it_says_what_to_do(client, draft, language, said):
    with translation.override(language):
        address = reverse("lessons:draft_section", args=["my-phone", "law"])

    text = client.get(address).text

    assert f'<p class="pair__stop">{said}</p>' in text
    assert 'class="pair__stop" lang' not in text


def test_a_fact_out_of_date_is_ringed_where_its_link_leads(client, draft):
    card = draft.help_routes.first()
    type(card).objects.filter(pk=card.pk).update(review_by="2020-01-01", checked_on="2019-01-01")

    (stop,) = [one for one in queries.stops_of(draft, today=timezone.localdate()) if one.is_warning]
    address, _hash, place = stop.address.partition("#")
    text = client.get(address).text

    assert str(stop) == f"{card.name_en} is not in date: choose another, or ask for a check"
    assert f'id="{place}" checked' in text
    assert text.count("govuk-checkboxes__item--ringed") == 1


def test_a_choice_is_named_as_its_page_names_it(client, draft):
    question = draft.questions.first()
    choice = question.choices.first()
    type(choice).objects.filter(pk=choice.pk).update(feedback_cy="")

    stops = queries.stops_of(draft, today=timezone.localdate())

    (stop,) = [stop for stop in stops if stop.block == f"question-{question.key}"]
    assert str(stop) == (
        f"Question 1, {choice.key}, What a pupil who chose it is told: the Welsh is missing"
    )
    assert stop.address.endswith(f"#pair-{choice.key}.feedback")
