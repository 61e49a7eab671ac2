"""The empty frame of a lesson: every part that it needs, and nothing in them yet."""

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
CHOICES = {"a": Choice.Code.RIGHT, "b": Choice.Code.MISCONCEPTION, "c": Choice.Code.NONE}
UNSURE = ChoiceRow(
    key="unsure",
    code=Choice.Code.UNSURE,
    line=1,
    text=Both("I’m not sure", "Dydw i ddim yn siŵr"),
    easy=Both(),
    feedback=Both(),
)


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
        questions=tuple(_question(key, measure) for key, measure in QUESTIONS.items()),
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


def _question(key: str, measure: str) -> QuestionRow:
    choices = (ChoiceRow(name, code, 1, Both(), Both(), Both()) for name, code in CHOICES.items())
    return QuestionRow(
        key=key,
        measure=measure,
        kind=Question.Kind.ONE,
        line=1,
        text=Both(),
        easy=Both(),
        why=Both(),
        choices=(*choices, UNSURE),
    )
