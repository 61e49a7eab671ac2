"""Questions and choices of a draft, and the pictures that editors bring for them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lessons.models import LessonVersion, Picture, Topic
from tests.builders import make_editor
from tests.lessons.drafting import start
from tests.lessons.test_editing import filled

ADDRESS = "/editor/lessons/before-you-send/draft/questions/first-step/"


@pytest.fixture
def draft(library):
    return start(by=make_editor())


@pytest.fixture
def page(client, draft):
    client.force_login(make_editor())
    return client


@pytest.fixture
def question(draft):
    return draft.questions.get(key="first-step")


def picture(form="PNG", size=(900, 600), **more):
    file = BytesIO()
    Image.new("RGB", size, (11, 93, 87)).save(file, form, **more)
    return SimpleUploadedFile(f"picture.{form.lower()}", file.getvalue())


def brought(page, file, **words):
    sent = {"wait.alt_en": "A phone", "wait.alt_cy": "Ffôn", **words}
    return page.post(ADDRESS, {**filled(page.get(ADDRESS)), **sent, "wait.picture": file})


def errors(response):
    return dict(response.context["form"].errors)


def pressed(page, then, address=ADDRESS, **changes):
    """The form sent by the button THEN, with CHANGES typed into it."""
    return page.post(address, {**filled(page.get(address)), "then": then, **changes})


def keys(question):
    return [choice.key for choice in question.choices.all()]


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
    assert response["Location"] == f"{ADDRESS}?saved=1&moved=a&way=add"
    form = page.get(response["Location"]).context["form"]
    assert form.fields["a.text_en"].widget.attrs["autofocus"]
    stops = page.get(ADDRESS).context["page"].here
    assert ("a.text", "the English is missing") in [(stop.field, stop.message) for stop in stops]

    pressed(page, "add")
    assert keys(question) == ["wait", "tell", "a", "b", "unsure"]
    pressed(page, "add")
    assert keys(question) == ["wait", "tell", "a", "b", "unsure"]
    assert b"Save and add a choice" not in page.get(ADDRESS).content


def test_a_choice_is_taken_out_once_the_page_was_saved_and_asked(page, question):
    pressed(page, "add")

    response = pressed(page, "out wait", **{"a.text_en": "Ask a friend"})

    assert response["Location"] == f"{ADDRESS}choices/wait/remove/"
    assert keys(question) == ["wait", "tell", "a", "unsure"]
    assert question.choices.get(key="a").text_en == "Ask a friend"
    asked = page.get(response["Location"]).content.decode()
    assert "Take “" in asked
    assert page.post(response["Location"])["Location"] == ADDRESS
    assert keys(question) == ["tell", "a", "unsure"]
    assert b"Take out" not in page.get(ADDRESS).content


def test_not_sure_stays_and_what_is_gone_is_not_found(page):
    assert page.post(f"{ADDRESS}choices/unsure/remove/").status_code == 404
    assert page.get(f"{ADDRESS}choices/nothing/remove/").status_code == 404


def test_a_choice_taken_out_meanwhile_is_said_with_what_was_typed(page, question):
    pressed(page, "add")
    sent = filled(page.get(ADDRESS))
    page.post(f"{ADDRESS}choices/wait/remove/")

    response = page.post(ADDRESS, {**sent, "wait.text_en": "Typed for nothing?"})

    assert response.status_code == 409
    assert ("en", "Typed for nothing?") in response.context["homeless"]
    assert "Typed for nothing?" in response.content.decode()
    assert keys(question) == ["tell", "a", "unsure"]


def test_a_choice_added_meanwhile_is_not_emptied(page, question):
    sent = filled(page.get(ADDRESS))
    pressed(page, "add")
    pressed(page, "", **{"a.text_en": "Theirs"})

    response = page.post(ADDRESS, {**sent, "text_en": "Mine"})

    assert response.status_code == 409
    assert page.post(ADDRESS, filled(response)).status_code == 302
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


DRAFT = "/editor/lessons/before-you-send/draft/"
QUESTIONS = f"{DRAFT}questions/"
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
    sent = filled(page.get(ADDRESS), text_en="Typed for nothing?")
    question.delete()

    response = page.post(ADDRESS, sent)

    assert response.status_code == 409
    assert ("en", "Typed for nothing?") in response.context["typed"]
    assert "Typed for nothing?" in response.content.decode()
    assert page.get(ADDRESS).status_code == 404


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


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_drawn_anew_as_a_small_png(page, question, form):
    assert brought(page, picture(form)).status_code == 302

    choice = question.choices.get(key="wait")
    assert (choice.alt_en, choice.alt_cy, choice.picture.form) == ("A phone", "Ffôn", "png")
    kept = Image.open(BytesIO(bytes(choice.picture.body)))
    assert (kept.format, kept.size) == ("PNG", (640, 427))
    shown = page.get(choice.picture.get_absolute_url())
    assert shown["Content-Type"] == "image/png"


def test_nothing_of_the_file_is_kept_but_what_is_seen(page, question):
    exif = Image.Exif()
    exif[0x010E] = "taken at home"

    brought(page, picture("JPEG", exif=exif))

    assert b"taken at home" not in bytes(question.choices.get(key="wait").picture.body)


def test_a_picture_without_words_in_both_languages_is_not_kept(page, question):
    response = brought(page, picture(), **{"wait.alt_cy": ""})

    said = "Say in words what the picture shows, in both languages. Then it is kept."
    assert errors(response) == {"wait.alt_cy": [said]}
    assert Picture.objects.count() == 0
    assert question.choices.get(key="wait").picture is None


@pytest.mark.parametrize(
    "body",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
        b"\x89PNG\r\n\x1a\n and then nothing of a picture",
        b"%PDF-1.7",
        b"GIF89a",
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(page, body):
    response = brought(page, SimpleUploadedFile("picture.png", body, "image/png"))

    said = "That is no picture we can keep. Bring a PNG, JPEG, WebP or GIF."
    assert errors(response) == {"wait.picture": [said]}
    assert Picture.objects.count() == 0


def test_a_picture_of_too_many_dots_is_refused_before_it_is_drawn(page):
    response = brought(page, picture(size=(8000, 6000)))

    assert list(errors(response)) == ["wait.picture"]


def test_a_file_that_is_too_big_is_refused(page):
    response = brought(page, SimpleUploadedFile("big.png", b"\x89PNG\r\n\x1a\n" + b"0" * 8_000_001))

    said = "The picture is too big: bring a file of at most 8 MB."
    assert errors(response) == {"wait.picture": [said]}


def test_a_drawing_of_the_site_takes_the_place_of_a_picture_and_goes(page, question):
    brought(page, picture())
    sent = filled(page.get(ADDRESS))
    page.post(ADDRESS, {**sent, "wait.without": "on"})
    assert question.choices.get(key="wait").picture is None

    sent = filled(page.get(ADDRESS))
    symbol = page.get(ADDRESS).context["form"].fields["wait.symbol"].choices[1][0]
    page.post(ADDRESS, {**sent, "wait.symbol": symbol})
    assert question.choices.get(key="wait").symbol == symbol


def test_a_copy_keeps_the_picture(page, question):
    from lessons.imports.rows import pack_of

    brought(page, picture())

    row = next(row for row in pack_of(question.version).questions if row.key == "first-step")
    kept = question.choices.get(key="wait").picture
    assert (row.choices[0].picture.kept, row.choices[0].picture.symbol) == (kept.digest, "")


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
