"""Quizzes for the formats to carry: made-up ones of every kind, hostile ones, the library's."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from lessons.formats import Quiz
from lessons.imports import CONTENT, read_library
from lessons.imports.shapes import Both, ChoiceRow, PictureRow, QuestionRow

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'
PICTURES = {"step.png": PNG, "step.svg": SVG}

words = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"])
    | st.sampled_from("~=#{}:\\[]%<&>\"' "),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()) or "x")
keys = st.from_regex(r"[a-z0-9][-a-z0-9_]{0,17}[a-z0-9]", fullmatch=True).filter(
    lambda key: key != "unsure"
)
boths = st.builds(Both, en=words, cy=words)
pictures = st.one_of(
    st.none(),
    st.builds(PictureRow, name=st.just("phone"), line=st.just(1), alt=boths),
    *(
        st.builds(
            PictureRow, name=st.just(name), line=st.just(1), alt=boths, file=st.just(Path(name))
        )
        for name in PICTURES
    ),
)
SIZES = {"one": (2, 4), "several": (3, 5), "true_false": (2, 2), "order": (3, 5), "agree": (5, 5)}


def choice(key, code, draw):
    return ChoiceRow(
        key=key,
        code=code,
        line=1,
        text=draw(boths),
        easy=draw(boths),
        feedback=draw(boths),
        picture=draw(pictures),
    )


@st.composite
def questions(draw):
    kind = draw(st.sampled_from(sorted(SIZES)))
    count = draw(st.integers(*SIZES[kind]))
    own = draw(st.lists(keys, min_size=count, max_size=count, unique=True))
    wrong = st.sampled_from(["none", "misconception"])
    right = {"order": 0, "several": draw(st.integers(1, count - 1))}.get(kind, 1)
    codes = ["right"] * right + [
        "none" if kind == "order" else draw(wrong) for _ in range(count - right)
    ]
    codes = draw(st.permutations(codes))
    measure = {"agree": "confidence"}.get(kind) or draw(st.sampled_from(["knowledge", "help"]))
    if kind == "one":
        measure = draw(st.sampled_from(["knowledge", "misconception", "confidence", "help"]))
    order = draw(st.permutations(own))
    return QuestionRow(
        key=draw(keys),
        measure=measure,
        kind=kind,
        line=1,
        text=draw(boths),
        easy=draw(boths),
        why=draw(boths),
        choices=(
            *(choice(key, code, draw) for key, code in zip(own, codes, strict=True)),
            choice("unsure", "unsure", draw),
        ),
        right_order=tuple(order) if kind == "order" else (),
    )


quizzes = st.builds(
    Quiz,
    slug=st.just("quiz"),
    title=boths,
    questions=st.lists(questions(), min_size=1, max_size=3, unique_by=lambda row: row.key).map(
        tuple
    ),
    pictures=st.just(PICTURES),
)


def quiz_of_every_kind():
    """One question of each kind; the first choice of each has a picture."""
    order = tuple(f"order-{number}" for number in (3, 1, 2))
    return Quiz(
        "every-kind",
        Both("Every kind", "Pob math"),
        (
            _row("one", ["none", "right", "misconception", "unsure"]),
            _row("several", ["right", "none", "right", "unsure"]),
            _row("true_false", ["right", "misconception", "unsure"], measure="misconception"),
            _row("order", ["none", "none", "none", "unsure"], right_order=order),
            _row(
                "agree", ["none", "none", "none", "right", "right", "unsure"], measure="confidence"
            ),
        ),
    )


def _row(kind, codes, **fields):
    """A question of KIND with a choice for each of CODES: a picture first, "not sure" last."""
    made = [
        ChoiceRow(
            key=f"{kind.replace('_', '-')}-{number}",
            code=code,
            line=1,
            text=Both(f"Choice {number}", f"Dewis {number}"),
            easy=Both(),
            feedback=Both(f"Said of {number}.", f"Am {number}."),
        )
        for number, code in enumerate(codes, 1)
    ]
    picture = PictureRow("phone", 1, Both("A telephone", "Ffôn symudol"))
    made[0] = replace(made[0], picture=picture)
    made[-1] = replace(made[-1], key="unsure")
    return QuestionRow(
        **{
            "key": f"a-{kind.replace('_', '-')}",
            "measure": "knowledge",
            "kind": kind,
            "line": 1,
            "text": Both(f"What is {kind}?", f"Beth yw {kind}?"),
            "easy": Both("Easy?", "Hawdd?"),
            "why": Both("Because it is safe.", "Achos mae’n ddiogel."),
            "choices": tuple(made),
            **fields,
        }
    )


# Words that mean something to one of the formats, to HTML, to XML or to a screen.
HOSTILE = [
    "[html]<b>Safe</b>?",
    "[markdown] *Safe*?",
    "[plain]",
    "[tag:safe] [id:safe]",
    "[ safe",
    "%50%safe",
    "%100%",
    "// safe",
    "::safe:: {=yes ~no}",
    "{safe}",
    "}safe{",
    "####safe",
    "~safe =safe #safe",
    "T",
    "TRUE",
    "a -> 1",
    "$CATEGORY: safe",
    "/safe/",
    "safe\\",
    "\\n safe \\",
    "]]><safe>",
    "</text></question><question type='essay'>",
    "<script>alert(1)</script>",
    '<span lang="cy" class="multilang">x</span>',
    "</span><span>",
    "&amp; &lt; &#60; &nbsp; &safe;",
    "<!-- safe --> <![CDATA[safe]]>",
    "<?xml version='1.0'?>",
    "safe\x00\x08\x1b\ufffe",
    "safe\n\n\tsafe",
    "\u202esafe\u202c",
    "😀 Ŵ ŷ £",
]


def hostile_quiz(words):
    """A quiz of every kind whose every text is WORDS, but for a letter that tells each apart."""
    quiz = quiz_of_every_kind()
    both = Both(words, words)

    def said(choice, number):
        picture = replace(choice.picture, alt=both) if choice.picture else None
        text = Both(f"{words}{number}", f"{words}{number}")
        return replace(choice, text=text, feedback=both, picture=picture)

    return replace(
        quiz,
        title=both,
        questions=tuple(
            replace(
                row,
                text=both,
                why=both,
                choices=tuple(said(each, number) for number, each in enumerate(row.choices)),
            )
            for row in quiz.questions
        ),
    )


@cache
def library_quizzes():
    """The quiz of every lesson as a file takes it along: pictures by their name, with the bytes."""
    library, _faults = read_library(CONTENT)
    return tuple(map(_taken_along, library.packs))


def _taken_along(pack):
    pictures = {}

    def without_folder(choice):
        picture = choice.picture
        if picture is None or picture.file is None:
            return choice
        pictures[picture.name] = picture.file.read_bytes()
        return replace(choice, picture=replace(picture, file=Path(picture.name)))

    questions = tuple(
        replace(question, choices=tuple(map(without_folder, question.choices)))
        for question in pack.questions
    )
    return Quiz(pack.slug, pack.title, questions, pictures)
