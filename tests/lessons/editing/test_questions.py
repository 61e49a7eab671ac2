"""The questions of a draft: added, moved, taken out."""

import pytest

from lessons.models import LessonVersion, Topic
from tests.lessons.editing.forms import DRAFT, QUESTION, QUESTIONS, errors, filled, keys

pytestmark = pytest.mark.usefixtures("draft")
NEW = f"{DRAFT}new-question/"
ASKED = {
    "kind": "agree",
    "measure": "confidence",
    "text_en": "How sure are you?",
    "text_cy": "Pa mor siŵr wyt ti?",
}


def test_a_question_is_added_where_its_measure_belongs(page, draft):
    response = page.post(NEW, ASKED)

    assert response["Location"] == f"{QUESTIONS}how-sure-are-you/"
    measures = list(draft.questions.values_list("measure", flat=True))
    assert measures == [
        "knowledge",
        "knowledge",
        "misconception",
        "confidence",
        "confidence",
        "help",
    ]
    made = draft.questions.get(key="how-sure-are-you")
    assert (made.order, made.text_cy) == (4, "Pa mor siŵr wyt ti?")
    assert [(one.text_en, one.code) for one in made.choices.all()] == [
        ("Not at all", "none"),
        ("A little", "none"),
        ("About half", "none"),
        ("Mostly", "right"),
        ("Very much", "right"),
        ("I’m not sure", "unsure"),
    ]
    page_of_draft = page.get(DRAFT).context["page"]
    stop = next(stop for stop in page_of_draft.to_mend if stop.block == "questions")
    assert stop.address == f"{DRAFT}#questions"
    assert stop.message.startswith("a quiz has five questions: knowledge, knowledge,")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"kind": ""}, {"kind": ["Choose how the question is answered."]}),
        ({"measure": ""}, {"measure": ["Choose what the question measures."]}),
        ({"text_en": " "}, {"text_en": ["Write the question in English."]}),
        (
            {"measure": "help"},
            {"measure": ["Five steps measure how sure pupils feel, nothing else."]},
        ),
        (
            {"kind": "order"},
            {"kind": ["How sure pupils feel is asked with one choice or with five steps."]},
        ),
    ],
)
def test_a_question_that_cannot_be_is_said(page, draft, changes, found):
    response = page.post(NEW, {**ASKED, **changes})

    assert errors(response) == found
    assert response.context["form"]["text_cy"].value() == "Pa mor siŵr wyt ti?"
    assert draft.questions.count() == 5


def test_a_question_is_moved_and_the_focus_goes_with_it(page, draft):
    response = page.post(
        f"{QUESTIONS}first-step/move/", {"way": "place", "place": "3"}, follow=True
    )

    assert draft.questions.all()[2].key == "first-step"
    text = response.content.decode()
    assert "moved to place 3 of 5" in text
    assert 'id="question-first-step" class="order__part order__part--moved"' in text
    assert text.count("autofocus") == 1


def test_a_question_is_taken_out_and_its_key_is_not_given_again(page, draft, question):
    asked = page.get(f"{QUESTIONS}first-step/remove/").content.decode()
    assert "If it is written again, it counts as another question" in asked

    response = page.post(f"{QUESTIONS}first-step/remove/", follow=True)

    assert response.redirect_chain[0][0] == f"{DRAFT}#questions"
    assert [one.order for one in draft.questions.all()] == [0, 1, 2, 3]
    page.post(NEW, {**ASKED, "text_en": "First step"})
    assert not draft.questions.filter(key="first-step").exists()
    assert draft.questions.filter(key="first-step-2").exists()


def test_words_for_a_question_that_is_gone_stand_on_the_page(page, question):
    sent = filled(page.get(QUESTION), text_en="Typed for nothing?")
    question.delete()

    response = page.post(QUESTION, sent)

    assert response.status_code == 409
    assert ("en", "Typed for nothing?") in response.context["typed"]
    assert "Typed for nothing?" in response.content.decode()
    assert page.get(QUESTION).status_code == 404


@pytest.mark.parametrize(
    "path", ["new-question/", "questions/first-step/move/", "questions/first-step/remove/"]
)
def test_nothing_changes_in_a_draft_that_is_under_review(page, draft, path):
    LessonVersion.objects.filter(pk=draft.pk).update(state="police-review")

    response = page.post(f"{DRAFT}{path}", {**ASKED, "way": "down"}, follow=True)

    assert b"The draft is no longer open for writing. Nothing was changed." in response.content
    assert draft.questions.all()[0].key == "first-step"
    assert draft.questions.count() == 5
    assert keys(draft.questions.all()[0]) == ["wait", "tell", "unsure"]


def test_much_to_mend_is_counted_by_part(page):
    topic = Topic.objects.get(slug="phones")
    sent = {"title_en": "A kind word", "topic": topic.pk, "ages_from": "9", "ages_to": "11"}

    response = page.post("/editor/lessons/new/", sent, follow=True)

    draft = "/editor/lessons/a-kind-word/draft/"
    piles = {pile.name: (pile.address, pile.count) for pile in response.context["page"].piles}
    assert list(piles)[:3] == ["Title and words", "Facts and cards", "How we talk today"]
    assert piles["Question 1"] == (f"{draft}questions/first/", 18)
    assert sum(count for _address, count in piles.values()) == len(response.context["page"].to_mend)
    assert f'<a href="{draft}questions/first/">Question 1</a>: 18' in response.content.decode()
