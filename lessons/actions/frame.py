"""The empty frame of a lesson, and of a question: every part it needs, with nothing in it yet."""

from pathlib import Path

from lessons.actions.sections import NOTES_CY, NOTES_EN
from lessons.imports.shapes import TAUGHT_KINDS, Both, ChoiceRow, Pack, QuestionRow, SectionRow
from lessons.models import Choice, Measure, Question

# Its heading, and its minutes on the route of 45.
SECTIONS = {
    "ground-rules": (Both("How we talk today", "Sut rydyn ni’n siarad heddiw"), 3),
    "starter": (Both("Starter", "Dechrau"), 5),
    "activity": (Both("Activity", "Gweithgaredd"), 14),
    "discussion": (Both("Discussion", "Trafodaeth"), 7),
    "plenary": (Both("What we take with us", "Beth rydyn ni’n mynd gyda ni"), 5),
    "signposting": (Both("Where to get help", "Ble i gael help"), 3),
    "safeguarding": (
        Both("If a child tells you something", "Os bydd plentyn yn dweud rhywbeth"),
        0,
    ),
    "follow-up": (Both("After the lesson", "Ar ôl y wers"), 0),
    "parents": (Both("For parents and carers", "I rieni a gofalwyr"), 0),
}
QUESTIONS = {
    "first": Measure.KNOWLEDGE,
    "second": Measure.KNOWLEDGE,
    "mistake": Measure.MISCONCEPTION,
    "sure": Measure.CONFIDENCE,
    "help": Measure.HELP,
}
# The choices that a question begins with: key, what choosing it shows, and its words.
Kind, Code = Question.Kind, Choice.Code
CHOICES: dict[str, tuple[tuple[str, Choice.Code, Both], ...]] = {
    Kind.ONE: (
        ("a", Code.RIGHT, Both()),
        ("b", Code.MISCONCEPTION, Both()),
        ("c", Code.NONE, Both()),
    ),
    Kind.SEVERAL: (
        ("a", Code.RIGHT, Both()),
        ("b", Code.RIGHT, Both()),
        ("c", Code.MISCONCEPTION, Both()),
    ),
    Kind.TRUE_FALSE: (
        ("true", Code.MISCONCEPTION, Both("True", "Cywir")),
        ("false", Code.RIGHT, Both("False", "Anghywir")),
    ),
    Kind.ORDER: (
        ("a", Code.NONE, Both()),
        ("b", Code.NONE, Both()),
        ("c", Code.NONE, Both()),
    ),
    Kind.AGREE: (
        ("not-at-all", Code.NONE, Both("Not at all", "Dim o gwbl")),
        ("a-little", Code.NONE, Both("A little", "Ychydig")),
        ("half", Code.NONE, Both("About half", "Tua hanner")),
        ("mostly", Code.RIGHT, Both("Mostly", "Gan mwyaf")),
        ("very", Code.RIGHT, Both("Very much", "Yn llwyr")),
    ),
}
UNSURE = ("unsure", Code.UNSURE, Both("I’m not sure", "Dydw i ddim yn siŵr"))


def empty_frame(*, slug: str, topic: str, ages: tuple[int, int], title: Both) -> Pack:
    """A pack that holds the parts of a lesson, 45 minutes long, without words."""
    return Pack(
        slug=slug,
        folder=Path(slug),
        topic=topic,
        ages=ages,
        is_for_assembly=False,
        devices="none",
        law_cards=(),
        help_routes=(),
        tags=(),
        is_welsh_checked=False,
        quiz_minutes={45: 8},
        sections=tuple(_section(kind) for kind in SECTIONS),
        title=title,
        aim=Both(),
        i_can=(),
        vocabulary=(),
        questions=tuple(
            empty_question(key=key, measure=measure, kind=Kind.ONE, text=Both())
            for key, measure in QUESTIONS.items()
        ),
        fingerprint="",
    )


def _section(kind: str) -> SectionRow:
    heading, minutes = SECTIONS[kind]
    return SectionRow(
        key=kind,
        kind=kind,
        minutes={45: minutes} if minutes else {},
        line=1,
        heading=heading,
        notes=Both(NOTES_EN, NOTES_CY) if kind in TAUGHT_KINDS else Both(),
    )


def empty_question(*, key: str, measure: str, kind: str, text: Both) -> QuestionRow:
    """A question of KIND with the choices it begins with, "I'm not sure" the last of them."""
    return QuestionRow(
        key=key,
        measure=measure,
        kind=kind,
        line=1,
        text=text,
        easy=Both(),
        why=Both(),
        choices=tuple(
            ChoiceRow(name, code, 1, words, Both(), Both())
            for name, code, words in (*CHOICES[kind], UNSURE)
        ),
    )
