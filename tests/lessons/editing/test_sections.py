"""The parts of a draft, written in the browser by forms alone."""

import pytest
from django.utils import timezone

from lessons import actions
from lessons.models import Block
from tests.builders import make_editor
from tests.lessons.drafting import save
from tests.lessons.editing.forms import DRAFT, filled, states


def test_every_page_of_a_draft_opens(page, draft):
    paths = ["", "preview/", "delete/", "words/", "facts/", "minutes/", "new-section/"]
    paths += ["new-question/"]
    for section in draft.sections.all():
        paths += [f"sections/{section.key}/", f"sections/{section.key}/remove/"]
    for question in draft.questions.all():
        paths += [f"questions/{question.key}/", f"questions/{question.key}/remove/"]

    assert {path: page.get(DRAFT + path).status_code for path in paths} == dict.fromkeys(paths, 200)
    for path in ("publish/", "review/send-back/"):  # not yet: the draft says what comes first
        assert page.get(DRAFT + path)["Location"] == DRAFT
    around = ["", "withdraw/", "compare/", "compare/?from=1&to=2"]
    for path in around:
        assert page.get(f"/editor/lessons/before-you-send/{path}").status_code == 200
    for path in ("/editor/lessons/", "/editor/lessons/new/", "/editor/to-do/"):
        assert page.get(path).status_code == 200


def test_a_changed_english_marks_the_welsh_as_older_and_shows_what_changed(page, draft):
    address = f"{DRAFT}sections/rules/"
    sent = filled(page.get(address), body_en="We listen well. You can pass.")

    response = page.post(address, sent, follow=True)

    assert response.redirect_chain == [(f"{address}?saved=1", 302)]
    assert states(response) == {
        "heading": "unchecked",
        "body": "older",
        "easy": "empty",
        "notes": "unchecked",
    }
    pieces = response.context["form"].pair("body").state.changed
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "We "),
        ("del", "listen."),
        ("ins", "listen well."),
        ("same", " You can pass."),
    ]
    stops = [str(stop) for stop in response.context["page"].here]
    assert stops[0] == "How we talk, What pupils see: the Welsh is older than the English"

    back = page.post(address, filled(response, body_cy="Rydyn ni'n gwrando'n dda."), follow=True)
    assert states(back)["body"] == "unchecked"


def test_line_ends_of_a_browser_break_no_rule(page, draft):
    address = f"{DRAFT}sections/rules/"
    sent = filled(page.get(address))
    crlf = {name: str(value).replace("\n", "\r\n") for name, value in sent.items()}

    response = page.post(address, crlf, follow=True)

    assert response.context["page"].here == []
    assert draft.older_welsh.count() == 0
    assert "\r" not in draft.sections.get(key="rules").notes_en


def test_the_same_english_again_is_no_change(page, draft, editor):
    rules = draft.sections.get(key="rules")
    save(rules, by=editor, body_en="Other words.")
    save(rules, by=editor, drawn=1, body_en="We listen. You can pass.")

    assert draft.older_welsh.count() == 0


def test_two_editors_in_one_section_lose_nothing(page, draft):
    address = f"{DRAFT}sections/rules/"
    mine = filled(page.get(address), body_en="Mine. You can pass.")
    save(draft.sections.get(key="rules"), by=make_editor(name="Tom"), body_en="Theirs.")

    response = page.post(address, mine)

    assert response.status_code == 409
    text = response.content.decode()
    assert "Tom saved it at" in text
    assert draft.sections.get(key="rules").body_en == "Theirs."
    assert response.context["form"]["body_en"].value() == "Mine. You can pass."
    pair, language, theirs, _pieces = response.context["differ"][0]
    assert (pair.field, language, theirs) == ("body", "en", "Theirs.")

    again = page.post(address, filled(response, body_en="Theirs. Mine."))
    assert again.status_code == 302
    assert draft.sections.get(key="rules").body_en == "Theirs. Mine."


def test_too_late_keeps_what_was_typed_on_the_page(page, draft, editor):
    address = f"{DRAFT}sections/rules/"
    sent = filled(page.get(address), body_en="Typed for nothing?")
    actions.ask_for_review(draft, by=editor, now=timezone.now())

    response = page.post(address, sent)

    assert response.status_code == 409
    assert b"Waiting for police review. What you typed stands below" in response.content
    assert b"Typed for nothing?" in response.content
    assert b"readonly" in response.content
    assert draft.sections.get(key="rules").body_en == "We listen. You can pass."


def test_preview_shows_and_saves_nothing(page, draft):
    address = f"{DRAFT}sections/rules/"
    sent = filled(page.get(address), body_en="We **listen**. <script>x</script>", preview="1")

    response = page.post(address, sent)

    assert b"<p>We <strong>listen</strong>. &lt;script&gt;x&lt;/script&gt;</p>" in response.content
    assert Block.objects.count() == 0
    answer = page.post("/editor/preview/", {"text": "- one"})
    assert answer.content == b"<ul>\n<li>one</li>\n</ul>\n"


def test_a_script_saves_by_itself_and_hears_how_it_went(page, draft):
    address, asks = f"{DRAFT}sections/rules/", {"Accept": "application/json"}
    sent = filled(page.get(address), body_en="By itself.")

    saved = page.post(address, sent, headers=asks)
    taken = page.post(address, sent, headers=asks)
    wrong = page.post(address, {**sent, "heading_en": "x" * 121}, headers=asks)

    assert saved.json() == {
        "revision": 1,
        "saved": timezone.localtime().strftime("%H:%M"),
        "older": ["section-rules.body"],
    }
    assert (taken.status_code, taken.json()) == (409, {"is_taken": True})
    assert (wrong.status_code, wrong.json()) == (422, {"is_taken": False})


@pytest.mark.parametrize(
    ("way", "place", "lands"), [("up", "", 2), ("down", "", 4), ("place", "5", 5), ("place", "", 3)]
)
def test_a_section_is_moved_and_the_focus_goes_with_it(page, draft, way, place, lands):
    key = draft.sections.all()[2].key

    response = page.post(f"{DRAFT}sections/{key}/move/", {"way": way, "place": place}, follow=True)

    assert list(draft.sections.values_list("key", flat=True))[lands - 1] == key
    assert [section.order for section in draft.sections.all()] == list(
        range(draft.sections.count())
    )
    text = response.content.decode()
    assert f"moved to place {lands} of {draft.sections.count()}" in text
    assert text.count("autofocus") == 1
    assert f'id="section-{key}" class="order__part order__part--moved"' in text


def test_a_part_is_added_and_taken_out(page, draft):
    sent = {"kind": "activity", "heading_en": "Sort the cards", "heading_cy": "Trefnu"}
    response = page.post(f"{DRAFT}new-section/", sent)

    assert response["Location"] == f"{DRAFT}sections/sort-the-cards/"
    made = draft.sections.get(key="sort-the-cards")
    assert made.notes_cy.startswith("### Dweud")
    assert [one.is_taught for one in draft.sections.all()[made.order + 1 :]] == [False] * 3

    page.post(f"{DRAFT}sections/sort-the-cards/remove/")
    assert not draft.sections.filter(key="sort-the-cards").exists()


def test_a_part_that_is_for_adults_now_has_no_minutes(page, draft):
    address = f"{DRAFT}sections/starter/"
    sent = filled(page.get(address), kind="materials")

    response = page.post(address, sent, follow=True)

    starter = draft.sections.get(key="starter")
    assert (starter.minutes_20, starter.minutes_45, starter.minutes_60) == (None, None, None)
    assert "notes" in [pair.field for pair in response.context["form"].pairs]


def test_part_says_at_what_age_it_reads_and_when_that_is_too_much(page, draft):
    starter = draft.sections.get(key="starter")
    address = f"{DRAFT}sections/starter/"
    assert "What pupils see reads at about" in page.get(address).text
    assert "Good." in page.get(address).text

    starter.body_en = (
        "Organisations occasionally misappropriate photographic information, whereupon"
        " individuals experience considerable psychological consequences."
    )
    starter.save()

    said = " ".join(page.get(address).text.split())
    assert "For this lesson 13 is the most. The longest sentence has 11 words." in said


def test_strangers_to_a_draft_find_nothing(page, draft):
    assert page.get("/editor/lessons/my-phone/draft/").status_code == 404
    assert page.get(f"{DRAFT}sections/nothing/").status_code == 404
    assert page.get(f"{DRAFT}questions/nothing/").status_code == 404
    assert page.post(f"{DRAFT}comments/section-nothing/").status_code == 404
    assert page.get(f"{DRAFT}review/ask/").status_code == 405
