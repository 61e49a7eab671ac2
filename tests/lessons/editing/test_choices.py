"""The choices of a question: written, moved, added, taken out, and which is right."""

import pytest

from tests.lessons.editing.forms import QUESTION, errors, filled, keys, pressed

pytestmark = pytest.mark.usefixtures("draft")


def test_words_are_saved_and_keys_stay(page, question):
    assert pressed(page, "", text_en="What is first?").status_code == 302

    question.refresh_from_db()
    assert question.text_en == "What is first?"
    assert keys(question) == ["wait", "tell", "unsure"]
    assert [row.name for row in question.version.older_welsh.all()] == ["question-first-step.text"]


@pytest.mark.parametrize(
    ("then", "order"),
    [
        ("down wait", ["tell", "wait", "unsure"]),
        ("up tell", ["tell", "wait", "unsure"]),
        ("up wait", ["wait", "tell", "unsure"]),
        ("down tell", ["wait", "tell", "unsure"]),
        ("down unsure", ["wait", "tell", "unsure"]),
        ("down nothing", ["wait", "tell", "unsure"]),
    ],
)
def test_a_choice_is_moved_with_what_was_typed(page, question, then, order):
    response = pressed(page, then, **{"tell.text_en": "Tell somebody"})

    assert keys(question) == order
    assert question.choices.get(key="tell").text_en == "Tell somebody"
    if "unsure" not in then and "nothing" not in then:
        text = page.get(response["Location"]).content.decode()
        assert f'value="{then}" autofocus' in text


def test_a_choice_is_added_before_not_sure(page, question):
    response = pressed(page, "add", text_en="What is first?")

    assert keys(question) == ["wait", "tell", "a", "unsure"]
    question.refresh_from_db()
    assert question.text_en == "What is first?"
    assert response["Location"] == f"{QUESTION}?saved=1&moved=a&way=add"
    form = page.get(response["Location"]).context["form"]
    assert form.fields["a.text_en"].widget.attrs["autofocus"]
    stops = page.get(QUESTION).context["page"].here
    assert ("a.text", "the English is missing") in [(stop.field, stop.message) for stop in stops]

    pressed(page, "add")
    assert keys(question) == ["wait", "tell", "a", "b", "unsure"]
    pressed(page, "add")
    assert keys(question) == ["wait", "tell", "a", "b", "unsure"]
    assert b"Save and add a choice" not in page.get(QUESTION).content


def test_a_choice_is_taken_out_once_the_page_was_saved_and_asked(page, question):
    pressed(page, "add")

    response = pressed(page, "out wait", **{"a.text_en": "Ask a friend"})

    assert response["Location"] == f"{QUESTION}choices/wait/remove/"
    assert keys(question) == ["wait", "tell", "a", "unsure"]
    assert question.choices.get(key="a").text_en == "Ask a friend"
    asked = page.get(response["Location"]).content.decode()
    assert "Take “" in asked
    assert page.post(response["Location"])["Location"] == QUESTION
    assert keys(question) == ["tell", "a", "unsure"]
    assert b"Take out" not in page.get(QUESTION).content


def test_not_sure_stays_and_what_is_gone_is_not_found(page):
    assert page.post(f"{QUESTION}choices/unsure/remove/").status_code == 404
    assert page.get(f"{QUESTION}choices/nothing/remove/").status_code == 404


def test_a_choice_taken_out_meanwhile_is_said_with_what_was_typed(page, question):
    pressed(page, "add")
    sent = filled(page.get(QUESTION))
    page.post(f"{QUESTION}choices/wait/remove/")

    response = page.post(QUESTION, {**sent, "wait.text_en": "Typed for nothing?"})

    assert response.status_code == 409
    assert ("en", "Typed for nothing?") in response.context["homeless"]
    assert "Typed for nothing?" in response.content.decode()
    assert keys(question) == ["tell", "a", "unsure"]


def test_a_choice_added_meanwhile_is_not_emptied(page, question):
    sent = filled(page.get(QUESTION))
    pressed(page, "add")
    pressed(page, "", **{"a.text_en": "Theirs"})

    response = page.post(QUESTION, {**sent, "text_en": "Mine"})

    assert response.status_code == 409
    assert page.post(QUESTION, filled(response)).status_code == 302
    assert question.choices.get(key="a").text_en == "Theirs"
    question.refresh_from_db()
    assert question.text_en == "Mine"


def test_the_right_order_is_places(page, question):
    pressed(page, "", kind="order")
    assert [choice.code for choice in question.choices.all()] == ["none"] * 3 + ["unsure"]
    assert keys(question)[:2] == ["wait", "tell"]
    third = keys(question)[2]

    pressed(page, "", **{"wait.place": "2", "tell.place": "1", f"{third}.place": "3"})

    places = [(one.key, one.place) for one in question.choices.all()]
    assert places == [("wait", 2), ("tell", 1), (third, 3), ("unsure", None)]
    twice = pressed(page, "", **{"wait.place": "1", "tell.place": "1"})
    said = "Another choice is at place 1 already. Choose another place."
    assert errors(twice) == {"tell.place": [said]}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("several", ["wait", "tell", "a", "unsure"]),
        ("true_false", ["wait", "tell", "unsure"]),
        ("agree", ["wait", "tell", "not-at-all", "a-little", "half", "unsure"]),
    ],
)
def test_another_kind_fills_up_with_choices_of_its_own(page, question, kind, found):
    pressed(page, "", kind=kind)

    assert keys(question) == found


def test_another_right_answer_is_seen_in_the_comparison(page, question):
    pressed(page, "", **{"wait.code": "right", "tell.code": "none"})

    response = page.get("/editor/lessons/before-you-send/compare/?from=1&to=2")

    measured = "What they know · Choose one: "
    assert response.context["comparison"].answers == [
        (
            "What could Jamie do, part 1?",
            f"{measured}Wait and hope (A common mistake); Tell an adult (Right);"
            " I’m not sure (Not sure)",
            f"{measured}Wait and hope (Right); Tell an adult (Neither); I’m not sure (Not sure)",
        )
    ]
    assert b"How questions are answered" in response.content
