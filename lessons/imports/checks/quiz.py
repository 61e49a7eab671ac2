"""The shape of a quiz: five questions, what each measures, and how its choices are coded."""

from collections.abc import Iterable

from lessons.imports.faults import Faults
from lessons.imports.shapes import Pack, QuestionRow
from lessons.models import Choice, Measure

MEASURES = [
    Measure.KNOWLEDGE,
    Measure.KNOWLEDGE,
    Measure.MISCONCEPTION,
    Measure.CONFIDENCE,
    Measure.HELP,
]
UNSURE = Choice.Code.UNSURE
LEAST_CHOICES, MOST_CHOICES = 3, 5  # three or four, and "I'm not sure"


def check_quiz(pack: Pack, faults: Faults) -> None:
    """Five questions in the order of what they measure, each with one safe answer."""
    file = pack.folder / "quiz.toml"
    measures = [question.measure for question in pack.questions]
    if measures != MEASURES:
        faults.add(
            file,
            1,
            "a quiz has five questions: knowledge, knowledge, misconception, confidence, help,"
            f" not {', '.join(measures) or 'none'}",
        )
    keys = [question.key for question in pack.questions]
    for question in pack.questions:
        if keys.count(question.key) > 1:
            faults.add(file, question.line, f"question '{question.key}' stands here twice")
        for message in _choices(question):
            faults.add(file, question.line, message)


def _choices(question: QuestionRow) -> Iterable[str]:
    codes = [choice.code for choice in question.choices]
    keys = [choice.key for choice in question.choices]
    name = f"question '{question.key}'"
    if not LEAST_CHOICES <= len(codes) <= MOST_CHOICES:
        yield f"{name} has three or four choices and 'I'm not sure', not {len(codes)}"
    for code in sorted(set(codes) - set(Choice.Code.values)):
        yield f"{name}: '{code}' is not right, unsure, misconception or none"
    if codes.count(Choice.Code.RIGHT) != 1:
        yield f"{name} has one right choice, not {codes.count(Choice.Code.RIGHT)}"
    if codes.count(UNSURE) != 1 or codes[-1:] != [UNSURE] or keys[-1:] != ["unsure"]:
        yield f"{name} ends with the choice 'unsure', coded unsure"
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"{name}: choice '{key}' stands here twice"
