"""Made-up quizzes of every kind, for the formats to carry."""

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from lessons.formats import Quiz
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

    def row(kind, codes, **fields):
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

    order = tuple(f"order-{number}" for number in (3, 1, 2))
    return Quiz(
        "every-kind",
        Both("Every kind", "Pob math"),
        (
            row("one", ["none", "right", "misconception", "unsure"]),
            row("several", ["right", "none", "right", "unsure"]),
            row("true_false", ["right", "misconception", "unsure"], measure="misconception"),
            row("order", ["none", "none", "none", "unsure"], right_order=order),
            row(
                "agree", ["none", "none", "none", "right", "right", "unsure"], measure="confidence"
            ),
        ),
    )
