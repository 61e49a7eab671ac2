"""Kinds of question and pictures in the content files: read, checked and saved."""

import hashlib

import pytest
from django.urls import reverse
from django.utils import timezone

from lessons.imports import load_library, read_library
from lessons.models import Choice, Picture, Question

FILE = "my-phone/quiz.toml"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'


TWO = ("wait:misconception", "tell:right")


def question(kind="", choices=TWO, *, measure="", more="", key="first-step"):
    """The first question of the file as text; a choice is "key:code" or "key:code:picture"."""
    lines = ["[[questions]]", f'key = "{key}"', f'measure = "{measure or "knowledge"}"']
    lines += [f'kind = "{kind}"'] if kind else []
    lines += ['en = "What now?"', 'cy = "Beth nawr?"', 'why_en = "An adult can help."']
    lines += ['why_cy = "Gall oedolyn helpu."', more]
    for choice in (*choices, "unsure:unsure"):
        key, code, *picture = choice.split(":")
        lines += ["", "[[questions.choices]]", f'key = "{key}"', f'code = "{code}"']
        lines += [f'en = "Choice {key}"', f'cy = "Dewis {key}"']
        if kind != "order" or code == "unsure":
            lines += ['feedback_en = "Telling helps."', 'feedback_cy = "Mae dweud yn helpu."']
        lines += [f'picture = "{name}"' for name in picture]
        lines += ['alt_en = "A picture"', 'alt_cy = "Llun"'] if picture else []
    return "\n".join(lines) + "\n\n"


def write(packs, text, number=1):
    """TEXT in the place of question NUMBER."""
    file = packs / FILE
    parts = file.read_text().split("[[questions]]\n")
    parts[number] = text.removeprefix("[[questions]]\n")
    file.write_text("[[questions]]\n".join(parts))


def errors(packs):
    return [str(fault) for fault in read_library(packs)[1].errors]


def load(packs):
    library, faults = read_library(packs)
    assert faults.errors == []
    load_library(library, now=timezone.now())


STEPS = ("not-at-all:none", "a-little:none", "half:none", "mostly:right", "very:right")
ITEMS = ("save:none", "tell:none", "block:none")
NAMES = "one, several, true_false, order, agree"


@pytest.mark.parametrize(
    ("kind", "choices", "more", "number"),
    [
        ("", ("wait:misconception", "tell:right"), "", 1),
        ("several", ("wait:misconception", "tell:right", "save:right"), "", 1),
        ("true_false", ("true:misconception", "false:right"), "", 1),
        ("order", ITEMS, 'right_order = ["tell", "save", "block"]', 1),
        ("agree", STEPS, "", 4),
    ],
)
def test_each_kind_has_no_fault(packs, kind, choices, more, number):
    about = {"measure": "confidence", "key": "could"} if number == 4 else {}

    write(packs, question(kind, choices, more=more, **about), number)

    assert errors(packs) == []


@pytest.mark.parametrize(
    ("kind", "choices", "more", "fault"),
    [
        (
            "many",
            ("a:none", "b:right"),
            "",
            f"1: question first-step: 'many' is no kind; it is {NAMES}",
        ),
        (
            "true_false",
            ("true:right", "false:none", "maybe:none"),
            "",
            "1: question first-step: has two choices and 'I'm not sure', not 4 in all",
        ),
        (
            "true_false",
            ("true:none", "false:none"),
            "",
            "1: question first-step: has one right choice, not 0",
        ),
        (
            "several",
            ("a:none", "b:misconception", "c:none"),
            "",
            "1: question first-step: has right choices and others, not 0 right of 3",
        ),
        (
            "several",
            ("a:right", "b:right", "c:right"),
            "",
            "1: question first-step: has right choices and others, not 3 right of 3",
        ),
        (
            "several",
            ("a:right", "b:none"),
            "",
            "1: question first-step: has three to five choices and 'I'm not sure', not 3 in all",
        ),
        (
            "several",
            ("a:right", "all-right:none", "c:none"),
            "",
            "1: question first-step: has the choice 'all-right', which has a meaning of its own:"
            " name it otherwise",
        ),
        ("order", ITEMS, "", "1: question first-step: has no right_order"),
        (
            "order",
            ITEMS,
            'right_order = ["save", "tell"]',
            "9: question first-step: right_order names each choice once, without unsure",
        ),
        (
            "order",
            ITEMS,
            'right_order = ["save", "tell", "block"]',
            "9: question first-step: the choices stand in the right order already; mix them",
        ),
        (
            "order",
            ("save:right", "tell:none", "block:none"),
            'right_order = ["tell", "save", "block"]',
            "1: question first-step: is put in order: each choice but the last has the code none",
        ),
        (
            "",
            ("wait:none", "tell:right"),
            'right_order = ["tell", "wait"]',
            "8: question first-step: is not put in order: it has no right_order",
        ),
        (
            "agree",
            STEPS,
            "",
            "1: question first-step: is of the kind agree: it measures confidence, not knowledge",
        ),
    ],
)
def test_fault_of_a_kind_is_said_with_its_line(packs, kind, choices, more, fault):
    write(packs, question(kind, choices, more=more))

    assert errors(packs) == [f"{FILE}:{fault}"]


@pytest.mark.parametrize(
    ("kind", "choices", "fault"),
    [
        (
            "agree",
            [step.replace("right", "none") for step in STEPS],
            "has no step coded right: code those that the reports count as sure",
        ),
        ("agree", STEPS[1:], "has five steps and 'I'm not sure', not 5 in all"),
        (
            "several",
            ("a:right", "b:none", "c:none"),
            "measures confidence: it is of the kind one or agree, not several",
        ),
    ],
)
def test_fault_of_a_confidence_question(packs, kind, choices, fault):
    write(packs, question(kind, choices, measure="confidence", key="could"), 4)

    assert [line.split(": ", 1)[1] for line in errors(packs)] == [f"question could: {fault}"]


@pytest.mark.django_db
def test_kind_and_right_order_are_saved(packs):
    write(packs, question("order", ITEMS, more='right_order = ["tell", "save", "block"]'))

    load(packs)

    asked = Question.objects.get(key="first-step", kind="order")
    assert list(asked.choices.values_list("key", "place")) == [
        ("save", 2),
        ("tell", 1),
        ("block", 3),
        ("unsure", None),
    ]
    assert Question.objects.exclude(pk=asked.pk).filter(kind="one").count() == 9


class TestPicture:
    def of(self, packs, name="phone", **files):
        for file, body in files.items():
            (packs / "my-phone" / file.replace("_", ".")).write_bytes(body)
        write(packs, question("", (f"wait:misconception:{name}", "tell:right")))

    def test_symbol_of_ours_needs_only_its_words(self, packs):
        self.of(packs)

        assert errors(packs) == []

    @pytest.mark.parametrize(
        ("name", "body", "fault"),
        [
            ("unicorn", None, "is neither a drawing of ours nor an .svg or .png file"),
            ("step.svg", None, "is not in the folder"),
            ("../step.svg", None, "is not in the folder"),
            ("step.png", DRAWING, "is not what its ending says (an SVG begins with <svg)"),
            ("step.svg", b"<svg>" + b" " * 60_000, "has 60005 bytes where 60000 are light"),
            (
                "step.svg",
                b"<svg><script>1</script></svg>",
                "does more than show: no scripts, links or other files in it",
            ),
            (
                "step.svg",
                b'<svg><path onload="x()"/></svg>',
                "does more than show: no scripts, links or other files in it",
            ),
            (
                "step.svg",
                b'<svg><image href="https://example.org/a.png"/></svg>',
                "does more than show: no scripts, links or other files in it",
            ),
        ],
    )
    def test_fault_of_a_picture_is_said_with_its_line(self, packs, name, body, fault):
        self.of(packs, name, **({name.replace(".", "_"): body} if body else {}))

        assert errors(packs) == [f"{FILE}:17: picture '{name}' {fault}"]

    @pytest.mark.parametrize("language", ["en", "cy"])
    def test_picture_without_words_is_a_fault(self, packs, language):
        self.of(packs)
        words = {"en": 'alt_en = "A picture"\n', "cy": 'alt_cy = "Llun"\n'}[language]
        text = (packs / FILE).read_text()
        (packs / FILE).write_text(text.replace(words, "", 1))

        assert f"{FILE}:10: 'alt_{language}' is missing" in errors(packs)

    @pytest.mark.django_db
    def test_file_is_kept_once_and_served_for_good(self, packs, client):
        self.of(packs, "step.svg", step_svg=DRAWING)
        load(packs)
        picture = Picture.objects.get()
        assert picture.digest == hashlib.sha256(DRAWING).hexdigest()
        choice = Choice.objects.get(picture=picture)
        assert (choice.symbol, choice.alt_en, choice.alt_cy) == ("", "A picture", "Llun")

        response = client.get(picture.get_absolute_url())

        assert response.content == DRAWING
        assert response["Content-Type"] == "image/svg+xml"
        assert "immutable" in response["Cache-Control"]
        assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none'")

    @pytest.mark.django_db
    def test_another_picture_is_the_next_version(self, packs):
        self.of(packs, "step.svg", step_svg=DRAWING)
        load(packs)
        (packs / "my-phone" / "step.svg").write_bytes(DRAWING.replace(b"8", b"9"))

        load(packs)

        keys = Choice.objects.filter(picture__isnull=False).values_list(
            "question__version__number", "picture__digest"
        )
        assert len(set(keys)) == 2
        assert {number for number, _digest in keys} == {1, 2}

    def test_unknown_picture_is_not_there(self, client, db):
        assert client.get(reverse("pictures:picture", args=["0" * 64, "svg"])).status_code == 404
